"""Joining versions of a visit (or two visits that are one): what differs, question by question, then one seal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QImage
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui.i18n import language, say
from ltsa_desktop.gui.icons import STATES, icon
from ltsa_desktop.gui.joining.card import DisputeView, legend
from ltsa_desktop.gui.joining.keys import bind
from ltsa_desktop.gui.sizes import give_size
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Banner, Body, MutedLabel, PrimaryButton, Toast
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.flow import flow
from ltsa_desktop.gui.widgets.labels import ShortenedLabel
from ltsa_desktop.gui.widgets.layout import clear_layout, line

if TYPE_CHECKING:
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.join_models import Dispute, JoinPlan, Preview, Typed

SIDE_WIDTH = 300
PAUSE = 250
"""Milliseconds after the last choice before the scores are computed again."""


def open_joining(desk: Desk, visit: str, other: str = "", parent: QWidget | None = None) -> JoinWindow:
    """Show the joining of a visit's versions, or of two visits, in the window that shows it already if there is one."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, JoinWindow) and widget.isVisible() and (widget.visit, widget.other) == (visit, other):
            widget.raise_()
            widget.activateWindow()
            return widget
    window = JoinWindow(desk, visit, other, parent)
    window.show()
    return window


class JoinWindow(QMainWindow):
    """See the module.

    Attributes:
        visit, other: ids; `other` is "" for the versions of one visit.
        plan: None until it is read. choices: path → the text that stands; kept in the store at every choice.

    Signals:
        ready(): the first question is on the screen.
    """

    ready = Signal()

    def __init__(self, desk: Desk, visit: str, other: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk, self.visit, self.other = desk, visit, other
        self.plan: JoinPlan | None = None
        self.choices: dict[str, str] = {}
        self._options: dict[str, list[tuple[str, str]]] = {}
        self._preview: Preview | None = None
        self._centre = ""
        give_size(self, 1366, 728)
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask_preview)
        bind(self)
        self.retranslate()
        self.reload()

    def _build(self) -> None:
        self.head, self.about = ShortenedLabel(20, "section"), ShortenedLabel(20, "muted")
        self.sheets: list[PlainButton] = []
        bar = QFrame()
        bar.setProperty("surface", "bar")
        self._bar = QHBoxLayout(bar)
        self._bar.setContentsMargins(SPACE.l, SPACE.s, SPACE.l, SPACE.s)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.head)
        names.addWidget(self.about)
        self._bar.addLayout(names, 1)
        self.list, self.count = QListWidget(), MutedLabel()
        self.list.setProperty("surface", "plain")
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(self._on_row)
        side = QFrame()
        side.setProperty("surface", "side")
        side.setFixedWidth(SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(SPACE.m, SPACE.m, SPACE.m, SPACE.m)
        column.addWidget(self.count)
        column.addWidget(self.list, 1)
        self.view = DisputeView(self._read_photo)
        self.view.chosen.connect(self._on_chosen)
        self.view.written.connect(self._on_written)
        self.banner = Banner()
        self.section_deeds = flow()
        self.settled_button = PlainButton("", "checks")
        self.settled_button.setCheckable(True)
        self.settled_button.toggled.connect(self._show_settled)
        self._settled = QVBoxLayout()
        self._settled.setContentsMargins(SPACE.xl, 0, SPACE.xl, SPACE.l)
        inside = QWidget()
        inside.setProperty("surface", "background")
        middle = QVBoxLayout(inside)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self.view)
        outer = QVBoxLayout()
        outer.setContentsMargins(SPACE.xl, 0, SPACE.xl, SPACE.m)
        outer.addWidget(self.section_deeds)
        outer.addLayout(line(self.settled_button, None))
        outer.setSpacing(SPACE.s)
        middle.addLayout(outer)
        middle.addLayout(self._settled)
        middle.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self.reason = QLineEdit()
        self.scores, self.hint = Body(), MutedLabel()
        self.seal = PrimaryButton("", "git-merge")
        self.seal.clicked.connect(self.join)
        foot = QFrame()
        foot.setProperty("surface", "strip")
        low = QVBoxLayout(foot)
        low.setContentsMargins(SPACE.l, SPACE.s, SPACE.l, SPACE.s)
        low.addWidget(self.scores)
        low.addLayout(line(self.reason, self.seal))
        low.addWidget(self.hint)
        self.reason.textEdited.connect(lambda _: self._keep())
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(side)
        across.addWidget(scroll, 1)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for part in (bar, self.banner):
            rows.addWidget(part)
        rows.addLayout(across, 1)
        rows.addWidget(foot)
        self.setCentralWidget(whole)
        self.toast = Toast(whole)

    # Reading

    def reload(self) -> None:
        """Read the plan, and the decisions that were made already."""
        visit, other, lang = self.visit, self.other, language()

        def read(store: Store) -> tuple[JoinPlan, dict[str, str], str, str, dict[str, list[tuple[str, str]]]]:
            from ltsa_desktop.store import duplicates, joining

            plan = duplicates.plan_union(store, visit, other, lang) if other else joining.plan_join(store, visit, lang)
            choices, reason = joining.draft_of(store, plan)
            name = store.visits.get(plan.visit).centre_name
            return plan, choices, reason, name, joining.options(store, plan, lang)

        self.desk.read(read, self._on_read, self._on_refused, self)

    def _on_read(self, found: tuple[JoinPlan, dict[str, str], str, str, dict[str, list[tuple[str, str]]]]) -> None:
        first = self.plan is None
        self.plan, kept, reason, self._centre, self._options = found
        if first:
            self.choices = kept
            self.reason.setText(reason)
        self._fill_list()
        self.retranslate()
        self._ask_preview()
        if first:
            if self.plan.disputes:
                self.list.setFocus()
                if self.choices:
                    self.next_open()
            else:
                self.reason.setFocus()
            self.ready.emit()

    def _on_refused(self, error: UserError) -> None:
        self.setEnabled(True)
        self.banner.show_text("error", say(error.text))

    def _read_photo(self, sha256: str, done: Callable[[QImage], None], owner: QWidget) -> None:
        def read(store: Store) -> QImage:
            from ltsa_desktop.gui.visit.editors.files import thumbnail

            return thumbnail(store.blobs.get(sha256))

        self.desk.read(read, done, lambda error: None, owner)

    # Words

    def retranslate(self) -> None:
        """Put every word in again."""
        self.setWindowTitle(self.tr("Gabungkan versi – LTSA Desktop"))
        self.list.setAccessibleName(self.tr("Pertanyaan yang jawabannya berbeda"))
        self.reason.setPlaceholderText(self.tr("Alasan keputusan (wajib, F2)"))
        self.reason.setAccessibleName(self.tr("Alasan keputusan"))
        self.seal.setText(self.tr("Gabungkan dan segel"))
        self.seal.setToolTip("Ctrl+Enter")
        self.hint.setText(
            self.tr(
                "1, 2, 3 memilih lalu maju · N berikutnya yang belum · T tulis sendiri · F2 alasan · Ctrl+Enter segel"
            )
        )
        plan = self.plan
        if plan is None:
            return
        self.head.setText(self._centre)
        self.about.setText(say(plan.text))
        for button in self.sheets:
            self._bar.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.sheets = []
        for number in range(len(plan.heads)):
            button = PlainButton(self.tr("Lembar {letter}").format(letter=chr(65 + number)), "eye")
            button.setToolTip(legend(plan, number))
            button.clicked.connect(lambda checked=False, number=number: self.show_sheet(number))
            self._bar.addWidget(button)
            self.sheets.append(button)
        self.settled_button.setText(self.tr("{n} perbedaan menyatu sendiri").format(n=len(plan.resolved)))
        self.settled_button.setVisible(bool(plan.resolved))
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.reload()

    def _fill_list(self) -> None:
        plan = self.plan
        assert plan is not None
        row = max(0, self.list.currentRow())
        self.list.blockSignals(True)
        self.list.clear()
        for dispute in plan.disputes:
            place = dispute.record_title or dispute.section
            self.list.addItem(QListWidgetItem(f"{dispute.label}\n{place}" if place else dispute.label))
        self.list.blockSignals(False)
        self._mark()
        self.view.setVisible(bool(plan.disputes))
        if plan.disputes:
            self.list.setCurrentRow(min(row, len(plan.disputes) - 1))
            self._on_row(self.list.currentRow())

    def _mark(self) -> None:
        """Decided, open, or decided against the form: an icon on each line."""
        plan = self.plan
        assert plan is not None
        faults = self._preview.faults if self._preview is not None else {}
        for at, dispute in enumerate(plan.disputes):
            state = "muted" if dispute.path not in self.choices else "warning" if dispute.path in faults else "ok"
            item = self.list.item(at)
            if item is not None:
                item.setIcon(icon(STATES[state], state))

    def _tell(self) -> None:
        plan = self.plan
        if plan is None:
            return
        self._mark()
        done = sum(dispute.path in self.choices for dispute in plan.disputes)
        self.count.setText(self.tr("{n} dari {m} diputuskan").format(n=done, m=len(plan.disputes)))
        dispute = self.current()
        if dispute is not None:
            fault = self._preview.faults.get(dispute.path) if self._preview is not None else None
            self.view.show_choice(self.choices.get(dispute.path), say(fault) if fault is not None else "")
        if self._preview is not None:
            parts = [
                f"{say(figure.title)}: {figure.before or '–'} → {figure.after or '–'}"
                for figure in self._preview.figures
                if figure.before != figure.after
            ]
            self.scores.setText(
                self.tr("Nilai sesudah digabung: {list}").format(list=" · ".join(parts))
                if parts
                else self.tr("Nilai tidak berubah.")
            )
        layout = self.section_deeds.layout()
        assert layout is not None
        clear_layout(layout)  # type: ignore[arg-type]
        for number in range(len(plan.heads)):
            words = self.tr("Semua di bagian ini dari {letter}").format(letter=chr(65 + number))
            button = PlainButton(words)
            button.clicked.connect(lambda checked=False, number=number: self.take_section(number))
            layout.addWidget(button)
        self.section_deeds.setVisible(len(plan.disputes) > 1)

    def _show_settled(self, wanted: bool) -> None:
        clear_layout(self._settled)
        if not wanted or self.plan is None:
            return
        for one in self.plan.resolved:
            who = f" · {one.who.name}" if one.who is not None else ""
            place = f"{one.section} · " if one.section else ""
            self._settled.addWidget(MutedLabel(f"{place}{one.label}{who}"))
            self._settled.addWidget(Body(one.words or self.tr("(dikosongkan)")))

    # Going about and deciding

    def current(self) -> Dispute | None:
        """The question in sight."""
        row = self.list.currentRow()
        return self.plan.disputes[row] if self.plan is not None and 0 <= row < len(self.plan.disputes) else None

    def step(self, by: int) -> None:
        """To the next or previous question."""
        self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + by)))

    def next_open(self) -> None:
        """To the next question without a decision, and from the last to the reason."""
        plan = self.plan
        if plan is None:
            return
        rows = [*range(self.list.currentRow() + 1, len(plan.disputes)), *range(self.list.currentRow() + 1)]
        found = next((row for row in rows if plan.disputes[row].path not in self.choices), None)
        if found is None:
            self.reason.setFocus()
        else:
            self.list.setCurrentRow(found)

    def take(self, number: int) -> None:
        """The version of that number stands; on to the next question."""
        dispute = self.current()
        if dispute is not None and number <= len(dispute.versions):
            self._on_chosen(dispute.versions[number - 1].text)

    def take_section(self, number: int) -> None:
        """For every question of this section the version of one head stands, where it has one of its own."""
        plan, here = self.plan, self.current()
        if plan is None or here is None or number >= len(plan.heads):
            return
        letter = chr(65 + number)
        for dispute in plan.disputes:
            if dispute.section == here.section:
                taken = next((v.text for v in dispute.versions if letter in v.letters), None)
                if taken is not None:
                    self.choices[dispute.path] = taken
        self._keep()
        self.next_open()

    def _on_row(self, row: int) -> None:
        dispute = self.current()
        if dispute is None or self.plan is None:
            return
        self.view.show_dispute(dispute, self._options.get(dispute.path, []))
        self._tell()
        if dispute.record:
            plan, lang = self.plan, language()

            def read(store: Store) -> list[tuple[str, list[str]]]:
                from ltsa_desktop.store import joining

                return joining.record_words(plan, dispute, store, lang)

            def show(rows: list[tuple[str, list[str]]]) -> None:
                if self.view.dispute is dispute:
                    self.view.show_record([legend(plan, number) for number in range(len(plan.heads))], rows)

            self.desk.read(read, show, self._on_refused, self)

    def _on_chosen(self, text: str) -> None:
        dispute = self.current()
        if dispute is None:
            return
        self.choices[dispute.path] = text
        self._keep()
        self.list.setFocus()
        self.next_open()

    def _on_written(self, text: str) -> None:
        plan, dispute, lang = self.plan, self.current(), language()
        if plan is None or dispute is None:
            return

        def read(store: Store) -> Typed:
            from ltsa_desktop.store import joining

            return joining.typed(store, plan, dispute.path, text, lang)

        def done(typed: Typed) -> None:
            if typed.fault is not None and text.strip() and not typed.text:
                self.view.fault.show_text("error", say(typed.fault))
                return
            self._on_chosen(typed.text)

        self.desk.read(read, done, self._on_refused, self)

    def _keep(self) -> None:
        """Remember the decisions in the store at once, and look at what they amount to."""
        plan, choices, reason = self.plan, dict(self.choices), self.reason.text()
        if plan is None:
            return

        def write(store: Store) -> None:
            from ltsa_desktop.store import joining

            joining.keep_draft(store, plan, choices, reason)

        self.desk.read(write, lambda _: None, self._on_refused, self)
        self._tell()
        self._timer.start(PAUSE)

    def _ask_preview(self) -> None:
        plan, choices = self.plan, dict(self.choices)
        if plan is None:
            return

        def read(store: Store) -> Preview:
            from ltsa_desktop.store import joining

            return joining.preview(store, plan, choices)

        self.desk.read(read, self._on_preview, self._on_refused, self)

    def _on_preview(self, preview: Preview) -> None:
        self._preview = preview
        self._tell()

    def show_sheet(self, number: int) -> None:
        """The whole visit as one version has it, for reading."""
        from ltsa_desktop.gui.joining.sheet import SheetDialog

        if self.plan is not None:
            head = self.plan.heads[number]
            SheetDialog(self.desk, head.visit_id, head.id, legend(self.plan, number), self).open()

    def join(self) -> None:
        """Seal what was decided."""
        plan, choices, reason = self.plan, dict(self.choices), self.reason.text()
        if plan is None or not self.isEnabled():
            return
        self.setEnabled(False)

        def write(store: Store) -> str:
            from ltsa_desktop.store import duplicates, joining

            unite = duplicates.unite if plan.other else joining.apply_join
            return unite(store, plan, choices, reason).short_code

        self.desk.write(write, self._on_joined, self._on_refused, self)

    def _on_joined(self, code: str) -> None:
        told = self.tr("{centre} digabung dan disegel. Kode versi: {code}.").format(centre=self._centre, code=code)
        self.desk.noticed.emit(told, "ok")
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        super().closeEvent(event)
