"""The command line as a user calls it: words in, exit code and sentences out, in a store of the test's own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ltsa_desktop import cli

PASSWORD = "kata sandi uji"


@dataclass
class Answer:
    """What one call of `ltsa` gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on standard output."""
        return json.loads(self.out)


Ltsa = Callable[..., Answer]


@pytest.fixture
def ltsa(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Ltsa:
    """Call `ltsa` with words; never a traceback, and bad input is one line on standard error."""
    monkeypatch.setenv("LTSA_PASSWORD", PASSWORD)
    monkeypatch.setenv("LTSA_LANG", "id")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def call(*words: object) -> Answer:
        capsys.readouterr()
        try:
            code = cli.main([str(word) for word in words])
        except SystemExit as stop:
            code = int(stop.code or 0)
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        if code:
            assert len(told.err.strip().splitlines()) <= 1, told.err
        return Answer(code, told.out, told.err)

    return call


@pytest.fixture(scope="session")
def fresh_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as `setup` leaves it, made once and copied for each test."""
    from ltsa_desktop.store import Profile, create_store

    folder = tmp_path_factory.mktemp("fresh") / "store"
    create_store(folder, password=PASSWORD, profile=Profile("CONTOH Siti Rahma")).close()
    return folder


@pytest.fixture
def store(fresh_store: Path, tmp_path: Path) -> Path:
    """The folder of a store of the test's own."""
    return shutil.copytree(fresh_store, tmp_path / "store")
