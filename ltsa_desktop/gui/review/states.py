"""How the state of a review looks: its icon, beside the words that the store gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ltsa_desktop.gui.widgets.labels import State

if TYPE_CHECKING:
    from ltsa_desktop.store.commenting import Mark
    from ltsa_desktop.store.reviewing import State as ReviewState

LOOKS: dict[ReviewState, State] = {
    "received": "muted",
    "in-review": "info",
    "approved": "ok",
    "returned": "warning",
    "changed-after-approval": "error",
}
MARK_LOOKS: dict[Mark, State] = {"open": "warning", "handled": "info", "settled": "ok"}
