"""`bench overview`: the overview of 100,000 visits, opened and filtered, against the raw query for the same rows.

The visits stand in the tables of a store (45 and 500 centres, sealed heads, scores, states, findings, two agreed
actions each, a signed approval of two in three). The floor is one plain SQL statement for the latest visit of each
centre with its score and state under the same filter, using the same index, in the same run; it knows nothing of
approvals, registers of states or findings. The goal is 100 ms more than that. Open actions are counted apart.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from ltsa_desktop.ground.ids import uuid7
from ltsa_desktop.store import Profile, Store, create_store, figures
from ltsa_desktop.store.figures import Scope
from ltsa_desktop.store.revision_body import AuthorRef, stamp
from ltsa_desktop.store.sql import to_micros
from ltsa_desktop.store.statement_body import FORMAT, StatementBody, statement_id
from ltsa_desktop.store.statements import CONTEXT

VISITS, ALLOWED = 100_000, 0.1
REGISTERS = (45, 500)
"""Centres: as many as there are, and nearly as many as there are regencies."""
RAW = (
    "SELECT c.code, c.name, c.province, f.visit_id, f.day, s.score, s.band, s.n_scored, s.n_items, w.state "
    "FROM centre c LEFT JOIN visit_fact f ON f.visit_id = (SELECT g.visit_id FROM visit_fact g WHERE "
    "g.centre_code = c.code AND g.example = 0 {where}ORDER BY g.day DESC, g.visit_id DESC LIMIT 1) "
    "LEFT JOIN visit_score s ON s.visit_id = f.visit_id AND s.position = 0 "
    "LEFT JOIN visit_verdict w ON w.visit_id = f.visit_id {centres}ORDER BY c.code"
)


COLUMNS = {
    "centre": "id code name level province_code province regency_code regency address host_building mrc_pilot source "
    "note updated_at",
    "visit": "id centre_id digest day kind status example created_at updated_at author_id seq step head live dirty "
    "reason forked pending local",
    "revision": "id visit_id short_code kind reason author_id device incarnation sealed_at received_at key signature "
    "raw example digest centre_code package",
    "visit_fact": "visit_id revision_id centre_code day kind example letter conclusion head_name head_nip head_title "
    "answered total required_open",
    "visit_verdict": "visit_id centre_code state day since reason author example",
    "visit_score": "visit_id scheme position score band n_items n_scored n_na n_nd n_missing",
    "finding": "visit_id path position text category urgency seriousness growth cause why recommendation owner "
    "deadline needs_regulation article",
    "follow_up": "visit_id path centre_code action owner deadline state",
    "statement": "id kind visit_id revision path device incarnation number previous at received_at key signature raw "
    "package",
}


def fill(store: Store, visits: int, centres: int) -> None:
    """Put the visits of so many centres straight into the tables."""
    rng = Random(7)
    now = to_micros(store._core.now())
    digest = store.instruments.newest().digest
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in COLUMNS}
    regions = [region.code for region in store.centres.regions("province")]
    codes = []
    for number in range(centres):
        code, centre = f"BENCH-{number:04d}", uuid7()
        codes.append((code, centre))
        blank = ("",) * 5
        rows["centre"].append(
            (centre, code, f"Pusat {number}", "regency", regions[number % len(regions)], *blank, 0, "", "", now)
        )
    device = store.device
    here = (device.id, device.incarnation)
    previous = ""
    for number in range(visits):
        code, centre = codes[number % centres]
        visit, revision = uuid7(), f"{number:064x}"
        day = (date(2020, 1, 1) + timedelta(days=rng.randrange(2400))).isoformat()
        state = rng.choice(("aktif", "aktif sebagian", "tidak aktif"))
        rows["visit"].append(
            (visit, centre, digest, day, "terjadwal", "final", 0, now, now, 1, 1, 1, revision, 0, 0, "", 0, 0, 1)
        )
        rows["revision"].append(
            (
                revision,
                visit,
                f"{number:010d}",
                "final",
                "",
                1,
                *here,
                now,
                now,
                device.key,
                b"-",
                b"-",
                0,
                digest,
                code,
                "",
            )
        )
        rows["visit_fact"].append((visit, revision, code, day, "terjadwal", 0, *("",) * 5, 300, 300, 0))
        rows["visit_verdict"].append((visit, code, state, day, "", "", "Bench", 0))
        for position, scheme in enumerate(("ipp", "sedia", "siap")):
            band = "B" if scheme == "ipp" else ""
            rows["visit_score"].append((visit, scheme, position, f"{rng.uniform(1, 5):.2f}", band, 30, 30, 0, 0, 0))
        for place in range(2):
            path = f"/data/g/finding[r{number:08d}{place}]"
            said = ("Temuan", "money", "3", "3", "3", "anggaran", "", "Anggarkan", "kabkota", day, "tidak", "")
            rows["finding"].append((visit, path, place + 1, *said))
            rows["follow_up"].append((visit, path, code, "Anggarkan", "kabkota", day, "belum"))
        if rng.random() < 2 / 3:
            body = StatementBody(
                FORMAT,
                "review",
                visit,
                revision,
                "",
                {"act": "approved", "after": [], "reason": ""},
                AuthorRef("Bench", "", "supervisor"),
                *here,
                len(rows["statement"]) + 1,
                previous,
                stamp(store._core.now()),
            )
            raw = body.to_bytes()
            act = statement_id(raw)
            signature = device.sign(CONTEXT + raw)
            rows["statement"].append(
                (
                    act,
                    "review",
                    visit,
                    revision,
                    "",
                    *here,
                    body.number,
                    previous,
                    now,
                    now,
                    device.key,
                    signature,
                    raw,
                    "",
                )
            )
            previous = act
    with store._core.database.writing() as connection:
        store._core.person(connection, store._core.author)
        for table, columns in COLUMNS.items():
            names = columns.split()
            connection.exec_driver_sql(
                f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", rows[table]
            )


def timed(work: Callable[[], object], times: int) -> float:
    """The median of several runs, in seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return median(taken)


def run(quick: bool) -> list[dict[str, Any]]:
    """For each size of the register a line for opening, and one for each filter."""
    return [row for centres in REGISTERS for row in measured(centres, quick)]


def measured(centres: int, quick: bool) -> Iterator[dict[str, Any]]:
    """The lines of one register."""
    visits, times = (5_000, 3) if quick else (VISITS, 5)
    days = "AND g.day >= '2025-01-01' AND g.day < '2025-07-01' "
    with TemporaryDirectory() as folder:
        store = create_store(Path(folder) / "store", "kata sandi bench", Profile("Bench", role="supervisor"))
        try:
            fill(store, visits, centres)
            for name, scope, where, province in (
                ("opened", Scope(), "", ""),
                ("days", Scope(start=date(2025, 1, 1), end=date(2025, 6, 30)), days, ""),
                ("province", Scope(province="35"), "", "WHERE c.province_code = '35' "),
                ("approved", Scope(approved_only=True), "", ""),
            ):
                query = RAW.format(where=where, centres=province)

                def raw(query: str = query) -> object:
                    with store._core.database.reading() as connection:
                        return connection.exec_driver_sql(query).fetchall()

                def ours(scope: Scope = scope) -> object:
                    return figures.overview(store, scope, with_actions=False)

                raw(), ours()
                floor, taken = timed(raw, times), timed(ours, times)
                yield {
                    "name": f"overview {centres} {name}",
                    "median": taken,
                    "floor": floor,
                    "ratio": taken / floor,
                    "goal": round((floor + ALLOWED) / floor, 3),
                    "ok": taken - floor <= ALLOWED,
                    "note": f"{visits} visits: {(taken - floor) * 1e3:+.0f} ms of {ALLOWED * 1e3:.0f}",
                }
        finally:
            store.close()


if __name__ == "__main__":
    print(run("--quick" in sys.argv))
