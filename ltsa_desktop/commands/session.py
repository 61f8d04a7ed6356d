"""What every command shares: output for people or machines, the password, the open store."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ltsa_desktop.bootstrap import AppContext
from ltsa_desktop.ground.refusals import refused, why
from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.store import Store

PASSWORD_VARIABLE = "LTSA_PASSWORD"


class Session:
    """One run of a command.

    Attributes:
        args: the parsed words.
        language: "id" or "en".
        json: print one JSON value on standard output instead of sentences.
    """

    def __init__(self, args: argparse.Namespace, language: str) -> None:
        self.args = args
        self.language = language
        self.json: bool = args.json
        self.context = AppContext.at(str(args.store)) if args.store else AppContext.create()

    def say(self, *texts: Text | str) -> None:
        """Lines for a person; nothing when a machine reads."""
        if not self.json:
            for text in texts:
                print(self.word(text))

    def word(self, text: Text | str) -> str:
        """`text` in the language of this run."""
        return text.to(self.language) if isinstance(text, Text) else text

    def give(self, value: object) -> None:
        """The answer for a machine: one JSON value; nothing when a person reads."""
        if self.json:
            print(json.dumps(value, ensure_ascii=False, default=str))

    def progress(self, done: int, total: int, *_: object) -> None:
        """A counter on standard error while a person waits at a terminal."""
        if not self.json and sys.stderr.isatty():
            print(f"\r{done}/{total}", end="" if done < total else "\n", file=sys.stderr, flush=True)

    def step(self, done: int, total: int, what: Text) -> None:
        """What is being done now, on a line of standard error that the next one writes over."""
        if not self.json and sys.stderr.isatty():
            words = f"{done + 1}/{total} {self.word(what)}…" if done < total else ""
            print(f"\r{words:<60}" if words else f"\r{'':<60}\r", end="", file=sys.stderr, flush=True)

    def table(self, heads: Sequence[Text | str], rows: Sequence[Sequence[object]]) -> None:
        """Columns as wide as their longest cell, for a person."""
        if self.json:
            return
        cells = [[self.word(head) for head in heads]]
        cells += [
            ["" if cell is None else self.word(cell) if isinstance(cell, Text) else str(cell) for cell in row]
            for row in rows
        ]
        widths = [max(len(row[i]) for row in cells) for i in range(len(heads))]
        for row in cells:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())

    def password(self, *, new: bool = False) -> str:
        """The store's password: from --password-file, LTSA_PASSWORD, or asked for at the terminal (twice when new)."""
        if self.args.password_file is not None:
            return first_line(self.args.password_file)
        if PASSWORD_VARIABLE in os.environ:
            return os.environ[PASSWORD_VARIABLE]
        if not sys.stdin.isatty():
            raise UserError(
                Text(
                    id=f"Kata sandi belum diberikan. Isi variabel {PASSWORD_VARIABLE} atau pakai --password-file.",
                    en=f"No password was given. Set {PASSWORD_VARIABLE} or use --password-file.",
                ),
                code="password-missing",
            )
        password = getpass.getpass(self.word(Text(id="Kata sandi: ", en="Password: ")))
        if new and getpass.getpass(self.word(Text(id="Ulangi kata sandi: ", en="Repeat the password: "))) != password:
            raise UserError(
                Text(
                    id="Kedua kata sandi tidak sama. Tidak ada yang dibuat.",
                    en="The two passwords differ. Nothing was made.",
                ),
                code="password-differs",
            )
        return password

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The open store, closed at the end whatever happens."""
        try:
            yield self.context.open(self.password())
        finally:
            self.context.close()


def read_text(path: Path) -> str:
    """A text file's content; a `UserError` when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise missing(path) from error
    except (OSError, UnicodeDecodeError) as error:
        reason = why(error) if isinstance(error, OSError) else Text("bukan teks UTF-8", "not a UTF-8 text")
        raise UserError(
            Text(id="Berkas {path} tidak dapat dibaca: {why}.", en="The file {path} cannot be read: {why}.").format(
                path=path, why=reason
            ),
            code="file-unreadable",
        ) from error


def _standard_input() -> str:
    """All of standard input; it is UTF-8 whatever the console's own code page says."""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(
            Text("Masukan standar bukan teks UTF-8.", "Standard input is not a UTF-8 text."), code="file-unreadable"
        ) from error


def first_line(path: Path) -> str:
    """The password in a file; a `UserError` when its first line is empty."""
    line = next(iter(read_text(path).splitlines()), "")
    if not line:
        raise UserError(
            Text(
                id="Baris pertama {path} kosong; di situ seharusnya ada kata sandi.",
                en="The first line of {path} is empty; the password should stand there.",
            ).format(path=path),
            code="password-missing",
        )
    return line


def read_json(path: Path) -> Any:
    """A JSON file's value, of standard input for "-"; a `UserError` that names line and column when it is not JSON."""
    try:
        return json.loads(_standard_input() if str(path) == "-" else read_text(path))
    except json.JSONDecodeError as error:
        raise UserError(
            Text(
                id="Berkas {path} bukan JSON yang utuh (baris {line}, kolom {column}).",
                en="The file {path} is not whole JSON (line {line}, column {column}).",
            ).format(path=path, line=error.lineno, column=error.colno),
            code="not-json",
        ) from error
    except RecursionError as error:
        raise UserError(
            Text(id="Isi {path} bersarang terlalu dalam.", en="{path} is nested too deeply.").format(path=path),
            code="not-json",
        ) from error


def existing(path: Path) -> Path:
    """`path` if it is a file; else a `UserError`."""
    try:
        if stat.S_ISREG(path.stat().st_mode):
            return path
    except FileNotFoundError as error:
        raise missing(path) from error
    except OSError as error:
        raise refused(error) from error
    raise UserError(
        Text(id="{path} bukan berkas (folder atau perangkat).", en="{path} is no file (a folder or a device).").format(
            path=path
        ),
        code="not-a-file",
    )


def missing(path: Path) -> UserError:
    """The sentence for a file that is not there."""
    return UserError(
        Text(id="Berkas {path} tidak ada.", en="There is no file {path}.").format(path=path), code="file-missing"
    )


def fields(value: object, names: Sequence[str]) -> Mapping[str, object]:
    """The named attributes of a read model, for JSON."""
    return {name: getattr(value, name) for name in names}
