"""Frames, manifests and age: what survives damage, and what is said about the rest."""

from __future__ import annotations

import io
import random
import time

import pytest

from ltsa_desktop.exchange import frames, payloads, sealing, writer
from ltsa_desktop.exchange.frames import HEADER, MAGIC, SYNC, Damage, Frame, FrameType, pack_header, scan
from ltsa_desktop.exchange.payloads import Malformed
from ltsa_desktop.exchange.reader import PackageReader
from ltsa_desktop.exchange.sealing import NotForUs, Opener, Sealer, Unreadable
from ltsa_desktop.ground.words import Cancelled, UserError

CONTENT = set(range(1, 10))


def read(data: bytes, opener: Opener) -> tuple[set[int], PackageReader]:
    reader = PackageReader(io.BytesIO(data), opener)
    return {piece.index for piece in reader.pieces()}, reader


def boundaries(data: bytes) -> list[tuple[int, int]]:
    spans = []
    for event in scan(io.BytesIO(data)):
        assert isinstance(event, Frame)
        spans.append((event.offset, event.offset + HEADER.size + len(event.payload)))
    return spans


def test_a_whole_package_gives_every_frame_and_no_loss(package, bench):
    got, reader = read(package, bench.opener)
    assert got == CONTENT
    assert reader.losses() == []
    assert reader.contents[bench.head.package, bench.key].head.frames == 11
    assert reader.contents[bench.head.package, bench.key].key == bench.key


def test_the_recovery_key_opens_it_too(package, bench):
    got, _ = read(package, Opener([bench.escrow[0]]))
    assert got == CONTENT


def test_nothing_of_the_content_is_readable_without_a_key(package):
    for marker in (b"visit-", b"CONTOH", b"foto-", b"device-1", b"/data"):
        assert marker not in package


def test_one_flipped_byte_in_any_region_costs_at_most_its_own_frame(package, bench):
    rng = random.Random(5)
    for at, (start, end) in enumerate(boundaries(package)):
        places = [start + offset for offset in range(0, HEADER.size, 3)] + rng.sample(
            range(start + HEADER.size, end), 6
        )
        for place in places:
            damaged = bytearray(package)
            damaged[place] ^= 1 << rng.randrange(8)
            got, reader = read(bytes(damaged), bench.opener)
            lost = {loss.index for loss in reader.losses()}
            assert got == CONTENT - {at}
            assert lost == CONTENT & {at}
            assert all(loss.entry is not None for loss in reader.losses())


def test_a_damaged_magic_costs_nothing(package, bench):
    for place in range(16):
        damaged = bytearray(package)
        damaged[place] ^= 0x40
        got, reader = read(bytes(damaged), bench.opener)
        assert got == CONTENT
        assert reader.losses() == []


def test_a_file_cut_anywhere_names_what_is_missing(package, bench):
    first_end = boundaries(package)[0][1]
    for step in range(1, 51):
        cut = package[: len(package) * step // 50]
        got, reader = read(cut, bench.opener)
        lost = reader.losses()
        if len(cut) >= first_end:
            assert got | {loss.index for loss in lost} == CONTENT
            assert not got & {loss.index for loss in lost}
            assert all(loss.entry is not None for loss in lost)


def test_bytes_put_in_or_taken_out_cost_only_the_frame_they_hit(package, bench):
    spans = boundaries(package)
    for at, (start, end) in enumerate(spans):
        middle = (start + end) // 2
        for damaged in (package[:middle] + b"inserted" + package[middle:], package[:middle] + package[middle + 9 :]):
            got, _ = read(damaged, bench.opener)
            assert got == CONTENT - {at}


def test_a_lost_head_is_made_good_by_the_tail(package, bench):
    start, end = boundaries(package)[0]
    got, reader = read(package[:start] + package[end:], bench.opener)
    assert got == CONTENT
    assert reader.losses() == []
    assert reader.contents[bench.head.package, bench.key].complete()


def test_without_either_manifest_the_records_still_come_in(package, bench):
    spans = boundaries(package)
    got, reader = read(package[: spans[0][0]] + package[spans[0][1] : spans[-1][0]], bench.opener)
    assert got == CONTENT
    assert reader.contents == {}


def test_frames_in_another_order_or_twice_are_all_the_same(package, bench):
    spans = boundaries(package)
    frames_ = [package[start:end] for start, end in spans]
    random.Random(1).shuffle(frames_)
    got, reader = read(package[:16] + b"".join(frames_ + frames_), bench.opener)
    assert got == CONTENT
    assert reader.losses() == []


def test_a_sound_frame_put_in_the_place_of_another_hides_nothing(package, bench):
    spans = boundaries(package)
    (start, end), (other, stop) = spans[2], spans[3]
    payload = package[other + HEADER.size : stop]
    swapped = package[:start] + pack_header(2, 2, bench.head.package, payload) + payload + package[end:]
    _, reader = read(swapped, bench.opener)
    assert [(loss.reason, loss.index) for loss in reader.losses()] == [("missing", 2)]


def test_two_packages_in_one_file_both_come_in(package, bench, tmp_path):
    from msgspec import structs

    other = structs.replace(bench.head, package="01939c5e-0000-7000-8000-000000000002", sequence=4)
    path = tmp_path / "two.ltsa"
    writer.write_package(path, other, bench.items[:2], bench.sealer, bench.key, bench.device.sign)
    got, reader = read(package + path.read_bytes(), bench.opener)
    assert {package for package, _ in reader.contents} == {bench.head.package, other.package}
    assert reader.losses() == []
    assert got == CONTENT


def test_a_package_for_other_keys_opens_nothing(package):
    stranger = Opener([sealing.new_identity()[0]])
    got, reader = read(package, stranger)
    assert got == set()
    assert reader.intact == 11
    assert reader.opened == 0


def test_a_manifest_changed_by_a_stranger_is_not_believed(bench, tmp_path):
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    thief = Ed25519PrivateKey.generate()
    path = tmp_path / "forged.ltsa"
    writer.write_package(path, bench.head, bench.items, bench.sealer, bench.key, thief.sign)
    _, reader = read(path.read_bytes(), bench.opener)
    assert reader.contents == {}
    assert reader.losses() == []


def test_a_frame_of_a_newer_program_is_named_as_such(package, bench):
    payload = bench.sealer.seal(b"{}\n")
    frame = pack_header(99, 50, bench.head.package, payload) + payload
    _, reader = read(package + frame, bench.opener)
    assert [(loss.reason, loss.index) for loss in reader.losses()] == [("newer", 50)]


def test_hostile_lengths_and_markers_end_in_bounded_time_and_memory(package, bench):
    header = bytearray(pack_header(2, 1, bench.head.package, b""))
    header[32:36] = (0xFFFFFFFF).to_bytes(4, "big")
    import struct
    import zlib

    header[-4:] = struct.pack(">I", zlib.crc32(bytes(header[:-4])))
    start = time.monotonic()
    events = list(scan(io.BytesIO(MAGIC + b"\0" + bytes(header) * 2000 + b"x" * 100)))
    assert all(isinstance(event, Damage) and event.reason == "size" for event in events)
    events = list(scan(io.BytesIO(MAGIC + b"\0" + SYNC * 300_000)))
    assert sum(event.length for event in events) == 300_000 * len(SYNC)
    claims = bytearray(pack_header(2, 1, bench.head.package, b"x" * frames.MAX_PAYLOAD))
    events = list(scan(io.BytesIO(MAGIC + b"\0" + bytes(claims) * 40_000)))
    assert not any(isinstance(event, Frame) for event in events)
    assert time.monotonic() - start < 20


def test_a_deflate_bomb_is_refused_before_it_grows():
    import zlib

    bomb = zlib.compress(b"\0" * (20 << 20), 9)
    line = b'{"id":"%b","key":"%b","signature":"%b","type":"revision","zlib":%d}' % (
        b"a" * 64,
        b"b" * 64,
        b"c" * 128,
        20 << 20,
    )
    with pytest.raises(Malformed):
        payloads.unpack(line + b"\n" + bomb)


@pytest.mark.parametrize("body", [b"", b"a" * 200_000, b"{}", bytes(range(256)) * 40])
def test_any_body_survives_deflate_and_back(body):
    import hashlib

    packed, size = payloads.deflate(body)
    line = payloads.RevisionLine(id=hashlib.sha256(body).hexdigest(), signature="0" * 128, key="0" * 64, zlib=size)
    assert payloads.unpack(payloads.pack(line, packed)) == (line, body)


@pytest.mark.parametrize(
    "plain",
    [
        b"",
        b"\n",
        b"{}\n",
        b"[" * 100_000,
        b'{"type":"revision"}\nx',
        b'{"type":"chunk","kind":"blob","id":"zz","size":1,"part":0,"parts":1}\nx',
        b'{"type":"unheard-of"}\n',
        b"\xff\xfe\n",
    ],
)
def test_lines_that_hold_no_sense_are_malformed_and_nothing_worse(plain):
    with pytest.raises(Malformed):
        payloads.unpack(plain)


def test_chunks_that_lie_about_their_size_are_malformed():
    good = payloads.ChunkLine(kind="blob", id="a" * 64, size=10, part=0, parts=1)
    assert payloads.unpack(payloads.pack(good, b"0123456789"))[1] == b"0123456789"
    for line, body in (
        (good, b"012345678"),
        (payloads.ChunkLine(kind="blob", id="a" * 64, size=10, part=1, parts=2), b"0123456789"),
        (payloads.ChunkLine(kind="blob", id="a" * 64, size=1 << 28, part=0, parts=1), b"0"),
    ):
        with pytest.raises(Malformed):
            payloads.unpack(payloads.pack(line, body))


def test_an_age_file_with_a_giant_header_is_not_worked_through(bench):
    stanza = b"-> X25519 " + b"A" * 43 + b"\n" + b"B" * 43 + b"\n"
    with pytest.raises(Unreadable):
        bench.opener.open(b"age-encryption.org/v1\n" + stanza * 80_000 + b"--- " + b"C" * 43 + b"\n")


def test_opening_needs_a_key_and_the_right_one(bench):
    sealed = bench.sealer.seal(b"text")
    assert bench.opener.open(sealed) == b"text"
    with pytest.raises(NotForUs):
        Opener([]).open(sealed)
    with pytest.raises(Unreadable):
        bench.opener.open(sealed[:-1])
    with pytest.raises(ValueError, match="recipients"):
        Sealer([])
    with pytest.raises(UserError) as refused:
        Sealer(["age1nonsense"])
    assert refused.value.code == "recipient-unreadable"


def test_cancelling_leaves_no_file(bench, tmp_path):
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        writer.write_package(
            tmp_path / "a.ltsa",
            bench.head,
            bench.items,
            bench.sealer,
            bench.key,
            bench.device.sign,
            cancelled=lambda: next(asked),
        )
    assert list(tmp_path.iterdir()) == []


def test_a_photo_that_is_gone_leaves_the_rest_and_is_told(bench, tmp_path):
    items = [*bench.items[:1], writer.ObjectItem("blob", "a" * 64, 50, lambda: None, bench.items[-1].entry)]
    path = tmp_path / "a.ltsa"
    written = writer.write_package(path, bench.head, items, bench.sealer, bench.key, bench.device.sign)
    assert written.missing == ("a" * 64,)
    got, reader = read(path.read_bytes(), bench.opener)
    assert got == {1}
    assert [loss.reason for loss in reader.losses()] == ["missing"]


def test_a_folder_that_cannot_be_written_is_told_in_words(bench, tmp_path):
    with pytest.raises(UserError) as refused:
        writer.write_package(
            tmp_path / "missing" / "a.ltsa", bench.head, bench.items, bench.sealer, bench.key, bench.device.sign
        )
    assert refused.value.code == "file-unwritable"


def test_manifests_of_many_records_come_in_parts(bench, tmp_path, monkeypatch):
    monkeypatch.setattr(payloads, "MANIFEST_ENTRIES", 2)
    path = tmp_path / "parts.ltsa"
    data = bench.write(path)
    spans = boundaries(data)
    got, reader = read(data, bench.opener)
    contents = reader.contents[bench.head.package, bench.key]
    assert contents.head.parts == 5
    assert [entry.n for entry in contents.entries()] == sorted(got) == list(range(5, 14))
    for lost in (0, 2, 7, len(spans) - 1):
        start, end = spans[lost]
        got, reader = read(data[:start] + data[end:], bench.opener)
        assert {loss.index for loss in reader.losses()} == set(range(5, 14)) - got
    both = (
        data[: spans[1][0]] + data[spans[1][1] : spans[7][0]] + data[spans[7][1] : spans[15][0]] + data[spans[15][1] :]
    )
    got, reader = read(both, bench.opener)
    assert not reader.contents[bench.head.package, bench.key].complete()
    assert [(loss.index, loss.count) for loss in reader.losses()] == [(None, 1)]


def test_every_frame_type_keeps_its_number():
    assert {t.name: int(t) for t in FrameType} == {
        "MANIFEST": 1,
        "REVISION": 2,
        "INSTRUMENT": 3,
        "BLOB": 4,
        "CENTRE": 5,
        "STATEMENT": 6,
        "PART": 7,
    }
    assert HEADER.size == 72
