"""Which records a store holds already, by the numbers that ODK gives them."""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ltsa_desktop.exchange.odk_export import instance_id_of, meta_ref
from ltsa_desktop.store import NotFound
from ltsa_desktop.xforms.submission import Answers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ltsa_desktop.exchange.odk_filling import Filled
    from ltsa_desktop.exchange.odk_records import Record
    from ltsa_desktop.store import CentreSummary, OpenInstrument, Store, Visit
    from ltsa_desktop.xforms import FormState, NodeDef

FORMER = "#former"
"""Suffix of the remark at the instanceID: the ids of the records that this one replaced, one after the other."""
_BRACKETS = re.compile(r"\[[^\]]*\]")
_NAMELESS = uuid.UUID("3c5b0a6e-7c0f-5f0b-8a55-0d6f5c6f1a11")


def number(instance_id: str) -> str:
    """An instanceID for comparison: servers differ in case and in the prefix."""
    return instance_id.strip().casefold().removeprefix("uuid:")


def of_answers(form_id: str, answers: Answers) -> str:
    """An instanceID for a record without one: the same answers always get the same."""
    return f"uuid:{uuid.uuid5(_NAMELESS, json.dumps([form_id, _plain(answers)], sort_keys=True))}"


def _plain(answers: Answers) -> object:
    instances = {ref: [_plain(one) for one in inner] for ref, inner in answers.instances.items()}
    return [answers.values, instances, sorted(text for _, text in answers.unknown)]


@dataclass(slots=True, eq=False)
class Known:
    """A visit that holds, or in this import will hold, a record.

    Attributes:
        visit: its id, "" for one that is still to be made.
        digest, centre, centre_name, day: of the visit.
        current: the instanceID it has now; `currents` every form of it, as numbers.
        former_ids: of the records it replaced; `former` as numbers.
        sealed: it must be reopened before it changes.
        edited: somebody changed answers here since the record came.
        content: what this import puts into it, None for what is there already.
    """

    visit: str
    digest: str
    centre: str
    centre_name: str
    day: date
    current: str
    currents: set[str]
    former_ids: list[str] = field(default_factory=list)
    sealed: bool = False
    edited: bool = False
    content: dict[str, str] | None = None

    @property
    def former(self) -> set[str]:
        """The numbers of the records that this one replaced."""
        return {number(one) for one in self.former_ids}


class KnownRecords:
    """The records of one store, read form by form when first asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._by_form: dict[str, dict[str, Known]] = {}

    def find(self, form_id: str, instance_id: str) -> Known | None:
        """The visit that holds or held the record, None when there is none."""
        return self._of_form(form_id).get(number(instance_id))

    def add(self, record: Record, opened: OpenInstrument, centre: CentreSummary, day: date, filled: Filled) -> Known:
        """Know a record that this import makes a visit of."""
        known = Known(
            "",
            opened.version.digest,
            centre.id,
            centre.name,
            day,
            record.instance_id,
            {number(record.instance_id)},
            [one for one in dict.fromkeys((record.deprecated_id, record.root_id)) if one],
            content=filled.content,
        )
        known.former_ids = [one for one in known.former_ids if number(one) not in known.currents]
        table = self._of_form(opened.version.form_id)
        for one in known.currents | known.former:
            table.setdefault(one, known)
        return known

    def move(self, known: Known, form_id: str, instance_id: str, filled: Filled) -> Known:
        """Know that a visit takes the record `instance_id` in place of what it held."""
        known.former_ids = list(dict.fromkeys([*known.former_ids, known.current, *sorted(known.currents)]))
        known.former_ids = [one for one in known.former_ids if number(one) != number(instance_id)]
        known.current, known.currents = instance_id, {number(instance_id)}
        known.content = filled.content
        known.sealed = known.edited = False
        self._of_form(form_id)[number(instance_id)] = known
        return known

    def content(self, known: Known) -> Mapping[str, str]:
        """What the visit holds, or will hold."""
        return known.content if known.content is not None else self._store.visits.content(known.visit)

    def same(self, known: Known, content: Mapping[str, str], filled: Filled) -> bool:
        """Whether a record says what the visit says, whose content is `content`."""
        if _bare(content, filled.state) == _bare(filled.content, filled.state):
            # The usual case of a file imported before, seen without opening the visit's form.
            return True
        return known.content is None and _asked(self._store.visits.state(known.visit)) == _asked(filled.state)

    def attachments(self, known: Known) -> dict[str, str]:
        """Names of the files that the visit has, by path."""
        return {} if not known.visit else {a.path: a.name for a in self._store.visits.attachments(known.visit)}

    def _of_form(self, form_id: str) -> dict[str, Known]:
        found = self._by_form.get(form_id)
        if found is None:
            found = self._by_form[form_id] = {}
            for summary in self._store.visits.list(form=form_id):
                known = self._of_visit(summary.visit)
                if known is not None:
                    for one in known.former:
                        found.setdefault(one, known)
                    for one in known.currents:
                        found[one] = known
        return found

    def _of_visit(self, visit: Visit) -> Known | None:
        store = self._store
        try:
            ref = meta_ref(store.instruments.open(visit.digest).form, "instanceID")
        except NotFound:
            return None
        content = store.visits.content(visit.id)
        own = content.get(ref, "") or f"uuid:{visit.id}"
        known = Known(
            visit.id,
            visit.digest,
            visit.centre_id,
            visit.centre_name,
            visit.day,
            own,
            {number(own)},
            sealed=visit.status == "final",
        )
        known.former_ids = content.get(ref + FORMER, "").split()
        if visit.head:
            revisions = {one.id: one for one in store.visits.revisions(visit.id)}
            ids = {one.id: instance_id_of(store, one, revisions) for one in revisions.values()}
            if visit.head in ids:
                known.current = ids[visit.head]
                known.currents = {number(known.current)}
                known.former_ids += [one for one in ids.values() if number(one) not in known.currents]
            if visit.dirty and own not in ids.values():
                # A record from outside came in after the last seal.
                known.former_ids.append(known.current)
                known.current, known.currents = own, {number(own)}
            known.edited = visit.dirty
        else:
            known.edited = self._edited(visit, ref)
        return known

    def _edited(self, visit: Visit, ref: str) -> bool:
        """Whether answers were saved after the record's number was."""
        history = self._store.visits.history(visit.id, ref)
        return bool(history) and visit.seq > 0 and self._last_step(visit) > history[-1].step

    def _last_step(self, visit: Visit) -> int:
        undo = self._store.visits.next_undo(visit.id)
        return undo.step if undo is not None else 0


def _asked(state: FormState) -> dict[str, str]:
    """What a form would be submitted with; names of files and numbers of records apart."""
    found: dict[str, str] = {}
    for node in state.walk():
        if not node.relevant or node.kind not in ("value", "instance"):
            continue
        definition = node.definition
        if definition.type == "binary" or _is_meta(definition):
            continue
        if node.kind == "instance":
            found[node.ref] = ""
        elif node.value and not definition.has_calculate:
            found[node.ref] = node.value
    return found


def _is_meta(definition: NodeDef) -> bool:
    above = definition.parent
    return above is not None and above.name.rpartition(":")[2] == "meta"


def _bare(content: Mapping[str, str], state: FormState) -> dict[str, str]:
    """Stored answers, without remarks, names of files and numbers of records."""
    nodes = state.form.nodes
    found: dict[str, str] = {}
    for path, text in content.items():
        if "#" in path:
            continue
        definition = nodes.get(_BRACKETS.sub("", path))
        if definition is not None and definition.type != "binary" and not _is_meta(definition):
            found[path] = text
    return found
