"""Answers on their way to the disk: in order, one durable transaction each, kept until the store says COMMIT."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Author, Progress, Store
    from ltsa_desktop.store.journal import StepKind

RETRY_MS = 4000


@dataclass(slots=True)
class _Order:
    """One operation. `answers` is how many answers it carries; `stubborn` ones are tried until they succeed."""

    work: Callable[[Store], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[UserError], None] | None
    answers: int
    stubborn: bool


class SaveQueue(QObject):
    """Runs the writes of one visit on the store thread, one after another.

    A save that the disk refuses stays at the head and is tried again every few seconds; nothing behind it overtakes.

    Attributes:
        who: answers now; None for the store's own profile.

    Signals:
        saved(object): `Saved` of an answer that is on the disk.
        refused(object): the `UserError` of a save that is still waiting.
        emptied(): everything given so far is on the disk.
    """

    saved = Signal(object)
    refused = Signal(object)
    emptied = Signal()

    def __init__(self, desk: Desk, visit_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._visit = visit_id
        self.who: Author | None = None
        self._orders: deque[_Order] = deque()
        self._held = 0
        self._busy = False
        self._trouble: UserError | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(RETRY_MS)
        self._timer.timeout.connect(self.retry)

    @property
    def waiting(self) -> int:
        """Answers that are not on the disk yet."""
        return self._held + sum(order.answers for order in self._orders)

    @property
    def trouble(self) -> UserError | None:
        """Why the head of the queue was refused, None while all goes well."""
        return self._trouble

    def idle(self) -> bool:
        """Whether everything given so far is done."""
        return not self._orders and not self._held

    def hold(self) -> None:
        """Something is made ready elsewhere and will be given here: the queue is not idle until `release`."""
        self._held += 1

    def release(self) -> None:
        """What `hold` announced was given, or will not come."""
        self._held = max(0, self._held - 1)
        if self.idle():
            self.emptied.emit()

    def put(
        self,
        writes: Mapping[str, str | None],
        path: str,
        progress: Progress | None = None,
        kind: StepKind = "edit",
    ) -> None:
        """Save one answer with what the form changed along with it.

        Args:
            writes: path → text, None removes.
            path: the question answered; it names the undo step.
            progress: how far the visit is with it, for the start screen.
            kind: "carry" for an answer taken from the last visit.
        """
        kept = dict(writes)
        visit, who = self._visit, self.who

        def work(store: Store) -> Any:
            return store.visits.save(visit, kept, path=path, who=who, progress=progress, kind=kind)

        self._enter(_Order(work, self.saved.emit, None, 1, stubborn=True))

    def run(
        self,
        work: Callable[[Store], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        answers: int = 0,
    ) -> None:
        """Do something else in its turn (undo, attach, seal); a refusal ends it and is told to `failed`."""
        self._enter(_Order(work, done, failed, answers, stubborn=False))

    def retry(self) -> None:
        """Try the refused save again now."""
        self._timer.stop()
        if self._trouble is not None:
            self._send()

    def give_up(self) -> None:
        """Drop everything that waits (the person chose to close without saving)."""
        self._orders.clear()
        self._held = 0
        self._timer.stop()
        self._trouble = None

    def _enter(self, order: _Order) -> None:
        self._orders.append(order)
        if not self._busy and self._trouble is None:
            self._send()

    def _send(self) -> None:
        if self._busy or not self._orders:
            return
        self._busy = True
        order = self._orders[0]
        context = self._desk.context

        def work() -> Any:
            store = context.store
            assert store is not None, "the store is open while a visit is"
            return order.work(store)

        self._desk.store_thread.submit(work, self._on_done, self._on_failed, owner=self)

    def _on_done(self, result: Any) -> None:
        self._busy = False
        self._trouble = None
        if not self._orders:  # given up in the meantime
            return
        order = self._orders.popleft()
        if order.done is not None:
            order.done(result)
        self._go_on()

    def _on_failed(self, error: UserError) -> None:
        self._busy = False
        if not self._orders:
            return
        order = self._orders[0]
        if order.stubborn:
            self._trouble = error
            self._timer.start()
            self.refused.emit(error)
            return
        self._orders.popleft()
        if order.failed is not None:
            order.failed(error)
        self._go_on()

    def _go_on(self) -> None:
        if self._orders:
            self._send()
        else:
            self.emptied.emit()
