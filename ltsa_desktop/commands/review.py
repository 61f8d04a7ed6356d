"""`ltsa review`: what supervisors say of visits, and where each stands."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ltsa_desktop.commands.session import Session
from ltsa_desktop.ground.formats import clock, date_short
from ltsa_desktop.ground.words import Text

if TYPE_CHECKING:
    from datetime import datetime

    from ltsa_desktop.store.commenting import Thread
    from ltsa_desktop.store.review_list import ReviewLine
    from ltsa_desktop.store.review_sheet import AnswerLine
    from ltsa_desktop.store.reviewing import Act, Review

DIVIDED = Text(
    "Dua supervisor memutuskan tanpa saling tahu dan tidak sama; yang lebih hati-hati berlaku sampai diperiksa lagi.",
    "Two supervisors decided unlike, not knowing of each other; the cautious act stands until somebody reviews again.",
)
WHOLE = Text("seluruh kunjungan", "the whole visit")


def list_all(session: Session) -> None:
    """A line for each sealed visit."""
    from ltsa_desktop.store.review_list import review_lines

    state, mine = session.args.state, session.args.mine
    with session.store() as store:
        lines = [line for line in review_lines(store) if (not state or line.state == state) and (not mine or line.mine)]
    session.table(
        [
            "ID",
            Text("Pusat layanan", "Centre"),
            Text("Tanggal", "Date"),
            Text("Evaluator", "Evaluator"),
            Text("Keadaan", "State"),
            Text("Oleh", "By"),
            Text("Pemeriksa", "Reviewer"),
            Text("Komentar terbuka", "Open comments"),
        ],
        [
            (
                line.id,
                line.summary.visit.centre_name,
                date_short(line.summary.visit.day),
                line.evaluator.name,
                line.words,
                ", ".join(who.name for who in line.by),
                line.reviewer,
                line.open or "",
            )
            for line in lines
        ],
    )
    session.give([_line(line) for line in lines])


def show(session: Session) -> None:
    """Where one visit stands, with every thread of comments and every correction."""
    from ltsa_desktop.store import assigning, commenting, correcting, reviewing

    with session.store() as store:
        visit = store.visits.get(session.args.visit)
        found = reviewing.review(store, visit.id)
        threads = commenting.threads(store, visit.id)
        corrections = correcting.corrections(store, visit.id)
        acts = store.statements.list((assigning.ASSIGNMENT,), visit=visit.id)
        _, reviewer = assigning.reviewer_of(acts, reviewing.judges(store))
    session.say(found.words)
    if found.at is not None:
        session.say(f"{', '.join(who.name for who in found.by)} · {_moment(found.at)}")
    if found.reason:
        session.say(found.reason)
    if found.divided:
        session.say(DIVIDED)
    if reviewer:
        session.say(Text("Pemeriksa: {name}", "Reviewer: {name}").format(name=reviewer))
    for thread in threads:
        _say_thread(session, thread)
    for made in corrections:
        session.say(
            Text("Dikoreksi {who} · {at} · {path}", "Corrected by {who} · {at} · {path}").format(
                who=made.who.name, at=_moment(made.at), path=made.path
            ),
            f"    {made.original or '–'} → {made.new or '–'}",
            f"    {made.reason}",
        )
    session.give(
        _review(visit.id, found)
        | {
            "reviewer": reviewer,
            "threads": [_thread(thread) for thread in threads],
            "corrections": [_plain(made) for made in corrections],
        }
    )


def start(session: Session) -> None:
    """Take a visit in review."""
    _judge(session, "in-review", "")


def approve(session: Session) -> None:
    """Approve the version that is shown."""
    _judge(session, "approved", session.args.reason)


def send_back(session: Session) -> None:
    """Return a visit with what is to be mended."""
    _judge(session, "returned", session.args.reason)


def take_back(session: Session) -> None:
    """Take back what was decided about the version that is shown."""
    _judge(session, "taken-back", session.args.reason)


def comment(session: Session) -> None:
    """Say something about a question or the whole visit."""
    from ltsa_desktop.store import reviewing

    args = session.args
    with session.store() as store:
        made = reviewing.comment(store, args.visit, args.text, args.at, args.answers)
    session.say(Text("Komentar disimpan: {id}", "The comment is saved: {id}").format(id=made.id))
    session.give({"id": made.id})


def mark(session: Session) -> None:
    """Say of a comment that it is open, handled or settled."""
    from ltsa_desktop.store import commenting

    with session.store() as store:
        made = commenting.mark(store, session.args.comment, session.args.mark)
    session.say(commenting.MARK_WORDS[session.args.mark])
    session.give({"id": made.id, "comment": session.args.comment, "mark": session.args.mark})


def assign(session: Session) -> None:
    """Ask a supervisor to review visits, or nobody."""
    from ltsa_desktop.store import assigning

    with session.store() as store:
        wanted = session.args.to.strip()
        one = assigning.reviewer_called(store, wanted) if wanted else assigning.Reviewer("", "")
        made = assigning.assign(store, session.args.visit, one.key)
    if one.name:
        said = Text("{n} kunjungan ditugaskan kepada {name}.", "{n} visits are assigned to {name}.")
    else:
        said = Text("{n} kunjungan tidak lagi ditugaskan.", "{n} visits are assigned to nobody.")
    session.say(said.format(n=len(made), name=one.name))
    session.give({"reviewer": one.name, "key": one.key, "visits": [act.body.visit for act in made]})


def correct(session: Session) -> None:
    """Give another answer to one question as a supervisor; the evaluator's stays beside it."""
    from ltsa_desktop.store import correcting

    args = session.args
    with session.store() as store:
        revision = correcting.correct(store, args.visit, {args.path: args.value}, args.reason)
        made = correcting.corrections(store, args.visit)[-1]
    session.say(
        Text("{old} → {new}. Kode versi baru: {code}.", "{old} → {new}. The new version's code: {code}.").format(
            old=made.old or "–", new=made.new or "–", code=revision.short_code
        )
    )
    session.give(_plain(made) | {"code": revision.short_code})


def changes(session: Session) -> None:
    """What changed since a supervisor looked last, question by question, with the comments that stand there."""
    from ltsa_desktop.store.review_sheet import review_sheet

    with session.store() as store:
        sheet = review_sheet(store, session.args.visit, session.language, session.args.since)
    if sheet.since is None:
        session.say(Text("Belum ada versi lain yang pernah diperiksa.", "No other version was ever reviewed."))
    else:
        told = Text("{n} jawaban berubah sejak versi {code}.", "{n} answers changed since version {code}.")
        session.say(told.format(n=len(sheet.changes), code=sheet.since.short_code))
    for line in sheet.changes:
        session.say(
            f"{' '.join(part for part in (line.row.number, line.row.label) if part)}",
            f"    {line.before or '–'} → {line.row.value or '–'}",
        )
        for thread in line.threads:
            for one in thread.comments:
                session.say(f"    {one.who.name}: {one.text}")
    session.give(
        {
            "visit": sheet.visit.visit.id,
            "since": sheet.since.id if sheet.since else None,
            "changes": [_change(line) for line in sheet.changes],
        }
    )


def rule(session: Session) -> None:
    """How many supervisors must approve a visit; with a number, say it for the whole organisation."""
    from ltsa_desktop.store import reviewing

    with session.store() as store:
        if session.args.approvals is not None:
            reviewing.ask_approvals(store, session.args.approvals)
        wanted = reviewing.approvals_wanted(store)
    session.say(Text("{n} persetujuan per kunjungan.", "{n} approvals for a visit.").format(n=wanted))
    session.give({"approvals": wanted})


def send(session: Session) -> None:
    """Write a file for each laptop that something goes back to."""
    from ltsa_desktop.exchange.returning import plan_returns, write_returns

    with session.store() as store:
        chosen = None
        if session.args.visit:
            chosen = [store.visits.get(name).id for name in session.args.visit]
        planned = plan_returns(store, chosen)
        ready = [one for one in planned if one.accepted]
        session.args.folder.mkdir(parents=True, exist_ok=True)
        made = write_returns(store, session.args.folder, ready, progress=session.progress)
    for one in planned:
        if not one.accepted:
            session.say(
                Text(
                    "{name}: laptopnya belum diterima di sini; tidak ada berkas untuknya.",
                    "{name}: the laptop is not accepted here; there is no file for it.",
                ).format(name=one.name)
            )
    for one, report in zip(ready, made, strict=True):
        said = Text(
            "{name}: {n} dikembalikan, {m} kabar lain → {path}", "{name}: {n} returned, {m} other news → {path}"
        )
        session.say(said.format(name=one.name, n=len(one.returned), m=len(one.news), path=report.path))
    if not planned:
        session.say(Text("Tidak ada yang perlu dikembalikan.", "There is nothing to send back."))
    session.give(
        [
            {
                "device": one.device,
                "name": one.name,
                "returned": [line.id for line in one.returned],
                "news": [line.id for line in one.news],
                "path": str(report.path),
            }
            for one, report in zip(ready, made, strict=True)
        ]
    )


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


def _say_thread(session: Session, thread: Thread) -> None:
    from ltsa_desktop.store.commenting import MARK_WORDS

    place = thread.path or session.word(WHOLE)
    for number, one in enumerate(thread.comments):
        head = f"{one.who.name} · {_moment(one.at)}"
        if number == 0:
            head += f" · {place} · {session.word(MARK_WORDS[thread.mark])} · {thread.id[:12]}"
        session.say(head, f"    {one.text}")


def _line(line: ReviewLine) -> dict[str, Any]:
    visit = line.summary.visit
    return {
        "visit": line.id,
        "centre": visit.centre_code,
        "centre_name": visit.centre_name,
        "day": visit.day.isoformat(),
        "example": visit.example,
        "evaluator": line.evaluator.name,
        "state": line.state,
        "approvals": line.approvals,
        "wanted": line.wanted,
        "divided": line.divided,
        "by": [asdict(who) for who in line.by],
        "at": line.at.isoformat() if line.at else None,
        "reason": line.reason,
        "reviewer": line.reviewer,
        "mine": line.mine,
        "open": line.open,
        "handled": line.handled,
        "corrected": line.corrected,
        "problems": line.problems,
        "score": None if line.summary.score is None else str(line.summary.score),
        "band": line.summary.band,
        "code": line.summary.short_code,
    }


def _change(line: AnswerLine) -> dict[str, Any]:
    return {
        "path": line.path,
        "number": line.row.number,
        "label": line.row.label,
        "before": line.before,
        "after": line.row.value,
        "before_remark": line.before_remark,
        "remark": line.row.remark,
        "photos": list(line.row.photos),
        "threads": [_thread(thread) for thread in line.threads],
    }


def _thread(thread: Thread) -> dict[str, Any]:
    return {
        "id": thread.id,
        "path": thread.path,
        "mark": thread.mark,
        "comments": [_plain(one) for one in thread.comments],
    }


def _review(visit: str, found: Review) -> dict[str, Any]:
    data = asdict(found)
    data["at"] = found.at.isoformat() if found.at else None
    for comment, plain in zip(found.comments, data["comments"], strict=True):
        plain["at"] = comment.at.isoformat()
    return {"visit": visit} | data


def _plain(value: Any) -> dict[str, Any]:
    """A frozen value as data, its moment in ISO 8601."""
    return asdict(value) | {"at": value.at.isoformat()}


def _moment(at: datetime) -> str:
    local = at.astimezone()
    return f"{date_short(local.date())} {clock(local)}"
