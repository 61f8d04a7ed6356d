"""What lists read is what the revisions say: live, rebuilt, and after an instrument arrived late."""

from decimal import Decimal

from ltsa_desktop.store.follow_ups import Confirmation, writes_of
from ltsa_desktop.store.sql import PROJECTED


def rows(store):
    """Every projected row as text."""
    with store._database.reading() as connection:
        return {
            table: sorted(str(dict(row._mapping)) for row in connection.exec_driver_sql(f"SELECT * FROM {table}"))
            for table in PROJECTED
        }


def test_rebuilt_equals_live_on_the_example_visit(filled):
    store, visit = filled
    earlier = Confirmation("018f0000-0000-7000-8000-000000000000", "r1", state="proses", action="CONTOH tindakan")
    store.visits.save(visit, writes_of("/data", earlier))
    store.visits.seal(visit, "final")
    assert store.projections.compare() == []
    live = rows(store)
    assert {name for name, found in live.items() if not found} == set()
    assert store.projections.rebuild() == 1
    assert rows(store) == live


def test_the_scores_in_lists_are_those_of_the_revision(filled):
    store, visit = filled
    revision = store.visits.seal(visit, "final")
    summary = store.visits.summary(visit)
    assert (summary.scheme, summary.score, summary.band) == ("ipp", Decimal("1.99"), "D")
    body = store.revisions.read(revision.raw)
    ipp = next(s for s in body.score["schemes"] if s["id"] == "ipp")
    assert (ipp["unrounded"], ipp["score"]) == ("1.994", "1.99")


def test_an_edit_after_the_seal_shows_only_when_sealed_again(bench):
    visit = bench.sealed()
    before = rows(bench.store)
    bench.store.visits.reopen(visit, "diperbaiki")
    bench.store.visits.save(visit, {"/data/state": "tidak_aktif", "/data/why": "gedung rusak"})
    assert rows(bench.store) == before
    bench.store.visits.seal(visit, "final")
    (verdict,) = rows(bench.store)["visit_verdict"]
    assert "'state': 'tidak aktif'" in verdict
    assert "gedung rusak" in verdict
    assert bench.store.projections.compare() == []


def test_an_altered_row_is_found_and_rebuilt(bench):
    bench.sealed()
    with bench.store._database.writing() as connection:
        connection.exec_driver_sql("UPDATE visit_verdict SET state = 'tidak aktif'")
    (difference,) = bench.store.projections.compare()
    assert difference.table == "visit_verdict"
    assert "'tidak aktif'" in difference.live
    assert "'aktif'" in difference.fresh
    assert [c.name for c in bench.store.doctor() if not c.ok] == ["projections"]
    bench.store.projections.rebuild()
    assert bench.store.projections.compare() == []


def test_findings_keep_the_order_of_their_instances_and_leave_out_the_hidden(bench):
    visits, visit = bench.store.visits, bench.visit().id
    state = visits.state(visit)
    for text in ("dua", "satu"):
        made = state.add_repeat("/data/finding")
        visits.save(visit, made.writes)
        for name, value in (("text", text), ("todo", f"perbaiki {text}")):
            visits.save(visit, state.set(f"{made.path}/{name}", value).writes)
    visits.save(visit, state.move_repeat(made.path, 0).writes)
    visits.save(visit, {"/data/state": "aktif", "/data/why": "tidak ditanyakan"})
    visits.seal(visit, "final")
    assert [f.text for f in bench.store.read.findings()] == ["satu", "dua"]
    assert [f.action for f in bench.store.read.follow_ups("LTSA-014")] == ["perbaiki dua", "perbaiki satu"] or [
        f.action for f in bench.store.read.follow_ups("LTSA-014")
    ] == ["perbaiki satu", "perbaiki dua"]
    assert bench.store.read.start().open_follow_ups == 2
    assert "tidak ditanyakan" not in str(rows(bench.store))


def test_a_visit_that_came_before_its_instrument_is_projected_when_that_arrives(bench, make_bench, ltsa):
    store = bench.store
    digest = store.instruments.add(ltsa).digest
    visit = store.visits.create("LTSA-014", digest, bench.visit().day).id
    store.visits.save(visit, {"/data/b/b1/state": "aktif"})
    revision = store.visits.seal(visit, "final", "uji")
    office = make_bench("office", seed=False).store
    assert office.revisions.insert(revision.raw, revision.signature, revision.key, "p").outcome == "new"
    assert rows(office)["visit_verdict"] == []
    assert office.visits.content(visit) == store.visits.content(visit)
    assert office.visits.list()[0].visit.form_id == ""
    office.instruments.add(ltsa)
    assert rows(office) == rows(store)
    assert office.projections.compare() == []
