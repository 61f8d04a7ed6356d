"""A small national set, marked CONTOH, and a window on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ltsa_desktop.commands.example import PASSWORD, make_national


@pytest.fixture(scope="session")
def national(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of a supervisor before the meeting: ten centres, two rounds; copied, never opened itself."""
    folder = tmp_path_factory.mktemp("national") / "store"
    made = make_national(folder, 10, 2)
    assert (made.centres, made.rounds) == (10, 2)
    return folder


@pytest.fixture
def office(switch_on: Callable, national: Path, tmp_path: Path):
    """The national store, unlocked, on the page of map and meeting."""
    folder = tmp_path / "nation"
    shutil.copytree(national, folder)
    laptop = switch_on(folder)
    laptop.window.start(password=PASSWORD)
    laptop.settle()
    laptop.go("map")
    laptop.settle()
    return laptop


@pytest.fixture
def hub(office):
    """The page itself."""
    return office.window.shell.page("map")
