"""What is wrong, doubtful or improvable in an instrument workbook, with the exact cell and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from ltsa_desktop.ground.words import Text, UserError

Severity = Literal["error", "warning", "hint"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")

NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Issue:
    """One remark on a workbook.

    Attributes:
        severity: "error" (the workbook cannot be used), "warning" (it can, but look), "hint" (could be better).
        code: a stable short name, e.g. "unknown-reference".
        sheet: the sheet as it is called in the workbook, "" when the whole file is meant.
        row: Excel's row number, counted from 1; of an XForm, which has no sheets, the line of the file; None when no
            row is meant.
        column: the header of the column, e.g. "relevant"; None when no column is meant.
        found: the text that was found there.
        text: what is the matter.
        mend: what to do about it.
        letter: Excel's letters of the column ("AB"), "" when no column is meant.
    """

    severity: Severity
    code: str
    sheet: str
    row: int | None
    column: str | None
    found: str
    text: Text
    mend: Text = NOTHING
    letter: str = ""

    @property
    def cell(self) -> str:
        """Excel's address of the cell ("H12"), as far as it is known."""
        return f"{self.letter}{self.row}" if self.letter and self.row else ""

    @property
    def where(self) -> Text:
        """The place in words: "sheet survey, baris 12, kolom relevant (H12)"."""
        if not self.sheet and self.row is None:
            return Text("berkas", "file")
        parts_id, parts_en = ([f"sheet {self.sheet}"], [f"sheet {self.sheet}"]) if self.sheet else ([], [])
        if self.row is not None:
            parts_id.append(f"baris {self.row}")
            parts_en.append(f"row {self.row}" if self.sheet else f"line {self.row}")
        if self.column is not None:
            cell = f" ({self.cell})" if self.cell else ""
            kind = Text("kolom", "column") if self.sheet else Text("atribut", "attribute")
            parts_id.append(f"{kind.id} {self.column}{cell}")
            parts_en.append(f"{kind.en} {self.column}{cell}")
        return Text(", ".join(parts_id), ", ".join(parts_en))

    def line(self, language: str = "id") -> str:
        """Place and text in one line; `mend` stands beside it."""
        return f"{self.where.to(language)}: {self.text.to(language)}"

    def to_data(self) -> dict[str, Any]:
        """The remark as JSON-able data (`ltsa form check --json`)."""
        return {
            "severity": self.severity,
            "code": self.code,
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "cell": self.cell,
            "found": self.found,
            "text": {"id": self.text.id, "en": self.text.en},
            "mend": {"id": self.mend.id, "en": self.mend.en},
        }


class InstrumentError(UserError):
    """A workbook that cannot become an instrument.

    Attributes:
        issues: every reason that was found, the first one first; `text` speaks of that one.
    """

    code = "instrument"

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues = tuple(issues)
        first = self.issues[0]
        more = len(self.issues) - 1
        place = Text("", "") if not first.sheet else Text(f"{first.where.id}: ", f"{first.where.en}: ")
        rest = Text(f" (dan {more} masalah lain)", f" (and {more} more)") if more else NOTHING
        mend = Text(f" {first.mend.id}" if first.mend.id else "", f" {first.mend.en}" if first.mend.en else "")
        super().__init__(
            Text(
                f"{place.id}{first.text.id}{mend.id}{rest.id}",
                f"{place.en}{first.text.en}{mend.en}{rest.en}",
            ),
            code=first.code,
        )


def refuse(code: str, text: Text, mend: Text = NOTHING, *, found: str = "") -> InstrumentError:
    """The refusal of a whole file."""
    return InstrumentError([Issue("error", code, "", None, None, found, text, mend)])
