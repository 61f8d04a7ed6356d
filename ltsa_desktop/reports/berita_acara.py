"""Berita Acara: the short formal record of a visit, signed on the spot."""

from __future__ import annotations

from ltsa_desktop.ground.formats import date_long, date_short, date_words, weekday
from ltsa_desktop.store import ReportFinding, VisitReport

from . import paper as p
from . import wording as w
from .blocks import letterhead, qr_code
from .document import Document
from .flow import Cell, Column, Row
from .reading import band_words, letterhead_from, shown_schemes, team_of
from .sheet import signing
from .signing import nip, signatures
from .typeset import Span, clean, wrap

MM = p.MM
_QR = 18 * MM


def berita_acara(report: VisitReport, paper: str, language: str, number: str) -> bytes:
    """The Berita Acara of a visit as a PDF; a blank `number` leaves a line to fill in."""
    doc = Document(report, w.MINUTES, paper, language)
    flow = doc.flow
    head = letterhead_from(report.organisation)
    if head:
        letterhead(flow, head)
    _title(doc, number)
    _opening(doc)
    _results(doc)
    if report.conclusion.strip():
        flow.skip(10)
        flow.paragraph(report.conclusion, p.FORMAL)
    flow.skip(8)
    signatures(flow, signing(doc, doc.say(w.CLOSING)))
    return doc.finish()


def _title(doc: Document, number: str) -> None:
    flow, ink = doc.flow, doc.ink
    flow.skip(14)
    aside = _QR + 6 * MM if doc.qr else 0.0
    title = doc.say(w.MINUTES_TITLE, centre=doc.report.centre.name).upper()
    lines = wrap(title, p.CAPITALS, min(flow.width * 0.9, flow.width - 2 * aside))
    flow.need(max(len(lines) * p.CAPITALS.leading, _QR))
    if doc.qr:
        qr_code(ink, doc.qr, flow.right - _QR, flow.y - _QR, _QR)
    ink.mark(doc.say(w.MINUTES), 0, flow.y + 6)
    middle = (flow.left + flow.right) / 2
    for line in lines:
        flow.need(line.style.leading)
        ink.text(middle, flow.y - line.style.baseline, line.text, line.style, "centre")
        flow.used(line.style.leading)
    flow.skip(2)
    flow.paragraph(doc.say(w.NUMBER, number=clean(number) or "." * 40), p.FORMAL, align="centre")
    flow.skip(12)


def _opening(doc: Document) -> None:
    report, flow = doc.report, doc.flow
    if doc.language == "en":
        words = f"{weekday(report.day, 'en')}, {date_long(report.day, 'en')}"
    else:
        words = date_words(report.day)
    place = ", ".join(x for x in (report.centre.name, report.centre.address) if x)
    flow.paragraph(doc.say(w.OPENING, words=words, short=date_short(report.day), place=place), p.FORMAL)
    flow.skip(6)
    columns = [
        Column(doc.say(w.NO), width=10 * MM, align="right"),
        Column(doc.say(w.NAME), 3),
        Column(doc.say(w.NIP), 2),
        Column(doc.say(w.ROLE), 2),
    ]
    rows = [Row([str(n), one.name, nip(one.nip), one.role]) for n, one in enumerate(team_of(report), 1)]
    flow.table(columns, rows, p.BODY)
    flow.skip(8)
    kind = report.kind_label or report.kind
    done = doc.say(
        w.DONE,
        kind=doc.say(w.DONE_KIND, kind=kind.lower()) if kind else "",
        centre=report.centre.name,
        assignment=doc.say(w.DONE_ASSIGNMENT, number=report.letter) if report.letter else "",
    )
    flow.paragraph(done, p.FORMAL)
    if report.met:
        people = "; ".join(f"{one.name} ({one.position})" if one.position else one.name for one in report.met)
        flow.skip(4)
        flow.paragraph(f"{doc.say(w.PRESENT)}: {people}.", p.FORMAL)
    flow.skip(8)


def _results(doc: Document) -> None:
    report = doc.report
    columns = [
        Column(doc.say(w.NO), width=10 * MM, align="right"),
        Column(doc.say(w.COMPONENT), 1.5),
        Column(doc.say(w.OBSERVED), 3.2),
        Column(doc.say(w.RECOMMENDATION), 2.6),
    ]
    body: list[tuple[Cell, list[Span], list[Span]]] = []
    if report.verdict:
        since = f"{doc.say(w.VERDICT_SINCE)}: {report.verdict_since}" if report.verdict_since else ""
        observed = [
            Span(report.verdict, p.BODY_BOLD),
            Span(since, p.CELL_FORMAL),
            Span(report.verdict_reason, p.CELL_FORMAL),
        ]
        body.append((doc.say(w.STATUS), observed, []))
    if shown_schemes(report):
        body.append((doc.say(w.SCORES), [Span(line, p.CELL_FORMAL) for line in _scores(doc)], []))
    for finding in report.findings:
        component = [
            Span(doc.say(w.FINDING, number=finding.number), p.CELL_FORMAL),
            Span(finding.category, p.CELL_MUTED),
        ]
        cause = f"{doc.say(w.CAUSE)}: {finding.cause}" if finding.cause else ""
        body.append((component, [Span(finding.text, p.CELL_FORMAL), Span(cause, p.CELL_MUTED)], _advice(doc, finding)))
    if not report.findings:
        body.append((doc.say(w.FINDINGS), [Span(doc.say(w.NOTHING), p.CELL_FORMAL)], []))
    rows = [
        Row([str(n), component, observed, advice or [Span("–", p.CELL_FORMAL)]])
        for n, (component, observed, advice) in enumerate(body, 1)
    ]
    doc.flow.table(columns, rows, p.CELL_FORMAL)


def _scores(doc: Document) -> list[str]:
    lines = []
    for scheme in shown_schemes(doc.report):
        if scheme.score is None:
            lines.append(f"{scheme.title}: {doc.say(w.NOT_SCORED)}")
            continue
        band = band_words(scheme.band)
        lines.append(
            doc.say(
                w.SCORE_LINE,
                scheme=scheme.title,
                score=doc.number(scheme.score, scheme.places),
                maximum=doc.number(scheme.maximum),
                band=doc.say(w.SCORE_BAND, band=band) if band else "",
            )
        )
    return lines


def _advice(doc: Document, finding: ReportFinding) -> list[Span]:
    if not finding.recommendation.strip():
        return []
    deadline = date_long(finding.deadline, doc.language) if finding.deadline else ""
    terms = [
        f"{doc.say(label)}: {value}"
        for label, value in ((w.OWNER, finding.owner), (w.DEADLINE, deadline), (w.ARTICLE, finding.article))
        if value
    ]
    return [Span(finding.recommendation, p.CELL_FORMAL), Span(" · ".join(terms), p.CELL_MUTED)]
