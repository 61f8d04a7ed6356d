"""Dates and times, typed as people write them or chosen on a calendar."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ltsa_desktop.ground import formats
from ltsa_desktop.gui.i18n import LOCALES
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.editors.base import Editor, LineField, Question
from ltsa_desktop.gui.visit.editors.parsing import read_date, read_time, show_date, show_time, stored_time
from ltsa_desktop.gui.widgets import IconButton
from ltsa_desktop.gui.widgets.labels import ShortenedLabel


def _today() -> date:
    return datetime.now().astimezone().date()


class DateEditor(Editor):
    """A day. ↑↓ move by days, PgUp/PgDn by months, Alt+↓ opens the calendar; "kemarin" and "24 nov" are understood."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.coarse = next((word for word in ("month-year", "year") if word in question.appearance), "")
        self.field = LineField()
        self.field.setFixedWidth(QFontMetrics(self.field.font()).horizontalAdvance("0") * 17)
        self.field.setPlaceholderText("hh-bb-tttt" if question.language == "id" else "dd-mm-yyyy")
        self.button = IconButton("calendar", self.tr("Buka kalender"))
        self.button.set_name(self.tr("Buka kalender: {question}").format(question=question.label), "Alt+↓")
        self.words = ShortenedLabel(8, "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.s)
        row.addWidget(self.field)
        row.addWidget(self.button)
        row.addWidget(self.words)
        row.addStretch(1)
        self._popup: QFrame | None = None
        self.setFocusProxy(self.field)
        self.name_target()
        self.field.textEdited.connect(self._on_date_typed)
        self.field.editingFinished.connect(self._on_finished)
        self.field.installEventFilter(self)
        self.button.clicked.connect(self.open_calendar)

    def focus_target(self) -> QWidget:
        return self.field

    def day(self) -> date | None:
        """The day shown, None when there is none."""
        return read_date(self.field.text(), _today())

    def value(self) -> str | None:
        if not self.field.text().strip():
            return ""
        day = self.day()
        return None if day is None else day.isoformat()

    def show_value(self, stored: str) -> None:
        self.field.setText(show_date(stored) if stored else "")
        self._tell()

    def set_read_only(self, on: bool) -> None:
        self.field.setReadOnly(on)
        self.button.setVisible(not on)

    def complaint(self) -> str:
        return "" if self.value() is not None else self.tr("Ini bukan tanggal. Contoh: 24-11-2026 atau 24 nov")

    def open_calendar(self) -> None:
        """Show the calendar below the field."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("surface", "float")
        sheet = QCalendarWidget()
        sheet.setLocale(LOCALES.get(self.question.language, LOCALES["id"]))
        sheet.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        sheet.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        sheet.setAccessibleName(self.question.label)
        day = self.day() or _today()
        sheet.setSelectedDate(QDate(day.year, day.month, day.day))
        inside = QVBoxLayout(popup)
        inside.setContentsMargins(SPACE.xs, SPACE.xs, SPACE.xs, SPACE.xs)
        inside.addWidget(sheet)
        sheet.activated.connect(self._on_picked)
        sheet.clicked.connect(self._on_picked)
        self._popup = popup
        popup.adjustSize()
        place = self.field.mapToGlobal(QPoint(0, self.field.height() + 2))
        screen = self.screen().availableGeometry()
        if place.y() + popup.height() > screen.bottom():
            place = self.field.mapToGlobal(QPoint(0, -popup.height() - 2))
        popup.move(place)
        popup.show()
        sheet.setFocus()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not self.field.isReadOnly():
            key = event.key()
            if key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier):
                self.open_calendar()
                return True
            if event.modifiers():
                return False
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._move(1 if key == Qt.Key.Key_Up else -1, 0)
                return True
            if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                self._move(0, 1 if key == Qt.Key.Key_PageUp else -1)
                return True
        return False

    def _move(self, days: int, months: int) -> None:
        now = self.day()
        if now is None:
            day = _today()
        else:
            whole = now.year * 12 + now.month - 1 + months
            year, month = divmod(whole, 12)
            last = calendar.monthrange(year, month + 1)[1]
            day = date(year, month + 1, min(now.day, last)) + timedelta(days=days)
        self.field.setText(formats.date_short(day))
        self._on_date_typed()

    def _tell(self) -> None:
        day = self.day() if self.field.text() else None
        self.words.setText("" if day is None else self._long(day))

    def _long(self, day: date) -> str:
        language = self.question.language
        return f"{formats.weekday(day, language)}, {formats.date_long(day, language)}"

    def _on_date_typed(self) -> None:
        self._tell()
        self._on_typed()

    def _on_finished(self) -> None:
        self.commit()
        value = self.value()
        if value:
            self.show_value(value)

    def _on_picked(self, picked: QDate) -> None:
        self.field.setText(formats.date_short(date(picked.year(), picked.month(), picked.day())))
        self._tell()
        if self._popup is not None:
            self._popup.close()
            self._popup = None
        self.commit()
        self.focus_first()


class TimeEditor(Editor):
    """A time of day; "9", "930", "9.30" and "09:30" are the same. ↑↓ move by minutes, Ctrl+; writes now."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.field = LineField()
        self.field.setFixedWidth(QFontMetrics(self.field.font()).horizontalAdvance("0") * 11)
        self.field.setPlaceholderText(self.tr("jj.mm"))
        self.now = IconButton("clock", "")
        self.now.set_name(self.tr("Tulis jam sekarang: {question}").format(question=question.label), "Ctrl+;")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.s)
        row.addWidget(self.field)
        row.addWidget(self.now)
        row.addStretch(1)
        self._stored = ""
        self.setFocusProxy(self.field)
        self.name_target()
        self.field.textEdited.connect(self._on_typed)
        self.field.editingFinished.connect(self._on_finished)
        self.field.installEventFilter(self)
        self.now.clicked.connect(self.write_now)

    def focus_target(self) -> QWidget:
        return self.field

    def value(self) -> str | None:
        text = self.field.text().strip()
        if not text:
            return ""
        clock = read_time(text)
        if clock is None:
            return None
        if self._stored[:5] == clock:
            return self._stored  # the same time keeps the zone in which it was written
        return stored_time(clock, datetime.now().astimezone())

    def show_value(self, stored: str) -> None:
        self._stored = stored
        self.field.setText(show_time(stored) if stored else "")

    def set_read_only(self, on: bool) -> None:
        self.field.setReadOnly(on)
        self.now.setVisible(not on)

    def complaint(self) -> str:
        return "" if self.value() is not None else self.tr("Ini bukan jam. Contoh: 14.03")

    def write_now(self) -> None:
        """The time of this moment."""
        self.field.setText(datetime.now().astimezone().strftime("%H.%M"))
        self.commit()
        self.focus_first()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not self.field.isReadOnly():
            if event.key() == Qt.Key.Key_Semicolon and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.write_now()
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
                clock = read_time(self.field.text()) or datetime.now().astimezone().strftime("%H:%M")
                minutes = (int(clock[:2]) * 60 + int(clock[3:]) + (1 if event.key() == Qt.Key.Key_Up else -1)) % 1440
                self.field.setText(f"{minutes // 60:02d}.{minutes % 60:02d}")
                self._on_typed()
                return True
        return False

    def _on_finished(self) -> None:
        self.commit()
        value = self.value()
        if value:
            self.show_value(value)


class DateTimeEditor(Editor):
    """A day and a time of day; stored once both are given."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.date = DateEditor(question)
        self.time = TimeEditor(question)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.s)
        row.addWidget(self.date)
        row.addWidget(self.time, 1)
        self.setFocusProxy(self.date)
        self.name_target()
        self.date.value_committed.connect(lambda _: self.commit())
        self.time.value_committed.connect(lambda _: self.commit())

    def focus_target(self) -> QWidget:
        return self.date.field

    def value(self) -> str | None:
        day, time = self.date.value(), self.time.value()
        if day == "" and time == "":
            return ""
        return f"{day}T{time}" if day and time else None

    def show_value(self, stored: str) -> None:
        day, _, time = stored.partition("T")
        self.date.set_value(day)
        self.time.set_value(time)

    def set_read_only(self, on: bool) -> None:
        self.date.set_read_only(on)
        self.time.set_read_only(on)

    def complaint(self) -> str:
        return self.date.complaint() or self.time.complaint()
