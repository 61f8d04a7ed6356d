"""Which visits a figure counts: the scope, and the basis that every figure states (n of N, approved or not).

A visit counts when its visible revision was sealed to be handed in (kind final or handover), its day lies in the scope
and, where only approved ones count, the version shown is approved. Of each centre the latest such visit counts (by day,
equal days by id), unless every visit is asked for. Visits marked CONTOH and real ones are never mixed unless asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from ltsa_desktop.ground.formats import date_long
from ltsa_desktop.ground.words import Text

Examples = Literal["real", "examples", "both"]
EXAMPLE_CODE = "CONTOH"
"""A centre whose code begins so is invented: it belongs to the examples only."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is looked at. Any field left at its default narrows nothing.

    Attributes:
        round: id of a round: visits whose day lies in it, or that a statement puts into it (`rounds.place`).
        start, end: first and last day; with a round they narrow it further.
        approved_only: only visits whose shown version is approved.
        kinds: of visits (terjadwal, mendadak, daring); empty for all.
        province: code of a province ("35"). centres: codes; empty for all.
        instrument: form id; "" for all.
        examples: real visits ("real"), those marked CONTOH ("examples"), or both.
        every_visit: all visits in the scope count, not only the latest of each centre.
        today: the day that overdue and "as of" are told for; None for the machine's today.
    """

    round: str = ""
    start: date | None = None
    end: date | None = None
    approved_only: bool = False
    kinds: tuple[str, ...] = ()
    province: str = ""
    centres: tuple[str, ...] = ()
    instrument: str = ""
    examples: Examples = "real"
    every_visit: bool = False
    today: date | None = None

    @property
    def day(self) -> date:
        """The day it is for this scope."""
        return self.today or date.today()


@dataclass(frozen=True, slots=True)
class Basis:
    """What a figure rests on: told below every table and chart.

    Attributes:
        centres: in the register, within the scope's province and centres: the N of "n dari N".
        counted: centres with a visit that counts: the n.
        visits: that count. approved: of these, approved.
        approved_only: nothing else counted.
        round: its name, "" for none. start, end: the days that count, None for open ends.
        examples: as in `Scope`.
    """

    centres: int
    counted: int
    visits: int
    approved: int
    approved_only: bool
    round: str = ""
    start: date | None = None
    end: date | None = None
    examples: Examples = "real"

    def told(self) -> Text:
        """ "40 dari 45 pusat layanan dikunjungi (Ronde 4) · hanya kunjungan yang disetujui" in both languages."""
        said = Text(
            "{n} dari {all} pusat layanan dengan kunjungan yang dihitung",
            "{n} of {all} {all:centre|centres} with a visit counted",
        ).format(n=self.counted, all=self.centres)
        approved = (
            Text("hanya kunjungan yang disetujui", "approved visits only")
            if self.approved_only
            else Text("{a} dari {v} kunjungan disetujui", "{a} of {v} {v:visit|visits} approved").format(
                a=self.approved, v=self.visits
            )
        )
        parts = [said, *self._when(), approved]
        if self.examples == "examples":
            parts.append(Text("data CONTOH", "EXAMPLE data (CONTOH)"))
        elif self.examples == "both":
            parts.append(Text("termasuk data CONTOH", "EXAMPLE data (CONTOH) included"))
        return Text(" · ".join(p.id for p in parts), " · ".join(p.en for p in parts))

    def _when(self) -> list[Text]:
        parts = [Text(self.round, self.round)] if self.round else []
        if self.start and self.end:
            parts.append(
                Text(
                    f"{date_long(self.start, 'id')} – {date_long(self.end, 'id')}",
                    f"{date_long(self.start, 'en')} – {date_long(self.end, 'en')}",
                )
            )
        elif self.start:
            parts.append(
                Text("sejak {d}", "since {d}").format(d=Text(date_long(self.start, "id"), date_long(self.start, "en")))
            )
        elif self.end:
            parts.append(
                Text("sampai {d}", "up to {d}").format(d=Text(date_long(self.end, "id"), date_long(self.end, "en")))
            )
        return parts


@dataclass(frozen=True, slots=True)
class Counted:
    """A visit that counts.

    Attributes:
        id: of the visit. revision: shown. code: of its centre. day, kind: as answered. digest: of its instrument.
        approved: the version shown is approved. author: who sealed it, and when.
    """

    id: str
    revision: str
    code: str
    day: date
    kind: str
    digest: str
    example: bool
    approved: bool
    short_code: str
    author: str
    sealed_at: datetime
