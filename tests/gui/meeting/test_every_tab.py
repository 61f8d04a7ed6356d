"""Every tab of the meeting and every side of a centre's page, in both languages and sizes: translated, whole, named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from looking import Stretched, clipped, lasting, left_in_indonesian, nameless, outside, targets, unreachable, words_of
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

VIEWS = ("heat", "desks", "ranking", "pareto", "items", "gender", "skm", "need")


def looks(office, hub) -> Iterator[tuple[str, QWidget]]:
    """Each tab with its data."""
    window = office.window
    office.go("map")
    for name in ("overview", "learning", "follow_up", "documents"):
        hub.open_tab(name)
        office.settle()
        yield name, window
    analysis = hub.open_tab("analysis")
    for name in VIEWS:
        analysis.show_view(name)
        office.settle()
        yield name, window
    overview = hub.tab("overview")
    overview._open(next(row.code for row in overview._overview.rows if row.visit_id and row.score is not None))
    office.settle()
    profile = window.shell.page("centres").profile()
    for number in range(len(profile.parts)):
        profile.open_part(number)
        office.settle()
        yield f"centre {number}", window
    window.shell.page("centres").show_list()


def speak(office, language: str, scale: int) -> None:
    """Language and text size."""
    office.desk.settings.language = language
    office.desk.settings.text_scale = scale
    office.desk.apply_settings()
    office.settle()


@pytest.mark.parametrize(("language", "scale"), [("id", 150), ("en", 100), ("en", 150)])
def test_no_word_is_clipped_or_left_in_the_other_language(office, hub, language: str, scale: int) -> None:
    speak(office, language, scale)
    faults = {}
    for name, root in looks(office, hub):
        if bad := lasting(root, clipped):
            faults[name] = bad
        if language == "en" and (left := left_in_indonesian(root)):
            faults[f"{name}: language"] = [word for word in left if "CONTOH" not in word]
    speak(office, "id", 100)
    assert not {name: found for name, found in faults.items() if found}


def test_longer_words_find_room(office, hub) -> None:
    stretched = Stretched()
    QCoreApplication.installTranslator(stretched)
    office.settle()
    faults = {name: bad for name, root in looks(office, hub) if (bad := lasting(root, clipped))}
    QCoreApplication.removeTranslator(stretched)
    office.settle()
    assert not faults


def test_everything_is_named_reached_by_tab_large_enough_and_inside(office, hub) -> None:
    faults = {}
    for name, root in looks(office, hub):
        low = [f"{words_of(w)[:1]} {w.height()} px" for w in targets(root) if w.height() < 32]
        for fault, found in (
            ("nameless", nameless(root)),
            ("not by Tab", unreachable(root)),
            ("too low", low),
            ("outside", outside(root)),
        ):
            if found:
                faults[f"{name}: {fault}"] = found
    assert not faults
