"""What the documents of a visit share: imprint, head and foot, and how figures are written."""

from __future__ import annotations

import base64
from collections.abc import Callable
from decimal import Decimal

from ltsa_desktop.ground.formats import date_long, date_short, number
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import VisitReport

from . import wording as w
from .flow import Flow
from .fonts import MARK
from .frame import Furniture, Stamp
from .ink import Imprint, Ink
from .paper import CELL_MUTED, PAPERS, Paper
from .reading import fixed_at
from .typeset import clean


class Document:
    """A document of one visit being written.

    Attributes:
        report: what it says.
        flow: where it is written.
        language: "id" or "en".
    """

    def __init__(self, report: VisitReport, title: Text, paper: str, language: str) -> None:
        self.report = report
        self.language = language
        name = self.say(title)
        self._furniture = Furniture(
            running=f"{name} · {report.centre.name}",
            running_right=self.say(w.VISITED, date=date_short(report.day)),
            code=self.say(w.DRAFT_CODE) if report.draft else report.short_code,
            origin=self.say(w.CODE_ORIGIN, centre=report.centre.name) if not report.draft else self.say(w.DRAFT_ORIGIN),
            page=self.say(w.PAGE, page="{page}", pages="{pages}"),
            stamp=self._stamp(),
        )
        imprint = Imprint(
            title=clean(f"{name} {report.centre.name} {date_short(report.day)}"),
            author=clean(report.author.name),
            subject=clean(self.say(w.SUBJECT, centre=report.centre.name, date=date_long(report.day, language))),
            keywords=clean(
                ", ".join(x for x in ("LTSA-PMI", report.form_id, report.short_code, report.revision_id) if x)
            ),
            made=fixed_at(report),
            language=language,
        )
        self.ink = Ink(paper_named(paper), imprint)
        self.flow = Flow(self.ink, self._furniture.head, self._furniture.foot, self.say(w.CONTINUED))

    @property
    def qr(self) -> str:
        """What the QR code says: the first 160 bits of the sealed revision's id in base32, of which the short code is
        the beginning; blank for a draft."""
        digits = "" if self.report.draft else self.report.revision_id[:40]
        return f"LTSA:{base64.b32encode(bytes.fromhex(digits)).decode()}" if digits else ""

    def say(self, text: Text, **fields: object) -> str:
        """A fixed sentence in the document's language."""
        words = text.to(self.language)
        return words.format(**fields) if fields else words

    def number(self, value: Decimal, places: int | None = None) -> str:
        """A number as the reader writes it; without `places`, no trailing zeros."""
        return number(value if places is not None else value.normalize(), places, self.language)

    def finish(self) -> bytes:
        """The PDF, once everything is written."""
        if self.ink.replaced:
            self.flow.skip(10)
            self.flow.paragraph(self.say(w.UNPRINTABLE, mark=MARK), CELL_MUTED)
        draw: Callable[[int, int], None] = lambda page, pages: self._furniture.draw(self.ink, page, pages)  # noqa: E731
        return self.ink.finish(draw)

    def _stamp(self) -> Stamp | None:
        if self.report.example:
            says = self.say(w.EXAMPLE_SAYS)
            if self.report.draft:
                says = f"{self.say(w.DRAFT)}. {says}"
            return Stamp(self.say(w.EXAMPLE), says)
        return Stamp(self.say(w.DRAFT), self.say(w.DRAFT_SAYS)) if self.report.draft else None


def paper_named(name: str) -> Paper:
    """The paper called "A4" or "F4"; UserError for any other name."""
    try:
        return PAPERS[name.upper()]
    except KeyError:
        raise UserError(
            Text(
                f"Ukuran kertas “{name}” tidak dikenal; pilih A4 atau F4.",
                f"The paper size “{name}” is not known; choose A4 or F4.",
            ),
            code="unknown-paper",
        ) from None
