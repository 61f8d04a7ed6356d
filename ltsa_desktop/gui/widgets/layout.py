"""How things stand on a page: sections, rows of a form, a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ltsa_desktop.gui.theme.tokens import SPACE, TARGET
from ltsa_desktop.gui.widgets.labels import MutedLabel, SectionTitle


def column(spacing: int = SPACE.s, margin: int = 0) -> QVBoxLayout:
    """A vertical layout with the usual distances."""
    made = QVBoxLayout()
    made.setSpacing(spacing)
    made.setContentsMargins(margin, margin, margin, margin)
    return made


def line(*widgets: QWidget | None, spacing: int = SPACE.s) -> QHBoxLayout:
    """A horizontal layout; None is stretch."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    made.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        if widget is None:
            made.addStretch(1)
        else:
            made.addWidget(widget)
    return made


def card(margin: int = SPACE.l) -> tuple[QFrame, QVBoxLayout]:
    """A sheet of surface with a thin edge, and its layout."""
    frame = QFrame()
    frame.setProperty("surface", "card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(SPACE.s)
    return frame, layout


class Section(QWidget):
    """A head, and below it what belongs to it (`body`)."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE.s)
        self._title = SectionTitle(title)
        outer.addWidget(self._title)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE.s)
        outer.addLayout(self.body)

    def set_title(self, title: str) -> None:
        """Change the head."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def add(self, widget: QWidget) -> None:
        """One more thing below."""
        self.body.addWidget(widget)

    def clear(self) -> None:
        """Take everything below the head away."""
        clear_layout(self.body)


def clear_layout(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Delete everything in a layout."""
    while layout.count():
        item = layout.takeAt(0)
        assert item is not None
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)  # type: ignore[arg-type]


class FormRows(QFormLayout):
    """Labels left, fields right; each field is named after its label for screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(SPACE.l)
        self.setVerticalSpacing(SPACE.m)
        self.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)


def add_row(form: QFormLayout, label: str, widget: QWidget, note: str = "", unit: str = "") -> QLabel:
    """One row of a form.

    Args:
        form: where.
        label: what is asked; becomes the buddy and the accessible name of `widget`.
        widget: the field.
        note: a muted line below the field.
        unit: a word behind the field, e.g. "hari".

    Returns:
        The label, so that its words can follow the language.
    """
    head = QLabel(label)
    head.setBuddy(widget)
    head.setMinimumHeight(TARGET)
    widget.setAccessibleName(label)
    if not (note or unit):
        form.addRow(head, widget)
        return head
    box = QWidget()
    inner = QVBoxLayout(box)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(SPACE.xs)
    inner.addLayout(line(widget, MutedLabel(unit), None) if unit else line(widget))
    if note:
        widget.setAccessibleDescription(note)
        inner.addWidget(MutedLabel(note))
    form.addRow(head, box)
    return head


def align_labels(*labels: QLabel) -> None:
    """Make the labels of several forms equally wide, so that their fields stand in one line."""
    for label in labels:
        label.setMinimumWidth(0)
    widest = max(label.sizeHint().width() for label in labels)
    for label in labels:
        label.setMinimumWidth(widest)


class ScrollPage(QScrollArea):
    """A page as wide as the window that scrolls down when it must; what has the focus is always in sight."""

    def __init__(self, margin: int = SPACE.xl, width: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("surface", "background")
        outer = QHBoxLayout(inside)
        outer.setContentsMargins(margin, margin, margin, margin)
        self.content = QWidget()
        if width:
            self.content.setMaximumWidth(width)
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE.l)
        outer.addWidget(self.content, 1)
        if width:
            outer.addStretch(0)
        self._inside = inside
        self.setWidget(inside)
        self.content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A page never asks for less width than its content needs."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._inside.setMinimumWidth(0)
        return super().eventFilter(watched, event)
