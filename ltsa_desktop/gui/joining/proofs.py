"""The proof of an erasure as files: the signed JSON and, beside it, the PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ltsa_desktop.gui.files import choose_folder
from ltsa_desktop.gui.i18n import language

if TYPE_CHECKING:
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Store


def save_proof(desk: Desk, visits: Sequence[str], parent: QWidget, done: Callable[[Path], None]) -> None:
    """Ask for a folder and write the proof of these visits' erasure there; `done` gets the PDF."""
    title = QCoreApplication.translate("Proofs", "Folder untuk bukti pemusnahan")
    folder = choose_folder(parent, title)
    if folder is None:
        return
    lang, chosen = language(), tuple(visits)

    def write(store: Store) -> Path:
        from ltsa_desktop.exchange import retention
        from ltsa_desktop.exchange.erasure import standing
        from ltsa_desktop.reports.collected import Format
        from ltsa_desktop.reports.erasure_proof import erasure_proof

        proof = retention.prove(store, standing(store, chosen))
        head = store.organisation.current()
        return retention.write_proof(
            store, proof, folder, lambda one, sha256: erasure_proof(one, sha256, head, Format(language=lang))
        )

    desk.read(write, done, owner=parent)
