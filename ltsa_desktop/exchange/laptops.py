"""The laptops and supervisors known here, with what is true of each: one reading for the window and the command
line.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

from ltsa_desktop.exchange.signing import fingerprint
from ltsa_desktop.ground.words import Text

if TYPE_CHECKING:
    from ltsa_desktop.store import Store

State = Literal["trusted", "soon", "expired", "revoked"]
SOON = timedelta(days=60)
"""So long before its end a certificate is worth a reminder."""

STATE_WORDS: Mapping[State, Text] = {
    "trusted": Text("dipercaya", "trusted"),
    "soon": Text("segera berakhir", "ends soon"),
    "expired": Text("sertifikat berakhir", "certificate ended"),
    "revoked": Text("dicabut", "withdrawn"),
}


@dataclass(frozen=True, slots=True)
class Laptop:
    """One key that signs.

    Attributes:
        key: Ed25519, hex; fingerprint: its six words.
        kind: "supervisor" or "device".
        state: see `STATE_WORDS`; by the clock here, for display only.
        valid_from, valid_to: of its certificate, None without one.
        revoked_since, reason: of its withdrawal, "" otherwise.
        own: this very laptop.
        last: when something of it came in last (day, ISO), "" for never.
    """

    key: str
    fingerprint: str
    name: str
    nip: str
    position: str
    kind: str
    device: str
    state: State
    valid_from: date | None
    valid_to: date | None
    revoked_since: str
    reason: str
    own: bool
    last: str

    @property
    def state_words(self) -> Text:
        """`state` as one reads it."""
        return STATE_WORDS[self.state]

    def to_data(self) -> dict[str, Any]:
        """For machines; `status` is kept beside `state`: "trusted" or "revoked"."""
        return asdict(self) | {"status": "revoked" if self.state == "revoked" else "trusted"}


def laptops(store: Store, today: date | None = None) -> list[Laptop]:
    """Supervisors first, then laptops, by name."""
    day = today or date.today()
    last: dict[str, str] = {}
    for entry in store.packages.list("in"):
        seen = entry.at.date().isoformat()
        last[entry.device] = max(seen, last.get(entry.device, ""))
    rows = []
    for known in store.trust.keys("supervisor") + store.trust.keys("device"):
        about = json.loads(known.extra)
        state: State = "trusted"
        if known.status != "trusted":
            state = "revoked"
        elif known.valid_to is not None and known.valid_to < day:
            state = "expired"
        elif known.valid_to is not None and known.valid_to - SOON < day:
            state = "soon"
        device = str(about.get("device", ""))
        rows.append(
            Laptop(
                key=known.key,
                fingerprint=fingerprint(known.key),
                name=known.name,
                nip=str(about.get("nip", "")),
                position=str(about.get("position", "")),
                kind=known.kind,
                device=device,
                state=state,
                valid_from=known.valid_from,
                valid_to=known.valid_to,
                revoked_since=str(about.get("revoked_since", "")),
                reason=str(about.get("reason", "")),
                own=known.key == store.device.key,
                last=last.get(device, ""),
            )
        )
    return sorted(rows, key=lambda row: (row.kind != "supervisor", row.name.casefold(), row.key))
