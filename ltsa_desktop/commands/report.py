"""`ltsa report`: what is printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ltsa_desktop.commands.session import Session


def sheet(session: Session) -> None:
    """The Lembar Penilaian; that of a sealed visit carries its data and can be imported."""
    from ltsa_desktop.exchange.attached import data_of
    from ltsa_desktop.reports import render_sheet

    args = session.args
    with session.store() as store:
        report = store.read.visit_report(args.visit, language=session.language)
        files = data_of(store, report.revision_id) if not report.draft and not args.without_data else ()
        render_sheet(report, args.out, args.paper, session.language, files)
    session.say(str(args.out))
    session.give({"file": str(args.out), "revision": report.revision_id, "code": report.short_code})


def berita_acara(session: Session) -> None:
    """The Berita Acara."""
    from ltsa_desktop.reports import render_berita_acara

    _render(session, render_berita_acara, number=session.args.number)


def debrief(session: Session) -> None:
    """The one-page debrief."""
    from ltsa_desktop.reports import render_debrief

    _render(session, render_debrief)


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
    """The form of an instrument (the newest when none is named) to be filled in on the screen, for one centre or any."""
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


def _render(session: Session, render: Callable[..., object], **more: str) -> None:
    out: Path = session.args.out
    with session.store() as store:
        report = store.read.visit_report(session.args.visit, language=session.language)
        render(report, out, paper=session.args.paper, language=session.language, **more)
    session.say(str(out))
    session.give({"file": str(out), "revision": report.revision_id, "code": report.short_code})
