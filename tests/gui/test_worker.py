"""Work away from the window comes home in order, in the GUI thread, and never to the dead."""

from __future__ import annotations

import threading
import time

import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.gui.worker import CANCELLED, Pool, StoreThread


def until(qtbot, condition) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=5000)


def test_results_come_in_order_and_in_the_gui_thread(qtbot) -> None:
    desk, got, threads = StoreThread(), [], set()

    def told(value: int) -> None:
        got.append(value)
        threads.add(QThread.currentThread() is QApplication.instance().thread())

    for i in range(200):
        desk.submit(lambda i=i: i, told)
    until(qtbot, lambda: len(got) == 200)
    assert got == list(range(200))
    assert threads == {True}
    assert desk.stop()


def test_the_store_thread_is_always_the_same_one(qtbot) -> None:
    desk, names = StoreThread(), []
    for _ in range(20):
        desk.submit(threading.get_ident, names.append)
    until(qtbot, lambda: len(names) == 20)
    assert len(set(names)) == 1
    assert names[0] != threading.get_ident()
    desk.stop()


def test_a_refusal_is_told_to_its_own_handler_else_to_the_window(qtbot) -> None:
    shown, own = [], []
    desk = StoreThread(on_error=shown.append)

    def refuse() -> None:
        raise UserError(Text("tidak bisa", "cannot"), code="no")

    desk.submit(refuse, failed=own.append)
    desk.submit(refuse)
    until(qtbot, lambda: own and shown)
    assert [e.code for e in own + shown] == ["no", "no"]
    desk.stop()


def test_a_fault_of_ours_becomes_a_sentence(qtbot, caplog) -> None:
    shown = []
    desk = StoreThread(on_error=shown.append)
    desk.submit(lambda: 1 // 0)
    until(qtbot, lambda: shown)
    assert shown[0].code == "unexpected"
    assert "Yang sudah tersimpan tetap aman" in shown[0].text.id
    assert "ZeroDivisionError" in caplog.text
    desk.stop()


def test_nothing_is_told_to_an_owner_that_is_gone(qtbot) -> None:
    desk, got = StoreThread(), []
    gate, owner = threading.Event(), QObject()
    desk.submit(lambda: gate.wait(5), got.append, owner=owner)
    shiboken6.delete(owner)
    gate.set()
    until(qtbot, lambda: not desk.busy())
    assert got == []
    desk.stop()


def test_long_work_reports_and_stops_when_asked(qtbot) -> None:
    pool, steps, ends = Pool(), [], []

    def work(job) -> None:
        for i in range(1000):
            job.check()
            job.progress(i, 1000)
            time.sleep(0.002)

    job = pool.submit(work, failed=ends.append)
    job.progressed.connect(lambda done, total: steps.append((done, total)))
    until(qtbot, lambda: len(steps) > 3)
    assert steps[-1][0] > 50, "progress is passed on now and then, not at every step"
    job.cancel()
    until(qtbot, lambda: ends)
    assert ends[0].code == CANCELLED
    assert steps[0][1] == 1000
    pool.stop()


def test_a_pool_that_has_ended_begins_nothing_and_says_nothing(qtbot) -> None:
    pool, told = Pool(), []
    pool.stop()
    job = pool.submit(lambda job: told.append("begun"), told.append, told.append)
    QApplication.processEvents()
    assert job.cancelled()
    assert told == []
    assert not pool.busy()


def test_the_window_stays_responsive_while_the_store_works(qtbot) -> None:
    desk, ticks = StoreThread(), []
    desk.submit(lambda: time.sleep(0.3))
    begun = time.monotonic()
    while desk.busy():
        before = time.monotonic()
        QApplication.processEvents()
        ticks.append(time.monotonic() - before)
        time.sleep(0.001)
        assert time.monotonic() - begun < 5
    assert max(ticks) < 0.05
    desk.stop()
