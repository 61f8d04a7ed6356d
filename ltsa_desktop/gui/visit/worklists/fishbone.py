"""The causes of a visit's findings as a fishbone: one bone a category, on it every finding with its root cause."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_documents_path
from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPaintEvent,
    QPdfWriter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.files import choose_target
from ltsa_desktop.gui.theme.style import current_theme
from ltsa_desktop.gui.theme.tokens import LIGHT, SPACE
from ltsa_desktop.gui.visit.worklists import records as r
from ltsa_desktop.gui.widgets import MutedLabel, PrimaryButton, SectionTitle
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import line

if TYPE_CHECKING:
    from ltsa_desktop.gui.theme.tokens import Theme
    from ltsa_desktop.gui.visit.session import VisitSession

HEAD_LETTERS = 20
"""Width of the fish's head in letters."""
LINES = 3
"""Most lines of one finding in the drawing; the list has all of its words."""


@dataclass(frozen=True, slots=True)
class Rib:
    """One finding on a bone: its number and words, and the root cause (the last "mengapa", else the coded cause)."""

    number: int
    text: str
    root: str


@dataclass(frozen=True, slots=True)
class Bone:
    """A category of causes with its findings, the gravest first."""

    title: str
    ribs: tuple[Rib, ...]


def bones_of(session: VisitSession, family: r.Family, unsorted: str) -> list[Bone]:
    """The findings of a visit by the category of their cause, in the order of the form's choices.

    Args:
        unsorted: the title of the bone for findings without a category, which comes last.
    """
    found = [one for one in r.records(session, family) if not one.blank]
    order: dict[str, int] = {}
    for ref in family.roles.get("finding.category", ()):
        for one in found:
            path = one.path + ref[len(family.repeat) :]
            for choice in session.state.choices(path, session.form_language):
                order.setdefault(choice.name, len(order))
    by_category: dict[str, list[r.Record]] = {}
    for one in sorted(found, key=lambda one: (-(one.usg or 0), one.number)):
        by_category.setdefault(one.stored.get("finding.category", ""), []).append(one)
    names = sorted(by_category, key=lambda name: (not name, order.get(name, len(order))))
    return [
        Bone(
            by_category[name][0].words.get("finding.category", "") or unsorted,
            tuple(
                Rib(one.number, _flat(one.words.get("finding.text", "")), _root(session, family, one))
                for one in by_category[name]
            ),
        )
        for name in names
    ]


def _root(session: VisitSession, family: r.Family, record: r.Record) -> str:
    whys = [session.node(path) for path in r.paths_of(family, record.path, r.WHY)]
    told = [line for node in whys if node.relevant for line in node.stored.splitlines() if line.strip()]
    return _flat(told[-1] if told else record.words.get("finding.cause", ""))


def _flat(text: str) -> str:
    return " ".join(text.split())


class Drawing:
    """The fishbone laid out for a width: bones in pairs above and below the spine, the head at the right."""

    def __init__(self, bones: list[Bone], effect: str, font: QFont, width: float) -> None:
        self.bones, self.effect, self.font, self.width = bones, effect, font, width
        self.bold = QFont(font)
        self.bold.setBold(True)
        self.metrics, self.bold_metrics = QFontMetricsF(font), QFontMetricsF(self.bold)
        self.head = self.metrics.averageCharWidth() * HEAD_LETTERS + 2 * SPACE.m
        pairs = max(1, -(-len(bones) // 2))
        self.column = (width - self.head - SPACE.m) / pairs
        self.slant = self.metrics.height() * 2
        self.title_height = self.bold_metrics.height() + SPACE.s
        heights = [self._bone_height(bone) for bone in bones] or [0.0]
        self.above = max(heights[0::2], default=0.0)
        self.below = max(heights[1::2], default=0.0)
        head_height = self._wrapped(self.bold_metrics, effect, self.head - 2 * SPACE.m, 6).height() + 2 * SPACE.m
        self.above, self.below = max(self.above, head_height / 2), max(self.below, head_height / 2)
        self.height = self.above + self.below + 2 * SPACE.s

    @property
    def text_width(self) -> float:
        """Points that the words of a rib have."""
        return self.column - self.slant - SPACE.l

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw it, its left upper corner at the painter's origin."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spine = SPACE.s + self.above
        ink, accent, muted = QColor(theme.text), QColor(theme.accent), QColor(theme.muted)
        end = self.width - self.head
        painter.setPen(QPen(accent, 3))
        painter.drawLine(QPointF(0, spine), QPointF(end, spine))
        needed = self._wrapped(self.bold_metrics, self.effect, self.head - 2 * SPACE.m, 6).height() + 2 * SPACE.m
        box = QRectF(end, spine - needed / 2, self.head - 2, needed)
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(ink)
        painter.setFont(self.bold)
        inside = box.adjusted(SPACE.m, SPACE.s, -SPACE.m, -SPACE.s)
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.effect)
        for at, bone in enumerate(self.bones):
            self._bone(painter, bone, (at // 2) * self.column, spine, at % 2 == 0, (ink, accent, muted))

    def _bone(
        self, painter: QPainter, bone: Bone, left: float, spine: float, up: bool, colours: tuple[QColor, QColor, QColor]
    ) -> None:
        ink, accent, muted = colours
        tall = self._bone_height(bone)
        y = spine - tall if up else spine + SPACE.m
        foot = left + self.column
        far = spine - tall + self.title_height if up else spine + tall - self.title_height
        painter.setPen(QPen(accent, 2))
        painter.drawLine(QPointF(foot - self.slant, far), QPointF(foot, spine))
        title = QRectF(
            left, y if up else spine + tall - self.title_height + 2, self.column - SPACE.s, self.title_height
        )
        painter.setPen(accent)
        painter.setFont(self.bold)
        words = self.bold_metrics.elidedText(bone.title, Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(title, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, words)
        y = y + self.title_height if up else y
        for rib in bone.ribs:
            painter.setFont(self.font)
            painter.setPen(ink)
            y = self._words(painter, f"{rib.number}. {rib.text}", left, y)
            if rib.root:
                painter.setPen(muted)
                y = self._words(painter, f"← {rib.root}", left + SPACE.l, y)
            share = abs(spine - y) / max(1.0, abs(spine - far))
            painter.setPen(QPen(muted, 1))
            painter.drawLine(QPointF(left, y + 2), QPointF(foot - self.slant * min(1.0, share), y + 2))
            y += SPACE.s

    def _words(self, painter: QPainter, text: str, left: float, y: float) -> float:
        """Draw at most `LINES` lines; where the next thing may stand."""
        width = self.text_width - (SPACE.l if text.startswith("←") else 0)
        for words in self._lines(text, width):
            painter.drawText(QPointF(left, y + self.metrics.ascent()), words)
            y += self.metrics.lineSpacing()
        return y

    def _lines(self, text: str, width: float) -> list[str]:
        """Whole words in lines; what goes beyond the last one is told by an ellipsis."""
        found: list[str] = []
        rest = text.split()
        while rest and len(found) < LINES:
            taken = 1
            while taken < len(rest) and self.metrics.horizontalAdvance(" ".join(rest[: taken + 1])) <= width:
                taken += 1
            last = len(found) == LINES - 1
            words = " ".join(rest) if last else " ".join(rest[:taken])
            found.append(self.metrics.elidedText(words, Qt.TextElideMode.ElideRight, width))
            rest = rest[taken:]
        return found

    def _rib_height(self, rib: Rib) -> float:
        count = len(self._lines(f"{rib.number}. {rib.text}", self.text_width))
        if rib.root:
            count += len(self._lines(f"← {rib.root}", self.text_width - SPACE.l))
        return count * self.metrics.lineSpacing() + SPACE.s

    def _bone_height(self, bone: Bone) -> float:
        return self.title_height + sum(self._rib_height(rib) for rib in bone.ribs) + 2 * SPACE.m

    @staticmethod
    def _wrapped(metrics: QFontMetricsF, text: str, width: float, lines: int) -> QRectF:
        room = QRectF(0, 0, width, metrics.lineSpacing() * lines)
        return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)


class Fishbone(QWidget):
    """The drawing as wide as its window, as high as its words need."""

    def __init__(self, bones: list[Bone], effect: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bones, self.effect = bones, effect
        self._drawing: Drawing | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def drawing(self) -> Drawing:
        """Laid out for the width of now."""
        if self._drawing is None or self._drawing.width != self.width() or self._drawing.font != self.font():
            self._drawing = Drawing(self.bones, self.effect, self.font(), self.width())
        return self._drawing

    def told(self) -> str:
        """The same in words, for a screen reader."""
        return "\n".join(
            f"{bone.title}: " + "; ".join(f"{rib.number}. {rib.text} ← {rib.root or '–'}" for rib in bone.ribs)
            for bone in self.bones
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(int(self.drawing().height) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.translate(0, max(0.0, (self.height() - self.drawing().height) / 2))
        self.drawing().paint(painter, current_theme())
        painter.end()


class FishboneDialog(Dialog):
    """F7 in the list of findings; Ctrl+S saves the drawing as a page."""

    def __init__(self, session: VisitSession, family: r.Family, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.family = session, family
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.xl, SPACE.l, SPACE.xl, SPACE.l)
        column.setSpacing(SPACE.s)
        self.title, self.hint = SectionTitle(), MutedLabel()
        self.drawing = Fishbone(bones_of(session, family, self.tr("Belum digolongkan")), self._effect())
        self.viewing = QScrollArea()
        self.viewing.setWidgetResizable(True)
        self.viewing.setFrameShape(QScrollArea.Shape.NoFrame)
        self.viewing.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewing.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewing.setWidget(self.drawing)
        self.back, self.save = PrimaryButton(), PlainButton("", "printer")
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addWidget(self.viewing, 1)
        column.addLayout(line(self.save, None, self.back))
        self.back.clicked.connect(self.accept)
        self.save.clicked.connect(self._on_save)
        self.resize(1318, 640)
        self.retranslate()
        self.drawing.setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Tulang ikan sebab"))
        self.title.setText(self.tr("Tulang ikan sebab: {n} temuan").format(n=self._count()))
        self.hint.setText(
            self.tr("Tiap tulang satu golongan sebab; temuannya yang paling berat dahulu; ← akar masalah.")
        )
        self.drawing.setAccessibleName(self.tr("Tulang ikan sebab"))
        self.drawing.setAccessibleDescription(self.drawing.told())
        self.back.setText(self.tr("Kembali ke daftar"))
        self.save.setText(self.tr("Simpan sebagai PDF…"))

    def write_pdf(self, path: Path) -> None:
        """One A4 page across, as wide as the paper; scaled down where the causes are many."""
        writer = QPdfWriter(str(path))
        writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, QMarginsF(20, 15, 15, 15),
                QPageLayout.Unit.Millimeter,
            )
        )  # fmt: skip
        writer.setResolution(96)
        writer.setTitle(self.title.text())
        painter = QPainter(writer)
        font = QFont(self.font())
        font.setPointSizeF(9)
        drawing = Drawing(self.drawing.bones, self.drawing.effect, font, writer.width())
        painter.setFont(drawing.bold)
        painter.drawText(QPointF(0, drawing.bold_metrics.ascent()), f"{self.title.text()} · {self.session.visit.day}")
        painter.translate(0, drawing.bold_metrics.height() * 2)
        room = writer.height() - drawing.bold_metrics.height() * 2
        if drawing.height > room:
            painter.scale(room / drawing.height, room / drawing.height)
        drawing.paint(painter, LIGHT)
        painter.end()

    def _on_save(self) -> None:
        start = user_documents_path() / self.tr("tulang-ikan.pdf")
        path = choose_target(self, self.save.text(), "PDF (*.pdf)", start)
        if path is not None:
            self.write_pdf(path)

    def _effect(self) -> str:
        return self.session.visit.centre_name

    def _count(self) -> int:
        return sum(len(bone.ribs) for bone in self.drawing.bones)
