"""What is asked of all visits at once is answered without the list, and says what the list would say."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import event

from ltsa_desktop.store import Profile, setting_aside, visit_counts


def test_numbers_and_ids_are_those_of_the_list(bench):
    store = bench.store
    sealed = [bench.sealed() for _ in range(3)]
    bench.visit()
    store.visits.reopen(sealed[0], "CONTOH")
    store.set_profile(Profile("Ratna", role="supervisor"))
    setting_aside.delete(store, sealed[1], "CONTOH")
    listed = store.visits.list()
    assert len(listed) == 3
    told = visit_counts.counts(store)
    assert (told.visits, told.finals, told.not_exported) == (3, 1, 1)
    assert visit_counts.sealed_ids(store) == sorted([sealed[0], sealed[2]])
    assert {row.visit.id for row in store.visits.list(sealed=True)} == {sealed[0], sealed[2]}
    assert visit_counts.forked_ids(store) == []
    assert visit_counts.centre_names(store) == {row.visit.id: row.visit.centre_name for row in listed}
    newest = max(row.visit.updated_at for row in listed)
    assert not visit_counts.changed_since(store, newest)
    assert visit_counts.changed_since(store, newest - timedelta(microseconds=1))


def test_only_examples_means_some_and_nothing_else(bench):
    assert not visit_counts.only_examples(bench.store)
    bench.sealed()
    assert visit_counts.only_examples(bench.store)
    real = bench.visit(example=False).id
    assert visit_counts.only_examples(bench.store)
    bench.store.visits.save(real, {"/data/state": "aktif"})
    bench.store.visits.seal(real, "final")
    assert not visit_counts.only_examples(bench.store)


def test_a_part_of_the_list_is_the_list_s_own(bench):
    store = bench.store
    sealed = [bench.sealed() for _ in range(4)]
    draft = bench.visit().id
    every = store.visits.list()
    finals = [row for row in every if row.visit.status == "final"]
    assert store.visits.list("final", most=2) == finals[:2]
    assert store.visits.list(("final", "draft")) == every
    assert store.visits.list(form="uji") == every
    assert store.visits.list(form="lain") == []
    assert store.visits.many([*sealed[:2], draft, "tidak-ada"]) == {
        row.visit.id: row for row in every if row.visit.id in {*sealed[:2], draft}
    }


def test_the_first_screen_reads_no_more_rows_for_many_visits(bench):
    store = bench.store
    told = []
    event.listen(store._core.database.engine, "before_cursor_execute", lambda *a: told.append(a[2]))

    def queries():
        told.clear()
        start = store.read.start()
        return len(told), start

    bench.sealed()
    few, _ = queries()
    for _ in range(14):
        bench.sealed()
    many, start = queries()
    assert many == few
    assert (start.visits, start.finals, start.not_exported, len(start.recent)) == (15, 15, 15, 12)
    assert list(start.recent) == store.visits.list()[:12]
