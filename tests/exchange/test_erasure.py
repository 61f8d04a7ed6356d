"""A legal erasure leaves nothing of a visit that anybody could read, and says so wherever the visit is known."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from ltsa_desktop.exchange import export_package, import_package
from ltsa_desktop.exchange.erasure import catch_up, erase
from ltsa_desktop.exchange.frames import Frame, scan
from ltsa_desktop.exchange.payloads import Malformed, unpack
from ltsa_desktop.exchange.sealing import NotForUs, Opener, Unreadable
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import erasing, open_store, restore_store, setting_aside
from ltsa_desktop.store.engine import open_raw

MARK = "PENANDA-7f3a91"
PAGE, RESERVE = 4096, 80
"""SQLCipher 4: bytes of a page, and of its end that holds the vector and the mark of integrity."""
PASSWORD = "sandi-contoh"


def traces(store, mark=MARK, photo=b"") -> list[str]:
    """Where a text (or a photo) can still be read by somebody who has every key of the store."""
    found = []
    store._core.database.checkpoint()
    wanted = [mark.encode(), *([photo] if photo else [])]
    for path in sorted(p for p in store.directory.rglob("*") if p.is_file()):
        data = path.read_bytes()
        if any(one in data for one in wanted):
            found.append(str(path))
        if path.suffix == ".ltsa" or path.parent.name in ("archive", "inbox"):
            with path.open("rb") as stream:
                for frame in scan(stream):
                    if isinstance(frame, Frame):
                        try:
                            _, body = unpack(Opener([store.device.age_identity]).open(frame.payload))
                        except (NotForUs, Unreadable, Malformed):
                            continue
                        if any(one in body for one in wanted):
                            found.append(f"{path} frame {frame.index}")
    for path in (store.directory / "backups").glob("ltsa-*.zip"):
        with zipfile.ZipFile(path) as archive:
            copy = path.with_name("look.db")
            copy.write_bytes(archive.read("ltsa.db"))
        found += [f"{path}: {row}" for row in dumped(copy, store._core.keys.database, wanted)]
        copy.unlink()
    found += dumped(store._core.database.path, store._core.keys.database, wanted)
    for folder in (store.directory / "blobs", store.directory / "backups" / "blobs"):
        for path in folder.rglob("*"):
            if path.is_file() and photo and photo in _plain(store, path):
                found.append(str(path))
    return found


def dumped(path: Path, key: str, wanted: list[bytes]) -> list[str]:
    """Decrypt every page of a database file, free ones too, and look for the bytes; then each version with its key."""
    from ltsa_desktop.store import contents

    found = []
    data = path.read_bytes()
    for start in range(0, len(data), PAGE):
        page = data[start : start + PAGE]
        body, vector = page[16 if start == 0 else 0 : -RESERVE], page[-RESERVE : -RESERVE + 16]
        opened = Cipher(algorithms.AES(bytes.fromhex(key[:64])), modes.CBC(vector)).decryptor()
        text = opened.update(body)
        if any(one in text for one in wanted):
            found.append(f"{path}: page {start // PAGE}")
    connection = open_raw(path, key, wal=False)
    try:
        for revision, raw, secret in connection.execute(
            "SELECT r.id, r.raw, k.key FROM revision r LEFT JOIN content_key k ON k.visit_id = r.visit_id"
        ):
            if raw and any(one in contents.unseal(secret, revision, bytes(raw)) for one in wanted):
                found.append(f"{path}: revision {revision}")
    finally:
        connection.close()
    return found


def _plain(store, path):
    import pyrage

    return pyrage.decrypt(path.read_bytes(), [pyrage.x25519.Identity.from_str(store._core.keys.blobs)])


@pytest.fixture
def both(office, siti, tmp_path):
    """(id of the visit with the mark, of another): both came from Siti's laptop in one package."""
    marked = siti.store.revisions.get(siti.revision(answer=MARK, photos={"a.jpg": b"FOTO-" + MARK.encode() * 3}))
    other = siti.store.revisions.get(siti.revision(answer="lain", photos={"b.jpg": b"FOTO lain"}))
    siti.store.statements.add("comment", {"text": f"lihat {MARK}", "answers": ""}, visit=marked.visit_id)
    office.take(siti.export(tmp_path / "a.ltsa"))
    office.store.backup("manual")
    return marked.visit_id, other.visit_id


def test_nothing_of_an_erased_visit_can_be_read_and_everything_else_is_whole(office, both):
    marked, other = both
    before = traces(office.store)
    for place in ("page", "revision", "frame"):
        assert any(place in one for one in before), place
    (erased,) = erase(office.store, [marked], "CONTOH permintaan tertulis nomor 1")
    assert erased.left == ()
    assert erased.removed["backups"] >= 1
    assert erased.removed["archive"] >= 2
    assert traces(office.store) == []
    assert traces(office.store, "tidak ada", b"FOTO-" + MARK.encode()) == []
    assert {summary.visit.id for summary in office.store.visits.list()} == {other}
    assert office.store.visits.content(other)["/data/note"] == "lain"
    with pytest.raises(UserError) as error:
        office.store.visits.content(marked)
    assert error.value.code == "content-erased"
    (gone,) = setting_aside.set_aside(office.store)
    assert (gone.state, gone.reason, gone.back) == ("erased", "CONTOH permintaan tertulis nomor 1", False)
    assert [check.name for check in office.store.doctor() if not check.ok] == []
    assert office.store.statements.chain_faults() == []
    assert [a.body.kind for a in office.store.statements.list(visit=marked)][-2:] == ["erase", "erased"]


def test_what_comes_of_an_erased_visit_is_refused_and_wiped_from_its_archive(office, siti, both, tmp_path):
    marked, other = both
    erase(office.store, [marked], "CONTOH")
    siti.revision(visit=marked, answer=MARK + " lagi", parents=siti.store.visits.revisions(marked)[:0])
    siti.store.statements.add("comment", {"text": f"lagi {MARK}", "answers": ""}, visit=marked)
    report = office.take(siti.export(tmp_path / "b.ltsa"))
    assert any("dimusnahkan" in note.id for note in report.notes)
    assert traces(office.store) == []
    assert {summary.visit.id for summary in office.store.visits.list()} == {other}


def test_the_erasure_travels_and_the_other_store_erases_and_confirms(office, siti, both, tmp_path):
    marked, _ = both
    office_file = tmp_path / "kantor.ltsa"
    erase(office.store, [marked], "CONTOH")
    export_package(office.store, office_file, to=siti.store.device.id, visit_ids=[])
    import_package(siti.store, office_file)
    assert traces(siti.store) == []
    assert marked not in {summary.visit.id for summary in siti.store.visits.list()}
    assert "erased" in {act.body.kind for act in siti.store.statements.list(visit=marked)}


def test_a_copy_restored_after_the_erasure_does_not_bring_it_back(office, both, tmp_path):
    marked, other = both
    erase(office.store, [marked], "CONTOH")
    copy = next(iter(sorted((office.store.directory / "backups").glob("ltsa-*-manual.zip"))))
    restored = restore_store(copy, tmp_path / "restored", PASSWORD)
    try:
        assert {summary.visit.id for summary in restored.visits.list()} == {other}
        assert restored.visits.content(other)["/data/note"] == "lain"
        with pytest.raises(UserError):
            restored.visits.content(marked)
    finally:
        restored.close()


def test_a_stick_that_is_away_stays_on_the_list_and_is_done_when_it_is_back(office, both, tmp_path):
    marked, _ = both
    stick = tmp_path / "stik"
    stick.mkdir()
    office.store.second.choose(stick)
    made = office.store.second.make(force=True)
    assert not made.trouble
    away = tmp_path / "di laci"
    stick.rename(away)
    (erased,) = erase(office.store, [marked], "CONTOH")
    assert erased.left == ("second",)
    assert "erased" not in {act.body.kind for act in office.store.statements.list(visit=marked)}
    away.rename(stick)
    (done,) = catch_up(office.store)
    assert done.left == ()
    assert erasing.pending(office.store) == []
    for pack in stick.rglob("*.zip"):
        with zipfile.ZipFile(pack) as archive:
            (tmp_path / "look.db").write_bytes(archive.read("ltsa.db"))
        assert dumped(tmp_path / "look.db", office.store._core.keys.database, [MARK.encode()]) == []


def test_an_erasure_cut_short_goes_on_after_a_restart(office, both):
    marked, _ = both
    erasing.decide(office.store, [marked], "CONTOH")
    assert erasing.pending(office.store)
    folder = office.store.directory
    office.store.close()
    office.store = open_store(folder, PASSWORD)
    catch_up(office.store)
    assert traces(office.store) == []
    assert erasing.pending(office.store) == []


def test_a_copy_in_a_folder_of_ones_choice_is_reached_too(office, both, tmp_path):
    marked, other = both
    info = office.store.backup("manual", tmp_path / "flashdisk")
    erase(office.store, [marked], "CONTOH")
    restored = restore_store(Path(info.path), tmp_path / "restored", PASSWORD)
    try:
        assert {summary.visit.id for summary in restored.visits.list()} == {other}
        assert traces(restored) == []
    finally:
        restored.close()
    photos = [path for path in (tmp_path / "flashdisk" / "blobs").rglob("*") if path.is_file()]
    assert len(photos) == 1
