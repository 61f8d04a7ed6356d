"""What earlier visits agreed on comes up at this one and is confirmed by keys; sealing carries it on."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ltsa_desktop.gui.visit.worklists.dialog import WorklistDialog
from ltsa_desktop.gui.visit.worklists.opening import open_list
from ltsa_desktop.store.follow_ups import confirmations

CENTRE = 9
FORM = """
survey | type | name | label | instance::peran | appearance
survey | begin group | g | G Temuan | |
survey | text | head | G1 Pimpinan | |
survey | begin repeat | finding | Temuan | |
survey | text | f_text | Temuan | finding.text | multiline
survey | text | f_todo | Rekomendasi | finding.recommendation | multiline
survey | text | f_own | Penanggung jawab | finding.owner |
survey | date | f_due | Tenggat | finding.deadline |
survey | end repeat | | | |
survey | end group | | | |
"""


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the keyboard"
    QTest.keyClick(focus, key, modifier)
    QApplication.processEvents()


@pytest.fixture
def agreed(shared_store, new_visit) -> None:
    agree(shared_store, new_visit, CENTRE)


def agree(shared_store, new_visit, centre: int) -> None:
    """An earlier sealed visit of the same centre with two actions."""
    visit = new_visit(FORM, date(2026, 3, 3), centre=centre)
    state = shared_store.visits.state(visit.id)
    path = state.node("/data/g/finding").children[0].path
    for number, action in enumerate(("CONTOH pasang papan", "CONTOH tambah petugas")):
        if number:
            change = state.add_repeat("/data/g/finding")
            shared_store.visits.save(visit.id, change.writes)
            path = change.path
        for name, text in (("f_text", "CONTOH temuan"), ("f_todo", action), ("f_due", f"2026-0{6 + number}-30")):
            shared_store.visits.save(visit.id, state.set(f"{path}/{name}", text).writes)
    shared_store.visits.seal(visit.id, "final")


def test_agreed_actions_are_confirmed_by_keys_and_sealed_with_the_visit(
    agreed, show, settle, shared_store, new_visit, qtbot
) -> None:
    window = show(new_visit(FORM, centre=CENTRE))
    side = window.side.worklists
    qtbot.waitUntil(lambda: side.follow_ups.text().startswith("2 "))
    press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), WorklistDialog))
    lists = QApplication.activeModalWidget()
    lists.activateWindow()
    qtbot.waitUntil(lambda: lists.isActiveWindow() and QApplication.focusWidget() is not None)
    assert [a.action for a in lists.current().table.rows()] == ["CONTOH pasang papan", "CONTOH tambah petugas"]
    press(Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "1")
    QTest.keyClicks(QApplication.focusWidget(), "CONTOH terpasang")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), "2")
    settle(window)
    assert "0 belum dikonfirmasi" in lists.tabs.tabText(3)
    said = confirmations(shared_store.visits.content(window.visit_id))
    assert [(c.action, c.state, c.note) for c in said] == [
        ("CONTOH pasang papan", "selesai", "CONTOH terpasang"),
        ("CONTOH tambah petugas", "proses", ""),
    ]
    # One undo takes the last word back.
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert len(confirmations(shared_store.visits.content(window.visit_id))) == 1
    press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: side.follow_ups.text().startswith("Tindak lanjut lalu ✓"))
    shared_store.visits.seal(window.visit_id, "final")
    code = window.session.visit.centre_code
    assert {f.action: f.state for f in shared_store.read.follow_ups(code)} == {
        "CONTOH pasang papan": "selesai",
        "CONTOH tambah petugas": "proses",
    }
    assert shared_store.projections.compare() == []


def test_a_new_deadline_is_agreed_by_keys_and_counts_from_then_on(show, settle, shared_store, new_visit, qtbot) -> None:
    agree(shared_store, new_visit, CENTRE + 1)

    def confirmed(day: date, *keys: str) -> str:
        visit = new_visit(FORM, day, centre=CENTRE + 1)
        window = show(visit)
        qtbot.waitUntil(lambda: bool(window.side.worklists.agreements.actions))
        lists = open_list(window, "follow_ups")
        lists.activateWindow()
        qtbot.waitUntil(lambda: lists.isActiveWindow() and QApplication.focusWidget() is not None)
        page = lists.current()
        wanted = next(a for a in page.agreements.actions if a.action == "CONTOH tambah petugas")
        page.table.select(lambda a: a.key == wanted.key)
        press(Qt.Key.Key_Return)
        QTest.keyClicks(QApplication.focusWidget(), keys[0])
        assert page.due.isVisible()
        if keys[1:]:
            page.due.focus_first()
            QTest.keyClicks(QApplication.focusWidget(), keys[1])
        lists.accept()
        settle(window)
        shared_store.visits.seal(visit.id, "final", "uji")
        return visit.id

    visit = confirmed(date(2026, 8, 4), "3", "30-11-2026")
    report = shared_store.read.visit_report(visit)
    found = next(one for one in report.follow_ups if one.action == "CONTOH tambah petugas")
    assert (found.deadline, found.due) == (date(2026, 7, 30), date(2026, 11, 30))
    code = report.centre.code

    def deadline() -> set[str]:
        lines = shared_store.read.follow_ups(code)
        return {line.deadline for line in lines if line.action == "CONTOH tambah petugas"}

    assert deadline() == {"2026-11-30"}
    # A later look that moves nothing keeps it, and knows it as the deadline.
    later = confirmed(date(2026, 9, 4), "3")
    assert deadline() == {"2026-11-30"}
    said = next(c for c in confirmations(shared_store.visits.content(later)) if c.action == "CONTOH tambah petugas")
    assert (said.deadline, said.due) == ("2026-11-30", "")
    assert shared_store.projections.compare() == []
