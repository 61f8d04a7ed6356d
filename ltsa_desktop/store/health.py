"""The doctor: everything that can be wrong with a store, looked at and told in words."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator

from ltsa_desktop import __version__
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import contents
from ltsa_desktop.store.backups import faults_of
from ltsa_desktop.store.blobs import Blobs
from ltsa_desktop.store.core import Core
from ltsa_desktop.store.journal import Journal
from ltsa_desktop.store.migrations import MIGRATIONS, version_of
from ltsa_desktop.store.projections import Projections
from ltsa_desktop.store.read_models import Check
from ltsa_desktop.store.revision_body import read, revision_id


def examine(
    core: Core, journal: Journal, blobs: Blobs, projections: Projections, damage: Text | None = None
) -> list[Check]:
    """Look at versions, paths, every page, every reference, the journal, the revisions, the attachments and whether
    the projections equal their revisions. Changes nothing."""
    checks = [_versions(core), _paths(core)]
    if damage is not None:
        checks.append(Check("read-only", False, damage))
    pages = _pages(core)
    checks.append(pages)
    looks: tuple[tuple[str, Callable[[], Check]], ...] = (
        ("journal", lambda: _journal(journal)),
        ("revisions", lambda: _revisions(core)),
        ("attachments", lambda: _attachments(core, blobs)),
        ("projections", lambda: _projections(projections)),
    )
    for name, look in looks:
        try:
            checks.append(look())
        except UserError as error:
            checks.append(Check(name, False, error.text))
    return checks


def _versions(core: Core) -> Check:
    with core.database.reading() as connection:
        if core.database.served:
            engine = f"PostgreSQL {connection.exec_driver_sql('SHOW server_version').scalar()}"
        else:
            cipher = connection.exec_driver_sql("PRAGMA cipher_version").scalar()
            engine = f"SQLite {connection.exec_driver_sql('SELECT sqlite_version()').scalar()}; SQLCipher {cipher}"
    data = version_of(core.database)
    detail = (
        f"LTSA Desktop {__version__}; data version {data} (newest {MIGRATIONS[-1].version}); {engine}; "
        f"Python {sys.version.split()[0]}; {platform.platform()}"
    )
    return Check(
        "versions",
        data == MIGRATIONS[-1].version,
        Text(id="LTSA Desktop {app}, bentuk data versi {data}.", en="LTSA Desktop {app}, data version {data}.").format(
            app=__version__, data=data
        ),
        detail,
    )


def _paths(core: Core) -> Check:
    if core.database.served:
        text = Text(
            "Penyimpanan di server; bagian laptop ini di {folder}.",
            "The store is on a server; this laptop's own part is in {folder}.",
        )
        return Check("paths", True, text.format(folder=core.folder), str(core.folder))
    size = core.database.path.stat().st_size
    return Check(
        "paths",
        True,
        Text(id="Penyimpanan di {folder}, {size} kB.", en="The store is in {folder}, {size} kB.").format(
            folder=core.folder, size=size // 1024
        ),
        str(core.database.path),
    )


def _pages(core: Core) -> Check:
    if core.database.served:
        text = Text(
            "Server menjaga halaman dan rujukannya sendiri.", "The server looks after pages and references itself."
        )
        return Check("database", True, text)
    try:
        with core.database.reading() as connection:
            faults = faults_of(lambda sql: connection.exec_driver_sql(sql).fetchall())
    except UserError as error:
        return Check("database", False, error.text)
    if faults:
        return Check(
            "database",
            False,
            Text(
                id="Basis data rusak di {n} tempat. Jangan menulis lagi; kembalikan cadangan terakhir.",
                en="The database is damaged in {n} places. Write no more; restore the last backup.",
            ).format(n=len(faults)),
            "; ".join(faults[:10]),
        )
    return Check(
        "database",
        True,
        Text(
            id="Setiap halaman basis data utuh dan semua rujukan sampai.",
            en="Every page of the database is whole and all references lead somewhere.",
        ),
    )


def _journal(journal: Journal) -> Check:
    breaks = journal.chain_breaks()
    if breaks:
        return Check(
            "journal",
            False,
            Text(
                id="Rantai jurnal terputus di {n} tempat: isinya pernah diubah di luar aplikasi.",
                en="The journal's chain is broken in {n} places: it was changed outside the application.",
            ).format(n=len(breaks)),
            f"entries {breaks[:10]}",
        )
    return Check("journal", True, Text(id="Jurnal jawaban tidak terputus.", en="The journal of answers is unbroken."))


def _revisions(core: Core) -> Check:
    count, bad = 0, []
    with core.database.reading() as connection:
        for revision, kept, key in connection.exec_driver_sql(
            "SELECT r.id, r.raw, k.key FROM revision r LEFT JOIN content_key k ON k.visit_id = r.visit_id"
        ):
            if key is None:
                # Erased for good: there is nothing left to compare with its code.
                continue
            count += 1
            try:
                raw = contents.unseal(key, revision, bytes(kept))
                if revision_id(raw) != revision:
                    bad.append(revision)
                read(raw)
            except UserError:
                bad.append(revision)
    if bad:
        return Check(
            "revisions",
            False,
            Text(
                id="{n} dari {all} revisi tidak sama lagi dengan kodenya.",
                en="{n} of {all} revisions do not match their code any more.",
            ).format(n=len(bad), all=count),
            ", ".join(bad[:10]),
        )
    return Check("revisions", True, Text(id="{n} revisi utuh.", en="{n} revisions are whole.").format(n=count))


def _attachments(core: Core, blobs: Blobs) -> Check:
    with core.database.reading() as connection:
        known = set(connection.exec_driver_sql("SELECT sha256 FROM blob").scalars())
    bad = list(_broken(blobs, sorted(known)))
    missing = blobs.missing() - known
    detail = "; ".join([*bad[:10], *(f"{sha256}: never arrived" for sha256 in sorted(missing)[:10])])
    if bad:
        return Check(
            "attachments",
            False,
            Text(
                id="{n} dari {all} lampiran hilang atau rusak; kembalikan dari cadangan.",
                en="{n} of {all} attachments are gone or damaged; restore them from a backup.",
            ).format(n=len(bad), all=len(known)),
            detail,
        )
    text = Text(id="{all} lampiran utuh.", en="{all} attachments are whole.").format(all=len(known))
    if missing:
        text = Text(
            id="{all} lampiran utuh; {n} lainnya belum diterima.",
            en="{all} attachments are whole; {n} others have not arrived.",
        ).format(all=len(known), n=len(missing))
    return Check("attachments", True, text, detail)


def _broken(blobs: Blobs, known: list[str]) -> Iterator[str]:
    for sha256 in known:
        try:
            blobs.get(sha256)
        except UserError as error:
            yield f"{sha256}: {error.code}"


def _projections(projections: Projections) -> Check:
    differences = projections.compare()
    if differences:
        return Check(
            "projections",
            False,
            Text(
                id="{n} baris ringkasan tidak sama dengan revisinya; jalankan `ltsa rebuild`.",
                en="{n} summary rows differ from their revisions; run `ltsa rebuild`.",
            ).format(n=len(differences)),
            "; ".join(f"{d.table} {d.key}" for d in differences[:10]),
        )
    return Check(
        "projections",
        True,
        Text(id="Semua ringkasan sama dengan revisinya.", en="All summaries equal their revisions."),
    )
