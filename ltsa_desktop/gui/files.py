"""Choosing files and folders, and showing them in the system's file manager."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_file(parent: QWidget, title: str, pattern: str, start: Path | None = None) -> Path | None:
    """An existing file, None when the user thought better of it. `pattern` as Qt's: "Nama (*.xlsx)"."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(start or ""), pattern)
    return Path(name) if name else None


def choose_files(parent: QWidget, title: str, pattern: str, start: Path | None = None) -> list[Path]:
    """Existing files, [] when the user thought better of it."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(start or ""), pattern)
    return [Path(name) for name in names]


def choose_target(parent: QWidget, title: str, pattern: str, start: Path) -> Path | None:
    """A file to write; Qt asks before one is replaced."""
    name, _ = QFileDialog.getSaveFileName(parent, title, str(start), pattern)
    return Path(name) if name else None


def choose_folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """An existing folder."""
    name = QFileDialog.getExistingDirectory(parent, title, str(start or ""))
    return Path(name) if name else None


def reveal(path: Path) -> None:
    """Open the folder that holds `path`, or `path` itself when it is a folder."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if path.is_dir() else path.parent)))


def open_file(path: Path) -> None:
    """Open a file in the system's own program for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
