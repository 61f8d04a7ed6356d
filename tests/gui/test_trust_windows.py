"""The lock, trust, what is set aside, recovery and the audit trail, by keys and clicks over real stores."""

from __future__ import annotations

import shutil
import time
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ltsa_desktop.exchange import (
    accept_organisation,
    enrol,
    export_package,
    found_organisation,
    import_package,
    organisation,
    organisation_file,
    organisation_of,
    recovery,
)
from ltsa_desktop.store import Profile, create_store
from ltsa_desktop.store.vault import Cost

COST = Cost(memory_kib=32, iterations=1, lanes=1)


def make(folder: Path, name: str, role: str = "evaluator"):
    return create_store(folder, "rahasia-laptop", Profile(name, role=role), cost=COST)


@pytest.fixture
def office(switch_on, tmp_path: Path, used_store: Path):
    """(window of a supervisor, evaluator's store folder, recovery secret); one package of the evaluator is at hand."""
    folder, field = tmp_path / "office", tmp_path / "field"
    store = make(folder, "CONTOH Ratna", "supervisor")
    secret = found_organisation(store, "CONTOH Direktorat", place="Surabaya").recovery
    data = organisation_file(store)
    shutil.copytree(used_store, field)
    from ltsa_desktop.store import open_store

    siti = open_store(field, "rahasia-laptop")
    accept_organisation(siti, organisation.read(data))
    (tmp_path / "siti.ltsaenrol").write_bytes(enrol(siti))
    export_package(siti, tmp_path / "siti.ltsa")
    siti.close()
    import_package(store, tmp_path / "siti.ltsa")
    store.close()
    laptop = switch_on(folder)
    laptop.window.start(password="rahasia-laptop")
    laptop.settle(30)
    return laptop, field, secret


def read(laptop, fn):
    got: list = []
    laptop.desk.read(fn, got.append)
    laptop.settle()
    return got[0]


def open_trust(laptop):
    from ltsa_desktop.gui.trust.dialog import TrustDialog

    page = laptop.go("settings")
    QTest.mouseClick(page.security.trust_button, Qt.MouseButton.LeftButton)
    return laptop.dialog(TrustDialog)


def open_draft(laptop):
    """The window of a draft with the keyboard in a text question, and its field."""
    visit = next(v.visit.id for v in read(laptop, lambda store: store.visits.list("draft")))
    laptop.window.actions_.open_visit(visit)
    laptop.settle(30)
    (window,) = laptop.window.actions_.open_visits()
    path = "/data/h/h1/conclusion"
    assert window.form.go_to(path)
    laptop.settle()
    window.activateWindow()
    laptop.qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    field = window.focusWidget()
    assert field is not None
    return visit, window, field, path


def answer_reason(laptop, reason: str) -> None:
    from ltsa_desktop.gui.trust.asking import ReasonDialog

    asked = laptop.dialog(ReasonDialog)
    QTest.keyClicks(asked.reason, reason)
    QTest.keyClick(asked.reason, Qt.Key.Key_Return)
    laptop.settle()


def test_a_laptop_is_accepted_extended_and_withdrawn_in_the_window(office, tmp_path: Path) -> None:
    from ltsa_desktop.gui.dialogs.base import Ask

    laptop, _, _ = office
    dialog = open_trust(laptop)
    assert [row.name for row in dialog.table.rows()] == ["CONTOH Ratna"]
    dialog.introduce(tmp_path / "siti.ltsaenrol")
    ask = laptop.dialog(Ask)
    ask.yes.click()
    laptop.settle()
    assert "sudah masuk" in dialog.banner.text()
    assert [row.state for row in dialog.table.rows()] == ["trusted", "trusted"]
    dialog.table.select(lambda row: row.kind == "device")
    dialog.extend_button.click()
    answer_reason(laptop, "")
    assert "diperpanjang" in dialog.banner.text()
    before = dialog.table.current().valid_to
    assert before.year >= date.today().year + 2
    dialog.activateWindow()
    laptop.qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    from ltsa_desktop.gui.trust.asking import ReasonDialog

    asked = laptop.dialog(ReasonDialog)
    asked.yes.click()
    assert "alasan" in asked.banner.text().casefold()
    answer_reason(laptop, "laptop dicuri")
    assert dialog.table.current().state == "revoked"
    assert dialog.table.current().reason == "laptop dicuri"
    assert not dialog.revoke_button.isEnabled()


def test_what_is_set_aside_is_refused_reconsidered_and_approved(office) -> None:
    from ltsa_desktop.gui.trust.held import HeldDialog

    laptop, _, _ = office
    page = laptop.go("settings")
    page.security.held_button.click()
    dialog = laptop.dialog(HeldDialog)
    assert dialog.table.rows()
    assert {row.reason for row in dialog.table.rows()} == {"unknown"}
    dialog.table.setFocus()
    dialog.table.choose(lambda row: row.kind == "revision")
    dialog.refuse_button.click()
    answer_reason(laptop, "bukan pegawai kami")
    assert [row.refused for row in dialog.table.rows() if row.kind == "revision"] == [
        "CONTOH Ratna: bukan pegawai kami"
    ]
    dialog.table.choose(lambda row: bool(row.refused))
    dialog.again_button.click()
    answer_reason(laptop, "ternyata pegawai kami")
    dialog.table.choose(lambda row: True)
    dialog.approve_button.click()
    answer_reason(laptop, "dikenal")
    assert not dialog.table.rows()
    assert len(read(laptop, lambda store: store.visits.list())) == 1


def test_the_recovery_sheet_makes_a_supervisor_in_the_window(office, switch_on, tmp_path: Path) -> None:
    from ltsa_desktop.gui.trust.recovery import RecoveryDialog

    laptop, _, secret = office
    data = read(laptop, organisation_file)
    folder = tmp_path / "hadi"
    hadi = make(folder, "CONTOH Hadi", "supervisor")
    accept_organisation(hadi, organisation.read(data))
    hadi.close()
    other = switch_on(folder)
    other.window.start(password="rahasia-laptop")
    other.settle(30)
    trust = open_trust(other)
    trust.take_over_button.click()
    dialog = other.dialog(RecoveryDialog)
    first, second = recovery.typed_code(secret)
    QTest.keyClicks(dialog.code, first.lower())
    QTest.keyClick(dialog.code, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.code, ("B" if second[0] == "A" else "A") + second[1:])
    dialog.go_button.click()
    assert "Baris 2" in dialog.banner.text()
    dialog.code.setPlainText(f"{first}\n{second}")
    dialog.open_packages([tmp_path / "siti.ltsa"])
    other.settle()
    assert "siti.ltsa" in dialog.banner.text()
    dialog.go_button.click()
    other.settle()
    assert "sekarang supervisor" in dialog.banner.text()
    home = read(other, organisation_of)
    assert [person.name for person in home.supervisors] == ["CONTOH Hadi"]


def test_a_new_sheet_is_written_and_read_back(office, tmp_path: Path) -> None:
    from ltsa_desktop.gui.trust.recovery import RenewDialog

    laptop, _, secret = office
    trust = open_trust(laptop)
    trust.sheet_button.click()
    dialog = laptop.dialog(RenewDialog)
    dialog.sheet.setText(str(tmp_path / "baru.pdf"))
    dialog.file.setText(str(tmp_path / "baru.ltsaorg"))
    dialog.code.setPlainText("\n".join(recovery.typed_code(secret)))
    dialog.go_button.click()
    laptop.settle()
    fresh = recovery.read_sheet(tmp_path / "baru.pdf")
    home = read(laptop, organisation_of)
    assert fresh != secret
    assert recovery.organisation_key(fresh)[0] == home.root
    assert home.rotations[-1].holds


def test_the_lock_hides_an_open_visit_and_brings_it_back_with_its_focus(laptop, password: str) -> None:
    visit, window, field, path = open_draft(laptop)
    QTest.keyClicks(field, "CONTOH sedang diketik")
    laptop.window.lock()
    laptop.settle()
    assert not window.isVisible()
    assert laptop.desk.context.store is None
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [laptop.window]
    page = laptop.window._stack.currentWidget().page
    QTest.keyClicks(page.ui.password, password)
    QTest.keyClick(page.ui.password, Qt.Key.Key_Return)
    laptop.settle(30)
    assert window.isVisible()
    assert window.session.node(path).stored == "CONTOH sedang diketik"
    assert window.focusWidget() is field
    # It still writes into the store that was opened again.
    field.setFocus()
    QTest.keyClicks(field, " lagi")
    window.form.flush()
    laptop.settle()
    assert window.session.queue.trouble is None
    assert any("lagi" in text for text in read(laptop, lambda store: store.visits.content(visit)).values())


def test_it_locks_by_itself_after_so_long_without_a_sign(laptop, settings) -> None:
    locker = laptop.window.locker
    settings.lock_minutes = 2
    locker._last = time.monotonic() - 119
    locker._look()
    assert laptop.window.shell is not None
    QTest.keyClick(laptop.window.windowHandle(), Qt.Key.Key_Shift)
    assert time.monotonic() - locker._last < 60
    locker._last = time.monotonic() - 121
    settings.lock_minutes = 0
    locker._look()
    assert laptop.window.shell is not None
    settings.lock_minutes = 2
    locker._look()
    laptop.settle()
    assert laptop.window.shell is None
    assert laptop.desk.context.store is None


def test_the_settings_keep_the_minutes(laptop, settings) -> None:
    page = laptop.go("settings")
    box = page.security.minutes
    box.setCurrentIndex(box.findData(5))
    box.activated.emit(box.currentIndex())
    assert settings.lock_minutes == 5


@pytest.fixture
def keyring_of_test():
    """A keyring of this test alone, as the system would give it; the one before comes back."""
    import keyring
    from keyring.backend import KeyringBackend

    class Kept(KeyringBackend):
        priority = 1

        def __init__(self) -> None:
            super().__init__()
            self.kept: dict[tuple[str, str], str] = {}

        def set_password(self, service: str, username: str, password: str) -> None:
            self.kept[service, username] = password

        def get_password(self, service: str, username: str) -> str | None:
            return self.kept.get((service, username))

        def delete_password(self, service: str, username: str) -> None:
            del self.kept[service, username]

    before = keyring.get_keyring()
    kept = Kept()
    keyring.set_keyring(kept)
    yield kept
    keyring.set_keyring(before)


def test_the_keyring_opens_the_store_only_once_it_was_asked_to(
    laptop, switch_on, keyring_of_test, password: str
) -> None:
    page = laptop.go("settings")
    assert not page.security.keyring.isChecked()
    page.security.keyring.click()
    laptop.settle()
    assert len(keyring_of_test.kept) == 1
    assert password not in str(keyring_of_test.kept)
    folder = laptop.folder
    laptop.window.close()
    laptop.desk.close()
    again = switch_on(folder)
    again.window.start()
    again.settle(30)
    assert again.window.shell is not None
    # After a lock the password itself is asked for.
    again.window.lock()
    again.settle()
    assert again.window.shell is None
    unlock = again.window._stack.currentWidget().page
    QTest.keyClicks(unlock.ui.password, password)
    QTest.keyClick(unlock.ui.password, Qt.Key.Key_Return)
    again.settle(30)
    page = again.go("settings")
    page.security.keyring.click()
    again.settle()
    assert keyring_of_test.kept == {}


def test_a_system_without_a_keyring_is_told_in_words(laptop) -> None:
    import keyring
    from keyring.backends.fail import Keyring as Away

    before = keyring.get_keyring()
    keyring.set_keyring(Away())
    try:
        page = laptop.go("settings")
        page.security.keyring.click()
        laptop.settle()
        assert not page.security.keyring.isChecked()
        assert any("tidak dapat menyimpan rahasia" in text for text, _ in laptop.notices)
    finally:
        keyring.set_keyring(before)


def test_the_trail_of_a_visit_is_read_filtered_checked_and_saved(laptop, tmp_path: Path) -> None:
    from ltsa_desktop.gui.audit.dialog import AuditDialog

    page = laptop.go("visits")
    page.table.select(lambda row: row.visit.status == "final")
    page._audit.click()
    dialog = laptop.dialog(AuditDialog)
    assert {row.act for row in dialog.table.rows()} >= {"seal"}
    everything = len(dialog.table.rows())
    QTest.keyClicks(dialog.filter, "menyegel")
    assert 0 < len(dialog.table.rows()) <= everything
    QTest.keyClick(dialog, Qt.Key.Key_F7)
    laptop.settle()
    assert "utuh" in dialog.banner.text()
    dialog.save(tmp_path / "catatan.pdf")
    laptop.settle()
    assert (tmp_path / "catatan.pdf").read_bytes().startswith(b"%PDF-")
    assert "catatan.pdf" in dialog.banner.text()


def test_the_trail_of_a_question_is_a_key_away_in_the_visit(laptop) -> None:
    from ltsa_desktop.gui.audit.dialog import AuditDialog

    _, window, field, path = open_draft(laptop)
    QTest.keyClicks(field, "CONTOH")
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(field, Qt.Key.Key_F7, control)
    laptop.settle()
    (dialog,) = [d for d in window.findChildren(AuditDialog) if d.isVisible()]
    assert [row.what.endswith("CONTOH") for row in dialog.table.rows()][:1] == [True]
    assert {row.path.partition("#")[0] for row in dialog.table.rows()} == {path}
    dialog.close()
    laptop.settle()
    window.activateWindow()
    laptop.qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    QTest.keyClick(field, Qt.Key.Key_H, control | shift)
    laptop.settle()
    (dialog,) = [d for d in window.findChildren(AuditDialog) if d.isVisible()]
    assert len(dialog.table.rows()) >= 1
    dialog.close()


def test_a_laptop_set_up_from_the_organisations_file_has_its_enrolment_file_at_once(
    switch_on, office, tmp_path
) -> None:
    from ltsa_desktop.gui.dialogs.base import Ask

    laptop, _, _ = office
    file = tmp_path / "o.ltsaorg"
    file.write_bytes(read(laptop, organisation_file))
    fresh = switch_on(tmp_path / "fresh")
    page = fresh.window.show_welcome()
    page.use_organisation(file)
    fresh.dialog(Ask).yes.click()
    for name, text in (("name", "CONTOH Budi"), ("password", "rahasia-laptop"), ("repeat", "rahasia-laptop")):
        QTest.keyClicks(getattr(page.ui, name), text)
    page.ui.begin.click()
    fresh.settle(60)
    assert any("laptop.ltsaenrol" in text for text, _ in fresh.notices)
    assert (tmp_path / "dokumen" / "laptop.ltsaenrol").is_file()


def test_new_keys_of_a_laptop_come_with_a_new_enrolment_file(office, tmp_path: Path) -> None:
    laptop, _, _ = office
    before = read(laptop, lambda store: store.device.key)
    trust = open_trust(laptop)
    trust.renew_laptop(tmp_path / "baru.ltsaenrol")
    laptop.settle()
    from ltsa_desktop.exchange import read_enrolment

    introduced = read_enrolment(tmp_path / "baru.ltsaenrol").enrolment
    assert introduced.renews == before
    assert introduced.key == read(laptop, lambda store: store.device.key)


def test_the_trail_is_a_key_away_while_reviewing(office) -> None:
    from ltsa_desktop.exchange import quarantine
    from ltsa_desktop.gui.audit.dialog import AuditDialog
    from ltsa_desktop.gui.review.window import ReviewWindow

    laptop, _, _ = office
    read(
        laptop,
        lambda store: quarantine.decide(
            store, [one.revision for one in quarantine.set_aside(store)], "approve", "CONTOH"
        ),
    )
    visit = read(laptop, lambda store: store.visits.list())[0].visit.id
    window = ReviewWindow(laptop.desk, visit, [visit], laptop.window)
    window.show()
    laptop.settle(30)
    window.activateWindow()
    laptop.qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    laptop.settle()
    (dialog,) = [d for d in window.findChildren(AuditDialog) if d.isVisible()]
    assert {row.act for row in dialog.table.rows()} >= {"seal", "edit"}
    dialog.close()
    window.close()
