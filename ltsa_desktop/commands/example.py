"""`ltsa example`: a national set of invented visits to try mapping, meeting and papers on. All of it is marked CONTOH.

The register's sourced centres and some invented ones (codes CONTOH-…) are visited in four rounds by six evaluators,
through the real form engine and the real store: sealed versions, reviews, plans, decisions. The same seed gives the
same answers; ids and keys are new each time.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ltsa_desktop.commands.demo import PASSWORD, example_picture
from ltsa_desktop.commands.example_answers import Filler, Story
from ltsa_desktop.commands.example_texts import ASPIRATIONS, EVALUATORS, PRACTICES, TROUBLES, Trouble
from ltsa_desktop.commands.session import Session
from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.instrument_shelf import OpenInstrument
    from ltsa_desktop.store.read_models import CentreSummary
    from ltsa_desktop.store.rounds import Round
    from ltsa_desktop.store.vault import Cost

CENTRES, ROUNDS, SEED = 45, 4, 20_260_929
DAYS = (
    (date(2025, 3, 3), date(2025, 4, 30)),
    (date(2025, 9, 1), date(2025, 10, 31)),
    (date(2026, 3, 2), date(2026, 4, 30)),
    (date(2026, 9, 14), date(2026, 11, 15)),
)
MEETINGS = ("CONTOH Rakor Semester I 2026", date(2026, 6, 10))
# Province code, latitude and longitude of invented centres: somewhere inside the province.
_INVENTED = (
    ("11", 4.7, 96.7), ("12", 2.1, 99.1), ("17", -3.6, 102.3), ("61", -0.3, 110.6),
    ("64", 0.5, 116.4), ("73", -3.7, 119.9), ("81", -3.2, 129.5), ("94", -4.3, 138.1),
)  # fmt: skip
_COURSES = (
    "middling", "idle", "weak", "fading", "thriving", "middling", "revived", "middling", "weak", "middling"
)  # fmt: skip
_NOT_VISITED = 3
"""Centres left out in the last round of a set of more than `_WHOLE`."""
_WHOLE = 20


def national(session: Session) -> None:
    """Make the set in a new store."""
    folder: Path = session.args.directory.resolve()
    made = make_national(folder, session.args.centres, session.args.rounds, session.args.seed, told=session.progress)
    session.say(
        Text(
            id="Selesai: {v} kunjungan CONTOH di {c} pusat layanan, {r} ronde. Buka dengan: ltsa --store {d} window "
            "(kata sandi: {p})",
            en="Done: {v} visits marked CONTOH at {c} centres, {r} rounds. Open it with: ltsa --store {d} window "
            "(password: {p})",
        ).format(v=made.visits, c=made.centres, r=made.rounds, d=folder, p=PASSWORD)
    )
    session.give({"store": str(folder), "visits": made.visits, "centres": made.centres, "rounds": made.rounds})


@dataclass(slots=True)
class Made:
    """What was made."""

    visits: int = 0
    centres: int = 0
    rounds: int = 0


@dataclass(slots=True)
class Fate:
    """How a centre fares over the rounds.

    Attributes:
        course: "thriving", "middling", "weak", "idle", "revived" or "fading".
        troubles: those it has now.
    """

    course: str
    quality: float
    size: int
    women: float
    formed: int
    troubles: list[Trouble] = field(default_factory=list)


@dataclass(slots=True)
class Clock:
    """A clock that is set to the day of what is being written."""

    now: datetime = datetime(2025, 1, 6, 2, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The moment, a little later each time it is asked for."""
        self.now += timedelta(milliseconds=20)
        return self.now

    def turn(self, day: date, hour: int = 4) -> None:
        """It is this day now (UTC hours: noon in Indonesia)."""
        self.now = max(self.now, datetime.combine(day, time(hour), UTC))


def make_national(
    folder: Path,
    centres: int = CENTRES,
    rounds: int = ROUNDS,
    seed: int = SEED,
    *,
    photos: bool = True,
    password: str = PASSWORD,
    cost: Cost | None = None,
    told: Callable[[int, int], object] = lambda done, total: None,
) -> Made:
    """Make the set in a new store at `folder`.

    Args:
        photos: a few pictures, too. cost: of deriving the key from the password; lower only in tests.
        told: called with the visits made and all of them.

    Raises:
        StoreExists; UserError "example-size" for fewer than one centre or round, or more than there are.
    """
    from ltsa_desktop.store import Profile, create_store

    if not 1 <= centres <= CENTRES or not 1 <= rounds <= ROUNDS:
        raise UserError(
            Text(
                "Paling banyak {c} pusat layanan dan {r} ronde, sedikitnya satu.",
                "At most {c} centres and {r} rounds, at least one.",
            ).format(c=CENTRES, r=ROUNDS),
            code="example-size",
        )
    clock = Clock()
    profile = Profile("CONTOH Rina Supervisor", role="supervisor")
    store = create_store(folder, password, profile, cost=cost, clock=clock)
    try:
        return _Nation(store, clock, Random(seed), photos, told).make(centres, rounds)
    finally:
        store.close()


@dataclass(slots=True)
class _Nation:
    """The set while it is being made."""

    store: Store
    clock: Clock
    rng: Random
    photos: bool
    told: Callable[[int, int], object]
    fates: dict[str, Fate] = field(default_factory=dict)
    done: Made = field(default_factory=Made)

    def make(self, centres: int, rounds: int) -> Made:
        chosen = self._centres(centres)
        self._organisation()
        form = self.store.instruments.open(self.store.instruments.newest().digest)
        others = [centre for centre in chosen if not centre.mrc_pilot]
        ranks = {centre.code: number for number, centre in enumerate(others)}
        self.fates = {centre.code: self._fate(ranks.get(centre.code, 0), centre) for centre in chosen}
        total = len(chosen) * rounds
        for number in range(ROUNDS - rounds, ROUNDS):
            held = self._round(number, chosen)
            last = number == ROUNDS - 1
            left_out = (
                set(self.rng.sample([c.code for c in chosen], _NOT_VISITED)) if last and len(chosen) > 20 else set()
            )
            for place, centre in enumerate(chosen):
                if centre.code not in left_out:
                    self._visit(form, held, number, place, centre)
                self.told(self.done.visits, total)
            self._meeting(number)
        self.done.centres, self.done.rounds = len(chosen), rounds
        return self.done

    def _centres(self, wanted: int) -> list[CentreSummary]:
        """The register's centres, and invented ones in the share of a whole set."""
        sourced = self.store.centres.list()
        invented = max(round(wanted * len(_INVENTED) / CENTRES), wanted - len(sourced))
        with _register(invented) as path:
            plan = self.store.centres.plan_import(path)
            self.store.centres.apply_import(plan)
        made = [centre for centre in self.store.centres.list() if centre.code.startswith("CONTOH")]
        pilots = [c for c in sourced if c.mrc_pilot]
        others = [c for c in sourced if not c.mrc_pilot]
        listed = (pilots + others)[: wanted - invented]
        return sorted(listed, key=lambda c: c.code) + made

    def _organisation(self) -> None:
        from ltsa_desktop.store import Organisation

        self.store.organisation.put(
            Organisation(
                "contoh-organisasi",
                "CONTOH KEMENTERIAN",
                ("CONTOH Direktorat", "CONTOH Jalan Contoh Nomor 1, Jakarta"),
                place="CONTOH Jakarta",
                valid_from=date(2025, 1, 1),
            )
        )

    def _fate(self, number: int, centre: CentreSummary) -> Fate:
        course = "thriving" if centre.mrc_pilot else _COURSES[number % len(_COURSES)]
        start = {"thriving": 0.62, "middling": 0.45, "weak": 0.26, "idle": 0.1, "revived": 0.15, "fading": 0.5}[course]
        rng = self.rng
        return Fate(
            course,
            start + rng.uniform(-0.08, 0.08),
            rng.randint(150, 4200),
            rng.uniform(0.45, 0.75),
            rng.randint(2015, 2021),
        )

    def _round(self, number: int, chosen: list[CentreSummary]) -> Round:
        from ltsa_desktop.store import rounds

        start, end = DAYS[number]
        self.clock.turn(start - timedelta(days=20))
        held = rounds.add(self.store, f"CONTOH Ronde {number + 1}", start, end, note="CONTOH")
        for place, centre in enumerate(chosen):
            day = _day(start, end, place, len(chosen))
            rounds.plan(self.store, held.id, centre.code, EVALUATORS[place % len(EVALUATORS)], day)
        return held

    def _visit(self, form: OpenInstrument, held: Round, number: int, place: int, centre: CentreSummary) -> None:
        from ltsa_desktop.store.read_models import Author

        story = self._story(number, place, centre, _day(held.start, held.end, place, len(self.fates)))
        who = Author(story.evaluators[0], role="evaluator")
        self.clock.turn(story.day)
        visits = self.store.visits
        with self.store.unit():
            visit = visits.create(centre.code, form.version.digest, story.day, story.kind, example=True, who=who)
            writes = Filler(visits.state(visit.id), form.words, story, self.rng).fill()
            visits.save(visit.id, {**writes, **self._looked_after(visit.id, story)}, who=who)
            if self.photos and (place + number) % 8 == 0:
                self._picture(visit.id, story)
            self.clock.turn(story.day, 9)
            visits.seal(visit.id, "final", who=who)
        self._reviewed(visit.id, number, story)
        self.done.visits += 1

    def _story(self, number: int, place: int, centre: CentreSummary, day: date) -> Story:
        fate, rng = self.fates[centre.code], self.rng
        step = {"thriving": 0.08, "middling": 0.04, "weak": 0.02, "idle": 0.0, "revived": 0.17, "fading": -0.11}
        quality = min(0.96, max(0.05, fate.quality + step[fate.course] * number + rng.uniform(-0.03, 0.03)))
        state = "aktif" if quality > 0.42 else "aktif_sebagian"
        if (
            fate.course == "idle"
            or (fate.course == "revived" and number < 2)
            or (fate.course == "fading" and number > 2)
        ):
            state = "tidak_aktif"
        wanted = 1 + round(3 * (1 - quality))
        fate.troubles = [trouble for trouble in fate.troubles if rng.random() > 0.25 + 0.4 * quality]
        fresh = [trouble for trouble in TROUBLES if trouble not in fate.troubles]
        rng.shuffle(fresh)
        fate.troubles = [*fate.troubles, *fresh][:wanted]
        runs = state != "tidak_aktif"
        good = runs and quality > 0.55 and rng.random() < 0.6
        first = place % len(EVALUATORS)
        return Story(
            code=centre.code,
            name=centre.name,
            province=centre.province_code,
            day=day,
            kind="mendadak" if rng.random() < 0.15 else "terjadwal",
            state=state,
            since=date(fate.formed + 1, 3, 1),
            quality=quality,
            troubles=tuple(fate.troubles),
            practice=rng.randrange(len(PRACTICES)) if good else -1,
            aspirations=tuple(sorted(rng.sample(range(len(ASPIRATIONS)), rng.randint(0, 3)))),
            evaluators=(EVALUATORS[first], EVALUATORS[(first + 1) % len(EVALUATORS)]),
            size=round(fate.size * (1 + 0.05 * number)),
            women=fate.women,
            pilot=centre.mrc_pilot,
            formed=fate.formed,
            long=place % 15 == 7,
            round=number,
        )

    def _looked_after(self, visit: str, story: Story) -> dict[str, str | None]:
        """What became of the actions that earlier visits and meetings agreed on."""
        from ltsa_desktop.store.follow_ups import Confirmation, writes_of

        writes: dict[str, str | None] = {}
        for agreed in self.store.read.agreed_before(visit):
            chance = self.rng.random()
            state = "selesai" if chance < story.quality * 0.7 else "proses" if chance < 0.75 else "belum"
            if chance > 0.97:
                state = "gugur"
            later = (story.day + timedelta(days=120)).isoformat() if state == "proses" and chance > 0.6 else ""
            said = Confirmation(
                agreed.visit,
                agreed.record,
                state,
                note="CONTOH dilihat tim di tempat.",
                action=agreed.action,
                owner=agreed.owner,
                deadline=agreed.deadline,
                day=agreed.day.isoformat() if agreed.day else "",
                due=later,
            )
            writes |= writes_of("/data", said)
        return writes

    def _picture(self, visit: str, story: Story) -> None:
        """One picture of the front, and one of a good practice where there is one."""
        state = self.store.visits.state(visit)
        paths = ["/data/a/a1/front_photo"]
        paths += [node.path for node in state.walk() if node.definition.name == "p_photo" and node.relevant][:1]
        for number, path in enumerate(paths, 1):
            data = example_picture(number + story.round)
            self.store.visits.attach(visit, path, f"contoh-{number}.png", data, caption=f"CONTOH gambar {number}")

    def _reviewed(self, visit: str, number: int, story: Story) -> None:
        """Most visits of earlier rounds are approved, of the last about half; some are in review or returned."""
        from ltsa_desktop.store import reviewing

        self.clock.turn(story.day + timedelta(days=6))
        chance = self.rng.random()
        approved = 0.92 if number < ROUNDS - 1 else 0.55
        if chance < approved:
            reviewing.judge(self.store, visit, "approved", "CONTOH lengkap")
        elif chance < approved + 0.1:
            reviewing.judge(self.store, visit, "in-review")
        elif chance < approved + 0.2:
            reviewing.comment(self.store, visit, "CONTOH bukti dukung indikator ini belum jelas.", "/data/d/d1/ipp_01")
            reviewing.judge(self.store, visit, "returned", "CONTOH lengkapi bukti dukung")

    def _meeting(self, number: int) -> None:
        """After the third round a meeting decides about the gravest findings."""
        from ltsa_desktop.store import figures, meeting

        if number != ROUNDS - 2:
            return
        name, day = MEETINGS
        self.clock.turn(day)
        found = figures.findings(self.store, figures.Scope(examples="examples", end=day, today=day))
        gravest = sorted(found, key=lambda f: (-(f.usg or 0), f.code, f.text))[: max(1, len(self.fates) // 4)]
        for finding in gravest:
            meeting.decide(
                self.store,
                finding.visit_id,
                finding.path,
                meeting=name,
                day=day,
                action=f"CONTOH Rakor memutuskan: {finding.recommendation.removeprefix('CONTOH ')[:160]}",
                owner=self.rng.choice(("pusat", "provinsi", "kabkota")),
                owner_name="CONTOH Direktorat",
                deadline=day + timedelta(days=self.rng.choice((60, 100, 200))),
            )


def _day(start: date, end: date, place: int, of: int) -> date:
    """A working day of the round for the centre at a place of the list."""
    day = start + timedelta(days=place * max((end - start).days - 3, 0) // max(of, 1))
    return day if day.weekday() < 5 else day + timedelta(days=7 - day.weekday())


@contextmanager
def _register(n: int) -> Iterator[Path]:
    """A register file with the first `n` invented centres."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "contoh.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(
                ["code", "name", "level", "province_code", "latitude", "longitude", "approximate", "position_source",
                 "year_reported", "mrc_pilot", "status", "source", "note"]
            )  # fmt: skip
            for number, (province, latitude, longitude) in enumerate(_INVENTED[:n], 38):
                rows.writerow(
                    [f"CONTOH-{number}", f"CONTOH Pusat Layanan {number}", "regency", province, latitude, longitude,
                     "yes", "CONTOH", 2020, "no", "belum diverifikasi", "CONTOH", "CONTOH: pusat layanan rekaan"]
                )  # fmt: skip
        yield path
