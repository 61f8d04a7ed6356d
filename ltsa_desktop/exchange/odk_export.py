"""A visit as an ODK submission, numbered so that servers see edits as edits.

A visit's first revision carries the instanceID of its content. Every later one gets an id made from its own (a UUIDv5
of the revision), and names the one before as `deprecatedID`: the same revision always gives the same bytes, and an
edited visit replaces itself on a server (docs.getodk.org/openrosa-metadata).
"""

from __future__ import annotations

import hashlib
import re
import uuid
from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.sealing import refuse_second
from ltsa_desktop.xforms import FormDef, GroupDef, QuestionDef
from ltsa_desktop.xforms.submission import root_namespace, write_submission

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ltsa_desktop.store import Revision, Store

_BRACKETS = re.compile(r"\[[^\]]*\]")
_NAMESPACE = uuid.UUID("8d1f2c52-6a0c-5d4e-9f5b-3b6d7c1a2e90")
VISIT = Text("Kunjungan", "visit")


def export_submission(
    store: Store, visit_id: str, revision_id: str | None = None, without: frozenset[str] = frozenset()
) -> bytes:
    """A visit as submission XML, UTF-8.

    Args:
        store: the store.
        visit_id: the visit.
        revision_id: one of its revisions; by default the visit as it stands, sealed or not.
        without: refs of questions whose answers are left out.

    Raises:
        NotFound: no such visit or revision, or its instrument is not here.
        UserError: "second-pass" for the second pass of a paper.
    """
    visit = store.visits.get(visit_id)
    refuse_second(visit.status)
    revisions = {one.id: one for one in store.visits.revisions(visit.id)}
    if revision_id is not None:
        revision = revisions.get(revision_id) or store.revisions.get(revision_id)
        content: Mapping[str, str] = store.revisions.read(revision.raw).content
        digest = revision.digest or visit.digest
        instance, deprecated = _ids_of(revision, content, revisions, store)
    elif visit.head and not visit.dirty:
        return export_submission(store, visit.id, visit.head, without)
    else:
        content, digest = store.visits.content(visit.id), visit.digest
        own = _own(store, digest, content) or f"uuid:{visit.id}"
        head = revisions.get(visit.head)
        if head is not None and own == _own_of(store, head):
            instance, deprecated = _of_draft(head.id, content), instance_id_of(store, head, revisions)
        else:
            instance, deprecated = own, None
    opened = store.instruments.open(digest)
    if without:
        content = {path: text for path, text in content.items() if _BRACKETS.sub("", path) not in without}
    return write_submission(
        opened.state(content),
        instance_id=instance,
        deprecated_id=deprecated,
        namespace=root_namespace(opened.instrument.xform),
    )


def instance_id_of(store: Store, revision: Revision, revisions: Mapping[str, Revision]) -> str:
    """The instanceID under which a revision is exported."""
    content = store.revisions.read(revision.raw).content
    return _ids_of(revision, content, revisions, store)[0]


def _ids_of(
    revision: Revision, content: Mapping[str, str], revisions: Mapping[str, Revision], store: Store
) -> tuple[str, str | None]:
    before = next((one for one in sorted(revision.parents) if one in revisions), None)
    own = _own(store, revision.digest, content) or f"uuid:{revision.visit_id}"
    if before is None:
        return own, None
    parent = revisions[before]
    if own != _own_of(store, parent):
        # A submission from outside replaced the visit: it came with ids of its own.
        return own, None
    return derived(revision.id), instance_id_of(store, parent, revisions)


def _of_draft(head: str, content: Mapping[str, str]) -> str:
    """An unsealed edit of a revision: the same answers, the same id."""
    digest = hashlib.sha256(head.encode())
    for path in sorted(content):
        for part in (path, content[path]):
            data = part.encode("utf-8", "replace")
            digest.update(len(data).to_bytes(4, "big") + data)
    return derived(digest.hexdigest())


def derived(name: str) -> str:
    """The instanceID made from the id of a revision."""
    return f"uuid:{uuid.uuid5(_NAMESPACE, name)}"


def _own_of(store: Store, revision: Revision) -> str:
    content = store.revisions.read(revision.raw).content
    return _own(store, revision.digest, content) or f"uuid:{revision.visit_id}"


def _own(store: Store, digest: str, content: Mapping[str, str]) -> str:
    return content.get(meta_ref(store.instruments.open(digest).form, "instanceID"), "")


def meta_ref(form: FormDef, name: str) -> str:
    """The ref of `instanceID` or another of the record's own numbers; made up where the form has none."""
    for child in form.root.children:
        if isinstance(child, GroupDef) and child.name.rpartition(":")[2] == "meta":
            for question in child.children:
                if isinstance(question, QuestionDef) and question.name.rpartition(":")[2] == name:
                    return question.ref
            return f"{child.ref}/{child.name.replace('meta', name)}"
    return f"{form.root.ref}/meta/{name}"
