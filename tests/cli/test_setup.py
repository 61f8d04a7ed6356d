"""Setting a laptop up: nothing half-done, and what was set aside from an unknown laptop comes in once it is known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Ltsa = Callable[..., Any]


def test_a_wrong_organisation_file_leaves_no_store(ltsa: Ltsa, tmp_path: Path) -> None:
    wrong = tmp_path / "catatan.ltsaorg"
    wrong.write_text("bukan organisasi", encoding="utf-8")
    answer = ltsa("--store", tmp_path / "baru", "setup", "--name", "CONTOH Siti", "--org", wrong)
    assert answer.code == 1
    assert not (tmp_path / "baru").exists()


@pytest.mark.parametrize("name", ["", "   "])
def test_a_store_belongs_to_somebody(ltsa: Ltsa, tmp_path: Path, name: str) -> None:
    answer = ltsa("--store", tmp_path / "baru", "setup", "--name", name)
    assert answer.code == 1
    assert "Nama" in answer.err
    assert not (tmp_path / "baru").exists()


def test_an_enrolment_that_cannot_be_written_says_how_to_go_on(ltsa: Ltsa, tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()
    answer = ltsa(
        "--store", tmp_path / "baru", "setup", "--name", "CONTOH Siti", "--enrol", tmp_path / "berkas" / "x.ltsaenrol"
    )
    assert answer.code == 1
    assert "ltsa trust enrol" in answer.err
    assert ltsa("--store", tmp_path / "baru", "form", "list").code == 0


def test_an_unknown_laptop_is_set_aside_and_comes_in_when_it_is_trusted(
    ltsa: Ltsa, store: Path, tmp_path: Path
) -> None:
    office, package, enrolment = tmp_path / "kantor", tmp_path / "k.ltsa", tmp_path / "l.ltsaenrol"
    assert ltsa("--store", office, "setup", "--name", "CONTOH Rina", "--role", "supervisor").code == 0
    organisation, sheet = tmp_path / "o.ltsaorg", tmp_path / "lembar.txt"
    assert ltsa("--store", office, "org", "create", organisation, "--name", "CONTOH", "--recovery", sheet).code == 0
    assert ltsa("--store", store, "org", "load", organisation).code == 0
    assert ltsa("--store", store, "trust", "enrol", enrolment).code == 0
    visit = ltsa("--store", store, "visit", "new", "--centre", "LTSA-014", "--json").json["id"]
    open_points = ltsa("--store", store, "visit", "finalise", visit)
    assert open_points.code == 1
    assert not [line for line in open_points.out.splitlines() if line.rstrip().endswith(":")]
    assert ltsa("--store", store, "visit", "finalise", visit, "--reason", "CONTOH").code == 0
    assert ltsa("--store", store, "export", package).code == 0

    assert "1 ditahan" in ltsa("--store", office, "import", package).out
    again = ltsa("--store", office, "import", package)
    assert "masih ditahan" in again.out
    assert not ltsa("--store", office, "visit", "list", "--json").json
    assert (
        "1 catatan yang ditahan darinya sekarang sudah masuk" in ltsa("--store", office, "trust", "add", enrolment).out
    )
    assert [row["visit"]["id"] for row in ltsa("--store", office, "visit", "list", "--json").json] == [visit]
