"""What an import of submissions tells: a line for each record, what is odd about its answers, and the sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from ltsa_desktop.ground.words import Text

RowOutcome = Literal["new", "replaces", "completes", "identical", "outdated", "refused"]
ROW_OUTCOMES: tuple[RowOutcome, ...] = ("new", "replaces", "completes", "identical", "outdated", "refused")
CHANGING: tuple[RowOutcome, ...] = ("new", "replaces", "completes")
IssueKind = Literal["type", "choice", "constraint", "file", "unknown", "calculated", "centre", "note"]

ROW_WORDS: Mapping[RowOutcome, Text] = {
    "new": Text("baru", "new"),
    "replaces": Text("menggantikan yang lama", "replacing an older one"),
    "completes": Text("melengkapi lampiran", "bringing attachments"),
    "identical": Text("sudah ada", "already here"),
    "outdated": Text("versi lama", "outdated"),
    "refused": Text("ditolak", "refused"),
}


@dataclass(frozen=True, slots=True)
class RowIssue:
    """Something about one answer of a record; it keeps nothing from coming in.

    Attributes:
        kind: "type" and "choice" (the text went into the question's remark), "constraint" (kept; the draft shows it),
            "file" (named but not there or not readable), "unknown" (kept beside the form), "calculated" (the form
            calculates something else), "centre", "note".
        text: one sentence.
        source, line: where it is written; line 0 in an XML file.
        column: heading of the column, or the path in the form.
        value: as written.
    """

    kind: IssueKind
    text: Text
    source: str = ""
    line: int = 0
    column: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class RowResult:
    """What becomes of one record.

    Attributes:
        source, line: the file (or sheet) and the line it begins at; line 0 for an XML file.
        instance: its instanceID.
        outcome: one of `ROW_OUTCOMES`.
        text: one sentence, with the reason of a refusal.
        column: the column at fault, for a refusal.
        visit: id of the visit, "" where there is none (refused, or new in a preview).
        centre, date: of the visit.
        issues: see `RowIssue`.
        required_open: how many required answers are open.
        files: how many attachments come along.
    """

    source: str
    line: int
    instance: str
    outcome: RowOutcome
    text: Text
    column: str = ""
    visit: str = ""
    centre: str = ""
    date: str = ""
    issues: tuple[RowIssue, ...] = ()
    required_open: int = 0
    files: int = 0

    @property
    def where(self) -> Text:
        """ "kiriman.csv baris 3"."""
        if not self.line:
            return Text(self.source, self.source)
        return Text("{source} baris {line}", "{source} line {line}").format(source=self.source, line=self.line)


@dataclass(frozen=True, slots=True)
class SubmissionReport:
    """What an import of submissions did, or with `preview` would do: equal but for `preview` and the ids of new visits.

    Attributes:
        source: name of the file or folder.
        rows: a line for each record, in the order of the file.
        sums: outcome → number of records; every outcome is a key.
        notes: sentences about the whole (columns that the form does not know, tables that are missing …).
        preview: only told, nothing done.
    """

    source: str
    rows: tuple[RowResult, ...]
    sums: Mapping[RowOutcome, int]
    notes: tuple[Text, ...]
    preview: bool

    @property
    def changes(self) -> bool:
        """Whether importing changes (changed) anything."""
        return any(self.sums[outcome] for outcome in CHANGING)

    @property
    def headline(self) -> Text:
        """The whole outcome in a sentence."""
        told = [
            Text("{n} {word}", "{n} {word}").format(n=self.sums[outcome], word=ROW_WORDS[outcome])
            for outcome in ROW_OUTCOMES
            if self.sums[outcome]
        ]
        summary = Text(", ".join(t.id for t in told), ", ".join(t.en for t in told))
        if not self.rows:
            return Text("Tidak ada isian di “{name}”.", "There are no records in “{name}”.").format(name=self.source)
        if not self.changes and not self.sums["refused"]:
            return Text(
                "Semua isian di “{name}” sudah ada di sini ({summary}). Tidak ada yang diubah.",
                "All records in “{name}” are here already ({summary}). Nothing was changed.",
            ).format(name=self.source, summary=summary)
        if self.preview:
            left = Text(" Belum ada yang diubah.", " Nothing has been changed yet.")
        elif not self.changes:
            left = Text(" Tidak ada yang diubah.", " Nothing was changed.")
        else:
            left = Text("", "")
        return Text("“{name}”: {summary}.{left}", "“{name}”: {summary}.{left}").format(
            name=self.source, summary=summary, left=left
        )

    def to_json(self) -> dict[str, Any]:
        """Plain values for `--json`; sentences in both languages."""
        return {**asdict(self), "sums": dict(self.sums), "changes": self.changes, "headline": asdict(self.headline)}


def row_sums(rows: Sequence[RowResult]) -> dict[RowOutcome, int]:
    """Outcome → number of rows with it, every outcome present."""
    counted = Counter(row.outcome for row in rows)
    return {outcome: counted[outcome] for outcome in ROW_OUTCOMES}
