"""A full disk, a read-only store, a clock set back, a file gone; and the place kept when the form changes around it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ltsa_desktop.bootstrap import AppContext, Settings
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.visit import open_visit
from ltsa_desktop.gui.visit.window import VisitWindow
from ltsa_desktop.store import Profile, Store, create_store, open_store
from ltsa_desktop.store.vault import Cost

QUICK = Cost(memory_kib=64, iterations=1, lanes=1)
FORM = """
survey | type | name | label | relevant | appearance
survey | begin group | a | A Bagian | |
survey | text | nama | A1 Nama | |
survey | text | cerita | A2 Cerita | | multiline
survey | image | foto | A3 Foto | |
survey | file | surat | A4 Surat | |
survey | end group | | | |
"""
SHIFTING = "\n".join(
    [
        "survey | type | name | label | relevant | appearance",
        "survey | begin group | a | A Bagian | |",
        *(f"survey | text | atas{n} | A{n} Atas | ${{kerja}} = 'ya' |" for n in range(1, 9)),
        *(f"survey | text | tetap{n} | A{n} Tetap | | multiline" for n in range(9, 16)),
        "survey | select_one yn | kerja | A16 Bekerja? | |",
        *(f"survey | text | bawah{n} | A{n} Bawah | ${{kerja}} = 'ya' |" for n in range(17, 25)),
        "survey | end group | | | |",
        "choices | list_name | name | label",
        "choices | yn | ya | Ya",
        "choices | yn | tidak | Tidak",
    ]
)


def type_into(window: VisitWindow, path: str, words: str) -> None:
    """Give a question another text by keys."""
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, 3000)
    window.form.go_to(path)
    widget = QApplication.focusWidget()
    QTest.keySequence(widget, "Ctrl+A")
    QTest.keyClicks(widget, words)
    QTest.keyClick(widget, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


@pytest.fixture
def office(dressed, qtbot, compiled, monkeypatch) -> Iterator[Callable[[Store, str], VisitWindow]]:
    """Open the window of a visit in a store of this test alone."""
    monkeypatch.setattr(Settings, "save", lambda self, path=None: None)
    opened: list[tuple[VisitWindow, Desk, Store]] = []

    def enter(store: Store, visit: str) -> VisitWindow:
        made = Desk(AppContext(Settings(), store.directory, store))
        window = open_visit(made, visit)
        opened.append((window, made, store))
        window.resize(1366, 728)
        qtbot.waitUntil(lambda: window.session is not None and bool(window.session.tally.order))
        qtbot.waitUntil(lambda: not made.store_thread.busy())
        return window

    yield enter
    for window, made, store in opened:
        window.session.queue.give_up()
        qtbot.waitUntil(lambda made=made: not made.store_thread.busy())
        window.close()
        QApplication.processEvents()
        qtbot.waitUntil(lambda made=made: not made.store_thread.busy())
        made.store_thread.stop()
        made.pool.stop()
        store.close()


def begin(store: Store, instrument: object) -> str:
    digest = store.instruments.add(instrument).digest
    return store.visits.create("LTSA-014", digest, date(2026, 11, 24), "terjadwal", example=True).id


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 MB."""
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("needs to mount a small disk")
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(place)], check=False).returncode:
        pytest.skip("mounting is not allowed here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False)


def test_a_really_full_disk_turns_the_foot_red_and_then_nothing_is_lost(
    office, compiled, small_disk: Path, qtbot, password
) -> None:
    store = create_store(small_disk / "store", password, Profile("Siti"), cost=QUICK)
    visit = begin(store, compiled(FORM))
    window = office(store, visit)
    type_into(window, "/data/a/nama", "Siti")
    qtbot.waitUntil(window.session.queue.idle)
    free = os.statvfs(small_disk)
    (small_disk / "filler").write_bytes(b"x" * (free.f_bavail * free.f_frsize))
    given = {}
    for n in range(40):  # SQLite may have some room left in its own file
        given["/data/a/cerita"] = f"jawaban {n} " + "panjang " * 900
        window.session.set("/data/a/cerita", given["/data/a/cerita"])
        QTest.qWait(30)
        if window.session.queue.trouble is not None:
            break
    assert window.session.queue.trouble is not None
    type_into(window, "/data/a/nama", "Siti Rahma")
    assert f"Belum tersimpan: {window.session.queue.waiting} jawaban" in window.foot.saved.word()
    assert window.session.queue.waiting >= 2
    assert window.foot.retry.isVisible()
    assert "disk" in window.foot.why.text().lower()
    # The person makes room; the window tries by itself, or at once by the button.
    (small_disk / "filler").unlink()
    QTest.mouseClick(window.foot.retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.session.queue.idle, timeout=10000)
    qtbot.waitUntil(lambda: "Tersimpan" in window.foot.saved.word())
    assert not window.foot.retry.isVisible()
    content = store.visits.content(visit)
    assert (
        content["/data/a/cerita"] == given["/data/a/cerita"].strip()
        or content["/data/a/cerita"] == given["/data/a/cerita"]
    )
    assert content["/data/a/nama"] == "Siti Rahma"


def test_a_clock_set_back_an_hour_loses_and_reorders_nothing(office, compiled, tmp_path, qtbot, password) -> None:
    store = create_store(tmp_path / "store", password, Profile("Siti"), cost=QUICK)
    visit = begin(store, compiled(FORM))
    window = office(store, visit)
    type_into(window, "/data/a/nama", "Ani")
    qtbot.waitUntil(window.session.queue.idle)
    first = window.session.saved_at
    store.visits._core._clock = lambda: datetime.now(UTC) - timedelta(hours=1)
    type_into(window, "/data/a/nama", "Ani Lestari")
    qtbot.waitUntil(window.session.queue.idle)
    assert first - timedelta(minutes=61) < window.session.saved_at < first
    assert store.visits.content(visit)["/data/a/nama"] == "Ani Lestari"
    assert [e.new for e in store.visits.history(visit, "/data/a/nama")][-2:] == ["Ani", "Ani Lestari"]
    window.undo()
    qtbot.waitUntil(lambda: store.visits.content(visit).get("/data/a/nama") == "Ani")
    qtbot.waitUntil(window.session.queue.idle)
    revision = store.visits.seal(visit, "final", "CONTOH")
    assert store.revisions.get(revision.id).id == revision.id
    assert store.projections.compare() == []


def test_a_vanished_file_is_told_and_costs_nothing_else(office, compiled, tmp_path, qtbot, password) -> None:
    store = create_store(tmp_path / "store", password, Profile("Siti"), cost=QUICK)
    visit = begin(store, compiled(FORM))
    store.visits.save(visit, {"/data/a/nama": "Ani"})
    store.visits.attach(visit, "/data/a/surat", "surat.txt", b"CONTOH isi")
    for file in (tmp_path / "store" / "blobs").rglob("*"):
        if file.is_file():
            file.unlink()
    window = office(store, visit)
    assert window.form.go_to("/data/a/surat")
    editor = window.form.current_card().field.editor
    assert "tidak ada di laptop ini" in editor.about.text()
    assert editor.value() == "surat.txt"
    QTest.mouseClick(editor.open, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "tidak ada di laptop ini" in window.toast.text())
    type_into(window, "/data/a/nama", "Ani Lestari")
    qtbot.waitUntil(window.session.queue.idle)
    assert store.visits.content(visit)["/data/a/nama"] == "Ani Lestari"
    assert store.visits.content(visit)["/data/a/surat"] == "surat.txt"


def test_a_store_opened_for_reading_says_so_and_takes_no_key(office, compiled, tmp_path, password) -> None:
    store = create_store(tmp_path / "store", password, Profile("Siti"), cost=QUICK)
    visit = begin(store, compiled(FORM))
    store.visits.save(visit, {"/data/a/nama": "Ani"})
    store.close()
    window = office(open_store(tmp_path / "store", password, read_only=True), visit)
    assert "hanya untuk dibaca" in window.banner.text()
    assert not window.foot.finish.isEnabled()
    type_into(window, "/data/a/nama", "Lain")
    assert window.session.node("/data/a/nama").value == "Ani"
    assert window.session.queue.idle()
    window.write_remark()
    QTest.keyClicks(QApplication.focusWidget(), "tidak boleh")
    window.form.flush()
    assert window.session.remark("/data/a/nama") == ""
    assert "Hanya dibaca" in window.foot.saved.word()


def test_the_question_stays_under_the_eyes_when_others_come_and_go(show, settle) -> None:
    window = show(SHIFTING)
    window.form.page(0).finish()
    window.form.go_to("/data/a/kerja")
    card = window.form.current_card()
    page = window.form.page(0)

    def height() -> int:
        return card.mapTo(page.viewport(), QPoint(0, 0)).y()

    before = height()
    for value in ("ya", "tidak", "ya"):
        focused = QApplication.focusWidget()
        window.session.set("/data/a/kerja", value)
        settle(window)
        QTest.qWait(30)
        assert QApplication.focusWidget() is focused
        assert window.form.place() == "/data/a/kerja"
        assert height() == before
        # The keyboard goes on where it was: the same key means the same choice.
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert window.form.page(0).blocks.card("/data/a/atas1") is not None


def test_an_undo_elsewhere_leaves_the_page_where_it_is(show, settle) -> None:
    window = show(SHIFTING)
    page = window.form.page(0)
    page.finish()
    window.form.go_to("/data/a/tetap12")
    place = window.form.place()
    window.session.set("/data/a/kerja", "ya")
    window.session.set("/data/a/tetap9", "satu baris\ndua baris\ntiga\nempat\nlima")
    settle(window)
    card = window.form.current_card()
    y = card.mapTo(page.viewport(), QPoint(0, 0)).y()
    window.undo()
    settle(window)
    assert window.form.place() == place
    assert abs(card.mapTo(page.viewport(), QPoint(0, 0)).y() - y) <= 1
