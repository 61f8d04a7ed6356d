"""An instrument as a value: canonical bytes, digest, and refusal of what is not one."""

from __future__ import annotations

import json

import pytest

from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments import Instrument, InstrumentUnreadable, compile_workbook
from ltsa_desktop.scoring import Plan, PlanUnreadable


@pytest.fixture
def instrument() -> Instrument:
    return Instrument(
        form_id="uji",
        version="1",
        title=Text("Uji", "Test"),
        xform="<h:html>é</h:html>".encode(),
        plan=Plan(),
        workbook=b"PK\x03\x04\x00\xff",
        workbook_name="uji.xlsx",
        attachments={"b.csv": b"1", "a.csv": b"2"},
    )


def test_bytes_and_back_are_the_same_instrument(instrument: Instrument) -> None:
    back = Instrument.from_bytes(instrument.to_bytes())
    assert back == instrument
    assert back.digest == instrument.digest
    assert back.to_bytes() == instrument.to_bytes()


def test_order_of_attachments_does_not_matter(instrument: Instrument) -> None:
    turned = Instrument(**{**vars(instrument), "attachments": {"a.csv": b"2", "b.csv": b"1"}})
    assert turned.digest == instrument.digest


def test_any_difference_is_another_version(instrument: Instrument) -> None:
    other = Instrument(**{**vars(instrument), "version": "2"})
    assert other.digest != instrument.digest


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff\xfe", b"PK\x03\x04", b"[" * 100_000, b'{"format": 1}'])
def test_anything_else_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(InstrumentUnreadable) as caught:
        Instrument.from_bytes(data)
    assert caught.value.code == "instrument-unreadable"


def test_newer_format_asks_for_an_update(instrument: Instrument) -> None:
    data = json.loads(instrument.to_bytes()) | {"format": 2, "more": True}
    with pytest.raises(InstrumentUnreadable) as caught:
        Instrument.from_bytes(json.dumps(data).encode())
    assert caught.value.code == "instrument-too-new"


def test_broken_scoring_rules_are_refused(instrument: Instrument) -> None:
    data = json.loads(instrument.to_bytes()) | {"plan": {"format": 1}}
    with pytest.raises(PlanUnreadable):
        Instrument.from_bytes(json.dumps(data).encode())


def test_same_workbook_gives_the_same_digest(make) -> None:
    path = make(survey=[["type", "name", "label"], ["text", "q", "Q"]])
    assert compile_workbook(path).digest == compile_workbook(str(path)).digest
