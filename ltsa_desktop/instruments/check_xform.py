"""What is wrong or doubtful in an ODK XForm (`.xml`), which has no cells: told with its path, attribute and line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.check_reach import always_false
from ltsa_desktop.instruments.faults import PLACE
from ltsa_desktop.instruments.issues import SEVERITIES, Issue, Severity
from ltsa_desktop.xforms import FormDef, FormError, load_form
from ltsa_desktop.xforms.body import CONTROLS
from ltsa_desktop.xforms.definition import QuestionDef
from ltsa_desktop.xforms.externals import file_name
from ltsa_desktop.xforms.instances import Table
from ltsa_desktop.xforms.itext import itext_id
from ltsa_desktop.xforms.xml import X, parse_xml

MAX_FAULTS = 40
"""Faults of the engine that are looked for one after another before the search stops."""
_SOURCE = re.compile(rb"<(?:\w+:)?instance\b[^>]*?\bsrc\s*=\s*[\"'](jr://file[^\"']*)[\"']")
_VALUE = rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')"
BIND = re.compile(rb"<(?:\w+:)?bind(?:\s+[\w:.\-]+" + _VALUE + rb")*\s*/?>")
_REMOVABLE = {"calculate", "relevant", "constraint", "required", "readonly"}
_AT_ORIGIN = Text(
    "Perbaiki di buku kerja asalnya, lalu buat lagi XForm itu.", "Mend it in its workbook and make the XForm anew."
)
_FILE_BESIDE = Text("Letakkan berkas itu di samping formulir.", "Put that file beside the form.")


def missing_files(xform: bytes, given: Mapping[str, bytes]) -> tuple[str, ...]:
    """The files whose lists an XForm reads and that are not among those given, in the form's order."""
    wanted = [file_name(found.group(1).decode("utf-8", "replace")) for found in _SOURCE.finditer(xform)]
    return tuple(dict.fromkeys(name for name in wanted if name not in given))


def check_xform(data: bytes, media: Mapping[str, bytes]) -> list[Issue]:
    """Everything that hinders an XForm or is doubtful in it; errors first. Never raises for a bad file.

    Args:
        data: the file. media: the files beside it by name.
    """
    faults, form = _faults(data, media)
    page = _Page(data.decode("utf-8", "replace"))
    issues = [page.of_fault(fault, "error") for fault in faults]
    if form is not None:
        for fault in form.warnings:
            if isinstance(fault, FormError):
                issues.append(page.of_fault(fault, "error" if fault.code == "cycle" else "warning"))
        issues += _doubts(page, parse_xml(data), form)
        issues += [
            Issue(
                "warning",
                "attachment-missing",
                "",
                page.line(name),
                "src",
                name,
                Text(
                    f'Berkas "{name}" tidak ada di samping formulir ini; pilihannya kosong.',
                    f'The file "{name}" is not beside this form; its choices are empty.',
                ),
                _FILE_BESIDE,
            )
            for name in missing_files(data, media)
        ]
    return sorted(issues, key=lambda i: SEVERITIES.index(i.severity))


def _faults(data: bytes, media: Mapping[str, bytes]) -> tuple[list[FormError], FormDef | None]:
    """The engine's refusals, each found after the expression of the one before was left out; and the form, if it opens.

    Where one was left out the form is not given: what else is odd in it may only follow from that.
    """
    faults: list[FormError] = []
    source = data
    for _ in range(MAX_FAULTS):
        try:
            form = load_form(source, media, strict=False)
        except FormError as fault:
            faults.append(fault)
            less = _without(source, fault)
            if less == source:
                break
            source = less
        else:
            return faults, None if faults else form
    return faults, None


def _without(source: bytes, fault: FormError) -> bytes:
    """The form without the faulty expression of its bind; the same when it cannot be told which that is."""
    if not fault.ref or fault.attribute not in _REMOVABLE:
        return source
    attribute = re.compile(rb"\s" + fault.attribute.encode() + _VALUE)
    named = re.compile(rb"\snodeset\s*=\s*([\"'])" + re.escape(fault.ref.encode()) + rb"\1")
    for bind in BIND.finditer(source):
        if named.search(bind.group(0)):
            return source[: bind.start()] + attribute.sub(b"", bind.group(0)) + source[bind.end() :]
    return source


@dataclass(frozen=True)
class _Page:
    """The text of the form, in which a line is looked up; None where all of it is one line."""

    text: str

    def line(self, written: str) -> int | None:
        """The first line on which something is written, counted from 1."""
        at = -1
        for form in (
            f'"{escape(written, quote=False)}"',
            f"'{escape(written, quote=False)}'",
            escape(written, quote=False),
        ):
            at = self.text.find(form) if written else -1
            if at >= 0:
                break
        return self.text.count("\n", 0, at) + 1 if at >= 0 and "\n" in self.text.strip() else None

    def of_fault(self, fault: FormError, severity: Severity) -> Issue:
        """A fault of the engine as an issue."""
        text = Text(PLACE.sub("", fault.text.id), PLACE.sub("", fault.text.en))
        if fault.ref:
            text = Text(f"{fault.ref}: {text.id}", f"{fault.ref}: {text.en}")
        row = self.line(fault.expression or "") or self.line(fault.ref or "")
        return Issue(severity, fault.code, "", row, fault.attribute, fault.expression or "", text, _AT_ORIGIN)

    def doubt(self, severity: Severity, code: str, column: str | None, found: str, text: Text) -> Issue:
        """A doubt of this module's, where `found` is written."""
        return Issue(severity, code, "", self.line(found), column, found, text, _AT_ORIGIN)


def _doubts(page: _Page, root: X, form: FormDef) -> Iterator[Issue]:
    head = root.find("h:head") or root.find("head")
    model = head.find("model") if head is not None else None
    body = root.find("h:body") or root.find("body")
    if model is None:
        return
    yield from _identity(page, model, form)
    for bind in model.all("bind"):
        yield from _bind(page, bind, form)
    for element in _below(body):
        yield from _control(page, element, form)
    yield from _texts(page, model, body, form)


def _identity(page: _Page, model: X, form: FormDef) -> Iterator[Issue]:
    instance = model.find("instance")
    primary = next(instance.elements(), None) if instance is not None else None
    if primary is not None and not primary.attrs.get("id"):
        text = Text("Formulir ini tidak punya id.", "This form has no id.")
        yield page.doubt("warning", "no-form-id", "id", primary.tag, text)
    if not form.version:
        text = Text("Formulir ini tidak punya versi.", "This form has no version.")
        yield page.doubt("hint", "no-version", "version", primary.tag if primary is not None else "", text)


def _bind(page: _Page, bind: X, form: FormDef) -> Iterator[Issue]:
    ref = bind.attrs.get("nodeset", "")
    if ref.startswith("/") and "/@" not in ref and ref not in form.nodes:
        text = Text("Bind ini menunjuk {ref}, yang tidak ada.", "This bind points at {ref}, which is not there.")
        yield page.doubt("warning", "unknown-reference", "nodeset", ref, text.format(ref=ref))
    relevant = bind.attrs.get("relevant", "")
    if relevant and always_false(relevant):
        text = Text("{ref}: bagian ini tidak akan pernah ditanyakan.", "{ref}: this can never be asked.")
        yield page.doubt("warning", "unreachable", "relevant", relevant, text.format(ref=ref))


def _control(page: _Page, element: X, form: FormDef) -> Iterator[Issue]:
    ref = element.attrs.get("ref") or element.attrs.get("nodeset") or ""
    if element.tag in {*CONTROLS, "group", "repeat"} and ref.startswith("/") and ref not in form.nodes:
        text = Text("<{tag}> menunjuk {ref}, yang tidak ada.", "<{tag}> points at {ref}, which is not there.")
        yield page.doubt("warning", "unknown-reference", "ref", ref, text.format(tag=element.tag, ref=ref))
    node = form.nodes.get(ref)
    if element.tag not in CONTROLS or not isinstance(node, QuestionDef):
        return
    if element.find("label") is None:
        text = Text("{ref}: pertanyaan ini tanpa teks.", "{ref}: this question has no text.")
        yield page.doubt("warning", "no-label", "label", ref, text.format(ref=ref))
    if element.tag not in {"select", "select1", "odk:rank"}:
        return
    items = [kid for kid in _below(element) if kid.tag in {"item", "itemset"}]
    if not items:
        text = Text("{ref}: tidak ada pilihannya.", "{ref}: it has no choices.")
        yield page.doubt("warning", "no-choices", None, ref, text.format(ref=ref))
    seen: set[str] = set()
    for item in items:
        value = item.find("value")
        name = value.text().strip() if value is not None and item.tag == "item" else ""
        if name in seen:
            text = Text('{ref}: pilihan "{name}" ada dua kali.', '{ref}: the choice "{name}" is there twice.')
            yield page.doubt("warning", "duplicate-choice", None, name, text.format(ref=ref, name=name))
        if name:
            seen.add(name)


def _texts(page: _Page, model: X, body: X | None, form: FormDef) -> Iterator[Issue]:
    """Texts that are pointed at and written in no language, or not in every one."""
    written = {
        translation.attrs.get("lang", ""): {text.attrs.get("id", "") for text in translation.all("text")}
        for itext in model.all("itext")
        for translation in itext.all("translation")
    }
    for name in _wanted(model, body):
        lacking = [language for language, names in written.items() if name not in names]
        if len(lacking) == len(written):
            text = Text('Teks "{name}" tidak ada di itext.', 'The text "{name}" is not in the itext.')
            yield page.doubt("warning", "text-missing", "jr:itext", name, text.format(name=name))
        elif lacking:
            text = Text('Teks "{name}" belum ada dalam {languages}.', 'The text "{name}" is missing in {languages}.')
            told = text.format(name=name, languages=", ".join(lacking))
            yield page.doubt("warning", "missing-translation", "jr:itext", name, told)


def _wanted(model: X, body: X | None) -> dict[str, None]:
    """The ids of the texts that labels, hints, messages and choices point at, in order."""
    found: dict[str, None] = {}
    for element in [*model.all("bind"), *_below(body)]:
        for value in element.attrs.values():
            if name := itext_id(value):
                found[name] = None
    for instance in model.all("instance"):
        for table in instance.kids:
            if isinstance(table, Table):
                for row in table.rows():
                    if name := row.get("itextId"):
                        found[name] = None
    return found


def _below(element: X | None) -> Iterator[X]:
    """Every element below one, in document order."""
    stack = list(reversed(list(element.elements()))) if element is not None else []
    while stack:
        one = stack.pop()
        yield one
        stack.extend(reversed(list(one.elements())))
