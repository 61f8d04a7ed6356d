"""A visit that was carried to another version of its form: Ctrl+Z shows it again as it was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from ltsa_desktop.gui.visit.window import VisitWindow
from ltsa_desktop.instruments import Instrument
from ltsa_desktop.store import Store
from ltsa_desktop.store.carrying import apply_carry, plan_carry

OLD = """
survey | type | name | label
survey | text | nama | Nama
survey | text | lama | Catatan lama
settings | form_title | form_id | version
settings | Pindah | pindah_jendela | 1
"""
NEW = """
survey | type | name | label
survey | text | nama | Nama lengkap
survey | text | baru | Catatan baru
settings | form_title | form_id | version
settings | Pindah | pindah_jendela | 2
"""


def test_undo_in_the_window_brings_the_old_version_of_the_form_back(
    shared_store: Store, show, new_visit, compiled: Callable[[str], Instrument], settle, qtbot
) -> None:
    visit = new_visit(OLD)
    shared_store.visits.save(visit.id, {"/data/nama": "Siti", "/data/lama": "jangan hilang"})
    newer = shared_store.instruments.add(compiled(NEW))
    apply_carry(shared_store, plan_carry(shared_store, visit.id, newer.digest))
    window = show(shared_store.visits.get(visit.id))
    settle(window)
    assert window.session.label("/data/nama") == "Nama lengkap"
    assert "versi lain" in window.foot.undo.text()
    window.undo()

    def opened_anew() -> list[VisitWindow]:
        return [
            w
            for w in QApplication.topLevelWidgets()
            if isinstance(w, VisitWindow) and w is not window and w.visit_id == visit.id and w.session is not None
        ]

    qtbot.waitUntil(lambda: bool(opened_anew()) and bool(opened_anew()[0].session.tally.order), timeout=10000)
    again = opened_anew()[0]
    show.windows.append(again)
    settle(again)
    assert again.session.label("/data/nama") == "Nama"
    assert again.session.node("/data/lama").value == "jangan hilang"
    qtbot.waitUntil(lambda: window not in QApplication.topLevelWidgets() or not window.isVisible())
