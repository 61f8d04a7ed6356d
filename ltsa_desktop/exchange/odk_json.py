"""Records as JSON: the data document of ODK Central's OData service, and what KoboToolbox's interface gives out.

Central nests groups and, asked with `$expand=*`, repeats; places are GeoJSON or WKT, longitude first
(docs.getodk.org/central-api-odata-endpoints). KoboToolbox writes whole paths as names (`umum/jumlah`), repeats as lists
of such (support.kobotoolbox.org/api.html).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import msgspec

from ltsa_desktop.exchange.odk_records import Record, canonical_id
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.xforms import FormDef, QuestionDef, RepeatDef
from ltsa_desktop.xforms.definition import GroupDef
from ltsa_desktop.xforms.submission import Answers

if TYPE_CHECKING:
    from ltsa_desktop.xforms import NodeDef

_LISTS = ("value", "results")
_FORM = re.compile(r"/forms/([^/]+)\.svc")
_LINK = "@odata.navigationLink"
_WKT = re.compile(r"(POINT|LINESTRING|POLYGON)\s*Z?\s*\(+([^()]*)\)+\s*\Z", re.IGNORECASE)


@dataclass(slots=True)
class Document:
    """One JSON file.

    Attributes:
        form_id: as the file says, or "".
        items: its records as they stand.
    """

    form_id: str
    items: list[dict[str, Any]] = field(default_factory=list)


def read_json(data: bytes, name: str) -> Document | None:
    """The records of a JSON file, None when it holds something else. UserError when it is no JSON."""
    try:
        whole = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as why:
        raise UserError(
            Text(
                "{name} tidak terbaca sebagai JSON; mungkin terpotong. Unduh ulang.",
                "{name} cannot be read as JSON; it may be cut off. Download it again.",
            ).format(name=name),
            code="table-unreadable",
        ) from why
    form_id = ""
    items: Any = whole
    if isinstance(whole, dict):
        found = _FORM.search(str(whole.get("@odata.context", "")))
        form_id = unquote(found[1]) if found else ""
        items = next((whole[key] for key in _LISTS if isinstance(whole.get(key), list)), [whole])
    if not isinstance(items, list):
        return None
    kept = [item for item in items if isinstance(item, dict) and ("__id" in item or "_uuid" in item)]
    if items and not kept:
        return None
    return Document(form_id, kept)


def record_of(form: FormDef, item: Mapping[str, Any], source: str, file: str, number: int) -> tuple[Record, list[str]]:
    """One record, and the names of the repeats of which only a link came along."""
    reading = _Reading(form)
    answers = Answers(place=(source, number))
    reading.scope(item, form.root, form.root.ref, form.root, answers)
    system = item.get("__system")
    system = system if isinstance(system, dict) else {}
    meta = item.get("meta")
    meta = meta if isinstance(meta, dict) else {}

    def told(name: str) -> str:
        return _text(meta.get(name) or item.get(f"meta/{name}"))

    key = _text(item.get("__id") or item.get("_uuid"))
    record = Record(
        source=source,
        line=number,
        file=file,
        form_id=form.id,
        version=_text(system.get("formVersion")),
        instance_id=canonical_id(told("instanceID") or key),
        deprecated_id=canonical_id(told("deprecatedID")),
        root_id=canonical_id(told("rootUuid") or key),
        submitted=_text(system.get("submissionDate") or item.get("_submission_time")),
        sealed=_text(system.get("status")).casefold() in ("notdecrypted", "missingencryptedformdata"),
        answers=answers,
    )
    return record, reading.links


class _Reading:
    def __init__(self, form: FormDef) -> None:
        self.nodes = {_bare(ref): node for ref, node in form.nodes.items()}
        self.top = _bare(form.root.ref)
        self.links: list[str] = []

    def scope(
        self, item: Mapping[str, Any], scope: GroupDef | RepeatDef, scope_ref: str, group: NodeDef, into: Answers
    ) -> None:
        """Puts what `item` says of `group` into the answers of `scope`."""
        for key, value in item.items():
            if key.endswith(_LINK):
                node = self.node(key.removesuffix(_LINK), group)
                if isinstance(node, RepeatDef) and node.name not in item:
                    self.links.append(node.name)
                continue
            if key.startswith(("_", "@", "formhub/")) or value in (None, "", [], {}):
                continue
            node = self.node(key, group)
            if isinstance(node, RepeatDef) and isinstance(value, list):
                for one in value:
                    inner = Answers(place=into.place)
                    into.instances.setdefault(node.ref, []).append(inner)
                    if isinstance(one, dict):
                        self.scope(one, node, node.ref, node, inner)
            elif isinstance(node, GroupDef) and isinstance(value, dict):
                self.scope(value, scope, scope_ref, node, into)
            elif isinstance(node, QuestionDef) and node.ref.startswith(scope_ref + "/"):
                into.values[node.ref] = answer_text(value)
            else:
                where = f"{group.ref[len(scope_ref) :]}/{key}"
                into.unknown += [(path, text) for path, text in _leaves(where, value) if text]

    def node(self, key: str, group: NodeDef) -> NodeDef | None:
        """The node that a name stands for: below its group, or from the root."""
        return self.nodes.get(f"{_bare(group.ref)}/{key}") or self.nodes.get(f"{self.top}/{key}")


def answer_text(value: Any) -> str:
    """An answer as ODK writes it."""
    if isinstance(value, dict) and "coordinates" in value:
        accuracy = value.get("properties")
        return _places(value["coordinates"], accuracy.get("accuracy") if isinstance(accuracy, dict) else None)
    if isinstance(value, str) and (found := _WKT.match(value.strip())):
        return _places([[float(part) for part in point.split()] for point in found[2].split(",")], None)
    return _text(value)


def _places(coordinates: Any, accuracy: Any) -> str:
    """ "lat lon altitude accuracy" for each place, apart by ";"; GeoJSON has the longitude first."""
    if not isinstance(coordinates, list) or not coordinates:
        return ""
    if isinstance(coordinates[0], list):
        return ";".join(filter(None, (_places(one, accuracy) for one in coordinates)))
    longitude, latitude, altitude = [*coordinates, 0, 0][:3]
    return " ".join(_text(part) for part in (latitude, longitude, altitude or 0, accuracy or 0))


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    if isinstance(value, list):
        return " ".join(_text(one) for one in value)
    return str(value)


def _leaves(path: str, value: Any) -> Iterator[tuple[str, str]]:
    """What a form does not know, by paths."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(f"{path}/{key}", inner)
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        yield path, msgspec.json.encode(value).decode()
    else:
        yield path, _text(value)


def _bare(ref: str) -> str:
    return "/".join(step.rpartition(":")[2] for step in ref.split("/"))
