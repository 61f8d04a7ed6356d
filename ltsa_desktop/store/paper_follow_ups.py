"""The confirmed follow-ups of a visit for paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.follow_ups import OWNERS, STATES, confirmations
from ltsa_desktop.store.paper_models import ReportFollowUp
from ltsa_desktop.store.read_models import Attachment
from ltsa_desktop.store.reading import day_of


def follow_ups_in_words(
    content: Mapping[str, str], files: Sequence[Attachment], language: str
) -> tuple[ReportFollowUp, ...]:
    """What the visit with this content found of earlier actions, oldest visit first."""
    numbers = {file.path: file.number for file in files if file.is_photo}
    return tuple(
        ReportFollowUp(
            number=number,
            action=c.action,
            owner=OWNERS.get(c.owner, Text(c.owner, c.owner)).to(language),
            deadline=day_of(c.deadline),
            day=day_of(c.day),
            state=c.state,
            state_words=STATES[c.state].to(language),
            note=c.note,
            due=day_of(c.due),
            photos=(numbers[c.photo],) if c.photo in numbers else (),
        )
        for number, c in enumerate(confirmations(content), 1)
    )
