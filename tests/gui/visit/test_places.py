"""Places from every kind of link, and the warning when one can hardly be right for its regency."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ltsa_desktop.gui.visit.editors.geopoints import Geopoint, read_place
from ltsa_desktop.gui.visit.place_check import KnownPlace, distance_km, doubt

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagate)", extend=True)
TULUNGAGUNG = KnownPlace("Tulungagung", -8.0657, 111.9022, 75.0)
FORM = """
survey | type | name | label
survey | geopoint | titik | A1 Titik
"""


@pytest.mark.parametrize(
    "typed",
    [
        "https://www.google.com/maps/search/-8.0657,+111.9022?entry=tts",
        "https://maps.google.com/maps?q=-8.0657%2C111.9022&z=17&hl=id",
        "https://www.google.com/maps/dir//-8.0657,111.9022",
        "https://www.google.com/maps/dir/-7.1,112.2/-8.0657,111.9022/@-7.5,112,10z",
        "https://www.google.com/maps/@?api=1&map_action=map&center=-8.0657%2C111.9022",
        "https://www.google.com/maps/place/x/@-8.0,111.0,17z/data=!8m2!3d-8.0657!4d111.9022!16s",
        "https://maps.apple.com/?ll=-8.0657,111.9022&q=Tulungagung",
        "https://maps.apple.com/place?coordinate=-8.0657,111.9022",
        "https://www.openstreetmap.org/?mlat=-8.0657&mlon=111.9022#map=17/-8.1/111.9",
        "geo:0,0?q=-8.0657,111.9022(LTSA)",
        "Lokasi: https://maps.google.com/?q=-8.0657,111.9022",
        "Lat: -8.0657 Long: 111.9022",
        "(-8,0657; 111,9022)",
        "-8,0657, 111,9022",
    ],
)
def test_links_of_every_kind_give_their_place(typed: str) -> None:
    point = read_place(typed).point
    assert point is not None
    assert (point.latitude, point.longitude) == (-8.0657, 111.9022)


def test_a_geo_address_keeps_altitude_and_accuracy() -> None:
    assert read_place("geo:-8.0657,111.9022,85;u=4.5").point == Geopoint(-8.0657, 111.9022, 85.0, 4.5)


@pytest.mark.parametrize("typed", ["111.9022, -8.0657", "111,9022 -8,0657"])
def test_longitude_first_is_put_right_and_said(typed: str) -> None:
    reading = read_place(typed)
    assert reading.point == Geopoint(-8.0657, 111.9022)
    assert reading.swapped


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("https://maps.app.goo.gl/abc", "short-link"),
        ("WVMX+2J Tulungagung", "plus-code"),
        ("https://www.google.com/maps/place/Tulungagung", "no-position"),
        ("91, 10", "out-of-range"),
        ("di depan pasar", "no-place"),
    ],
)
def test_what_holds_no_place_says_why(typed: str, why: str) -> None:
    assert (read_place(typed).point, read_place(typed).why) == (None, why)


@pytest.mark.parametrize(
    "typed",
    [
        "7 15 30 S, 112 45 10 E",
        "7 15 30 S 112 45 10 E",
        "7 15 30 LS; 112 45 10 BT",
        "S 7 15 30 E 112 45 10",
        "s 7 15 30, e 112 45 10",
        "-7 15 30, 112 45 10",
        "7:15:30 S, 112:45:10 E",
        "7 15.5 S, 112 45.1667 E",
        "7 15,5 LS 112 45,1667 BT",
        "112 45 10 BT, 7 15 30 LS",
        "7.258333 S, 112.752778 E",
        "S 7°15'30\" E 112°45'10\"",
        "7° 15' 30\" LS, 112° 45' 10\" BT",
        "Lintang: 7 15 30 S Bujur: 112 45 10 E",
    ],
)
def test_degrees_minutes_and_seconds_need_no_signs(typed: str) -> None:
    point = read_place(typed).point
    assert point is not None
    assert (point.latitude, point.longitude) == pytest.approx((-7.258333, 112.752778), abs=2e-6)


@pytest.mark.parametrize("typed", ["7 75 30 S, 112 45 10 E", "7 15 30 S, 112 45 10", "7 15 30 S, 8 1 1 N"])
def test_what_cannot_be_minutes_or_misses_a_side_is_no_place(typed: str) -> None:
    assert read_place(typed).point is None


def test_a_place_reads_in_either_language() -> None:
    assert Geopoint(-8.0657, 111.9022).show() == "8,06570° LS, 111,90220° BT"
    assert Geopoint(-8.0657, 111.9022).show("en") == "8.06570° S, 111.90220° E"
    assert Geopoint(3.5, -1.25).show("en") == "3.50000° N, 1.25000° W"


def test_odks_own_form_is_no_angle() -> None:
    assert read_place("-7 112 85 4").point == Geopoint(-7.0, 112.0, 85.0, 4.0)


def test_distances_are_those_of_the_globe() -> None:
    assert distance_km(0, 0, 0, 1) == pytest.approx(111.195, abs=0.01)


@pytest.mark.parametrize(
    ("point", "known", "kind"),
    [
        (Geopoint(-8.1, 111.95), (TULUNGAGUNG,), ""),
        (Geopoint(-6.2, 106.8), (TULUNGAGUNG,), "far"),
        (Geopoint(8.0657, 111.9022), (TULUNGAGUNG,), "sign"),
        (Geopoint(52.5, 13.4), (TULUNGAGUNG,), "outside"),
        (Geopoint(-6.2, 106.8), (), ""),
        (Geopoint(8.0657, 111.9022), (), "sign"),
        (Geopoint(3.6, 98.7), (), ""),
        (Geopoint(52.5, 13.4), (), "outside"),
    ],
)
def test_a_place_is_doubted_only_where_something_is_known(
    point: Geopoint, known: tuple[KnownPlace, ...], kind: str
) -> None:
    found = doubt(point, known)
    assert (found.kind if found else "") == kind
    if kind == "far":
        assert found is not None
        assert found.km == pytest.approx(600, abs=15)


def test_a_place_far_from_the_visited_regency_warns_and_is_kept(show, settle, qtbot) -> None:
    window = show(FORM)
    window.form.go_to("/data/titik")
    QTest.keyClicks(QApplication.focusWidget(), "106.8, -6.2")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle(window)
    warnings = window.session.tally.warnings
    qtbot.waitUntil(lambda: warnings.is_open("/data/titik"))
    assert "km dari" in warnings.words("/data/titik")
    assert window.session.state.node("/data/titik").value.startswith("-6.2")
    assert (window.session.tally.whole.warnings, window.session.tally.whole.problems) == (1, 0)


def test_the_position_of_the_centres_own_site_counts_before_the_regencys(
    show, settle, qtbot, new_visit, shared_store, tmp_path
) -> None:
    centre = shared_store.centres.list()[1]
    table = tmp_path / "letak.csv"
    table.write_text(
        "code,name,sites,latitude,longitude,approximate,position_source\n"
        f"{centre.code},{centre.name},CONTOH Loket,-8.0657,111.9022,tidak,CONTOH\n",
        encoding="utf-8",
    )
    plan = shared_store.centres.plan_import(table)
    shared_store.centres.apply_import(plan)
    window = show(new_visit(FORM, centre=1))
    window.form.go_to("/data/titik")
    warnings = window.session.tally.warnings
    QTest.keyClicks(QApplication.focusWidget(), "-8.30, 111.95")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle(window)
    qtbot.waitUntil(lambda: warnings.is_open("/data/titik"))
    assert warnings.words("/data/titik") == "Titik ini 27 km dari CONTOH Loket, letaknya menurut register."
    window.session.set("/data/titik", "-8.07 111.91 0 0")
    settle(window)
    qtbot.waitUntil(lambda: not warnings.is_open("/data/titik"))
