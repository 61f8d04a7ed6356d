"""Random histories of many laptops: whoever has seen the same shows the same, and no sealed word is lost.

A round is one history: laptops seal and state, packages (sets of signed bytes) are lost, repeated, put in any order;
laptops are cloned and restored, clocks go wrong, three versions of the program are at work. It runs on the real signed
bytes and the functions that the store decides by. What they give is held against a second way of saying what must be
kept, and against every other replica with the same set. Each 500th history is played on real stores with real packages.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import structs

from ltsa_desktop.ground.ids import uuid7
from ltsa_desktop.store import statement_body
from ltsa_desktop.store.assigning import reviewer_of
from ltsa_desktop.store.commenting import threads_of
from ltsa_desktop.store.merging import Merge, ancestors, merge
from ltsa_desktop.store.reviewing import review_of
from ltsa_desktop.store.revision_body import (
    AuthorRef,
    CentreRef,
    InstrumentRef,
    ProgressRef,
    RevisionBody,
    read,
    revision_id,
    stamp,
)
from ltsa_desktop.store.rounds import plans_of, rounds_of
from ltsa_desktop.store.setting_aside import deletion_of, joined_into
from ltsa_desktop.store.statement_body import StatementBody
from ltsa_desktop.store.statements import CONTEXT, Statement

ROUNDS = 2000
ON_STORES = 500
"""Every so many histories one is played on real stores."""
PATHS = ("/data/note", "/data/b", "/data/f[r1]", "/data/f[r1]/t", "/data/f[r2]", "/data/f[r2]/t", "/data/b#note")
NOON = datetime(2026, 11, 24, 5, tzinfo=UTC)
FIRST = RevisionBody(
    format=1,
    visit="018f0000-0000-7000-8000-000000000001",
    day="2026-11-24",
    visit_kind="terjadwal",
    centre=CentreRef("1", "CONTOH-1", "LTSA CONTOH"),
    instrument=InstrumentRef("0" * 64, "contoh", "1"),
    parents=[],
    author=AuthorRef("CONTOH", "", "evaluator"),
    authors=[AuthorRef("CONTOH", "", "evaluator")],
    device="",
    incarnation="",
    sealed_at=stamp(NOON),
    kind="final",
    reason="",
    example=True,
    content={},
    written={},
    hidden=[],
    attachments={},
    progress=ProgressRef(1, 1, 0, 0),
    score=None,
)
Signed = tuple[bytes, bytes, str]
"""Bytes, signature, key."""


@dataclass
class Replica:
    """One laptop: what it has seen, and its own life.

    Attributes:
        version: of its program, 1 to 3: later ones state kinds that earlier ones do not know.
        offset: how wrong its clock is.
    """

    name: str
    role: str
    version: int
    key: Ed25519PrivateKey
    offset: timedelta
    device: str
    incarnation: str
    revisions: dict[str, Signed] = field(default_factory=dict)
    acts: dict[str, Signed] = field(default_factory=dict)
    number: int = 0
    last: str = ""

    @property
    def public(self) -> str:
        return self.key.public_key().public_bytes_raw().hex()

    def copy(self) -> Replica:
        """What a copied or restored folder is."""
        return replace(self, revisions=dict(self.revisions), acts=dict(self.acts))

    def take(self, packet: Iterable[tuple[str, Signed]]) -> None:
        """Import: what is sound comes in, once."""
        for kind, (raw, signature, key) in packet:
            known, context = (self.revisions, b"") if kind == "revision" else (self.acts, CONTEXT)
            identity = revision_id(raw)
            if identity in known:
                continue
            _verify(context + raw, signature, key)
            known[identity] = (raw, signature, key)

    def packet(self) -> list[tuple[str, Signed]]:
        """All it has seen."""
        return [*(("revision", one) for one in self.revisions.values()), *(("act", one) for one in self.acts.values())]


class History:
    """One random history over two visits."""

    def __init__(self, seed: int, keys: list[Ed25519PrivateKey]) -> None:
        self.chance = chance = random.Random(seed)
        self.visits = [FIRST.visit, FIRST.visit[:-1] + "2"]
        self.clock = NOON
        self.replicas = [
            Replica(
                name=f"CONTOH {n}",
                role="supervisor" if n < 2 else "evaluator",
                version=chance.randint(1, 3),
                key=keys[n],
                offset=timedelta(days=chance.choice((0, 0, 0, -400, 3000)), seconds=chance.randint(-50, 50)),
                device=f"d{n}",
                incarnation=f"i{n}-{seed}",
            )
            for n in range(chance.randint(3, 5))
        ]
        self.judges = frozenset(replica.public for replica in self.replicas[:2])
        self.sent: list[list[tuple[str, Signed]]] = []
        self.saved: list[Replica] = []
        self.sealed: dict[str, Signed] = {}
        self.stated: dict[str, Signed] = {}

    def play(self) -> None:
        """Deeds in any order; then everything reaches everybody, in another order each."""
        chance = self.chance
        for visit in self.visits:
            self.seal(chance.choice(self.replicas), visit, {"/data/note": "1"}, [])
        for _ in range(chance.randint(15, 40)):
            replica = chance.choice(self.replicas)
            self.clock += timedelta(minutes=chance.randint(0, 90))
            deed = chance.random()
            if deed < 0.35:
                self.edit(replica)
            elif deed < 0.55:
                self.state(replica)
            elif deed < 0.72:
                self.sent.append(replica.packet())
            elif deed < 0.94 and self.sent:
                packet = list(chance.choice(self.sent))
                chance.shuffle(packet)
                replica.take(packet[: chance.randint(0, len(packet))] if chance.random() < 0.3 else packet)
            elif deed < 0.97:
                self.saved.append(replica.copy())
            elif self.saved:
                self.come_back(chance.choice(self.saved))
        self.sent += [replica.packet() for replica in self.replicas]
        for replica in self.replicas:
            for packet in chance.sample(self.sent, len(self.sent)):
                replica.take(packet)

    def come_back(self, old: Replica) -> None:
        """A folder copied earlier is at work again: as a clone with the same life, or restored with a new one."""
        again = old.copy()
        if self.chance.random() < 0.5:
            again.incarnation, again.number, again.last = f"{old.incarnation}+{len(self.replicas)}", 0, ""
        self.replicas.append(again)

    def edit(self, replica: Replica) -> None:
        """Seal on top of what this laptop shows, or of all heads, as a person who joined them."""
        chance = self.chance
        visit = chance.choice(self.visits)
        joined = picture_of(replica, visit)
        if not joined.heads:
            return
        content = dict(joined.content)
        for path in chance.sample(PATHS, chance.randint(0, 3)):
            if chance.random() < 0.3:
                content = {p: t for p, t in content.items() if p != path and not p.startswith(path + "/")}
            else:
                content[path] = str(chance.randint(1, 9))
        parents = list(joined.heads) if chance.random() < 0.4 else [joined.shown]
        self.seal(replica, visit, content or {"/data/note": "x"}, parents)

    def seal(self, replica: Replica, visit: str, content: dict[str, str], parents: list[str]) -> None:
        body = structs.replace(
            FIRST,
            visit=visit,
            content=content,
            parents=parents,
            device=replica.device,
            incarnation=replica.incarnation,
            author=AuthorRef(replica.name, "", replica.role),
            sealed_at=stamp(self.clock + replica.offset),
            reason=str(self.chance.random()),
        )
        raw = body.to_bytes()
        signed = (raw, replica.key.sign(raw), replica.public)
        replica.revisions[revision_id(raw)] = self.sealed[revision_id(raw)] = signed

    def state(self, replica: Replica) -> None:
        """One signed act of any kind, about what this laptop has."""
        chance = self.chance
        visit = chance.choice(self.visits)
        shown = picture_of(replica, visit).shown
        acts = [act for act in acts_of(replica) if act.body.visit in ("", visit)]
        after = [act.id for act in acts if act.body.kind == "review" and act.body.revision == shown]
        comments = [act.id for act in acts if act.body.kind == "comment"]
        known = {"after": after, "heads": sorted(picture_of(replica, visit).heads), "reason": "CONTOH"}
        kinds: list[tuple[str, str, str, dict[str, Any]]] = [
            ("review", visit, shown, {"act": chance.choice(("in-review", "approved", "returned")), **known}),
            ("comment", visit, shown, {"text": "CONTOH", "answers": chance.choice(comments) if comments else ""}),
            ("delete", visit, shown, known),
            ("restore", visit, shown, known),
            ("duplicate", self.visits[0], "", {"other": self.visits[1], "keep": chance.choice(self.visits), **known}),
            ("assign", visit, "", {"reviewer": chance.choice(sorted(self.judges)), **known}),
            ("round", "", "", {"name": f"CONTOH {chance.randint(1, 3)}", "from": "2026-11-01", "to": "2026-11-30"}),
        ]
        if replica.version == 3:
            kinds.append(("newest-kind", visit, "", {"unknown": ["to", {"older": "programs"}]}))
        kind, about, revision, data = chance.choice(kinds)
        replica.number += 1
        body = StatementBody(
            format=statement_body.FORMAT,
            kind=kind,
            visit=about,
            revision=revision,
            path="/data/note" if kind == "comment" else "",
            data=data,
            author=AuthorRef(replica.name, "", replica.role),
            device=replica.device,
            incarnation=replica.incarnation,
            number=replica.number,
            previous=replica.last,
            at=stamp(self.clock + replica.offset),
        )
        raw = body.to_bytes()
        replica.last = statement_body.statement_id(raw)
        signed = (raw, replica.key.sign(CONTEXT + raw), replica.public)
        replica.acts[replica.last] = self.stated[replica.last] = signed

    def check(self) -> None:
        """Raises AssertionError where a replica lost something, or two with one set differ."""
        pictures = []
        for replica in self.replicas:
            assert replica.revisions.keys() == self.sealed.keys(), "a sealed version was lost"
            assert replica.acts.keys() == self.stated.keys(), "a signed act was lost"
            order = list(replica.acts)
            self.chance.shuffle(order)
            acts = [act_of(replica.acts[identity]) for identity in order]
            pictures.append(self.picture(replica, acts))
        assert all(picture == pictures[0] for picture in pictures), "replicas with one set differ"
        for visit in self.visits:
            kept_everything(*graph_of(self.replicas[0], visit))

    def picture(self, replica: Replica, acts: list[Statement]) -> tuple[object, ...]:
        """All that follows from the set."""
        shown = []
        graphs = {}
        for visit in self.visits:
            graph, contents = graph_of(replica, visit)
            graphs[visit] = graph
            joined = merge(graph, contents)
            about = [act for act in acts if act.body.visit == visit]
            review = review_of(about, joined.shown, self.judges, 2)
            shown.append(
                (
                    joined,
                    review,
                    deletion_of(about, graph, self.judges),
                    reviewer_of(about, self.judges),
                    threads_of(about, self.judges),
                )
            )
        joined_visits = {gone: (into, act.id) for gone, (into, act) in joined_into(acts, graphs, self.judges).items()}
        return (*shown, joined_visits, rounds_of(acts), plans_of(acts))


@lru_cache(maxsize=500)
def _read(raw: bytes) -> RevisionBody:
    return read(raw)


@lru_cache(maxsize=2000)
def _verify(raw: bytes, signature: bytes, key: str) -> None:
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(signature, raw)


def graph_of(replica: Replica, visit: str) -> tuple[dict[str, tuple[str, ...]], dict[str, dict[str, str]]]:
    """The revisions of a visit as the store reads them from their bytes."""
    graph, contents = {}, {}
    for identity, (raw, _, _) in replica.revisions.items():
        body = _read(raw)
        if body.visit == visit:
            graph[identity], contents[identity] = tuple(body.parents), body.content
    return graph, contents


def picture_of(replica: Replica, visit: str) -> Merge:
    return merge(*graph_of(replica, visit))


@lru_cache(maxsize=500)
def act_of(signed: Signed) -> Statement:
    raw, signature, key = signed
    return Statement(statement_body.statement_id(raw), statement_body.read(raw), raw, signature, key, "")


def acts_of(replica: Replica) -> list[Statement]:
    return [act_of(signed) for signed in replica.acts.values()]


def kept_everything(graph: dict[str, tuple[str, ...]], contents: dict[str, dict[str, str]]) -> None:
    """Said a second way: a text that nobody replaced knowingly is in the joined visit, or asked about as a conflict.

    For each revision and path: either some revision that builds on it gave the path another text, or the text is what
    the joined visit says, or one of those a person is asked to choose from, or its record was removed by somebody who
    knew it.
    """
    joined = merge(graph, contents)
    asked = {conflict.path: set(conflict.values) for conflict in joined.conflicts}
    below = {revision: ancestors(graph, revision) for revision in graph}
    for revision, content in contents.items():
        for path, text in content.items():
            later = [other for other in graph if other != revision and revision in below[other]]
            if any(contents[other].get(path, "") != text for other in later):
                continue
            wrote = any(contents[parent].get(path, "") != text for parent in graph[revision] if parent in graph)
            if not wrote and graph[revision]:
                continue
            known = joined.content.get(path, "") == text or text in asked.get(path, set())
            assert known, f"{path} = {text} of {revision[:8]} is nowhere"


def on_stores(seed: int, folder: Path) -> None:
    """A history on real stores with real packages."""
    from ltsa_desktop.exchange import (
        accept_organisation,
        enrol,
        enrolment,
        export_package,
        found_organisation,
        import_package,
        organisation,
        with_supervisor,
    )
    from ltsa_desktop.store import Profile, create_store
    from ltsa_desktop.store.vault import Cost

    chance = random.Random(seed)
    stores = [
        create_store(folder / name, "sandi-soak", Profile(name, role="supervisor"), seed=False, cost=Cost(64, 1, 1))
        for name in ("CONTOH A", "CONTOH B", "CONTOH C")
    ]
    found_organisation(stores[0], "CONTOH Direktorat")
    for other in stores[1:]:
        data = with_supervisor(stores[0], enrolment.read(enrol(other)))
        for one in stores:
            accept_organisation(one, organisation.read(data))
    visit, sealed, sent = uuid7(), set(), []

    def seal(store: Any, content: dict[str, str], parents: tuple[str, ...]) -> None:
        raw = structs.replace(
            FIRST,
            visit=visit,
            parents=list(parents),
            content=content,
            device=store.device.id,
            incarnation=store.device.incarnation,
            author=AuthorRef(store.profile.name, "", "supervisor"),
            sealed_at=stamp(datetime.now(UTC)),
        ).to_bytes()
        sealed.add(store.revisions.insert(raw, store.device.sign(raw), store.device.key).revision_id)

    try:
        seal(stores[0], {"/data/note": "1"}, ())
        sent.append(export_package(stores[0], folder / "0.ltsa").path)
        for step in range(14):
            store = chance.choice(stores)
            here = store.visits.list()
            if chance.random() < 0.4 and here:
                revisions = store.visits.revisions(visit)
                contents = {r.id: store.revisions.read(r.raw).content for r in revisions}
                joined = merge(store.revisions.graph(visit), contents)
                content = {**joined.content, chance.choice(PATHS[:2]): str(chance.randint(1, 9))}
                seal(store, content, joined.heads if chance.random() < 0.4 else (joined.shown,))
            elif chance.random() < 0.5 and here:
                sent.append(export_package(store, folder / f"{step + 1}.ltsa").path)
            else:
                import_package(store, chance.choice(sent))
        for number, store in enumerate(stores):
            if store.visits.list():
                sent.append(export_package(store, folder / f"last-{number}.ltsa").path)
        pictures = []
        for store in stores:
            for package in chance.sample(sent, len(sent)):
                import_package(store, package)
            assert {revision.id for revision in store.visits.revisions(visit)} == sealed, "a version was lost"
            assert store.projections.compare() == []
            shown = store.visits.get(visit)
            pictures.append((shown.head, shown.forked, store.visits.content(visit)))
        assert all(picture == pictures[0] for picture in pictures), "stores with one set differ"
    finally:
        for store in stores:
            store.close()


def one(seed: int) -> str:
    """One history, on real stores too where its turn comes; "" or what did not hold."""
    keys = [Ed25519PrivateKey.from_private_bytes(bytes([n + 1]) * 32) for n in range(5)]
    try:
        history = History(seed, keys)
        history.play()
        history.check()
        if seed % ON_STORES == 0:
            with tempfile.TemporaryDirectory(prefix="ltsa-sync-") as folder:
                on_stores(seed, Path(folder))
    except AssertionError as error:
        return f"history {seed}: {error}"
    return ""


def run(rounds: int = ROUNDS) -> dict[str, Any]:
    """`rounds` random histories on all cores; every `ON_STORES`th on real stores too."""
    failures = 0
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        for told in pool.map(one, range(rounds), chunksize=50):
            if told:
                failures += 1
                print(told, flush=True)
    return {"name": "sync", "rounds": rounds, "failures": failures, "ok": not failures}
