"""Fills the shipped form the way an evaluator would: question by question in the form's order, through the engine.

`quality` (0 to 1) says how well the centre works at this visit; scored answers scatter around it. The same random
generator gives the same answers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from ltsa_desktop.commands.example_texts import (
    ASPIRATIONS,
    CONCLUSIONS,
    HEADS,
    LONG,
    PRACTICES,
    REASONS,
    Trouble,
)

if TYPE_CHECKING:
    from ltsa_desktop.store.figures.wording import FormWords
    from ltsa_desktop.xforms import FormState

_SPREAD = 0.16
_NOT_ASSESSED = 0.02
_FINDING = "/data/g/g1/finding"


@dataclass(frozen=True, slots=True)
class Story:
    """What a visit is to find.

    Attributes:
        state: code of the centre's state. since: of that state.
        troubles: findings. practice, aspirations: numbers in the tables of `example_texts`; practice -1 for none.
        long: with the longest texts. size: persons served in a year.
    """

    code: str
    name: str
    province: str
    day: date
    kind: str
    state: str
    since: date
    quality: float
    troubles: tuple[Trouble, ...]
    practice: int
    aspirations: tuple[int, ...]
    evaluators: tuple[str, ...]
    size: int
    women: float
    pilot: bool
    formed: int
    long: bool
    round: int


@dataclass(slots=True)
class Filler:
    """Answers one form.

    Attributes:
        writes: what is to be made durable, in order.
    """

    state: FormState
    words: FormWords
    story: Story
    rng: Random
    writes: dict[str, str | None] = field(default_factory=dict)

    def fill(self) -> dict[str, str | None]:
        """Every relevant question that a person answers, pictures and places apart."""
        for ref, node in self.state.form.nodes.items():
            if node.kind == "repeat":
                self._repeat(ref)
            elif node.kind == "value" and node.depth == 0:
                self._answer(ref)
        return self.writes

    def put(self, path: str, value: object) -> None:
        """Give an answer; one that the form does not take is left open."""
        change = self.state.set(path, value if isinstance(value, list) else str(value))
        self.writes.update(change.writes)

    def _answer(self, path: str) -> None:
        node = self.state.node(path)
        definition: Any = node.definition
        if not node.relevant or node.readonly or definition.has_calculate or definition.control is None:
            return
        if definition.control == "upload" or definition.type in {"geopoint", "binary"}:
            return
        given = _FIXED.get(definition.name)
        if given is not None:
            value = given(self)
        elif definition.control in {"select1", "select"}:
            value = self._chosen(definition)
        elif definition.control == "trigger":
            value = "OK"
        else:
            value = self._typed(definition)
        if value in ("", None, []):
            return
        self.put(path, value)
        if not self.state.node(path).constraint_ok:
            self.put(path, "")

    def _chosen(self, definition: Any) -> Any:
        options = self.words.options(definition.ref)
        if definition.control == "select":
            real = [code for code in options if code not in {"tidak_ada", "lainnya"}]
            n = max(1, round(len(real) * self._level()))
            return sorted(self.rng.sample(real, min(n, len(real))), key=real.index)
        scored = sorted((o.points, code) for code, o in options.items() if o.points is not None)
        if scored:
            unknown = [code for code, o in options.items() if o.status == "nd"]
            if unknown and self.rng.random() < _NOT_ASSESSED:
                return unknown[0]
            low, high = scored[0][0], scored[-1][0]
            wanted = float(low) + self._level() * float(high - low)
            return min(scored, key=lambda pair: (abs(float(pair[0]) - wanted), pair[1]))[1]
        if set(options) == {"ya", "tidak"}:
            return "ya" if self.rng.random() < 0.35 + 0.6 * self.story.quality else "tidak"
        return self.rng.choice([code for code in options if code != "lainnya"])

    def _typed(self, definition: Any) -> str:
        name = definition.name
        if definition.type == "int":
            return str(self._whole(name))
        if definition.type == "decimal":
            return f"{self._level() * 5:.1f}"
        if definition.type == "date":
            return (self.story.day - timedelta(days=self.rng.randint(20, 200))).isoformat()
        if definition.type == "time":
            return "08:00:00.000+07:00"
        if name.endswith("_bukti"):
            return f"CONTOH dokumen dan pengamatan tim pada {self.story.day:%d-%m-%Y}."
        return f"CONTOH {definition.name.replace('_', ' ')}."

    def _whole(self, name: str) -> int:
        """A count that suits the question's name."""
        story, rng = self.story, self.rng
        if name.endswith(("_volume_m", "_volume_f")):
            share = story.women if name.endswith("_f") else 1 - story.women
            return round(story.size * share * rng.uniform(0.3, 0.9))
        if name.endswith("_days") or name == "days_open":
            return max(1, min(5, round(1 + 4 * self._level())))
        if "here" in name:
            return rng.randint(0, 1 + round(story.quality))
        if "staff" in name:
            return rng.randint(1, 2)
        return rng.randint(0, 6)

    def _level(self) -> float:
        return min(1.0, max(0.0, self.rng.gauss(self.story.quality, _SPREAD)))

    def _repeat(self, ref: str) -> None:
        records = _RECORDS.get(ref.rpartition("/")[2])
        if records is None:
            return
        there = [instance.path for instance in self.state.node(ref).children]
        for number, values in enumerate(records(self)):
            if number < len(there):
                path = there[number]
            else:
                change = self.state.add_repeat(ref)
                self.writes.update(change.writes)
                path = change.path
            if not self.state.node(path).relevant:
                return
            for name, value in values.items():
                node = self.state.node(f"{path}/{name}")
                if value not in ("", None) and node.relevant:
                    self.put(f"{path}/{name}", value)


def _text(filler: Filler, text: str) -> str:
    return f"CONTOH {text}" + (f" {LONG * 4}".rstrip() if filler.story.long else "")


def _team(filler: Filler) -> Sequence[dict[str, object]]:
    return [
        {
            "team_name": name,
            "team_role": "ketua" if number == 0 else "anggota",
            "team_unit": "CONTOH Unit evaluasi",
            "team_nip": f"{number + 1:018d}",
        }
        for number, name in enumerate(filler.story.evaluators)
    ]


def _met(filler: Filler) -> Sequence[dict[str, object]]:
    people = (("Rudi Hartono", "Koordinator", "l"), ("Sri Wahyuni", "Petugas desk", "p"))
    return [
        {
            "met_name": f"CONTOH {name}",
            "met_position": f"CONTOH {position}",
            "met_agency": "CONTOH Dinas",
            "met_sex": sex,
        }
        for name, position, sex in people
    ]


def _budget(filler: Filler) -> Sequence[dict[str, object]]:
    year, amount = filler.story.day.year, round(40 + 260 * filler.story.quality) * 1_000_000
    return [
        {"budget_year": year, "budget_source": "apbd_kabkota", "budget_amount": amount, "budget_use": ["operasional"]},
    ]


def _mrc_counts(filler: Filler) -> Sequence[dict[str, object]]:
    story, rng = filler.story, filler.rng
    rows = []
    for service, client, channel, share in _CLIENTS:
        total = round(story.size * share * rng.uniform(0.5, 1.2) * (1.4 if story.pilot else 0.6))
        if total < 1:
            continue
        women = round(total * min(0.95, max(0.05, rng.gauss(story.women, 0.06))))
        rows.append(
            {"mc_service": service, "mc_client": client, "mc_channel": channel, "mc_m": total - women, "mc_f": women}
        )
    return rows or [{"mc_service": "informasi", "mc_client": "cpmi", "mc_channel": "kantor", "mc_m": 1, "mc_f": 1}]


_CLIENTS = (
    ("informasi", "cpmi", "kantor", 0.5),
    ("informasi", "keluarga", "telepon", 0.06),
    ("konsultasi", "cpmi", "kantor", 0.22),
    ("konsultasi", "purna", "kantor", 0.05),
    ("jangkauan", "cpmi", "jangkauan", 0.12),
    ("kasus", "keluarga", "kantor", 0.02),
    ("psikososial", "purna", "telepon", 0.008),
    ("pelatihan", "purna", "jangkauan", 0.03),
    ("informasi", "pmi", "daring", 0.08),
)


def _findings(filler: Filler) -> Sequence[dict[str, object]]:
    story, rng = filler.story, filler.rng
    made = []
    for trouble in story.troubles:
        weight = 5 - round(3 * story.quality)
        deadline = story.day + timedelta(days=rng.choice((60, 90, 120, 180, 270)))
        row: dict[str, object] = {
            "f_text": _text(filler, rng.choice(trouble.texts)),
            "f_part": "f" if trouble.cause == "gender" else "c",
            "f_urgency": max(1, min(5, weight + rng.randint(-1, 1))),
            "f_seriousness": max(1, min(5, weight + rng.randint(-1, 1))),
            "f_growth": max(1, min(5, weight + rng.randint(-1, 1))),
            "f_category": trouble.category,
            "f_cause": trouble.cause,
        }
        for number, why in enumerate(trouble.whys, 1):
            row[f"f_why_{number}"] = _text(filler, why) if number == 1 else f"CONTOH {why}"
        row |= {
            "f_recommendation": _text(filler, trouble.recommendation),
            "f_owner": trouble.owner,
            "f_deadline": deadline.isoformat(),
            "f_regulation": "ya" if trouble.article else "tidak",
            "f_article": f"CONTOH {trouble.article}" if trouble.article else "",
        }
        made.append(row)
    return made


def _aspirations(filler: Filler) -> Sequence[dict[str, object]]:
    found: list[dict[str, object]] = []
    for number in filler.story.aspirations:
        role, topic, text, article = ASPIRATIONS[number]
        said = f"CONTOH {article}" if article else ""
        found.append({"as_role": role, "as_topic": topic, "as_text": _text(filler, text), "as_article": said})
    return found


def _practices(filler: Filler) -> Sequence[dict[str, object]]:
    if filler.story.practice < 0:
        return []
    names = ("p_title", "p_problem", "p_action", "p_result", "p_cost", "p_needs", "p_transfer", "p_evidence")
    row: dict[str, object] = {
        name: f"CONTOH {text}" if name == "p_title" else _text(filler, text)
        for name, text in zip(names, PRACTICES[filler.story.practice], strict=True)
    }
    return [row]


_RECORDS: dict[str, Callable[[Filler], Sequence[dict[str, object]]]] = {
    "team": _team,
    "met": _met,
    "budget": _budget,
    "mrc_count": _mrc_counts,
    "finding": _findings,
    "aspiration": _aspirations,
    "practice": _practices,
}


def _skm_total(filler: Filler) -> str:
    n = int(filler.state.node("/data/e/e2/skm_respondents").value or 0)
    mean = min(4.0, max(1.0, filler.rng.gauss(2.6 + 1.2 * filler.story.quality, 0.12)))
    return str(min(4 * n, max(n, round(n * mean))))


def _run(filler: Filler) -> bool:
    return filler.story.state != "tidak_aktif"


_FIXED: dict[str, Callable[[Filler], Any]] = {
    "centre_code": lambda f: "",
    "centre_name": lambda f: "",
    "centre_level": lambda f: "",
    "province": lambda f: f.story.province,
    "regency": lambda f: f"{f.story.province}.lain" if not f.state.node("/data/a/a1/regency").value else "",
    "regency_other": lambda f: "CONTOH Kabupaten",
    "site": lambda f: "CONTOH Lokasi utama",
    "building": lambda f: f.rng.choice(("sendiri", "dinas", "mpp", "blk")),
    "formed_year": lambda f: str(f.story.formed),
    "legal_kind": lambda f: "perkada" if f.story.quality > 0.6 else "keputusan",
    "legal_number": lambda f: f"CONTOH Nomor 00 Tahun {f.story.formed}",
    "visit_date": lambda f: f.story.day.isoformat(),
    "visit_type": lambda f: f.story.kind,
    "visit_start": lambda f: "08:30:00.000+07:00",
    "visit_end": lambda f: "14:15:00.000+07:00",
    "letter_number": lambda f: f"CONTOH 000/ST/{f.story.day:%m}/{f.story.day:%Y}",
    "letter_date": lambda f: (f.story.day - timedelta(days=7)).isoformat(),
    "letter_issuer": lambda f: "CONTOH Direktur",
    "state": lambda f: f.story.state,
    "since": lambda f: f.story.since.isoformat(),
    "state_source": lambda f: ["pengamatan", "keterangan"],
    "state_reason": lambda f: _text(f, REASONS[f.story.state]),
    "last_service": lambda f: f.story.since.isoformat(),
    "stop_cause": lambda f: [t.cause for t in f.story.troubles] or ["anggaran"],
    "assets": lambda f: ["gedung", "perabot"],
    "idle_staff_m": lambda f: str(f.rng.randint(0, 1)),
    "idle_staff_f": lambda f: str(f.rng.randint(0, 1)),
    "served_by": lambda f: "CONTOH Dilayani di dinas kabupaten/kota dan BP3MI terdekat.",
    "revive": lambda f: f.rng.choice(("ya", "ingin", "belum")),
    "revive_needs": lambda f: "CONTOH Dasar hukum, petugas, dan pos anggaran.",
    "revive_when": lambda f: (f.story.day + timedelta(days=200)).isoformat(),
    "staff_m": lambda f: str(6 + f.rng.randint(0, 6)),
    "staff_f": lambda f: str(5 + f.rng.randint(0, 6)),
    "here_m": lambda f: str(f.rng.randint(1, 5)),
    "here_f": lambda f: str(f.rng.randint(1, 5)),
    "visitors": lambda f: str(f.rng.randint(0, 40)),
    "closes": lambda f: "15:00:00.000+07:00",
    "trained_m": lambda f: "1",
    "trained_f": lambda f: "1",
    "sp_components": lambda f: _components(f),
    "outage_days": lambda f: str(round((1 - f.story.quality) * 8)),
    "served_m": lambda f: str(round(f.story.size * (1 - f.story.women))),
    "served_f": lambda f: str(round(f.story.size * f.story.women)),
    "problems": lambda f: str(f.rng.randint(2, 60)),
    "farthest": lambda f: str(f.rng.randint(12, 190)),
    "f03_done": lambda f: "tidak",
    "skm_mode": lambda f: "jumlah" if f.rng.random() < 0.85 else "tidak_ada",
    "skm_from": lambda f: (f.story.day - timedelta(days=120)).isoformat(),
    "skm_to": lambda f: (f.story.day - timedelta(days=10)).isoformat(),
    "skm_population": lambda f: str(f.story.size),
    "skm_respondents": lambda f: str(f.rng.randint(20, 120)),
    **{f"skm_t{n}": _skm_total for n in range(1, 10)},
    "counts_any": lambda f: "ya" if f.story.pilot or f.rng.random() < 0.75 else "tidak",
    "case_open_m": lambda f: str(f.rng.randint(0, 12)),
    "case_open_f": lambda f: str(f.rng.randint(1, 25)),
    "case_closed": lambda f: str(f.rng.randint(0, 20)),
    "case_referred": lambda f: str(f.rng.randint(0, 6)),
    "case_gbv": lambda f: str(f.rng.randint(0, 4)),
    "donor": lambda f: "ya" if f.story.pilot else "tidak",
    "donor_name": lambda f: "CONTOH Mitra pembangunan",
    "donor_until": lambda f: (f.story.day + timedelta(days=260)).isoformat(),
    "finding_any": lambda f: "ya" if f.story.troubles else "tidak",
    "aspiration_any": lambda f: "ya" if f.story.aspirations else "tidak",
    "practice_any": lambda f: "ya" if f.story.practice >= 0 else "tidak",
    "photo_any": lambda f: "tidak",
    "conclusion": lambda f: _text(f, CONCLUSIONS[f.story.state]),
    "strengths": lambda f: "CONTOH Petugas ramah dan menguasai prosedur." if _run(f) else "",
    "agreed": lambda f: "CONTOH Tindak lanjut diperiksa pada kunjungan berikutnya.",
    "head_name": lambda f: HEADS[sum(map(ord, f.story.code)) % len(HEADS)],
    "head_title": lambda f: "CONTOH Kepala Dinas Tenaga Kerja",
    "head_nip": lambda f: "000000000000000000",
    "location": lambda f: "",
}


def _components(filler: Filler) -> list[str]:
    codes = [code for code in filler.words.options("/data/c/c13/sp_components") if code != "tidak_ada"]
    return codes[: max(1, round(len(codes) * filler._level()))]
