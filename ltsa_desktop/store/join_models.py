"""What joining two or more versions of a visit asks and does, as plain values in the questions' words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.merging import Merge
from ltsa_desktop.store.read_models import Author, Revision

if TYPE_CHECKING:
    from ltsa_desktop.store.revision_body import RevisionBody


@dataclass(frozen=True, slots=True)
class Version:
    """One of the values that stand against each other.

    Attributes:
        text: as stored; words: as a person reads it.
        revision: that gave it; who wrote it and when, by the clock there.
        photo: SHA-256 of the file it names, "" for no file.
        letters: of the heads that hold it, as `JoinPlan.heads` are counted: "A", "BC".
        device: of the laptop that sealed it.
    """

    text: str
    words: str
    revision: str
    who: Author
    at: datetime
    photo: str
    letters: str = ""
    device: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """One question that has different answers in different places.

    Attributes:
        path: of the answer or remark. label: of its question; section: of the group it stands in.
        base: what it was before, in words, "" for nothing.
        versions: at least two, by the id of their revision.
        record: the path of the repeat instance it stands in, "" for none; record_title: its name ("Temuan 2").
    """

    path: str
    label: str
    section: str
    base: str
    versions: tuple[Version, ...]
    record: str = ""
    record_title: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """One question on which the heads differ and that needs nobody: changed in one place, or kept from a removal.

    Attributes:
        path, label, section: as of a dispute. words: what stands, "" for no answer; who: wrote it, None for a removal.
    """

    path: str
    label: str
    section: str
    words: str
    who: Author | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One index before and after the joining: title, score and predicate as they are shown; "" where there is none."""

    title: Text
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a set of choices amounts to.

    Attributes:
        figures: of each index. faults: path → why the form does not take the choice. open: disputes without a choice.
    """

    figures: tuple[Figure, ...]
    faults: Mapping[str, Text]
    open: int


@dataclass(frozen=True, slots=True)
class Typed:
    """A text a person typed as an answer: as stored, in words, and why the form does not take it (None: it does)."""

    text: str
    words: str
    fault: Text | None


@dataclass(frozen=True, slots=True)
class JoinPlan:
    """What joining a visit asks and does.

    Attributes:
        visit: id. heads: the revisions to be joined.
        disputes: what a person settles. resolved: what settles itself.
        bodies: of the heads, by id: the versions side by side.
        other: the duplicate visit that is joined to `visit`, "" for the versions of one visit.
    """

    visit: str
    heads: tuple[Revision, ...]
    merge: Merge
    disputes: tuple[Dispute, ...]
    resolved: tuple[Resolved, ...] = ()
    bodies: Mapping[str, RevisionBody] = field(default_factory=dict)
    other: str = ""

    @property
    def settled(self) -> int:
        """How many paths differ between the heads and resolve themselves."""
        return len(self.merge.differing) - len(self.disputes)

    def letter(self, revision: str) -> str:
        """The letter of a head, "" for another revision."""
        return next((chr(65 + number) for number, head in enumerate(self.heads) if head.id == revision), "")

    @property
    def text(self) -> Text:
        """The whole in one sentence."""
        return Text(
            "{heads} versi: {settled} perbedaan menyatu sendiri, {n} perlu diputuskan.",
            "{heads} versions: {settled} differences resolve themselves, {n} need a decision.",
        ).format(heads=len(self.heads), settled=self.settled, n=len(self.disputes))
