"""Reminders of a round: what each evaluator still owes, to be printed."""

from __future__ import annotations

from ltsa_desktop.ground.formats import date_long
from ltsa_desktop.ground.words import Text
from ltsa_desktop.store import Organisation
from ltsa_desktop.store.hand_in import HandIn
from ltsa_desktop.store.reminding import lines_of, opening, reminders

from . import wording_office as o
from .collected import Collected, Format, Origin, identity_of

TITLE = Text("Pengingat kunjungan", "Visit reminders")
NOTHING = Text("Tidak ada yang ditunggu dari evaluator.", "Nothing is awaited from the evaluators.")


def reminder_list(found: HandIn, organisation: Organisation | None, form: Format, example: bool = False) -> bytes:
    """The PDF: a part for each evaluator with what is owed; `example`: made-up centres were asked for too."""
    owing = reminders(found)
    parts = [f"{row.plan} {row.visit_id} {row.state}" for one in owing for row in one.rows]
    example = example or any(row.example for row in found.rows)
    origin = Origin(identity_of(parts), found.as_of, found.round.name, example)
    doc = Collected(TITLE, found.round.name, origin, organisation, form)
    day = date_long(found.as_of, form.language)
    doc.open(doc.say(TITLE).upper(), [found.round.name, doc.say(o.AS_OF_LONG, day=day)])
    doc.flow.skip(8)
    doc.nothing(opening(found, form.language) if owing else doc.say(NOTHING))
    for one in owing:
        doc.section(one.evaluator, 1)
        for line in lines_of(one, found, form.language):
            doc.bullet(line)
    return doc.finish()
