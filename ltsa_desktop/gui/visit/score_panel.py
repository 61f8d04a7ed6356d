"""The live score: every index with its category, and which answers cost the points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ltsa_desktop.ground.formats import number
from ltsa_desktop.gui.i18n import language, say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.cards import plain_label
from ltsa_desktop.gui.widgets import IconButton, MutedLabel, ScrollPage, SectionTitle
from ltsa_desktop.gui.widgets.buttons import QuietButton
from ltsa_desktop.gui.widgets.labels import rule
from ltsa_desktop.gui.widgets.layout import clear_layout

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession
    from ltsa_desktop.scoring import Scheme, SchemeScore

SHOWN_LOSSES = 8
PANEL_WIDTH = 340


def main_scheme(session: VisitSession) -> SchemeScore | None:
    """The index shown in the head of the window: the IPP where the instrument has it, else the first with a score."""
    if session.snapshot is None:
        return None
    schemes = session.snapshot.schemes
    ipp = [s for s in schemes if s.formula == "ipp-f02"]
    return next(iter(ipp or [s for s in schemes if s.score is not None] or list(schemes)), None)


def short_score(session: VisitSession) -> str:
    """ "Nilai 3,42 B-", for the head of the window."""
    scheme = main_scheme(session)
    if scheme is None:
        return QCoreApplication.translate("ScorePanel", "Tanpa nilai")
    if scheme.score is None:
        return QCoreApplication.translate("ScorePanel", "Nilai –")
    places = -int(scheme.score.as_tuple().exponent)
    value = number(scheme.score, places, language())
    band = scheme.band.code if scheme.band else ""
    return QCoreApplication.translate("ScorePanel", "Nilai {value} {band}").format(value=value, band=band).strip()


class ScorePanel(QFrame):
    """The panel at the right.

    Signals:
        question_chosen(str): a loss was clicked: go to that question.
        closed(): the panel is not wanted any more.
    """

    question_chosen = Signal(str)
    closed = Signal()

    def __init__(self, session: VisitSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setProperty("surface", "panel")
        self.setFixedWidth(PANEL_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.l, SPACE.s, SPACE.s, 0)
        column.setSpacing(SPACE.s)
        head = QHBoxLayout()
        self.title = SectionTitle()
        self.close_button = IconButton("x")
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        column.addLayout(head)
        self.page = ScrollPage(margin=0)
        self.page.body.setSpacing(SPACE.xs)
        self.page.setMinimumHeight(80)
        inside = self.page.widget()
        assert inside is not None
        inside.setProperty("surface", "paper")
        column.addWidget(self.page, 1)
        self.close_button.clicked.connect(self.closed)
        session.score_changed.connect(self._on_score_changed)
        self.retranslate()

    def retranslate(self) -> None:
        """The language changed."""
        self.title.setText(self.tr("Nilai sementara"))
        self.close_button.set_name(self.tr("Tutup panel nilai"), "Ctrl+Shift+N")
        self.fill()

    def fill(self) -> None:
        """Show the snapshot of now."""
        body = self.page.body
        held = self.isAncestorOf(focus) if (focus := self.focusWidget()) is not None else False
        clear_layout(body)
        snapshot, plan = self.session.snapshot, self.session.opened.plan
        if snapshot is None or plan is None:
            body.addWidget(MutedLabel(self.tr("Instrumen ini tidak memberi nilai.")))
            body.addStretch(1)
            return
        schemes = {scheme.id: scheme for scheme in plan.schemes}
        for score in snapshot.schemes:
            self._add(score, schemes[score.id])
        body.addStretch(1)
        if held:
            self.close_button.setFocus()

    def _add(self, score: SchemeScore, scheme: Scheme) -> None:
        body = self.page.body
        if body.count():
            body.addSpacing(SPACE.m)
        body.addWidget(rule())
        body.addSpacing(SPACE.s)
        body.addWidget(plain_label(say(scheme.title), "strong"))
        line = QHBoxLayout()
        line.setSpacing(SPACE.s)
        value = QLabel("–" if score.score is None else number(score.score, scheme.places, language()))
        value.setProperty("role", "title")
        line.addWidget(value)
        if score.band is not None:
            band = plain_label(f"{score.band.code} · {say(score.band.title)}")
            line.addWidget(band, 1, Qt.AlignmentFlag.AlignBottom)
        else:
            line.addStretch(1)
        body.addLayout(line)
        body.addWidget(
            MutedLabel(
                self.tr("{n} dari {total} butir dinilai · skala sampai {maximum}").format(
                    n=score.n_scored, total=score.n_items, maximum=number(scheme.maximum, None, language())
                )
            )
        )
        if scheme.inferred or say(scheme.note):
            body.addWidget(MutedLabel(say(scheme.note)))
        if not score.losses or scheme.parts:
            return
        body.addWidget(MutedLabel(self.tr("Yang paling mengurangi nilai:")))
        for loss in score.losses[:SHOWN_LOSSES]:
            cost = number(loss.points, 2 if scheme.maximum <= 10 else 1, language())
            words = say(loss.title) or self.session.label(loss.path)
            button = QuietButton()
            button.setProperty("kind", "nav")
            text = f"−{cost}  {words}"
            button.setText(
                button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, PANEL_WIDTH - 64).replace("&", "&&")
            )
            button.setToolTip(text)
            button.setAccessibleName(text)
            button.clicked.connect(lambda _=False, path=loss.path: self.question_chosen.emit(path))
            body.addWidget(button)

    def _on_score_changed(self) -> None:
        if self.isVisible():
            self.fill()
