"""Organisation, enrolment and receipt: what is believed and what is refused in words."""

from __future__ import annotations

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ltsa_desktop.exchange import enrolment, organisation, receipt, sealing, signing
from ltsa_desktop.exchange.organisation import Letterhead, Supervisor
from ltsa_desktop.ground.words import UserError


@pytest.fixture
def boss() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


@pytest.fixture
def founding(boss):
    supervisor = Supervisor(name="CONTOH Ratna", key=signing.key_id(boss), recipient=sealing.new_identity()[1])
    return organisation.found(
        "CONTOH Direktorat", [supervisor], signing.key_id(boss), boss.sign, letterhead=Letterhead(lines=["CONTOH"])
    )


def code(call, *args) -> str:
    with pytest.raises(UserError) as refused:
        call(*args)
    assert refused.value.text.id != refused.value.text.en
    return refused.value.code


def test_an_organisation_file_gives_back_who_may_read_and_whom_to_trust(founding, boss):
    opened = organisation.read(founding.data)
    assert opened.organisation == founding.organisation
    assert opened.key == signing.key_id(boss)
    assert len(opened.fingerprint.split()) == 6
    assert opened.organisation.recipients()[-1] == sealing.recipient_of(founding.recovery)
    assert founding.recovery.encode() not in founding.data


def test_a_changed_organisation_file_is_refused(founding):
    envelope = json.loads(founding.data)
    envelope["body"] = envelope["body"].replace("Direktorat", "Direktur")
    assert code(organisation.read, json.dumps(envelope).encode()) == "signature-mismatch"


def test_a_stranger_cannot_sign_for_the_organisation(founding):
    thief = Ed25519PrivateKey.generate()
    assert code(organisation.sign, founding.organisation, signing.key_id(thief), thief.sign) == "not-a-supervisor"
    from ltsa_desktop.exchange import signed_file

    forged = signed_file.seal(organisation.KIND, founding.organisation, signing.key_id(thief), thief.sign)
    assert code(organisation.read, forged) == "not-a-supervisor"


def test_a_newer_organisation_follows_only_by_a_known_supervisor(founding, boss):
    current = founding.organisation
    assert not organisation.may_follow(current, organisation.read(founding.data))
    _, data = organisation.amend(current, signing.key_id(boss), boss.sign, name="CONTOH Direktorat Baru")
    assert organisation.may_follow(current, organisation.read(data))
    thief = Ed25519PrivateKey.generate()
    usurper = Supervisor(name="X", key=signing.key_id(thief), recipient=sealing.new_identity()[1])
    _, data = organisation.amend(current, signing.key_id(thief), thief.sign, supervisors=[usurper])
    assert code(organisation.may_follow, current, organisation.read(data)) == "signer-unknown"
    other = organisation.found("CONTOH Lain", [usurper], signing.key_id(thief), thief.sign)
    assert code(organisation.may_follow, current, organisation.read(other.data)) == "other-organisation"


def test_an_enrolment_proves_that_the_laptop_holds_its_key(boss):
    mine = enrolment.Enrolment(
        name="CONTOH Siti",
        role="evaluator",
        device="d",
        incarnation="i",
        key=signing.key_id(boss),
        recipient=sealing.new_identity()[1],
        created=enrolment.now(),
    )
    data = enrolment.introduce(mine, boss.sign)
    assert enrolment.read(data).enrolment == mine
    assert enrolment.read(data).fingerprint == signing.fingerprint(mine.key)
    thief = Ed25519PrivateKey.generate()
    assert code(enrolment.read, enrolment.introduce(mine, thief.sign)) == "signature-mismatch"


def test_a_receipt_comes_back_with_its_signer(boss):
    mine = receipt.Receipt(device="d", packages=["p"], revisions=["a" * 64], by="CONTOH", created=enrolment.now())
    assert receipt.read(receipt.write(mine, signing.key_id(boss), boss.sign)) == (mine, signing.key_id(boss))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "not-a-signed-file"),
        (b"halo", "not-a-signed-file"),
        (b"[" * 200_000, "not-a-signed-file"),
        (b'{"format":"ltsa-organisation/1"}', "not-a-signed-file"),
        (
            b'{"format":"ltsa-organisation/9","body":"","key":"%b","signature":"%b"}' % (b"0" * 64, b"0" * 128),
            "newer-format",
        ),
        (b'{"format":"ltsa-receipt/1","body":"","key":"%b","signature":"%b"}' % (b"0" * 64, b"0" * 128), "other-kind"),
        (
            b'{"format":"ltsa-organisation/1","body":"","key":"%b","signature":"%b"}' % (b"0" * 64, b"0" * 128),
            "signature-mismatch",
        ),
    ],
)
def test_what_is_no_organisation_file_is_refused_in_one_line(data, expected):
    assert code(organisation.read, data) == expected


def test_a_fingerprint_is_six_words_that_change_with_the_key():
    words = signing.fingerprint("00" * 32)
    assert [len(word) for word in words.split()] == [6] * 6
    assert words != signing.fingerprint("00" * 31 + "01")
    assert words == signing.fingerprint("00" * 32)


def test_no_key_no_signature_and_no_nonsense_verifies():
    assert not signing.verify("zz", b"", b"")
    assert not signing.verify("00" * 32, b"\0" * 64, b"x")
    key = Ed25519PrivateKey.generate()
    assert signing.verify(signing.key_id(key), key.sign(b"x"), b"x")
    assert not signing.verify(signing.key_id(key), key.sign(b"x"), b"y")
