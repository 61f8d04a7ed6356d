"""Trying a form out from the application: the preview gets a desk of its own, apart from the open store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop.gui.preview.trial import Trial

if TYPE_CHECKING:
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.gui.preview.window import PreviewWindow
    from ltsa_desktop.instruments import Instrument


def trial_of(instrument: Instrument, source: str) -> Trial:
    """The form of an instrument, ready to be tried; `source` is named in the window's head."""
    from ltsa_desktop.xforms import load_form

    return Trial(load_form(instrument.xform, instrument.attachments), instrument.plan, source)


def trial_of_workbook(path: Path) -> Trial:
    """The form of a workbook; `UserError` when it cannot work."""
    from ltsa_desktop.instruments import compile_workbook

    return trial_of(compile_workbook(path), path.name)


def open_preview(desk: Desk, trial: Trial, read: Callable[[], Trial]) -> PreviewWindow:
    """Show a form to try out, beside the window of `desk`.

    The preview puts a store in memory into its desk's context, so it gets a desk of its own; that one's threads end
    when the window is gone. It has no parent: a dialog that is open over the start window must not block it.
    """
    from ltsa_desktop.bootstrap import AppContext
    from ltsa_desktop.gui.desk import Desk as OwnDesk
    from ltsa_desktop.gui.preview.window import PreviewWindow

    own = OwnDesk(AppContext(settings=desk.settings, store_dir=desk.context.store_dir))
    window = PreviewWindow(own, trial, read)
    own.noticed.connect(window.toast.say)
    window.destroyed.connect(lambda: own.close())
    window.show()
    window.activateWindow()
    return window
