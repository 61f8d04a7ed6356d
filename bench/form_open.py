"""Open a form of 560 questions and 1.5 MB from the store, against ODK's engine loading the same form from memory.

Ours reads the form from the encrypted store, compiles every expression and makes a state that can be filled. Without
ODK's engine the floor is Python's own XML parser on the same bytes. The note tells what the open form holds in memory
(form and state together, as tracemalloc counts it).
"""

from __future__ import annotations

import tempfile
import tracemalloc
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import made_forms
import odk_engine

from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments import Instrument
from ltsa_desktop.store import Profile, Store, create_store, open_store
from ltsa_desktop.xforms import FormState

PASSWORD = "kata sandi uji"


def opened(store: Store, digest: str) -> FormState:
    """A new visit's state, from the store's own bytes."""
    return FormState.new(store.instruments.open(digest).form)


def run(quick: bool) -> dict[str, Any]:
    """Median seconds from an open store that has not read the form yet to a state that can be filled."""
    xml = made_forms.questions(560, languages=3, letters=330)
    with tempfile.TemporaryDirectory(prefix="ltsa-bench-") as folder:
        place = Path(folder) / "store"
        store = create_store(place, password=PASSWORD, profile=Profile("Uji"))
        made = Instrument("bench", "1", Text("Uji", "Bench"), xml, None, b"", "bench.xlsx")
        digest = store.instruments.add(made).digest
        store.close()
        taken = []
        for _ in range(3 if quick else 11):
            store = open_store(place, password=PASSWORD)
            taken.append(made_forms.seconds(lambda store=store: opened(store, digest), 1))
            store.close()
        store = open_store(place, password=PASSWORD)
        tracemalloc.start()
        state = opened(store, digest)
        held, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        store.close()
    median = sorted(taken)[len(taken) // 2]
    yardstick = odk_engine.measure(xml, [])
    if yardstick is not None:
        row = made_forms.row("form-open", median, yardstick[0], 0.1)
    else:
        row = made_forms.row("form-open", median, made_forms.seconds(lambda: ET.fromstring(xml), 5), 20.0)
    return {**row, "note": f"{len(state.form.nodes)} nodes of {len(xml) / 1e6:.1f} MB hold {held / 1e6:.1f} MB open"}
