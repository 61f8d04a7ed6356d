"""Versions of a visit are joined in the window, question by question; nothing is lost when it is closed in between."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from showing import opened, show

from ltsa_desktop.gui.joining.dialogs import ReasonDialog
from ltsa_desktop.gui.joining.keeping import KeepingDialog
from ltsa_desktop.gui.joining.sheet import SheetDialog
from ltsa_desktop.store import setting_aside


def keys(window, text):
    for key in text:
        QTest.keyClick(window.focusWidget() or window, key)


def listed(read):
    return {summary.visit.id for summary in read(lambda store: store.visits.list())}


def words(root):
    return " ".join(label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root))


def test_the_tab_counts_what_waits_and_names_who(office):
    assert office.tab.tab_name() == "Bentrok && kembar (2)"
    (line,) = office.tab.table.rows()
    assert (line.visit, line.versions) == (office.ids.forked, 2)
    assert set(line.people) == {"CONTOH Siti", "CONTOH Budi"}


def test_keys_alone_settle_a_fork_and_the_loser_stays_in_the_history(office, read):
    office.tab.table.setFocus()
    QTest.keyClick(office.tab.table, Qt.Key.Key_Return)
    window = opened(office)
    assert len(window.plan.disputes) == 3
    seen = words(window)
    for told in ("CONTOH Siti", "CONTOH Budi", "Sebelumnya", "0 dari 3 diputuskan"):
        assert told in seen
    taken = [window.plan.disputes[n].versions[which].text for n, which in enumerate((0, 1, 1))]
    for key in "122":
        keys(window, key)
        office.settle()
    assert [window.choices[d.path] for d in window.plan.disputes] == taken
    assert window.reason.hasFocus()
    keys(window.reason, "CONTOH sesuai foto 2")
    assert window.reason.text() == "CONTOH sesuai foto 2"
    QTest.keyClick(window.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    content = read(lambda store: store.visits.content(office.ids.forked))
    assert [content[d.path] for d in window.plan.disputes] == taken
    assert "CONTOH Pak Darto" in content.values()
    visit = read(lambda store: store.visits.get(office.ids.forked))
    assert not visit.forked
    revisions = read(lambda store: store.visits.revisions(office.ids.forked))
    assert len(revisions) == 4
    assert any(kind == "ok" and "Kode versi" in text for text, kind in office.notices)
    assert office.tab.tables["forks"].rows() == []


def test_without_a_reason_or_with_open_questions_nothing_is_sealed_and_it_is_said(office, read):
    office.tab.do_decide()
    window = opened(office)
    window.join()
    office.settle()
    assert "belum diputuskan" in window.banner.text()
    for _ in window.plan.disputes:
        window.take_section(0)
    window.join()
    office.settle()
    assert "alasan" in window.banner.text().lower()
    assert read(lambda store: store.visits.get(office.ids.forked)).forked
    window.close()


def test_decisions_survive_closing_the_window_and_opening_it_again(office):
    office.tab.do_decide()
    window = opened(office)
    QTest.mouseClick(window.view.cards[1], Qt.MouseButton.LeftButton)
    office.settle()
    first = window.plan.disputes[0]
    window.reason.setFocus()
    QTest.keyClicks(window.reason, "CONTOH belum selesai 12")
    office.settle()
    window.close()
    office.settle()
    office.tab.do_decide()
    again = opened(office)
    assert again.choices == {first.path: first.versions[1].text}
    assert again.reason.text() == "CONTOH belum selesai 12"
    assert again.current().path != first.path
    again.close()


def test_another_answer_is_looked_at_by_the_form_and_a_record_is_shown_whole(office, read):
    office.tab.do_decide()
    window = opened(office)
    row = next(n for n, d in enumerate(window.plan.disputes) if d.path.endswith("/f_text"))
    window.list.setCurrentRow(row)
    office.settle()
    assert "Temuan 1 seutuhnya" in words(window) or "seutuhnya" in words(window)
    assert "CONTOH genteng tua" in words(window)
    window.list.setFocus()
    keys(window, "t")
    assert window.view.own.hasFocus()
    QTest.keyClicks(window.view.own, "CONTOH atap bocor sejak 2 Mei")
    QTest.mouseClick(window.view.own_button, Qt.MouseButton.LeftButton)
    office.settle()
    assert window.choices[window.plan.disputes[row].path] == "CONTOH atap bocor sejak 2 Mei"
    window.close()


def test_pictures_stand_side_by_side(office):
    office.tab.do_decide()
    window = opened(office)
    row = next(n for n, d in enumerate(window.plan.disputes) if d.path.endswith("/f_photo"))
    window.list.setCurrentRow(row)
    office.settle()
    shown = [card.photo.pixmap() for card in window.view.cards]
    assert all(
        not picture.isNull() and card.photo.isVisible() for picture, card in zip(shown, window.view.cards, strict=True)
    )
    assert shown[0].toImage() != shown[1].toImage()
    assert not window.view.own.isVisible()
    window.close()


def test_what_settled_itself_and_each_side_can_be_read(office):
    office.tab.do_decide()
    window = opened(office)
    QTest.mouseClick(window.settled_button, Qt.MouseButton.LeftButton)
    office.settle()
    assert "CONTOH Pak Darto" in words(window)
    QTest.mouseClick(window.sheets[0], Qt.MouseButton.LeftButton)
    office.settle()
    (sheet,) = [d for d in window.findChildren(SheetDialog) if d.isVisible()]
    assert len(sheet.table.rows()) > 20
    sheet.close()
    window.close()


def decide(office, reason, sure=""):
    dialog = office.dialog(ReasonDialog)
    assert not dialog.yes.isEnabled()
    QTest.keyClicks(dialog.reason, reason)
    if sure:
        assert not dialog.yes.isEnabled()
        QTest.keyClicks(dialog.sure, sure)
    QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    office.settle()


def test_two_visits_are_compared_and_joined(office, read):
    show(office, "twins")
    assert "jawaban sama" in office.tab.note.text()
    assert "evaluator berbeda" in office.tab.note.text()
    QTest.mouseClick(office.tab.decide, Qt.MouseButton.LeftButton)
    window = opened(office)
    labels = [dispute.label for dispute in window.plan.disputes]
    assert labels
    for _ in labels:
        keys(window, "1")
        office.settle()
    keys(window.reason, "CONTOH kembar")
    QTest.mouseClick(window.seal, Qt.MouseButton.LeftButton)
    office.settle()
    assert listed(read) == {office.ids.forked, office.ids.one}
    show(office, "gone")
    (gone,) = office.tab.table.rows()
    assert (gone.visit, gone.state) == (office.ids.two, "joined")
    QTest.mouseClick(office.tab.restore, Qt.MouseButton.LeftButton)
    decide(office, "CONTOH ternyata dua")
    assert listed(read) == {office.ids.forked, office.ids.one, office.ids.two}


def test_two_visits_stay_two_by_decision(office):
    show(office, "twins")
    QTest.mouseClick(office.tab.both, Qt.MouseButton.LeftButton)
    decide(office, "CONTOH memang dua")
    assert office.tab.tables["twins"].rows() == []


def test_a_visit_is_deleted_and_brought_back(office, read):
    show(office, "all")
    office.tab.table.select(lambda row: row.visit.id == office.ids.one)
    QTest.mouseClick(office.tab.delete, Qt.MouseButton.LeftButton)
    decide(office, "CONTOH salah pusat")
    assert office.ids.one not in listed(read)
    show(office, "gone")
    assert "dihapus" in office.tab.which.currentText().lower()
    QTest.mouseClick(office.tab.restore, Qt.MouseButton.LeftButton)
    decide(office, "CONTOH benar")
    assert office.ids.one in listed(read)


@pytest.mark.parametrize("word", ["MUSNAHKAN"])
def test_an_erasure_wants_its_word_typed_and_cannot_be_taken_back(office, read, word):
    show(office, "all")
    office.tab.table.select(lambda row: row.visit.id == office.ids.one)
    QTest.mouseClick(office.tab.erase, Qt.MouseButton.LeftButton)
    decide(office, "CONTOH permintaan tertulis", word)
    show(office, "gone")
    (gone,) = office.tab.table.rows()
    assert (gone.visit, gone.state, gone.reason) == (office.ids.one, "erased", "CONTOH permintaan tertulis")
    assert not office.tab.restore.isEnabled()
    assert not office.tab.erase.isEnabled()
    assert any("semua cadangan" in text for text, _ in office.notices)
    assert read(setting_aside.erased_here) == {office.ids.one}


def test_an_evaluator_reads_but_decides_nothing(office):
    from ltsa_desktop.store import Profile

    office.desk.write(lambda store: store.set_profile(Profile("CONTOH Siti")))
    office.settle()
    assert not office.tab.decide.isEnabled() or not office.tab._found.may
    assert "Hanya supervisor" in office.tab.note.text()


def test_what_is_over_its_time_is_shown_erased_and_proved(office, read, tmp_path, monkeypatch):
    from ltsa_desktop.gui.joining import proofs

    monkeypatch.setattr(proofs, "choose_folder", lambda *_: tmp_path)
    old = read(lambda store: store.visits.create("LTSA-012", "", date(2015, 1, 5), "terjadwal", example=True)).id
    read(lambda store: store.visits.seal(old, "final", reason="CONTOH"))
    show(office, "all")
    QTest.mouseClick(office.tab.keeping, Qt.MouseButton.LeftButton)
    dialog = office.dialog(KeepingDialog)
    assert dialog.table.rows() == []
    dialog.years.setFocus()
    dialog.years.selectAll()
    QTest.keyClicks(dialog.years, "10")
    office.settle()
    assert [row.visit for row in dialog.table.rows()] == [old]
    assert not dialog.yes.isEnabled()
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    office.settle()
    QTest.keyClicks(dialog.sure, "musnahkan")
    QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    office.settle()
    assert "tidak ada yang tersisa" in dialog.banner.text()
    assert read(setting_aside.erased_here) == {old}
    QTest.mouseClick(dialog.proof, Qt.MouseButton.LeftButton)
    office.settle()
    assert sorted(path.suffix for path in tmp_path.glob("Bukti pemusnahan*")) == [".json", ".pdf"]
    dialog.close()


def test_a_copied_laptop_rings_on_every_page_until_a_supervisor_decides(office, read, tmp_path):
    from ltsa_desktop.store import Profile, create_store, open_store
    from ltsa_desktop.store.vault import Cost

    cost = Cost(memory_kib=32, iterations=1, lanes=1)
    create_store(tmp_path / "satu", "sandi-contoh", Profile("CONTOH Wati"), cost=cost, seed=False).close()
    shutil.copytree(tmp_path / "satu", tmp_path / "dua")
    acts = []
    for name in ("satu", "dua"):
        twin = open_store(tmp_path / name, "sandi-contoh")
        acts.append(twin.statements.add("note", {"text": name}))
        twin.close()

    def take(store):
        for act in acts:
            store.statements.insert(act.raw, act.signature, act.key, "paket")

    office.desk.write(take)
    office.settle()
    office.go("centres")
    shell = office.window.shell
    assert "CONTOH Wati" in shell.damage.text()
    assert shell.damage.isVisible()
    QTest.mouseClick(shell.damage._button, Qt.MouseButton.LeftButton)
    office.settle()
    assert shell.current() == "review"
    assert office.tab.isVisible()
    assert "CONTOH Wati" in office.tab.alarm.text()
    QTest.mouseClick(office.tab.alarm._button, Qt.MouseButton.LeftButton)
    decide(office, "CONTOH laptop lama; salinannya dihapus")
    assert not shell.damage.isVisible()
    assert office.tab.alarm.text() == "" or not office.tab.alarm.isVisible()
