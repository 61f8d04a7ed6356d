"""What printed documents share: imprint, head and foot, how figures are written; and the document of one visit."""

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


class Writing:
    """A document being written.

    Attributes:
        flow: where it is written; `ink` is what it is drawn with.
        language: "id" or "en".
    """

    def __init__(self, furniture: Furniture, imprint: Imprint, paper: str, language: str) -> None:
        self.language = language
        self._furniture = furniture
        self.ink = Ink(paper_named(paper), imprint)
        self.flow = self.new_flow()

    def new_flow(self) -> Flow:
        """A cursor on a new page with room for this document's head and foot."""
        return Flow(self.ink, self._furniture.head, self._furniture.foot, self.say(w.CONTINUED))

    def say(self, text: Text, **fields: object) -> str:
        """A fixed sentence in the document's language."""
        return text.filled(self.language, **fields) if fields else text.to(self.language)

    def number(self, value: Decimal, places: int | None = None) -> str:
        """A number as the reader writes it; without `places`, no trailing zeros."""
        return number(value if places is not None else value.normalize(), places, self.language)

    def finish(self) -> bytes:
        """The PDF, once everything is written."""
        if self.ink.replaced:
            self.unprintable()
        return self.closed()

    def unprintable(self) -> None:
        """Say that some letters could not be drawn."""
        self.flow.skip(10)
        self.flow.paragraph(self.say(w.UNPRINTABLE, mark=MARK), CELL_MUTED)

    def closed(self) -> bytes:
        """The PDF as it stands."""
        draw: Callable[[int, int], None] = lambda page, pages: self._furniture.draw(self.ink, page, pages)  # noqa: E731
        return self.ink.finish(draw)


class Document(Writing):
    """A document of one visit.

    Attributes:
        report: what it says.
    """

    def __init__(self, report: VisitReport, title: Text, paper: str, language: str) -> None:
        self.report = report
        self.language = language
        name = self.say(title)
        furniture = Furniture(
            running=f"{name} · {report.centre.name}",
            running_right=self.say(w.VISITED, date=date_short(report.day)),
            code=self.say(w.DRAFT_CODE) if report.draft else report.short_code,
            origin=self._origin(),
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
        super().__init__(furniture, imprint, paper, language)

    @property
    def qr(self) -> str:
        """What the QR code says: the first 160 bits of the sealed revision's id in base32, of which the short code is
        the beginning; blank for a draft."""
        return "" if self.report.draft else qr_words(self.report.revision_id)

    def _origin(self) -> str:
        if self.report.draft:
            return self.say(w.DRAFT_ORIGIN)
        review = self.report.review
        whose = self.say(w.CODE_ORIGIN, centre=self.report.centre.name)
        return f"{whose} · {review.word}" if review else whose

    def _stamp(self) -> Stamp | None:
        report, said = self.report, []
        review = report.review if report.review and report.review.state != "approved" else None
        if report.draft:
            said.append(Stamp(self.say(w.DRAFT), self.say(w.DRAFT_SAYS)))
        if review is not None:
            said.append(Stamp(review.word, review.sentence))
        if report.example:
            before = " ".join(f"{one.word}." for one in said)
            return Stamp(self.say(w.EXAMPLE), f"{before} {self.say(w.EXAMPLE_SAYS)}".strip())
        return said[0] if said else None


def qr_words(identity: str) -> str:
    """What a QR code says of a SHA-256 in hex: its first 160 bits in base32, as the short code begins."""
    digits = identity[:40]
    return f"LTSA:{base64.b32encode(bytes.fromhex(digits)).decode()}" if digits else ""


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
