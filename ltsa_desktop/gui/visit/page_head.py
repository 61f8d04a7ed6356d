"""Above the page: which section and which part of it one is in, and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.outline import split_code
from ltsa_desktop.gui.widgets import MutedLabel, QuietButton

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.form_view import FormView
    from ltsa_desktop.gui.visit.session import VisitSession


class PageHead(QWidget):
    """One line that stays while the page scrolls."""

    def __init__(self, session: VisitSession, form: FormView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._form = form
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.xl, SPACE.m, SPACE.xl, SPACE.xs)
        row.setSpacing(SPACE.m)
        self.title = QLabel()
        self.title.setProperty("role", "section")
        self.part = MutedLabel()
        self.counts = MutedLabel()
        for label in (self.title, self.part, self.counts):
            label.setWordWrap(False)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.counts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row.addWidget(self.title)
        row.addWidget(self.part, 1)
        self.changes = QuietButton("", "history")
        self.changes.hide()
        row.addWidget(self.counts)
        row.addWidget(self.changes)
        form.section_changed.connect(lambda _: self.refresh())
        form.place_changed.connect(lambda _: self.refresh())
        session.changed.connect(lambda _: self.refresh())

    def refresh(self) -> None:
        """Say where one is now."""
        self.changes.setText(self.tr("Perbedaan"))
        self.changes.setToolTip(self.tr("Perbedaan dengan kunjungan lalu (Ctrl+D)"))
        self.changes.setVisible(self.session.last is not None)
        index = self._form.section
        if index < 0:
            return
        session = self.session
        section = session.tally.sections[index]
        self.title.setText(session.label(section.ref) if section.ref else self.tr("Umum"))
        self.part.setText(self._part())
        count = session.tally.counts[index]
        words = self.tr("{done} dari {total} dijawab").format(done=count.answered, total=count.total)
        if count.required_open:
            words += self.tr(" · {n} wajib belum").format(n=count.required_open)
        if count.warnings:
            words += self.tr(" · {n} peringatan").format(n=count.warnings)
        self.counts.setText(words)

    def _part(self) -> str:
        """The group, or the instance "Temuan 2 dari 3", that the current question is in."""
        session, place = self.session, self._form.place()
        if not place or not session.holds(place):
            return ""
        node = session.node(place).parent
        while node is not None:
            if node.kind == "instance":
                siblings = session.instances(session.repeat_of(node.path))
                return self.tr("{name} {n} dari {total}").format(
                    name=split_code(session.label(session.repeat_of(node.path)))[1],
                    n=siblings.index(node.path) + 1,
                    total=len(siblings),
                )
            if node.kind == "group" and node.definition.label is not None:
                section = session.tally.sections[self._form.section]
                return "" if node.path == section.ref else session.label(node.path)
            node = node.parent
        return ""
