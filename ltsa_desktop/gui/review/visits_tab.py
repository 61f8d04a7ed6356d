"""The visits that came in, with where each stands in its review; Enter opens the review of the one under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget

from ltsa_desktop.gui import words
from ltsa_desktop.gui.actions import Actions
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.pages.review import TabPage
from ltsa_desktop.gui.review.states import LOOKS
from ltsa_desktop.gui.widgets import Column, DataTable, EmptyState, FilterField, MutedLabel, PrimaryButton
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.flow import flow
from ltsa_desktop.gui.widgets.layout import line
from ltsa_desktop.store.review_list import EVERY_STATE, ReviewLine, counts, review_lines
from ltsa_desktop.store.reviewing import STATE_WORDS

if TYPE_CHECKING:
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.assigning import Reviewer

ANYBODY, MINE, NOBODY = "", "mine", "nobody"


class ReviewsTab(TabPage):
    """Filters above, the list, and what can be done with the chosen visits below."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._lines: list[ReviewLine] = []
        self._reviewers: list[Reviewer] = []
        self.filter = FilterField()
        self.state, self.reviewer = QComboBox(), QComboBox()
        self.table = DataTable()
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.filter.set_table(self.table)
        self.filter.textChanged.connect(self._narrow)
        for box in (self.state, self.reviewer):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.currentIndexChanged.connect(self._narrow)
        self.sums = MutedLabel()
        self.review_button = PrimaryButton("", "clipboard-check")
        self.assign_button = PlainButton("", "user")
        self.returns_button = PlainButton("", "send")
        self.print_button = PlainButton("", "printer")
        self.rule = QComboBox()
        self.rule.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.table.opened.connect(lambda row: self._review(row))
        self.table.chosen.connect(self._on_chosen)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._on_chosen(self.table.current()))
        self.review_button.clicked.connect(lambda: self._review(self.table.current()))
        self.assign_button.clicked.connect(self.assign)
        self.returns_button.clicked.connect(self.write_returns)
        self.print_button.clicked.connect(self._print)
        self.rule.activated.connect(self._on_rule)
        self._empty = EmptyState("clipboard-check")
        self._empty.button.clicked.connect(lambda: actions.import_files())
        self.body.addLayout(line(self.filter, self.state, self.reviewer))
        self.body.addWidget(self.sums)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._empty, 1)
        self._deeds = flow(self.review_button, self.assign_button, self.returns_button, self.print_button, self.rule)
        self.body.addWidget(self._deeds)
        for keys, deed in (
            ("Ctrl+Shift+A", self.assign),
            ("Ctrl+Shift+E", self.write_returns),
            ("Ctrl+P", self._print),
            ("Ctrl+M", lambda: self.reviewer.setCurrentIndex(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)
        self._empty.hide()
        self.retranslate()

    def tab_name(self) -> str:
        waiting = sum(line.state in {"received", "changed-after-approval"} for line in self._lines)
        return self.tr("Kunjungan masuk ({n})").format(n=waiting) if waiting else self.tr("Kunjungan masuk")

    def first_field(self) -> QWidget:
        return self.table if self._lines else self._empty.button

    def load(self) -> None:
        self.desk.read(_read, self._on_loaded, owner=self)

    def _on_loaded(self, found: tuple[list[ReviewLine], list[Reviewer], int, bool]) -> None:
        self._lines, self._reviewers, wanted, may = found
        self.rule.setCurrentIndex(max(0, self.rule.findData(wanted)))
        self.rule.setEnabled(may)
        self.assign_button.setVisible(may)
        self._fill_reviewers()
        self.table.set_rows(self._lines, keep=lambda row: row.id)
        some = bool(self._lines)
        for widget in (self.table, self.filter, self.state, self.reviewer, self.sums, self._deeds):
            widget.setVisible(some)
        self._empty.setVisible(not some)
        if self.table.current() is None:
            self.table.select(lambda row: True)
        self._narrow()
        self._tell_sums()
        self.tell_name()

    def retranslate(self) -> None:
        self.filter.set_words(self.tr("Saring: pusat layanan, wilayah, evaluator, pemeriksa"))
        self.state.setAccessibleName(self.tr("Keadaan pemeriksaan"))
        self.reviewer.setAccessibleName(self.tr("Pemeriksa"))
        self.rule.setAccessibleName(self.tr("Banyaknya persetujuan per kunjungan"))
        _refill(self.state, [(self.tr("Semua keadaan"), ""), *((say(STATE_WORDS[s]), s) for s in EVERY_STATE)])
        rules = [(self.tr("{n} persetujuan").format(n=n), n) for n in (1, 2, 3, 4)]
        _refill(self.rule, rules)
        self.rule.setToolTip(self.tr("Berlaku untuk seluruh organisasi; orang yang sama tidak menyetujui dua kali."))
        self._fill_reviewers()
        self.review_button.setText(self.tr("Periksa"))
        self.review_button.setToolTip("Enter")
        self.assign_button.setText(self.tr("Tugaskan…"))
        self.assign_button.setToolTip("Ctrl+Shift+A")
        self.returns_button.setText(self.tr("Berkas pengembalian…"))
        self.returns_button.setToolTip("Ctrl+Shift+E")
        self.print_button.setText(self.tr("Cetak…"))
        self.print_button.setToolTip("Ctrl+P")
        self._empty.set_words(
            self.tr("Belum ada kunjungan yang masuk"),
            self.tr("Kunjungan yang disegel evaluator muncul di sini setelah berkasnya diimpor."),
            self.tr("Impor berkas"),
        )
        self.table.setAccessibleName(self.tr("Kunjungan masuk"))
        self.table.set_empty(self.tr("Tidak ada yang cocok dengan saringan."))
        self.table.set_columns(
            [
                Column(self.tr("Pusat layanan"), lambda r: r.summary.visit.centre_name, stretch=3, least=20),
                Column(self.tr("Tanggal"), lambda r: words.day(r.summary.visit.day), key=lambda r: r.summary.visit.day),
                Column(self.tr("Evaluator"), lambda r: r.evaluator.name, stretch=1, least=12),
                Column(
                    self.tr("Keadaan"),
                    lambda r: say(r.words) + (" · CONTOH" if r.summary.visit.example else ""),
                    state=lambda r: LOOKS[r.state],
                ),
                Column(self.tr("Pemeriksa"), self._reviewer_words, stretch=1, least=10),
                Column(
                    self.tr("Nilai"),
                    lambda r: words.score(r.summary.score, r.summary.band),
                    key=lambda r: r.summary.score,
                    right=True,
                ),
                Column(self.tr("Masalah"), lambda r: str(r.problems or "–"), key=lambda r: r.problems, right=True),
                Column(self.tr("Komentar"), self._comment_words, key=lambda r: (r.open, r.handled)),
            ]
        )
        self._narrow()
        self._tell_sums()

    def _reviewer_words(self, row: ReviewLine) -> str:
        return self.tr("saya") if row.mine else row.reviewer or "–"

    def _comment_words(self, row: ReviewLine) -> str:
        parts = []
        if row.open:
            parts.append(self.tr("{n} terbuka").format(n=row.open))
        if row.handled:
            parts.append(self.tr("{n} dijawab").format(n=row.handled))
        return " · ".join(parts) or "–"

    def _tell_sums(self) -> None:
        sums = counts(self._lines)
        parts = [f"{say(STATE_WORDS[state])} {n}" for state, n in sums.items() if n]
        mine = sum(row.mine for row in self._lines)
        if mine:
            parts.append(self.tr("untuk saya {n}").format(n=mine))
        self.sums.setText(" · ".join(parts))

    def _fill_reviewers(self) -> None:
        names = [(self.tr("Semua pemeriksa"), ANYBODY), (self.tr("Untuk saya"), MINE)]
        names.append((self.tr("Belum ditugaskan"), NOBODY))
        names += [(one.name, f"={one.name}") for one in self._reviewers if not one.me]
        _refill(self.reviewer, names)

    def _narrow(self) -> None:
        state, who = self.state.currentData(), self.reviewer.currentData()

        def keep(row: ReviewLine) -> bool:
            if state and row.state != state:
                return False
            if who == MINE:
                return row.mine
            if who == NOBODY:
                return not row.reviewer
            return not who or row.reviewer == who[1:]

        self.table.set_filter(
            self.filter.text(), lambda r: f"{r.summary.visit.centre_code} {r.summary.province} {r.summary.regency}"
        )
        self.table.set_keep(keep if state or who else None)

    def _on_chosen(self, row: ReviewLine | None) -> None:
        for button in (self.review_button, self.assign_button, self.print_button):
            button.setEnabled(row is not None)

    def _review(self, row: ReviewLine | None) -> None:
        if row is None:
            return
        from ltsa_desktop.gui.review.window import open_review

        order = [line.id for line in self.table.rows()]
        open_review(self.desk, row.id, order, self.window())

    def assign(self) -> None:
        """Ask one of the supervisors to review the chosen visits."""
        from ltsa_desktop.gui.review.dialogs import AssignDialog

        chosen = self.table.chosen_rows() or [row for row in [self.table.current()] if row is not None]
        if chosen and self._reviewers:
            AssignDialog(self.desk, chosen, self._reviewers, self.window()).open()

    def write_returns(self) -> None:
        """Write what goes back to the evaluators, a file for each laptop."""
        from ltsa_desktop.gui.review.returns import open_returns

        open_returns(self.desk, self.window())

    def _print(self) -> None:
        row = self.table.current()
        if row is not None:
            self.actions_.print_visit(row.summary)

    def _on_rule(self) -> None:
        from ltsa_desktop.store.reviewing import ask_approvals

        wanted = int(self.rule.currentData())
        self.desk.write(lambda store: ask_approvals(store, wanted), owner=self)


def _read(store: Store) -> tuple[list[ReviewLine], list[Reviewer], int, bool]:
    from ltsa_desktop.store.assigning import reviewers
    from ltsa_desktop.store.reviewing import approvals_wanted

    may = store.profile.role == "supervisor" and not store.read_only
    return review_lines(store), reviewers(store), approvals_wanted(store), may


def _refill(box: QComboBox, items: Sequence[tuple[str, object]]) -> None:
    """Other words for the same choices; what was chosen stays chosen."""
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for text, data in items:
        box.addItem(text, data)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)
