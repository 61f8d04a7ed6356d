"""The watched folder: whole files only, one taker at a time, nothing lost, nobody's name in the open."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from ltsa_desktop.exchange import claims, inbox
from ltsa_desktop.exchange.inbox import ASIDE, DONE, RECEIPTS, Sweep
from ltsa_desktop.ground.words import UserError
from tests.exchange.conftest import Laptop


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "bersama"
    place.mkdir()
    return place


def look(laptop: Laptop, folder: Path) -> Sweep:
    return inbox.sweep(laptop.store, folder, settle=0)


def test_a_new_file_is_taken_in_put_away_and_confirmed(office: Laptop, siti: Laptop, folder: Path) -> None:
    siti.revision()
    siti.export(folder / "kiriman.ltsa")
    done = look(office, folder)
    assert done.report is not None
    assert done.report.sums["new"] == 1
    assert sorted(p.name for p in folder.iterdir()) == [DONE, RECEIPTS]
    assert sorted(p.name for p in (folder / DONE).iterdir()) == ["kiriman.ltsa", "kiriman.ltsa.hasil.txt"]
    told = (folder / DONE / "kiriman.ltsa.hasil.txt").read_text(encoding="utf-8")
    assert "1 baru" in told
    assert "Siti" not in told
    assert len(list((folder / RECEIPTS).iterdir())) == 1
    again = look(office, folder)
    assert again.report is None
    assert again.headline.id == "Tidak ada berkas baru di kotak masuk."


def test_what_is_no_package_goes_aside_with_a_sentence(office: Laptop, folder: Path) -> None:
    (folder / "surat.pdf.ltsa").write_bytes(b"Yang terhormat,")
    done = look(office, folder)
    assert done.moved == {"surat.pdf.ltsa": ASIDE}
    assert "bukan paket LTSA" in (folder / ASIDE / "surat.pdf.ltsa.sebab.txt").read_text(encoding="utf-8")
    assert look(office, folder).report is None


def test_hidden_and_unfinished_names_are_left_alone(office: Laptop, siti: Laptop, folder: Path) -> None:
    siti.revision()
    whole = siti.export(folder / "a.ltsa")
    for name in (".a.ltsa.swp", "~$a.ltsa", "a.ltsa.part", "a.crdownload", "a.ltsa.tmp"):
        shutil.copy(whole, folder / name)
    done = look(office, folder)
    assert done.moved == {"a.ltsa": DONE}
    assert len([p for p in folder.iterdir() if p.is_file()]) == 5


def test_a_file_that_grows_between_two_looks_is_waited_for(office: Laptop, siti: Laptop, folder: Path) -> None:
    siti.revision()
    data = siti.export(folder / "a.ltsa").read_bytes()
    (folder / "a.ltsa").write_bytes(data[:900])

    def more(seconds: float) -> None:
        (folder / "a.ltsa").write_bytes(data[:1500])

    done = inbox.sweep(office.store, folder, settle=1, pause=more)
    assert [w.text.id for w in done.waiting] == ["masih disalin"]
    assert office.store.visits.list() == []


def test_a_copy_that_stands_still_in_the_middle_is_waited_for_and_at_last_taken(
    office: Laptop, siti: Laptop, folder: Path
) -> None:
    siti.revision()
    siti.revision()
    data = siti.export(folder / "a.ltsa").read_bytes()
    (folder / "a.ltsa").write_bytes(data[:-300])
    done = look(office, folder)
    assert [w.text.id for w in done.waiting] == ["belum utuh, ditunggu"]
    long_ago = time.time() - inbox.CUT_S - 60
    os.utime(folder / "a.ltsa", (long_ago, long_ago))
    done = look(office, folder)
    assert done.report is not None
    assert done.report.sums["new"] == 2


def test_two_supervisors_of_one_folder_both_get_everything_and_no_file_is_taken_twice(
    office: Laptop, siti: Laptop, laptops, folder: Path
) -> None:
    from ltsa_desktop.exchange import accept_organisation, enrol, enrolment, organisation, trust_add, with_supervisor

    dewi = laptops("Dewi", role="supervisor")
    data = with_supervisor(office.store, enrolment.read(enrol(dewi.store)))
    accept_organisation(dewi.store, organisation.read(data))
    accept_organisation(siti.store, organisation.read(data))
    trust_add(dewi.store, enrolment.read(enrol(siti.store)))
    siti.revision()
    path = siti.export(folder / "a.ltsa")
    with claims.claimed([path], "Dewi") as held:
        assert list(held) == [path]
        done = look(office, folder)
        assert done.report is None
        assert done.waiting[0].text.id == "sedang diambil Dewi"
        assert path.exists()
    assert look(office, folder).moved == {"a.ltsa": DONE}
    second = look(dewi, folder)
    assert second.report is not None
    assert second.report.sums["new"] == 1
    assert second.moved == {}
    assert len(list((folder / DONE).glob("*.ltsa"))) == 1
    assert look(dewi, folder).report is None


def test_a_package_that_only_another_supervisor_can_open_stays_where_it_is(
    office: Laptop, tmp_path: Path, folder: Path
) -> None:
    from ltsa_desktop.exchange import export_package, found_organisation
    from ltsa_desktop.store import Profile, create_store
    from tests.exchange.conftest import COST

    other = Laptop(
        create_store(
            tmp_path / "lain", "sandi-contoh", Profile("CONTOH Lain", role="supervisor"), seed=False, cost=COST
        )
    )
    found_organisation(other.store, "CONTOH Lain")
    other.revision()
    export_package(other.store, folder / "lain.ltsa")
    other.store.close()
    done = look(office, folder)
    assert done.moved == {}
    assert [w.name for w in done.waiting] == ["lain.ltsa"]
    assert (folder / "lain.ltsa").exists()
    assert look(office, folder).report is None


def test_a_claim_of_a_machine_that_died_goes_stale_by_the_folders_clock(folder: Path) -> None:
    file = folder / "a.ltsa"
    file.write_bytes(b"x")
    dead = claims.claim(file, "Mati")
    assert dead is not None
    assert claims.claim(file, "Hidup") is None
    old = time.time() - claims.STALE_S - 1
    os.utime(claims.claim_path(file), (old, old))
    alive = claims.claim(file, "Hidup")
    assert alive is not None
    assert claims.owner_of(file) == "Hidup"
    assert not dead.held()
    dead.release()
    assert alive.held()
    alive.release()
    assert [p.name for p in folder.iterdir()] == ["a.ltsa"]


def test_a_folder_that_is_away_says_so_and_nothing_is_changed(office: Laptop, folder: Path) -> None:
    with pytest.raises(UserError):
        inbox.choose(office.store, folder / "tidak ada")
    inbox.choose(office.store, folder)
    assert inbox.folder_of(office.store) == folder
    inbox.choose(office.store, None)
    assert inbox.folder_of(office.store) is None
    with pytest.raises(UserError) as refusal:
        inbox.refuse_without(None)
    assert refusal.value.code == "no-inbox"
