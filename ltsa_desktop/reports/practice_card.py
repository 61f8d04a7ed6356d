"""Practice cards: a good practice on one page, with the centres it may help; to be handed round."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ltsa_desktop.ground.formats import date_long
from ltsa_desktop.store import Organisation
from ltsa_desktop.store.figures.analysis_models import PracticeCard
from ltsa_desktop.store.figures.models import PhotoRef

from . import paper as p
from . import wording_office as o
from .blocks import letterhead, qr_code
from .collected import Collected, Format, Origin
from .document import qr_words
from .flow import Column, Row
from .images import Picture, prepare
from .pack import words as s
from .pack.learning import practice_pairs
from .pack.parts import joined, said
from .reading import letterhead_from
from .typeset import Span, Style, capped, height, wrap

MM = p.MM
Load = Callable[[PhotoRef], Callable[[], bytes]]
_TITLE = Style(20, 25, "bold")
_TEXTS = (Style(10.5, 15), Style(9.5, 13), Style(8.5, 11.5))
_QR = 20 * MM
_PHOTO_HIGH = 48 * MM
_UNCUT = 10_000
_MATCHES = 8
_MOST_LINES = (14, 9, 7, 5, 4, 3)
"""Lines of a text that does not fit in small type either; the whole text stands in the sheet, and the card says so."""


def practice_cards(
    cards: Sequence[PracticeCard], origin: Origin, organisation: Organisation | None, form: Format, load: Load | None
) -> bytes:
    """One page for each practice, as a PDF; a page that says so when there is none."""
    doc = Collected(o.PRACTICE_CARD if len(cards) == 1 else o.PRACTICE_CARDS, "", origin, organisation, form)
    head = letterhead_from(organisation)
    if not cards:
        doc.open(doc.say(o.PRACTICE_CARDS).upper(), [])
        doc.flow.skip(10)
        doc.nothing(doc.say(s.NO_PRACTICES))
    for index, card in enumerate(cards):
        if index:
            doc.flow.next_page()
        elif head:
            letterhead(doc.flow, head)
            doc.flow.skip(12)
        _card(doc, card, load)
    return doc.finish()


def _card(doc: Collected, card: PracticeCard, load: Load | None) -> None:
    flow, ink = doc.flow, doc.ink
    flow.ink.mark(card.title, 0, flow.y + 6)
    qr_code(ink, qr_words(doc.origin.identity), flow.right - _QR, flow.y - _QR, _QR)
    aside, top = flow.width - _QR - 6 * MM, flow.y
    for line in [
        *wrap(doc.say(o.PRACTICE), p.BODY_MUTED, aside),
        *capped(wrap(card.title, _TITLE, aside), 3),
        *wrap(joined(card.centre, card.province, date_long(card.day, doc.language)), p.SUBSECTION, aside),
    ]:
        ink.text(flow.left, flow.y - line.style.baseline, line.text, line.style)
        flow.used(line.style.leading)
    flow.used(max(8.0, flow.y - top + _QR + 12))
    pictures = [picture for ref in card.photos[:2] if (picture := _picture(ref, flow.width / 2, load)) is not None]
    if pictures:
        wide = (flow.width - 8) / 2
        for index, picture in enumerate(pictures):
            across, high = picture.fit(wide, _PHOTO_HIGH)
            ink.picture(picture, flow.left + index * (wide + 8), flow.y - high, across, high)
        flow.used(_PHOTO_HIGH + 10)
    pairs = [(name, text) for name, text in practice_pairs(doc, card) if text.strip()]
    matches = [Row([match.name, said(doc, match.reason)]) for match in card.matches[:_MATCHES]]
    columns = [Column(doc.say(s.HELPS), 2), Column(doc.say(s.HELPS_REASON), 3)]
    kept = 12 + (60 if matches else 20)
    style, most = _fitting([text for _, text in pairs], flow.width, flow.room - kept)
    cut = False
    for name, text in pairs:
        ink.text(flow.left, flow.y - p.HEAD.baseline, name, p.HEAD)
        flow.used(12)
        whole = wrap(text, style, flow.width)
        cut = cut or len(whole) > most
        for line in capped(whole, most):
            ink.text(flow.left, flow.y - line.style.baseline, line.text, line.style)
            flow.used(line.style.leading)
        flow.used(8)
    if cut:
        doc.note(doc.say(o.CARD_CUT))
    if not matches:
        doc.note(doc.say(s.NO_MATCH))
        return
    flow.skip(4)
    shown = flow.rows_within(columns, matches, flow.room - 12)
    rows = matches[:shown]
    if len(card.matches) > shown and rows:
        rows[-1] = Row([Span(doc.say(s.HELPS_MORE, n=len(card.matches) - shown + 1), p.CELL_MUTED), ""])
    if rows:
        flow.table(columns, rows)


def _fitting(texts: Sequence[str], width: float, room: float) -> tuple[Style, int]:
    """The largest type in which the texts fit `room`, and how many lines each may have."""

    def tall(style: Style, most: int) -> float:
        return sum(20 + height(capped(wrap(text, style, width), most)) for text in texts)

    for style in _TEXTS:
        if tall(style, _UNCUT) <= room:
            return style, _UNCUT
    small = _TEXTS[-1]
    note = p.CELL_MUTED.leading
    return small, next((most for most in _MOST_LINES if tall(small, most) <= room - note), _MOST_LINES[-1])


def _picture(ref: PhotoRef, width: float, load: Load | None) -> Picture | None:
    if load is None or not ref.present:
        return None
    return prepare(load(ref)(), width, _PHOTO_HIGH)
