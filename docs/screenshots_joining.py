"""Pictures of a visit that was changed on two laptops: the queue, and the window in which its versions are joined."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from screenshots import Stage

    from ltsa_desktop.store import Store

    Staged = Callable[..., AbstractContextManager[Stage]]

TEXTS = {
    "f_text": (
        "CONTOH Ruang tunggu bocor bila hujan; berkas pemohon basah.",
        "CONTOH Atap ruang tunggu bocor, Mei 2026; ember dipasang di tiga titik.",
    ),
    "conclusion": (
        "CONTOH Tiga desk berjalan penuh.",
        "CONTOH Lima desk berjalan, dua di antaranya tiga hari seminggu.",
    ),
}
"""What each of two laptops wrote."""


def joining_screens(stage: Staged, evaluator: Path, supervisor: Path, folder: Path, look: tuple[str, str]) -> None:
    """The queue of the supervisor and the window of the visit in it."""
    from ltsa_desktop.commands.demo import PASSWORD
    from ltsa_desktop.gui.joining.window import open_joining

    copy = folder / f"bentrok-{look[0]}-{look[1]}"
    shutil.copytree(supervisor, copy)
    other = folder / f"laptop-{look[0]}-{look[1]}"
    with stage(copy, *look) as made:
        made.window.start(password=PASSWORD)
        made.settle()
        found: list[str] = []
        made.desk.write(lambda store: fork(store, other), found.append)
        made.settle()
        made.window.actions_.go("review")
        made.settle()
        made.window.shell.page("review").show_tab("DecisionsTab")
        made.settle()
        made.picture("joining-queue")
        window = open_joining(made.desk, found[0], parent=made.window)
        made.settle()
        window.take(2)
        made.settle()
        window.list.setCurrentRow(0)
        made.settle()
        made.picture("joining", window)
        window.close()
        made.settle()


def fork(store: Store, folder: Path) -> str:
    """Let a second laptop and this one answer two questions of a sealed visit differently; the visit."""
    from ltsa_desktop.store import Profile, create_store

    visit = next(summary.visit.id for summary in store.visits.list() if summary.visit.head)
    path = next(path for path in sorted(store.visits.content(visit)) if path.endswith("/f_text"))
    conclusion = store.instruments.open(store.visits.get(visit).digest).ref("conclusion")
    second = create_store(folder, "kata sandi contoh", Profile("CONTOH Budi Santoso"))
    try:
        for revision in reversed(store.visits.revisions(visit)):
            second.revisions.insert(revision.raw, revision.signature, revision.key, "paket")
        for number, place in enumerate((store, second)):
            place.visits.reopen(visit, "CONTOH dilengkapi")
            place.visits.save(visit, {path: TEXTS["f_text"][number], conclusion: TEXTS["conclusion"][number]})
            place.visits.seal(visit, "final", reason="CONTOH")
        theirs = second.visits.revisions(visit)[0]
        store.revisions.insert(theirs.raw, theirs.signature, theirs.key, "paket")
    finally:
        second.close()
    return visit
