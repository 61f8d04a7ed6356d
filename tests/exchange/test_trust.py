"""Who is believed, until when, and how that travels: several stores, real files, no network."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec import structs

from ltsa_desktop.exchange import (
    accept_organisation,
    enrol,
    enrolment,
    export_package,
    governing,
    organisation,
    organisation_file,
    organisation_of,
    quarantine,
    recovery,
    release_quarantine,
    sealing,
    take_over,
    trust_add,
    trust_revoke,
    waiting,
    with_supervisor,
)
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import open_store
from ltsa_desktop.store.revision_body import stamp

THIEF = "CONTOH laptop dicuri"


@pytest.fixture
def tono(office, laptops):
    """A second supervisor, accepted by the first and set up with the newest file."""
    made = laptops("Tono", role="supervisor")
    with_supervisor(office.store, enrolment.read(enrol(made.store)))
    assert accept_organisation(made.store, organisation.read(organisation_file(office.store)))
    return made


def key_of(bench) -> str:
    return bench.store.device.key


def standing(bench, key: str) -> str:
    known = bench.store.trust.get(key)
    return "unknown" if known is None else known.status


def test_an_accepted_laptop_holds_a_certificate_from_today_for_two_years(office, siti):
    known = office.store.trust.get(key_of(siti))
    assert known.valid_from == date.today()
    assert timedelta(days=729) <= known.valid_to - known.valid_from <= timedelta(days=731)
    first = office.store.trust.get(key_of(office))
    assert first.valid_to > known.valid_to  # the organisation's own key certified its founder


def test_certificates_and_withdrawals_reach_another_supervisor_in_a_package(office, tono, siti, laptops, tmp_path):
    """Tono never saw Siti's enrolment file: Ratna's decision comes along with a visit, before the visit it is about."""
    visit = siti.revision()
    office.take(siti.export(tmp_path / "siti.ltsa"))
    report = tono.take(office.export(tmp_path / "ratna.ltsa"))
    assert [(r.visit, r.outcome) for r in report.records if r.what == "revision"] == [
        (office.store.visits.list()[0].visit.id, "new")
    ]
    assert visit in tono.store.revisions.ids()
    assert any("siapa yang dipercaya" in note.id for note in report.notes)
    assert standing(tono, key_of(siti)) == "trusted"
    trust_revoke(office.store, key_of(siti), THIEF, date(2026, 11, 20))
    tono.take(office.export(tmp_path / "ratna-2.ltsa"))
    assert standing(tono, key_of(siti)) == "revoked"
    siti.revision(answer="sesudah pencabutan")
    report = tono.take(siti.export(tmp_path / "siti-2.ltsa"))
    assert report.sums["quarantined"] == 1
    (held,) = waiting(tono.store)
    assert (held.reason, held.withdrawn) == ("revoked", "2026-11-20")


def test_what_says_it_was_sealed_before_the_withdrawal_is_set_aside_too_and_says_so(office, siti, tmp_path):
    siti.revision(sealed_at=stamp(datetime(2026, 11, 1, tzinfo=UTC)))
    siti.revision(sealed_at=stamp(datetime(2026, 11, 22, tzinfo=UTC)))
    trust_revoke(office.store, key_of(siti), THIEF, date(2026, 11, 20))
    office.take(siti.export(tmp_path / "a.ltsa"))
    assert sorted((held.claimed[:10], held.before_withdrawal) for held in waiting(office.store)) == [
        ("2026-11-01", True),
        ("2026-11-22", False),
    ]


def test_what_came_in_before_the_withdrawal_stays(office, siti, tmp_path):
    kept = siti.revision()
    office.take(siti.export(tmp_path / "a.ltsa"))
    trust_revoke(office.store, key_of(siti), THIEF)
    assert kept in office.store.revisions.ids()
    assert office.take(tmp_path / "a.ltsa").sums["identical"] == 1


def test_a_withdrawn_key_does_not_come_back_by_an_older_file_or_a_certificate(office, tono, siti, tmp_path):
    before = organisation.read(organisation_file(office.store))
    trust_revoke(office.store, key_of(siti), THIEF)
    with_supervisor(office.store, enrolment.read(enrol(tono.store)))  # a newer file that lists the withdrawal
    assert accept_organisation(tono.store, organisation.read(organisation_file(office.store)))
    assert accept_organisation(tono.store, before) is False
    assert standing(tono, key_of(siti)) == "revoked"
    with pytest.raises(UserError) as refused:
        trust_add(tono.store, enrolment.read(enrol(siti.store)))
    assert refused.value.code == "key-revoked"
    with pytest.raises(UserError):
        governing.extend(office.store, key_of(siti), date(2040, 1, 1))


def test_a_record_dated_after_the_certificate_waits_and_one_dated_long_before_does_not(office, siti, tmp_path):
    """A dead battery sets a clock back and is no reason to shut somebody out; one far ahead waits for a decision."""
    end = office.store.trust.get(key_of(siti)).valid_to
    late = siti.revision(sealed_at=stamp(datetime(end.year + 1, 1, 1, tzinfo=UTC)))
    early = siti.revision(sealed_at=stamp(datetime(2001, 1, 1, tzinfo=UTC)))
    last_day = siti.revision(sealed_at=stamp(datetime(end.year, end.month, end.day, 23, tzinfo=UTC)))
    report = office.take(siti.export(tmp_path / "a.ltsa"))
    assert (report.sums["new"], report.sums["quarantined"]) == (2, 1)
    assert {early, last_day} <= office.store.revisions.ids()
    (held,) = waiting(office.store)
    assert (held.revision, held.reason) == (late, "expired")
    assert [one.revision for one in quarantine.decide(office.store, [late], "approve", "jamnya salah")] == [late]
    assert waiting(office.store) == []


def test_the_readers_own_clock_shuts_nobody_out(office, siti, tmp_path, monkeypatch):
    siti.revision()
    package = siti.export(tmp_path / "a.ltsa")
    monkeypatch.setattr(office.store._core, "_clock", lambda: datetime(2046, 1, 1, tzinfo=UTC))
    assert office.take(package).sums["new"] == 1


def test_an_extended_certificate_lets_in_what_waited(office, siti, tmp_path):
    end = office.store.trust.get(key_of(siti)).valid_to
    siti.revision(sealed_at=stamp(datetime(end.year + 1, 1, 1, tzinfo=UTC)))
    office.take(siti.export(tmp_path / "a.ltsa"))
    governing.extend(office.store, key_of(siti), date(end.year + 2, 1, 1))
    assert len(release_quarantine(office.store)) == 1


def test_a_refused_record_stays_kept_when_its_laptop_is_accepted_and_can_be_reconsidered(office, laptops, tmp_path):
    stranger = laptops("Budi", trusted=False)
    record = stranger.revision()
    office.take(stranger.export(tmp_path / "a.ltsa"))
    with pytest.raises(UserError) as silent:
        quarantine.decide(office.store, [record], "refuse")
    assert silent.value.code == "reason-missing"
    quarantine.decide(office.store, [record], "refuse", "bukan pegawai kami")
    assert waiting(office.store) == []
    (held,) = quarantine.set_aside(office.store)
    assert held.refused == "CONTOH Ratna: bukan pegawai kami"
    trust_add(office.store, enrolment.read(enrol(stranger.store)))
    assert release_quarantine(office.store) == []
    again = office.take(tmp_path / "a.ltsa")
    assert (again.sums["quarantined"], "ditolak" in again.records[0].text.id) == (1, True)
    assert record not in office.store.revisions.ids()
    quarantine.decide(office.store, [record], "reconsider", "ternyata pegawai kontrak")
    assert len(release_quarantine(office.store)) == 1
    assert record in office.store.revisions.ids()
    assert quarantine.set_aside(office.store) == []


def test_of_two_decisions_made_apart_the_refusal_stands_at_both(office, tono, laptops, tmp_path):
    stranger = laptops("Budi", trusted=False)
    record, other = stranger.revision(), stranger.revision()
    package = stranger.export(tmp_path / "a.ltsa")
    office.take(package)
    tono.take(package)
    quarantine.decide(office.store, [record], "refuse", "bukan pegawai kami")
    quarantine.decide(office.store, [other], "approve", "dikenal")
    quarantine.decide(tono.store, [record], "reconsider", "saya tanyakan")
    office.revision()
    tono.take(office.export(tmp_path / "ratna.ltsa"))
    tono.revision()
    office.take(tono.export(tmp_path / "tono.ltsa"))
    for desk in (office, tono):
        (held,) = [one for one in quarantine.set_aside(desk.store) if one.revision == record]
        assert held.refused, desk
        assert other in desk.store.revisions.ids() or release_quarantine(desk.store)


def test_an_evaluator_decides_nothing_about_the_quarantine(office, siti, laptops, tmp_path):
    with pytest.raises(UserError) as refused:
        quarantine.decide(siti.store, ["0" * 64], "refuse", "tidak mau") or governing.extend(
            siti.store, key_of(office), date(2040, 1, 1)
        )
    assert refused.value.code == "not-a-supervisor"


def test_a_withdrawn_supervisor_neither_reads_nor_signs_any_more(office, tono, siti, tmp_path):
    before = organisation_file(office.store)
    trust_revoke(office.store, key_of(tono), "pindah tugas")
    assert tono.store.device.recipient not in organisation_of(office.store).recipients()
    accept_organisation(siti.store, organisation.read(organisation_file(office.store)))
    # Tono signs one more version upon the file he had: Siti's laptop knows that he is gone.
    _, data = organisation.amend(
        structs.replace(organisation.read(before).organisation, version=90), key_of(tono), tono.store.device.sign
    )
    with pytest.raises(UserError) as foreign:
        accept_organisation(siti.store, organisation.read(data))
    assert foreign.value.code == "signer-unknown"
    siti.revision()
    with pytest.raises(UserError) as locked:
        tono.take(siti.export(tmp_path / "a.ltsa"))
    assert locked.value.code == "not-for-us"


def test_the_last_supervisor_cannot_be_withdrawn(office):
    with pytest.raises(UserError) as refused:
        trust_revoke(office.store, key_of(office), "iseng")
    assert refused.value.code == "own-key"


def test_a_new_key_of_the_organisation_follows_from_the_old_one_in_a_package(office, siti, tmp_path):
    """The recovery sheet is renewed with the old one at hand: laptops follow by themselves, by one link of the
    chain.
    """
    first = organisation_of(office.store)
    founding = governing.renew_organisation_key(office.store, old_sheet(office))
    assert founding.organisation.root != first.root
    assert recovery.organisation_key(founding.recovery)[0] == founding.organisation.root
    device = siti.store.device.id
    siti.revision()
    office.take(siti.export(tmp_path / "a.ltsa"))
    export_package(office.store, tmp_path / "back.ltsa", to=device)
    siti.take(tmp_path / "back.ltsa")
    after = organisation_of(siti.store)
    assert (after.root, after.escrow) == (founding.organisation.root, founding.organisation.escrow)


def test_a_new_key_nobody_vouches_for_takes_a_voice(office, siti):
    """The old sheet was lost: the file alone is not believed; a person who compared the six words may say so."""
    governing.renew_organisation_key(office.store)
    offered = organisation.read(organisation_file(office.store))
    with pytest.raises(UserError) as refused:
        accept_organisation(siti.store, offered)
    assert refused.value.code == "key-unproved"
    assert accept_organisation(siti.store, offered, compared=True)


def test_another_organisations_sheet_renews_nothing(office):
    with pytest.raises(UserError) as refused:
        governing.renew_organisation_key(office.store, sealing.new_identity()[0])
    assert refused.value.code == "recovery-other"


def old_sheet(office) -> str:
    return office.sheet


def test_of_two_files_made_at_once_the_same_one_stands_everywhere(office, tono, siti, laptops):
    other = laptops("Wati")
    with_supervisor(office.store, enrolment.read(enrol(siti.store)))
    with_supervisor(tono.store, enrolment.read(enrol(other.store)))
    files = [organisation.read(organisation_file(desk.store)) for desk in (office, tono)]
    assert files[0].organisation.version == files[1].organisation.version
    first, second = laptops("Kiki"), laptops("Lala")
    for bench, order in ((first, files), (second, files[::-1])):
        for file in order:
            accept_organisation(bench.store, file)
    assert organisation_of(first.store) == organisation_of(second.store)


def test_a_laptop_with_new_keys_is_told_to_be_the_same_one_and_still_opens_what_was_on_its_way(office, siti, tmp_path):
    siti.revision()
    office.take(siti.export(tmp_path / "a.ltsa"))
    export_package(office.store, tmp_path / "back.ltsa", to=siti.store.device.id)
    old = key_of(siti)
    governing.renew_laptop(siti.store)
    assert key_of(siti) != old
    introduced = enrolment.read(enrol(siti.store))
    assert introduced.enrolment.renews == old
    assert siti.store.device.id == introduced.enrolment.device
    siti.take(tmp_path / "back.ltsa")
    siti.revision(answer="dengan kunci baru")
    assert office.take(siti.export(tmp_path / "b.ltsa")).sums["quarantined"] == 1
    trust_add(office.store, introduced)
    assert len(release_quarantine(office.store)) == 1
    folder = siti.store.directory
    siti.store.close()
    siti.store = open_store(folder, "sandi-contoh")  # durable: the new keys are in the vault
    assert key_of(siti) == introduced.enrolment.key


def test_the_sheet_makes_a_new_supervisor_whom_every_laptop_follows(office, siti, laptops, tmp_path):
    """Every supervisor's laptop is lost: the sheet signs the next file, and what was sent to the old keys opens by
    it.
    """
    sheet, lost = office.sheet, key_of(office)
    siti.revision()
    package = siti.export(tmp_path / "a.ltsa")
    hadi = laptops("Hadi", role="supervisor", trusted=False)
    data = take_over(hadi.store, sheet, [lost], "kantor terbakar")
    assert governing.governs(hadi.store)
    assert accept_organisation(siti.store, organisation.read(data))
    assert [person.name for person in organisation_of(siti.store).supervisors] == ["CONTOH Hadi"]
    assert standing(siti, lost) == "revoked"
    siti.revision()
    assert hadi.take(siti.export(tmp_path / "b.ltsa")).sums["damaged"] == 0
    with pytest.raises(UserError) as wrong:
        take_over(hadi.store, sealing.new_identity()[0])
    assert wrong.value.code == "recovery-other"
    from ltsa_desktop.exchange import import_package

    assert import_package(hadi.store, package, recovery=sheet).sums["damaged"] == 0


def test_typed_code_finds_the_line_with_the_slip(office):
    secret = office.sheet
    lines = recovery.typed_code(secret)
    assert recovery.read_code("\n".join(lines).lower()) == secret
    assert recovery.read_code(f"KUNCI PEMULIHAN\n\n{secret}\n") == secret
    slip = ("A" if lines[1][0] != "A" else "B") + lines[1][1:]
    with pytest.raises(UserError) as wrong:
        recovery.read_code(f"{lines[0]}\n{slip}")
    assert (wrong.value.code, "Baris 2" in wrong.value.text.id) == ("code-line", True)
    with pytest.raises(UserError) as swapped:
        recovery.read_code(f"{lines[1]}\n{lines[0]}")
    assert swapped.value.code == "code-line"


def test_certificates_in_the_file_set_a_new_supervisor_up_with_all_laptops(office, siti, laptops):
    tono = laptops("Tono", role="supervisor")
    with_supervisor(office.store, enrolment.read(enrol(tono.store)))
    accept_organisation(tono.store, organisation.read(organisation_file(office.store)))
    assert standing(tono, key_of(siti)) == "trusted"
    known = tono.store.trust.get(key_of(siti))
    assert json.loads(known.extra)["device"] == siti.store.device.id


def test_a_file_of_version_1_is_read_and_followed(office):
    data = (organisation_file(office.store) or b"").replace(b"ltsa-organisation/2", b"ltsa-organisation/1")
    with pytest.raises(UserError) as refused:
        organisation.read(data)  # the context of the signature keeps versions apart
    assert refused.value.code == "signature-mismatch"
