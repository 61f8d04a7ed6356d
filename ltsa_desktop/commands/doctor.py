"""`ltsa doctor` and `rebuild`: the health of a store."""

from __future__ import annotations

import platform

from ltsa_desktop import __version__
from ltsa_desktop.commands.session import Session
from ltsa_desktop.ground.words import Text


def run(session: Session) -> int:
    """Every check, one line each; exit code 1 when one does not hold."""
    with session.store() as store:
        checks = store.doctor()
    session.say(f"LTSA Desktop {__version__} · Python {platform.python_version()} · {session.context.store_dir}")
    for check in checks:
        session.say(f"  {'✓' if check.ok else '✗'} {session.word(check.text)}")
    rows = [{"name": c.name, "ok": c.ok, "text": session.word(c.text), "detail": c.detail} for c in checks]
    session.give({"version": __version__, "store": str(session.context.store_dir), "checks": rows})
    return 0 if all(check.ok for check in checks) else 1


def rebuild(session: Session) -> None:
    """Compute all projections again from the revisions."""
    with session.store() as store:
        store.projections.rebuild()
        differences = store.projections.compare()
    session.say(
        Text(id="Semua ringkasan dihitung ulang dari revisi.", en="All projections were rebuilt from the revisions.")
    )
    session.give({"differences": len(differences)})
