"""What supervisors say of a visit goes back to its laptop, and the answer comes back as a newer version."""

from __future__ import annotations

from datetime import date

import pytest

from ltsa_desktop.exchange import (
    accept_organisation,
    enrol,
    enrolment,
    export_package,
    found_organisation,
    import_package,
    organisation,
    trust_add,
    trust_revoke,
)
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import Profile, create_store, reviewing
from ltsa_desktop.store.vault import Cost

PLACE = "/data/h/h1/conclusion"


@pytest.fixture
def handed_in(tmp_path):
    """(evaluator's store, office's store, another laptop's store, the visit that the first two have)."""

    def make(name, role="evaluator"):
        return create_store(tmp_path / name, "sandi-contoh", Profile(f"CONTOH {name}", role=role), cost=Cost(64, 1, 1))

    office, siti, budi = make("Ratna", "supervisor"), make("Siti"), make("Budi")
    founding = found_organisation(office, "CONTOH Direktorat")
    for store in (siti, budi):
        accept_organisation(store, organisation.read(founding.data))
        trust_add(office, enrolment.read(enrol(store)))
    visit = siti.visits.create("LTSA-014", "", date(2026, 11, 24), "terjadwal", example=True).id
    siti.visits.save(visit, {PLACE: "CONTOH awal"})
    siti.visits.seal(visit, "final", reason="CONTOH")
    export_package(siti, tmp_path / "a.ltsa")
    import_package(office, tmp_path / "a.ltsa")
    yield siti, office, budi, visit
    for store in (office, siti, budi):
        store.close()


def test_a_returned_visit_opens_again_and_the_answer_follows_on(handed_in, tmp_path):
    siti, office, _, visit = handed_in
    reviewing.comment(office, visit, "Simpulannya terlalu pendek.", PLACE)
    reviewing.judge(office, visit, "returned", "CONTOH lengkapi simpulan")
    back = export_package(office, tmp_path / "kembali.ltsa", to=siti.device.id)
    assert (back.revisions, back.photos) == (0, 0)
    import_package(siti, tmp_path / "kembali.ltsa")
    found = siti.visits.get(visit)
    assert found.status == "returned"
    assert [s.visit.id for s in siti.read.start().returned] == [visit]
    (comment,) = reviewing.review(siti, visit).comments
    assert (comment.path, comment.text) == (PLACE, "Simpulannya terlalu pendek.")
    siti.visits.save(visit, {PLACE: "CONTOH lebih panjang"})
    siti.visits.seal(visit, "final", reason="CONTOH")
    reviewing.comment(siti, visit, "Sudah dilengkapi.", PLACE, comment.id)
    export_package(siti, tmp_path / "b.ltsa")
    report = import_package(office, tmp_path / "b.ltsa")
    assert report.sums["newer"] == 1
    assert office.visits.content(visit)[PLACE] == "CONTOH lebih panjang"
    found = reviewing.review(office, visit)
    assert (found.state, len(found.comments)) == ("received", 2)


def test_what_was_returned_by_mistake_closes_again(handed_in, tmp_path):
    siti, office, _, visit = handed_in
    reviewing.judge(office, visit, "returned", "CONTOH keliru")
    export_package(office, tmp_path / "1.ltsa", to=siti.device.id)
    import_package(siti, tmp_path / "1.ltsa")
    assert siti.visits.get(visit).status == "returned"
    reviewing.judge(office, visit, "approved")
    export_package(office, tmp_path / "2.ltsa", [visit], to=siti.device.id)
    import_package(siti, tmp_path / "2.ltsa")
    assert siti.visits.get(visit).status == "final"
    # The older package once more changes nothing.
    assert not import_package(siti, tmp_path / "1.ltsa").changes
    assert siti.visits.get(visit).status == "final"


def test_unsealed_answers_are_not_touched_by_what_comes_back(handed_in, tmp_path):
    siti, office, _, visit = handed_in
    siti.visits.reopen(visit, "CONTOH")
    siti.visits.save(visit, {PLACE: "CONTOH sedang ditulis"})
    reviewing.judge(office, visit, "returned", "CONTOH lengkapi")
    export_package(office, tmp_path / "1.ltsa", to=siti.device.id)
    import_package(siti, tmp_path / "1.ltsa")
    found = siti.visits.get(visit)
    assert (found.status, siti.visits.content(visit)[PLACE]) == ("reopened", "CONTOH sedang ditulis")


def test_nobody_else_s_laptop_reads_it(handed_in, tmp_path):
    siti, office, budi, visit = handed_in
    reviewing.judge(office, visit, "returned", "CONTOH lengkapi")
    export_package(office, tmp_path / "1.ltsa", to=siti.device.id)
    with pytest.raises(UserError) as refused:
        import_package(budi, tmp_path / "1.ltsa")
    assert refused.value.code == "not-for-us"


@pytest.mark.parametrize("withdrawn", [True, False])
def test_nothing_goes_to_a_laptop_that_is_not_accepted(handed_in, tmp_path, withdrawn):
    siti, office, _, visit = handed_in
    reviewing.judge(office, visit, "returned", "CONTOH lengkapi")
    if withdrawn:
        trust_revoke(office, siti.device.key, "CONTOH hilang")
    with pytest.raises(UserError) as refused:
        export_package(office, tmp_path / "1.ltsa", to=siti.device.id if withdrawn else "laptop-lain")
    assert refused.value.code == "device-unknown"
    assert not (tmp_path / "1.ltsa").exists()
