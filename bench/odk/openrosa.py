"""Our expression engine against the tests of `openrosa-xpath-evaluator`: `python bench/odk/openrosa.py [--json]`.

npm fetches the package into a folder outside of the repository; its spec files run on Node under our own harness
(`openrosa_specs.cjs`), which notes what they evaluate and what they expect. Our engine evaluates the same, in a form
built around the same document, and a second run with our answers tells which expectations hold.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
for place in (str(HERE), str(HERE.parent), str(HERE.parents[1])):
    if place not in sys.path:
        sys.path.insert(0, place)

import odk_engine  # noqa: E402 - the folders above must be on the path first
from openrosa_documents import Evaluator, Refused, document_is_form, steps_of  # noqa: E402

from ltsa_desktop.xforms import Environment  # noqa: E402
from ltsa_desktop.xforms.errors import ExpressionError  # noqa: E402
from ltsa_desktop.xforms.parser import parse  # noqa: E402

PACKAGE = "openrosa-xpath-evaluator@2.0.13"
PHOENIX = timezone(timedelta(hours=-7))
"""The zone that the package's own tests are run in."""

TYPES = {0: "v", 1: "n", 2: "s", 3: "b"}
_STRINGS = re.compile(r"\"[^\"]*\"|'[^']*'")
_XHTML = re.compile(r"\bxhtml:")
_OUTSIDE = (
    ("an axis that forms have not", re.compile(r"\b(?:ancestor|ancestor-or-self|preceding|preceding-sibling|following|"
                                               r"following-sibling|descendant|descendant-or-self|namespace)\s*::")),
    ("namespaces", re.compile(r"\bnamespace-uri\s*\(|\bxmlns\b|(?<![:\w])(?!jr:)[A-Za-z_][\w.-]*:(?!:)[\w*]")),
    ("text, comment and processing-instruction nodes", re.compile(r"\b(?:text|comment|processing-instruction)\s*\(")),
    ("id()", re.compile(r"(?<![\w-])id\s*\(")),
    ("lang()", re.compile(r"(?<![\w-])lang\s*\(")),
)  # fmt: skip
_WHOLE = re.compile(r"node\(\)|\*|^\s*\.|/\s*$|(?:string|number|normalize-space|string-length)\(\s*\)")
_NAME = re.compile(r"[\w.-]+\Z")


@dataclass(slots=True)
class Report:
    """What became of the cases.

    Attributes:
        specs: spec file → (passed, failed, outside).
        passed: cases of forms whose expectation holds; failed: the others.
        outside: cases about what forms do not have, by reason; outside_passed: those of them that hold as well.
        broken: spec files that could not be run, with the reason.
    """

    specs: dict[str, list[int]] = field(default_factory=dict)
    passed: int = 0
    failed: list[dict[str, Any]] = field(default_factory=list)
    outside: dict[str, int] = field(default_factory=dict)
    outside_passed: int = 0
    broken: list[dict[str, str]] = field(default_factory=list)

    @property
    def cases(self) -> int:
        """How many there are, outside of forms or not."""
        return self.passed + len(self.failed) + sum(self.outside.values())


def fetch(package: str, folder: Path) -> Path | None:
    """The unpacked package, None when npm cannot give it."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    given = Path(package)
    try:
        if not given.is_file():
            packed = subprocess.run(
                [npm, "pack", "--silent", package], cwd=folder, check=True, timeout=180, capture_output=True, text=True
            )
            given = folder / packed.stdout.strip().splitlines()[-1]
        shutil.unpack_archive(given, folder, "gztar", filter="data")
    except (subprocess.SubprocessError, OSError, IndexError, shutil.ReadError):
        return None
    return folder / "package"


def run_specs(package: Path, jsdom: Path, answers: dict[str, Any]) -> dict[str, Any]:
    """What the spec files evaluate and expect, and whether it holds with `answers` (see `openrosa_specs.cjs`)."""
    with tempfile.TemporaryDirectory() as place:
        given, out = Path(place) / "answers.json", Path(place) / "out.json"
        given.write_text(json.dumps({"answers": answers}), encoding="utf-8")
        script = HERE / "openrosa_specs.cjs"
        subprocess.run(["node", str(script), str(package), str(jsdom), str(given), str(out)], check=True, timeout=300)
        found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def environment() -> Environment:
    """Now, where the package's tests expect to be."""
    return Environment(now=lambda: datetime.now(PHOENIX))


def answer(evaluator: Evaluator, call: dict[str, Any]) -> dict[str, Any]:
    """What our engine says to one evaluation."""
    expression = _XHTML.sub("", call["expression"])
    given: dict[str, Any] = {"expression": call["expression"]}
    try:
        found = evaluator.evaluate(expression, call["document"], call["context"], TYPES.get(call["type"], "set"))
    except Refused as refused:
        return {**given, "error": str(refused)}
    number = found.number
    return {
        **given,
        "kind": found.kind,
        "string": found.string,
        "number": number
        if math.isfinite(number)
        else {math.inf: "Infinity", -math.inf: "-Infinity"}.get(number, "NaN"),
        "boolean": found.boolean,
        "nodes": found.nodes,
    }


def by_namespace(tree: dict[str, Any], expression: str) -> bool:
    """Whether a case asks in which namespace elements are: names without prefix, or the prefixes that names carry."""
    if re.search(r"(?<![\w-])name\(", expression) and has_prefix(tree):
        return True
    if not tree["uri"]:
        return False
    try:
        steps = list(steps_of(parse(expression)))
    except ExpressionError:
        return False
    return any(step.axis == "child" and _NAME.match(step.test) for step in steps)


def has_prefix(tree: dict[str, Any]) -> bool:
    """Whether any element of a document carries a prefix."""
    return bool(tree["prefix"]) or any(has_prefix(child) for child in tree["children"])


def outside(case: dict[str, Any], documents: Sequence[Any]) -> str:
    """Why a case is not of forms, "" when it is. Judged by what is asked, never by what comes out."""
    if case["context"]["kind"] not in ("element", "document"):
        return "a context that is no question"
    tree = documents[case["document"]]
    if case["spec"] == "native/namespace-resolver" or (tree is not None and by_namespace(tree, case["expression"])):
        return "namespaces"
    bare = _STRINGS.sub("''", _XHTML.sub("", case["expression"]))
    for reason, pattern in _OUTSIDE:
        if pattern.search(bare):
            return reason
    if tree is not None and not document_is_form(tree) and _WHOLE.search(bare):
        return "text between elements"
    return ""


def run(package: Path, jsdom: Path) -> tuple[Report, list[dict[str, Any]]]:
    """The whole comparison: the report, and all cases."""
    answers: dict[str, Any] = {}
    found = run_specs(package, jsdom, answers)
    for _ in range(3):
        evaluator = Evaluator(found["documents"], environment)
        missing = [call for call in found["calls"] if not call["answered"]]
        if not missing:
            break
        answers.update((call["id"], answer(evaluator, call)) for call in missing)
        found = run_specs(package, jsdom, answers)
    report = Report(broken=found["broken"])
    for case in found["cases"]:
        counts = report.specs.setdefault(case["spec"], [0, 0, 0])
        reason = outside(case, found["documents"])
        if reason:
            counts[2] += 1
            report.outside[reason] = report.outside.get(reason, 0) + 1
            report.outside_passed += case["passed"]
        elif case["passed"]:
            counts[0] += 1
            report.passed += 1
        else:
            counts[1] += 1
            report.failed.append(case)
    return report, found["cases"]


def lines(report: Report) -> Iterator[str]:
    """The report for a person."""
    yield f"{'spec':46} passed failed not of forms"
    for spec, (passed, failed, apart) in sorted(report.specs.items()):
        yield f"{spec:46} {passed:6} {failed:6} {apart:6}"
    for one in report.broken:
        yield f"{one['spec']:46} could not be run: {one['why']}"
    yield ""
    for case in report.failed:
        yield f"{case['spec']}: {case['expression']}"
        yield f"    {case['type']}: expected {case['expected']!r}, here {case['got']!r}"
    yield ""
    of_forms = report.passed + len(report.failed)
    share = 100 * report.passed / of_forms if of_forms else 0.0
    yield f"{report.cases} cases, {of_forms} of forms:"
    yield f"{report.passed} hold ({share:.2f} %), {len(report.failed)} do not"
    apart = sum(report.outside.values())
    yield f"{apart} are not of forms ({report.outside_passed} of them hold as well):"
    for reason, count in sorted(report.outside.items(), key=lambda item: -item[1]):
        yield f"    {count:5} {reason}"


def main() -> int:
    """Compare and tell; exit code 1 below `--goal` per cent of the cases of forms, 2 when nothing could be compared."""
    parser = argparse.ArgumentParser(prog="openrosa.py", description=__doc__)
    parser.add_argument("--package", default=PACKAGE, help="what npm packs, or a tarball")
    parser.add_argument("--json", action="store_true", help="the report as JSON")
    parser.add_argument("--cases", type=Path, help="a file for all cases as they were recorded, with what came out")
    parser.add_argument("--goal", type=float, default=95.0)
    arguments = parser.parse_args()
    folder = odk_engine.engine_folder()
    if folder is None:
        print("Node or its jsdom is not to be had here: nothing is compared.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as place:
        package = fetch(arguments.package, Path(place))
        if package is None:
            print(f"npm cannot give {arguments.package}: nothing is compared.", file=sys.stderr)
            return 2
        report, cases = run(package, folder)
    if arguments.cases:
        arguments.cases.write_text(json.dumps(cases, ensure_ascii=False, indent=1), encoding="utf-8")
    if arguments.json:
        told = {
            "cases": report.cases,
            "passed": report.passed,
            "outside": sum(report.outside.values()),
            "failed": report.failed,
        }
        print(json.dumps(told, ensure_ascii=False))
    else:
        print("\n".join(lines(report)))
    of_forms = report.passed + len(report.failed)
    return 0 if of_forms and 100 * report.passed / of_forms >= arguments.goal else 1


if __name__ == "__main__":
    sys.exit(main())
