"""Data for others: visits as CSV, workbook, ODK submissions and JSON lines, centres as GeoJSON; each column described.

Only what was asked and sealed goes out. Personal data is left out unless somebody asks for it, and then every file says
so. `docs/data.md` describes the fixed columns, `keterangan-kolom.csv` beside the data those of the instrument.
"""

from __future__ import annotations

from .making import FORMATS, DataReport, write_data

__all__ = ["FORMATS", "DataReport", "write_data"]
