"""`ltsa inbox`: the watched folder, looked at once or again and again."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from ltsa_desktop.commands.packages import tell
from ltsa_desktop.commands.session import Session
from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.exchange.inbox import Sweep


def run(session: Session) -> int:
    """Choose the folder, or take in what is new in it; exit code 1 when something could not be read."""
    from ltsa_desktop.exchange import inbox

    args = session.args
    bad = 0
    with session.store() as store:
        if args.set is not None or args.off:
            inbox.choose(store, args.set)
            session.say(
                Text("Kotak masuk: {folder}", "Inbox: {folder}").format(folder=args.set)
                if args.set is not None
                else Text("Tidak ada kotak masuk lagi.", "There is no inbox any more.")
            )
            session.give({"folder": str(args.set) if args.set is not None else None})
            return 0
        folder = inbox.refuse_without(inbox.folder_of(store))
        while True:
            try:
                bad = max(bad, _look(session, inbox.sweep(store, folder, progress=session.progress)))
            except UserError as away:
                # A share or a stick that is away comes back; only a single look ends with it.
                if args.watch is None:
                    raise
                session.say(away.text)
            if args.watch is None:
                return bad
            try:
                time.sleep(max(args.watch, 1))
            except KeyboardInterrupt:
                return bad


def _look(session: Session, found: Sweep) -> int:

    for file in found.report.files if found.report is not None else ():
        tell(session, file)
    for waiting in found.waiting:
        session.say(f"{waiting.name}: {session.word(waiting.text)}")
    for path in found.receipts:
        session.say(Text("  Tanda terima: {path}", "  Receipt: {path}").format(path=path))
    if found.report is not None or found.waiting or session.args.watch is None:
        session.say(found.headline)
        session.give(found.to_json())
    files = found.report.files if found.report is not None else ()
    return int(any(file.report is None and file.code != "receipt" for file in files))
