"""`ltsa window`: open the application."""

from __future__ import annotations

import os

from ltsa_desktop.commands.session import PASSWORD_VARIABLE, Session


def run(session: Session) -> int:
    """The window's exit code."""
    from ltsa_desktop.gui.app import run as run_window

    given = session.args.password_file is not None or PASSWORD_VARIABLE in os.environ
    return run_window(
        session.context,
        # Without a password on the call the window asks for it itself.
        password=session.password() if given else None,
        visit=session.args.visit,
        ready=(lambda: print("ready", flush=True)) if session.args.probe else None,
    )
