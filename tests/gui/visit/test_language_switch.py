"""The language is switched while a visit is open: all that is said of a widget follows, also of what is hidden."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from looking import indonesian
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ltsa_desktop.bootstrap import Settings
from ltsa_desktop.gui.app import dress
from ltsa_desktop.store.read_models import Author

TWO = """
survey | type | name | label::Bahasa Indonesia (id) | label::English (en)
survey | begin group | a | A Bagian | A Part
survey | text | nama | A1 Nama | A1 Name
survey | end group | | |
"""
FORM = """
survey | type | name | label | hint | appearance | required | constraint
survey | begin group | a | A Bagian | | | |
survey | text | nama | A1 Nama | Petunjuk nama | | yes |
survey | text | cerita | A2 Cerita | | multiline | |
survey | integer | umur | A3 Umur | | | | . < 9
survey | date | hari | A4 Hari | | | |
survey | select_one yt | buka | A5 Buka? | | | |
survey | select_multiple yt | pilih | A6 Pilih | | | |
survey | geopoint | letak | A7 Letak | | | |
survey | image | foto | A8 Foto | | | |
survey | image | paraf | A9 Paraf | | signature | |
survey | audio | suara | A10 Suara | | | |
survey | rank yt | urut | A11 Urut | | | |
survey | range | taraf | A12 Taraf | | | |
survey | begin repeat | orang | A13 Orang | | | |
survey | text | sebut | Nama | | | |
survey | end repeat | | | | | |
survey | end group | | | | | |
choices | list_name | name | label
choices | yt | ya | Ya
choices | yt | tidak | Tidak
"""


@pytest.fixture(autouse=True)
def in_indonesian_again(dressed: QApplication) -> Iterator[None]:
    yield
    dress(dressed, Settings())


def said(window: QWidget) -> set[str]:
    """Every accessible name and tooltip in a window, shown or hidden."""
    widgets = [window, *window.findChildren(QWidget)]
    return {words for widget in widgets for words in (widget.accessibleName(), widget.toolTip()) if words.strip()}


def left(window: QWidget) -> list[str]:
    shapes = indonesian()
    return sorted(words for words in said(window) if any(shape.fullmatch(words.strip()) for _, shape in shapes))


@pytest.mark.parametrize("form", [FORM, TWO], ids=["every-type", "two-languages"])
def test_every_name_and_tooltip_follows_the_language_and_comes_back(show, settle, dressed, form: str) -> None:
    window = show(form)
    settle(window)
    before = said(window)
    dress(dressed, Settings(language="en"))
    settle(window)
    assert left(window) == []
    dress(dressed, Settings(language="id"))
    settle(window)
    # Rows further down are made again only when they come near, so fewer may be there.
    assert said(window) - before == set()


def test_who_answers_and_the_forms_language_are_told_in_the_new_language(show, settle, dressed) -> None:
    window = show(TWO)
    settle(window)
    window.session.queue.who = Author("CONTOH Joko")
    dress(dressed, Settings(language="en"))
    settle(window)
    person = window.head.findChild(QWidget, "person")
    assert person.accessibleName() == "Answering now: CONTOH Joko"
    assert window.head.findChild(QWidget, "form-language").toolTip().startswith("Language of the form: ")


def test_the_place_stays_where_several_sections_were_seen(show, settle, dressed) -> None:
    window = show(
        """
        survey | type | name | label
        survey | begin group | a | A Bagian
        survey | text | nama | A1 Nama
        survey | text | cerita | A2 Cerita
        survey | end group | |
        survey | begin group | b | B Bagian
        survey | text | lain | B1 Lain
        survey | end group | |
        """
    )
    settle(window)
    places: list[str] = []
    for place in ("/data/b/lain", "/data/a/nama"):
        window.form.go_to(place)
        settle(window)
    window.form.place_changed.connect(places.append)
    dress(dressed, Settings(language="en"))
    settle(window)
    assert window.form.place() == "/data/a/nama"
    assert set(places) <= {"/data/a/nama"}


def test_a_message_in_sight_stays_whole_when_the_letters_grow(show, settle, dressed) -> None:
    window = show(TWO)
    settle(window)
    window.toast.say("Belum ada kunjungan lalu ke pusat layanan ini dengan instrumen yang sama, CONTOH.")
    dress(dressed, Settings(text_scale=150))
    settle(window)
    text = next(label for label in window.toast.findChildren(QLabel) if label.text().startswith("Belum ada"))
    assert text.height() >= text.heightForWidth(text.width())
