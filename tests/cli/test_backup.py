"""`ltsa backup` and `ltsa restore`: the second place and the way back, from the command line."""

from __future__ import annotations

import shutil
from pathlib import Path


def test_the_second_place_is_chosen_told_left_and_restored_from(ltsa, store: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    chosen = ltsa("--store", store, "backup", "--second", stick, "--json")
    assert chosen.code == 0
    assert chosen.json["second"]["trouble"] == ""
    assert chosen.json["second"]["behind"] == 0
    assert ltsa("--store", store, "backup").code == 0
    assert len(list(stick.rglob("*.zip"))) == 2
    listed = ltsa("--store", store, "backup", "--list")
    assert "Cadangan kedua di" in listed.out
    assert "manual" in listed.out
    copy = chosen.json["second"]["path"]
    back = ltsa("--store", tmp_path / "pulih", "restore", copy)
    assert back.code == 0
    assert "dipulihkan di" in back.out
    assert ltsa("--store", tmp_path / "pulih", "doctor").code == 0
    again = ltsa("--store", tmp_path / "pulih", "restore", copy)
    assert again.code != 0
    assert "sudah ada penyimpanan" in again.err
    assert "belum dipilih" in ltsa("--store", store, "backup", "--no-second").out


def test_a_stick_that_is_away_is_said_and_the_copy_here_is_made(ltsa, store: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    ltsa("--store", store, "backup", "--second", stick)
    shutil.rmtree(stick)
    told = ltsa("--store", store, "backup")
    assert told.code == 1
    assert "Cadangan: " in told.out
    assert "tidak terpasang" in told.out
    assert list((store / "backups").glob("*-manual.zip"))
