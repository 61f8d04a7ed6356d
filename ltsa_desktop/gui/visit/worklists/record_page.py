"""One working list: the records of a kind in a table, the chosen one in its editor beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ltsa_desktop.ground.formats import date_short
from ltsa_desktop.gui.sizes import keep_splitter
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.worklists import records as r
from ltsa_desktop.gui.visit.worklists import steps
from ltsa_desktop.gui.visit.worklists.editor import RecordEditor
from ltsa_desktop.gui.widgets import Column, DataTable, IconButton
from ltsa_desktop.gui.widgets.buttons import PlainButton

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import Delta, VisitSession

NUMBER, RANK = 0, 2


class RecordPage(QSplitter):
    """See the module.

    Signals:
        question_wanted(str): leave for this question of the form.
        told(str): a sentence for the person.
    """

    question_wanted = Signal(str)
    told = Signal(str)

    def __init__(self, session: VisitSession, family: r.Family, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.session = session
        self.family = family
        self._ranks: dict[str, int] = {}
        self._filling = False
        self._grip = -1
        self.table = DataTable()
        self.editor = RecordEditor(session, family)
        self.add_button = PlainButton("", "plus")
        self.fishbone_button = PlainButton("", "git-fork")
        self.fishbone_button.setVisible(family.kind == "finding")
        self.copy_button = IconButton("copy")
        self.delete_button = IconButton("trash")
        self.up_button = IconButton("arrow-up")
        self.down_button = IconButton("arrow-down")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, SPACE.s, 0)
        column.setSpacing(SPACE.s)
        row = QHBoxLayout()
        row.setSpacing(SPACE.xs)
        row.addWidget(self.add_button)
        row.addWidget(self.fishbone_button)
        row.addStretch(1)
        for button in (self.up_button, self.down_button, self.copy_button, self.delete_button):
            row.addWidget(button)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        self.addWidget(left)
        self.addWidget(self.editor)
        self.setStretchFactor(0, 5)
        self.setStretchFactor(1, 4)
        self.setChildrenCollapsible(False)
        self.setSizes([760, 530])
        keep_splitter(self, "records")
        self.table.installEventFilter(self)
        self.table.viewport().installEventFilter(self)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(lambda _: self.editor.focus_first())
        self.editor.question_wanted.connect(self.question_wanted)
        self.editor.left.connect(self.table.setFocus)
        self.add_button.clicked.connect(lambda: self.add())
        self.fishbone_button.clicked.connect(self.show_fishbone)
        self.copy_button.clicked.connect(self.duplicate)
        self.delete_button.clicked.connect(self.delete)
        self.up_button.clicked.connect(lambda: self.move_record(-1))
        self.down_button.clicked.connect(lambda: self.move_record(1))
        session.changed.connect(self._on_changed)
        self.retranslate()
        if family.kind == "finding":
            self.table.sortByColumn(RANK, Qt.SortOrder.AscendingOrder)
        else:
            self.table.sortByColumn(NUMBER, Qt.SortOrder.AscendingOrder)
        self.fill()

    def retranslate(self) -> None:
        """Put every word in again."""
        name = self.session.label(self.family.repeat)
        self.table.setAccessibleName(name)
        self.table.set_columns(self._columns())
        self.table.set_empty(self._empty())
        self.add_button.setText(self.tr("Tambah (Insert)"))
        self.add_button.setAccessibleName(self.tr("Tambah: {what}").format(what=name))
        self.fishbone_button.setText(self.tr("Tulang ikan (F7)"))
        self.copy_button.set_name(self.tr("Gandakan"), "Ctrl+D")
        self.delete_button.set_name(self.tr("Hapus; Ctrl+Z mengembalikannya"), "Delete")
        self.up_button.set_name(self.tr("Naikkan"), "Alt+↑")
        self.down_button.set_name(self.tr("Turunkan"), "Alt+↓")
        self.editor.retranslate()
        self.fill()

    def fill(self) -> None:
        """Show the records of now; the cursor stays on the same one."""
        found = r.records(self.session, self.family)
        self._ranks = r.ranks(found)
        self._filling = True
        self.table.set_rows(found, keep=lambda record: record.path)
        self._filling = False
        self._on_chosen(self.table.current())
        self._arrange()

    def count(self) -> int:
        """How many records there are."""
        return sum(not record.blank for record in r.records(self.session, self.family))

    def select(self, path: str) -> None:
        """Put the cursor on a record."""
        self.table.select(lambda record: record.path == path)

    def show_first(self) -> None:
        """Take the keyboard: in the table, at the first record."""
        if self.table.current() is None and self.table.rows():
            self.table.select(lambda _: True)
        (self.table if self.table.rows() else self.add_button).setFocus(Qt.FocusReason.TabFocusReason)

    def add(self, about: str = "") -> None:
        """A new record, in the editor at once."""
        self.editor.flush()
        path = steps.add(self.session, self.family, about)
        if not path:
            self.told.emit(self.tr("Formulir ini tidak menanyakannya untuk pusat layanan ini."))
            return
        self.fill()
        self.select(path)
        self.editor.focus_first()

    def duplicate(self) -> None:
        """The same record once more."""
        path = self.editor.path
        if path and not self.session.read_only:
            self.editor.flush()
            made = steps.duplicate(self.session, path)
            self.fill()
            self.select(made)

    def show_fishbone(self) -> None:
        """The causes of all findings in one drawing."""
        from ltsa_desktop.gui.visit.worklists.fishbone import FishboneDialog

        self.editor.flush()
        if self.family.kind == "finding" and self.count():
            FishboneDialog(self.session, self.family, self).open()
        elif self.family.kind == "finding":
            self.told.emit(self.tr("Belum ada temuan untuk digambar."))

    def delete(self) -> None:
        """Take the record away; undo brings it back."""
        path = self.editor.path
        if not path or self.session.read_only:
            return
        self.editor.flush()
        shown = [record.path for record in self.table.rows()]
        at = shown.index(path) if path in shown else 0
        self.editor.show_record("")
        self.session.remove_instance(path)
        rest = [p for p in shown if p != path]
        if rest:
            self.select(rest[min(at, len(rest) - 1)])
        self.show_first()
        self.told.emit(self.tr("Terhapus. Ctrl+Z mengembalikannya."))

    def move_record(self, step: int) -> None:
        """Move the record up (-1) or down (1) in the form's own order, which the table shows from then on."""
        path = self.editor.path
        if path and not self.session.read_only:
            self.table.sortByColumn(NUMBER, Qt.SortOrder.AscendingOrder)
            self.session.move_instance(path, step)
            self.select(path)

    def eventFilter(self, watched: object, event: object) -> bool:
        if watched is self.table.viewport() and isinstance(event, QMouseEvent):
            return self._drag(event)
        if watched is not self.table or not isinstance(event, QKeyEvent) or event.type() != QKeyEvent.Type.KeyPress:
            return False
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        deeds = {
            (Qt.Key.Key_Delete, False): self.delete,
            (Qt.Key.Key_Up, True): lambda: self.move_record(-1),
            (Qt.Key.Key_Down, True): lambda: self.move_record(1),
            (Qt.Key.Key_F2, False): self.editor.focus_first,
        }
        run = deeds.get((Qt.Key(event.key()), bool(alt)))
        if run is None:
            return False
        run()
        return True

    def _drag(self, event: QMouseEvent) -> bool:
        """A record drawn with the mouse goes where it is let go, in the form's own order."""
        left = Qt.MouseButton.LeftButton
        row = self.table.rowAt(event.position().toPoint().y())
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == left:
            self._grip = row if not self.session.read_only else -1
        elif event.type() == QEvent.Type.MouseMove and event.buttons() & left:
            if self._grip >= 0 and row != self._grip:
                self.table.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            # Otherwise the cursor would follow the mouse through the records.
            return True
        elif event.type() == QEvent.Type.MouseButtonRelease and event.button() == left:
            self.table.viewport().unsetCursor()
            grip, self._grip = self._grip, -1
            shown = self.table.rows()
            if grip >= 0 and 0 <= row < len(shown) and row != grip:
                # By the numbers of the records, as the table may be sorted by something else.
                self.move_record(shown[row].number - shown[grip].number)
        return False

    def _columns(self) -> list[Column]:
        number = Column(self.tr("No"), lambda x: str(x.number), key=lambda x: x.number, right=True)
        linked = Column(self.tr("Tautan"), self._links, least=9)

        def text(role: str) -> Any:
            return lambda x: " ".join(x.words.get(role, "").split()) or "–"

        article = Column(self.tr("Pasal"), text(f"{self.family.kind}.article"), stretch=1, least=16)
        if self.family.kind == "finding":  # article, question and photos stand in the sheet beside it
            return [
                number,
                Column(self.tr("Temuan"), text("finding.text"), stretch=4, least=22),
                Column(self.tr("USG"), self._usg, key=lambda x: (-(x.usg or 0), x.number), least=7),
                Column(self.tr("Sebab"), lambda x: _short(text("finding.category")(x), 14), least=8, given_up=2),
                Column(self.tr("Pelaku"), lambda x: _short(text("finding.owner")(x), 14), least=8, given_up=3),
                Column(
                    self.tr("Tenggat"),
                    lambda x: _day(x.stored.get("finding.deadline", "")),
                    key=lambda x: x.stored.get("finding.deadline") or "9999",
                    least=9,
                    given_up=1,
                ),
            ]
        if self.family.kind == "aspiration":
            return [
                number,
                Column(self.tr("Aspirasi"), text("aspiration.text"), stretch=4, least=18),
                Column(self.tr("Dari"), text("aspiration.role"), stretch=1, least=12),
                Column(self.tr("Pokok"), text("aspiration.topic"), stretch=1, least=10),
                article,
                linked,
            ]
        return [
            number,
            Column(self.tr("Praktik"), text("practice.title"), stretch=3, least=16),
            Column(self.tr("Hasil"), text("practice.result"), stretch=3, least=16),
            Column(self.tr("Dapat diterapkan di"), text("practice.transfer"), stretch=2, least=16),
            linked,
        ]

    def _empty(self) -> str:
        if self.session.read_only:
            return self.tr("Tidak ada yang dicatat.")
        if not steps.can_be_asked(self.session, self.family):
            return self.tr("Formulir ini tidak menanyakannya untuk pusat layanan ini.")
        return self.tr(
            "Belum ada. Tekan Insert untuk menulis yang pertama, atau Ctrl+T pada sebuah pertanyaan di formulir."
        )

    def _usg(self, record: r.Record) -> str:
        rank = self._ranks.get(record.path)
        return "–" if record.usg is None or rank is None else f"{record.usg} · #{rank}"

    def _links(self, record: r.Record) -> str:
        photos = ", ".join(str(n) for n in record.photos)
        cited = self.tr("Foto {n}").format(n=photos) if photos else ""
        return " · ".join(part for part in (_short(record.about_words, 14), cited) if part) or "–"

    def _arrange(self) -> None:
        some, writable = bool(self.editor.path), not self.session.read_only
        self.add_button.setEnabled(writable and steps.can_be_asked(self.session, self.family))
        for button in (self.copy_button, self.delete_button, self.up_button, self.down_button):
            button.setEnabled(some and writable)

    def _on_chosen(self, record: r.Record | None) -> None:
        if not self._filling:
            path = record.path if record is not None else ""
            if path != self.editor.path:
                self.editor.show_record(path)
            self._arrange()

    def _on_changed(self, _delta: Delta) -> None:
        self.fill()


def _short(words: str, most: int = 24) -> str:
    """Up to the bracket that explains it, and no longer than a column."""
    head = words.partition(" (")[0]
    return head if len(head) <= most else head[: most - 1].rstrip() + "…"


def _day(text: str) -> str:
    try:
        return date_short(date.fromisoformat(text[:10]))
    except ValueError:
        return "–"
