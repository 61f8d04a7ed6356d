"""One practice on one page: the card that is handed out in the meeting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ltsa_desktop.ground.paths import documents
from ltsa_desktop.gui.dialogs.paper import PaperDialog, safe_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.figures.analysis_models import PracticeCard
    from ltsa_desktop.store.figures.models import PhotoRef
    from ltsa_desktop.store.read_models import Organisation


class CardDialog(PaperDialog):
    """Paper, language and place of a practice's card; its photos were read beforehand."""

    def __init__(
        self,
        desk: Desk,
        card: PracticeCard,
        organisation: Organisation | None,
        photos: dict[str, bytes],
        example: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, card.title or card.action, (), parent)
        self._card, self._organisation, self._photos, self._example = card, organisation, photos, example
        self.retranslate()
        self.make.setFocus()

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Cetak kartu praktik baik"))
        self._about.setText(self.tr("Satu halaman untuk dibagikan: masalah, yang dilakukan, hasil, dan untuk siapa."))
        self.suggest()

    def suggestion(self) -> Path:
        name = safe_name(self._card.title or self._card.action)
        kind = self.tr("Praktik-Baik")
        return documents() / f"{kind}_{name}.pdf"

    def submit(self) -> None:
        card, organisation, photos, example = self._card, self._organisation, self._photos, self._example

        def render(path: Path, paper: str, language: str) -> None:
            from ltsa_desktop.reports.collected import Format, Origin, identity_of
            from ltsa_desktop.reports.output import write
            from ltsa_desktop.reports.practice_card import practice_cards

            origin = Origin(identity_of([f"{card.visit_id}:{card.path}"]), card.day, example=example)
            form = Format(paper=paper, language=language)

            def load(ref: PhotoRef) -> Callable[[], bytes]:
                return lambda: photos[ref.name]

            write(practice_cards([card], origin, organisation, form, load), path)

        self.write(render)


def print_practice(desk: Desk, actions: Actions, card: PracticeCard, example: bool) -> None:
    """Read letterhead and photos, then open the dialog; `example` marks the card CONTOH."""

    def read(store: Store) -> tuple[Organisation | None, dict[str, bytes]]:
        photos = {p.name: store.visits.attachment_bytes(p.visit_id, p.name) for p in card.photos if p.present}
        return store.organisation.for_paper(card.day), photos

    desk.read(
        read, lambda found: CardDialog(desk, card, found[0], found[1], example, actions.window_).open(), owner=actions
    )
