"""Records from files: each submission of an XML file, each row of a main table with the rows of its repeats.

Repeat tables are joined to their parents by `PARENT_KEY`/`KEY` (ODK Central, Briefcase: `uuid:…/group/repeat[2]`) or by
`_parent_table_name`, `_parent_index`/`_index` (KoboToolbox).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from ltsa_desktop.exchange.odk_columns import Columns, Headings
from ltsa_desktop.exchange.odk_report import RowIssue
from ltsa_desktop.exchange.odk_tables import Table
from ltsa_desktop.exchange.odk_values import Cell, fold, plain, rounded, to_odk
from ltsa_desktop.ground.words import Text
from ltsa_desktop.xforms import FormDef, NodeDef, RepeatDef
from ltsa_desktop.xforms.definition import GroupDef
from ltsa_desktop.xforms.submission import Answers, Submission

_STEP = re.compile(r"([^/\[\]]+)\[(\d+)\]")
_TWIN = re.compile(r"~(\d+)\Z")
_ENCRYPTED = frozenset({"not decrypted", "missing encrypted form data"})
"""What Central writes into `Status` (getodk/central-backend, lib/data/briefcase.js)."""
_YES = frozenset({"1", "true", "ya", "yes", "ok", "x"})


@dataclass(slots=True, eq=False)
class Record:
    """One record of a file.

    Attributes:
        source, line: where it is written (line 0: an XML file); `file` its name in the `Source`, for its media.
        form_id, version: as it says itself, or "".
        instance_id, deprecated_id, root_id: see `Submission`; "" where it has none.
        submitted: when a server received it (ISO), or "".
        sealed: a server had only its encrypted form.
        answers: by the refs of the form; None for an XML record, which is read again when its turn comes.
        issues: what was odd about its cells.
        titles: heading of a question's column by its ref.
        centre: code of the centre that the form was sent to, for a record that names none.
    """

    source: str
    line: int
    file: str
    form_id: str = ""
    version: str = ""
    instance_id: str = ""
    deprecated_id: str = ""
    root_id: str = ""
    submitted: str = ""
    sealed: bool = False
    answers: Answers | None = None
    issues: list[RowIssue] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    centre: str = ""


@dataclass(slots=True)
class Joined:
    """The records of a set of tables, rows that belong to none, and what to say about the whole."""

    records: list[Record] = field(default_factory=list)
    orphans: list[tuple[str, int, str]] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)


def of_submission(submission: Submission, file: str) -> Record:
    """The record of an XML file."""
    return Record(
        source=file,
        line=0,
        file=file,
        form_id=submission.form_id,
        version=submission.version,
        instance_id=submission.instance_id,
        deprecated_id=submission.deprecated_id,
        root_id=submission.root_id,
    )


def is_main(table: Table) -> bool:
    """Whether a table's rows are records rather than instances of a repeat."""
    return table.column("parent_key") is None and table.column("_parent_index", "_parent_table_name") is None


def join(form: FormDef, main: Table, others: Sequence[Table]) -> Joined:
    """The records of `main` with their repeats from `others`."""
    return _Joiner(form, main).join(others)


class _Joiner:
    def __init__(self, form: FormDef, main: Table) -> None:
        self.form = form
        self.main = main
        self.headings = Headings(form)
        self.joined = Joined()
        self.by_key: dict[str, tuple[Record, Answers]] = {}
        self.by_index: dict[tuple[str, str], tuple[Record, Answers]] = {}

    def join(self, others: Sequence[Table]) -> Joined:
        columns = self._columns(self.main, self.form.root)
        for line, cells in self.main.rows:
            self._main_row(columns, line, cells)
        placed = [(repeat, table) for table in others if (repeat := self._repeat_of(table, others)) is not None]
        for table in others:
            if not any(table is one for _, one in placed):
                self.joined.notes.append(
                    Text(
                        "Tabel “{name}” bukan pengulangan dari formulir ini; isinya tidak ikut.",
                        "The table “{name}” is no repeat of this form; it was left out.",
                    ).format(name=table.source)
                )
        for repeat, table in sorted(placed, key=lambda one: one[0].depth):
            self._repeat_rows(repeat, table)
        self._say_missing({repeat.ref for repeat, _ in placed})
        return self.joined

    def _columns(self, table: Table, scope: GroupDef | RepeatDef) -> Columns:
        columns = self.headings.match(scope, table.header)
        for at, name in columns.unknown:
            if any(plain(cells[at]) for _, cells in table.rows if at < len(cells)):
                self.joined.notes.append(
                    Text(
                        "{source}: kolom “{name}” bukan pertanyaan formulir ini; isinya tidak ikut.",
                        "{source}: the column “{name}” is no question of this form; it was left out.",
                    ).format(source=table.source, name=name)
                )
        for name in dict.fromkeys(name for _, name in columns.ambiguous):
            self.joined.notes.append(
                Text(
                    "{source}: kolom “{name}” cocok dengan beberapa pertanyaan; isinya tidak ikut. Ekspor ulang dengan "
                    "nama XML sebagai judul kolom.",
                    "{source}: the column “{name}” fits several questions; it was left out. Export again with XML "
                    "names as headings.",
                ).format(source=table.source, name=name)
            )
        return columns

    def _main_row(self, columns: Columns, line: int, cells: tuple[Cell, ...]) -> None:
        table = self.main

        def told(*names: str) -> str:
            at = table.column(*names)
            return plain(cells[at]) if at is not None and at < len(cells) else ""

        key, uuid = told("key"), told("_uuid")
        instance = told("meta-instanceid", "meta/instanceid", "instanceid") or key or uuid
        root = told("meta/rootuuid", "meta-rootuuid", "rootuuid") or key
        record = Record(
            source=table.source,
            line=line,
            file=table.file,
            form_id="",
            version=told("formversion"),
            instance_id=canonical_id(instance),
            deprecated_id=canonical_id(told("meta-deprecatedid", "meta/deprecatedid", "deprecatedid")),
            root_id=canonical_id(root),
            submitted=told("submissiondate", "_submission_time"),
            sealed=fold(told("status")) in _ENCRYPTED,
        )
        record.titles = {target.question.ref: table.header[at] for at, target in reversed(columns.targets.items())}
        record.answers = self._answers(columns, table, line, cells, record)
        self.joined.records.append(record)
        twin = self.by_key.get(key or instance)
        if twin is not None:
            # The same record on two lines (tables put together by hand): its repeats are named by its key alone.
            record.answers.instances = twin[1].instances
        for one in (key, instance):
            if one:
                self.by_key.setdefault(one, (record, record.answers))
        if uuid:
            self.by_key.setdefault(uuid, (record, record.answers))
        index = told("_index")
        if index:
            self.by_index[("", index)] = self.by_index[(fold(table.name), index)] = (record, record.answers)

    def _answers(self, columns: Columns, table: Table, line: int, cells: tuple[Cell, ...], record: Record) -> Answers:
        answers = Answers(place=(table.source, line))
        chosen: dict[str, list[str]] = {}
        points: dict[str, list[str]] = {}
        for at, target in columns.targets.items():
            cell = cells[at] if at < len(cells) else None
            text = plain(cell)
            if not text:
                continue
            question = target.question
            if target.kind == "choice":
                if text.casefold() in _YES or fold(text) == fold(target.detail):
                    chosen.setdefault(question.ref, []).append(target.detail)
            elif target.kind == "point":
                points.setdefault(question.ref, ["", "", "", ""])[int(target.detail)] = text.replace(",", ".")
            elif value := to_odk(cell, question):
                answers.values[question.ref] = value
                if rounded(cell) and question.type == "string":
                    record.issues.append(
                        RowIssue(
                            "type",
                            Text(
                                "angka panjang ini disimpan Excel sebagai bilangan; digit terakhirnya mungkin berubah.",
                                "Excel kept this long number as a number; its last digits may have changed.",
                            ),
                            table.source,
                            line,
                            table.header[at],
                            text,
                        )
                    )
        for ref, names in chosen.items():
            if set(answers.values.get(ref, "").split()) != set(names):
                # The summary beside the columns may be labels in a row, which can be read in several ways.
                answers.values[ref] = " ".join(names)
        for ref, parts in points.items():
            if parts[0] and parts[1]:
                answers.values.setdefault(ref, " ".join(part or "0" for part in parts))
        return answers

    def _repeat_of(self, table: Table, others: Sequence[Table]) -> RepeatDef | None:
        """Which repeat a table's rows are instances of: by its keys, its name, or else its columns."""
        repeats = [node for node in self.form.nodes.values() if isinstance(node, RepeatDef)]
        key = table.column("key")
        if key is not None:
            first = next((plain(cells[key]) for _, cells in table.rows if key < len(cells) and plain(cells[key])), "")
            steps = _STEP.findall(first)
            chain = [name for name, _ in steps]
            by_chain = [one for one in repeats if chain and _chain(one) == chain]
            if len(by_chain) > 1:
                path = re.sub(r"\[\d+\]", "", "/".join(first.split("/")[1:]))
                by_path = [one for one in by_chain if one.ref.endswith("/" + path)]
                by_chain = by_path if len(by_path) == 1 else by_chain
            if len(by_chain) == 1:
                return by_chain[0]
        name = fold(table.name)
        for prefix in (fold(self.main.name), fold(self.main.book)):
            name = name.removeprefix(prefix + "-")
        twin = _TWIN.search(name)
        if twin:
            named = [one for one in repeats if fold(one.name) == name[: twin.start()]]
            if 0 < int(twin[1]) <= len(named):
                return named[int(twin[1]) - 1]
        spelled = [
            one
            for one in repeats
            if name in (fold(one.name), fold("-".join(one.ref.split("/")[2:])))
            or (len(name) == 31 and fold(one.name).startswith(name))
        ]
        if len(spelled) == 1:
            return spelled[0]
        scores = sorted(((len(self.headings.match(one, table.header).targets), one) for one in repeats), key=_first)
        if scores and scores[-1][0] and (len(scores) == 1 or scores[-2][0] < scores[-1][0]):
            return scores[-1][1]
        return None

    def _repeat_rows(self, repeat: RepeatDef, table: Table) -> None:
        columns = self._columns(table, repeat)
        at = {name: table.column(name) for name in ("key", "parent_key", "_index", "_parent_index")}
        at["uuid"] = table.column("_submission__uuid")
        parent_table = table.column("_parent_table_name")
        rows: list[tuple[int, int, str, tuple[Cell, ...]]] = []
        for line, cells in table.rows:
            key = _at(cells, at["key"])
            steps = _STEP.findall(key)
            rows.append((int(steps[-1][1]) if steps else 0, line, key, cells))
        if all(number for number, *_ in rows):
            rows.sort(key=_first)
        for _, line, key, cells in rows:
            parent = self.by_key.get(_at(cells, at["parent_key"]))
            if parent is None and (index := _at(cells, at["_parent_index"])):
                parent = self.by_index.get((fold(_at(cells, parent_table)), index))
            if parent is None and repeat.depth == 0:
                parent = self.by_key.get(_at(cells, at["uuid"]))
            if parent is None:
                told = _at(cells, at["parent_key"]) or _at(cells, at["_parent_index"])
                self.joined.orphans.append((table.source, line, told))
                continue
            record, above = parent
            answers = self._answers(columns, table, line, cells, record)
            above.instances.setdefault(repeat.ref, []).append(answers)
            for ref, title in ((t.question.ref, table.header[c]) for c, t in columns.targets.items()):
                record.titles.setdefault(ref, title)
            if key:
                self.by_key[key] = (record, answers)
            if index := _at(cells, at["_index"]):
                self.by_index[(fold(table.name), index)] = (record, answers)

    def _say_missing(self, placed: set[str]) -> None:
        missing = [
            node.name
            for node in self.form.nodes.values()
            if isinstance(node, RepeatDef) and node.ref not in placed and node.depth == 0
        ]
        if missing and self.joined.records:
            self.joined.notes.append(
                Text(
                    "Pengulangan {names} tidak ada di berkas ini, jadi tidak ikut. CSV KoboToolbox memang tanpa "
                    "pengulangan: ekspor sebagai XLS. Ekspor ODK Central: impor seluruh zip-nya.",
                    "The repeats {names} are not in this file and so did not come along. A KoboToolbox CSV never has "
                    "them: export as XLS. From ODK Central import the whole zip.",
                ).format(names=", ".join(missing))
            )


def _first(entry: tuple[int, *tuple[object, ...]]) -> int:
    return entry[0]


def _at(cells: tuple[Cell, ...], column: int | None) -> str:
    return plain(cells[column]) if column is not None and column < len(cells) else ""


def canonical_id(text: str) -> str:
    """An id as ODK writes it; KoboToolbox leaves the prefix out of its `_uuid` column."""
    if re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", text):
        return f"uuid:{text}"
    return text


def _chain(repeat: RepeatDef) -> list[str]:
    """The names of the repeats that lead to one, itself last."""
    chain: list[str] = []
    node: NodeDef | None = repeat
    while node is not None:
        if isinstance(node, RepeatDef):
            chain.insert(0, node.name)
        node = node.parent
    return chain


def stem_of(name: str) -> str:
    """The name of a file without folder and ending."""
    return PurePosixPath(name).stem


def by_book(tables: Sequence[Table]) -> Iterator[tuple[Table, list[Table]]]:
    """Each main table with the tables of its repeats: of its workbook, or named after it, or the only ones there."""
    mains = [table for table in tables if is_main(table)]
    rest = [table for table in tables if not is_main(table)]
    for main in mains:
        own = [
            table
            for table in rest
            if len(mains) == 1
            or (table.file == main.file)
            or (
                table.book.casefold().startswith(main.book.casefold() + "-")
                and not any(_closer(other, main, table) for other in mains)
            )
        ]
        yield main, own


def _closer(other: Table, main: Table, table: Table) -> bool:
    """Whether `table` is rather named after `other` than after `main`."""
    return len(other.book) > len(main.book) and table.book.casefold().startswith(other.book.casefold() + "-")
