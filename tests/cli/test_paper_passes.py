"""A paper typed in by the command line, twice, compared, settled and printed."""

from __future__ import annotations

import json
from pathlib import Path


def test_a_paper_is_typed_in_twice_compared_and_sealed(ltsa, store: Path, tmp_path: Path) -> None:
    begun = ltsa(
        "--store", store, "--json", "visit", "new", "--centre", "LTSA-014", "--paper", "2026-11-20",
        "--by", "Siti Rahma", "--keyer", "Budi", "--example",
    )  # fmt: skip
    assert begun.code == 0, begun.err
    visit = begun.json["id"]
    again = ltsa("--store", store, "--json", "visit", "second", visit, "--keyer", "Ani")
    assert again.code == 0, again.err
    second = again.json["id"]
    for one, value in ((visit, "12:05"), (second, "12:50")):
        assert ltsa("--store", store, "visit", "answer", one, "/data/a/a2/visit_start", value).code == 0
    rows = ltsa("--store", store, "--json", "visit", "list").json
    assert second not in [row["visit"]["id"] for row in rows]
    assert ltsa("--store", store, "visit", "finalise", second, "--reason", "x").code != 0
    shown = ltsa("--store", store, "--json", "visit", "compare", visit)
    assert shown.code == 1
    assert [one["key"] for one in shown.json["differences"]] == ["/data/a/a2/visit_start"]
    assert (shown.json["same"], shown.json["compared"]) == (0, 1)
    key, decided = "/data/a/a2/visit_start", tmp_path / "putusan.json"
    told = {"use": "other", "value": "12:55:00.000", "note": "dibaca bersama"}
    decided.write_text(json.dumps({key: told}), encoding="utf-8")
    settled = ltsa("--store", store, "--json", "visit", "compare", visit, "--decide", decided)
    assert settled.code == 0, settled.err
    looked_up = ltsa("--store", store, "--json", "visit", "compare", visit)
    assert looked_up.code == 0, looked_up.err
    account = looked_up.json["accounts"][0]
    assert (account["path"], account["use"], account["note"]) == (key, "other", "dibaca bersama")
    assert "→ dipakai isian lain (dibaca bersama)" in ltsa("--store", store, "visit", "compare", visit).out
    assert ltsa("--store", store, "visit", "finalise", visit, "--reason", "uji").code == 0
    out = tmp_path / "lembar.pdf"
    assert ltsa("--store", store, "report", "sheet", visit, "--out", out).code == 0
    import pypdfium2

    text = pypdfium2.PdfDocument(out)[0].get_textpage().get_text_range()
    assert "Diisi di kertas 20-11-2026 oleh Siti Rahma; diketik oleh Budi" in text
    assert "diketik kedua kali oleh Ani" in text
