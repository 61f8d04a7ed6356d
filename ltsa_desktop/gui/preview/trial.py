"""A form on trial, and what stands in for the store while it is: answers, steps and files in memory only."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, cast

from ltsa_desktop.ground.words import Text
from ltsa_desktop.gui.visit.opening import Opening
from ltsa_desktop.store import Attachment, Changed, InstrumentVersion, Progress, Saved, UndoName, Undone, Visit

if TYPE_CHECKING:
    from ltsa_desktop.scoring import Plan
    from ltsa_desktop.store import JournalEntry, OpenInstrument, Store
    from ltsa_desktop.store.receiving import ReadyFile
    from ltsa_desktop.xforms import FormDef

TRIAL = "percobaan"
"""The id of the visit that is none."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A form as it was read from its file.

    Attributes:
        form: compiled. plan: the scoring rules, None without any.
        source: the file's name.
        notes: what the author should know of this file before trying it out.
    """

    form: FormDef
    plan: Plan | None
    source: str
    notes: tuple[Text, ...] = ()


@dataclass(slots=True)
class _Step:
    path: str
    before: dict[str, str | None]
    after: dict[str, str | None]


class TrialVisits:
    """As much of `store.visits` as a session of the visit window asks for."""

    def __init__(self, content: Mapping[str, str], files: Mapping[str, tuple[Attachment, bytes]]) -> None:
        self._content = dict(content)
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._files = dict(files)
        self._given: dict[str, bytes] = {}

    def save(
        self,
        visit: str,
        writes: Mapping[str, str | None],
        path: str | None = None,
        who: object = None,
        progress: Progress | None = None,
        kind: str = "edit",
    ) -> Saved:
        """Remember `writes` as one step."""
        after = {p: t or None for p, t in writes.items()}
        for instance in [p for p, text in writes.items() if not text and p.endswith("]")]:
            inside = (p for p in self._content if p.startswith((instance + "/", instance + "#")))
            after.update({p: None for p in inside if p not in writes})
        before = {p: self._content.get(p) for p in after}
        self._put(after)
        if kind != "start":
            self._done.append(_Step(path or next(iter(writes), ""), before, after))
            self._undone.clear()
        return self._saved()

    def undo(self, visit: str, who: object = None) -> Undone | None:
        """Take the last step back."""
        return self._turn(self._done, self._undone, lambda step: (step.after, step.before))

    def redo(self, visit: str, who: object = None) -> Undone | None:
        """Do the last undone step again."""
        return self._turn(self._undone, self._done, lambda step: (step.before, step.after))

    def next_undo(self, visit: str) -> UndoName | None:
        """What `undo` would take back."""
        return self._name(self._done, back=True)

    def next_redo(self, visit: str) -> UndoName | None:
        """What `redo` would do again."""
        return self._name(self._undone, back=False)

    def history(self, visit: str, path: str | None = None) -> list[JournalEntry]:
        """Empty: a trial keeps no journal, and nothing in it came from an earlier visit."""
        return []

    def ready_file(
        self,
        filename: str,
        source: bytes | Path,
        keep_place: bool = False,
        progress: Callable[[int, int], object] = lambda done, total: None,
    ) -> ReadyFile:
        """Prepare a file as a visit would, in memory; from any thread."""
        from ltsa_desktop.store.receiving import ReadyFile, read_file, receive

        made = receive(filename, source if isinstance(source, bytes) else read_file(source, progress), keep_place)
        sha256 = hashlib.sha256(made.data).hexdigest()
        self._given[sha256] = made.data[:]
        return ReadyFile(
            filename, made.suffix, sha256, len(made.data), made.media_type, made.taken_at, made.width, made.height
        )

    def attach_ready(
        self, visit: str, path: str, ready: ReadyFile, caption: str = "", who: object = None
    ) -> Attachment:
        """Keep a prepared file in memory as the answer at `path`."""
        stem, count = PurePath(ready.filename).stem, 1
        name = f"{stem}{ready.suffix}"
        while name in self._files:
            count += 1
            name = f"{stem}-{count}{ready.suffix}"
        kind = ready.media_type.partition("/")[0].replace("video", "audio")
        same = [a for a, _ in self._files.values() if a.media_type.partition("/")[0].replace("video", "audio") == kind]
        number = len(same) + 1 if kind in ("image", "audio") else 0
        made = Attachment(
            visit, path, name, ready.sha256, ready.size, ready.media_type, caption, number, ready.taken_at
        )
        self._files[name] = (made, self._given[ready.sha256])
        self.save(visit, {path: name}, path)
        return made

    def set_caption(self, visit: str, name: str, caption: str) -> Changed:
        """Change a file's caption."""
        made, data = self._files[name]
        self._files[name] = (replace(made, caption=caption), data)
        return Changed.ATTACHMENTS

    def attachments(self, visit: str) -> list[Attachment]:
        """The files that the answers name."""
        return [made for made, _ in self._files.values() if self._content.get(made.path) == made.name]

    def attachment_bytes(self, visit: str, name: str) -> bytes:
        """The bytes of a file."""
        return self._files[name][1]

    def files(self) -> Mapping[str, tuple[Attachment, bytes]]:
        """Every file given, for the next reading of the same form."""
        return self._files

    def _put(self, writes: Mapping[str, str | None]) -> None:
        for path, text in writes.items():
            if text is None:
                self._content.pop(path, None)
            else:
                self._content[path] = text

    def _turn(
        self,
        source: list[_Step],
        target: list[_Step],
        sides: Callable[[_Step], tuple[dict[str, str | None], dict[str, str | None]]],
    ) -> Undone | None:
        if not source:
            return None
        step = source.pop()
        target.append(step)
        old, new = sides(step)
        self._put(new)
        return Undone(step.path, old.get(step.path), new.get(step.path), new, len(self._done), self._saved())

    def _name(self, source: list[_Step], *, back: bool) -> UndoName | None:
        if not source:
            return None
        step = source[-1]
        old, new = (step.after, step.before) if back else (step.before, step.after)
        return UndoName(step.path, old.get(step.path), new.get(step.path), len(source))

    def _saved(self) -> Saved:
        return Saved(len(self._done), len(self._done), datetime.now(UTC))


class TrialStore:
    """Stands where the open store stands; nothing of it reaches a disk.

    Attributes:
        visits: see `TrialVisits`.
    """

    def __init__(self, visits: TrialVisits) -> None:
        self.visits = visits
        self.read_only = False

    def close(self, backup: bool = False) -> None:
        """There is nothing to close."""

    def as_store(self) -> Store:
        """Itself, for what asks for a store."""
        return cast("Store", self)


def open_trial(trial: Trial, content: Mapping[str, str] | None = None) -> Opening:
    """A trial ready for a session: new, or filled with what was answered before the file was read again."""
    from ltsa_desktop.store.instrument_shelf import Instruments, OpenInstrument
    from ltsa_desktop.xforms import Environment, FormState

    form, now = trial.form, datetime.now(UTC)
    title = Text(form.title, form.title)
    version = InstrumentVersion(TRIAL, form.id, form.version, title, now)
    opened: OpenInstrument = OpenInstrument(version, form, trial.plan, {}, cast("Instruments", None))
    visit = Visit(TRIAL, "", "", form.title, TRIAL, form.id, form.version, date.today(), "", "draft", True, now, now, 0)
    if not content:
        state = FormState.new(form, Environment(username=TRIAL))
        return Opening(visit, opened, state, {}, {}, fresh=dict(state.initial_writes))
    extras = {path: text for path, text in content.items() if "#" in path}
    answers = {path: text for path, text in content.items() if "#" not in path}
    return Opening(visit, opened, FormState.restore(form, answers, Environment(username=TRIAL)), extras, {})
