"""The command line `ltsa`: each job of the application without a window. Its words are a promise to users.

Exit codes: 0 done, 1 the input is at fault (one clear line), 2 the words of the call are wrong, 130 interrupted.
"""

from __future__ import annotations

import importlib
import json
import logging
import os
import sys
from collections.abc import Sequence

from ltsa_desktop.commands.grammar import build_parser, text
from ltsa_desktop.ground.words import LANGUAGES, Cancelled, UserError

DONE, AT_FAULT, INTERRUPTED = 0, 1, 130


def helped() -> None:
    """In the frozen program: do a helper process's work and leave, where it was started as one (`reports.batch`)."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()


def language_of(words: Sequence[str]) -> str:
    """The language of this run: `--lang`, else LTSA_LANG, else the settings."""
    for i, word in enumerate(words):
        value = (
            word.partition("=")[2]
            if word.startswith("--lang=")
            else words[i + 1]
            if word == "--lang" and i + 1 < len(words)
            else ""
        )
        if value in LANGUAGES:
            return value
    asked = os.environ.get("LTSA_LANG", "")
    if asked in LANGUAGES:
        return asked
    from ltsa_desktop.bootstrap import Settings

    return Settings.load().language


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. Never a traceback for bad input."""
    words = list(sys.argv[1:] if words is None else words)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    logging.basicConfig(level=logging.ERROR, format="%(message)s")
    language = language_of(words)
    args = build_parser(language).parse_args(words)
    from ltsa_desktop.commands.session import Session
    from ltsa_desktop.ground.refusals import refused

    module, function = args.handler.split(":")
    try:
        code = getattr(importlib.import_module(f"ltsa_desktop.commands.{module}"), function)(Session(args, language))
        return DONE if code is None else int(code)
    except UserError as error:
        return at_fault(error, args.json, language)
    except BrokenPipeError:
        # Whoever read our output (`| head`) has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        # The environment's refusal (a folder that takes no file, a stick pulled out), not a fault of the program.
        logging.getLogger(__name__).debug("refused by the system", exc_info=True)
        return at_fault(refused(error), args.json, language)
    except (KeyboardInterrupt, Cancelled):
        sys.stderr.write(f"ltsa: {text('dihentikan; tidak ada yang berubah.', 'stopped; nothing was changed.')}\n")
        return INTERRUPTED


def at_fault(error: UserError, as_json: bool, language: str) -> int:
    """Say what is wrong with the input, in one line; for a machine also as JSON."""
    if as_json:
        print(json.dumps({"error": {"code": error.code, "text": error.text.to(language)}}, ensure_ascii=False))
    sys.stderr.write(f"ltsa: {' '.join(error.text.to(language).splitlines())}\n")
    return AT_FAULT


def main_window() -> int:
    """The program behind the icon: `ltsa window`."""
    return main(["window", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
