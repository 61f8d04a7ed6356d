"""Photos on paper: two a row, numbered as they are cited."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ltsa_desktop.ground.words import Text, UserError

from . import paper as p
from .flow import Flow
from .images import Picture, prepare
from .paper import MM
from .typeset import Line, height, wrap

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo with the number it is cited by, the words below it, and how to get its bytes."""

    number: int
    caption: str
    load: Callable[[], bytes]
    source: str = ""


def photo_grid(flow: Flow, photos: Sequence[Photo], word: str, unreadable: Text, language: str) -> None:
    """Two photos a row, numbered as they are cited, with caption; a photo is never cut and keeps its shape."""
    gap = 6 * MM
    wide = (flow.width - gap) / 2
    high = wide * 0.72
    for index in range(0, len(photos), 2):
        row = photos[index : index + 2]
        captions = [_caption(photo, word, wide) for photo in row]
        overlong = [caption[_CAPTION_LINES:] for caption in captions]
        captions = [caption[:_CAPTION_LINES] for caption in captions]
        tall = high + 4 + max(map(height, captions))
        flow.need(tall + 4)
        for place, (photo, caption) in enumerate(zip(row, captions, strict=True)):
            x = flow.left + place * (wide + gap)
            _photo(flow, photo, x, wide, high, unreadable.to(language))
            y = flow.y - high - 4
            for line in caption:
                flow.ink.text(x, y - line.style.baseline, line.text, line.style)
                y -= line.style.leading
        flow.used(tall)
        for photo, rest in zip(row, overlong, strict=True):
            if rest:  # a caption as long as a page goes on over the full width
                flow.skip(4)
                flow.paragraph(f"{word} {photo.number} … " + " ".join(line.text for line in rest), p.CELL)
        flow.skip(10)


_CAPTION_LINES = 12


def _caption(photo: Photo, word: str, width: float) -> list[Line]:
    lines = wrap(f"{word} {photo.number}", p.CELL_BOLD, width)
    if photo.caption:
        lines += wrap(photo.caption, p.CELL, width)
    if photo.source:
        lines += wrap(photo.source, p.CELL_MUTED, width)
    return lines


def _loaded(photo: Photo, wide: float, high: float) -> Picture | None:
    try:
        data = photo.load()
    except (OSError, UserError) as error:  # one lost picture must not keep the whole sheet from being printed
        log.warning("photo %d cannot be loaded: %s", photo.number, error)
        return None
    return prepare(data, wide, high)


def _photo(flow: Flow, photo: Photo, x: float, wide: float, high: float, unreadable: str) -> None:
    ink = flow.ink
    picture = _loaded(photo, wide, high)
    if picture is None:
        ink.box(x, flow.y - high, wide, high, p.HAIR, p.RULE_GREY)
        y = flow.y - high / 2 + 6
        for line in wrap(unreadable, p.CELL, wide - 20):
            ink.text(x + wide / 2, y - line.style.baseline, line.text, line.style, "centre")
            y -= line.style.leading
        return
    w, h = picture.fit(wide, high)
    ink.tint(x, flow.y - high, wide, high, p.TINT)
    ink.picture(picture, x + (wide - w) / 2, flow.y - high + (high - h) / 2, w, h)
