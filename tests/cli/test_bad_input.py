"""Bad input ends in one clear line and exit code 1, and changes nothing."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ltsa_desktop.store import open_store

PASSWORD = "kata sandi uji"
ANSWERS = Path(__file__).resolve().parents[2] / "resources" / "instruments" / "ltsa-pmi" / "contoh-tulungagung.json"
Ltsa = Callable[..., Any]


def snapshot(folder: Path) -> dict[str, str]:
    """What the store says it holds: every answer and register row, hashed."""
    opened = open_store(folder, password=PASSWORD)
    try:
        parts = {
            "centres": repr(opened.centres.list()),
            "visits": repr([(row.visit.id, row.visit.seq, row.visit.head) for row in opened.visits.list()]),
            "instruments": repr(opened.instruments.list()),
            "answers": repr([sorted(opened.visits.content(row.visit.id).items()) for row in opened.visits.list()]),
        }
    finally:
        opened.close()
    return {name: hashlib.sha256(value.encode()).hexdigest() for name, value in parts.items()}


def workbook(path: Path, rows: list[list[str]]) -> Path:
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        for name, cells in (("survey", rows), ("settings", [["form_id", "form_title"], ["uji", "Uji"]])):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(cells):
                sheet.write_row(number, 0, row)
    return path


def test_a_workbook_that_is_no_xlsform(ltsa: Ltsa, store: Path, tmp_path: Path) -> None:
    before = snapshot(store)
    path = tmp_path / "anggaran.xlsx"
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Anggaran").write_row(0, 0, ["Uraian", "Rupiah"])
    answer = ltsa("--store", store, "form", "add", path)
    assert answer.code == 1
    assert "survey" in answer.err
    assert snapshot(store) == before


def test_a_workbook_with_a_cycle_names_the_way_round(ltsa: Ltsa, store: Path, tmp_path: Path) -> None:
    before = snapshot(store)
    rows = [
        ["type", "name", "label", "calculation"],
        ["calculate", "a", "", "${b} + 1"],
        ["calculate", "b", "", "${a} + 1"],
    ]
    answer = ltsa("--store", store, "form", "add", workbook(tmp_path / "putar.xlsx", rows))
    assert answer.code == 1
    assert "survey" in answer.err
    assert "→" in answer.err
    assert snapshot(store) == before


def test_a_text_file_renamed_to_a_package(ltsa: Ltsa, store: Path, tmp_path: Path) -> None:
    before = snapshot(store)
    path = tmp_path / "kunjungan.ltsa"
    path.write_text("Halo, ini catatan rapat.\n", encoding="utf-8")
    answer = ltsa("--store", store, "import", path)
    assert answer.code == 1
    assert answer.err.startswith("ltsa: ")
    assert snapshot(store) == before


def test_a_wrong_password(ltsa: Ltsa, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LTSA_PASSWORD", "bukan ini")
    answer = ltsa("--store", store, "visit", "list", "--json")
    assert answer.code == 1
    assert answer.json["error"]["code"] == "wrong-password"


def test_a_store_of_a_newer_program(ltsa: Ltsa, store: Path) -> None:
    opened = open_store(store, password=PASSWORD)
    with opened._database.writing() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 999")
    opened.close()
    answer = ltsa("--store", store, "visit", "list", "--json")
    assert answer.code == 1
    assert answer.json["error"]["code"] == "store-too-new"


def test_no_store_at_all(ltsa: Ltsa, tmp_path: Path) -> None:
    answer = ltsa("--store", tmp_path / "kosong", "visit", "list", "--json")
    assert answer.code == 1
    assert answer.json["error"]["code"] == "store-missing"
    assert not (tmp_path / "kosong").exists()


def test_a_register_with_a_duplicate_code(ltsa: Ltsa, store: Path, tmp_path: Path) -> None:
    before = snapshot(store)
    path = tmp_path / "daftar.csv"
    path.write_text(
        "code,name,level,province_code,source\n"
        "LTSA-901,CONTOH Satu,province,35,uji\n"
        "LTSA-901,CONTOH Dua,province,35,uji\n",
        encoding="utf-8",
    )
    answer = ltsa("--store", store, "centre", "import", path)
    assert answer.code == 1
    assert "baris 3" in answer.out
    assert "LTSA-901" in answer.out
    assert snapshot(store) == before


@pytest.fixture
def visit(ltsa: Ltsa, store: Path) -> str:
    new = ltsa("--store", store, "visit", "new", "--centre", "LTSA-014", "--example", "--json")
    assert new.code == 0, new.err
    identity: str = new.json["id"]
    return identity


def test_an_answer_to_a_question_that_does_not_exist(ltsa: Ltsa, store: Path, visit: str) -> None:
    before = snapshot(store)
    answer = ltsa("--store", store, "visit", "answer", visit, "/data/tidak/ada", "1")
    assert answer.code == 1
    assert "/data/tidak/ada" in answer.err
    assert snapshot(store) == before


def test_sealing_with_open_questions_lists_them(ltsa: Ltsa, store: Path, visit: str) -> None:
    answer = ltsa("--store", store, "visit", "finalise", visit, "--json")
    assert answer.code == 1
    assert answer.json["sealed"] is False
    assert answer.json["open"]


def test_a_package_cut_in_half_gives_what_is_whole_and_names_the_rest(
    ltsa: Ltsa, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    supervisor = tmp_path / "supervisor"
    assert ltsa("--store", supervisor, "setup", "--name", "CONTOH Rina", "--role", "supervisor").code == 0
    org, recovery = tmp_path / "org.ltsaorg", tmp_path / "pemulihan.txt"
    made = ltsa("--store", supervisor, "org", "create", org, "--name", "CONTOH", "--recovery", recovery)
    assert made.code == 0, made.err
    assert ltsa("--store", store, "org", "load", org).code == 0
    enrolment = tmp_path / "siti.ltsaenrol"
    assert ltsa("--store", store, "trust", "enrol", enrolment).code == 0
    assert ltsa("--store", supervisor, "trust", "add", enrolment).code == 0
    for _ in range(2):
        identity = ltsa("--store", store, "visit", "new", "--centre", "LTSA-014", "--example", "--json").json["id"]
        assert ltsa("--store", store, "visit", "answer", identity, "--ops", ANSWERS).code == 0
        assert ltsa("--store", store, "visit", "finalise", identity).code == 0
    package = tmp_path / "kunjungan.ltsa"
    assert ltsa("--store", store, "export", package).code == 0
    whole = package.read_bytes()
    package.write_bytes(whole[: len(whole) // 2])
    answer = ltsa("--store", supervisor, "import", package)
    assert answer.code == 1
    assert "rusak" in answer.out
    package.write_bytes(whole)
    assert ltsa("--store", supervisor, "import", package).code == 0
    assert len(ltsa("--store", supervisor, "visit", "list", "--json").json) == 2
    again = ltsa("--store", supervisor, "import", package)
    assert again.code == 0
    assert "Tidak ada yang diubah" in again.out


FULL_DISK = """
import resource, signal, sys
from ltsa_desktop import cli
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
sys.exit(cli.main({words!r}))
"""


def with_small_disk(words: list[str], limit: int, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    code = FULL_DISK.format(limit=limit, words=words)
    return subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=120)


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")
def test_a_disk_that_fills_up_during_a_save(ltsa: Ltsa, store: Path, visit: str) -> None:
    before = snapshot(store)
    size = (store / "ltsa.db").stat().st_size
    words = ["--store", str(store), "visit", "answer", visit, "--ops", str(ANSWERS)]
    done = with_small_disk(words, max(4096, size // 64), {**os.environ})
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert snapshot(store) == before


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")
def test_a_disk_that_fills_up_during_an_export_leaves_no_half_package(
    ltsa: Ltsa, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    supervisor = tmp_path / "supervisor"
    ltsa("--store", supervisor, "setup", "--name", "CONTOH Rina", "--role", "supervisor")
    org = tmp_path / "org.ltsaorg"
    ltsa("--store", supervisor, "org", "create", org, "--name", "CONTOH", "--recovery", tmp_path / "pulih.txt")
    ltsa("--store", store, "org", "load", org)
    identity = ltsa("--store", store, "visit", "new", "--centre", "LTSA-014", "--example", "--json").json["id"]
    ltsa("--store", store, "visit", "answer", identity, "--ops", ANSWERS)
    assert ltsa("--store", store, "visit", "finalise", identity).code == 0
    target = tmp_path / "stik"
    target.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(target)], check=False)
    mounted = os.path.ismount(target)
    if not mounted:
        pytest.skip("needs the right to mount a small disk")
    try:
        answer = ltsa("--store", store, "export", target / "kunjungan.ltsa", "--json")
        assert answer.code == 1
        assert answer.json["error"]["code"] == "disk-full"
        assert list(target.iterdir()) == []
    finally:
        subprocess.run(["umount", str(target)], check=True)
