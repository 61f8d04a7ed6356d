"""ODK's own engine as a yardstick: `@getodk/xforms-engine` on Node with jsdom, installed outside the repository.

It is looked for in the folder that `LTSA_ODK_ENGINE` names, else in the user's cache, where `npm install` puts it the
first time. Without Node or network there is no yardstick and the benchmarks measure against a fixed limit instead.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

PACKAGES = ("@getodk/xforms-engine", "jsdom")
DRIVER = Path(__file__).with_name("odk_engine.mjs")


@lru_cache(maxsize=1)
def engine_folder() -> Path | None:
    """The folder whose `node_modules` hold the engine, None when it cannot be had."""
    if shutil.which("node") is None:
        return None
    named = os.environ.get("LTSA_ODK_ENGINE")
    folder = Path(named) if named else Path(tempfile.gettempdir()) / "ltsa-odk-engine"
    if (folder / "node_modules" / "@getodk" / "xforms-engine").is_dir():
        return folder
    npm = shutil.which("npm")
    if named or npm is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
    try:
        subprocess.run(
            [npm, "install", "--no-audit", "--no-fund", *PACKAGES],
            cwd=folder,
            check=True,
            timeout=180,
            capture_output=True,
        )
    except (subprocess.SubprocessError, OSError):
        return None
    return folder


def measure(xml: bytes, sets: Sequence[tuple[str, str]]) -> tuple[float, list[float]] | None:
    """(seconds to load, seconds of each answer) in ODK's engine; None where there is none."""
    folder = engine_folder()
    if folder is None:
        return None
    with tempfile.TemporaryDirectory() as place:
        form, job, out = (Path(place) / name for name in ("form.xml", "job.json", "out.json"))
        form.write_bytes(xml)
        job.write_text(json.dumps({"xml": str(form), "sets": list(sets)}), encoding="utf-8")
        try:
            subprocess.run(
                ["node", str(DRIVER), str(folder), str(job), str(out)], check=True, timeout=300, capture_output=True
            )
        except (subprocess.SubprocessError, OSError):
            return None
        found = json.loads(out.read_text(encoding="utf-8"))
    return float(found["load"]), [float(one) for one in found["sets"]]
