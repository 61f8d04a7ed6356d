"""The vault gives the keys to the password and to nothing else."""

import json

import pytest

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import StoreDamaged, StoreMissing, StoreTooNew, WrongPassword
from ltsa_desktop.store.vault import NAME, Cost, Vault

QUICK = Cost(memory_kib=64, iterations=1, lanes=1)


def test_the_password_opens_the_same_keys(tmp_path):
    made = Vault.create(tmp_path, "rahasia besar", QUICK)
    assert Vault.open(tmp_path, "rahasia besar").keys == made.keys


def test_a_password_typed_decomposed_opens_too(tmp_path):
    made = Vault.create(tmp_path, "sandi caf\u00e9", QUICK)
    assert Vault.open(tmp_path, "sandi cafe\u0301").keys == made.keys


def test_a_wrong_password_is_refused_in_words(tmp_path):
    Vault.create(tmp_path, "rahasia besar", QUICK)
    with pytest.raises(WrongPassword) as caught:
        Vault.open(tmp_path, "rahasia kecil")
    assert "kata sandi" in caught.value.text.id.casefold()


def test_a_changed_password_keeps_the_keys_and_ends_the_old_one(tmp_path):
    made = Vault.create(tmp_path, "rahasia besar", QUICK)
    made.change_password("rahasia besar", "kata sandi baru", QUICK)
    assert Vault.open(tmp_path, "kata sandi baru").keys == made.keys
    with pytest.raises(WrongPassword):
        Vault.open(tmp_path, "rahasia besar")


def test_the_password_changes_only_for_who_knows_the_old_one(tmp_path):
    made = Vault.create(tmp_path, "rahasia besar", QUICK)
    with pytest.raises(WrongPassword):
        made.change_password("tebakan saya", "kata sandi baru", QUICK)
    assert Vault.open(tmp_path, "rahasia besar").keys == made.keys


def test_a_short_password_is_refused(tmp_path):
    with pytest.raises(UserError) as caught:
        Vault.create(tmp_path, "pendek", QUICK)
    assert caught.value.code == "password-short"
    assert not (tmp_path / NAME).exists()


def test_no_vault_is_no_store(tmp_path):
    with pytest.raises(StoreMissing):
        Vault.open(tmp_path, "rahasia besar")


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"format": 1}', b"\xff\xfe\x00", b'{"format": "x"}'])
def test_a_damaged_vault_is_told_apart_from_a_wrong_password(tmp_path, data):
    (tmp_path / NAME).write_bytes(data)
    with pytest.raises(StoreDamaged):
        Vault.open(tmp_path, "rahasia besar")


def test_a_newer_vault_is_refused(tmp_path):
    (tmp_path / NAME).write_text('{"format": 2, "anything": true}', encoding="utf-8")
    with pytest.raises(StoreTooNew):
        Vault.open(tmp_path, "rahasia besar")


def test_an_absurd_cost_is_refused_before_it_is_paid(tmp_path):
    Vault.create(tmp_path, "rahasia besar", QUICK)
    data = json.loads((tmp_path / NAME).read_text(encoding="utf-8"))
    data["slots"][0]["kdf"]["memory_kib"] = 1 << 30
    (tmp_path / NAME).write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(StoreDamaged):
        Vault.open(tmp_path, "rahasia besar")


def test_parts_of_two_vaults_do_not_mix(tmp_path):
    one, two = tmp_path / "a", tmp_path / "b"
    one.mkdir()
    two.mkdir()
    Vault.create(one, "rahasia besar", QUICK)
    Vault.create(two, "rahasia besar", QUICK)
    a, b = (json.loads((f / NAME).read_text(encoding="utf-8")) for f in (one, two))
    a["keys"] = b["keys"]
    (one / NAME).write_text(json.dumps(a), encoding="utf-8")
    with pytest.raises(StoreDamaged):
        Vault.open(one, "rahasia besar")
