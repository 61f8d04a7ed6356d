"""`ltsa export` and `ltsa import`: visits as one file that any channel may carry."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ltsa_desktop.commands.session import Session, existing
from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.exchange import ImportReport
    from ltsa_desktop.exchange.batch import FileResult
    from ltsa_desktop.store import Store


def export(session: Session) -> None:
    """Write the sealed visits into a package."""
    from ltsa_desktop.exchange import export_package
    from ltsa_desktop.exchange.parts import part_size

    with session.store() as store:
        to = laptop_of(store, session.args.to) if session.args.to else ""
        size = session.args.part_size if session.args.part_size is not None else part_size(store)
        report = export_package(
            store, session.args.out, session.args.visit, progress=session.progress, to=to, part_size=size
        )
    session.say(report.headline, *(f"  {part}" for part in report.parts if len(report.parts) > 1))
    session.give(report.to_json())


def laptop_of(store: Store, name: str) -> str:
    """The id of an accepted laptop, by its owner's name or the beginning of its id. UserError when it is not one."""
    found = set()
    for key in store.trust.keys("device"):
        device = str(json.loads(key.extra).get("device", ""))
        if device and (key.name.casefold() == name.casefold() or device.startswith(name)):
            found.add(device)
    if len(found) != 1:
        raise UserError(
            Text(
                "“{name}” cocok dengan {n} laptop yang diterima di sini; lihat `ltsa trust list`.",
                "“{name}” fits {n} laptops accepted here; see `ltsa trust list`.",
            ).format(name=name, n=len(found)),
            code="device-unknown",
        )
    return found.pop()


def import_files(session: Session) -> int:
    """Import packages as one batch; exit code 1 when a record is damaged or a file could not be read."""
    return _import(session, "")


def recover(session: Session) -> int:
    """Import packages with the organisation's recovery key; exit codes as `import_files`."""
    from ltsa_desktop.exchange.recovery import read_sheet

    return _import(session, read_sheet(existing(session.args.key)))


def _import(session: Session, recovery: str) -> int:
    from ltsa_desktop.exchange.batch import import_batch

    if session.args.receipt is not None and not session.args.preview:
        # Looked at before anything is imported: a folder that cannot be made must not come as a surprise after.
        session.args.receipt.mkdir(parents=True, exist_ok=True)
    paths = [path if path.is_dir() else existing(path) for path in session.args.files]
    with session.store() as store:
        batch = import_batch(
            store,
            paths,
            preview=session.args.preview,
            progress=session.progress,
            recovery=recovery,
            begun=lambda number, of, name: session.step(number - 1, of, Text(name, name)),
        )
        alone = batch.files[0] if len(batch.files) == 1 and paths[0].is_file() else None
        if alone is not None and alone.report is None and alone.code != "receipt":
            raise UserError(alone.text, code=alone.code)
        for file in batch.files:
            tell(session, file)
            if session.args.receipt is not None and file.report is not None:
                write_receipt(session, store, file.report)
    if alone is None:
        session.say("", batch.headline)
    if session.args.save is not None:
        from ltsa_desktop.reports.import_result import save_import_result

        lines, summary = batch.lines(session.language), batch.summary(session.language)
        save_import_result(lines, summary, session.args.save, session.language)
    session.give([file.report.to_json() if file.report is not None else file.to_json() for file in batch.files])
    return 1 if any(file.report is None or file.report.sums["damaged"] for file in batch.files) else 0


def tell(session: Session, file: FileResult) -> None:
    """What became of one file, record by record."""
    session.say(f"{file.name}: {session.word(file.text)}")
    if file.report is None:
        return
    for record in file.report.records:
        if record.outcome != "identical":
            session.say(f"  {session.word(record.text)}")
    session.say(*(f"  {session.word(note)}" for note in file.report.notes))


def write_receipt(session: Session, store: Store, report: ImportReport) -> None:
    """The receipt for one imported package, named after its sender; nothing where there is nothing to confirm."""
    from ltsa_desktop.exchange import make_receipt
    from ltsa_desktop.exchange.files import write_whole

    data = make_receipt(store, report)
    if data is None or report.package is None:
        return
    folder = session.args.receipt
    path = folder / f"{report.package.device[:13]}-{report.package.sequence}.ltsareceipt"
    write_whole(path, data)
    session.say(Text(id="  Tanda terima: {path}", en="  Receipt: {path}").format(path=path))


def receipt(session: Session) -> None:
    """Take a receipt in: what it confirms need not be sent again."""
    from ltsa_desktop.exchange import accept_receipt
    from ltsa_desktop.exchange.files import read_small
    from ltsa_desktop.exchange.wanting import asked_for

    data = read_small(existing(session.args.file))
    with session.store() as store:
        fresh = accept_receipt(store, data)
        wanted = asked_for(store)
    if wanted:
        session.say(wanted.text)
    if not fresh:
        session.say(
            Text(
                id="Isi tanda terima ini sudah dicatat sebelumnya; tidak ada yang berubah.",
                en="What this receipt confirms was noted before; nothing was changed.",
            )
        )
        session.give({"confirmed": 0})
        return
    session.say(
        Text(
            id="{n} revisi sudah sampai di supervisor dan tidak ikut dikirim lagi.",
            en="{n} revisions have arrived at the supervisor's and will not be sent again.",
        ).format(n=fresh)
    )
    session.give({"confirmed": fresh})
