"""What differs from the last visit of this centre: question, then, now, who; and the scores then and now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ltsa_desktop.ground.formats import date_long, number
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.i18n import language, say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.last_visit import is_compared
from ltsa_desktop.gui.widgets import Body, Column, DataTable, FilterField, SectionTitle
from ltsa_desktop.gui.widgets.buttons import PlainButton, PrimaryButton
from ltsa_desktop.gui.widgets.labels import State
from ltsa_desktop.gui.widgets.layout import column, line

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession
    from ltsa_desktop.gui.visit.window import VisitWindow
    from ltsa_desktop.scoring import Snapshot
    from ltsa_desktop.store import Store

STATES: dict[str, State] = {"score": "info", "changed": "warning", "new": "ok", "gone": "error", "same": "muted"}
WIDTH, HEIGHT = 1100, 620


@dataclass(frozen=True, slots=True)
class Difference:
    """One line: a question, the number of a repeat's instances, or a score.

    Attributes:
        path: where it stands in the form, "" for a score.
        kind: "score", "changed", "new" (no answer then), "gone" (no answer now) or "same".
        who: who gave the answer of now (of then, where it is gone).
    """

    path: str
    kind: str
    section: str
    question: str
    then: str
    now: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Before:
    """What the store says of both visits.

    Attributes:
        content: of the last visit, repeats too.
        snapshot: its scores by its own instrument, None without.
        then, now: path → who last wrote it.
    """

    content: Mapping[str, str]
    snapshot: Snapshot | None
    then: Mapping[str, str]
    now: Mapping[str, str]


def read_before(store: Store, last: str, visit: str) -> Before:
    """Content, scores and authors (on the store thread)."""
    from ltsa_desktop.scoring import evaluate
    from ltsa_desktop.scoring.answers import answers_from_state

    plan = store.instruments.open(store.visits.get(last).digest).plan
    snapshot = None
    if plan is not None:
        snapshot = evaluate(plan, answers_from_state(store.visits.state(last), plan))
    then, now = ({e.path: e.author.name for e in store.visits.history(one)} for one in (last, visit))
    return Before(store.visits.content(last), snapshot, then, now)


def differences(session: VisitSession, before: Before) -> list[Difference]:
    """Every question answered in either visit, in the form's order, the scores first."""
    last, tally = session.last, session.tally
    if last is None:
        return []
    names = [session.label(s.ref) if s.ref else "" for s in tally.sections]
    found = _scores(session, before)
    repeats: dict[str, None] = {}
    for path in tally.order:
        if "[" in path:
            repeats[path[: path.index("[")]] = None
            continue
        node = session.node(path)
        then, now = last.answer(session, path), node.value
        if not (then or now) or not is_compared(node.definition) or (not then and last.answers.get(path)):
            continue  # bound to its day, or a choice that does not exist any more
        kind = "same" if then == now else "changed" if then and now else "new" if now else "gone"
        who = (before.then if kind == "gone" else before.now).get(path, "")
        old, new = (" ".join(session.words(path, text).split()) or "–" for text in (then, now))
        found.append(Difference(path, kind, names[tally.marks[path].section], session.label(path), old, new, who))
    for repeat in dict.fromkeys([*repeats, *_repeats_of(before.content)]):
        if not session.holds(repeat):
            continue
        counts = (_instances(before.content, repeat), len(session.instances(repeat)))
        kind = "same" if counts[0] == counts[1] else "changed"
        section = names[tally.section_of(repeat)]
        found.append(Difference(repeat, kind, section, session.label(repeat), str(counts[0]), str(counts[1])))
    return found


def _repeats_of(content: Mapping[str, str]) -> list[str]:
    return [path[: path.index("[")] for path in content if path.endswith("]") and path.count("[") == 1]


def _instances(content: Mapping[str, str], repeat: str) -> int:
    return _repeats_of(content).count(repeat)


def _scores(session: VisitSession, before: Before) -> list[Difference]:
    """Then and now of every index and its aspects, where either has a score."""
    plan, now = session.opened.plan, session.snapshot
    if plan is None or now is None or before.snapshot is None:
        return []
    old = {scheme.id: scheme for scheme in before.snapshot.schemes}
    found = []
    for scheme in plan.schemes:
        mine, theirs = next((s for s in now.schemes if s.id == scheme.id), None), old.get(scheme.id)
        if mine is None or theirs is None:
            continue
        title = say(scheme.title)
        pairs: list[tuple[str, Decimal | None, Decimal | None, int]] = [
            (title, theirs.score, mine.score, scheme.places)
        ]
        aspects = {aspect.id: aspect for aspect in theirs.aspects}
        named = {aspect.id: say(aspect.title) for aspect in scheme.aspects}
        for aspect in mine.aspects:
            if aspect.id in named and aspect.id in aspects:
                pairs.append(
                    (f"{title} · {named[aspect.id]}", aspects[aspect.id].score, aspect.score, scheme.aspect_places)
                )
        for name, then, here, places in pairs:
            if then is not None or here is not None:
                old_score, new_score = ("–" if n is None else number(n, places, language()) for n in (then, here))
                kind = "score" if then != here else "same"
                found.append(
                    Difference(
                        "", kind, QCoreApplication.translate("ChangesDialog", "Nilai"), name, old_score, new_score
                    )
                )
    return found


class ChangesDialog(Dialog):
    """The list, with how many changed; Enter on a line goes to its question.

    Signals:
        question_chosen(str): go there (the dialog has closed).
    """

    question_chosen = Signal(str)

    def __init__(self, session: VisitSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._rows: list[Difference] | None = None
        body = column(SPACE.s, SPACE.xl)
        self.setLayout(body)
        self.title, self.summary = SectionTitle(), Body()
        self.kinds = QComboBox()
        self.table = DataTable()
        self.filter = FilterField()
        self.filter.set_table(self.table)
        self.filter.textChanged.connect(self.table.set_filter)
        self.close_button = PlainButton()
        self.go = PrimaryButton("", "arrow-right")
        body.addWidget(self.title)
        body.addWidget(self.summary)
        row = line(self.filter, self.kinds)
        row.setStretch(0, 1)
        body.addLayout(row)
        body.addWidget(self.table, 1)
        body.addLayout(line(None, self.close_button, self.go))
        self.kinds.activated.connect(lambda _: self._keep())
        self.table.opened.connect(self._on_opened)
        self.table.chosen.connect(lambda row: self.go.setEnabled(row is not None and bool(row.path)))
        self.close_button.clicked.connect(self.reject)
        self.go.clicked.connect(lambda: self._on_opened(self.table.current()))
        self.resize(WIDTH, HEIGHT)
        self.retranslate()
        self.table.setFocus()
        last, visit = session.last, session.visit.id
        if last is not None:
            session.queue.run(lambda store: read_before(store, last.id, visit), self._on_read)

    def retranslate(self) -> None:
        last = self.session.last
        day = date_long(last.day, language()) if last is not None else "–"
        self.setWindowTitle(self.tr("Perbedaan dengan kunjungan lalu"))
        self.title.setText(self.tr("Perbedaan dengan kunjungan {day}").format(day=day))
        self.filter.set_words(self.tr("Saring pertanyaan atau jawaban"))
        self.kinds.setAccessibleName(self.tr("Yang ditampilkan"))
        chosen = max(0, self.kinds.currentIndex())
        self.kinds.clear()
        self.kinds.addItem(self.tr("Semua yang berbeda"), "different")
        self.kinds.addItem(self.tr("Jawaban lain dari dulu"), "changed")
        self.kinds.addItem(self.tr("Baru dijawab sekarang"), "new")
        self.kinds.addItem(self.tr("Dulu dijawab, kini kosong"), "gone")
        self.kinds.addItem(self.tr("Nilai yang berubah"), "score")
        self.kinds.addItem(self.tr("Jawaban sama"), "same")
        self.kinds.addItem(self.tr("Semua"), "all")
        self.kinds.setCurrentIndex(chosen)
        self.table.setAccessibleName(self.tr("Dulu dan sekarang"))
        self.table.set_empty(self.tr("Tidak ada perbedaan untuk ditampilkan."))
        self.close_button.setText(self.tr("Tutup"))
        self.go.setText(self.tr("Ke pertanyaan ini"))
        words = {
            "score": self.tr("nilai"),
            "changed": self.tr("berubah"),
            "new": self.tr("baru"),
            "gone": self.tr("kini kosong"),
            "same": self.tr("sama"),
        }
        order = {id(row): place for place, row in enumerate(self._rows or [])}
        self.table.set_columns(
            [
                Column(self.tr("Bagian"), lambda r: r.section, key=lambda r: order.get(id(r), 0), stretch=1, least=15),
                Column(self.tr("Pertanyaan"), lambda r: r.question, stretch=3, least=28),
                Column(self.tr("Dulu"), lambda r: r.then, stretch=2, least=12),
                Column(self.tr("Sekarang"), lambda r: r.now, stretch=2, least=12),
                Column(self.tr("Beda"), lambda r: words[r.kind], state=lambda r: STATES[r.kind]),
                Column(self.tr("Oleh"), lambda r: r.who or "–", stretch=1, least=10),
            ]
        )
        self._tell()

    def _on_read(self, before: Before) -> None:
        import shiboken6

        if shiboken6.isValid(self):
            self._rows = differences(self.session, before)
            self.retranslate()

    def _tell(self) -> None:
        if self._rows is None:
            self.summary.setText(self.tr("Membaca kunjungan lalu…"))
            return
        counts = Counter(row.kind for row in self._rows if row.path)
        self.summary.setText(
            self.tr("{changed} berubah · {new} baru · {gone} kini kosong · {same} sama").format(
                changed=counts["changed"], new=counts["new"], gone=counts["gone"], same=counts["same"]
            )
        )
        self.table.set_rows(self._rows, keep=lambda row: (row.path, row.question))
        self._keep()

    def _keep(self) -> None:
        wanted = self.kinds.currentData()
        if wanted == "all":
            self.table.set_keep(None)
        elif wanted == "different":
            self.table.set_keep(lambda row: row.kind != "same")
        else:
            self.table.set_keep(lambda row: row.kind == wanted)

    def _on_opened(self, row: Difference | None) -> None:
        if row is not None and row.path:
            self.accept()
            self.question_chosen.emit(row.path)


def open_changes(window: VisitWindow) -> None:
    """Ctrl+D."""
    session, form = window.session, window.form
    if session is None or form is None:
        return
    form.flush()
    if session.last is None:
        window.toast.say(
            QCoreApplication.translate(
                "ChangesDialog", "Belum ada kunjungan lalu ke pusat layanan ini dengan instrumen yang sama."
            ),
            "info",
        )
        return
    session.score_now()
    dialog = ChangesDialog(session, window)
    dialog.question_chosen.connect(form.go_to)
    dialog.open()
