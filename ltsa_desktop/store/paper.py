"""Visit reports: everything about one visit that goes on paper, gathered from a revision (or the draft) once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ltsa_desktop.ground.formats import date_long
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import filling, links
from ltsa_desktop.store.attachments import parse_moment
from ltsa_desktop.store.file_words import file_words
from ltsa_desktop.store.paper_entry import facts_of
from ltsa_desktop.store.paper_follow_ups import follow_ups_in_words
from ltsa_desktop.store.paper_models import (
    PersonMet,
    ReportAspect,
    ReportAspiration,
    ReportBand,
    ReportCentre,
    ReportFinding,
    ReportLoss,
    ReportPhoto,
    ReportPractice,
    ReportRow,
    ReportScheme,
    ReportSignature,
    TeamMember,
    VisitReport,
)
from ltsa_desktop.store.paper_review import corrected_on_paper, review_on_paper
from ltsa_desktop.store.paper_rows import Reader, scored_refs, split_number
from ltsa_desktop.store.paper_writers import writers_in_words
from ltsa_desktop.store.projections import Answers, Record
from ltsa_desktop.store.read_models import Attachment, Author, Visit
from ltsa_desktop.store.reading import day_of
from ltsa_desktop.store.revision_body import RevisionBody, read, short_code

if TYPE_CHECKING:
    from ltsa_desktop.scoring import ItemAnswer, Loss, Plan, Snapshot
    from ltsa_desktop.store.opening import Store
    from ltsa_desktop.xforms import FormState

KINDS = {
    "terjadwal": Text("terjadwal", "scheduled"),
    "mendadak": Text("mendadak", "unannounced"),
    "daring": Text("daring", "online"),
}


def report_of(store: Store, visit_id: str, revision: str | None, language: str) -> VisitReport:
    """See `Reading.visit_report`."""
    visit = store.visits.get(visit_id)
    sealed = revision or (visit.head if visit.head and not visit.dirty else "")
    body = read(store.revisions.get(sealed).raw) if sealed else None
    sealed = store.revisions.get(sealed).id if sealed else ""
    opened = store.instruments.open(body.instrument.digest if body else visit.digest)
    content = dict(body.content) if body else store.visits.content(visit.id)
    state = opened.state(content)
    files = _files(store, visit, body)
    answers_seen = _item_answers(state, opened.plan)
    reader = Reader(
        state=state,
        content=content,
        language=language,
        lang=opened.language(language),
        scored=scored_refs(opened.plan, answers_seen),
        numbers={f.path: f.number for f in files if f.is_photo},
        files={f.path: file_words(f).to(language) for f in files if not f.media_type.startswith("image/")},
    )
    sections = corrected_on_paper(store, visit, sealed, reader, reader.sections())
    rows = {row.path: row for section in sections for row in section.rows}
    hidden = set(filling.hidden_paths(state, content))
    answers = Answers({p: t for p, t in content.items() if p not in hidden}, opened.roles)
    snapshot = _snapshot(state, opened.plan, body)
    day = day_of(answers.value("visit.date")) or (body.date if body else visit.day)
    kind = answers.value("visit.type") or (body.visit_kind if body else visit.kind)
    author = body.author.author() if body else Author(store.profile.name, store.profile.nip, store.profile.role)
    team = _team(reader, answers)
    typed_in = facts_of(content, opened.form.root.ref)
    return VisitReport(
        visit_id=visit.id,
        language=language,
        title=f"{visit.centre_name}, {date_long(day, language)}",
        instrument_title=opened.title.to(language) or state.form.title,
        form_id=opened.version.form_id,
        form_version=opened.version.version,
        digest=opened.version.digest,
        organisation=store.organisation.for_paper(day),
        centre=_centre(store, visit),
        day=day,
        kind=kind,
        kind_label=reader.words(answers.path("visit.type")) or KINDS.get(kind, Text(kind, kind)).to(language),
        start=answers.value("visit.start")[:5],
        end=answers.value("visit.end")[:5],
        letter=answers.value("team.letter"),
        team=team,
        met=tuple(
            PersonMet(r.first("met.name"), r.first("met.position"))
            for r in answers.records("met")
            if r.first("met.name")
        ),
        verdict=reader.words(answers.path("status.state")),
        verdict_since=reader.words(answers.path("status.since")),
        verdict_reason=answers.value("status.reason"),
        sections=sections,
        schemes=_schemes(opened.plan, snapshot, answers_seen, rows, language),
        from_paper=typed_in.told().to(language) + "." if typed_in else "",
        writers=writers_in_words(body, sections, language),
        review=review_on_paper(store, visit.id, sealed, language),
        follow_ups=follow_ups_in_words(content, files, language),
        findings=tuple(_finding(n, r, reader, files) for n, r in enumerate(answers.records("finding"), 1)),
        aspirations=tuple(_aspiration(n, r, reader, files) for n, r in enumerate(answers.records("aspiration"), 1)),
        practices=tuple(_practice(n, r, reader, files) for n, r in enumerate(answers.records("practice"), 1)),
        conclusion=answers.value("conclusion"),
        signatures=_signatures(store, reader, answers, team, files, author),
        photos=tuple(_photo(store, f, reader) for f in files if f.is_photo and f.present),
        author=author,
        draft=body is None,
        example=body.example if body else visit.example,
        revision_id=sealed,
        short_code=short_code(sealed) if sealed else "",
        sealed_at=body.moment if body else None,
        seal_reason=body.reason if body else "",
        required_open=sum(problem.kind == "required" for problem in state.problems()),
    )


def _files(store: Store, visit: Visit, body: RevisionBody | None) -> list[Attachment]:
    """The attachments as the revision names them; of a draft as they are now."""
    if body is None:
        return store.visits.attachments(visit.id)
    known = {f.name: f for f in store.visits.attachments(visit.id, everything=True)}
    found = []
    for path, text in body.content.items():
        file = body.attachments.get(text)
        if file is None:
            continue
        # The row may tell of a later file of the same name; the revision's own word counts.
        row = known.get(text)
        found.append(
            replace(row, path=path, caption=file.caption, number=file.number, sha256=file.sha256, size=file.size)
            if row is not None and row.sha256 == file.sha256
            else Attachment(
                visit_id=visit.id,
                path=path,
                name=text,
                sha256=file.sha256,
                size=file.size,
                media_type=file.media_type,
                caption=file.caption,
                number=file.number,
                taken_at=parse_moment(file.taken_at),
                present=store.blobs.has(file.sha256),
            )
        )
    return sorted(found, key=lambda f: (f.number == 0, f.number, f.name))


def _item_answers(state: FormState, plan: Plan | None) -> Mapping[str, Sequence[ItemAnswer]]:
    if plan is None:
        return {}
    from ltsa_desktop.scoring import answers_from_state

    return answers_from_state(state, plan)


def _snapshot(state: FormState, plan: Plan | None, body: RevisionBody | None) -> Snapshot | None:
    if body is None or body.score is None:
        return filling.snapshot_of(state, plan) if body is None else None
    from ltsa_desktop.scoring import Snapshot

    return Snapshot.from_data(body.score)


def _schemes(
    plan: Plan | None,
    snapshot: Snapshot | None,
    answers: Mapping[str, Sequence[ItemAnswer]],
    rows: Mapping[str, ReportRow],
    language: str,
) -> tuple[ReportScheme, ...]:
    from ltsa_desktop.scoring import rule_texts

    if plan is None or snapshot is None:
        return ()
    made = []
    for score in snapshot.schemes:
        scheme = plan.scheme(score.id)
        planned = {aspect.id: aspect for aspect in scheme.aspects}
        parts = {part.scheme: part for part in scheme.parts}
        aspects = []
        for aspect in score.aspects:
            known, part = planned.get(aspect.id), parts.get(aspect.id)
            title = known.title if known else plan.scheme(aspect.id).title if part else Text(aspect.id, aspect.id)
            items = known.items if known else ()
            aspects.append(
                ReportAspect(
                    id=aspect.id,
                    title=title.to(language),
                    weight=known.weight if known else part.weight if part else None,
                    score=aspect.score,
                    maximum=scheme.maximum,
                    n_items=aspect.n_items,
                    n_scored=aspect.n_scored,
                    n_na=aspect.n_na,
                    n_nd=aspect.n_nd,
                    n_missing=aspect.n_missing,
                    items=tuple(a.path for item in items for a in answers.get(item.ref, ()) if a.path in rows),
                )
            )
        bands = tuple(ReportBand(b.code, b.title.to(language), b.lower) for b in scheme.bands)
        made.append(
            ReportScheme(
                id=scheme.id,
                title=scheme.title.to(language),
                formula=scheme.formula,
                places=scheme.places,
                maximum=scheme.maximum,
                score=score.score,
                band=next((b for b in bands if score.band and b.code == score.band.code), None),
                bands=bands,
                aspects=tuple(aspects),
                losses=tuple(_loss(loss, rows.get(loss.path), language) for loss in score.losses),
                n_items=score.n_items,
                n_scored=score.n_scored,
                n_na=score.n_na,
                n_nd=score.n_nd,
                n_missing=score.n_missing,
                legal_basis=scheme.legal_basis,
                source=scheme.source,
                note=scheme.note.to(language),
                rules=tuple(rule.to(language) for rule in rule_texts(scheme, plan)),
            )
        )
    return tuple(made)


def _loss(loss: Loss, row: ReportRow | None, language: str) -> ReportLoss:
    number, title = split_number(loss.title.to(language))
    return ReportLoss(
        path=loss.path,
        number=row.number if row and row.number else number,
        title=title or (row.label if row else loss.ref),
        lost=loss.points,
    )


def _finding(number: int, record: Record, reader: Reader, files: Sequence[Attachment]) -> ReportFinding:
    first = record.first
    usg = [_whole(first(f"finding.{name}")) for name in ("urgency", "seriousness", "growth")]
    given = [value for value in usg if value is not None]
    return ReportFinding(
        number=number,
        path=record.path,
        text=first("finding.text"),
        category=reader.words(record.path_of("finding.category")),
        urgency=usg[0],
        seriousness=usg[1],
        growth=usg[2],
        usg=sum(given) if len(given) == len(usg) else None,
        cause_code=first("finding.cause"),
        cause=reader.words(record.path_of("finding.cause")),
        whys=record.values.get("finding.why", ()),
        recommendation=first("finding.recommendation"),
        owner_code=first("finding.owner"),
        owner=reader.words(record.path_of("finding.owner")),
        deadline=day_of(first("finding.deadline")),
        needs_regulation=reader.words(record.path_of("finding.needs_regulation")),
        article=reader.words(record.path_of("finding.article")),
        photos=_photos_in(record.path, files, reader.content),
        about=_about(record.path, reader),
    )


def _aspiration(number: int, record: Record, reader: Reader, files: Sequence[Attachment]) -> ReportAspiration:
    def words(role: str) -> str:
        return reader.words(record.path_of(f"aspiration.{role}"))

    return ReportAspiration(
        number,
        record.path,
        words("role"),
        words("topic"),
        words("article"),
        words("text"),
        about=_about(record.path, reader),
        photos=_photos_in(record.path, files, reader.content),
    )


def _practice(number: int, record: Record, reader: Reader, files: Sequence[Attachment]) -> ReportPractice:
    def words(role: str) -> str:
        return reader.words(record.path_of(f"practice.{role}"))

    return ReportPractice(
        number=number,
        path=record.path,
        title=words("title"),
        problem=words("problem"),
        action=words("action"),
        result=words("result"),
        cost=words("cost"),
        needs=words("needs"),
        transfer=words("transfer"),
        evidence=words("evidence"),
        photos=_photos_in(record.path, files, reader.content),
        about=_about(record.path, reader),
    )


def _team(reader: Reader, answers: Answers) -> tuple[TeamMember, ...]:
    """The team by roles; NIP and role also from the questions beside the name called `…_nip` and `…_role`."""
    return tuple(
        TeamMember(
            name=record.first("team.member"),
            nip=record.first("team.nip") or reader.beside(record.path_of("team.member"), "_nip"),
            role=reader.words(record.path_of("team.role")) or reader.beside(record.path_of("team.member"), "_role"),
        )
        for record in answers.records("team")
        if record.first("team.member")
    )


def _signatures(
    store: Store,
    reader: Reader,
    answers: Answers,
    team: Sequence[TeamMember],
    files: Sequence[Attachment],
    author: Author,
) -> tuple[ReportSignature, ...]:
    """A place for each evaluator, in the team's order, and one for the responsible head."""
    images = {f.path: partial(store.blobs.get, f.sha256) for f in files if f.present}
    drawn = reader.instances_of("sign.evaluator")
    people = team or (TeamMember(author.name, author.nip),)
    signatures = [
        ReportSignature("evaluator", person.name, person.nip, person.role, images.get(drawn.get(place, "")))
        for place, person in enumerate(people)
    ]
    name = answers.value("sign.head_name")
    head_image = images.get(answers.path("sign.head")) or next(iter(_head_images(answers, images, reader)), None)
    signatures.append(
        ReportSignature("head", name, answers.value("sign.head_nip"), answers.value("sign.head_title"), head_image)
    )
    return tuple(signatures)


def _head_images(
    answers: Answers, images: Mapping[str, Callable[[], bytes]], reader: Reader
) -> Iterator[Callable[[], bytes]]:
    """Drawings in the group that the head's name stands in."""
    group = answers.path("sign.head_name").rpartition("/")[0]
    for path, load in images.items():
        if group and path.rpartition("/")[0] == group and reader.is_drawing(path):
            yield load


def _photo(store: Store, file: Attachment, reader: Reader) -> ReportPhoto:
    number, question = reader.label(reader.owner(file.path))
    return ReportPhoto(
        number=file.number,
        name=file.name,
        path=file.path,
        caption=file.caption,
        question_number=number,
        question=question,
        taken_at=file.taken_at,
        media_type=file.media_type,
        width=file.width,
        height=file.height,
        size=file.size,
        load=partial(store.blobs.get, file.sha256),
    )


def _photos_in(instance: str, files: Sequence[Attachment], content: Mapping[str, str]) -> tuple[int, ...]:
    linked = links.photos(content, instance)
    own = f"{instance}/"
    return tuple(f.number for f in files if f.is_photo and instance and (f.path.startswith(own) or f.path in linked))


def _about(instance: str, reader: Reader) -> str:
    """The question that a record was written at and its answer, "C3.2 Layanan di tempat: pendaftaran"."""
    path = links.about(reader.content, instance)
    try:
        number, label = reader.label(path) if path else ("", "")
    except UserError:
        return ""
    answer = reader.words(path) if label else ""
    return f"{number} {label}".strip() + (f": {answer}" if answer else "")


def _centre(store: Store, visit: Visit) -> ReportCentre:
    detail = store.centres.get(visit.centre_id)
    known = detail.summary
    return ReportCentre(
        code=known.code,
        name=known.name,
        level=known.level,
        province=known.province,
        regency=known.regency,
        address=detail.address,
        host_building=detail.host_building,
        aliases=detail.aliases,
        status=known.status,
        status_day=known.status_day,
        status_source=known.status_source,
        mrc_pilot=known.mrc_pilot,
    )


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() else None
