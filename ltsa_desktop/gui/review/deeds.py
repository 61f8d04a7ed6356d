"""Everything that can be done in the window of a review, named once: its keys and F1 both read this table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from ltsa_desktop.gui.audit.visit import show_review_trail
from ltsa_desktop.gui.review import deciding

if TYPE_CHECKING:
    from ltsa_desktop.gui.review.window import ReviewWindow

translate = QCoreApplication.translate


def deeds(window: ReviewWindow) -> tuple[tuple[str, Callable[[], object], str, bool], ...]:
    """Key, deed, its words, and whether the key counts only while an answer has the keyboard."""
    return (
        ("Down", lambda: window.answers.step(1), translate("ReviewWindow", "Pertanyaan berikutnya"), True),
        ("Up", lambda: window.answers.step(-1), translate("ReviewWindow", "Pertanyaan sebelumnya"), True),
        ("Home", lambda: window.answers.edge(False), translate("ReviewWindow", "Pertanyaan pertama"), True),
        ("End", lambda: window.answers.edge(True), translate("ReviewWindow", "Pertanyaan terakhir"), True),
        ("K", window.comment, translate("ReviewWindow", "Komentar di pertanyaan ini"), True),
        ("J", window.answer, translate("ReviewWindow", "Jawab komentar di pertanyaan ini"), True),
        ("Return", window.first_photo, translate("ReviewWindow", "Perbesar foto pertanyaan ini"), True),
        ("Ctrl+Shift+K", window.comment_visit, translate("ReviewWindow", "Komentar untuk seluruh kunjungan"), False),
        ("Ctrl+E", partial(deciding.correct, window), translate("ReviewWindow", "Koreksi jawaban ini"), False),
        ("F9", window.next_comment, translate("ReviewWindow", "Komentar berikutnya"), False),
        ("Shift+F9", lambda: window.next_comment(-1), translate("ReviewWindow", "Komentar sebelumnya"), False),
        ("F8", window.next_change, translate("ReviewWindow", "Perubahan berikutnya"), False),
        ("Shift+F8", lambda: window.next_change(-1), translate("ReviewWindow", "Perubahan sebelumnya"), False),
        ("Ctrl+PgDown", lambda: window.side.step(1), translate("ReviewWindow", "Bagian berikutnya"), False),
        ("Ctrl+PgUp", lambda: window.side.step(-1), translate("ReviewWindow", "Bagian sebelumnya"), False),
        ("Alt+Right", lambda: window.turn(1), translate("ReviewWindow", "Kunjungan berikutnya"), False),
        ("Alt+Left", lambda: window.turn(-1), translate("ReviewWindow", "Kunjungan sebelumnya"), False),
        ("F6", window.other_side, translate("ReviewWindow", "Jawaban, komentar, daftar bagian bergantian"), False),
        ("Ctrl+M", partial(deciding.start, window), translate("ReviewWindow", "Mulai memeriksa"), False),
        (
            "Ctrl+R",
            partial(deciding.send_back, window),
            translate("ReviewWindow", "Kembalikan kepada evaluator"),
            False,
        ),
        ("Ctrl+Shift+Return", partial(deciding.approve, window), translate("ReviewWindow", "Setujui"), False),
        ("Ctrl+Shift+Z", partial(deciding.take_back, window), translate("ReviewWindow", "Tarik keputusan"), False),
        (
            "Ctrl+Shift+A",
            partial(deciding.assign, window),
            translate("ReviewWindow", "Tugaskan kepada supervisor"),
            False,
        ),
        (
            "Ctrl+Shift+E",
            partial(deciding.write_file, window),
            translate("ReviewWindow", "Tulis berkas pengembalian"),
            False,
        ),
        ("Ctrl+P", window.print_sheet, translate("ReviewWindow", "Cetak lembar"), False),
        (
            "Ctrl+Shift+H",
            partial(show_review_trail, window),
            translate("ReviewWindow", "Catatan kerja kunjungan"),
            False,
        ),
        (
            "Ctrl+F7",
            partial(show_review_trail, window, question=True),
            translate("ReviewWindow", "Catatan kerja pertanyaan ini"),
            False,
        ),
        ("F5", window.reload, translate("ReviewWindow", "Baca ulang"), False),
        ("F1", partial(show_keys, window), translate("ReviewWindow", "Semua tombol papan ketik"), False),
        ("Ctrl+W", window.close, translate("ReviewWindow", "Tutup"), False),
    )


def bind(window: ReviewWindow) -> None:
    """Give the window its keys."""
    for keys, deed, _, inside in deeds(window):
        shortcut = QShortcut(QKeySequence(keys), window.answers if inside else window)
        if inside:
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda deed=deed: deed())


def show_keys(window: ReviewWindow) -> None:
    """F1: the keys of this window."""
    from ltsa_desktop.gui.shell.keys import KeysOverlay

    rows = [(QKeySequence(keys).toString(), told) for keys, _, told, _ in deeds(window)]
    groups = ((translate("ReviewWindow", "Di pemeriksaan"), rows),)
    KeysOverlay(translate("ReviewWindow", "Semua tombol papan ketik"), groups, window).open()
