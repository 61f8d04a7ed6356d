"""What can be done at a question besides answering it, as a menu: its button, the right mouse button, Shift+F10."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu

from ltsa_desktop.gui.icons import icon
from ltsa_desktop.gui.visit.session import BOOKMARK, LATER

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.cards import QuestionCard

translate = QCoreApplication.translate


def open_card_menu(card: QuestionCard, place: QPoint) -> None:
    """Open the menu of a question at a place of the screen."""
    menu = QMenu(card)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    session, path = card.session, card.path
    later, marked = session.marked(path, LATER), session.marked(path, BOOKMARK)
    deeds: list[tuple[str, str, str, Callable[[], None]]] = [
        ("history", translate("CardMenu", "Riwayat jawaban"), "Ctrl+H", card.open_history),
    ]
    if not session.read_only:
        deeds[:0] = [
            ("note", translate("CardMenu", "Catatan"), "Ctrl+.", card.open_remark),
            (
                "clock",
                translate("CardMenu", "Lepas tanda “nanti”") if later else translate("CardMenu", "Tandai “nanti”"),
                "Ctrl+L",
                lambda: session.toggle_mark(path, LATER),
            ),
            (
                "bookmark",
                translate("CardMenu", "Lepas penanda") if marked else translate("CardMenu", "Pasang penanda"),
                "Ctrl+B",
                lambda: session.toggle_mark(path, BOOKMARK),
            ),
        ]
    for picture, words, keys, run in deeds:
        action = menu.addAction(icon(picture, "muted"), f"{words}\t{keys}")
        action.triggered.connect(run)
    menu.popup(place)
