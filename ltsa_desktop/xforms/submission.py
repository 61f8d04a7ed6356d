"""Submissions: a filled form as the XML that ODK servers take, and that XML read back into a form's content.

`meta/instanceID` names the record and `meta/deprecatedID` the one that it replaces.

Sources: OpenRosa metadata scheme (docs.getodk.org/openrosa-metadata), ODK XForms specification, "Metadata" and
"Repeats" (getodk.github.io/xforms-spec), OpenRosa form submission (docs.getodk.org/openrosa-form-submission).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from ltsa_desktop.ground.ids import repeat_uid
from ltsa_desktop.ground.words import Text
from ltsa_desktop.xforms.codecs import codec_of
from ltsa_desktop.xforms.content import is_stored
from ltsa_desktop.xforms.definition import FormDef, GroupDef, NodeDef, QuestionDef, RepeatDef
from ltsa_desktop.xforms.engine import MAX_INSTANCES
from ltsa_desktop.xforms.errors import FormError
from ltsa_desktop.xforms.instances import Table
from ltsa_desktop.xforms.submission_writing import local_name, root_namespace, write_submission
from ltsa_desktop.xforms.xml import X, parse_xml

__all__ = [
    "MAX_SUBMISSION",
    "Answers",
    "Reading",
    "Submission",
    "content_of",
    "identities",
    "is_submission",
    "parse_submission",
    "parse_submissions",
    "read_submission",
    "root_namespace",
    "write_submission",
]

MAX_SUBMISSION = 32 * 1024 * 1024
"""Bytes of one submission's XML: a thousand times what a long interview takes."""
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_ROOT = re.compile(rb"<([^\s<>/?!]+)")
_OTHER_ROOTS = frozenset({b"html", b"manifest", b"xforms", b"OpenRosaResponse"})
_TEMPLATE = frozenset({"jr:template", "template"})
# What Collect, Enketo and KoboToolbox add on their own; kept, but nothing to tell anybody about.
_OF_THE_SYSTEM = frozenset({"__version__", "_version_", "_version__001", "formhub", "meta"})


@dataclass(slots=True)
class Answers:
    """The answers of one scope (the whole form, or one repeat instance), as some file has them.

    Attributes:
        values: texts by ref.
        instances: by the ref of a repeat: its instances in order.
        unknown: (path below the scope, text) of what the form does not know.
        place: (file or sheet, line) where the scope was written, for messages.
    """

    values: dict[str, str] = field(default_factory=dict)
    instances: dict[str, list[Answers]] = field(default_factory=dict)
    unknown: list[tuple[str, str]] = field(default_factory=list)
    place: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file's answers become in a form.

    Attributes:
        content: the stored mapping; repeat instances have fresh identities.
        unknown: (path, text) of what the form does not know: it is in `content` too, so nothing is lost.
        unreadable: (path, text) of answers that are not of their question's type: not in `content`.
        calculated: (path, text) of what the form calculates itself: not in `content`.
        places: where instances were written, by their path.
    """

    content: dict[str, str]
    unknown: tuple[tuple[str, str], ...]
    unreadable: tuple[tuple[str, str], ...]
    calculated: tuple[tuple[str, str], ...]
    places: Mapping[str, tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Submission:
    """A parsed submission, before its form is at hand.

    Attributes:
        form_id, version: of the form it was filled in with, "" where it does not say.
        instance_id: "uuid:…", "" where it has none.
        deprecated_id: of the record that it replaces, or "".
        root_id: of the first of the records that replaced one another (KoboToolbox's `rootUuid`), or "".
        tree: the elements.
    """

    form_id: str
    version: str
    instance_id: str
    deprecated_id: str
    root_id: str
    tree: X

    def answers(self, form: FormDef) -> Answers:
        """The answers, by the form's refs. Raises FormError "submission-too-large"."""
        found = Answers()
        kept = {
            node.ref: [code.name for code in form.attribute_codes.get(node.index, ()) if code.events]
            for node in form.nodes.values()
        }
        _gather(self.tree, form.root, found, form.root.ref, "", {ref: names for ref, names in kept.items() if names})
        return found


def is_submission(data: bytes) -> bool:
    """Whether XML bytes look like a filled record rather than a form or a list of files; cheap."""
    head = _COMMENT.sub(b"", data[:4000].removeprefix(b"\xef\xbb\xbf"))
    found = _ROOT.search(head) if head.lstrip().startswith(b"<") else None
    return found is not None and found[1].rpartition(b":")[2] not in _OTHER_ROOTS


def parse_submission(data: bytes) -> Submission:
    """A submission's elements and what it says of itself.

    Raises:
        FormError: no XML, entities, too deep or too large (as `parse_xml`); code "not-a-submission" for another kind
            of XML; code "submission-encrypted" when it can only be read with the key of its form.
    """
    found = parse_submissions(data)
    if len(found) != 1:
        raise FormError(
            Text(id="Berkas XML ini memuat {n} isian.", en="This XML file holds {n} records.").format(n=len(found)),
            code="not-a-submission",
        )
    return found[0]


def parse_submissions(data: bytes) -> list[Submission]:
    """The submissions of a file: one, or the list that KoboToolbox gives out. Raises as `parse_submission`."""
    if len(data) > MAX_SUBMISSION:
        raise _too_large()
    tree = parse_xml(data)
    listed = tree.find("results") if tree.tag == "root" else None
    if listed is not None:
        # <root><count/><next/><previous/><results><form …/><form …/></results></root>
        return [_submission(inner, data) for inner in listed.elements()]
    if tree.tag == "submission" and tree.find("data") is not None:
        # Briefcase's download wraps the record: <submission><data><form …/></data></submission>.
        inner = next(tree.find("data").elements(), None)  # type: ignore[union-attr]
        tree = tree if inner is None else inner
    return [_submission(tree, data)]


def _submission(tree: X, data: bytes) -> Submission:
    if not is_submission(data):
        raise FormError(
            Text(
                id="Berkas XML ini bukan isian formulir (submission); mungkin formulirnya sendiri.",
                en="This XML file is no filled form (submission); it may be the form itself.",
            ),
            code="not-a-submission",
        )
    if tree.attrs.get("encrypted") == "yes" or tree.find("base64EncryptedKey") is not None:
        raise FormError(
            Text(
                id="Isian ini terenkripsi. Buka dahulu dengan kunci formulirnya (di ODK Central), lalu impor hasilnya.",
                en="This record is encrypted. Decrypt it with its form's key first (in ODK Central), then import that.",
            ),
            code="submission-encrypted",
        )
    meta = next((kid for kid in tree.elements() if local_name(kid.tag) == "meta"), None)
    told = {local_name(kid.tag): kid.text().strip() for kid in meta.elements()} if meta is not None else {}
    return Submission(
        form_id=tree.attrs.get("id", ""),
        version=tree.attrs.get("version", "") or tree.attrs.get("orx:version", ""),
        instance_id=told.get("instanceID", "") or tree.attrs.get("instanceID", ""),
        deprecated_id=told.get("deprecatedID", ""),
        root_id=told.get("rootUuid", ""),
        tree=tree,
    )


def read_submission(data: bytes, form: FormDef) -> Reading:
    """A submission as content of `form`, to be opened with `FormState.restore`. Raises FormError."""
    return content_of(form, parse_submission(data).answers(form))


def content_of(form: FormDef, answers: Answers, keep: Mapping[str, str] | None = None) -> Reading:
    """The stored mapping for answers, each brought to the text that its question keeps.

    Args:
        form: the form. answers: as read.
        keep: content of an earlier record of the same visit: its repeat instances lend their identities by position.
    """
    filler = _Filler(form, identities(keep or {}))
    filler.scope(form.root, form.root.ref, answers)
    return Reading(
        filler.content,
        tuple(filler.unknown),
        tuple(filler.unreadable),
        tuple(filler.calculated),
        filler.places,
    )


def identities(content: Mapping[str, str]) -> dict[str, list[str]]:
    """The identities of the instances in `content`, in order, by the path of their repeat."""
    found: dict[str, list[tuple[Decimal, str]]] = {}
    for path, order in content.items():
        if path.endswith("]") and "#" not in path:
            head, _, uid = path[:-1].rpartition("[")
            try:
                found.setdefault(head, []).append((Decimal(order), uid))
            except InvalidOperation:
                found.setdefault(head, []).append((Decimal(0), uid))
    return {head: [uid for _, uid in sorted(entries)] for head, entries in found.items()}


def _too_large() -> FormError:
    return FormError(
        Text(
            id="Isian ini jauh lebih besar daripada isian formulir yang wajar; berkas tidak dibuka.",
            en="This record is far larger than any sensible filled form; it was not opened.",
        ),
        code="submission-too-large",
    )


def _gather(
    element: X,
    definition: GroupDef | RepeatDef,
    into: Answers,
    scope: str,
    group: str,
    kept: Mapping[str, Sequence[str]],
) -> None:
    """Puts the elements below `element` into `into`.

    `group` is the path from the scope to `element`, `kept` the attributes that are answers of their own
    (`entity/@id`), by ref.
    """
    known = {local_name(child.name): child for child in definition.children}
    seen: set[str] = set()
    strangers: list[X] = []
    into.unknown += [
        (f"{group}/@{name}", element.attrs[name]) for name in kept.get(definition.ref, ()) if element.attrs.get(name)
    ]
    for kid in element.kids:
        if isinstance(kid, Table):
            # The reader takes <model><instance/><instance/></model> for lists of choices.
            raise FormError(
                Text(
                    id="Isian ini bersusun seperti formulir (model/instance) dan tidak dapat dibaca.",
                    en="This record is built like a form (model/instance) and cannot be read.",
                ),
                code="not-a-submission",
            )
        if not isinstance(kid, X):
            continue
        child = known.get(local_name(kid.tag))
        if isinstance(child, RepeatDef):
            if _TEMPLATE.isdisjoint(kid.attrs):
                instances = into.instances.setdefault(child.ref, [])
                if len(instances) >= MAX_INSTANCES:
                    raise _too_large()
                instances.append(inner := Answers())
                _gather(kid, child, inner, child.ref, "", kept)
        elif child is None or child.ref in seen or (isinstance(child, QuestionDef) and any(kid.elements())):
            strangers.append(kid)
        elif isinstance(child, GroupDef):
            seen.add(child.ref)
            _gather(kid, child, into, scope, f"{group}/{child.name}", kept)
        else:
            seen.add(child.ref)
            text = kid.text()
            if text.strip():
                into.values[child.ref] = text if _is_words(child) else text.strip()
    _strangers(strangers, group, into.unknown, known)


def _is_words(definition: NodeDef) -> bool:
    """Whether spaces around the text may be the writer's own."""
    return definition.type == "string" and definition.control in (None, "input")


def _strangers(
    elements: list[X], group: str, into: list[tuple[str, str]], known: Collection[str] = frozenset()
) -> None:
    """Elements that the form does not know; of several with one name (or with a name known) each gets an identity."""
    counts: dict[str, int] = {}
    for element in elements:
        counts[element.tag] = counts.get(element.tag, 0) + 1
    order: dict[str, int] = {}
    for element in elements:
        path = f"{group}/{element.tag}"
        inner = list(element.elements())
        if counts[element.tag] > 1 or local_name(element.tag) in known:
            path += f"[{repeat_uid()}]"
            order[element.tag] = order.get(element.tag, 0) + 1
            into.append((path, str(order[element.tag])))
            if not inner:
                path += "/."
        if inner:
            _strangers(inner, path, into)
        elif element.text().strip():
            into.append((path, element.text()))


class _Filler:
    def __init__(self, form: FormDef, kept: Mapping[str, list[str]]) -> None:
        self.form = form
        self.kept = kept
        self.places: dict[str, tuple[str, int]] = {}
        self.content: dict[str, str] = {}
        self.unknown: list[tuple[str, str]] = []
        self.unreadable: list[tuple[str, str]] = []
        self.calculated: list[tuple[str, str]] = []

    def scope(self, definition: GroupDef | RepeatDef, path: str, answers: Answers) -> None:
        form = self.form
        cut = len(definition.ref)
        for ref, text in answers.values.items():
            node = form.nodes[ref]
            assert isinstance(node, QuestionDef)
            where = path + ref[cut:]
            if not is_stored(node):
                self.calculated.append((where, text))
                continue
            stored = codec_of(node)(text)
            if stored:
                self.content[where] = stored
            elif text.strip():
                self.unreadable.append((where, text))
        for ref, instances in answers.instances.items():
            repeat = form.nodes[ref]
            assert isinstance(repeat, RepeatDef)
            head = path + ref[cut:]
            kept = self.kept.get(head, [])
            for number, inner in enumerate(instances, 1):
                uid = kept[number - 1] if number <= len(kept) else repeat_uid()
                instance = f"{head}[{uid}]"
                self.content[instance] = str(number)
                if inner.place is not None:
                    self.places[instance] = inner.place
                self.scope(repeat, instance, inner)
        for below, text in answers.unknown:
            where = path + below
            self.content[where] = text
            if not where.endswith("]") and "/@" not in where and not _of_the_system(below):
                self.unknown.append((where, text))


def _of_the_system(below: str) -> bool:
    return below.split("/")[1].rpartition(":")[2].partition("[")[0] in _OF_THE_SYSTEM
