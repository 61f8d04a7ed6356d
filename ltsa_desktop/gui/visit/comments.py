"""What supervisors said of a visit, in the evaluator's window: a line above, strips at the questions, a list beside.

Nothing of it is there for a visit that nobody reviewed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout

from ltsa_desktop.gui import words
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.visit.comment_strip import CommentSide, CommentStrip
from ltsa_desktop.gui.widgets import Banner

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.cards import QuestionCard
    from ltsa_desktop.gui.visit.window import VisitWindow
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.commenting import Thread
    from ltsa_desktop.store.correcting import Correction
    from ltsa_desktop.store.reviewing import Review

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Said:
    """What was read: where the review stands, its threads, and path → the correction that stands there."""

    review: Review
    threads: tuple[Thread, ...]
    corrections: dict[str, Correction]
    supervisor: bool


def read_said(store: Store, visit: str) -> Said:
    """Read it on the store thread."""
    from ltsa_desktop.store import commenting, correcting, reviewing

    return Said(
        reviewing.review(store, visit),
        commenting.threads(store, visit),
        correcting.standing(correcting.corrections(store, visit)),
        store.profile.role == "supervisor",
    )


class Comments(QObject):
    """Follows what was said about the visit of a window.

    Attributes:
        said: None until it was read.
    """

    def __init__(self, window: VisitWindow) -> None:
        super().__init__(window)
        self.window_ = window
        self.said: Said | None = None
        self._greeted = False
        self._side: CommentSide | None = None
        self.banner = Banner()
        whole = window.centralWidget()
        layout = whole.layout() if whole is not None else None
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(1, self.banner)
        session = window.session
        assert session is not None
        session.mode_changed.connect(self.read)
        session.settled.connect(self._on_settled)
        window.desk.data_changed.connect(self.read)
        window.installEventFilter(self)
        self.read()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().eventFilter(watched, event)

    def read(self) -> None:
        """Read what was said again."""
        visit = self.window_.visit_id
        self.window_.desk.read(lambda store: read_said(store, visit), self._on_read, lambda error: None, self)

    def open_threads(self) -> tuple[Thread, ...]:
        """The threads that nobody has handled."""
        return tuple(thread for thread in self.threads() if thread.mark == "open")

    def threads(self) -> tuple[Thread, ...]:
        """All threads, in the form's order; those about the whole visit first."""
        session = self.window_.session
        if self.said is None or session is None:
            return ()
        order = {path: i for i, path in enumerate(session.tally.order)}
        last = len(order)

        def place(thread: Thread) -> int:
            return -1 if not thread.path else order.get(thread.path, last)

        return tuple(sorted(self.said.threads, key=place))

    def dress(self, card: QuestionCard) -> None:
        """Put what was said at a question below it, or take it away."""
        said, strip = self.said, getattr(card, "comment_strip", None)
        if said is None:
            return
        threads = tuple(thread for thread in said.threads if thread.path == card.path)
        correction = said.corrections.get(card.path)
        told = self._correction_words(card, correction) if correction is not None else ""
        if strip is None:
            if not threads and not told:
                return
            strip = CommentStrip(said.supervisor)
            strip.answered.connect(self.answer)
            strip.marked.connect(self.mark)
            strip.left.connect(card.focus_first)
            card.comment_strip = strip  # type: ignore[attr-defined]  # belongs to the card from here on
            card.column.addWidget(strip)
        strip.show_threads(threads, told)

    def _correction_words(self, card: QuestionCard, made: Correction) -> str:
        original = card.session.words(card.path, made.original) if made.original else "–"
        return translate("Comments", "Dikoreksi {who}, {when}: {reason}. Jawaban semula: {original}").format(
            who=made.who.name, when=words.moment(made.at), reason=made.reason.rstrip("."), original=original
        )

    def next_comment(self, step: int = 1) -> None:
        """F9: to the next comment that waits; one about the whole visit is shown in the list."""
        window, form = self.window_, self.window_.form
        if form is None:
            return
        form.flush()
        waiting = self.open_threads() or tuple(t for t in self.threads() if t.mark != "settled")
        if not waiting:
            window.toast.say(translate("Comments", "Tidak ada komentar supervisor yang menunggu."), "ok")
            return
        paths = [thread.path for thread in waiting if thread.path]
        order = window.session.tally.order if window.session is not None else []
        here = form.place()
        at = order.index(here) if here in order else -1
        places = [order.index(path) for path in paths if path in order]
        later = [p for p in places if p > at] if step > 0 else [p for p in reversed(places) if p < at]
        target = (later or places[:: 1 if step > 0 else -1] or [-1])[0]
        if target >= 0 and form.go_to(order[target]):
            return
        self.toggle(show=True)

    def toggle(self, show: bool | None = None) -> None:
        """Show or hide the list of all comments beside the form."""
        window, session = self.window_, self.window_.session
        if session is None:
            return
        if self._side is not None and show is not True:
            side, self._side = self._side, None
            window._row.removeWidget(side)
            side.hide()
            side.deleteLater()
            if window.form is not None:
                window.form.go_to(session.place)
            return
        if self._side is None:
            self._side = CommentSide(session, self.said is not None and self.said.supervisor)
            self._side.question_chosen.connect(self._on_chosen)
            self._side.answered.connect(self.answer)
            self._side.marked.connect(self.mark)
            self._side.said.connect(self.say)
            self._side.closed.connect(self.toggle)
            window._row.addWidget(self._side)
        self._side.show_threads(self.threads())
        self._side.close_button.setFocus()

    def answer(self, thread: str, text: str) -> None:
        """Answer a thread."""

        def write(store: Store) -> object:
            from ltsa_desktop.store.commenting import answer

            return answer(store, thread, text)

        self._write(write)

    def mark(self, thread: str, mark: str) -> None:
        """Mark a thread."""

        def write(store: Store) -> object:
            from ltsa_desktop.store import commenting

            return commenting.mark(store, thread, mark)  # type: ignore[arg-type]  # one of the buttons' own values

        self._write(write)

    def say(self, text: str) -> None:
        """Say something about the whole visit."""
        visit = self.window_.visit_id

        def write(store: Store) -> object:
            from ltsa_desktop.store.reviewing import comment

            return comment(store, visit, text)

        self._write(write)

    def retranslate(self) -> None:
        """Put every word in again."""
        self._tell()
        self._dress_all()

    def _write(self, deed) -> None:
        window = self.window_
        window.desk.write(deed, None, lambda error: window.toast.say(say(error.text), "error"), self)

    def _on_settled(self) -> None:
        # The first answer after an approval voids it.
        if self.said is not None and self.said.review.state == "approved":
            self.read()

    def _on_read(self, said: Said) -> None:
        before, self.said = self.said, said
        if before == said:
            return
        self._tell()
        self._dress_all()
        if self._side is not None:
            self._side.show_threads(self.threads())
        if not self._greeted:
            self._greeted = True
            session, form = self.window_.session, self.window_.form
            if session is not None and form is not None and session.visit.status == "returned":
                first = next((thread.path for thread in self.open_threads() if session.holds(thread.path)), "")
                if first:
                    form.go_to(first)

    def _dress_all(self) -> None:
        from ltsa_desktop.gui.visit.cards import QuestionCard

        if self.window_.form is None:
            return
        for card in self.window_.form.findChildren(QuestionCard):
            if shiboken6.isValid(card):
                self.dress(card)

    def _tell(self) -> None:
        said = self.said
        if said is None:
            return
        found = said.review
        by = ", ".join(who.name for who in found.by)
        when = words.moment(found.at) if found.at is not None else ""
        waiting = len(self.open_threads())
        if found.state == "changed-after-approval":
            told = translate(
                "Comments", "BERUBAH SETELAH DISETUJUI. {by} menyetujui versi lain ({when}); yang ini belum disetujui."
            )
            self.banner.show_text("error", told.format(by=by, when=when))
        elif found.state == "returned":
            told = translate("Comments", "Dikembalikan {by}, {when}: {reason}").format(
                by=by, when=when, reason=found.reason
            )
            told += " · " + translate("Comments", "{n} komentar belum ditangani").format(n=waiting)
            button = translate("Comments", "Komentar berikutnya (F9)")
            self.banner.show_text("warning", told, button if said.threads else "", self.next_comment)
        elif found.state == "approved":
            told = translate("Comments", "Disetujui {by}, {when}.").format(by=by, when=when)
            self.banner.show_text("ok", told)
        elif waiting:
            told = translate("Comments", "{n} komentar belum ditangani").format(n=waiting)
            self.banner.show_text("info", told, translate("Comments", "Komentar berikutnya (F9)"), self.next_comment)
        else:
            self.banner.show_text("info", "")

    def _on_chosen(self, path: str) -> None:
        if self.window_.form is not None:
            self.window_.form.go_to(path)


def follow_comments(window: VisitWindow) -> None:
    """Let a window show what was said about its visit."""
    if window.session is not None:
        window.session.comments = Comments(window)


def next_comment(window: VisitWindow, step: int = 1) -> None:
    """To the next comment that waits, or the one before."""
    if window.session is not None and window.session.comments is not None:
        window.session.comments.next_comment(step)


def show_comments(window: VisitWindow) -> None:
    """Show or hide the list of comments."""
    if window.session is not None and window.session.comments is not None:
        window.session.comments.toggle()
