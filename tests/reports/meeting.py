"""A store for the meeting's papers: visits on the shipped instrument over two rounds, with texts of any length."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.instruments import compile_workbook
from ltsa_desktop.store import Organisation, Profile, Store, create_store, rounds

PASSWORD = "rapat-contoh"
CENTRES = ("LTSA-014", "LTSA-021", "LTSA-035")
DAYS = (date(2026, 3, 10), date(2026, 9, 15))
TODAY = date(2026, 11, 24)
LETTERHEAD = Organisation(
    "contoh",
    "Kementerian Contoh",
    ("DIREKTORAT CONTOH PELINDUNGAN", "Jalan Contoh 1, Jakarta 10110 · Telepon (021) 000000"),
    None,
    "Jakarta",
)


def build(folder: Path, stretch: Callable[[str], str] = str, visits: bool = True, photo: bool = True) -> Store:
    """A supervisor's store with the register, the letterhead and two rounds; `stretch` rewrites every free text."""
    clock = lambda: datetime(2026, 11, 24, 3, tzinfo=UTC)  # noqa: E731
    store = create_store(
        folder, password=PASSWORD, profile=Profile("CONTOH Siti Rahma", role="supervisor"), clock=clock
    )
    store.organisation.put(LETTERHEAD)
    rounds.add(store, "Ronde 1", date(2026, 1, 1), date(2026, 6, 30))
    rounds.add(store, "Ronde 2", date(2026, 7, 1), date(2026, 12, 31))
    if visits:
        instrument = compile_workbook(resource("instruments/ltsa-pmi.xlsx"))
        store.instruments.add(instrument)
        told = json.loads(resource("instruments/ltsa-pmi/contoh-tulungagung.json").read_text(encoding="utf-8"))
        for turn, day in enumerate(DAYS):
            for number, centre in enumerate(CENTRES):
                _visit(store, instrument.digest, centre, day, told, stretch, turn * 3 + number, photo)
    return store


def _visit(
    store: Store,
    digest: str,
    centre: str,
    day: date,
    told: list[dict[str, Any]],
    stretch: Callable[[str], str],
    number: int,
    photo: bool,
) -> None:
    made = store.visits.create(centre, digest, day, "terjadwal", example=True)
    state = store.visits.state(made.id)
    writes: dict[str, str | None] = {}
    scored = 0
    for op in told:
        if "add" in op:
            change = state.add_repeat(op["add"])
        else:
            value = op["value"]
            node = state.node(op["set"])
            if node.definition.type == "string" and node.definition.control == "input" and isinstance(value, str):
                value = stretch(value)
            elif "/d_ipp" in node.path or "/ipp" in node.path:
                scored += 1
                choices = [choice.name for choice in state.choices(node.path)]
                if value in choices and not (scored + number) % 4:  # so that no two visits are alike
                    value = choices[(choices.index(value) + number) % len(choices)]
            change = state.set(op["set"], value)
        writes.update(change.writes)
    for node in state.walk():
        if node.relevant and node.definition.attributes.get("peran") == "visit.date":
            writes.update(state.set(node.path, day.isoformat()).writes)
    store.visits.save(made.id, writes)
    if photo:
        place = next(n for n in state.walk() if n.relevant and n.definition.mediatype.startswith("image"))
        store.visits.attach(made.id, place.path, "foto.jpg", picture(number), caption=stretch("CONTOH foto"))
    store.visits.seal(made.id, "final", "CONTOH: jawaban diubah agar tiap kunjungan berbeda")


def picture(number: int) -> bytes:
    """A small JPEG."""
    from PIL import Image

    out = io.BytesIO()
    Image.linear_gradient("L").resize((640, 480)).rotate(number * 90).convert("RGB").save(out, "JPEG", quality=70)
    return out.getvalue()
