"""What looks odd without being wrong: told beside the question, counted apart, never in the way of the seal.

A warning is answered by correcting the answer or by a remark on the question ("memang begitu, karena …").

An author writes one as a `note` whose `instance::untuk` names the question and whose `relevant` says when: its label is
the warning. Other XLSForm tools show the same note below the question.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ltsa_desktop.ground.formats import date_long, number
from ltsa_desktop.gui.i18n import language
from ltsa_desktop.gui.visit.editors.geopoints import read_geopoint
from ltsa_desktop.gui.visit.outline import belongs_to, is_asked, is_note, is_shown
from ltsa_desktop.gui.visit.place_check import KnownPlace, doubt, known_places

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import Delta, VisitSession
    from ltsa_desktop.xforms import NodeState

REST_MS = 150
"""Warnings follow the last change after this rest …"""
SLICE = 0.003
"""… in slices of this many seconds, so that no key press waits for them."""
FAR_FACTOR, FAR_LEAST = 3, 5
"""A number is far from the last visit's when one is at least three times the other and they differ by five or more."""
YEARS_AHEAD, YEARS_BACK = 5, 60
"""A day further than this from the visit's day is odd for anything one asks of a centre."""
VISIT_DAYS = 31
"""The date of the visit, as answered, lies at most this far from the day the visit was planned for."""
CLAIM_SHARE = Decimal("0.5")
"""A level with at least this share of the greatest points claims the service, so it wants evidence."""
_NOT_AFTER_VISIT = ("status.since", "team.letter")
_MAY_LIE_AHEAD = ("finding.deadline", "practice.")


class Warnings(QObject):
    """The warnings of one visit, kept up to date change by change, a little after the change.

    Attributes:
        found: path → sentences, for every question that has a warning.
    """

    def __init__(self, session: VisitSession) -> None:
        super().__init__(session)
        self._session = session
        self.found: dict[str, tuple[str, ...]] = {}
        self._outside: frozenset[str] = frozenset()
        self._waiting: dict[str, None] = {}
        self._telling = False
        self._places: tuple[KnownPlace, ...] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._work)
        session.changed.connect(self._on_changed)
        session.score_changed.connect(self._on_score)

    def is_open(self, path: str) -> bool:
        """Whether the question has a warning that no remark answers."""
        return path in self.found and not self._session.remark(path)

    def words(self, path: str) -> str:
        """The warnings of a question as one text, "" without."""
        return "\n".join(self.found.get(path, ()))

    def notice(self, path: str) -> tuple[str, str]:
        """(state, words) for the line below the question; quiet when a remark answers it."""
        words = self.words(path)
        if words and self._session.remark(path):
            return "muted", self.tr("{warning} (dijawab dengan catatan)").format(warning=words)
        return "warning", words

    @property
    def busy(self) -> bool:
        """Whether something is still to be looked at."""
        return bool(self._waiting)

    def look_at_all(self) -> None:
        """Every question is to be looked at, a little later."""
        self._waiting.update(dict.fromkeys(self._session.tally.order))
        self._timer.start(REST_MS)

    def work_now(self) -> None:
        """Look at everything that waits."""
        while self._waiting:
            self._work(whole=True)

    # Following the form

    def _on_changed(self, delta: Delta) -> None:
        if self._telling:
            return
        tally = self._session.tally
        if delta.whole:
            self.found = {path: words for path, words in self.found.items() if path in tally.marks}
            self._waiting.update(dict.fromkeys(tally.order))
        elif delta.structure:
            self.found = {path: words for path, words in self.found.items() if path in tally.marks}
        self._wait_for(delta.paths)

    def _on_score(self) -> None:
        snapshot = self._session.snapshot
        if snapshot is None:
            return
        outside = frozenset(path for scheme in snapshot.schemes for path in scheme.out_of_range)
        changed, self._outside = outside ^ self._outside, outside
        self._wait_for(changed)

    def _wait_for(self, paths: frozenset[str]) -> None:
        for path in paths:
            self._waiting[path] = None
            if self._session.holds(path) and (owner := _owner(self._session.node(path))):
                self._waiting[owner] = None
        if self._waiting:
            self._timer.start(REST_MS)

    def _work(self, whole: bool = False) -> None:
        session, tally = self._session, self._session.tally
        until = time.perf_counter() + SLICE
        changed = set()
        while self._waiting and (whole or time.perf_counter() < until):
            path = next(iter(self._waiting))
            del self._waiting[path]
            if path not in tally.marks or not session.holds(path):
                continue
            words = tuple(self._look(session.node(path)))
            if words != self.found.get(path, ()):
                changed.add(path)
                self.found[path] = words
                if not words:
                    del self.found[path]
        if self._waiting:
            self._timer.start(0)
        if changed:
            from ltsa_desktop.gui.visit.session import Delta

            tally.update(changed)
            self._telling = True
            session.changed.emit(Delta(frozenset(changed)))
            self._telling = False

    # The rules

    def _look(self, node: NodeState) -> Iterator[str]:
        if not node.relevant:
            return
        if node.stored and node.constraint_ok:
            kind = node.definition.type
            if kind in ("int", "integer", "decimal"):
                yield from self._far_from_last(node)
            elif kind in ("date", "dateTime"):
                yield from self._odd_day(node)
            elif kind == "geopoint":
                yield from self._odd_place(node)
            elif node.definition.control == "input" and node.required and not any(map(str.isalnum, node.stored)):
                yield self.tr("“{answer}” belum menjawab pertanyaan yang wajib.").format(answer=node.stored)
            if node.path in self._outside:
                yield self.tr("Di luar rentang nilai; butir ini dihitung sebagai belum dinilai.")
        yield from self._beside(node)

    def _far_from_last(self, node: NodeState) -> Iterator[str]:
        last = self._session.last
        before = last.answer(self._session, node.path) if last is not None else ""
        if not before or last is None:
            return
        try:
            then, now = abs(Decimal(before)), abs(Decimal(node.stored))
        except InvalidOperation:
            return
        if abs(then - now) >= FAR_LEAST and max(then, now) >= FAR_FACTOR * min(then, now):
            yield self.tr("Jauh dari kunjungan lalu: {answer} pada {day}.").format(
                answer=number(Decimal(before), None, language()), day=date_long(last.day, language())
            )

    def _odd_day(self, node: NodeState) -> Iterator[str]:
        try:
            day = date.fromisoformat(node.stored[:10])
        except ValueError:
            return
        visit = self._session.visit.day
        role = node.definition.attributes.get("peran", "")
        if role == "visit.date":
            if day > datetime.now().astimezone().date():
                yield self.tr("Tanggal kunjungan ini belum tiba.")
            elif abs((day - visit).days) > VISIT_DAYS:
                yield self.tr("Kunjungan ini tercatat untuk {day}.").format(day=date_long(visit, language()))
        elif role.startswith(_NOT_AFTER_VISIT) and day > visit:
            yield self.tr("Sesudah tanggal kunjungan ({day}).").format(day=date_long(visit, language()))
        elif day.year < visit.year - YEARS_BACK:
            yield self.tr("Lebih dari {n} tahun sebelum kunjungan.").format(n=YEARS_BACK)
        elif day.year > visit.year + YEARS_AHEAD and not role.startswith(_MAY_LIE_AHEAD):
            yield self.tr("Lebih dari {n} tahun sesudah kunjungan.").format(n=YEARS_AHEAD)

    def _odd_place(self, node: NodeState) -> Iterator[str]:
        point = read_geopoint(node.stored)
        if point is None:
            return
        if self._places is None:
            self._read_places()
        found = doubt(point, self._places or ())
        if found is None:
            return
        if found.kind == "sign":
            yield self.tr("Titik ini di utara khatulistiwa; mungkin tanda minus pada lintang tertinggal.")
        elif found.kind == "outside":
            yield self.tr("Titik ini di luar Indonesia.")
        else:
            near = self.tr("Titik ini {km} km dari {name}, letaknya menurut register.")
            rough = self.tr("Titik ini {km} km dari {name} (letak perkiraan).")
            km = number(Decimal(round(found.km)), None, language())
            yield (rough if found.approximate else near).format(km=km, name=found.name)

    def _read_places(self) -> None:
        self._places = ()
        visit = self._session.visit

        def known(places: tuple[KnownPlace, ...]) -> None:
            self._places = places
            self._wait_for(
                frozenset(
                    path
                    for path in self._session.tally.order
                    if self._session.holds(path) and self._session.node(path).definition.type == "geopoint"
                )
            )

        self._session.desk.read(lambda store: known_places(store, visit), known, owner=self)

    def _beside(self, node: NodeState) -> Iterator[str]:
        """What the notes of the author say, and evidence that a claimed level still lacks."""
        session, definition = self._session, node.definition
        siblings = definition.parent.children if definition.parent is not None else []
        mine = [s for s in siblings if is_shown(s) and belongs_to(s) == definition.name]
        stem = node.path[: -len(definition.name)]
        proofs = []
        for sibling in mine:
            beside = session.node(stem + sibling.name)
            if is_note(sibling) and beside.relevant:
                yield " ".join(beside.label(session.form_language).split())
            elif is_asked(sibling) and beside.relevant and sibling.attributes.get("peran") in ("evidence", "photo"):
                proofs.append(beside)
        # Only once one is about to finish: evidence is gathered after the level was chosen.
        if session.strict and proofs and not any(p.stored for p in proofs) and self._claims(node):
            yield self.tr("Tingkat ini belum punya bukti dukung.")

    def _claims(self, node: NodeState) -> bool:
        if node.definition.control != "select1" or not node.stored:
            return False
        points = {}
        for option in self._session.options(node.path):
            try:
                points[option.name] = Decimal(option.points or "")
            except InvalidOperation:
                continue
        greatest = max(points.values(), default=Decimal(0))
        return greatest > 0 and points.get(node.stored, Decimal(0)) >= greatest * CLAIM_SHARE


def _owner(node: NodeState) -> str:
    """The path of the question that a piece of evidence or an author's note belongs to, "" without."""
    name = belongs_to(node.definition) if node.definition.kind == "value" else ""
    return node.path[: -len(node.definition.name)] + name if name else ""
