"""What goes back to the evaluators' laptops: visits sent back, and what else was decided about theirs since then."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop.exchange.progress import Check, Progress, never, quiet
from ltsa_desktop.store.review_list import ReviewLine, acts_by_visit, review_lines, review_states
from ltsa_desktop.store.reviewing import judges

if TYPE_CHECKING:
    from ltsa_desktop.exchange.outcomes import ExportReport
    from ltsa_desktop.store import Store

RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class ReturnFor:
    """What goes back to one laptop.

    Attributes:
        device: its id. name: whose it is.
        returned: visits sent back. news: its other visits about which something was decided, said or corrected since
            the last file for it.
        comments: open comments at the returned ones.
        sent: when the last file for it was written, None before the first.
        accepted: its key is accepted here, so that a file for it can be written.
    """

    device: str
    name: str
    returned: tuple[ReviewLine, ...]
    news: tuple[ReviewLine, ...]
    comments: int
    sent: datetime | None
    accepted: bool

    @property
    def visits(self) -> list[str]:
        """All of them, by id."""
        return sorted(line.id for line in (*self.returned, *self.news))


def plan_returns(store: Store, visits: Iterable[str] | None = None) -> list[ReturnFor]:
    """What there is to send back, by laptop: those with returned visits first, then by name.

    Args:
        visits: only these visits; what is new about them or not.
    """
    wanted = None if visits is None else set(visits)
    sent = _last_files(store)
    accepted = {
        str(json.loads(known.extra).get("device", "")): known.name
        for known in store.trust.keys("device-recipient")
        if known.status == "trusted"
    }
    said = _newest_acts(store) if wanted is None else {}
    found: dict[str, tuple[list[ReviewLine], list[ReviewLine]]] = {}
    every = [""] if wanted is None else sorted(wanted)
    for line in (line for one in every for line in review_lines(store, one)):
        if not line.device or line.device == store.device.id:
            continue
        returned, news = found.setdefault(line.device, ([], []))
        last = sent.get(line.device)
        if line.state == RETURNED:
            returned.append(line)
        elif wanted is not None or (line.id in said and (last is None or said[line.id] > last)):
            news.append(line)
    made = [
        ReturnFor(
            device=device,
            name=accepted.get(device) or (returned + news)[0].evaluator.name,
            returned=tuple(returned),
            news=tuple(news),
            comments=sum(line.open for line in returned),
            sent=sent.get(device),
            accepted=device in accepted,
        )
        for device, (returned, news) in found.items()
        if returned or news
    ]
    return sorted(made, key=lambda one: (not one.returned, one.name.casefold(), one.device))


def write_returns(
    store: Store,
    folder: Path,
    returns: Sequence[ReturnFor],
    progress: Progress = quiet,
    cancelled: Check = never,
) -> list[ExportReport]:
    """Write a file for each of these laptops into a folder; see `outgoing.export_package`.

    Raises:
        UserError: as `export_package`; the files written before stay. Cancelled.
    """
    from ltsa_desktop.exchange.outgoing import export_package

    made = []
    for number, one in enumerate(returns):

        def told(done: int, total: int, number: int = number) -> None:
            progress(number * 1000 + (1000 * done // total if total else 0), 1000 * len(returns))

        path = free_name(folder, one.name)
        made.append(export_package(store, path, one.visits, progress=told, cancelled=cancelled, to=one.device))
    return made


def free_name(folder: Path, name: str, day: date | None = None) -> Path:
    """A file name that says for whom it is, not taken in that folder: "LTSA untuk Siti Rahma 2026-11-24.ltsa"."""
    plain = re.sub(r"[^\w ]+", "", name).strip()[:40] or "laptop"
    stem = f"LTSA untuk {plain} {(day or date.today()).isoformat()}"
    path, number = folder / f"{stem}.ltsa", 2
    while path.exists():
        path, number = folder / f"{stem} ({number}).ltsa", number + 1
    return path


def returned_to(store: Store, device: str) -> list[str]:
    """The visits that this laptop sealed and that are returned: three queries whatever their number."""
    back = {visit for visit, found in review_states(store).items() if found.state == RETURNED}
    with store._core.database.reading() as connection:
        theirs = connection.exec_driver_sql(
            "SELECT DISTINCT visit_id FROM revision WHERE device = ? ORDER BY visit_id", (device,)
        ).scalars()
        return [str(visit) for visit in theirs if visit in back]


def _last_files(store: Store) -> dict[str, datetime]:
    """Device → when the last file for it was written here."""
    found: dict[str, datetime] = {}
    for entry in store.packages.list("out"):
        device = str(json.loads(entry.detail).get("to", ""))
        if device and (device not in found or entry.at > found[device]):
            found[device] = entry.at
    return found


def _newest_acts(store: Store) -> dict[str, datetime]:
    """Visit → the newest thing a supervisor stated about it here."""
    keys = judges(store)
    return {
        visit: max(act.at for act in theirs)
        for visit, acts in acts_by_visit(store).items()
        if (theirs := [act for act in acts if act.key in keys])
    }
