"""What a visit's window starts from, read on the store thread in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession
    from ltsa_desktop.store import Attachment, OpenInstrument, Store, UndoName, Visit
    from ltsa_desktop.xforms import FormState


@dataclass(slots=True)
class Opening:
    """All that a window needs to start, read on the store thread.

    Attributes:
        fresh: writes that a new form made and that are not saved yet.
        crashed_at: when the visit was last open without having been closed properly, None otherwise.
        place: the question edited last.
        form_language: the language chosen for this visit's form, "" to follow the interface's.
    """

    visit: Visit
    opened: OpenInstrument
    state: FormState
    extras: dict[str, str]
    attachments: dict[str, Attachment]
    fresh: Mapping[str, str | None] = field(default_factory=dict)
    undo: UndoName | None = None
    redo: UndoName | None = None
    crashed_at: str = ""
    place: str = ""
    read_only: bool = False
    form_language: str = ""


def keep_fresh(session: VisitSession, opening: Opening) -> None:
    """Save what a new form made by itself (first repeat instances, defaults), which steps back lean on."""
    if opening.fresh:
        session.queue.put(opening.fresh, next(iter(opening.fresh)), None, "start")


def marker(visit_id: str) -> str:
    """The name of the store's setting that stands while a visit is open."""
    return f"visit-open:{visit_id}"


def ready_choices(state: FormState) -> None:
    """Make the rows and indexes of the choices here, so that the first look at 83,000 villages keeps no key waiting."""
    for node in state.walk():
        if node.definition.control in ("select1", "select", "rank"):
            state.choices(node.path).find("")


def language_setting(visit_id: str) -> str:
    """The name of the store's setting that keeps the language a visit's form is read in."""
    return f"visit-form-language:{visit_id}"


def read_opening(store: Store, visit_id: str) -> Opening:
    """Read a visit for its window (on the store thread)."""
    from ltsa_desktop.xforms import Environment, FormState

    visit = store.visits.get(visit_id)
    opened = store.instruments.open(visit.digest)
    content = store.visits.content(visit_id)
    extras = {path: text for path, text in content.items() if "#" in path}
    answers = {path: text for path, text in content.items() if "#" not in path}
    environment = Environment(device_id=store.device.id, username=store.profile.name)
    fresh: Mapping[str, str | None] = {}
    if answers:
        state = FormState.restore(opened.form, answers, environment)
    else:
        state = FormState.new(opened.form, environment)
        fresh = dict(state.initial_writes)
    ready_choices(state)
    found = store.settings.get(marker(visit_id)) or {}
    undo = store.visits.next_undo(visit_id)
    # After a crash the journal knows best where the person was: at the question answered last.
    place = undo.path.partition("#")[0] if found.get("open") and undo is not None else str(found.get("place", ""))
    return Opening(
        visit=visit,
        opened=opened,
        state=state,
        extras=extras,
        attachments={a.path: a for a in store.visits.attachments(visit_id)},
        fresh=fresh,
        undo=undo,
        redo=store.visits.next_redo(visit_id),
        crashed_at=str(found.get("at", "")) if found.get("open") else "",
        place=place,
        read_only=store.read_only or visit.status == "final",
        form_language=str(store.settings.get(language_setting(visit_id)) or ""),
    )
