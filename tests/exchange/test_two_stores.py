"""Packages between real stores: what comes in, what is kept apart, what is said."""

from __future__ import annotations

import hashlib
import random
import zipfile

import pytest
from sqlalchemy import event

from ltsa_desktop.exchange import (
    accept_receipt,
    export_package,
    import_package,
    make_receipt,
    release_quarantine,
    trust_add,
    trust_revoke,
    waiting,
)
from ltsa_desktop.exchange import enrol as enrol_
from ltsa_desktop.exchange import enrolment as enrolment_
from ltsa_desktop.exchange.frames import HEADER, Frame, FrameType, pack_header, scan
from ltsa_desktop.exchange.payloads import Entry
from ltsa_desktop.exchange.sealing import Sealer
from ltsa_desktop.exchange.writer import RevisionItem, write_package
from ltsa_desktop.ground.ids import uuid7
from ltsa_desktop.ground.words import Cancelled, UserError
from ltsa_desktop.store.merging import shown_head


def spans(path):
    with path.open("rb") as stream:
        found = []
        for event in scan(stream):
            assert isinstance(event, Frame)
            found.append((event.offset, event.offset + HEADER.size + len(event.payload)))
        return found


def outcomes(report):
    return {record.revision: record.outcome for record in report.records if record.what == "revision"}


def test_a_visit_with_its_photo_arrives_verbatim(office, siti, tmp_path):
    photo = random.Random(1).randbytes(700_000)
    revision = siti.revision(photos={"foto-1.jpg": photo})
    report = office.take(siti.export(tmp_path / "a.ltsa"))
    assert report.sums["new"] == 1
    assert report.photos_new == 1
    here, there = office.store.revisions.get(revision), siti.store.revisions.get(revision)
    assert (here.raw, here.signature, here.key) == (there.raw, there.signature, there.key)
    assert office.store.blobs.get(next(iter(office.store.visits.attachments(here.visit_id))).sha256) == photo
    assert report.package is not None
    assert (report.package.author, report.package.sequence, report.package.trusted) == ("CONTOH Siti", 1, True)
    assert report.archived is not None
    assert report.archived.read_bytes() == (tmp_path / "a.ltsa").read_bytes()


def test_the_same_package_twice_changes_nothing_and_says_so(office, siti, tmp_path):
    siti.revision(photos={"f.jpg": b"x" * 1000})
    package = siti.export(tmp_path / "a.ltsa")
    office.take(package)
    before = office.picture()
    again = office.take(package)
    assert office.picture() == before
    assert not again.changes
    assert again.sums["identical"] == 1
    assert "Tidak ada yang diubah" in again.headline.id


def test_a_package_holds_everything_until_a_receipt_comes_back(office, siti, tmp_path):
    first = siti.revision(photos={"f.jpg": b"x" * 1000})
    report = office.take(siti.export(tmp_path / "a.ltsa"))
    second = siti.revision()
    assert export_package(siti.store, tmp_path / "b.ltsa").revisions == 2
    receipt = make_receipt(office.store, report)
    assert receipt is not None
    assert accept_receipt(siti.store, receipt) == 1
    assert accept_receipt(siti.store, receipt) == 0
    exported = export_package(siti.store, tmp_path / "c.ltsa")
    assert (exported.revisions, exported.held_back, exported.photos) == (1, 1, 0)
    report = office.take(tmp_path / "c.ltsa")
    assert outcomes(report) == {second: "new"}
    assert office.store.revisions.ids() == {first, second}
    receipt = make_receipt(office.store, report)
    assert receipt is not None
    accept_receipt(siti.store, receipt)
    with pytest.raises(UserError) as refused:
        export_package(siti.store, tmp_path / "d.ltsa")
    assert refused.value.code == "all-received"


def test_a_receipt_counts_only_from_a_supervisor_and_for_this_laptop(office, siti, laptops, tmp_path):
    budi = laptops("Budi")
    siti.revision()
    report = office.take(siti.export(tmp_path / "a.ltsa"))
    receipt = make_receipt(office.store, report)
    assert receipt is not None
    with pytest.raises(UserError) as refused:
        accept_receipt(budi.store, receipt)
    assert refused.value.code == "other-device"
    import dataclasses

    lied = make_receipt(siti.store, dataclasses.replace(report))
    assert lied is not None
    with pytest.raises(UserError) as refused:
        accept_receipt(siti.store, lied)
    assert refused.value.code == "signer-unknown"


def test_an_edit_follows_and_an_older_package_after_it_changes_nothing_shown(office, siti, tmp_path):
    visit = uuid7()
    first = siti.revision(visit, answer="lama")
    old = siti.export(tmp_path / "old.ltsa")
    second = siti.revision(visit, [first], answer="baru")
    new = siti.export(tmp_path / "new.ltsa")
    report = office.take(new)
    assert outcomes(report) == {first: "new", second: "new"}
    assert office.store.visits.content(visit) == {"/data/note": "baru"}
    assert not office.take(old).changes
    third = siti.revision(visit, [second], answer="terbaru")
    assert outcomes(office.take(siti.export(tmp_path / "3.ltsa"))) == {
        first: "identical",
        second: "identical",
        third: "newer",
    }
    assert office.store.visits.content(visit) == {"/data/note": "terbaru"}


def test_a_visit_changed_on_two_laptops_is_forked_and_nothing_is_overwritten(office, siti, laptops, tmp_path):
    budi = laptops("Budi")
    visit = uuid7()
    base = siti.revision(visit, answer="awal")
    office.take(siti.export(tmp_path / "base.ltsa"))
    raw = siti.store.revisions.get(base)
    budi.store.revisions.insert(raw.raw, raw.signature, raw.key)
    hers = siti.revision(visit, [base], answer="kata Siti")
    his = budi.revision(visit, [base], answer="kata Budi")
    assert outcomes(office.take(siti.export(tmp_path / "s.ltsa")))[hers] == "newer"
    report = office.take(budi.export(tmp_path / "b.ltsa"))
    assert outcomes(report)[his] == "forked"
    # Which of the two stands for the visit until somebody joins them follows from the set, not from who came first.
    shown = shown_head(office.store.revisions.graph(visit))
    kept = {r: office.store.revisions.read(office.store.revisions.get(r).raw).content for r in (hers, his)}
    assert kept == {hers: {"/data/note": "kata Siti"}, his: {"/data/note": "kata Budi"}}
    assert office.store.visits.content(visit) == kept[shown]
    assert office.store.visits.get(visit).forked
    assert office.store.revisions.heads(visit) == {hers, his}


def test_any_order_and_any_repetition_end_in_the_same_set(office, siti, laptops, tmp_path):
    budi = laptops("Budi")
    visit = uuid7()
    packages = []
    base = siti.revision(visit, answer="awal", photos={"f.jpg": b"foto" * 99})
    packages.append(siti.export(tmp_path / "0.ltsa"))
    raw = siti.store.revisions.get(base)
    budi.store.revisions.insert(raw.raw, raw.signature, raw.key)
    siti.revision(visit, [base], answer="satu")
    packages.append(siti.export(tmp_path / "1.ltsa"))
    budi.revision(visit, [base], answer="dua")
    packages.append(budi.export(tmp_path / "2.ltsa"))
    rng = random.Random(3)
    for package in rng.choices(packages, k=4) + packages:
        office.take(package)
    want = office.store.revisions.graph(visit), office.store.revisions.heads(visit)
    for number in range(4):
        other = laptops(f"Rekan {number}")
        data = _with_reader(office, other)
        assert data
        sent = [siti.export(tmp_path / f"s{number}.ltsa"), budi.export(tmp_path / f"b{number}.ltsa")]
        rng.shuffle(sent)
        for package in rng.choices(sent, k=3) + sent:
            with pytest.raises(UserError) as refused:
                other.take(package)
            assert refused.value.code == "not-for-us"
    assert (office.store.revisions.graph(visit), office.store.revisions.heads(visit)) == want


def _with_reader(office, other):
    from ltsa_desktop.exchange import with_supervisor

    return with_supervisor(office.store, enrolment_.read(enrol_(other.store)))


def test_an_unknown_signer_is_kept_apart_and_comes_in_once_accepted(office, laptops, tmp_path):
    stranger = laptops("Joko", trusted=False)
    photo = b"foto" * 1000
    revision = stranger.revision(photos={"f.jpg": photo})
    package = stranger.export(tmp_path / "a.ltsa")
    report = office.take(package)
    assert outcomes(report) == {revision: "quarantined"}
    assert office.store.revisions.ids() == set()
    assert not office.take(package).changes
    (record,) = waiting(office.store)
    assert (record.author, record.reason) == ("CONTOH Joko", "unknown")
    assert record.fingerprint in record.text.id
    release_quarantine(office.store)
    assert len(waiting(office.store)) == 1
    trust_add(office.store, enrolment_.read(enrol_(stranger.store)))
    (released,) = release_quarantine(office.store, stranger.store.device.key)
    assert released.revision == revision
    assert waiting(office.store) == []
    assert office.store.revisions.ids() == {revision}
    assert office.store.blobs.missing() == set()


def test_a_record_comes_out_of_quarantine_even_when_its_original_is_gone(office, laptops, tmp_path):
    stranger = laptops("Joko", trusted=False)
    revision = stranger.revision()
    archived = office.take(stranger.export(tmp_path / "a.ltsa")).archived
    archived.unlink()
    trust_add(office.store, enrolment_.read(enrol_(stranger.store)))
    assert [record.revision for record in release_quarantine(office.store)] == [revision]
    assert office.store.revisions.ids() == {revision}
    assert waiting(office.store) == []


def test_what_a_withdrawn_key_signs_is_kept_apart(office, siti, tmp_path):
    before = siti.revision()
    office.take(siti.export(tmp_path / "a.ltsa"))
    trust_revoke(office.store, siti.store.device.key, "laptop hilang")
    after = siti.revision()
    assert outcomes(office.take(siti.export(tmp_path / "b.ltsa"))) == {before: "identical", after: "quarantined"}
    assert [record.reason for record in waiting(office.store)] == ["revoked"]


def test_a_key_cannot_speak_for_another_laptop(office, siti, laptops, tmp_path):
    budi = laptops("Budi")
    revision = siti.revision(device=budi.store.device.id)
    assert outcomes(office.take(siti.export(tmp_path / "a.ltsa"))) == {revision: "quarantined"}
    assert [record.reason for record in waiting(office.store)] == ["other-device"]


def test_a_forged_signature_is_refused_and_told(office, siti, tmp_path):
    good = siti.revision()
    raw = siti.store.revisions.get(siti.revision()).raw
    forged = siti.store.revisions.insert(
        raw.replace(b'"baik"', b'"baiq"'), b"\1" * 64, siti.store.device.key, verified=True
    ).revision_id
    report = office.take(siti.export(tmp_path / "a.ltsa"))
    assert report.sums == {"new": 2, "newer": 0, "forked": 0, "identical": 0, "quarantined": 0, "damaged": 1}
    assert outcomes(report)[forged] == "damaged"
    assert good in office.store.revisions.ids()
    assert forged not in office.store.revisions.ids()


def test_a_stranger_s_signature_on_the_same_bytes_does_not_keep_the_true_one_out(office, siti, bench, tmp_path):
    revision = siti.store.revisions.get(siti.revision())
    true, raw = siti.store.device, revision.raw
    entry = Entry(0, FrameType.REVISION, revision.id, 0)
    items = [
        RevisionItem(entry.id, bench.device.sign(raw).hex(), bench.key, len(raw), lambda: raw, entry),
        RevisionItem(entry.id, true.sign(raw).hex(), true.key, len(raw), lambda: raw, entry),
    ]
    path = tmp_path / "a.ltsa"
    write_package(path, bench.head, items, Sealer([office.store.device.recipient]), true.key, true.sign)
    assert outcomes(office.take(path)) == {revision.id: "new"}
    assert waiting(office.store) == []


def test_a_record_of_a_newer_format_waits_for_an_update(office, siti, bench, tmp_path):
    raw = siti.store.revisions.get(siti.revision()).raw.replace(b'"format":1', b'"format":2')
    device = siti.store.device
    entry = Entry(0, FrameType.REVISION, hashlib.sha256(raw).hexdigest(), 0)
    item = RevisionItem(entry.id, device.sign(raw).hex(), device.key, len(raw), lambda: raw, entry)
    path = tmp_path / "a.ltsa"
    write_package(path, bench.head, [item], Sealer([office.store.device.recipient]), device.key, device.sign)
    report = office.take(path)
    assert outcomes(report) == {entry.id: "quarantined"}
    assert [(record.reason, record.centre) for record in waiting(office.store)] == [("newer-format", "LTSA CONTOH")]
    assert not office.take(path).changes


def test_parts_of_a_newer_program_are_told_and_the_original_is_kept_once(office, siti, tmp_path):
    siti.revision()
    path = siti.export(tmp_path / "a.ltsa")
    payload = Sealer([office.store.device.recipient]).seal(b"future")
    path.write_bytes(path.read_bytes() + pack_header(77, 900, uuid7(), payload) + payload)
    report = office.take(path)
    assert (report.sums["new"], report.sums["quarantined"]) == (1, 1)
    assert any("lebih baru" in note.id for note in report.notes)
    assert not office.take(path).changes


@pytest.fixture
def sent(siti, tmp_path):
    """A package of four visits, one with a photo of two frames; its revisions in order and its frames' spans."""
    revisions = [siti.revision() for _ in range(3)]
    revisions.append(siti.revision(photos={"foto.jpg": random.Random(2).randbytes(600_000)}))
    path = siti.export(tmp_path / "sent.ltsa")
    return path, set(revisions), spans(path)


def test_one_flipped_byte_anywhere_costs_at_most_one_record_and_is_told(office, sent, tmp_path):
    path, revisions, frames = sent
    data = path.read_bytes()
    places = [3, *(start + at for start, _ in frames for at in (2, 9, 13, 20, 33, 40, 70, 75, 200))]
    places += [(start + end) // 2 for start, end in frames] + [end - 1 for _, end in frames]
    damaged = tmp_path / "damaged.ltsa"
    for place in places:
        changed = bytearray(data)
        changed[place] ^= 0x10
        damaged.write_bytes(bytes(changed))
        report = import_package(office.store, damaged, preview=True)
        told = [record for record in report.records if record.outcome == "damaged"]
        at = next((n for n, (start, end) in enumerate(frames) if start <= place < end), None)
        if at is None:
            assert (report.sums["new"], told) == (4, [])
        elif at in (0, len(frames) - 1):
            assert (report.sums["new"], told, len(report.notes)) == (4, [], 2)
        else:
            (one,) = told
            assert one.text.id
            assert one.what == "centre" or (one.centre, one.date) == ("LTSA CONTOH", "2026-11-24")
            assert report.sums["new"] == (3 if one.what == "revision" else 4)
            assert one.what != "revision" or one.revision in revisions
    report = import_package(office.store, path)
    assert office.store.revisions.ids() == revisions


def test_a_damaged_package_takes_in_the_rest_and_a_whole_one_completes_it(office, sent, tmp_path):
    path, revisions, frames = sent
    data = bytearray(path.read_bytes())
    for start, _ in (frames[2], frames[6]):
        data[start + 100] ^= 1
    damaged = tmp_path / "damaged.ltsa"
    damaged.write_bytes(bytes(data))
    report = office.take(damaged)
    assert (report.sums["new"], report.sums["damaged"], report.photos_missing) == (3, 2, 1)
    assert "Minta CONTOH Siti mengirim ulang" in report.headline.id
    assert len(office.store.blobs.missing()) == 1
    report = office.take(path)
    assert (report.sums["new"], report.sums["identical"], report.photos_new) == (1, 3, 1)
    assert office.store.revisions.ids() == revisions
    assert office.store.blobs.missing() == set()


def test_a_package_cut_anywhere_imports_what_is_there_and_names_the_rest(office, sent, tmp_path):
    path, revisions, frames = sent
    data = path.read_bytes()
    cut = tmp_path / "cut.ltsa"
    for step in range(1, 50):
        cut.write_bytes(data[: len(data) * step // 50])
        if len(data) * step // 50 < frames[0][1]:
            with pytest.raises(UserError) as refused:
                import_package(office.store, cut, preview=True)
            assert refused.value.code == "package-damaged"
            continue
        report = import_package(office.store, cut, preview=True)
        assert report.sums["new"] + sum(r.outcome == "damaged" and r.what == "revision" for r in report.records) == 4
        assert report.sums["damaged"] > 0 or report.notes
    cut.write_bytes(data[: frames[3][1]])
    report = office.take(cut)
    assert (report.sums["new"], report.sums["damaged"]) == (2, 3)
    assert len(office.store.revisions.ids() & revisions) == 2


def test_without_both_lists_of_contents_the_records_come_in_and_the_doubt_is_told(office, sent, tmp_path):
    path, revisions, frames = sent
    data = path.read_bytes()
    bare = tmp_path / "bare.ltsa"
    bare.write_bytes(data[frames[1][0] : frames[-1][0]])
    report = office.take(bare)
    assert report.sums["new"] == 4
    assert report.sums["damaged"] == 1
    assert report.package is None
    assert office.store.revisions.ids() == revisions


def test_frames_of_two_packages_mixed_up_all_come_in(office, siti, laptops, tmp_path):
    budi = laptops("Budi")
    mine = siti.revision()
    his = budi.revision()
    a, b = siti.export(tmp_path / "a.ltsa"), budi.export(tmp_path / "b.ltsa")
    mixed = tmp_path / "mixed.ltsa"
    frames = [(a, s) for s in spans(a)] + [(b, s) for s in spans(b)]
    random.Random(4).shuffle(frames)
    mixed.write_bytes(a.read_bytes()[:16] + b"".join(p.read_bytes()[s:e] for p, (s, e) in frames))
    report = office.take(mixed)
    assert office.store.revisions.ids() == {mine, his}
    assert report.sums["damaged"] == 0
    assert any("2 paket" in note.id for note in report.notes)


def test_a_package_of_another_organisation_is_one_clear_line(office, siti, laptops, tmp_path, request):
    from ltsa_desktop.exchange import found_organisation
    from ltsa_desktop.store import Profile, create_store
    from ltsa_desktop.store.vault import Cost

    other = create_store(
        tmp_path / "other", "sandi-contoh", Profile("CONTOH X", role="supervisor"), cost=Cost(64, 1, 1)
    )
    request.addfinalizer(other.close)
    found_organisation(other, "CONTOH Lain")
    siti.revision()
    package = siti.export(tmp_path / "a.ltsa")
    for preview in (True, False):
        with pytest.raises(UserError) as refused:
            import_package(other, package, preview=preview)
        assert refused.value.code == "not-for-us"
    assert list((other.directory / "inbox").iterdir()) == []
    assert list((other.directory / "archive").iterdir()) == []


def test_bad_files_are_one_clear_line_and_change_nothing(office, sent, tmp_path):
    path, _, frames = sent
    before = office.picture()
    bad = tmp_path / "bad.ltsa"
    for data, code in (
        (b"", "empty-file"),
        (b"daftar belanja\n" * 400, "not-a-package"),
        (path.read_bytes()[: frames[0][1] // 2], "package-damaged"),
        (path.read_bytes()[:16], "package-damaged"),
    ):
        bad.write_bytes(data)
        for preview in (True, False):
            with pytest.raises(UserError) as refused:
                import_package(office.store, bad, preview=preview)
            assert refused.value.code == code
    with pytest.raises(UserError):
        import_package(office.store, tmp_path / "tidak-ada.ltsa")
    assert office.picture() == before


def test_a_zip_from_a_mail_client_is_taken_as_it_is(office, sent, tmp_path):
    path, revisions, _ = sent
    zipped = tmp_path / "kiriman.zip"
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(path, "IMG_0001.bin")
    assert office.take(zipped).sums["new"] == 4
    assert office.store.revisions.ids() == revisions
    assert not office.take(path).changes


def test_cancelling_at_any_moment_changes_nothing(office, sent):
    path, revisions, _ = sent
    before = office.picture()
    calls = 0
    while True:
        countdown = iter([False] * calls)
        try:
            import_package(office.store, path, cancelled=lambda it=countdown: next(it, True))
        except Cancelled:
            assert office.picture() == before
            calls += 1
            continue
        break
    assert calls > 10
    assert office.store.revisions.ids() == revisions


def test_progress_only_grows(office, sent):
    told = []
    import_package(office.store, sent[0], progress=lambda done, total: told.append(done / total))
    assert told == sorted(told)
    assert 0 <= told[0] <= told[-1] <= 1


def test_an_export_needs_an_organisation_and_something_to_send(siti, tmp_path, laptops, request):
    from ltsa_desktop.store import Profile, create_store
    from ltsa_desktop.store.vault import Cost

    lonely = create_store(tmp_path / "lonely", "sandi-contoh", Profile("CONTOH X"), cost=Cost(64, 1, 1))
    request.addfinalizer(lonely.close)
    for store, code in ((lonely, "no-organisation"), (siti.store, "nothing-to-export")):
        with pytest.raises(UserError) as refused:
            export_package(store, tmp_path / "x.ltsa")
        assert refused.value.code == code
        assert not (tmp_path / "x.ltsa").exists()


def test_an_export_into_a_folder_gets_a_telling_name(siti, tmp_path):
    siti.revision()
    report = export_package(siti.store, tmp_path)
    assert report.path.name.startswith("LTSA CONTOH Siti 20")
    assert report.path.is_file()
    assert report.readers == ("CONTOH Ratna", "kunci pemulihan")


def test_an_export_of_many_visits_takes_as_many_queries_as_one_of_few(siti, tmp_path):
    told = []
    event.listen(siti.store._core.database.engine, "before_cursor_execute", lambda *a: told.append(a[2]))

    def queries(visits, name):
        told.clear()
        report = export_package(siti.store, tmp_path / name, visits)
        assert report.visits == len(visits)
        return len([one for one in told if one.startswith("SELECT")])

    revisions = [siti.revision(answer=f"baik {number}") for number in range(12)]
    visits = [siti.store.revisions.get(revision).visit_id for revision in revisions]
    assert queries(visits, "many.ltsa") == queries(visits[:2], "few.ltsa")


def test_a_photo_gone_from_the_laptop_does_not_keep_the_visit_at_home(office, siti, tmp_path):
    revision = siti.revision(photos={"hilang.jpg": b"x" * 500, "ada.jpg": b"y" * 500})
    (lost,) = [
        a for a in siti.store.visits.attachments(siti.store.revisions.get(revision).visit_id) if a.name == "hilang.jpg"
    ]
    siti.store.blobs.path(lost.sha256).unlink()
    exported = export_package(siti.store, tmp_path / "a.ltsa")
    assert (exported.photos, exported.photos_missing) == (1, 1)
    assert "1 lampiran hilang atau rusak di laptop ini dan tidak ikut" in exported.headline.id
    report = office.take(tmp_path / "a.ltsa")
    assert (report.sums["new"], report.sums["damaged"], report.photos_missing) == (1, 1, 1)
    assert any("hilang.jpg" in record.text.id for record in report.records)


def test_the_supervisor_reads_its_own_package_when_written(office, tmp_path):
    office.revision()
    report = export_package(office.store, tmp_path / "a.ltsa")
    assert report.test_opened
    assert not import_package(office.store, tmp_path / "a.ltsa").changes
