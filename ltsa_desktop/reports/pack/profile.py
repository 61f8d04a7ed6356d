"""What a pack is to hold: chosen sections in their order, round and filters, who signs; kept under a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Literal

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.reports.signing import Signatory
from ltsa_desktop.store.figures import Scope

SECTIONS = (
    "summary", "map", "status", "ranking", "heat", "changes", "pareto", "desks", "gender", "skm", "failed", "need",
    "practices", "aspirations", "dim", "actions", "not-visited", "method",
)  # fmt: skip
"""Every section, in the order of a pack that nobody arranged otherwise."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs the pack: name, NIP and office (said above the signature)."""

    name: str
    nip: str = ""
    office: str = ""

    def signatory(self) -> Signatory:
        """The same, for the paper."""
        return Signatory(self.name, self.office, self.nip)


@dataclass(frozen=True, slots=True)
class PackProfile:
    """A pack as somebody arranged it.

    Attributes:
        name: it is known by. title: on the cover; "" for the usual one.
        sections: of `SECTIONS`, in their order.
        round, approved_only, kinds, province, centres, instrument, examples: as in `Scope`.
        before: id of the round that changes are told against, "" for the one before.
        signers: at the end of the pack; the first under "Mengetahui,".
        paper, language, bw: how it is printed when nothing else is said.
    """

    name: str = ""
    title: str = ""
    sections: tuple[str, ...] = SECTIONS
    round: str = ""
    before: str = ""
    approved_only: bool = False
    kinds: tuple[str, ...] = ()
    province: str = ""
    centres: tuple[str, ...] = ()
    instrument: str = ""
    examples: Literal["real", "examples", "both"] = "real"
    signers: tuple[Signer, ...] = ()
    paper: str = "A4"
    language: str = "id"
    bw: bool = False

    def scope(self, today: date | None = None) -> Scope:
        """Which visits it counts, as of `today`."""
        return Scope(
            round=self.round,
            approved_only=self.approved_only,
            kinds=self.kinds,
            province=self.province,
            centres=self.centres,
            instrument=self.instrument,
            examples=self.examples,
            today=today,
        )

    def signatories(self) -> list[Signatory]:
        """Who signs, for the paper."""
        return [one.signatory() for one in self.signers]

    def to_data(self) -> dict[str, Any]:
        """Plain JSON values, what is as usual left out."""
        usual = asdict(PackProfile())
        data = {key: value for key, value in asdict(self).items() if key == "name" or value != usual[key]}
        return {key: list(value) if isinstance(value, tuple) else value for key, value in data.items()}


def read_profile(data: Mapping[str, Any]) -> PackProfile:
    """A profile from `PackProfile.to_data`; what this program does not know in it is left out.

    Raises:
        UserError: "profile-unreadable" when a value is not of its kind.
    """
    usual = asdict(PackProfile())
    kept: dict[str, Any] = {}
    for key, value in data.items():
        if key not in usual:
            continue
        if key == "signers":
            kept[key] = tuple(_signer(one) for one in _listed(value))
        elif isinstance(usual[key], tuple):
            kept[key] = tuple(str(one) for one in _listed(value))
        elif isinstance(value, type(usual[key])):
            kept[key] = value
        else:
            raise _unreadable()
    profile = PackProfile(**kept)
    sections = tuple(dict.fromkeys(one for one in profile.sections if one in SECTIONS))
    return check(replace(profile, sections=sections or SECTIONS))


def check(profile: PackProfile) -> PackProfile:
    """The profile itself. Raises UserError for a section, paper, language or set of examples that does not exist."""
    for given, known in (
        *((section, SECTIONS) for section in profile.sections),
        (profile.paper, ("A4", "F4")),
        (profile.language, ("id", "en")),
        (profile.examples, ("real", "examples", "both")),
    ):
        if given not in known:
            raise UserError(
                Text(
                    f"“{given}” tidak dikenal; pilihannya: {', '.join(known)}.",
                    f"“{given}” is not known; there are: {', '.join(known)}.",
                ),
                code="profile-unknown-word",
            )
    return profile


def _listed(value: object) -> list[Any]:
    if not isinstance(value, (list, tuple)):
        raise _unreadable()
    return list(value)


def _signer(value: object) -> Signer:
    if not isinstance(value, Mapping):
        raise _unreadable()
    return Signer(*(str(value.get(key, "")) for key in ("name", "nip", "office")))


def _unreadable() -> UserError:
    return UserError(
        Text(
            "Susunan bahan rapat ini tidak dapat dibaca; minta pengirimnya menyimpannya lagi.",
            "This arrangement of a meeting pack cannot be read; ask its sender to save it again.",
        ),
        code="profile-unreadable",
    )
