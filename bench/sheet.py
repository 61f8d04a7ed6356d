"""Lembar Penilaian against the same marks drawn by hand on ReportLab's bare canvas, in the same run.

The floor knows where everything goes: it draws the recorded lines, rules, tints, photos, charts, QR code and outline
with the canvas's own calls (`drawString`, `line`, `rect`, `drawImage` …) and neither measures, breaks nor pages
anything. Both start from the same photos and write a file.

Where fpdf2 can be imported (it is no dependency: `pip install fpdf2` beside the project), the same headings, texts,
tables and photos are set by it too; the sheet is to take less than a fifth of that.
"""

from __future__ import annotations

import importlib.util
import io
import json
import logging
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
GOAL = 2.0
FIFTH = 0.2


def photo(number: int) -> bytes:
    """A JPEG of the size and weight a store keeps of a telephone's photo."""
    from PIL import Image

    out = io.BytesIO()
    grain = Image.effect_noise((1600, 1200), 12 + number).convert("RGB")
    Image.blend(grain, Image.linear_gradient("L").resize((1600, 1200)).convert("RGB"), 0.6).save(
        out, "JPEG", quality=80
    )
    return out.getvalue()


def visit(folder: Path) -> Any:
    """The shipped example on the shipped instrument, in a real store, with four photos, read whole into memory."""
    from ltsa_desktop.ground.paths import resource
    from ltsa_desktop.instruments import compile_workbook
    from ltsa_desktop.store import Profile, create_store

    store = create_store(folder, password="contoh-contoh", profile=Profile("CONTOH Siti Rahma"))
    try:
        instrument = compile_workbook(resource("instruments/ltsa-pmi.xlsx"))
        store.instruments.add(instrument)
        made = store.visits.create("LTSA-014", instrument.digest, date(2026, 11, 17), "terjadwal", example=True)
        state = store.visits.state(made.id)
        writes: dict[str, str | None] = {}
        for op in json.loads(resource("instruments/ltsa-pmi/contoh-tulungagung.json").read_text(encoding="utf-8")):
            change = state.add_repeat(op["add"]) if "add" in op else state.set(op["set"], op["value"])
            writes.update(change.writes)
        store.visits.save(made.id, writes)
        places = [n for n in state.walk() if n.relevant and n.definition.mediatype.startswith("image") and not n.value]
        for number, place in enumerate(places[:4], 1):
            store.visits.attach(made.id, place.path, f"foto-{number}.jpg", photo(number), caption=f"CONTOH {number}")
        store.visits.seal(made.id, "final")
        report = store.read.visit_report(made.id)
        kept = [(one, one.load()) for one in report.photos]
    finally:
        store.close()
    return replace(report, photos=tuple(replace(one, load=partial(bytes, data)) for one, data in kept))


class Recorder:
    """Stands between a document and its `Ink` and writes down every call, page by page."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []

    def watch(self, ink_class: Any) -> Callable[[], None]:
        """Record every mark drawn on any `Ink`; the returned function ends it."""
        names = ("new_page", "text", "rule", "tint", "box", "circle", "picture", "drawing", "watermark", "mark")
        before = {name: getattr(ink_class, name) for name in names}
        finish = ink_class.finish

        def recorded(name: str) -> Callable[..., Any]:
            def call(ink: Any, *args: Any) -> Any:
                self.calls.append((name, args))
                return before[name](ink, *args)

            return call

        def finished(ink: Any, furniture: Callable[[int, int], None]) -> bytes:
            def noted(page: int, pages: int) -> None:
                self.calls.append(("furniture", (page,)))
                furniture(page, pages)

            return bytes(finish(ink, noted))

        for name in names:
            setattr(ink_class, name, recorded(name))
        ink_class.finish = finished

        def end() -> None:
            for name in names:
                setattr(ink_class, name, before[name])
            ink_class.finish = finish

        return end

    def pages(self) -> list[list[tuple[str, tuple[Any, ...]]]]:
        """The marks of each page, its watermark first."""
        pages: list[list[tuple[str, tuple[Any, ...]]]] = []
        here: list[tuple[str, tuple[Any, ...]]] = []
        for name, args in self.calls:
            if name == "new_page":
                here = []
                pages.append(here)
            elif name == "furniture":
                here = pages[args[0] - 1]
            elif name == "watermark":
                here.insert(0, (name, args))
            else:
                here.append((name, args))
        return pages


def by_hand(pages: list[list[tuple[str, tuple[Any, ...]]]], photos: dict[str, str], paper: Any, out: Path) -> None:
    """The same pages with the canvas's own calls."""
    from reportlab.graphics import renderPDF
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(out), pagesize=(paper.width, paper.height), pageCompression=1, invariant=1)
    level = -1
    for number, marks in enumerate(pages):
        for index, (name, args) in enumerate(marks):
            if name == "text":
                x, y, text, style, *align = args
                canvas.setFont(style.face.name, style.size)
                canvas.setFillGray(style.grey)
                draw = {"right": canvas.drawRightString, "centre": canvas.drawCentredString}.get(
                    align[0] if align else "left", canvas.drawString
                )
                draw(x, y, text)
            elif name == "rule":
                canvas.setLineWidth(args[4])
                canvas.setStrokeGray(args[5] if len(args) > 5 else 0)
                canvas.line(*args[:4])
            elif name == "tint":
                canvas.setFillGray(args[4])
                canvas.rect(*args[:4], stroke=0, fill=1)
            elif name == "box":
                canvas.setLineWidth(args[4])
                canvas.rect(*args[:4])
            elif name == "picture":
                canvas.drawImage(photos[args[0].key], *args[1:])
            elif name == "drawing":
                renderPDF.draw(args[0], canvas, *args[1:])
            elif name == "watermark":
                canvas.saveState()
                canvas.setFont("LTSA-bold", 150)
                canvas.setFillGray(args[1])
                canvas.translate(paper.width / 2, paper.height / 2)
                canvas.rotate(45)
                canvas.drawCentredString(0, -50, args[0])
                canvas.restoreState()
            elif name == "mark":
                key = f"p{number}-{index}"
                level = min(args[1], level + 1)
                canvas.bookmarkPage(key, fit="XYZ", left=0, top=args[2])
                canvas.addOutlineEntry(args[0], key, level)
        canvas.showPage()
    canvas.save()


class Blocks:
    """Writes down what a document gives its flow to set: headings, paragraphs, tables, photos."""

    def __init__(self) -> None:
        self.told: list[tuple[str, Any]] = []

    def watch(self, flow: Any, ink: Any) -> Callable[[], None]:
        """Record on any flow and ink; the returned function ends it."""
        watched = [(flow, name) for name in ("heading", "paragraph", "table")] + [(ink, "picture")]
        before = {(owner, name): getattr(owner, name) for owner, name in watched}

        def recorded(owner: Any, name: str) -> Callable[..., Any]:
            def call(self_: Any, *args: Any, **more: Any) -> Any:
                self.told.append((name, args))
                return before[owner, name](self_, *args, **more)

            return call

        for owner, name in before:
            setattr(owner, name, recorded(owner, name))

        def end() -> None:
            for (owner, name), kept in before.items():
                setattr(owner, name, kept)

        return end


def _plain(cell: Any) -> str:
    """A cell's text, its spans one below the other."""
    if isinstance(cell, str):
        return cell
    spans = [cell] if hasattr(cell, "style") else cell
    return "\n".join(span.text for span in spans if span.text)


def by_fpdf(told: list[tuple[str, Any]], photos: dict[str, str], paper: Any, out: Path) -> None:
    """The same content set by fpdf2: its own tables with repeated heads, paragraphs, photos and page breaks."""
    from fpdf import FPDF

    from ltsa_desktop.reports.fonts import FILES, file_of

    pdf = FPDF(unit="pt", format=(paper.width, paper.height))
    pdf.set_margins(paper.left, paper.top, paper.right)
    pdf.set_auto_page_break(True, paper.bottom)
    for weight in FILES:
        pdf.add_font("Lato", {"regular": "", "bold": "B", "italic": "I"}[weight], str(file_of(weight)))
    pdf.add_page()
    for name, args in told:
        if name == "heading":
            pdf.set_font("Lato", "B", 11)
            pdf.multi_cell(0, 15, args[0], new_x="LMARGIN", new_y="NEXT")
        elif name == "paragraph":
            pdf.set_font("Lato", "", 9.5)
            pdf.multi_cell(0, 13.5, args[0], new_x="LMARGIN", new_y="NEXT")
        elif name == "table":
            columns, rows = args[0], args[1]
            pdf.set_font("Lato", "", 8.5)
            heads = any(column.title for column in columns)
            widths = tuple(max(1.0, column.width or 90 * column.weight) for column in columns)
            with pdf.table(col_widths=widths, first_row_as_headings=heads, line_height=11.5) as table:
                if heads:
                    table.row([column.title for column in columns])
                for row in rows:
                    line = table.row()
                    cells = row.cells
                    if row.kind == "group":
                        line.cell(_plain(cells[0]), colspan=len(columns))
                    else:
                        for cell in cells:
                            line.cell(_plain(cell))
        elif name == "picture" and args[0].key in photos:
            pdf.image(photos[args[0].key], w=args[3], h=args[4])
    pdf.output(str(out))


def run(quick: bool) -> list[dict[str, Any]]:
    """Median of writing the sheet, of the floor, and their ratio; the same against fpdf2 where it is there."""
    sys.path.insert(0, str(ROOT))
    from ltsa_desktop.reports import render_sheet
    from ltsa_desktop.reports.flow import Flow
    from ltsa_desktop.reports.images import Picture
    from ltsa_desktop.reports.ink import Ink
    from ltsa_desktop.reports.paper import PAPERS

    recorder = Recorder()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        report = visit(out / "store")
        end = recorder.watch(Ink)
        render_sheet(report, out / "recorded.pdf")
        end()
        blocks = Blocks()
        end = blocks.watch(Flow, Ink)
        render_sheet(report, out / "recorded.pdf")
        end()
        pages = recorder.pages()
        photos = {}
        for marks in pages:
            for name, args in marks:
                if name == "picture" and isinstance(args[0], Picture):
                    path = out / f"{args[0].key}.jpg"
                    path.write_bytes(args[0].jpeg)
                    photos[args[0].key] = str(path)
        ours, floor = [], []
        for _ in range(15 if quick else 41):
            start = time.perf_counter()
            render_sheet(report, out / "sheet.pdf")
            ours.append(time.perf_counter() - start)
            start = time.perf_counter()
            by_hand(pages, photos, PAPERS["A4"], out / "hand.pdf")
            floor.append(time.perf_counter() - start)
        other = []
        if importlib.util.find_spec("fpdf") is not None:
            logging.getLogger("fontTools").setLevel(logging.ERROR)
            for _ in range(3 if quick else 7):
                start = time.perf_counter()
                by_fpdf(blocks.told, photos, PAPERS["A4"], out / "fpdf.pdf")
                other.append(time.perf_counter() - start)
    median, bare = statistics.median(ours), statistics.median(floor)
    ratio = median / bare
    row = {"name": "sheet", "median": median, "floor": bare, "ratio": ratio, "goal": GOAL, "ok": ratio <= GOAL}
    if not other:
        return [{**row, "note": "fpdf2 is not installed here: not compared"}]
    theirs = statistics.median(other)
    share = median / theirs
    compared = {"median": median, "floor": theirs, "ratio": share, "goal": FIFTH, "ok": share <= FIFTH}
    return [row, {"name": "sheet-fpdf2", **compared, "note": "the floor is fpdf2 setting the same content"}]


if __name__ == "__main__":
    print(run("--quick" in sys.argv))
