"""What people type is understood, and shown again as they write it."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from ltsa_desktop.gui.visit.editors.geopoints import read_geopoint
from ltsa_desktop.gui.visit.editors.parsing import (
    read_date,
    read_number,
    read_time,
    show_date,
    show_number,
    show_time,
    stored_time,
)

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("1250", "1250"),
        ("1.250", "1250"),
        ("1.250.000", "1250000"),
        ("1.250,50", "1250.5"),
        ("0,5", "0.5"),
        (",5", "0.5"),
        ("3.5", "3.5"),
        ("3.500", "3500"),
        ("-12", "-12"),
        ("\u22121,5", "-1.5"),
        ("1 250", "1250"),
        ("007", "7"),
        ("0", "0"),
    ],
)
def test_indonesian_numbers_are_read(typed: str, stored: str) -> None:
    assert read_number(typed) == stored


@pytest.mark.parametrize(
    ("typed", "stored"), [("1,250.5", "1250.5"), ("3,5", "3.5"), ("3,500", "3500"), ("2.25", "2.25")]
)
def test_english_numbers_are_read(typed: str, stored: str) -> None:
    assert read_number(typed, "en") == stored


@pytest.mark.parametrize("typed", ["", "-", ",", "1,2,3", "1.2.3", "1-2", "12a"])
def test_what_is_no_number_is_not_stored(typed: str) -> None:
    assert read_number(typed) is None


def test_a_whole_number_takes_no_fraction() -> None:
    assert read_number("2,5", whole=True) is None
    assert read_number("2,0", whole=True) == "2"


@pytest.mark.parametrize("stored", ["0", "12", "1250", "-3.25", "1234567.891", "0.001", "100000000000000000001"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_shown_number_reads_back_the_same(stored: str, language: str) -> None:
    assert read_number(show_number(stored, language), language) == stored


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24-11-2026", date(2026, 11, 24)),
        ("24/11/26", date(2026, 11, 24)),
        ("24.11.2026", date(2026, 11, 24)),
        ("24112026", date(2026, 11, 24)),
        ("241126", date(2026, 11, 24)),
        ("3 mei 2024", date(2024, 5, 3)),
        ("3 agt 2024", date(2024, 8, 3)),
        ("17 Agustus", date(2026, 8, 17)),
        ("5", date(2026, 11, 5)),
        ("5-3", date(2026, 3, 5)),
        ("hari ini", TODAY),
        ("kemarin", date(2026, 11, 23)),
        ("-7", date(2026, 11, 17)),
        ("2024-02-29", date(2024, 2, 29)),
        ("1-1-85", date(1985, 1, 1)),
        ("3/3/26", date(2026, 3, 3)),
        ("3 mar 2026", date(2026, 3, 3)),
        ("24nov2026", date(2026, 11, 24)),
        ("2026/11/24", date(2026, 11, 24)),
        ("Selasa, 24 November 2026", date(2026, 11, 24)),
        ("1 ags 26", date(2026, 8, 1)),
        ("kmrn", date(2026, 11, 23)),
        ("+1", date(2026, 11, 25)),
    ],
)
def test_dates_are_read_as_people_write_them(typed: str, day: date) -> None:
    assert read_date(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["", "32-1-2026", "29-02-2025", "x", "5 ju 2024", "1-2-3-4"])
def test_what_is_no_date_is_not_stored(typed: str) -> None:
    assert read_date(typed, TODAY) is None


def test_a_shown_date_reads_back_the_same() -> None:
    assert show_date("2022-09-29") == "29-09-2022"
    assert read_date(show_date("2022-09-29"), TODAY) == date(2022, 9, 29)


@pytest.mark.parametrize(
    ("typed", "clock"),
    [("14.03", "14:03"), ("1403", "14:03"), ("9", "09:00"), ("930", "09:30"), ("9:30", "09:30"), ("14:03:22", "14:03")],
)
def test_times_are_read(typed: str, clock: str) -> None:
    assert read_time(typed) == clock


@pytest.mark.parametrize("typed", ["24.00", "12.60", "abc", "1:2"])
def test_what_is_no_time_is_not_stored(typed: str) -> None:
    assert read_time(typed) is None


def test_a_time_is_stored_with_its_zone() -> None:
    noon = datetime(2026, 11, 24, 12, 0, tzinfo=timezone(timedelta(hours=7)))
    assert stored_time("14:03", noon) == "14:03:00.000+07:00"
    assert show_time("14:03:00.000+07:00") == "14.03"


@pytest.mark.parametrize(
    "typed",
    [
        "-8.0657, 111.9022",
        "-8,0657 111,9022",
        "-8.0657 111.9022 0 5",
        "8.0657° S 111.9022° E",
        "8°3'56.52\"S 111°54'7.92\"E",
        "8° 3′ 56,52″ LS, 111° 54′ 7,92″ BT",
        "https://www.google.com/maps/place/x/@-8.0657,111.9022,17z",
        "https://maps.google.com/?q=-8.0657,111.9022",
        "https://www.google.com/maps?q=-8.0657%2C111.9022",
        "https://www.openstreetmap.org/#map=17/-8.0657/111.9022",
        "https://www.google.com/maps/place/x/@0,0,17z/data=!3d-8.0657!4d111.9022",
        "geo:-8.0657,111.9022",
    ],
)
def test_places_are_read_from_whatever_is_pasted(typed: str) -> None:
    point = read_geopoint(typed)
    assert point is not None
    assert (point.latitude, point.longitude) == pytest.approx((-8.0657, 111.9022), abs=1e-5)


@pytest.mark.parametrize("typed", ["", "8", "91, 10", "10, 181", "Tulungagung", "8° S"])
def test_what_is_no_place_is_not_stored(typed: str) -> None:
    assert read_geopoint(typed) is None


def test_a_stored_place_reads_back_with_its_altitude() -> None:
    point = read_geopoint("-8.065700 111.902200 85 4.5")
    assert point is not None
    assert point.stored == "-8.065700 111.902200 85 4.5"
    assert point.show() == "8,06570° LS, 111,90220° BT"
