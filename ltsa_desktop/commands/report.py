"""`ltsa report`: the printed sheets of one visit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ltsa_desktop.commands.session import Session


def sheet(session: Session) -> None:
    """The Lembar Penilaian."""
    from ltsa_desktop.reports import render_sheet

    _render(session, render_sheet)


def berita_acara(session: Session) -> None:
    """The Berita Acara."""
    from ltsa_desktop.reports import render_berita_acara

    _render(session, render_berita_acara)


def _render(session: Session, render: Callable[..., object]) -> None:
    out: Path = session.args.out
    with session.store() as store:
        report = store.read.visit_report(session.args.visit, language=session.language)
        render(report, out, paper=session.args.paper, language=session.language)
    session.say(str(out))
    session.give({"file": str(out), "revision": report.revision_id, "code": report.short_code})
