"""Where submissions come from: one file, a folder, or a zip, as names and bytes, and the media that belong to a record.

Layouts met in the field, all found by what files are rather than by where they lie:

- ODK Collect: `instances/<form>_<date>/<form>_<date>.xml` with the media beside it;
- ODK Briefcase: `ODK Briefcase Storage/forms/<title>/instances/uuid<…>/submission.xml`, media beside it, and the form
  itself as `<title>.xml` (docs.getodk.org/briefcase-intro);
- ODK Central: a zip of `<form>.csv`, `<form>-<repeat>.csv` and `media/` (docs.getodk.org/central-submissions);
- JSON: the data document of Central's OData service, or of KoboToolbox's interface;
- KoboToolbox: an XLSX or CSV, and a zip of media as `<owner>/attachments/<…>/<uuid of the record>/<file>`.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from ltsa_desktop.exchange.files import unreadable
from ltsa_desktop.ground.words import Text, UserError

MAX_FILES = 200_000
MAX_TABLE = 100_000_000
MAX_MEDIA = 250_000_000
TABLE_SUFFIXES = frozenset({".csv", ".xlsx", ".xls", ".xlsm", ".ods"})
_JUNK = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"})


class Source:
    """The files of one import.

    Attributes:
        name: of what the user chose.
        names: of the files that may hold records, with `/` between folders, in order.
        chosen: those of them that the user named, the others being neighbours.
    """

    def __init__(
        self,
        name: str,
        names: Sequence[str],
        every: Sequence[str],
        read: Callable[[str, int], bytes],
        chosen: Sequence[str] | None = None,
    ) -> None:
        self.name = name
        self.names = list(names)
        self.chosen = set(names if chosen is None else chosen)
        self._read = read
        self._by_base: dict[str, list[str]] = {}
        for one in every:
            self._by_base.setdefault(PurePosixPath(one).name.casefold(), []).append(one)

    def read(self, name: str, limit: int = MAX_MEDIA) -> bytes:
        """The bytes of one file. UserError when it is larger than `limit` or cannot be read."""
        return self._read(name, limit)

    def media(self, filename: str, beside: str, instance: str) -> str | None:
        """The file called `filename` that belongs to the record in the file `beside`, None when there is none.

        One in the record's own folder comes first, then one in a folder named after the record, then the only one of
        that name; of several nobody could say which.
        """
        base = PurePosixPath(filename.replace("\\", "/")).name.casefold()
        found = self._by_base.get(base, [])
        folder = PurePosixPath(beside).parent
        for one in found:
            if PurePosixPath(one).parent in (folder, folder / "media"):
                return one
        key = instance.casefold().removeprefix("uuid:")
        own = [one for one in found if key and any(key in part for part in one.casefold().split("/")[:-1])]
        if own:
            return own[0]
        return found[0] if len(found) == 1 else None


@contextmanager
def open_source(path: Path) -> Iterator[Source]:
    """The files at `path`: a folder, a zip, or one file with its neighbours.

    Raises:
        UserError: it cannot be read, is damaged, locked by a password, or far too large.
    """
    try:
        if path.is_dir():
            yield _folder(path)
        elif path.suffix.lower() not in TABLE_SUFFIXES and zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                yield _zip(path, archive)
        elif path.suffix.lower() == ".zip" and path.is_file():
            raise zipfile.BadZipFile(path.name)
        else:
            yield _file(path)
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise UserError(
            Text(
                "Berkas zip “{name}” rusak. Unduh atau salin ulang, lalu coba lagi. Tidak ada yang diubah.",
                "The zip file “{name}” is damaged. Download or copy it again, then try again. Nothing was changed.",
            ).format(name=path.name),
            code="zip-damaged",
        ) from error
    except OSError as error:
        raise unreadable(path, error) from error


def _useful(name: str) -> bool:
    parts = name.split("/")
    return not any(part in _JUNK or part.startswith(("._", "~$")) for part in parts)


def _too_many(name: str) -> UserError:
    return UserError(
        Text(
            "“{name}” memuat terlalu banyak berkas untuk satu impor. Bagi menjadi beberapa bagian.",
            "“{name}” holds too many files for one import. Split it into parts.",
        ).format(name=name),
        code="too-many-files",
    )


def _too_large(name: str) -> UserError:
    return UserError(
        Text("Berkas “{name}” terlalu besar untuk jenisnya.", "The file “{name}” is too large for its kind.").format(
            name=name
        ),
        code="file-too-large",
    )


def _folder(path: Path) -> Source:
    names: list[str] = []
    for one in sorted(path.rglob("*")):
        name = one.relative_to(path).as_posix()
        if _useful(name) and not one.is_symlink() and one.is_file():
            names.append(name)
            if len(names) > MAX_FILES:
                raise _too_many(path.name)
    return Source(path.name, names, names, lambda name, limit: _bytes(path / name, limit))


def _bytes(path: Path, limit: int) -> bytes:
    if path.stat().st_size > limit:
        raise _too_large(path.name)
    return path.read_bytes()


def _file(path: Path) -> Source:
    """One file; a CSV brings the tables of its repeats along (`form-repeat.csv` beside `form.csv`)."""
    folder = path.parent
    if not path.is_file():
        raise FileNotFoundError(2, "", str(path))
    names = [path.name]
    every = [path.name]
    if path.suffix.lower() == ".csv":
        prefix = path.stem.casefold() + "-"
        names += sorted(
            one.name
            for one in folder.iterdir()
            if one.suffix.lower() == ".csv" and one.stem.casefold().startswith(prefix) and one.is_file()
        )
    for place in (folder, folder / "media"):
        if place.is_dir():
            every += [one.relative_to(folder).as_posix() for one in sorted(place.iterdir()) if one.is_file()]
            if len(every) > MAX_FILES:
                raise _too_many(folder.name)
    return Source(path.name, names, every, lambda name, limit: _bytes(folder / name, limit), [path.name])


def _zip(path: Path, archive: zipfile.ZipFile) -> Source:
    infos = [info for info in archive.infolist() if not info.is_dir() and _useful(info.filename.replace("\\", "/"))]
    if len(infos) > MAX_FILES:
        raise _too_many(path.name)
    by_name = {info.filename.replace("\\", "/"): info for info in infos}

    def read(name: str, limit: int) -> bytes:
        info = by_name[name]
        if info.flag_bits & 1:
            raise UserError(
                Text(
                    "Berkas zip “{name}” dilindungi kata sandi. Buka dahulu, lalu impor foldernya.",
                    "The zip file “{name}” is protected by a password. Unpack it first, then import the folder.",
                ).format(name=path.name),
                code="zip-locked",
            )
        try:
            with archive.open(info) as stream:
                # The size in the directory may lie; what is read decides.
                data = stream.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
            raise UserError(
                Text(
                    "“{file}” di dalam “{name}” rusak. Unduh atau salin ulang zip-nya.",
                    "“{file}” inside “{name}” is damaged. Download or copy the zip again.",
                ).format(file=name, name=path.name),
                code="zip-entry-damaged",
            ) from error
        if len(data) > limit:
            raise _too_large(name)
        return data

    return Source(path.name, sorted(by_name), list(by_name), read)
