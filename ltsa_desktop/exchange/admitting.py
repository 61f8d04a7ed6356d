"""What a supervisor decides about a record set aside: approve, refuse, reconsider. Signed acts; nothing is thrown away.

An act is about one record under one key. It names the acts it knew; where two supervisors decided without knowing
of each other the cautious one stands, whatever their clocks say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, Literal

from ltsa_desktop.exchange import trust
from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.statements import Statement

ADMISSION: Final = "admission"
"""Data: `record` (its id), `key` of its signer, `act`, `reason`, `after` (ids of the acts it knew of)."""
Act = Literal["approve", "refuse", "reconsider"]
_CAUTION: Mapping[str, int] = {"approve": 0, "reconsider": 1, "refuse": 2}


def decisions(store: Store) -> dict[tuple[str, str], Act]:
    """(record, key of its signer) → what stands."""
    acts = store.statements.list((ADMISSION,))
    return {about: _stands(found)[1] for about, found in _by_record(acts, _judges(store)).items()}


def decided(store: Store) -> dict[tuple[str, str], Statement]:
    """(record, key of its signer) → the act that stands."""
    acts = store.statements.list((ADMISSION,))
    return {about: _stands(found)[0] for about, found in _by_record(acts, _judges(store)).items()}


def decide(store: Store, record: str, key: str, act: Act, reason: str = "") -> Statement:
    """State a decision about a record set aside.

    UserError "not-a-supervisor", "reason-missing" for refusing without a word.
    """
    if store.device.key not in _judges(store):
        raise UserError(
            Text(
                "Hanya supervisor yang memutuskan tentang catatan yang ditahan. Minta berkas organisasi terbaru kepada "
                "supervisor; catatannya tetap disimpan di sini.",
                "Only a supervisor decides about records set aside. Ask the supervisor for the newest organisation "
                "file; "
                "the records stay kept here.",
            ),
            code="not-a-supervisor",
        )
    if act == "refuse" and not reason.strip():
        raise UserError(
            Text("Sebutkan mengapa catatan ini ditolak.", "Say why this record is refused."), code="reason-missing"
        )
    found = _by_record(store.statements.list((ADMISSION,)), _judges(store)).get((record, key), [])
    after = sorted(one.id for one in _standing(found))
    data = {"record": record, "key": key, "act": act, "reason": reason.strip(), "after": after}
    return store.statements.add(ADMISSION, data)


def _judges(store: Store) -> frozenset[str]:
    home = trust.organisation_of(store)
    if home is not None:
        return home.judges
    return frozenset({store.device.key}) if store.profile.role == "supervisor" else frozenset()


def _by_record(acts: Iterable[Statement], judges: frozenset[str]) -> dict[tuple[str, str], list[Statement]]:
    found: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for act in acts:
        data = act.body.data
        if act.key in judges and data.get("act") in _CAUTION:
            found[str(data.get("record", "")), str(data.get("key", ""))].append(act)
    return found


def _standing(acts: list[Statement]) -> list[Statement]:
    """The acts that no other one knew of."""
    known: set[object] = set()
    for act in acts:
        after = act.body.data.get("after")
        known |= {name for name in after if isinstance(name, str)} if isinstance(after, list) else set()
    return [act for act in acts if act.id not in known]


def _stands(acts: list[Statement]) -> tuple[Statement, Act]:
    chosen = max(_standing(acts), key=lambda act: (_CAUTION[act.body.data["act"]], act.id))
    act: Act = chosen.body.data["act"]
    return chosen, act
