"""The LTSA-PMI instrument itself: fresh, complete, bilingual, and answered from beginning to end."""

from __future__ import annotations

import csv
import importlib.util
import json
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.instruments import Instrument, check_workbook, compile_workbook
from ltsa_desktop.instruments.roles import ROLES
from ltsa_desktop.scoring import answers_from_state, evaluate
from ltsa_desktop.xforms import Environment, FormDef, FormState, load_form

FOLDER = resource("instruments")
SOURCES = FOLDER / "ltsa-pmi"
WORKBOOK = FOLDER / "ltsa-pmi.xlsx"
LANGUAGES = ("Bahasa Indonesia (id)", "English (en)")
OUTSIDE = {"sedia", "siap", "ipp", "f03", "ipp-gabungan", "skm", "mrc"}


@pytest.fixture(scope="module")
def build() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("build_instrument", FOLDER / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture(scope="module")
def instrument() -> Instrument:
    return compile_workbook(WORKBOOK)


@pytest.fixture(scope="module")
def form(instrument: Instrument) -> FormDef:
    return load_form(instrument.xform, instrument.attachments)


def rows(name: str) -> list[dict[str, str]]:
    with (SOURCES / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def answer(state: FormState, operations: list[dict[str, Any]]) -> None:
    for operation in operations:
        if "add" in operation:
            state.add_repeat(operation["add"])
        else:
            state.set(operation["set"], operation["value"])


@pytest.fixture
def filled(form: FormDef) -> FormState:
    state = FormState.new(form, Environment())
    answer(state, json.loads((SOURCES / "contoh-tulungagung.json").read_text(encoding="utf-8")))
    return state


def test_workbook_is_what_its_sources_say(build: ModuleType) -> None:
    data = build.workbook_bytes()
    assert data == build.workbook_bytes()
    committed = WORKBOOK.read_bytes()
    assert committed == data or build.members(committed) == build.members(data)


def test_linter_has_nothing_to_remark() -> None:
    assert [issue.line("en") for issue in check_workbook(WORKBOOK)] == []


def test_title_and_version_are_known(instrument: Instrument) -> None:
    assert instrument.form_id == "ltsa-pmi"
    assert re.fullmatch(r"\d{10}", instrument.version)
    assert instrument.title.id != instrument.title.en


def test_parts_a_to_h_are_there(form: FormDef) -> None:
    parts = [node.name for node in form.root.children if node.kind == "group" and node.name != "meta"]
    assert parts == list("abcdefgh")


def test_every_role_of_the_contract_is_played(form: FormDef) -> None:
    played = {node.attributes["peran"] for node in form.nodes.values() if "peran" in node.attributes}
    assert set(ROLES) <= played
    for desk in rows("desks.csv"):
        assert {f"desk.{desk['code']}.present", f"desk.{desk['code']}.on_site"} <= played


def test_eight_desks_of_the_law_count_and_practice_does_not(instrument: Instrument) -> None:
    assert instrument.plan is not None
    desks = rows("desks.csv")
    scored = [i.ref for a in instrument.plan.scheme("sedia").aspects if a.id == "sedia-desk" for i in a.items]
    assert len(scored) == sum(d["status"] == "hukum" for d in desks) == 8
    assert not any("bp3mi" in ref for ref in instrument.plan.refs)


def test_every_indicator_has_its_levels_evidence_and_photo(instrument: Instrument, form: FormDef) -> None:
    assert instrument.plan is not None
    ipp = instrument.plan.scheme("ipp")
    indicators = [r for r in rows("ipp_indicators.csv") if r["aspect_weight"] != "0"]
    assert [item.weight for item in ipp.items] == [Decimal(r["indicator_weight"]) for r in indicators]
    assert [a.weight for a in ipp.aspects] == [24, 25, 18, 11, 10, 12]
    state = FormState.new(form, Environment())
    for item in ipp.items:
        choices = state.choices(item.ref)
        assert [c.name for c in choices] == ["0", "1", "2", "3", "4", "5", "na", "nd"]
        assert [c.extra.get("skor", "") for c in choices] == ["0", "1", "2", "3", "4", "5", "", ""]
        assert [c.extra.get("status", "") for c in choices[-2:]] == ["na", "nd"]
        name = item.ref.rsplit("/", 1)[1]
        for ending in ("_bukti", "_foto"):
            assert form.nodes[item.ref + ending].attributes["untuk"] == name


def test_every_scheme_states_its_rule_and_its_origin(instrument: Instrument) -> None:
    assert instrument.plan is not None
    assert {s.id for s in instrument.plan.schemes} == OUTSIDE
    for scheme in instrument.plan.schemes:
        assert scheme.legal_basis
        assert scheme.valid_from is not None
        assert scheme.note.id
        assert scheme.note.en
    for name in ("ipp", "ipp-gabungan"):
        assert instrument.plan.scheme(name).inferred


def test_both_languages_are_complete_wherever_a_person_reads(filled: FormState) -> None:
    for node in filled.walk():
        if node.definition.control is None and node.definition.kind == "value":
            continue
        texts = [node.label(language) for language in LANGUAGES]
        if node.definition.kind == "value":
            assert all(text and text != "-" for text in texts), node.path
            assert bool(node.hint(LANGUAGES[0])) == bool(node.hint(LANGUAGES[1])), node.path
            assert bool(node.guidance(LANGUAGES[0])) == bool(node.guidance(LANGUAGES[1])), node.path
        for text in texts:
            assert "NaN" not in (text or ""), node.path


def test_questions_are_numbered_within_their_part(filled: FormState) -> None:
    for node in filled.walk():
        definition = node.definition
        if definition.kind != "value" or definition.control is None or definition.type == "note":
            continue
        label = node.label() or ""
        part = definition.ref.split("/")[2]
        if re.match(r"[A-H]\d+\.\d+ ", label):
            assert label[0].lower() == part


def test_empty_form_shows_no_nan_and_only_required_gaps(form: FormDef) -> None:
    state = FormState.new(form, Environment())
    assert [n.path for n in state.walk() if n.value in {"NaN", "Infinity"}] == []
    assert {p.kind for p in state.problems()} == {"required"}


def test_example_answers_everything_validly(filled: FormState) -> None:
    assert [(p.path, p.kind) for p in filled.problems()] == []
    assert [n.path for n in filled.walk() if n.relevant and "NaN" in n.value] == []


def test_example_leaves_no_relevant_question_open(filled: FormState) -> None:
    meant_open = re.compile(r"/(location|\w*foto|\w*_photo|ph_\w+|head_signature|sg_image|f_why_[45]|\w+_system_name)$")
    open_ones = [
        n.definition.ref
        for n in filled.walk()
        if n.definition.kind == "value"
        and n.definition.control is not None
        and n.relevant
        and not n.readonly
        and not n.value
        and not meant_open.search(n.definition.ref)
    ]
    assert open_ones == []


def test_example_is_marked_wherever_text_is_free() -> None:
    real = {"LTSA-014", "LTSA-PMI Kabupaten Tulungagung"}
    codes = re.compile(r"^[a-z0-9_.]+$|^\d{4}-\d\d-\d\d$|^\d\d:\d\d:00\.000\+07:00$|^OK$")
    operations = json.loads((SOURCES / "contoh-tulungagung.json").read_text(encoding="utf-8"))
    for operation in operations:
        value = operation.get("value", "")
        for text in value if isinstance(value, list) else [value]:
            assert text in real or codes.match(text) or text == "" or text.startswith("CONTOH"), operation


def test_example_has_findings_aspirations_and_practices(filled: FormState) -> None:
    def count(role: str) -> int:
        return sum(n.definition.attributes.get("peran") == role and bool(n.value) for n in filled.walk())

    assert count("finding.text") >= 3
    assert count("finding.why") >= 9
    assert count("aspiration.text") == 2
    assert count("practice.title") == 2


def test_example_gives_the_check_values_of_the_regulations(filled: FormState, instrument: Instrument) -> None:
    assert instrument.plan is not None
    snapshot = evaluate(instrument.plan, answers_from_state(filled, instrument.plan))
    by_id = {scheme.id: scheme for scheme in snapshot.schemes}
    assert by_id["skm"].score == Decimal("91.48")
    assert by_id["ipp"].score == Decimal("1.99")
    assert by_id["ipp-gabungan"].score is None
    assert 0 < (by_id["sedia"].score or 0) < 100
    assert 0 < (by_id["siap"].score or 0) < 100
    assert 0 < (by_id["mrc"].score or 0) < 100


def test_centre_that_does_not_run_gets_the_short_form(form: FormDef) -> None:
    state = FormState.new(form, Environment())
    state.set("/data/b/b1/state", "tidak_aktif")
    shown = {part.definition.name: part.relevant for part in state.walk() if part.definition.ref.count("/") == 2}
    assert [shown[name] for name in "abcdefgh"] == [True, True, False, False, False, False, True, True]
    assert state.node("/data/b/b2").relevant
    assert not state.node("/data/b/b3").relevant
    state.set("/data/b/b1/state", "aktif")
    assert state.node("/data/c").relevant
    assert not state.node("/data/b/b2").relevant


def test_regencies_follow_the_province(form: FormDef) -> None:
    state = FormState.new(form, Environment())
    state.set("/data/a/a1/province", "35")
    names = [c.name for c in state.choices("/data/a/a1/regency")]
    assert "35.04" in names
    assert all(name.startswith("35.") for name in names)
    assert names[-1] == "35.lain"


def test_causes_follow_the_fishbone(form: FormDef) -> None:
    state = FormState.new(form, Environment())
    state.set("/data/g/g1/finding_any", "ya")
    state.set("/data/g/g1/finding[1]/f_category", "money")
    assert [c.name for c in state.choices("/data/g/g1/finding[1]/f_cause")] == ["anggaran", "money_lain"]


@pytest.mark.parametrize(("population", "sample"), [(10, 10), (100, 80), (500, 217), (1000, 278), (10000, 370)])
def test_sample_size_is_krejcie_and_morgans(form: FormDef, population: int, sample: int) -> None:
    state = FormState.new(form, Environment())
    state.set("/data/e/e1/skm_mode", "jumlah")
    state.set("/data/e/e1/skm_population", str(population))
    assert state.node("/data/e/e1/skm_sample").value == str(sample)


def test_single_respondents_give_the_same_index_as_their_totals(form: FormDef, instrument: Instrument) -> None:
    assert instrument.plan is not None
    state = FormState.new(form, Environment())
    state.set("/data/e/e1/skm_mode", "responden")
    for number in (1, 2):
        if number > 1:
            state.add_repeat("/data/e/e3/respondent")
        for element in range(1, 10):
            state.set(f"/data/e/e3/respondent[{number}]/rs_u{element}", "4" if number == 1 else "3")
    assert state.node("/data/e/e4/skm_n").value == "2"
    assert state.node("/data/e/e4/skm_s1").value == "7"
    snapshot = evaluate(instrument.plan, answers_from_state(state, instrument.plan))
    assert {s.id: s for s in snapshot.schemes}["skm"].score == Decimal("87.50")


def test_counts_of_services_are_summed(filled: FormState) -> None:
    group = "/data/f/f2/f2_totals"
    assert filled.node(f"{group}/mrc_all").value == str(824 + 1559)
    assert filled.node(f"{group}/mrc_client_cpmi").value == "1790"
    assert filled.node(f"{group}/mrc_channel_kantor").value == "1373"


GATES = {
    "/data/b/b1/state": "aktif",
    "/data/c/c11/budget_line": "3",
    "/data/c/c14/reporting": "3",
    "/data/d/d8/f03_done": "ya",
    "/data/e/e1/skm_mode": "jumlah",
    "/data/f/f2/counts_any": "ya",
    "/data/f/f4/donor": "ya",
    "/data/g/g1/finding_any": "ya",
    "/data/b/b2/revive": "ya",
}
PLAUSIBLE = {
    "int": ("0", "1", "2020"),
    "decimal": ("0", "1"),
    "date": ("2020-06-01", "2035-06-01"),
    "time": ("12:00:00.000+07:00",),
    "string": ("LTSA-014", "0" * 18, "tidak_ada"),
}


@pytest.mark.parametrize("runs", ["aktif", "tidak_aktif"])
def test_any_question_can_be_answered_first(form: FormDef, runs: str) -> None:
    """No constraint blames an answer for another one that is still blank."""
    state = FormState.new(form, Environment())
    for ref, value in {**GATES, "/data/b/b1/state": runs}.items():
        state.set(ref, value)
    for desk in rows("desks.csv"):
        [node] = [n for n in state.walk() if n.definition.name == f"{desk['code']}_present"]
        state.set(node.path, "ya")
    tried = 0
    for node in list(state.walk()):
        definition = node.definition
        if getattr(definition, "constraint", None) is None or not node.relevant or node.value:
            continue
        tried += 1
        fits = []
        for value in PLAUSIBLE.get(definition.type, ("tidak_ada",)):
            state.set(node.path, value)
            fits.append(state.node(node.path).constraint_ok)
        state.set(node.path, None)
        assert any(fits), definition.ref
    assert tried > (100 if runs == "aktif" else 8)


def test_level_that_cannot_be_assessed_asks_for_a_reason(form: FormDef) -> None:
    state = FormState.new(form, Environment())
    assert not state.node("/data/d/d1/ipp_01_bukti").required
    state.set("/data/d/d1/ipp_01", "nd")
    assert state.node("/data/d/d1/ipp_01_bukti").required


def test_signatures_follow_the_team(filled: FormState) -> None:
    names = [n.value for n in filled.walk() if n.definition.name == "sg_name"]
    assert len(names) == 3
    assert names[0] == "CONTOH Siti Rahma"


def test_sources_lie_beside_the_workbook() -> None:
    assert Path(SOURCES / "README.md").is_file()
    assert Path(SOURCES / "ipp_indicators.csv").is_file()
