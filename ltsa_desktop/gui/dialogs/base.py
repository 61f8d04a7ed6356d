"""What every dialog is: modal to its window, freed when closed, never larger than the screen or beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ltsa_desktop.gui.i18n import RetranslatedDialog
from ltsa_desktop.gui.sizes import keep_numbers, kept_numbers, onto
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Body, SectionTitle
from ltsa_desktop.gui.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from ltsa_desktop.gui.widgets.layout import column, line

MARGIN = 48
"""Pixels of the screen a dialog leaves free."""


class Dialog(RetranslatedDialog):
    """A dialog of ours; open it with `open()`, which returns at once.

    It remembers the size one gave it, and never stands beyond the screen: what is higher than that scrolls.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.setModal(True)
        self._offered: QSize | None = None
        self._scroll: QScrollArea | None = None

    def showEvent(self, event: QShowEvent) -> None:
        if self._offered is None:
            most = self._most()
            self.setMaximumSize(most)
            hint = self.sizeHint()
            self._scroll_where_too_high()
            if self._scroll is not None:
                hint += QSize(self._scroll.verticalScrollBar().sizeHint().width(), 0)
            kept = kept_numbers(self, self._name())
            wish = hint.expandedTo(QSize(*kept) if len(kept) == 2 else self.size())
            self.resize(wish.boundedTo(most))
            self._offered = self.size()
        super().showEvent(event)
        self.move(onto(self.frameGeometry(), self.screen().availableGeometry()))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self._offered is not None:
            self._scroll_where_too_high()
        return done

    def done(self, result: int) -> None:
        """Close, keeping the size if it is not the one that was offered."""
        if self._offered is not None and self.size() != self._offered:
            keep_numbers(self, self._name(), (self.width(), self.height()))
        super().done(result)

    def _name(self) -> str:
        kind = type(self)
        return f"dialog:{kind.__module__.rpartition('.')[2]}.{kind.__name__}"

    def _most(self) -> QSize:
        room = self.screen().availableGeometry()
        return QSize(room.width() - MARGIN, room.height() - MARGIN)

    def _scroll_where_too_high(self) -> None:
        layout = self.layout()
        if layout is None or self._scroll is not None:
            return
        needed = layout.totalMinimumSize()
        height = layout.totalMinimumHeightForWidth(self.width()) if layout.hasHeightForWidth() else needed.height()
        if height <= self._most().height() and needed.width() <= self._most().width():
            return
        inside = QWidget()
        inside.setLayout(layout)  # takes the widgets along
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        outer = column(0)
        outer.addWidget(self._scroll)
        self.setLayout(outer)
        self.setMinimumSize(0, 0)
        if self._offered is not None:
            bar = QSize(self._scroll.verticalScrollBar().sizeHint().width(), 0)
            self.resize((self.size() + bar).boundedTo(self._most()))


class Ask(Dialog):
    """A question with the safe way first: Esc and Enter do nothing that cannot be taken back."""

    def __init__(
        self,
        title: str,
        text: str,
        yes: str,
        no: str,
        *,
        danger: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        body = column(SPACE.m, SPACE.xl)
        self.setLayout(body)
        body.addWidget(SectionTitle(title))
        words = Body(text)
        words.setMinimumWidth(440)
        body.addWidget(words)
        self.no = PlainButton(no)
        self.yes = DangerButton(yes) if danger else PrimaryButton(yes)
        self.no.setDefault(danger)
        self.yes.setDefault(not danger)
        self.no.clicked.connect(self.reject)
        self.yes.clicked.connect(self.accept)
        body.addSpacing(SPACE.s)
        body.addLayout(line(None, self.no, self.yes))
        (self.no if danger else self.yes).setFocus()
