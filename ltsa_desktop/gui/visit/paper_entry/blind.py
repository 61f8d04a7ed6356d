"""Who types a paper in the second time does not see the first time before the two are compared."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ltsa_desktop.gui.dialogs.base import Ask
from ltsa_desktop.store.paper_entry import facts_of

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.opening import Opening
    from ltsa_desktop.gui.visit.window import VisitWindow
    from ltsa_desktop.store import Store

translate = QCoreApplication.translate


def show_first(window: VisitWindow, opening: Opening, show: Callable[[], None]) -> None:
    """Run `show`, which paints the visit; where its paper is being typed a second time, only when that is wanted."""
    if not may_be_second(opening):
        show()
        return

    def told(who: str | None) -> None:
        if who is None:
            show()
        else:
            _ask(window, who, show)

    visit = window.visit_id
    window.desk.read(lambda store: _second_keyer(store, visit), told, lambda _: show(), window)


def may_be_second(opening: Opening) -> bool:
    """Whether somebody may be typing this visit's paper a second time, so that it must be asked about first."""
    facts = facts_of(opening.extras, opening.opened.form.root.ref)
    return facts is not None and facts.again is None


def put_away(visit: str) -> None:
    """Close every window that shows the first pass of a paper."""
    for widget in QApplication.topLevelWidgets():
        if getattr(widget, "visit_id", "") == visit and widget.isVisible():
            QTimer.singleShot(0, widget, widget.close)


def _second_keyer(store: Store, visit: str) -> str | None:
    """Who is typing the second pass; None while nobody is."""
    from ltsa_desktop.store.double_entry import second_pass
    from ltsa_desktop.store.paper_entry import paper_facts

    second = second_pass(store, visit)
    facts = paper_facts(store, second.id) if second is not None else None
    return facts.keyed.who.name if facts is not None and facts.keyed is not None else None


def _ask(window: QWidget, who: str, show: Callable[[], None]) -> None:
    ask = Ask(
        translate("PaperNotice", "Kertas ini sedang diketik kedua kali"),
        translate(
            "PaperNotice",
            "{who} sedang mengetiknya dan tidak boleh melihat pengetikan pertama sebelum keduanya dibandingkan. "
            "Tampilkan hanya bila Anda bukan {who}.",
        ).format(who=who),
        translate("PaperNotice", "Tampilkan pengetikan pertama"),
        translate("PaperNotice", "Tutup"),
        danger=True,
        parent=window,
    )
    ask.accepted.connect(show)
    # Closed when the dialog has gone, so that it does not go with its window.
    ask.rejected.connect(lambda: QTimer.singleShot(0, window, window.close))
    ask.open()
