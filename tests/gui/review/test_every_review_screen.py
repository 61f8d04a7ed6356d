"""The windows of a review and of a returned visit, in both languages, at 100 and 150 %: translated, whole, named."""

from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6
from looking import Stretched, clipped, lasting, left_in_indonesian, nameless, outside, targets, unreachable, words_of
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from ltsa_desktop.gui.review.window import ReviewWindow, open_review
from ltsa_desktop.gui.visit.window import VisitWindow


@pytest.fixture
def returned(circle, tmp_path: Path):
    """Both stores with comments, a correction and a return."""
    from ltsa_desktop.exchange import import_package
    from ltsa_desktop.exchange.returning import plan_returns, write_returns
    from ltsa_desktop.store import correcting, open_store, reviewing

    office, siti = open_store(circle.office, "rahasia-laptop"), open_store(circle.evaluator, "rahasia-laptop")
    state = office.visits.state(circle.visit)
    scored = next(node.path for node in state.walk() if node.definition.name.startswith("ipp_10"))
    reviewing.comment(office, circle.visit, "CONTOH terlalu pendek.", circle.conclusion)
    reviewing.comment(office, circle.visit, "CONTOH buktinya?", scored)
    reviewing.comment(office, circle.visit, "CONTOH baik.")
    correcting.correct(office, circle.visit, {scored: "4"}, "CONTOH menurut foto")
    reviewing.judge(office, circle.visit, "returned", "CONTOH lengkapi")
    write_returns(office, tmp_path, plan_returns(office))
    import_package(siti, next(tmp_path.glob("*.ltsa")))
    office.close()
    siti.close()
    return circle, scored


def speak(laptop, language: str, scale: int = 100) -> None:
    laptop.desk.settings.language = language
    laptop.desk.settings.text_scale = scale
    laptop.desk.apply_settings()
    laptop.settle()


@pytest.fixture
def windows(returned, start):
    """(office, evaluator's laptop, the review's window, the visit's window), each at the question with everything."""
    circle, scored = returned
    office, siti = start(circle.office), start(circle.evaluator)
    review = open_review(office.desk, circle.visit, [circle.visit], office.window)
    office.settle()
    review.answers.go_to(scored)
    siti.window.actions_.open_visit(circle.visit)
    siti.settle()
    visit = next(w for w in QApplication.topLevelWidgets() if isinstance(w, VisitWindow) and w.isVisible())
    siti.qtbot.waitUntil(lambda: visit.session is not None and bool(visit.session.tally.order), timeout=20000)
    siti.settle()
    visit.form.go_to(scored)
    visit.session.comments.toggle()
    siti.settle()
    yield office, siti, review, visit
    speak(office, "id")
    visit.close()
    if shiboken6.isValid(review):
        review.close()
    siti.settle()


@pytest.mark.parametrize(("language", "scale"), [("id", 150), ("en", 100), ("en", 150)])
def test_both_windows_are_translated_whole_and_on_the_screen(windows, language: str, scale: int) -> None:
    office, siti, review, visit = windows
    speak(office, language, scale)
    siti.settle()
    faults = {}
    comments = visit.session.comments
    strip = visit.form.current_card().comment_strip
    for name, root in (("review", review), ("list", comments._side), ("line", comments.banner), ("strip", strip)):
        if language == "en" and (left := lasting(root, left_in_indonesian)):
            faults[f"{name}: Indonesian"] = left
    for name, root in (("review", review), ("visit", visit)):
        if bad := lasting(root, clipped):
            faults[f"{name}: clipped"] = bad
        frame = root.frameGeometry()
        if frame.width() > 1366 or frame.height() > 768:
            faults[f"{name}: large"] = [str(frame)]
    assert not faults


def test_both_windows_are_named_reached_by_tab_and_large_enough(windows) -> None:
    office, _, review, visit = windows
    faults = {}
    for name, root in (("review", review), ("comments", visit.session.comments._side)):
        low = [f"{words_of(w)[:1]} {w.height()} px" for w in targets(root) if w.height() < 32]
        for fault, found in (
            ("nameless", nameless(root)),
            ("not by Tab", unreachable(root) if root is review else []),
            ("too low", low),
            ("outside", outside(root)),
        ):
            if found:
                faults[f"{name}: {fault}"] = found
    office.settle()
    assert not faults


def test_longer_words_find_room(windows) -> None:
    office, _, review, visit = windows
    stretched = Stretched()
    QCoreApplication.installTranslator(stretched)
    office.settle()
    faults = {name: bad for name, root in (("review", review), ("visit", visit)) if (bad := lasting(root, clipped))}
    QCoreApplication.removeTranslator(stretched)
    office.settle()
    assert not faults


def test_a_closed_review_is_freed(windows) -> None:
    office, _, review, _ = windows
    gone: list[str] = []
    review.destroyed.connect(lambda: gone.append("gone"))
    review.close()
    office.settle()
    assert gone == ["gone"]
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, ReviewWindow) and w.isVisible()]
