"""Photos, recordings and files in the visit window: given by key, drop and paste, opened, replaced, taken away."""

from __future__ import annotations

import os
import struct
import threading
import time
import wave
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
import shiboken6
from filelock import FileLock
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from ltsa_desktop.ground.paths import opened_files
from ltsa_desktop.gui.visit.editors.files import FileEditor
from ltsa_desktop.gui.visit.editors.text import LineEditor
from ltsa_desktop.gui.visit.media import PictureDialog
from ltsa_desktop.gui.visit.outside import sweep
from ltsa_desktop.store import Store
from ltsa_desktop.store.receiving import MAX_FILE

FORM = """
survey | type | name | label
survey | text | kode | A1 Nama
survey | barcode | batang | A2 Kode batang
survey | image | foto | A3 Foto
survey | audio | suara | A4 Rekaman suara
survey | video | film | A5 Video
survey | file | surat | A6 Surat tugas
survey | image | foto2 | A7 Foto lain
"""
CONTROL = Qt.KeyboardModifier.ControlModifier


def jpeg(size: tuple[int, int] = (400, 300), place: bool = False, orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif.get_ifd(0x8769)[0x9003] = "2026:11:17 09:30:12"
    if place:
        exif.get_ifd(0x8825)[1] = "S"
        exif.get_ifd(0x8825)[2] = (8.0, 3.0, 57.0)
    out = BytesIO()
    Image.new("RGB", size, (90, 120, 60)).save(out, "JPEG", exif=exif.tobytes())
    return out.getvalue()


def sound(seconds: int) -> bytes:
    out = BytesIO()
    with wave.open(out, "wb") as stream:
        stream.setnchannels(1)
        stream.setsampwidth(1)
        stream.setframerate(8000)
        stream.writeframes(bytes(8000 * seconds))
    return out.getvalue()


def film(seconds: int, size: int) -> bytes:
    def box(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content) + 8) + name + content

    head = struct.pack(">B3xIIII", 0, 0, 0, 1000, seconds * 1000) + bytes(80)
    return box(b"ftyp", b"isom" + bytes(8)) + box(b"moov", box(b"mvhd", head)) + box(b"mdat", os.urandom(size))


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def files_of(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(editor: FileEditor, *paths: Path) -> None:
    mime = files_of(*paths)
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, none)
    QApplication.sendEvent(editor, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(editor, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, none))


@pytest.fixture
def put(show, settle) -> Callable[[str], tuple]:
    """The window at one question: (window, the question's editor, the sentences it told)."""
    told: list[str] = []
    window = show(FORM)
    window.session.told.connect(lambda words, kind: told.append(words))

    def at(name: str) -> tuple:
        window.form.go_to(f"/data/{name}")
        editor = next(
            field.editor
            for field in window.form.page(0).blocks.card(f"/data/{name}").fields()
            if isinstance(field.editor, FileEditor | LineEditor)
        )
        return window, editor, told

    return at


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_a_recording_is_dropped_named_captioned_and_survives_undo_and_redo(put, settle, tmp_path: Path) -> None:
    window, editor, _ = put("suara")
    data = sound(200)
    drop(editor, written(tmp_path / "wawancara kepala.wav", data))
    settle(window)
    assert window.session.node("/data/suara").value == "wawancara kepala.wav"
    assert editor.about.text() == "Rekaman 1 · 3:20 · 1,5 MB · wawancara kepala.wav"
    assert editor.choose.text() == "Ganti"
    editor.caption.setFocus()
    QTest.keyClicks(editor.caption, "CONTOH wawancara")
    QTest.keyClick(editor.caption, Qt.Key.Key_Return)
    settle(window)
    assert window.session.attachments["/data/suara"].caption == "CONTOH wawancara"
    QTest.keyClick(editor.choose, Qt.Key.Key_Delete)
    settle(window)
    assert window.session.node("/data/suara").value == ""
    assert editor.about.text() == ""
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    settle(window)
    assert window.session.node("/data/suara").value == "wawancara kepala.wav"
    assert editor.about.text().startswith("Rekaman 1")
    given: list[bytes] = []
    window.session.load_file("/data/suara", given.append, window)
    settle(window)
    assert given == [data]


def test_a_file_is_pasted_from_the_clipboard_and_replaced_by_the_button(
    put, settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, editor, _ = put("surat")
    QGuiApplication.clipboard().setMimeData(files_of(written(tmp_path / "surat.pdf", b"%PDF-1.4 CONTOH")))
    QTest.keySequence(editor.choose, "Ctrl+V")
    settle(window)
    assert editor.about.text() == "1 KB · surat.pdf"
    other = written(tmp_path / "surat baru.docx", b"PK\x03\x04 CONTOH")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    QTest.keyClick(editor.choose, Qt.Key.Key_Space)
    settle(window)
    assert window.session.node("/data/surat").value == "surat baru.docx"
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    settle(window)
    assert editor.about.text() == "1 KB · surat.pdf"


def test_the_photo_key_attaches_recordings_too(put, settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window, editor, _ = put("film")
    path = written(tmp_path / "loket.mp4", film(61, 2000))
    asked: list[str] = []

    def choose(*words: object) -> tuple[str, str]:
        asked.append(str(words[-1]))
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    QTest.keyClick(window, Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    settle(window)
    assert editor.about.text() == "Rekaman 1 · 1:01 · 2 KB · loket.mp4"
    assert "*.mp4" in asked[0]


def test_a_file_of_another_kind_is_refused_by_its_content_in_a_sentence(put, settle, tmp_path: Path) -> None:
    window, editor, told = put("suara")
    drop(editor, written(tmp_path / "suara.mp3", b"hanya teks biasa"))
    drop(editor, written(tmp_path / "suara.wav", jpeg()))
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    QGuiApplication.clipboard().setImage(image)
    QTest.keySequence(editor.choose, "Ctrl+V")
    QGuiApplication.clipboard().setText("bukan berkas")
    QTest.keySequence(editor.choose, "Ctrl+V")
    settle(window)
    assert "isi “suara.mp3” bukan itu" in told[0]
    assert "“suara.wav” berisi foto atau gambar" in told[1]
    assert "“papan klip” berisi foto atau gambar" in told[2]
    assert "papan klip tidak ada gambar atau berkas" in told[3]
    assert len(told) == 4
    assert window.session.node("/data/suara").value == ""


def test_too_large_empty_and_heic_files_are_told_before_they_are_read(put, settle, tmp_path: Path) -> None:
    window, editor, told = put("film")
    large = tmp_path / "rapat.mp4"
    with large.open("wb") as stream:
        stream.truncate(MAX_FILE + 1)
    drop(editor, large)
    drop(editor, written(tmp_path / "kosong.mp4", b""))
    _, photo, _ = put("foto")
    drop(photo, written(tmp_path / "IMG_0012.HEIC", b"\0\0\0\x18ftypheic" + bytes(50)))
    settle(window)
    assert "paling besar 100 MB" in told[0]
    assert "kosong" in told[1]
    assert "HEIC" in told[2]
    assert "Paling Kompatibel" in told[2]
    assert window.session.attachments == {}


def test_of_several_files_the_first_is_taken_and_the_rest_is_told(put, settle, tmp_path: Path) -> None:
    window, editor, told = put("surat")
    drop(editor, *(written(tmp_path / f"{n}.pdf", b"%PDF-1.4") for n in "abc"))
    settle(window)
    assert window.session.node("/data/surat").value == "a.pdf"
    assert "2 berkas lain tidak dilampirkan" in told[0]


def test_photos_keep_time_and_number_lose_the_place_and_stand_upright(put, settle, tmp_path: Path) -> None:
    window, editor, _ = put("foto")
    drop(editor, written(tmp_path / "depan.jpg", jpeg(place=True, orientation=6)))
    settle(window)
    kept = window.session.attachments["/data/foto"]
    assert (kept.width, kept.height) == (300, 400)
    assert "Foto 1 · " in editor.about.text()
    assert editor.about.text().endswith("17-11-2026 09:30")
    assert not editor.thumbnail.pixmap().isNull()
    given: list[bytes] = []
    window.session.load_file("/data/foto", given.append, window)
    _, other, _ = put("foto2")
    drop(other, written(tmp_path / "samping.jpg", jpeg()))
    settle(window)
    assert not Image.open(BytesIO(given[0])).getexif().get_ifd(0x8825)
    assert "Foto 2 · " in other.about.text()
    _, editor, _ = put("foto")
    drop(editor, written(tmp_path / "depan lagi.jpg", jpeg()))
    settle(window)
    assert "Foto 3 · " in editor.about.text()
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    settle(window)
    assert "Foto 1 · " in editor.about.text()


@pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagate)", extend=True)
def test_the_place_stays_in_a_photo_when_the_person_asks_for_it(put, settle, tmp_path: Path) -> None:
    window, editor, _ = put("foto")
    QApplication.sendEvent(
        editor,
        QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, editor.rect().center(), editor.mapToGlobal(editor.rect().center())
        ),
    )
    menu = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible())
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert window.session.desk.settings.keep_photo_place
    drop(editor, written(tmp_path / "letak.jpg", jpeg(place=True)))
    given: list[bytes] = []
    settle(window)
    window.session.load_file("/data/foto", given.append, window)
    settle(window)
    assert Image.open(BytesIO(given[0])).getexif().get_ifd(0x8825)[1] == "S"


@pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagate)", extend=True)
def test_a_photo_is_shown_in_full_in_a_window(put, settle, tmp_path: Path, qtbot) -> None:
    window, editor, _ = put("foto")
    drop(editor, written(tmp_path / "depan.jpg", jpeg()))
    settle(window)
    QTest.mouseClick(editor.open, Qt.MouseButton.LeftButton)
    settle(window)
    (dialog,) = window.findChildren(PictureDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    places: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not places.append(Path(url.toLocalFile())))
    return places


def test_what_is_opened_outside_lies_in_plain_only_while_the_visit_is_open(
    put, settle, opened: list[Path], tmp_path: Path, qtbot
) -> None:
    window, editor, _ = put("suara")
    data = sound(2)
    drop(editor, written(tmp_path / "wawancara.wav", data))
    settle(window)
    QTest.mouseClick(editor.open, Qt.MouseButton.LeftButton)
    QTest.mouseClick(editor.open, Qt.MouseButton.LeftButton)
    settle(window)
    assert [place.name for place in opened] == ["wawancara.wav"] * 2
    assert opened[0].read_bytes() == data
    if os.name != "nt":
        assert opened[0].stat().st_mode & 0o777 == 0o400
        assert opened_files().stat().st_mode & 0o077 == 0
    assert sweep() == 0, "another start takes nothing away that is in use"
    window.close()
    window.deleteLater()
    qtbot.waitUntil(lambda: not list(opened_files().iterdir()))


def test_what_a_power_cut_left_in_plain_is_gone_at_the_next_start(desk, qtbot, tmp_path: Path) -> None:
    from ltsa_desktop.gui import app as program

    left = opened_files() / "4711-abc" / "x"
    left.mkdir(parents=True)
    written(left / "rapat.mp4", b"CONTOH").chmod(0o400)
    used = opened_files() / "4712-def"
    used.mkdir()
    with FileLock(f"{used}.lock"):
        window = program.MainWindow(desk.context.settings)
        qtbot.addWidget(window)
        started = program.furnish(window, desk.context)
        qtbot.waitUntil(lambda: not left.parent.exists())
        assert used.exists()
        qtbot.waitUntil(lambda: not started.pool.busy())
        started.store_thread.stop()
        started.pool.stop()


def test_what_could_be_a_program_is_saved_never_started(
    put, settle, opened: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, editor, told = put("surat")
    drop(editor, written(tmp_path / "laporan.exe", b"MZ CONTOH"))
    settle(window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "salinan.exe"), ""))
    QTest.mouseClick(editor.open, Qt.MouseButton.LeftButton)
    settle(window)
    assert opened == []
    assert (tmp_path / "salinan.exe").read_bytes() == b"MZ CONTOH"
    assert "salinan.exe" in told[-1]


def test_a_long_film_shows_how_far_it_is_and_can_be_stopped(put, settle, tmp_path: Path, qtbot) -> None:
    window, editor, _ = put("film")
    drop(editor, written(tmp_path / "rapat.mp4", film(600, 90 << 20)))
    session = window.session
    qtbot.waitUntil(lambda: editor._way is not None and editor._way.isVisible())
    assert "rapat.mp4" in editor._way_words.text()
    assert session.queue.waiting == 1
    assert not session.queue.idle()
    # Answers given meanwhile do not wait for it.
    session.set("/data/kode", "CONTOH")
    QTest.mouseClick(editor._stop, Qt.MouseButton.LeftButton)
    settle(window)
    assert session.node("/data/film").value == ""
    assert session.node("/data/kode").value == "CONTOH"
    assert not editor._way.isVisible()


def test_the_window_stays_quick_while_a_film_of_90_mb_and_a_photo_of_60_megapixels_come_in(
    put, settle, tmp_path: Path, qtbot
) -> None:
    window, editor, _ = put("film")
    path = written(tmp_path / "rapat.mp4", film(600, 90 << 20))
    photo = written(tmp_path / "besar.jpg", jpeg((10000, 6000)))
    ticks = [time.perf_counter()]
    timer = QTimer()
    timer.setInterval(1)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    drop(editor, path)
    _, other, _ = put("foto")
    ticks.append(time.perf_counter())
    drop(other, photo)
    settle(window)
    timer.stop()
    gaps = sorted((b - a for a, b in pairwise(ticks)), reverse=True)
    print("longest gaps of the window, ms:", [round(1000 * gap) for gap in gaps[:5]])
    assert editor.about.text() == "Rekaman 1 · 10:00 · 90,0 MB · rapat.mp4"
    assert "Foto 1" in other.about.text()
    # No time is asserted here; a window that waited for the work would hardly have come round at all.
    assert len(ticks) > 20
    assert threading.current_thread() is threading.main_thread()


def test_the_window_closes_only_when_the_file_has_arrived(put, settle, tmp_path: Path, shared_store, qtbot) -> None:
    window, editor, _ = put("film")
    visit = window.session.visit.id
    drop(editor, written(tmp_path / "rapat.mp4", film(60, 20 << 20)))
    assert not window.close()
    qtbot.waitUntil(lambda: not shiboken6.isValid(window))
    assert shared_store.visits.content(visit)["/data/film"] == "rapat.mp4"


def test_a_visit_is_sealed_with_the_file_that_was_given_just_before(put, settle, tmp_path: Path, shared_store) -> None:
    window, editor, told = put("film")
    drop(editor, written(tmp_path / "rapat.mp4", film(60, 20 << 20)))
    sealed: list[object] = []
    window.session.seal(sealed.append)
    settle(window)
    settle(window)
    assert told == []
    (revision,) = sealed
    assert "rapat.mp4" in shared_store.revisions.read(revision.raw).attachments


def test_a_barcode_is_typed_or_scanned_like_a_line_of_text(put, settle) -> None:
    window, _, _ = put("batang")
    QTest.keyClicks(QApplication.focusWidget(), "8991002101234")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)  # as a scanner ends its code
    settle(window)
    assert window.session.node("/data/batang").value == "8991002101234"
    assert window.form.place() == "/data/foto"


def test_a_pasted_picture_of_a_large_camera_is_kept_as_large_as_photos_are(put, settle, shared_store: Store) -> None:
    window, editor, told = put("foto")
    image = QImage(6000, 3000, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    QGuiApplication.clipboard().setImage(image)
    QTest.keySequence(editor.choose, "Ctrl+V")
    assert window.session.attachments == {}
    settle(window)
    (kept,) = window.session.attachments.values()
    data = shared_store.visits.attachment_bytes(window.visit_id, kept.name)
    assert QImage.fromData(data).size() == QSize(2000, 1000)
    assert told == []
