#!/usr/bin/env python3
"""Extract the interface's sentences and compile the translations; with `--check`, only say what is out of date.

`ltsa_en.ts` is extracted from `ltsa_desktop/gui` and `ui` (sources are Indonesian) and translated by hand in it.
`qtbase_id.ts` is ours too: Qt ships no Indonesian for its own buttons and menus; its sources are Qt's English.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
OURS, QTS = HERE / "ltsa_en.ts", HERE / "qtbase_id.ts"


def tool(name: str) -> str:
    """One of this Python's own Qt translation tools."""
    suffix = ".exe" if sys.platform == "win32" else ""
    return str(Path(sysconfig.get_path("scripts")) / f"pyside6-{name}{suffix}")


def sources() -> list[str]:
    """Every file that may hold a sentence, relative to the root and in a fixed order."""
    python = (path for path in (ROOT / "ltsa_desktop" / "gui").rglob("*.py") if "forms" not in path.parts)
    return [path.relative_to(ROOT).as_posix() for path in sorted([*python, *(ROOT / "ui").glob("*.ui")])]


def extract(target: Path) -> None:
    """Bring `target` up to date with the sources; sentences that are gone are dropped."""
    command = [tool("lupdate"), *sources(), "-source-language", "id", "-target-language", "en"]
    options = ["-no-obsolete", "-locations", "none", "-silent", "-ts", str(target)]
    subprocess.run([*command, *options], cwd=ROOT, check=True, capture_output=True)


def compiled(source: Path) -> bytes:
    """The `.qm` of a `.ts`."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "out.qm"
        subprocess.run([tool("lrelease"), "-silent", str(source), "-qm", str(target)], check=True, capture_output=True)
        return target.read_bytes()


def unfinished(source: Path) -> list[str]:
    """Sentences without a translation, as "context: sentence"."""
    missing = []
    for context in ET.parse(source).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished" or not translation.text:
                missing.append(f"{context.findtext('name')}: {message.findtext('source')}")
    return missing


def homeless(source: Path) -> list[str]:
    """Sentences taken under a context that no class or `translate()` call has, so that they would never be found.

    `other.tr("…")` and `tr = self.tr` are extracted under a wrong name: write `self.tr` in a class, else
    `QCoreApplication.translate("Context", "…")`.
    """
    contexts = ET.parse(source).getroot().iter("context")
    names = ((context.findtext("name") or "", context) for context in contexts)
    return [
        f"“{message.findtext('source')}” is extracted under “{name}”"
        for name, context in names
        if not name.lstrip("_")[:1].isupper()
        for message in context.iter("message")
    ]


def same_sentences(one: Path, other: Path) -> bool:
    """Whether two `.ts` files hold the same sentences in the same contexts."""

    def keys(path: Path) -> set[tuple[str, str]]:
        root = ET.parse(path).getroot()
        return {
            (context.findtext("name") or "", message.findtext("source") or "")
            for context in root.iter("context")
            for message in context.iter("message")
        }

    return keys(one) == keys(other)


def main(check: bool) -> int:
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / OURS.name if check else OURS
        if check:
            fresh.write_bytes(OURS.read_bytes())
        extract(fresh)
        faults += [f"{OURS.name}: {line}" for line in homeless(fresh)]
        if check and not same_sentences(fresh, OURS):
            faults.append(f"{OURS.name} does not hold the sentences of the interface as it is")
    for source in (OURS, QTS):
        faults += [f"{source.name} has no translation for {line}" for line in unfinished(source)]
        target = source.with_suffix(".qm")
        data = compiled(source)
        if target.is_file() and target.read_bytes() == data:
            continue
        if check:
            faults.append(f"{target.name} is older than {source.name}")
        else:
            target.write_bytes(data)
            print(f"wrote {target.name}")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
