"""Trust on the command line: what a supervisor does in a year, and the ways out of a lost laptop or password."""

from __future__ import annotations

import json

import pytest

from ltsa_desktop.exchange import recovery


@pytest.fixture
def office(ltsa, tmp_path):
    """(store of the supervisor, organisation file, recovery sheet as PDF)."""
    folder, org, sheet = tmp_path / "office", tmp_path / "kantor.ltsaorg", tmp_path / "lembar.pdf"
    setup = ltsa("setup", "--name", "CONTOH Ratna", "--role", "supervisor", "--store", folder)
    assert setup.code == 0, setup.err
    words = ("--name", "CONTOH Kantor", "--place", "Surabaya", "--recovery", sheet)
    made = ltsa("org", "create", org, *words, "--store", folder)
    assert made.code == 0, made.err
    return folder, org, sheet


@pytest.fixture
def siti(ltsa, office, tmp_path):
    """(store, enrolment file) of an evaluator set up in one step and accepted."""
    return enrolled(ltsa, office, tmp_path, "CONTOH Siti")


def enrolled(ltsa, office, tmp_path, name, role="evaluator"):
    folder, enrolment = tmp_path / name.split()[-1], tmp_path / f"{name.split()[-1]}.ltsaenrol"
    setup = ltsa("setup", "--name", name, "--role", role, "--org", office[1], "--enrol", enrolment, "--store", folder)
    assert setup.code == 0, setup.err
    assert ltsa("trust", "add", enrolment, "--store", office[0]).code == 0
    return folder, enrolment


def sealed(ltsa, store):
    visit = ltsa("visit", "new", "--centre", "LTSA-014", "--example", "--store", store, "--json").json["id"]
    ltsa("visit", "finalise", visit, "--reason", "CONTOH", "--store", store)
    return visit


def test_the_printed_sheet_is_read_back_from_its_pdf_and_never_written_over(ltsa, office):
    folder, org, sheet = office
    assert sheet.read_bytes().startswith(b"%PDF-")
    secret = recovery.read_sheet(sheet)
    shown = ltsa("org", "show", "--store", folder, "--json").json
    assert recovery.organisation_key(secret)[0] == shown["root"]
    before = sheet.read_bytes()
    refused = ltsa("org", "renew-key", org.with_name("b.ltsaorg"), "--recovery", sheet, "--store", folder)
    assert (refused.code, sheet.read_bytes()) == (1, before)


def test_laptops_are_listed_with_their_certificates(ltsa, office, siti):
    rows = ltsa("trust", "list", "--store", office[0], "--json").json
    assert [(row["name"], row["kind"], row["state"]) for row in rows] == [
        ("CONTOH Ratna", "supervisor", "trusted"),
        ("CONTOH Siti", "device", "trusted"),
    ]
    assert all(row["valid_from"] and row["valid_to"] for row in rows)


def test_a_lost_laptop(ltsa, office, siti, tmp_path):
    """The guide's chapter, step by step: withdraw, what comes with the key waits, a new laptop takes the work over."""
    stolen, _ = siti
    visit = sealed(ltsa, stolen)
    assert ltsa("export", tmp_path / "a.ltsa", "--store", stolen).code == 0
    gone = ltsa("trust", "revoke", "CONTOH Siti", "--reason", "dicuri", "--since", "2026-11-20", "--store", office[0])
    assert gone.code == 0, gone.err
    assert ltsa("import", tmp_path / "a.ltsa", "--store", office[0]).code == 0
    held = ltsa("quarantine", "list", "--store", office[0], "--json").json
    assert [(row["reason"], row["withdrawn"]) for row in held if row["kind"] == "revision"] == [
        ("revoked", "2026-11-20")
    ]
    record = next(row["revision"] for row in held if row["kind"] == "revision")
    refused = ltsa("quarantine", "refuse", record[:16], "--reason", "dari pencuri", "--store", office[0])
    assert refused.code == 0, refused.err
    listed = ltsa("quarantine", "list", "--store", office[0])
    assert "Ditolak oleh CONTOH Ratna: dari pencuri" in listed.out
    # Siti's backup goes onto a new laptop, which gets new keys and is accepted anew.
    backup = ltsa("backup", "--to", tmp_path / "stik", "--store", stolen, "--json").json
    copies = sorted((tmp_path / "stik").rglob("*.zip"))
    assert copies, backup
    anew = tmp_path / "anew"
    restored = ltsa("restore", copies[-1], "--store", anew)
    assert restored.code == 0, restored.err
    enrolment = tmp_path / "anew.ltsaenrol"
    assert ltsa("trust", "enrol", enrolment, "--new-keys", "--store", anew).code == 0
    accepted = ltsa("trust", "add", enrolment, "--store", office[0])
    assert accepted.code == 0, accepted.err
    later = sealed(ltsa, anew)
    assert ltsa("export", tmp_path / "b.ltsa", "--store", anew).code == 0
    taken = ltsa("import", tmp_path / "b.ltsa", "--store", office[0])
    assert taken.code == 0, taken.err
    assert [row["visit"] for row in ltsa("review", "list", "--store", office[0], "--json").json] == [later]
    # What the stolen laptop had sealed turns out to be Siti's own work.
    assert ltsa("quarantine", "approve", record[:16], "--reason", "dari cadangan", "--store", office[0]).code == 0
    both = {row["visit"] for row in ltsa("review", "list", "--store", office[0], "--json").json}
    assert both == {visit, later}


def test_a_lost_password_of_an_evaluator(ltsa, office, siti, tmp_path, monkeypatch):
    """Nobody opens the store; what was exported is safe, and a new store on the same laptop goes on from it."""
    folder, _ = siti
    visit = sealed(ltsa, folder)
    ltsa("export", tmp_path / "a.ltsa", "--store", folder)
    ltsa("import", tmp_path / "a.ltsa", "--store", office[0])
    monkeypatch.setenv("LTSA_PASSWORD", "yang salah sama sekali")
    assert ltsa("visit", "list", "--store", folder).code == 1
    monkeypatch.setenv("LTSA_PASSWORD", "kata sandi uji")
    new, _ = enrolled(ltsa, office, tmp_path, "CONTOH Siti-baru")
    ltsa("review", "return", visit, "--reason", "lanjutkan", "--store", office[0])
    name = "CONTOH Siti-baru"
    back = ltsa("export", tmp_path / "kembali.ltsa", "--visit", visit, "--to", name, "--store", office[0])
    assert back.code == 0, back.err
    assert ltsa("import", tmp_path / "kembali.ltsa", "--store", new).code == 0
    assert ltsa("visit", "show", visit, "--store", new).code == 0


def test_every_supervisors_laptop_or_password_is_lost(ltsa, office, siti, tmp_path):
    """The sheet makes a new supervisor; laptops follow; old packages open with the sheet."""
    _, org, sheet = office
    sealed(ltsa, siti[0])
    ltsa("export", tmp_path / "a.ltsa", "--store", siti[0])
    hadi, next_org = tmp_path / "hadi", tmp_path / "berikut.ltsaorg"
    assert ltsa("setup", "--name", "CONTOH Hadi", "--role", "supervisor", "--org", org, "--store", hadi).code == 0
    taken = ltsa("org", "take-over", next_org, "--key", sheet, "--lost", "CONTOH Ratna", "--store", hadi)
    assert taken.code == 0, taken.err
    loaded = ltsa("org", "load", next_org, "--store", siti[0])
    assert loaded.code == 0, loaded.err
    older = ltsa("org", "load", org, "--store", siti[0])
    assert "tidak lebih baru" in older.out
    assert ltsa("trust", "add", siti[1], "--store", hadi).code == 0
    assert ltsa("recover", tmp_path / "a.ltsa", "--key", sheet, "--store", hadi).code == 0
    assert len(ltsa("visit", "list", "--store", hadi, "--json").json) == 1


def test_the_organisations_key_is_renewed_with_and_without_the_old_sheet(ltsa, office, siti, tmp_path):
    folder, _, sheet = office
    second, third = tmp_path / "dua.ltsaorg", tmp_path / "tiga.ltsaorg"
    done = ltsa("org", "renew-key", second, "--recovery", tmp_path / "dua.pdf", "--old", sheet, "--store", folder)
    assert done.code == 0, done.err
    assert ltsa("org", "load", second, "--store", siti[0]).code == 0
    done = ltsa("org", "renew-key", third, "--recovery", tmp_path / "tiga.txt", "--store", folder)
    assert (done.code, "mencocokkan enam katanya" in done.out) == (0, True)
    alone = ltsa("org", "load", third, "--store", siti[0])
    assert (alone.code, "cocokkan keenam katanya" in alone.err) == (1, True)
    assert ltsa("org", "load", third, "--compared", "--store", siti[0]).code == 0
    typed = recovery.typed_code(recovery.read_sheet(tmp_path / "tiga.txt"))
    (tmp_path / "ketik.txt").write_text("\n".join(typed).lower().replace("b", "8"), encoding="utf-8")
    assert recovery.read_sheet(tmp_path / "ketik.txt") == recovery.read_sheet(tmp_path / "tiga.txt")


def test_a_second_supervisor_reads_and_decides_with_a_password_of_his_own(ltsa, office, siti, tmp_path):
    folder, enrolment = enrolled(ltsa, office, tmp_path, "CONTOH Tono", role="supervisor")
    more = tmp_path / "dua-supervisor.ltsaorg"
    assert ltsa("org", "add-supervisor", enrolment, more, "--store", office[0]).code == 0
    for store in (folder, siti[0]):
        assert ltsa("org", "load", more, "--store", store).code == 0
    sealed(ltsa, siti[0])
    ltsa("export", tmp_path / "a.ltsa", "--store", siti[0])
    taken = ltsa("import", tmp_path / "a.ltsa", "--store", folder)
    assert (taken.code, "ditahan" in taken.out) == (0, False)
    extended = ltsa("trust", "extend", "CONTOH Siti", "--until", "2031-01-01", "--store", folder, "--json")
    assert extended.json["valid_to"] == "2031-01-01"
    assert ltsa("trust", "extend", "CONTOH Siti", "--until", "besok", "--store", folder).code == 1


def test_a_letterhead_is_changed_and_its_logo_kept(ltsa, office, tmp_path):
    from PIL import Image

    logo = tmp_path / "logo.png"
    Image.effect_noise((1200, 1200), 90).save(logo)
    changed = tmp_path / "kop.ltsaorg"
    done = ltsa("org", "letterhead", changed, "--letterhead", "CONTOH Direktorat", "--logo", logo, "--store", office[0])
    assert done.code == 0, done.err
    head = json.loads(json.loads(changed.read_text(encoding="utf-8"))["body"])["letterhead"]
    assert head["lines"] == ["CONTOH Direktorat"]
    assert 0 < len(head["logo"]) < 210_000
    (tmp_path / "bukan.png").write_text("bukan gambar", encoding="utf-8")
    wrong = ltsa("org", "letterhead", tmp_path / "x.ltsaorg", "--logo", tmp_path / "bukan.png", "--store", office[0])
    assert (wrong.code, "Logo harus" in wrong.err) == (1, True)
