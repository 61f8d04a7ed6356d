"""A batch whose process is killed: no half package, and the same command goes on where it stopped."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from ltsa_desktop.exchange.batch import import_batch
from ltsa_desktop.exchange.incoming import resume_inbox
from ltsa_desktop.store import open_store
from tests.exchange.conftest import Laptop

WORK = """
import sys
from pathlib import Path
from ltsa_desktop.exchange.batch import import_batch
from ltsa_desktop.store import open_store
store = open_store(Path(sys.argv[1]), "sandi-contoh")
import_batch(store, [Path(sys.argv[2])], begun=lambda number, of, name: print(number, flush=True))
"""


def test_a_killed_batch_goes_on_where_it_stopped(office: Laptop, siti: Laptop, tmp_path: Path) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    visits = []
    for number in range(6):
        visits.append(siti.store.revisions.get(siti.revision()).visit_id)
        siti.export(stick / f"{number}.ltsa", visits[-1:])
    folder = office.store.directory
    office.store.close()
    command = [sys.executable, "-c", WORK, str(folder), str(stick)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ, text=True) as work:
        assert work.stdout is not None
        while work.stdout.readline().strip() not in ("3", ""):
            pass
        work.kill()
    office.store = open_store(folder, "sandi-contoh")
    resume_inbox(office.store)
    before = {summary.visit.id for summary in office.store.visits.list()}
    assert before <= set(visits)
    assert len(before) >= 2
    report = import_batch(office.store, [stick])
    assert report.sums["new"] == 6 - len(before)
    assert report.sums["identical"] == len(before)
    assert {summary.visit.id for summary in office.store.visits.list()} == set(visits)
    assert not list((folder / "inbox").iterdir())
    assert office.store.projections.compare() == []
