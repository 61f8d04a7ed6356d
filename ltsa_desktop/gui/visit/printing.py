"""The papers of a visit as it is saved now, to be signed on the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ltsa_desktop.gui.i18n import say

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.visit.window import VisitWindow
    from ltsa_desktop.store import VisitSummary


def print_papers(window: VisitWindow) -> None:
    """Ask which paper, and make it."""
    if window.session is None or window.form is None:
        return
    window.form.flush()
    identity = window.session.visit.id

    def loaded(summary: VisitSummary) -> None:
        from ltsa_desktop.gui.dialogs.print_visit import PrintDialog

        PrintDialog(window.desk, summary, window).open()

    def refused(error: UserError) -> None:
        window.toast.say(say(error.text), "warning")

    # In its turn behind the answers that are still on their way to the disk.
    window.session.queue.run(lambda store: store.visits.summary(identity), loaded, refused)
