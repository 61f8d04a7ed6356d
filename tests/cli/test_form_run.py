"""`ltsa form run`: operations by the references that ODK writes, every fact of every node, and what was not taken."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

Ltsa = Callable[..., Any]
ID, EN = "label::Indonesia (id)", "label::English (en)"
HEAD = ["type", "name", ID, EN, "required", "readonly", "relevant", "constraint", "calculation", "repeat_count"]
SURVEY = [
    HEAD,
    ["text", "nama", "Nama", "Name", "yes"],
    ["integer", "umur", "Umur", "Age", "", "", "", ". > 10"],
    ["select_multiple c", "warna", "Warna", "Colours"],
    ["rank c", "urut", "Urutan", "Order"],
    ["select_one c", "satu", "Satu", "One"],
    ["text", "dewasa", "Dewasa", "Adult", "", "", "${umur} > 20"],
    ["text", "baca", "Baca", "Read", "", "yes"],
    ["calculate", "tahun_depan", "", "", "", "", "", "", "${umur} + 1"],
    ["begin_group", "g", "Kelompok", "Group"],
    ["begin_repeat", "luar", "Luar", "Outer"],
    ["text", "a", "A", "A"],
    ["begin_repeat", "dalam", "Dalam", "Inner"],
    ["integer", "b", "B", "B"],
    ["end_repeat"],
    ["end_repeat"],
    ["end_group"],
    ["integer", "n", "N", "N"],
    ["begin_repeat", "tetap", "Tetap", "Fixed", "", "", "", "", "", "${n}"],
    ["text", "t", "T", "T"],
    ["end_repeat"],
    ["select_one_from_file kota.csv", "kota", "Kota", "City"],
]
CHOICES = [["list_name", "name", ID, EN], ["c", "m", "Merah", "Red"], ["c", "b", "Biru", "Blue"]]
SETTINGS = [["form_title", "form_id", "version", "default_language"], ["Uji", "uji", "3", "Indonesia (id)"]]


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "uji.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in {"survey": SURVEY, "choices": CHOICES, "settings": SETTINGS}.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    (tmp_path / "kota.csv").write_text("name,label\nsby,Surabaya\n", encoding="utf-8")
    return path


@pytest.fixture
def run(ltsa: Ltsa, form: Path, tmp_path: Path) -> Callable[..., Any]:
    def call(*ops: Any) -> Any:
        path = tmp_path / "ops.json"
        path.write_text(json.dumps(list(ops)), encoding="utf-8")
        return ltsa("form", "run", form, "--ops", path, "--json")

    return call


def values(answer: Any) -> dict[str, str]:
    return {node["ref"]: node["value"] for node in answer.json["state"] if "value" in node}


def test_output_has_the_promised_keys_in_document_order(run) -> None:
    data = run().json
    assert list(data) == ["form", "load_ms", "state"]
    assert data["form"] == {"id": "uji", "version": "3", "title": "Uji"}
    assert data["load_ms"] > 0
    refs = [node["ref"] for node in data["state"]]
    assert refs[:2] == ["/data/nama", "/data/umur"]
    at = refs.index("/data/g")
    assert refs[at : at + 6] == [
        "/data/g",
        "/data/g/luar",
        "/data/g/luar[1]",
        "/data/g/luar[1]/a",
        "/data/g/luar[1]/dalam",
        "/data/g/luar[1]/dalam[1]",
    ]
    facts = {node["ref"]: node for node in data["state"]}
    assert facts["/data/g/luar[1]"] == {"ref": "/data/g/luar[1]", "relevant": True}
    assert facts["/data/nama"] == {
        "ref": "/data/nama",
        "relevant": True,
        "required": True,
        "readonly": False,
        "value": "",
        "label": "Nama",
        "constraint_ok": True,
        "required_ok": False,
    }
    assert facts["/data/tahun_depan"]["label"] is None


def test_nested_instances_are_added_filled_and_removed_by_position(run) -> None:
    answer = run(
        {"add": "/data/g/luar"},
        {"set": "/data/g/luar[2]/a", "value": "dua"},
        {"add": "/data/g/luar[2]/dalam"},
        {"set": "/data/g/luar[2]/dalam[1]/b", "value": 7},
        {"remove": "/data/g/luar", "index": 1},
    )
    assert answer.code == 0
    assert {ref: value for ref, value in values(answer).items() if "/luar" in ref} == {
        "/data/g/luar[1]/a": "dua",
        "/data/g/luar[1]/dalam[1]/b": "7",
    }


def test_lists_numbers_and_null_are_taken(run) -> None:
    got = values(
        run(
            {"set": "/data/warna", "value": ["m", "b"]},
            {"set": "/data/urut", "value": ["b", "m"]},
            {"set": "/data/satu", "value": ["m"]},
            {"set": "/data/umur", "value": 30},
            {"set": "/data/nama", "value": "Siti"},
            {"set": "/data/nama", "value": None},
            {"set": "/data/kota", "value": "sby"},
        )
    )
    assert got["/data/warna"] == "m b"
    assert got["/data/urut"] == "b m"
    assert got["/data/satu"] == "m"
    assert got["/data/tahun_depan"] == "31"
    assert got["/data/nama"] == ""
    assert got["/data/kota"] == "sby"


def test_missing_position_means_the_first_instance_and_is_told(run) -> None:
    answer = run({"set": "/data/g/luar/dalam/b", "value": "3"}, {"set": "/data[1]/nama[1]", "value": "x"})
    assert values(answer)["/data/g/luar[1]/dalam[1]/b"] == "3"
    assert values(answer)["/data/nama"] == "x"
    [note] = answer.json["notes"]
    assert note["op"] == 1
    assert "/data/g/luar[1]/dalam[1]/b" in note["text"]["en"]


@pytest.mark.parametrize(
    ("op", "says"),
    [
        ({"set": "/data/nma", "value": "x"}, "Maksudnya “/data/nama”?"),
        ({"set": "/data/luar[1]/a", "value": "x"}, "Maksudnya “/data/g/luar”?"),
        ({"set": "/data/g", "value": "x"}, "bukan pertanyaan"),
        ({"set": "/data/g/luar[1]", "value": "x"}, "bukan pertanyaan"),
        ({"set": "/data/g/luar[9]/a", "value": "x"}, "“/data/g/luar” berisi 1; nomornya dihitung dari 1"),
        ({"set": "/data/nama[2]", "value": "x"}, "“nama” tidak berulang"),
        ({"set": "/data/nama/@lang", "value": "x"}, "atribut"),
        ({"set": "nama", "value": "x"}, "lengkap dari akarnya"),
        ({"set": "", "value": "x"}, "lengkap dari akarnya"),
        ({"set": "/data/nama"}, "tidak ada “value”"),
        ({"set": "/data/nama", "value": True}, "teks atau daftar"),
        ({"set": "/data/warna", "value": [["m"]]}, "pilihan harus berupa teks"),
        ({"set": "/data/baca", "value": "x"}, "hanya dapat dibaca"),
        ({"add": "/data/g"}, "tidak berulang"),
        ({"add": "/data/g/luar[1]"}, "tanpa [1]"),
        ({"add": "/data/tetap"}, "ditentukan oleh formulir"),
        ({"remove": "/data/g/luar"}, "“index” harus bilangan bulat"),
        ({"remove": "/data/g/luar", "index": 0}, "berisi 1; nomornya dihitung dari 1"),
        ({"remove": "/data/g/luar", "index": 2}, "berisi 1; nomornya dihitung dari 1"),
        ({"remove": "/data/tetap", "index": 1}, "belum berisi satu pun"),
        ({"set": "/data/nama", "value": "x", "add": "/data/g/luar"}, "hanya boleh satu dari"),
        ({"ganti": "/data/nama"}, "tidak ada “set”"),
        (3, "bukan objek JSON"),
    ],
)
def test_operation_that_cannot_be_done_is_refused_with_its_number_and_reason(run, op: Any, says: str) -> None:
    answer = run({"set": "/data/nama", "value": "Siti"}, op)
    assert answer.code == 1
    assert answer.json["error"]["code"] == "bad-operation"
    assert answer.json["error"]["text"].startswith("Langkah ke-2: ")
    assert says in answer.json["error"]["text"]


def test_instances_below_their_counted_number_stay(run) -> None:
    answer = run({"set": "/data/n", "value": "2"}, {"remove": "/data/tetap", "index": 1})
    assert answer.code == 1
    assert "ditentukan oleh formulir" in answer.json["error"]["text"]


def test_what_the_form_did_not_take_is_told_in_both_languages(run) -> None:
    answer = run(
        {"set": "/data/warna", "value": ["m", "ungu"]},
        {"set": "/data/dewasa", "value": "x"},
        {"set": "/data/tahun_depan", "value": "9"},
    )
    told = [(note["op"], note["text"]["en"]) for note in answer.json["notes"]]
    assert told == [
        (1, '"ungu" is no choice there now.'),
        (2, "Not relevant now, so it reads blank."),
        (3, "The form calculates it; this value gives way as soon as the calculation changes."),
    ]


@pytest.mark.parametrize(
    ("written", "code"),
    [('{"set": "/data/nama"}', "bad-operation"), ("[{", "not-json"), ("", "not-json"), ("[" * 100_000, "not-json")],
)
def test_file_that_is_no_list_of_operations_is_refused(
    ltsa: Ltsa, form: Path, tmp_path: Path, written: str, code: str
) -> None:
    ops = tmp_path / "ops.json"
    ops.write_text(written, encoding="utf-8")
    answer = ltsa("form", "run", form, "--ops", ops, "--json")
    assert (answer.code, answer.json["error"]["code"]) == (1, code)
    answer = ltsa("form", "run", form, "--ops", tmp_path / "tiada.json", "--json")
    assert (answer.code, answer.json["error"]["code"]) == (1, "file-missing")


def test_operations_come_from_standard_input(ltsa: Ltsa, form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = '\ufeff[{"set": "/data/nama", "value": "Sitti Aïsyah"}]'.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="cp1252"))
    answer = ltsa("form", "run", form, "--ops", "-", "--json")
    assert values(answer)["/data/nama"] == "Sitti Aïsyah"


def test_missing_choice_file_leaves_the_list_empty_and_is_told(ltsa: Ltsa, form: Path, run) -> None:
    form.with_name("kota.csv").unlink()
    answer = run({"set": "/data/kota", "value": "sby"})
    assert answer.code == 0
    assert [note["op"] for note in answer.json["notes"]] == [0, 1]
    assert "kota.csv" in answer.json["notes"][0]["text"]["id"]
    assert "kota.csv" in ltsa("form", "run", form).out
