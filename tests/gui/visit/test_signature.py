"""A signature by mouse, pen and finger; strokes taken back; kept as a picture, or left for ink."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ltsa_desktop.gui.visit.editors.signature import PAD_HEIGHT, PAD_WIDTH, SCALE, SignatureEditor

FORM = """
survey | type | name | label | appearance
survey | image | ttd | A1 Tanda tangan | signature
survey | text | nama | A2 Nama |
"""
STROKES = [[(40, 90), (80, 30), (120, 95)], [(150, 60), (220, 70)], [(240, 40), (300, 80)]]


@pytest.fixture
def signing(show, settle):
    window = show(FORM)
    window.form.go_to("/data/ttd")
    editor = window.form.page(0).blocks.card("/data/ttd").field.editor
    assert isinstance(editor, SignatureEditor)
    return window, editor


def by_mouse(pad, stroke) -> None:
    first, *_, last = points = [QPoint(*p) for p in stroke]
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=first)
    for point in points[1:]:
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=last)


PEN = QPointingDevice(
    "pena CONTOH",
    7,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
    1,
    1,
)


def by_pen(pad, stroke) -> None:
    kinds = [QEvent.Type.TabletPress, *[QEvent.Type.TabletMove] * (len(stroke) - 1), QEvent.Type.TabletRelease]
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind, point in zip(kinds, [*stroke, stroke[-1]], strict=True):
        place = QPointF(*point)
        event = QTabletEvent(
            kind, PEN, place, QPointF(pad.mapToGlobal(place.toPoint())), 0.7, 0, 0, 0, 0, 0, none, button, button
        )
        QApplication.sendEvent(pad, event)
        assert event.isAccepted()


def by_finger(pad, stroke) -> None:
    device = QTest.createTouchDevice()
    first, *others = [QPoint(*p) for p in stroke]
    QTest.touchEvent(pad, device).press(0, first, pad).commit()
    # The heel of the hand comes down beside it and draws nothing.
    QTest.touchEvent(pad, device).stationary(0).press(1, QPoint(400, 130), pad).commit()
    for point in others:
        QTest.touchEvent(pad, device).move(0, point, pad).stationary(1).commit()
    QTest.touchEvent(pad, device).release(0, others[-1], pad).release(1, QPoint(400, 130), pad).commit()


def black(data: bytes) -> set[tuple[int, int]]:
    """Where ink is, in points of the pad."""
    image = Image.open(BytesIO(data)).convert("L")
    assert image.size == (PAD_WIDTH * SCALE, PAD_HEIGHT * SCALE)
    wide = image.width
    return {(n % wide // SCALE, n // wide // SCALE) for n, tone in enumerate(image.tobytes()) if tone < 100}


@pytest.mark.parametrize("draw", [by_mouse, by_pen, by_finger])
def test_a_signature_is_drawn_and_kept_with_every_stroke(signing, settle, draw) -> None:
    window, editor = signing
    for stroke in STROKES:
        draw(editor.pad, stroke)
    assert len(editor.pad.strokes) == 3
    QTest.keyClick(editor.pad, Qt.Key.Key_Return)
    settle(window)
    kept = window.session.attachments["/data/ttd"]
    assert (kept.number, window.session.node("/data/ttd").value) == (0, "tanda-tangan.png")
    given: list[bytes] = []
    window.session.load_file("/data/ttd", given.append, window)
    settle(window)
    ink = black(given[0])
    assert all(any(abs(x - px) < 4 and abs(y - py) < 4 for px, py in ink) for stroke in STROKES for x, y in stroke)
    assert not any(x > 390 for x, _ in ink)
    assert editor.pad.image is not None
    assert not editor.pad.strokes


def test_strokes_are_taken_back_one_by_one_by_key_and_button(signing, settle) -> None:
    window, editor = signing
    window.session.set("/data/nama", "Siti")
    settle(window)
    for stroke in STROKES:
        by_mouse(editor.pad, stroke)
    QTest.keyClick(editor.pad, Qt.Key.Key_Backspace)
    QTest.keyClick(editor.pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(editor.pad.strokes) == 1
    assert window.session.node("/data/nama").value == "Siti", "Ctrl+Z took a stroke, not an answer"
    QTest.mouseClick(editor.back, Qt.MouseButton.LeftButton)
    assert editor.pad.strokes == []
    assert not editor.is_pending()
    assert not editor.back.isVisible()
    QTest.keyClick(editor.pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert window.session.node("/data/nama").value == "", "with nothing drawn Ctrl+Z is the visit's again"


def test_a_signature_rests_and_is_kept_by_itself_cleared_and_brought_back(signing, settle, qtbot) -> None:
    window, editor = signing
    by_mouse(editor.pad, STROKES[0])
    qtbot.waitUntil(lambda: window.session.node("/data/ttd").value != "")
    settle(window)
    QTest.keyClick(editor.pad, Qt.Key.Key_Delete)
    settle(window)
    assert window.session.node("/data/ttd").value == ""
    assert editor.pad.image is None
    QTest.keyClick(editor.pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert window.session.node("/data/ttd").value == "tanda-tangan.png"
    assert editor.pad.image is not None


def test_the_place_is_left_for_ink_and_taken_back(signing, settle) -> None:
    window, editor = signing
    QTest.keyClick(editor.ink, Qt.Key.Key_Space)
    settle(window)
    assert window.session.skip_reason("/data/ttd") == "Tanda tangan basah di kertas"
    assert not editor.pad.isVisible()
    QTest.keyClick(editor.ink, Qt.Key.Key_Space)
    settle(window)
    assert window.session.skip_reason("/data/ttd") == ""
    assert editor.pad.isVisible()
