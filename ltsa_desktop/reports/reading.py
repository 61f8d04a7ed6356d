"""What the documents of a visit read out of the store's `VisitReport`, in the order and words of paper."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, time

from ltsa_desktop.ground.formats import date_long, date_short, zone
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import (
    Organisation,
    ReportAspect,
    ReportBand,
    ReportRow,
    ReportScheme,
    ReportSignature,
    VisitReport,
)

from . import wording as w
from .blocks import Letterhead
from .signing import Signatory

log = logging.getLogger(__name__)

Say = Callable[..., str]
Pairs = list[tuple[str, str]]
_LEVELS = {"province": w.LEVEL_PROVINCE, "regency": w.LEVEL_REGENCY}
_STATUS = {"na": w.NOT_APPLICABLE, "nd": w.NOT_ASSESSABLE, "missing": w.MISSING}
# Keputusan Presiden 41/1987; provinces founded since then keep the zone of the one they came from.
_ZONES = (
    ("WITA", ("BALI", "NUSA TENGGARA", "SULAWESI", "GORONTALO")),
    ("WITA", ("KALIMANTAN SELATAN", "KALIMANTAN TIMUR", "KALIMANTAN UTARA")),
    ("WIT", ("MALUKU", "PAPUA")),
)
_STATES = {
    "aktif": w.ACTIVE,
    "aktif sebagian": w.PARTLY_ACTIVE,
    "tidak aktif": w.INACTIVE,
    "belum diverifikasi": w.UNVERIFIED,
}
_LEVEL = re.compile(r"(\d+)[.:)]?\s+(?:[–-]\s+)?(\S.*)", re.DOTALL)
_PREFIXES = ("KABUPATEN ", "KOTA ", "KAB. ")


def reason_words(row: ReportRow, say: Say) -> str:
    """Why a question was left open or an answer stands outside its rule, and what was corrected; "" for none."""
    reason = say(w.OUTSIDE_RULE if row.value else w.SKIPPED, why=row.skipped) if row.skipped else ""
    return "\n".join(part for part in (reason, row.corrected) if part)


def letterhead_from(organisation: Organisation | None) -> Letterhead | None:
    """The letterhead of an organisation, None when there is none or it says nothing."""
    if organisation is None or not (organisation.name.strip() or organisation.letterhead):
        return None
    return Letterhead(organisation.name, organisation.letterhead, organisation.logo)


def fixed_at(report: VisitReport) -> datetime:
    """When the content was fixed: sealed, or for a draft the start of the visit's day (the same data, same bytes)."""
    return report.sealed_at or datetime.combine(report.day, time(), UTC)


def sealed_words(report: VisitReport) -> str:
    """When the visit was sealed, by the clock of the centre: "29-09-2022 15:45 WIB"; blank for a draft."""
    if report.sealed_at is None:
        return ""
    province = report.centre.province.upper()
    name = next((zone for zone, starts in _ZONES if province.startswith(starts)), "WIB")
    there = report.sealed_at.astimezone(zone(name))
    return f"{date_short(there.date())} {there:%H:%M} {name}"


def place_of(report: VisitReport) -> str:
    """The town where the visit's papers are signed, blank when unknown."""
    regency = report.centre.regency.strip()
    for prefix in _PREFIXES:
        if regency.upper().startswith(prefix):
            regency = regency[len(prefix) :]
    if regency.isupper():
        regency = regency.title()
    return regency or (report.organisation.place if report.organisation else "")


def facts_of(report: VisitReport, say: Say) -> Pairs:
    """Label and value of the identity, blank values included."""
    centre, language = report.centre, report.language
    hours = "–".join(x for x in (report.start, report.end) if x)
    state = _STATES.get(centre.status)
    status = say(state) if state else centre.status
    if centre.status_day:
        status = f"{status} ({date_short(centre.status_day)})"
    level = _LEVELS.get(centre.level)
    sealed = f"{sealed_words(report)} · {report.author.name}" if report.sealed_at else report.author.name
    return [
        (say(w.CENTRE), centre.name),
        (say(w.CODE), centre.code),
        (say(w.LEVEL), say(level) if level else centre.level),
        (say(w.PROVINCE), _titled(centre.province)),
        (say(w.REGENCY), _titled(centre.regency)),
        (say(w.ADDRESS), centre.address),
        (say(w.HOST), centre.host_building),
        (say(w.ALIASES), ", ".join(centre.aliases)),
        (say(w.DAY), date_long(report.day, language)),
        (say(w.HOURS), hours),
        (say(w.KIND), report.kind_label or report.kind),
        (say(w.LETTER), report.letter),
        (say(w.TEAM_MEMBERS), "; ".join(_person(m.name, m.role) for m in report.team)),
        (say(w.PRESENT), "; ".join(_person(m.name, m.position) for m in report.met)),
        (say(w.VERDICT), report.verdict),
        (say(w.VERDICT_SINCE), report.verdict_since),
        (say(w.VERDICT_REASON), report.verdict_reason),
        (say(w.REGISTER_STATUS), status),
        (say(w.INSTRUMENT), f"{report.instrument_title} · {report.form_version}".strip(" ·")),
        (say(w.SEALED if report.sealed_at else w.AUTHOR), sealed),
    ]


def _titled(name: str) -> str:
    return name.title() if name.isupper() else name


def _person(name: str, role: str) -> str:
    return f"{name} ({role})" if role else name


def team_of(report: VisitReport) -> list[Signatory]:
    """Who signs as evaluator: the form's signatures, else the team, else the author."""
    roles = {member.name.strip().casefold(): member for member in report.team}
    signed = [one for one in report.signatures if one.role == "evaluator" and (one.name or one.image)]
    if signed:
        team = []
        for one in signed:
            member = roles.pop(one.name.strip().casefold(), None)
            role = one.title or (member.role if member else "")
            team.append(Signatory(one.name, role, one.nip or (member.nip if member else ""), "", _image(one)))
        return team + [Signatory(m.name, m.role, m.nip) for m in report.team if m in roles.values()]
    if report.team:
        return [Signatory(member.name, member.role, member.nip) for member in report.team]
    return [Signatory(report.author.name, "", report.author.nip)]


def head_of(report: VisitReport) -> Signatory:
    """The responsible head under "Mengetahui,": the office above the space, the name below it."""
    for one in report.signatures:
        if one.role == "head":
            return Signatory(one.name, one.title, one.nip, "", _image(one))
    return Signatory("")


def _image(one: ReportSignature) -> bytes | None:
    try:
        return one.image() if one.image else None
    except (OSError, UserError) as error:  # a lost drawing leaves the place for wet ink
        log.warning("the signature of %s cannot be loaded: %s", one.role, error)
        return None


def rows_by_path(report: VisitReport) -> dict[str, ReportRow]:
    """Every row of the visit by its path."""
    return {row.path: row for section in report.sections for row in section.rows}


def numbered(number: str, label: str) -> str:
    """A question's number and label, which no line break parts."""
    return f"{number}\u00a0\u00a0{label}" if number else label


def status_words(row: ReportRow, say: Say) -> str:
    """Why a scored question has no points."""
    return say(_STATUS.get(row.status, w.MISSING))


def coverage(part: ReportScheme | ReportAspect, say: Say) -> str:
    """ "28 dari 30 dinilai; 2 tidak berlaku"."""
    words = [say(w.COVERAGE, scored=part.n_scored, items=part.n_items)]
    counts = ((part.n_na, w.NOT_APPLICABLE), (part.n_nd, w.NOT_ASSESSABLE), (part.n_missing, w.MISSING))
    words += [f"{count} {say(label)}" for count, label in counts if count]
    return "; ".join(words)


def band_words(band: ReportBand | None) -> str:
    """ "B- · Baik dengan Catatan"; blank without a band."""
    if band is None:
        return ""
    return " · ".join(x for x in (band.code, band.title) if x)


def shown_schemes(report: VisitReport) -> tuple[ReportScheme, ...]:
    """The indices that have a figure, or could still get one; not those whose questions were never asked."""

    def shown(scheme: ReportScheme) -> bool:
        if scheme.score is not None or scheme.n_missing:
            return True
        return scheme.n_items > 0 and scheme.n_scored == 0

    return tuple(scheme for scheme in report.schemes if shown(scheme))


def contexts(report: VisitReport) -> dict[str, str]:
    """For questions whose words occur more than once in the visit: the title of the group each stands in."""
    rows = [row for section in report.sections for row in section.rows]
    often = Counter(row.label for row in rows if row.kind == "question")
    found: dict[str, str] = {}
    for section in report.sections:
        above: list[ReportRow] = []
        for row in section.rows:
            if row.kind in ("group", "instance"):
                above = [head for head in above if head.depth < row.depth] + [row]
            elif often[row.label] > 1:
                heads = [head.label for head in above if head.depth < row.depth and head.label]
                found[row.path] = heads[0] if heads else ""
    return found


def level_words(row: ReportRow) -> str:
    """The chosen answer without the figure it begins with when that is the score printed beside it."""
    if row.points is not None:
        found = _LEVEL.match(row.value)
        if found and found.group(1) == f"{row.points.normalize():f}":
            return found.group(2)
    return row.value


def further(report: VisitReport, path: str, printed: Iterable[str]) -> Pairs:
    """Answers of a finding, aspiration or practice at `path` beyond those `printed`: question and answer."""
    left = Counter(printed)
    pairs = []
    for section in report.sections:
        for row in section.rows:
            if not row.path.startswith(path + "/") or row.kind != "question" or not row.value or row.photos:
                continue
            if left[row.value]:
                left[row.value] -= 1
            elif left[row.raw] and row.raw != row.value:
                left[row.raw] -= 1
            else:
                pairs.append((row.label, row.value))
    return pairs


def corrections(report: VisitReport, path: str) -> list[str]:
    """What supervisors corrected at `path` or, for a finding, aspiration or practice, in it: question, then note."""
    return [
        f"{row.label}: {row.corrected}"
        for section in report.sections
        for row in section.rows
        if row.corrected and (row.path == path or row.path.startswith(path + "/"))
    ]


def conclusion_corrections(report: VisitReport) -> list[str]:
    """The note of a corrected conclusion, which the annex leaves to the summary."""
    return [
        row.corrected
        for section in report.sections
        for row in section.rows
        if row.corrected and row.kind == "question" and row.value and row.value == report.conclusion
    ]
