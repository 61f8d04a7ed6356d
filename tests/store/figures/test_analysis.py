"""Ranking, heat map, desks, Pareto, items, gender, SKM and need: each against numbers made by hand."""

from datetime import date
from decimal import Decimal

import pytest

from ltsa_desktop.store import figures
from ltsa_desktop.store.figures import Scope

MARCH, JUNE = date(2026, 3, 2), date(2026, 6, 1)
NOW = Scope(today=date(2026, 11, 24))


def test_equal_scores_share_a_place_and_the_next_is_passed_over(office):
    for code, points in (("LTSA-014", 3), ("LTSA-015", 4), ("LTSA-016", 3), ("LTSA-017", 1)):
        office.visit(code, MARCH, ipp=points)
    office.visit("LTSA-018", MARCH, state="tidak_aktif")
    found = figures.ranking(office.store, NOW)
    assert [(r.rank, r.tied, r.code, r.score, r.band) for r in found.rows] == [
        (1, False, "LTSA-015", Decimal("4.00"), "B"),
        (2, True, "LTSA-014", Decimal("3.00"), "C"),
        (2, True, "LTSA-016", Decimal("3.00"), "C"),
        (4, False, "LTSA-017", Decimal("1.00"), "F"),
    ]
    assert {r.n_items for r in found.rows} == {30}
    assert [(b.code, b.n) for b in found.bands if b.n] == [("B", 1), ("C", 2), ("F", 1)]
    assert [b.code for b in found.bands] == ["A", "A-", "B", "B-", "C", "C-", "D", "E", "F"]
    why = {u.code: u.why.id for u in found.unranked}
    assert "formulir singkat" in why["LTSA-018"]
    assert "belum ada kunjungan" in why["LTSA-001"]
    assert len(why) == 33


def test_the_heat_map_has_a_cell_for_each_aspect_and_the_median_of_an_even_number(office):
    office.visit("LTSA-014", MARCH, dict.fromkeys(("ipp_01", "ipp_02", "ipp_03"), "1"))
    one = office.visit("LTSA-014", JUNE, ipp=2)
    office.visit("LTSA-015", MARCH, ipp=5)
    found = figures.heat_map(office.store, NOW)
    assert (found.scheme, found.maximum, len(found.columns)) == ("ipp", 5, 6)
    assert [r.code for r in found.rows] == ["LTSA-015", "LTSA-014"]
    cell = found.rows[1].cells[0]
    assert (found.rows[1].visit_id, cell.score, cell.share, cell.n_scored, cell.n_items) == (one, 2, 0.4, 9, 9)
    assert [c.median for c in found.columns] == [Decimal("3.50")] * 6
    assert found.columns[0].n == 2
    assert figures.heat_map(office.store, NOW, "skm").scheme == "skm"


def test_the_desk_matrix_counts_what_exists_and_how_far_it_goes(office):
    office.visit(
        "LTSA-014",
        MARCH,
        {
            "keimigrasian_present": "ya",
            "keimigrasian_on_site": "4",
            "kepolisian_present": "tidak",
            "kesehatan_present": "ya",
            "kesehatan_on_site": "nd",
        },
    )
    office.visit("LTSA-015", MARCH, {"keimigrasian_present": "ya", "keimigrasian_on_site": "1"})
    office.visit("LTSA-016", MARCH, state="tidak_aktif")
    found = figures.desk_matrix(office.store, NOW)
    desks = {d.desk: d for d in found.desks}
    immigration = desks["keimigrasian"]
    assert (immigration.asked, immigration.present, immigration.finished, immigration.levels) == (
        2,
        2,
        1,
        (0, 1, 0, 0, 1),
    )
    assert (desks["kepolisian"].asked, desks["kepolisian"].present) == (1, 0)
    assert (desks["kesehatan"].present, desks["kesehatan"].unknown) == (1, 1)
    assert immigration.title.id == "Keimigrasian"
    assert [(r.code, r.present, r.asked) for r in found.rows] == [("LTSA-014", 2, 3), ("LTSA-015", 1, 1)]
    cells = {c.desk: c.words.id for c in found.rows[0].cells}
    assert cells["keimigrasian"] == "Produk selesai"
    assert cells["kepolisian"] == "tidak ada"
    assert [t.id for t in found.levels][0::4] == ["Tidak ada layanan", "Produk selesai"]


def test_the_pareto_goes_from_the_most_to_the_least_and_down_to_the_findings(office, make_finding):
    office.visit("LTSA-014", MARCH, findings=[make_finding("anggaran"), make_finding("sdm", (5, 5, 5))])
    office.visit("LTSA-022", MARCH, findings=[make_finding("anggaran", (1, 1, 1)), make_finding("sarana", None)])
    found = figures.pareto(office.store, NOW)
    assert [(b.key, b.amount, round(b.share, 2), round(b.cumulative, 2)) for b in found.bars] == [
        ("anggaran", 2, 0.5, 0.5),
        ("sdm", 1, 0.25, 0.75),
        ("sarana", 1, 0.25, 1.0),
    ]
    assert found.bars[0].codes == ("LTSA-014", "LTSA-022")
    assert [f.text for f in found.bars[0].findings] == ["temuan anggaran"] * 2
    assert found.bars[0].title.id == "Anggaran"
    weighed = figures.pareto(office.store, NOW, weight="usg")
    assert [(b.key, b.amount) for b in weighed.bars] == [("sdm", 15), ("anggaran", 12), ("sarana", 0)]
    assert (weighed.total, weighed.unweighted) == (27, 1)
    regions = figures.pareto(office.store, NOW, "province").bars
    assert [(b.key, b.amount) for b in regions] == [("Jawa Barat", 2), ("Jawa Timur", 2)]
    assert [(b.title.id, b.amount) for b in figures.pareto(office.store, NOW, "owner").bars] == [("kabupaten/kota", 4)]


def test_findings_of_an_earlier_visit_count_only_when_every_visit_is_asked_for(office, make_finding):
    office.visit("LTSA-014", MARCH, findings=[make_finding("anggaran")])
    office.visit("LTSA-014", JUNE, findings=[make_finding("sdm")])
    assert [f.cause for f in figures.findings(office.store, NOW)] == ["sdm"]
    every = Scope(today=NOW.today, every_visit=True)
    assert {f.cause for f in figures.findings(office.store, every)} == {"sdm", "anggaran"}


def test_failed_items_tell_how_often_the_lowest_points_and_what_they_cost(office):
    low = office.visit("LTSA-014", MARCH, {"ipp_01": "0"}, ipp=5)
    store = office.store
    words = store.instruments.open(office.digest).words
    visits = store.visits
    visits.reopen(low, "ralat")
    visits.save(low, {words.ref("ipp_01"): "0"})
    visits.seal(low, "final", "ralat")
    office.visit("LTSA-015", MARCH, ipp=5)
    found = figures.failed_items(store, NOW)
    worst = found.rows[0]
    assert (worst.ref, worst.asked, worst.lowest, worst.mean, worst.maximum) == (
        "/data/d/d1/ipp_01",
        2,
        1,
        Decimal("2.50"),
        5,
    )
    # 5 points × 17 % inside the aspect × 24 % of the index, over two visits.
    assert worst.lost == Decimal("0.102")
    assert (worst.visits, worst.codes) == ((low,), ("LTSA-014",))
    assert all(row.lost == 0 for row in found.rows[1:])


def test_gender_tables_sum_by_service_client_and_channel(office):
    def row(service, client, channel, men, women):
        return {"mc_service": service, "mc_client": client, "mc_channel": channel, "mc_m": str(men), "mc_f": str(women)}

    one = office.visit(
        "LTSA-014",
        MARCH,
        {"counts_any": "ya", "case_open_m": "2", "case_open_f": "5", "case_gbv": "1"},
        records={"mrc_count": [row("informasi", "cpmi", "kantor", 10, 30), row("kasus", "pmi", "telepon", 1, 3)]},
    )
    office.visit(
        "LTSA-015",
        MARCH,
        {"counts_any": "ya", "case_open_f": "1"},
        records={"mrc_count": [row("informasi", "cpmi", "kantor", 5, 5)]},
    )
    office.visit("LTSA-016", MARCH, {"counts_any": "tidak"})
    office.visit("LTSA-017", MARCH, state="tidak_aktif")
    found = figures.gender_tables(office.store, NOW)
    assert (found.recorded, found.asked) == (2, 3)
    assert (found.total.men, found.total.women, found.total.total) == (16, 38, 54)
    assert [(r.service, r.client, r.channel, r.men, r.women) for r in found.rows] == [
        ("informasi", "cpmi", "kantor", 15, 35),
        ("kasus", "pmi", "telepon", 1, 3),
    ]
    assert found.rows[1].visits == (one,)
    assert [(r.client, r.total) for r in found.by_client] == [("cpmi", 50), ("pmi", 4)]
    assert found.by_channel[0].channel_title.id == "Kantor"
    assert found.by_service[0].women_share == pytest.approx(0.7)
    cases = {c.key: c for c in found.cases}
    assert (cases["opened"].value, cases["opened"].n, cases["opened"].of) == (8, 2, 3)
    assert (cases["gbv"].value, cases["gbv"].n) == (1, 1)
    assert cases["closed"].value is None


def test_joint_means_of_the_survey_weigh_every_respondent_the_same(office):
    def survey(n, total):
        return {"skm_mode": "jumlah", "skm_respondents": str(n), **{f"skm_t{u}": str(total) for u in range(1, 10)}}

    office.visit("LTSA-014", MARCH, survey(10, 40))
    office.visit("LTSA-015", MARCH, survey(30, 60))
    office.visit("LTSA-016", MARCH)
    found = figures.skm(office.store, NOW)
    assert [(r.code, r.score, r.band, r.respondents) for r in found.rows] == [
        ("LTSA-014", Decimal("100.00"), "A", 10),
        ("LTSA-015", Decimal("50.00"), "D", 30),
    ]
    # (40 + 60) / 40 respondents, not the mean of 4 and 2.
    assert {(e.mean, e.respondents, e.centres) for e in found.elements} == {(Decimal("2.50"), 40, 2)}
    assert found.respondents == 40
    assert found.rows[1].means == (Decimal("2.00"),) * 9


def test_need_is_set_against_capacity_and_what_was_not_asked_stays_blank(office):
    office.visit(
        "LTSA-014",
        MARCH,
        {
            "days_open": "5",
            "served_m": "100",
            "served_f": "201",
            "problems": "7",
            "staff_m": "1",
            "staff_f": "2",
            "keimigrasian_present": "ya",
            "kepolisian_present": "tidak",
        },
    )
    office.visit("LTSA-015", MARCH, {"days_open": "2", "served_m": "50"})
    office.visit("LTSA-016", MARCH, state="tidak_aktif")
    found = figures.need(office.store, NOW)
    first, second = found.rows
    assert (first.code, first.served, first.staff, first.served_per_staff) == ("LTSA-014", 301, 3, Decimal("100.3"))
    assert (first.desks, first.desks_asked, first.days) == (1, 2, 5)
    assert (second.served, second.staff, second.served_per_staff, second.problems) == (50, None, None, None)
    totals = {t.key: t for t in found.totals}
    assert (totals["served"].value, totals["served"].n, totals["served"].of) == (351, 2, 2)
    assert (totals["problems"].value, totals["problems"].n) == (7, 1)


def test_without_any_visit_every_figure_is_empty_and_none_falls(office):
    store = office.store
    assert figures.ranking(store, NOW).rows == ()
    assert figures.heat_map(store, NOW).rows == ()
    assert figures.desk_matrix(store, NOW).rows == ()
    assert figures.pareto(store, NOW).bars == ()
    assert figures.failed_items(store, NOW).rows == ()
    assert figures.gender_tables(store, NOW).total.total == 0
    assert figures.skm(store, NOW).rows == ()
    assert figures.need(store, NOW).rows == ()
    assert figures.practices(store, NOW).cards == ()
    assert figures.actions(store, NOW).rows == ()
    assert figures.dim(store, NOW).rows == ()
    assert figures.changes(store, NOW).rows == ()
    assert figures.schemes(store, NOW) == ()
    assert figures.centre_page(store, "LTSA-014", NOW).visits == ()
    assert figures.method(store, NOW).sections[0][1][0] == figures.overview(store, NOW).basis.told()
