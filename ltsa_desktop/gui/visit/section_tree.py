"""The sections at the left: how far each is, what is wrong in it; Enter or a click goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ltsa_desktop.gui.icons import STATES, pixmap
from ltsa_desktop.gui.theme.style import current_theme
from ltsa_desktop.gui.theme.tokens import FOCUS_RING, RADIUS, SPACE, TARGET
from ltsa_desktop.gui.visit.outline import Count, split_code

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession

Index = QModelIndex | QPersistentModelIndex
BAR = 44


class _Sections(QAbstractListModel):
    def __init__(self, session: VisitSession, parent: QWidget) -> None:
        super().__init__(parent)
        self.session = session

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.session.tally.sections)

    def title(self, row: int) -> str:
        section = self.session.tally.sections[row]
        return self.session.label(section.ref) if section.ref else self.tr("Umum")

    def relevant(self, row: int) -> bool:
        section = self.session.tally.sections[row]
        return not section.ref or self.session.node(section.ref).relevant

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object | None:
        row = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(row)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{self.title(row)} – {self.words(row)}"
        return None

    def words(self, row: int) -> str:
        """How far the section is, as a sentence."""
        count = self.session.tally.counts[row]
        if not self.relevant(row):
            return self.tr("tidak ditanyakan")
        parts = [self.tr("{done} dari {total} dijawab").format(done=count.answered, total=count.total)]
        if count.required_open:
            parts.append(self.tr("{n} wajib belum").format(n=count.required_open))
        if count.problems:
            parts.append(self.tr("{n} masalah").format(n=count.problems))
        if count.warnings:
            parts.append(self.tr("{n} peringatan").format(n=count.warnings))
        if count.remarks:
            parts.append(self.tr("{n} catatan").format(n=count.remarks))
        if count.later:
            parts.append(self.tr("{n} nanti").format(n=count.later))
        if count.marked:
            parts.append(self.tr("{n} penanda").format(n=count.marked))
        return ", ".join(parts)


class _Row(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, max(TARGET + 4, option.fontMetrics.height() + 18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        view = option.widget
        model = index.model()
        assert isinstance(model, _Sections)
        row = index.row()
        count = model.session.tally.counts[row]
        asked = model.relevant(row)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRect(option.rect).adjusted(SPACE.xs, 1, -SPACE.xs, -1)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft if chosen else theme.hover))
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        if chosen and view is not None and view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(QColor(theme.accent))
            pen.setWidth(FOCUS_RING)
            painter.setPen(pen)
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        code, title = split_code(model.title(row))
        font = option.font
        metrics = option.fontMetrics
        right = self._state(painter, area, count, asked, metrics.horizontalAdvance("000!"))
        left = area.left() + SPACE.s
        if code:
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor(theme.accent if asked else theme.disabled))
            painter.drawText(QRect(left, area.top(), 28, area.height()), int(Qt.AlignmentFlag.AlignVCenter), code)
            left += max(20, metrics.horizontalAdvance(code) + SPACE.s)
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(QColor(theme.text if asked else theme.disabled))
        room = right - left - SPACE.s
        painter.drawText(
            QRect(left, area.top(), room, area.height()),
            int(Qt.AlignmentFlag.AlignVCenter),
            metrics.elidedText(title, Qt.TextElideMode.ElideRight, room),
        )
        painter.restore()

    def _state(self, painter: QPainter, area: QRect, count: Count, asked: bool, width: int) -> int:
        """Paint bar and figure at the right; where the room for the title ends."""
        theme = current_theme()
        figure = QRect(area.right() - width - SPACE.xs, area.top(), width, area.height())
        middle = area.center().y()
        if not asked or not count.total:
            painter.setPen(QColor(theme.disabled))
            painter.drawText(figure, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), "–")
            return figure.left()
        if not count.required_open and not count.problems and not count.open:
            side = 16
            picture = pixmap(STATES["ok"], theme.ok, side, painter.device().devicePixelRatioF())
            painter.drawPixmap(figure.right() - side + 1, middle - side // 2, picture)
        else:
            words = f"{count.problems}!" if count.problems else str(count.required_open or count.open)
            painter.setPen(QColor(theme.error if count.problems else theme.muted))
            painter.drawText(figure, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)
        bar = QRectF(figure.left() - BAR, middle - 2, BAR, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line if theme.name != "contrast" else theme.accent_soft))
        painter.drawRoundedRect(bar, 2, 2)
        painter.setBrush(QColor(theme.ok if not count.required_open and not count.problems else theme.accent))
        bar.setWidth(BAR * count.answered / count.total)
        painter.drawRoundedRect(bar, 2, 2)
        left = int(figure.left() - BAR - SPACE.xs)
        signs = (
            (count.warnings, STATES["warning"], theme.warning),
            (count.later, "clock", theme.warning),
            (count.marked, "bookmark", theme.accent),
        )
        for number, name, colour in signs:
            if number:
                left -= 14 + SPACE.xs
                picture = pixmap(name, colour, 14, painter.device().devicePixelRatioF())
                painter.drawPixmap(left, middle - 7, picture)
        return left


class SectionTree(QListView):
    """The list of sections.

    Signals:
        section_chosen(int): go to this section.
    """

    section_chosen = Signal(int)

    def __init__(self, session: VisitSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[int, tuple[tuple[int, ...], bool]] = {}
        self._sections = _Sections(session, self)
        self.setModel(self._sections)
        self.setItemDelegate(_Row(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setProperty("surface", "plain")
        self.clicked.connect(lambda index: self.section_chosen.emit(index.row()))
        self.activated.connect(lambda index: self.section_chosen.emit(index.row()))
        self.retranslate()

    def retranslate(self) -> None:
        """The language changed."""
        self.setAccessibleName(self.tr("Bagian formulir"))
        self._shown = {}
        self.viewport().update()

    def refresh(self) -> None:
        """Paint the counts of now, where they are others than before."""
        for row in range(self._sections.rowCount()):
            state = (self._sections.session.tally.counts[row].figures, self._sections.relevant(row))
            if self._shown.get(row) != state:
                self._shown[row] = state
                index = self._sections.index(row, 0)
                self._sections.dataChanged.emit(index, index)

    def show_section(self, row: int) -> None:
        """Mark the section in sight."""
        index = self._sections.index(row, 0)
        if self.currentIndex() != index:
            self.setCurrentIndex(index)

    def title(self, row: int) -> str:
        """A section's title."""
        return self._sections.title(row)

    def words(self, row: int) -> str:
        """How far a section is, as a sentence."""
        return self._sections.words(row)
