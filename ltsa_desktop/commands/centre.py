"""`ltsa centre`: the register of centres."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta

from ltsa_desktop.commands.session import Session, existing
from ltsa_desktop.ground.words import Text, UserError

WORDS = {
    "new": Text(id="baru", en="new"),
    "changed": Text(id="berubah", en="changed"),
    "same": Text(id="sama", en="same"),
    "error": Text(id="bermasalah", en="at fault"),
}


def list_all(session: Session) -> None:
    """A line a centre."""
    with session.store() as store:
        rows = [c for c in store.centres.list() if session.args.province in (None, c.province_code)]
    session.table(
        [
            Text("Kode", "Code"),
            Text("Nama", "Name"),
            Text("Provinsi", "Province"),
            "Status",
            Text("Kunjungan", "Visits"),
        ],
        [(c.code, c.name, c.province, c.status, c.visits or "") for c in rows],
    )
    session.give([asdict(c) for c in rows])


def show(session: Session) -> None:
    """One centre, its sites and every dated statement about its status."""
    with session.store() as store:
        centre = store.centres.get(session.args.code)
    session.say(
        f"{centre.summary.code}  {centre.summary.name}",
        f"{centre.summary.regency or '–'}, {centre.summary.province}",
        Text(id="Sumber: {s}", en="Source: {s}").format(s=centre.source),
    )
    for event in centre.statuses:
        session.say(f"  {event.day or '–'}  {event.state}  ({event.source}; {event.author})")
    session.give(asdict(centre))


def import_file(session: Session) -> int:
    """Read a register file, say what would change per row, and apply it unless only a preview is asked for."""
    path = existing(session.args.file)
    with session.store() as store:
        plan = store.centres.plan_import(path)
        counts = {kind: sum(row.kind == kind for row in plan.rows) for kind in ("new", "changed", "same")}
        counts["error"] = len(plan.errors)
        for error in plan.errors:
            session.say(
                Text(id="  baris {line}, kolom {column}: {why}", en="  line {line}, column {column}: {why}").format(
                    line=error.line, column=error.column or "–", why=error.text
                )
            )
        for row in plan.rows:
            if row.kind == "changed":
                changes = "; ".join(f"{c.field}: {c.old} → {c.new}" for c in row.changes)
                session.say(f"  {row.code}: {changes}")
        session.say("  ".join(f"{session.word(WORDS[kind])} {n}" for kind, n in counts.items()))
        applied = not session.args.preview and not plan.errors
        if applied:
            store.centres.apply_import(plan)
        elif plan.errors:
            session.say(
                Text(
                    id="Tidak ada yang diimpor: perbaiki {n} baris di atas, lalu ulangi.",
                    en="Nothing was imported: mend the {n} rows above, then try again.",
                ).format(n=len(plan.errors))
            )
        errors = [
            {"line": e.line, "column": e.column, "value": e.value, "text": session.word(e.text)} for e in plan.errors
        ]
        session.give({"counts": counts, "errors": errors, "applied": applied})
    return 1 if plan.errors else 0


def add_status(session: Session) -> None:
    """Record a dated status event."""
    day = parse_date(session.args.date)
    with session.store() as store:
        store.centres.add_status(session.args.code, session.args.state, day=day, source=session.args.source)
        centre = store.centres.get(session.args.code)
    session.say(f"{centre.summary.name}: {session.args.state} ({day}; {session.args.source})")
    session.give(asdict(centre))


EARLIEST = date(2000, 1, 1)
"""Nothing of this program's world is older: the first centres were formed in 2015."""


def parse_date(text: str, ahead: int = 1) -> date:
    """A day written YYYY-MM-DD, not before 2000 and at most `ahead` days from now; a `UserError` otherwise."""
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise UserError(
            Text(
                id="Tanggal “{t}” tidak dikenali; tulis seperti 2026-11-24.",
                en="“{t}” is no date; write it like 2026-11-24.",
            ).format(t=text),
            code="bad-date",
        ) from error
    # Tomorrow at least: the laptop's clock may stand in another zone.
    if not EARLIEST <= day <= date.today() + timedelta(days=ahead):
        raise UserError(
            Text(
                id="Tanggal {t} tidak mungkin; periksa tahunnya dan jam laptop ini.",
                en="{t} cannot be; check the year and this laptop's clock.",
            ).format(t=text),
            code="bad-date",
        )
    return day
