"""The questions before a decision about a whole visit: why, and for an erasure whether one is sure."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Banner, Body, DangerButton, PrimaryButton, SectionTitle
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.labels import StrongLabel
from ltsa_desktop.gui.widgets.layout import column, line

if TYPE_CHECKING:
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Store


class ReasonDialog(Dialog):
    """A decision with its reason; it closes when the decision is in the store.

    Args:
        title, text: what is decided and what follows. deed: the words of its button.
        write: the decision, with the reason. sure: a word that must be typed first, "" for none.
        done: gets what `write` gave.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        text: str,
        deed: str,
        write: Callable[[Store, str], object],
        *,
        sure: str = "",
        done: Callable[[object], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk, self._write, self._sure, self._then = desk, write, sure, done
        self.setWindowTitle(title)
        body = column(SPACE.m, SPACE.xl)
        self.setLayout(body)
        self.setMinimumWidth(560)
        self.reason_label, self.reason = StrongLabel(), QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setMinimumHeight(84)
        self.sure_label, self.sure = StrongLabel(), QLineEdit()
        self.banner = Banner()
        self.cancel = PlainButton()
        self.yes = DangerButton(deed) if sure else PrimaryButton(deed)
        (self.cancel if sure else self.yes).setDefault(True)
        for part in (SectionTitle(title), Body(text), self.reason_label, self.reason):
            body.addWidget(part)
        if sure:
            body.addWidget(self.sure_label)
            body.addWidget(self.sure)
            self.sure.textChanged.connect(lambda _: self._tell())
        body.addWidget(self.banner)
        body.addLayout(line(None, self.cancel, self.yes))
        self.cancel.clicked.connect(self.reject)
        self.yes.clicked.connect(self.submit)
        self.reason.textChanged.connect(self._tell)
        self.retranslate()
        self._tell()
        self.reason.setFocus()

    def retranslate(self) -> None:
        self.reason_label.setText(self.tr("Alasan (tercatat bersama keputusan)"))
        self.reason.setAccessibleName(self.tr("Alasan"))
        self.sure_label.setText(self.tr("Ketik {word} untuk melanjutkan").format(word=self._sure))
        self.sure.setAccessibleName(self.sure_label.text())
        self.cancel.setText(self.tr("Batal"))

    def submit(self) -> None:
        """Decide."""
        reason = self.reason.toPlainText()
        self.setEnabled(False)
        self.desk.write(lambda store: self._write(store, reason), self._on_done, self._on_refused, self)

    def _tell(self) -> None:
        sure = not self._sure or self.sure.text().strip().casefold() == self._sure.casefold()
        self.yes.setEnabled(bool(self.reason.toPlainText().strip()) and sure)

    def _on_done(self, result: object) -> None:
        if self._then is not None:
            self._then(result)
        self.accept()

    def _on_refused(self, error: UserError) -> None:
        self.setEnabled(True)
        self.banner.show_text("error", say(error.text))
