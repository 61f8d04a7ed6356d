"""Lembar Penilaian: everything a visit found, scored and showed, for the meeting table and the file."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ltsa_desktop.ground.formats import date_long, quantize, weekday
from ltsa_desktop.scoring import FORMULA_RULES
from ltsa_desktop.store import ReportFinding, ReportRow, ReportScheme, VisitReport
from ltsa_desktop.store.paper_models import AttachedFile

from . import paper as p
from . import wording as w
from .annex import annex
from .blocks import facts, letterhead, title_block
from .charts import Bar, bars
from .document import Document
from .flow import Cell, Column, Row
from .follow_ups import follow_ups
from .photos import Ahead, Photo, photo_grid
from .reading import (
    band_words,
    conclusion_corrections,
    contexts,
    corrections,
    coverage,
    facts_of,
    further,
    head_of,
    letterhead_from,
    level_words,
    numbered,
    place_of,
    reason_words,
    rows_by_path,
    sealed_words,
    shown_schemes,
    status_words,
    team_of,
)
from .signing import Signatures, signatures
from .typeset import Span, Style, height, wrap

MM = p.MM
_SHOWN_LOSSES = 5
_NIL = Decimal(0)
_WEIGHED = frozenset(name for name, rule in FORMULA_RULES.items() if rule.aspects == "own")


def sheet(report: VisitReport, paper: str, language: str, files: Sequence[AttachedFile] = ()) -> bytes:
    """The Lembar Penilaian of a visit as a PDF; `files` travel inside it."""
    doc = Document(report, w.SHEET, paper, language)
    for file in files:
        doc.ink.attach(file)
    rows, around = rows_by_path(report), contexts(report)
    with Ahead(_photos_of(doc), doc.flow) as pictures:
        _write(doc, rows, around, pictures)
    return doc.finish()


def _write(doc: Document, rows: dict[str, ReportRow], around: dict[str, str], pictures: Ahead) -> None:
    report = doc.report
    _opening(doc)
    _summary(doc, rows, around)
    for scheme in shown_schemes(report):
        _scheme(doc, scheme, rows, around)
    follow_ups(doc)
    _findings(doc)
    _recommendations(doc)
    _aspirations(doc)
    _practices(doc)
    annex(doc)
    _photos(doc, pictures)
    _approval(doc)


def _opening(doc: Document) -> None:
    report, flow = doc.report, doc.flow
    head = letterhead_from(report.organisation)
    if head:
        letterhead(flow, head)
    day = {"day": weekday(report.day, doc.language), "date": date_long(report.day, doc.language)}
    kind = report.kind_label or report.kind
    when = doc.say(w.KIND_VISITED, kind=kind.lower(), **day) if kind else doc.say(w.ON_DAY, **day)
    title_block(flow, doc.say(w.SHEET).upper(), [report.centre.name, when], doc.qr, report.short_code)
    if report.review:
        flow.skip(6)
        flow.paragraph(f"{report.review.word}. {report.review.sentence}", p.BODY_BOLD)
    flow.heading(doc.say(w.IDENTITY))
    facts(flow, facts_of(report, doc.say))
    if report.from_paper:
        flow.skip(4)
        flow.paragraph(report.from_paper, p.BODY_MUTED)
    if report.writers:
        flow.heading(doc.say(w.WRITERS), 1)
        for line in report.writers:
            flow.paragraph(line, p.BODY_MUTED)


def _summary(doc: Document, rows: dict[str, ReportRow], around: dict[str, str]) -> None:
    report, flow = doc.report, doc.flow
    schemes = shown_schemes(report)
    if schemes:
        flow.heading(doc.say(w.SUMMARY))
        figures(doc)
    if report.conclusion.strip():
        flow.heading(doc.say(w.CONCLUSION), 1)
        flow.paragraph(report.conclusion)
        for note in conclusion_corrections(report):
            flow.paragraph(note, p.BODY_MUTED)
    for scheme in schemes:
        if sum(aspect.score is not None for aspect in scheme.aspects) > 1:
            _chart(doc, scheme)
    _losses(doc, [scheme for scheme in schemes if scheme.losses], rows, around)


def figures(doc: Document) -> None:
    """The indices of the visit, four side by side: name, figure, category, coverage."""
    schemes = shown_schemes(doc.report)
    rows = -(-len(schemes) // 4)
    abreast = -(-len(schemes) // rows) if rows else 0
    for index in range(0, len(schemes), abreast or 1):
        _figure_row(doc, schemes[index : index + abreast], abreast)


def _figure_row(doc: Document, schemes: Sequence[ReportScheme], abreast: int) -> None:
    flow, ink = doc.flow, doc.ink
    gap = 12.0
    wide = (flow.width - gap * (abreast - 1)) / abreast
    columns = []
    for scheme in schemes:
        name = wrap(scheme.title, p.CELL, wide)
        band = band_words(scheme.band)
        below = wrap(band, p.SUBSECTION, wide) if band else []
        below += wrap(coverage(scheme, doc.say), p.CELL_MUTED, wide)
        columns.append((scheme, name, below))
    names = max(height(name) for _, name, _ in columns)
    tall = names + p.FIGURE.leading + max(height(below) for *_, below in columns) + 6
    flow.need(tall)
    top = flow.y
    for index, (scheme, name, below) in enumerate(columns):
        x = flow.left + index * (wide + gap)
        y = top
        for line in name:
            ink.text(x, y - line.style.baseline, line.text, line.style)
            y -= line.style.leading
        y = top - names
        if scheme.score is None:
            ink.text(x, y - p.FIGURE.baseline, "–", p.FIGURE)
            ink.text(x + 18, y - p.FIGURE.baseline, doc.say(w.NOT_SCORED), p.FIGURE_UNIT)
        else:
            figure = doc.number(scheme.score, scheme.places)
            ink.text(x, y - p.FIGURE.baseline, figure, p.FIGURE)
            unit = doc.say(w.OUT_OF, maximum=doc.number(scheme.maximum))
            ink.text(x + p.FIGURE.width(figure) + 5, y - p.FIGURE.baseline, unit, p.FIGURE_UNIT)
        y -= p.FIGURE.leading
        for line in below:
            ink.text(x, y - line.style.baseline, line.text, line.style)
            y -= line.style.leading
        if index:
            ink.rule(x - gap / 2, top - 1, x - gap / 2, top - tall + 4, p.HAIR, p.RULE_GREY)
    flow.used(tall)


def _chart(doc: Document, scheme: ReportScheme) -> None:
    flow = doc.flow
    rows = [
        Bar(
            aspect.title,
            aspect.score,
            doc.say(w.NOT_SCORED_SHORT) if aspect.score is None else doc.number(aspect.score, scheme.places),
        )
        for aspect in scheme.aspects
    ]
    maximum = scheme.aspects[0].maximum or scheme.maximum
    step = maximum / 5 if maximum % 5 == 0 else maximum / 4
    count = int(maximum / step)
    ticks = [(step * n, doc.number(step * n)) for n in range(count + 1)]
    flow.heading(doc.say(w.PER_ASPECT, scheme=scheme.title), 1)
    for start in range(0, len(rows), 24):  # a scheme with very many aspects continues in a further drawing
        drawing = bars(rows[start : start + 24], maximum, ticks, flow.width)
        flow.need(drawing.height)
        doc.ink.drawing(drawing, flow.left, flow.y - drawing.height)
        flow.used(drawing.height)


def _losses(doc: Document, schemes: Sequence[ReportScheme], rows: dict[str, ReportRow], around: dict[str, str]) -> None:
    """The dearest items of each index, in the unit of that index."""
    if not schemes:
        return
    flow = doc.flow
    lines = []
    for scheme in schemes:
        places = max(scheme.places, 2)
        aspects = {path: aspect.title for aspect in scheme.aspects for path in aspect.items}
        unit = doc.say(w.OUT_OF, maximum=doc.number(scheme.maximum))
        score = doc.number(scheme.score, scheme.places) if scheme.score is not None else "–"
        lines.append(Row([f"{scheme.title}: {score} {unit}"], "group"))
        for loss in scheme.losses[:_SHOWN_LOSSES]:
            row = rows.get(loss.path)
            name = [Span(numbered(loss.number, loss.title), p.CELL), Span(around.get(loss.path, ""), p.CELL_MUTED)]
            answer = level_words(row) if row else ""
            lines.append(Row([name, answer, aspects.get(loss.path, ""), f"–{doc.number(loss.lost, places)}"]))
        rest = scheme.losses[_SHOWN_LOSSES:]
        if rest:
            more = doc.say(w.LOSSES_MORE, count=len(rest))
            total = sum((loss.lost for loss in rest), Decimal(0))
            lines.append(Row([Span(more, p.CELL_MUTED), "", "", f"–{doc.number(total, places)}"]))
    columns = [
        Column(doc.say(w.INDICATOR), 3),
        Column(doc.say(w.ANSWER), 2.2),
        Column(doc.say(w.ASPECT), 2),
        Column(doc.say(w.LOST), width=20 * MM, align="right"),
    ]
    flow.heading(doc.say(w.LOSSES), 1)
    flow.paragraph(doc.say(w.LOSSES_LEAD), p.BODY_MUTED, keep=90)
    flow.skip(3)
    flow.table(columns, lines)


def _scheme(doc: Document, scheme: ReportScheme, rows: dict[str, ReportRow], around: dict[str, str]) -> None:
    """A table per aspect; aspects of one or two indicators share one table, so that the page is not all heads.

    Where nobody wrote evidence or a remark anywhere in the scheme, the answer takes the room of those columns.
    """
    flow = doc.flow
    flow.heading(scheme.title)
    # a part of a combined index has no rows of its own: it stands in the summary only
    parts = [(aspect, [rows[path] for path in aspect.items if path in rows]) for aspect in scheme.aspects]
    parts = [(aspect, items) for aspect, items in parts if items]
    bare = not any(r.evidence or r.remark or r.skipped or r.photos for _, items in parts for r in items)
    columns = [Column(doc.say(w.INDICATOR), 3.1), Column(doc.say(w.SCORE), width=18 * MM, align="centre")]
    if bare:
        columns.append(Column(doc.say(w.ANSWER), 3.1))
    else:
        columns += [Column(doc.say(w.EVIDENCE), 2.5), Column(doc.say(w.REMARK), 2.2)]
    if sum(len(items) for _, items in parts) < 3 * len(parts):
        lines = []
        for aspect, items in parts:
            lines.append(Row([aspect.title], "group"))
            lines += [Row(_indicator(doc, row, around, bare)) for row in items]
        flow.table(columns, lines)
    else:
        for aspect, items in parts:
            score = doc.number(aspect.score, scheme.places) if aspect.score is not None else "–"
            covered = Span(coverage(aspect, doc.say), p.CELL_MUTED)
            flow.heading(aspect.title, 1)
            lines = [Row(_indicator(doc, row, around, bare)) for row in items]
            total: list[Cell] = [doc.say(w.ASPECT_SCORE), score, covered, *([] if bare else [""])]
            flow.table(columns, [*lines, Row(total, "total")])
    _recap(doc, scheme)


def _indicator(doc: Document, row: ReportRow, around: dict[str, str], bare: bool) -> list[Cell]:
    first = [Span(numbered(row.number, row.label), p.CELL), Span(around.get(row.path, ""), p.CELL_MUTED)]
    answer = level_words(row)
    if row.points is None:
        score = [Span("–", p.CELL_BOLD), Span(status_words(row, doc.say), p.CELL_MUTED)]
    else:
        score = [Span(doc.number(row.points), p.CELL_BOLD)]
        if row.maximum is not None:
            score.append(Span(doc.say(w.OUT_OF, maximum=doc.number(row.maximum)), p.CELL_MUTED))
    if bare:
        return [first, score, answer]
    first.append(Span(answer, p.CELL_MUTED))
    remark = "\n".join(x for x in (row.remark, reason_words(row, doc.say)) if x)
    return [first, score, [Span(row.evidence, p.CELL), Span(_cited(doc, row.photos), p.CELL_BOLD)], remark]


def _cited(doc: Document, photos: Sequence[int]) -> str:
    return ", ".join(f"{doc.say(w.PHOTO)} {number}" for number in photos)


def _recap(doc: Document, scheme: ReportScheme) -> None:
    """Aspects with weight and contribution, the index, its category, its rule and its legal basis."""
    flow = doc.flow
    weighed = scheme.formula in _WEIGHED and all(a.weight is not None for a in scheme.aspects)
    total = sum((a.weight for a in scheme.aspects if a.weight is not None and a.score is not None), Decimal(0))
    lost = {loss.path: loss.lost for loss in scheme.losses}
    flow.heading(doc.say(w.RECAP, scheme=scheme.title), 1)
    rows = []
    for aspect in scheme.aspects:
        score = doc.number(aspect.score, scheme.places) if aspect.score is not None else "–"
        cells: list[Cell] = [aspect.title, coverage(aspect, doc.say), score]
        if weighed:
            weight = doc.number(aspect.weight) if aspect.weight is not None else ""
            share = ""
            if aspect.weight is not None and aspect.score is not None and total:
                if aspect.items:  # from what its items cost, which is exact, and not from the rounded aspect score
                    part = scheme.maximum * aspect.weight / total - sum(lost.get(path, _NIL) for path in aspect.items)
                else:
                    part = aspect.score * aspect.weight / total
                share = doc.number(quantize(part, 3), 3)
            cells[2:2] = [weight]
            cells.append(share)
        rows.append(Row(cells))
    final = doc.number(scheme.score, scheme.places) if scheme.score is not None else "–"
    blank: list[Cell] = [""] * (2 if weighed else 0)
    rows.append(Row([doc.say(w.TOTAL), Span(coverage(scheme, doc.say), p.CELL_MUTED), *blank, final], "total"))
    columns = [Column(doc.say(w.ASPECT), 3), Column(doc.say(w.ASSESSED), 2)]
    if weighed:
        columns.append(Column(doc.say(w.WEIGHT), width=18 * MM, align="right"))
    columns.append(Column(doc.say(w.SCORE), width=20 * MM, align="right"))
    if weighed:
        columns.append(Column(doc.say(w.SHARE), width=24 * MM, align="right"))
    flow.table(columns, rows)
    notes = [
        (doc.say(w.CATEGORY), band_words(scheme.band)),
        (doc.say(w.RULE), " ".join(scheme.rules)),
        (doc.say(w.BANDS), _bands(doc, scheme)),
        (doc.say(w.LEGAL), scheme.legal_basis),
        (doc.say(w.SOURCE), scheme.source),
        (doc.say(w.NOTE), scheme.note),
    ]
    _pairs(doc, notes, {doc.say(w.CATEGORY): p.CELL_BOLD})


def _bands(doc: Document, scheme: ReportScheme) -> str:
    return "; ".join(
        f"{band.code} {doc.say(w.FROM_SCORE, lower=doc.number(band.lower, scheme.places))} {band.title}".strip()
        for band in scheme.bands
    )


def _pairs(doc: Document, pairs: Sequence[tuple[str, str]], styles: dict[str, Style] | None = None) -> None:
    """Label and value lines in a narrow label column, blanks left out."""
    known = styles or {}
    rows = [Row([Span(name, p.LABEL), Span(value, known.get(name, p.CELL))]) for name, value in pairs if value.strip()]
    if rows:
        doc.flow.table([Column("", width=32 * MM), Column("")], rows, whole=True)


def _findings(doc: Document) -> None:
    flow = doc.flow
    flow.heading(doc.say(w.FINDINGS))
    if not doc.report.findings:
        flow.paragraph(doc.say(w.NO_FINDINGS), p.BODY_MUTED)
    for finding in doc.report.findings:
        title = doc.say(w.FINDING, number=finding.number)
        flow.heading(f"{title} · {finding.category}" if finding.category else title, 1)
        pairs = [(doc.say(w.FINDING, number="").strip(), finding.text), (doc.say(w.USG), _usg(doc, finding))]
        pairs += [(doc.say(w.ABOUT), finding.about), (doc.say(w.CAUSE), finding.cause)]
        pairs += [(doc.say(w.WHY, number=n), why) for n, why in enumerate(finding.whys, 1)]
        pairs += further(doc.report, finding.path, _said(doc, finding))
        pairs.append((doc.say(w.PHOTOS), _cited(doc, finding.photos)))
        pairs += _corrected(doc, finding.path)
        _pairs(doc, pairs, {doc.say(w.FINDING, number="").strip(): p.CELL_BOLD})


def _corrected(doc: Document, path: str) -> list[tuple[str, str]]:
    """The notes of what was corrected in a finding or practice, under one name."""
    return [(doc.say(w.CORRECTED), "\n".join(corrections(doc.report, path)))]


def _said(doc: Document, finding: ReportFinding) -> list[str]:
    """Every answer of a finding that the sheet prints by its role."""
    figures = (finding.urgency, finding.seriousness, finding.growth, finding.usg)
    deadline = date_long(finding.deadline, doc.language) if finding.deadline else ""
    texts = (finding.text, finding.category, finding.cause, finding.recommendation, finding.owner, deadline)
    said = [*texts, finding.needs_regulation, finding.article, *finding.whys]
    return said + [str(figure) for figure in figures if figure is not None]


def _usg(doc: Document, finding: ReportFinding) -> str:
    values = (finding.urgency, finding.seriousness, finding.growth)
    if all(value is None for value in values):
        return ""
    u, s, g = ("–" if value is None else value for value in values)
    return doc.say(w.USG_VALUE, u=u, s=s, g=g, total="–" if finding.usg is None else finding.usg)


def _recommendations(doc: Document) -> None:
    kept = [finding for finding in doc.report.findings if finding.recommendation.strip()]
    if not kept:
        return
    doc.flow.heading(doc.say(w.RECOMMENDATIONS))
    columns = [
        Column(doc.say(w.FINDING, number="").strip(), width=17 * MM),
        Column(doc.say(w.RECOMMENDATION), 3),
        Column(doc.say(w.OWNER), 1.4),
        Column(doc.say(w.DEADLINE), width=29 * MM),
        Column(doc.say(w.REGULATION), 1.5),
    ]
    rows = [
        Row(
            [
                str(finding.number),
                finding.recommendation,
                finding.owner,
                date_long(finding.deadline, doc.language) if finding.deadline else "",
                [Span(finding.needs_regulation, p.CELL), Span(finding.article, p.CELL_MUTED)],
            ]
        )
        for finding in kept
    ]
    doc.flow.table(columns, rows)


def _aspirations(doc: Document) -> None:
    if not doc.report.aspirations:
        return
    doc.flow.heading(doc.say(w.ASPIRATIONS))
    columns = [
        Column(doc.say(w.FROM), 1.3),
        Column(doc.say(w.TOPIC), 1.3),
        Column(doc.say(w.ASPIRATION), 3.4),
        Column(doc.say(w.ARTICLE), 1.2),
    ]
    rows = []
    for one in doc.report.aspirations:
        more = further(doc.report, one.path, [one.role, one.topic, one.text, one.article])
        more += [(doc.say(w.ABOUT), one.about)] if one.about else []
        text = [Span(one.text, p.CELL), *(Span(f"{name}: {value}", p.CELL_MUTED) for name, value in more)]
        text.append(Span(_cited(doc, one.photos), p.CELL_BOLD))
        text += [Span(note, p.CELL_MUTED) for note in corrections(doc.report, one.path)]
        rows.append(Row([one.role, one.topic, text, one.article]))
    doc.flow.table(columns, rows)


def _practices(doc: Document) -> None:
    if not doc.report.practices:
        return
    doc.flow.heading(doc.say(w.PRACTICES))
    for practice in doc.report.practices:
        doc.flow.heading(f"{practice.number}. {practice.title}", 1)
        pairs = [
            (doc.say(w.PROBLEM), practice.problem),
            (doc.say(w.ACTION), practice.action),
            (doc.say(w.RESULT), practice.result),
            (doc.say(w.COST), practice.cost),
            (doc.say(w.NEEDS), practice.needs),
            (doc.say(w.TRANSFER), practice.transfer),
            (doc.say(w.PROOF), practice.evidence),
        ]
        pairs += further(doc.report, practice.path, [practice.title, *(value for _, value in pairs)])
        pairs += [(doc.say(w.ABOUT), practice.about), (doc.say(w.PHOTOS), _cited(doc, practice.photos))]
        pairs += _corrected(doc, practice.path)
        _pairs(doc, pairs)


def _photos_of(doc: Document) -> list[Photo]:
    """The photos under the numbers they are cited by."""
    return [
        Photo(photo.number, photo.caption, photo.load, numbered(photo.question_number, photo.question))
        for photo in doc.report.photos
    ]


def _photos(doc: Document, pictures: Ahead) -> None:
    if pictures.photos:
        doc.flow.heading(doc.say(w.PHOTOS))
        photo_grid(doc.flow, pictures, doc.say(w.PHOTO), w.UNREADABLE, doc.language)


def _approval(doc: Document) -> None:
    report = doc.report
    doc.flow.heading(doc.say(w.APPROVAL))
    closing = ""
    if not report.draft:
        closing = doc.say(w.BOUND, code=report.short_code, moment=sealed_words(report), name=report.author.name)
    signatures(doc.flow, signing(doc, closing))


def signing(doc: Document, closing: str = "") -> Signatures:
    """The signing part of a document of this visit."""
    report = doc.report
    place = place_of(report) or doc.say(w.PLACE_BLANK)
    team = team_of(report)
    return Signatures(
        place_date=doc.say(w.PLACE_DATE, place=place, date=date_long(report.day, doc.language)),
        team_title=doc.say(w.TEAM if len(team) > 1 else w.EVALUATOR),
        team=team,
        acknowledge=doc.say(w.ACKNOWLEDGED),
        acknowledged=head_of(report),
        nip_label=doc.say(w.NIP),
        closing=closing,
    )
