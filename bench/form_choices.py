"""A list of 83,000 villages: filtered through its index against a scan, and opened against reading the file once."""

from __future__ import annotations

import csv
import io
import tracemalloc
from typing import Any

import made_forms

from ltsa_desktop.xforms import FormState, load_form

VILLAGES = 83_000
FORM = (
    f"{made_forms.HEAD}<instance><data id='bench'><kec/><desa/></data></instance>"
    "<instance id='desa' src='jr://file-csv/desa.csv'/></model></h:head><h:body><input ref='/data/kec'><label>K</label>"
    "</input><select1 ref='/data/desa'><label>D</label>"
    "<itemset nodeset=\"instance('desa')/root/item[kec= /data/kec ]\">"
    "<value ref='name'/><label ref='label'/></itemset></select1></h:body></h:html>"
).encode()


def run(quick: bool) -> list[dict[str, Any]]:
    """Seconds of a change of district with its new choices; seconds of opening the form."""
    data = "name,label,kec\n" + "".join(f"d{n},Desa {n},k{n % 7000}\n" for n in range(VILLAGES))
    attachments = {"desa.csv": data.encode()}
    state = FormState.new(load_form(FORM, attachments))
    turn = iter(range(1_000_000))

    def filtered() -> None:
        state.set("/data/kec", f"k{next(turn) % 7000}")
        assert len(state.choices("/data/desa")) > 10

    filtered()
    table = [line.split(",") for line in data.splitlines()[1:]]
    scan = made_forms.seconds(lambda: [line for line in table if line[2] == "k5"], 5)
    opened = made_forms.seconds(lambda: FormState.new(load_form(FORM, attachments)), 5)
    read = made_forms.seconds(lambda: list(csv.reader(io.StringIO(data))), 3)
    tracemalloc.start()
    kept = FormState.new(load_form(FORM, attachments))
    kept.set("/data/kec", "k5")
    assert len(kept.choices("/data/desa")) > 10
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    opening = made_forms.row("form-choices-open", opened, read, 0.2)
    return [
        made_forms.row("form-choices", made_forms.seconds(filtered, 50 if quick else 300), scan, 0.05),
        {**opening, "note": f"{VILLAGES} rows and their index hold {held / 1e6:.1f} MB once used"},
    ]
