"""Rounds, plans and what a meeting decided reach the laptops with the next package from the office."""

from __future__ import annotations

from datetime import date

from ltsa_desktop.exchange import (
    accept_organisation,
    enrol,
    enrolment,
    export_package,
    found_organisation,
    import_package,
    organisation,
    trust_add,
)
from ltsa_desktop.store import Profile, create_store, figures, meeting, rounds
from ltsa_desktop.store.figures import Scope
from ltsa_desktop.store.follow_ups import Confirmation, writes_of
from ltsa_desktop.store.vault import Cost

FIRST, MEETING, NEXT = date(2026, 3, 3), date(2026, 6, 10), date(2026, 9, 15)


def test_a_decision_comes_up_on_a_laptop_without_the_earlier_visit_and_its_answer_comes_back(tmp_path):
    def make(name, role="evaluator"):
        return create_store(tmp_path / name, "sandi-contoh", Profile(f"CONTOH {name}", role=role), cost=Cost(64, 1, 1))

    office, siti, budi = make("Ratna", "supervisor"), make("Siti"), make("Budi")
    founding = found_organisation(office, "CONTOH Direktorat")
    for store in (siti, budi):
        accept_organisation(store, organisation.read(founding.data))
        trust_add(office, enrolment.read(enrol(store)))
    first = siti.visits.create("LTSA-014", "", FIRST, "terjadwal", example=True).id
    siti.visits.seal(first, "final", reason="CONTOH")
    export_package(siti, tmp_path / "siti.ltsa")
    import_package(office, tmp_path / "siti.ltsa")

    held = rounds.add(office, "CONTOH Ronde 2", date(2026, 9, 1), date(2026, 9, 30))
    rounds.plan(office, held.id, "LTSA-014", "CONTOH Budi", NEXT)
    made = meeting.decide(
        office, first, "", meeting="CONTOH Rakor", day=MEETING, action="CONTOH terbitkan edaran", owner="pusat",
        deadline=date(2026, 8, 1),
    )  # fmt: skip
    export_package(office, tmp_path / "office.ltsa", visit_ids=[], to=budi.device.id)
    import_package(budi, tmp_path / "office.ltsa")

    assert [r.name for r in rounds.listed(budi)] == ["CONTOH Ronde 2"]
    assert [(p.centre, p.day) for p in rounds.plans(budi)] == [("LTSA-014", NEXT)]
    visit = budi.visits.create("LTSA-014", "", NEXT, "terjadwal", example=True).id
    (come,) = budi.read.agreed_before(visit)
    assert (come.action, come.record, come.deadline) == ("CONTOH terbitkan edaran", made.record, "2026-08-01")
    said = Confirmation(*come.key, state="selesai", action=come.action, deadline=come.deadline, day=str(MEETING))
    budi.visits.save(visit, writes_of("/data", said))
    budi.visits.seal(visit, "final", reason="CONTOH")
    export_package(budi, tmp_path / "budi.ltsa")
    import_package(office, tmp_path / "budi.ltsa")
    (line,) = figures.actions(office, Scope(examples="examples", today=NEXT)).rows
    assert (line.origin, line.state, line.looked_by) == ("meeting", "selesai", visit)
    real = budi.visits.create("LTSA-014", "", NEXT, "terjadwal").id
    assert budi.read.agreed_before(real) == []
    for store in (office, siti, budi):
        store.close()


def test_a_round_that_an_evaluator_stated_is_the_evaluators_own(tmp_path):
    def make(name, role="evaluator"):
        return create_store(tmp_path / name, "sandi-contoh", Profile(f"CONTOH {name}", role=role), cost=Cost(64, 1, 1))

    office, siti = make("Ratna", "supervisor"), make("Siti")
    founding = found_organisation(office, "CONTOH Direktorat")
    accept_organisation(siti, organisation.read(founding.data))
    trust_add(office, enrolment.read(enrol(siti)))
    rounds.add(siti, "CONTOH ronde Siti", FIRST, MEETING)
    visit = siti.visits.create("LTSA-014", "", FIRST, "terjadwal", example=True).id
    siti.visits.seal(visit, "final", reason="CONTOH")
    export_package(siti, tmp_path / "siti.ltsa")
    import_package(office, tmp_path / "siti.ltsa")
    assert [r.name for r in rounds.listed(siti)] == ["CONTOH ronde Siti"]
    assert office.statements.list((rounds.ROUND,))
    assert rounds.listed(office) == []
    office.close()
    siti.close()
