"""What Ctrl+K finds and F1 lists: the window's deeds by name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ltsa_desktop.gui import words
from ltsa_desktop.gui.actions import Actions
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.shell.command_palette import CommandPalette, Entry
from ltsa_desktop.gui.shell.navigation import ICONS, KEYS
from ltsa_desktop.gui.theme.tokens import TEXT_SCALES

if TYPE_CHECKING:
    from ltsa_desktop.gui.shell.keys import Groups
    from ltsa_desktop.gui.shell.shell import Shell
    from ltsa_desktop.store.read_models import CentreSummary, VisitSummary

translate = QCoreApplication.translate


def key_groups(shell: Shell | None) -> Groups:
    """The keys of the start window."""
    pages = []
    if shell is not None:
        pages = [(KEYS[name], text.replace("&&", "&")) for name, text in shell.navigation.names().items()]
    return (
        (
            translate("Keys", "Di mana saja"),
            (
                ("Ctrl+K", translate("Keys", "Cari apa saja: halaman, pusat layanan, kunjungan, pekerjaan")),
                ("Ctrl+N", translate("Keys", "Kunjungan baru")),
                ("Ctrl+E", translate("Keys", "Ekspor kunjungan")),
                ("Ctrl+I", translate("Keys", "Impor berkas")),
                ("Ctrl+L", translate("Keys", "Kunci aplikasi")),
                ("F5", translate("Keys", "Baca ulang")),
                ("F6", translate("Keys", "Ke daftar halaman di kiri")),
                ("F1", translate("Keys", "Daftar tombol ini")),
            ),
        ),
        (translate("Keys", "Halaman"), pages),
        (
            translate("Keys", "Di halaman Instrumen"),
            (
                ("Enter", translate("Keys", "Coba formulir di baris ini")),
                ("Ctrl+D", translate("Keys", "Bandingkan dengan versi lain")),
                ("Ctrl+P", translate("Keys", "Cetak formulir kosong")),
            ),
        ),
        (
            translate("Keys", "Di halaman Peta & rapat"),
            (
                ("Alt+1 … Alt+5", translate("Keys", "Ikhtisar, analisis, praktik baik, tindak lanjut, dokumen")),
                ("F9", translate("Keys", "Notulen rapat")),
                ("+ − 0", translate("Keys", "Di peta: perbesar, perkecil, seluruh Indonesia; panah menggeser")),
                ("PgDn PgUp", translate("Keys", "Di peta: pusat layanan berikutnya, sebelumnya; Enter membukanya")),
                ("Ctrl+Shift+X", translate("Keys", "Simpan tabel sebagai lembar kerja")),
                ("Ctrl+S", translate("Keys", "Di grafik: simpan sebagai gambar")),
            ),
        ),
        (
            translate("Keys", "Di dalam daftar"),
            (
                ("↑ ↓", translate("Keys", "Baris sebelumnya, berikutnya")),
                ("Enter", translate("Keys", "Buka baris ini")),
                ("↓", translate("Keys", "Dari kolom saring ke daftar")),
                ("Esc", translate("Keys", "Kosongkan saringan; tutup dialog")),
            ),
        ),
    )


def deeds(desk: Desk, actions: Actions, shell: Shell) -> list[Entry]:
    """Pages and deeds, by name."""

    def language(code: str) -> None:
        desk.settings.language = code
        desk.apply_settings()

    def theme(name: str) -> None:
        desk.settings.theme = name
        desk.apply_settings()
        shell.top.retranslate()

    def scale(percent: int) -> None:
        desk.settings.text_scale = percent
        desk.apply_settings()
        shell.top.retranslate()

    made = [
        Entry(translate("Catalogue", "Kunjungan baru"), "plus", actions.new_visit, "Ctrl+N"),
        Entry(translate("Catalogue", "Ekspor kunjungan"), "file-export", actions.export, "Ctrl+E"),
        Entry(translate("Catalogue", "Impor berkas"), "file-import", actions.import_files, "Ctrl+I"),
        Entry(translate("Catalogue", "Impor isian ODK atau Kobo"), "file-import", lambda: actions.import_submissions()),
        Entry(
            translate("Catalogue", "Impor folder isian ODK"),
            "folder-open",
            lambda: actions.import_submissions(folder=True),
        ),
        Entry(translate("Catalogue", "Terima tanda terima supervisor"), "checks", lambda: actions.accept_receipt()),
        Entry(translate("Catalogue", "Impor daftar pusat layanan"), "file-import", actions.import_register),
        Entry(translate("Catalogue", "Tambah instrumen"), "table", actions.add_instrument),
        Entry(translate("Catalogue", "Coba formulir"), "player-play", lambda: actions.try_form()),
        Entry(translate("Catalogue", "Bandingkan versi instrumen"), "git-fork", lambda: actions.compare_versions()),
        Entry(translate("Catalogue", "Cetak formulir kosong"), "printer", lambda: actions.print_form()),
        Entry(translate("Catalogue", "Catatan kerja: siapa berbuat apa"), "history", lambda: actions.audit()),
        Entry(translate("Catalogue", "Kepercayaan: laptop dan supervisor"), "shield-check", actions.trust),
        Entry(translate("Catalogue", "Catatan yang ditahan"), "inbox", actions.held),
    ]
    made.append(Entry(translate("Catalogue", "Notulen rapat"), "notes", lambda: _minutes(actions, shell), "F9"))
    for name, text in shell.navigation.names().items():
        go = lambda name=name: actions.go(name)  # noqa: E731 - binds the loop's name
        made.append(Entry(text.replace("&&", "&"), ICONS[name], go, KEYS[name]))
    made += [
        Entry("Bahasa Indonesia", "language", lambda: language("id")),
        Entry("English", "language", lambda: language("en")),
        Entry(translate("Catalogue", "Tampilan terang"), "sun", lambda: theme("light")),
        Entry(translate("Catalogue", "Tampilan gelap"), "moon", lambda: theme("dark")),
        Entry(translate("Catalogue", "Tampilan kontras tinggi"), "contrast", lambda: theme("contrast")),
    ]
    for percent in TEXT_SCALES:
        larger = partial(scale, percent)
        made.append(
            Entry(
                translate("Catalogue", "Huruf {n} %").format(n=percent),
                "typography",
                larger,
            )
        )
    made.append(Entry(translate("Catalogue", "Tentang aplikasi"), "info-circle", actions.about))
    return made


def open_palette(desk: Desk, actions: Actions, shell: Shell, window: QWidget) -> None:
    """Load what can be found, then open the palette."""

    def loaded(found: tuple[list[CentreSummary], list[VisitSummary]]) -> None:
        centres, visits = found
        entries = deeds(desk, actions, shell)
        for visit in visits:
            open_it = lambda identity=visit.visit.id: actions.open_visit(identity)  # noqa: E731
            note = f"{words.visit_line(visit)} · {words.visit_status(visit.visit)[1]}"
            entries.append(Entry(visit.visit.centre_name, "clipboard-list", open_it, note, visit.short_code))
        for centre in centres:
            show = lambda code=centre.code: _show_centre(actions, shell, code)  # noqa: E731
            entries.append(Entry(centre.name, "building", show, words.place(centre), centre.code))
        CommandPalette(entries, window).open()

    desk.read(lambda store: (store.centres.list(), store.visits.list()), loaded, owner=window)


def _minutes(actions: Actions, shell: Shell) -> None:
    from ltsa_desktop.gui.pages.map import MapPage

    actions.go("map")
    page = shell.page("map")
    assert isinstance(page, MapPage)
    page.open_tab("follow_up").open_minutes()


def _show_centre(actions: Actions, shell: Shell, code: str) -> None:
    from ltsa_desktop.gui.pages.centres import CentresPage

    actions.go("centres")
    page = shell.page("centres")
    assert isinstance(page, CentresPage)
    page.show_centre(code)
