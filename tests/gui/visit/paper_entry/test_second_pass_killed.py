"""Killed in the middle of the second pass: what was shown as saved is there, blind and unlisted as before."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from ltsa_desktop.instruments import compile_workbook
from ltsa_desktop.store import Author, Profile, create_store, open_store
from ltsa_desktop.store.double_entry import begin_second, compare, second_pass
from ltsa_desktop.store.paper_entry import begin_paper_visit

PASSWORD = "kata sandi uji"
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
CHILD = Path(__file__).with_name("second_pass_child.py")


@pytest.mark.parametrize("acks", [1, 7, 20])
def test_what_was_shown_as_saved_survives_the_kill(tmp_path: Path, acks: int) -> None:
    import xlsxwriter

    path = tmp_path / "uji.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in {
            "survey": [["type", "name", "label"], ["text", "name", "A1 Nama"], ["text", "other", "A2 Lain"]],
            "settings": [["form_title", "form_id", "version"], ["Uji", "uji", "1"]],
        }.items():
            sheet = book.add_worksheet(name)
            for r, row in enumerate(rows):
                sheet.write_row(r, 0, row)
    store = create_store(tmp_path / "store", password=PASSWORD, profile=Profile("Siti Rahma"))
    digest = store.instruments.add(compile_workbook(path)).digest
    code = store.centres.list()[0].code
    siti, budi, ani = Author("Siti Rahma"), Author("Budi", "", "keyer"), Author("Ani", "", "keyer")
    first = begin_paper_visit(store, code, digest, date(2026, 11, 20), siti, budi, "terjadwal").id
    store.visits.save(first, {"/data/name": "Pak Amir"}, who=budi)
    second = begin_second(store, first, ani).id
    store.close()
    child = subprocess.Popen(
        [sys.executable, str(CHILD), str(tmp_path / "store"), second], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    promised = ""
    for _ in range(acks):
        promised = child.stdout.readline().strip().removeprefix("ACK ")
    child.send_signal(KILL)
    rest = [line.strip().removeprefix("ACK ") for line in child.stdout]
    child.stdout.close()
    child.wait()
    promised = rest[-1] if rest else promised
    assert promised.startswith("Pak Amir ")
    store = open_store(tmp_path / "store", PASSWORD)
    try:
        found = store.visits.content(second)["/data/name"]
        assert int(found.split()[-1]) >= int(promised.split()[-1])
        assert store.settings.get(f"visit-open:{second}")["open"]
        assert second_pass(store, first).id == second
        assert [row.visit.id for row in store.visits.list()] == [first]
        assert store.visits.content(first)["/data/name"] == "Pak Amir"
        assert all(entry.author == ani for entry in store.visits.history(second, "/data/name"))
        assert [d.key for d in compare(store, first).differences] == ["/data/name"]
        assert all(check.ok for check in store.doctor())
    finally:
        store.close()
