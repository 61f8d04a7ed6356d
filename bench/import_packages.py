"""`bench import`: taking packages in, against decrypting, verifying and inserting the same bytes, in the same run.

The floor does what nobody can leave out: find the frames, open each age file, inflate, check every Ed25519 signature,
and put id, signature and verbatim bytes into an encrypted table in one transaction a package. It parses nothing,
decides nothing, backs nothing up, keeps no original and makes no row that a list or a report could read.

Plain: 300, 1,000 and 3,000 visits; `--quick` 300 and 1,000; LTSA_BENCH_FULL=1 10,000 and 100,000. The cost of a visit
must not grow with their number, and neither may the memory: both are in the note.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import made_packages

GOAL = 3.0
REIMPORT_GOAL = 1 / 3
BATCH = 20
"""Packages taken in one go: 10,000 visits, a season of the whole country."""


def sizes(quick: bool) -> tuple[int, ...]:
    """Numbers of visits to import."""
    if os.environ.get("LTSA_BENCH_FULL"):
        return (10_000, 100_000)
    return (300, 1000) if quick else (300, 1000, 3000)


def packages(made: Any, folder: Path, visits: int) -> Iterator[Path]:
    """Packages with `visits` visits, written when they are asked for: 100,000 of them need not lie on the disk."""
    for seed, start in enumerate(range(0, visits, made_packages.PACKAGE)):
        path = folder / f"CONTOH {visits}-{seed}.ltsa"
        yield made_packages.write(
            made, path, min(made_packages.PACKAGE, visits - start), seed % made_packages.LAPTOPS, seed
        )


class Bare:
    """A store of the floor: one encrypted table."""

    def __init__(self, path: Path) -> None:
        import sqlcipher3

        self.base = sqlcipher3.connect(str(path), isolation_level=None)
        self.base.execute(f"PRAGMA key = \"x'{'5a' * 48}'\"")
        for pragma in ("journal_mode = WAL", "synchronous = FULL"):
            self.base.execute(f"PRAGMA {pragma}")
        self.base.execute("CREATE TABLE kept (id TEXT PRIMARY KEY, signature BLOB, key TEXT, raw BLOB)")

    def take(self, path: Path, identity: str) -> float:
        """Seconds that the bare work on one package takes."""
        from ltsa_desktop.exchange import signing
        from ltsa_desktop.exchange.frames import Frame, scan
        from ltsa_desktop.exchange.payloads import RevisionLine, StatementLine, unpack
        from ltsa_desktop.exchange.sealing import Opener

        start = time.perf_counter()
        opener = Opener([identity])
        with path.open("rb") as stream:
            self.base.execute("BEGIN IMMEDIATE")
            for event in scan(stream):
                assert isinstance(event, Frame)
                line, body = unpack(opener.open(event.payload))
                if not isinstance(line, RevisionLine | StatementLine):
                    continue
                signed = body if isinstance(line, RevisionLine) else signing.STATEMENT + body
                assert signing.verify(line.key, bytes.fromhex(line.signature), signed)
                self.base.execute(
                    "INSERT INTO kept VALUES (?, ?, ?, ?)", (line.id, bytes.fromhex(line.signature), line.key, body)
                )
            self.base.execute("COMMIT")
        return time.perf_counter() - start


class Watch:
    """The most memory (resident, MB) this process held while the block ran."""

    def __enter__(self) -> Watch:
        self.most = self.begin = _resident()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()
        return self

    def _look(self) -> None:
        while not self._over.wait(0.05):
            self.most = max(self.most, _resident())

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()


def _resident() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def measured(visits: int) -> tuple[float, float, float, float, int]:
    """Seconds of the import, of the import again, of the floor, the most MB held, and questions answered a visit."""
    from ltsa_desktop.exchange.batch import import_batch
    from ltsa_desktop.store import open_store

    ours = again = floor = most = 0.0
    with tempfile.TemporaryDirectory() as folder:
        made = made_packages.make(Path(folder))
        bare = Bare(Path(folder) / "bare.db")
        with closing(open_store(made.folder, made_packages.PASSWORD)) as store:
            waiting = packages(made, Path(folder), visits)
            while batch := list(islice(waiting, BATCH)):
                floor += sum(bare.take(path, made.identity) for path in batch)
                with Watch() as watch:
                    start = time.perf_counter()
                    report = import_batch(store, batch)
                    middle = time.perf_counter()
                assert report.sums["new"] == report.visits > 0
                report = import_batch(store, batch)
                again += time.perf_counter() - middle
                assert not report.changes
                ours += middle - start
                most = max(most, watch.most)
                for path in batch:
                    path.unlink()
        bare.base.close()
    return ours, again, floor, most, made.answers


def run(quick: bool) -> list[dict[str, Any]]:
    """A line for each size: seconds of the import, of the floor, and their ratio."""
    rows = []
    for visits in sizes(quick):
        ours, _, floor, most, answers = measured(visits)
        ratio = ours / floor
        note = f"{answers} answers a visit, {ours / visits * 1e3:.2f} ms a visit, at most {most:.0f} MB"
        rows.append(
            {
                "name": f"import {visits}",
                "median": ours,
                "floor": floor,
                "ratio": ratio,
                "goal": GOAL,
                "ok": ratio <= GOAL,
                "note": note,
            }
        )
    return rows


if __name__ == "__main__":
    print(run("--quick" in sys.argv))
