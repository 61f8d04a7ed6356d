"""Our form engine against ODK's own, fact by fact: `python bench/odk/compare.py [FORM…] [--ops N] [--seeds N]`.

FORM is an XLSForm (.xlsx, .md) or an XForm (.xml), or a folder of them; without one, those in `forms/`. Each form is
filled by the same random edits in both engines, and every fact of every node is compared after each edit. ODK's engine
is installed by npm outside of the repository (see `README.md`).
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
for place in (str(HERE), str(HERE.parent), str(HERE.parents[1])):
    if place not in sys.path:
        sys.path.insert(0, place)

import odk_engine  # noqa: E402 - the folders above must be on the path first
import old_paths  # noqa: E402
import operations  # noqa: E402

from ltsa_desktop.ground.words import UserError  # noqa: E402
from ltsa_desktop.xforms import FormDef, FormState, load_form  # noqa: E402
from ltsa_desktop.xforms.dryrun import apply, facts  # noqa: E402

KEYS = ("relevant", "required", "readonly", "value", "label", "constraint_ok", "required_ok")
SUFFIXES = {".xlsx", ".xls", ".md", ".xml"}
MEDIA = {".csv", ".geojson", ".xml"}
_BIND = re.compile(r"<(?:bind|setvalue|\w+:setvalue)\b[^>]*>")
_VOLATILE = re.compile(r"\b(?:now|today|uuid|random|once)\(|preload=|seed")
_TARGET = re.compile(r"\b(?:nodeset|ref)=\"([^\"]+)\"")
_CONTROL = re.compile(
    r"<(?:input|select1?|rank|trigger)\b[^>]*?\bref=\"([^\"]+)\"[^>]*>(.*?)</(?:input|select1?|rank|trigger)>", re.S
)
_UNSEEDED = re.compile(r"\bnodeset=\"\s*randomize\([^,]*\)\s*\"")
_OUTPUT = re.compile(r"<output\b[^>]*?\bvalue=\"([^\"]+)\"")
_IDENTITY = ("/instanceID", ":instanceID")
_BRACKETS = re.compile(r"\[[^\]]*\]")


@dataclass(slots=True)
class Difference:
    """One fact that is not the same. `op` is the edit after which it first was so, 0 for loading."""

    form: str
    seed: int
    op: int
    ref: str
    key: str
    ours: Any
    theirs: Any


@dataclass(slots=True)
class Report:
    """What a comparison found.

    Attributes:
        facts: how many were compared; differing: how many were not the same.
        first: the first difference of each (form, bare ref, key).
        refused: forms that only one of the engines opens: (form, whose, why).
        ops: edits that only one engine refused.
        load, answer: form → (our seconds, their seconds).
    """

    facts: int = 0
    differing: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    first: dict[tuple[str, str, str], Difference] = field(default_factory=dict)
    refused: list[tuple[str, str, str]] = field(default_factory=list)
    ops: list[tuple[str, int, Any, str]] = field(default_factory=list)
    load: dict[str, tuple[float, float]] = field(default_factory=dict)
    answer: dict[str, tuple[float, float]] = field(default_factory=dict)

    @property
    def share(self) -> float:
        """Per cent of the facts that are the same."""
        return 100.0 * (1 - self.differing / self.facts) if self.facts else 0.0


def forms_of(paths: Sequence[Path]) -> Iterator[Path]:
    """The forms named, and those in folders that are named."""
    for path in paths or [HERE / "forms"]:
        if path.is_dir():
            yield from sorted(p for p in path.iterdir() if p.suffix in SUFFIXES - {".xml"})
        else:
            yield path


def xml_of(path: Path) -> bytes:
    """The XForm of a form. Raises UserError or pyxform's own error."""
    if path.suffix == ".xml":
        return path.read_bytes()
    from pyxform.xls2xform import convert

    text = path.read_text(encoding="utf-8") if path.suffix == ".md" else path
    return str(convert(xlsform=text, file_type=path.suffix, validate=False, form_name="data").xform).encode()


def media_of(path: Path) -> dict[str, bytes]:
    """The data files beside a form."""
    return {p.name: p.read_bytes() for p in path.parent.iterdir() if p.suffix in MEDIA and p != path}


def volatile(xml: bytes) -> set[str]:
    """Refs whose values cannot be the same in two runs; `ref@label` where the label shows such a value."""
    text = xml.decode("utf-8", "replace")
    found = set()
    for bind in _BIND.findall(text):
        target = _TARGET.search(bind)
        if target and _VOLATILE.search(bind):
            found.add(target[1])
    for ref, inside in _CONTROL.findall(text):
        if _UNSEEDED.search(inside):
            found.add(ref)
        for shown in _OUTPUT.findall(inside):
            if shown.strip() in found or _VOLATILE.search(shown):
                found.add(f"{ref}@label")
    return found


def run_ours(form: FormDef, ops: Sequence[Any]) -> tuple[list[list[dict[str, Any]]], list[str | None]]:
    """The facts after loading and after each edit, and what was refused."""
    state = FormState.new(form)
    states, refused = [facts(state)], []
    for number, op in enumerate(ops, 1):
        why = None
        try:
            apply(state, op, number)
        except UserError as error:
            why = error.text.en
        refused.append(why)
        states.append(facts(state))
    return states, refused


def run_theirs(jobs: Sequence[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """What ODK's engine makes of the jobs (see `run.mjs`)."""
    with tempfile.TemporaryDirectory() as place:
        job_file, out = Path(place) / "jobs.json", Path(place) / "out.json"
        job_file.write_text(json.dumps(list(jobs)), encoding="utf-8")
        subprocess.run(["node", str(HERE / "run.mjs"), str(folder), str(job_file), str(out)], check=True)
        found: list[dict[str, Any]] = json.loads(out.read_text(encoding="utf-8"))
    return found


def compare(report: Report, name: str, seed: int, ours: Sequence[Any], theirs: Sequence[Any], skip: set[str]) -> None:
    """Count the facts of one run that are and that are not the same."""
    last: list[dict[str, Any]] = []
    for at, (mine, their) in enumerate(zip(ours, theirs, strict=True)):
        last = their if their is not None else last
        known = {fact["ref"]: fact for fact in last}
        for fact in mine:
            other = known.pop(fact["ref"], None)
            bare = _BRACKETS.sub("", fact["ref"])
            for key in KEYS:
                if key not in fact or (key == "value" and (bare in skip or bare.endswith(_IDENTITY))):
                    continue
                if f"{bare}@{key}" in skip:
                    continue
                report.facts += 1
                if other is None or other.get(key) != fact[key]:
                    what = Difference(name, seed, at, fact["ref"], key, fact[key], other and other.get(key, "no fact"))
                    _differs(report, what, bare)
        for ref, fact in known.items():
            report.facts += len(fact) - 1
            for key in fact:
                if key != "ref":
                    _differs(report, Difference(name, seed, at, ref, key, "no node", fact[key]), _BRACKETS.sub("", ref))


def _differs(report: Report, difference: Difference, bare: str) -> None:
    report.differing += 1
    report.kinds["node" if "no node" in (difference.ours, difference.theirs) else difference.key] += 1
    report.first.setdefault((difference.form, bare, difference.key), difference)


def times(report: Report, forms: Sequence[tuple[str, bytes, Path]], folder: Path, loads: int = 5) -> None:
    """Seconds to load and to answer in both engines, on the same forms and the same edits."""
    jobs, ours = [], []
    with tempfile.TemporaryDirectory() as place:
        for name, xml, path in forms:
            media = media_of(path)
            taken = []
            for _ in range(loads):
                began = time.perf_counter()
                form = load_form(xml, media)
                FormState.new(form)
                taken.append(time.perf_counter() - began)
            ops = [op for op in operations.make(form, xml, 1, 120) if "set" in op and "[" not in op["set"]]
            state, given = FormState.new(form), []
            for op in ops:
                began = time.perf_counter()
                state.set(op["set"], op["value"])
                given.append(time.perf_counter() - began)
            file = Path(place) / f"{name}.xml"
            file.write_bytes(xml)
            jobs.append(
                {"name": name, "xml": str(file), "media": str(path.parent), "ops": ops, "loads": loads, "silent": True}
            )
            ours.append((statistics.median(taken), given))
        found = run_theirs(jobs, folder)
    for (load, given), theirs in zip(ours, found, strict=True):
        if "error" in theirs:
            continue
        report.load[theirs["name"]] = (load, statistics.median(theirs["load_ms"]) / 1000)
        if given:
            report.answer[theirs["name"]] = (_p99(given), _p99([ms / 1000 for ms in theirs["op_ms"]]))


def _p99(taken: Sequence[float]) -> float:
    ordered = sorted(taken)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]


def run_all(
    paths: Sequence[Path], seeds: Sequence[int], count: int, folder: Path, timed: bool, odd: bool, relative: bool
) -> Report:
    """The whole comparison."""
    report = Report()
    opened: list[tuple[str, bytes, Path]] = []
    jobs: list[dict[str, Any]] = []
    ours: list[tuple[str, int, list[list[dict[str, Any]]], list[str | None], set[str], Sequence[Any]]] = []
    with tempfile.TemporaryDirectory() as place:
        for path in forms_of(paths):
            name = path.stem
            try:
                xml = old_paths.modern(xml_of(path)) if relative else xml_of(path)
                form = load_form(xml, media_of(path), strict=False)
            except Exception as error:  # noqa: BLE001 - a form that does not open is a finding, not the end of the run
                report.refused.append((name, "ours", f"{type(error).__name__}: {error}"[:300]))
                continue
            opened.append((name, xml, path))
            file = Path(place) / f"{name}.xml"
            file.write_bytes(xml)
            skip = volatile(xml)
            for seed in seeds:
                ops = operations.make(form, xml, seed, count, odd)
                jobs.append({"name": name, "xml": str(file), "media": str(path.parent.resolve()), "ops": ops})
                ours.append((name, seed, *run_ours(form, ops), skip, ops))
        found = run_theirs(jobs, folder)
        for (name, seed, states, refused, skip, ops), theirs in zip(ours, found, strict=True):
            if "error" in theirs:
                report.refused.append((name, "ODK's", theirs["error"]))
                continue
            compare(report, name, seed, states, theirs["states"], skip)
            for op, mine, their in zip(ops, refused, theirs["refused"], strict=True):
                if (mine is None) != (their is None):
                    report.ops.append((name, seed, op, mine or their or ""))
        if timed:
            times(report, opened, folder)
    return report


def main() -> int:
    """Compare and tell; exit code 1 when less than `--goal` per cent is the same."""
    parser = argparse.ArgumentParser(prog="compare.py", description=__doc__)
    parser.add_argument("forms", nargs="*", type=Path)
    parser.add_argument("--ops", type=int, default=40, help="edits in one run of a form")
    parser.add_argument("--seeds", type=int, default=3, help="runs of each form")
    parser.add_argument("--first-seed", type=int, default=1)
    parser.add_argument("--times", action="store_true", help="also time loading and answering in both engines")
    parser.add_argument(
        "--odd", action="store_true", help="also answers of the wrong type, unknown choices and the like"
    )
    parser.add_argument("--relative", action="store_true", help="paths inside repeats as pyxform writes them since 1.0")
    parser.add_argument("--goal", type=float, default=99.9)
    parser.add_argument("--show", type=int, default=60, help="differences to tell")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    folder = odk_engine.engine_folder()
    if folder is None:
        print("ODK's engine cannot be had (no Node, or no network): nothing was compared.", file=sys.stderr)
        return 0
    seeds = range(args.first_seed, args.first_seed + args.seeds)
    report = run_all(args.forms, seeds, args.ops, folder, args.times, args.odd, args.relative)
    if args.json:
        print(json.dumps(to_data(report), ensure_ascii=False, indent=1))
    else:
        tell(report, args.show)
    return 0 if report.share >= args.goal else 1


def to_data(report: Report) -> dict[str, Any]:
    """The report for a machine."""
    return {
        "facts": report.facts,
        "same": round(report.share, 4),
        "kinds": dict(report.kinds),
        "refused": report.refused,
        "refused_edits": report.ops,
        "differences": [{k: getattr(d, k) for k in Difference.__slots__} for d in report.first.values()],
        "load": {n: {"ours": o, "odk": t, "ratio": o / t} for n, (o, t) in report.load.items()},
        "answer_p99": {n: {"ours": o, "odk": t, "ratio": o / t} for n, (o, t) in report.answer.items()},
    }


def tell(report: Report, show: int) -> None:
    """The report for a person."""
    for d in list(report.first.values())[:show]:
        print(f"{d.form} seed {d.seed} edit {d.op}: {d.ref} {d.key}: ours {d.ours!r:.70} ODK {d.theirs!r:.70}")
    for name, whose, why in report.refused:
        print(f"{name}: {whose} engine does not open it: {why}")
    for name, seed, op, why in report.ops[:show]:
        print(f"{name} seed {seed}: only one engine refuses {json.dumps(op)}: {why}")
    for title, rows in (("load", report.load), ("answer p99", report.answer)):
        for name, (ours, theirs) in rows.items():
            print(f"{title:11}{name:24}{ours * 1e3:9.2f} ms   ODK {theirs * 1e3:9.2f} ms   ratio {ours / theirs:.3f}")
        if rows:
            ratios = sorted(o / t for o, t in rows.values())
            print(f"{title:11}median ratio {statistics.median(ratios):.3f}, greatest {ratios[-1]:.3f} (goal 0.1)")
    kinds = ", ".join(f"{kind} {n}" for kind, n in report.kinds.most_common())
    print(f"{report.facts} facts, {report.share:.3f} % the same; differing: {report.differing} ({kinds or 'none'})")


if __name__ == "__main__":
    sys.exit(main())
