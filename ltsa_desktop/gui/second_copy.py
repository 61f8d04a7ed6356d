"""The second copy while one works: made on a pool thread, its state shown in the start strip and at a visit's foot."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from ltsa_desktop.gui.i18n import say

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.gui.widgets.labels import State
    from ltsa_desktop.store.second_copy import SecondCopy

EVERY_MS = 60_000
SOON_MS = 3_000
LONGEST_NAME = 22
translate = QCoreApplication.translate


class SecondCopier(QObject):
    """Looks whether a copy is due and makes it; the store decides. When to look is told by a `SecondClock`.

    Attributes:
        state: how it stands, None until it was looked at.

    Signals:
        told(): looked again; `state` may differ, and its age is a minute more.
    """

    told = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.state: SecondCopy | None = None
        self._desk = desk
        self._under_way = False

    def look(self) -> None:
        """Make a copy if one is due, off this thread and off the store's; one at a time."""
        store = self._desk.context.store
        if store is None or self._under_way:
            return
        self._under_way = True
        self._desk.pool.submit(lambda job: store.second.make(), self._on_made, self._on_failed, self)

    def _on_made(self, state: SecondCopy) -> None:
        self._under_way = False
        before, self.state = self.state, state
        if before is not None and before.place == state.place and before.trouble != state.trouble:
            if state.trouble:
                self._desk.noticed.emit(say(state.text), "warning")
            elif not state.behind:
                text = self.tr("Cadangan kedua lengkap lagi: {place}").format(place=_named(state))
                self._desk.noticed.emit(text, "ok")
        self.told.emit()

    def _on_failed(self, error: UserError) -> None:
        self._under_way = False
        self._desk.noticed.emit(say(error.text), "warning")


class SecondClock(QObject):
    """Lets the copier look every minute while `owner` lives, and soon after something larger happened (a seal)."""

    def __init__(self, desk: Desk, owner: QObject) -> None:
        super().__init__(owner)
        every, soon = QTimer(self), QTimer(self)
        every.setInterval(EVERY_MS)
        every.timeout.connect(desk.second_copy.look)
        every.start()
        soon.setInterval(SOON_MS)
        soon.setSingleShot(True)
        soon.timeout.connect(desk.second_copy.look)
        desk.data_changed.connect(soon.start)


def second_words(state: SecondCopy | None) -> tuple[State, str, str]:
    """The state, a few words for a chip, and the whole sentence; no words before the first look."""
    from ltsa_desktop.gui.words import ago

    if state is None:
        return "muted", "", ""
    if not state.place:
        return (
            "muted",
            translate("SecondCopy", "Cadangan hanya di laptop ini"),
            translate("SecondCopy", "Pilih stik atau folder lain di Pengaturan → Cadangan; salinannya dibuat sendiri."),
        )
    old = state.old(datetime.now(UTC))
    name = _named(state)
    if state.trouble:
        word = f"{name[:1].upper()}{name[1:]} {_troubles()[state.trouble]}"
        if state.moment is not None:
            word = translate("SecondCopy", "{trouble} · cadangan {when}").format(trouble=word, when=ago(state.moment))
        # A stick that is out for a while is how sticks are used; what stays undone for hours is not.
        return ("muted" if state.trouble == "away" and not old else "warning"), word, say(state.text)
    if state.moment is None:
        word = translate("SecondCopy", "Cadangan {place} segera dibuat").format(place=name)
        return ("warning" if old else "info"), word, state.place
    word = translate("SecondCopy", "Cadangan {place} · {when}").format(place=name, when=ago(state.moment))
    if old:
        word = translate("SecondCopy", "{word} · terlalu lama").format(word=word)
    return ("warning" if old else "ok"), word, state.path


def second_short(state: SecondCopy | None) -> str:
    """The one word that matters, for a foot that is full at large letters: "2 jam lalu", "tidak terpasang"."""
    from ltsa_desktop.gui.words import ago

    if state is None:
        return ""
    if not state.place:
        return translate("SecondCopy", "laptop saja")
    if state.trouble:
        return _troubles()[state.trouble]
    return ago(state.moment) if state.moment is not None else translate("SecondCopy", "segera")


def _troubles() -> dict[str, str]:
    return {
        "away": translate("SecondCopy", "tidak terpasang"),
        "other": translate("SecondCopy", "bukan stik cadangan"),
        "full": translate("SecondCopy", "penuh"),
        "locked": translate("SecondCopy", "terkunci"),
        "refused": translate("SecondCopy", "menolak, dicoba lagi"),
        "local": translate("SecondCopy", "menunggu disk laptop"),
    }


def _named(state: SecondCopy) -> str:
    """ "stik E:", short enough for a line."""
    name = say(state.name)
    name = name[:1].lower() + name[1:]
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
