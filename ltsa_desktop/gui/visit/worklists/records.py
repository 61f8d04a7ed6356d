"""The records of a visit (findings, aspirations, good practices) in any form that has their roles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ltsa_desktop.gui.visit.outline import belongs_to, split_code
from ltsa_desktop.store import links

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession

Kind = Literal["finding", "aspiration", "practice"]
KINDS: tuple[Kind, ...] = ("finding", "aspiration", "practice")
ANCHORS: Mapping[Kind, str] = {
    "finding": "finding.text",
    "aspiration": "aspiration.text",
    "practice": "practice.title",
}
"""The role that a record is known by."""
USG = ("finding.urgency", "finding.seriousness", "finding.growth")
WHY = "finding.why"


@dataclass(frozen=True, slots=True)
class Family:
    """Where a form keeps one kind of record.

    Attributes:
        repeat: ref of the repeat whose instances are the records.
        roles: role → refs inside it, in the form's order.
    """

    kind: Kind
    repeat: str
    roles: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Record:
    """One record as a list shows it.

    Attributes:
        number: its place in the form from 1, by which paper cites it.
        stored: role → stored text of its first answered question.
        words: the same as a person reads it.
        usg: the sum of urgency, seriousness and growth, None until all three are there.
        about: path of the question it is about, "" for none; `about_words` its number or label.
        photos: numbers of the pictures that show it.
    """

    path: str
    number: int
    stored: Mapping[str, str]
    words: Mapping[str, str]
    usg: int | None = None
    about: str = ""
    about_words: str = ""
    photos: tuple[int, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether nothing has been said yet."""
        return not self.stored


def family(session: VisitSession, kind: Kind) -> Family | None:
    """Where the session's form keeps records of this kind; None when it has no place for them.

    Only a repeat that stands in no other one can be a list of the visit.
    """
    form, roles = session.opened.form, session.opened.roles
    anchor = next(iter(roles.get(ANCHORS[kind], ())), "")
    if not anchor:
        return None
    repeats = []
    node = form.nodes[anchor].parent
    while node is not None:
        if node.kind == "repeat":
            repeats.append(node.ref)
        node = node.parent
    if len(repeats) != 1:
        return None
    inside = f"{repeats[0]}/"
    own = {
        role: tuple(ref for ref in refs if ref.startswith(inside))
        for role, refs in roles.items()
        if role.startswith(f"{kind}.")
    }
    return Family(kind, repeats[0], {role: refs for role, refs in own.items() if refs})


def paths_of(found: Family, instance: str, role: str) -> list[str]:
    """The paths of the questions with `role` in one record."""
    return [instance + ref[len(found.repeat) :] for ref in found.roles.get(role, ())]


def records(session: VisitSession, found: Family) -> list[Record]:
    """Every record of a kind in the form's order; none while the form does not ask for them."""
    if not session.node(found.repeat).relevant:
        return []
    return [record(session, found, path, n) for n, path in enumerate(session.instances(found.repeat), 1)]


def count(session: VisitSession, found: Family) -> int:
    """How many records of a kind say something; nothing is put into words for it."""
    if not session.node(found.repeat).relevant:
        return 0
    return sum(
        any(
            (node := session.node(path)).relevant and node.stored
            for role in found.roles
            for path in paths_of(found, instance, role)
        )
        for instance in session.instances(found.repeat)
    )


def record(session: VisitSession, found: Family, instance: str, number: int) -> Record:
    """One record as it stands now."""
    stored: dict[str, str] = {}
    words: dict[str, str] = {}
    for role in found.roles:
        for path in paths_of(found, instance, role):
            node = session.node(path)
            if node.relevant and node.stored:
                stored[role] = node.stored
                words[role] = session.words(path, node.stored)
                break
    about = links.about(session.extras, instance)
    if about and not session.holds(about):
        about = ""
    return Record(
        instance,
        number,
        stored,
        words,
        usg_sum(stored),
        about,
        short_name(session, about) if about else "",
        tuple(sorted({n for path in photo_paths(session, instance) if (n := photo_number(session, path))})),
    )


def usg_sum(stored: Mapping[str, str]) -> int | None:
    """Urgency + seriousness + growth, 3 to 15; None until all three are given."""
    values = [stored.get(role, "") for role in USG]
    return sum(map(int, values)) if all(value.isdecimal() for value in values) else None


def ranks(found: list[Record]) -> dict[str, int]:
    """Path → rank by USG, 1 the gravest; equal sums share a rank, records without one have none."""
    sums = sorted((r.usg for r in found if r.usg is not None), reverse=True)
    return {r.path: sums.index(r.usg) + 1 for r in found if r.usg is not None}


def short_name(session: VisitSession, path: str) -> str:
    """ "C3.2", or the label of a question without a number."""
    number, title = split_code(session.label(path))
    return number or title


def photo_number(session: VisitSession, path: str) -> int:
    """The number of the picture at a question, 0 for none."""
    attachment = session.attachments.get(path)
    return attachment.number if attachment is not None and attachment.is_photo else 0


def photo_paths(session: VisitSession, instance: str) -> list[str]:
    """The questions whose photos show a record: its own, then those it is linked to."""
    own = [path for path in session.attachments if path.startswith(f"{instance}/") and session.holds(path)]
    return [*own, *links.photos(session.extras, instance)]


def photos_at(session: VisitSession, path: str) -> list[str]:
    """Where the photos of a question stand: itself, and what belongs to it as evidence."""
    node = session.node(path)
    siblings = node.parent.children if node.parent is not None else []
    name = node.definition.name
    near = [path, *(s.path for s in siblings if belongs_to(s.definition) == name)]
    return [p for p in near if photo_number(session, p)]
