"""`ltsa visit`: begin, fill in, look at and seal visits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from ltsa_desktop.commands import paper_passes
from ltsa_desktop.commands.centre import parse_date
from ltsa_desktop.commands.session import Session, read_json
from ltsa_desktop.ground.formats import clock, number
from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.xforms import FormState, NodeState

CHOICES_SHOWN = 12
LONGEST_SHOWN = 80
TYPES = {
    "int": Text("bilangan bulat", "a whole number"),
    "decimal": Text("bilangan, dengan titik untuk pecahan", "a number"),
    "date": Text("tanggal seperti 2026-11-24", "a date like 2026-11-24"),
    "time": Text("jam seperti 14:03", "a time like 14:03"),
    "dateTime": Text("tanggal dan jam seperti 2026-11-24T14:03", "a date and time like 2026-11-24T14:03"),
    "geopoint": Text("titik lokasi: lintang bujur", "a position: latitude longitude"),
}
"""What a question of each type takes, for a person at the command line."""
OPEN_WORDS = {
    "required": Text("wajib, masih kosong", "required, still open"),
    "constraint": Text("perlu diperbaiki", "needs correcting"),
}


def new(session: Session) -> None:
    """Begin a visit."""
    args = session.args
    day = parse_date(args.date, ahead=366) if args.date else date.today()
    if args.paper:
        paper_passes.begin(session)
        return
    with session.store() as store:
        visit = store.visits.create(args.centre, args.form or "", day, args.type, example=args.example)
    session.say(
        Text(id="Kunjungan {id} dimulai: {centre}, {day}.", en="Visit {id} has begun: {centre}, {day}.").format(
            id=visit.id, centre=visit.centre_name, day=visit.day
        )
    )
    session.give(asdict(visit))


def list_all(session: Session) -> None:
    """A line a visit."""
    with session.store() as store:
        rows = store.visits.list()
    session.table(
        [
            "ID",
            Text("Pusat layanan", "Centre"),
            Text("Tanggal", "Date"),
            "Status",
            Text("Nilai", "Score"),
            Text("Kode", "Code"),
        ],
        [
            (
                row.visit.id,
                ("CONTOH · " if row.visit.example else "") + row.visit.centre_name,
                row.visit.day,
                row.visit.status,
                "" if row.score is None else f"{number(row.score, language=session.language)} {row.band}",
                row.short_code,
            )
            for row in rows
        ],
    )
    session.give([asdict(row) for row in rows])


def show(session: Session) -> None:
    """The answers of a visit, with the questions' own labels."""
    with session.store() as store:
        summary = store.visits.summary(session.args.visit)
        state = store.visits.state(summary.visit.id)
        progress = store.visits.progress(summary.visit.id)
        language = store.instruments.open(summary.visit.digest).language(session.language)
    example = "CONTOH · " if summary.visit.example else ""
    session.say(f"{example}{summary.visit.centre_name} · {summary.visit.day} · {summary.visit.status}")
    for node in state.walk():
        if node.definition.kind == "value" and node.relevant and node.value:
            session.say(f"  {node.path}  {node.label(language) or node.definition.name}: {node.value}")
    session.say(
        Text(
            id="{a} dari {n} pertanyaan terjawab; {r} wajib masih kosong.",
            en="{a} of {n} questions answered; {r} required ones are open.",
        ).format(a=progress.answered, n=progress.total, r=progress.required_open)
    )
    session.give({"visit": asdict(summary.visit), "progress": asdict(progress), "content": state.content()})


def answer(session: Session) -> None:
    """Answer one question, or run a file of operations; all of it in one durable step."""
    args = session.args
    ops: Any = read_json(args.ops) if args.ops else []
    if not isinstance(ops, list):
        raise UserError(
            Text(id="Daftar langkah harus berupa daftar JSON.", en="The operations must be a JSON list."),
            code="bad-operation",
        )
    if args.ref is not None:
        if not args.value:
            raise UserError(
                Text(
                    id='Sebutkan jawabannya sesudah pertanyaan; untuk mengosongkan tulis "".',
                    en='Give the answer after the question; to clear it write "".',
                ),
                code="nothing-to-answer",
            )
        value: object = args.value[0] if len(args.value) == 1 else list(args.value)
        ops = [*ops, {"set": args.ref, "value": value}]
    if not ops:
        raise UserError(
            Text(id="Sebutkan pertanyaan dan jawabannya, atau --ops.", en="Name a question and its answer, or --ops."),
            code="nothing-to-answer",
        )
    with session.store() as store:
        visit = store.visits.get(args.visit)
        state = store.visits.state(visit.id)
        writes = run_ops(state, ops)
        saved = store.visits.save(visit.id, writes, who=paper_passes.keyer_of(store, visit))
    session.say(Text(id="Tersimpan {at}", en="Saved {at}").format(at=clock(saved.at.astimezone())))
    session.give({"saved": saved.at.isoformat(), "seq": saved.seq, "writes": writes})


def run_ops(state: FormState, ops: Sequence[Any]) -> dict[str, str | None]:
    """Apply operations to a form; what must be made durable.

    Raises:
        UserError: an operation names nothing, or an answer breaks a rule of the form.
    """
    from ltsa_desktop.xforms.dryrun import apply
    from ltsa_desktop.xforms.views import UnknownPath

    writes: dict[str, str | None] = {}
    touched: dict[str, object] = {}
    for at, op in enumerate(ops, 1):
        change = apply(state, op, at)
        writes.update(change.writes)
        if "set" in op:
            touched[change.path] = op["value"]
    for path, given in touched.items():
        try:
            node = state.node(path)
        except UnknownPath:
            # A later operation removed its instance.
            continue
        check_answer(state, node, given)
    return writes


def check_answer(state: FormState, node: NodeState, given: object) -> None:
    """That the question kept what was given; a `UserError` when it is of another type, no choice, or breaks a rule."""
    from ltsa_desktop.xforms import QuestionDef

    definition = node.definition
    if not isinstance(definition, QuestionDef):
        return
    lost = given not in (None, "", []) and not node.stored
    if definition.choices is not None and (lost or (node.relevant and node.stored)):
        names = [choice.name for choice in state.choices(node.path)]
        if lost or not set(node.stored.split()) <= set(names):
            shown = ", ".join(names[:CHOICES_SHOWN]) + (" …" if len(names) > CHOICES_SHOWN else "")
            raise refusal(node, given, Text("pilihannya {names}.", "the choices are {names}.").format(names=shown))
    elif lost:
        kind = TYPES.get(definition.type, Text("jawaban yang diterima", "an answer it takes"))
        raise refusal(node, given, Text("harus {k}.", "must be {k}.").format(k=kind))
    if not node.relevant or not node.stored:
        return
    if not node.constraint_ok:
        raise refusal(node, node.value, Text(node.constraint_message(), node.constraint_message()))


def refusal(node: NodeState, given: object, why: Text) -> UserError:
    """One line that names the question, the answer and the rule."""
    shown = " ".join(map(str, given)) if isinstance(given, list) else str(given)
    return UserError(
        Text(
            id="{label}: jawaban “{v}” tidak diterima. {why} Tidak ada yang disimpan.",
            en="{label}: the answer “{v}” is not accepted. {why} Nothing was saved.",
        ).format(label=node.label() or node.ref, v=shown[:LONGEST_SHOWN], why=Text(sentence(why.id), sentence(why.en))),
        code="constraint",
    )


def sentence(words: str) -> str:
    """`words` with a capital at the start."""
    return words[:1].upper() + words[1:]


def finalise(session: Session) -> int:
    """Check and seal; exit code 1 with the list of open points when something must be answered first."""
    with session.store() as store:
        visit = store.visits.get(session.args.visit)
        state = store.visits.state(visit.id)
        content = store.visits.content(visit.id)
        open_points = [p for p in state.problems() if not excused(p.path, p.kind, content)]
        if open_points and not session.args.reason:
            for problem in open_points:
                label = state.node(problem.path).label() or problem.path
                words = problem.message(session.language) or session.word(OPEN_WORDS[problem.kind])
                session.say(f"  {label}: {words}")
            session.say(
                Text(
                    id="{n} hal masih terbuka; kunjungan belum disegel. Jawab, atau beri --reason.",
                    en="{n} points are open; the visit is not sealed. Answer them, or give a --reason.",
                ).format(n=len(open_points))
            )
            session.give({"sealed": False, "open": [{"path": p.path, "kind": p.kind} for p in open_points]})
            return 1
        revision = store.visits.seal(visit.id, "final", reason=session.args.reason)
    session.say(Text(id="Tersegel: {code}", en="Sealed: {code}").format(code=revision.short_code))
    session.give({"sealed": True, "revision": revision.id, "code": revision.short_code})
    return 0


def excused(path: str, kind: str, content: Mapping[str, str]) -> bool:
    """Whether a required question was left open for a stated reason."""
    return kind == "required" and bool(content.get(f"{path}#skip"))


def reopen(session: Session) -> None:
    """Make a sealed visit editable again."""
    with session.store() as store:
        visit = store.visits.get(session.args.visit)
        if visit.status != "final":
            raise UserError(
                Text(
                    id="Kunjungan ini tidak tersegel; langsung saja diisi.",
                    en="This visit is not sealed; just fill it in.",
                ),
                code="not-sealed",
            )
        store.visits.reopen(visit.id, session.args.reason)
    session.say(Text(id="Kunjungan dibuka lagi.", en="The visit is open again."))
    session.give({"reopened": visit.id})
