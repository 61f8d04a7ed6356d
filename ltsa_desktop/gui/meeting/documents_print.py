"""What a meeting is printed for: the pack, the actions of each owner, the attendance list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from ltsa_desktop.ground.paths import documents
from ltsa_desktop.gui.dialogs.paper import PaperDialog, safe_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.figures.scope import Scope

PACK, ACTIONS, ATTENDANCE = "pack", "actions", "attendance"
KINDS = (PACK, ACTIONS, ATTENDANCE)


def made(store: Store, kind: str, scope: Scope, paper: str, language: str, bw: bool, title: str) -> bytes:
    """The PDF of one of `KINDS`, of what the meeting looks at, by the functions that `ltsa report` calls.

    Args:
        title: of the meeting, for the attendance list.
    """
    from ltsa_desktop.reports.action_list import action_list
    from ltsa_desktop.reports.attendance import Meeting, attendance
    from ltsa_desktop.reports.collected import Format
    from ltsa_desktop.reports.pack.data import Figures, origin_of
    from ltsa_desktop.reports.pack.making import pack
    from ltsa_desktop.reports.pack.profile import PackProfile

    today = scope.today or date.today()
    form = Format(paper, language, bw)
    if kind == PACK:
        profile = PackProfile(
            round=scope.round,
            approved_only=scope.approved_only,
            kinds=scope.kinds,
            province=scope.province,
            centres=scope.centres,
            instrument=scope.instrument,
            examples=scope.examples,
            paper=paper,
            language=language,
            bw=bw,
        )
        return pack(store, profile, today)
    letterhead = store.organisation.for_paper(today)
    if kind == ATTENDANCE:
        return attendance(Meeting(title), [], letterhead, form, today, example=scope.examples == "examples")
    figures = Figures(store, replace(scope, today=today))
    origin = origin_of(figures, figures.overview.basis.told().to(language))
    return action_list(figures.actions, origin, letterhead, form)


class MeetingPaperDialog(PaperDialog):
    """Paper, language, colours and place of one of the meeting's papers.

    Attributes:
        bw: whether it is printed in black and white.
    """

    def __init__(self, desk: Desk, kind: str, title: str, about: str, scope: Scope, parent: QWidget | None) -> None:
        """
        Args:
            kind: of `KINDS`. title, about: as the tab says them. scope: what the meeting looks at.
        """
        self.bw = QCheckBox()
        super().__init__(desk, title, (self.bw,), parent)
        self._kind, self._title, self._scope = kind, title, scope
        self._about.setText(about)
        self.retranslate()
        self.make.setFocus()

    def field_names(self) -> Sequence[str]:
        return (self.tr("Warna"),)

    def retranslate(self) -> None:
        super().retranslate()
        self.bw.setText(self.tr("Hitam putih"))
        self.suggest()

    def suggestion(self) -> Path:
        return documents() / f"{safe_name(self._title)}.pdf"

    def submit(self) -> None:
        """Make it where the store is read, then write and show it on another thread."""
        self._wait(True)
        kind, scope, bw, title = self._kind, self._scope, self.bw.isChecked(), self.tr("Rapat")
        paper, chosen = self.paper.currentData(), self.language.currentData()
        self._desk.read(
            lambda store: made(store, kind, scope, paper, chosen, bw, title), self._keep, self._on_failed, self
        )

    def _keep(self, data: bytes) -> None:
        def render(path: Path, paper: str, chosen: str) -> None:
            from ltsa_desktop.reports.output import write

            write(data, path)

        self.write(render)
