"""Photos and other files: kept whole, upright, without the place, numbered, encrypted."""

import io
from datetime import datetime

import pytest
from PIL import Image

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import NotFound
from ltsa_desktop.store.attachments import safe_stem

PHOTO = "/data/finding[rtemuan]/photo"


def picture(size=(400, 300), form="JPEG", colour=(200, 30, 30), orientation=None, time=None, place=False):
    image = Image.new("RGB", size, colour)
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    if time:
        exif.get_ifd(0x8769)[0x9003] = time
    if place:
        exif.get_ifd(0x8825)[1] = "S"
        exif.get_ifd(0x8825)[2] = (8.0, 3.0, 57.0)
    out = io.BytesIO()
    image.save(out, form, exif=exif.tobytes() if orientation or time or place else b"")
    return out.getvalue()


def shown(store, visit, attachment):
    return Image.open(io.BytesIO(store.visits.attachment_bytes(visit, attachment.name)))


@pytest.fixture
def at(bench):
    visit = bench.visit().id
    bench.store.visits.save(visit, {"/data/finding[rtemuan]": "1"})
    return bench.store, visit


def test_a_photo_is_the_answer_and_survives_a_restart(bench, at):
    store, visit = at
    made = store.visits.attach(visit, PHOTO, "IMG 1.jpg", picture(), caption="Depan")
    assert store.visits.content(visit)[PHOTO] == made.name
    store = bench.reopen()
    again = store.visits.attachments(visit)[0]
    assert (again.name, again.number, again.caption, again.media_type) == (made.name, 1, "Depan", "image/jpeg")
    assert shown(store, visit, again).size == (400, 300)


def test_a_large_photo_is_scaled_turned_upright_and_keeps_its_time_only(at):
    store, visit = at
    data = picture((3000, 1500), orientation=6, time="2026:11:17 09:30:12", place=True)
    made = store.visits.attach(visit, PHOTO, "besar.jpg", data)
    assert (made.width, made.height) == (1000, 2000)
    assert made.taken_at == datetime(2026, 11, 17, 9, 30, 12)
    image = shown(store, visit, made)
    assert image.size == (1000, 2000)
    assert not dict(image.getexif().get_ifd(0x8825))
    assert image.getexif().get(0x0112, 1) == 1


def test_the_place_stays_when_asked_for(at):
    store, visit = at
    made = store.visits.attach(visit, PHOTO, "a.jpg", picture(place=True), keep_place=True)
    assert shown(store, visit, made).getexif().get_ifd(0x8825)[1] == "S"


def test_photos_are_numbered_in_the_visit_and_signatures_are_not(at):
    store, visit = at
    one = store.visits.attach(visit, PHOTO, "a.jpg", picture())
    sign = store.visits.attach(visit, "/data/sign", "tanda.png", picture(form="PNG"))
    two = store.visits.attach(visit, "/data/finding[rlain]/photo", "a.jpg", picture(colour=(0, 0, 9)))
    file = store.visits.attach(visit, "/data/name", "surat.pdf", b"%PDF-1.4")
    assert (one.number, sign.number, two.number, file.number) == (1, 0, 2, 0)
    assert two.name == "a-2.jpg"
    assert [a.name for a in store.visits.attachments(visit)] == ["a.jpg", "a-2.jpg", "surat.pdf", "tanda.png"]


def test_a_replaced_photo_comes_back_with_undo(at):
    store, visit = at
    store.visits.attach(visit, PHOTO, "lama.jpg", picture())
    store.visits.attach(visit, PHOTO, "baru.jpg", picture(colour=(0, 9, 0)))
    assert [a.name for a in store.visits.attachments(visit)] == ["baru.jpg"]
    store.visits.undo(visit)
    assert [a.name for a in store.visits.attachments(visit)] == ["lama.jpg"]
    assert len(store.visits.attachments(visit, everything=True)) == 2


def test_what_is_no_picture_is_refused_and_nothing_is_kept(bench, at):
    store, visit = at
    before = store.visits.content(visit)
    with pytest.raises(UserError) as caught:
        store.visits.attach(visit, PHOTO, "rusak.jpg", b"\xff\xd8 bukan gambar")
    assert caught.value.code == "picture-unreadable"
    assert store.visits.content(visit) == before
    assert store.visits.attachments(visit, everything=True) == []
    assert not list((bench.folder / "blobs").rglob("*"))


def test_the_same_bytes_are_one_file_and_it_is_encrypted(bench, at):
    store, visit = at
    data = picture()
    a = store.visits.attach(visit, PHOTO, "a.jpg", data)
    b = store.visits.attach(visit, "/data/finding[rlain]/photo", "b.jpg", data)
    files = [f for f in (bench.folder / "blobs").rglob("*") if f.is_file()]
    assert a.sha256 == b.sha256
    assert len(files) == 1
    assert files[0].read_bytes().startswith(b"age-encryption.org/v1")


def test_a_vanished_file_is_told_and_the_rest_goes_on(bench, at):
    store, visit = at
    made = store.visits.attach(visit, PHOTO, "a.jpg", picture())
    store.blobs.path(made.sha256).unlink()
    assert store.visits.attachments(visit)[0].present is False
    assert store.blobs.missing() == {made.sha256}
    with pytest.raises(NotFound):
        store.visits.attachment_bytes(visit, made.name)
    assert [c.name for c in store.doctor() if not c.ok] == ["attachments"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.jpg", "passwd"),
        ("C:\\foto\\depan.jpg", "depan"),
        ("CON.jpg", "CON_"),
        ("a<b>:c?.jpg", "a_b_c_"),
        (".jpg", ".jpg"),
        ("", "lampiran"),
        ("x" * 300 + ".jpg", "x" * 80),
    ],
)
def test_names_are_safe_on_every_system(given, kept):
    assert safe_stem(given) == kept.strip(".") or safe_stem(given) == kept


def test_a_caption_changes_what_is_to_be_sealed(at):
    store, visit = at
    made = store.visits.attach(visit, PHOTO, "a.jpg", picture())
    store.visits.set_caption(visit, made.name, "Loket 3")
    assert store.visits.attachments(visit)[0].caption == "Loket 3"
