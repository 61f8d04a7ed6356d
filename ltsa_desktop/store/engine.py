"""The database: SQLCipher under SQLAlchemy, one writer, durable commits, refusals in words.

Every connection works in WAL with synchronous=FULL. Transactions are ours: the driver is in autocommit
(`isolation_level=None`) and SQLAlchemy's begin sends BEGIN IMMEDIATE for the writer, so that a failed migration rolls
back its tables too; readers on other connections see the last commit and never wait.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store.errors import StoreDamaged, StoreReadOnly, disk_full, disk_refused, of_os_error

if TYPE_CHECKING:
    from sqlmodel import Session

BUSY_MILLISECONDS = 15_000
_WRITES = "ltsa_writes"


class Preview(Exception):
    """Raised inside to roll a previewed unit back; never seen outside."""


def open_raw(path: Path, key: str, *, read_only: bool = False, wal: bool = True) -> Any:
    """A DBAPI connection to the SQLCipher file at `path`; `key` is 96 hex digits (key and salt).

    The given salt keeps the first page readable after a torn write of it, which a derived one does not.
    """
    from sqlcipher3 import dbapi2

    address = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    if read_only and not _writable(path.parent) and not _has_wal(path):
        # Without room for the WAL's index SQLite opens only what nobody can change; a WAL with answers in it must
        # not be passed over that way.
        address += "&immutable=1"
    connection = dbapi2.connect(
        address, uri=True, check_same_thread=False, isolation_level=None, timeout=BUSY_MILLISECONDS / 1000
    )
    try:
        # SQLCipher would write its own lines on standard error; what it refuses comes as an exception and is told once.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        connection.execute("PRAGMA cache_size = -16384")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        elif wal:
            connection.execute("PRAGMA journal_mode = WAL")
    except dbapi2.Error:
        connection.close()
        raise
    return connection


class Database:
    """The engine and its one writer, on a file of SQLCipher; `server.ServerDatabase` is the same on PostgreSQL.

    Attributes:
        served: it is on a server, which others write to as well.
        path: of the database file.
        engine: SQLAlchemy's; other rooms never see it.
        read_only: nothing may be written.
        commits: how many writes became durable; as long as it is the same, what was read is true.
        on_rollback: called after a rollback, to forget what was cached about rows that never came to be.
    """

    served = False

    def __init__(self, path: Path, key: str, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self.commits = 0
        self.on_rollback: list[Callable[[], None]] = []
        self._lock = threading.RLock()
        self._owner: int | None = None
        self._depth = 0
        self._still: int | None = None
        self._after: list[Callable[[], None]] = []
        self.engine: Engine = self._engine(key)
        self._writer: Connection | None = None

    def _engine(self, key: str) -> Engine:
        from sqlcipher3 import dbapi2

        engine = create_engine(
            "sqlite://",
            creator=lambda: open_raw(self.path, key, read_only=self.read_only),
            module=dbapi2,
            poolclass=QueuePool,
            pool_size=4,
            max_overflow=12,
        )
        event.listen(engine, "begin", _begin)
        return engine

    @property
    def folder(self) -> Path:
        """The store's folder, for sentences."""
        return self.path.parent

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database; inside a write of this thread, the writer's own."""
        writer = self._writer
        if self.writing_here and writer is not None:
            yield writer
            return
        with self.words(), self.engine.connect() as connection, connection.begin():
            yield connection

    def version(self) -> int:
        """The number of the tables' last migration; 0 for a database without tables."""
        with self.words(), self.engine.connect() as connection:
            return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())

    def set_version(self, connection: Connection, version: int) -> None:
        """Note a migration, inside its own transaction."""
        connection.exec_driver_sql(f"PRAGMA user_version = {version:d}")

    def broken_references(self, connection: Connection) -> int:
        """How many references lead nowhere."""
        return len(connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall())

    @property
    def writing_here(self) -> bool:
        """This thread is inside a write."""
        return self._owner == threading.get_ident() and self._writer is not None

    @property
    def settled(self) -> bool:
        """Whether no other thread can change anything now: what is cached may be used and added to."""
        return threading.get_ident() in (self._owner, self._still)

    @contextmanager
    def still(self) -> Iterator[Connection]:
        """A connection for reading while no other thread writes."""
        with self._lock:
            outer, self._still = self._still, threading.get_ident()
            try:
                with self.reading() as connection:
                    yield connection
            finally:
                self._still = outer

    @contextmanager
    def writing(self, preview: bool = False) -> Iterator[Connection]:
        """One transaction, durable when the block ends; blocks inside it on the same thread join it.

        Raises:
            StoreReadOnly: the store was opened for reading.
            UserError: codes "disk-full", "disk-refused", "store-damaged" when the disk or the file refuses; the
                transaction is rolled back whole.
        """
        with self._lock:
            if self._depth:
                self._depth += 1
                try:
                    with self.words():
                        yield self._connection()
                finally:
                    self._depth -= 1
                return
            if self.read_only:
                raise read_only()
            self._owner, self._depth = threading.get_ident(), 1
            done = False
            try:
                with self.words():
                    connection = self._connection()
                    with connection.begin() as transaction:
                        yield connection
                        if preview:
                            transaction.rollback()
                    done = not preview
            finally:
                after, self._after = self._after, []
                self._owner, self._depth = None, 0
                if not done:
                    self._forget()
            if done:
                self.commits += 1
                for action in after:
                    action()

    def after_commit(self, action: Callable[[], None]) -> None:
        """Do `action` once the running write is durable; forgotten if it rolls back."""
        self._after.append(action)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A SQLModel session inside `writing`, flushed at its end."""
        from sqlmodel import Session

        with self.writing() as connection, Session(bind=connection, expire_on_commit=False) as session:
            yield session
            session.flush()
            session.expunge_all()

    @contextmanager
    def view(self) -> Iterator[Session]:
        """A SQLModel session for reading."""
        from sqlmodel import Session

        with self.reading() as connection, Session(bind=connection, expire_on_commit=False, autoflush=False) as session:
            yield session
            session.expunge_all()

    @contextmanager
    def words(self) -> Iterator[None]:
        """Turn what the database refuses into the user's words."""
        try:
            yield
        except DBAPIError as error:
            raise in_words(error.orig, self.folder) or error from error
        except OSError as error:
            raise of_os_error(error, self.folder) from error

    def checkpoint(self) -> None:
        """Fold the WAL into the database file."""
        with self._lock, self.words():
            if not self.read_only and self._writer is not None and not self._depth:
                # Past SQLAlchemy, which would put it into a transaction of its own.
                driver = self._writer.connection.dbapi_connection
                assert driver is not None
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def rewrite(self, tables: Sequence[str]) -> None:
        """Leave nothing of deleted rows behind: copy what is alive and fold the log in. On a server only `tables`.

        Raises:
            UserError: "store-busy" and the disk's refusals; nothing was changed.
        """
        with self._lock:
            driver = self._connection().connection.dbapi_connection
            assert driver is not None
            assert not self._depth, "not inside a write"
            try:
                driver.execute("VACUUM")
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            except driver.Error as error:
                raise in_words(error, self.folder) or error from error

    def close(self) -> None:
        """Give every connection back."""
        with self._lock:
            if self._writer is not None:
                self._writer.close()
                self._writer = None
            self.engine.dispose()

    def _connection(self) -> Connection:
        if self._writer is None or self._writer.closed or self._writer.invalidated:
            self._writer = self.engine.connect().execution_options(**{_WRITES: True})
        return self._writer

    def _forget(self) -> None:
        # A connection on which a rollback failed must not serve the next write.
        if self._writer is not None and self._writer.in_transaction():
            self._writer.invalidate()
            self._writer = None
        for action in self.on_rollback:
            action()


def _writable(folder: Path) -> bool:
    """Whether a file of the WAL index's size can be made in `folder` (permissions do not tell of a disk's state)."""
    probe = folder / f".{os.getpid()}.probe"
    try:
        probe.write_bytes(b"\0" * 32768)
    except OSError:
        return False
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
    return True


def _has_wal(path: Path) -> bool:
    wal = path.with_name(f"{path.name}-wal")
    return wal.exists() and wal.stat().st_size > 0


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def read_only() -> StoreReadOnly:
    """What to say when something wants to write into a store opened for reading."""
    return StoreReadOnly(
        Text(
            id="Penyimpanan ini sedang dibuka hanya untuk dibaca; perubahan tidak dapat disimpan. Isinya aman.",
            en="This store is open for reading only; changes cannot be saved. What it holds is safe.",
        )
    )


_DAMAGE = {
    "malformed": Text("isinya tidak terbaca", "its content cannot be read"),
    "not a database": Text("ltsa.db bukan basis data dengan kunci ini", "ltsa.db is no database of this key"),
    "hmac check failed": Text("tanda keutuhannya tidak cocok", "its integrity marks do not match"),
}
"""What the driver says of a broken file, in words."""


def damaged(folder: Path, why: str | Text) -> StoreDamaged:
    """What to say about a database file that cannot be read."""
    return StoreDamaged(
        Text(
            id="Penyimpanan di “{folder}” rusak ({why}). Jangan menulis ke dalamnya; buka hanya untuk dibaca, atau "
            "kembalikan cadangan terakhir dari folder “backups”.",
            en="The store in “{folder}” is damaged ({why}). Do not write into it; open it for reading only, or restore "
            "the last backup from the folder “backups”.",
        ).format(folder=folder, why=why)
    )


def in_words(error: BaseException | None, folder: Path) -> UserError | None:
    """The `UserError` for a driver's refusal; None for what is our own bug."""
    says = str(error).lower()
    if "database or disk is full" in says:
        return disk_full(folder)
    if "readonly database" in says:
        return read_only()
    if any(sign in says for sign in (*_DAMAGE, "bad parameter or other api")):
        return damaged(folder, next((text for sign, text in _DAMAGE.items() if sign in says), Text(says, says)))
    if "disk i/o error" in says or "unable to open database" in says:
        return disk_refused(folder, str(error))
    if "database is locked" in says:
        return UserError(
            Text(
                id="Penyimpanan masih sibuk dengan pekerjaan lain. Perubahan terakhir belum tersimpan; coba lagi.",
                en="The store is still busy with other work. The last change is not saved; try again.",
            ),
            code="store-busy",
        )
    return None
