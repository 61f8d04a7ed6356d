"""Run soaks: `runner.py [NAME…] [--rounds N] [--json]`.

Each `soak_NAME.py` beside this one has `run(rounds) -> dict` with name, rounds, failures and ok; `ROUNDS` in it is the
number of rounds when none is asked for.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))

from runner import load, modules, results, select

HERE = Path(__file__).resolve().parent


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py soak")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--rounds", type=int, default=None)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    good = True
    for path in select(args.names, modules(HERE, "soak_")).values():
        module = load(path)
        for row in results(module.run, args.rounds or getattr(module, "ROUNDS", 1000)):
            good = good and bool(row["ok"])
            if args.json:
                print(json.dumps({key: row[key] for key in ("name", "rounds", "failures", "ok")}), flush=True)
            else:
                mark = "ok " if row["ok"] else "NOT"
                print(f"{mark} {row['name']:16} {row['rounds']} rounds, {row['failures']} failures")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
