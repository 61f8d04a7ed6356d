"""Minutes: in the meeting, a decision is typed against each finding and becomes an action of the next visit.

Everything goes by keys: Page Up/Down choose the finding while one types, Enter goes from field to field and saves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ltsa_desktop.ground import formats
from ltsa_desktop.gui import words
from ltsa_desktop.gui.dialogs.base import Ask, Dialog
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.editors.parsing import read_date
from ltsa_desktop.gui.widgets import (
    Banner,
    Body,
    Column,
    DataTable,
    FilterField,
    FormRows,
    MutedLabel,
    ScrollPage,
    SectionTitle,
)
from ltsa_desktop.gui.widgets.buttons import PlainButton, PrimaryButton
from ltsa_desktop.gui.widgets.fields import DateField
from ltsa_desktop.gui.widgets.labels import StrongLabel
from ltsa_desktop.gui.widgets.layout import add_row, column, line

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.figures.models import FindingRef
    from ltsa_desktop.store.figures.scope import Scope
    from ltsa_desktop.store.meeting import Decision

ABOUT_LINES = 6
"""Lines of a finding and its recommendation in sight; more of them scroll."""
OWNER_CODES = ("pusat", "provinsi", "kabkota", "ltsa")


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a meeting has before it: findings of the scope, and what was decided before."""

    findings: tuple[FindingRef, ...]
    decisions: tuple[Decision, ...]


def read_agenda(store: Store, scope: Scope) -> Agenda:
    """Findings, the gravest first, and all decisions (store thread)."""
    from ltsa_desktop.store.figures.causes import findings
    from ltsa_desktop.store.meeting import decisions

    found = sorted(findings(store, scope), key=lambda f: (-(f.usg or 0), f.centre, f.visit_id, f.path))
    return Agenda(tuple(found), tuple(decisions(store)))


class MinutesDialog(Dialog):
    """Findings left, the decision right, what this meeting has decided below it."""

    def __init__(self, desk: Desk, actions: Actions, scope: Scope, agenda: Agenda) -> None:
        super().__init__(actions.window_)
        self.desk, self._actions, self._scope = desk, actions, scope
        self._agenda = agenda
        self._changing = ""
        self._title, self._help = SectionTitle(), MutedLabel()
        self.meeting, self.day = QLineEdit(), DateField()
        body = column(SPACE.s, SPACE.l)
        self.setLayout(body)
        self._name_label, self._day_label = StrongLabel(), StrongLabel()
        for label, field in ((self._name_label, self.meeting), (self._day_label, self.day)):
            label.setWordWrap(False)
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            label.setBuddy(field)
        body.addWidget(self._title)
        body.addLayout(line(self._name_label, self.meeting, self._day_label, self.day))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._left())
        split.addWidget(self._right())
        split.setSizes([520, 620])
        body.addWidget(split, 1)
        self.banner = Banner()
        body.addWidget(self.banner)
        self.shut = PlainButton()
        self.shut.clicked.connect(self.reject)
        body.addLayout(line(self._help, self.shut))
        self.resize(1180, 680)
        typed: tuple[QWidget, ...] = (self.action, self.owner, self.owner_name, self.deadline)
        for part in typed:
            part.installEventFilter(self)
        for keys, deed in (("Ctrl+Return", self.save), ("Ctrl+F", self.filter.setFocus)):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)
        self.meeting.textChanged.connect(self._show_decided)
        self.meeting.returnPressed.connect(self.action.setFocus)
        self.day.dateChanged.connect(self._show_decided)
        self.retranslate()
        self._fill()
        self.findings.select(lambda row: True)
        self.meeting.setFocus()

    def _left(self) -> QWidget:
        left = QWidget()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, SPACE.m, 0)
        self.filter, self.findings = FilterField(), DataTable()
        self.filter.set_table(self.findings)
        self.filter.textChanged.connect(
            lambda text: self.findings.set_filter(text, lambda f: f"{f.code} {say(f.cause_title)} {f.recommendation}")
        )
        self.findings.chosen.connect(self._on_finding)
        self.findings.opened.connect(lambda row: self.action.setFocus())
        inside.addWidget(self.filter)
        inside.addWidget(self.findings, 1)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        inside = QVBoxLayout(right)
        inside.setContentsMargins(SPACE.m, 0, 0, 0)
        inside.setSpacing(SPACE.s)
        self._centre, self._text, self._advice = StrongLabel(), Body(), MutedLabel()
        self.action = QPlainTextEdit()
        self.action.setTabChangesFocus(True)
        self.action.setFixedHeight(self.fontMetrics().height() * 3 + 2 * SPACE.m)
        self.owner, self.owner_name, self.deadline = QComboBox(), QLineEdit(), QLineEdit()
        self._day_read = MutedLabel()
        self._day_read.setWordWrap(False)
        self.deadline.textChanged.connect(self._tell_deadline)
        form = FormRows()
        form.setVerticalSpacing(SPACE.s)
        self._labels = [add_row(form, "", field) for field in (self.action, self.owner, self.owner_name)]
        due = QWidget()
        row = QHBoxLayout(due)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.deadline)
        row.addWidget(self._day_read, 1)
        self._labels.append(add_row(form, "", due))
        self.keep, self.drop = PrimaryButton("", "check"), PlainButton("", "arrow-back-up")
        self.keep.clicked.connect(self.save)
        self.drop.clicked.connect(self._new)
        self.drop.hide()
        self.decided = DataTable()
        self.decided.opened.connect(self._on_change)
        self.withdraw = PlainButton("", "trash")
        self.withdraw.clicked.connect(self._on_withdraw)
        delete = QShortcut(QKeySequence("Delete"), self.decided)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_withdraw)
        self._count = StrongLabel()
        # However long a finding is, what one types stays in sight.
        self._about = ScrollPage(margin=0)
        self._about.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._about.body.setSpacing(SPACE.xs)
        for part in (self._text, self._advice):
            self._about.body.addWidget(part)
        self._about.body.addStretch(1)
        inside.addWidget(self._centre)
        inside.addWidget(self._about)
        inside.addLayout(form)
        inside.addLayout(line(None, self.drop, self.keep))
        inside.addLayout(line(self._count, self.withdraw))
        inside.addWidget(self.decided, 1)
        return right

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Notulen rapat"))
        self._title.setText(self.tr("Notulen rapat"))
        self._help.setText(
            self.tr(
                "Page Down/Up: temuan berikut, sebelumnya · Enter: isian berikut · Ctrl+Enter: simpan · Ctrl+F: cari"
            )
        )
        self._name_label.setText(self.tr("Rapat"))
        self._day_label.setText(self.tr("Tanggal"))
        self.meeting.setAccessibleName(self.tr("Nama rapat"))
        self.meeting.setPlaceholderText(self.tr("mis. Rakor LTSA-PMI Surabaya"))
        self.day.setAccessibleName(self.tr("Tanggal rapat"))
        self.filter.set_words(self.tr("Saring: pusat layanan, temuan, penyebab"))
        self._about.setFixedHeight(ABOUT_LINES * self.fontMetrics().height())
        self._about.setAccessibleName(self.tr("Temuan dan rekomendasinya"))
        self.findings.setAccessibleName(self.tr("Temuan"))
        self.findings.set_empty(self.tr("Belum ada temuan pada kunjungan tersegel yang dilihat di sini."))
        self.decided.setAccessibleName(self.tr("Keputusan rapat ini"))
        self.decided.set_empty(self.tr("Keputusan yang disimpan tampil di sini; Enter mengubah, Delete mencabut."))
        names = (
            self.tr("Keputusan"),
            self.tr("Penanggung jawab"),
            self.tr("Nama atau instansi"),
            self.tr("Tenggat"),
        )
        for label, field, name in zip(
            self._labels, (self.action, self.owner, self.owner_name, self.deadline), names, strict=True
        ):
            label.setText(name)
            field.setAccessibleName(name)
        self.action.setPlaceholderText(self.tr("Apa yang diputuskan untuk temuan ini"))
        self.deadline.setPlaceholderText(self.tr("31-12-2026, 31/12, +30 (hari)"))
        now = max(0, self.owner.currentIndex())
        self.owner.clear()
        for number, code in enumerate(OWNER_CODES, 1):
            self.owner.addItem(f"{number} {words.owner(code)}", code)
        self.owner.setCurrentIndex(now)
        self.drop.setText(self.tr("Batal mengubah"))
        self.withdraw.setText(self.tr("Cabut"))
        self.shut.setText(self.tr("Tutup"))
        self._columns()
        self._name_keep()
        self._tell_deadline()

    def _columns(self) -> None:
        self.findings.set_columns(
            [
                Column(self.tr("Pusat layanan"), lambda f: words.short_centre(f.centre), stretch=1, least=16),
                Column(self.tr("Temuan"), lambda f: f.text, stretch=4, least=22),
                Column("USG", lambda f: str(f.usg or "–"), key=lambda f: f.usg or 0, right=True),
                Column(
                    self.tr("Diputuskan"),
                    lambda f: str(self._decided_for(f) or "–"),
                    key=self._decided_for,
                    state=lambda f: "ok" if self._decided_for(f) else "",
                ),
            ]
        )
        self.decided.set_columns(
            [
                Column(self.tr("Pusat layanan"), lambda d: self._centre_of(d), stretch=1, least=12),
                Column(self.tr("Keputusan"), lambda d: d.action, stretch=3, least=20),
                Column(
                    self.tr("Penanggung jawab"),
                    lambda d: " · ".join(p for p in (words.owner(d.owner), d.owner_name) if p),
                    stretch=1,
                    least=12,
                ),
                Column(
                    self.tr("Tenggat"),
                    lambda d: formats.date_short(d.deadline) if d.deadline else "–",
                    key=lambda d: str(d.deadline or "9999"),
                ),
            ]
        )

    # What is shown

    def _fill(self) -> None:
        self.findings.set_rows(self._agenda.findings, keep=lambda f: (f.visit_id, f.path))
        self._show_decided()

    def _of_meeting(self) -> list[Decision]:
        name, day = self.meeting.text().strip(), self.day.day()
        return [d for d in self._agenda.decisions if d.meeting == name and d.day == day]

    def _show_decided(self, _: object = None) -> None:
        rows = self._of_meeting()
        self.decided.set_rows(rows, keep=lambda d: d.id)
        self._count.setText(self.tr("Keputusan rapat ini ({n})").format(n=len(rows)))
        self.withdraw.setEnabled(bool(rows))

    def _decided_for(self, finding: FindingRef) -> int:
        return sum(d.visit == finding.visit_id and d.finding == finding.path for d in self._agenda.decisions)

    def _centre_of(self, decision: Decision) -> str:
        names = {f.code: f.centre for f in self._agenda.findings}
        return words.short_centre(names.get(decision.centre, decision.centre))

    def _on_finding(self, finding: FindingRef | None) -> None:
        self._centre.setText(f"{finding.centre} · {words.day(finding.day)}" if finding is not None else "")
        self._text.setText(finding.text if finding is not None else "")
        parts = []
        if finding is not None:
            if say(finding.cause_title):
                parts.append(self.tr("Penyebab: {cause}").format(cause=say(finding.cause_title)))
            if finding.recommendation:
                parts.append(self.tr("Rekomendasi tim: {text} (Ctrl+R memakainya)").format(text=finding.recommendation))
        self._advice.setText(" · ".join(parts))
        if finding is not None and not self._changing and finding.owner in OWNER_CODES:
            self.owner.setCurrentIndex(OWNER_CODES.index(finding.owner))

    def _name_keep(self) -> None:
        self.keep.setText(self.tr("Simpan perubahan") if self._changing else self.tr("Simpan keputusan"))
        self.drop.setVisible(bool(self._changing))

    def _due(self) -> date | None:
        return read_date(self.deadline.text(), self.day.day())

    def _tell_deadline(self, _: object = None) -> None:
        due, typed = self._due(), self.deadline.text().strip()
        if due is not None:
            self._day_read.setText(words.day(due))
        else:
            self._day_read.setText(self.tr("belum terbaca sebagai tanggal") if typed else self.tr("tanpa tenggat"))

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key, held = event.key(), event.modifiers()
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._step(1 if key == Qt.Key.Key_PageDown else -1)
            return True
        if key == Qt.Key.Key_R and held == Qt.KeyboardModifier.ControlModifier:
            finding = self.findings.current()
            if finding is not None and finding.recommendation:
                self.action.setPlainText(finding.recommendation)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            order: list[QWidget] = [self.action, self.owner, self.owner_name, self.deadline]
            at = order.index(watched) if isinstance(watched, QWidget) and watched in order else len(order)
            if at + 1 < len(order):
                order[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self.save()
            return True
        return False

    def _step(self, by: int) -> None:
        rows, now = self.findings.rows(), self.findings.current()
        if rows:
            at = rows.index(now) + by if now in rows else 0
            wanted = rows[max(0, min(len(rows) - 1, at))]
            self.findings.select(lambda row: row is wanted)

    # Deeds

    def save(self) -> None:
        """Record the decision for the finding under the cursor, and go to the next finding."""
        finding = self.findings.current()
        changing = next((d for d in self._agenda.decisions if d.id == self._changing), None)
        if changing is not None:
            visit, path = changing.visit, changing.finding
        elif finding is not None:
            visit, path = finding.visit_id, finding.path
        else:
            return
        name, day, text = self.meeting.text(), self.day.day(), self.action.toPlainText()
        owner, owner_name, due, of = self.owner.currentData(), self.owner_name.text(), self._due(), self._changing
        if self.deadline.text().strip() and due is None:
            self.banner.show_text("warning", self.tr("Tenggat belum terbaca. Contoh: 31-12-2026, 31/12, atau +30."))
            self.deadline.setFocus()
            return
        scope = self._scope

        def work(store: Store) -> Agenda:
            from ltsa_desktop.store.meeting import decide

            decide(
                store,
                visit,
                path,
                meeting=name,
                day=day,
                action=text,
                owner=owner,
                owner_name=owner_name,
                deadline=due,
                of=of,
            )
            return read_agenda(store, scope)

        self.desk.write(work, self._on_saved, self._on_refused, self)

    def _on_saved(self, agenda: Agenda) -> None:
        changed = bool(self._changing)
        self._agenda = agenda
        self.banner.show_text("ok", self.tr("Tersimpan. Kunjungan berikutnya akan menanyakannya."))
        self._new()
        self._fill()
        if not changed:
            self._step(1)
        self.action.setFocus()

    def _on_refused(self, error: UserError) -> None:
        self.banner.show_text("warning", say(error.text))
        field = {"meeting-missing": self.meeting, "action-missing": self.action, "deadline-past": self.deadline}
        field.get(error.code, self.action).setFocus()

    def _new(self) -> None:
        """An empty decision."""
        self._changing = ""
        self.action.clear()
        self.owner_name.clear()
        self.deadline.clear()
        self._name_keep()
        self._on_finding(self.findings.current())

    def _on_change(self, decision: Decision) -> None:
        self._changing = decision.id
        self.findings.select(lambda f: f.visit_id == decision.visit and f.path == decision.finding)
        self.action.setPlainText(decision.action)
        self.owner.setCurrentIndex(max(0, self.owner.findData(decision.owner)))
        self.owner_name.setText(decision.owner_name)
        self.deadline.setText(formats.date_short(decision.deadline) if decision.deadline else "")
        self._name_keep()
        self.action.setFocus()

    def _on_withdraw(self) -> None:
        decision = self.decided.current()
        if decision is None:
            return
        ask = Ask(
            self.tr("Cabut keputusan ini?"),
            self.tr("“{action}” tidak lagi ditanyakan pada kunjungan berikutnya. Catatannya tetap tersimpan.").format(
                action=decision.action
            ),
            self.tr("Cabut keputusan"),
            self.tr("Biarkan"),
            danger=True,
            parent=self,
        )
        ask.accepted.connect(lambda: self._withdraw(decision.id))
        ask.open()

    def _withdraw(self, decision: str) -> None:
        scope = self._scope

        def work(store: Store) -> Agenda:
            from ltsa_desktop.store.meeting import withdraw

            withdraw(store, decision)
            return read_agenda(store, scope)

        self.desk.write(work, self._on_withdrawn, self._on_refused, self)

    def _on_withdrawn(self, agenda: Agenda) -> None:
        self._agenda = agenda
        self._new()
        self._fill()


def open_minutes(desk: Desk, actions: Actions, scope: Scope) -> None:
    """Read the findings and earlier decisions, then open the minutes."""
    desk.read(
        lambda store: read_agenda(store, scope),
        lambda agenda: MinutesDialog(desk, actions, scope, agenda).open(),
        owner=actions,
    )
