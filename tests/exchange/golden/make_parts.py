"""Write the golden parts anew: `python tests/exchange/golden/make_parts.py`. Only for a new version of the part frame.

One package of format 1 in several files, with the keys that open it; all in it is invented and marked CONTOH.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from ltsa_desktop.exchange import export_package, found_organisation  # noqa: E402  # the path comes first
from ltsa_desktop.store import Profile, create_store  # noqa: E402
from tests.exchange.conftest import COST, Laptop  # noqa: E402

HERE = Path(__file__).resolve().parent


def main(out: Path) -> None:
    """Three visits with a photo each, cut into files of at most 20,000 bytes."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Profile("CONTOH Siti", role="supervisor")
        store = create_store(Path(folder) / "store", "sandi-contoh", profile, seed=False, cost=COST)
        found_organisation(store, "CONTOH Direktorat")
        laptop = Laptop(store)
        revisions = [
            laptop.revision(photos={f"foto-{n}.jpg": random.Random(n).randbytes(9000)}, answer=f"CONTOH {n}")
            for n in range(3)
        ]
        report = export_package(store, Path(folder) / "package.ltsa", part_size=20_000)
        for number, part in enumerate(report.parts, 1):
            (out / f"parts-1-{number}.ltsa").write_bytes(part.read_bytes())
        keys = {"identity": store.device.age_identity, "key": store.device.key, "device": store.device.id}
        expected = {**keys, "package": report.package, "revisions": sorted(revisions), "parts": len(report.parts)}
        (out / "parts-1.json").write_text(json.dumps(expected, indent=1) + "\n", encoding="utf-8")
        store.close()


if __name__ == "__main__":
    main(HERE)
