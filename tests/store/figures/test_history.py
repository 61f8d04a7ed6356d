"""What changed since the round before, the page of a centre, and two of them side by side."""

from datetime import date
from decimal import Decimal

import pytest

from ltsa_desktop.store import figures, rounds
from ltsa_desktop.store.errors import NotFound
from ltsa_desktop.store.figures import Scope
from ltsa_desktop.store.follow_ups import Confirmation, record_of

MARCH, JUNE, SEPTEMBER = date(2026, 3, 2), date(2026, 6, 1), date(2026, 9, 1)
NOW = Scope(today=date(2026, 11, 24))


def closing(store, visit, state="selesai"):
    """What a later visit says of the first finding's action of `visit`."""
    path = next(f.path for f in figures.findings(store, Scope(every_visit=True)) if f.visit_id == visit)
    return Confirmation(visit, record_of(path), state, action="urus", day=str(MARCH), deadline="2026-06-30")


def test_changes_compare_the_latest_visit_with_the_one_before(office, make_finding):
    before = office.visit("LTSA-014", MARCH, ipp=2, findings=[make_finding("anggaran")])
    after = office.visit(
        "LTSA-014", JUNE, ipp=3, findings=[make_finding("sdm")], looked=[closing(office.store, before)]
    )
    office.visit("LTSA-015", MARCH, ipp=4)
    office.visit("LTSA-015", JUNE, state="tidak_aktif")
    office.visit("LTSA-016", JUNE, ipp=4)
    found = figures.changes(office.store, NOW)
    assert (found.before.id, found.after.id) == ("kunjungan sebelumnya", "kunjungan terakhir")
    # The one in another state stands first.
    assert [row.code for row in found.rows] == ["LTSA-015", "LTSA-014"]
    stopped, grown = found.rows
    assert (stopped.status_before.state, stopped.status_after.state) == ("aktif", "tidak aktif")
    assert (stopped.score_before, stopped.score_after, stopped.difference) == (4, None, None)
    assert (grown.before_id, grown.after_id, grown.difference) == (before, after, Decimal("1.00"))
    assert (grown.band_before, grown.band_after) == ("D", "C")
    assert [visit for visit, _ in grown.closed] == [before]
    assert [visit for visit, _ in grown.new] == [after]
    assert found.only_after == ("LTSA-016",)
    assert (found.improved, found.declined) == (1, 0)


def test_rounds_are_compared_with_the_round_before_or_the_one_named(office):
    store = office.store
    rounds.add(store, "Ronde 1", date(2026, 3, 1), date(2026, 3, 31))
    rounds.add(store, "Ronde 2", date(2026, 6, 1), date(2026, 6, 30))
    third = rounds.add(store, "Ronde 3", date(2026, 9, 1), date(2026, 9, 30))
    for day, points in ((MARCH, 1), (JUNE, 2), (SEPTEMBER, 4)):
        office.visit("LTSA-014", day, ipp=points)
    office.visit("LTSA-015", JUNE, ipp=3)
    last = Scope(round=third.id, today=NOW.today)
    found = figures.changes(store, last)
    assert (found.before.id, found.after.id) == ("Ronde 2", "Ronde 3")
    assert [(r.code, r.score_before, r.score_after) for r in found.rows] == [("LTSA-014", 2, 4)]
    assert found.only_before == ("LTSA-015",)
    assert found.basis.round == "Ronde 3"
    first = figures.changes(store, last, before="Ronde 1")
    assert [r.difference for r in first.rows] == [3]


def test_the_page_of_a_centre_has_its_history_trends_and_peers(office, make_finding):
    store = office.store
    rounds.add(store, "Ronde 1", date(2026, 3, 1), date(2026, 3, 31))
    office.visit("LTSA-014", MARCH, {"legal_kind": "perkada", "legal_number": "Nomor 5 Tahun 2017"}, ipp=2)
    last = office.visit("LTSA-014", JUNE, ipp=3, findings=[make_finding("sdm")], approved=True)
    for code, points in (("LTSA-015", 1), ("LTSA-016", 4), ("LTSA-018", 5)):
        office.visit(code, MARCH, ipp=points)
    page = figures.centre_page(store, "ltsa-014", NOW)
    assert [(v.day, v.score, v.approved, v.round) for v in page.visits] == [
        (JUNE, 3, True, ""),
        (MARCH, 2, False, "Ronde 1"),
    ]
    index = next(t for t in page.trends if t.scheme == "ipp" and t.aspect == "")
    assert [(p.day, p.score) for p in index.points] == [(MARCH, 2), (JUNE, 3)]
    radar = next(r for r in page.radars if r.scheme == "ipp")
    assert radar.peers.id == "3 pusat layanan kabupaten lain"
    assert {(a.value, a.median, a.n_peers) for a in radar.axes} == {(Decimal("3.00"), Decimal("4.00"), 3)}
    assert [e.origin for e in page.statuses] == ["visit", "visit", "register"]
    assert (page.legal.kind.id, page.legal.number) == (
        "Peraturan gubernur/bupati/wali kota",
        "Nomor 5 Tahun 2017",
    )
    assert [f.visit_id for f in page.findings] == [last]
    assert [a.action for a in page.actions] == ["urus sdm"]
    assert page.basis.centres == 1


def test_with_fewer_than_three_of_its_level_all_other_centres_are_peers(office):
    office.visit("LTSA-014", MARCH, ipp=2)
    office.visit("LTSA-015", MARCH, ipp=4)
    (radar, *_) = figures.centre_page(office.store, "LTSA-014", NOW).radars
    assert (radar.peers.id, radar.peer_codes) == ("1 pusat layanan lain", ("LTSA-015",))


def test_two_centres_and_two_visits_stand_side_by_side(office, make_finding):
    one = office.visit("LTSA-014", MARCH, {"keimigrasian_present": "ya", "keimigrasian_on_site": "1"}, ipp=2)
    other = office.visit(
        "LTSA-015",
        JUNE,
        {"keimigrasian_present": "ya", "keimigrasian_on_site": "4"},
        ipp=4,
        findings=[make_finding()],
    )
    for found in (
        figures.compare_centres(office.store, "LTSA-014", "LTSA-015", NOW),
        figures.compare_visits(office.store, one, other),
    ):
        rows = {(r.group, r.key): r for r in found.rows}
        assert (found.left_id, found.right_id) == (one, other)
        index = rows["index", "ipp"]
        assert (index.left.id, index.right.id, index.difference) == ("2,00 D", "4,00 B", 2)
        assert rows["desk", "keimigrasian"].difference == 3
        assert rows["count", "finding"].difference == 1
        assert rows["status", "state"].same
    empty = figures.compare_centres(office.store, "LTSA-014", "LTSA-020", NOW)
    assert "belum ada kunjungan" in empty.right.id


def test_a_draft_cannot_be_compared(office):
    one = office.visit("LTSA-014", MARCH)
    draft = office.store.visits.create("LTSA-015", office.digest, JUNE).id
    with pytest.raises(NotFound):
        figures.compare_visits(office.store, one, draft)
