"""A disk that fails at every single operation: a sentence, nothing half-done, nothing acknowledged lost.

Each deed (save, attach, seal, undo, export, import, backup, migration) is done once to count its operations on the
disk; then again and again, each time with one of them failing: no room (and all after it too, as on a full disk) or an
input/output error (once, or for good). Afterwards the store is opened on a sound disk and looked at. Linux with a C
compiler only: the faults come from `faulty.c`.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import traceback
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from ltsa_desktop.exchange import (
    accept_organisation,
    enrol,
    enrolment,
    export_package,
    found_organisation,
    import_package,
    organisation,
    organisation_file,
    trust_add,
)
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import Profile, Store, create_store, open_store
from ltsa_desktop.store.vault import Cost

HERE = Path(__file__).resolve().parent
ROUNDS = 1500
"""Cases at most; all of them where there are fewer."""
PASSWORD = "kata sandi soak"
ANSWER = "/data/a/a2/visit_start"
FILE = "/data/a/a1/site"
KINDS = ((errno.ENOSPC, 1), (errno.EIO, 0), (errno.EIO, 1))
OLD_PASSWORD = "kata sandi lama"
"""Of the kept old stores; see tests/store/old/README.md."""
OLD = HERE.parent / "store" / "old" / "v1.zip"


def run(rounds: int) -> dict[str, Any]:
    """Up to `rounds` faults, spread over all deeds."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or not sys.platform.startswith("linux"):
        print("faults: left out, it needs Linux and a C compiler", flush=True)
        return {"name": "faults", "rounds": 0, "failures": 0, "ok": True}
    with tempfile.TemporaryDirectory(prefix="ltsa-faults-") as place:
        shim = Path(place) / "faulty.so"
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", shim, HERE / "faulty.c", "-ldl"], check=True)
        about = {**os.environ, "LD_PRELOAD": str(shim), "LTSA_FAULTS_UNDER": str(Path(place) / "case")}
        done = subprocess.run(
            [sys.executable, __file__, place, str(rounds)], env=about, check=False, text=True, stdout=-1
        )
    told = json.loads(done.stdout.splitlines()[-1]) if done.stdout.strip() else {"rounds": 0, "failures": 1}
    return {"name": "faults", **told, "ok": told["failures"] == 0 and told["rounds"] > 0}


class Bench:
    """What every case begins with: an evaluator's store with a draft and a sealed visit, an office's, a package."""

    def __init__(self, place: Path) -> None:
        self.place = place
        base = place / "base"
        self.office = base / "office"
        self.siti = base / "siti"
        office = create_store(self.office, PASSWORD, Profile("CONTOH Ratna", role="supervisor"), cost=Cost(64, 1, 1))
        found_organisation(office, "CONTOH Direktorat")
        siti = create_store(self.siti, PASSWORD, Profile("CONTOH Siti"), cost=Cost(64, 1, 1))
        accept_organisation(siti, organisation.read(organisation_file(office) or b""))
        trust_add(office, enrolment.read(enrol(siti)))
        sealed = siti.visits.create("LTSA-014", "ltsa-pmi", date(2026, 11, 1), example=True).id
        siti.visits.attach(sealed, FILE, "foto.txt", b"isi lampiran " * 3000)
        siti.visits.seal(sealed, "final", "CONTOH")
        self.sealed = sealed
        self.draft = siti.visits.create("LTSA-022", "ltsa-pmi", date(2026, 11, 2), example=True).id
        siti.visits.save(self.draft, {ANSWER: "sebelum"})
        self.package = base / "kiriman.ltsa"
        export_package(siti, self.package)
        siti.close()
        office.close()
        self.old = base / "old"
        self.old.mkdir()
        with zipfile.ZipFile(OLD) as archive:
            archive.extractall(self.old)

    def fresh(self) -> Path:
        """The folder of a case, as each begins."""
        case = self.place / "case"
        shutil.rmtree(case, ignore_errors=True)
        shutil.copytree(self.place / "base", case)
        return case


Deed = Callable[[Any, Bench, Path], object]
DEEDS: dict[str, tuple[str, Deed]] = {
    "save": ("siti", lambda s, b, c: s.visits.save(b.draft, {ANSWER: "sesudah"})),
    "undo": ("siti", lambda s, b, c: s.visits.undo(b.draft)),
    "attach": ("siti", lambda s, b, c: s.visits.attach(b.draft, FILE, "baru.txt", b"lampiran baru " * 2000)),
    "seal": ("siti", lambda s, b, c: s.visits.seal(b.draft, "final", "CONTOH")),
    "export": ("siti", lambda s, b, c: export_package(s, c / "keluar.ltsa")),
    "backup": ("siti", lambda s, b, c: s.backup("manual")),
    "import": ("office", lambda s, b, c: import_package(s, b.package)),
    "migration": ("", lambda s, b, c: open_old(c)),
}


def operations(bench: Bench, name: str, shim: Any, at: int, fault: int, sticky: int) -> tuple[int, str]:
    """Do a deed in a forked child with the fault armed; how many operations it took, and how it ended."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        count, told = 0, "crashed"
        try:
            case = bench.place / "case"
            folder, deed = DEEDS[name]
            store = open_store(case / folder, PASSWORD) if folder else None
            shim.fault_arm(at, fault, sticky)
            try:
                deed(store, bench, case)
                told = "done"
            except UserError as error:
                told = f"refused {error.code}"
            shim.fault_disarm()
            count = shim.fault_count()
        finally:
            shim.fault_disarm()
            if sys.exc_info()[0] is not None:
                told = traceback.format_exc()
            os.write(write_end, json.dumps({"count": count, "told": told}).encode())
            os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as stream:
        answer = json.loads(stream.read() or b'{"count": 0, "told": "died"}')
    os.waitpid(child, 0)
    return int(answer["count"]), str(answer["told"])


def open_old(case: Path) -> Store:
    """Open the store of the first version, which brings its tables to today's."""
    return open_store(next((case / "old").rglob("vault.json")).parent, OLD_PASSWORD)


def look(bench: Bench, name: str, told: str) -> None:
    """Raises AssertionError where something is lost, half-done, or told wrongly."""
    assert told == "done" or told.startswith("refused "), told
    done = told == "done"
    case = bench.place / "case"
    if name == "migration":
        old = open_old(case)
        try:
            assert old.damage is None
            assert old.visits.list()
            assert not [check.name for check in old.doctor() if not check.ok]
        finally:
            old.close()
        return
    siti = open_store(case / "siti", PASSWORD)
    try:
        assert siti.damage is None
        content = siti.visits.content(bench.draft)
        assert content.get(ANSWER) in {"sebelum", "sesudah", None if name == "undo" else "sebelum"}
        if name == "save" and done:
            assert content[ANSWER] == "sesudah", "an acknowledged answer is lost"
        names = {attachment.name for attachment in siti.visits.attachments(bench.draft)}
        if name == "attach":
            assert (content.get(FILE) == "baru.txt") == ("baru.txt" in names), "an answer without its file"
            assert not done or names == {"baru.txt"}, "an acknowledged file is lost"
            for one in names:
                assert siti.visits.attachment_bytes(bench.draft, one) == b"lampiran baru " * 2000
        if name == "seal":
            status = siti.visits.get(bench.draft).status
            assert status == "final" or not done
            assert (status == "final") == bool(siti.visits.revisions(bench.draft)), "half sealed"
        assert siti.visits.attachment_bytes(bench.sealed, "foto.txt") == b"isi lampiran " * 3000
        bad = [check.name for check in siti.doctor() if not check.ok]
        assert not bad, bad
    finally:
        siti.close()
    out = case / "keluar.ltsa"
    if name == "export":
        assert out.exists() or not done
        if out.exists():
            take_in(case, out, 2)
        assert not [path for path in case.iterdir() if path.name.endswith((".tmp", ".new", ".part"))]
    if name == "import":
        office = open_store(case / "office", PASSWORD)
        try:
            held = len(office.visits.list())
            assert held == 1 or not done, "an acknowledged import is lost"
            assert held in (0, 1), "half imported"
            assert not [check.name for check in office.doctor() if not check.ok]
        finally:
            office.close()
        take_in(case, bench.package, 1)


def take_in(case: Path, package: Path, at_least: int) -> None:
    """On a sound disk the package comes in whole, whatever happened before."""
    office = open_store(case / "office", PASSWORD)
    try:
        import_package(office, package)
        assert not import_package(office, package).changes
        assert len(office.visits.list()) >= min(at_least, 1)
        assert not office.blobs.missing()
    finally:
        office.close()


def main(place: Path, most: int) -> int:
    shim = ctypes.CDLL(None)
    shim.fault_count.restype = ctypes.c_long
    shim.fault_arm.argtypes = [ctypes.c_long, ctypes.c_int, ctypes.c_int]
    bench = Bench(place)
    cases: list[tuple[str, int, int, int]] = []
    for name in DEEDS:
        bench.fresh()
        count, told = operations(bench, name, shim, 0, 0, 0)
        assert told == "done", f"{name}: {told}"
        print(f"{name}: {count} operations on the disk", file=sys.stderr, flush=True)
        cases += [(name, at, fault, sticky) for at in range(1, count + 1) for fault, sticky in KINDS]
    if len(cases) > most:
        cases = sorted(random.Random(7).sample(cases, most))
    failures = 0
    for name, at, fault, sticky in cases:
        bench.fresh()
        try:
            look(bench, name, operations(bench, name, shim, at, fault, sticky)[1])
        except (AssertionError, UserError):
            failures += 1
            what = f"{name}, operation {at}, {errno.errorcode[fault]}{' for good' if sticky else ''}"
            sys.stderr.write(f"{what}\n{traceback.format_exc()}\n")
    print(json.dumps({"rounds": len(cases), "failures": failures}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
