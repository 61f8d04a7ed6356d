"""The watched folder: what evaluators put there is taken in, by whichever supervisor looks first, and by all of them.

    <folder>/                 new files, from anybody
    <folder>/Selesai/         taken in; every supervisor's store reads them from there too
    <folder>/Tidak terbaca/   what is no package or damaged all through, each with a text that says why
    <folder>/Tanda terima/    receipts for the evaluators

A file is moved by the supervisor who claimed it (`claims`). The texts hold numbers and file names only: nobody's name
and no answer lies readable in a shared folder.
"""

from __future__ import annotations

import contextlib
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ltsa_desktop.exchange.batch import BatchReport, FileResult, import_batch
from ltsa_desktop.exchange.claims import PREFIX, Claim, claimed, folder_now, owner_of
from ltsa_desktop.exchange.files import unreadable, unwritable, write_whole
from ltsa_desktop.exchange.frames import MAGIC, Damage, scan
from ltsa_desktop.exchange.outcomes import OUTCOME_WORDS, OUTCOMES
from ltsa_desktop.exchange.progress import Check, Progress, never, quiet
from ltsa_desktop.exchange.receipts import make_receipt
from ltsa_desktop.exchange.sources import unfinished
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store.durable import replace

if TYPE_CHECKING:
    from ltsa_desktop.store import Store

DONE: Final = "Selesai"
ASIDE: Final = "Tidak terbaca"
RECEIPTS: Final = "Tanda terima"
Marks = Mapping[str, list[int]]
SETTLE_S = 2.0
CUT_S = 600.0
"""A package that ends in the middle is taken for one still being copied until it has not grown for that long."""
_FOLDER = "inbox-folder"
_SEEN = "inbox-seen"
# Refusals that another supervisor's keys, or more room, may lift: the file stays where it is.
_STAYS = frozenset({"not-for-us", "disk-full", "disk-refused", "file-unreadable", "not-reached"})


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that was not taken this time, and why."""

    name: str
    text: Text


@dataclass(slots=True)
class Sweep:
    """One look at the folder.

    Attributes:
        report: of what was taken in, None when there was nothing new.
        waiting: files left where they are. moved: file name → folder it went to.
        receipts: files written for evaluators.
    """

    report: BatchReport | None = None
    waiting: list[Waiting] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    receipts: list[Path] = field(default_factory=list)

    @property
    def headline(self) -> Text:
        """What happened, in words."""
        if self.report is None:
            words = Text("Tidak ada berkas baru di kotak masuk.", "There is no new file in the inbox.")
        else:
            words = self.report.headline
        if not self.waiting:
            return words
        more = Text("{n} berkas menunggu.", "{n} files wait.").format(n=len(self.waiting))
        return Text(f"{words.id} {more.id}", f"{words.en} {more.en}")

    def to_json(self) -> dict[str, Any]:
        """Plain values for `--json`."""
        return {
            "report": self.report.to_json() if self.report is not None else None,
            "waiting": [{"name": one.name, "text": asdict(one.text)} for one in self.waiting],
            "moved": self.moved,
            "receipts": [str(path) for path in self.receipts],
            "headline": asdict(self.headline),
        }


def folder_of(store: Store) -> Path | None:
    """The folder that is watched, None without one."""
    chosen = store.settings.get(_FOLDER)
    return Path(chosen) if chosen else None


def choose(store: Store, folder: Path | None) -> None:
    """Watch `folder`, or none. UserError when it is no folder that can be read."""
    if folder is None:
        store.settings.set(_FOLDER, None)
        return
    try:
        if not folder.is_dir():
            raise NotADirectoryError(folder)
        next(folder.iterdir(), None)
    except OSError as error:
        raise unreadable(folder, error) from error
    store.settings.set(_FOLDER, str(folder.absolute()))


def sweep(
    store: Store,
    folder: Path,
    progress: Progress = quiet,
    cancelled: Check = never,
    settle: float = SETTLE_S,
    pause: Callable[[float], None] = time.sleep,
    steady: Marks | None = None,
) -> Sweep:
    """Take in what is new and whole in `folder`.

    Args:
        settle: seconds between the two looks that must find a file unchanged.
        steady: what the look before found (`marks`), where somebody keeps looking: then there is no pause.

    Raises:
        UserError: the folder is away or refuses; nothing was changed.
    """
    done = Sweep()
    try:
        fresh = _whole(folder, done, settle, pause, steady)
        seen = dict(store.settings.get(_SEEN, {}))
        others = [path for path in _listed(folder / DONE) if seen.get(path.name) != _mark(path)]
        fresh = [path for path in fresh if seen.get(path.name) != _mark(path)]
        owner = f"{store.profile.name} ({store.device.id[:8]})"
        with claimed(fresh, owner) as held:
            for path in fresh:
                if path not in held:
                    words = Text("sedang diambil {owner}", "being taken by {owner}").format(owner=owner_of(path) or "?")
                    done.waiting.append(Waiting(path.name, words))
            mine = [path for path in held if path.exists()]
            if mine or others:
                _take(store, folder, [*mine, *others], held, done, progress, cancelled)
        here = {path.name: _mark(path) for path in (*_listed(folder), *_listed(folder / DONE))}
        looked = {path.name for path in (*mine, *others)} | set(done.moved)
        left = _not_taken(done.report) if done.report is not None else set()
        kept = {n: m for n, m in here.items() if (n in looked and n not in left) or seen.get(n) == m}
        _remember(store, kept)
    except OSError as error:
        raise unwritable(folder / DONE, error) from error
    return done


def _take(
    store: Store,
    folder: Path,
    paths: list[Path],
    held: Mapping[Path, Claim],
    done: Sweep,
    progress: Progress,
    cancelled: Check,
) -> None:
    def told(so_far: int, of: int) -> None:
        for one in held.values():
            one.touch()
        progress(so_far, of)

    done.report = import_batch(store, paths, progress=told, cancelled=cancelled)
    for result in done.report.files:
        _write_receipt(store, folder, result, done)
        for file in result.files:
            if file in held and held[file].held():
                _put_away(folder, file, result, done)


def _put_away(folder: Path, file: Path, result: FileResult, done: Sweep) -> None:
    if result.code in _STAYS:
        done.waiting.append(Waiting(file.name, result.text))
        return
    refused = result.report is None and result.code != "receipt"
    target = folder / (ASIDE if refused else DONE)
    target.mkdir(exist_ok=True)
    place = _free(target / file.name)
    replace(file, place)
    done.moved[file.name] = target.name
    text = result.text if refused else _counted(result)
    note = place.with_name(f"{place.name}.{'sebab' if refused else 'hasil'}.txt")
    write_whole(note, f"{text.id}\n{text.en}\n".encode())


def _counted(result: FileResult) -> Text:
    """The outcome without anybody's name."""
    if result.report is None:
        return Text("Tanda terima dicatat.", "The receipt was noted.")
    sums = result.report.sums
    told = [
        Text("{n} {word}", "{n} {word}").format(n=sums[one], word=OUTCOME_WORDS[one]) for one in OUTCOMES if sums[one]
    ]
    parts = ", ".join(map(str, result.report.parts_missing))
    missing = Text(" Bagian yang belum datang: {n}.", " Parts that have not arrived: {n}.").format(n=parts)
    summary = Text(", ".join(t.id for t in told) or "–", ", ".join(t.en for t in told) or "–")
    return Text("Diambil: {summary}.{missing}", "Taken in: {summary}.{missing}").format(
        summary=summary, missing=missing if parts else Text("", "")
    )


def _write_receipt(store: Store, folder: Path, result: FileResult, done: Sweep) -> None:
    if result.report is None or result.report.package is None or store.profile.role != "supervisor":
        return
    if not result.report.changes:
        return
    data = make_receipt(store, result.report)
    if data is not None:
        (folder / RECEIPTS).mkdir(exist_ok=True)
        head = result.report.package
        path = folder / RECEIPTS / f"{head.device[:13]}-{head.sequence}-{store.device.id[:8]}.ltsareceipt"
        write_whole(path, data)
        done.receipts.append(path)


def marks(folder: Path) -> Marks:
    """The files in the folder and in `Selesai`, each with what changes when it changes.

    Raises:
        UserError: the folder is away.
    """
    try:
        return {path.name: _mark(path) for path in (*_listed(folder / DONE), *_listed(folder))}
    except OSError as error:
        raise unreadable(folder, error) from error


def _whole(
    folder: Path, done: Sweep, settle: float, pause: Callable[[float], None], steady: Marks | None
) -> list[Path]:
    """New files that nobody is writing: unchanged over `settle` seconds, readable, and not cut in the middle."""
    first = {path: _mark(path) if steady is None else steady.get(path.name) for path in _listed(folder)}
    if not first:
        return []
    if steady is None:
        pause(settle)
    now = folder_now(folder)
    whole = []
    for path, mark in first.items():
        with contextlib.suppress(FileNotFoundError):
            if _mark(path) != mark:
                done.waiting.append(Waiting(path.name, Text("masih disalin", "still being copied")))
            elif now - path.stat().st_mtime < CUT_S and _ends_inside(path):
                done.waiting.append(Waiting(path.name, Text("belum utuh, ditunggu", "not whole yet, waited for")))
            else:
                whole.append(path)
    return whole


def _listed(folder: Path) -> list[Path]:
    if folder.name == DONE and not folder.is_dir():
        return []
    texts = (".hasil.txt", ".sebab.txt", ".ltsareceipt.txt")
    return sorted(
        path
        for path in folder.iterdir()
        if path.is_file()
        and not unfinished(path)
        and not path.name.startswith(PREFIX)
        and not path.name.endswith(texts)
    )


def _mark(path: Path) -> list[int]:
    """What changes when a file changes."""
    stat = path.stat()
    return [stat.st_size, stat.st_mtime_ns // 1_000_000]


def _ends_inside(path: Path) -> bool:
    """Whether a package ends in the middle of a frame, or cannot be opened yet (Windows locks what is copied)."""
    try:
        with path.open("rb") as stream:
            head = stream.read(len(MAGIC))
            if not head:
                return True
            if head != MAGIC:
                return False
            last = next(iter(deque(scan(stream), maxlen=1)), None)
    except PermissionError:
        return True
    return last is None or (isinstance(last, Damage) and last.reason == "truncated")


def _free(path: Path) -> Path:
    """`path`, or one beside it that nobody has taken."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return free


def _not_taken(report: BatchReport) -> set[str]:
    """Names of files to be looked at again."""
    again = _STAYS - {"not-for-us"}
    return {file.name for result in report.files if result.code in again for file in result.files}


def _remember(store: Store, seen: Marks) -> None:
    if dict(store.settings.get(_SEEN, {})) != seen:
        store.settings.set(_SEEN, dict(seen))


def refuse_without(folder: Path | None) -> Path:
    """The folder, or UserError "no-inbox"."""
    if folder is None:
        raise UserError(
            Text(
                "Kotak masuk belum dipilih. Pilih foldernya di Pertukaran berkas, atau dengan "
                "`ltsa inbox --set FOLDER`.",
                "No inbox is chosen. Choose its folder on the exchange page, or with `ltsa inbox --set FOLDER`.",
            ),
            code="no-inbox",
        )
    return folder
