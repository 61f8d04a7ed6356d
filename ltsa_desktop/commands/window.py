"""`ltsa window`: open the application."""

from __future__ import annotations

from ltsa_desktop.commands.session import Session


def run(session: Session) -> int:
    """The window's exit code."""
    from ltsa_desktop.gui.app import run as run_window

    if session.args.probe:
        password = session.password()
        return run_window(session.context, password=password, ready=lambda: print("ready", flush=True))
    return run_window(session.context, visit=session.args.visit)
