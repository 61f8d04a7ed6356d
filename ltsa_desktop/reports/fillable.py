"""The blank form with fields to be filled in on the screen (AcroForm), whose returned file imports as a draft.

A field is named after its question: the ODK path with places counted from 1, as `/data/g/finding[2]/cause`, with "."
written "%2E" because PDF reads it as a step. After it stand `=name` for one tick of several, `#lat` and `#lon` for a
position. A hidden field tells which form it is (`exchange/pdf_forms.py` reads it all back). The fields' own letters are
the standard Helvetica that every viewer has; all else is embedded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from reportlab.lib.colors import Color

from ltsa_desktop.xforms import FormDef
from ltsa_desktop.xforms.views import Choice, NodeState

from . import paper as p
from . import wording as w
from .blank_form import INDENT, BlankForm, Mark, Strip
from .blocks import Letterhead
from .typeset import clean, wrap

MARKER: Final = "ltsa-form"
"""Name of the hidden field that says which form this is."""
FORMAT: Final = 1
COPIES = 5
"""How many instances of a repeat there is room for."""
MOST_CHOICES = 400
"""Longer lists are typed: their label is looked up at the import."""
_LETTERS = 9
_TALL = 15.0
_TICK = 12.0
_FIELD = Color(0.94, 0.955, 0.97)
_EDGE = Color(0.55, 0.6, 0.64)
_INK = Color(0, 0, 0)
_PLAIN = re.compile(r"[A-Za-z0-9_-]+\Z")


def fillable_form(
    form: FormDef,
    digest: str,
    head: Letterhead | None,
    paper: str,
    language: str,
    centre: str = "",
    values: Mapping[str, str] = {},
) -> bytes:
    """The form as a PDF to be filled in on the screen.

    Args:
        digest: the instrument's identity.
        centre: code of the centre it is sent to, "" for any.
        values: what is filled in already, by ref (the centre's name and code).
    """
    return _Fillable(form, digest, head, paper, language, centre, values).written()


def field_name(ref: str) -> str:
    """The name of the field of a question; `ref` has places counted from 1."""
    return ref.replace("%", "%25").replace(".", "%2E")


def export_value(name: str) -> str:
    """What a ticked circle of the choice `name` says: "~" and its bytes in hex where the name is no plain word."""
    return name if _PLAIN.match(name) and name != "Off" else f"~{name.encode().hex()}"


class _Fillable(BlankForm):
    title, how, more = w.FILL_TITLE, w.FILL_HOW, w.FILL_MORE

    def __init__(
        self,
        form: FormDef,
        digest: str,
        head: Letterhead | None,
        paper: str,
        language: str,
        centre: str,
        values: Mapping[str, str],
    ) -> None:
        super().__init__(form, digest, head, paper, language, COPIES)
        self.values = values
        self.alone: set[str] = set()
        for ref, value in values.items():
            self.state.set(ref, value)  # the regencies of the centre's province
        marker = {"format": FORMAT, "form": form.id, "version": form.version, "digest": digest, "centre": centre}
        text = json.dumps(marker, ensure_ascii=False, sort_keys=True)
        hidden = {"annotationFlags": "hidden", "fieldFlags": "readOnly", "maxlen": 0}
        self.ink.input(lambda fields: fields.textfield(name=MARKER, value=text, **_place(0, 0, 1, 1), **hidden))

    # Where the blank form leaves room to write, a field.

    def _fields(self, node: NodeState) -> list[tuple[str, float]]:
        definition = node.definition
        if definition.control not in ("input", "range") or "signature" in definition.appearance:
            return []
        return {
            "int": [("", 90.0)],
            "decimal": [("", 90.0)],
            "date": [(self.say(w.FILL_DATE), 90.0)],
            "time": [(self.say(w.FILL_CLOCK), 60.0)],
            "dateTime": [(self.say(w.FILL_MOMENT), 120.0)],
            "geopoint": [(self.say(w.FORM_LATITUDE), 90.0), (self.say(w.FORM_LONGITUDE), 90.0)],
        }.get(definition.type, [])

    def _answer(self, node: NodeState, fields: list[tuple[str, float]]) -> list[Strip]:
        if node.definition.control == "upload":
            return [self._line(line) for line in wrap(self.say(w.FILL_LATER), p.BODY_MUTED, self.flow.width - INDENT)]
        return super()._answer(node, fields)

    def _writing(self, node: NodeState, lines: int) -> list[Strip]:
        tall = _TALL if lines == 1 else lines * 13.0 + 4

        def draw(y: float) -> None:
            x = self.flow.left + INDENT
            self._text(node, "", x, y - tall - 2, self.flow.right - x, tall, many=lines > 1)

        return [(tall + 4, draw)]

    def _blank(self, node: NodeState, index: int, x: float, end: float, base: float) -> None:
        part = ("#lat", "#lon")[index] if node.definition.type == "geopoint" else ""
        self._text(node, part, x, base - 3, end - x, _TALL)

    def _text(
        self, node: NodeState, part: str, x: float, y: float, wide: float, tall: float, many: bool = False
    ) -> None:
        value = self.values.get(node.definition.ref, "")
        told = self._told(node)
        self.ink.input(
            lambda fields: fields.textfield(
                name=field_name(node.ref) + part,
                value=value,
                tooltip=told,
                fieldFlags="multiline" if many else "",
                maxlen=0,
                **_place(x, y, wide, tall),
            )
        )

    def _listed(self, node: NodeState, choices: Sequence[Choice]) -> list[Strip]:
        """A list to drop down; typed where there are too many or they depend on other answers."""
        if node.definition.control != "select1" or not choices or len(choices) > MOST_CHOICES:
            return self._writing(node, 1)
        options = [("", " "), *((clean(choice.label) or choice.name, choice.name) for choice in choices)]
        told = self._told(node)
        chosen = self.values.get(node.definition.ref) or " "

        def draw(y: float) -> None:
            x = self.flow.left + INDENT
            self.ink.input(
                lambda fields: fields.choice(
                    name=field_name(node.ref),
                    value=chosen,
                    options=options,
                    tooltip=told,
                    **_place(x, y - _TALL - 2, 260, _TALL),
                )
            )

        return [(_TALL + 4, draw)]

    def _mark(self, node: NodeState, name: str, x: float, middle: float, kind: Mark) -> None:
        told = self._told(node)
        field = field_name(node.ref)
        if kind == "line":
            self._text(node, f"={name}", x - 1, middle - 6, 16, 12)
            return
        ticked = name in self.values.get(node.definition.ref, "").split()
        place = {"x": x, "y": middle - _TICK / 2 + 1.5, "size": _TICK, "borderWidth": 0.7, **_COLOURS}
        if kind == "circle" and node.ref not in self.alone:
            value = export_value(name)
            self.ink.input(
                lambda fields: fields.radio(
                    name=field,
                    value=value,
                    selected=ticked,
                    tooltip=told,
                    buttonStyle="circle",
                    fieldFlags="radio",
                    **place,
                )
            )
        else:
            self.ink.input(
                lambda fields: fields.checkbox(
                    name=f"{field}={field_name(name)}",
                    checked=ticked,
                    tooltip=told,
                    buttonStyle="check",
                    fieldFlags="",
                    **place,
                )
            )

    def _choice_rows(self, node: NodeState, options: Sequence[tuple[str, str]], kind: Mark) -> list[Strip]:
        if len(options) == 1:
            self.alone.add(node.ref)  # a circle alone is no group in PDF: it is a box
        return super()._choice_rows(node, options, kind)

    def _told(self, node: NodeState) -> str:
        """What a screen reader says of the field."""
        return clean(self._label(node)) or node.definition.name


def _place(x: float, y: float, wide: float, tall: float) -> dict[str, Any]:
    return {"x": x, "y": y, "width": wide, "height": tall, "borderWidth": 0.5, "fontSize": _LETTERS, **_COLOURS}


_COLOURS = {"fillColor": _FIELD, "borderColor": _EDGE, "textColor": _INK}
