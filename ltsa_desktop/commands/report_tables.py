"""`ltsa report tables`, `dim` and `slides`: the figures of a meeting to be worked on elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ltsa_desktop.commands.report_office import asked
from ltsa_desktop.commands.session import Session
from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from pathlib import Path


def tables(session: Session) -> None:
    """Every table of the pack, or those named, as one workbook."""
    from ltsa_desktop.reports.tables import all_tables, save_workbook

    args = session.args
    only = [name.strip() for name in (args.only or "").split(",") if name.strip()]
    with session.store() as store:
        figured, origin, form = asked(session, store)
        made = all_tables(figured, only)
    out = save_workbook(made, _ending(args.out, ".xlsx"), form.language, origin)
    _told(session, out, {"tables": {table.name: len(table.rows) for table in made}, "code": origin.code})


def dim(session: Session) -> None:
    """The inventory of problems by article and by topic, as a Word document or a workbook."""
    from ltsa_desktop.reports.pack import words
    from ltsa_desktop.reports.tables import all_tables, save_dim_document, save_workbook

    args = session.args
    with session.store() as store:
        figured, origin, form = asked(session, store)
        inventories = [(words.DIM_BY_ARTICLE, figured.articles), (words.DIM_BY_TOPIC, figured.topics)]
        if args.by:
            inventories = [pair for pair in inventories if pair[1].by == args.by]
        if args.out.suffix.casefold() == ".xlsx":
            made = [table for table in all_tables(figured, ["dim"]) if not args.by or table.name == f"dim-{args.by}"]
            out = save_workbook(made, args.out, form.language, origin)
        else:
            letterhead = store.organisation.for_paper(origin.day)
            out = _ending(args.out, ".docx")
            save_dim_document(inventories, out, form.language, origin, letterhead, form.paper)
    _told(session, out, {"rows": sum(len(one.rows) for _, one in inventories), "code": origin.code})


def slides(session: Session) -> None:
    """The pack as slides: its charts, and the first rows of its tables."""
    from ltsa_desktop.reports.tables import save_slides, slides_of

    args = session.args
    with session.store() as store:
        figured, origin, form = asked(session, store)
        charts, shown = slides_of(figured, form.language, bool(args.bw))
        letterhead = store.organisation.for_paper(origin.day)
    out = save_slides(charts, shown, _ending(args.out, ".pptx"), form.language, origin, letterhead)
    _told(session, out, {"slides": 1 + len(charts) + len(shown), "code": origin.code})


def _ending(path: Path, wanted: str) -> Path:
    if path.suffix.casefold() != wanted:
        raise UserError(
            Text("“{name}” harus berakhiran {wanted}.", "The name “{name}” must end in {wanted}.").format(
                name=path.name, wanted=wanted
            ),
            code="wrong-ending",
        )
    return path


def _told(session: Session, out: Path, more: dict[str, object]) -> None:
    session.say(str(out))
    session.give({"file": str(out), **more})
