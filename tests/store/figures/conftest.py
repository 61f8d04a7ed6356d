"""A supervisor's store on the project's instrument, with visits of few answers: figures that a hand can check."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from ltsa_desktop.instruments import Instrument
from ltsa_desktop.store import Profile, Store, create_store, open_store, reviewing
from ltsa_desktop.store.follow_ups import Confirmation, writes_of
from ltsa_desktop.store.read_models import Author
from ltsa_desktop.store.vault import Cost

PASSWORD = "kata sandi uji"
QUICK = Cost(memory_kib=64, iterations=1, lanes=1)
EVALUATOR = Author("Siti Rahma", role="evaluator")
IPP = tuple(f"ipp_{n:02d}" for n in range(1, 31))
FINDING = "/data/g/g1/finding"


class Clock:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=10)
        return self.now

    def turn(self, day: date) -> None:
        self.now = max(self.now, datetime.combine(day, time(5), UTC))


def finding(cause: str = "anggaran", usg: tuple[int, int, int] | None = (3, 3, 3), **more: str) -> dict[str, Any]:
    """The answers of a finding."""
    category = {"anggaran": "money", "sdm": "man", "sarana": "material", "instansi": "method"}.get(cause, "method")
    row = {"f_text": f"temuan {cause}", "f_category": category, "f_cause": cause, "f_recommendation": f"urus {cause}"}
    row |= {"f_owner": "kabkota", "f_deadline": "2026-06-30", "f_regulation": "tidak"}
    if usg:
        row |= dict(zip(("f_urgency", "f_seriousness", "f_growth"), map(str, usg), strict=True))
    return row | more


@dataclass
class Office:
    """The store and how tests fill it."""

    store: Store
    clock: Clock
    digest: str

    def visit(
        self,
        centre: str,
        day: date,
        answers: Mapping[str, Any] | None = None,
        *,
        state: str = "aktif",
        ipp: int | None = None,
        findings: Sequence[Mapping[str, Any]] = (),
        records: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
        looked: Sequence[Confirmation] = (),
        example: bool = False,
        kind: str = "final",
        approved: bool = False,
        who: Author = EVALUATOR,
    ) -> str:
        """A sealed visit; `answers` by the names of questions, `records` by the names of repeats. Its id."""
        self.clock.turn(day)
        visits = self.store.visits
        visit = visits.create(centre, self.digest, day, "terjadwal", example, who)
        words = self.store.instruments.open(self.digest).words
        form = visits.state(visit.id)
        writes: dict[str, str | None] = {}
        given: dict[str, Any] = {"state": state, "state_reason": "sebab", **(answers or {})}
        if ipp is not None:
            given |= dict.fromkeys(IPP, str(ipp))
        if findings:
            given["finding_any"] = "ya"
        for name, value in given.items():
            writes |= form.set(words.ref(name), value).writes
        for name, rows in {"finding": findings, **(records or {})}.items():
            ref = words.ref(name)
            there = [instance.path for instance in form.node(ref).children]
            for number, row in enumerate(rows):
                if number >= len(there):
                    change = form.add_repeat(ref)
                    writes |= change.writes
                    there.append(change.path)
                for question, value in row.items():
                    writes |= form.set(f"{there[number]}/{question}", value).writes
        for said in looked:
            writes |= writes_of("/data", said)
        visits.save(visit.id, writes, who=who)
        visits.seal(visit.id, kind, "uji", who)  # type: ignore[arg-type]
        if approved:
            reviewing.judge(self.store, visit.id, "approved")
        return visit.id


@pytest.fixture(scope="session")
def _office(tmp_path_factory: pytest.TempPathFactory, ltsa: Instrument) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("figures") / "store"
    store = create_store(folder, PASSWORD, Profile("Rina Supervisor", role="supervisor"), cost=QUICK)
    digest = store.instruments.add(ltsa).digest
    store.close()
    return folder, digest


@pytest.fixture
def office(_office: tuple[Path, str], tmp_path: Path) -> Iterator[Office]:
    """A store without visits."""
    folder = tmp_path / "office"
    shutil.copytree(_office[0], folder)
    clock = Clock()
    store = open_store(folder, PASSWORD, clock=clock)
    yield Office(store, clock, _office[1])
    store.close()


@pytest.fixture
def make_finding() -> Callable[..., dict[str, Any]]:
    """Makes the answers of a finding; see `finding`."""
    return finding
