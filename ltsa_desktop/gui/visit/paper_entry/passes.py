"""Where the typing of a paper stands, and what comes next: a second pass, the comparison, the seal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from ltsa_desktop.ground.formats import date_short
from ltsa_desktop.gui.dialogs.base import Ask, Dialog
from ltsa_desktop.gui.i18n import language, say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.paper_entry.blind import put_away
from ltsa_desktop.gui.widgets import Banner, Body, MutedLabel, PrimaryButton, SectionTitle
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import column, line
from ltsa_desktop.store.double_entry import Comparison, begin_second, compare, discard_second, second_pass
from ltsa_desktop.store.paper_entry import KEYER_ROLE, PaperFacts, paper_facts
from ltsa_desktop.store.read_models import Author

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.gui.visit.paper_entry.window import PaperWindow
    from ltsa_desktop.store import Store, Visit


@dataclass(frozen=True, slots=True)
class _Standing:
    """What the store knows of a paper's passes."""

    visit: Visit
    facts: PaperFacts | None
    second: Visit | None
    again: PaperFacts | None
    default: Author


def _read(store: Store, visit: str) -> _Standing:
    second = second_pass(store, visit)
    profile = store.profile
    return _Standing(
        store.visits.get(visit),
        paper_facts(store, visit),
        second,
        paper_facts(store, second.id) if second else None,
        Author(profile.name, profile.nip, KEYER_ROLE),
    )


class PassesDialog(Dialog):
    """One sentence a pass and one primary button; Enter does what comes next.

    It never tells what a pass holds: who types the second one must not know the first.
    """

    def __init__(self, desk: Desk, visit: str, parent: QWidget, paper: PaperWindow | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._visit = visit
        self._paper = paper
        self._standing: _Standing | None = None
        body = column(SPACE.s, SPACE.xl)
        self.setLayout(body)
        self.title = SectionTitle()
        self.first_words, self.second_words, self.open_words = Body(), Body(), Body()
        self.first_words.setMinimumWidth(560)
        self.name_label, self.nip_label = MutedLabel(), MutedLabel()
        self.name, self.nip = QLineEdit(), QLineEdit()
        self.banner = Banner()
        self.discard = PlainButton("", "trash")
        self.open_one = PlainButton("", "arrow-right")
        self.check = PlainButton("", "lock")
        self.back = PlainButton()
        self.next = PrimaryButton()
        for part in (
            self.title,
            self.first_words,
            self.second_words,
            self.open_words,
            self.name_label,
            self.name,
            self.nip_label,
            self.nip,
            self.banner,
        ):
            body.addWidget(part)
        body.addLayout(line(self.open_one, self.discard, None))
        body.addLayout(line(self.back, None, self.check, self.next))
        self.back.clicked.connect(self.reject)
        self.discard.clicked.connect(self._on_discard)
        self.open_one.clicked.connect(self._on_open)
        self.check.clicked.connect(self._on_check)
        self.next.clicked.connect(self._on_next)
        self.next.setDefault(True)
        for later in (self.name_label, self.name, self.nip_label, self.nip, self.discard, self.open_one, self.check):
            later.hide()
        self.next.setEnabled(False)
        self.retranslate()
        if paper is not None and paper.session is not None:
            # In its turn behind what is still on its way to the disk.
            paper.session.queue.run(lambda store: _read(store, visit), self._on_read, self._on_failed)
        else:
            desk.read(lambda store: _read(store, visit), self._on_read, self._on_failed, self)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Pengetikan kertas"))
        self.title.setText(self.tr("Pengetikan kertas"))
        self.name_label.setText(self.tr("Pengetik kedua (sebaiknya orang lain)"))
        self.name.setAccessibleName(self.tr("Nama pengetik kedua"))
        self.nip_label.setText(self.tr("NIP pengetik kedua (boleh kosong)"))
        self.nip.setAccessibleName(self.tr("NIP pengetik kedua (boleh kosong)"))
        self.discard.setText(self.tr("Buang pengetikan kedua…"))
        self.open_one.setText(self.tr("Ke baris pertama yang kosong"))
        self.check.setText(self.tr("Periksa dan segel…"))
        self.back.setText(self.tr("Kembali"))
        self._arrange()

    def _on_read(self, standing: _Standing) -> None:
        import shiboken6

        if shiboken6.isValid(self):
            self._standing = standing
            self._arrange()

    def _arrange(self) -> None:
        standing = self._standing
        if standing is None or standing.facts is None:
            self.next.setText(self.tr("Lanjut"))
            return
        facts = standing.facts
        self.first_words.setText(say(facts.told()) + ".")
        done = facts.again is not None
        second = standing.again
        if done:
            self.second_words.setText(self.tr("Kedua pengetikan sudah dibandingkan."))
        elif second is not None and second.keyed is not None:
            day = date_short(second.keyed.day) if second.keyed.day else "–"
            self.second_words.setText(
                self.tr("Pengetikan kedua oleh {who}, dimulai {day}, belum dibandingkan.").format(
                    who=second.keyed.who.name, day=day
                )
            )
        else:
            self.second_words.setText(
                self.tr(
                    "Belum ada pengetikan kedua. Yang kedua mulai dari kertas kosong dan tidak melihat yang pertama; "
                    "sesudahnya setiap perbedaan ditunjukkan."
                )
            )
        in_second = self._paper is not None and self._paper.second
        open_lines = self._paper.open_lines() if self._paper is not None else []
        self.open_words.setVisible(bool(open_lines))
        self.open_words.setText(
            self.tr(
                "{n} baris di layar ini belum diketik dan belum ditandai kosong (F2) atau tidak terbaca (F3)."
            ).format(n=len(open_lines))
        )
        going_on = self._paper is None and not done and standing.second is None and standing.visit.status != "final"
        if going_on:
            self.open_one.setText(self.tr("Lanjutkan pengetikan pertama"))
        self.open_one.setVisible(bool(open_lines) or going_on)
        asks = not done and standing.second is None
        for part in (self.name_label, self.name, self.nip_label, self.nip):
            part.setVisible(asks)
        self.discard.setVisible(standing.second is not None)
        self.check.setVisible(not in_second and not done)
        if done:
            self.next.setText(self.tr("Buka kunjungan"))
        elif asks:
            self.next.setText(self.tr("Ketik kedua kali"))
        elif in_second:
            self.next.setText(self.tr("Bandingkan"))
        else:
            self.next.setText(self.tr("Lanjutkan pengetikan kedua"))
        self.next.setEnabled(True)
        if asks:
            self.name.setFocus()
        else:
            self.next.setFocus()
        self.adjustSize()

    def _on_next(self) -> None:
        standing = self._standing
        if standing is None or standing.facts is None:
            return
        if standing.facts.again is not None:
            self._to_visit(finalise=False)
        elif standing.second is None:
            name = self.name.text().strip()
            if not name:
                self.banner.show_text("warning", self.tr("Tulis nama pengetik kedua."))
                self.name.setFocus()
                return
            keyer = Author(name, self.nip.text().strip(), KEYER_ROLE)
            visit = self._visit
            self.setEnabled(False)
            self._desk.write(lambda store: begin_second(store, visit, keyer), self._on_begun, self._on_failed, self)
        elif self._paper is not None and self._paper.second:
            self._compare()
        else:
            self._on_begun(standing.second)

    def _on_begun(self, second: Visit) -> None:
        from ltsa_desktop.gui.visit.paper_entry import open_paper

        parent = self.parentWidget()
        self.accept()
        open_paper(self._desk, second.id, parent.parentWidget() if parent is not None else None)
        put_away(self._visit)

    def _compare(self) -> None:
        visit, shown = self._visit, language()
        self.setEnabled(False)
        self._desk.read(lambda store: compare(store, visit, shown), self._on_compared, self._on_failed, self)

    def _on_compared(self, comparison: Comparison) -> None:
        from ltsa_desktop.gui.visit.paper_entry.compare import CompareDialog

        paper = self._paper
        self.accept()
        dialog = CompareDialog(self._desk, comparison, paper)
        dialog.open()

    def _on_discard(self) -> None:
        ask = Ask(
            self.tr("Buang pengetikan kedua?"),
            self.tr(
                "Pengetikan kedua tidak lagi dipakai. Yang pertama tidak berubah; riwayat keduanya tetap tersimpan."
            ),
            self.tr("Buang pengetikan kedua"),
            self.tr("Batal"),
            danger=True,
            parent=self,
        )
        ask.accepted.connect(self._do_discard)
        ask.open()

    def _do_discard(self) -> None:
        visit = self._visit
        self._desk.write(lambda store: discard_second(store, visit), self._on_discarded, self._on_failed, self)

    def _on_discarded(self, _was: bool) -> None:
        paper = self._paper
        self.accept()
        if paper is not None and paper.second:
            QTimer.singleShot(0, paper, paper.close)

    def _on_open(self) -> None:
        paper, parent = self._paper, self.parentWidget()
        self.accept()
        if paper is None:
            from ltsa_desktop.gui.visit.paper_entry import open_paper

            put_away(self._visit)
            open_paper(self._desk, self._visit, parent.parentWidget() if parent is not None else None)
        else:
            lines = paper.open_lines()
            if lines:
                paper.go_to(lines[0].path)

    def _on_check(self) -> None:
        self._to_visit(finalise=True)

    def _to_visit(self, finalise: bool) -> None:
        from ltsa_desktop.gui.visit import open_visit

        parent = self.parentWidget()
        self.accept()
        window = open_visit(self._desk, self._visit, parent.parentWidget() if parent is not None else None)
        if finalise:
            if window.session is not None:
                window.finalise()
            else:
                window.ready.connect(window.finalise)
        if parent is not None and parent is not window:
            QTimer.singleShot(0, parent, parent.close)

    def _on_failed(self, error: UserError) -> None:
        self.setEnabled(True)
        self.banner.show_text("warning", say(error.text))
