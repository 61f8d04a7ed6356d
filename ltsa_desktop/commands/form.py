"""`ltsa form`: check, try out and add instruments."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ltsa_desktop.commands.session import Session, existing, read_json
from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.instruments import Tried


SEVERITY_WORDS = {
    "error": Text("harus diperbaiki", "must be mended"),
    "warning": Text("perlu dilihat", "worth a look"),
    "hint": Text("saran", "advice"),
}
EXCEL = {".xls", ".xlsm", ".xlsb", ".xlt", ".xltx"}
AS_XLSX = Text(
    "Salinan ini disimpan sebagai .xlsx; warna dan lebar kolom dari .xls tidak ikut.",
    "The copy is an .xlsx file; colours and column widths of the .xls are not carried over.",
)
OPEN_WORDS = {
    "constraint_ok": Text("melanggar batasannya", "breaks its constraint"),
    "required_ok": Text("wajib, masih kosong", "required, still open"),
}


def check(session: Session) -> int:
    """Every issue on its own lines; exit code 1 when one of them is an error."""
    from ltsa_desktop.instruments import check_workbook, check_xform, compile_workbook

    path = existing(session.args.file)
    old = compile_workbook(existing(session.args.against)) if session.args.against else None
    issues = check_xform(path.read_bytes(), media(path)) if is_xform(path) else check_workbook(path, old, session.step)
    for issue in issues:
        session.say(f"{session.word(SEVERITY_WORDS[issue.severity])}: {issue.line(session.language)}")
        if mend := session.word(issue.mend):
            session.say(f"    → {mend}")
    errors = sum(issue.severity == "error" for issue in issues)
    session.say(
        Text(id="{e} harus diperbaiki, {w} patut dilihat.", en="{e} must be mended, {w} are worth a look.").format(
            e=errors, w=len(issues) - errors
        )
    )
    session.give({"errors": errors, "issues": [issue.to_data() for issue in issues]})
    return 1 if errors else 0


def load(path: Path) -> Tried:
    """A form ready to run, from a workbook or an XForm with its media beside it; a `UserError` when it cannot work."""
    from ltsa_desktop.instruments import InstrumentError, Tried, compile_workbook, missing_files, try_workbook
    from ltsa_desktop.xforms import load_form

    if is_xform(existing(path)):
        data, given = path.read_bytes(), media(path)
        return Tried(load_form(data, given, strict=False), None, missing_files(data, given))
    try:
        return try_workbook(path, media(path))
    except InstrumentError:
        compile_workbook(path)  # which names every reason, not the first alone
        raise


def is_xform(path: Path) -> bool:
    """Whether a file is an ODK XForm rather than a workbook."""
    with path.open("rb") as stream:
        start = stream.read(400).lstrip(b"\xef\xbb\xbf \t\r\n")
    return path.suffix.lower() == ".xml" or (start[:1] == b"<" and b"html" not in start[:15].lower())


def media(path: Path) -> dict[str, bytes]:
    """The data files a form may read: beside it, or in `NAME-media/` as ODK Collect lays them."""
    found: dict[str, bytes] = {}
    for folder in (path.parent, path.with_name(f"{path.stem}-media")):
        if folder.is_dir():
            for file in folder.iterdir():
                if file.suffix.lower() in {".csv", ".xml", ".geojson"} and file != path and file.is_file():
                    found[file.name] = file.read_bytes()
    return found


def run_ops(session: Session) -> None:
    """Run a form with a list of operations; the facts of every node as JSON."""
    from ltsa_desktop.commands.form_notes import missing_notes, run_noted
    from ltsa_desktop.xforms import FormState
    from ltsa_desktop.xforms.dryrun import run

    ops = read_json(session.args.ops) if session.args.ops else []
    tried = load(session.args.file)
    form = tried.form
    if not isinstance(ops, list):
        run(form, ops)  # which says what it should have been
    state, noted = run_noted(FormState.new(form), ops)
    notes = [*missing_notes(tried.missing), *noted]
    facts: dict[str, Any] = {
        "form": {"id": form.id, "version": form.version, "title": form.title},
        "load_ms": round(form.load_ms, 3),
        "state": state,
    }
    if notes:
        facts["notes"] = [{"op": n, "ref": ref, "text": {"id": text.id, "en": text.en}} for n, ref, text in notes]
    session.give(facts)
    session.say(f"{facts['form']['title']} ({facts['form']['id']} {facts['form']['version']})")
    for node in facts["state"]:
        if "value" in node and node["relevant"]:
            bad = [session.word(words) for name, words in OPEN_WORDS.items() if not node[name]]
            session.say(f"  {node['ref']} = {node['value']}{'  ! ' + ', '.join(bad) if bad else ''}")
    for number, ref, text in notes:
        said = Text(id="Langkah ke-{n}, {ref}: {text}", en="Operation {n}, {ref}: {text}")
        session.say(said.format(n=number, ref=ref, text=text) if number else text)


def diff_versions(session: Session) -> None:
    """What changed from one workbook to another, in words."""
    from ltsa_desktop.instruments import compile_workbook, diff

    old, new = (compile_workbook(existing(path)) for path in (session.args.old, session.args.new))
    changes = diff(old, new)
    session.say(*(change.text for change in changes))
    if not changes:
        session.say(Text(id="Tidak ada yang berubah.", en="Nothing has changed."))
    session.give(
        [{**asdict(change), "text": session.word(change.text), "texts": asdict(change.text)} for change in changes]
    )


def mend(session: Session) -> None:
    """The safe mends of a workbook; applied to a copy when one is asked for."""
    from ltsa_desktop.ground.refusals import why
    from ltsa_desktop.instruments import find_mends, is_old_excel, mend_workbook

    path, out = existing(session.args.file), session.args.out
    if out is not None and out.suffix.lower() != ".xlsx":
        out = out.with_name(f"{out.stem if out.suffix.lower() in EXCEL else out.name}.xlsx")
    try:
        mends = mend_workbook(path, out) if out else find_mends(path)
    except OSError as error:
        raise UserError(
            Text("Salinan {out} tidak dapat ditulis: {why}.", "The copy {out} cannot be written: {why}.").format(
                out=out, why=why(error)
            ),
            code="file-unwritable",
        ) from error
    for done in mends:
        session.say(f"{done.sheet} {done.row}: “{done.before}” → “{done.after}”  {session.word(done.text)}")
    if not mends:
        session.say(Text(id="Tidak ada yang perlu diperbaiki.", en="Nothing needs mending."))
    elif out:
        session.say(Text(id="Salinan: {out}", en="Copy: {out}").format(out=out))
        if is_old_excel(path):
            session.say(AS_XLSX)
    session.give([{**asdict(done), "text": session.word(done.text)} for done in mends])


def add(session: Session) -> None:
    """Compile a workbook and keep it in the store."""
    from ltsa_desktop.instruments import compile_workbook

    instrument = compile_workbook(existing(session.args.file))
    with session.store() as store:
        added = store.instruments.add(instrument)
    session.say(
        Text(
            id="Instrumen {form} versi {version} siap dipakai.", en="Instrument {form} version {version} is ready."
        ).format(form=added.form_id, version=added.version)
    )
    session.give(asdict(added))


def save(session: Session) -> None:
    """Write the workbook an instrument was made from, verbatim."""
    from ltsa_desktop.exchange.files import write_whole

    args = session.args
    with session.store() as store:
        opened = store.instruments.open(args.form or store.instruments.newest().digest)
        workbook = opened.instrument.workbook
    write_whole(args.out, workbook)
    session.say(
        Text(id="{out}: {form} versi {version}.", en="{out}: {form} version {version}.").format(
            out=args.out, form=opened.version.form_id, version=opened.version.version
        )
    )
    session.give({"file": str(args.out), "form": opened.version.form_id, "digest": opened.version.digest})


def list_all(session: Session) -> None:
    """A line an instrument."""
    with session.store() as store:
        rows = store.instruments.list()
    session.table(
        ["ID", Text("Versi", "Version"), Text("Judul", "Title"), Text("Kunjungan", "Visits"), "Digest"],
        [(row.form_id, row.version, row.title, row.visits or "", row.digest[:12]) for row in rows],
    )
    session.give([asdict(row) for row in rows])
