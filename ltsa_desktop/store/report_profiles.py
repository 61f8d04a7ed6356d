"""Named arrangements of the meeting pack: who wants which sections, of which round, signed by whom.

A profile is kept as it was said, by signed statements that travel as all of them do; the organisation's file carries
the profiles it was last written with to laptops that get nothing else. Of two statements under one name the later by
clock counts, equal clocks by id, so that the same set gives the same profiles everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store.errors import not_found

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store
    from ltsa_desktop.store.statements import Statement

PROFILE = "report-profile"
PROFILE_WORD = Text("Susunan bahan rapat", "arrangement of a meeting pack")
SHARED = "organisation-report-profiles"
"""The setting with the profiles that came in the organisation's file."""
NAME_LENGTH = 80


@dataclass(frozen=True, slots=True)
class KeptProfile:
    """A profile: `data` as `reports.pack.profile` reads it. `author` "" for one of the organisation's file."""

    name: str
    data: Mapping[str, Any]
    author: str = ""


def profiles_of(statements: Iterable[Statement]) -> dict[str, KeptProfile | None]:
    """What each name stands for, None for one taken back: a pure function of the set of statements."""
    found: dict[str, KeptProfile | None] = {}
    for statement in sorted(statements, key=lambda one: (one.at, one.id)):
        data = statement.body.data
        name, said = data.get("name"), data.get("profile")
        if statement.body.kind != PROFILE or not isinstance(name, str) or not name.strip():
            continue
        kept = KeptProfile(name, said, statement.author.name) if isinstance(said, dict) else None
        found[name.casefold()] = kept
    return found


def listed(store: Store) -> list[KeptProfile]:
    """Every profile here, by name: those stated, and those of the organisation's file that nobody stated since."""
    shared = store.settings.get(SHARED, {})
    found: dict[str, KeptProfile | None] = {
        name.casefold(): KeptProfile(name, data) for name, data in shared.items() if isinstance(data, dict)
    }
    found |= profiles_of(store.statements.list((PROFILE,)))
    return sorted((one for one in found.values() if one is not None), key=lambda one: one.name.casefold())


def get(store: Store, name: str) -> KeptProfile:
    """The profile of this name, upper and lower case alike. Raises NotFound."""
    for one in listed(store):
        if one.name.casefold() == name.strip().casefold():
            return one
    raise not_found(PROFILE_WORD, name)


def save(store: Store, name: str, data: Mapping[str, Any]) -> KeptProfile:
    """Keep a profile under a name; one of the same name is replaced. Raises UserError "name-missing", "name-long"."""
    name = name.strip()
    if not name:
        raise UserError(Text("Beri nama susunan ini.", "Give this arrangement a name."), code="name-missing")
    if len(name) > NAME_LENGTH:
        raise UserError(
            Text(
                f"Nama susunan paling panjang {NAME_LENGTH} huruf.",
                f"The name of an arrangement is at most {NAME_LENGTH} letters long.",
            ),
            code="name-long",
        )
    told = {**data, "name": name}
    store.statements.add(PROFILE, {"name": name, "profile": told})
    return KeptProfile(name, told, store.profile.name)


def withdraw(store: Store, name: str) -> None:
    """Take a profile back; what was printed with it stays. Raises NotFound."""
    store.statements.add(PROFILE, {"name": get(store, name).name, "profile": None})


def shared(store: Store) -> dict[str, dict[str, Any]]:
    """The profiles as the organisation's file carries them: name → data."""
    return {one.name: dict(one.data) for one in listed(store)}


def take_shared(store: Store, profiles: Mapping[str, Mapping[str, Any]]) -> None:
    """Keep the profiles of an organisation's file."""
    store.settings.set(SHARED, {name: dict(data) for name, data in profiles.items()})
