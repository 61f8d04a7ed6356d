"""Versions of a visit from several laptops are joined by a person, and the outcome is a signed revision."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import joining


def give(store, *revisions):
    for revision in revisions:
        store.revisions.insert(revision.raw, revision.signature, revision.key, "paket")


def edited(bench, visit, **answers):
    bench.store.visits.reopen(visit, "diperiksa lagi")
    bench.store.visits.save(visit, {f"/data/{name.replace('__', '#')}": text for name, text in answers.items()})
    return bench.store.visits.seal(visit, "final")


@pytest.fixture
def picture():
    """Bytes of a small picture of one colour."""

    def make(colour):
        out = io.BytesIO()
        Image.new("RGB", (60, 40), colour).save(out, "JPEG")
        return out.getvalue()

    return make


@pytest.fixture
def twin(bench, make_bench):
    """(visit, ours, twin): one visit on two laptops."""
    visit = bench.sealed()
    other = make_bench("twin", who="Budi", seed=False)
    give(other.store, *bench.store.visits.revisions(visit))
    return visit, other


def refused(function, *arguments):
    with pytest.raises(UserError) as error:
        function(*arguments)
    return error.value.code


def test_a_visit_with_one_version_has_nothing_to_join(bench):
    assert refused(joining.plan_join, bench.store, bench.sealed()) == "not-forked"


def test_different_questions_join_without_being_asked_about(bench, twin, make_bench):
    visit, other = twin
    mine, theirs = (
        edited(bench, visit, name="Ria"),
        edited(other, visit, name__note="bukan kepala tetap", state="aktif"),
    )
    office = make_bench("office", who="Ratna", seed=False).store
    give(office, *bench.store.visits.revisions(visit), theirs)
    assert joining.forked(office) == [visit]
    plan = joining.plan_join(office, visit)
    assert plan.disputes == ()
    assert plan.settled >= 2
    revision = joining.apply_join(office, plan, {}, "kedua laptop benar")
    assert set(revision.parents) == {mine.id, theirs.id}
    content = office.visits.content(visit)
    assert (content["/data/name"], content["/data/name#note"]) == ("Ria", "bukan kepala tetap")
    assert joining.forked(office) == []
    assert office.projections.compare() == []
    body = office.revisions.read(revision.raw)
    assert body.reason.startswith("kedua laptop benar")
    assert office.visits.get(visit).status == "final"


def test_a_disputed_answer_is_shown_in_words_and_settled_with_a_reason(bench, twin, make_bench):
    visit, other = twin
    mine, theirs = edited(bench, visit, state="aktif", name="Ria"), edited(other, visit, state="aktif", name="Dewi")
    office = make_bench("office", who="Ratna", seed=False).store
    give(office, *bench.store.visits.revisions(visit), theirs)
    plan = joining.plan_join(office, visit)
    (dispute,) = plan.disputes
    assert (dispute.path, dispute.label) == ("/data/name", "Nama")
    assert {v.words: v.who.name for v in dispute.versions} == {"Ria": "Siti Rahma", "Dewi": "Budi"}
    assert refused(joining.apply_join, office, plan, {}, "x") == "join-open"
    assert refused(joining.apply_join, office, plan, {"/data/name": "Dewi"}, "  ") == "reason-missing"
    before = office.revisions.ids()
    revision = joining.apply_join(office, plan, {"/data/name": "Dewi"}, "sesuai surat tugas")
    assert office.visits.content(visit)["/data/name"] == "Dewi"
    assert office.revisions.ids() == before | {revision.id}
    assert office.revisions.read(office.revisions.get(mine.id).raw).content["/data/name"] == "Ria"
    # The decision goes back to both laptops and ends the fork there.
    for store in (bench.store, other.store):
        give(store, mine, theirs, revision)
        assert (store.visits.get(visit).forked, store.visits.content(visit)["/data/name"]) == (False, "Dewi")


def test_a_third_value_may_be_written(bench, twin, make_bench):
    visit, other = twin
    theirs = edited(other, visit, name="Dewi")
    edited(bench, visit, name="Ria")
    give(bench.store, theirs)
    plan = joining.plan_join(bench.store, visit)
    joining.apply_join(bench.store, plan, {"/data/name": "Ria Dewi"}, "satu orang, dua nama")
    assert bench.store.visits.content(visit)["/data/name"] == "Ria Dewi"
    assert not bench.store.visits.get(visit).forked


def test_a_plan_of_yesterday_is_not_carried_out(bench, twin):
    visit, other = twin
    theirs = edited(other, visit, name="Dewi")
    edited(bench, visit, name="Ria")
    give(bench.store, theirs)
    plan = joining.plan_join(bench.store, visit)
    give(bench.store, edited(other, visit, name="Dewi Sri"))
    assert refused(joining.apply_join, bench.store, plan, {"/data/name": "Ria"}, "lama") == "join-outdated"


def test_photos_of_both_versions_come_along_under_names_of_their_own(bench, twin, picture):
    visit, other = twin
    for one, colour in ((bench, "red"), (other, "blue")):
        one.store.visits.reopen(visit, "foto")
        one.store.visits.save(visit, {f"/data/finding[r{colour}]": "1", f"/data/finding[r{colour}]/text": colour})
        one.store.visits.attach(visit, f"/data/finding[r{colour}]/photo", "foto.jpg", picture(colour))
    mine, theirs = bench.store.visits.seal(visit, "final"), other.store.visits.seal(visit, "final")
    give(bench.store, theirs)
    for file in other.store.visits.attachments(visit):
        bench.store.blobs.put(other.store.visits.attachment_bytes(visit, file.name))
    plan = joining.plan_join(bench.store, visit)
    assert plan.disputes == ()
    joining.apply_join(bench.store, plan, {}, "dua temuan")
    files = {a.path: a for a in bench.store.visits.attachments(visit)}
    red, blue = files["/data/finding[rred]/photo"], files["/data/finding[rblue]/photo"]
    assert red.name != blue.name
    assert red.number != blue.number
    assert {red.sha256, blue.sha256} == {
        file.sha256
        for revision in (mine, theirs)
        for file in bench.store.revisions.read(revision.raw).attachments.values()
    }
    assert bench.store.visits.attachment_bytes(visit, blue.name)


def test_two_pictures_of_one_name_are_a_dispute_and_both_stay(bench, twin, make_bench, picture):
    visit, other = twin
    pictures = {}
    for place, colour in ((bench, "red"), (other, "blue")):
        place.store.visits.reopen(visit, "foto")
        place.store.visits.attach(visit, "/data/sign", "foto.jpg", picture(colour))
        pictures[colour] = place.store.visits.attachment_bytes(visit, "foto.jpg")
    mine, theirs = (place.store.visits.seal(visit, "final") for place in (bench, other))
    office = make_bench("office", who="Ratna", seed=False).store
    for data in pictures.values():
        office.blobs.put(data)
    give(office, *bench.store.visits.revisions(visit), theirs)
    plan = joining.plan_join(office, visit)
    (dispute,) = plan.disputes
    assert len({version.photo for version in dispute.versions}) == 2
    blue = next(v for v in dispute.versions if v.who.name == "Budi")
    joining.apply_join(office, plan, {"/data/sign": blue.text}, "yang lengkap")
    shown = office.visits.content(visit)["/data/sign"]
    assert office.visits.attachment_bytes(visit, shown) == pictures["blue"]
    assert office.revisions.read(office.revisions.get(mine.id).raw).content["/data/sign"] == "foto.jpg"
