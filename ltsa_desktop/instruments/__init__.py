"""XLSForm workbooks: compiled into instruments, checked in plain words, compared with each other."""

from ltsa_desktop.instruments.check_xform import check_xform, missing_files
from ltsa_desktop.instruments.diff import Change, diff
from ltsa_desktop.instruments.examination import (
    Tried,
    check_workbook,
    compile_workbook,
    inspect_workbook,
    try_workbook,
)
from ltsa_desktop.instruments.instrument import Instrument, InstrumentUnreadable
from ltsa_desktop.instruments.issues import InstrumentError, Issue
from ltsa_desktop.instruments.mends import Mend, find_mends, is_old_excel, mend_workbook
from ltsa_desktop.instruments.text_sheets import write_texts

__all__ = [
    "Change",
    "Instrument",
    "InstrumentError",
    "InstrumentUnreadable",
    "Issue",
    "Mend",
    "Tried",
    "check_workbook",
    "check_xform",
    "compile_workbook",
    "diff",
    "find_mends",
    "inspect_workbook",
    "is_old_excel",
    "mend_workbook",
    "missing_files",
    "try_workbook",
    "write_texts",
]
