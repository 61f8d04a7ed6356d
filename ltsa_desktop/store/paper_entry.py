"""A visit that was filled in on paper: what its content says of the paper, its evaluator and those who typed it in.

All of it stands beside the form's root, so that it travels in the revision like any answer (docs/architecture.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from ltsa_desktop.ground.formats import date_short
from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.read_models import Author, Visit

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store

PAPER: Final = "#paper"
"""The paper's date."""
PAPER_BY: Final = "#paper_by"
"""Who filled the paper: name, tab, NIP."""
KEYED: Final = "#keyed"
"""Beside the root: who typed the paper in and since when. Beside a question: how the two passes were settled there."""
KEYED_NOTE: Final = "#keyed_note"
"""Beside a question: how the two passes' notes there were settled."""
KEYED_AGAIN: Final = "#keyed_again"
"""Beside the root: who typed it in the second time and since when, once the passes were compared."""
KEYED_SAME: Final = "#keyed_same"
"""Beside the root: "118/120": how many of the answers of the two passes were the same."""

BLANK_ON_PAPER: Final = Text("Kosong di kertas", "Blank on the paper")
AS_ON_PAPER: Final = Text("Sesuai kertas", "As on the paper")
"""Why an answer stands that its rule does not take."""
UNREADABLE: Final = Text("Tidak terbaca di kertas", "Cannot be read on the paper")
KEYER_ROLE: Final = "keyer"


@dataclass(frozen=True, slots=True)
class Keyed:
    """One pass of typing: who, and the day it was begun."""

    who: Author
    day: date | None

    def text(self) -> str:
        """As the content keeps it."""
        return "\t".join((self.who.name, self.who.nip, self.day.isoformat() if self.day else ""))


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What is known of the paper behind a visit.

    Attributes:
        day: of the paper.
        by: who filled it in at the centre.
        keyed: the first pass, None when the content does not tell.
        again: the second pass, None while there is none or the two were not compared.
        same, compared: how many answers of the two passes were the same, of how many; None before.
    """

    day: date
    by: Author
    keyed: Keyed | None = None
    again: Keyed | None = None
    same: int | None = None
    compared: int | None = None

    def told(self) -> Text:
        """The facts in one line, for paper and screen."""
        parts = [
            Text("Diisi di kertas {day} oleh {who}", "Filled in on paper {day} by {who}").format(
                day=date_short(self.day), who=self.by.name or "–"
            )
        ]
        for keyed, words in (
            (self.keyed, Text("diketik oleh {who} {day}", "typed in by {who} {day}")),
            (self.again, Text("diketik kedua kali oleh {who} {day}", "typed a second time by {who} {day}")),
        ):
            if keyed is not None:
                day = date_short(keyed.day) if keyed.day else ""
                parts.append(words.format(who=keyed.who.name or "–", day=day))
        if self.compared is not None:
            parts.append(
                Text("{n} dari {all} jawaban sama", "{n} of {all} answers were the same").format(
                    n=self.same, all=self.compared
                )
            )
        return Text("; ".join(part.id.strip() for part in parts), "; ".join(part.en.strip() for part in parts))


def facts_of(content: Mapping[str, str], root: str) -> PaperFacts | None:
    """What the content of a visit says of its paper; None for a visit recorded on the spot.

    Args:
        root: the path of the form's root, e.g. "/data".
    """
    day = _day(content.get(root + PAPER, ""))
    if day is None:
        return None
    name, nip, _ = _fields(content.get(root + PAPER_BY, ""))
    same, _, compared = content.get(root + KEYED_SAME, "").partition("/")
    known = same.isdigit() and compared.isdigit()
    return PaperFacts(
        day=day,
        by=Author(name, nip, "evaluator"),
        keyed=_keyed(content.get(root + KEYED, "")),
        again=_keyed(content.get(root + KEYED_AGAIN, "")),
        same=int(same) if known else None,
        compared=int(compared) if known else None,
    )


def begin_paper_visit(
    store: Store, centre: str, instrument: str, day: date, by: Author, keyer: Author, kind: str, example: bool = False
) -> Visit:
    """Begin a visit that is typed in from paper.

    Args:
        centre, instrument, kind, example: as of `Visits.create`.
        day: of the paper, which is the day of the visit.
        by: who filled it in. keyer: who types it.
    """
    with store.unit():
        visit = store.visits.create(centre, instrument, day, kind, example=example, who=keyer)
        root = root_of(store, visit)
        writes: dict[str, str | None] = {
            root + PAPER: day.isoformat(),
            root + PAPER_BY: f"{by.name}\t{by.nip}",
            root + KEYED: Keyed(keyer, visit.created_at.astimezone().date()).text(),
        }
        store.visits.save(visit.id, writes, who=keyer, kind="start")
    return store.visits.get(visit.id)


def paper_facts(store: Store, visit: str) -> PaperFacts | None:
    """The paper behind a visit; None for one recorded on the spot."""
    return facts_of(store.visits.content(visit), root_of(store, store.visits.get(visit)))


def root_of(store: Store, visit: Visit) -> str:
    """The path of the root of a visit's form."""
    return store.instruments.open(visit.digest).form.root.ref


def _keyed(text: str) -> Keyed | None:
    name, nip, day = _fields(text)
    return Keyed(Author(name, nip, KEYER_ROLE), _day(day)) if name else None


def _fields(text: str) -> tuple[str, str, str]:
    name, nip, day, *_ = [*text.split("\t"), "", "", ""]
    return name, nip, day


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
