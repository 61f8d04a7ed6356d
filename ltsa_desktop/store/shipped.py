"""The instrument that comes with the program: put into each store once, and again when a newer program has another."""

from __future__ import annotations

import hashlib
import logging
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.ground.words import UserError

if TYPE_CHECKING:
    from ltsa_desktop.instruments import Instrument
    from ltsa_desktop.store.opening import Store

log = logging.getLogger(__name__)

WORKBOOK = "instruments/ltsa-pmi.xlsx"
_SEEN = "shipped-instrument"


def add_shipped_instrument(store: Store) -> None:
    """Keep the shipped instrument in `store` if this very workbook was not put in before."""
    path = resource(WORKBOOK)
    mark = hashlib.sha256(path.read_bytes()).hexdigest()
    if store.settings.get(_SEEN) == mark:
        return
    try:
        store.instruments.add(_compiled(path, mark))
    except UserError as error:
        # A ministry's own edition may hold the same form and version; theirs stays, and opening goes on.
        log.warning("the shipped instrument was not added: %s", error)
    store.settings.set(_SEEN, mark)


@cache
def _compiled(path: Path, mark: str) -> Instrument:
    from ltsa_desktop.instruments import compile_workbook

    return compile_workbook(path)
