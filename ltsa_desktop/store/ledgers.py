"""What exchange keeps in the store: trusted keys, the packages that went out and came in, and what was set aside."""

from __future__ import annotations

from sqlmodel import col, or_, select

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.core import Core
from ltsa_desktop.store.errors import not_found
from ltsa_desktop.store.models import KeyRow, PackageRow, QuarantineRow
from ltsa_desktop.store.read_models import Changed, PackageEntry, Quarantined, TrustedKey


class Trust:
    """Keys this store knows."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def keys(self, kind: str | None = None) -> list[TrustedKey]:
        """All keys, or those of one kind, by name."""
        statement = select(KeyRow).order_by(KeyRow.kind, KeyRow.name, KeyRow.key)
        if kind is not None:
            statement = statement.where(KeyRow.kind == kind)
        with self._core.database.view() as session:
            return [_trusted(row) for row in session.exec(statement).all()]

    def get(self, key: str) -> TrustedKey | None:
        """The key, None when it is unknown."""
        with self._core.database.view() as session:
            row = session.get(KeyRow, key)
            return None if row is None else _trusted(row)

    def put(self, key: TrustedKey) -> Changed:
        """Add a key or replace what is said of it."""
        with self._core.database.session() as session:
            session.merge(
                KeyRow(
                    key=key.key,
                    kind=key.kind,
                    name=key.name,
                    status=key.status,
                    valid_from=key.valid_from,
                    valid_to=key.valid_to,
                    source=key.source,
                    extra=key.extra,
                )
            )
        return Changed.TRUST

    def forget(self, key: str) -> Changed:
        """Remove a key; what it signed stays."""
        with self._core.database.session() as session:
            row = session.get(KeyRow, key)
            if row is not None:
                session.delete(row)
        return Changed.TRUST


class Packages:
    """The log of packages, and the quarantine."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def add(self, entry: PackageEntry) -> bool:
        """Log a package; False when it was logged before (same id and direction)."""
        with self._core.database.session() as session:
            if session.get(PackageRow, (entry.id, entry.direction)) is not None:
                return False
            session.add(
                PackageRow(
                    id=entry.id,
                    direction=entry.direction,
                    at=entry.at,
                    name=entry.name,
                    sha256=entry.sha256,
                    device=entry.device,
                    sequence=entry.sequence,
                    revisions=entry.revisions,
                    detail=entry.detail,
                )
            )
        return True

    def get(self, package: str, direction: str = "in") -> PackageEntry | None:
        """One log entry, None when there is none."""
        with self._core.database.view() as session:
            row = session.get(PackageRow, (package, direction))
            return None if row is None else _entry(row)

    def of(self, package: str) -> list[PackageEntry]:
        """The entries of a package that came in several times or in several files, oldest first."""
        statement = (
            select(PackageRow)
            .where(PackageRow.direction == "in")
            .where(or_(col(PackageRow.id) == package, col(PackageRow.id).startswith(f"{package}:")))
            .order_by(col(PackageRow.at), PackageRow.id)
        )
        with self._core.database.view() as session:
            return [_entry(row) for row in session.exec(statement).all()]

    def next_sequence(self) -> int:
        """The number of the next package of this device: 1, 2, … Burnt once asked for."""
        with self._core.database.writing():
            number = int(self._core.setting("package-sequence", 0)) + 1
            self._core.set_setting("package-sequence", number)
        return number

    def quarantine(self, record: Quarantined) -> bool:
        """Set a record aside; False when it is there already."""
        with self._core.database.session() as session:
            if session.get(QuarantineRow, record.id) is not None:
                return False
            session.add(
                QuarantineRow(
                    id=record.id,
                    kind=record.kind,
                    reason=record.reason,
                    key=record.key,
                    at=record.at,
                    package=record.package,
                    raw=record.raw,
                    signature=record.signature,
                    detail=record.detail,
                )
            )
        return True

    def quarantined(self) -> list[Quarantined]:
        """What waits for a decision, oldest first."""
        with self._core.database.view() as session:
            rows = session.exec(select(QuarantineRow).order_by(col(QuarantineRow.at), QuarantineRow.id)).all()
        return [_quarantined(row) for row in rows]

    def release(self, record: str) -> Quarantined:
        """Take a record out of quarantine (to insert it, or after it was refused). Raises NotFound."""
        with self._core.database.session() as session:
            row = session.get(QuarantineRow, record)
            if row is None:
                raise not_found(Text("Catatan karantina", "quarantined record"), record)
            found = _quarantined(row)
            session.delete(row)
        return found

    def list(self, direction: str | None = None) -> list[PackageEntry]:
        """The log, newest first."""
        statement = select(PackageRow).order_by(col(PackageRow.at).desc(), PackageRow.id)
        if direction is not None:
            statement = statement.where(PackageRow.direction == direction)
        with self._core.database.view() as session:
            return [_entry(row) for row in session.exec(statement).all()]


def _trusted(row: KeyRow) -> TrustedKey:
    return TrustedKey(
        kind=row.kind,
        key=row.key,
        name=row.name,
        status=row.status,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        source=row.source,
        extra=row.extra,
    )


def _entry(row: PackageRow) -> PackageEntry:
    return PackageEntry(
        id=row.id,
        direction=row.direction,
        at=row.at,
        name=row.name,
        sha256=row.sha256,
        device=row.device,
        sequence=row.sequence,
        revisions=row.revisions,
        detail=row.detail,
    )


def _quarantined(row: QuarantineRow) -> Quarantined:
    return Quarantined(
        id=row.id,
        kind=row.kind,
        reason=row.reason,
        key=row.key,
        at=row.at,
        package=row.package,
        raw=bytes(row.raw),
        signature=bytes(row.signature),
        detail=row.detail,
    )
