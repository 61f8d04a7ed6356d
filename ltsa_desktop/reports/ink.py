"""Pages as recorded marks: text, rules, tints and pictures, written to a PDF once the number of pages is known.

ReportLab's canvas makes fonts, images and the file; the marks of a page are recorded as PDF operators so that page n of
m, the outline and the stamps can be added at the end without laying anything out twice.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFImageXObject,
    PDFName,
    PDFStream,
    PDFStreamFilterZCompress,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

from ltsa_desktop.store.paper_models import AttachedFile

from .fonts import MARK, Face, face
from .images import Picture
from .paper import Paper
from .typeset import Align, Style

rl_config.useA85 = 0  # ASCII85 of photos costs more than half the time of a sheet and a quarter more bytes


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the PDF says about itself.

    Attributes:
        made: when the data was fixed (aware); the file's dates, so that the same data gives the same bytes.
    """

    title: str
    author: str
    subject: str
    keywords: str
    made: datetime
    language: str = "id"


@dataclass(slots=True)
class _Page:
    art: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    inputs: list[Callable[[Any], None]] = field(default_factory=list)
    marks: list[tuple[str, int, float]] = field(default_factory=list)
    links: list[tuple[float, float, float, float, Mark]] = field(default_factory=list)
    pen: tuple[float, float] | None = None
    fill: float | None = None
    text_fill: float | None = None
    tracking: float = 0.0
    font: tuple[str, int, float] | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that the outline and links lead to."""

    page: _Page
    index: int
    title: str
    level: int


class Ink:
    """Draws on the last page; y grows upwards from the bottom edge, as in PDF.

    Attributes:
        replaced: True once a letter had to be drawn as `MARK`.
    """

    def __init__(self, paper: Paper, imprint: Imprint) -> None:
        self.paper = paper
        self.imprint = imprint
        self.replaced = False
        self._canvas: Any = Canvas(
            io.BytesIO(),
            pagesize=(paper.width, paper.height),
            invariant=1,
            pageCompression=1,
            initialFontName=face("regular").name,  # else an unembedded Helvetica is listed on each page
            lang="en" if imprint.language == "en" else "id-ID",
        )
        self._doc = self._canvas._doc
        self._escape = self._canvas._escape
        self._pages: list[_Page] = []
        self._page = _Page()
        self._begun: set[str] = set()
        self._files: dict[str, Any] = {}

    @property
    def pages(self) -> int:
        """How many pages there are so far."""
        return len(self._pages)

    def new_page(self) -> None:
        """Begin the next page."""
        self._page = _Page()
        self._pages.append(self._page)

    def text(self, x: float, y: float, text: str, style: Style, align: Align = "left") -> None:
        """One printable line with its baseline at `y`; `x` is its left end, right end or middle."""
        if not text:
            return
        if align == "right":
            x -= style.width(text)
        elif align == "centre":
            x -= style.width(text) / 2
        page = self._page
        put = page.words.append
        if MARK in text:
            self.replaced = True
        if style.grey != page.text_fill:
            put(f"{style.grey:g} g")
            page.text_fill = style.grey
        if style.tracking != page.tracking:
            put(f"{style.tracking * style.size:.3f} Tc")
            page.tracking = style.tracking
        put(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        kind = style.face
        for subset, raw in self._coded(text, kind):
            wanted = (kind.name, subset, style.size)
            if wanted != page.font:
                put(f"{kind.font.getSubsetInternalName(subset, self._doc)} {style.size:g} Tf")
                page.font = wanted
            put(f"({self._escape(raw)}) Tj")

    def _coded(self, text: str, kind: Face) -> list[tuple[int, bytes]]:
        """`text` as bytes of the face's subsets; ReportLab keeps ASCII as it is in the first one."""
        text = text.replace("\u00a0", " ")
        if kind.name in self._begun and text.isascii():
            return [(0, text.encode("ascii"))]
        self._begun.add(kind.name)
        coded: list[tuple[int, bytes]] = kind.font.splitString(text, self._doc)
        return coded

    def rule(self, x1: float, y1: float, x2: float, y2: float, weight: float, grey: float = 0.0) -> None:
        """A straight line, `weight` points thick."""
        page = self._page
        if page.pen != (weight, grey):
            page.art.append(f"{grey:g} G {weight:g} w")
            page.pen = (weight, grey)
        page.art.append(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S")

    def tint(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """A filled rectangle, from its lower left corner."""
        page = self._page
        if page.fill != grey:
            page.art.append(f"{grey:g} g")
            page.fill = grey
        page.art.append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def box(self, x: float, y: float, width: float, height: float, weight: float, grey: float = 0.0) -> None:
        """An outlined rectangle, from its lower left corner."""
        page = self._page
        if page.pen != (weight, grey):
            page.art.append(f"{grey:g} G {weight:g} w")
            page.pen = (weight, grey)
        page.art.append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")

    def circle(self, x: float, y: float, radius: float, weight: float, grey: float = 0.0) -> None:
        """An outlined circle around `x`, `y`."""
        page = self._page
        if page.pen != (weight, grey):
            page.art.append(f"{grey:g} G {weight:g} w")
            page.pen = (weight, grey)
        r, k = radius, radius * 0.5523
        curves = (
            f"{x + r:.2f} {y:.2f} m {x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c",
            f"{x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c",
            f"{x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c",
            f"{x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c s",
        )
        page.art.extend(curves)

    def picture(self, picture: Picture, x: float, y: float, width: float, height: float) -> None:
        """A prepared picture, stretched to the rectangle; the same picture is stored once."""
        name = self._doc.getXObjectName(picture.key)
        if self._doc.idToObject.get(name) is None:
            image: Any = PDFImageXObject(picture.key)
            image.loadImageFromJPEG(io.BytesIO(picture.jpeg))
            self._doc.Reference(image, name)
            self._doc.addForm(picture.key, image)
        self._page.images.append(picture.key)
        self._page.art.append(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm /{name} Do Q")

    def drawing(self, drawing: Any, x: float, y: float) -> None:
        """A `reportlab.graphics` drawing (chart, map, QR code), from its lower left corner."""
        from reportlab.graphics import renderPDF, shapes

        shapes.STATE_DEFAULTS["fontName"] = face("regular").name  # its own default is a face that is not embedded
        before, self._canvas._code = self._canvas._code, []
        renderPDF.draw(drawing, self._canvas, x, y)
        self._page.words.extend(["ET q", *self._canvas._code, "Q BT"])  # its words are read where they stand
        self._canvas._code = before

    def input(self, make: Callable[[Any], None]) -> None:
        """A field to be filled in on the screen, on this page: `make` is handed ReportLab's AcroForm."""
        self._page.inputs.append(make)

    def attach(self, file: AttachedFile) -> None:
        """A file inside the file; readers of PDF list it under its name with its description."""
        content = {"Type": PDFName("EmbeddedFile"), "Subtype": PDFName(file.media_type.replace("/", "#2F"))}
        stream = PDFStream(PDFDictionary(content), file.data, [PDFStreamFilterZCompress()])
        held = self._doc.Reference(stream)
        spec = {
            "Type": PDFName("Filespec"),
            "F": PDFString(file.name),
            "UF": PDFString(file.name),
            "Desc": PDFString(file.says.to(self.imprint.language)),
            "AFRelationship": PDFName("Data"),
            "EF": PDFDictionary({"F": held, "UF": held}),
        }
        self._files[file.name] = self._doc.Reference(PDFDictionary(spec))

    def watermark(self, word: str, grey: float) -> None:
        """A word across the page, behind everything on it."""
        paper = self.paper
        style = Style(1, 1, "bold", grey)
        size = min(150.0, paper.width * 0.95 / style.width(word))
        turn, middle = 0.7071, style.width(word) * size / 2
        x = paper.width / 2 - turn * (middle - size * 0.36)
        y = paper.height / 2 - turn * (middle + size * 0.36)
        code = [f"q {grey:g} g BT {turn} {turn} -{turn} {turn} {x:.2f} {y:.2f} Tm"]
        for subset, raw in style.face.font.splitString(word, self._doc):
            code.append(f"{style.face.font.getSubsetInternalName(subset, self._doc)} {size:.1f} Tf")
            code.append(f"({self._escape(raw)}) Tj")
        self._page.art.insert(0, " ".join([*code, "ET Q"]))

    def mark(self, title: str, level: int, y: float) -> Mark:
        """An entry of the outline that leads to height `y` of this page."""
        self._page.marks.append((title, level, y))
        return Mark(self._page, len(self._page.marks) - 1, title, level)

    def marks(self, level: int) -> list[tuple[Mark, int]]:
        """The entries of the outline down to `level`, with their pages counted from 1."""
        return [
            (Mark(page, index, title, depth), number)
            for number, page in enumerate(self._pages, 1)
            for index, (title, depth, _) in enumerate(page.marks)
            if depth <= level
        ]

    def link(self, x: float, y: float, width: float, height: float, to: Mark) -> None:
        """A rectangle of this page that leads to a mark when it is clicked."""
        self._page.links.append((x, y, x + width, y + height, to))

    def move_last(self, count: int, to: int) -> None:
        """Put the last `count` pages before the page that has the index `to`."""
        at = len(self._pages) - count
        self._pages[to:] = [*self._pages[at:], *self._pages[to:at]]

    def finish(self, furniture: Callable[[int, int], None]) -> bytes:
        """The file. `furniture(page, pages)` draws head and foot of each page, counted from 1."""
        canvas = self._canvas
        depth = -1
        numbers = {id(page): number for number, page in enumerate(self._pages, 1)}
        for number, page in enumerate(self._pages, 1):
            self._page = page
            furniture(number, len(self._pages))
            canvas._code = [*page.art, "0 g BT", *page.words, "ET"]
            canvas._formsinuse = page.images
            for make in page.inputs:
                make(canvas.acroForm)
            for index, (title, level, y) in enumerate(page.marks):
                depth = min(level, depth + 1)
                key = f"p{number}-{index}"
                canvas.bookmarkPage(key, fit="XYZ", left=0, top=round(y, 1))
                canvas.addOutlineEntry(title, key, depth, closed=False)
            for left, low, right, high, to in page.links:
                goal = f"p{numbers[id(to.page)]}-{to.index}"
                canvas.linkRect("", goal, (left, low, right, high), relative=0, thickness=0)
            canvas.showPage()
        self._describe()
        data: bytes = canvas.getpdfdata()
        return data

    def _describe(self) -> None:
        canvas, imprint = self._canvas, self.imprint
        if self._files:
            listed = [part for name, spec in sorted(self._files.items()) for part in (PDFString(name), spec)]
            tree = PDFDictionary({"Names": PDFArray(listed)})
            self._doc.Catalog.Names = PDFDictionary({"EmbeddedFiles": tree})
        canvas.setTitle(imprint.title)
        canvas.setAuthor(imprint.author)
        canvas.setSubject(imprint.subject)
        canvas.setKeywords(imprint.keywords)
        canvas.setCreator("LTSA Desktop")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.showOutline()
        made = imprint.made.astimezone(UTC)
        stamp = self._doc._timeStamp
        stamp.t, stamp.lt, stamp.dhh, stamp.dmm = made.timestamp(), made.timetuple(), 0, 0
        stamp.YMDhms = made.timetuple()[:6]
