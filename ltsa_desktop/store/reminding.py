"""What each evaluator still owes of a round, and the polite sentences that ask for it."""

from __future__ import annotations

from dataclasses import dataclass

from ltsa_desktop.ground.formats import date_long
from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.hand_in import HandIn, HandInRow, State

OWED: dict[State, Text] = {
    "never": Text(
        "{centre} ({code}), rencana {day}: belum kami terima", "{centre} ({code}), planned {day}: not received yet"
    ),
    "draft": Text(
        "{centre} ({code}), dikunjungi {day}: masih berupa draf, belum disegel",
        "{centre} ({code}), visited {day}: still a draft, not sealed",
    ),
    "returned": Text(
        "{centre} ({code}), dikunjungi {day}: dikembalikan untuk diperbaiki",
        "{centre} ({code}), visited {day}: returned to be corrected",
    ),
}
"""The states in which the next step is the evaluator's. A planned visit whose day is still to come is not owed."""

_GREETING = Text("Yth. {name},", "Dear {name},")
_OPENING = Text(
    "Terima kasih atas kunjungan Anda. Untuk {round} ({start} – {end}), per {day} kami masih menunggu:",
    "Thank you for your visits. For {round} ({start} – {end}) we are, as of {day}, still waiting for:",
)
_CLOSING = Text(
    "Mohon paketnya dikirim bila sudah siap. Bila sudah dikirim, mohon kabari kami agar dapat kami periksa.",
    "Please send the package when it is ready. If it has been sent already, please tell us so that we can look for it.",
)


@dataclass(frozen=True, slots=True)
class Reminder:
    """What one evaluator still owes.

    Attributes:
        evaluator: name as planned, or of the visit's author.
        rows: what is owed, by centre; at least one.
    """

    evaluator: str
    rows: tuple[HandInRow, ...]


def reminders(found: HandIn) -> list[Reminder]:
    """A reminder for each evaluator who owes something, by name; the same name in other capitals is one person."""
    owed: dict[str, list[HandInRow]] = {}
    for row in found.rows:
        if row.state in OWED:
            owed.setdefault(row.evaluator.casefold(), []).append(row)
    return [Reminder(rows[0].evaluator, tuple(rows)) for _, rows in sorted(owed.items())]


def lines_of(reminder: Reminder, found: HandIn, language: str) -> list[str]:
    """What is owed, a line for each visit."""
    return [
        OWED[row.state]
        .to(language)
        .format(centre=row.centre, code=row.code, day=date_long(row.day or row.planned or found.round.end, language))
        for row in reminder.rows
    ]


def opening(found: HandIn, language: str) -> str:
    """The sentence before the list."""
    held = found.round
    start, end, day = (date_long(one, language) for one in (held.start, held.end, found.as_of))
    return _OPENING.to(language).format(round=held.name, start=start, end=end, day=day)


def message(reminder: Reminder, found: HandIn, language: str) -> str:
    """The whole message, to be pasted into a mail or a chat."""
    return "\n".join(
        [
            _GREETING.to(language).format(name=reminder.evaluator),
            opening(found, language),
            *(f"- {line}" for line in lines_of(reminder, found, language)),
            _CLOSING.to(language),
        ]
    )
