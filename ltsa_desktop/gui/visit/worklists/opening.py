"""The ways from the visit window into its working lists: keys, Ctrl+K, and two buttons below the sections."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.worklists import records as r
from ltsa_desktop.gui.visit.worklists.agreements import Agreements
from ltsa_desktop.gui.widgets import QuietButton

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import Delta, VisitSession
    from ltsa_desktop.gui.visit.window import VisitWindow
    from ltsa_desktop.gui.visit.worklists.dialog import WorklistDialog

translate = QCoreApplication.translate
FOLLOW_UPS = "follow_ups"
REST_MS = 60
_Group = tuple[str, list[tuple[str, str]]]


class WorklistButtons(QWidget):
    """How many findings, aspirations and practices there are; how many earlier agreements wait for this visit.

    Attributes:
        agreements: of this visit, read once for the window and its dialog.
    """

    def __init__(self, session: VisitSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.agreements = Agreements(session, self)
        self.families = {kind: found for kind in r.KINDS if (found := r.family(session, kind)) is not None}
        self._own = tuple(found.repeat for found in self.families.values())
        self._stale, self._waiting, self._count = True, 0, 0
        self._later = QTimer(self, singleShot=True, interval=REST_MS)
        self._later.timeout.connect(self._recount)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        self.follow_ups = QuietButton("", "list-check")
        self.records = QuietButton("", "clipboard-list")
        for button in (self.follow_ups, self.records):
            button.setProperty("kind", "nav")
            column.addWidget(button)
        self.follow_ups.clicked.connect(lambda: self._open(FOLLOW_UPS))
        self.records.clicked.connect(lambda: self._open(next(iter(self.families), "finding")))
        self.agreements.loaded.connect(self._recount)
        session.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Show the counts of now; they are counted again only after a change that can touch them."""
        if self._stale:
            self._waiting = len(self.agreements.open_ones())
            self._count = sum(r.count(self.session, family) for family in self.families.values())
            self._stale = False
        waiting, count = self._waiting, self._count
        if waiting:
            self.follow_ups.setText(self.tr("{n} tindak lanjut lalu (Ctrl+4)").format(n=waiting))
        else:
            self.follow_ups.setText(self.tr("Tindak lanjut lalu ✓ (Ctrl+4)"))
        self.follow_ups.setAccessibleName(self.tr("Tindak lanjut kunjungan lalu: {n} menunggu").format(n=waiting))
        self.follow_ups.setVisible(bool(self.agreements.actions))
        self.records.setText(self.tr("Daftar temuan dan usul: {n} (Ctrl+1)").format(n=count))
        self.records.setAccessibleName(self.tr("Daftar temuan, aspirasi, praktik baik: {n}").format(n=count))
        self.records.setVisible(bool(self.families))

    def _on_changed(self, delta: Delta) -> None:
        # A confirmation is kept beside the root.
        mine = self.session.opened.form.root.ref in delta.paths or any(p.startswith(self._own) for p in delta.paths)
        if mine or delta.whole or delta.structure:
            # After the key that changed it was painted.
            self._later.start()

    def _recount(self) -> None:
        self._stale = True
        self.refresh()

    def needed_width(self) -> int:
        """The width at which no word is cut."""
        return max(button.sizeHint().width() for button in (self.follow_ups, self.records))

    def _open(self, name: str) -> None:
        window = self.window()
        open_list(window, name)  # type: ignore[arg-type]


def open_list(window: VisitWindow, name: str) -> WorklistDialog | None:
    """Show one of the working lists of the window's visit ("finding", "aspiration", "practice", "follow_ups")."""
    session, form, side = window.session, window.form, window.side
    if session is None or form is None or side is None:
        return None
    from ltsa_desktop.gui.visit.worklists.dialog import WorklistDialog

    form.flush()
    dialog = WorklistDialog(session, side.worklists.agreements, window)
    dialog.question_wanted.connect(form.go_to)
    place = form.place() or session.place
    dialog.rejected.connect(partial(_back, window, place))
    dialog.accepted.connect(partial(_back, window, place))
    dialog.open()
    dialog.show_list(name)
    return dialog


def write_about(window: VisitWindow, kind: r.Kind) -> None:
    """A new record about the question one is at, with its photos; in its list at once."""
    session, form = window.session, window.form
    if session is None or form is None:
        return
    if session.read_only:
        window.toast.say(translate("Worklists", "Kunjungan ini hanya dapat dibaca."), "info")
        return
    if r.family(session, kind) is None:
        window.toast.say(translate("Worklists", "Formulir ini tidak memuat daftar itu."), "info")
        return
    card = form.current_card()
    dialog = open_list(window, kind)
    if dialog is not None:
        dialog.add(card.path if card is not None else "")


def _back(window: VisitWindow, place: str) -> None:
    if window.form is not None and window.session is not None and place and window.session.holds(place):
        window.form.go_to(place)


def keys() -> _Group:
    """The keys of the lists, for F1."""
    return (
        translate("Worklists", "Daftar kerja"),
        [
            ("Ctrl+1 · 2 · 3", translate("Worklists", "Daftar temuan · aspirasi · praktik baik")),
            ("Ctrl+4", translate("Worklists", "Tindak lanjut kunjungan lalu, untuk dikonfirmasi")),
            ("F7", translate("Worklists", "Tulang ikan semua sebab, di daftar temuan")),
            ("Ctrl+T", translate("Worklists", "Temuan tentang pertanyaan ini")),
            (
                "Ctrl+Shift+T · Ctrl+Shift+P",
                translate("Worklists", "Aspirasi · praktik baik tentang pertanyaan ini"),
            ),
        ],
    )
