"""Overview, analysis, rounds, actions, DIM and the example set on the command line."""

import json
import shutil
from datetime import date

import pytest
from pypdf import PdfReader

from ltsa_desktop.commands.demo import PASSWORD
from ltsa_desktop.commands.example import make_national
from ltsa_desktop.commands.grammar_meeting import KINDS
from ltsa_desktop.store import open_store
from ltsa_desktop.store.vault import Cost

QUICK = Cost(memory_kib=64, iterations=1, lanes=1)
EXAMPLES = ("--data", "examples", "--as-of", "2026-11-24")


@pytest.fixture(scope="session")
def nation(tmp_path_factory):
    """Eight centres in the last two rounds, made once."""
    folder = tmp_path_factory.mktemp("nation") / "store"
    made = make_national(folder, centres=8, rounds=2, photos=False, cost=QUICK)
    assert (made.visits, made.centres, made.rounds) == (16, 8, 2)
    return folder


@pytest.fixture
def national(nation, tmp_path, ltsa, monkeypatch):
    """Calls `ltsa` on a copy of the set."""
    folder = shutil.copytree(nation, tmp_path / "nation")
    monkeypatch.setenv("LTSA_PASSWORD", PASSWORD)

    def call(*words):
        return ltsa("--store", folder, *words)

    call.folder = folder
    return call


def test_the_set_is_whole_and_all_of_it_is_marked(national):
    answer = national("doctor", "--json")
    assert answer.code == 0, answer.out
    store = open_store(national.folder, PASSWORD)
    visits = store.visits.list()
    assert {v.visit.example for v in visits} == {True}
    assert {v.visit.status for v in visits} == {"final"}
    assert {v.progress.required_open for v in visits} == {0}
    assert {v.progress.problems for v in visits} == {0}
    for visit in visits:
        texts = [t for p, t in store.visits.content(visit.visit.id).items() if p.endswith(("f_text", "conclusion"))]
        assert texts
        assert all(text.startswith("CONTOH") for text in texts)
    assert store.projections.compare() == []
    store.close()


def test_the_same_seed_gives_the_same_figures(nation, tmp_path):
    again = tmp_path / "again"
    make_national(again, centres=8, rounds=2, photos=False, cost=QUICK)
    found = []
    for folder in (nation, again):
        copy = shutil.copytree(folder, tmp_path / f"copy{len(found)}")
        store = open_store(copy, PASSWORD)
        found.append([(v.visit.centre_code, v.visit.day, v.score, v.band) for v in reversed(store.visits.list())])
        store.close()
    assert sorted(found[0], key=str) == sorted(found[1], key=str)


def test_a_set_larger_than_there_is_is_refused(ltsa, tmp_path):
    answer = ltsa("example", "national", tmp_path / "n", "--centres", "46")
    assert answer.code == 1
    assert "45" in answer.err


def test_the_overview_tells_states_with_their_sources_and_n_of_n(national):
    answer = national("overview", *EXAMPLES)
    assert answer.code == 0
    assert "aktif menurut kunjungan lapangan" in answer.out
    assert "8 dari 38 pusat layanan dengan kunjungan yang dihitung" in answer.out
    assert "data CONTOH" in answer.out
    found = national("overview", *EXAMPLES, "--json").json
    assert sum(count["n"] for count in found["counts"]) == found["basis"]["centres"] == 38
    # Real visits there are none, and invented centres are no centres of the register.
    real = national("overview", "--json").json
    assert (real["basis"]["counted"], real["basis"]["centres"]) == (0, 37)


def test_filters_of_the_command_line_narrow_the_figures(national):
    def counted(*words):
        return national("overview", "--data", "examples", *words, "--json").json["basis"]["counted"]

    assert counted("--round", "CONTOH Ronde 4") == 8
    assert counted("--to", "2026-05-01") == 8
    assert counted("--from", "2026-11-20") == 0
    assert counted("--province", "35") < 8
    assert counted("--centre", "LTSA-014", "--centre", "LTSA-022") == 2
    assert counted("--approved") <= 8
    assert counted("--kind", "daring") == 0


@pytest.mark.parametrize("kind", KINDS)
def test_each_analysis_answers_people_and_machines(national, kind):
    said = national("analysis", kind, *EXAMPLES)
    assert said.code == 0
    data = national("analysis", kind, *EXAMPLES, "--json")
    assert data.code == 0
    assert data.json is not None


def test_the_ranking_on_the_command_line_is_that_of_the_lists(national):
    rows = national("analysis", "ranking", *EXAMPLES, "--json").json["rows"]
    scores = [float(row["score"]) for row in rows]
    assert scores == sorted(scores, reverse=True)
    assert len(rows) >= 4


def test_a_decision_is_recorded_listed_and_taken_back(national):
    visit = national("analysis", "ranking", *EXAMPLES, "--json").json["rows"][0]["visit_id"]
    made = national(
        "action", "decide", visit, "--meeting", "CONTOH Rakor", "--date", "2026-11-20", "--action", "CONTOH edaran",
        "--owner", "pusat", "--deadline", "2026-11-22", "--json",
    ).json  # fmt: skip
    listed = national("action", "list", "--overdue", "--owner", "pusat", *EXAMPLES, "--json").json
    assert made["id"] in {row["id"] for row in listed["rows"]}
    assert national("action", "withdraw", made["id"][:12]).code == 0
    listed = national("action", "list", *EXAMPLES, "--json").json
    assert made["id"] not in {row["id"] for row in listed["rows"]}


def test_rounds_are_begun_planned_and_shown(ltsa, store):
    assert ltsa("--store", store, "round", "add", "Ronde 1", "--from", "2026-03-01", "--to", "2026-03-31").code == 0
    planned = ltsa(
        "--store", store, "round", "plan", "Ronde 1", "LTSA-014", "--evaluator", "Siti", "--date", "2026-03-05"
    )
    assert planned.code == 0
    shown = ltsa("--store", store, "round", "show", "Ronde 1", "--as-of", "2026-03-10")
    assert "belum diserahkan" in shown.out
    assert [r["name"] for r in ltsa("--store", store, "round", "list", "--json").json] == ["Ronde 1"]
    assert ltsa("--store", store, "round", "show", "Ronde 2").code == 1
    assert ltsa("--store", store, "round", "add", "Ronde 1", "--from", "2026-04-01", "--to", "2026-04-02").code == 1
    assert ltsa("--store", store, "round", "withdraw", "Ronde 1").code == 0
    assert ltsa("--store", store, "round", "list", "--json").json == []


def test_a_planned_visit_is_moved_and_taken_back(ltsa, store):
    assert ltsa("--store", store, "round", "add", "R1", "--from", "2026-03-01", "--to", "2026-03-31").code == 0
    call = ("--store", store, "round", "plan", "R1", "LTSA-014", "--json")
    one = ltsa(*call, "--evaluator", "Siti", "--date", "2026-03-05").json
    moved = ltsa(*call, "--evaluator", "Budi", "--date", "2026-03-09", "--changes", one["id"]).json
    assert moved["id"] == one["id"]
    (left,) = ltsa("--store", store, "round", "plans", "R1", "--json").json
    assert (left["evaluator"], left["day"]) == ("Budi", "2026-03-09")
    assert one["id"] in ltsa("--store", store, "round", "plans", "R1").out
    assert "Budi" in ltsa("--store", store, "round", "unplan", one["id"]).out
    assert ltsa("--store", store, "round", "plans", "R1", "--json").json == []
    assert ltsa("--store", store, "round", "show", "R1", "--json").json["rows"] == []
    assert ltsa("--store", store, "round", "unplan", one["id"]).code == 1
    assert ltsa(*call, "--evaluator", "Budi", "--changes", one["id"]).code == 1


def test_visits_are_planned_from_a_file_and_each_line_left_out_is_told_why(ltsa, store, tmp_path):
    assert ltsa("--store", store, "round", "add", "R1", "--from", "2026-03-01", "--to", "2026-03-31").code == 0
    file = tmp_path / "rencana.csv"
    good = ["kode;evaluator;tanggal", "ltsa-014;Siti;2026-03-05", "LTSA-014;Budi;"]
    bad = ["XX-1;Siti;2026-03-05", "LTSA-014;;2026-03-05", "LTSA-014;Siti;5 Maret", "LTSA-014;Siti;2026-04-05"]
    file.write_text("\n".join([*good, *bad, "LTSA-014;siti;2026-03-05"]), encoding="utf-8")
    call = ("--store", store, "round", "plan-file", "R1", file)
    shown = ltsa(*call, "--dry-run", "--json").json
    assert shown["planned"] == 2
    assert ltsa("--store", store, "round", "show", "R1", "--json").json["rows"] == []
    made = ltsa(*call, "--json").json
    assert made == shown
    assert [line["number"] for line in made["lines"] if line["refused"]] == [4, 5, 6, 7, 8]
    rows = ltsa("--store", store, "round", "show", "R1", "--as-of", "2026-03-02", "--json").json["rows"]
    assert {(row["code"], row["evaluator"], row["planned"]) for row in rows} == {
        ("LTSA-014", "Siti", "2026-03-05"),
        ("LTSA-014", "Budi", None),
    }
    again = ltsa(*call)
    assert "0 direncanakan, 7 tidak." in again.out
    assert "sudah direncanakan" in again.out
    assert "tanggalnya di luar ronde" in again.out


def test_reminders_ask_each_evaluator_for_what_is_overdue_and_for_nothing_else(ltsa, store, tmp_path):
    def planned(centre, who, day):
        assert ltsa("--store", store, "round", "plan", "R1", centre, "--evaluator", who, "--date", day).code == 0

    assert ltsa("--store", store, "round", "add", "R1", "--from", "2026-03-01", "--to", "2026-03-31").code == 0
    planned("LTSA-014", "Siti", "2026-03-05")
    planned("LTSA-014", "Budi", "2026-03-25")
    asked = ("--store", store, "round", "reminders", "R1", "--as-of", "2026-03-10")
    found = ltsa(*asked, "--json").json
    assert [(one["evaluator"], one["visits"]) for one in found] == [("Siti", 1)]
    assert "Yth. Siti," in found[0]["text"]
    assert "LTSA-014), rencana 5 Maret 2026: belum kami terima" in found[0]["text"]
    out = tmp_path / "pengingat.pdf"
    assert "Yth. Siti," in ltsa(*asked, "--out", out).out
    printed = " ".join(page.extract_text() for page in PdfReader(out).pages)
    assert "Siti" in printed
    assert "belum kami terima" in printed
    assert "Budi" not in printed
    assert "CONTOH" not in printed
    assert ltsa(*asked, "--data", "both", "--out", out).code == 0
    assert "CONTOH" in PdfReader(out).pages[0].extract_text()
    nobody = ltsa("--store", store, "round", "reminders", "R1", "--as-of", "2026-03-02", "--out", out)
    assert "Tidak ada yang ditunggu" in nobody.out
    assert "Tidak ada yang ditunggu" in PdfReader(out).pages[0].extract_text()


def test_the_dim_stands_by_article_and_by_topic(national):
    for by in ("article", "topic"):
        found = national("dim", "--by", by, *EXAMPLES, "--json").json
        assert found["rows"]
        assert sum(len(row["problems"]) for row in found["rows"]) >= found["findings"]
    assert "PP 59/2021" in national("dim", *EXAMPLES).out


def test_a_centre_has_a_page_and_a_comparison(national):
    page = national("centre", "page", "LTSA-014", *EXAMPLES, "--json").json
    assert page["row"]["code"] == "LTSA-014"
    assert len(page["visits"]) == 2
    assert page["radars"]
    words = national("centre", "page", "LTSA-014", *EXAMPLES)
    assert "dibandingkan dengan" in words.out
    assert national("centre", "compare", "LTSA-014", "LTSA-022", *EXAMPLES).code == 0
    one, other = (visit["visit_id"] for visit in page["visits"])
    compared = national("centre", "compare", one, other, "--json").json
    assert (compared["left_id"], compared["right_id"]) == (one, other)
    assert national("centre", "compare", "x", "y").code == 1


def test_json_is_one_value_with_days_and_numbers_as_text(national):
    row = national("analysis", "ranking", *EXAMPLES, "--json").json["rows"][0]
    assert date.fromisoformat(row["day"])
    assert json.dumps(row["score"]).startswith('"')
