"""`ltsa visit carry`: shown first, done once, refused with a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ltsa_desktop.store import open_store


@pytest.fixture
def draft(store: Path) -> str:
    """A draft on the shipped instrument, which the store also has in a later version."""
    opened = open_store(store, password="kata sandi uji")
    shipped = opened.instruments.newest()
    visit = opened.visits.create("LTSA-014", shipped.digest, date(2026, 11, 24), example=True).id
    instrument = opened.instruments.open(shipped.digest).instrument
    xform = instrument.xform.replace(f'version="{instrument.version}"'.encode(), b'version="9999"', 1)
    opened.instruments.add(replace(instrument, version="9999", xform=xform))
    opened.close()
    return visit


def test_a_preview_changes_nothing_and_the_carrying_can_be_seen(ltsa, store: Path, draft: str) -> None:
    seen = ltsa("visit", "carry", draft, "--to", "ltsa-pmi", "--preview", "--store", store, "--json")
    assert (seen.code, seen.json["done"], seen.json["new"]["version"]) == (0, False, "9999")
    assert seen.json["counts"]["same"] == len(seen.json["rows"]) > 0
    done = ltsa("visit", "carry", draft, "--to", seen.json["new"]["digest"][:12], "--store", store)
    assert done.code == 0
    assert "sekarang memakai versi 9999" in done.out
    listed = ltsa("visit", "list", "--store", store, "--json")
    assert [row["visit"]["form_version"] for row in listed.json] == ["9999"]


def test_what_cannot_be_carried_is_said_in_one_line(ltsa, store: Path, draft: str) -> None:
    assert ltsa("visit", "carry", draft, "--to", "tidak-ada", "--store", store).code == 1
    assert ltsa("visit", "carry", "0" * 36, "--to", "ltsa-pmi", "--store", store).code == 1
    ltsa("visit", "carry", draft, "--to", "ltsa-pmi", "--store", store)
    again = ltsa("visit", "carry", draft, "--to", "ltsa-pmi", "--store", store)
    assert again.code == 1
    assert "sudah memakai versi 9999" in again.err
