"""The rooms keep to their layers, and files stay readable."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GENERATED = ROOT / "ltsa_desktop" / "gui" / "forms"
LONGEST = 500


def test_no_room_imports_one_above_it() -> None:
    code = "from importlinter.cli import lint_imports_command as c; c()"
    done = subprocess.run([sys.executable, "-c", code, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    too_long = {}
    for path in (ROOT / "ltsa_desktop").rglob("*.py"):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if GENERATED not in path.parents and lines > LONGEST:
            too_long[path.relative_to(ROOT).as_posix()] = lines
    assert not too_long


@pytest.mark.parametrize("heavy", ["pyxform", "openpyxl", "reportlab", "PIL", "pyrage", "xlsxwriter", "pypdfium2"])
def test_starting_the_command_line_loads_no_heavy_library(heavy: str) -> None:
    code = f"import sys, ltsa_desktop.cli; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_void_calls_into_qt_keep_none_alive() -> None:
    """PySide6 6.12.0 took a reference from None at every void call and aborted after some thousand."""
    code = (
        "import sys\n"
        "from PySide6.QtCore import QCoreApplication, QObject\n"
        "app = QCoreApplication([]); o = QObject(); before = sys.getrefcount(None)\n"
        "for _ in range(20000): o.setObjectName('x')\n"
        "sys.exit(before - sys.getrefcount(None) > 1000)\n"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
