"""The language in which a visit's form is read, apart from the interface's: one answers to the office in Indonesian and
reads the questions to a guest in English. It is kept per visit on this laptop and never travels."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ltsa_desktop.gui.visit.opening import language_setting
from ltsa_desktop.gui.visit.session import Delta
from ltsa_desktop.gui.widgets import IconButton

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.window import VisitWindow

translate = QCoreApplication.translate
KEYS = "Ctrl+Shift+A"


class _FormLanguageButton(IconButton):
    """The form's language; its own words follow the language of the interface."""

    def __init__(self, window: VisitWindow) -> None:
        super().__init__("language")
        self.setObjectName("form-language")
        self._window = window

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            _name(self._window)


def follow_form_language(window: VisitWindow) -> None:
    """Give the head of a form in several languages the button that chooses among them."""
    session = window.session
    layout = window.head.layout()
    if session is None or layout is None or len(session.opened.form.languages) < 2:
        return
    button = _FormLanguageButton(window)
    button.clicked.connect(partial(choose_form_language, window))
    at = layout.indexOf(window.head.find_button)
    layout.insertWidget(at, button)  # type: ignore[attr-defined]  # a QHBoxLayout, which Qt's stubs do not say
    QWidget.setTabOrder(window.head.score_button, button)
    _name(window)
    session.changed.connect(lambda _: _name(window))


def choose_form_language(window: VisitWindow) -> None:
    """A menu of the form's languages below its button; ↑ ↓ and Enter choose, Esc leaves it."""
    session, form = window.session, window.form
    if session is None or form is None:
        return
    languages = session.opened.form.languages
    if len(languages) < 2:
        window.toast.say(translate("FormLanguage", "Formulir ini hanya ada dalam satu bahasa."), "info")
        return
    form.flush()
    menu = QMenu(window)
    menu.setAccessibleName(translate("FormLanguage", "Bahasa formulir"))
    group = QActionGroup(menu)
    like = translate("FormLanguage", "Seperti bahasa aplikasi")
    for name, words in (("", like), *((language, language) for language in languages)):
        action = QAction(words.replace("&", "&&"), menu, checkable=True)
        action.setChecked(name == session.chosen_language)
        # The form is made again when the menu has gone and the keyboard is back.
        action.triggered.connect(
            lambda _=False, name=name: QTimer.singleShot(0, window, partial(read_form_in, window, name))
        )
        group.addAction(action)
        menu.addAction(action)
        if not name:
            menu.addSeparator()
    menu.setActiveAction(group.checkedAction() or group.actions()[0])
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    button = window.head.findChild(IconButton, "form-language")
    menu.popup(button.mapToGlobal(QPoint(0, button.height())) if button else window.mapToGlobal(QPoint(0, 0)))


def read_form_in(window: VisitWindow, language: str) -> None:
    """Show the form in one of its languages from now on ("": the interface's); the place stays."""
    session, form = window.session, window.form
    if session is None or form is None:
        return
    session.chosen_language = language
    session.follow_language()
    window.retranslate()
    form.retranslate()
    if window.panel is not None:
        window.panel.retranslate()
    session.changed.emit(Delta(whole=True))
    name = language_setting(window.visit_id)
    if not session.read_only:
        session.queue.run(lambda store: store.settings.set(name, language))
    shown = session.form_language
    window.toast.say(translate("FormLanguage", "Formulir dalam {language}").format(language=shown), "ok")


def _name(window: VisitWindow) -> None:
    button = window.head.findChild(IconButton, "form-language")
    if button is not None and window.session is not None:
        words = translate("FormLanguage", "Bahasa formulir: {language}")
        button.set_name(words.format(language=window.session.form_language), KEYS)
