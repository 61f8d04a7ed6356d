"""A PostgreSQL server for one run of the tests, and stores on it.

Each store gets a schema of its own. A copied folder is a copy of the store only where the tables are in the folder, so
`shutil.copytree` of one copies its schema too.
"""

from __future__ import annotations

import atexit
import itertools
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

USER = "ltsa"
GIVEN = "LTSA_TEST_SERVER"
"""Set by the first process of a run for the others."""


def binaries() -> Path:
    """The folder of initdb and pg_ctl. Debian keeps them out of the path."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists():
            return folder
    raise pytest.UsageError("--server needs PostgreSQL: apt-get install -y --no-install-recommends postgresql")


def start() -> str:
    """Start a server in a temporary folder; "host:port". It is stopped when this process ends."""
    folder = Path(tempfile.mkdtemp(prefix="ltsa-server-"))
    bins = binaries()
    as_user: list[str] = []
    if os.name != "nt" and os.geteuid() == 0:
        # PostgreSQL refuses to run as root.
        shutil.chown(folder, "postgres", "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    run: Callable[..., Any] = lambda *words: subprocess.run(  # noqa: E731
        [*as_user, *map(str, words)], check=True, stdout=subprocess.DEVNULL, cwd="/"
    )
    run(bins / "initdb", "-D", data, "-E", "UTF8", "--locale=C", "-A", "trust", "-U", USER)
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=300"
    run(bins / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start")

    def stop() -> None:
        run(bins / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(stop)
    return f"127.0.0.1:{port}"


def use_server(config: pytest.Config) -> None:
    """Let every `create_store` of this run make its store on the server."""
    import psycopg

    from ltsa_desktop import store as room
    from ltsa_desktop.store import opening, server

    if GIVEN not in os.environ:
        os.environ[GIVEN] = start()
    place = os.environ[GIVEN]
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw")
    database = f"ltsa_{worker}_{os.getpid()}"
    with psycopg.connect(f"postgresql://{USER}@{place}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {database}")
    numbers = itertools.count(1)
    make, copy = opening.create_store, shutil.copytree

    def create_store(*words: Any, **more: Any) -> Any:
        more.setdefault("address", f"postgresql+psycopg://{USER}@{place}/{database}?schema=s{next(numbers)}")
        return make(*words, **more)

    def copytree(source: Any, target: Any, *words: Any, **more: Any) -> Any:
        done = copy(source, target, *words, **more)
        held = server.address_of(Path(target))
        if held is not None:
            fresh = f"s{next(numbers)}"
            dump = subprocess.run(
                [binaries() / "pg_dump", "-n", held.schema, held.url.replace("+psycopg", "")],
                check=True,
                capture_output=True,
                text=True,
            ).stdout
            with psycopg.connect(f"postgresql://{USER}@{place}/{database}", autocommit=True) as connection:
                connection.execute(f"ALTER SCHEMA {held.schema} RENAME TO {fresh}")
            subprocess.run(
                [binaries() / "psql", "-q", "-v", "ON_ERROR_STOP=1", held.url.replace("+psycopg", "")],
                input=dump,
                text=True,
                check=True,
                stdout=subprocess.DEVNULL,
            )
            server.note_address(Path(target), server.Address(held.url, fresh))
        return done

    room.create_store = create_store  # type: ignore[attr-defined]
    opening.create_store = create_store  # type: ignore[assignment]
    shutil.copytree = copytree  # type: ignore[assignment]
