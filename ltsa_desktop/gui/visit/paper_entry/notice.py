"""In the window of a visit that came from paper: a line that says so, and the way to its passes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.widgets import Banner
from ltsa_desktop.store.paper_entry import facts_of

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.window import VisitWindow


def follow_paper(window: VisitWindow) -> None:
    """Put the line into the window of a visit that was typed in from paper."""
    session = window.session
    if session is None:
        return
    facts = facts_of(session.extras, session.opened.form.root.ref)
    whole = window.centralWidget()
    layout = whole.layout() if whole is not None else None
    if facts is None or not isinstance(layout, QVBoxLayout):
        return
    banner = Banner()
    layout.insertWidget(1, banner)
    button = "" if facts.again is not None else QCoreApplication.translate("PaperNotice", "Pengetikan kertas…")
    banner.show_text("info", say(facts.told()) + ".", button, partial(show_passes, window))


def show_passes(window: VisitWindow) -> None:
    """The passes of this visit's paper; a sentence where it was recorded on the spot."""
    session, form = window.session, window.form
    if session is None or form is None:
        return
    form.flush()
    if facts_of(session.extras, session.opened.form.root.ref) is None:
        window.toast.say(QCoreApplication.translate("PaperNotice", "Kunjungan ini tidak diketik dari kertas."), "info")
        return
    from ltsa_desktop.gui.visit.paper_entry.passes import PassesDialog

    PassesDialog(window.desk, window.visit_id, window).open()
