"""Identifiers: UUID version 7 (RFC 9562), time-ordered, without a shared counter."""

from __future__ import annotations

import os
import time
import uuid

REGISTER_NAMESPACE = uuid.UUID("6f0b7d3e-2f3c-5c1e-9d5a-1a7a5a0c0de5")


def uuid7() -> str:
    """A new UUIDv7 as lower-case text with hyphens."""
    millis = time.time_ns() // 1_000_000
    raw = millis.to_bytes(6, "big") + os.urandom(10)
    number = int.from_bytes(raw, "big")
    number = number & ~(0xF << 76) | (0x7 << 76)
    number = number & ~(0x3 << 62) | (0x2 << 62)
    return str(uuid.UUID(int=number))


def repeat_uid() -> str:
    """A new identity for one repeat instance: `r` and 32 hex digits (never a plain number)."""
    return "r" + uuid7().replace("-", "")


def register_id(code: str) -> str:
    """The same id on every laptop for a row of the register, from its code (UUIDv5)."""
    return str(uuid.uuid5(REGISTER_NAMESPACE, code))
