"""Signed acts about whom to trust, as they travel in packages: organisation files, certificates, withdrawals.

`follow` reads the whole set and brings the table of keys to what it amounts to. Nothing in it depends on the order
in which
the acts came: versions only grow, the certificate that holds longest counts, and what was withdrawn stays withdrawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ltsa_desktop.exchange import certificates, organisation, trust
from ltsa_desktop.exchange.certificates import CERTIFICATE
from ltsa_desktop.exchange.organisation import Revoked
from ltsa_desktop.exchange.trust import ORGANISATION, REVOCATION, TRUST_KINDS
from ltsa_desktop.ground.words import UserError

if TYPE_CHECKING:
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.statements import Statement

MOST_FILE: Final = 700_000
"""Characters of an organisation's file that fit into one act with room to spare."""


def follow(store: Store) -> frozenset[str]:
    """Bring the known keys to what the acts here say; the keys for which something changed."""
    acts = store.statements.list(TRUST_KINDS)
    if not acts:
        return frozenset()
    before = _standing(store)
    for act in sorted((a for a in acts if a.body.kind == ORGANISATION), key=lambda a: (_version(a), a.id)):
        _take_file(store, act)
    home = trust.organisation_of(store)
    if home is None:
        return frozenset()
    judges = home.judges
    for act in acts:
        if act.key in judges and act.body.kind == CERTIFICATE:
            trust.take_certificate(store, home, certificates.from_data(act.body.data), f"statement {act.id[:16]}")
    for key, gone in sorted(_withdrawn(acts, judges).items()):
        trust.withdraw(store, gone, f"statement {key[:16]}")
    after = _standing(store)
    return frozenset(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))


def _withdrawn(acts: list[Statement], judges: frozenset[str]) -> dict[str, Revoked]:
    """key → its withdrawal; of several the earliest day."""
    found: dict[str, Revoked] = {}
    for act in acts:
        data = act.body.data
        key, since, reason = (str(data.get(name, "")) for name in ("key", "since", "reason"))
        if act.body.kind != REVOCATION or act.key not in judges or len(key) != 64:
            continue
        gone = Revoked(key, since, reason)
        if key not in found or (since, reason) < (found[key].since, found[key].reason):
            found[key] = gone
    return found


def _take_file(store: Store, act: Statement) -> None:
    file = act.body.data.get("file")
    if not isinstance(file, str) or not file:
        return
    try:
        opened = organisation.read(file.encode())
        # A package never sets a laptop up for the first time: that takes a person who compares the six words.
        if trust.organisation_of(store) is not None:
            trust.accept_organisation(store, opened)
    except UserError:
        # It may not follow here (another organisation's, or a key nobody vouches for): the act is kept, the trust
        # stays as it is.
        return


def _version(act: Statement) -> int:
    version = act.body.data.get("version")
    return version if isinstance(version, int) else 0


def _standing(store: Store) -> dict[str, tuple[str, object, object]]:
    keys = [key for kind in ("supervisor", "device") for key in store.trust.keys(kind)]
    return {key.key: (key.status, key.valid_from, key.valid_to) for key in keys}
