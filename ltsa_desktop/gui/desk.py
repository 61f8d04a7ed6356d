"""What every window works with, handed from one to the next instead of kept in a global."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui.exchange_desk.watch import InboxWatch
from ltsa_desktop.gui.i18n import say, switch_language
from ltsa_desktop.gui.second_copy import SecondCopier
from ltsa_desktop.gui.theme.style import apply_theme
from ltsa_desktop.gui.worker import Failed, Job, Pool, StoreThread

if TYPE_CHECKING:
    from ltsa_desktop.bootstrap import AppContext, Settings
    from ltsa_desktop.store import Store

log = logging.getLogger(__name__)

T = TypeVar("T")


class Desk(QObject):
    """The context, the threads, and the one place that tells when data changed.

    Attributes:
        context: settings and the open store (touched on the store thread only).
        store_thread: runs everything that touches the store.
        pool: runs what does not.
        inbox: watches the folder that evaluators put their packages into.
        second_copy: makes the second copy while one works, and tells how it stands.

    Signals:
        data_changed(): something in the store changed; screens read again what they show.
        noticed(text, kind): a sentence for the person at the window ("ok", "info", "warning", "error").
    """

    data_changed = Signal()
    noticed = Signal(str, str)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.store_thread = StoreThread(on_error=self._on_error)
        self.pool = Pool(on_error=self._on_error)
        self.second_copy = SecondCopier(self)
        self.inbox = InboxWatch(self)

    @property
    def settings(self) -> Settings:
        """The settings known before the store is unlocked."""
        return self.context.settings

    def read(
        self,
        fn: Callable[[Store], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Read from the open store; `done` gets the result in the GUI thread."""
        return self.store_thread.submit(lambda: fn(self._store()), done, failed, owner)

    def write(
        self,
        fn: Callable[[Store], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """As `read`, for an operation that changes the store: afterwards every screen reads again."""

        def told(result: Any) -> None:
            if done is not None:
                done(result)
            self.data_changed.emit()

        return self.store_thread.submit(lambda: fn(self._store()), told, failed, owner)

    def _store(self) -> Store:
        store = self.context.store
        assert store is not None, "the store is open whenever a screen is"
        return store

    def apply_settings(self) -> None:
        """Show language, theme and text size of the settings, and keep them."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, self.settings.theme, self.settings.text_scale)
        switch_language(app, self.settings.language)
        self.keep_settings()

    def keep_settings(self) -> None:
        """Write the settings' file; a disk that refuses is told, not fatal."""
        try:
            self.settings.save()
        except OSError as error:
            self.noticed.emit(
                self.tr("Pengaturan berlaku sekarang, tetapi belum tersimpan: {why}").format(why=error.strerror),
                "warning",
            )

    def close(self) -> None:
        """Finish the work, close the store, end the threads."""
        self.store_thread.submit(self._shut)
        self.store_thread.stop()
        self.pool.stop()

    def _shut(self) -> None:
        store = self.context.store
        if store is None:
            return
        try:
            store.close(backup=True)
        except UserError as error:
            log.warning("no copy was made on exit: %s", error.text.en)
            store.close()
        self.context.store = None

    def lock(self) -> None:
        """Close the store; the next screen asks for the password again."""
        self.store_thread.submit(self._shut)

    def _on_error(self, error: UserError) -> None:
        self.noticed.emit(say(error.text), "error")
