"""Numbers, dates and money as Indonesian (and English) readers write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal

DAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "id": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}


def quantize(value: Decimal, places: int) -> Decimal:
    """`value` rounded half-up to `places` decimals: the one rounding of a score."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def number(value: Decimal | int, places: int | None = None, language: str = "id") -> str:
    """`1234.5` → "1.234,5" (id) or "1,234.5" (en); `places` fixes the decimals, half-up."""
    amount = Decimal(value)
    if places is not None:
        amount = quantize(amount, places)
    text = f"{amount:,f}"
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def rupiah(value: Decimal | int) -> str:
    """`1500000000` → "Rp1.500.000.000"."""
    amount = Decimal(value)
    whole = amount == amount.to_integral_value()
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{number(abs(amount), 0 if whole else 2)}"


def date_long(day: date, language: str = "id") -> str:
    """ "29 September 2022"."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def date_short(day: date) -> str:
    """ "29-09-2022"."""
    return f"{day.day:02d}-{day.month:02d}-{day.year}"


def weekday(day: date, language: str = "id") -> str:
    """ "Kamis"."""
    return DAYS[language][day.weekday()]


def date_words(day: date) -> str:
    """The opening of a berita acara: "Kamis tanggal dua puluh sembilan bulan September tahun …"."""
    from num2words import num2words

    def words(n: int) -> str:
        return str(num2words(n, lang="id"))

    month = MONTHS["id"][day.month - 1]
    return f"{weekday(day)} tanggal {words(day.day)} bulan {month} tahun {words(day.year)}"


def zone(name: str) -> timezone:
    """The fixed offset of WIB, WITA or WIT (Indonesia keeps no summer time)."""
    return timezone(timedelta(hours=ZONES[name]), name)


def clock(moment: datetime) -> str:
    """ "14:03:22" in the moment's own zone."""
    return moment.strftime("%H:%M:%S")
