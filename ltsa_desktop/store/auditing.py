"""The audit trail: who did what, when, why, on which laptop – journal, signed acts and revisions merged into one list.

The journal (every answer, on the laptop where it was typed) is chained by hashes per laptop; signed acts are
chained per laptop
and life; a revision is its own hash. `verify` looks at all of it and says what does not hold and whom to ask.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store import audit_words as w
from ltsa_desktop.store import visit_counts
from ltsa_desktop.store.errors import NotFound, RevisionUnreadable
from ltsa_desktop.store.read_models import Author, Visit
from ltsa_desktop.store.revision_body import short_code

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store
    from ltsa_desktop.store.statements import ChainFault, Statement
    from ltsa_desktop.xforms import FormState

Source = Literal["journal", "statement", "revision"]
_SUFFIXES: Mapping[str, Text] = {
    "note": w.NOTE,
    "skip": w.SKIPPED,
    "later": w.LATER,
    "mark": w.MARKED,
    "checked": w.CHECKED,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the trail.

    Attributes:
        at: by the clock of the laptop; it orders the list and decides nothing.
        act: kind, a key of `audit_words.ACTS`; `deed` the same as a verb.
        what: what it was about, in the language asked for (an answer "old → new", a reason's object).
        reason: why, "" where none was asked.
        visit, centre: "" for an act about no visit. path, question: the answer it is about, "" for the whole visit.
        device: id of the laptop; `laptop` whose it is. number: of the act in its laptop's chain, of the entry in
        the visit's
            journal; 0 for a revision.
        source: where it stands. id: of the statement or revision, "" for a line of the journal.
        kind: of the statement or the line of the journal, "sealed" for a revision; `act` is finer.
    """

    at: datetime
    who: Author
    act: str
    what: str
    reason: str
    visit: str
    centre: str
    path: str
    question: str
    device: str
    laptop: str
    number: int
    source: Source
    id: str
    kind: str

    @property
    def deed(self) -> Text:
        """The act as a verb."""
        return w.ACTS.get(self.act, Text(self.act, self.act))

    def to_data(self) -> dict[str, Any]:
        """For machines."""
        told = {"at": self.at.astimezone(UTC).isoformat(), "deed": asdict(self.deed), "author": asdict(self.who)}
        return {name: value for name, value in asdict(self).items() if name != "who"} | told


@dataclass(frozen=True, slots=True)
class Checked:
    """What `verify` found.

    Attributes:
        acts: how many signed acts were looked at.
        faults: (kind, sentence) of what does not hold; away: sentences of acts that are not here.
    """

    acts: int
    faults: tuple[tuple[str, Text], ...]
    away: tuple[Text, ...]

    @property
    def headline(self) -> Text:
        """The result in one sentence."""
        if self.faults:
            return w.NOT_WHOLE.format(n=self.acts, m=len(self.faults))
        return w.WHOLE.format(n=self.acts)


def trail(store: Store, visit: str | None = None, path: str | None = None, language: str = "id") -> list[Entry]:
    """The trail of one visit (with `path` of one question), newest first; without `visit` all signed acts and
    revisions.

    Single answers are in a visit's own trail only. Raises NotFound.
    """
    found = store.visits.get(visit) if visit is not None else None
    about = _About(store, language, found)
    statements = store.statements.list(visit=found.id if found is not None else None)
    entries = [about.statement(act) for act in statements]
    stated = {act.body.revision for act in statements if act.body.kind == "seal"}
    if found is not None:
        entries += about.answers(found)
        entries += about.sealed(found, stated)
    if path is not None:
        asked = path.partition("#")[0]
        entries = [entry for entry in entries if entry.path.partition("#")[0] == asked]
    return sorted(entries, key=lambda entry: (entry.at, entry.number, entry.id), reverse=True)


def verify(store: Store) -> Checked:
    """Look at every signature and chain, and at the journal of this laptop."""
    names = _owners(store, store.statements.list())
    faults: list[tuple[str, Text]] = []
    away: list[Text] = []
    for fault in store.statements.chain_faults():
        text = _fault(fault, names)
        if fault.kind == "gap":
            away.append(text)
        else:
            faults.append((fault.kind, text))
    breaks = store._journal.chain_breaks()
    if breaks:
        faults.append(("journal", w.FAULTS["journal"].format(number=breaks[0])))
    return Checked(len(store.statements.ids()), tuple(faults), tuple(away))


def _fault(fault: ChainFault, names: Mapping[str, str]) -> Text:
    who = names.get(fault.device, "") or fault.device[:8]
    return w.FAULTS[fault.kind].format(number=fault.number, who=who, ask=names.get(fault.device, "") or who)


def _owners(store: Store, acts: Iterable[Statement]) -> dict[str, str]:
    """Laptop → the name of who works on it: as accepted here, else as its acts say."""
    names = {act.body.device: act.author.name for act in acts}
    for known in store.trust.keys("device") + store.trust.keys("supervisor"):
        device = str(json.loads(known.extra).get("device", ""))
        if device and known.name:
            names[device] = known.name
    names[store.device.id] = store.profile.name
    return names


class _About:
    """Puts things into words for one reading."""

    def __init__(self, store: Store, language: str, visit: Visit | None) -> None:
        self.store, self.language, self.visit = store, language, visit
        if visit is not None:
            self.centres = {visit.id: visit.centre_name}
        else:
            self.centres = visit_counts.centre_names(store)
        self.names = _owners(store, store.statements.list())
        self._state: FormState | None = None
        if visit is not None:
            try:
                self._state = store.visits.state(visit.id)
            except (NotFound, RevisionUnreadable):
                self._state = None  # its instrument has not come: paths stand for labels

    def statement(self, act: Statement) -> Entry:
        """One signed act."""
        body = act.body
        decided = body.data.get("act")
        kind = decided if isinstance(decided, str) and decided in w.ACTS else body.kind
        text = body.data.get("text") or body.data.get("value") or ""
        what = str(text) if isinstance(text, str) else ""
        if body.kind == "seal" and body.revision:
            what = w.VERSION.format(code=short_code(body.revision)).to(self.language)
        if body.kind == "certificate":
            what = self._certified(body.data)
        elif body.kind == "revocation":
            what = self._owner_of(str(body.data.get("key", "")))
        elif body.kind == "organisation":
            what = f"v{body.data.get('version', '')}"
        return Entry(
            act.at,
            act.author,
            kind,
            what,
            str(body.data.get("reason", "")),
            body.visit,
            self.centres.get(body.visit, ""),
            body.path,
            self.question(body.path),
            body.device,
            self.laptop(body.device),
            body.number,
            "statement",
            act.id,
            body.kind,
        )

    def answers(self, visit: Visit) -> list[Entry]:
        """The lines of the journal; for a visit that came from elsewhere what its revisions say was written."""
        own = self.store.visits.history(visit.id)
        made = []
        for line in own:
            if line.path.startswith("#"):
                continue
            what = f"{self.words(line.path, line.old)} → {self.words(line.path, line.new)}"
            made.append(self._answer(visit, line.at, line.author, line.kind, what, line.path, line.device, line.seq))
        told = {(line.path, int(line.at.timestamp())) for line in own}
        for revision in reversed(self.store.revisions.of_visit(visit.id)):
            try:
                body = self.store.revisions.read(revision.raw)
            except RevisionUnreadable:
                continue
            for path, (author, seconds) in sorted(body.written.items(), key=lambda item: (item[1][1], item[0])):
                if (path, seconds) in told:
                    continue
                told.add((path, seconds))
                what = self.words(path, body.content.get(path))
                at = datetime.fromtimestamp(seconds, UTC)
                who = body.authors[author].author()
                made.append(self._answer(visit, at, who, "edit", what, path, body.device, 0))
        return made

    def sealed(self, visit: Visit, stated: set[str]) -> list[Entry]:
        """Revisions whose sealing no signed act tells."""
        return [
            Entry(
                one.sealed_at,
                one.author,
                "sealed",
                w.VERSION.format(code=one.short_code).to(self.language),
                one.reason,
                visit.id,
                visit.centre_name,
                "",
                "",
                one.device,
                self.laptop(one.device),
                0,
                "revision",
                one.id,
                "sealed",
            )
            for one in self.store.revisions.of_visit(visit.id)
            if one.id not in stated
        ]

    def _answer(
        self, visit: Visit, at: datetime, who: Author, kind: str, what: str, path: str, device: str, number: int
    ) -> Entry:
        question, laptop = self.question(path), self.laptop(device)
        source: Source = "journal" if number else "revision"
        return Entry(
            at,
            who,
            kind,
            what,
            "",
            visit.id,
            visit.centre_name,
            path,
            question,
            device,
            laptop,
            number,
            source,
            "",
            kind,
        )

    def laptop(self, device: str) -> str:
        """Whose laptop it is."""
        if device == self.store.device.id:
            return w.OWN_LAPTOP.to(self.language)
        return self.names.get(device, "") or device[:8]

    def question(self, path: str) -> str:
        """The label of a question, with what is beside the answer; the path's last part where the form is not here."""
        if not path:
            return ""
        at, _, suffix = path.partition("#")
        label = at.rsplit("/", 1)[-1]
        node = self._node(at)
        if node is not None:
            label = node.label(self.language if self.language == "en" else None) or label
        beside = _SUFFIXES.get(suffix)
        return f"{label} ({beside.to(self.language)})" if beside is not None else label

    def words(self, path: str, text: str | None) -> str:
        """An answer as one reads it."""
        from ltsa_desktop.store.double_entry import words_of

        if not text:
            return w.EMPTY.to(self.language)
        node = self._node(path) if "#" not in path else None
        if node is None or self._state is None:
            return text
        return words_of(self._state, node, self.language if self.language == "en" else None, text) or text

    def _node(self, path: str) -> Any:
        from ltsa_desktop.xforms.views import UnknownPath

        if self._state is None:
            return None
        try:
            return self._state.node(path)
        except UnknownPath:
            return None

    def _owner_of(self, key: str) -> str:
        known = self.store.trust.get(key)
        return known.name if known is not None and known.name else key[:16]

    def _certified(self, data: Mapping[str, Any]) -> str:
        try:
            body = json.loads(str(data.get("body", "")))
            return f"{body['name']} ({body['valid_from']} – {body['valid_to']})"
        except (ValueError, KeyError, TypeError):
            return ""


def kept(entries: Iterable[Entry], *, who: str = "", act: str = "", since: str = "", until: str = "") -> list[Entry]:
    """Those by somebody (part of a name), of a kind, between two days (ISO; both count)."""
    asked = who.casefold()
    return [
        entry
        for entry in entries
        if asked in entry.who.name.casefold()
        and (not act or act in (entry.act, entry.source))
        and (not since or entry.at.astimezone().date().isoformat() >= since)
        and (not until or entry.at.astimezone().date().isoformat() <= until)
    ]
