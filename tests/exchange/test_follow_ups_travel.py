"""What a visit found of earlier agreements travels in its package and counts at the office."""

from __future__ import annotations

from ltsa_desktop.ground.ids import uuid7
from ltsa_desktop.store.follow_ups import Confirmation, confirmations, writes_of


def test_a_confirmation_and_a_link_arrive_as_they_were_sealed(office, siti, tmp_path):
    said = Confirmation(uuid7(), "r018f", "proses", "CONTOH catatan", action="CONTOH tindakan", deadline="2026-12-31")
    content = {path: text for path, text in writes_of("/data", said).items() if text}
    content |= {"/data/finding[r1]": "1", "/data/finding[r1]#about": "/data/note"}
    revision = siti.revision(content=content)
    office.take(siti.export(tmp_path / "a.ltsa"))
    arrived = office.store.revisions.read(office.store.revisions.get(revision).raw).content
    assert arrived == content
    assert confirmations(arrived) == [said]
    assert office.store.projections.compare() == []
    live = office.store.read.follow_ups()
    office.store.projections.rebuild()
    assert office.store.read.follow_ups() == live
    with office.store._database.reading() as connection:
        row = connection.exec_driver_sql("SELECT of_visit, record, state, note FROM follow_up_check").one()
    assert tuple(row) == (said.visit, "r018f", "proses", "CONTOH catatan")
