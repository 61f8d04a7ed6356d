"""New keys for a laptop, after the old ones may have been seen: another life of the same device."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from ltsa_desktop.ground.ids import uuid7
from ltsa_desktop.store.device import Device

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store


def renew_keys(store: Store) -> None:
    """Give the store another signing key and age identity, durable when this returns.

    The id of the device stays; its incarnation is new, so that its acts begin a new chain. The former age identity
    is kept beside: what was sealed to it can still be opened.
    """
    from pyrage import x25519

    core, vault = store._core, store._vault
    old = vault.keys
    keys = replace(
        old,
        signing=os.urandom(32).hex(),
        age=str(x25519.Identity.generate()),
        incarnation=uuid7(),
        former_age=" ".join([old.age, *old.former_age.split()]),
    )
    vault.renew(keys)
    core.keys = keys
    core.device = Device(keys)
    core._device_row = None
