"""A signature: drawn with mouse, pen or finger, or left for ink on paper."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ltsa_desktop.gui.theme.style import current_theme
from ltsa_desktop.gui.theme.tokens import FOCUS_RING, RADIUS, SIGNING_INK, SIGNING_LINE, SPACE
from ltsa_desktop.gui.visit.editors.base import Editor, Question
from ltsa_desktop.gui.visit.editors.files import png
from ltsa_desktop.gui.widgets import MutedLabel, QuietButton

PAD_WIDTH, PAD_HEIGHT = 420, 140
SCALE = 3
"""The kept picture has this many pixels for one on the pad, so that print is sharp."""


class SignaturePad(QWidget):
    """The strip one signs on. Paper is white and ink is black in every theme: it is a picture of paper.

    Signals:
        stroke_drawn(): a stroke has ended.
        finish_wanted(), undo_wanted(), clear_wanted(): Enter, Backspace and Delete.
    """

    stroke_drawn = Signal()
    finish_wanted = Signal()
    undo_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(PAD_WIDTH, PAD_HEIGHT)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.strokes: list[QPainterPath] = []
        self.image: QImage | None = None
        self._drawing = False
        self._finger = -1

    def undo(self) -> None:
        """Take the last stroke back."""
        if self.strokes:
            self.strokes.pop()
            self.update()

    def clear(self) -> None:
        """An empty strip."""
        self.strokes.clear()
        self.image = None
        self.update()

    def picture(self) -> QImage:
        """The strokes as an image, cut to the strip."""
        image = QImage(PAD_WIDTH * SCALE, PAD_HEIGHT * SCALE, QImage.Format.Format_Grayscale8)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(SCALE, SCALE)
        self._ink(painter)
        painter.end()
        return image

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ring = QPen(QColor(theme.accent), FOCUS_RING) if self.hasFocus() else QPen(QColor(theme.edge), 1)
        painter.setPen(ring)
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        painter.setPen(QPen(QColor(SIGNING_LINE), 1, Qt.PenStyle.DashLine))
        painter.drawLine(24, PAD_HEIGHT - 36, PAD_WIDTH - 24, PAD_HEIGHT - 36)
        if self.image is not None:
            painter.drawImage(frame.adjusted(2, 2, -2, -2), self.image)
        self._ink(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._start(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing:
            self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.type() == QEvent.Type.TabletPress:
            self._start(event.position())
        elif event.type() == QEvent.Type.TabletMove and self._drawing:
            self._go_on(event.position())
        elif event.type() == QEvent.Type.TabletRelease:
            self._end()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.strokes:
            self.finish_wanted.emit()
        elif self.strokes and (key == Qt.Key.Key_Backspace or event.matches(QKeySequence.StandardKey.Undo)):
            self.undo_wanted.emit()
        elif key == Qt.Key.Key_Delete:
            self.clear_wanted.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            return self._touched(event)
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Undo)
            and self.strokes
        ):
            # While one signs, Ctrl+Z takes back the stroke, not the answer before.
            event.accept()
            return True
        return super().event(event)

    def _touched(self, event: QTouchEvent) -> bool:
        """One finger draws; the heel of the hand, which comes second, does not."""
        if event.type() == QEvent.Type.TouchCancel:
            self._finger = -1
            self._end()
            return True
        for point in event.points():
            state = point.state()
            if self._finger < 0 and state == QEventPoint.State.Pressed:
                self._finger = point.id()
                self._start(point.position())
            elif point.id() != self._finger:
                continue
            elif state == QEventPoint.State.Released:
                self._finger = -1
                self._end()
            elif state == QEventPoint.State.Updated and self._drawing:
                self._go_on(point.position())
        event.accept()
        return True

    def _start(self, point: QPointF) -> None:
        if not self.isEnabled():
            return
        self.setFocus()
        if self.image is not None:
            return  # a signature that is kept is cleared first, on purpose
        self._drawing = True
        path = QPainterPath(point)
        path.lineTo(point + QPointF(0.1, 0.1))
        self.strokes.append(path)
        self.update()

    def _go_on(self, point: QPointF) -> None:
        self.strokes[-1].lineTo(point)
        self.update()

    def _end(self) -> None:
        if self._drawing:
            self._drawing = False
            self.stroke_drawn.emit()

    def _ink(self, painter: QPainter) -> None:
        painter.setPen(
            QPen(QColor(SIGNING_INK), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for path in self.strokes:
            painter.drawPath(path)


class SignatureEditor(Editor):
    """The pad with its buttons; the picture is kept when the person says it is finished or leaves the pad.

    Signals:
        file_given(str, bytes): the picture to be attached.
        ink_chosen(bool): the place stays blank for a signature in ink, or no longer.
    """

    file_given = Signal(str, bytes)
    ink_chosen = Signal(bool)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._stored = ""
        self._ink = False
        self.pad = SignaturePad()
        self.keep = QuietButton(self.tr("Simpan tanda tangan"), "check")
        self.back = QuietButton(self.tr("Urungkan goresan"), "arrow-back-up")
        self.clear = QuietButton(self.tr("Hapus dan ulangi"), "trash")
        self.ink = QuietButton(self.tr("Tanda tangan basah di kertas"), "writing")
        self.words = MutedLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        column.addWidget(self.pad)
        row = QHBoxLayout()
        row.setSpacing(SPACE.xs)
        for button in (self.keep, self.back, self.clear, self.ink):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.words)
        self.setFocusProxy(self.pad)
        self.name_target()
        self.pad.stroke_drawn.connect(self._arrange)
        self.pad.stroke_drawn.connect(self._on_stroke)
        self.keep.clicked.connect(self.finish)
        self.back.clicked.connect(self._on_back)
        self.clear.clicked.connect(self._on_clear)
        self.pad.finish_wanted.connect(self.finish)
        self.pad.undo_wanted.connect(self._on_back)
        self.pad.clear_wanted.connect(self._on_clear)
        self.ink.clicked.connect(self._on_ink)
        self._arrange()

    def focus_target(self) -> QWidget:
        return self.pad

    def value(self) -> str | None:
        return self._stored

    def show_value(self, stored: str) -> None:
        self._stored = stored
        if not stored:
            self.pad.clear()
        self._arrange()

    def show_file(self, image: QImage | None, words: str, caption: str) -> None:
        """Put the kept signature on the pad."""
        self.pad.strokes.clear()
        self.pad.image = image
        self.pad.update()
        self._arrange()

    def show_ink(self, on: bool) -> None:
        """Tell that the place is left for ink."""
        self._ink = on
        self._arrange()

    def set_read_only(self, on: bool) -> None:
        for part in (self.pad, self.keep, self.back, self.clear, self.ink):
            part.setEnabled(not on)

    def finish(self) -> None:
        """Keep what was drawn."""
        if self.pad.strokes:
            if self._pause is not None:
                self._pause.stop()
            self.file_given.emit("tanda-tangan.png", png(self.pad.picture()))

    def commit(self) -> None:
        self.finish()

    def _on_stroke(self) -> None:
        self._on_typed()
        if self._pause is not None:
            self._pause.setInterval(2000)  # a name has pauses between its strokes

    def _arrange(self) -> None:
        drawn = bool(self.pad.strokes)
        self.keep.setVisible(drawn)
        self.back.setVisible(drawn)
        self.clear.setVisible(drawn or bool(self._stored))
        self.ink.setVisible(not drawn and not self._stored)
        self.ink.setText(
            self.tr("Batalkan tanda tangan basah") if self._ink else self.tr("Tanda tangan basah di kertas")
        )
        self.words.setText(self.tr("Tempat ini dibiarkan kosong untuk tanda tangan basah.") if self._ink else "")
        self.words.setVisible(self._ink)
        self.pad.setVisible(not self._ink)

    def _on_back(self) -> None:
        self.pad.undo()
        self.pad.setFocus()
        if self.pad.strokes:
            self._on_stroke()
        elif self._pause is not None:
            self._pause.stop()
        self._arrange()

    def _on_clear(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self.pad.clear()
        self.pad.setFocus()
        if self._stored:
            self.show_value("")
            self.give("")
        self._arrange()

    def _on_ink(self) -> None:
        self._ink = not self._ink
        self._arrange()
        self.ink_chosen.emit(self._ink)
