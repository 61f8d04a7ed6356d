"""Two versions of an instrument compared in words."""

from __future__ import annotations

from ltsa_desktop.instruments import check_workbook, compile_workbook, diff

ID, EN = "label::Bahasa Indonesia (id)", "label::English (en)"
HEAD = ["type", "name", ID, EN, "relevant", "instance::aspek", "instance::bobot"]
OLD = [
    HEAD,
    ["text", "nama", "Nama", "Name"],
    ["integer", "umur", "Umur", "Age"],
    ["select_one yt", "aktif", "Aktif?", "Active?", "", "x", 100],
    ["text", "lama", "Catatan lama", "Old remark"],
]
NEW = [
    HEAD,
    ["text", "nama_lengkap", "Nama", "Name"],
    ["decimal", "umur", "Umur", "Age"],
    ["select_one yt", "aktif", "Masih aktif?", "Still active?", "${umur} > 1", "x", 90],
    ["text", "baru", "Catatan baru", "New remark"],
]
CHOICES = [["list_name", "name", ID, EN, "skor"], ["yt", "ya", "Ya", "Yes", 1], ["yt", "tidak", "Tidak", "No", 0]]
SCORING = [
    ["kind", "scheme", "id", "title", "formula", "weight", "lower"],
    ["scheme", "s", "", "Indeks", "ipp-f02"],
    ["aspect", "s", "x", "Aspek", "", 100],
    ["band", "s", "A", "Baik", "", "", 0],
]


def test_every_kind_of_change_is_told(make) -> None:
    old = compile_workbook(make("lama.xlsx", survey=OLD, choices=CHOICES, scoring=SCORING))
    choices = [CHOICES[0], ["yt", "ya", "Ya", "Yes", 2], ["yt", "ragu", "Ragu", "Unsure", 1]]
    scoring = [*SCORING[:3], ["band", "s", "A", "Baik", "", "", 1]]
    new = compile_workbook(make("baru.xlsx", survey=NEW, choices=choices, scoring=scoring))
    changes = diff(old, new)
    assert sorted({c.kind for c in changes}) == [
        "added", "choice-added", "choice-changed", "choice-removed", "removed", "renamed", "retyped", "reworded",
        "rule", "scoring", "weight",
    ]  # fmt: skip
    words = [c.text.en for c in changes]
    assert '"Name" (nama_lengkap) was called nama.' in words
    assert '"Age" (umur): type integer became decimal.' in words
    assert '"Still active?" (aktif): weight 100 became 90.' in words
    assert any("Indeks: batas kategori berubah: A ≥ 0 → A ≥ 1" in c.text.id for c in changes)
    renamed = next(c for c in changes if c.kind == "renamed")
    assert (renamed.old_ref, renamed.ref) == ("/data/nama", "/data/nama_lengkap")


def test_same_workbook_has_no_differences(make) -> None:
    instrument = compile_workbook(make(survey=OLD, choices=CHOICES, scoring=SCORING))
    assert diff(instrument, instrument) == []


def test_question_moved_to_another_group_is_told(make) -> None:
    old = compile_workbook(make("lama.xlsx", survey=OLD, choices=CHOICES))
    moved = [*OLD[:4], ["begin_group", "g", "G", "G"], OLD[4], ["end_group"]]
    new = compile_workbook(make("baru.xlsx", survey=moved, choices=CHOICES))
    assert ("moved", "/data/lama", "/data/g/lama") in [(c.kind, c.old_ref, c.ref) for c in diff(old, new)]


def test_check_against_the_version_in_use_names_answers_that_would_be_lost(make) -> None:
    used = compile_workbook(make("lama.xlsx", survey=OLD, choices=CHOICES))
    issues = check_workbook(make("baru.xlsx", survey=NEW, choices=CHOICES), against=used)
    found = {(i.code, i.cell) for i in issues}
    assert {
        ("version-unchanged", "C2"),
        ("answers-renamed", "B2"),
        ("answers-retyped", "A3"),
        ("answers-removed", ""),
    } <= found
    assert all(i.severity == "warning" for i in issues if i.code.startswith("answers-"))


def test_two_questions_of_one_text_are_never_taken_for_each_other(make) -> None:
    head = ["type", "name", "label", "hint"]
    old = make("a.xlsx", survey=[head, ["text", "a", "Catatan"], ["text", "b", "Catatan"], ["text", "c", "C", "h"]])
    new = make("b.xlsx", survey=[head, ["text", "c", "C", "i"], ["text", "x", "Catatan"], ["text", "y", "Catatan"]])
    changes = diff(compile_workbook(old), compile_workbook(new))
    assert sorted(c.kind for c in changes) == ["added", "added", "removed", "removed", "reworded"]


def test_order_is_told_and_a_renamed_group_moves_nothing(make) -> None:
    head = ["type", "name", "label"]
    group = [["begin_group", "g", "G"], ["text", "e", "E"], ["end_group"]]
    old = make("a.xlsx", survey=[head, ["text", "a", "A"], ["text", "b", "B"], *group])
    new = make("b.xlsx", survey=[head, ["text", "b", "B"], ["text", "a", "A"], ["begin_group", "h", "G"], *group[1:]])
    changes = diff(compile_workbook(old), compile_workbook(new))
    assert sorted((c.kind, c.ref) for c in changes) == [("moved", "/data/b"), ("renamed", "/data/h")] or sorted(
        (c.kind, c.ref) for c in changes
    ) == [("moved", "/data/a"), ("renamed", "/data/h")]


def test_text_changed_in_one_language_is_told_in_it_to_readers_of_the_other(make) -> None:
    head, choices = ["type", "name", ID, EN], [["list_name", "name", ID, EN], ["yt", "ya", "Ya", "Yes"]]
    old = make("a.xlsx", survey=[head, ["select_one yt", "q", "Lokasi", "Site"]], choices=choices)
    new = make(
        "b.xlsx",
        survey=[head, ["select_one yt", "q", "Tempat", "Site"]],
        choices=[choices[0], ["yt", "ya", "Ya", "Yes, always"]],
    )
    assert [(c.text.id, c.text.en) for c in diff(compile_workbook(old), compile_workbook(new))] == [
        (
            '"Tempat" (q): teks berubah (dulu: Lokasi).',
            '"Site" (q): its Indonesian text "Lokasi" became "Tempat".',
        ),
        (
            'Daftar yt, "Ya": teks bahasa Inggris "Yes" menjadi "Yes, always".',
            'List yt, "Yes, always": its text changed (was: Yes).',
        ),
    ]
