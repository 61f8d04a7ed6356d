"""Several evaluators at one laptop: each answer stands under the name of who gave it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ltsa_desktop.gui.visit.people import PeopleDialog
from ltsa_desktop.store.revision_body import read

FORM = """
survey | type | name | label | instance::peran
survey | begin group | a | A Bagian |
survey | begin repeat | tim | Tim |
survey | text | anggota | A1 Nama | team.member
survey | text | nip | A2 NIP | team.nip
survey | end repeat | | |
survey | text | isi | A3 Isi |
survey | text | lain | A4 Lain |
survey | end group | | |
"""


def switch(window, qtbot) -> PeopleDialog:
    window.activateWindow()
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_U, control)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PeopleDialog))
    dialog = QApplication.activeModalWidget()
    dialog.activateWindow()
    return dialog


def give(window, path: str, words: str) -> None:
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, 3000)
    window.form.go_to(path)
    QTest.keyClicks(window.focusWidget(), words)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)


def test_who_answers_is_switched_by_keys_and_every_answer_keeps_its_giver(show, settle, qtbot, shared_store) -> None:
    window = show(FORM)
    tim = window.session.instances("/data/a/tim")[0]
    give(window, f"{tim}/anggota", "Ani Wulandari")
    give(window, f"{tim}/nip", "198701012010012001")
    settle(window)
    dialog = switch(window, qtbot)
    assert [who.name for who in dialog.people] == ["Siti Rahma", "Ani Wulandari"]
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.queue.who is not None)
    give(window, "/data/a/isi", "oleh Ani")
    settle(window)
    dialog = switch(window, qtbot)
    QTest.keyClicks(dialog.name, "Budi Santoso")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.queue.who.name == "Budi Santoso")
    give(window, "/data/a/lain", "oleh Budi")
    settle(window)
    visit = window.visit_id
    names = {path: shared_store.visits.history(visit, path)[-1].author.name for path in ("/data/a/isi", "/data/a/lain")}
    assert names == {"/data/a/isi": "Ani Wulandari", "/data/a/lain": "Budi Santoso"}
    assert shared_store.visits.history(visit, "/data/a/isi")[-1].author.nip == "198701012010012001"
    body = read(shared_store.revisions.get(shared_store.visits.seal(visit, "final").id).raw)
    assert {author.name for author in body.authors} == {"Siti Rahma", "Ani Wulandari", "Budi Santoso"}
    report = shared_store.read.visit_report(visit)
    assert len(report.writers) == 3
    assert any(line.startswith("Ani Wulandari, NIP 198701012010012001: 1 jawaban") for line in report.writers)


def test_who_answers_is_known_again_after_the_window_was_closed(show, settle, qtbot, shared_store) -> None:
    window = show(FORM)
    dialog = switch(window, qtbot)
    QTest.keyClicks(dialog.name, "Budi Santoso")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    settle(window)
    visit = shared_store.visits.get(window.visit_id)
    window.close()
    again = show(visit)
    qtbot.waitUntil(lambda: again.session.queue.who is not None)
    assert again.session.queue.who.name == "Budi Santoso"
