"""Pictures of a visit that goes round: the supervisor's list and window, and the visit that came back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from screenshots import Stage

    from ltsa_desktop.store import Store

    Staged = Callable[..., AbstractContextManager[Stage]]

COMMENT = "CONTOH Bukti dukungnya belum ada. Foto papan maklumat?"


def review_screens(stage: Staged, evaluator: Path, supervisor: Path, package: Path, look: tuple[str, str]) -> None:
    """The list, the review of the demo's visit at a question with a comment, and the visit back at its evaluator."""
    from ltsa_desktop.commands.demo import PASSWORD
    from ltsa_desktop.gui.review.window import open_review

    folder = package.parent / f"kembali-{look[0]}-{look[1]}"
    folder.mkdir()
    with stage(supervisor, *look) as made:
        made.window.start(password=PASSWORD)
        made.settle()
        found: list[tuple[str, str]] = []
        made.desk.write(lambda store: say(store, package), found.append)
        made.settle()
        visit, path = found[0]
        made.window.actions_.go("review")
        made.picture("supervisor-review")
        window = open_review(made.desk, visit, [visit], made.window)
        made.settle()
        window.answers.go_to(path)
        made.picture("supervisor-review-visit", window)
        window.close()
        made.desk.write(lambda store: send_back(store, visit, folder))
        made.settle()
    with stage(evaluator, *look) as made:
        made.window.start(password=PASSWORD)
        made.settle()
        made.desk.write(lambda store: take(store, next(folder.glob("*.ltsa"))))
        made.settle()
        made.window.actions_.open_visit(visit)
        shown = made.window.actions_.open_visits()[-1]
        made.picture("returned-visit", shown)
        shown.close()
        made.settle()


def say(store: Store, package: Path) -> tuple[str, str]:
    """Take the package in and comment on a scored question: the visit and the question."""
    from ltsa_desktop.exchange import import_package
    from ltsa_desktop.store import reviewing
    from ltsa_desktop.store.review_sheet import review_sheet

    import_package(store, package)
    visit = next(v.visit.id for v in store.visits.list() if v.visit.head and "Tulungagung" in v.visit.centre_name)
    if reviewing.review(store, visit).state == "returned":
        reviewing.judge(store, visit, "taken-back", "CONTOH")
    line = [line for line in review_sheet(store, visit).lines if line.row.points is not None][12]
    if not line.threads:
        reviewing.comment(store, visit, COMMENT, line.path)
        reviewing.comment(store, visit, "CONTOH Secara umum baik; lengkapi satu hal.")
    reviewing.judge(store, visit, "in-review")
    return visit, line.path


def send_back(store: Store, visit: str, folder: Path) -> None:
    """Return it, and write the file for its laptop."""
    from ltsa_desktop.exchange.returning import plan_returns, write_returns
    from ltsa_desktop.store import reviewing

    reviewing.judge(store, visit, "returned", "CONTOH Lengkapi bukti dukung")
    write_returns(store, folder, plan_returns(store, [visit]))


def take(store: Store, path: Path) -> None:
    """Take the returned visit in."""
    from ltsa_desktop.exchange import import_package

    import_package(store, path)
