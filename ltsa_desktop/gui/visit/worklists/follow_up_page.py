"""The actions that earlier visits agreed on: what became of each is said with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ltsa_desktop.ground.formats import date_long
from ltsa_desktop.gui import words
from ltsa_desktop.gui.i18n import language
from ltsa_desktop.gui.sizes import keep_splitter
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.editors.base import Option, Question
from ltsa_desktop.gui.visit.editors.choices import ChoiceEditor
from ltsa_desktop.gui.visit.editors.dates import DateEditor
from ltsa_desktop.gui.visit.editors.text import ParagraphEditor
from ltsa_desktop.gui.visit.worklists import records as r
from ltsa_desktop.gui.visit.worklists.agreements import MOVABLE, Agreements, state_words
from ltsa_desktop.gui.visit.worklists.editor import LEAST_WIDTH
from ltsa_desktop.gui.visit.worklists.link_bar import photo_menu
from ltsa_desktop.gui.widgets import Column, DataTable, MutedLabel, QuietButton
from ltsa_desktop.gui.widgets.labels import Body, State, StrongLabel
from ltsa_desktop.gui.widgets.layout import line

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import Delta, VisitSession
    from ltsa_desktop.store.follow_ups import AgreedAction, Confirmation

STATE_ICONS: dict[str, State] = {"selesai": "ok", "proses": "info", "belum": "warning", "gugur": "muted"}


class FollowUpPage(QSplitter):
    """Left the actions, right what is known of the chosen one and what this visit says of it."""

    told = Signal(str)

    def __init__(self, session: VisitSession, agreements: Agreements, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.session = session
        self.agreements = agreements
        self._action: AgreedAction | None = None
        self._said: dict[tuple[str, str], Confirmation] = {}
        self._filling = False
        self.table = DataTable()
        self.addWidget(self.table)
        self.sheet = QFrame()
        self.sheet.setProperty("surface", "paper")
        self.paper = QScrollArea()
        self.paper.setWidgetResizable(True)
        self.paper.setFrameShape(QFrame.Shape.NoFrame)
        self.paper.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.paper.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.paper.setMinimumWidth(LEAST_WIDTH)
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(SPACE.xl, SPACE.l, SPACE.xl, SPACE.xl)
        column.setSpacing(SPACE.s)
        self.title = StrongLabel()
        self.facts, self.finding, self.before = MutedLabel(), Body(), Body()
        self.ask, self.note_label = QLabel(), QLabel()
        for label in (self.ask, self.note_label):
            label.setProperty("role", "strong")
        self._states = QVBoxLayout()
        self.state: ChoiceEditor | None = None
        self.note = ParagraphEditor(Question("", control="input"), least=2)
        self.due_label = QLabel()
        self.due_label.setProperty("role", "strong")
        self.due = DateEditor(Question("", type="date", control="input", language=language()))
        self.due.words.setVisible(False)
        self.photo = QuietButton("", "camera")
        for part in (self.title, self.facts, self.finding, self.before):
            column.addWidget(part)
        column.addSpacing(SPACE.m)
        column.addWidget(self.ask)
        column.addLayout(self._states)
        column.addSpacing(SPACE.s)
        column.addWidget(self.note_label)
        column.addWidget(self.note)
        column.addSpacing(SPACE.s)
        column.addWidget(self.due_label)
        column.addWidget(self.due)
        column.addLayout(line(self.photo, None))
        column.addStretch(1)
        self.paper.setWidget(self.sheet)
        self.addWidget(self.paper)
        self.setStretchFactor(0, 5)
        self.setStretchFactor(1, 4)
        self.setChildrenCollapsible(False)
        keep_splitter(self, "follow-ups")
        self.setSizes([760, 530])
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(lambda _: self._go_to_state())
        self.note.value_committed.connect(lambda _: self._give())
        self.due.value_committed.connect(lambda _: self._give())
        self.photo.clicked.connect(self.open_photos)
        session.changed.connect(self._on_changed)
        session.attachments_changed.connect(self._show)
        agreements.loaded.connect(self.fill)
        self.retranslate()
        self.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
        self.fill()

    def retranslate(self) -> None:
        """Put every word in again."""
        self.table.setAccessibleName(self.tr("Tindak lanjut kunjungan sebelumnya"))
        self.table.set_empty(self.tr("Tidak ada tindak lanjut terbuka dari kunjungan sebelumnya ke pusat layanan ini."))
        self.table.set_columns(
            [
                Column(self.tr("Tindakan yang disepakati"), lambda a: " ".join(a.action.split()), stretch=4, least=20),
                Column(self.tr("Pelaku"), lambda a: words.owner(a.owner), stretch=1, least=12),
                Column(
                    self.tr("Tenggat"),
                    lambda a: words.written_day(a.deadline),
                    key=lambda a: a.deadline or "9999",
                    least=11,
                ),
                Column(self.tr("Keadaan kini"), self._state_words, state=self._state_icon, least=18),
            ]
        )
        self.ask.setText(self.tr("Bagaimana keadaannya sekarang?"))
        self.note_label.setText(self.tr("Catatan"))
        self.due_label.setText(self.tr("Tenggat baru, bila disepakati"))
        self.due.say_name(self.due_label.text())
        self.note.field.setAccessibleName(self.tr("Catatan tindak lanjut"))
        self.note.field.setPlaceholderText(self.tr("Apa yang terlihat atau disampaikan"))
        if self.state is not None:
            self._states.removeWidget(self.state)
            self.state.hide()
            self.state.deleteLater()
        names = state_words()
        self.state = ChoiceEditor(
            Question(
                self.ask.text(),
                control="select1",
                appearance=frozenset({"columns-pack"}),
                options=tuple(Option(name, label) for name, label in names.items()),
            )
        )
        self.state.value_committed.connect(lambda _: self._give())
        self.state.advance_requested.connect(self.note.focus_first)
        self.state.advance_requested.connect(lambda: self.paper.ensureWidgetVisible(self.note))
        self._states.addWidget(self.state)
        self._show()

    def fill(self) -> None:
        """Show the actions of now."""
        self._said = self.agreements.confirmed()
        self._filling = True
        self.table.set_rows(self.agreements.actions, keep=lambda action: action.key)
        self._filling = False
        if self.table.current() is None and self.table.rows():
            self.table.select(lambda _: True)
        self._on_chosen(self.table.current())

    def count(self) -> int:
        """How many actions wait to be confirmed."""
        return len(self.agreements.open_ones())

    def show_first(self) -> None:
        """Take the keyboard: at the first action that waits."""
        waiting = {action.key for action in self.agreements.open_ones()}
        self.table.select(lambda action: action.key in waiting)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def flush(self) -> None:
        """Give what is being typed."""
        if self.note.is_pending():
            self.note.commit()
        if self.due.is_pending():
            self.due.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter in the choices, Ctrl+Enter in the note: on to the next action that waits.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
            if self.count():
                self.show_first()
                self._go_to_state()
            else:
                self.table.setFocus(Qt.FocusReason.TabFocusReason)
                self.told.emit(self.tr("Semua tindak lanjut sudah dikonfirmasi."))
            return
        super().keyPressEvent(event)

    def open_photos(self) -> None:
        """Choose the photo of this visit that shows it; the chosen one again takes it away."""
        said = self._now()
        if said is not None:
            menu = photo_menu(self.session, (said.photo,), self._on_photo, self, self._photos())
            menu.popup(self.photo.mapToGlobal(self.photo.rect().bottomLeft()))

    def _photos(self) -> list[str]:
        session = self.session
        found = [p for p in session.attachments if r.photo_number(session, p) and session.holds(p)]
        return sorted(found, key=lambda p: r.photo_number(session, p))

    def _on_photo(self, path: str) -> None:
        said = self._now()
        if self._action is not None and said is not None:
            photo = "" if path == said.photo else path
            self.agreements.confirm(self._action, said.state, said.note, photo, said.due)

    def _go_to_state(self) -> None:
        if self.state is not None and self._action is not None:
            self.state.focus_first()

    def _give(self) -> None:
        if self._action is None or self.state is None or self._filling:
            return
        said = self._now()
        photo = said.photo if said is not None else ""
        state, note, due = self.state.value() or "", self.note.value() or "", self.due.value() or ""
        self.agreements.confirm(self._action, state, note, photo, due)

    def _now(self) -> Confirmation | None:
        return self._said.get(self._action.key) if self._action is not None else None

    def _show(self) -> None:
        action, said = self._action, self._now()
        self.sheet.setVisible(action is not None)
        if action is None or self.state is None:
            return
        self.title.setText(action.action)
        parts = [words.owner(action.owner)]
        if action.deadline:
            parts.append(self.tr("tenggat {day}").format(day=words.written_day(action.deadline)))
        if action.day is not None:
            parts.append(self.tr("disepakati {day}").format(day=date_long(action.day, language())))
        self.facts.setText(" · ".join(parts))
        self.finding.setText(self.tr("Temuannya: {text}").format(text=action.finding))
        self.finding.setVisible(bool(action.finding))
        known = state_words().get(action.state, action.state)
        on = words.written_day(action.looked_on)
        self.before.setText(
            self.tr("Kunjungan {day}: {state}. {note}").format(day=on, state=known, note=action.note).strip()
        )
        self.before.setVisible(bool(action.looked_on))
        self.state.set_value(said.state if said is not None else "")
        self.note.set_value(said.note if said is not None else "")
        self.due.set_value(said.due if said is not None else "")
        movable = said is not None and said.state in MOVABLE
        self.due_label.setVisible(movable)
        self.due.setVisible(movable)
        number = r.photo_number(self.session, said.photo) if said is not None else 0
        self.photo.setText(self.tr("Foto {n}").format(n=number) if number else self.tr("Pilih foto…"))
        locked = self.session.read_only
        self.state.set_read_only(locked)
        # The note belongs to a state: first what it is, then the words.
        self.note.set_read_only(locked or said is None)
        self.due.set_read_only(locked)
        self.photo.setEnabled(not locked and said is not None and bool(self._photos()))

    def _state_words(self, action: AgreedAction) -> str:
        said = self._said.get(action.key)
        if said is None:
            return self.tr("belum dikonfirmasi")
        return state_words()[said.state]

    def _state_icon(self, action: AgreedAction) -> str:
        said = self._said.get(action.key)
        return "muted" if said is None else STATE_ICONS[said.state]

    def _on_chosen(self, action: AgreedAction | None) -> None:
        if self._filling:
            return
        if action is None or self._action is None or action.key != self._action.key:
            self.flush()
        self._action = action
        self._show()

    def _on_changed(self, _delta: Delta) -> None:
        self.fill()
