"""`ltsa form preview`: a window in which a form is tried out; nothing is saved and no store is opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop.commands.form import media
from ltsa_desktop.commands.session import Session, existing

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
    """A form from a workbook or an XForm, with its data files; `UserError` when it cannot work."""
    from ltsa_desktop.gui.preview.trial import Trial
    from ltsa_desktop.xforms import load_form

    data = existing(path).read_bytes()
    if path.suffix.lower() == ".xml" or data.lstrip()[:1] == b"<":
        return Trial(load_form(data, media(path)), None, path.name)
    from ltsa_desktop.instruments import compile_workbook

    instrument = compile_workbook(path)
    form = load_form(instrument.xform, {**media(path), **instrument.attachments})
    return Trial(form, instrument.plan, path.name)
