"""Bands and sample sizes that regulations and practice fix, with their sources.

An instrument states its bands itself, in its `scoring` sheet; these are for instruments that refer to them by name
and for checking a sheet against the regulation.
"""

from __future__ import annotations

from decimal import Decimal

from ltsa_desktop.ground.formats import quantize
from ltsa_desktop.ground.words import Text
from ltsa_desktop.scoring.plan import Band

# PermenPANRB 29/2022 as amended by 4/2023; lower bounds after rounding to two decimals.
IPP_BANDS = (
    Band(Decimal("4.51"), "A", Text("Pelayanan Prima", "Excellent service")),
    Band(Decimal("4.01"), "A-", Text("Sangat Baik", "Very good")),
    Band(Decimal("3.51"), "B", Text("Baik", "Good")),
    Band(Decimal("3.01"), "B-", Text("Baik dengan Catatan", "Good with notes")),
    Band(Decimal("2.51"), "C", Text("Cukup", "Fair")),
    Band(Decimal("2.01"), "C-", Text("Cukup dengan Catatan", "Fair with notes")),
    Band(Decimal("1.51"), "D", Text("Buruk", "Poor")),
    Band(Decimal("1.01"), "E", Text("Sangat Buruk", "Very poor")),
    Band(Decimal(0), "F", Text("Gagal", "Failing")),
)

# PermenPANRB 14/2017.
SKM_BANDS = (
    Band(Decimal("88.31"), "A", Text("Sangat Baik", "Very good")),
    Band(Decimal("76.61"), "B", Text("Baik", "Good")),
    Band(Decimal("65.00"), "C", Text("Kurang Baik", "Rather poor")),
    Band(Decimal(0), "D", Text("Tidak Baik", "Poor")),
)

# The Ombudsman's compliance survey by its rules to 2021; cut-offs after that are not published to our knowledge.
OMBUDSMAN_BANDS = (
    Band(Decimal(81), "hijau", Text("Kepatuhan tinggi (hijau)", "High compliance (green)")),
    Band(Decimal(51), "kuning", Text("Kepatuhan sedang (kuning)", "Medium compliance (yellow)")),
    Band(Decimal(0), "merah", Text("Kepatuhan rendah (merah)", "Low compliance (red)")),
)

BANDS: dict[str, tuple[Band, ...]] = {"ipp": IPP_BANDS, "skm": SKM_BANDS, "ombudsman": OMBUDSMAN_BANDS}


def krejcie_morgan(population: int) -> int:
    """The number of respondents to ask out of `population` (Krejcie and Morgan 1970; 95 %, P = 0.5, d = 0.05).

    s = 3.841·N·0.25 / (0.0025·(N − 1) + 3.841·0.25), rounded half-up; ValueError below 0.
    """
    if population < 0:
        raise ValueError("a population cannot be below 0")
    chi = Decimal("3.841") * Decimal("0.25")
    size = chi * population / (Decimal("0.0025") * (population - 1) + chi)
    return int(quantize(size, 0))
