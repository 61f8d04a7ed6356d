"""`ltsa form preview`: a window in which a form is tried out; nothing is saved and no store is opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop.commands.form import is_xform, load
from ltsa_desktop.commands.form_notes import missing_notes
from ltsa_desktop.commands.session import Session, existing
from ltsa_desktop.ground.words import Text

if TYPE_CHECKING:
    from ltsa_desktop.gui.preview.trial import Trial


def run(session: Session) -> int:
    """The window's exit code; a form that cannot work is refused before it opens."""
    path = existing(session.args.file)
    trial = read(path)
    from ltsa_desktop.gui.app import application, dress
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.gui.preview.window import PreviewWindow

    app = application()
    dress(app, session.context.settings)
    desk = Desk(session.context)
    window = PreviewWindow(desk, trial, lambda: read(path))
    window.show()
    code = int(app.exec())
    desk.close()
    return code


def read(path: Path) -> Trial:
    """A form from a workbook or an XForm, with its data files; `UserError` when it cannot work.

    What ODK would open opens, also where it would be refused as an instrument; the window says so.
    """
    from ltsa_desktop.gui.preview.trial import Trial

    tried = load(path)
    notes = [text for _, _, text in missing_notes(tried.missing)]
    if not is_xform(path):
        from ltsa_desktop.instruments import InstrumentError, compile_workbook

        try:
            compile_workbook(path)
        except InstrumentError as refusal:
            if refusal.code == "attachment-missing":
                notes.clear()  # the refusal names the file too
            notes.append(
                Text(
                    "Dapat dicoba, tetapi belum dapat dipakai sebagai instrumen: {why}",
                    "It can be tried out, but cannot be used as an instrument yet: {why}",
                ).format(why=refusal.text)
            )
    return Trial(tried.form, tried.plan, path.name, tuple(notes))
