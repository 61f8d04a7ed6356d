"""An instrument: one version of a form with its scoring rules, as one value that can be stored and sent."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import msgspec

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.scoring import Plan

INSTRUMENT_FORMAT = 1
MAX_BYTES = 120_000_000
"""The largest instrument that is read back: a workbook of the greatest size and its attachments."""


class InstrumentUnreadable(UserError):
    """The bytes are not an instrument of a format this program knows."""

    code = "instrument-unreadable"


class _Stored(msgspec.Struct, forbid_unknown_fields=True):
    """The stored form; binary parts in base64."""

    format: int
    form_id: str
    version: str
    title: dict[str, str]
    xform: str
    plan: Any
    workbook: str
    workbook_name: str
    attachments: dict[str, str]


@dataclass(frozen=True)
class Instrument:
    """One immutable version of an instrument.

    Attributes:
        form_id, version: as the settings sheet states them.
        title: the form's title (`form_title`, and `form_title_en` where the sheet has it).
        xform: the form as an ODK XForm (UTF-8 XML), made by pyxform.
        plan: the scoring rules, None when the workbook has no scoring sheet.
        workbook: the Excel file it was made from, verbatim.
        workbook_name: that file's name.
        attachments: files the form reads choices or data from, by name.
    """

    form_id: str
    version: str
    title: Text
    xform: bytes
    plan: Plan | None
    workbook: bytes
    workbook_name: str
    attachments: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) of the canonical bytes: the identity of this version."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    def to_bytes(self) -> bytes:
        """The canonical bytes: the same instrument gives the same bytes."""
        stored = {
            "format": INSTRUMENT_FORMAT,
            "form_id": self.form_id,
            "version": self.version,
            "title": {"en": self.title.en, "id": self.title.id},
            "xform": self.xform.decode(),
            "plan": None if self.plan is None else self.plan.to_data(),
            "workbook": base64.b64encode(self.workbook).decode(),
            "workbook_name": self.workbook_name,
            "attachments": {k: base64.b64encode(v).decode() for k, v in self.attachments.items()},
        }
        return msgspec.json.encode(stored, order="sorted")

    @classmethod
    def from_bytes(cls, data: bytes) -> Instrument:
        """The instrument behind `to_bytes`.

        Raises:
            InstrumentUnreadable: the bytes are something else, damaged, or of a newer format.
            PlanUnreadable: its scoring rules are.
        """
        if len(data) > MAX_BYTES:
            raise _unreadable()
        try:
            stored = msgspec.json.decode(data, type=_Stored)
            title = Text(stored.title["id"], stored.title["en"])
            workbook = base64.b64decode(stored.workbook, validate=True)
            attachments = {k: base64.b64decode(v, validate=True) for k, v in stored.attachments.items()}
        except (msgspec.MsgspecError, KeyError, ValueError, UnicodeError, RecursionError) as why:
            if _format_of(data) > INSTRUMENT_FORMAT:
                raise _too_new() from why
            raise _unreadable() from why
        if stored.format > INSTRUMENT_FORMAT:
            raise _too_new()
        return cls(
            form_id=stored.form_id,
            version=stored.version,
            title=title,
            xform=stored.xform.encode(),
            plan=None if stored.plan is None else Plan.from_data(stored.plan),
            workbook=workbook,
            workbook_name=stored.workbook_name,
            attachments=attachments,
        )


class _Head(msgspec.Struct):
    format: int = 0


def _format_of(data: bytes) -> int:
    try:
        return msgspec.json.decode(data, type=_Head).format
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return 0


def _unreadable() -> InstrumentUnreadable:
    return InstrumentUnreadable(
        Text(
            "Instrumen ini tidak terbaca. Muat ulang dari berkas Excel-nya.",
            "This instrument cannot be read. Load it again from its workbook.",
        )
    )


def _too_new() -> InstrumentUnreadable:
    return InstrumentUnreadable(
        Text(
            "Instrumen ini dibuat oleh versi aplikasi yang lebih baru. Perbarui aplikasi ini dulu.",
            "This instrument was made by a newer version. Update this application first.",
        ),
        code="instrument-too-new",
    )
