"""Whatever file is handed over: a package, or one clear line."""

from __future__ import annotations

import io
import zipfile

import pytest

from ltsa_desktop.exchange.opening import copy_in, open_package
from ltsa_desktop.ground.words import Cancelled, UserError


def refused(path, scratch) -> str:
    with pytest.raises(UserError) as error, open_package(path, scratch):
        pass
    assert list(scratch.iterdir()) == []
    return error.value.code


@pytest.fixture
def scratch(tmp_path):
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


def test_a_package_is_known_by_its_content_not_its_name(package, tmp_path, scratch):
    path = tmp_path / "IMG-20261124-WA0003.jpg"
    path.write_bytes(package)
    with open_package(path, scratch) as stream:
        assert stream.read() == package


def test_a_package_whose_first_kilobytes_are_gone_is_still_one(package, tmp_path, scratch):
    path = tmp_path / "a.ltsa"
    path.write_bytes(b"\0" * 6000 + package[6000:])
    with open_package(path, scratch) as stream:
        assert len(stream.read()) == len(package)


def test_a_zip_with_one_package_is_that_package(package, tmp_path, scratch):
    path = tmp_path / "kiriman.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("catatan.txt", "halo")
        archive.writestr("paket/a.ltsa", package)
    with open_package(path, scratch) as stream:
        assert stream.read() == package
    assert list(scratch.iterdir()) == []


def test_everything_else_is_one_clear_line(package, tmp_path, scratch):
    path = tmp_path / "x.ltsa"
    assert refused(path, scratch) == "file-unreadable"
    assert refused(scratch, scratch) == "file-unreadable"
    path.write_bytes(b"")
    assert refused(path, scratch) == "empty-file"
    path.write_text("Ini daftar belanja.", encoding="utf-8")
    assert refused(path, scratch) == "not-a-package"
    path.write_bytes(b'{\n "format": "ltsa-organisation/1",')
    assert refused(path, scratch) == "other-kind"
    for members in ({}, {"a.txt": b"x"}, {"a.ltsa": package, "b.ltsa": package}):
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in members.items():
                archive.writestr(name, data)
        assert refused(path, scratch) in ("zip-without-package", "not-a-package")
    path.write_bytes(path.read_bytes()[:5000])
    assert refused(path, scratch) == "zip-unreadable"


def test_a_zip_bomb_is_stopped_at_the_size_it_states(package, tmp_path, scratch):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.ltsa", package[:16] + b"\0" * (1 << 20))
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    path.write_bytes(bytes(data))
    assert refused(path, scratch) == "zip-unreadable"


def test_a_zip_that_would_fill_the_disk_is_not_unpacked(package, tmp_path, scratch):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.ltsa", package[:16] + b"\0" * (64 << 20))
    assert refused(path, scratch) == "zip-unreadable"


def test_a_copy_that_is_cancelled_leaves_nothing(package, tmp_path):
    target = tmp_path / "inbox.ltsa"
    with pytest.raises(Cancelled):
        copy_in(io.BytesIO(package), target, lambda: True)
    assert not target.exists()
    copy_in(io.BytesIO(package), target)
    assert target.read_bytes() == package
