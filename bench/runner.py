"""Run benchmarks: `runner.py [NAME…] [--json] [--quick]`.

Each module beside this one has `run(quick) -> dict | list[dict]` with name, median, floor, ratio, goal and ok; median
and floor are seconds measured in the same run, ratio is median / floor, ok is ratio <= goal. A `note` (say, the memory
held) is shown after them.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).resolve().parent
KEYS = ("name", "median", "floor", "ratio", "goal", "ok")


def load(path: Path) -> ModuleType:
    """The module at `path`, under its own name."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def modules(folder: Path, prefix: str = "") -> dict[str, Path]:
    """Name (with hyphens) → file of each runnable module of a folder."""
    found = {}
    for path in sorted(folder.glob(f"{prefix}*.py")):
        if path.name not in {"runner.py", "conftest.py"} and "def run(" in path.read_text(encoding="utf-8"):
            found[path.stem.removeprefix(prefix).replace("_", "-")] = path
    return found


def select(names: list[str], known: dict[str, Path]) -> dict[str, Path]:
    """The modules asked for; all where none is named. A name may be the start of several ("form")."""
    if not names:
        return known
    chosen = {}
    for name in names:
        hits = {k: v for k, v in known.items() if k == name} or {k: v for k, v in known.items() if k.startswith(name)}
        if not hits:
            raise SystemExit(f"there is no `{name}`; there are: {', '.join(known)}")
        chosen.update(hits)
    return chosen


def results(run: Callable[..., Any], *words: Any) -> list[dict[str, Any]]:
    """What `run` gives, always as a list."""
    out = run(*words)
    return out if isinstance(out, list) else [out]


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--json", action="store_true", help="one JSON line a benchmark")
    parser.add_argument("--quick", action="store_true", help="fewer runs, for trying out")
    args = parser.parse_args()
    good = True
    for path in select(args.names, modules(HERE)).values():
        for row in results(load(path).run, args.quick):
            good = good and bool(row["ok"])
            if args.json:
                print(json.dumps({key: row[key] for key in (*KEYS, "note") if key in row}), flush=True)
            else:
                mark = "ok " if row["ok"] else "NOT"
                times = f"{row['median'] * 1e3:10.3f} ms  floor {row['floor'] * 1e3:10.3f} ms"
                told = f"  {row['note']}" if "note" in row else ""
                print(
                    f"{mark} {row['name']:22}{times}  ratio {row['ratio']:8.3f}  goal {row['goal']}{told}", flush=True
                )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
