"""What the documents point at exists: files, pictures, headings, and the commands they tell people to type."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote

import pytest

from ltsa_desktop.commands.grammar import build_parser

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("resources/**/*.md")])
NAMES = [path.relative_to(ROOT).as_posix() for path in DOCUMENTS]

LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
IMPORT = re.compile(r"^from (ltsa_desktop[\w.]*) import ([\w, ]+)", re.MULTILINE)
SPAN = re.compile(r"`([^`]+)`")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LEFT_OUT = "…"
"""Stands in a command for words that are of no interest there."""


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def anchors(text: str) -> set[str]:
    """The anchors that a reader's program makes of the headings: lower case, no signs, `-` for a space."""
    return {
        re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        for heading in HEADING.findall(FENCE.sub("", text))
    }


def commands(text: str) -> Iterator[tuple[str, bool]]:
    """Each command line of `ltsa` in a document, and whether it stands in a block, to be typed as it is."""
    for block in FENCE.findall(text):
        for line in block.replace("\\\n", " ").splitlines():
            if line.startswith("ltsa "):
                yield line.split("  #")[0], True
    for span in SPAN.findall(FENCE.sub("", text)):
        if span.startswith("ltsa "):
            yield " ".join(span.split()), False


def leaf_of(parser: argparse.ArgumentParser, words: list[str]) -> tuple[argparse.ArgumentParser, list[str]]:
    """The parser of the command that the words name, and the words behind it; a word of no command fails."""
    while words:
        choices = next((a.choices for a in parser._actions if isinstance(a, argparse._SubParsersAction)), None)
        if not choices:
            break
        word = words.pop(0)
        if word in ("--store", "--lang", "--password-file"):
            words.pop(0)
        elif not word.startswith("-") and word != LEFT_OUT:
            assert word in choices, f"{parser.prog} has no {word!r}"
            parser = choices[word]
    return parser, words


def alternatives(line: str) -> list[list[str]]:
    """The words of a command; `ltsa thing this|that` names two."""
    written: list[list[str]] = [[]]
    for word in shlex.split(line)[1:]:
        written = [[*words, one] for words in written for one in word.split("|")]
    return written


@pytest.mark.parametrize("name", NAMES)
def test_every_relative_link_and_picture_of_a_document_is_there(name: str) -> None:
    missing = []
    for picture, words, target in LINK.findall(FENCE.sub("", read(name))):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = unquote(target).partition("#")
        path = ((ROOT / name).parent / file) if file else ROOT / name
        there = path.exists() and bool(words.strip() or not picture)
        if there and anchor and path.suffix == ".md":
            there = anchor in anchors(path.read_text(encoding="utf-8"))
        if not there:
            missing.append(target)
    assert not missing


@pytest.mark.parametrize("name", NAMES)
def test_every_command_a_document_names_is_one_of_the_program(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    parser, wrong = build_parser("id"), []
    for line, whole in commands(read(name)):
        for words in alternatives(line):
            try:
                leaf, arguments = leaf_of(parser, list(words))
                options = {word.split("=")[0] for word in arguments if word.startswith("--")}
                unknown = sorted(options - set(leaf._option_string_actions))
                assert not unknown, f"{leaf.prog} has no {unknown}"
                # One that only names the command and its options is not meant to be typed so.
                if whole or (set(arguments) - options and LEFT_OUT not in words):
                    parser.parse_args(words)
            except (AssertionError, SystemExit) as fault:
                wrong.append(f"{line}: {capsys.readouterr().err.strip() or fault}")
    assert not wrong


def test_every_name_the_architecture_imports_is_there() -> None:
    missing = []
    for module, names in IMPORT.findall(read("docs/architecture.md")):
        for name in re.findall(r"\w+", names):
            if not hasattr(import_module(module), name) and find_spec(f"{module}.{name}") is None:
                missing.append(f"{module}.{name}")
    assert not missing


def test_every_file_the_architecture_names_is_there() -> None:
    named = set(re.findall(r"`((?:[a-z_]+/)+[a-z_0-9]+\.py)`", read("docs/architecture.md")))
    assert named
    assert not [name for name in named if not any((root / name).is_file() for root in (ROOT, ROOT / "ltsa_desktop"))]


@pytest.mark.parametrize("name", NAMES)
def test_every_test_a_document_refers_to_is_there(name: str) -> None:
    """`test_file.py`, with or without its folder, and `test_file.py::test_or_how_its_name_begins`."""
    files = {path.name: path for path in (ROOT / "tests").rglob("test_*.py")}
    missing = []
    for folder, file, test in re.findall(r"`((?:tests/[\w/]*)?)(test_\w+\.py)(?:::(\w+))?`", read(name)):
        path = ROOT / folder / file if folder else files.get(file)
        if path is None or not path.is_file() or f"def {test}" not in path.read_text(encoding="utf-8"):
            missing.append(f"{folder}{file}::{test}")
    assert not missing


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("docs/panduan-")])
def test_every_chapter_of_a_guide_is_in_its_contents_and_in_the_entry(name: str) -> None:
    text, guide = read(name), Path(name).name
    chapters = re.findall(r"^## (.+)$", text, re.MULTILINE)
    contents = re.findall(r"^\d+\. \[(.+)\]\(#", text, re.MULTILINE)
    entry = re.findall(rf"^- \[(.+)\]\({re.escape(guide)}#", read("docs/panduan.md"), re.MULTILINE)
    assert chapters == contents == entry


def test_the_guides_show_each_picture_once() -> None:
    """A picture shown twice is a chapter told twice."""
    shown = [target for name in NAMES if name.startswith("docs/panduan") for _, _, target in LINK.findall(read(name))]
    pictures = [target for target in shown if target.startswith("img/")]
    assert pictures
    assert len(pictures) == len(set(pictures))
