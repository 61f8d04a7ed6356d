"""Write the golden organisation file of version 2 anew: `python tests/exchange/golden/make_organisation.py`.

Only for a new version of the file; what was released is read for ever and never rewritten. Everything in it is
CONTOH; the recovery secret beside it protects nothing else.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from ltsa_desktop.exchange import (
    enrol,
    enrolment,
    found_organisation,
    governing,
    organisation_file,
    recovery,
    trust_add,
    trust_revoke,
    with_supervisor,
)
from ltsa_desktop.store import Profile, create_store
from ltsa_desktop.store.vault import Cost

HERE = Path(__file__).resolve().parent


def main(out: Path) -> None:
    """An organisation with two supervisors, two laptops of which one was withdrawn, and one renewal of its key."""
    cost = Cost(64, 1, 1)
    with tempfile.TemporaryDirectory() as name:
        stores = {
            who: create_store(
                Path(name) / who, "sandi-contoh", Profile(f"CONTOH {who}", "", role), cost=cost, seed=False
            )
            for who, role in (
                ("Ratna", "supervisor"),
                ("Tono", "supervisor"),
                ("Siti", "evaluator"),
                ("Budi", "evaluator"),
            )
        }
        office = stores["Ratna"]
        first = found_organisation(office, "CONTOH Direktorat", unit="CONTOH Subdirektorat", place="Surabaya")
        for who in ("Siti", "Budi"):
            trust_add(office, enrolment.read(enrol(stores[who])))
        trust_revoke(office, stores["Budi"].device.key, "CONTOH laptop dicuri")
        with_supervisor(office, enrolment.read(enrol(stores["Tono"])))
        renewed = governing.renew_organisation_key(office, first.recovery)
        data = organisation_file(office)
        assert data is not None
        (out / "organisation-2.ltsaorg").write_bytes(data)
        told = {
            "recovery": renewed.recovery,
            "typed": list(recovery.typed_code(renewed.recovery)),
            "former_root": first.organisation.root,
            "supervisor_key": office.device.key,
            "laptop_key": stores["Siti"].device.key,
            "withdrawn_key": stores["Budi"].device.key,
        }
        text = json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False)
        (out / "organisation-keys-2.json").write_text(text + "\n", encoding="utf-8")
        for store in stores.values():
            store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
