"""Action list: what an owner level or a centre has agreed to do, to be taken home from the meeting."""

from __future__ import annotations

from ltsa_desktop.ground.formats import date_long
from ltsa_desktop.store import Organisation
from ltsa_desktop.store.figures.analysis_models import Actions

from . import wording_office as o
from .collected import Collected, Format, Origin
from .pack import words as s
from .pack.learning import action_counts, action_table
from .pack.parts import basis, said


def action_list(
    actions: Actions,
    origin: Origin,
    organisation: Organisation | None,
    form: Format,
    owner: str = "",
    closed: bool = False,
) -> bytes:
    """The actions of one owner level (its key; "" for all, one part for each), open ones only unless `closed`.

    Args:
        actions: as `store.figures.actions` gives them; a scope of one centre gives that centre's list.
    """
    whose = next((count.title.to(form.language) for count in actions.by_owner if owner and count.key == owner), "")
    doc = Collected(o.ACTION_LIST, whose, origin, organisation, form)
    doc.open(
        doc.say(o.ACTION_LIST).upper(),
        [whose, doc.say(o.AS_OF_LONG, day=date_long(origin.day, form.language)), origin.scope],
    )
    lines = [line for line in actions.rows if (closed or line.open) and owner in ("", line.owner)]
    doc.flow.skip(8)
    if not lines:
        doc.flow.skip(10)
        doc.nothing(doc.say(s.NO_ACTIONS))
        basis(doc, actions.basis)
        return doc.finish()
    counts = [count for count in actions.by_owner if owner in ("", count.key)]
    if counts:
        action_counts(doc, doc.say(s.OWNER), counts)
    order = [count.key for count in counts] or sorted({line.owner for line in lines})
    for key in order:
        own = [line for line in lines if line.owner == key]
        if own:
            doc.section(said(doc, own[0].owner_title) or doc.say(o.NO_OWNER))
            action_table(doc, own, owner=False)
    basis(doc, actions.basis)
    return doc.finish()
