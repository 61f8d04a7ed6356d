"""Recordings and other files: known by content, told with length and number, limited in size, kept byte for byte."""

from __future__ import annotations

import math
import struct
import wave
from io import BytesIO
from pathlib import Path

import pytest

from ltsa_desktop.ground.words import Cancelled, UserError
from ltsa_desktop.store import receiving
from ltsa_desktop.store.media_types import fits, media_type_of, sniff
from ltsa_desktop.store.receiving import look_at
from ltsa_desktop.store.recordings import Length, length_in, length_of, with_length

PATH = "/data/finding[rtemuan]/photo"


def wav(seconds: float, rate: int = 8000) -> bytes:
    out = BytesIO()
    with wave.open(out, "wb") as stream:
        stream.setnchannels(1)
        stream.setsampwidth(2)
        stream.setframerate(rate)
        stream.writeframes(bytes(int(seconds * rate) * 2))
    return out.getvalue()


def box(name: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return struct.pack(">I", len(body) + 8) + name + body


def mp4(seconds: float, brand: bytes = b"isom", version: int = 0, filling: int = 1000, last: bool = True) -> bytes:
    """A file with the boxes a telephone writes: its `moov` at the end, or in front."""
    ticks = int(seconds * 600)
    head = struct.pack(">B3xQQIQ", 1, 0, 0, 600, ticks) if version else struct.pack(">B3xIIII", 0, 0, 0, 600, ticks)
    moov = box(b"moov", box(b"free", bytes(8)), box(b"mvhd", head, bytes(80)))
    parts = [box(b"mdat", bytes(filling)), moov]
    return box(b"ftyp", brand, bytes(4), b"isom") + b"".join(parts if last else reversed(parts))


def page(position: int, content: bytes) -> bytes:
    return b"OggS" + struct.pack("<BBqIIIBB", 0, 0, position, 1, 0, 0, 1, len(content)) + content


def opus(seconds: float) -> bytes:
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 312, 48000, 0, 0)
    return page(0, head) + page(-1, bytes(200)) + page(int(seconds * 48000) + 312, bytes(200))


def vorbis(seconds: float) -> bytes:
    head = b"\x01vorbis" + struct.pack("<IBIiii", 0, 1, 44100, 0, 0, 0)
    return page(0, head) + page(int(seconds * 44100), bytes(99))


def mp3(seconds: float, xing: bool = False, tagged: bool = False) -> bytes:
    """Frames of 128 kbit/s at 44.1 kHz: 417 bytes, 1152 samples."""
    count = math.ceil(seconds * 44100 / 1152)
    frames = [b"\xff\xfb\x90\x00" + bytes(413)] * count
    if xing:
        frames[0] = (b"\xff\xfb\x90\x00" + bytes(32) + b"Xing" + struct.pack(">II", 1, 4 * count)).ljust(417, b"\0")
    front = b"ID3\x04\x00\x00\x00\x00\x02\x00" + bytes(256) if tagged else b""
    return front + b"".join(frames)


@pytest.mark.parametrize(
    ("data", "media_type", "shown"),
    [
        (wav(200.4), "audio/wav", "3:20"),
        (mp4(200), "video/mp4", "3:20"),
        (mp4(3723, version=1, last=False), "video/mp4", "1:02:03"),
        (mp4(61, b"M4A "), "audio/mp4", "1:01"),
        (mp4(61, b"qt  "), "video/quicktime", "1:01"),
        (mp4(9, b"3gp4"), "video/3gpp", "0:09"),
        (opus(75.2), "audio/ogg", "1:15"),
        (vorbis(12), "audio/ogg", "0:12"),
        (mp3(20), "audio/mpeg", "≈ 0:20"),
        (mp3(20, tagged=True), "audio/mpeg", "≈ 0:20"),
        (mp3(20, xing=True), "audio/mpeg", "1:20"),
    ],
)
def test_a_recording_is_known_by_its_content_and_tells_its_length(data: bytes, media_type: str, shown: str) -> None:
    assert sniff(data[:8192]) == media_type
    length = length_of(data, media_type)
    assert length is not None
    assert length.show() == shown
    assert length_in(with_length(media_type, length)) == length


@pytest.mark.parametrize("make", [wav, mp4, opus, vorbis, mp3])
def test_a_recording_cut_off_anywhere_is_read_without_a_fault(make) -> None:
    data = make(1)
    for end in (*range(0, min(len(data), 400), 7), len(data) // 2, len(data) - 1):
        length_of(data[:end], sniff(data))
        sniff(data[:end])


@pytest.mark.parametrize("text", ["audio/wav", "audio/wav; duration=x", "audio/wav; duration=9999999", "; duration=²"])
def test_a_length_from_elsewhere_is_not_believed_blindly(text: str) -> None:
    assert length_in(text) is None


@pytest.mark.parametrize(
    ("head", "wanted", "taken"),
    [
        (mp4(1, b"M4A "), "audio/*", True),
        (mp4(1), "audio/*", True),
        (mp4(1), "video/*", True),
        (wav(1), "video/*", False),
        (b"\xff\xd8\xff\xe0", "audio/*", False),
        (b"hanya teks yang diberi nama suara.mp3", "audio/*", False),
        (b"%PDF-1.7", "image/*", False),
        (b"%PDF-1.7", "application/pdf", True),
        (b"PK\x03\x04", "application/pdf", False),
        (b"apa saja", "application/*", True),
        (b"apa saja", "", True),
    ],
)
def test_the_content_decides_whether_a_question_takes_a_file(head: bytes, wanted: str, taken: bool) -> None:
    assert fits(sniff(head), wanted) == taken


def test_a_voice_recorders_file_is_sound_by_its_name_and_an_office_document_keeps_its_type() -> None:
    assert media_type_of(mp4(1), "rapat.m4a").startswith("audio/")
    assert media_type_of(mp4(1), "rapat.mp4") == "video/mp4"
    assert media_type_of(b"\xff\xd8\xff\xe0", "foto.mp3") == "image/jpeg"
    assert media_type_of(b"hanya teks", "suara.mp3") == "application/octet-stream"
    assert media_type_of(b"PK\x03\x04", "surat.docx").endswith("wordprocessingml.document")


@pytest.fixture
def at(bench):
    visit = bench.visit().id
    bench.store.visits.save(visit, {"/data/finding[rtemuan]": "1"})
    return bench.store, visit


def test_recordings_are_numbered_apart_from_photos_and_keep_every_byte(bench, at) -> None:
    store, visit = at
    data = mp4(200, filling=300_000)
    first = store.visits.attach(visit, PATH, "wawancara kepala.mp4", data)
    second = store.visits.attach(visit, "/data/name", "suara.ogg", opus(3))
    assert (first.number, second.number) == (1, 2)
    assert (first.is_recording, first.is_photo) == (True, False)
    assert length_in(first.media_type) == Length(200)
    store = bench.reopen()
    assert store.visits.attachment_bytes(visit, first.name) == data
    sealed = store.visits.seal(visit, "final", "CONTOH")
    file = store.revisions.read(sealed.raw).attachments[first.name]
    assert (file.number, length_in(file.media_type)) == (1, Length(200))


def test_a_file_that_is_larger_than_the_limit_is_refused_before_it_is_read(tmp_path: Path, at) -> None:
    store, _ = at
    large = tmp_path / "rapat.mp4"
    with large.open("wb") as stream:
        stream.write(mp4(1))
        stream.truncate(receiving.MAX_FILE + 1)  # a hole: reading it whole would take a while
    for attempt in (lambda: look_at(large, "video/*"), lambda: store.visits.ready_file(large.name, large)):
        with pytest.raises(UserError) as caught:
            attempt()
        assert caught.value.code == "file-too-large"
        assert "100 MB" in caught.value.text.id
        assert "100 MB" in caught.value.text.en


@pytest.mark.parametrize(
    ("name", "content", "wanted", "code"),
    [
        ("kosong.pdf", b"", "", "file-empty"),
        ("suara.mp3", b"hanya teks", "audio/*", "file-other-kind"),
        ("film.mp4", b"\xff\xd8\xff\xe0", "video/*", "file-other-kind"),
        ("IMG_0001.HEIC", b"\0\0\0\x18ftypheic", "image/*", "picture-heic"),
    ],
)
def test_a_file_that_does_not_fit_says_why_in_both_languages(
    tmp_path: Path, name: str, content: bytes, wanted: str, code: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError) as caught:
        look_at(tmp_path / name, wanted)
    assert caught.value.code == code
    for words in (caught.value.text.id, caught.value.text.en):
        assert "{" not in words
    if code == "file-other-kind" and content != b"hanya teks":
        assert "foto" in caught.value.text.id
        assert "photo" in caught.value.text.en


def test_a_file_that_is_gone_or_a_folder_says_why(tmp_path: Path) -> None:
    for path in (tmp_path / "tidak ada.mp3", tmp_path):
        with pytest.raises(UserError) as caught:
            look_at(path, "")
        assert caught.value.code == "file-unreadable"


def test_a_heic_photo_is_refused_in_words_whatever_it_is_called(at) -> None:
    store, visit = at
    with pytest.raises(UserError) as caught:
        store.visits.attach(visit, PATH, "foto.jpg", b"\0\0\0\x18ftypheic" + bytes(100))
    assert caught.value.code == "picture-heic"


def test_attaching_can_be_stopped_and_leaves_nothing(bench, at, tmp_path: Path) -> None:
    store, visit = at
    film = tmp_path / "film.mp4"
    film.write_bytes(mp4(5, filling=3 << 20))
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done * 2 > total:
            raise Cancelled

    with pytest.raises(Cancelled):
        store.visits.ready_file(film.name, film, progress=stop)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert not [f for f in (bench.folder / "blobs").rglob("*") if f.is_file()]
    ready = store.visits.ready_file(film.name, film, progress=lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1]
    store.visits.attach_ready(visit, PATH, ready)
    assert store.visits.attachment_bytes(visit, "film.mp4") == film.read_bytes()
