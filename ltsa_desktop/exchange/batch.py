"""Many packages in one go: one preview, one import, by one function; each package whole or not at all.

Every package is a transaction of its own, so a batch that was stopped or killed has taken in the packages it was
through with; the same files again go on where it stopped, because what is here changes nothing.
"""

from __future__ import annotations

import contextlib
import dataclasses
import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ltsa_desktop.exchange import told
from ltsa_desktop.exchange.ahead import Ahead
from ltsa_desktop.exchange.files import read_small
from ltsa_desktop.exchange.incoming import import_package
from ltsa_desktop.exchange.outcomes import OUTCOME_WORDS, OUTCOMES, ImportReport, Outcome, RecordResult, sums_of
from ltsa_desktop.exchange.plan import shown_as
from ltsa_desktop.exchange.progress import WHOLE, Check, Progress, never, quiet
from ltsa_desktop.exchange.receipts import accept_receipt
from ltsa_desktop.exchange.sources import Found, Source, find
from ltsa_desktop.ground.words import Cancelled, Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.store import Store


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one package, or of a file that is none.

    Attributes:
        name: the file as the user knows it; of a package in several files all of them. files: their paths.
        report: of its import, None when it was refused or not reached.
        text: the outcome in one sentence.
        code: "" for a package that was read, "receipt", "not-reached" (the batch was stopped before), or the refusal's.
    """

    name: str
    files: tuple[Path, ...]
    report: ImportReport | None
    text: Text
    code: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain values for `--json`."""
        return {
            "name": self.name,
            "files": [str(file) for file in self.files],
            "code": self.code,
            "text": dataclasses.asdict(self.text),
            "report": self.report.to_json() if self.report is not None else None,
        }


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What a batch did, or with `preview` would do.

    Attributes:
        files: a line for each package in the order of the files, then for what is no package.
        sums: outcome → number of records over all files; a record that several files hold counts once, by the best that
            became of it, so the order of the files does not matter.
        preview: only told. changes: importing this changes (changed) something here.
        stopped: the user stopped it; packages after that are "not-reached".
        skipped: files of folders that do not concern us.
    """

    files: tuple[FileResult, ...]
    sums: Mapping[Outcome, int]
    preview: bool
    changes: bool
    stopped: bool = False
    skipped: int = 0

    @property
    def reports(self) -> list[ImportReport]:
        """Of the packages that were read."""
        return [file.report for file in self.files if file.report is not None]

    @property
    def refused(self) -> int:
        """How many files could not be read."""
        return sum(file.report is None and file.code not in {"receipt", "not-reached"} for file in self.files)

    @property
    def visits(self) -> int:
        """Number of visits that get something new."""
        taken = {"new", "newer", "forked"}
        return len({r.visit for p in self.reports for r in p.records if r.what == "revision" and r.outcome in taken})

    @property
    def headline(self) -> Text:
        """The whole outcome in words."""
        packages = self.reports
        if len(packages) == 1 and len(self.files) == 1:
            return packages[0].headline
        told_of = [
            Text("{n} {word}", "{n} {word}").format(n=self.sums[outcome], word=OUTCOME_WORDS[outcome])
            for outcome in OUTCOMES
            if self.sums[outcome]
        ]
        nothing = Text("tidak ada catatan", "no records")
        summary = Text(", ".join(t.id for t in told_of), ", ".join(t.en for t in told_of)) if told_of else nothing
        words = Text("{n} paket: {summary}.", "{n} packages: {summary}.").format(n=len(packages), summary=summary)
        extra = [words]
        if packages and not self.changes:
            extra.append(Text("Semuanya sudah ada di sini.", "Everything is here already."))
        refused = self.refused
        if refused:
            extra.append(Text("{n} berkas tidak dapat dibaca.", "Files that could not be read: {n}.").format(n=refused))
        left = sum(file.code == "not-reached" for file in self.files)
        if left:
            extra.append(
                Text(
                    "Dihentikan: {n} paket belum diambil; impor lagi untuk meneruskan.",
                    "Stopped: {n} packages were not taken; import again to go on.",
                ).format(n=left)
            )
        if self.skipped:
            extra.append(Text("{n} berkas lain dilewati.", "Other files passed over: {n}.").format(n=self.skipped))
        return Text(" ".join(t.id for t in extra), " ".join(t.en for t in extra))

    def lines(self, language: str) -> list[tuple[str, str, str, str, str, str]]:
        """Every record as file, outcome, centre, day, author and sentence; a line for a file without records."""
        lines = []
        for file in self.files:
            records = file.report.records if file.report is not None else ()
            if not records:
                lines.append((file.name, "", "", "", "", file.text.to(language)))
            for r in records:
                outcome = OUTCOME_WORDS[r.outcome].to(language)
                lines.append((file.name, outcome, r.centre, r.date, r.author, r.text.to(language)))
        return lines

    def summary(self, language: str) -> list[str]:
        """The outcome, and what else there is to say of each package."""
        several = len(self.reports) > 1
        notes = [
            f"{file.name}: {note.to(language)}" if several else note.to(language)
            for file in self.files
            for note in (file.report.notes if file.report is not None else ())
        ]
        return [self.headline.to(language), *notes]

    def to_json(self) -> dict[str, Any]:
        """Plain values for `--json`."""
        return {
            "files": [file.to_json() for file in self.files],
            "sums": dict(self.sums),
            "visits": self.visits,
            "preview": self.preview,
            "changes": self.changes,
            "stopped": self.stopped,
            "skipped": self.skipped,
            "headline": dataclasses.asdict(self.headline),
        }


def import_batch(
    store: Store,
    paths: Iterable[Path],
    preview: bool = False,
    progress: Progress = quiet,
    cancelled: Check = never,
    recovery: str = "",
    begun: Callable[[int, int, str], None] = lambda number, of, name: None,
) -> BatchReport:
    """Import all packages in these files and folders, or with `preview` only tell what that would do.

    Outcomes are told against the store before the batch, whatever order the files have. A package that cannot be read
    stops no other one.

    Args:
        progress: over the whole batch, by bytes.
        cancelled: asked often; the package under way is undone whole, earlier ones stay in.
        recovery: see `import_package`.
        begun: called with (number from 1, how many, name) when a package is begun.

    Raises:
        Cancelled: stopped while only looking.
        UserError: no room for a copy; nothing was changed.
    """
    ahead = Ahead(store)
    done: list[FileResult] = []
    stopped = False
    with _still_heap(), find(store, paths, cancelled) as found:
        total = sum(source.size for source in found.sources) or 1
        before = 0
        for number, source in enumerate(found.sources, 1):
            begun(number, len(found.sources), source.name)
            if stopped:
                done.append(_not_reached(source))
                continue
            share = _Share(progress, before, source.size, total)
            try:
                done.append(_one(store, source, preview, share, cancelled, recovery, ahead))
            except Cancelled:
                if preview:
                    raise
                stopped = True
                done.append(_not_reached(source))
            before += source.size
        done = _settled(done, ahead)
        done += _rest(store, found, preview)
        progress(WHOLE, WHOLE)
        return BatchReport(
            files=tuple(done),
            sums=_sums(done),
            preview=preview,
            changes=any(file.report is not None and file.report.changes for file in done),
            stopped=stopped,
            skipped=found.skipped,
        )


@contextlib.contextmanager
def _still_heap() -> Iterator[None]:
    """Let the search for cycles pass over what was there before: going through it all would hold a window's thread."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


class _Share:
    """The progress of one package as its share of the batch's bytes."""

    def __init__(self, progress: Progress, before: int, size: int, total: int) -> None:
        self._progress, self._before, self._size, self._total = progress, before, size, total

    def __call__(self, done: int, of: int) -> None:
        self._progress((self._before * of + self._size * done) * WHOLE // (self._total * max(of, 1)), WHOLE)


def _one(
    store: Store,
    source: Source,
    preview: bool,
    progress: Progress,
    cancelled: Check,
    recovery: str,
    ahead: Ahead,
) -> FileResult:
    try:
        report = import_package(
            store, source.path, preview, progress, cancelled, recovery, ahead=ahead, name=source.name
        )
    except UserError as refusal:
        return FileResult(source.name, source.files, None, refusal.text, refusal.code)
    if report.archived is not None:
        for old in source.supersedes:
            if old != report.archived:
                with contextlib.suppress(OSError):
                    old.unlink(missing_ok=True)
    return FileResult(source.name, source.files, report, report.headline)


def _settled(files: Sequence[FileResult], ahead: Ahead) -> list[FileResult]:
    """The outcomes told again where another file of the batch has changed them."""
    arrived = {r.revision for f in files if f.report for r in f.report.records if r.outcome not in _ILL}
    settled = []
    for file in files:
        report = file.report
        if report is None:
            settled.append(file)
            continue
        records = tuple(
            _again(record, ahead)
            for record in report.records
            if not (record.outcome == "damaged" and record.revision and record.revision in arrived | ahead.blobs)
        )
        if records == report.records:
            settled.append(file)
            continue
        report = dataclasses.replace(report, records=records, sums=sums_of(records))
        settled.append(dataclasses.replace(file, report=report, text=report.headline))
    return settled


_ILL = {"damaged", "quarantined"}


def _again(record: RecordResult, ahead: Ahead) -> RecordResult:
    if record.visit not in ahead.spread or record.outcome in {"identical", *_ILL} or record.what != "revision":
        return record
    standing = ahead.standings(record.visit).get(record.revision)
    return record if standing is None else told.again(record, shown_as(standing, record.visit, ahead))


def _sums(files: Iterable[FileResult]) -> dict[Outcome, int]:
    """Each record once: taken in before set aside, set aside before damaged, and here already last of what is good."""
    rank: dict[Outcome, int] = {"forked": 0, "newer": 1, "new": 2, "identical": 3, "quarantined": 4, "damaged": 5}
    best: dict[str, Outcome] = {}
    nameless: Counter[Outcome] = Counter()
    for file in files:
        for record in file.report.records if file.report is not None else ():
            if not record.revision:
                nameless[record.outcome] += 1
            elif record.revision not in best or rank[record.outcome] < rank[best[record.revision]]:
                best[record.revision] = record.outcome
    counted = Counter(best.values()) + nameless
    return {outcome: counted[outcome] for outcome in OUTCOMES}


def _not_reached(source: Source) -> FileResult:
    text = Text("Belum diambil.", "Not taken yet.")
    return FileResult(source.name, source.files, None, text, "not-reached")


def _rest(store: Store, found: Found, preview: bool) -> list[FileResult]:
    rest = []
    for path in found.receipts:
        try:
            rest.append(FileResult(path.name, (path,), None, _receipt(store, path, preview), "receipt"))
        except UserError as refusal:
            rest.append(FileResult(path.name, (path,), None, refusal.text, refusal.code))
    return rest + [FileResult(one.name, (one.file,), None, one.text, one.code) for one in found.refused]


def _receipt(store: Store, path: Path, preview: bool) -> Text:
    if preview:
        return Text("Tanda terima dari supervisor.", "A supervisor's receipt.")
    fresh = accept_receipt(store, read_small(path))
    return Text("Tanda terima: {n} revisi tidak dikirim lagi.", "A receipt: {n} revisions are not sent again.").format(
        n=fresh
    )
