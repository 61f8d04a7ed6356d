"""Writes real files in the layouts of ODK Central and KoboToolbox, made from filled forms.

The writers follow the servers' own exporters and share nothing with the importer: ODK Central's `lib/data/briefcase.js`
(getodk/central-backend) and KoboToolbox's `formpack` (`reporting/export.py`, `schema/fields.py`).
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import xlsxwriter

from ltsa_desktop.xforms import FormDef, FormState, GroupDef, NodeDef, QuestionDef, RepeatDef

LANGUAGE = "Bahasa Indonesia (id)"


class Field:
    """One question as the servers' exporters see it."""

    def __init__(self, question: QuestionDef, scope: GroupDef | RepeatDef, choices: Sequence[tuple[str, str]]) -> None:
        self.question = question
        self.steps = [step.rpartition(":")[2] for step in question.ref.split("/")[2:]]
        self.inner = [step.rpartition(":")[2] for step in question.ref[len(scope.ref) + 1 :].split("/")]
        self.choices = choices


def fields_of(scope: GroupDef | RepeatDef, state: FormState) -> list[Field]:
    """The fields of one table in document order."""
    found: list[Field] = []

    def walk(group: GroupDef | RepeatDef) -> None:
        for child in group.children:
            if isinstance(child, QuestionDef):
                choices: dict[str, str] = {}
                if child.choices is not None:
                    # A choice filter may leave each instance other choices; the server lists all of them.
                    for node in (n for n in state.walk() if n.definition is child):
                        choices.update(
                            {
                                c.name: c.label
                                for c in state.choices(node.path, LANGUAGE if state.form.languages else None)
                            }
                        )
                found.append(Field(child, scope, list(choices.items())))
            elif isinstance(child, GroupDef):
                walk(child)

    walk(scope)
    return found


def elements(parent: Xml.Element, steps: Sequence[str]) -> list[Xml.Element]:
    """The elements at a path, names without namespace."""
    here = [parent]
    for step in steps:
        here = [kid for one in here for kid in one if kid.tag.rpartition("}")[2] == step]
    return here


def value_at(parent: Xml.Element, steps: Sequence[str]) -> str:
    """The text at a path."""
    return "".join(e.text or "" for e in elements(parent, steps)[:1])


def repeats_of(scope: GroupDef | RepeatDef) -> Iterator[RepeatDef]:
    """The repeats directly below a scope."""
    for child in scope.children:
        if isinstance(child, RepeatDef):
            yield child
        elif isinstance(child, GroupDef):
            yield from repeats_of(child)


CENTRAL_TAIL = (
    "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status", "ReviewState",
    "DeviceID", "Edits", "FormVersion",
)  # fmt: skip


def central_tables(
    state: FormState, records: Sequence[bytes], split: bool = False, group_paths: bool = True, key: str = ""
) -> dict[str, list[list[str]]]:
    """The tables of Central's export: file name → rows."""
    form = state.form
    tables: dict[str, list[list[str]]] = {}

    def head(scope: GroupDef | RepeatDef) -> list[str]:
        names: list[str] = []
        for field in fields_of(scope, state):
            base = "-".join(field.inner) if group_paths else field.inner[-1]
            if field.question.type == "geopoint":
                names += [f"{base}-{part}" for part in ("Latitude", "Longitude", "Altitude", "Accuracy")]
            else:
                names.append(base)
                if split and field.question.control == "select":
                    names += [f"{base}/{name}" for name, _ in field.choices]
        return names

    def cells(scope: GroupDef | RepeatDef, element: Xml.Element) -> list[str]:
        row: list[str] = []
        for field in fields_of(scope, state):
            text = value_at(element, field.inner)
            if field.question.type == "geopoint":
                row += [*text.split(), "", "", "", ""][:4]
            else:
                row.append(text)
                if split and field.question.control == "select":
                    row += ["1" if name in text.split() else "0" for name, _ in field.choices]
        return row

    def below(scope: GroupDef | RepeatDef, element: Xml.Element, parent_key: str) -> None:
        for repeat in repeats_of(scope):
            steps = repeat.ref[len(scope.ref) + 1 :].split("/")
            name = f"{form.id}-{repeat.name}.csv"
            table = tables.setdefault(name, [[*head(repeat), "PARENT_KEY", "KEY"]])
            for number, inner in enumerate(elements(element, steps), 1):
                own = "/".join([parent_key, *steps[:-1], f"{steps[-1]}[{number}]"])
                table.append([*cells(repeat, inner), parent_key, own])
                below(repeat, inner, own)

    main = tables[f"{form.id}.csv"] = [["SubmissionDate", *head(form.root), *CENTRAL_TAIL]]
    for data in records:
        root = Xml.fromstring(data)
        instance = key or value_at(root, ["meta", "instanceID"])
        tail = [instance, "7", "CONTOH Siti", "0", "0", "", "", "contoh:1", "0", root.get("version", "")]
        main.append(["2026-11-18T02:03:04.567Z", *cells(form.root, root), *tail])
        below(form.root, root, instance)
    return tables


def csv_bytes(rows: Sequence[Sequence[str]], delimiter: str = ",") -> bytes:
    """A table as the servers write it."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def write_central(path: Path, tables: dict[str, list[list[str]]], media: dict[str, bytes] | None = None) -> Path:
    """Central's zip: the tables, and `media/`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in tables.items():
            archive.writestr(name, csv_bytes(rows))
        for name, data in (media or {}).items():
            archive.writestr(f"media/{name}", data)
    return path


KOBO_TAIL = (
    "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "__version__",
    "_tags", "_index",
)  # fmt: skip
KOBO_REPEAT_TAIL = (
    "_index", "_parent_table_name", "_parent_index", "_submission__id", "_submission__uuid",
    "_submission__submission_time",
)  # fmt: skip


def kobo_tables(
    state: FormState,
    records: Sequence[bytes],
    *,
    labels: bool = False,
    hierarchy: bool = True,
    multiple: str = "both",
    separator: str = "/",
) -> dict[str, list[list[Any]]]:
    """The sheets of Kobo's export: name → rows; numbers as numbers."""
    form = state.form
    sheets: dict[str, list[list[Any]]] = {}
    counts: dict[str, int] = {}
    texts = {ref: written(form, node) or node.name.rpartition(":")[2] for ref, node in form.nodes.items()}

    def title(question: QuestionDef) -> str:
        refs = question.ref.split("/")
        chain = ["/".join(refs[: i + 1]) for i in range(2, len(refs))] if hierarchy else [question.ref]
        return separator.join(texts[ref] if labels else form.nodes[ref].name.rpartition(":")[2] for ref in chain)

    def head(scope: GroupDef | RepeatDef) -> list[str]:
        names: list[str] = []
        for field in fields_of(scope, state):
            base, leaf = title(field.question), title(field.question).rpartition(separator)[2]
            many = field.question.control == "select"
            if not many or multiple != "details":
                names.append(base)
            if many and multiple != "summary":
                names += [f"{base}/{label if labels else name}" for name, label in field.choices]
            if field.question.type == "geopoint":
                above = base.removesuffix(leaf)
                names += [f"{above}_{leaf}_{part}" for part in ("latitude", "longitude", "altitude", "precision")]
        return names

    def cells(scope: GroupDef | RepeatDef, element: Xml.Element) -> list[Any]:
        row: list[Any] = []
        for field in fields_of(scope, state):
            text = value_at(element, field.inner)
            said = dict(field.choices)
            shown = " ".join(said[word] for word in text.split()) if labels and field.choices else text
            many = field.question.control == "select"
            if not many or multiple != "details":
                row.append(_typed(shown, field.question) if not field.choices else shown)
            if many and multiple != "summary":
                row += [(1 if name in text.split() else 0) if text else "" for name, _ in field.choices]
            if field.question.type == "geopoint":
                row += [*text.split(), "", "", "", ""][:4]
        return row

    def below(scope: GroupDef | RepeatDef, element: Xml.Element, table: str, index: int, uuid: str) -> None:
        for repeat in repeats_of(scope):
            rows = sheets.setdefault(repeat.name[:31], [[*head(repeat), *KOBO_REPEAT_TAIL]])
            for inner in elements(element, repeat.ref[len(scope.ref) + 1 :].split("/")):
                counts[repeat.ref] = counts.get(repeat.ref, 0) + 1
                own = counts[repeat.ref]
                rows.append([*cells(repeat, inner), own, table, index, 900, uuid, "2026-11-18T02:03:04"])
                below(repeat, inner, repeat.name[:31], own, uuid)

    name = form.title[:31]
    main = sheets[name] = [[*head(form.root), *KOBO_TAIL]]
    for index, data in enumerate(records, 1):
        root = Xml.fromstring(data)
        uuid = value_at(root, ["meta", "instanceID"]).removeprefix("uuid:")
        tail = [900 + index, uuid, "2026-11-18T02:03:04", "", "", "submitted_via_web", "contoh", "vX1", "", index]
        main.append([*cells(form.root, root), *tail])
        below(form.root, root, name, index, uuid)
    return sheets


def written(form: FormDef, node: NodeDef) -> str:
    """A label as the workbook has it, with `${…}` where it shows an answer: formpack's headings."""
    message = node.label
    if message is None:
        return ""
    parts = message.parts
    if parts is None and message.itext is not None:
        variants = form.texts.get(LANGUAGE if form.languages else "", message.itext)
        parts = variants.parts() if variants is not None else None
    names = [part if isinstance(part, str) else getattr(part, "source", "") or part.expression for part in parts or ()]
    return "".join(
        name if isinstance(part, str) else "${" + name.strip().rpartition("/")[2] + "}"
        for part, name in zip(parts or (), names, strict=True)
    )


def _typed(text: str, question: QuestionDef) -> Any:
    if question.type in ("int", "decimal") and text:
        return float(text)
    return text


def write_workbook(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    """A workbook with texts as texts and numbers as numbers."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_numbers": False, "strings_to_formulas": False})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(at, column, cell, day)  # type: ignore[arg-type]
                elif isinstance(cell, bool | int | float):
                    sheet.write(at, column, cell)
                elif cell != "":
                    sheet.write_string(at, column, cell)
    book.close()
    return path
