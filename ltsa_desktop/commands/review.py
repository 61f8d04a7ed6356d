"""`ltsa review`: what supervisors say of visits, and where each stands."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ltsa_desktop.commands.session import Session
from ltsa_desktop.ground.formats import clock, date_short
from ltsa_desktop.ground.words import Text

if TYPE_CHECKING:
    from datetime import datetime

    from ltsa_desktop.store.reviewing import Act, Review

DIVIDED = Text(
    "Dua supervisor memutuskan tanpa saling tahu dan tidak sama; yang lebih hati-hati berlaku sampai ditinjau lagi.",
    "Two supervisors decided unlike, not knowing of each other; the cautious act stands until somebody reviews again.",
)


def list_all(session: Session) -> None:
    """A line for each sealed visit."""
    from ltsa_desktop.store import reviewing

    with session.store() as store:
        rows = [(s, reviewing.review(store, s.visit.id)) for s in store.visits.list() if s.visit.head]
    session.table(
        ["ID", Text("Pusat layanan", "Centre"), Text("Tanggal", "Date"), Text("Keadaan", "State"), Text("Oleh", "By")],
        [
            (
                s.visit.id,
                s.visit.centre_name,
                date_short(s.visit.day),
                reviewing.STATE_WORDS[found.state],
                ", ".join(who.name for who in found.by),
            )
            for s, found in rows
        ],
    )
    session.give([_review(s.visit.id, found) for s, found in rows])


def show(session: Session) -> None:
    """Where one visit stands, with every comment."""
    from ltsa_desktop.store import reviewing

    with session.store() as store:
        found = reviewing.review(store, session.args.visit)
    session.say(reviewing.STATE_WORDS[found.state])
    if found.at is not None:
        session.say(f"{', '.join(who.name for who in found.by)} · {_moment(found.at)}")
    if found.reason:
        session.say(found.reason)
    if found.divided:
        session.say(DIVIDED)
    for comment in found.comments:
        place = comment.path or session.word(Text("seluruh kunjungan", "the whole visit"))
        session.say(f"{comment.who.name} · {_moment(comment.at)} · {place}", f"    {comment.text}")
    session.give(_review(session.args.visit, found))


def start(session: Session) -> None:
    """Take a visit in review."""
    _judge(session, "in-review", "")


def approve(session: Session) -> None:
    """Approve the version that is shown."""
    _judge(session, "approved", session.args.reason)


def send_back(session: Session) -> None:
    """Return a visit with what is to be mended."""
    _judge(session, "returned", session.args.reason)


def comment(session: Session) -> None:
    """Say something about a question or the whole visit."""
    from ltsa_desktop.store import reviewing

    args = session.args
    with session.store() as store:
        made = reviewing.comment(store, args.visit, args.text, args.at, args.answers)
    session.say(Text("Komentar disimpan.", "The comment is saved."))
    session.give({"id": made.id})


def _judge(session: Session, act: Act, reason: str) -> None:
    from ltsa_desktop.store import reviewing

    with session.store() as store:
        made = reviewing.judge(store, session.args.visit, act, reason)
        found = reviewing.review(store, session.args.visit)
    session.say(reviewing.STATE_WORDS[found.state])
    if found.state == "in-review" and act == "approved":
        session.say(
            Text("{n} dari {m} persetujuan.", "{n} of {m} approvals.").format(n=found.approvals, m=found.wanted)
        )
    session.give({"id": made.id} | _review(session.args.visit, found))


def _review(visit: str, found: Review) -> dict[str, Any]:
    data = asdict(found)
    data["at"] = found.at.isoformat() if found.at else None
    for comment, plain in zip(found.comments, data["comments"], strict=True):
        plain["at"] = comment.at.isoformat()
    return {"visit": visit} | data


def _moment(at: datetime) -> str:
    local = at.astimezone()
    return f"{date_short(local.date())} {clock(local)}"
