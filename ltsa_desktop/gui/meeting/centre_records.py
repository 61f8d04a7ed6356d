"""Desks, findings with their follow-up, and good practices of a centre."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from ltsa_desktop.ground import formats
from ltsa_desktop.gui import words
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.meeting.answers import desk_records
from ltsa_desktop.gui.meeting.centre_part import Part, headed, joined
from ltsa_desktop.gui.meeting.follow_up import STATES
from ltsa_desktop.gui.meeting.records import open_at, show_records
from ltsa_desktop.gui.widgets import Column, DataTable, MutedLabel
from ltsa_desktop.gui.widgets.labels import StrongLabel

if TYPE_CHECKING:
    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store.figures.analysis_models import ActionLine, PracticeCard
    from ltsa_desktop.store.figures.models import DeskLevel

MOST_LEVEL = 4


class DesksPart(Part):
    """Each desk, whether it exists and how far a matter goes on site."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self.table = DataTable()
        self.table.opened.connect(self._on_opened)
        self._note = MutedLabel()
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._note)
        self.retranslate()

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Desk dan sejauh mana layanan selesai di tempat"))
        self.table.set_empty(self.tr("Belum ada kunjungan yang menanyakan desk di sini."))
        self.table.set_columns(
            [
                Column(self.tr("Desk"), lambda d: say(d.title), stretch=2, least=20),
                Column(
                    self.tr("Ada"),
                    lambda d: {"ya": self.tr("ya"), "tidak": self.tr("tidak")}.get(d.present, self.tr("tidak dinilai")),
                    state=lambda d: {"ya": "ok", "tidak": "warning"}.get(d.present, "muted"),
                ),
                Column(self.tr("Tingkat"), self._steps, key=lambda d: -1 if d.level is None else d.level),
                Column(self.tr("Sampai"), lambda d: say(d.words), stretch=3, least=24),
            ]
        )
        page = self.page
        if page is None:
            return
        self.table.set_rows(page.desks, keep=lambda d: d.desk)
        there = sum(d.present == "ya" for d in page.desks)
        visit = next((v for v in page.visits if page.desks and v.visit_id == page.desks[0].visit_id), None)
        self._note.setText(
            self.tr("{n} dari {of} desk ada pada kunjungan {day}. Enter: jawaban di baliknya.").format(
                n=there, of=len(page.desks), day=words.day(visit.day)
            )
            if visit is not None
            else ""
        )

    def _steps(self, desk: DeskLevel) -> str:
        """ "■■■□ 3 dari 4": read without colour."""
        if desk.level is None:
            return "–"
        return f"{'■' * desk.level}{'□' * (MOST_LEVEL - desk.level)} {desk.level}/{MOST_LEVEL}"

    def _on_opened(self, desk: DeskLevel) -> None:
        visit, name = desk.visit_id, desk.desk
        if visit:
            self.desk.read(
                lambda store: desk_records(store, visit, name),
                lambda records: show_records(self.actions_, say(desk.title), records, head=self.tr("Jawaban")),
                owner=self,
            )


class FindingsPart(Part):
    """Findings above, what became of the agreed actions below."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self.findings, self.agreed = DataTable(), DataTable()
        self.findings.opened.connect(lambda f: open_at(self.actions_, f.visit_id, f.path))
        self.agreed.opened.connect(self._on_action)
        self._findings_head, self._actions_head = StrongLabel(), StrongLabel()
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        for box in headed((self._findings_head, self.findings), (self._actions_head, self.agreed)):
            split.addWidget(box)
        self.body.addWidget(split, 1)
        self.retranslate()

    def retranslate(self) -> None:
        page = self.page
        findings, actions = (page.findings, page.actions) if page is not None else ((), ())
        self._findings_head.setText(self.tr("Temuan ({n})").format(n=len(findings)))
        still = sum(action.open for action in actions)
        self._actions_head.setText(
            self.tr("Tindak lanjut ({open} terbuka dari {n})").format(open=still, n=len(actions))
        )
        self.findings.setAccessibleName(self.tr("Temuan"))
        self.agreed.setAccessibleName(self.tr("Tindak lanjut"))
        self.findings.set_empty(self.tr("Belum ada temuan pada kunjungan yang dihitung di sini."))
        self.agreed.set_empty(self.tr("Belum ada tindak lanjut yang disepakati."))
        self.findings.set_columns(
            [
                Column(self.tr("Kunjungan"), lambda f: formats.date_short(f.day), key=lambda f: str(f.day)),
                Column(self.tr("Temuan"), lambda f: f.text, stretch=4, least=26),
                Column(self.tr("Penyebab"), lambda f: say(f.cause_title) or "–", stretch=2, least=14),
                Column("USG", lambda f: str(f.usg or "–"), key=lambda f: f.usg or 0, right=True),
                Column(self.tr("Rekomendasi"), lambda f: f.recommendation or "–", stretch=3, least=20),
                Column(self.tr("Penanggung jawab"), lambda f: say(f.owner_title) or "–", least=12),
                Column(self.tr("Pasal"), lambda f: f.article or "–", least=8),
            ]
        )
        self.agreed.set_columns(
            [
                Column(self.tr("Tindakan"), lambda a: a.action, stretch=4, least=26),
                Column(
                    self.tr("Penanggung jawab"),
                    lambda a: joined((say(a.owner_title), a.owner_name)) or "–",
                    stretch=1,
                    least=13,
                ),
                Column(
                    self.tr("Tenggat"),
                    lambda a: formats.date_short(a.deadline) if a.deadline else "–",
                    key=lambda a: str(a.deadline or "9999"),
                ),
                Column(
                    self.tr("Lewat"),
                    lambda a: self.tr("{n} hari").format(n=a.overdue) if a.overdue else "–",
                    key=lambda a: a.overdue,
                    state=lambda a: "error" if a.overdue else "",
                ),
                Column(self.tr("Status"), lambda a: say(a.state_title), state=lambda a: STATES.get(a.state, "muted")),
                Column(
                    self.tr("Terakhir dilihat"), self._looked, key=lambda a: str(a.looked_on or ""), stretch=1, least=18
                ),
            ]
        )
        self.findings.set_rows(findings)
        self.agreed.set_rows(actions, keep=lambda a: a.id)

    def _looked(self, row: ActionLine) -> str:
        return joined((words.maybe_day(row.looked_on), row.note)) if row.looked_on else "–"

    def _on_action(self, row: ActionLine) -> None:
        if row.evidence and row.looked_by:
            open_at(self.actions_, row.looked_by, row.evidence)
        else:
            open_at(self.actions_, row.visit_id, row.finding_path)


class PracticesPart(Part):
    """What others can learn here, and what this centre can learn from others."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self.own, self.helped = DataTable(), DataTable()
        for table in (self.own, self.helped):
            table.opened.connect(lambda card: open_at(self.actions_, card.visit_id, card.path))
        self._own_head, self._helped_head = StrongLabel(), StrongLabel()
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        for box in headed((self._own_head, self.own), (self._helped_head, self.helped)):
            split.addWidget(box)
        self.body.addWidget(split, 1)
        self.retranslate()

    def retranslate(self) -> None:
        page = self.page
        own, helped = (page.practices, page.helped_by) if page is not None else ((), ())
        self._own_head.setText(self.tr("Praktik baik di sini ({n})").format(n=len(own)))
        self._helped_head.setText(self.tr("Praktik baik yang dapat membantu di sini ({n})").format(n=len(helped)))
        self.own.setAccessibleName(self.tr("Praktik baik di sini"))
        self.helped.setAccessibleName(self.tr("Praktik baik yang dapat membantu di sini"))
        self.own.set_empty(self.tr("Belum ada praktik baik yang dicatat di sini."))
        self.helped.set_empty(self.tr("Belum ada praktik baik pusat layanan lain yang cocok."))
        self.own.set_columns(
            [
                Column(self.tr("Praktik baik"), lambda c: c.title or c.action, stretch=2, least=20),
                Column(self.tr("Masalah"), lambda c: c.problem or "–", stretch=2, least=16),
                Column(self.tr("Hasil"), lambda c: c.result or "–", stretch=2, least=16),
                Column(self.tr("Kunjungan"), lambda c: formats.date_short(c.day), key=lambda c: str(c.day)),
            ]
        )
        self.helped.set_columns(
            [
                Column(self.tr("Praktik baik"), lambda c: c.title or c.action, stretch=2, least=20),
                Column(self.tr("Dari"), lambda c: words.short_centre(c.centre), stretch=1, least=16),
                Column(self.tr("Alasannya"), self._reason, stretch=3, least=24),
            ]
        )
        self.own.set_rows(own)
        self.helped.set_rows(helped)

    def _reason(self, card: PracticeCard) -> str:
        page = self.page
        if page is None:
            return "–"
        return "; ".join(say(match.reason) for match in card.matches if match.code == page.row.code) or "–"
