"""The overview: map and list in step, filters, counts with their sources, and what the map shows without a mouse."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ltsa_desktop.gui.meeting.boundaries import BoundariesDialog
from ltsa_desktop.gui.meeting.overview import age_kind, share_kind
from ltsa_desktop.gui.meeting.spread import spread


def drawn(office, overview) -> None:
    """Until the ground of the map is there."""
    office.qtbot.waitUntil(lambda: overview.map.drawn(), timeout=10_000)


def test_list_and_map_hold_the_same_centres_and_what_has_no_position_is_told(office, hub) -> None:
    overview = hub.tab("overview")
    rows = overview.table.rows()
    placed = {row.code for row in rows if row.latitude is not None}
    assert {spot.code for spot in overview.map.spots()} == placed
    assert len(placed) < len(rows), "the register has centres without a position"
    assert f"{len(rows) - len(placed)} tanpa letak" in overview._note.text()


def test_counts_name_their_source_and_day_and_add_up(office, hub) -> None:
    overview = hub.tab("overview")
    counts = overview._overview.counts
    total = len(overview._overview.rows)
    assert sum(count.n for count in counts) == total
    active = next(count for count in counts if count.state == "aktif")
    assert f"{active.n} dari {total} aktif menurut" in overview.headline()
    rows = overview.sources.rows()
    assert sum(row.n for row in rows) == total
    unverified = next(row for row in rows if row.state == "belum diverifikasi")
    assert unverified.n == next(c.n for c in counts if c.state == "belum diverifikasi") or unverified.n > 0


def test_a_source_of_a_status_leads_to_its_centres(office, hub) -> None:
    overview = hub.tab("overview")
    overview.sides.setCurrentIndex(1)
    row = max(overview.sources.rows(), key=lambda r: r.n)
    overview.sources.select(lambda r: r == row)
    overview.sources.setFocus()
    QTest.keyClick(overview.sources, Qt.Key.Key_Return)
    assert overview.sides.currentIndex() == 0
    assert {r.code for r in overview.table.rows()} == set(row.codes)


def test_filters_narrow_list_and_map_together(office, hub) -> None:
    overview = hub.tab("overview")
    everything = len(overview.table.rows())
    overview.status.setCurrentIndex(overview.status.findData("aktif"))
    active = overview.table.rows()
    assert 0 < len(active) < everything
    assert all(row.status.state == "aktif" for row in active)
    overview.pilot.setChecked(True)
    pilots = overview.table.rows()
    assert all(row.mrc_pilot for row in pilots)
    overview.pilot.setChecked(False)
    overview.status.setCurrentIndex(0)
    overview.band.setCurrentIndex(overview.band.findData("-"))
    assert all(row.score is None for row in overview.table.rows())
    overview.band.setCurrentIndex(0)
    overview.visited.setCurrentIndex(overview.visited.findData("yes"))
    assert all(row.visit_id for row in overview.table.rows())
    overview.visited.setCurrentIndex(0)
    QTest.keyClicks(overview.filter, "lombok")
    found = overview.table.rows()
    assert found
    assert all("Lombok" in row.name for row in found)
    assert {spot.code for spot in overview.map.spots()} <= {row.code for row in found}


def test_a_round_and_approved_only_narrow_every_tab(office, hub) -> None:
    overview = hub.tab("overview")
    before = overview._overview.basis
    assert hub.bar.rounds.count() == 3
    hub.bar.approved.setChecked(True)
    office.settle()
    approved = overview._overview.basis
    assert approved.approved_only
    assert approved.visits == approved.approved
    assert "hanya kunjungan yang disetujui" in overview.basis.text()
    hub.bar.approved.setChecked(False)
    hub.bar.rounds.setCurrentIndex(2)
    office.settle()
    assert overview._overview.basis.round == hub.bar.round_name()
    assert overview._overview.as_of <= before.end if before.end else True
    hub.open_tab("follow_up")
    office.settle()
    assert hub.tab("follow_up").scope == hub.bar.scope()


def test_the_cursor_of_the_list_is_ringed_on_the_map_and_back(office, hub) -> None:
    overview = hub.tab("overview")
    drawn(office, overview)
    row = next(row for row in overview.table.rows() if row.latitude is not None)
    overview.table.select(lambda r: r.code == row.code)
    assert overview.map.current() == row.code
    overview.map.setFocus()
    QTest.keyClick(overview.map, Qt.Key.Key_PageDown)
    assert overview.map.current() != row.code
    assert overview.table.current().code == overview.map.current()
    assert overview.map.card.lines()[0] == overview.table.current().name


def test_a_click_on_a_mark_opens_the_centres_page_and_esc_the_list(office, hub) -> None:
    overview = hub.tab("overview")
    drawn(office, overview)
    row = next(row for row in overview.table.rows() if row.latitude is not None and row.visit_id)
    at = overview.map.place_of(row.code).toPoint()
    QTest.mouseMove(overview.map, at)
    assert overview.map.card.lines()[0] == row.name
    QTest.mouseClick(overview.map, Qt.MouseButton.LeftButton, pos=at)
    office.settle()
    page = office.window.shell.page("centres")
    assert office.window.shell.current() == "centres"
    assert page.profile().code() == row.code
    assert page.profile().page.row.visit_id == row.visit_id
    QTest.keyClick(page.profile().back, Qt.Key.Key_Escape)
    assert page.profile() is None
    assert page.table.current().code == row.code


def test_enter_in_the_list_opens_the_centre_too(office, hub) -> None:
    overview = hub.tab("overview")
    overview.table.select(lambda r: bool(r.visit_id))
    code = overview.table.current().code
    overview.table.setFocus()
    QTest.keyClick(overview.table, Qt.Key.Key_Return)
    office.settle()
    assert office.window.shell.page("centres").profile().code() == code


def test_the_map_moves_by_keys_wheel_and_hand(office, hub) -> None:
    view = hub.tab("overview").map
    drawn(office, hub.tab("overview"))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom() > 1
    middle = QPointF(view.width() / 2, view.height() / 2)
    held = view._degrees(QPointF(60, 60))
    turn = QWheelEvent(
        QPointF(60, 60), view.mapToGlobal(QPointF(60, 60)), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    before = view.zoom()
    QApplication.sendEvent(view, turn)
    assert view.zoom() > before
    after = view._degrees(QPointF(60, 60))
    assert math.hypot(after.x() - held.x(), after.y() - held.y()) < 1e-6, "the point under the pointer stays"
    at = view._degrees(middle)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view._degrees(middle).x() > at.x()
    at = view._degrees(middle)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle.toPoint())
    QTest.mouseMove(view, middle.toPoint() + QPoint(40, 0))
    QTest.mouseMove(view, middle.toPoint() + QPoint(80, 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle.toPoint() + QPoint(80, 0))
    assert view._degrees(middle).x() < at.x()
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.zoom() == 1


def test_marks_tell_score_and_age_as_well(office, hub) -> None:
    overview = hub.tab("overview")
    overview.shown.setCurrentIndex(overview.shown.findData("score"))
    kinds = {spot.kind for spot in overview.map.spots()}
    assert kinds & {"full", "most", "half", "little"}
    assert "none" in kinds
    assert overview._legend_words[0].text().startswith("≥ 75 %")
    overview.shown.setCurrentIndex(overview.shown.findData("visit"))
    assert "≤ 6 bulan" in overview._legend_words[0].text()


def test_what_changed_since_the_round_before_is_a_table(office, hub) -> None:
    overview = hub.tab("overview")
    overview.sides.setCurrentIndex(2)
    rows = overview.changes.rows()
    assert rows
    moved = [row for row in rows if row.difference]
    assert moved
    column = overview.changes.columns()[3]
    assert all(column.text(row)[0] == ("▲" if row.difference > 0 else "▼") for row in moved)
    assert f"{overview._changes.improved} naik" in overview._since.text()


def test_boundaries_are_drawn_once_imported_and_refused_in_words(office, hub, tmp_path: Path) -> None:
    overview = hub.tab("overview")
    ring = [[112 + math.cos(a / 9), -7.5 + math.sin(a / 9)] for a in range(57)]
    polygon = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    collection = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {"NAME_1": "Jawa Timur"}, "geometry": polygon}],
    }
    good, bad = tmp_path / "provinsi.geojson", tmp_path / "rusak.geojson"
    good.write_text(json.dumps(collection), encoding="utf-8")
    bad.write_text("{", encoding="utf-8")
    overview.import_boundaries()
    dialog = office.dialog(BoundariesDialog)
    dialog.take(bad)
    office.settle()
    assert "bukan GeoJSON yang utuh" in dialog.banner._text.text()
    assert overview.map._ground.provinces is None
    dialog.take(good)
    office.settle()
    assert [(row.level, row.areas) for row in dialog.table.rows()] == [("province", 1)]
    assert overview.map._ground.provinces is not None
    assert "berkas yang diimpor" in overview._note.text()
    QTest.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    office.settle()
    assert overview.map._ground.provinces is None
    dialog.close()


def test_close_centres_are_spread_and_lone_ones_stay() -> None:
    crowd = [(100.0 + i, 100.0) for i in range(12)]
    places = spread([*crowd, (400.0, 400.0)], 16)
    assert places[-1] == (400.0, 400.0)
    pairs = [(a, b) for i, a in enumerate(places) for b in places[i + 1 :]]
    assert min(math.hypot(a[0] - b[0], a[1] - b[1]) for a, b in pairs) >= 16 - 1e-6
    moved = spread([(x + 37.5, y - 12.25) for x, y in [*crowd, (400.0, 400.0)]], 16)
    assert all(
        abs(a[0] + 37.5 - b[0]) < 1e-6 and abs(a[1] - 12.25 - b[1]) < 1e-6 for a, b in zip(places, moved, strict=True)
    ), "marks do not jump while the map is moved"


def test_hundreds_of_marks_come_to_rest_away_from_the_window(office, hub) -> None:
    overview = hub.tab("overview")
    drawn(office, overview)
    one = overview._overview.rows[0]
    rows = [
        replace(one, code=f"CONTOH-{i}", latitude=-8 + i % 20 * 0.4, longitude=97 + i // 20 * 1.6) for i in range(500)
    ]
    overview.fill((replace(overview._overview, rows=tuple(rows)), overview._changes))
    office.qtbot.waitUntil(lambda: overview.map.drawn(), timeout=10_000)
    office.settle()
    places = [overview.map.place_of(row.code) for row in rows[:50]]
    assert all(place is not None for place in places)
    assert len({(round(p.x()), round(p.y())) for p in places}) == 50, "no two stand on one place"


def test_shares_and_ages_have_fixed_steps() -> None:
    assert [share_kind(Decimal(s), Decimal(5)) for s in ("3.75", "2.5", "1.25", "1.24")] == [
        "full", "most", "half", "little",
    ]  # fmt: skip
    assert share_kind(None, Decimal(5)) == "none"
    today = date(2026, 11, 24)
    days = (date(2026, 6, 1), date(2026, 1, 1), date(2025, 1, 1), date(2020, 1, 1))
    assert [age_kind(day, today) for day in days] == ["full", "most", "half", "little"]
    assert age_kind(None, today) == "none"
