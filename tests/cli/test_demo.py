"""`ltsa demo` is the main job: two stores, two keys, a package, and PDFs that bear the mark of an example."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader


def demo(home: Path, out: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "ltsa_desktop", "demo", "--json", "--out", str(out)]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=240)


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    home = tmp_path_factory.mktemp("home")
    out = home / "demo"
    done = demo(home, out)
    assert done.returncode == 0, done.stderr
    return out, json.loads(done.stdout)


def test_demo_names_a_package_and_pdfs_that_exist(result: tuple[Path, dict[str, object]]) -> None:
    _, told = result
    assert Path(str(told["package"])).read_bytes()
    assert isinstance(told["pdfs"], list)
    assert {Path(pdf).name for pdf in told["pdfs"]} == {
        "lembar-penilaian-A4.pdf",
        "lembar-penilaian-F4.pdf",
        "berita-acara-A4.pdf",
    }


def test_every_page_of_the_demo_says_contoh_and_the_revision(result: tuple[Path, dict[str, object]]) -> None:
    out, told = result
    for name in ("lembar-penilaian-A4.pdf", "berita-acara-A4.pdf"):
        for number, page in enumerate(PdfReader(out / name).pages, 1):
            text = page.extract_text()
            assert "CONTOH" in text, (name, number)
            assert str(told["code"]) in text, (name, number)


def test_evaluator_and_supervisor_have_different_keys(result: tuple[Path, dict[str, object]]) -> None:
    out, _ = result
    vaults = [(out / side / "vault.json").read_bytes() for side in ("evaluator", "supervisor")]
    assert vaults[0] != vaults[1]


def test_demo_again_in_the_same_folder_does_the_same(result: tuple[Path, dict[str, object]]) -> None:
    out, _ = result
    assert demo(out.parent, out).returncode == 0


def test_demo_leaves_a_folder_with_other_things_alone(tmp_path: Path) -> None:
    (tmp_path / "surat.txt").write_text("penting")
    done = demo(tmp_path, tmp_path)
    assert done.returncode == 1
    assert (tmp_path / "surat.txt").read_text() == "penting"
