"""Opening a store without typing the password: a second way in, kept by the system's keyring. Convenience only, and
opt-in.

The password itself is never kept anywhere. A random secret goes into the system's keyring (Windows Credential
Manager, the
Secret Service, the macOS keychain), and the vault gets a slot that this secret opens. Whoever may use the account
of the system may then open the store; the password opens it as before, and taking the way back removes both halves.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import vault

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store

SERVICE = "LTSA Desktop"
SLOT = "keyring"


def remember(store: Store) -> None:
    """Let this account of the system open the store. UserError "keyring-away" where the system keeps no secrets."""
    secret = os.urandom(32).hex()
    _call("set_password", store.id, secret)
    store._vault.add_slot(SLOT, secret)


def forget(store: Store) -> None:
    """Only the password opens the store from now on. A keyring that is away keeps a secret that opens nothing."""
    store._vault.drop_slots(SLOT)
    try:
        _call("delete_password", store.id)
    except UserError as error:
        if error.code != "keyring-away":
            raise


def remembers(store: Store) -> bool:
    """Whether there is such a way in."""
    return SLOT in store._vault.slots


def secret_of(folder: Path) -> str:
    """What the keyring holds for the store of `folder`, "" for nothing (or no keyring): then one types the password."""
    try:
        if SLOT not in vault.slots_of(folder):
            return ""
        return str(_call("get_password", vault.store_of(folder)) or "")
    except UserError:
        return ""


def _call(name: str, *arguments: str) -> Any:
    import keyring
    from keyring.errors import KeyringError

    try:
        return getattr(keyring, name)(SERVICE, *arguments)
    except (KeyringError, OSError) as error:
        raise UserError(
            Text(
                "Sistem di laptop ini tidak dapat menyimpan rahasia ({why}). Ketik kata sandi seperti biasa.",
                "The system of this laptop cannot keep secrets ({why}). Type the password as usual.",
            ).format(why=type(error).__name__),
            code="keyring-away",
        ) from error
