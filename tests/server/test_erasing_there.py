"""Deleting, duplicates and erasing with the tables on a server: the same decisions, nothing left there."""

from __future__ import annotations

import os
from datetime import date

import psycopg
import pytest

from ltsa_desktop.exchange.erasure import erase
from ltsa_desktop.exchange.retention import look
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import Profile, create_store, duplicates, join_list, setting_aside
from ltsa_desktop.store.vault import Cost

MARK = "PENANDA-RAHASIA-51"
USER = "ltsa"


@pytest.fixture
def office(tmp_path, request):
    """A supervisor's store on the server, and the address of its database."""
    place = os.environ.get("LTSA_TEST_SERVER", "")
    if not place:
        pytest.skip("needs a PostgreSQL server: run with --server")
    name = f"musnah_{os.getpid()}_{abs(hash(request.node.name)) % 10**9}"
    with psycopg.connect(f"postgresql://{USER}@{place}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'")
    profile = Profile("CONTOH Ratna", role="supervisor")
    address = f"postgresql+psycopg://{USER}@{place}/{name}"
    store = create_store(tmp_path / "ratna", "kata sandi uji", profile, cost=Cost(64, 1, 1), address=address)
    yield store, f"postgresql://{USER}@{place}/{name}"
    store.close()


def sealed(store, conclusion):
    visit = store.visits.create("LTSA-014", "", date(2026, 11, 24), "terjadwal", example=True).id
    ref = store.instruments.open(store.visits.get(visit).digest).ref("conclusion")
    store.visits.save(visit, {ref: conclusion})
    store.visits.seal(visit, "final", reason="CONTOH")
    return visit


def everything(address):
    """All rows of all tables, as text."""
    with psycopg.connect(address) as connection:
        tables = connection.execute(
            "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables "
            "WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"
        ).fetchall()
        found = []
        for (table,) in tables:
            found += [str(row) for row in connection.execute(f"SELECT * FROM {table}").fetchall()]
    return "\n".join(found)


def test_a_visit_is_deleted_joined_and_erased_on_the_server(office):
    store, address = office
    one, two = sealed(store, MARK), sealed(store, "CONTOH lain")
    setting_aside.delete(store, two, "CONTOH")
    assert [summary.visit.id for summary in store.visits.list()] == [one]
    setting_aside.restore(store, two, "CONTOH")
    (pair,) = duplicates.find(store)
    assert {pair.one.visit, pair.two.visit} == {one, two}
    assert join_list.forked(store) == []
    assert MARK in everything(address)
    (erased,) = erase(store, [one], "CONTOH")
    assert erased.left == ()
    assert MARK not in everything(address)
    assert all(finding.clean for finding in look(store, [one]))
    with pytest.raises(UserError):
        store.visits.content(one)
    assert store.visits.content(two)
    assert store.statements.chain_faults() == []
