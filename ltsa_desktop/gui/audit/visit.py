"""The audit trail from the windows of a visit and of a review: of the visit, or of the question one is at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ltsa_desktop.gui.review.window import ReviewWindow
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


def show_review_trail(window: ReviewWindow, question: bool = False) -> None:
    """The trail of the visit under review, or of the question one is at."""
    from ltsa_desktop.gui.audit.dialog import open_audit

    if window.sheet is None:
        return
    answer = window.answers.current() if question else None
    centre = window.sheet.visit.visit.centre_name
    subject = f"{centre} · {answer.row.label}" if answer is not None else centre
    open_audit(window.desk, window.visit, answer.path if answer is not None else "", subject, window)
