"""The first frame of a window that was made ahead: its picture, which is quicker to paint than all that is in it.

The window's own widgets are shown behind it and get every key and click from the first moment on; the picture only
keeps them from being painted one by one before the person sees anything. It goes right after it was painted once.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QMoveEvent, QPainter, QPaintEvent, QPixmap, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from ltsa_desktop.gui.visit.first_paint import FirstPaint

STRIP = 48
"""Pixels of height that are pictured at a time."""


def lay_out(widget: QWidget) -> Iterator[None]:
    """Dress and lay out what nobody sees, from the outside in, with a rest after each widget.

    `QWidget.grab` would do it too, but it tells the children meanwhile that they are visible; the first scroll bar that
    then shows itself makes Qt create the system's window ("to make grabWidget work without showing", as
    `QWidgetPrivate::setVisible` says), and a second window that comes and goes takes the keyboard from the one in use.
    """
    widget.ensurePolished()
    moved, resized = Qt.WidgetAttribute.WA_PendingMoveEvent, Qt.WidgetAttribute.WA_PendingResizeEvent
    if widget.testAttribute(moved):
        widget.setAttribute(moved, False)
        QCoreApplication.sendEvent(widget, QMoveEvent(widget.pos(), widget.pos()))
    if widget.testAttribute(resized):
        widget.setAttribute(resized, False)
        QCoreApplication.sendEvent(widget, QResizeEvent(widget.size(), QSize()))
    if (layout := widget.layout()) is not None:
        layout.activate()
    yield
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow() and not child.isHidden():
            yield from lay_out(child)


def take_picture(window: QWidget) -> Iterator[QPixmap | None]:
    """Picture a window that nobody sees, strip by strip; the last thing given is the picture."""
    ratio = window.devicePixelRatioF()
    picture = QPixmap(window.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    # Without transparency it can be put on the screen as it is.
    picture.fill(window.palette().window().color())
    for top in range(0, window.height(), STRIP):
        strip = QRect(0, top, window.width(), STRIP).intersected(window.rect())
        window.render(picture, strip.topLeft(), QRegion(strip))
        yield None
    yield picture


class Curtain(QWidget):
    """In front of everything in `window` until the first paint, or until the window has another size."""

    def __init__(self, window: QWidget, picture: QPixmap) -> None:
        super().__init__(window)
        self._picture = picture
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGeometry(window.rect())
        self.ensurePolished()
        self.raise_()
        self.show()
        window.installEventFilter(self)

    def lift_after_paint(self) -> None:
        """From now on it may be painted any moment."""
        FirstPaint(self, self.lift)

    def lift(self) -> None:
        """Show what is behind."""
        self.window().removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawPixmap(QPoint(0, 0), self._picture)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.size() != self.window().size():
            self.lift()
        return False
