"""Dialogs and splitters stay as one made them, and nothing stands beyond a small screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from looking import outside
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QSplitter

from ltsa_desktop.bootstrap import Settings
from ltsa_desktop.gui.dialogs.base import Ask
from ltsa_desktop.gui.dialogs.compare_versions import CompareDialog
from ltsa_desktop.gui.sizes import onto


def test_a_dialog_comes_back_as_large_as_it_was_left(laptop, tmp_path: Path) -> None:
    laptop.window.actions_.compare_versions()
    first = laptop.dialog(CompareDialog)
    offered = first.size()
    first.reject()
    laptop.settle()
    assert "dialog:compare_versions.CompareDialog" not in laptop.desk.settings.geometry
    laptop.window.actions_.compare_versions()
    second = laptop.dialog(CompareDialog)
    second.resize(offered.width() + 90, offered.height() + 40)
    second.reject()
    laptop.settle()
    kept = Settings.load(tmp_path / "settings.json")
    assert kept.geometry["dialog:compare_versions.CompareDialog"] == f"{offered.width() + 90},{offered.height() + 40}"
    laptop.window.actions_.compare_versions()
    third = laptop.dialog(CompareDialog)
    assert (third.width(), third.height()) == (offered.width() + 90, offered.height() + 40)
    third.reject()


@pytest.mark.parametrize("kept", ["99999,99999", "kacau", "1,2,3", "-5,10", "10,10", ""])
def test_a_size_that_cannot_be_is_put_right(laptop, kept: str) -> None:
    laptop.desk.settings.geometry["dialog:compare_versions.CompareDialog"] = kept
    laptop.window.actions_.compare_versions()
    dialog = laptop.dialog(CompareDialog)
    room = dialog.screen().availableGeometry()
    assert room.contains(dialog.frameGeometry())
    assert dialog.width() >= dialog.minimumSizeHint().width()
    assert not outside(dialog)
    dialog.reject()


def test_a_dialog_of_a_window_that_hangs_over_the_edge_stands_on_the_screen(laptop) -> None:
    laptop.window.move(1200, 640)
    dialog = Ask("Judul", "Kalimat " * 30, "Ya", "Batal", parent=laptop.window)
    dialog.open()
    laptop.settle()
    assert dialog.screen().availableGeometry().contains(dialog.frameGeometry())
    dialog.reject()


def test_a_dialog_higher_than_the_screen_scrolls_to_its_buttons(laptop) -> None:
    dialog = Ask("Judul", "\n".join(f"baris {n}" for n in range(90)), "Ya", "Batal", parent=laptop.window)
    dialog.open()
    laptop.settle()
    room = dialog.screen().availableGeometry()
    assert room.contains(dialog.frameGeometry())
    assert not outside(dialog)
    # The button that has the keyboard is in sight.
    place = QRect(dialog.yes.mapTo(dialog, QPoint(0, 0)), dialog.yes.size())
    dialog.yes.clearFocus()
    dialog.no.setFocus()
    laptop.qtbot.keyClick(dialog.no, "\t")
    place = QRect(dialog.focusWidget().mapTo(dialog, QPoint(0, 0)), dialog.focusWidget().size())
    assert dialog.rect().contains(place)
    dialog.reject()


def test_a_splitter_stays_where_it_was_dragged(laptop, switch_on) -> None:
    page = laptop.go("centres")
    splitter = page.findChild(QSplitter)
    splitter.moveSplitter(splitter.sizes()[0] - 120, 1)
    sizes = splitter.sizes()
    laptop.qtbot.waitUntil(lambda: "splitter:centres" in laptop.desk.settings.geometry)
    laptop.window.lock()
    laptop.settle()
    laptop.window.start(password="rahasia-laptop")
    laptop.settle()
    again = laptop.go("centres").findChild(QSplitter)
    assert again is not splitter
    assert all(abs(a - b) <= 2 for a, b in zip(again.sizes(), sizes, strict=True))


@pytest.mark.parametrize(
    ("place", "corner"),
    [((10, 10), (10, 10)), ((-30, 900), (0, 468)), ((1300, -20), (966, 0))],
)
def test_a_place_beside_the_screen_is_brought_onto_it(place: tuple[int, int], corner: tuple[int, int]) -> None:
    assert onto(QRect(*place, 400, 300), QRect(0, 0, 1366, 768)) == QPoint(*corner)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the screens are those of Qt's offscreen platform")
@pytest.mark.parametrize(
    ("width", "height", "factor", "scale"),
    [(1366, 768, "1.25", 100), (1366, 768, "1.5", 100), (1024, 600, "1", 100), (1024, 600, "1", 150)],
)
def test_every_window_stands_on_a_small_or_magnified_screen(
    tmp_path: Path, width: int, height: int, factor: str, scale: int
) -> None:
    screen = {"name": "kecil", "x": 0, "y": 0, "width": width, "height": height}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    config = tmp_path / "screen.json"
    config.write_text(
        json.dumps({"synchronousWindowSystemEvents": False, "windowFrameMargins": False, "screens": [screen]}),
        encoding="utf-8",
    )
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={config.as_posix()}",
        "QT_SCALE_FACTOR": factor,
        "PYTHONUTF8": "1",
    }
    child = Path(__file__).with_name("small_screen_child.py")
    run = subprocess.run(
        [sys.executable, str(child), str(tmp_path), str(scale)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert json.loads(run.stdout.splitlines()[-1]) == {}
