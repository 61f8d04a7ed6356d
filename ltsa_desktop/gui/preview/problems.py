"""The list of what is missing or not allowed in a form being tried out; a line leads to its question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ltsa_desktop.gui.icons import icon
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import MutedLabel, SectionTitle

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession

WIDTH = 340
SHOWN = 200
DELAY_MS = 120


class ProblemsPanel(QFrame):
    """Follows a session.

    Signals:
        question_chosen(str): a line was chosen.
    """

    question_chosen = Signal(str)

    def __init__(self, session: VisitSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setProperty("surface", "panel")
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.l, SPACE.m, SPACE.s, SPACE.s)
        column.setSpacing(SPACE.s)
        self.title = SectionTitle()
        self.note = MutedLabel()
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.title)
        column.addWidget(self.note)
        column.addWidget(self.list, 1)
        self.list.itemClicked.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_chosen)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(DELAY_MS)
        self._later.timeout.connect(self.fill)
        session.changed.connect(lambda _: self._later.start())
        self.fill()

    def fill(self) -> None:
        """Look at the whole form again."""
        session = self.session
        language = session.form_language
        required = self.tr("Wajib diisi")
        lines = [(path, words, "alert-circle") for path, words in session.complaints.items()]
        for problem in session.state.problems():
            if problem.kind == "required":
                lines.append((problem.path, problem.message(language) or required, "circle-dashed"))
            else:
                words = problem.message(language) or self.tr("Jawaban ini tidak diterima")
                lines.append((problem.path, words, "alert-circle"))
        self.list.clear()
        for path, words, name in lines[:SHOWN]:
            item = QListWidgetItem(icon(name, "error" if name == "alert-circle" else "muted"), "", self.list)
            item.setText(f"{session.label(path)}\n{words}")
            item.setToolTip(path)
            item.setData(Qt.ItemDataRole.UserRole, path)
        self.title.setText(self.tr("Masalah: {n}").format(n=len(lines)))
        self.list.setAccessibleName(self.title.text())
        self.list.setVisible(bool(lines))
        more = len(lines) - SHOWN
        if not lines:
            self.note.setText(self.tr("Tidak ada: semua yang wajib terisi dan semua jawaban diterima."))
        else:
            self.note.setText(self.tr("dan {n} lagi").format(n=more) if more > 0 else "")
        self.note.setVisible(bool(self.note.text()))

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.question_chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))
