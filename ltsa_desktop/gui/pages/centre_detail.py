"""One centre: what it is, its status with sources, its places, its visits."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from ltsa_desktop.ground.formats import date_long
from ltsa_desktop.gui import words
from ltsa_desktop.gui.actions import Actions
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.i18n import Retranslated, language
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Body, FormRows, MutedLabel, PrimaryButton, ScrollPage, SectionTitle, StateChip
from ltsa_desktop.gui.widgets.buttons import PlainButton, QuietButton
from ltsa_desktop.gui.widgets.labels import StrongLabel
from ltsa_desktop.gui.widgets.layout import clear_layout, line
from ltsa_desktop.store.read_models import CentreDetail, Site, StatusEvent


class CentreView(Retranslated):
    """Shows a `CentreDetail`; its deeds are a new visit and a new status."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._detail: CentreDetail | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE.l, 0, 0, 0)
        outer.setSpacing(SPACE.m)
        self._name = SectionTitle()
        self._state = StateChip()
        self._where = MutedLabel()
        self._visit = PrimaryButton("", "plus")
        self._status = PlainButton("", "pencil")
        self._visit.clicked.connect(self._on_visit)
        self._status.clicked.connect(self._on_status)
        outer.addWidget(self._name)
        outer.addLayout(line(self._state, self._where, spacing=SPACE.m))
        outer.addLayout(line(self._visit, self._status, None))
        self._page = ScrollPage(margin=0)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(SPACE.s)
        self._page.body.addLayout(self._inside)
        self._page.body.addStretch(1)
        outer.addWidget(self._page, 1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No centre is under the cursor."""
        self._detail = None
        for widget in (self._visit, self._status, self._state):
            widget.hide()
        self._name.setText("")
        self._where.setText("")
        clear_layout(self._inside)

    def show_centre(self, detail: CentreDetail) -> None:
        """Show everything known of a centre."""
        self._detail = detail
        self.retranslate()

    def retranslate(self) -> None:
        detail = self._detail
        if detail is None:
            return
        centre = detail.summary
        self._name.setText(centre.name)
        self._state.set_state(*words.centre_state(centre.status))
        self._where.setText(f"{centre.code} · {words.place(centre)}")
        self._visit.setText(self.tr("Kunjungan baru di sini"))
        self._status.setText(self.tr("Catat status…"))
        for widget in (self._visit, self._status, self._state):
            widget.show()
        self.setAccessibleName(centre.name)
        clear_layout(self._inside)
        self._facts(detail)
        self._head(self.tr("Riwayat status"))
        for event in detail.statuses:
            self._event(event)
        self._head(self.tr("Tempat"))
        for site in detail.sites:
            self._inside.addWidget(Body(self._site(site)))
        if not detail.sites and centre.latitude is not None:
            here = Site("", "", "", centre.latitude, centre.longitude, centre.approximate)
            self._inside.addWidget(Body(self._site(here)))
        elif not detail.sites:
            self._inside.addWidget(MutedLabel(self.tr("Belum ada tempat yang dicatat.")))
        self._head(self.tr("Kunjungan di laptop ini"))
        for visit in detail.visits:
            open_it = QuietButton(self.tr("Buka"))
            open_it.setAccessibleName(self.tr("Buka kunjungan {day}").format(day=words.day(visit.visit.day)))
            open_it.clicked.connect(lambda checked=False, identity=visit.visit.id: self._actions.open_visit(identity))
            chip = StateChip(*words.visit_status(visit.visit))
            text = Body(f"{words.visit_line(visit)} · {words.score(visit.score, visit.band)}")
            self._inside.addLayout(line(chip, text, open_it, spacing=SPACE.m))
        if not detail.visits:
            self._inside.addWidget(MutedLabel(self.tr("Belum pernah dikunjungi dari laptop ini.")))

    def _head(self, text: str) -> None:
        self._inside.addSpacing(SPACE.s)
        self._inside.addWidget(StrongLabel(text))

    def _facts(self, detail: CentreDetail) -> None:
        centre = detail.summary
        facts = (
            (self.tr("Tingkat"), words.centre_level(centre.level)),
            (self.tr("Nama lain"), ", ".join(detail.aliases)),
            (self.tr("Gedung"), detail.host_building),
            (self.tr("Alamat"), detail.address),
            (self.tr("Percontohan MRC"), self.tr("ya") if centre.mrc_pilot else ""),
            (self.tr("Tahun dilaporkan"), str(detail.year_reported or "")),
            (self.tr("Sumber"), detail.source),
            (self.tr("Catatan"), detail.note),
        )
        rows = FormRows()
        rows.setVerticalSpacing(SPACE.xs)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        for name, value in facts:
            if value:
                label = QLabel(name)
                label.setProperty("role", "muted")
                rows.addRow(label, Body(value))
        self._inside.addLayout(rows)

    def _event(self, event: StatusEvent) -> None:
        day = date_long(event.day, language()) if event.day else self.tr("tanpa tanggal")
        chip = StateChip(*words.centre_state(event.state))
        self._inside.addLayout(line(chip, Body(day), spacing=SPACE.m))
        parts = [self.tr("Sumber: {source}").format(source=event.source)]
        if event.author:
            parts.append(self.tr("dicatat oleh {author}").format(author=event.author))
        if event.note:
            parts.append(event.note)
        self._inside.addWidget(MutedLabel(" · ".join(parts)))

    def _site(self, site: Site) -> str:
        parts = [site.name, site.address]
        if site.latitude is not None and site.longitude is not None:
            position = f"{site.latitude:.4f}, {site.longitude:.4f}"
            if site.approximate:
                position += self.tr(" (perkiraan: ibu kota wilayah)")
            parts.append(position)
        return " · ".join(part for part in parts if part)

    def _on_visit(self) -> None:
        if self._detail is not None:
            self._actions.new_visit(self._detail.summary.code)

    def _on_status(self) -> None:
        if self._detail is not None:
            self._actions.add_status(self._detail.summary)
