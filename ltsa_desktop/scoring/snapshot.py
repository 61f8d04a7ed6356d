"""What an evaluation found, as plain data that a revision keeps and a recomputation reproduces byte for byte."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, Self, cast, get_args

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.scoring.plan import Band, canonical, decimal_text, text_data, text_from

Status = Literal["scored", "na", "nd", "missing", "hidden"]
STATUSES: tuple[Status, ...] = get_args(Status)
SNAPSHOT_FORMAT = 1

# Exact values and losses are kept to this many decimals; what the regulations weigh fits without remainder.
EXACT_PLACES = 12


class SnapshotUnreadable(UserError):
    """The text is not a score snapshot of a format this program knows."""

    code = "snapshot-unreadable"


@dataclass(frozen=True, slots=True)
class ItemAnswer:
    """One answer to a scored question.

    Attributes:
        path: where the answer stands (the ref, or with instance identities inside a repeat).
        points: its points; None unless `status` is "scored".
        status: "scored", "na" (tidak berlaku), "nd" (tidak dapat dinilai), "missing" (open) or "hidden" (not asked).
        count: the number of respondents that `points` is the sum of.
    """

    path: str
    points: Decimal | None
    status: Status = "scored"
    count: int = 1


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items of each state; `n_items` are those asked (hidden ones apart)."""

    n_items: int = 0
    n_scored: int = 0
    n_na: int = 0
    n_nd: int = 0
    n_missing: int = 0
    n_hidden: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Counts)))


@dataclass(frozen=True, slots=True)
class Loss:
    """What one answer cost.

    Attributes:
        ref, path: the question, and the answer inside it.
        title: the item's title.
        points: the cost in points of the scheme's index. The losses of a scheme sum exactly to maximum − `unrounded`.
    """

    ref: str
    path: str
    title: Text
    points: Decimal


@dataclass(frozen=True, slots=True)
class AspectScore:
    """The score of one aspect (of a combined index: of one part).

    Attributes:
        score: on the index's scale, rounded to the scheme's `aspect_places`; None when nothing was assessed.
        points: the same on the scale of the answers (an SKM element's mean of 1 to 4).
        share: the aspect's effective weight in the index, 0 to 1, after the weights were shared out.
        lost: what the aspect cost, in points of the index.
        n_answers: answers with points; with sums over respondents the number of respondents.
    """

    id: str
    score: Decimal | None
    points: Decimal | None
    share: Decimal
    lost: Decimal
    counts: Counts
    n_answers: int

    @property
    def n_items(self) -> int:
        """Items asked."""
        return self.counts.n_items

    @property
    def n_scored(self) -> int:
        """Items with points."""
        return self.counts.n_scored

    @property
    def n_na(self) -> int:
        """Items answered "tidak berlaku"."""
        return self.counts.n_na

    @property
    def n_nd(self) -> int:
        """Items answered "tidak dapat dinilai"."""
        return self.counts.n_nd

    @property
    def n_missing(self) -> int:
        """Items still open."""
        return self.counts.n_missing


@dataclass(frozen=True, slots=True)
class SchemeScore:
    """One index and what it is made of.

    Attributes:
        score: the published index, rounded once; None when nothing was assessed.
        unrounded: the index to 12 decimals.
        maximum: the scheme's greatest value.
        band: the category, or None without a score or bands.
        losses: what cost points, dearest first.
        out_of_range: paths of answers outside their scale; they are treated as open, never clipped.
    """

    id: str
    formula: str
    score: Decimal | None
    unrounded: Decimal | None
    maximum: Decimal
    band: Band | None
    aspects: tuple[AspectScore, ...]
    counts: Counts
    losses: tuple[Loss, ...]
    out_of_range: tuple[str, ...] = ()

    @property
    def n_items(self) -> int:
        """Items asked: the N of "n dari N butir dinilai"."""
        return self.counts.n_items

    @property
    def n_scored(self) -> int:
        """Items with points: the n of "n dari N butir dinilai"."""
        return self.counts.n_scored

    @property
    def n_na(self) -> int:
        """Items answered "tidak berlaku"."""
        return self.counts.n_na

    @property
    def n_nd(self) -> int:
        """Items answered "tidak dapat dinilai"."""
        return self.counts.n_nd

    @property
    def n_missing(self) -> int:
        """Items still open."""
        return self.counts.n_missing

    @property
    def complete(self) -> bool:
        """True when there is a score and no item is open."""
        return self.score is not None and self.n_missing == 0

    def losses_rounded(self, places: int) -> tuple[Loss, ...]:
        """The losses in `places` decimals that still sum exactly to maximum − `unrounded` rounded to as many."""
        unit = 10**places
        parts = [loss.points.as_integer_ratio() for loss in self.losses]
        total = sum((loss.points for loss in self.losses), Decimal(0))
        amounts = apportion([(n * unit, d) for n, d in parts], half_up(*(total * unit).as_integer_ratio()))
        return tuple(
            Loss(old.ref, old.path, old.title, Decimal(amount).scaleb(-places))
            for old, amount in zip(self.losses, amounts, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Every index of a visit at one moment. `plan` is the digest of the rules that made it."""

    plan: str
    schemes: tuple[SchemeScore, ...]

    def scheme(self, scheme_id: str) -> SchemeScore:
        """The result of the scheme with this id; KeyError when there is none."""
        for scheme in self.schemes:
            if scheme.id == scheme_id:
                return scheme
        raise KeyError(scheme_id)

    def to_data(self) -> dict[str, Any]:
        """The snapshot as JSON-able data: decimals as text."""
        return {"format": SNAPSHOT_FORMAT, "plan": self.plan, "schemes": [_data(s) for s in self.schemes]}

    def to_json(self) -> str:
        """The snapshot as canonical JSON: the same answers under the same plan give the same bytes."""
        return canonical(self.to_data())

    @classmethod
    def from_data(cls, data: Any) -> Self:
        """The snapshot behind `to_data`; SnapshotUnreadable when it is anything else."""
        try:
            if data["format"] != SNAPSHOT_FORMAT:
                raise ValueError(f"format {data['format']!r}")
            return cls(_str(data["plan"]), tuple(_scheme(s) for s in data["schemes"]))
        except (KeyError, TypeError, ValueError, InvalidOperation) as why:
            raise SnapshotUnreadable(
                Text(
                    "Nilai yang tersimpan tidak terbaca oleh versi aplikasi ini; jawabannya tetap utuh.",
                    "The stored score cannot be read by this version; the answers are untouched.",
                )
            ) from why

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """The snapshot behind `to_json`; SnapshotUnreadable when it is anything else."""
        try:
            data = json.loads(text)
        except ValueError:
            data = None
        return cls.from_data(data)


def half_up(numerator: int, denominator: int) -> int:
    """The nearest whole number to a fraction that is not negative, halves upwards."""
    return (2 * numerator + denominator) // (2 * denominator)


def apportion(parts: Sequence[tuple[int, int]], total: int) -> list[int]:
    """Whole numbers near the fractions `parts` (numerator, denominator) that sum to `total`.

    Each part is cut down; what is left goes to the largest remainders, the earlier of two equal ones first.
    `total` must lie between the sum of the cut parts and that sum plus their number.
    """
    amounts = [n // d for n, d in parts]
    left = total - sum(amounts)
    if left:
        # A remainder as a fraction of its denominator, compared in whole numbers far finer than any unit shown.
        by_remainder = sorted(range(len(parts)), key=lambda i: -((parts[i][0] % parts[i][1] << 64) // parts[i][1]))
        for index in by_remainder[:left]:
            amounts[index] += 1
    return amounts


def _data(value: Any) -> Any:
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, Text):
        return text_data(value)
    if isinstance(value, tuple):
        return [_data(v) for v in value]
    if isinstance(value, SchemeScore | AspectScore):
        # Published numbers keep the decimals they were rounded to: "3.00" is not "3".
        shown = {name: _fixed(getattr(value, name)) for name in ("score", "points") if hasattr(value, name)}
        return {f.name: _data(getattr(value, f.name)) for f in fields(value)} | shown
    if isinstance(value, Loss | Counts | Band):
        return {f.name: _data(getattr(value, f.name)) for f in fields(value)}
    return value


def _fixed(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _str(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"text expected, found {value!r}")
    return value


def _decimal(value: Any) -> Decimal:
    return Decimal(_str(value))


def _maybe(value: Any) -> Decimal | None:
    return None if value is None else _decimal(value)


def _scheme(data: Mapping[str, Any]) -> SchemeScore:
    band = data["band"]
    return SchemeScore(
        id=_str(data["id"]),
        formula=_str(data["formula"]),
        score=_maybe(data["score"]),
        unrounded=_maybe(data["unrounded"]),
        maximum=_decimal(data["maximum"]),
        band=None if band is None else Band(_decimal(band["lower"]), _str(band["code"]), text_from(band["title"])),
        aspects=tuple(_aspect(a) for a in data["aspects"]),
        counts=_counts(data["counts"]),
        losses=tuple(
            Loss(_str(d["ref"]), _str(d["path"]), text_from(d["title"]), _decimal(d["points"])) for d in data["losses"]
        ),
        out_of_range=tuple(_str(path) for path in data["out_of_range"]),
    )


def _aspect(data: Mapping[str, Any]) -> AspectScore:
    return AspectScore(
        id=_str(data["id"]),
        score=_maybe(data["score"]),
        points=_maybe(data["points"]),
        share=_decimal(data["share"]),
        lost=_decimal(data["lost"]),
        counts=_counts(data["counts"]),
        n_answers=cast(int, data["n_answers"]),
    )


def _counts(data: Mapping[str, Any]) -> Counts:
    return Counts(*(cast(int, data[f.name]) for f in fields(Counts)))
