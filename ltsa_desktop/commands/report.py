"""`ltsa report`: what is printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop.commands.session import Session
from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.reports.batch import Kind


def sheet(session: Session) -> None:
    """The Lembar Penilaian; that of a sealed visit carries its data and can be imported."""
    from ltsa_desktop.exchange.attached import data_of
    from ltsa_desktop.reports import render_sheet

    args = session.args
    if args.all:
        _many(session, "sheet")
        return
    with session.store() as store:
        report = store.read.visit_report(_visit(session), language=session.language)
        files = data_of(store, report.revision_id) if not report.draft and not args.without_data else ()
        render_sheet(report, args.out, args.paper, session.language, files)
    session.say(str(args.out))
    session.give({"file": str(args.out), "revision": report.revision_id, "code": report.short_code})


def berita_acara(session: Session) -> None:
    """The Berita Acara."""
    from ltsa_desktop.reports import render_berita_acara

    _render(session, "berita-acara", render_berita_acara, number=session.args.number)


def debrief(session: Session) -> None:
    """The one-page debrief."""
    from ltsa_desktop.reports import render_debrief

    _render(session, "debrief", render_debrief)


def blank(session: Session) -> None:
    """The blank form of an instrument of the store (the newest when none is named)."""
    from ltsa_desktop.reports import render_blank_form

    args = session.args
    with session.store() as store:
        opened = store.instruments.open(args.form or store.instruments.newest().digest)
        digest, organisation = opened.version.digest, store.organisation.current()
        render_blank_form(opened.form, args.out, digest, organisation, args.paper, session.language)
    session.say(str(args.out))
    session.give({"file": str(args.out), "form": opened.version.form_id, "digest": digest})


def fillable(session: Session) -> None:
    """The form of an instrument (the newest when none is named) to be filled in on the screen."""
    from ltsa_desktop.exchange.pdf_forms import addressed
    from ltsa_desktop.reports import render_fillable_form

    args = session.args
    with session.store() as store:
        opened = store.instruments.open(args.form or store.instruments.newest().digest)
        centre = store.centres.get(args.centre).summary if args.centre else None
        organisation = store.organisation.current()
        digest = opened.version.digest
        code, known = addressed(opened, centre)
        render_fillable_form(opened.form, args.out, digest, organisation, args.paper, session.language, code, known)
    session.say(str(args.out))
    session.give({"file": str(args.out), "form": opened.version.form_id, "digest": digest, "centre": code})


def _render(session: Session, kind: Kind, render: Callable[..., object], **more: str) -> None:
    if session.args.all:
        _many(session, kind)
        return
    out: Path = session.args.out
    with session.store() as store:
        report = store.read.visit_report(_visit(session), language=session.language)
        render(report, out, paper=session.args.paper, language=session.language, **more)
    session.say(str(out))
    session.give({"file": str(out), "revision": report.revision_id, "code": report.short_code})


def _visit(session: Session) -> str:
    if session.args.visit:
        return str(session.args.visit)
    raise UserError(
        Text("Sebutkan id kunjungan, atau --all untuk semuanya.", "Name a visit's id, or --all for all of them."),
        code="visit-missing",
    )


def _many(session: Session, kind: Kind) -> None:
    """Every sealed visit of the scope, on all cores, into the folder --out."""
    from ltsa_desktop.reports.batch import orders_for, print_all
    from ltsa_desktop.store import figures, rounds

    args = session.args
    folder: Path = args.out
    with session.store() as store:
        scope = figures.Scope(
            round=rounds.get(store, args.round).id if args.round else "",
            approved_only=bool(args.approved),
            province=args.province or "",
            examples=args.examples or "real",
            every_visit=True,
        )
        visits = [counted.id for counted in figures.select(store, scope).visits]
        orders = orders_for(store, visits, folder, kind)
        report = print_all(store, orders, args.paper, session.language, args.cores, session.progress)
    session.say(
        Text("{n} dari {all} berkas ditulis ke {folder}.", "{n} of {all} {all:file|files} written to {folder}.").format(
            n=len(report.written), all=report.wanted, folder=folder
        )
    )
    for one in report.refused:
        session.say(Text("{name}: {why}", "{name}: {why}").format(name=one.order.out.name, why=one.why or ""))
    session.give(
        {
            "files": [str(path) for path in report.written],
            "refused": [{"visit": one.order.visit, "why": session.word(one.why or "")} for one in report.refused],
        }
    )
