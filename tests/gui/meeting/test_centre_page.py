"""A centre's page: each side of it by its key, comparison, photos, and the learning tab that leads to others."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ltsa_desktop.gui.meeting.printing import CardDialog
from ltsa_desktop.gui.meeting.records import RecordsDialog


@pytest.fixture
def profile(office, hub):
    """The page of the scored centre with the most findings."""
    overview = hub.tab("overview")
    row = max(overview._overview.rows, key=lambda r: (r.score is not None, r.findings))
    overview._open(row.code)
    office.settle()
    return office.window.shell.page("centres").profile()


def test_every_side_has_a_key_and_shows_what_the_store_knows(office, profile) -> None:
    page = profile.page
    for number, part in enumerate(profile.parts, 1):
        QTest.keyClick(profile.back, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.AltModifier)
        office.settle()
        assert profile.tabs.currentWidget() is part
    summary, _scores, desks, findings, practices, photos, people, _ = profile.parts
    assert [v.visit_id for v in summary.visits.rows()] == [v.visit_id for v in page.visits]
    assert len(summary.statuses.rows()) == len(page.statuses)
    assert all(status.source for status in summary.statuses.rows())
    assert {d.desk for d in desks.table.rows()} == {d.desk for d in page.desks}
    assert len(findings.findings.rows()) == len(page.findings) > 0
    assert len(findings.agreed.rows()) == len(page.actions)
    assert len(people.table.rows()) == len(page.people) > 0
    assert photos.list.count() == len(page.photos)
    assert len(practices.own.rows()) == len(page.practices)
    assert "kunjungan" in profile._where.text()


def test_scores_show_trend_and_radar_against_the_median(office, profile) -> None:
    profile.open_part(1)
    part = profile.parts[1]
    office.settle()
    assert part.scheme.currentData() == profile.page.row.scheme
    index = next(t for t in profile.page.trends if t.scheme == part.scheme.currentData() and not t.aspect)
    assert len(part.grid.heads()) == len(index.points)
    office.qtbot.waitUntil(lambda: part.trend.drawn() and part.radar.drawn(), timeout=10_000)
    assert "median" in part.radar.accessibleName()
    scored = next(i for i, point in enumerate(index.points) if point.score is not None)
    part.grid.setCurrentIndex(part.grid.model().index(1, scored))
    part.grid.setFocus()
    QTest.keyClick(part.grid, Qt.Key.Key_Return)
    assert office.dialog(RecordsDialog).table.rows()
    office.dialog(RecordsDialog).close()


def test_photos_come_one_after_the_other_and_open_their_question(office, hub, profile) -> None:
    overview = hub.tab("overview")
    page = office.window.shell.page("centres")
    for row in overview._overview.rows:
        if row.visit_id:
            page.open_profile(row.code, hub.bar.scope())
            office.settle()
            if profile.page.photos:
                break
    photo = profile.page.photos[0]
    part = profile.parts[5]
    profile.open_part(5)
    office.settle()
    assert part.list.item(0).text().startswith(str(photo.number))
    part.list.setCurrentRow(0)
    QTest.keyClick(part.list, Qt.Key.Key_Return)
    office.settle()
    (window,) = office.window.actions_.open_visits()
    assert window.visit_id == photo.visit_id
    window.close()
    office.settle()


def test_two_centres_and_two_visits_stand_side_by_side(office, profile) -> None:
    profile.open_part(7)
    part = profile.parts[7]
    office.settle()
    assert part.right.count() > 30
    visited = next(
        row.code
        for row in office.window.shell.page("map").tab("overview")._overview.rows
        if row.visit_id and row.code != profile.code()
    )
    part.right.setCurrentIndex(part.right.findData(visited))
    office.settle()
    everything = part.table.rows()
    assert {row.group for row in everything} >= {"status", "index", "aspect", "desk"}
    part.only.setChecked(True)
    assert all(not row.same for row in part.table.rows())
    assert len(part.table.rows()) < len(everything)
    part.only.setChecked(False)
    part.what.setCurrentIndex(1)
    office.settle()
    assert part._found.left_id != part._found.right_id
    assert {part._found.left_id, part._found.right_id} <= {v.visit_id for v in profile.page.visits}


def test_the_page_can_be_opened_from_the_register_by_enter(office) -> None:
    page = office.go("centres")
    page.table.select(lambda row: True)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    office.settle()
    assert page.profile() is not None
    assert page.profile().page is not None


def test_a_practice_tells_whom_it_may_help_and_why(office, hub, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("ltsa_desktop.gui.meeting.printing.documents", lambda: tmp_path)
    tab = hub.open_tab("learning")
    office.settle()
    cards = tab.cards.rows()
    assert cards
    card = max(cards, key=lambda c: len(c.matches))
    tab.cards.select(lambda c: c is card)
    assert len(tab.matches.rows()) == len(card.matches) > 0
    assert all(match.reason.id for match in tab.matches.rows())
    assert card.code not in {match.code for match in tab.matches.rows()}
    QTest.mouseClick(tab.print_it, Qt.MouseButton.LeftButton)
    dialog = office.dialog(CardDialog)
    dialog.submit()
    office.settle(40)
    assert dialog.written is not None
    assert dialog.written.read_bytes().startswith(b"%PDF")
    dialog.close()
