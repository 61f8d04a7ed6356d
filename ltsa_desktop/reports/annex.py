"""The data of the visit: every answer that stands in no table above, section by section, close together.

Short answers stand two beside each other, repeats of short answers as one table, long ones over the whole width.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ltsa_desktop.store import ReportRow

from . import paper as p
from . import wording as w
from .document import Document
from .flow import Column, Row
from .reading import numbered, reason_words
from .typeset import Span, clean

_QUESTION = 48 * p.MM
_SHORT_ANSWER = 34
_SHORT_CELL = 48
_MOST_COLUMNS = 7


@dataclass(slots=True)
class _Entry:
    """An answered question; a subhead has neither answer nor remark."""

    number: str
    label: str
    answer: str = ""
    remark: str = ""

    @property
    def head(self) -> bool:
        return not self.answer

    @property
    def short(self) -> bool:
        return not self.remark and len(self.answer) <= _SHORT_ANSWER and "\n" not in self.answer


@dataclass(slots=True)
class _Matrix:
    """The instances of one repeat as rows of a table."""

    title: str
    names: dict[str, str] = field(default_factory=dict)
    instances: list[dict[str, _Entry]] = field(default_factory=list)

    @property
    def fits(self) -> bool:
        cells = [entry for instance in self.instances for entry in instance.values()]
        short = all(not cell.remark and len(cell.answer) <= _SHORT_CELL for cell in cells)
        return short and 0 < len(self.names) <= _MOST_COLUMNS and len(self.instances) > 1


def annex(doc: Document) -> None:
    """Write the section "Data kunjungan"; nothing when all answers are printed already."""
    flow, report = doc.flow, doc.report
    scored = {path for scheme in report.schemes for aspect in scheme.aspects for path in aspect.items}
    paths = [one.path for one in report.findings] + [one.path for one in report.aspirations]
    records = tuple(f"{path}/" for path in paths + [one.path for one in report.practices])
    begun = False
    for section in report.sections:
        rows = [row for row in section.rows if row.path not in scored and not f"{row.path}/".startswith(records)]
        blocks = list(_blocks(doc, rows))
        if not any(isinstance(block, _Matrix) or not block.head for block in blocks):
            continue
        if not begun:
            flow.heading(doc.say(w.ANSWERS))
            begun = True
        flow.heading(f"{section.number}. {section.title}" if section.number else section.title, 1)
        _write(doc, blocks)


def _blocks(doc: Document, rows: Sequence[ReportRow]) -> Iterator[_Entry | _Matrix]:
    """Subheads, answers and tables of repeats, in order, without subheads that nothing follows."""
    waiting: list[tuple[int, _Entry]] = []
    index = 0
    while index < len(rows):
        row = rows[index]
        if row.kind == "instance":
            end, matrix = _matrix(doc, rows, index)
            if matrix.fits:
                yield from (entry for _, entry in waiting)
                waiting.clear()
                yield matrix
                index = end
                continue
        if row.kind in ("group", "instance"):
            waiting = [(depth, entry) for depth, entry in waiting if depth < row.depth]
            title = f"{row.label} {row.number}" if row.kind == "instance" else numbered(row.number, row.label)
            if row.label:
                waiting.append((row.depth, _Entry("", title)))
        else:
            entry = _entry(doc, row)
            if entry is not None:
                yield from (head for _, head in waiting)
                waiting.clear()
                yield entry
        index += 1


def _entry(doc: Document, row: ReportRow) -> _Entry | None:
    if row.kind != "question" or (row.value and row.value == doc.report.conclusion):
        return None
    answer = ", ".join(f"{doc.say(w.PHOTO)} {n}" for n in row.photos) if row.photos else row.value
    remark = "\n".join(x for x in (row.evidence, row.remark, reason_words(row, doc.say)) if x)
    if not answer and (row.required or remark):
        answer = doc.say(w.MISSING)
    return _Entry(row.number, row.label, answer, remark) if answer else None


def _matrix(doc: Document, rows: Sequence[ReportRow], start: int) -> tuple[int, _Matrix]:
    """The run of instances of one repeat from `start`, and where it ends."""
    base = rows[start].path.rpartition("[")[0] + "["
    matrix = _Matrix(rows[start].label)
    index = start
    while index < len(rows) and rows[index].path.startswith(base):
        row = rows[index]
        if row.kind == "instance" and "/" not in row.path[len(base) :]:
            matrix.instances.append({})
        elif row.kind == "question":
            entry = _entry(doc, row)
            if entry is not None and matrix.instances:
                name = row.path[len(base) :].partition("/")[2]
                matrix.names.setdefault(name, row.label)
                matrix.instances[-1][name] = entry
        elif row.kind == "instance":
            matrix.instances.append({"nested/": _Entry("", "", "", "nested")})  # a repeat inside: no plain table
        index += 1
    return index, matrix


def _write(doc: Document, blocks: Sequence[_Entry | _Matrix]) -> None:
    flow = doc.flow
    heads: list[_Entry] = []
    run: list[_Entry] = []

    def flush() -> None:
        if heads or run:
            _entries(doc, heads, run)
        heads.clear()
        run.clear()

    for block in blocks:
        if isinstance(block, _Matrix):
            flush()
            _table(doc, block)
            flow.skip(8)
        elif block.head:
            if run:
                flush()
            heads.append(block)
        else:
            run.append(block)
    flush()


def _entries(doc: Document, heads: Sequence[_Entry], run: Sequence[_Entry]) -> None:
    """Answers under their subheads: pairs of short ones, whole rows for the others."""
    flow = doc.flow
    pair = [Column("", width=_QUESTION), Column(""), Column("", width=_QUESTION), Column("")]
    line = [Column("", width=_QUESTION), Column("")]
    rows = [Row([head.label], "group") for head in heads]
    wide: bool | None = None
    index = 0
    while index < len(run):
        entry = run[index]
        after = run[index + 1] if index + 1 < len(run) else None
        paired = entry.short and (after is None or after.short)
        if wide is not None and wide == paired:
            flow.table(line if wide else pair, rows)
            rows = []
        wide = not paired
        if paired:
            cells = [*_pair(entry), *(_pair(after) if after else ("", ""))]
            index += 2
        else:
            label, _ = _pair(entry)
            cells = [label, [Span(entry.answer, p.CELL), Span(entry.remark, p.CELL_MUTED)]]
            index += 1
        rows.append(Row(cells))
    if rows and run:
        flow.table(line if wide else pair, rows)
    elif rows:
        flow.heading(heads[-1].label, 1)


def _pair(entry: _Entry) -> tuple[Span, str]:
    return Span(numbered(entry.number, entry.label), p.LABEL), entry.answer


def _table(doc: Document, matrix: _Matrix) -> None:
    names = list(matrix.names)
    answers = {name: [instance[name].answer for instance in matrix.instances if name in instance] for name in names}
    columns = []
    for name in names:
        longest = max(len(clean(text)) for text in (*answers[name], *matrix.names[name].split()))
        figures = all(len(t) < 14 and t.replace(".", "").replace(",", "").isdecimal() for t in answers[name])
        columns.append(Column(matrix.names[name], max(7, min(24, longest)) + 2, align="right" if figures else "left"))
    rows = [Row([instance[name].answer if name in instance else "" for name in names]) for instance in matrix.instances]
    doc.flow.heading(matrix.title, 1)
    doc.flow.table(columns, rows)
