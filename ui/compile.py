#!/usr/bin/env python3
"""Compile every `ui/*.ui` to `ltsa_desktop/gui/forms/ui_*.py`; with `--check`, only say which are out of date."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "ltsa_desktop" / "gui" / "forms"


def uic() -> str:
    """The uic of this Python's own PySide6."""
    suffix = ".exe" if sys.platform == "win32" else ""
    return str(Path(sysconfig.get_path("scripts")) / f"pyside6-uic{suffix}")


def compiled(source: Path) -> str:
    """The Python module of one form, with the same line ends everywhere."""
    done = subprocess.run([uic(), "--generator", "python", str(source)], capture_output=True, check=True)
    return done.stdout.decode("utf-8").replace("\r\n", "\n")


def main(check: bool) -> int:
    stale = []
    for source in sorted(HERE.glob("*.ui")):
        target = TARGET / f"ui_{source.stem}.py"
        text = compiled(source)
        if target.is_file() and target.read_text(encoding="utf-8") == text:
            continue
        if check:
            stale.append(target.name)
        else:
            target.write_text(text, encoding="utf-8", newline="\n")
            print(f"wrote {target.name}")
    if stale:
        print(f"out of date: {', '.join(stale)} (python ui/compile.py)", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
