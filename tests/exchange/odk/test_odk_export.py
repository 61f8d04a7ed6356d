"""Visits as submissions: numbers over revisions, and the commands."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from ltsa_desktop.commands import odk
from ltsa_desktop.commands.session import Session
from ltsa_desktop.exchange.odk_export import export_submission
from ltsa_desktop.exchange.odk_import import import_submissions
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import NotFound
from ltsa_desktop.xforms.submission import parse_submission


def numbers(data: bytes) -> tuple[str, str]:
    told = parse_submission(data)
    return told.instance_id, told.deprecated_id


@pytest.fixture
def visit(desk: Any, small: list[Any]) -> str:
    """A visit of the small form."""
    found: str = desk.fill(small)
    return found


def test_a_sealed_visit_has_the_bytes_of_its_draft(desk: Any, visit: str) -> None:
    draft = desk.xml(visit)
    revision = desk.store.visits.seal(visit, "final", reason="uji")
    assert desk.xml(visit) == draft
    assert export_submission(desk.store, visit, revision.id) == draft
    assert numbers(draft)[1] == ""


def test_each_revision_names_the_one_before(desk: Any, visit: str) -> None:
    store = desk.store
    revisions = [store.visits.seal(visit, "final", reason="uji")]
    for text in ("dua", "tiga"):
        store.visits.reopen(visit, "uji")
        store.visits.save(visit, {"/data/umum/catatan": f"CONTOH {text}"})
        unsealed = numbers(desk.xml(visit))
        revisions.append(store.visits.seal(visit, "final", reason="uji"))
        before = numbers(export_submission(store, visit, revisions[-2].id))
        assert numbers(desk.xml(visit))[1] == unsealed[1] == before[0]
        assert unsealed[0] not in (before[0], numbers(desk.xml(visit))[0])
    exported = [export_submission(store, visit, one.id) for one in revisions]
    assert [export_submission(store, visit, one.id) for one in revisions] == exported
    ids = [numbers(data) for data in exported]
    assert len({own for own, _ in ids}) == 3
    assert [old for _, old in ids] == ["", ids[0][0], ids[1][0]]
    assert b"CONTOH dua" in exported[1]
    assert b"CONTOH tiga" in exported[2]


def test_revisions_read_elsewhere_replace_one_another_in_order(desk: Any, make_desk: Any, visit: str) -> None:
    store = desk.store
    files = []
    for number in range(3):
        if number:
            store.visits.reopen(visit, "uji")
            store.visits.save(visit, {"/data/umum/catatan": f"CONTOH {number}"})
        store.visits.seal(visit, "final", reason="uji")
        files.append(desk.folder / f"{number}.xml")
        files[-1].write_bytes(desk.xml(visit))
    there = make_desk("sana")
    seen = [import_submissions(there.store, path).rows[0].outcome for path in [*files, files[1], files[2]]]
    assert seen == ["new", "replaces", "replaces", "outdated", "identical"]
    here = [import_submissions(store, path).rows[0].outcome for path in files]
    assert here == ["outdated", "outdated", "identical"]
    # What was replaced from outside goes out under the number it came with.
    came = there.store.visits.list()[0].visit.id
    assert there.xml(came) == files[2].read_bytes()


def test_an_export_edited_on_a_server_comes_back_into_its_visit(desk: Any, visit: str) -> None:
    desk.store.visits.seal(visit, "final", reason="uji")
    own, _ = numbers(desk.xml(visit))
    edited = desk.xml(visit).replace(
        f"<orx:instanceID>{own}<".encode(),
        f"<orx:deprecatedID>{own}</orx:deprecatedID><orx:instanceID>uuid:server<".encode(),
    )
    path = desk.folder / "server.xml"
    path.write_bytes(edited.replace(b">12<", b">21<"))
    (row,) = import_submissions(desk.store, path).rows
    assert (row.outcome, row.visit) == ("replaces", visit)
    desk.store.visits.seal(visit, "final", reason="uji")
    assert numbers(desk.xml(visit)) == ("uuid:server", own)
    assert import_submissions(desk.store, path).rows[0].outcome == "identical"


def test_a_visit_that_travelled_in_a_package_is_known_by_its_record(desk: Any, make_desk: Any, record: bytes) -> None:
    path = desk.folder / "satu.xml"
    path.write_bytes(record)
    visit = import_submissions(desk.store, path).rows[0].visit
    revision = desk.store.visits.seal(visit, "final", reason="uji")
    there = make_desk("sana")
    there.store.revisions.insert(revision.raw, revision.signature, revision.key)
    (row,) = import_submissions(there.store, path).rows
    assert (row.outcome, row.visit) == ("identical", visit)


def test_unknown_visits_and_revisions_are_told(desk: Any, visit: str) -> None:
    with pytest.raises(NotFound):
        export_submission(desk.store, "tidak-ada")
    with pytest.raises(NotFound):
        export_submission(desk.store, visit, "0" * 64)


def session(desk: Any, as_json: bool = False, **words: Any) -> Session:
    """A run of a command on a store that is closed."""
    args = argparse.Namespace(store=desk.folder / "toko-sini", password_file=None, json=as_json, **words)
    return Session(args, "id")


def test_the_commands_write_and_read(
    desk: Any, make_desk: Any, visit: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LTSA_PASSWORD", "contoh-kata-sandi")
    out: Path = desk.folder / "kunjungan.xml"
    want = desk.xml(visit)
    desk.store.close()
    odk.export_xml(session(desk, visit=visit[:13], revision=None, out=out))
    assert out.read_bytes() == want
    assert "kunjungan.xml" in capsys.readouterr().out
    words = {"file": out, "form": None, "centre": None, "example": True, "preview": True}
    assert odk.import_submissions(session(desk, as_json=True, **words)) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["sums"]["identical"], told["preview"]) == (1, True)
    bad = desk.folder / "salah.xml"
    bad.write_bytes(want.replace(b"LTSA-014", b"LTSA-999").replace(b"LTSA-PMI Kabupaten Tulungagung", b"Entah")[:-7])
    assert odk.import_submissions(session(desk, **{**words, "file": bad})) == 1
    assert "salah.xml" in capsys.readouterr().out
    with pytest.raises(UserError):
        odk.import_submissions(session(desk, **{**words, "file": desk.folder / "tidak-ada.xml"}))
