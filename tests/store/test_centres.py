"""The register: seeded with its sources, imported without doubles, told by dated events."""

from datetime import date

import pytest

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import NotFound


def test_the_first_start_brings_the_sourced_centres(bench):
    listed = bench.store.centres.list()
    assert len(listed) == 37
    assert all(c.status == "belum diverifikasi" and c.status_source.startswith("http") for c in listed)
    gianyar = bench.store.centres.get("ltsa-001")
    assert (gianyar.summary.province, gianyar.summary.regency, gianyar.year_reported) == (
        "Bali", "Kabupaten Gianyar", 2015)  # fmt: skip
    assert gianyar.statuses[0].origin == "register"
    assert len(bench.store.centres.regions("province")) == 38
    assert len(bench.store.centres.regions("regency")) == 514


def test_a_default_position_is_marked_approximate(bench):
    found = bench.store.centres.get("LTSA-001").summary
    assert found.approximate
    assert -9 < found.latitude < -8


def test_importing_the_same_file_again_plans_nothing(bench):
    plan = bench.store.centres.plan_import(resource("register/ltsa_centres.csv"))
    assert (plan.empty, plan.count("same"), plan.count("error")) == (True, 37, 0)
    assert not bench.store.centres.apply_import(plan)


def test_a_bad_row_is_told_and_the_good_ones_go_in_once(bench, tmp_path):
    file = tmp_path / "tambahan.csv"
    file.write_text(
        "code,name,province_code,regency_code,status,status_date,source,latitude,longitude,aliases\n"
        "X-1,LTSA Uji,35,35.04,aktif,2026-02-01,surat 12,-8.06,111.9,P2TKI Uji; PPMI Uji\n"
        "X-2,LTSA Salah,35,99.99,,,surat 12,,,\n"
        "X-1,LTSA Ganda,35,35.04,,,surat 12,,,\n",
        encoding="utf-8",
    )
    plan = bench.store.centres.plan_import(file)
    assert (plan.count("new"), plan.count("error")) == (1, 2)
    assert bench.store.centres.apply_import(plan)
    found = bench.store.centres.get("X-1")
    assert (found.summary.status, found.summary.status_day) == ("aktif", date(2026, 2, 1))
    assert (found.summary.latitude, found.summary.approximate) == (-8.06, False)
    assert set(found.aliases) == {"P2TKI Uji", "PPMI Uji"}
    assert bench.store.centres.plan_import(file).empty
    bench.store.centres.apply_import(plan)
    assert len(bench.store.centres.get("X-1").statuses) == 1
    assert [c.code for c in bench.store.centres.list(search="ppmi uji")] == ["X-1"]


def test_ids_are_the_same_on_every_laptop(bench, make_bench):
    other = make_bench("other").store
    assert {c.code: c.id for c in bench.store.centres.list()} == {c.code: c.id for c in other.centres.list()}


def test_the_newest_dated_statement_counts_and_the_older_stay(bench):
    centres = bench.store.centres
    centres.add_status("LTSA-014", "tidak aktif", date(2026, 3, 1), "surat dinas 7")
    centres.add_status("LTSA-014", "aktif", date(2025, 3, 1), "surat lama")
    found = centres.get("LTSA-014")
    assert (found.summary.status, found.summary.status_source) == ("tidak aktif", "surat dinas 7")
    assert [s.state for s in found.statuses] == ["tidak aktif", "aktif", "belum diverifikasi"]
    assert found.statuses[0].author == "Siti Rahma"


def test_a_statement_needs_a_known_state_and_a_source(bench):
    for state, source, code in (("entah", "surat", "state-unknown"), ("aktif", " ", "source-missing")):
        with pytest.raises(UserError) as caught:
            bench.store.centres.add_status("LTSA-014", state, None, source)
        assert caught.value.code == code
    with pytest.raises(NotFound):
        bench.store.centres.add_status("LTSA-999", "aktif", None, "surat")


def test_a_visit_is_a_statement_but_an_example_does_not_decide(bench):
    visit = bench.sealed()
    found = bench.store.centres.get("LTSA-014")
    assert found.summary.status == "belum diverifikasi"
    assert (found.statuses[0].origin, found.statuses[0].example) == ("visit", True)
    assert [v.visit.id for v in found.visits] == [visit]
    real = bench.visit(example=False).id
    bench.store.visits.save(real, {"/data/state": "aktif"})
    bench.store.visits.seal(real, "final")
    again = bench.store.centres.get("LTSA-014").summary
    assert (again.status, again.status_day, again.visits) == ("aktif", date(2026, 11, 24), 2)


def test_a_centre_only_a_revision_knows_is_added_with_its_provenance(bench, make_bench):
    bench.sealed()
    revision = bench.store.revisions.get(bench.store.revisions.unexported()[0])
    office = make_bench("office", seed=False).store
    office.revisions.insert(revision.raw, revision.signature, revision.key, "p")
    added = office.centres.get("LTSA-014")
    assert added.summary.name == "LTSA-PMI Kabupaten Tulungagung"
    assert revision.visit_id in added.source
