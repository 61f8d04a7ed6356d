"""The office's store on PostgreSQL through the command line: supervisors join it, import at once, meet its refusals."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from ltsa_desktop.exchange.erasure import holds
from ltsa_desktop.store import open_store

USER = "ltsa"
PASSWORD = "kata sandi uji"


@dataclass
class Desk:
    """One person's computer: `ltsa` there, in a process of its own."""

    home: Path
    store: str

    def __call__(self, *words: object, ok: bool = True) -> Any:
        about = {
            **os.environ,
            "HOME": str(self.home),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "LOCALAPPDATA": str(self.home / "data"),
            "LTSA_PASSWORD": PASSWORD,
            "LTSA_LANG": "id",
        }
        command = [sys.executable, "-m", "ltsa_desktop", *map(str, words), "--store", self.store, "--json"]
        done = subprocess.run(command, capture_output=True, text=True, env=about, encoding="utf-8", check=False)
        assert "Traceback" not in done.stderr, done.stderr
        if ok:
            assert done.returncode == 0, done.stderr
            return json.loads(done.stdout) if done.stdout.strip() else None
        assert done.returncode == 1
        return done.stderr


@pytest.fixture
def place() -> str:
    """ "host:port" of the server of this run."""
    given = os.environ.get("LTSA_TEST_SERVER", "")
    if not given:
        pytest.skip("needs a PostgreSQL server: run with --server")
    return given


@pytest.fixture
def database(place: str, request: pytest.FixtureRequest) -> str:
    """The address of an empty database."""
    name = f"kantor_{os.getpid()}_{abs(hash(request.node.name)) % 10**9}"
    with psycopg.connect(f"postgresql://{USER}@{place}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'")
    return f"postgresql+psycopg://{USER}@{place}/{name}"


@pytest.fixture
def desk(tmp_path: Path) -> Callable[[str, str], Desk]:
    """Makes computers by name."""

    def make(name: str, store: str) -> Desk:
        (tmp_path / name).mkdir()
        return Desk(tmp_path / name, store)

    return make


def test_two_supervisors_import_overlapping_packages_at_once_and_see_one_state(
    database: str, desk: Callable[[str, str], Desk], tmp_path: Path
) -> None:
    ratna, budi = desk("ratna", database), desk("budi", database)
    ratna("setup", "--name", "CONTOH Ratna", "--role", "supervisor")
    budi("setup", "--name", "CONTOH Budi", "--role", "supervisor")
    first, organisation = tmp_path / "satu.ltsaorg", tmp_path / "dua.ltsaorg"
    ratna("org", "create", "--name", "CONTOH Kantor", "--recovery", tmp_path / "pulih.txt", first)
    budi("trust", "enrol", tmp_path / "budi.ltsaenrol")
    ratna("org", "add-supervisor", tmp_path / "budi.ltsaenrol", organisation)

    siti = desk("siti", str(tmp_path / "siti" / "store"))
    siti("setup", "--name", "CONTOH Siti", "--org", organisation, "--enrol", tmp_path / "siti.ltsaenrol")
    ratna("trust", "add", tmp_path / "siti.ltsaenrol")
    packages = []
    for round_ in range(3):
        for code in ("LTSA-014", "LTSA-022"):
            visit = siti("visit", "new", "--centre", code, "--date", f"2026-11-{10 + round_}", "--example")["id"]
            siti("visit", "finalise", visit, "--reason", "CONTOH")
        packages.append(tmp_path / f"{round_}.ltsa")
        siti("export", packages[-1])
    # Packages are cumulative until a receipt comes: the three overlap, and each desk takes them in its own order.
    with ThreadPoolExecutor(2) as both:
        one = both.submit(lambda: [ratna("import", package) for package in packages])
        other = both.submit(lambda: [budi("import", package) for package in reversed(packages)])
        one.result(), other.result()

    assert len(ratna("visit", "list")) == 6
    assert ratna("visit", "list") == budi("visit", "list")
    for who in (ratna, budi):
        assert all(check["ok"] for check in who("doctor")["checks"])
        assert who("audit", "verify")
        again = who("import", packages[2])
        assert again[0]["sums"]["new"] == 0
    with psycopg.connect(database.replace("+psycopg", "")) as connection:
        kept = connection.execute("SELECT count(*), count(DISTINCT id) FROM revision").fetchone()
    assert kept == (6, 6)


def test_what_one_supervisor_decides_the_other_sees(database: str, desk: Callable[[str, str], Desk]) -> None:
    ratna, budi = desk("ratna", database), desk("budi", database)
    ratna("setup", "--name", "CONTOH Ratna", "--role", "supervisor")
    budi("setup", "--name", "CONTOH Budi", "--role", "supervisor")
    visit = ratna("visit", "new", "--centre", "LTSA-014", "--example")["id"]
    ratna("visit", "answer", visit, "/data/h/h1/conclusion", "CONTOH 100 % dari siapa?")
    ratna("visit", "finalise", visit, "--reason", "CONTOH")
    shown = budi("visit", "show", visit)
    assert "CONTOH 100 % dari siapa?" in json.dumps(shown, ensure_ascii=False)
    assert ratna("doctor")["checks"]
    # Each is known by his own name, though both share the tables.
    assert {act["author"]["name"] for act in budi("audit", "list")} == {"CONTOH Ratna"}


def test_what_one_erases_leaves_the_other_desk_s_archive_too(
    database: str, desk: Callable[[str, str], Desk], tmp_path: Path
) -> None:
    ratna, budi = desk("ratna", database), desk("budi", database)
    ratna("setup", "--name", "CONTOH Ratna", "--role", "supervisor")
    budi("setup", "--name", "CONTOH Budi", "--role", "supervisor")
    first, organisation = tmp_path / "satu.ltsaorg", tmp_path / "dua.ltsaorg"
    ratna("org", "create", "--name", "CONTOH Kantor", "--recovery", tmp_path / "pulih.txt", first)
    budi("trust", "enrol", tmp_path / "budi.ltsaenrol")
    ratna("org", "add-supervisor", tmp_path / "budi.ltsaenrol", organisation)
    siti = desk("siti", str(tmp_path / "siti" / "store"))
    siti("setup", "--name", "CONTOH Siti", "--org", organisation, "--enrol", tmp_path / "siti.ltsaenrol")
    ratna("trust", "add", tmp_path / "siti.ltsaenrol")
    visits = [siti("visit", "new", "--centre", code, "--example")["id"] for code in ("LTSA-014", "LTSA-022")]
    for visit in visits:
        siti("visit", "finalise", visit, "--reason", "CONTOH")
    siti("export", tmp_path / "keduanya.ltsa")
    budi("import", tmp_path / "keduanya.ltsa")

    def kept(visit: str) -> list[Path]:
        """Budi's archived packages that still hold a visit."""
        folder = next(budi.home.rglob("vault.json")).parent
        with closing(open_store(folder, PASSWORD)) as store:
            return [path for path in (folder / "archive").iterdir() if path.is_file() and holds(store, path, {visit})]

    assert kept(visits[0])
    assert kept(visits[1])
    ratna("erase", visits[0], "--reason", "CONTOH", "--yes")
    assert kept(visits[0]), "only Budi's own laptop can open what stands in its archive"
    budi("visit", "list")
    assert not kept(visits[0])
    assert kept(visits[1]), "what was not erased stays whole"


def test_refusals_of_the_server_are_told_in_words(
    place: str, database: str, desk: Callable[[str, str], Desk], tmp_path: Path
) -> None:
    away = desk("jauh", "postgresql+psycopg://ltsa@127.0.0.1:9/kantor")
    assert "tidak terjangkau" in away("setup", "--name", "CONTOH", ok=False)
    assert "tidak lengkap" in desk("salah", "postgresql+psycopg://127.0.0.1")("setup", "--name", "CONTOH", ok=False)
    assert not list((tmp_path / "jauh").rglob("vault.json"))
    ordered = f"urut_{os.getpid()}"
    with psycopg.connect(f"postgresql://{USER}@{place}/postgres", autocommit=True) as connection:
        known = {row[0] for row in connection.execute("SELECT collname FROM pg_collation")}
        if "en_US.utf8" in known:
            connection.execute(
                f"CREATE DATABASE {ordered} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'en_US.utf8' "
                "LC_CTYPE 'en_US.utf8'"
            )
            desk_ = desk("urut", f"postgresql+psycopg://{USER}@{place}/{ordered}")
            assert "mengurutkan teks" in desk_("setup", "--name", "CONTOH", ok=False)
    ratna = desk("ratna", database)
    ratna("setup", "--name", "CONTOH Ratna", "--role", "supervisor")
    assert "pg_dump" in ratna("backup", ok=False)
