"""One visit being written: its form state, what is not on the disk yet, and everything that can be done to it.

Widgets ask the session and tell it answers; it changes the form state at once, hands the writes to the save queue, and
says what else changed. No widgets in here.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from ltsa_desktop.gui.i18n import language
from ltsa_desktop.gui.visit.attaching import Arrivals
from ltsa_desktop.gui.visit.editors.base import Option, Question
from ltsa_desktop.gui.visit.editors.searching import OptionLists
from ltsa_desktop.gui.visit.editors.shown import words_for
from ltsa_desktop.gui.visit.instances import content_with, copy_answers
from ltsa_desktop.gui.visit.last_visit import CHECKED, SET, LastVisit, read_carried
from ltsa_desktop.gui.visit.opening import Opening, marker
from ltsa_desktop.gui.visit.outline import Tally, table_title
from ltsa_desktop.gui.visit.save_queue import SaveQueue

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.gui.visit.comments import Comments
    from ltsa_desktop.scoring import Snapshot
    from ltsa_desktop.scoring.answers import StateScore
    from ltsa_desktop.store import Attachment, Revision, Saved, Store, UndoName, Undone, Visit
    from ltsa_desktop.store.journal import StepKind
    from ltsa_desktop.xforms import NodeState

log = logging.getLogger(__name__)

SCORE_DELAY_MS = 120
"""Scores follow the last change after this rest: never on the way of a key press."""
REMARK, SKIP, LATER, BOOKMARK = "#note", "#skip", "#later", "#mark"


@dataclass(frozen=True, slots=True)
class Delta:
    """What views must look at again: these paths, or everything when `whole`."""

    paths: frozenset[str] = frozenset()
    structure: bool = False
    whole: bool = False


class VisitSession(QObject):
    """See the module.

    Attributes:
        strict: open required answers count as problems (after a try to finalise).
        complaints: path → sentence for what is typed but is no value.
        carried: path → answer taken from the last visit and not given again since.

    Signals:
        changed(Delta): views look again at what it names.
        saved(datetime): an answer is on the disk since then.
        refused(UserError): the disk does not take an answer; it waits.
        settled(): nothing waits any more.
        undo_changed(): other steps can be undone or redone.
        score_changed(): there is another snapshot.
        attachments_changed(): files or captions changed.
        told(str, str): a sentence for the person, and its kind.
        mode_changed(): editable became read-only or the other way round.
        version_changed(): a step back moved the visit to another version of its form; it is to be opened anew.
    """

    changed = Signal(object)
    saved = Signal(object)
    refused = Signal(object)
    settled = Signal()
    undo_changed = Signal()
    score_changed = Signal()
    attachments_changed = Signal()
    told = Signal(str, str)
    mode_changed = Signal()
    version_changed = Signal()

    def __init__(self, desk: Desk, opening: Opening, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.visit = opening.visit
        self.opened = opening.opened
        self.state = opening.state
        self.extras = opening.extras
        self.attachments = opening.attachments
        self.undo_name = opening.undo
        self.redo_name = opening.redo
        self.read_only = opening.read_only
        self.saved_at: datetime | None = None
        self.strict = False
        self.complaints: dict[str, str] = {}
        self.last: LastVisit | None = None
        self.comments: Comments | None = None
        self.carried: dict[str, str] = {}
        self.snapshot: Snapshot | None = None
        self.place = opening.place
        self.chosen_language = opening.form_language
        self.follow_language()
        self._lists = OptionLists()
        self.tally = Tally(self)
        self.queue = SaveQueue(desk, self.visit.id, self)
        self.arrivals = Arrivals(self)
        self.queue.saved.connect(self._on_saved)
        self.queue.refused.connect(self.refused)
        self.queue.emptied.connect(self._on_emptied)
        self._scorer: StateScore | None = None
        self._to_score: set[str] = set()
        self._score_timer = QTimer(self)
        self._score_timer.setSingleShot(True)
        self._score_timer.setInterval(SCORE_DELAY_MS)
        self._score_timer.timeout.connect(self.score_now)

    # Reading

    def node(self, path: str) -> NodeState:
        """The state of one node."""
        return self.state.node(path)

    def label(self, path: str) -> str:
        """A node's label, plain, in the form's language; its name where it has none."""
        node = self.state.node(path)
        return node.label(self.form_language) or table_title(node, self.form_language) or node.definition.name

    def options(self, path: str) -> Sequence[Option]:
        """The choices of a question now."""
        return self._lists.of(path, self.state.choices(path, self.form_language))

    def question(self, path: str, with_options: bool = True) -> Question:
        """What an editor must know of a question."""
        node = self.state.node(path)
        definition = node.definition
        control = definition.control or ""
        choices = with_options and control in ("select1", "select", "rank")
        return Question(
            label=node.label(self.form_language) or definition.name,
            hint=node.hint(self.form_language) or "",
            type=definition.type,
            control=control,
            appearance=frozenset((definition.appearance or "").split()),
            mediatype=definition.mediatype or "",
            parameters=dict(definition.parameters or {}),
            options=self.options(path) if choices else (),
            language=language(),
        )

    def words(self, path: str, stored: str | None) -> str:
        """A stored value of a question as a person reads it."""
        if not stored:
            return ""
        from ltsa_desktop.xforms.views import UnknownPath

        try:
            return words_for(stored, self.question(path))
        except UnknownPath:  # the question went away with its repeat instance
            return stored

    def remark(self, path: str) -> str:
        """The person's own remark on a question."""
        return self.extras.get(path + REMARK, "")

    def skip_reason(self, path: str) -> str:
        """Why a question is left open."""
        return self.extras.get(path + SKIP, "")

    # Answering

    def set(self, path: str, value: str) -> None:
        """Give an answer ("" takes it away)."""
        if self.read_only:
            return
        change = self.state.set(path, value or None)
        writes = dict(change.writes)
        self.carried.pop(path, None)
        for suffix in (SKIP, LATER, CHECKED):
            # What is answered is neither skipped nor put off.
            if (value or suffix == CHECKED) and path + suffix in self.extras:
                del self.extras[path + suffix]
                writes[path + suffix] = None
        self.took(writes, path, change.changed, change.structure)

    def set_remark(self, path: str, text: str, suffix: str = REMARK) -> None:
        """Put a remark (or with `SKIP` a reason) beside a question; "" takes it away."""
        key, text = path + suffix, text.strip()
        if self.read_only or self.extras.get(key, "") == text:
            return
        if text:
            self.extras[key] = text
        else:
            self.extras.pop(key, None)
        self.took({key: text or None}, key, frozenset({path}), False)

    def marked(self, path: str, suffix: str) -> bool:
        """Whether a question carries a mark (`LATER`, `BOOKMARK`)."""
        return bool(self.extras.get(path + suffix))

    def toggle_mark(self, path: str, suffix: str) -> None:
        """Set a mark on a question, or take it away."""
        self.set_remark(path, "" if self.marked(path, suffix) else SET, suffix)

    def carry(self, path: str) -> None:
        """Take the last visit's answer; the journal marks it as carried."""
        if self.last is None or self.read_only:
            return
        value = self.last.answer(self, path)
        if not value:
            return
        change = self.state.set(path, value)
        self.carried[path] = value
        self.took(change.writes, path, change.changed, change.structure, "carry")

    def add_instance(self, repeat: str, before: str | None = None) -> str:
        """Add one instance to a repeat; its path."""
        change = self.state.add_repeat(repeat, before=before)
        self.took(change.writes, change.path, change.changed, True)
        return change.path

    def duplicate(self, instance: str) -> str:
        """Add an instance with the same answers (files apart) right after; its path. One step for undo."""
        siblings = self.instances(self.repeat_of(instance))
        place = siblings.index(instance)
        before = siblings[place + 1] if place + 1 < len(siblings) else None
        change = self.state.add_repeat(self.repeat_of(instance), before=before)
        new, writes, changed = change.path, dict(change.writes), set(change.changed)
        more, touched = copy_answers(self.state, instance, new)
        writes.update(more)
        changed |= touched
        self.took(writes, new, frozenset(changed), True)
        return new

    def remove_instance(self, instance: str) -> None:
        """Take an instance away (undo brings it back)."""
        change = self.state.remove_repeat(instance)
        inside = (instance + "/", instance + "#")
        self.extras = {k: v for k, v in self.extras.items() if not k.startswith(inside)}
        self.complaints = {k: v for k, v in self.complaints.items() if not k.startswith(inside)}
        self.took(change.writes, instance, change.changed, True)

    def move_instance(self, instance: str, step: int) -> None:
        """Move an instance up (-1) or down (1)."""
        siblings = self.instances(self.repeat_of(instance))
        to = siblings.index(instance) + step
        if 0 <= to < len(siblings):
            change = self.state.move_repeat(instance, to)
            self.took(change.writes, instance, change.changed, True)

    def holds(self, path: str) -> bool:
        """Whether there is a node at `path` now."""
        from ltsa_desktop.xforms.views import UnknownPath

        try:
            self.state.node(path)
        except UnknownPath:
            return False
        return True

    def instances(self, repeat: str) -> list[str]:
        """The paths of a repeat's instances in order."""
        return [child.path for child in self.state.node(repeat).children]

    @staticmethod
    def repeat_of(instance: str) -> str:
        """The repeat that an instance belongs to."""
        return instance[: instance.rindex("[")]

    def complain(self, path: str, sentence: str) -> None:
        """Remember (or with "" forget) that what is typed at a question is no value."""
        if self.complaints.get(path, "") == sentence:
            return
        if sentence:
            self.complaints[path] = sentence
        else:
            self.complaints.pop(path, None)
        self.tally.update({path})
        self.changed.emit(Delta(frozenset({path})))

    # Files

    def attach(self, path: str, name: str, data: bytes, caption: str = "") -> None:
        """Attach a file as the answer of an upload question."""
        self.arrivals.bring(path, name, data, caption)

    def set_caption(self, path: str, caption: str) -> None:
        """Another caption for the file of a question."""
        attachment = self.attachments.get(path)
        if attachment is None or self.read_only:
            return
        visit, name = self.visit.id, attachment.name

        def work(store: Store) -> list[Attachment]:
            store.visits.set_caption(visit, name, caption)
            return list(store.visits.attachments(visit))

        self.queue.run(work, self._on_attachments, self.on_not_done, answers=1)

    def load_file(
        self, path: str, done: Callable[[Any], None], owner: QObject, make: Callable[[bytes], Any] = bytes
    ) -> None:
        """Read a question's file; `done` gets what `make` (on the store thread) makes of it, b"" where it is gone."""
        attachment = self.attachments.get(path)
        if attachment is None or not attachment.present:
            done(b"")
            return
        visit, name = self.visit.id, attachment.name

        def failed(error: UserError) -> None:
            log.warning("attachment %s cannot be read: %s", name, error.text.en)
            done(b"")

        self.desk.read(lambda store: make(store.visits.attachment_bytes(visit, name)), done, failed, owner)

    # Undo

    def undo(self) -> None:
        """Take the last step back."""
        self._turn_back(lambda store: store.visits.undo(self.visit.id, self.queue.who))

    def redo(self) -> None:
        """Do the last undone step again."""
        self._turn_back(lambda store: store.visits.redo(self.visit.id, self.queue.who))

    def _turn_back(self, step: Callable[[Store], Undone | None]) -> None:
        if not self.read_only:
            self.queue.run(step, self._on_turned_back, self.on_not_done)

    # Scores

    def score_now(self) -> None:
        """Compute the snapshot of this moment."""
        self._score_timer.stop()
        plan = self.opened.plan
        if plan is None:
            return
        if self._scorer is None:
            from ltsa_desktop.scoring.answers import StateScore

            self._scorer = StateScore(self.state, plan)
            snapshot = self._scorer.snapshot
        else:
            snapshot = self._scorer.update(self._to_score)
        self._to_score = set()
        if snapshot != self.snapshot:
            self.snapshot = snapshot
            self.score_changed.emit()

    # The end

    def seal(self, done: Callable[[Revision], None]) -> None:
        """Make the visit's state a signed revision once everything is on the disk."""
        visit, who = self.visit.id, self.queue.who

        def work(store: Store) -> tuple[Revision, Visit]:
            return store.visits.seal(visit, "final", who=who), store.visits.get(visit)

        def sealed(found: tuple[Revision, Visit]) -> None:
            revision, self.visit = found
            self.read_only = True
            self.mode_changed.emit()
            done(revision)

        self.arrivals.after(lambda: self.queue.run(work, sealed, self.on_not_done))

    def reopen(self, reason: str) -> None:
        """Make a sealed visit editable again."""
        visit = self.visit.id

        def work(store: Store) -> Visit:
            store.visits.reopen(visit, reason)
            return store.visits.get(visit)

        def reopened(found: Visit) -> None:
            self.visit = found
            self.read_only = False
            self.mode_changed.emit()
            self.mark_open(True)
            self.desk.data_changed.emit()

        self.queue.run(work, reopened, self.on_not_done)

    def mark_open(self, on: bool) -> None:
        """Leave (or take away) the mark by which the next start knows that this window was not closed properly."""
        if self.read_only:
            return
        name = marker(self.visit.id)
        moment = datetime.now().astimezone().isoformat(timespec="seconds")
        mark = {"open": on, "at": moment, "place": self.place}
        self.desk.read(lambda store: store.settings.set(name, mark), lambda _: None, _log_only)

    def set_strict(self, on: bool) -> None:
        """Show open required answers as problems from now on."""
        if self.strict != on:
            self.strict = on
            self.tally.rebuild()
            self.changed.emit(Delta(whole=True))

    def follow_language(self) -> None:
        """Read the form in the language chosen for it, else in the interface's where it has that."""
        chosen = self.chosen_language
        self.form_language = chosen if chosen in self.opened.form.languages else self.opened.language(language())
        self._lists = OptionLists()

    def took(
        self,
        writes: Mapping[str, str | None],
        path: str,
        changed: Iterable[str],
        structure: bool,
        kind: StepKind = "edit",
    ) -> None:
        """Save what a step has done to the form state; `path` names it for undo, `changed` for the views."""
        paths = frozenset(changed)
        if structure:
            self.tally.rebuild()
        else:
            self.tally.update(paths)
        if writes:
            self.queue.put(writes, path, self.tally.progress(), kind)
        self.changed.emit(Delta(paths, structure))
        self._to_score |= {path, *paths}
        self._score_timer.start()

    def _on_saved(self, saved: Saved) -> None:
        self.saved_at = saved.at.astimezone()
        self.saved.emit(self.saved_at)

    def _on_emptied(self) -> None:
        self.settled.emit()
        visit = self.visit.id

        def names(pair: tuple[UndoName | None, UndoName | None]) -> None:
            self.undo_name, self.redo_name = pair
            self.undo_changed.emit()

        self.desk.read(lambda s: (s.visits.next_undo(visit), s.visits.next_redo(visit)), names, owner=self)

    def on_attached(self, attachment: Attachment) -> None:
        """A file is on the disk and is the answer of its question."""
        self.attachments[attachment.path] = attachment
        change = self.state.set(attachment.path, attachment.name)
        others = {p: text for p, text in change.writes.items() if p != attachment.path}
        self.took(others, attachment.path, change.changed | {attachment.path}, change.structure)
        self.saved_at = datetime.now().astimezone()
        self.saved.emit(self.saved_at)
        self.attachments_changed.emit()

    def _on_attachments(self, attachments: list[Attachment]) -> None:
        self.attachments = {a.path: a for a in attachments}
        self.saved_at = datetime.now().astimezone()
        self.saved.emit(self.saved_at)
        self.attachments_changed.emit()

    def _on_turned_back(self, undone: Undone | None) -> None:
        if undone is None:
            self.told.emit(self.tr("Tidak ada lagi yang dapat diurungkan."), "info")
            return
        from ltsa_desktop.store.journal import INSTRUMENT
        from ltsa_desktop.xforms import FormState

        if INSTRUMENT in undone.writes:
            self.version_changed.emit()
            return
        content = content_with(undone.writes, {**self.state.content(), **self.extras})
        self.extras = {p: t for p, t in content.items() if "#" in p}
        answers = {p: t for p, t in content.items() if "#" not in p}
        self.state = FormState.restore(self.opened.form, answers, self.state.environment)
        self.complaints.clear()
        self._scorer = None
        self.tally.rebuild()
        self.changed.emit(Delta(frozenset({undone.path.partition("#")[0]}), whole=True))
        self._on_saved(undone.saved)
        self._score_timer.start()
        visit = self.visit.id
        self.desk.read(lambda s: list(s.visits.attachments(visit)), self._on_attachments, owner=self)
        self.desk.read(lambda s: read_carried(s, visit), self.take_carried, owner=self)

    def take_carried(self, carried: dict[str, str]) -> None:
        """Show these answers as carried."""
        if carried != self.carried:
            changed = frozenset(carried.keys() ^ self.carried.keys())
            self.carried = carried
            self.changed.emit(Delta(frozenset(path for path in changed if self.holds(path))))

    def on_not_done(self, error: UserError) -> None:
        """Tell why something was not done."""
        from ltsa_desktop.gui.i18n import say

        self.told.emit(say(error.text), "error")


def _log_only(error: UserError) -> None:
    log.warning("the place in the visit was not kept: %s", error.text.en)
