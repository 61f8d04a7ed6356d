"""Words that several screens share: states, kinds, moments, sums. Each in the interface's language of now."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ltsa_desktop.ground import formats
from ltsa_desktop.gui.i18n import day, language
from ltsa_desktop.gui.widgets.labels import State

if TYPE_CHECKING:
    from ltsa_desktop.store.read_models import CentreSummary, Progress, Visit, VisitSummary

translate = QCoreApplication.translate


def centre_state(state: str) -> tuple[State, str]:
    """Icon state and word of a centre's status."""
    words: dict[str, tuple[State, str]] = {
        "aktif": ("ok", translate("Words", "aktif")),
        "aktif sebagian": ("warning", translate("Words", "aktif sebagian")),
        "tidak aktif": ("error", translate("Words", "tidak aktif")),
    }
    return words.get(state, ("muted", translate("Words", "belum diverifikasi")))


def short_centre(name: str) -> str:
    """A centre's name for narrow tables: "LTSA-PMI Kabupaten Blitar" → "Kab. Blitar"; other names as they are."""
    for whole, short in (("LTSA-PMI Kabupaten ", "Kab. "), ("LTSA-PMI Provinsi ", "Prov. "), ("LTSA-PMI ", "")):
        if name.startswith(whole):
            return short + name[len(whole) :]
    return name


def status_source(origin: str, source: str) -> str:
    """Who says so: a visit by its revision's code in the interface's language, any other source in its own words."""
    code = source.rpartition(" ")[2]
    return translate("Words", "kunjungan {code}").format(code=code) if origin == "visit" and code else source


def centre_level(level: str) -> str:
    """The level of a centre in words."""
    words = {
        "province": translate("Words", "provinsi"),
        "regency": translate("Words", "kabupaten/kota"),
    }
    return words.get(level, level)


def visit_status(visit: Visit) -> tuple[State, str]:
    """Icon state and word of a visit."""
    if visit.forked:
        return "error", translate("Words", "dua versi")
    words: dict[str, tuple[State, str]] = {
        "draft": ("info", translate("Words", "draf")),
        "final": ("ok", translate("Words", "disegel")),
        "reopened": ("warning", translate("Words", "dibuka lagi")),
        "returned": ("error", translate("Words", "dikembalikan")),
    }
    return words.get(visit.status, ("muted", visit.status))


def visit_kind(kind: str) -> str:
    """The type of a visit."""
    words = {
        "terjadwal": translate("Words", "terjadwal"),
        "mendadak": translate("Words", "mendadak"),
        "daring": translate("Words", "daring"),
    }
    return words.get(kind, kind)


def role(name: str) -> str:
    """Evaluator or supervisor."""
    return translate("Words", "Supervisor") if name == "supervisor" else translate("Words", "Evaluator")


def owner(code: str) -> str:
    """Who is to act, by the shipped instrument's codes; another instrument's code is shown as it is."""
    words = {
        "pusat": translate("Words", "pemerintah pusat"),
        "provinsi": translate("Words", "provinsi"),
        "kabkota": translate("Words", "kabupaten/kota"),
        "ltsa": translate("Words", "pusat layanan"),
    }
    return words.get(code, code or "–")


def percent(progress: Progress) -> str:
    """ "62 %"."""
    return f"{int(progress.share * 100)} %"


def open_questions(progress: Progress) -> str:
    """How much is still to be answered, in words."""
    if progress.required_open == 0:
        return translate("Words", "semua pertanyaan wajib terisi")
    return translate("Words", "{n} pertanyaan wajib belum diisi").format(n=progress.required_open)


def score(value: Decimal | None, band: str = "") -> str:
    """ "3,42 B-"; a dash where there is none."""
    if value is None:
        return "–"
    return f"{formats.number(value, 2, language())} {band}".strip()


def maybe_day(value: date | None) -> str:
    """A day, or a dash."""
    return day(value) if value is not None else "–"


def written_day(text: str) -> str:
    """A day stored as YYYY-MM-DD in words; anything else as it is, a dash where there is nothing."""
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text or "–"


def moment(value: datetime) -> str:
    """When something happened, by this laptop's clock: today the time only."""
    here = value.astimezone()
    if here.date() == datetime.now().astimezone().date():
        return formats.clock(here)
    return f"{formats.date_short(here.date())} {here:%H:%M}"


def ago(value: datetime) -> str:
    """ "2 jam lalu"."""
    seconds = (datetime.now(UTC) - value).total_seconds()
    if seconds < 90:
        return translate("Words", "baru saja")
    for limit, unit, template in (
        (5400, 60, translate("Words", "{n} menit lalu")),
        (129600, 3600, translate("Words", "{n} jam lalu")),
    ):
        if seconds < limit:
            return template.format(n=round(seconds / unit))
    return translate("Words", "{n} hari lalu").format(n=round(seconds / 86400))


def place(centre: CentreSummary) -> str:
    """Regency and province of a centre, without repeating itself."""
    return ", ".join(dict.fromkeys(part for part in (centre.regency, centre.province) if part))


def visit_line(summary: VisitSummary) -> str:
    """A visit in one line: day, kind, and CONTOH where it is an example."""
    visit = summary.visit
    parts = [day(visit.day), visit_kind(visit.kind)]
    if visit.example:
        parts.append("CONTOH")
    return " · ".join(parts)
