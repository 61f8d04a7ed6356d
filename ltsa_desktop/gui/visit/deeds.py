"""Everything that can be done in the visit window, named once: its keys and Ctrl+K both read this table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut

from ltsa_desktop.gui.audit.visit import show_trail
from ltsa_desktop.gui.visit.changes import open_changes
from ltsa_desktop.gui.visit.comments import follow_comments, next_comment, show_comments
from ltsa_desktop.gui.visit.form_language import KEYS, choose_form_language, follow_form_language
from ltsa_desktop.gui.visit.navigation import open_find, open_jump
from ltsa_desktop.gui.visit.paper_entry.notice import follow_paper, show_passes
from ltsa_desktop.gui.visit.people import follow_people, switch_person
from ltsa_desktop.gui.visit.printing import print_papers
from ltsa_desktop.gui.visit.session import BOOKMARK, LATER
from ltsa_desktop.gui.visit.worklists.opening import open_list, write_about

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.window import VisitWindow

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do.

    Attributes:
        keys: the first is the one that is shown.
        title: "" for a deed that is done by its keys only.
    """

    keys: tuple[str, ...]
    run: Callable[[], object]
    title: str = ""
    icon: str = "hand-click"


def deeds(window: VisitWindow) -> tuple[Deed, ...]:
    """The table, in the interface's language of now."""
    return (
        Deed(("F8",), window.next_problem, translate("Deeds", "Masalah berikutnya"), "alert-circle"),
        Deed(("Shift+F8",), partial(window.next_problem, -1), translate("Deeds", "Masalah sebelumnya"), "alert-circle"),
        Deed(("Ctrl+F8",), window.next_warning, translate("Deeds", "Peringatan berikutnya"), "alert-triangle"),
        Deed(
            ("F9",),
            partial(next_comment, window),
            translate("Deeds", "Komentar supervisor berikutnya"),
            "message-circle",
        ),
        Deed(("Shift+F9",), partial(next_comment, window, -1)),
        Deed(
            ("Ctrl+F9",),
            partial(show_comments, window),
            translate("Deeds", "Daftar komentar supervisor"),
            "message-circle",
        ),
        Deed(
            ("Ctrl+Down",),
            window.next_open,
            translate("Deeds", "Pertanyaan berikutnya yang belum dijawab"),
            "circle-dashed",
        ),
        Deed(
            ("Ctrl+Up",),
            partial(window.next_open, -1),
            translate("Deeds", "Pertanyaan sebelumnya yang belum dijawab"),
            "circle-dashed",
        ),
        Deed(
            ("Ctrl+F",), partial(open_find, window), translate("Deeds", "Cari pertanyaan, jawaban, catatan"), "search"
        ),
        Deed(("Ctrl+G",), partial(open_jump, window), translate("Deeds", "Ke nomor pertanyaan"), "target"),
        Deed(("Ctrl+.",), window.write_remark, translate("Deeds", "Catatan pada pertanyaan ini"), "note"),
        Deed(
            ("Ctrl+L",),
            partial(window.toggle_mark, LATER),
            translate("Deeds", "Tandai pertanyaan ini “nanti”, atau lepas tandanya"),
            "clock",
        ),
        Deed(
            ("Ctrl+Shift+L",),
            window.next_later,
            translate("Deeds", "Pertanyaan berikutnya yang ditandai “nanti”"),
            "clock",
        ),
        Deed(
            ("Ctrl+B",),
            partial(window.toggle_mark, BOOKMARK),
            translate("Deeds", "Pasang atau lepas penanda pada pertanyaan ini"),
            "bookmark",
        ),
        Deed(("Ctrl+Shift+B",), window.next_bookmark, translate("Deeds", "Penanda berikutnya"), "bookmark"),
        Deed(
            ("Ctrl+Shift+H",),
            partial(show_trail, window),
            translate("Deeds", "Catatan kerja: siapa berbuat apa di kunjungan ini"),
            "history",
        ),
        Deed(
            ("Ctrl+F7",),
            partial(show_trail, window, question=True),
            translate("Deeds", "Catatan kerja pertanyaan ini"),
            "history",
        ),
        Deed(("Ctrl+H",), window.show_history, translate("Deeds", "Riwayat jawaban pertanyaan ini"), "history"),
        Deed(
            ("Ctrl+Shift+F",),
            window.take_photo,
            translate("Deeds", "Foto, rekaman, atau berkas untuk pertanyaan ini"),
            "camera",
        ),
        Deed(("Ctrl+Z",), window.undo, translate("Deeds", "Urungkan"), "arrow-back-up"),
        Deed(("Ctrl+Y", "Ctrl+Shift+Z"), window.redo, translate("Deeds", "Ulangi"), "arrow-forward-up"),
        Deed(
            ("Ctrl+T",),
            partial(write_about, window, "finding"),
            translate("Deeds", "Temuan tentang pertanyaan ini"),
            "alert-triangle",
        ),
        Deed(
            ("Ctrl+Shift+T",),
            partial(write_about, window, "aspiration"),
            translate("Deeds", "Aspirasi tentang pertanyaan ini"),
            "message-circle",
        ),
        Deed(
            ("Ctrl+Shift+P",),
            partial(write_about, window, "practice"),
            translate("Deeds", "Praktik baik tentang pertanyaan ini"),
            "bulb",
        ),
        Deed(("Ctrl+1",), partial(open_list, window, "finding"), translate("Deeds", "Daftar temuan"), "list-check"),
        Deed(
            ("Ctrl+2",), partial(open_list, window, "aspiration"), translate("Deeds", "Daftar aspirasi"), "list-check"
        ),
        Deed(
            ("Ctrl+3",), partial(open_list, window, "practice"), translate("Deeds", "Daftar praktik baik"), "list-check"
        ),
        Deed(
            ("Ctrl+4",),
            partial(open_list, window, "follow_ups"),
            translate("Deeds", "Tindak lanjut kunjungan lalu, untuk dikonfirmasi"),
            "list-check",
        ),
        Deed(
            ("Ctrl+D",), partial(open_changes, window), translate("Deeds", "Perbedaan dengan kunjungan lalu"), "history"
        ),
        Deed(("Ctrl+Shift+N",), window.toggle_score, translate("Deeds", "Rincian nilai"), "chart-bar"),
        Deed(("Ctrl+PgDown",), partial(window.turn, 1), translate("Deeds", "Bagian berikutnya"), "chevron-right"),
        Deed(("Ctrl+PgUp",), partial(window.turn, -1), translate("Deeds", "Bagian sebelumnya"), "chevron-left"),
        Deed(("F6",), window.go_to_tree),
        Deed(("Ctrl+S",), window.save_now, translate("Deeds", "Simpan yang sedang diketik"), "device-floppy"),
        Deed(
            ("Ctrl+Shift+Return",),
            window.finalise,
            translate("Deeds", "Periksa dan segel kunjungan, atau buka lagi"),
            "lock",
        ),
        Deed(
            ("Ctrl+P",),
            partial(print_papers, window),
            translate("Deeds", "Cetak lembar, berita acara, atau ringkasan"),
            "printer",
        ),
        Deed(
            ("Ctrl+Shift+U",),
            partial(switch_person, window),
            translate("Deeds", "Ganti siapa yang mengisi sekarang"),
            "users",
        ),
        Deed(
            ("Ctrl+Shift+D",),
            partial(show_passes, window),
            translate("Deeds", "Pengetikan kertas: kedua kali, bandingkan"),
            "clipboard-list",
        ),
        Deed(
            (KEYS,),
            partial(choose_form_language, window),
            translate("Deeds", "Bahasa formulir kunjungan ini"),
            "language",
        ),
        Deed(("F1",), window.show_keys, translate("Deeds", "Semua tombol papan ketik"), "keyboard"),
        Deed(("Ctrl+K",), partial(open_anything, window)),
        Deed(("Ctrl+W",), window.close, translate("Deeds", "Tutup kunjungan"), "x"),
    )


def bind(window: VisitWindow) -> None:
    """Give the window its keys."""
    for deed in deeds(window):
        for keys in deed.keys:
            QShortcut(QKeySequence(keys), window).activated.connect(deed.run)
    follow_paper(window)
    follow_people(window)
    follow_form_language(window)
    follow_comments(window)


def open_anything(window: VisitWindow) -> None:
    """Ctrl+K: what can be done here, the sections, and every question by its words."""
    session, form = window.session, window.form
    if session is None or form is None:
        return
    from ltsa_desktop.gui.shell.command_palette import CommandPalette, Entry

    form.flush()
    entries = [
        Entry(deed.title, deed.icon, partial(_do, deed.run), QKeySequence(deed.keys[0]).toString())
        for deed in deeds(window)
        if deed.title
    ]
    for section in session.tally.sections:
        if form.first_in(section.index):
            name = session.label(section.ref) if section.ref else translate("_Sections", "Umum")
            go = partial(window.go_to_section, section.index)
            entries.append(Entry(name, "list", partial(_do, go), translate("Deeds", "bagian")))
    for path in session.tally.all("any"):
        answer = " ".join(session.words(path, session.node(path).stored).split())[:60]
        entries.append(Entry(session.label(path), "help", partial(form.go_to, path), answer))
    palette = CommandPalette(entries, window)
    palette.field.setPlaceholderText(translate("Deeds", "Ketik nama pekerjaan, bagian, atau pertanyaan"))
    palette.open()


def _do(run: Callable[[], object]) -> None:
    """Run when the palette has gone, so that a deed's own dialog gets the keyboard."""
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, run)
