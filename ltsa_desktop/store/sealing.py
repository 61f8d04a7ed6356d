"""Sealing: a visit's present state becomes a signed, immutable revision; reopening makes the visit editable again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import filling
from ltsa_desktop.store.core import Core
from ltsa_desktop.store.errors import not_found
from ltsa_desktop.store.journal import EDITABLE, VISIT, Journal
from ltsa_desktop.store.read_models import Author, Changed, Revision, SealKind
from ltsa_desktop.store.revision_body import (
    FORMAT,
    AttachmentRef,
    AuthorRef,
    CentreRef,
    InstrumentRef,
    ProgressRef,
    RevisionBody,
    stamp,
)

if TYPE_CHECKING:
    from ltsa_desktop.store.attachments import Attachments
    from ltsa_desktop.store.instrument_shelf import Instruments
    from ltsa_desktop.store.revisions import Revisions
    from ltsa_desktop.store.statements import Statements
    from ltsa_desktop.xforms import FormState

# What makes a visit read-only; an exported draft goes on being written.
_CLOSING = frozenset({"final", "handover"})


class Sealer:
    """See the module.

    Attributes:
        revisions: the set that sealed states go into.
    """

    def __init__(
        self,
        core: Core,
        journal: Journal,
        instruments: Instruments,
        attachments: Attachments,
        revisions: Revisions,
        statements: Statements,
    ) -> None:
        self._core = core
        self._journal = journal
        self._instruments = instruments
        self._attachments = attachments
        self.revisions = revisions
        self._statements = statements

    def seal(
        self,
        visit: str,
        kind: SealKind,
        reason: str = "",
        who: Author | None = None,
        parents: Sequence[str] = (),
    ) -> Revision:
        """Make a revision of the visit as it stands, signed by this device, and show it.

        Sealing again without a change between gives the revision that is there.

        Args:
            visit: id.
            kind: "final" and "handover" make the visit read-only; "export" leaves a draft a draft.
            reason: why required answers are open; recorded with the revision.
            parents: the revisions that this one joins; the one shown by default.

        Raises:
            UserError: code "visit-incomplete" when a final visit has open required answers (or answers the form does
                not accept) that are neither explained one by one (`#skip`) nor by `reason`.
            NotFound: the visit, or its instrument.
        """
        with self._core.database.writing() as connection:
            row = connection.exec_driver_sql(
                "SELECT v.status, v.head, v.dirty, v.day, v.kind, v.example, v.reason, v.digest, c.id, c.code, c.name, "
                "r.kind FROM visit v JOIN centre c ON c.id = v.centre_id LEFT JOIN revision r ON r.id = v.head "
                "WHERE v.id = ?",
                (visit,),
            ).first()
            if row is None:
                raise not_found(VISIT, visit)
            status, head, dirty, day, visit_kind, example, reopened, digest, *centre, head_kind = row
            refuse_second(status)
            if head and not dirty and not parents and (kind == head_kind or kind == "export" or head_kind in _CLOSING):
                if kind in _CLOSING and status in EDITABLE and head_kind in _CLOSING:
                    self._close(connection, visit)
                return self.revisions.get(head)
            opened = self._instruments.open(digest)
            content = self._journal.content(visit)
            state = opened.state(content, filling.environment(self._core))
            if kind == "final":
                refuse_incomplete(state, content, reason)
            score = filling.snapshot_of(state, opened.plan)
            progress = filling.progress_of(state)
            authors, written = self._written(connection, visit)
            author = who or self._core.author
            body = RevisionBody(
                format=FORMAT,
                visit=visit,
                day=day,
                visit_kind=visit_kind,
                centre=CentreRef(*centre),
                instrument=InstrumentRef(digest, opened.version.form_id, opened.version.version),
                parents=sorted(parents) or ([head] if head else []),
                author=AuthorRef(author.name, author.nip, author.role),
                authors=authors,
                device=self._core.device.id,
                incarnation=self._core.device.incarnation,
                sealed_at=stamp(self._core.now()),
                kind=kind,
                reason="; ".join(part for part in (reopened, reason.strip()) if part),
                example=bool(example),
                content=content,
                written=written,
                hidden=filling.hidden_paths(state, content),
                attachments={
                    file.name: AttachmentRef(
                        file.sha256,
                        file.size,
                        file.media_type,
                        file.caption,
                        file.number,
                        "" if file.taken_at is None else file.taken_at.isoformat(),
                    )
                    for file in self._attachments.of_visit(visit)
                },
                progress=ProgressRef(progress.answered, progress.total, progress.required_open, progress.problems),
                score=None if score is None else score.to_data(),
            )
            raw = body.to_bytes()
            revision = self.revisions.keep_own(raw, self._core.device.sign(raw), body)
            self._statements.add(
                "seal", {"kind": kind, "reason": body.reason}, visit=visit, revision=revision, who=author
            )
            if kind in _CLOSING:
                self._close(connection, visit)
            self._journal.forget_visit(visit)
        return self.revisions.get(revision)

    def reopen(self, visit: str, reason: str) -> Changed:
        """Make a sealed visit editable; the reason is recorded with the next revision.

        Raises:
            UserError: code "reason-missing" for an empty reason.
            NotFound: no such visit.
        """
        if not reason.strip():
            raise UserError(
                Text(
                    id="Sebutkan alasan membuka lagi kunjungan yang sudah disegel.",
                    en="Give the reason for reopening a sealed visit.",
                ),
                code="reason-missing",
            )
        with self._core.database.writing() as connection:
            row = connection.exec_driver_sql("SELECT status, head FROM visit WHERE id = ?", (visit,)).first()
            if row is None:
                raise not_found(VISIT, visit)
            status, head = row
            refuse_second(status)
            if status in EDITABLE:
                return Changed.NOTHING
            connection.exec_driver_sql(
                "UPDATE visit SET status = 'reopened', reason = ? WHERE id = ?", (reason.strip(), visit)
            )
            self._journal.forget_visit(visit)
            self._statements.add("reopen", {"reason": reason.strip()}, visit=visit, revision=head)
        return Changed.VISITS

    def send_back(self, visit: str, reason: str, again: bool) -> Changed:
        """Make a final visit "returned" with the supervisor's reason, or with `again` final once more."""
        before, after = ("returned", "final") if again else ("final", "returned")
        with self._core.database.writing() as connection:
            connection.exec_driver_sql(
                "UPDATE visit SET status = ?, reason = ? WHERE id = ? AND status = ?", (after, reason, visit, before)
            )
            self._journal.forget_visit(visit)
        return Changed.VISITS

    def _close(self, connection: Connection, visit: str) -> None:
        connection.exec_driver_sql("UPDATE visit SET status = 'final', reason = '' WHERE id = ?", (visit,))
        self._journal.forget_visit(visit)

    @staticmethod
    def _written(connection: Connection, visit: str) -> tuple[list[AuthorRef], dict[str, tuple[int, int]]]:
        """Who wrote each answer and when, authors by name."""
        rows = connection.exec_driver_sql(
            "SELECT a.path, p.name, p.nip, p.role, a.at FROM answer a JOIN person p ON p.id = a.author_id "
            "WHERE a.visit_id = ?",
            (visit,),
        ).fetchall()
        authors = sorted({(name, nip, role) for _, name, nip, role, _ in rows})
        index = {author: number for number, author in enumerate(authors)}
        written = {path: (index[(name, nip, role)], at // 1_000_000) for path, name, nip, role, at in rows}
        return [AuthorRef(*author) for author in authors], written


def refuse_second(status: str) -> None:
    """Raises UserError "second-pass" for the second pass of a paper: only the compared visit is sealed and goes out."""
    if status in {"second", "compared"}:
        raise UserError(
            Text(
                id="Ini pengetikan kedua dari sebuah kertas. Bandingkan dengan yang pertama; hasilnya yang disegel "
                "dan dikirim.",
                en="This is the second pass of a paper. Compare it with the first; the outcome is what gets sealed "
                "and sent.",
            ),
            code="second-pass",
        )


def refuse_incomplete(state: FormState, content: dict[str, str], reason: str) -> None:
    """Raises UserError "visit-incomplete" for open or unacceptable answers without a reason."""
    if reason.strip():
        return
    unexplained = [p for p in state.problems() if p.path + filling.SKIP not in content]
    required = sum(problem.kind == "required" for problem in unexplained)
    others = len(unexplained) - required
    if not unexplained:
        return
    parts = []
    if required:
        parts.append(Text("{n} jawaban wajib masih kosong", "{n} required answers are still open").format(n=required))
    if others:
        parts.append(
            Text("{n} jawaban belum sesuai dengan aturannya", "{n} answers do not meet their rule").format(n=others)
        )
    told = Text(" dan ".join(p.id for p in parts), " and ".join(p.en for p in parts))
    raise UserError(
        Text(
            id="{told}. Lengkapi dahulu, atau sebutkan alasannya.",
            en="{told}. Complete them first, or give the reason.",
        ).format(told=told),
        code="visit-incomplete",
    )
