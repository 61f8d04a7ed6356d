"""What a supervisor decides and asks for in the window of a review."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ltsa_desktop.gui.i18n import language, say

if TYPE_CHECKING:
    from ltsa_desktop.gui.review.window import ReviewWindow
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.assigning import Reviewer
    from ltsa_desktop.store.correcting import Asked
    from ltsa_desktop.store.review_list import ReviewLine
    from ltsa_desktop.store.reviewing import Act

translate = QCoreApplication.translate


def start(window: ReviewWindow) -> None:
    """Take the visit in review."""
    if window.foot.start.isVisible() and window.foot.start.isEnabled():
        _judge(window, "in-review", translate("ReviewWindow", "Pemeriksaan dimulai."))


def approve(window: ReviewWindow) -> None:
    """Approve the version shown; open comments are told first."""
    sheet = window.sheet
    if sheet is None or not (window.foot.approve.isVisible() and window.foot.approve.isEnabled()):
        return
    waiting = sum(thread.mark == "open" for thread in sheet.threads)
    if not waiting:
        _approve(window)
        return
    from ltsa_desktop.gui.dialogs.base import Ask

    ask = Ask(
        translate("ReviewWindow", "Masih ada komentar terbuka"),
        translate(
            "ReviewWindow", "{n} komentar belum ditangani. Persetujuan tetap berlaku untuk versi yang tampil."
        ).format(n=waiting),
        translate("ReviewWindow", "Setujui"),
        translate("ReviewWindow", "Kembali memeriksa"),
        parent=window,
    )
    ask.accepted.connect(partial(_approve, window))
    ask.open()


def _approve(window: ReviewWindow) -> None:
    _judge(window, "approved", translate("ReviewWindow", "Disetujui. Alt+→ kunjungan berikutnya."))


def _judge(window: ReviewWindow, act: Act, told: str) -> None:
    visit = window.visit

    def write(store: Store) -> object:
        from ltsa_desktop.store.reviewing import judge

        return judge(store, visit, act)

    window.write(write, told)


def send_back(window: ReviewWindow) -> None:
    """Ask what is to be mended, return the visit, and write its file."""
    sheet = window.sheet
    if sheet is None or not (window.foot.send_back.isVisible() and window.foot.send_back.isEnabled()):
        return
    from ltsa_desktop.gui.review.dialogs import ReturnDialog

    waiting = sum(thread.mark == "open" for thread in sheet.threads)
    name = sheet.visit.visit.centre_name
    ReturnDialog(window.desk, window.visit, name, waiting, partial(write_file, window), window).open()


def write_file(window: ReviewWindow) -> None:
    """Write the file that goes back to this visit's laptop."""
    from ltsa_desktop.gui.review.returns import open_returns

    open_returns(window.desk, window, [window.visit])


def take_back(window: ReviewWindow) -> None:
    """Take the decision back, with the reason where one was made."""
    sheet = window.sheet
    if sheet is None or not window.foot.take_back.isVisible():
        return
    if sheet.review.state == "in-review" and not sheet.review.approvals:
        _judge(window, "taken-back", translate("ReviewWindow", "Pemeriksaan dilepas."))
        return
    from ltsa_desktop.gui.review.dialogs import TakeBackDialog

    TakeBackDialog(window.desk, window.visit, sheet.visit.visit.centre_name, say(sheet.review.words), window).open()


def correct(window: ReviewWindow) -> None:
    """Give another answer to the question one is at."""
    answer = window.answers.current()
    if answer is None or window.sheet is None or not window.sheet.may:
        return
    visit, path, lang = window.visit, answer.path, language()

    def read(store: Store) -> Asked:
        from ltsa_desktop.store.correcting import asked_at

        return asked_at(store, visit, path, lang)

    def asked(found: Asked) -> None:
        from ltsa_desktop.gui.review.dialogs import CorrectDialog

        CorrectDialog(window.desk, visit, answer, found.choices, found.several, window).open()

    window.desk.read(read, asked, window.refused, window)


def assign(window: ReviewWindow) -> None:
    """Ask a supervisor to review this visit."""
    if window.sheet is None or not window.sheet.may:
        return
    visit = window.visit

    def read(store: Store) -> tuple[list[ReviewLine], list[Reviewer]]:
        from ltsa_desktop.store.assigning import reviewers
        from ltsa_desktop.store.review_list import review_lines

        return review_lines(store, visit), reviewers(store)

    def asked(found: tuple[list[ReviewLine], list[Reviewer]]) -> None:
        from ltsa_desktop.gui.review.dialogs import AssignDialog

        lines, known = found
        AssignDialog(window.desk, lines, known, window).open()

    window.desk.read(read, asked, window.refused, window)
