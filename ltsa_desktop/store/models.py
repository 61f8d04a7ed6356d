"""The tables: dumb rows. What may be in them is decided by the plain models and the operations, never here.

Moments are aware datetimes kept as microseconds of UTC; decimals of scores are kept as text, digit for digit.
The tables that revisions alone decide are in `projected.py`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Date, Index, LargeBinary, String, TypeDecorator
from sqlmodel import Field, SQLModel

from ltsa_desktop.store.sql import from_micros, to_micros


class Moment(TypeDecorator[datetime]):
    """An aware datetime in a BIGINT of microseconds."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> int | None:
        """Into the database."""
        return None if value is None else to_micros(value)

    def process_result_value(self, value: Any, dialect: Any) -> datetime | None:
        """Out of the database."""
        return None if value is None else from_micros(int(value))


class Day(TypeDecorator[date]):
    """A day, which every store keeps as ISO text: SQLAlchemy reads that on SQLite only."""

    impl = Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Any) -> Any:
        """A day on SQLite; elsewhere the text itself, so that the column can be compared with it."""
        return dialect.type_descriptor(Date() if dialect.name == "sqlite" else String())

    def process_bind_param(self, value: date | None, dialect: Any) -> Any:
        """Into the database."""
        return value if value is None or dialect.name == "sqlite" else value.isoformat()

    def process_result_value(self, value: Any, dialect: Any) -> date | None:
        """Out of the database."""
        return value if value is None or isinstance(value, date) else date.fromisoformat(value)


# Tables whose key is all they are looked up by: SQLite keeps the row inside the key's own tree.
_CLUSTERED = {"sqlite_with_rowid": False}


class SettingRow(SQLModel, table=True):
    """A small JSON value by name."""

    __tablename__ = "setting"
    __table_args__ = _CLUSTERED
    name: str = Field(primary_key=True)
    value: str


class PersonRow(SQLModel, table=True):
    """An author of answers or revisions, once per (name, nip, role)."""

    __tablename__ = "person"
    __table_args__ = (Index("person_identity", "name", "nip", "role", unique=True),)
    id: int | None = Field(default=None, primary_key=True)
    name: str
    nip: str
    role: str


class DeviceRow(SQLModel, table=True):
    """A life of a laptop, ours or one that sent something. `head` is the newest link of its journal we know."""

    __tablename__ = "device"
    id: int | None = Field(default=None, primary_key=True)
    device: str = Field(index=True)
    incarnation: str = Field(unique=True)
    key: str
    recipient: str = ""
    own: bool = False
    first_seen: datetime = Field(sa_type=Moment)


class OrganisationRow(SQLModel, table=True):
    """One version of an organisation's letterhead."""

    __tablename__ = "organisation"
    id: int | None = Field(default=None, primary_key=True)
    organisation: str = Field(index=True)
    name: str
    letterhead: str
    logo: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    place: str
    valid_from: date | None = Field(default=None, sa_type=Day)
    valid_to: date | None = Field(default=None, sa_type=Day)
    extra: str = "{}"
    added_at: datetime = Field(sa_type=Moment)


class RegionRow(SQLModel, table=True):
    """A province ("35") or regency ("35.04") with its Kemendagri code and the approximate position of its seat."""

    __tablename__ = "region"
    __table_args__ = _CLUSTERED
    code: str = Field(primary_key=True)
    name: str
    kind: str
    parent: str = ""
    latitude: float | None = None
    longitude: float | None = None
    place: str = ""
    position_source: str = ""


class CentreRow(SQLModel, table=True):
    """A centre of the register."""

    __tablename__ = "centre"
    id: str = Field(primary_key=True)
    code: str = Field(unique=True)
    name: str
    level: str = ""
    province_code: str = ""
    province: str = ""
    regency_code: str = ""
    regency: str = ""
    address: str = ""
    host_building: str = ""
    mrc_pilot: bool = False
    year_reported: int | None = None
    source: str = ""
    note: str = ""
    updated_at: datetime = Field(sa_type=Moment)


class AliasRow(SQLModel, table=True):
    """Another name of a centre."""

    __tablename__ = "centre_alias"
    __table_args__ = _CLUSTERED
    centre_id: str = Field(primary_key=True, foreign_key="centre.id")
    alias: str = Field(primary_key=True)


class SiteRow(SQLModel, table=True):
    """A place of a centre, in the register's order."""

    __tablename__ = "centre_site"
    __table_args__ = _CLUSTERED
    centre_id: str = Field(primary_key=True, foreign_key="centre.id")
    position: int = Field(primary_key=True)
    name: str
    address: str = ""
    regency_code: str = ""
    latitude: float | None = None
    longitude: float | None = None
    approximate: bool = False
    position_source: str = ""


class StatusRow(SQLModel, table=True):
    """A dated statement about a centre from the register or a person. Those of visits are in `visit_verdict`."""

    __tablename__ = "centre_status"
    id: str = Field(primary_key=True)
    centre_id: str = Field(foreign_key="centre.id", index=True)
    state: str
    day: date | None = Field(default=None, sa_type=Day)
    source: str
    author: str
    origin: str
    note: str = ""
    recorded_at: datetime = Field(sa_type=Moment)


class InstrumentRow(SQLModel, table=True):
    """An instrument version."""

    __tablename__ = "instrument"
    digest: str = Field(primary_key=True)
    form_id: str = Field(index=True)
    version: str
    title_id: str
    title_en: str
    retired: bool = False
    added_at: datetime = Field(sa_type=Moment)


class InstrumentPartRow(SQLModel, table=True):
    """`canonical` (all bytes, its identity), and the parts that opening reads: `xform`, `plan`, `media/<name>`."""

    __tablename__ = "instrument_part"
    digest: str = Field(primary_key=True, foreign_key="instrument.digest")
    name: str = Field(primary_key=True)
    data: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class VisitRow(SQLModel, table=True):
    """A visit. `head` is the revision shown and the one the answers started from.

    While `live` its answers are the rows of `answer`; otherwise they are those of the head revision, and are spread
    out when the first edit comes. Its instrument may still be on its way (no foreign key: a package may be damaged).
    """

    __tablename__ = "visit"
    id: str = Field(primary_key=True)
    centre_id: str = Field(foreign_key="centre.id", index=True)
    digest: str
    day: date = Field(sa_type=Day)
    kind: str
    status: str = Field(index=True)
    example: bool
    created_at: datetime = Field(sa_type=Moment)
    updated_at: datetime = Field(sa_type=Moment)
    author_id: int = Field(foreign_key="person.id")
    seq: int = 0
    step: int = 0
    head: str = ""
    live: bool = True
    dirty: bool = True
    reason: str = ""
    forked: bool = False
    pending: bool = False
    local: bool = True
    answered: int | None = None
    total: int | None = None
    required_open: int | None = None
    problems: int | None = None
    progress_seq: int | None = None


class AnswerRow(SQLModel, table=True):
    """The current text at a path."""

    __tablename__ = "answer"
    __table_args__ = _CLUSTERED
    visit_id: str = Field(primary_key=True, foreign_key="visit.id")
    path: str = Field(primary_key=True)
    value: str
    author_id: int = Field(foreign_key="person.id")
    at: datetime = Field(sa_type=Moment)


class JournalRow(SQLModel, table=True):
    """One change of one path, never altered. `chain` hashes it onto the device's entry before it."""

    __tablename__ = "journal"
    __table_args__ = (Index("journal_visit", "visit_id", "seq", unique=True), {"sqlite_autoincrement": True})
    id: int | None = Field(default=None, primary_key=True)
    visit_id: str = Field(foreign_key="visit.id")
    seq: int
    step: int
    kind: str
    target: int
    path: str
    old: str | None = None
    new: str | None = None
    author_id: int = Field(foreign_key="person.id")
    device_id: int = Field(foreign_key="device.id")
    at: datetime = Field(sa_type=Moment)
    chain: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class BlobRow(SQLModel, table=True):
    """An attachment's bytes exist as an encrypted file under this SHA-256."""

    __tablename__ = "blob"
    __table_args__ = _CLUSTERED
    sha256: str = Field(primary_key=True)
    size: int
    added_at: datetime = Field(sa_type=Moment)


class AttachmentRow(SQLModel, table=True):
    """A file of a visit. Its blob may still be on its way (no foreign key: photos travel in frames of their own)."""

    __tablename__ = "attachment"
    __table_args__ = _CLUSTERED
    visit_id: str = Field(primary_key=True, foreign_key="visit.id")
    name: str = Field(primary_key=True)
    path: str
    sha256: str = Field(index=True)
    size: int
    media_type: str
    caption: str = ""
    number: int = 0
    taken_at: str = ""
    width: int | None = None
    height: int | None = None


class RevisionRow(SQLModel, table=True):
    """A sealed state: its bytes under the visit's content key (see `contents`), and what lists need of them."""

    __tablename__ = "revision"
    id: str = Field(primary_key=True)
    visit_id: str = Field(foreign_key="visit.id", index=True)
    short_code: str = Field(index=True)
    kind: str
    reason: str
    author_id: int = Field(foreign_key="person.id")
    device: str
    incarnation: str
    sealed_at: datetime = Field(sa_type=Moment)
    received_at: datetime = Field(sa_type=Moment)
    key: str
    signature: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    raw: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    example: bool
    digest: str
    centre_code: str
    package: str = ""


class ContentKeyRow(SQLModel, table=True):
    """The key of a visit's sealed versions; none once it was destroyed. A visit may be erased before it arrives."""

    __tablename__ = "content_key"
    __table_args__ = _CLUSTERED
    visit_id: str = Field(primary_key=True)
    key: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))


class ParentRow(SQLModel, table=True):
    """A revision replaces another, which may not have arrived (no foreign key)."""

    __tablename__ = "revision_parent"
    __table_args__ = (Index("revision_child", "parent"), _CLUSTERED)
    revision: str = Field(primary_key=True, foreign_key="revision.id")
    parent: str = Field(primary_key=True)


class StatementRow(SQLModel, table=True):
    """A signed act: its verbatim bytes, and what looking it up needs. `at` is the clock of its laptop."""

    __tablename__ = "statement"
    __table_args__ = (
        Index("statement_chain", "incarnation", "number"),
        Index("statement_about", "visit_id", "kind"),
        Index("statement_kind", "kind"),
    )
    id: str = Field(primary_key=True)
    kind: str
    visit_id: str
    revision: str
    path: str
    device: str
    incarnation: str
    number: int
    previous: str
    at: datetime = Field(sa_type=Moment)
    received_at: datetime = Field(sa_type=Moment)
    key: str
    signature: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    raw: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    package: str


class ExportedRow(SQLModel, table=True):
    """A revision went out in a package."""

    __tablename__ = "exported"
    __table_args__ = _CLUSTERED
    revision: str = Field(primary_key=True, foreign_key="revision.id")
    package: str = Field(primary_key=True)
    at: datetime = Field(sa_type=Moment)


class KeyRow(SQLModel, table=True):
    """A key that is trusted or revoked."""

    __tablename__ = "trusted_key"
    __table_args__ = _CLUSTERED
    key: str = Field(primary_key=True)
    kind: str
    name: str
    status: str
    valid_from: date | None = Field(default=None, sa_type=Day)
    valid_to: date | None = Field(default=None, sa_type=Day)
    source: str = ""
    extra: str = "{}"


class PackageRow(SQLModel, table=True):
    """A package written or taken in."""

    __tablename__ = "package"
    __table_args__ = _CLUSTERED
    id: str = Field(primary_key=True)
    direction: str = Field(primary_key=True)
    at: datetime = Field(sa_type=Moment)
    name: str
    sha256: str
    device: str
    sequence: int
    revisions: int
    detail: str = "{}"


class QuarantineRow(SQLModel, table=True):
    """A record set aside until somebody decides."""

    __tablename__ = "quarantine"
    id: str = Field(primary_key=True)
    kind: str
    reason: str
    key: str
    at: datetime = Field(sa_type=Moment)
    package: str
    raw: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    signature: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    detail: str = "{}"


class BackupRow(SQLModel, table=True):
    """A verified copy."""

    __tablename__ = "backup"
    path: str = Field(primary_key=True)
    at: datetime = Field(sa_type=Moment)
    reason: str
    size: int
    second_place: str = ""
