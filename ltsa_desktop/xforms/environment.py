"""What the world around a form answers: the time, chance, who and which device."""

from __future__ import annotations

import random as _random
import uuid as _uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime


def _now() -> datetime:
    return datetime.now().astimezone()


@dataclass(slots=True)
class Environment:
    """Everything a form may ask from outside.

    Attributes:
        now: the present moment, aware; its offset is the zone of all dates.
        random: a number from 0 up to 1.
        uuid: a fresh RFC 4122 identifier.
        device_id, username, email, phone_number: for `jr:preload="property"`.
        language: the language in which texts are shown, "" for the form's default.
    """

    now: Callable[[], datetime] = field(default=_now)
    random: Callable[[], float] = field(default=_random.random)
    uuid: Callable[[], str] = field(default=lambda: str(_uuid.uuid4()))
    device_id: str = ""
    username: str = ""
    email: str = ""
    phone_number: str = ""
    language: str = ""
