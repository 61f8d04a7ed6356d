"""A small question before a deed about trust: why, and until or since when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Banner, Body, DangerButton, FormRows, PrimaryButton, SectionTitle, add_row
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.fields import DateField
from ltsa_desktop.gui.widgets.layout import column, line


class ReasonDialog(Dialog):
    """Asks for a reason and, where `day` is given, for a day; `then` gets both.

    Args:
        needs: why the reason may not be blank, "" where it may.
        day: what stands in the field of the day, None for no such field; `day_label` its name.
    """

    def __init__(
        self,
        title: str,
        text: str,
        yes: str,
        then: Callable[[str, date], object],
        *,
        needs: str = "",
        day: date | None = None,
        day_label: str = "",
        danger: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._then, self._needs, self._day_label = then, needs, day_label
        self._title, self._text, self._yes = title, text, yes
        body = column(SPACE.m, SPACE.xl)
        self.setLayout(body)
        self._head, self._intro, self.banner = SectionTitle(), Body(), Banner()
        self._intro.setMinimumWidth(480)
        self.reason, self.day = QLineEdit(), DateField()
        form = FormRows()
        self._reason_label = add_row(form, "", self.reason)
        self._label = add_row(form, "", self.day) if day is not None else None
        if day is not None:
            self.day.set_day(day)
        else:
            self.day.hide()
        self.cancel, self.yes = PlainButton(), DangerButton() if danger else PrimaryButton()
        self.yes.setDefault(not danger)
        self.cancel.clicked.connect(self.reject)
        self.yes.clicked.connect(self.submit)
        self.reason.returnPressed.connect(self.submit)
        body.addWidget(self._head)
        body.addWidget(self._intro)
        body.addLayout(form)
        body.addWidget(self.banner)
        body.addLayout(line(None, self.cancel, self.yes))
        self.retranslate()
        self.reason.setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self._title)
        self._head.setText(self._title)
        self._intro.setText(self._text)
        self._reason_label.setText(self.tr("Alasan"))
        self.reason.setAccessibleName(self.tr("Alasan"))
        if self._label is not None:
            self._label.setText(self._day_label)
            self.day.setAccessibleName(self._day_label)
        self.cancel.setText(self.tr("Batal"))
        self.yes.setText(self._yes)

    def submit(self) -> None:
        """Close and do it, once what is needed is there."""
        reason = self.reason.text().strip()
        if self._needs and not reason:
            self.banner.show_text("warning", self._needs)
            self.reason.setFocus()
            return
        day = self.day.day()
        self.accept()
        self._then(reason, day)
