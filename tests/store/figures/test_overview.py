"""The overview: which visits count, what is said of a centre's state and by whom, and how many of how many."""

from datetime import date
from decimal import Decimal

import pytest

from ltsa_desktop.store import figures
from ltsa_desktop.store.errors import NotFound
from ltsa_desktop.store.figures import Scope

MARCH, JUNE, SEPTEMBER = date(2026, 3, 2), date(2026, 6, 1), date(2026, 9, 1)
NOW = date(2026, 11, 24)


def scope(**more):
    return Scope(today=NOW, **more)


def row(store, code, **more):
    return next(r for r in figures.overview(store, scope(**more)).rows if r.code == code)


def test_of_each_centre_the_latest_visit_counts(office):
    office.visit("LTSA-014", MARCH, ipp=2)
    last = office.visit("LTSA-014", JUNE, ipp=4)
    office.visit("LTSA-015", MARCH, ipp=3)
    found = figures.overview(office.store, scope())
    assert (found.basis.centres, found.basis.counted, found.basis.visits) == (37, 2, 2)
    tulungagung = row(office.store, "LTSA-014")
    assert (tulungagung.visit_id, tulungagung.last_visit) == (last, JUNE)
    assert (tulungagung.scheme, tulungagung.score, tulungagung.band) == ("ipp", Decimal("4.00"), "B")
    assert (tulungagung.n_scored, tulungagung.n_items) == (30, 30)
    assert len(found.not_visited) == 35
    assert found.maximum == 5


def test_an_exported_draft_counts_nowhere(office):
    office.visit("LTSA-014", MARCH, ipp=2)
    office.visit("LTSA-014", JUNE, ipp=4, kind="export")
    assert row(office.store, "LTSA-014").last_visit == MARCH


def test_examples_and_real_visits_are_never_mixed_unless_asked(office):
    office.visit("LTSA-014", MARCH, ipp=2)
    office.visit("LTSA-014", JUNE, ipp=4, state="tidak_aktif", example=True)
    assert row(office.store, "LTSA-014").score == 2
    assert row(office.store, "LTSA-014").status.state == "aktif"
    assert row(office.store, "LTSA-014", examples="examples").status.state == "tidak aktif"
    assert row(office.store, "LTSA-014", examples="both").last_visit == JUNE
    told = figures.overview(office.store, scope(examples="both")).basis.told()
    assert "termasuk data CONTOH" in told.id
    assert "CONTOH" not in figures.overview(office.store, scope()).basis.told().id


def test_with_approved_only_the_latest_approved_visit_counts(office):
    office.visit("LTSA-014", MARCH, ipp=2, approved=True)
    office.visit("LTSA-014", JUNE, ipp=4)
    office.visit("LTSA-015", JUNE, ipp=3)
    found = figures.overview(office.store, scope(approved_only=True))
    assert (found.basis.counted, found.basis.approved) == (1, 1)
    assert row(office.store, "LTSA-014", approved_only=True).score == 2
    assert "hanya kunjungan yang disetujui" in found.basis.told().id
    assert "1 dari 37" in found.basis.told().id
    everything = figures.overview(office.store, scope())
    assert (everything.basis.counted, everything.basis.approved) == (2, 0)


def test_many_unapproved_visits_do_not_hide_the_approved_one_before_them(office):
    first = office.visit("LTSA-014", MARCH, ipp=2, approved=True)
    for day in range(1, 9):
        office.visit("LTSA-014", date(2026, 6, day))
    assert row(office.store, "LTSA-014", approved_only=True).visit_id == first


def test_a_visit_changed_after_approval_is_not_approved(office):
    visit = office.visit("LTSA-014", MARCH, ipp=2, approved=True)
    store = office.store
    store.visits.reopen(visit, "koreksi")
    store.visits.save(visit, {"/data/h/h1/conclusion": "lain"})
    store.visits.seal(visit, "final", "koreksi")
    assert row(store, "LTSA-014", approved_only=True).visit_id == ""


def test_states_are_counted_from_the_register_with_their_sources_and_days(office):
    office.visit("LTSA-014", MARCH)
    office.visit("LTSA-015", JUNE)
    office.visit("LTSA-016", JUNE, state="tidak_aktif")
    office.store.centres.add_status("LTSA-017", "aktif", MARCH, "Surat dinas 12/2026")
    counts = {c.state: c for c in figures.overview(office.store, scope()).counts}
    assert {state: c.n for state, c in counts.items()} == {
        "aktif": 3,
        "aktif sebagian": 0,
        "tidak aktif": 1,
        "belum diverifikasi": 33,
    }
    active = counts["aktif"]
    assert active.of == 37
    assert [(s.source.id, s.n, s.first, s.last) for s in active.sources] == [
        ("kunjungan lapangan", 2, MARCH, JUNE),
        ("Surat dinas 12/2026", 1, MARCH, MARCH),
    ]
    assert active.codes == ("LTSA-014", "LTSA-015", "LTSA-017")
    assert active.told().id == (
        "3 dari 37 aktif menurut kunjungan lapangan (2; 2 Maret 2026 – 1 Juni 2026); "
        "Surat dinas 12/2026 (1; 2 Maret 2026)"
    )


def test_the_newest_statement_up_to_the_day_is_the_state(office):
    office.visit("LTSA-014", MARCH)
    office.store.centres.add_status("LTSA-014", "tidak aktif", SEPTEMBER, "Surat dinas")
    assert row(office.store, "LTSA-014").status.state == "tidak aktif"
    then = row(office.store, "LTSA-014", end=JUNE)
    assert (then.status.state, then.status.origin) == ("aktif", "visit")
    before = figures.overview(office.store, Scope(today=date(2026, 1, 15)))
    assert next(r for r in before.rows if r.code == "LTSA-014").status.state == "belum diverifikasi"


def test_a_state_that_nobody_stated_is_not_verified_and_has_no_source(office):
    with office.store._core.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM centre_status")
    said = row(office.store, "LTSA-014").status
    assert (said.state, said.source, said.day) == ("belum diverifikasi", "", None)


def test_filters_narrow_to_province_kind_days_and_instrument(office):
    office.visit("LTSA-014", MARCH, {"visit_type": "mendadak"}, ipp=2)
    office.visit("LTSA-014", JUNE, ipp=4)
    store = office.store
    assert row(store, "LTSA-014", kinds=("mendadak",)).last_visit == MARCH
    assert row(store, "LTSA-014", end=date(2026, 5, 31)).last_visit == MARCH
    assert row(store, "LTSA-014", start=JUNE).last_visit == JUNE
    assert row(store, "LTSA-014", start=date(2026, 6, 2)).last_visit is None
    assert row(store, "LTSA-014", instrument="lain").last_visit is None
    east_java = figures.overview(store, scope(province="35"))
    assert {r.province_code for r in east_java.rows} == {"35"}
    assert east_java.basis.centres == len(east_java.rows) < 37


def test_open_and_overdue_actions_stand_in_the_line_of_the_centre(office, make_finding):
    office.visit(
        "LTSA-014",
        MARCH,
        findings=[make_finding(f_deadline="2026-11-20"), make_finding("sdm", f_deadline="2027-01-01")],
    )
    line = row(office.store, "LTSA-014")
    assert (line.findings, line.open_actions, line.overdue) == (2, 2, 1)


def test_a_round_that_is_not_here_is_refused_in_words(office):
    with pytest.raises(NotFound):
        figures.overview(office.store, scope(round="Ronde 9"))


def test_a_visit_that_states_nothing_leaves_the_state_that_an_earlier_one_stated(office):
    office.visit("LTSA-014", MARCH, state="tidak_aktif")
    first = office.visit("LTSA-014", JUNE, state="aktif")
    office.visit("LTSA-014", SEPTEMBER, state="", ipp=3)
    found = row(office.store, "LTSA-014")
    assert found.last_visit == SEPTEMBER
    assert (found.status.state, found.status.day, found.status.visit_id) == ("aktif", JUNE, first)
    assert row(office.store, "LTSA-014", end=date(2026, 5, 1)).status.state == "tidak aktif"
