"""Follow-up across visits, and decisions typed in the meeting that come up at the next visit."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ltsa_desktop.gui.dialogs.base import Ask
from ltsa_desktop.gui.meeting.minutes import MinutesDialog


def follow_up(office, hub):
    """The tab with its data."""
    tab = hub.open_tab("follow_up")
    office.settle()
    return tab


def minutes(office, hub) -> MinutesDialog:
    """The minutes, opened by their key."""
    follow_up(office, hub)
    QTest.keyClick(hub.tab("follow_up").filter, Qt.Key.Key_F9)
    return office.dialog(MinutesDialog)


def test_states_owners_and_centres_add_up(office, hub) -> None:
    tab = follow_up(office, hub)
    found = tab._found
    assert sum(count.total for count in found.by_owner) == found.total.total == len(found.rows)
    assert sum(count.open for count in found.by_centre) == found.total.open
    assert len(tab.table.rows()) == found.total.open
    tab.state.setCurrentIndex(tab.state.findData("late"))
    assert all(row.overdue > 0 for row in tab.table.rows())
    assert len(tab.table.rows()) == found.total.overdue
    tab.state.setCurrentIndex(tab.state.findData("done"))
    assert len(tab.table.rows()) == found.total.total - found.total.open


def test_an_owner_and_a_centre_lead_to_their_actions(office, hub) -> None:
    tab = follow_up(office, hub)
    tab.state.setCurrentIndex(tab.state.findData(""))
    for table, number in ((tab.by_owner, 1), (tab.by_centre, 2)):
        tab.sides.setCurrentIndex(number)
        row = table.rows()[0]
        table.select(lambda r, row=row: r is row)
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Return)
        assert tab.sides.currentIndex() == 0
        assert len(tab.table.rows()) == row.total
        tab.owner.setCurrentIndex(0)
        tab.filter.clear()


def test_enter_opens_the_visit_at_the_finding(office, hub) -> None:
    tab = follow_up(office, hub)
    tab.origin.setCurrentIndex(tab.origin.findData("visit"))
    row = next(row for row in tab.table.rows() if row.finding_path and not row.evidence)
    tab.table.select(lambda r: r.id == row.id)
    tab.table.setFocus()
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    office.settle()
    (window,) = office.window.actions_.open_visits()
    assert window.visit_id == row.visit_id
    office.qtbot.waitUntil(lambda: window.form is not None, timeout=10_000)
    window.close()
    office.settle()


def test_a_decision_is_typed_by_keys_alone_and_becomes_an_action(office, hub) -> None:
    dialog = minutes(office, hub)
    before = len(hub.tab("follow_up")._found.rows)
    finding = dialog.findings.current()
    assert dialog.meeting.hasFocus()
    QTest.keyClicks(dialog.meeting, "Rakor CONTOH Surabaya")
    QTest.keyClick(dialog.meeting, Qt.Key.Key_Return)
    assert dialog.action.hasFocus()
    QTest.keyClicks(dialog.action, "Kirim petugas imigrasi dua hari seminggu")
    QTest.keyClick(dialog.action, Qt.Key.Key_Return)
    assert dialog.owner.hasFocus()
    QTest.keyClick(dialog.owner, Qt.Key.Key_1)
    assert dialog.owner.currentData() == "pusat"
    QTest.keyClick(dialog.owner, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.owner_name, "Ditjen Imigrasi CONTOH")
    QTest.keyClick(dialog.owner_name, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.deadline, "+30")
    assert dialog._day_read.text() != "tanpa tenggat"
    QTest.keyClick(dialog.deadline, Qt.Key.Key_Return)
    office.settle()
    (decision,) = dialog.decided.rows()
    assert (decision.visit, decision.finding, decision.owner) == (finding.visit_id, finding.path, "pusat")
    assert decision.deadline == date.fromordinal(dialog.day.day().toordinal() + 30)
    assert dialog.findings.current() != finding, "the next finding comes up"
    assert dialog.action.hasFocus()
    dialog.close()
    office.settle()
    found = hub.tab("follow_up")._found
    assert len(found.rows) == before + 1
    (row,) = [row for row in found.rows if row.id == decision.id]
    assert (row.origin, row.meeting, row.owner_name) == ("meeting", "Rakor CONTOH Surabaya", "Ditjen Imigrasi CONTOH")


def test_the_next_visit_asks_about_a_decision(office, hub) -> None:
    dialog = minutes(office, hub)
    finding = dialog.findings.current()
    dialog.meeting.setText("Rakor CONTOH")
    dialog.action.setPlainText("Tambah satu loket CONTOH")
    QTest.keyClick(dialog.action, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    assert len(dialog.decided.rows()) == 1, dialog.banner._text.text()
    dialog.close()
    got: list = []

    def next_visit(store):
        visit = store.visits.create(finding.code, "", date(2027, 3, 1), "terjadwal", example=True)
        return [action.action for action in store.read.agreed_before(visit.id)]

    office.desk.read(next_visit, got.extend)
    office.settle()
    assert "Tambah satu loket CONTOH" in got


def test_the_minutes_are_found_by_name_from_anywhere(switch_on, national, tmp_path) -> None:
    import shutil

    from ltsa_desktop.commands.example import PASSWORD
    from ltsa_desktop.gui.shell.catalogue import deeds

    folder = shutil.copytree(national, tmp_path / "nation")
    laptop = switch_on(folder)
    laptop.window.start(password=PASSWORD)
    laptop.settle()
    window = laptop.window
    entry = next(e for e in deeds(laptop.desk, window.actions_, window.shell) if e.title == "Notulen rapat")
    entry.run()
    dialog = laptop.dialog(MinutesDialog)
    assert dialog.findings.rows()
    dialog.close()


def test_what_is_missing_is_told_and_nothing_is_lost(office, hub) -> None:
    dialog = minutes(office, hub)
    dialog.action.setPlainText("Tambah satu loket CONTOH")
    dialog.deadline.setText("besok entah")
    dialog.save()
    assert "Tenggat belum terbaca" in dialog.banner._text.text()
    dialog.deadline.clear()
    dialog.save()
    office.settle()
    assert "nama rapat" in dialog.banner._text.text()
    assert dialog.action.toPlainText() == "Tambah satu loket CONTOH"
    dialog.close()


def test_a_decision_is_changed_and_withdrawn(office, hub) -> None:
    dialog = minutes(office, hub)
    dialog.meeting.setText("Rakor CONTOH")
    dialog.action.setPlainText("Tambah satu loket CONTOH")
    dialog.save()
    office.settle()
    dialog.decided.select(lambda row: True)
    dialog.decided.setFocus()
    QTest.keyClick(dialog.decided, Qt.Key.Key_Return)
    assert dialog.action.toPlainText() == "Tambah satu loket CONTOH"
    dialog.action.setPlainText("Tambah dua loket CONTOH")
    dialog.save()
    office.settle()
    assert [row.action for row in dialog.decided.rows()] == ["Tambah dua loket CONTOH"]
    dialog.decided.select(lambda row: True)
    dialog.decided.setFocus()
    QTest.keyClick(dialog.decided, Qt.Key.Key_Delete)
    (ask,) = dialog.findChildren(Ask)
    QTest.mouseClick(ask.yes, Qt.MouseButton.LeftButton)
    office.settle()
    assert dialog.decided.rows() == []
    dialog.close()
