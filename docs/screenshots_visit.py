"""Pictures of what a visit shows besides its questions: tables, warnings, differences, the second copy."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from screenshots import Stage

    from ltsa_desktop.gui.visit.window import VisitWindow
    from ltsa_desktop.store import Store

WIDE, HIGH = 1366, 768


def _second_visit(store: Store) -> str:
    """A later visit to the centre of the demo's own, its answers those of the first but for a few (all CONTOH)."""
    first = next(v.visit for v in store.visits.list() if "Tulungagung" in v.visit.centre_name)
    visit = store.visits.create(first.centre_code, first.digest, date(2026, 11, 23), "mendadak", example=True)
    state = store.visits.state(first.id)
    writes: dict[str, str | None] = {}
    changed = 0
    for node in state.walk():
        definition = node.definition
        plain = definition.kind == "value" and definition.control and not definition.has_calculate
        if not plain or not node.stored or "[" in node.path or definition.control == "upload":
            continue
        if definition.attributes.get("peran", "").startswith("visit."):
            continue
        writes[node.path] = node.stored
        if definition.type == "int" and node.stored.isdigit() and int(node.stored) > 2 and changed < 3:
            writes[node.path] = str(int(node.stored) * 4)
            changed += 1
        elif definition.control == "select1" and node.path.startswith(("/data/c", "/data/d")) and len(writes) % 5 == 0:
            others = [c.name for c in state.choices(node.path) if c.name != node.stored]
            writes[node.path] = others[-1] if others else node.stored
    store.visits.save(visit.id, writes)
    return visit.id


def _new_visit(store: Store) -> str:
    """A visit nobody has answered anything in."""
    newest = store.instruments.newest()
    return store.visits.create("LTSA-005", newest.digest, date(2026, 11, 24), "terjadwal", example=True).id


def _table_of(window: VisitWindow) -> str:
    """The path of the first row of a table of the form, "" when it has none in sight."""
    form, session = window.form, window.session
    assert form is not None
    assert session is not None
    for section in session.tally.sections:
        if not form.first_in(section.index):
            continue
        page = form.page(section.index)
        page.finish()
        heads = [slot for slot in page.blocks.slots if slot.kind == "columns" and session.node(slot.rows[0]).relevant]
        if heads:
            return heads[0].rows[0]
    return ""


def visit_more(made: Stage, folder: Path) -> None:
    """Every one of these pictures."""
    from PySide6.QtWidgets import QDialog

    from ltsa_desktop.gui.visit.changes import open_changes

    found: list[str] = []
    made.desk.read(_second_visit, found.append)
    made.settle()
    made.window.actions_.open_visit(found[0])
    window = made.window.actions_.open_visits()[-1]
    made.settle()
    window.resize(WIDE, HIGH)
    window.session.tally.warnings.work_now()
    made.settle()
    window.next_warning()
    made.picture("visit-warnings", window)
    if row := _table_of(window):
        window.form.go_to(row)
        made.picture("visit-table", window)
    open_changes(window)
    made.picture("visit-changes", window)
    for dialog in window.findChildren(QDialog):
        dialog.close()
    made.desk.read(_new_visit, found.append)
    made.settle()
    made.window.actions_.open_visit(found[1])
    empty = made.window.actions_.open_visits()[-1]
    made.settle()
    empty.resize(WIDE, HIGH)
    made.picture("visit-empty", empty)
    empty.close()
    stick = folder / "STIK CONTOH"
    stick.mkdir(exist_ok=True)
    made.desk.read(lambda store: (store.second.choose(stick), store.second.make(force=True)), lambda _: None)
    made.settle()
    made.desk.second_copy.look()
    made.settle()
    window.close()
    made.settle()
    made.window.actions_.go("start")
    made.settle()
    made.picture("second-copy")
    made.desk.read(lambda store: store.second.choose(None), lambda _: None)
    made.settle()
