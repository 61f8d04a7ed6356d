"""What changed between two versions of an instrument, in words."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.instrument import Instrument
from ltsa_desktop.instruments.issues import InstrumentError
from ltsa_desktop.instruments.languages import text_of
from ltsa_desktop.instruments.scoring_sheet import ASPECT, WEIGHT
from ltsa_desktop.instruments.sheets import Row, Sheets, SurveyRow, understand
from ltsa_desktop.instruments.workbook import read_workbook
from ltsa_desktop.scoring import Plan, Scheme

Kind = Literal[
    "added", "removed", "renamed", "moved", "retyped", "reworded", "rule", "choice-added", "choice-removed",
    "choice-changed", "weight", "scoring",
]  # fmt: skip

_RULES = {
    "required": Text("kewajiban", "whether it is required"),
    "relevant": Text("kapan ditanyakan", "when it is asked"),
    "constraint": Text("jawaban yang boleh", "which answers are allowed"),
    "calculation": Text("rumus", "its formula"),
    "choice_filter": Text("saringan pilihan", "its choice filter"),
    "repeat_count": Text("banyaknya ulangan", "how often it repeats"),
    "default": Text("isi awal", "its initial value"),
    ASPECT: Text("aspek penilaian", "the aspect it counts in"),
}


_HELP = {
    "hint": Text("petunjuk", "its hint"),
    "guidance_hint": Text("penjelasan", "its guidance"),
    "constraint_message": Text("pesan batasan", "its constraint message"),
    "required_message": Text("pesan wajib", "its required message"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    Attributes:
        kind: what sort of change.
        ref: the question's ref in the new version (in the old one when it was removed), "" for choices and scoring.
        old_ref: its ref in the old version, "" when it is new.
        text: the change in words.
    """

    kind: Kind
    ref: str
    old_ref: str
    text: Text


def diff(old: Instrument, new: Instrument) -> list[Change]:
    """Every difference between two versions: questions, their order of groups, rules, levels, weights, schemes."""
    before, after = _sheets(old), _sheets(new)
    if before is None or after is None:
        return []
    return [*compare(before, after), *_plans(old.plan or Plan(), new.plan or Plan())]


def compare(before: Sheets, after: Sheets) -> list[Change]:
    """The differences in questions and choices."""
    return [*_questions(before, after, _renamed(before, after)), *_choices(before, after)]


def _sheets(instrument: Instrument) -> Sheets | None:
    try:
        return understand(read_workbook(instrument.workbook, instrument.workbook_name))
    except InstrumentError:
        return None


def _defined(sheets: Sheets) -> dict[str, SurveyRow]:
    """The rows by name; by ref where one name is used twice."""
    found: dict[str, SurveyRow] = {}
    for name, rows in sheets.by_name.items():
        for row in rows:
            found[name if len(rows) == 1 else row.ref] = row
    return found


def _renamed(before: Sheets, after: Sheets) -> dict[str, str]:
    """Old key → new key of questions that kept text and type under another name."""
    old, new = _defined(before), _defined(after)
    gone = _by_text({k: row for k, row in old.items() if k not in new})
    come = _by_text({k: row for k, row in new.items() if k not in old})
    # Two questions of the same text would be a guess: both sides must have just one.
    return {keys[0]: come[text][0] for text, keys in gone.items() if len(keys) == 1 == len(come.get(text, ()))}


def _by_text(rows: dict[str, SurveyRow]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for key, row in rows.items():
        if text_of(row, "label").id:
            found.setdefault((_label(row).id, row.type), []).append(key)
    return found


def _label(row: SurveyRow) -> Text:
    label = text_of(row, "label")
    return label if label.id else Text(row.name, row.name)


def _quoted(row: SurveyRow) -> Text:
    label = _label(row)
    return Text(f'"{_short(label.id)}" ({row.name})', f'"{_short(label.en)}" ({row.name})')


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"


def _questions(before: Sheets, after: Sheets, renamed: dict[str, str]) -> Iterator[Change]:
    old, new = _defined(before), _defined(after)
    paired = {key: key for key in old if key in new} | renamed
    for key, row in old.items():
        if key not in paired:
            text = Text("{q} dihapus.", "{q} was removed.").format(q=_quoted(row))
            yield Change("removed", row.ref, row.ref, text)
    came = set(paired.values())
    for key, row in new.items():
        if key not in came:
            text = Text("{q} ditambahkan.", "{q} was added.").format(q=_quoted(row))
            yield Change("added", row.ref, "", text)
    names = {old[was].name: new[now].name for was, now in renamed.items()}
    pairs = sorted(paired.items(), key=lambda pair: old[pair[0]].number)
    moved = _out_of_order([new[now].number for _, now in pairs])
    for old_key, new_key in pairs:
        yield from _question(old[old_key], new[new_key], names, new[new_key].number in moved)


def _out_of_order(numbers: list[int]) -> set[int]:
    """The rows that do not stand in their former order: those outside the longest run that still rises."""
    ends: list[int] = []
    lengths = []
    for number in numbers:
        at = bisect.bisect_left(ends, number)
        ends[at : at + 1] = [number]
        lengths.append(at + 1)
    kept: set[int] = set()
    length = len(ends)
    for number, rank in zip(reversed(numbers), reversed(lengths), strict=True):
        if rank == length:
            kept.add(number)
            length -= 1
    return set(numbers) - kept


def _question(old: SurveyRow, new: SurveyRow, names: dict[str, str], out_of_order: bool) -> Iterator[Change]:
    quoted = _quoted(new)
    if old.name != new.name:
        text = Text("{q} dulu bernama {old}.", "{q} was called {old}.").format(q=quoted, old=old.name)
        yield Change("renamed", new.ref, old.ref, text)
    elif "/".join(names.get(part, part) for part in old.ref.split("/")) != new.ref:
        text = Text("{q} pindah dari {old}.", "{q} moved from {old}.").format(q=quoted, old=old.ref)
        yield Change("moved", new.ref, old.ref, text)
    elif out_of_order:
        text = Text("{q} pindah urutan.", "{q} stands elsewhere in the order.").format(q=quoted)
        yield Change("moved", new.ref, old.ref, text)
    if old.type != new.type:
        text = Text("{q}: jenis {old} menjadi {new}.", "{q}: type {old} became {new}.")
        yield Change("retyped", new.ref, old.ref, text.format(q=quoted, old=old.type, new=new.type))
    if _words(old) != _words(new):
        text = _reworded(quoted, _label(old), _label(new))
        yield Change("reworded", new.ref, old.ref, text)
    for base, name in _HELP.items():
        if _words(old, base) != _words(new, base):
            text = Text("{q}: {help} berubah.", "{q}: {help} changed.").format(q=quoted, help=name)
            yield Change("reworded", new.ref, old.ref, text)
    for base, name in _RULES.items():
        if old.get(base) != new.get(base):
            text = Text("{q}: {rule} berubah: {old} → {new}.", "{q}: {rule} changed: {old} → {new}.").format(
                q=quoted, rule=name, old=old.get(base) or "–", new=new.get(base) or "–"
            )
            yield Change("rule", new.ref, old.ref, text)
    if old.get(WEIGHT) != new.get(WEIGHT):
        text = Text("{q}: bobot {old} menjadi {new}.", "{q}: weight {old} became {new}.").format(
            q=quoted, old=old.get(WEIGHT) or "1", new=new.get(WEIGHT) or "1"
        )
        yield Change("weight", new.ref, old.ref, text)


def _reworded(place: Text, old: Text, new: Text) -> Text:
    """That a text changed; in the language in which it did, where the reader's own says the same as before."""
    was = Text("{p}: teks berubah (dulu: {old}).", "{p}: its text changed (was: {old}).")
    other = Text(
        '{p}: teks bahasa Inggris "{old.en}" menjadi "{new.en}".',
        '{p}: its Indonesian text "{old.id}" became "{new.id}".',
    )
    third = Text("{p}: teks dalam bahasa lain berubah.", "{p}: its text in another language changed.")
    short_old, short_new = Text(_short(old.id), _short(old.en)), Text(_short(new.id), _short(new.en))
    in_id = was if old.id != new.id else other if old.en != new.en else third
    in_en = was if old.en != new.en else other if old.id != new.id else third
    return Text(
        in_id.id.format(p=place.id, old=short_old.id if in_id is was else short_old, new=short_new),
        in_en.en.format(p=place.en, old=short_old.en if in_en is was else short_old, new=short_new),
    )


def _words(row: Row, base: str = "label") -> dict[str, str]:
    return {h.text: text for h, text in row.items() if h.base == base}


def _choices(before: Sheets, after: Sheets) -> Iterator[Change]:
    for name in dict.fromkeys((*before.lists, *after.lists)):
        old = {r.get("name"): r for r in before.lists.get(name, ())}
        new = {r.get("name"): r for r in after.lists.get(name, ())}
        for choice, row in old.items():
            if choice not in new:
                text = Text('Daftar {l}: pilihan "{c}" dihapus.', 'List {l}: the choice "{c}" was removed.')
                yield Change("choice-removed", "", "", text.format(l=name, c=text_of(row, "label")))
        for choice, row in new.items():
            if choice not in old:
                text = Text('Daftar {l}: pilihan "{c}" ditambahkan.', 'List {l}: the choice "{c}" was added.')
                yield Change("choice-added", "", "", text.format(l=name, c=text_of(row, "label")))
                continue
            was = old[choice]
            for base, word in (("skor", Text("skor", "points")), ("status", Text("status", "status"))):
                if was.get(base) != row.get(base):
                    text = Text(
                        'Daftar {l}: {w} "{c}" {old} menjadi {new}.', 'List {l}: {w} of "{c}" {old} became {new}.'
                    )
                    yield Change(
                        "choice-changed",
                        "",
                        "",
                        text.format(
                            l=name,
                            w=word,
                            c=text_of(row, "label"),
                            old=was.get(base) or "–",
                            new=row.get(base) or "–",
                        ),
                    )
            if _words(was) != _words(row):
                place = Text('Daftar {l}, "{c}"', 'List {l}, "{c}"').format(l=name, c=text_of(row, "label"))
                text = _reworded(place, text_of(was, "label"), text_of(row, "label"))
                yield Change("choice-changed", "", "", text)


def _plans(old: Plan, new: Plan) -> Iterator[Change]:
    before, after = {s.id: s for s in old.schemes}, {s.id: s for s in new.schemes}
    for name, scheme in before.items():
        if name not in after:
            yield _scoring(Text("Indeks {s} dihapus.", "The index {s} was removed.").format(s=scheme.title))
    for name, scheme in after.items():
        if name not in before:
            yield _scoring(Text("Indeks {s} ditambahkan.", "The index {s} was added.").format(s=scheme.title))
        else:
            yield from _scheme(before[name], scheme)


def _scheme(old: Scheme, new: Scheme) -> Iterator[Change]:
    for name, word in (
        ("formula", Text("rumus", "formula")),
        ("maximum", Text("nilai tertinggi", "greatest value")),
        ("places", Text("desimal", "decimals")),
        ("na", Text("perlakuan tidak berlaku", "rule for not applicable")),
        ("nd", Text("perlakuan tidak dapat dinilai", "rule for not assessable")),
        ("missing", Text("perlakuan yang belum diisi", "rule for unanswered")),
    ):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            text = Text("{s}: {w} {old} menjadi {new}.", "{s}: {w} {old} became {new}.")
            yield _scoring(text.format(s=new.title, w=word, old=was, new=now))
    if old.bands != new.bands:
        yield _scoring(
            Text("{s}: batas kategori berubah: {old} → {new}.", "{s}: the bands changed: {old} → {new}.").format(
                s=new.title, old=_bands(old), new=_bands(new)
            )
        )
    weights = {a.id: a.weight for a in old.aspects}
    for aspect in new.aspects:
        if aspect.id not in weights:
            text = Text('{s}: aspek "{a}" ditambahkan.', '{s}: the aspect "{a}" was added.')
            yield _scoring(text.format(s=new.title, a=aspect.title))
        elif weights[aspect.id] != aspect.weight:
            text = Text('{s}: bobot aspek "{a}" {old} menjadi {new}.', '{s}: the weight of "{a}" {old} became {new}.')
            yield _scoring(text.format(s=new.title, a=aspect.title, old=weights[aspect.id], new=aspect.weight))
    kept = {a.id for a in new.aspects}
    for aspect in old.aspects:
        if aspect.id not in kept:
            text = Text('{s}: aspek "{a}" dihapus.', '{s}: the aspect "{a}" was removed.')
            yield _scoring(text.format(s=new.title, a=aspect.title))


def _bands(scheme: Scheme) -> str:
    return ", ".join(f"{band.code} ≥ {band.lower}" for band in scheme.bands) or "–"


def _scoring(text: Text) -> Change:
    return Change("scoring", "", "", text)
