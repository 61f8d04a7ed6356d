"""The vault: `vault.json`, which gives the store's keys to whoever knows the password.

A random master secret is sealed once per slot, under a key that Argon2id makes from the slot's password; the keys of
the store are sealed under the master secret. So a changed password rewrites 32 bytes, and further slots (a recovery
sheet, the system's keyring) can open the same store. AEAD is ChaCha20-Poly1305 with a random nonce; the additional
data name the store and the slot, so that parts of two vaults cannot be mixed.
"""

from __future__ import annotations

import base64
import json
import os
import unicodedata
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from ltsa_desktop.ground.ids import uuid7
from ltsa_desktop.ground.refusals import why as reason
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store.durable import write_durably
from ltsa_desktop.store.errors import StoreDamaged, StoreMissing, StoreTooNew, WrongPassword, disk_words

NAME = "vault.json"
FORMAT = 1
MIN_PASSWORD = 8


@dataclass(frozen=True, slots=True)
class Cost:
    """What Argon2id spends on a password. The default is RFC 9106's second choice (64 MiB, 3 passes, 4 lanes)."""

    memory_kib: int = 65536
    iterations: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """Every secret of a store, hex or age text.

    Attributes:
        database: 64 hex digits of the SQLCipher key, then 32 of its salt.
        blobs: age identity of the attachments.
        device: id of this laptop; `incarnation` which life of its store this is.
        signing: private Ed25519 key of the device, 64 hex digits.
        age: the device's age identity: packages sent to this laptop are encrypted to it.
        former_age: identities it had before, parted by spaces.
    """

    database: str
    blobs: str
    device: str
    incarnation: str
    signing: str
    age: str
    former_age: str = ""

    @classmethod
    def new(cls) -> Keys:
        """Fresh random keys for a new store."""
        return cls(
            database=os.urandom(48).hex(),
            blobs=_age_identity(),
            device=uuid7(),
            incarnation=uuid7(),
            signing=os.urandom(32).hex(),
            age=_age_identity(),
        )

    def reborn(self) -> Keys:
        """The same keys for a store that came back from a copy: another life of the same device."""
        return replace(self, incarnation=uuid7())


Blob = Annotated[str, msgspec.Meta(max_length=65536, pattern="^[A-Za-z0-9+/=]*$")]


class _Kdf(msgspec.Struct, frozen=True):
    # Bounds keep a doctored file from taking all memory or hours.
    memory_kib: Annotated[int, msgspec.Meta(ge=8, le=1 << 20)]
    iterations: Annotated[int, msgspec.Meta(ge=1, le=64)]
    lanes: Annotated[int, msgspec.Meta(ge=1, le=64)]
    salt: Blob
    name: Literal["argon2id"] = "argon2id"


class _Slot(msgspec.Struct, frozen=True):
    id: str
    kind: str
    kdf: _Kdf
    sealed: Blob


class _File(msgspec.Struct, frozen=True):
    format: int
    store: str
    slots: list[_Slot]
    keys: Blob


class Vault:
    """An unlocked vault.

    Attributes:
        folder: of the store.
        store: the store's id.
        keys: its secrets.
    """

    def __init__(self, folder: Path, file: _File, master: bytes, keys: Keys) -> None:
        self.folder = folder
        self._file = file
        self._master = master
        self.keys = keys

    @property
    def store(self) -> str:
        """The id of the store."""
        return self._file.store

    @classmethod
    def create(cls, folder: Path, password: str, cost: Cost | None = None, keys: Keys | None = None) -> Vault:
        """A new vault in `folder`, on the disk when this returns."""
        vault = cls.prepare(folder, password, cost, keys)
        vault.write()
        return vault

    @classmethod
    def prepare(cls, folder: Path, password: str, cost: Cost | None = None, keys: Keys | None = None) -> Vault:
        """A new vault for `folder` that is not on the disk before `write`."""
        check_new_password(password)
        master, store = os.urandom(32), uuid7()
        keys = keys or Keys.new()
        slot = _seal_slot(store, "password", password, master, cost or Cost())
        file = _File(format=FORMAT, store=store, slots=[slot], keys=_seal(master, _keys_bytes(keys), f"{store}/keys"))
        return cls(folder, file, master, keys)

    @classmethod
    def open(cls, folder: Path, password: str, kind: str = "password") -> Vault:
        """Unlock the vault of `folder`. Raises StoreMissing, StoreDamaged, StoreTooNew, WrongPassword."""
        return cls.from_bytes(folder, read_vault(folder), password, kind)

    @classmethod
    def from_bytes(cls, folder: Path, data: bytes, password: str, kind: str = "password") -> Vault:
        """Unlock a vault's bytes (also of a copy) by a slot of `kind`.

        Raises:
            StoreDamaged, StoreTooNew, WrongPassword.
        """
        file = _decode(data)
        for slot in file.slots:
            if slot.kind == kind:
                key = _password_key(password, slot.kdf)
                try:
                    master = _unseal(key, slot.sealed, f"{file.store}/slot/{slot.id}")
                except InvalidTag:
                    continue
                return cls(folder, file, master, _open_keys(file, master))
        raise WrongPassword(
            Text(
                id="Kata sandi ini tidak membuka penyimpanan. Periksa huruf besar dan tata letak papan ketik, "
                "lalu coba lagi.",
                en="This password does not open the store. Check capitals and the keyboard layout, then try again.",
            )
        )

    def change_password(self, old: str, new: str, cost: Cost | None = None) -> None:
        """Seal the password slot anew. Raises WrongPassword when `old` opens no slot."""
        check_new_password(new)
        Vault.from_bytes(self.folder, msgspec.json.encode(self._file), old)
        others = [slot for slot in self._file.slots if slot.kind != "password"]
        slot = _seal_slot(self.store, "password", new, self._master, cost or Cost())
        self._file = msgspec.structs.replace(self._file, slots=[slot, *others])
        self.write()

    @property
    def slots(self) -> tuple[str, ...]:
        """The kinds of ways in."""
        return tuple(slot.kind for slot in self._file.slots)

    def add_slot(self, kind: str, secret: str) -> None:
        """Another way in, opened by a random secret; one of the same kind is replaced."""
        others = [slot for slot in self._file.slots if slot.kind != kind]
        # The secret is random: there is nothing to slow a guesser down for.
        slot = _seal_slot(self.store, kind, secret, self._master, Cost(memory_kib=8, iterations=1, lanes=1))
        self._file = msgspec.structs.replace(self._file, slots=[*others, slot])
        self.write()

    def drop_slots(self, kind: str) -> None:
        """Close every way in of a kind but the password."""
        if kind != "password" and kind in self.slots:
            slots = [slot for slot in self._file.slots if slot.kind != kind]
            self._file = msgspec.structs.replace(self._file, slots=slots)
            self.write()

    def renew(self, keys: Keys) -> None:
        """Put other keys under the same passwords (a restored store's new incarnation)."""
        sealed = _seal(self._master, _keys_bytes(keys), f"{self.store}/keys")
        self._file = msgspec.structs.replace(self._file, keys=sealed)
        self.keys = keys
        self.write()

    def write(self) -> None:
        """Put the vault on the disk: the old file or the new one."""
        text = json.dumps(msgspec.to_builtins(self._file), indent=1, sort_keys=True)
        with disk_words(self.folder):
            write_durably(self.folder / NAME, text.encode())


def slots_of(folder: Path) -> tuple[str, ...]:
    """The kinds of ways into the store of `folder`, without opening it. Raises as `read_vault`."""
    return tuple(slot.kind for slot in _decode(read_vault(folder)).slots)


def store_of(folder: Path) -> str:
    """The id of the store of `folder`, without opening it. Raises as `read_vault`."""
    return _decode(read_vault(folder)).store


def check_new_password(password: str) -> None:
    """Raises UserError (code "password-short") for a password below `MIN_PASSWORD` characters."""
    if len(password) < MIN_PASSWORD:
        raise UserError(
            Text(
                id="Kata sandi terlalu pendek: paling sedikit {n} huruf. Beberapa kata yang mudah diingat lebih baik "
                "daripada satu kata yang sulit.",
                en="The password is too short: at least {n} characters. A few words you can remember are better than "
                "one hard word.",
            ).format(n=MIN_PASSWORD),
            code="password-short",
        )


def read_vault(folder: Path) -> bytes:
    """The bytes of `folder`'s vault. Raises StoreMissing where there is none, UserError where it cannot be read."""
    path = folder / NAME
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise StoreMissing(
            Text(
                id="Di “{folder}” tidak ada penyimpanan LTSA Desktop. Buat yang baru dengan `ltsa setup`, atau pilih "
                "folder yang benar.",
                en="There is no LTSA Desktop store in “{folder}”. Make one with `ltsa setup`, or choose the right "
                "folder.",
            ).format(folder=folder)
        ) from None
    except OSError as error:
        raise UserError(
            Text(
                id="Penyimpanan di “{folder}” tidak dapat dibaca ({why}).",
                en="The store in “{folder}” cannot be read ({why}).",
            ).format(folder=folder, why=reason(error)),
            code="store-unreadable",
        ) from error


def _decode(data: bytes) -> _File:
    try:
        head = msgspec.json.decode(data)
        if isinstance(head, dict) and isinstance(head.get("format"), int) and head["format"] > FORMAT:
            raise StoreTooNew(
                Text(
                    id="Penyimpanan ini dibuat oleh LTSA Desktop yang lebih baru. Perbarui aplikasi di laptop ini; "
                    "isinya tidak diubah.",
                    en="This store was made by a newer LTSA Desktop. Update the application on this laptop; nothing "
                    "in the store was changed.",
                )
            )
        return msgspec.json.decode(data, type=_File)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise damaged_vault(str(error)) from error


def damaged_vault(why: str) -> StoreDamaged:
    """What to say about a vault that cannot be read."""
    return StoreDamaged(
        Text(
            id="Berkas kunci penyimpanan (vault.json) rusak ({why}). Kembalikan dari cadangan terakhir.",
            en="The store's key file (vault.json) is damaged ({why}). Restore it from the last backup.",
        ).format(why=why)
    )


def _open_keys(file: _File, master: bytes) -> Keys:
    try:
        return msgspec.json.decode(_unseal(master, file.keys, f"{file.store}/keys"), type=Keys)
    except (InvalidTag, msgspec.MsgspecError) as error:
        raise damaged_vault("keys") from error


def _keys_bytes(keys: Keys) -> bytes:
    return json.dumps(asdict(keys), sort_keys=True).encode()


def _seal_slot(store: str, kind: str, password: str, master: bytes, cost: Cost) -> _Slot:
    kdf = _Kdf(cost.memory_kib, cost.iterations, cost.lanes, _text(os.urandom(16)))
    slot = uuid7()
    return _Slot(slot, kind, kdf, _seal(_password_key(password, kdf), master, f"{store}/slot/{slot}"))


def _password_key(password: str, kdf: _Kdf) -> bytes:
    # The same password typed on two systems may arrive composed or decomposed.
    secret = unicodedata.normalize("NFKC", password).encode()
    try:
        return Argon2id(
            salt=base64.b64decode(kdf.salt),
            length=32,
            iterations=kdf.iterations,
            lanes=kdf.lanes,
            memory_cost=kdf.memory_kib,
        ).derive(secret)
    except ValueError as error:
        raise damaged_vault("kdf") from error


def _seal(key: bytes, plain: bytes, about: str) -> str:
    nonce = os.urandom(12)
    return _text(nonce + ChaCha20Poly1305(key).encrypt(nonce, plain, about.encode()))


def _unseal(key: bytes, sealed: str, about: str) -> bytes:
    try:
        raw = base64.b64decode(sealed, validate=True)
    except ValueError as error:
        raise InvalidTag from error
    if len(raw) < 28:
        raise InvalidTag
    return ChaCha20Poly1305(key).decrypt(raw[:12], raw[12:], about.encode())


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _age_identity() -> str:
    from pyrage import x25519

    return str(x25519.Identity.generate())
