"""Instruments, letterhead, the lists of exchange, and the first screen."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import (
    NotFound,
    Organisation,
    PackageEntry,
    Progress,
    Quarantined,
    TrustedKey,
)


def test_an_instrument_is_kept_once_and_opened_once(bench, ltsa):
    store = bench.store
    digest = store.instruments.add(ltsa).digest
    assert store.instruments.add(ltsa).digest == digest == ltsa.digest
    opened = store.instruments.open(digest)
    assert store.instruments.open(digest) is opened
    assert opened.plan == ltsa.plan
    assert opened.ref("status.state") == "/data/b/b1/state"
    assert opened.instrument.to_bytes() == ltsa.to_bytes() == store.instruments.canonical(digest)
    assert "(id)" in opened.language("id")
    assert "(en)" in opened.language("en")
    assert bench.reopen().instruments.open("ltsa-pmi").version.digest == digest


def test_a_version_in_use_cannot_get_other_content(bench):
    opened = bench.store.instruments.open(bench.digest).instrument
    other = replace(opened, workbook=b"lain")
    bench.visit()
    with pytest.raises(UserError) as caught:
        bench.store.instruments.add(other)
    assert caught.value.code == "instrument-version-taken"
    newer = bench.store.instruments.add(replace(other, version="2", title=Text("Uji 2", "Test 2")))
    assert bench.store.instruments.get("uji").digest == newer.digest
    bench.store.instruments.retire(newer.digest)
    assert bench.store.instruments.get("uji").digest == bench.digest


def test_an_instrument_whose_form_cannot_work_is_not_kept(bench):
    broken = replace(bench.store.instruments.open(bench.digest).instrument, version="3", xform=b"<not-a-form/>")
    with pytest.raises(UserError):
        bench.store.instruments.add(broken)
    assert not bench.store.instruments.has(broken.digest)


def test_unknown_instruments_are_told(bench):
    for look in (bench.store.instruments.get, bench.store.instruments.open, bench.store.instruments.canonical):
        with pytest.raises(NotFound):
            look("f" * 64)


def test_the_letterhead_is_the_one_valid_on_the_day(bench):
    organisation = bench.store.organisation
    assert organisation.current() is None
    old = Organisation("o", "KEMNAKER", ("Alamat lama",), b"logo", "Jakarta", None, date(2024, 10, 31))
    new = Organisation("o", "KEMENTERIAN P2MI", ("Alamat baru",), None, "Jakarta", date(2024, 11, 1))
    organisation.put(old)
    organisation.put(new)
    organisation.put(replace(new, letterhead=("Alamat baru", "Telepon")))
    assert organisation.current(date(2022, 9, 29)) == old
    assert organisation.current(date(2026, 1, 1)).letterhead == ("Alamat baru", "Telepon")
    assert len(bench.reopen().organisation.history()) == 2


def test_keys_packages_and_quarantine_are_kept(bench):
    store = bench.store
    key = TrustedKey("device", "ab" * 32, "Siti", valid_from=date(2026, 1, 1))
    store.trust.put(key)
    store.trust.put(replace(key, status="revoked"))
    at = datetime(2026, 11, 24, 7, 0, 0, 5, tzinfo=UTC)
    entry = PackageEntry("p1", "in", at, "a.ltsa", "00", "d", 1, 3)
    assert (store.packages.add(entry), store.packages.add(entry)) == (True, False)
    assert (store.packages.next_sequence(), store.packages.next_sequence()) == (1, 2)
    record = Quarantined("q1", "revision", "unknown", "ab", at, "p1", b"raw", b"sig")
    assert (store.packages.quarantine(record), store.packages.quarantine(record)) == (True, False)
    store = bench.reopen()
    assert [k.status for k in store.trust.keys("device")] == ["revoked"]
    assert store.trust.get("cd") is None
    assert store.packages.get("p1") == entry
    assert store.packages.list("out") == []
    assert store.packages.next_sequence() == 3
    assert store.packages.quarantined() == [record]
    assert store.packages.release("q1") == record
    assert store.packages.quarantined() == []


def test_the_first_screen_tells_what_to_do_next(bench):
    store = bench.store
    draft = bench.visit().id
    store.visits.save(draft, {"/data/name": "Ria"}, progress=Progress(4, 8, 2))
    computed = bench.visit("LTSA-001").id
    sealed = bench.sealed()
    screen = store.read.start()
    assert [v.visit.id for v in screen.drafts] == [computed, draft]
    assert all(v.progress is not None for v in screen.drafts)
    assert screen.drafts[1].progress.share == 0.5
    assert [v.visit.id for v in screen.recent] == [sealed]
    assert (screen.centres, screen.visits, screen.finals, screen.not_exported) == (37, 3, 1, 1)
    assert screen.last_backup is None
    assert {v.form_id for v in screen.instruments} >= {"uji"}
