"""Pictures of trust, of what is set aside and of the audit trail, over the supervisor's store of the demo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any


def trust_screens(stage: Callable[..., Any], supervisor: Path, look: tuple[str, str]) -> None:
    """The three screens in one look."""
    from ltsa_desktop.commands.demo import PASSWORD
    from ltsa_desktop.gui.trust.recovery import RecoveryDialog

    with stage(supervisor, *look) as made:
        made.window.start(password=PASSWORD)
        made.settle()
        actions = made.window.actions_
        visits: list[Any] = []
        made.desk.read(lambda store: store.visits.list(), visits.extend)
        made.settle()
        shows: list[tuple[str, Callable[[], object]]] = [
            ("trust", actions.trust),
            ("recovery", lambda: RecoveryDialog(made.desk, made.window).open()),
        ]
        if visits:
            visit = visits[0].visit
            shows.append(("audit", lambda: actions.audit(visit.id, "", visit.centre_name)))
        for name, show in shows:
            show()
            made.picture(name)
            made.close_dialogs()
