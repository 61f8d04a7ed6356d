"""A process that is killed while it saves loses nothing that it acknowledged."""

import random
import signal
import subprocess
import sys
import time

from ltsa_desktop.store import open_store

CHILD = """
import sys
from pathlib import Path
from ltsa_desktop.store import open_store

store = open_store(Path(sys.argv[1]), sys.argv[2])
visit = sys.argv[3]
start = len(store.visits.history(visit))
for number in range(start, start + 100_000):
    store.visits.save(visit, {"/data/name": f"jawaban {number}", f"/data/name#note": f"catatan {number}"})
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


def kill_once(folder, password, visit, delay):
    """Let a child answer for a while, kill it, and give the last number it acknowledged."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), password, visit], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    first = child.stdout.readline()
    assert first, "the child did not start"
    time.sleep(delay)
    child.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    rest = child.stdout.read()
    child.wait()
    child.stdout.close()
    # The last line may be cut: only whole lines were acknowledged.
    whole = (first + rest).rpartition("\n")[0].splitlines()
    return int(whole[-1])


def rounds(bench, password, count):
    visit = bench.visit().id
    bench.store.close()
    dice = random.Random(7)
    for _ in range(count):
        last = kill_once(bench.folder, password, visit, dice.uniform(0.0, 0.15))
        store = open_store(bench.folder, password)
        try:
            assert store.damage is None
            content = store.visits.content(visit)
            told = int(content["/data/name"].split()[1])
            assert told >= last
            assert content["/data/name#note"] == f"catatan {told}"
            assert not store._journal.chain_breaks()
        finally:
            store.close()


def test_killed_in_the_middle_of_saving_nothing_acknowledged_is_lost(bench, password):
    rounds(bench, password, 4)
