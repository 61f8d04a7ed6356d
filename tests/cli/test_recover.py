"""The ways out: the recovery key opens what no supervisor can open any more; a password is changed."""

from __future__ import annotations

import pytest

from ltsa_desktop.exchange import accept_organisation, enrol, enrolment, organisation, trust_add
from ltsa_desktop.store import open_store

PASSWORD = "kata sandi uji"


@pytest.fixture
def lost(ltsa, store, tmp_path):
    """(package, recovery sheet, organisation file): the office that made them is gone."""
    office = tmp_path / "office"
    assert ltsa("setup", "--name", "CONTOH Ratna", "--role", "supervisor", "--store", office).code == 0
    sheet, org = tmp_path / "pemulihan.txt", tmp_path / "kantor.ltsaorg"
    made = ltsa("org", "create", org, "--name", "CONTOH Kantor", "--recovery", sheet, "--store", office)
    assert made.code == 0, made.err
    siti = open_store(store, PASSWORD)
    accept_organisation(siti, organisation.read(org.read_bytes()))
    siti.close()
    visit = ltsa("visit", "new", "--centre", "LTSA-014", "--example", "--store", store, "--json").json["id"]
    ltsa("visit", "finalise", visit, "--reason", "CONTOH", "--store", store)
    assert ltsa("export", tmp_path / "a.ltsa", "--store", store).code == 0
    return tmp_path / "a.ltsa", sheet, org, visit


def test_the_recovery_key_opens_what_no_supervisor_can(ltsa, store, lost, tmp_path):
    package, sheet, org, visit = lost
    anew = tmp_path / "anew"
    setup = ltsa("setup", "--name", "CONTOH Hadi", "--role", "supervisor", "--org", org, "--store", anew)
    assert setup.code == 0, setup.err
    assert ltsa("import", package, "--store", anew).code == 1
    shown = ltsa("recover", package, "--key", sheet, "--preview", "--store", anew)
    assert (shown.code, "ditahan" in shown.out) == (0, True)
    assert ltsa("recover", package, "--key", sheet, "--store", anew).code == 0
    # The laptop is accepted, and what it signed comes in.
    siti, hadi = open_store(store, PASSWORD), open_store(anew, PASSWORD)
    trust_add(hadi, enrolment.read(enrol(siti)))
    siti.close()
    hadi.close()
    assert ltsa("recover", package, "--key", sheet, "--store", anew).code == 0
    assert [row["visit"] for row in ltsa("review", "list", "--store", anew, "--json").json] == [visit]


def test_a_sheet_without_a_key_is_one_clear_line(ltsa, lost, store, tmp_path):
    package, *_ = lost
    (tmp_path / "x.txt").write_text("bukan kunci", encoding="utf-8")
    refused = ltsa("recover", package, "--key", tmp_path / "x.txt", "--store", store)
    assert refused.code == 1
    assert "kunci pemulihan" in refused.err


def test_a_password_is_changed_and_the_old_one_opens_no_more(ltsa, store, tmp_path, monkeypatch):
    new = tmp_path / "baru.txt"
    new.write_text("kata sandi baru\n", encoding="utf-8")
    assert ltsa("password", "--new-password-file", new, "--store", store).code == 0
    assert ltsa("visit", "list", "--store", store).code == 1
    assert ltsa("visit", "list", "--password-file", new, "--store", store).code == 0
    (tmp_path / "pendek.txt").write_text("abc", encoding="utf-8")
    refused = ltsa("password", "--new-password-file", tmp_path / "pendek.txt", "--password-file", new, "--store", store)
    assert refused.code == 1
    assert ltsa("visit", "list", "--password-file", new, "--store", store).code == 0
