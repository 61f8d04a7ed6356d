"""The audit trail from the visit window: of the visit, or of the question the keyboard is at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.window import VisitWindow


def show_trail(window: VisitWindow, question: bool = False) -> None:
    """Show it once what is being typed is on the disk."""
    from ltsa_desktop.gui.audit.dialog import open_audit

    session, form = window.session, window.form
    if session is None or form is None:
        return
    form.flush()
    path = session.place if question else ""
    subject = f"{session.visit.centre_name} · {session.label(path)}" if path else session.visit.centre_name
    open_audit(window.desk, session.visit.id, path, subject, window)
