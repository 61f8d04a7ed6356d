"""What a record points to: the question it is about, and the photos that show it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ltsa_desktop.gui.icons import set_icon
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.outline import split_code
from ltsa_desktop.gui.visit.worklists import records as r
from ltsa_desktop.gui.visit.worklists.steps import link
from ltsa_desktop.gui.widgets import Body, IconButton, QuietButton
from ltsa_desktop.store import links

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession


class LinkBar(QFrame):
    """Two lines: the question with its answer, and the photos.

    Signals:
        question_wanted(str): go to this question of the form.
    """

    question_wanted = Signal(str)

    def __init__(self, session: VisitSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.path = ""
        self.setProperty("surface", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.m, SPACE.xs, SPACE.xs, SPACE.xs)
        column.setSpacing(0)
        self.about, self.photos = Body(), Body()
        self.go = IconButton("external-link")
        self.cut = IconButton("x")
        self.tie = QuietButton()
        self.choose = QuietButton()
        for name, words, buttons in (
            ("target", self.about, (self.go, self.cut, self.tie)),
            ("camera", self.photos, (self.choose,)),
        ):
            row = QHBoxLayout()
            row.setSpacing(SPACE.xs)
            picture = QLabel()
            set_icon(picture, name, "muted")
            words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            row.addWidget(picture)
            row.addWidget(words, 1)
            for button in buttons:
                row.addWidget(button)
            column.addLayout(row)
        self.go.clicked.connect(lambda: self.question_wanted.emit(self._about()))
        self.cut.clicked.connect(lambda: link(session, self.path, links.ABOUT, ""))
        self.tie.clicked.connect(self.open_find)
        self.choose.clicked.connect(self.open_photos)

    def show_record(self, path: str) -> None:
        """Show the links of another record."""
        self.path = path
        self.refresh()

    def refresh(self) -> None:
        """Show the links of now."""
        session, about = self.session, self._about()
        words = ""
        if about:
            node = session.node(about)
            number, title = split_code(session.label(about))
            answer = " ".join(session.words(about, node.stored).split())
            head = f"{number} {title}".strip()
            words = f"{head}: {answer}" if answer else head
        self.about.setText(words or self.tr("Belum ditautkan ke pertanyaan"))
        for button in (self.go, self.cut):
            button.setVisible(bool(about))
        self.cut.setEnabled(not session.read_only)
        self.go.set_name(self.tr("Ke pertanyaan ini"))
        self.cut.set_name(self.tr("Lepas tautan ke pertanyaan"))
        self.tie.setText(self.tr("Ganti…") if about else self.tr("Tautkan…"))
        self.tie.setAccessibleName(self.tr("Pilih pertanyaan yang ditunjuk"))
        self.tie.setEnabled(not session.read_only)
        numbers = [n for path in r.photo_paths(session, self.path) if (n := r.photo_number(session, path))]
        shown = ", ".join(self.tr("Foto {n}").format(n=n) for n in sorted(set(numbers)))
        self.photos.setText(shown or self.tr("Belum ada foto yang menunjukkannya"))
        self.choose.setText(self.tr("Pilih foto…"))
        self.choose.setEnabled(not session.read_only and bool(self._others()))

    def open_find(self) -> None:
        """Choose the question by its words or number."""
        from ltsa_desktop.gui.visit.navigation import FindDialog

        dialog = FindDialog(self.session, self.window())
        dialog.accepted.connect(lambda: link(self.session, self.path, links.ABOUT, dialog.chosen))
        dialog.open()

    def open_photos(self) -> None:
        """All photos of the visit, ticked where they show this record."""
        linked = links.photos(self.session.extras, self.path)
        menu = photo_menu(self.session, linked, self._toggle, self, self._others())
        menu.popup(self.choose.mapToGlobal(self.choose.rect().bottomLeft()))

    def _others(self) -> list[str]:
        """Where photos stand that are not the record's own."""
        found = [p for p in self.session.attachments if r.photo_number(self.session, p) and self.session.holds(p)]
        return sorted((p for p in found if not p.startswith(f"{self.path}/")), key=self._number)

    def _number(self, path: str) -> int:
        return r.photo_number(self.session, path)

    def _toggle(self, path: str) -> None:
        linked = list(links.photos(self.session.extras, self.path))
        linked = [p for p in linked if p != path] if path in linked else [*linked, path]
        link(self.session, self.path, links.PHOTO, links.photo_text(linked))

    def _about(self) -> str:
        path = links.about(self.session.extras, self.path)
        return path if path and self.session.holds(path) else ""


def photo_menu(
    session: VisitSession, ticked: tuple[str, ...], chosen: Callable[[str], None], parent: QWidget, paths: list[str]
) -> QMenu:
    """A menu of photos by number, caption and question; `chosen(path)` is called with the one taken."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for path in paths:
        attachment = session.attachments[path]
        what = attachment.caption or session.label(path)
        words = QCoreApplication.translate("LinkBar", "Foto {n} · {what}").format(n=attachment.number, what=what[:60])
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(path in ticked)
        action.triggered.connect(lambda _=False, at=path: chosen(at))
    return menu
