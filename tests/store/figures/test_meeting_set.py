"""On the national set: figures agree with one another, and with what the lists of the store say."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from ltsa_desktop.commands.example import make_national
from ltsa_desktop.store import figures, open_store, rounds
from ltsa_desktop.store.figures import Scope
from ltsa_desktop.store.vault import Cost

SCOPE = Scope(examples="examples", today=date(2026, 11, 24))


@pytest.fixture(scope="module")
def nation(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nation") / "store"
    make_national(folder, 8, 2, photos=False, cost=Cost(64, 1, 1))
    store = open_store(folder, "contoh-kata-sandi")
    yield store
    store.close()


def test_every_figure_counts_the_same_visits(nation):
    seen = figures.overview(nation, SCOPE)
    visits = {row.code: row.visit_id for row in seen.rows if row.visit_id}
    heat, ranking = figures.heat_map(nation, SCOPE), figures.ranking(nation, SCOPE)
    assert {row.code: row.visit_id for row in heat.rows} == visits
    ranked = {row.code: row.visit_id for row in ranking.rows}
    ranked |= {one.code: one.visit_id for one in ranking.unranked if one.visit_id}
    assert ranked == visits
    assert {f.visit_id for f in figures.findings(nation, SCOPE)} <= set(visits.values())
    bases = {seen.basis, heat.basis, ranking.basis, figures.skm(nation, SCOPE).basis, figures.dim(nation, SCOPE).basis}
    assert len(bases) == 1


def test_scores_of_list_map_heat_and_ranking_are_one(nation):
    rows = {row.code: (row.score, row.band) for row in figures.overview(nation, SCOPE).rows if row.visit_id}
    assert {row.code: (row.score, row.band) for row in figures.heat_map(nation, SCOPE).rows} == rows
    assert all(rows[row.code] == (row.score, row.band) for row in figures.ranking(nation, SCOPE).rows)
    latest = {v.visit.id: (v.score, v.band) for v in nation.visits.list()}
    seen = figures.overview(nation, SCOPE).rows
    assert all(latest[row.visit_id] == (row.score, row.band) for row in seen if row.score is not None)


def test_the_pareto_and_the_bands_lose_nothing(nation):
    found = figures.findings(nation, SCOPE)
    for by in ("cause", "category", "owner", "province"):
        bars = figures.pareto(nation, SCOPE, by).bars
        assert sum(bar.amount for bar in bars) == len(found)
        assert bars[-1].cumulative == pytest.approx(1)
        assert Counter(f for bar in bars for f in bar.findings) == Counter(found)
    ranking = figures.ranking(nation, SCOPE)
    assert sum(band.n for band in ranking.bands) == len(ranking.rows)


def test_open_actions_of_the_overview_are_those_of_the_list(nation):
    lines = figures.actions(nation, SCOPE)
    opened = Counter(line.code for line in lines.rows if line.open)
    late = Counter(line.code for line in lines.rows if line.overdue)
    for row in figures.overview(nation, SCOPE).rows:
        assert (row.open_actions, row.overdue) == (opened[row.code], late[row.code])
    assert sum(count.total for count in lines.by_owner) == lines.total.total == len(lines.rows)


def test_a_round_narrows_to_its_days_and_the_state_is_told_for_its_end(nation):
    first, last = rounds.listed(nation)
    then = figures.overview(nation, replace(SCOPE, round=first.id))
    assert then.as_of == first.end
    assert all(first.start <= row.last_visit <= first.end for row in then.rows if row.visit_id)
    found = figures.changes(nation, replace(SCOPE, round=last.id))
    assert len(found.rows) == 8
    assert all(first.start <= row.before_day <= first.end for row in found.rows)


def test_practices_are_never_offered_to_their_own_centre_and_every_match_says_why(nation):
    for card in figures.practices(nation, SCOPE).cards:
        assert card.code not in {match.code for match in card.matches}
        assert len({match.code for match in card.matches}) == len(card.matches)
        assert all(match.reason.id and match.reason.en for match in card.matches)
        assert [match.strength for match in card.matches] == sorted((m.strength for m in card.matches), reverse=True)
