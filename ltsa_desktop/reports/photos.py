"""Photos on paper: two a row, numbered as they are cited."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from ltsa_desktop.ground.words import Text, UserError

from . import paper as p
from .flow import Flow
from .images import Picture, prepare
from .paper import MM
from .typeset import Line, height, wrap

log = logging.getLogger(__name__)

_GAP = 6 * MM
_THREADS = 2
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo with the number it is cited by, the words below it, and how to get its bytes."""

    number: int
    caption: str
    load: Callable[[], bytes]
    source: str = ""


class Ahead:
    """Photos made ready on other threads while the pages before them are written, a few ahead of the one that is drawn.

    Their bytes are loaded in the thread that asks, which is the one that may read the store.
    """

    def __init__(self, photos: Sequence[Photo], flow: Flow) -> None:
        self.photos = photos
        self._size = _place(flow)
        self._ready: dict[int, Future[Picture | None]] = {}
        self._next = 0
        self._pool = ThreadPoolExecutor(_THREADS) if photos else None

    def __enter__(self) -> Ahead:
        self._fill()
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def take(self, index: int) -> Picture | None:
        """The photo at `index`, None when it cannot be read; each is asked for once, in order."""
        self._fill()
        picture = self._ready.pop(index).result()
        self._fill()
        return picture

    def _fill(self) -> None:
        while self._pool is not None and self._next < len(self.photos) and len(self._ready) < _AHEAD:
            data = _loaded(self.photos[self._next])
            self._ready[self._next] = self._pool.submit(_prepared, data, *self._size)
            self._next += 1


def _prepared(data: bytes | None, wide: float, high: float) -> Picture | None:
    return None if data is None else prepare(data, wide, high)


def _place(flow: Flow) -> tuple[float, float]:
    wide = (flow.width - _GAP) / 2
    return wide, wide * 0.72


def photo_grid(flow: Flow, pictures: Ahead, word: str, unreadable: Text, language: str) -> None:
    """Two photos a row, numbered as they are cited, with caption; a photo is never cut and keeps its shape."""
    photos, gap = pictures.photos, _GAP
    wide, high = _place(flow)
    for index in range(0, len(photos), 2):
        row = photos[index : index + 2]
        captions = [_caption(photo, word, wide) for photo in row]
        overlong = [caption[_CAPTION_LINES:] for caption in captions]
        captions = [caption[:_CAPTION_LINES] for caption in captions]
        tall = high + 4 + max(map(height, captions))
        flow.need(tall + 4)
        for place, caption in enumerate(captions):
            x = flow.left + place * (wide + gap)
            _photo(flow, pictures.take(index + place), x, wide, high, unreadable.to(language))
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


def _loaded(photo: Photo) -> bytes | None:
    try:
        return photo.load()
    except (OSError, UserError) as error:  # one lost picture must not keep the whole sheet from being printed
        log.warning("photo %d cannot be loaded: %s", photo.number, error)
        return None


def _photo(flow: Flow, picture: Picture | None, x: float, wide: float, high: float, unreadable: str) -> None:
    ink = flow.ink
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
