"""The store: one encrypted folder per user that never loses an acknowledged answer.

Importing this room is cheap; what is large is loaded when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ltsa_desktop.store.errors import (
    NotFound,
    RevisionUnreadable,
    StoreDamaged,
    StoreExists,
    StoreLocked,
    StoreMissing,
    StoreReadOnly,
    StoreTooNew,
    VisitSealed,
    WrongPassword,
)
from ltsa_desktop.store.read_models import (
    CENTRE_STATES,
    Attachment,
    Author,
    BackupInfo,
    CentreDetail,
    CentreSummary,
    Changed,
    Check,
    DeviceInfo,
    Difference,
    Inserted,
    InstrumentVersion,
    JournalEntry,
    Organisation,
    PackageEntry,
    Profile,
    Progress,
    Quarantined,
    Revision,
    Saved,
    Site,
    StartScreen,
    StatusEvent,
    TrustedKey,
    UndoName,
    Undone,
    Visit,
    VisitSummary,
)

if TYPE_CHECKING:
    from ltsa_desktop.store.instrument_shelf import OpenInstrument
    from ltsa_desktop.store.opening import Store, create_store, open_store, restore_store, store_exists
    from ltsa_desktop.store.paper_models import (
        PersonMet,
        ReportAspect,
        ReportAspiration,
        ReportBand,
        ReportCentre,
        ReportFinding,
        ReportFollowUp,
        ReportLoss,
        ReportPhoto,
        ReportPractice,
        ReportRow,
        ReportScheme,
        ReportSection,
        ReportSignature,
        TeamMember,
        VisitReport,
    )
    from ltsa_desktop.store.register import ImportPlan

_LATE = {
    "Store": "opening",
    "create_store": "opening",
    "open_store": "opening",
    "restore_store": "opening",
    "store_exists": "opening",
    "OpenInstrument": "instrument_shelf",
    "ImportPlan": "register",
    "PersonMet": "paper_models",
    "ReportAspect": "paper_models",
    "ReportAspiration": "paper_models",
    "ReportBand": "paper_models",
    "ReportCentre": "paper_models",
    "ReportFinding": "paper_models",
    "ReportFollowUp": "paper_models",
    "ReportLoss": "paper_models",
    "ReportPhoto": "paper_models",
    "ReportPractice": "paper_models",
    "ReportRow": "paper_models",
    "ReportScheme": "paper_models",
    "ReportSection": "paper_models",
    "ReportSignature": "paper_models",
    "TeamMember": "paper_models",
    "VisitReport": "paper_models",
}

__all__ = [
    "CENTRE_STATES",
    "Attachment",
    "Author",
    "BackupInfo",
    "CentreDetail",
    "CentreSummary",
    "Changed",
    "Check",
    "DeviceInfo",
    "Difference",
    "ImportPlan",
    "Inserted",
    "InstrumentVersion",
    "JournalEntry",
    "NotFound",
    "OpenInstrument",
    "Organisation",
    "PackageEntry",
    "PersonMet",
    "Profile",
    "Progress",
    "Quarantined",
    "ReportAspect",
    "ReportAspiration",
    "ReportBand",
    "ReportCentre",
    "ReportFinding",
    "ReportFollowUp",
    "ReportLoss",
    "ReportPhoto",
    "ReportPractice",
    "ReportRow",
    "ReportScheme",
    "ReportSection",
    "ReportSignature",
    "Revision",
    "RevisionUnreadable",
    "Saved",
    "Site",
    "StartScreen",
    "StatusEvent",
    "Store",
    "StoreDamaged",
    "StoreExists",
    "StoreLocked",
    "StoreMissing",
    "StoreReadOnly",
    "StoreTooNew",
    "TeamMember",
    "TrustedKey",
    "UndoName",
    "Undone",
    "Visit",
    "VisitReport",
    "VisitSealed",
    "VisitSummary",
    "WrongPassword",
    "create_store",
    "open_store",
    "restore_store",
    "store_exists",
]


def __getattr__(name: str) -> Any:
    module = _LATE.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{module}"), name)
