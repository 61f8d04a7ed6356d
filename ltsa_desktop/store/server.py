"""The office's store on PostgreSQL: the same tables and operations, for many supervisors at once.

The statements of the program are written in standard SQL with `?`; here they are turned into what PostgreSQL reads.
Days and truths are kept as text and numbers, as the embedded store keeps them, so that both give the same values back.
Names are compared byte by byte: the database is made with the collation "C" (docs/server.md).

Every write holds one lock of the whole store until it is durable, so that writes of several supervisors follow one
another as those of one do, and what was remembered about rows is forgotten when somebody else has written.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store.durable import write_durably
from ltsa_desktop.store.engine import Database
from ltsa_desktop.store.errors import of_os_error

NOTE = "server.json"
"""In a store's folder: where its tables are."""
SCHEMES = ("postgresql+psycopg", "postgresql", "postgres")
MAKE_DATABASE = "CREATE DATABASE ltsa TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
_STATE = "ltsa_state"
_WRITES = "ltsa_writes"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a store on a server is.

    Attributes:
        url: "postgresql+psycopg://user@host:port/database", without a password.
        schema: of its tables; "public" for one store a database.
    """

    url: str
    schema: str = "public"


def is_address(text: str) -> bool:
    """Whether `text` is an address of a server and not a folder."""
    return text.split("://", 1)[0] in SCHEMES and "://" in text


def read_address(text: str) -> tuple[Address, str]:
    """An address as a person writes it, and the password in it ("" for none).

    `?schema=name` after the database names the schema.

    Raises:
        UserError: no host or no database.
    """
    parts = urlsplit(text)
    database = parts.path.strip("/")
    if parts.scheme not in SCHEMES or not parts.hostname or not database:
        raise UserError(
            Text(
                "Alamat server “{text}” tidak lengkap. Tulis postgresql+psycopg://pengguna@komputer/basisdata.",
                "The server's address “{text}” is not complete. Write postgresql+psycopg://user@host/database.",
            ).format(text=_without_password(text)),
            code="server-address",
        )
    schema = dict(pair.partition("=")[::2] for pair in parts.query.split("&")).get("schema", "") or "public"
    if not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", schema):
        raise UserError(
            Text("Nama skema “{name}” tidak dapat dipakai.", "The schema name “{name}” cannot be used.").format(
                name=schema
            ),
            code="server-address",
        )
    host = parts.hostname if parts.port is None else f"{parts.hostname}:{parts.port}"
    user = f"{parts.username}@" if parts.username else ""
    return Address(f"{SCHEMES[0]}://{user}{host}/{database}", schema), unquote(parts.password or "")


def _without_password(text: str) -> str:
    parts = urlsplit(text)
    if parts.password is None:
        return text
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{parts.username}@{place}" if parts.username else place))


def address_of(folder: Path) -> Address | None:
    """The server of the store in `folder`, None for an embedded one. Raises UserError when the note is damaged."""
    try:
        noted = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        return Address(str(noted["url"]), str(noted["schema"]))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise of_os_error(error, folder) from error
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(
            Text(
                "Berkas {name} di “{folder}” tidak terbaca; sambungkan ulang dengan alamat servernya.",
                "The file {name} in “{folder}” cannot be read; connect again with the server's address.",
            ).format(name=NOTE, folder=folder),
            code="server-note",
        ) from error


def note_address(folder: Path, address: Address) -> None:
    """Keep where the tables of the store in `folder` are; never a password."""
    about = {"url": address.url, "schema": address.schema}
    write_durably(folder / NOTE, json.dumps(about, indent=1).encode())


def folder_name(address: Address) -> str:
    """The name of the folder that keeps this laptop's own part (keys, inbox, archive) of a store on a server."""
    whole = f"{address.url}\n{address.schema}"
    return f"server-{sha256(whole.encode()).hexdigest()[:12]}"


class ServerDatabase(Database):
    """`Database` on PostgreSQL.

    Attributes:
        address: where it is.
    """

    served = True

    def __init__(self, folder: Path, address: Address, password: str = "", *, read_only: bool = False) -> None:
        """`password` is that of the server's user; "" lets libpq look for it (PGPASSWORD, its password file)."""
        self.address = address
        self._password = password
        self._seen = -1
        super().__init__(folder / "ltsa.db", "", read_only=read_only)

    def _engine(self, key: str) -> Engine:
        parts = urlsplit(self.address.url)
        about: dict[str, Any] = {
            "host": parts.hostname,
            "port": parts.port,
            "user": parts.username,
            "dbname": parts.path.strip("/"),
            "application_name": "LTSA Desktop",
            "connect_timeout": 10,
            "options": f"-csearch_path={self.address.schema}",
            "client_encoding": "UTF8",
        }
        if self._password:
            about["password"] = self._password

        def connect() -> Any:
            import psycopg

            return psycopg.connect(**{name: value for name, value in about.items() if value is not None})

        engine = create_engine(
            "postgresql+psycopg://",
            creator=connect,
            poolclass=QueuePool,
            pool_size=4,
            max_overflow=12,
            pool_pre_ping=True,
        )
        event.listen(engine, "begin", self._begin)
        event.listen(engine, "before_cursor_execute", _put, retval=True)
        return engine

    def _begin(self, connection: Connection) -> None:
        """One writer of the whole store at a time; a reader sees one state."""
        if connection.get_execution_options().get(_WRITES, False):
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext(?))", (f"ltsa {self.address.schema}",))
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with super().reading() as connection:
            if not self.writing_here:
                self._look(connection)
            yield connection

    @contextmanager
    def writing(self, preview: bool = False) -> Iterator[Connection]:
        outermost = not self.writing_here
        with super().writing(preview) as connection:
            if outermost and self._has_state(connection):
                self._look(connection)
                connection.exec_driver_sql(f"UPDATE {_STATE} SET commits = commits + 1")
                mine = self._seen + 1
                self.after_commit(lambda: setattr(self, "_seen", mine))
            yield connection

    def _look(self, connection: Connection) -> None:
        """Forget what is remembered about rows when somebody else has written since."""
        if not self._has_state(connection):
            return
        now = int(connection.exec_driver_sql(f"SELECT commits FROM {_STATE}").scalar_one())
        if now != self._seen:
            if self._seen >= 0:
                self.commits += 1
                for action in self.on_rollback:
                    action()
            self._seen = now

    def _has_state(self, connection: Connection) -> bool:
        return self._seen >= 0 or connection.exec_driver_sql("SELECT to_regclass(?)", (_STATE,)).scalar() is not None

    def version(self) -> int:
        with self.words(), self.engine.connect() as connection, connection.begin():
            if connection.exec_driver_sql("SELECT to_regclass(?)", (_STATE,)).scalar() is None:
                return 0
            return int(connection.exec_driver_sql(f"SELECT version FROM {_STATE}").scalar_one())

    def set_version(self, connection: Connection, version: int) -> None:
        connection.exec_driver_sql(
            f"CREATE TABLE IF NOT EXISTS {_STATE} (one INTEGER PRIMARY KEY CHECK (one = 1), "
            "version INTEGER NOT NULL, commits BIGINT NOT NULL)"
        )
        connection.exec_driver_sql(
            f"INSERT INTO {_STATE} (one, version, commits) VALUES (1, ?, 0) "
            "ON CONFLICT (one) DO UPDATE SET version = excluded.version",
            (version,),
        )

    def broken_references(self, connection: Connection) -> int:
        return 0  # the server never lets one come to be

    def prepare(self) -> None:
        """Make the schema and the table of attachments at need.

        Raises:
            UserError: the server cannot be reached, refuses the user, or orders text by a language.
        """
        with self.writing() as connection:
            if self.address.schema != "public":
                connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {self.address.schema}")
            connection.exec_driver_sql(
                "CREATE TABLE IF NOT EXISTS blob_content (sha256 VARCHAR PRIMARY KEY, data BYTEA NOT NULL)"
            )
            order = connection.exec_driver_sql(
                "SELECT datcollate FROM pg_database WHERE datname = current_database()"
            ).scalar_one()
        if str(order) not in ("C", "POSIX", "C.UTF-8", "C.utf8"):
            raise UserError(
                Text(
                    "Basis data di server mengurutkan teks menurut “{order}”; aplikasi memerlukan “C”. Buat basis data "
                    "dengan: {line}.",
                    "The database on the server orders text by “{order}”; the program needs “C”. Make the database "
                    "with: {line}.",
                ).format(order=order, line=MAKE_DATABASE),
                code="server-collation",
            )

    @contextmanager
    def words(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise self._told(error) or error from error
        except OSError as error:
            raise of_os_error(error, self.folder) from error

    def _told(self, error: DBAPIError) -> UserError | None:
        """A refusal of the server in the user's words; None for what is our own bug."""
        from psycopg import OperationalError, errors

        cause = error.orig
        if isinstance(cause, errors.DiskFull):
            text = Text(
                "Ruang di server habis. Perubahan terakhir tidak disimpan; beri tahu pengelola server.",
                "The server is out of space. The last change was not saved; tell who runs the server.",
            )
            return UserError(text, code="disk-full")
        if isinstance(cause, errors.InvalidPassword | errors.InvalidAuthorizationSpecification):
            text = Text(
                "Server menolak pengguna atau kata sandinya. Periksa alamat server dan kata sandi pengguna itu.",
                "The server refuses the user or the password. Check the server's address and that user's password.",
            )
            return UserError(text, code="server-refused")
        if isinstance(cause, errors.InsufficientPrivilege | errors.ReadOnlySqlTransaction):
            text = Text(
                "Pengguna server ini tidak boleh mengubah penyimpanan. Minta hak kepada pengelola server.",
                "This user of the server may not change the store. Ask who runs the server for the right.",
            )
            return UserError(text, code="server-refused")
        if isinstance(cause, OperationalError):
            if "authentication" in str(cause) or "password" in str(cause):
                text = Text(
                    "Server menolak pengguna atau kata sandinya. Periksa alamat server dan kata sandi pengguna itu.",
                    "The server refuses the user or the password. Check the server's address and that user's password.",
                )
                return UserError(text, code="server-refused")
            text = Text(
                "Server penyimpanan di {host} tidak terjangkau. Perubahan terakhir tidak disimpan; periksa jaringan, "
                "lalu coba lagi.",
                "The store's server at {host} cannot be reached. The last change was not saved; check the network, "
                "then try again.",
            ).format(host=urlsplit(self.address.url).hostname or "")
            return UserError(text, code="server-away")
        return None

    def checkpoint(self) -> None:
        """The server looks after its own log."""

    def rewrite(self, tables: Sequence[str]) -> None:
        with self.words(), self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in tables:
                connection.exec_driver_sql(f"VACUUM FULL {table}")

    def _forget(self) -> None:
        self._seen = -1 if self._seen < 0 else self._seen
        super()._forget()


def _put(
    connection: Connection, cursor: Any, statement: str, parameters: Any, context: Any, executemany: bool
) -> tuple[str, Any]:
    """A statement of ours as PostgreSQL reads it; those that SQLAlchemy made are in its dialect already."""
    if context is None or context.compiled is None:
        statement = translated(statement)
    if isinstance(parameters, dict):
        return statement, {name: _plain(value) for name, value in parameters.items()}
    if executemany:
        rows = [
            {name: _plain(value) for name, value in row.items()} if isinstance(row, dict) else tuple(map(_plain, row))
            for row in parameters
        ]
        return statement, rows
    return statement, tuple(map(_plain, parameters)) if parameters else parameters


def _plain(value: Any) -> Any:
    """Truths are numbers and days are text, as in the embedded store."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


_TYPES = (
    (re.compile(r"\bBLOB\b"), "BYTEA"),
    (re.compile(r"\bBOOLEAN\b"), "SMALLINT"),
    (re.compile(r"\bDATE\b"), "VARCHAR"),
    (re.compile(r"\bFLOAT\b"), "DOUBLE PRECISION"),
    (re.compile(r"\)\s*WITHOUT ROWID\s*$"), ")"),
    (re.compile(r"\s+AUTOINCREMENT\b"), ""),
    (re.compile(r"\bid INTEGER\b( NOT NULL)?"), "id BIGINT GENERATED BY DEFAULT AS IDENTITY"),
)

_WORDS = (
    (re.compile(r"\bIS NOT \?"), "IS DISTINCT FROM ?"),
    (re.compile(r"\bIS \?"), "IS NOT DISTINCT FROM ?"),
    (re.compile(r"\bIN \(\)"), "IN (SELECT NULL WHERE FALSE)"),
)


@lru_cache(maxsize=2000)
def translated(statement: str) -> str:
    """A statement in SQLite's words, with `?` for its values, in PostgreSQL's."""
    text = statement
    if text.lstrip()[:6].upper() in ("CREATE", "ALTER "):
        for pattern, kind in _TYPES:
            text = pattern.sub(kind, text)
    for pattern, words in _WORDS:
        text = pattern.sub(words, text)
    quoted = re.split(r"('(?:[^']|'')*')", text.replace("%", "%%"))
    return sys.intern("".join(part if part.startswith("'") else part.replace("?", "%s") for part in quoted))
