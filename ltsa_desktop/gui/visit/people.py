"""Who answers now: several evaluators at one laptop, each answer under its giver's own name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.icons import icon
from ltsa_desktop.gui.theme.style import scaled
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import MutedLabel, PrimaryButton, QuietButton, SectionTitle
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import column, line
from ltsa_desktop.store.read_models import Author

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession
    from ltsa_desktop.gui.visit.window import VisitWindow
    from ltsa_desktop.store import Store

NAME_ROOM = 24
"""Letters of a name that the head of the window shows."""


def setting(visit: str) -> str:
    """The name of the store's setting that keeps a visit's extra people and who answered last."""
    return f"visit-people:{visit}"


def roster(session: VisitSession, profile: Author, extra: list[Author]) -> list[Author]:
    """Who may answer: the profile, the team in the form's own answers, and who was typed in here; each once."""
    found = [profile, *extra]
    names, nips = (session.opened.ref(role) for role in ("team.member", "team.nip"))
    if names:
        for node in session.state.walk():
            if node.definition.ref == names and node.stored:
                nip = node.path[: -len(node.definition.name)] + nips.rpartition("/")[2]
                known = session.node(nip).stored if nips and session.holds(nip) else ""
                found.append(Author(node.stored, known))
    seen: dict[str, Author] = {}
    for who in found:
        key = " ".join(who.name.casefold().split())
        if key and (key not in seen or (who.nip and not seen[key].nip)):
            seen[key] = who if key not in seen or seen[key] != profile else seen[key]
    return list(seen.values())


class PeopleDialog(Dialog):
    """↑ ↓ and Enter choose who answers from now on; or a name is typed."""

    def __init__(self, window: VisitWindow, profile: Author, extra: list[Author]) -> None:
        super().__init__(window)
        assert window.session is not None
        self._window = window
        self._extra = extra
        self.people = roster(window.session, profile, extra)
        body = column(SPACE.s, SPACE.xl)
        self.setLayout(body)
        self.title, self.note = SectionTitle(), MutedLabel()
        self.note.setMinimumWidth(440)
        self.list = QListWidget()
        self.list.setMinimumSize(440, 180)
        self.name_label, self.nip_label = MutedLabel(), MutedLabel()
        self.name, self.nip = QLineEdit(), QLineEdit()
        self.back, self.take = PlainButton(), PrimaryButton("", "user")
        for part in (self.title, self.note, self.list, self.name_label, self.name, self.nip_label, self.nip):
            body.addWidget(part)
        body.addLayout(line(None, self.back, self.take))
        self.back.clicked.connect(self.reject)
        self.take.clicked.connect(self._on_take)
        self.list.itemActivated.connect(lambda _: self._on_take())
        now = window.session.queue.who or profile
        for who in self.people:
            QListWidgetItem(icon("user", "muted"), f"{who.name} · {who.nip}" if who.nip else who.name, self.list)
        self.list.setCurrentRow(next((n for n, who in enumerate(self.people) if who.name == now.name), 0))
        self.take.setDefault(True)
        self.retranslate()
        self.list.setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Siapa yang mengisi sekarang?"))
        self.title.setText(self.tr("Siapa yang mengisi sekarang?"))
        self.note.setText(
            self.tr("Setiap jawaban sesudah ini dicatat atas namanya. Tim dibaca dari formulir dan profil.")
        )
        self.list.setAccessibleName(self.tr("Tim evaluator"))
        self.name_label.setText(self.tr("Nama lain, bila belum ada dalam daftar"))
        self.name.setAccessibleName(self.name_label.text())
        self.nip_label.setText(self.tr("NIP (boleh kosong)"))
        self.nip.setAccessibleName(self.nip_label.text())
        self.back.setText(self.tr("Batal"))
        self.take.setText(self.tr("Ia yang mengisi"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_take()
            return
        super().keyPressEvent(event)

    def _on_take(self) -> None:
        name = self.name.text().strip()
        extra = self._extra
        if name:
            who = Author(name, self.nip.text().strip())
            extra = [*extra, who]
        elif 0 <= self.list.currentRow() < len(self.people):
            who = self.people[self.list.currentRow()]
        else:
            return
        self.accept()
        answer_as(self._window, who, extra)


def answer_as(window: VisitWindow, who: Author, extra: list[Author]) -> None:
    """Let `who` answer from now on, also after a restart; what is being typed still is the one's before."""
    session, form = window.session, window.form
    if session is None or form is None:
        return
    form.flush()
    session.queue.who = who
    kept = {"who": [who.name, who.nip, who.role], "extra": [[one.name, one.nip, one.role] for one in extra]}
    name = setting(window.visit_id)
    session.queue.run(lambda store: store.settings.set(name, kept))
    _show(window)
    window.toast.say(QCoreApplication.translate("People", "Sekarang mengisi: {who}").format(who=who.name), "ok")


def switch_person(window: VisitWindow) -> None:
    """Ask who answers from now on."""
    session, form = window.session, window.form
    if session is None or form is None or session.read_only:
        return
    form.flush()
    name = setting(window.visit_id)

    def read(store: Store) -> tuple[Author, list[Author]]:
        kept = store.settings.get(name) or {}
        profile = store.profile
        extra = [Author(*one) for one in kept.get("extra", [])]
        return Author(profile.name, profile.nip, profile.role), extra

    session.queue.run(read, lambda found: PeopleDialog(window, *found).open())


class _PersonButton(QuietButton):
    """Who answers; its words follow the language of the interface."""

    def __init__(self, window: VisitWindow) -> None:
        super().__init__("", "user")
        self.setObjectName("person")
        self._window = window

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            _show(self._window)


def follow_people(window: VisitWindow) -> None:
    """Show in the window's head who answers, and take up who did before the last restart."""
    button = _PersonButton(window)
    button.clicked.connect(partial(switch_person, window))
    layout = window.head.layout()
    assert layout is not None
    layout.insertWidget(2, button)  # type: ignore[attr-defined]  # a QHBoxLayout, which Qt's stubs do not say
    # Tab comes to it where it stands, not after the whole form: first behind the score, then the score behind it.
    QWidget.setTabOrder(window.head.score_button, button)
    QWidget.setTabOrder(button, window.head.score_button)
    name = setting(window.visit_id)

    def read(store: Store) -> Author | None:
        kept = store.settings.get(name) or {}
        return Author(*kept["who"]) if kept.get("who") else None

    def told(who: Author | None) -> None:
        if window.session is not None and who is not None:
            window.session.queue.who = who
        _show(window)

    window.desk.read(read, told, owner=window)
    _show(window)


def _show(window: VisitWindow) -> None:
    button = window.head.findChild(QuietButton, "person")
    session = window.session
    if button is None or session is None:
        return
    store = window.desk.context.store
    who = session.queue.who
    name = who.name if who is not None else (store.profile.name if store is not None else "")
    # On a small screen with large letters the head has less room for it; the tooltip has the whole name.
    small = min(1366, window.screen().availableSize().width()) / 1366
    room = max(8, int(NAME_ROOM * small**1.5 * 100 / scaled(100)))
    shown = name if len(name) <= room else name[: room - 1] + "…"
    button.setText(shown.replace("&", "&&"))
    words = QCoreApplication.translate("People", "Sekarang mengisi: {who}").format(who=name)
    button.setToolTip(words + " (Ctrl+Shift+U)")
    button.setAccessibleName(words)
    button.setEnabled(not session.read_only)
