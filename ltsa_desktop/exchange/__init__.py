"""Exchange: packages that carry visits between laptops, and the trust that decides what comes in.

Importing this room is cheap; age is loaded when a package is written or opened.
"""

from __future__ import annotations

from ltsa_desktop.exchange.enrolment import Introduction
from ltsa_desktop.exchange.files import read_small, write_whole
from ltsa_desktop.exchange.governing import (
    found_organisation,
    governs,
    take_over,
    trust_add,
    trust_revoke,
    with_supervisor,
)
from ltsa_desktop.exchange.incoming import import_package, resume_inbox
from ltsa_desktop.exchange.organisation import Founding, Letterhead, Opened, Organisation, Supervisor
from ltsa_desktop.exchange.outcomes import (
    OUTCOME_WORDS,
    OUTCOMES,
    ExportReport,
    ImportReport,
    Outcome,
    PackageInfo,
    RecordResult,
)
from ltsa_desktop.exchange.outgoing import export_package, suggest_name
from ltsa_desktop.exchange.quarantine import Waiting, release_quarantine, waiting
from ltsa_desktop.exchange.receipts import accept_receipt, make_receipt
from ltsa_desktop.exchange.trust import (
    accept_organisation,
    enrol,
    fingerprint,
    no_organisation,
    organisation_file,
    organisation_of,
    read_enrolment,
    read_organisation,
)

__all__ = [
    "OUTCOMES",
    "OUTCOME_WORDS",
    "ExportReport",
    "Founding",
    "ImportReport",
    "Introduction",
    "Letterhead",
    "Opened",
    "Organisation",
    "Outcome",
    "PackageInfo",
    "RecordResult",
    "Supervisor",
    "Waiting",
    "accept_organisation",
    "accept_receipt",
    "enrol",
    "export_package",
    "fingerprint",
    "found_organisation",
    "governs",
    "import_package",
    "make_receipt",
    "no_organisation",
    "organisation_file",
    "organisation_of",
    "read_enrolment",
    "read_organisation",
    "read_small",
    "release_quarantine",
    "resume_inbox",
    "suggest_name",
    "take_over",
    "trust_add",
    "trust_revoke",
    "waiting",
    "with_supervisor",
    "write_whole",
]
