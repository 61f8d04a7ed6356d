"""The working lists by keys and clicks: written, linked, ranked, moved, deleted, undone."""

from __future__ import annotations

import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ltsa_desktop.bootstrap import Settings
from ltsa_desktop.gui.app import dress
from ltsa_desktop.gui.visit.worklists import steps
from ltsa_desktop.gui.visit.worklists.dialog import WorklistDialog
from ltsa_desktop.gui.visit.worklists.fishbone import FishboneDialog
from ltsa_desktop.gui.visit.worklists.opening import open_list

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
FORM = """
survey | type | name | label | instance::peran | instance::untuk | relevant | appearance | guidance_hint
survey | begin group | c | C Desk | | | | |
survey | integer | days | C1 Hari layanan | | | | | PP 96/2012 Ps. 17–19
survey | image | days_photo | Foto desk | photo | days | | |
survey | end group | | | | | | |
survey | begin group | g | G Temuan | | | | |
survey | select_one yt | any | G1 Adakah temuan? | | | | |
survey | begin repeat | finding | Temuan | | | ${any} = 'ya' | |
survey | text | f_text | Temuan | finding.text | | | multiline |
survey | select_one usg | f_u | Mendesak | finding.urgency | | | likert |
survey | select_one usg | f_s | Gawat | finding.seriousness | | | likert |
survey | select_one usg | f_g | Berkembang | finding.growth | | | likert |
survey | select_one gol | f_cat | Golongan sebab | finding.category | | | |
survey | text | f_why_1 | Mengapa 1 | finding.why | | | |
survey | text | f_why_2 | Mengapa 2 | finding.why | | ${f_why_1} != '' | |
survey | text | f_why_3 | Mengapa 3 | finding.why | | ${f_why_2} != '' | |
survey | text | f_todo | Rekomendasi | finding.recommendation | | | multiline |
survey | select_one own | f_own | Penanggung jawab | finding.owner | | | |
survey | date | f_due | Tenggat | finding.deadline | | | |
survey | text | f_art | Pasal | finding.article | | | |
survey | end repeat | | | | | | |
survey | begin repeat | asp | Aspirasi | | | | |
survey | text | a_text | Isi aspirasi | aspiration.text | | | multiline |
survey | text | a_role | Dari | aspiration.role | | | |
survey | end repeat | | | | | | |
survey | end group | | | | | | |
choices | list_name | name | label
choices | yt | ya | Ya
choices | yt | tidak | Tidak
choices | usg | 1 | 1 Sangat rendah
choices | usg | 2 | 2 Rendah
choices | usg | 3 | 3 Sedang
choices | usg | 4 | 4 Tinggi
choices | usg | 5 | 5 Sangat tinggi
choices | gol | man | Manusia (Man)
choices | gol | money | Dana (Money)
choices | own | pusat | Pusat
choices | own | kabkota | Kabupaten/kota
"""
PLAIN = """
survey | type | name | label
survey | begin group | a | A Bagian
survey | text | nama | A1 Nama
survey | end group | |
"""


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the keyboard"
    QTest.keyClick(focus, key, modifier)
    QApplication.processEvents()


def write(words: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), words)


@pytest.fixture
def dialog(qtbot):
    def find() -> WorklistDialog:
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), WorklistDialog))
        found = QApplication.activeModalWidget()
        found.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and found.isActiveWindow())
        return found

    return find


def picture() -> bytes:
    """A small PNG."""
    image = QImage(12, 8, QImage.Format.Format_RGB32)
    image.fill(0x224466)
    data = QBuffer()
    data.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(data, "PNG")
    return bytes(data.data().data())


def finding(content: dict[str, str], number: int = 0) -> dict[str, str]:
    """Name → text of one finding, in the form's order; links under "#about" and "#photo"."""
    instances = sorted(
        (float(text), path) for path, text in content.items() if path.endswith("]") and "finding" in path
    )
    path = instances[number][1]
    return {p[len(path) :].lstrip("/"): text for p, text in content.items() if p.startswith((path + "/", path + "#"))}


@pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagate)", extend=True)
def test_a_finding_about_a_question_is_written_by_keys_alone(show, settle, dialog, shared_store, qtbot) -> None:
    window = show(FORM)
    window.session.attach("/data/c/days_photo", "desk.png", picture())
    settle(window)
    window.form.go_to("/data/c/days")
    write("3")
    press(Qt.Key.Key_T, CONTROL)
    lists = dialog()
    assert "C1 Hari layanan: 3" in lists.current().editor.links.about.text()
    assert "Foto 1" in lists.current().editor.links.photos.text()
    write("Desk buka tiga hari")
    press(Qt.Key.Key_Return, CONTROL)
    for digit in "543":
        write(digit)
    write("2")  # Dana
    for why in ("Petugas kurang", "Tidak diusulkan", "Mandat tidak wajib"):
        write(why)
        press(Qt.Key.Key_Return)
    write("Usulkan anggaran")
    press(Qt.Key.Key_Return, CONTROL)
    write("2")
    write("31-03-2027")
    press(Qt.Key.Key_Return)
    write("anggaran operasional")
    qtbot.waitUntil(lambda: lists.current().editor.blocks[-1].field.editor.completer.popup().isVisible())
    popup = lists.current().editor.blocks[-1].field.editor.completer.popup()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    settle(window)
    press(Qt.Key.Key_Escape)
    settle(window)
    found = finding(shared_store.visits.content(window.visit_id))
    assert found == {
        "#about": "/data/c/days",
        "#photo": "/data/c/days_photo",
        "f_text": "Desk buka tiga hari",
        "f_u": "5",
        "f_s": "4",
        "f_g": "3",
        "f_cat": "money",
        "f_why_1": "Petugas kurang",
        "f_why_2": "Tidak diusulkan",
        "f_why_3": "Mandat tidak wajib",
        "f_todo": "Usulkan anggaran",
        "f_own": "kabkota",
        "f_due": "2027-03-31",
        "f_art": "PP 59/2021 Ps. 30",
    }
    assert shared_store.visits.content(window.visit_id)["/data/g/any"] == "ya"
    window.activateWindow()
    qtbot.waitUntil(lambda: window.form.place() == "/data/c/days")
    # On paper the finding cites the question and its photo.
    report = shared_store.read.visit_report(window.visit_id)
    assert (report.findings[0].about, report.findings[0].photos) == ("C1 Hari layanan: 3", (1,))


def three_findings(store, visit: str, texts=("satu", "dua", "tiga"), usg=("123", "555", "")) -> list[str]:
    """Findings saved beforehand; their paths."""
    state = store.visits.state(visit)
    store.visits.save(visit, state.set("/data/g/any", "ya").writes)
    made = []
    for text, levels in zip(texts, usg, strict=True):
        blank = state.node("/data/g/finding").children
        if made or not blank:
            change = state.add_repeat("/data/g/finding")
            store.visits.save(visit, change.writes, path=change.path)
            path = change.path
        else:
            path = blank[0].path
        made.append(path)
        store.visits.save(visit, state.set(f"{path}/f_text", text).writes)
        for name, level in zip(("f_u", "f_s", "f_g"), levels, strict=False):
            store.visits.save(visit, state.set(f"{path}/{name}", level).writes)
    return made


def shown(lists: WorklistDialog) -> list[str]:
    return [record.words.get("finding.text", "") for record in lists.current().table.rows()]


def test_findings_stand_by_rank_and_are_moved_copied_deleted_and_brought_back(
    show, settle, dialog, shared_store, new_visit
) -> None:
    visit = new_visit(FORM)
    three_findings(shared_store, visit.id)
    window = show(visit)
    press(Qt.Key.Key_1, CONTROL)
    lists = dialog()
    page = lists.current()
    assert shown(lists) == ["dua", "satu", "tiga"]
    assert page._usg(page.table.rows()[0]) == "15 · #1"
    assert lists.tabs.tabText(0) == "Temuan (3)"
    page.select(page.table.rows()[0].path)
    assert "USG 15 dari 15 · urutan 1 dari 3" in page.editor.sum.text()
    page.table.setFocus()
    # Moving shows the form's own order, by which paper counts them.
    press(Qt.Key.Key_Down, ALT)
    assert shown(lists) == ["satu", "tiga", "dua"]
    press(Qt.Key.Key_D, CONTROL)
    assert shown(lists) == ["satu", "tiga", "dua", "dua"]
    page.table.setFocus()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Delete)
    assert shown(lists) == ["satu", "tiga"]
    settle(window)
    press(Qt.Key.Key_Z, CONTROL)
    settle(window)
    assert shown(lists) == ["satu", "tiga", "dua"]
    press(Qt.Key.Key_Y, CONTROL)
    settle(window)
    assert shown(lists) == ["satu", "tiga"]
    assert len([p for p in shared_store.visits.content(visit.id) if p.endswith("]") and "finding" in p]) == 2


def test_a_deleted_finding_comes_back_with_its_links_after_a_restart(
    show, settle, dialog, shared_store, new_visit, qtbot
) -> None:
    visit = new_visit(FORM)
    first, *_ = three_findings(shared_store, visit.id)
    shared_store.visits.save(visit.id, {f"{first}#about": "/data/c/days"})
    window = show(visit)
    press(Qt.Key.Key_1, CONTROL)
    page = dialog().current()
    page.select(first)
    page.table.setFocus()
    press(Qt.Key.Key_Delete)
    settle(window)
    content = shared_store.visits.content(visit.id)
    assert not [path for path in content if path.startswith(first)]
    press(Qt.Key.Key_Escape)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    again = show(visit)
    again.undo()
    settle(again)
    content = shared_store.visits.content(visit.id)
    assert (content[f"{first}/f_text"], content[f"{first}#about"]) == ("satu", "/data/c/days")
    press(Qt.Key.Key_1, CONTROL)
    page = dialog().current()
    page.select(first)
    assert "C1 Hari layanan" in page.editor.links.about.text()
    press(Qt.Key.Key_Escape)


def test_the_link_leads_to_its_question_and_can_be_cut(show, settle, dialog, shared_store, new_visit, qtbot) -> None:
    visit = new_visit(FORM)
    first, *_ = three_findings(shared_store, visit.id)
    shared_store.visits.save(visit.id, {f"{first}#about": "/data/c/days"})
    window = show(visit)
    press(Qt.Key.Key_1, CONTROL)
    lists = dialog()
    lists.current().select(first)
    QTest.mouseClick(lists.current().editor.links.go, Qt.MouseButton.LeftButton)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.form.place() == "/data/c/days" and QApplication.focusWidget() is not None)
    press(Qt.Key.Key_1, CONTROL)
    lists = dialog()
    lists.current().select(first)
    QTest.mouseClick(lists.current().editor.links.cut, Qt.MouseButton.LeftButton)
    settle(window)
    assert f"{first}#about" not in shared_store.visits.content(visit.id)
    assert lists.current().editor.links.about.text() == "Belum ditautkan ke pertanyaan"
    press(Qt.Key.Key_Escape)


def test_an_aspiration_about_a_question_uses_the_blank_one_first(show, settle, dialog, shared_store, qtbot) -> None:
    window = show(FORM)
    window.form.go_to("/data/c/days")
    press(Qt.Key.Key_T, CONTROL | SHIFT)
    lists = dialog()
    write("Tambah hari layanan")
    press(Qt.Key.Key_Insert)
    write("Buka loket Sabtu")
    qtbot.waitUntil(lambda: lists.tabs.tabText(1) == "Aspirasi (2)")
    press(Qt.Key.Key_Escape)
    settle(window)
    content = shared_store.visits.content(window.visit_id)
    texts = sorted(text for path, text in content.items() if path.endswith("/a_text"))
    assert texts == ["Buka loket Sabtu", "Tambah hari layanan"]
    assert list(content.values()).count("/data/c/days") == 1


def test_a_form_without_these_roles_has_empty_lists_and_no_button(show, dialog) -> None:
    window = show(PLAIN)
    assert window.side.worklists.records.isHidden()
    press(Qt.Key.Key_T, CONTROL)
    assert QApplication.activeModalWidget() is None
    press(Qt.Key.Key_1, CONTROL)
    lists = dialog()
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_1):
        press(key, CONTROL)
    press(Qt.Key.Key_Insert)
    assert lists.tabs.tabText(0) == "Temuan (0)"
    press(Qt.Key.Key_Escape)


def test_a_sealed_visit_shows_its_lists_and_lets_nothing_change(show, dialog, shared_store, new_visit) -> None:
    visit = new_visit(FORM)
    three_findings(shared_store, visit.id)
    shared_store.visits.seal(visit.id, "final", "CONTOH")
    show(visit)
    press(Qt.Key.Key_1, CONTROL)
    lists = dialog()
    page = lists.current()
    page.table.setFocus()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Insert)
    press(Qt.Key.Key_D, CONTROL)
    assert len(page.table.rows()) == 3
    assert not page.add_button.isEnabled()
    press(Qt.Key.Key_Escape)


def test_a_chain_in_one_question_keeps_one_cause_a_line() -> None:
    from ltsa_desktop.gui.visit.worklists.why_tree import lines_of, text_of

    assert text_of(["a", "", "b"]) == "1. a\n2. b"
    assert lines_of("1. a\n2) b\n\n c ") == ["a", "b", "c"]


def test_the_fishbone_draws_every_finding_on_the_bone_of_its_cause_by_key(show, settle, qtbot, tmp_path) -> None:
    window = show(FORM)
    lists = open_list(window, "finding")
    session, family = window.session, lists.current().family
    for text, category, why in (("Loket tutup", "money", "Tidak dianggarkan"), ("Sepi", "", ""), ("Antre", "man", "")):
        path = steps.add(session, family, text=text)
        for name, value in (("f_cat", category), ("f_why_1", why and "Biaya naik"), ("f_why_2", why)):
            if value:
                session.set(f"{path}/{name}", value)
    lists.activateWindow()
    qtbot.waitUntil(lambda: lists.isActiveWindow() and QApplication.focusWidget() is not None)
    press(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), FishboneDialog))
    drawn = QApplication.activeModalWidget()
    assert [(bone.title, [rib.text for rib in bone.ribs]) for bone in drawn.drawing.bones] == [
        ("Manusia (Man)", ["Antre"]),
        ("Dana (Money)", ["Loket tutup"]),
        ("Belum digolongkan", ["Sepi"]),
    ]
    assert drawn.drawing.bones[1].ribs[0].root == "Tidak dianggarkan"
    assert "Loket tutup ← Tidak dianggarkan" in drawn.drawing.accessibleDescription()
    drawn.write_pdf(tmp_path / "tulang.pdf")
    text = pypdfium2.PdfDocument(tmp_path / "tulang.pdf")[0].get_textpage().get_text_range()
    for words in ("Manusia (Man)", "1. Loket tutup", "Tidak dianggarkan"):
        assert words.replace(" ", "") in "".join(text.split())
    assert len(pypdfium2.PdfDocument(tmp_path / "tulang.pdf")) == 1
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is lists)
    lists.accept()
    settle(window)


def test_a_record_is_drawn_to_another_place_with_the_mouse_and_undone(show, settle, qtbot) -> None:
    window = show(FORM)
    lists = open_list(window, "aspiration")
    page = lists.current()
    for text in ("satu", "dua", "tiga"):
        steps.add(window.session, page.family, text=text)
    before = window.session.instances(page.family.repeat)
    view = page.table.viewport()
    first, last = (page.table.visualRect(page.table.model().index(row, 1)).center() for row in (0, 2))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(view, last)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)
    assert window.session.instances(page.family.repeat) == [before[1], before[2], before[0]]
    assert page.editor.path == before[0]
    lists._undo()
    qtbot.waitUntil(lambda: window.session.instances(page.family.repeat) == before)
    lists.accept()
    settle(window)


@pytest.mark.parametrize(("scale", "columns"), [(100, 6), (150, 4)])
def test_the_findings_stand_in_the_table_without_a_sideways_scroll(
    show, settle, dressed, scale: int, columns: int
) -> None:
    dress(dressed, Settings(text_scale=scale))
    window = show(FORM)
    window.resize(1366, 728)
    lists = open_list(window, "finding")
    page = lists.current()
    path = steps.add(window.session, page.family, text="Petugas imigrasi hanya datang dua kali seminggu " * 4)
    for name, value in (("f_cat", "money"), ("f_own", "kabkota"), ("f_due", "2026-12-31"), ("f_art", "PP 59/2021")):
        window.session.set(f"{path}/{name}", value)
    QApplication.processEvents()
    assert page.table.horizontalScrollBar().maximum() == 0
    shown = [i for i in range(6) if not page.table.isColumnHidden(i)]
    assert len(shown) >= columns  # what is left out (who, why, until when) stands in the sheet beside the table
    lists.accept()
    settle(window)
    dress(dressed, Settings())
