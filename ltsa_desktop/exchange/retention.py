"""How long visits are kept, the job that erases what is older, and the signed proof of what was erased.

The policy says how many years a visit is kept, counted from its day; none is set until a supervisor sets one. The job
first tells what it would do; carried out, each visit is erased as `erasure` does, and everything is looked at again.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop.exchange.erasure import Erased, erase, holds
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import backups as copies
from ltsa_desktop.store import erasing
from ltsa_desktop.store.durable import write_durably
from ltsa_desktop.store.engine import open_raw
from ltsa_desktop.store.erasure_models import ErasedVisit, Finding, Proof
from ltsa_desktop.store.errors import disk_words
from ltsa_desktop.store.setting_aside import ERASE, must_be_supervisor
from ltsa_desktop.store.sql import PROJECTED, UNLISTED

if TYPE_CHECKING:
    from ltsa_desktop.store import Store

POLICY = "retention"
Printer = Callable[[Proof, str], bytes]
CONTEXT = b"ltsa-erasure-proof-v1\n"
"""Before the bytes of a proof when it is signed."""


@dataclass(frozen=True, slots=True)
class Policy:
    """years: that a visit is kept after its day, 0 for no limit. examples: also visits marked CONTOH."""

    years: int = 0
    examples: bool = True


@dataclass(frozen=True, slots=True)
class Due:
    """A visit whose time is over: id, centre, day, whether it is marked CONTOH."""

    visit: str
    centre: str
    day: date
    example: bool


def policy(store: Store) -> Policy:
    """The policy here."""
    kept = store.settings.get(POLICY)
    return Policy(**kept) if isinstance(kept, dict) else Policy()


def set_policy(store: Store, wanted: Policy) -> None:
    """Keep visits so long from now on. Raises UserError "not-a-supervisor", "retention-years"."""
    must_be_supervisor(store)
    if not 0 <= wanted.years <= 100:
        raise UserError(
            Text("Lama simpan 0 sampai 100 tahun.", "Visits are kept 0 to 100 years."), code="retention-years"
        )
    with store.unit():
        store.settings.set(POLICY, asdict(wanted) if wanted.years else None)
        store.statements.add("retention", asdict(wanted))


def due(store: Store, wanted: Policy, today: date) -> list[Due]:
    """The sealed visits older than the policy keeps them, the oldest first; one query."""
    if not wanted.years:
        return []
    try:
        limit = today.replace(year=today.year - wanted.years)
    except ValueError:
        limit = today.replace(year=today.year - wanted.years, day=28)
    with store._core.database.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT v.id, c.name, v.day, v.example FROM visit v JOIN centre c ON c.id = v.centre_id "
            f"WHERE v.head <> '' AND v.day < ? AND (v.status NOT IN {UNLISTED} OR v.status IN ('deleted', 'joined')) "
            "ORDER BY v.day, v.id",
            (limit.isoformat(),),
        ).fetchall()
    return [
        Due(visit, centre, date.fromisoformat(day), bool(example))
        for visit, centre, day, example in rows
        if wanted.examples or not example
    ]


def carry_out(store: Store, wanted: Policy, today: date) -> Proof:
    """Erase what is due, look at everything again, and give the proof.

    Raises:
        UserError: as `erasure.erase`. Nothing was changed.
    """
    over = due(store, wanted, today)
    reason = Text("masa simpan {n} tahun lewat", "kept for {n} years").format(n=wanted.years)
    done = erase(store, [one.visit for one in over], reason.id) if over else []
    return prove(store, done, wanted.years)


def prove(store: Store, done: Sequence[Erased], years: int = 0) -> Proof:
    """Look for what erased visits may have left, and say what was found."""
    acts = {act.body.visit: act for act in store.statements.list((ERASE,))}
    lines = []
    for one in done:
        visit, act = store.visits.get(one.visit), acts[one.visit]
        lines.append(
            ErasedVisit(
                visit.id,
                visit.centre_name,
                visit.day.isoformat(),
                act.author.name,
                act.body.at,
                str(act.body.data.get("reason", "")),
                act.id,
                one.removed,
                one.left,
            )
        )
    now = store._core.now().isoformat(timespec="seconds")
    found = tuple(look(store, [one.visit for one in done])) if done else ()
    return Proof(store.id, store.device.id, now, years, tuple(lines), found)


def proof_file(store: Store, proof: Proof) -> bytes:
    """The proof as JSON with its SHA-256 and this laptop's signature over `CONTEXT` and the proof's own bytes."""
    body = json.dumps(proof.to_data(), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    signed = {
        "proof": json.loads(body),
        "sha256": hashlib.sha256(body).hexdigest(),
        "key": store.device.key,
        "signature": store.device.sign(CONTEXT + body).hex(),
    }
    return json.dumps(signed, ensure_ascii=False, sort_keys=True, indent=1).encode()


def write_proof(store: Store, proof: Proof, folder: Path, print_pdf: Printer) -> Path:
    """Write the proof into `folder`, signed JSON and PDF beside each other; the PDF's path.

    Args:
        print_pdf: makes the PDF of the proof and of its JSON's SHA-256 (the room of papers is beside this one).
    """
    data = proof_file(store, proof)
    paper = print_pdf(proof, str(json.loads(data)["sha256"]))
    day = proof.made_at[:10]
    path = copies.free_name(folder / f"Bukti pemusnahan {day}.pdf")
    with disk_words(folder):
        write_durably(path.with_suffix(".json"), data)
        write_durably(path, paper)
    return path


def look(store: Store, visits: Sequence[str]) -> Iterable[Finding]:
    """Look in every place of this store for what erased visits may have left."""
    with store._core.database.reading() as connection:
        left = _rows_left(lambda sql, values: connection.exec_driver_sql(sql, values), visits, erasing.HOLDING)
    yield Finding(
        Text(
            "kunci isi, versi tersegel, jawaban, jurnal, ringkasan", "content keys, sealed versions, answers, journal"
        ),
        not left,
        ", ".join(left),
    )
    pending = {sha256 for one in erasing.pending(store) for sha256 in one.blobs}
    files = sorted(sha256 for sha256 in pending if store.blobs.has(sha256))
    yield Finding(Text("foto dan lampiran", "photos and attachments"), not files, ", ".join(files))
    holding = [
        path.name
        for name in ("archive", "inbox")
        for path in sorted((store.directory / name).glob("*"))
        if path.is_file() and holds(store, path, set(visits))
    ]
    yield Finding(Text("arsip paket", "archived packages"), not holding, ", ".join(holding))
    folders = [store.directory / copies.FOLDER]
    second = erasing.second_folder(store)
    away = erasing.has_second(store) and second is None
    folders += [second] if second is not None else []
    packs = [pack for folder in folders for pack in sorted(folder.glob("ltsa-*.zip"))]
    packs += erasing.copies_elsewhere(store)
    bad = [pack.name for pack in packs if _copy_holds(store, pack, visits)]
    yield Finding(Text("cadangan", "backups"), not bad, ", ".join(bad))
    if away:
        yield Finding(
            Text("cadangan kedua (tidak terpasang)", "second copy (not plugged in)"), False, store.second.state().place
        )


def _copy_holds(store: Store, pack: Path, visits: Sequence[str]) -> bool:
    """Whether a copy still holds something of the visits."""
    look_at = pack.with_name(f".{pack.stem}.look.db")
    try:
        with zipfile.ZipFile(pack) as archive:
            look_at.write_bytes(archive.read(copies.DATABASE))
        connection = open_raw(look_at, store._core.keys.database, wal=False)
        try:
            return bool(_rows_left(connection.execute, visits, erasing.tables_of(connection.execute)))
        finally:
            connection.close()
    finally:
        for left in look_at.parent.glob(f"{look_at.name}*"):
            left.unlink(missing_ok=True)


def _rows_left(execute: erasing.Execute, visits: Sequence[str], tables: Collection[str]) -> list[str]:
    """The tables that still hold something of the visits."""
    asked = {
        "revision": "SELECT count(*) FROM revision WHERE visit_id = ? AND length(raw) > 0",
        "answer": "SELECT count(*) FROM answer WHERE visit_id = ?",
        "attachment": "SELECT count(*) FROM attachment WHERE visit_id = ?",
        "journal": "SELECT count(*) FROM journal WHERE visit_id = ? "
        "AND (path <> '' OR old IS NOT NULL OR new IS NOT NULL)",
        "content_key": "SELECT count(*) FROM content_key WHERE visit_id = ? AND key IS NOT NULL",
        **{table: f"SELECT count(*) FROM {table} WHERE visit_id = ?" for table in PROJECTED},
    }
    found = []
    for table, sql in asked.items():
        if table in tables and any(next(iter(execute(sql, (visit,))))[0] for visit in visits):
            found.append(table)
    return found
