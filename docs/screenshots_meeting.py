"""The pictures of map and meeting: a national set, all marked CONTOH, as a supervisor sees it before the meeting."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from screenshots import Stage


def meeting_screens(stage: Any, folder: Path, look: tuple[str, str], first: bool) -> None:
    """The hub, the minutes and a centre's page; beyond the first look the overview alone."""
    from ltsa_desktop.commands.example import PASSWORD, make_national

    store = folder / "national"
    if not store.exists():
        make_national(store)
    with stage(store, *look) as made:
        made.window.start(password=PASSWORD)
        made.settle()
        made.window.actions_.go("map")
        rest(made)
        for name, show in (screens(made) if first else {"overview": lambda: None}).items():
            show()
            rest(made)
            made.picture(f"meeting-{name}")
            made.close_dialogs()


def rest(made: Stage) -> None:
    """Until charts and ground are drawn as well."""
    made.settle()
    end = time.monotonic() + 1.0
    while time.monotonic() < end:
        made.app.processEvents()
        time.sleep(0.02)
    made.settle()


def screens(made: Stage) -> dict[str, Callable[[], object]]:
    """Each picture, and what brings it up."""
    from ltsa_desktop.gui.meeting.minutes import MinutesDialog

    assert made.window.shell is not None
    hub: Any = made.window.shell.page("map")
    centres: Any = made.window.shell.page("centres")

    def analysis(name: str) -> Callable[[], object]:
        return lambda: hub.open_tab("analysis").show_view(name)

    def minutes() -> None:
        hub.open_tab("follow_up").open_minutes()
        made.settle()
        dialog = made.window.findChildren(MinutesDialog)[-1]
        dialog.meeting.setText("CONTOH Rakor LTSA-PMI")
        dialog.action.setPlainText("CONTOH Tetapkan pos anggaran pusat layanan dalam perubahan APBD")
        dialog.deadline.setText("+30")

    def centre() -> None:
        hub.open_tab("overview")
        made.settle()
        rows = hub.tab("overview")._overview.rows
        best = max(rows, key=lambda row: (row.mrc_pilot, row.score or 0))
        made.window.actions_.go("centres")
        centres.open_profile(best.code, hub.bar.scope())
        made.settle()
        centres.profile().open_part(1)

    return {
        "overview": lambda: hub.open_tab("overview"),
        "heat": analysis("heat"),
        "desks": analysis("desks"),
        "pareto": analysis("pareto"),
        "learning": lambda: hub.open_tab("learning"),
        "follow-up": lambda: hub.open_tab("follow_up"),
        "minutes": minutes,
        "centre": centre,
    }
