"""Every file argument of every word, given something that cannot serve: one line, exit code 1, never a traceback."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ltsa_desktop.ground.refusals import why

Ltsa = Callable[..., Any]

READING = [
    ("import",),
    ("receipt",),
    ("org", "load"),
    ("trust", "add"),
    ("centre", "import"),
    ("form", "check"),
    ("form", "mend"),
    ("form", "run"),
    ("form", "add"),
    ("visit", "import"),
]
WRITING = [("export",), ("trust", "enrol"), ("report", "blank", "--out")]


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_a_name_that_no_disk_takes_and_a_device(ltsa: Ltsa, store: Path, words: tuple[str, ...]) -> None:
    for name in ("x" * 300, "/dev/null"):
        answer = ltsa("--store", store, *words, name)
        assert answer.code == 1
        assert answer.err.startswith("ltsa: ")


@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_an_output_that_cannot_be_written(ltsa: Ltsa, store: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    taken = tmp_path / "catatan.txt"
    taken.write_text("milik orang lain", encoding="utf-8")
    for out in (taken / "x.pdf", tmp_path / ("y" * 300), *([] if words == ("export",) else [Path()])):
        answer = ltsa("--store", store, *words, out, "--json")
        assert answer.code == 1, out
        assert answer.json["error"]["text"]
        assert not any(word in answer.err for word in ("directory", "File exists", "too long"))
    assert taken.read_text(encoding="utf-8") == "milik orang lain"


def test_a_receipt_folder_that_cannot_be_made_is_told_before_the_import(
    ltsa: Ltsa, store: Path, tmp_path: Path
) -> None:
    taken = tmp_path / "catatan.txt"
    taken.write_text("x", encoding="utf-8")
    answer = ltsa("--store", store, "import", taken, "--receipt", taken)
    assert answer.code == 1
    assert "sudah dipakai" in answer.err


def test_the_demo_in_a_place_that_takes_no_folder(ltsa: Ltsa, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x", encoding="utf-8")
    answer = ltsa("demo", "--out", tmp_path / "berkas" / "demo")
    assert answer.code == 1


def test_a_backup_goes_where_it_is_asked_to(ltsa: Ltsa, store: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stik kedua"
    answer = ltsa("--store", store, "backup", "--to", stick, "--json")
    assert answer.code == 0
    assert Path(answer.json["path"]).parent == stick
    assert answer.json["reason"] == "manual"


def test_a_password_file_that_is_empty_or_no_text(ltsa: Ltsa, store: Path, tmp_path: Path) -> None:
    path = tmp_path / "sandi"
    path.touch()
    answer = ltsa("--store", store, "--password-file", path, "visit", "list")
    assert answer.code == 1
    assert "kosong" in answer.err
    path.write_bytes(b"\xff\xfe\x00")
    answer = ltsa("--store", store, "--password-file", path, "visit", "list")
    assert answer.code == 1
    assert "UTF-8" in answer.err
    assert "codec" not in answer.err


@pytest.fixture
def visit(ltsa: Ltsa, store: Path) -> str:
    return str(ltsa("--store", store, "visit", "new", "--centre", "LTSA-014", "--json").json["id"])


@pytest.mark.parametrize(
    "content", ["[" * 100_000, "5", '{"set": "/data/a"}', '[{"set": "/data/a", "value": {"x": 1}}]', '{"a":']
)
def test_operations_that_are_none(ltsa: Ltsa, store: Path, visit: str, tmp_path: Path, content: str) -> None:
    ops = tmp_path / "ops.json"
    ops.write_text(content, encoding="utf-8")
    answer = ltsa("--store", store, "visit", "answer", visit, "--ops", ops)
    assert answer.code == 1


@pytest.mark.parametrize(
    ("ref", "value", "rule"),
    [
        ("/data/a/a2/visit_date", "bukan tanggal", "2026-11-24"),
        ("/data/a/a2/visit_date", "2026-13-40", "2026-11-24"),
        ("/data/a/a2/visit_type", "kapan saja", "pilihannya"),
        ("/data/b/b1/state", "jalan", "pilihannya"),
    ],
)
def test_an_answer_that_the_question_does_not_take_is_not_called_saved(
    ltsa: Ltsa, store: Path, visit: str, ref: str, value: str, rule: str
) -> None:
    before = ltsa("--store", store, "visit", "show", visit, "--json").json["content"]
    answer = ltsa("--store", store, "visit", "answer", visit, ref, value)
    assert answer.code == 1
    assert value in answer.err
    assert rule.lower() in answer.err.lower()
    assert ltsa("--store", store, "visit", "show", visit, "--json").json["content"] == before


def test_a_forgotten_answer_clears_nothing(ltsa: Ltsa, store: Path, visit: str) -> None:
    where = "/data/a/a2/visit_date"
    answer = ltsa("--store", store, "visit", "answer", visit, where)
    assert answer.code == 1
    assert where in ltsa("--store", store, "visit", "show", visit, "--json").json["content"]
    assert ltsa("--store", store, "visit", "answer", visit, where, "").code == 0
    assert where not in ltsa("--store", store, "visit", "show", visit, "--json").json["content"]


def test_an_instance_added_and_removed_in_one_go(ltsa: Ltsa, store: Path, visit: str, tmp_path: Path) -> None:
    ops = tmp_path / "ops.json"
    team = "/data/a/a3/team"
    steps = [{"add": team}, {"set": f"{team}[2]/team_name", "value": "CONTOH"}, {"remove": team, "index": 2}]
    ops.write_text(json.dumps(steps), encoding="utf-8")
    answer = ltsa("--store", store, "visit", "answer", visit, "--ops", ops)
    assert answer.code == 0, answer.err


def test_reasons_are_said_in_both_languages() -> None:
    refused = why(IsADirectoryError(21, "Is a directory"))
    assert refused.id == "itu folder, bukan berkas"
    assert refused.en == "it is a folder, not a file"
    assert why(OSError(9999, "Aneh")).id == "Aneh"
