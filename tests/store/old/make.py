"""Write the store of the present data version beside this file; see README.md."""

from __future__ import annotations

import sys
import tempfile
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from conftest import QUICK, make_instrument  # noqa: E402

from ltsa_desktop.store import Organisation, Profile, create_store  # noqa: E402
from ltsa_desktop.store.follow_ups import Confirmation, writes_of  # noqa: E402
from ltsa_desktop.store.migrations import MIGRATIONS  # noqa: E402

PASSWORD = "kata sandi lama"
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301"
    "0100c9fe92ef0000000049454e44ae426082"
)


def fill(folder: Path) -> None:
    """A visit of each kind: sealed twice with a photo, and a draft with undone steps."""
    moment = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
    store = create_store(folder, PASSWORD, Profile("CONTOH Siti Rahma"), seed=False, cost=QUICK, clock=lambda: moment)
    digest = store.instruments.add(make_instrument()).digest
    seed = HERE / "register.csv"
    seed.write_text("code,name,source\nCONTOH-1,CONTOH LTSA Uji,CONTOH\n", encoding="utf-8")
    store.centres.apply_import(store.centres.plan_import(seed))
    seed.unlink()
    store.organisation.put(Organisation("contoh", "CONTOH KEMENTERIAN", ("CONTOH alamat",), DOT, "Jakarta"))
    sealed = store.visits.create("CONTOH-1", digest, date(2026, 11, 24), "terjadwal", example=True).id
    state = store.visits.state(sealed)
    made = state.add_repeat("/data/finding")
    store.visits.save(sealed, made.writes, path=made.path)
    store.visits.save(sealed, {f"{made.path}/text": "CONTOH temuan", f"{made.path}/todo": "CONTOH rekomendasi"})
    store.visits.attach(sealed, f"{made.path}/photo", "contoh.png", DOT, caption="CONTOH")
    store.visits.save(sealed, {"/data/state": "tidak_aktif"})
    store.visits.save(sealed, {"/data/why": "CONTOH gedung rusak"})
    store.visits.seal(sealed, "final")
    store.visits.reopen(sealed, "CONTOH diperbaiki")
    store.visits.save(sealed, {"/data/state": "aktif"})
    store.visits.seal(sealed, "final")
    draft = store.visits.create("CONTOH-1", digest, date(2026, 11, 25), "mendadak", example=True).id
    (agreed,) = store.read.agreed_before(draft)
    found = Confirmation(*agreed.key, state="proses", note="CONTOH sudah dibahas", action=agreed.action)
    store.visits.save(draft, writes_of("/data", found))
    store.visits.save(draft, {"/data/name": "CONTOH satu"})
    store.visits.save(draft, {"/data/name": "CONTOH dua"})
    store.visits.undo(draft)
    store.close()


def main() -> int:
    target = HERE / f"v{MIGRATIONS[-1].version}.zip"
    if target.exists():
        sys.stderr.write(f"{target} is there already\n")
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "store"
        fill(folder)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as pack:
            for path in sorted(folder.rglob("*")):
                if path.is_file() and not path.name.startswith("lock"):
                    pack.write(path, path.relative_to(folder).as_posix())
    return 0


if __name__ == "__main__":
    sys.exit(main())
