"""Charts as files of their own: SVG and PNG for slides and screens."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.reports.fonts import FILES, face, file_of
from ltsa_desktop.reports.output import write

DOTS_PER_INCH = 220


def save_chart(drawing: Any, path: Path) -> Path:
    """Write a drawing to `path`: ".svg", ".png" (220 dots per inch) or ".pdf" (vectors, fonts embedded).

    Raises:
        UserError: another ending; disk full, file open elsewhere, folder not writable; nothing was changed.
    """
    kind = path.suffix.casefold()
    if kind == ".svg":
        data = to_svg(drawing)
    elif kind == ".png":
        data = to_png(drawing)
    elif kind == ".pdf":
        data = to_pdf(drawing)
    else:
        raise UserError(
            Text(
                f"Grafik disimpan sebagai .svg, .png, atau .pdf; “{path.name}” berakhiran lain.",
                f"Charts are saved as .svg, .png or .pdf; “{path.name}” ends otherwise.",
            ),
            code="unknown-chart-kind",
        )
    return write(data, path)


def to_pdf(drawing: Any) -> bytes:
    """A page of the drawing's own size; the same drawing gives the same bytes."""
    from reportlab.graphics import renderPDF
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    size = (drawing.width, drawing.height)
    canvas = Canvas(out, pagesize=size, invariant=1, pageCompression=1, initialFontName=face("regular").name)
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def to_png(drawing: Any, dots_per_inch: int = DOTS_PER_INCH) -> bytes:
    """A picture on white."""
    import pypdfium2

    document = pypdfium2.PdfDocument(to_pdf(drawing))
    try:
        image = document[0].render(scale=dots_per_inch / 72).to_pil().convert("RGB")
    finally:
        document.close()
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True, dpi=(dots_per_inch, dots_per_inch))
    return out.getvalue()


def to_svg(drawing: Any, embed: bool = True) -> bytes:
    """Vectors with text as text.

    `embed` carries the typeface in the file, so that a browser or a slide program without Lato shows the same; a window
    that has Lato loaded leaves it out.
    """
    weights: set[str] = set()
    body: list[str] = []
    _write(drawing, body, weights)
    width, height = f"{drawing.width:.2f}", f"{drawing.height:.2f}"
    fonts = "".join(_font_face(weight) for weight in sorted(weights)) if embed else ""
    style = f"<style>{fonts}</style>" if fonts else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}" '
        f'font-family="Lato, Carlito, Calibri, sans-serif">{style}'
        f'<g transform="matrix(1 0 0 -1 0 {height})">{"".join(body)}</g></svg>\n'
    ).encode()


def _font_face(weight: str) -> str:
    data = base64.b64encode(file_of(weight).read_bytes()).decode("ascii")
    bold = "bold" if weight == "bold" else "normal"
    return f"@font-face{{font-family:Lato;font-weight:{bold};src:url(data:font/ttf;base64,{data})}}"


def _paint(shape: Any) -> str:
    def rgb(colour: Any) -> str:
        if colour is None:
            return "none"
        red, green, blue = (round(255 * part) for part in (colour.red, colour.green, colour.blue))
        return f"#{red:02x}{green:02x}{blue:02x}"

    fill = rgb(getattr(shape, "fillColor", None))
    stroke = getattr(shape, "strokeColor", None)
    paint = f' fill="{fill}"'
    if stroke is not None:
        dash = getattr(shape, "strokeDashArray", None)
        paint += f' stroke="{rgb(stroke)}" stroke-width="{shape.strokeWidth:g}"'
        paint += f' stroke-dasharray="{" ".join(f"{d:g}" for d in dash)}"' if dash else ""
    return paint


def _points(values: Any) -> str:
    return " ".join(f"{x:.2f},{y:.2f}" for x, y in zip(values[::2], values[1::2], strict=True))


def _write(shape: Any, out: list[str], weights: set[str]) -> None:
    """Append one shape and what it holds; these are all the shapes that `pen` and `map` draw."""
    kind = type(shape).__name__
    if kind in ("Drawing", "Group"):
        turn = tuple(shape.transform)
        plain = turn == (1, 0, 0, 1, 0, 0)
        if not plain:
            out.append(f'<g transform="matrix({" ".join(f"{part:.4f}" for part in turn)})">')
        for one in shape.contents:
            _write(one, out, weights)
        if not plain:
            out.append("</g>")
    elif kind == "String":
        weight = next(name for name in FILES if shape.fontName == face(name).name)
        weights.add(weight)
        bold = ' font-weight="bold"' if weight == "bold" else ""
        anchor = "" if shape.textAnchor == "start" else f' text-anchor="{shape.textAnchor}"'
        place = f"matrix(1 0 0 -1 {shape.x:.2f} {shape.y:.2f})"
        out.append(
            f'<text transform="{place}" font-size="{shape.fontSize:g}"{bold}{anchor}'
            f"{_paint(shape)}>{escape(shape.text)}</text>"
        )
    elif kind == "Line":
        ends = f"{shape.x1:.2f},{shape.y1:.2f} {shape.x2:.2f},{shape.y2:.2f}"
        out.append(f"<polyline points={quoteattr(ends)}{_paint(shape)}/>")
    elif kind == "PolyLine":
        out.append(f"<polyline points={quoteattr(_points(shape.points))}{_paint(shape)}/>")
    elif kind == "Polygon":
        out.append(f"<polygon points={quoteattr(_points(shape.points))}{_paint(shape)}/>")
    elif kind == "Rect":
        out.append(
            f'<rect x="{shape.x:.2f}" y="{shape.y:.2f}" width="{shape.width:.2f}" height="{shape.height:.2f}"'
            f"{_paint(shape)}/>"
        )
    elif kind == "Circle":
        out.append(f'<circle cx="{shape.cx:.2f}" cy="{shape.cy:.2f}" r="{shape.r:.2f}"{_paint(shape)}/>')
    else:
        raise TypeError(f"no way to write {kind} as SVG")
