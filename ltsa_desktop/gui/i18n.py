"""The language of the interface: switchable at run time, Qt's own buttons included.

Sources are Indonesian. `switch_language` installs the translators; Qt then sends `LanguageChange` to every window, and
those built on `Retranslated` put their words in again in `retranslate()`.
"""

from __future__ import annotations

import logging
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QDialog, QWidget

from ltsa_desktop.ground import formats
from ltsa_desktop.ground.paths import resource
from ltsa_desktop.ground.words import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

log = logging.getLogger(__name__)

FILES = {"en": ("ltsa_en",), "id": ("qtbase_id",)}
"""What each language needs besides the sources: ours for English, Qt's own words for Indonesian."""
LOCALES = {
    "id": QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}

_installed: list[QTranslator] = []
_state = {"language": "id"}


def language() -> str:
    """ "id" or "en": the interface's language now."""
    return _state["language"]


def switch_language(app: QApplication, to: str) -> None:
    """Show the whole interface in `to` ("id" or "en")."""
    _state["language"] = to if to in FILES else "id"
    QLocale.setDefault(LOCALES[language()])
    for translator in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    for name in FILES[language()]:
        translator = QTranslator(app)
        if translator.load(str(resource(f"translations/{name}.qm"))):
            _installed.append(translator)
            app.installTranslator(translator)
        else:
            log.error("translation %s cannot be loaded", name)


def say(text: Text | str) -> str:
    """A sentence of the other rooms in the interface's language."""
    return text.to(language()) if isinstance(text, Text) else text


def day(value: date) -> str:
    """A date as it is read in the interface's language: "24 November 2026"."""
    return formats.date_long(value, language())


class Retranslated(QWidget):
    """A widget whose words follow the language: override `retranslate` and call it once in `__init__`."""

    def retranslate(self) -> None:
        """Put every word in again; the state of the widget must stay."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class RetranslatedDialog(QDialog):
    """As `Retranslated`, for dialogs; closed ones are freed unless the caller keeps them."""

    def retranslate(self) -> None:
        """Put every word in again; the state of the dialog must stay."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
