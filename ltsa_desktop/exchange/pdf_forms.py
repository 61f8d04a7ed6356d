"""A form that was filled in on the screen and sent back as PDF (`reports/fillable.py`), read as a record.

Any program may have saved it, so only the fields are read, never how they look. The bytes come from outside: a file
that is no form of ours, was flattened by printing, is locked or damaged is refused in words.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import msgspec

from ltsa_desktop.exchange import pdf_opening
from ltsa_desktop.exchange.odk_records import Record
from ltsa_desktop.exchange.odk_values import to_odk
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.xforms import Environment, FormDef, FormState
from ltsa_desktop.xforms.definition import QuestionDef, RepeatDef
from ltsa_desktop.xforms.submission import Answers

if TYPE_CHECKING:
    from pypdf import PdfReader

    from ltsa_desktop.store import CentreSummary, OpenInstrument

MARKER: Final = "ltsa-form"
FORMAT: Final = 1
MAX_PDF = 60_000_000
MAX_FIELDS = 50_000
MAX_TEXT = 1_000_000
"""Letters of all answers together."""
_DEEPEST = 8
_MOST_INSTANCES = 1000
_HEX = re.compile(r"~((?:[0-9a-f]{2}){1,200})\Z")
_THOUSANDS = re.compile(r"-?\d{1,3}([.,]\d{3})+\Z")
_PLACE = re.compile(r"\[(\d{1,6})\]")
_ESCAPED = re.compile(r"%(2E|25)", re.IGNORECASE)


class _Marker(msgspec.Struct, frozen=True):
    """The hidden field: which form this is and whom it was sent to."""

    format: int
    form: str
    version: str
    digest: str
    centre: str = ""


class FilledForm:
    """The fields of a returned form.

    Attributes:
        form, version, digest: of the instrument it was made from.
        centre: code of the centre it was sent to, "" for any.
        texts: name of the field → what stands in it; ticks are "Yes" or the choice; blanks are left out.
    """

    def __init__(self, marker: _Marker, texts: Mapping[str, str]) -> None:
        self.form = marker.form
        self.version = marker.version
        self.digest = marker.digest
        self.centre = marker.centre
        self.texts = texts

    def record(self, form: FormDef, source: str) -> Record:
        """The record, its answers by the refs of `form`."""
        answers = _Placing(form).placed(self.texts)
        titles: dict[str, str] = {}
        for node in FormState.new(form, Environment()).walk():
            if isinstance(node.definition, QuestionDef):
                titles.setdefault(node.definition.ref, (node.label() or node.definition.name).strip()[:80])
        return Record(
            source=source,
            line=0,
            file=source,
            form_id=self.form,
            version=self.version,
            answers=answers,
            centre=self.centre,
            titles=titles,
        )


def addressed(opened: OpenInstrument, centre: CentreSummary | None) -> tuple[str, dict[str, str]]:
    """The code of the centre that a form is sent to and what it begins with, by ref; ("", {}) for any centre."""
    if centre is None:
        return "", {}
    known = {
        "centre.code": centre.code,
        "centre.name": centre.name,
        "centre.province": centre.province_code,
        "centre.regency": centre.regency_code,
    }
    return centre.code, {ref: value for role, value in known.items() if (ref := opened.ref(role)) and value}


def read_form(data: bytes, name: str) -> FilledForm:
    """The fields of the PDF `data`; `name` of the file for what is told.

    Raises:
        UserError: it is no form of this program, without fields, locked, damaged, or of a newer program.
    """
    try:
        texts = _texts(data, name)
    except pdf_opening.PdfLocked as error:
        raise _refusal("pdf-locked", name) from error
    except pdf_opening.PdfTooLarge as error:
        raise _refusal("pdf-large", name) from error
    except pdf_opening.unreadable() as error:
        raise _refusal("pdf-damaged", name) from error
    if MARKER not in texts:
        raise _refusal("pdf-foreign", name)
    try:
        marker = msgspec.json.decode(texts.pop(MARKER), type=_Marker)
    except (msgspec.MsgspecError, ValueError) as error:
        raise _refusal("pdf-foreign", name) from error
    if marker.format > FORMAT:
        raise _refusal("pdf-newer", name)
    return FilledForm(marker, texts)


def _texts(data: bytes, name: str) -> dict[str, str]:
    reader = pdf_opening.opened(io.BytesIO(data))
    texts: dict[str, str] = {}
    left = MAX_TEXT
    for at, (field, value) in enumerate(_fields(reader)):
        left -= len(value)
        if at > MAX_FIELDS or left < 0:
            raise _refusal("pdf-large", name)
        if value.strip() and field not in texts:
            texts[field] = value
    if not texts:
        ours = reader.metadata is not None and "LTSA Desktop" in str(reader.metadata.creator)
        raise _refusal("pdf-flat" if ours else "pdf-foreign", name)
    return texts


def _fields(reader: PdfReader) -> Iterator[tuple[str, str]]:
    root: Any = reader.trailer["/Root"]
    form = root.get("/AcroForm")
    if form is None:
        return
    todo: list[tuple[Any, str, int]] = [(one, "", 0) for one in form.get_object().get("/Fields", ())]
    seen: set[int] = set()
    while todo:
        reference, above, depth = todo.pop()
        number = getattr(reference, "idnum", None)
        if number in seen or depth > _DEEPEST or len(seen) > 4 * MAX_FIELDS:
            continue
        if number is not None:
            seen.add(number)
        field = reference.get_object()
        own = str(field["/T"]) if "/T" in field else ""
        path = f"{above}.{own}" if above and own else above or own
        if own:
            yield path, _value(field)
        todo += [(kid, path, depth + 1) for kid in field.get("/Kids", ()) if "/T" in kid.get_object()]


def _value(field: Any) -> str:
    """What a field says; the state of its circles where a program forgot to say it."""
    value = field.get("/V")
    value = value.get_object() if value is not None else None
    if field.get("/FT") == "/Btn":
        states = [field.get("/AS"), *(kid.get_object().get("/AS") for kid in field.get("/Kids", ()))]
        states = states if value is None else [value]
        return next((str(one).removeprefix("/") for one in states if one not in (None, "/Off", "")), "")
    if isinstance(value, list):
        return " ".join(str(one) for one in value)
    return "" if value is None else str(value)


class _Placing:
    """Puts the fields' texts where the form has its questions."""

    def __init__(self, form: FormDef) -> None:
        self.form = form
        self.root = Answers()

    def placed(self, texts: Mapping[str, str]) -> Answers:
        """The answers; instances that were left blank are none."""
        several: dict[str, list[tuple[str, str]]] = {}
        for name in sorted(texts, key=_in_order):
            text = texts[name].replace("\r\n", "\n").replace("\r", "\n")
            path, mark, part = _parted(name)
            if mark == "=":
                several.setdefault(path, []).append((part, text))
            elif mark == "#":
                several.setdefault(path, []).append((f"#{part}", text))
            else:
                self.put(path, text)
        for path, parts in several.items():
            self.put_parts(path, parts)
        _without_blanks(self.root)
        return self.root

    def put_parts(self, path: str, parts: list[tuple[str, str]]) -> None:
        question = self.question(path)
        if question is None:
            for part, text in parts:
                self.root.unknown.append((f"{path}{part if part.startswith('#') else '=' + part}", text))
        elif question.control == "rank":
            ranks = sorted(parts, key=lambda one: (len(one[1].strip()), one[1].strip()))
            self.put(path, " ".join(name for name, _ in ranks))
        elif question.type == "geopoint":
            found = {part: to_odk(text, question).replace(",", ".") for part, text in parts}
            self.put(path, " ".join(filter(None, (found.get("#lat", ""), found.get("#lon", "")))))
        else:
            chosen = [name for name, text in parts if text != "Off"]
            self.put(path, "OK" if question.control == "trigger" else " ".join(chosen))

    def put(self, path: str, text: str) -> None:
        question = self.question(path)
        if question is None:
            self.root.unknown.append((path, text))
            return
        if question.type == "int" and _THOUSANDS.match(text.strip()):
            text = text.replace(".", "").replace(",", "")
        value = to_odk(_chosen(text) if question.control == "select1" else text, question)
        if value:
            self.scope(path).values[question.ref] = value

    def question(self, path: str) -> QuestionDef | None:
        node = self.form.nodes.get(_PLACE.sub("", path))
        return node if isinstance(node, QuestionDef) else None

    def scope(self, path: str) -> Answers:
        """The instance that `path` lies in, made with those before it where need be."""
        scope = self.root
        for place in _PLACE.finditer(path):
            ref = _PLACE.sub("", path[: place.start()])
            if not isinstance(self.form.nodes.get(ref), RepeatDef):
                continue
            made = scope.instances.setdefault(ref, [])
            at = max(1, min(int(place[1]), _MOST_INSTANCES))
            made += [Answers() for _ in range(at - len(made))]
            scope = made[at - 1]
        return scope


def _without_blanks(scope: Answers) -> bool:
    """Takes out instances without an answer; whether there is any in `scope`."""
    for ref, made in list(scope.instances.items()):
        kept = [one for one in made if _without_blanks(one)]
        scope.instances[ref] = kept
        if not kept:
            del scope.instances[ref]
    return bool(scope.values or scope.instances)


def _parted(name: str) -> tuple[str, str, str]:
    """The path, "=" or "#" or "", and what stands after it."""
    for mark in "=#":
        path, found, part = name.partition(mark)
        if found:
            return _plain(path), mark, _plain(part)
    return _plain(name), "", ""


def _chosen(text: str) -> str:
    """The choice that a ticked circle stands for (`reports.fillable.export_value`)."""
    coded = _HEX.match(text)
    return bytes.fromhex(coded[1]).decode("utf-8", "replace") if coded else text


def _plain(name: str) -> str:
    return _ESCAPED.sub(lambda found: {"2e": ".", "25": "%"}[found[1].lower()], name)


def _in_order(name: str) -> list[str | int]:
    return [part.zfill(8) if part.isdigit() else part for part in re.split(r"(\d+)", name)]


def _refusal(code: str, name: str) -> UserError:
    return UserError(_REFUSALS[code].format(name=name), code=code)


_REFUSALS: Mapping[str, Text] = {
    "pdf-damaged": Text(
        "PDF “{name}” rusak dan tidak dapat dibaca. Simpan ulang di program pengisinya, lalu kirim lagi.",
        "The PDF “{name}” is damaged and cannot be read. Save it again in the program it was filled in with.",
    ),
    "pdf-foreign": Text(
        "PDF “{name}” bukan formulir isian dari aplikasi ini. Tidak ada yang diubah.",
        "The PDF “{name}” is no form of this program. Nothing was changed.",
    ),
    "pdf-flat": Text(
        "PDF “{name}” berasal dari aplikasi ini, tetapi tidak punya kolom isian: lembar untuk diisi tangan, atau hasil "
        "cetak ke PDF. Minta berkas yang disimpan (Save), bukan yang dicetak.",
        "The PDF “{name}” comes from this program but has no fields: a sheet to fill in by hand, or one printed to "
        "PDF. Ask for the file that was saved, not printed.",
    ),
    "pdf-locked": Text(
        "PDF “{name}” dilindungi kata sandi. Simpan tanpa kata sandi, lalu impor lagi.",
        "The PDF “{name}” is protected by a password. Save it without one, then import it again.",
    ),
    "pdf-large": Text(
        "PDF “{name}” berisi lebih banyak isian daripada formulir mana pun. Tidak ada yang diubah.",
        "The PDF “{name}” holds more than any form does. Nothing was changed.",
    ),
    "pdf-newer": Text(
        "PDF “{name}” dibuat oleh versi aplikasi yang lebih baru. Perbarui aplikasi ini dahulu.",
        "The PDF “{name}” was made by a newer version of the program. Update this one first.",
    ),
}
