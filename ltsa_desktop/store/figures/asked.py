"""Answers that no role names, read from the revisions by the names of the shipped form's questions.

A form without a question of that name was not asked it. Only answers that were relevant count. Of each revision's bytes
only what is needed is decoded, some visits at a time, so that memory stays flat.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from ltsa_desktop.store.contents import unseal
from ltsa_desktop.store.figures.counting import chunks, marks
from ltsa_desktop.store.figures.scope import Counted

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store

_BRACKETS = re.compile(r"\[[^\]]*\]")


class Sealed(msgspec.Struct, frozen=True):
    """What of a revision the figures read."""

    content: dict[str, str]
    hidden: list[str]
    attachments: dict[str, Any]
    score: dict[str, Any] | None = None

    def asked(self) -> dict[str, str]:
        """The relevant answers, remarks left out."""
        hidden = set(self.hidden)
        return {path: text for path, text in self.content.items() if "#" not in path and path not in hidden}


_DECODER = msgspec.json.Decoder(Sealed)


def sealed(store: Store, visits: Iterable[Counted]) -> Iterator[tuple[Counted, Sealed]]:
    """The revisions of some visits, in no fixed order."""
    by_revision = {visit.revision: visit for visit in visits}
    for part in chunks(by_revision):
        with store._core.database.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT r.id, r.raw, k.key FROM revision r JOIN content_key k ON k.visit_id = r.visit_id "
                f"WHERE k.key IS NOT NULL AND r.id IN ({marks(part)}) ORDER BY r.id",
                tuple(part),
            )
            for revision, kept, key in rows:
                yield by_revision[revision], _DECODER.decode(unseal(key, revision, bytes(kept)))


class Named:
    """The asked answers of one visit by the name of their question."""

    def __init__(self, revision: Sealed) -> None:
        self._values: dict[str, list[tuple[str, str]]] = {}
        for path, text in revision.asked().items():
            self._values.setdefault(path.rpartition("/")[2], []).append((path, text))

    def text(self, name: str) -> str:
        """The first answer to a question, "" without one."""
        found = self._values.get(name)
        return found[0][1] if found else ""

    def number(self, name: str) -> int | None:
        """The first answer as a whole number, None where there is none."""
        text = self.text(name)
        return int(text) if re.fullmatch(r"-?\d{1,15}", text) else None

    def total(self, *names: str) -> int | None:
        """The sum of those that were answered, None where none was."""
        known = [n for n in map(self.number, names) if n is not None]
        return sum(known) if known else None

    def records(self, *names: str) -> list[dict[str, str]]:
        """The instances of a repeat that has questions of these names: name → answer."""
        found: dict[str, dict[str, str]] = {}
        for name in names:
            for path, text in self._values.get(name, ()):
                found.setdefault(path.rpartition("/")[0], {})[name] = text
        return list(found.values())

    def has(self, name: str) -> bool:
        """Whether there is an answer."""
        return name in self._values


def ref_of(path: str) -> str:
    """A path without identities."""
    return _BRACKETS.sub("", path)
