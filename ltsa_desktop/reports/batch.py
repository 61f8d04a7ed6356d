"""Many papers at once, on all cores: each helper process reads the store beside this one and writes files of its own.

The work is handed out a little ahead of what is done, so that memory does not grow with the number of papers.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store.beside import Pass, can_be_beside, open_beside, pass_of

if TYPE_CHECKING:
    from ltsa_desktop.store import Store

Kind = Literal["sheet", "berita-acara", "debrief"]
KINDS: tuple[Kind, ...] = ("sheet", "berita-acara", "debrief")
FEW = 6
"""As many papers are made here: helper processes take longer to start."""
_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Order:
    """One paper to be made of a visit, and where to."""

    visit: str
    out: Path
    kind: Kind = "sheet"


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one order: `why` None when its file is written."""

    order: Order
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What became of all: in the order they were given. `stopped`: the user ended it; what is written stays."""

    made: tuple[Made, ...]
    wanted: int
    stopped: bool = False

    @property
    def written(self) -> tuple[Path, ...]:
        """The files that are there."""
        return tuple(one.order.out for one in self.made if one.why is None)

    @property
    def refused(self) -> tuple[Made, ...]:
        """What could not be made, and why."""
        return tuple(one for one in self.made if one.why is not None)


def cores() -> int:
    """How many processes can work at once here."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # Windows and macOS have no such call
        return os.cpu_count() or 1


def print_all(
    store: Store,
    orders: Sequence[Order],
    paper: str = "A4",
    language: str = "id",
    workers: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> BatchReport:
    """Make every paper of `orders`; one that cannot be made does not keep the others.

    Args:
        workers: processes; all cores by default. One, a few papers only, and those of a store on a server
            are made in this process.
        progress: called with done and wanted, in this process.
        cancelled: asked between papers; True ends the work, and what is written stays.

    Raises:
        UserError: "batch-broken" when a helper process was ended from outside (memory, a virus scanner).
    """
    told = progress or (lambda done, wanted: None)
    asked = cancelled or (lambda: False)
    count = min(workers or cores(), len(orders))
    if count <= 1 or (workers is None and len(orders) <= FEW) or not can_be_beside(store):
        made = _here(store, orders, paper, language, told, asked)
    else:
        made = _beside(pass_of(store), orders, paper, language, count, told, asked)
    return BatchReport(tuple(made), len(orders), stopped=len(made) < len(orders))


def _here(
    store: Store,
    orders: Sequence[Order],
    paper: str,
    language: str,
    told: Callable[[int, int], None],
    asked: Callable[[], bool],
) -> list[Made]:
    made: list[Made] = []
    for order in orders:
        if asked():
            break
        made.append(make(store, order, paper, language))
        told(len(made), len(orders))
    return made


def _beside(
    given: Pass,
    orders: Sequence[Order],
    paper: str,
    language: str,
    count: int,
    told: Callable[[int, int], None],
    asked: Callable[[], bool],
) -> list[Made]:
    done: dict[int, Made] = {}
    waiting: dict[Future[Text | None], int] = {}
    todo: Iterator[tuple[int, Order]] = iter(enumerate(orders))
    # `spawn` everywhere: Windows knows no other way, and a forked copy of an open store is none to trust
    pool = ProcessPoolExecutor(count, get_context("spawn"), _begin, (given, paper, language))
    try:
        while len(done) < len(orders):
            while len(waiting) < count * _AHEAD and (following := next(todo, None)) is not None:
                number, order = following
                waiting[pool.submit(_make, order)] = number
            ready, _ = wait(waiting, timeout=0.2, return_when=FIRST_COMPLETED)
            for future in ready:
                number = waiting.pop(future)
                done[number] = Made(orders[number], future.result())
                told(len(done), len(orders))
            if asked():
                break
    except BrokenProcessPool as error:
        raise UserError(
            Text(
                f"Pencetakan berhenti: satu proses pembantu dihentikan sistem. {len(done)} dari {len(orders)} berkas "
                "sudah ditulis dan utuh. Tutup program lain, lalu cetak lagi.",
                f"Printing ended: the system stopped a helper process. {len(done)} of {len(orders)} files are written "
                "and whole. Close other programs, then print again.",
            ),
            code="batch-broken",
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    for future, number in waiting.items():  # what was under way when it was stopped is written too
        if not future.cancelled() and future.exception() is None:
            done[number] = Made(orders[number], future.result())
    return [done[number] for number in sorted(done)]


_store: Store | None = None
_form: tuple[str, str] = ("A4", "id")


def _begin(given: Pass, paper: str, language: str) -> None:
    """In a helper process: open the store once for all papers."""
    global _store, _form
    _store, _form = open_beside(given), (paper, language)


def _make(order: Order) -> Text | None:
    assert _store is not None
    return make(_store, order, *_form).why


def make(store: Store, order: Order, paper: str, language: str) -> Made:
    """Make one paper; a refusal becomes its sentence. A sealed visit's sheet carries its data, as a single one does."""
    from ltsa_desktop.exchange.attached import data_of
    from ltsa_desktop.reports import render_berita_acara, render_debrief, render_sheet

    try:
        report = store.read.visit_report(order.visit, language=language)
        if order.kind == "berita-acara":
            render_berita_acara(report, order.out, paper, language)
        elif order.kind == "debrief":
            render_debrief(report, order.out, paper, language)
        else:
            files = () if report.draft else data_of(store, report.revision_id)
            render_sheet(report, order.out, paper, language, files)
    except UserError as error:
        return Made(order, error.text)
    return Made(order)


def orders_for(store: Store, visits: Sequence[str], folder: Path, kind: Kind = "sheet") -> list[Order]:
    """An order for each visit, its file named by centre, day and code; no two alike."""
    names = {"sheet": "Lembar-Penilaian", "berita-acara": "Berita-Acara", "debrief": "Ringkasan"}
    known = store.visits.many(visits)
    orders, used = [], set[str]()
    for visit in visits:
        one = known.get(visit)
        parts = [names[kind], visit]
        if one is not None:
            parts = [names[kind], one.visit.centre_code, one.visit.day.isoformat(), one.short_code or "draf"]
        stem = "_".join(part for part in parts if part)
        name, number = stem, 1
        while name in used:
            number += 1
            name = f"{stem}_{number}"
        used.add(name)
        orders.append(Order(visit, folder / f"{name}.pdf", kind))
    return orders
