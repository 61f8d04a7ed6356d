"""The start window's inside once the store is open: top bar, navigation, pages, status strip."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ltsa_desktop.ground.words import Text
from ltsa_desktop.gui import words
from ltsa_desktop.gui.actions import Actions
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.i18n import Retranslated, say
from ltsa_desktop.gui.pages.base import Page
from ltsa_desktop.gui.pages.start import StartPage
from ltsa_desktop.gui.second_copy import SecondClock, second_words
from ltsa_desktop.gui.shell.navigation import Navigation
from ltsa_desktop.gui.shell.topbar import TopBar
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Banner, StatusStrip

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store
    from ltsa_desktop.store.read_models import StartScreen

PAGES: dict[str, tuple[str, str]] = {
    "centres": ("centres", "CentresPage"),
    "visits": ("visits", "VisitsPage"),
    "returned": ("visits", "VisitsPage"),
    "review": ("review", "ReviewPage"),
    "follow_ups": ("follow_ups", "FollowUpsPage"),
    "map": ("map", "MapPage"),
    "instruments": ("instruments", "InstrumentsPage"),
    "exchange": ("exchange", "ExchangePage"),
    "settings": ("settings", "SettingsPage"),
}
"""Name → module and class; a page is made when it is first shown."""
BACKUP_IS_OLD = timedelta(hours=24)


class Shell(Retranslated):
    """Everything around the pages.

    Signals:
        filled(): the start screen shows what the store holds.
    """

    filled = Signal()

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.actions_ = actions
        self.start: StartScreen | None = None
        self._read_only = False
        self._damage: Text | None = None
        self._alarm: Text | None = None
        self.top = TopBar(desk)
        self.navigation = Navigation()
        self.pages = QStackedWidget()
        self.strip = StatusStrip()
        self._saved, self._backup, self._exports = (self.strip.add_chip() for _ in range(3))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        self.damage = Banner()
        around = QVBoxLayout()
        around.setContentsMargins(SPACE.l, SPACE.s, SPACE.l, SPACE.s)
        around.addWidget(self.damage)
        self._damage_frame = QWidget()
        self._damage_frame.setLayout(around)
        self._damage_frame.hide()
        column.addWidget(self._damage_frame)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        # A page that is too large for the screen (1024 × 600 at 150 %) scrolls as a whole, instead of being cut.
        whole = QScrollArea()
        whole.setWidgetResizable(True)
        whole.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.setWidget(self.pages)
        middle.addWidget(whole, 1)
        column.addLayout(middle, 1)
        column.addWidget(self.strip)
        self._made: dict[str, Page] = {}
        self._start_page = StartPage(desk, actions)
        self._add("start", self._start_page)
        self.navigation.chosen.connect(self.go)
        self.navigation.set_current("start")
        desk.data_changed.connect(self.reload)
        actions.went.connect(self.go)
        desk.second_copy.told.connect(self._fill_strip)
        SecondClock(desk, self)
        # "2 jam lalu" grows older while nobody types.
        clock = QTimer(self)
        clock.setInterval(60_000)
        clock.timeout.connect(self._fill_strip)
        clock.start()

    def _add(self, name: str, page: Page) -> Page:
        self._made[name] = page
        self.pages.addWidget(page)
        return page

    def page(self, name: str) -> Page:
        """The page of that name, made now if it was never shown."""
        if name in self._made:
            return self._made[name]
        module, kind = PAGES[name]
        make: Callable[..., Page] = getattr(import_module(f"ltsa_desktop.gui.pages.{module}"), kind)
        page = make(self.desk, self.actions_, only="returned") if name == "returned" else make(self.desk, self.actions_)
        return self._add(name, page)

    def go(self, name: str) -> None:
        """Show a page and put the focus into its first field."""
        page = self.page(name)
        self.navigation.set_current(name)
        self.pages.setCurrentWidget(page)
        field = page.first_field()
        if field is not None and field.isVisible():
            field.setFocus()

    def show_decisions(self) -> None:
        """What is to be decided about visits and laptops."""
        from ltsa_desktop.gui.pages.review import ReviewPage

        self.go("review")
        page = self.page("review")
        assert isinstance(page, ReviewPage)
        page.show_tab("DecisionsTab")

    def current(self) -> str:
        """The name of the page shown."""
        shown = self.pages.currentWidget()
        return next(name for name, page in self._made.items() if page is shown)

    def reload(self) -> None:
        """Read the start screen again: it fills the first page, the counts and the strip."""
        self.desk.read(_read, self._on_start, owner=self)

    def _on_start(self, found: tuple[StartScreen, bool, Text | None, Text | None]) -> None:
        start, self._read_only, self._damage, self._alarm = found
        self.start = start
        self._start_page.show_start(start)
        self.retranslate()
        self.filled.emit()

    def retranslate(self) -> None:
        start = self.start
        if start is None:
            return
        self.top.set_person(start.profile.name, start.profile.role)
        # What is decided there is a supervisor's; an evaluator finds what came back under "Dikembalikan".
        self.navigation.buttons["review"].setVisible(start.profile.role == "supervisor")
        for name, count in (
            ("centres", start.centres),
            ("visits", start.visits),
            ("returned", len(start.returned)),
            ("follow_ups", start.open_follow_ups),
        ):
            self.navigation.buttons[name].set_count(count)
        if self._damage is None and self._alarm is not None:
            self.damage.show_text("error", say(self._alarm), self.tr("Lihat dan putuskan"), self.show_decisions)
        else:
            self.damage.show_text("error", say(self._damage) if self._damage is not None else "")
        self._damage_frame.setVisible(self._damage is not None or self._alarm is not None)
        self._fill_strip()

    def _fill_strip(self) -> None:
        start = self.start
        if start is None:
            return
        if self._read_only:
            self._saved.set_state("error", self.tr("Hanya dapat dibaca"))
        else:
            self._saved.set_state("ok", self.tr("Semua tersimpan"))
        second = self.desk.second_copy.state
        if second is not None and second.place:
            state, word, whole = second_words(second)
            self._backup.set_state(state, word, "" if state == "warning" else "device-usb")
            self._backup.setToolTip(whole)
        elif start.last_backup is None:
            self._backup.set_state("warning", self.tr("Belum ada cadangan"))
        else:
            old = datetime.now(UTC) - start.last_backup > BACKUP_IS_OLD
            when = words.ago(start.last_backup)
            text = self.tr("Cadangan {when}").format(when=when)
            self._backup.set_state("warning" if old else "ok", text)
            self._backup.setToolTip(start.last_backup_place)
        if start.not_exported:
            text = self.tr("{n} kunjungan belum diekspor").format(n=start.not_exported)
            self._exports.set_state("info", text)
        else:
            self._exports.set_state("ok", self.tr("Tidak ada yang menunggu diekspor"))


def _read(store: Store) -> tuple[StartScreen, bool, Text | None, Text | None]:
    """The start screen, whether one may only read and why, and for a supervisor what rings about a copied laptop."""
    alarm: Text | None = None
    if store.profile.role == "supervisor":
        from ltsa_desktop.store import clones

        alarm = next((alarm.text for alarm in clones.alarms(store)), None)
    return store.read.start(), store.read_only, store.damage, alarm
