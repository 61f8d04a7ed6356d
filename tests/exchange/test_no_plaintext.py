"""Nothing that a visit holds can be read on the disk without the password: store, package, backup, log, leftover."""

from __future__ import annotations

import io
import logging
import tempfile
from datetime import date

import pytest
from PIL import Image

from ltsa_desktop.exchange import (
    accept_organisation,
    enrol,
    enrolment,
    export_package,
    found_organisation,
    import_package,
    inbox,
    organisation,
    returning,
    trust_add,
)
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import Profile, create_store, meeting, open_store, reviewing
from ltsa_desktop.store.vault import Cost

COST = Cost(64, 1, 1)
ANSWER, REMARK, PERSON, COMMENT, REASON, CAPTION, DECISION = (
    "CONTOHjawabanrahasia",
    "CONTOHcatatanrahasia",
    "CONTOHnamarahasia",
    "CONTOHkomentarrahasia",
    "CONTOHalasanrahasia",
    "CONTOHketeranganrahasia",
    "CONTOHkeputusanrahasia",
)
PLACE = "/data/h/h1/conclusion"


def photo() -> bytes:
    """A JPEG whose own words are a marker too."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = CAPTION
    Image.effect_noise((300, 200), 60).convert("RGB").save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """All temporary files of the process, where they can be looked at."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def leaks(root, markers):
    """(file, marker) for everything readable below `root`, in the ways text is kept on disks."""
    found = []
    for path in root.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            for marker in markers:
                ways = {marker} if isinstance(marker, bytes) else {marker.encode(c) for c in ("utf-8", "utf-16-le")}
                found += [(path.relative_to(root).as_posix(), marker) for way in ways if way in data]
            found += [(path.relative_to(root).as_posix(), "name") for m in markers if str(m) in path.name]
    return found


def test_no_answer_name_comment_or_photo_is_readable_anywhere(tmp_path, temporary):
    logging.getLogger("ltsa_desktop").setLevel(logging.DEBUG)
    picture = photo()
    markers = [ANSWER, REMARK, PERSON, COMMENT, REASON, CAPTION, picture[400:432], picture[-64:-32]]
    office = create_store(tmp_path / "office", "sandi-contoh", Profile("CONTOH Ratna", role="supervisor"), cost=COST)
    siti = create_store(tmp_path / "siti", "sandi-contoh", Profile(PERSON), cost=COST)
    accept_organisation(siti, organisation.read(found_organisation(office, "CONTOH Direktorat").data))
    trust_add(office, enrolment.read(enrol(siti)))
    visit = siti.visits.create("LTSA-014", "", date(2026, 11, 24), "terjadwal", example=True)
    siti.visits.save(visit.id, {PLACE: ANSWER, f"{PLACE}#note": REMARK})
    siti.visits.attach(visit.id, "/data/c/c_naker/photo", "ruang.jpg", picture, caption=CAPTION)
    siti.backup("manual")
    siti.visits.seal(visit.id, "final", reason=REASON)
    siti.visits.reopen(visit.id, REASON)
    siti.visits.seal(visit.id, "final", reason=REASON)
    export_package(siti, tmp_path / "a.ltsa")
    import_package(office, tmp_path / "a.ltsa")
    assert office.visits.content(visit.id)[PLACE] == ANSWER
    reviewing.comment(office, visit.id, COMMENT, PLACE)
    reviewing.judge(office, visit.id, "returned", REASON)
    office.backup("manual")
    # While the stores are open, with their WAL …
    assert leaks(tmp_path, markers) == []
    with pytest.raises(UserError):
        siti.visits.save("nirada", {PLACE: ANSWER})
    siti.close(backup=True)
    office.close(backup=True)
    # … and after they were closed; and the markers are really in there.
    assert leaks(tmp_path, markers) == []
    again = open_store(tmp_path / "siti", "sandi-contoh")
    assert again.visits.content(visit.id)[PLACE] == ANSWER
    again.close()
    # The search itself finds what is readable.
    (temporary / "catatan.txt").write_text(ANSWER, encoding="utf-16-le")
    assert leaks(tmp_path, markers) == [("tmp/catatan.txt", ANSWER)]


def test_nothing_is_readable_in_parts_a_shared_inbox_a_return_or_what_is_held(tmp_path, temporary):
    """The way of a package in parts to a shared folder, held there, approved, judged, and back to who sent it."""
    picture = photo()
    markers = [ANSWER, REMARK, PERSON, COMMENT, REASON, CAPTION, DECISION, picture[400:432], picture[-64:-32]]
    office = create_store(tmp_path / "office", "sandi-contoh", Profile("CONTOH Ratna", role="supervisor"), cost=COST)
    siti = create_store(tmp_path / "siti", "sandi-contoh", Profile(PERSON), cost=COST)
    accept_organisation(siti, organisation.read(found_organisation(office, "CONTOH Direktorat").data))
    visit = siti.visits.create("LTSA-014", "", date(2026, 11, 24), "terjadwal").id
    siti.visits.save(visit, {PLACE: ANSWER, f"{PLACE}#note": REMARK})
    siti.visits.attach(visit, "/data/c/c_naker/photo", "ruang.jpg", picture, caption=CAPTION)
    siti.visits.seal(visit, "final", reason=REASON)
    shared = tmp_path / "masuk"
    shared.mkdir()
    sent = export_package(siti, shared / "a.ltsa", part_size=600_000)
    assert len(sent.parts) > 1
    # Nobody knows Siti yet: everything is held.
    inbox.sweep(office, shared, settle=0)
    assert [v.visit.id for v in office.visits.list()] == []
    assert leaks(tmp_path, markers) == []
    trust_add(office, enrolment.read(enrol(siti)))
    for part in sorted(tmp_path.glob("masuk/**/*.ltsa")):
        import_package(office, part)
    assert office.visits.content(visit)[PLACE] == ANSWER
    reviewing.comment(office, visit, COMMENT, PLACE)
    meeting.decide(
        office, visit, "", meeting=DECISION, day=date(2026, 11, 24), action=DECISION, owner="ltsa", owner_name=PERSON
    )
    reviewing.judge(office, visit, "returned", REASON)
    (tmp_path / "kembali").mkdir()
    (back,) = returning.write_returns(office, tmp_path / "kembali", returning.plan_returns(office))
    import_package(siti, back.path)
    assert reviewing.review(siti, visit).comments[0].text == COMMENT
    # A return is named after whom it is for, so that it gets there: its file name alone is readable.
    addressed = [(back.path.relative_to(tmp_path).as_posix(), "name")]
    assert leaks(tmp_path, markers) == addressed
    office.close(backup=True)
    siti.close(backup=True)
    assert leaks(tmp_path, markers) == addressed
