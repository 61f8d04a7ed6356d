"""What screens, commands, packages and paper get from the store: plain frozen values, no database behind them.

Moments are aware datetimes in UTC; days are `date`; sizes are bytes; shares are 0 to 1. Labels of an instrument are
plain text in the language asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Flag, auto
from typing import Literal

from ltsa_desktop.ground.words import Text

VisitStatus = Literal[
    "draft", "final", "reopened", "returned", "second", "compared", "removed", "deleted", "joined", "erased"
]
"""Those from "second" on stand in no list: a second pass of a paper being typed, or compared; a draft taken away; what
was deleted, joined to another visit or erased by decision (`store/setting_aside.py`)."""
"""draft: never sealed; final: sealed and read-only; reopened: editable again after a seal; returned: sent back by a
supervisor (editable)."""
CentreState = Literal["aktif", "aktif sebagian", "tidak aktif", "belum diverifikasi"]
CENTRE_STATES: tuple[CentreState, ...] = ("aktif", "aktif sebagian", "tidak aktif", "belum diverifikasi")
VisitKind = Literal["terjadwal", "mendadak", "daring"]
SealKind = Literal["final", "handover", "export"]
Outcome = Literal["new", "identical", "newer", "forked"]
Role = Literal["evaluator", "supervisor"]


class Changed(Flag):
    """Which things a write touched, so that views know what to read again."""

    NOTHING = 0
    ANSWERS = auto()
    VISITS = auto()
    ATTACHMENTS = auto()
    REVISIONS = auto()
    PROJECTIONS = auto()
    CENTRES = auto()
    INSTRUMENTS = auto()
    SETTINGS = auto()
    PROFILE = auto()
    ORGANISATION = auto()
    TRUST = auto()
    BACKUPS = auto()


@dataclass(frozen=True, slots=True)
class Profile:
    """The person this store belongs to. `nip` is 18 digits or ""; `language` "id" or "en"."""

    name: str
    nip: str = ""
    role: Role = "evaluator"
    language: str = "id"
    position: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote an answer or sealed a revision."""

    name: str
    nip: str = ""
    role: str = "evaluator"


@dataclass(frozen=True, slots=True)
class DeviceInfo:
    """A laptop as others know it. `key` is the Ed25519 public key in hex, `recipient` its age recipient ("age1…")."""

    id: str
    incarnation: str
    key: str
    recipient: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who prints: name, letterhead lines and logo, valid for a stretch of time (`valid_to` None: still valid).

    Attributes:
        id: stable over versions of the same organisation.
        letterhead: lines under the name (unit, address, telephone), each one line on paper.
        logo: PNG or JPEG bytes, None without one.
        place: the town of "place, date".
        extra: anything else of the organisation's file that exchange keeps with it (JSON text).
    """

    id: str
    name: str
    letterhead: tuple[str, ...] = ()
    logo: bytes | None = field(default=None, repr=False)
    place: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    extra: str = "{}"


@dataclass(frozen=True, slots=True)
class StatusEvent:
    """A dated statement about a centre, with its source and author.

    Attributes:
        day: None where the source gives none.
        origin: "register", "manual" or "visit".
        example: of a visit marked CONTOH; it does not decide the centre's state.
    """

    state: CentreState
    day: date | None
    source: str
    author: str
    origin: str
    recorded_at: datetime
    visit_id: str = ""
    note: str = ""
    example: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """One of a centre's places. `approximate` marks a default position (regency capital, "perkiraan")."""

    name: str
    address: str = ""
    regency_code: str = ""
    latitude: float | None = None
    longitude: float | None = None
    approximate: bool = False
    position_source: str = ""


@dataclass(frozen=True, slots=True)
class CentreSummary:
    """One line of the register. `status` is the newest dated event; counts are of visits in this store."""

    id: str
    code: str
    name: str
    level: str
    province_code: str
    province: str
    regency_code: str
    regency: str
    status: CentreState
    status_day: date | None
    status_source: str
    mrc_pilot: bool
    latitude: float | None
    longitude: float | None
    approximate: bool
    visits: int = 0
    last_visit: date | None = None
    last_score: Decimal | None = None
    last_band: str = ""


@dataclass(frozen=True, slots=True)
class CentreDetail:
    """Everything the register knows of a centre, with its visits, newest first."""

    summary: CentreSummary
    aliases: tuple[str, ...]
    sites: tuple[Site, ...]
    host_building: str
    address: str
    year_reported: int | None
    source: str
    note: str
    statuses: tuple[StatusEvent, ...]
    visits: tuple[VisitSummary, ...]


@dataclass(frozen=True, slots=True)
class InstrumentVersion:
    """An instrument this store holds. Immutable; `digest` is its identity."""

    digest: str
    form_id: str
    version: str
    title: Text
    added_at: datetime
    visits: int = 0
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a draft is: `answered` of `total` relevant questions, required ones still open, other problems."""

    answered: int
    total: int
    required_open: int
    problems: int = 0

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.answered / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit's identity and state.

    Attributes:
        day: the visit's day as set at creation or by the answer with role visit.date.
        head: id of the visible revision, "" before the first seal.
        dirty: there are saved answers that no revision holds yet.
        forked: several newest revisions exist; `head` is the one shown, the others are kept.
        pending: a revision came in that is newer than what the draft here started from; the draft was not touched.
        example: marked CONTOH everywhere.
        local: began on this device.
    """

    id: str
    centre_id: str
    centre_code: str
    centre_name: str
    digest: str
    form_id: str
    form_version: str
    day: date
    kind: str
    status: VisitStatus
    example: bool
    created_at: datetime
    updated_at: datetime
    seq: int
    head: str = ""
    dirty: bool = True
    forked: bool = False
    pending: bool = False
    local: bool = True


@dataclass(frozen=True, slots=True)
class VisitSummary:
    """One line of the list of visits. `score` and `band` are of `scheme`, the first index that has a predicate."""

    visit: Visit
    author: str
    progress: Progress | None
    score: Decimal | None
    band: str
    short_code: str
    sealed_at: datetime | None
    exported: bool
    province: str = ""
    regency: str = ""
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """A save that is on the disk. `seq` is the visit's last journal number, `step` the undoable step, `at` in UTC."""

    seq: int
    step: int
    at: datetime
    changed: Changed = Changed.ANSWERS


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or redo did: put `writes` into the form state (None: remove).

    Attributes:
        path: the question the step was about; `old`/`new` its text before and after this undo or redo.
        writes: every path that changed, with the text it has now.
    """

    path: str
    old: str | None
    new: str | None
    writes: Mapping[str, str | None]
    step: int
    saved: Saved


@dataclass(frozen=True, slots=True)
class UndoName:
    """The step that the next undo (or redo) would take: its question and what would become what."""

    path: str
    old: str | None
    new: str | None
    step: int


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One line of the append-only journal. `kind`: edit, undo, redo, import, carry."""

    seq: int
    step: int
    path: str
    old: str | None
    new: str | None
    kind: str
    author: Author
    device: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a visit.

    Attributes:
        number: counts the pictures of the visit from 1 ("Foto 12"), and apart from them its recordings ("Rekaman 3"); 0
            for other files and drawn signatures.
        media_type: of a recording with its length as a parameter (`recordings.length_in`).
        path: of the question it answers.
        name: unique within the visit; it is the answer's text.
        sha256: of the plain bytes as kept (pictures scaled).
        taken_at: the picture's own time as its camera wrote it (local, without zone), None when absent.
        present: the bytes are in this store.
    """

    visit_id: str
    path: str
    name: str
    sha256: str
    size: int
    media_type: str
    caption: str
    number: int
    taken_at: datetime | None
    width: int | None = None
    height: int | None = None
    present: bool = True

    @property
    def is_photo(self) -> bool:
        """Whether it is cited as "Foto 12"."""
        return self.number > 0 and self.media_type.startswith("image/")

    @property
    def is_recording(self) -> bool:
        """Whether it is sound or film."""
        return self.media_type.startswith(("audio/", "video/"))


@dataclass(frozen=True, slots=True)
class Revision:
    """A sealed state of a visit. `raw` are its canonical bytes; `signature` (64 bytes) over exactly these by `key`."""

    id: str
    visit_id: str
    short_code: str
    parents: tuple[str, ...]
    kind: SealKind
    reason: str
    author: Author
    device: str
    incarnation: str
    sealed_at: datetime
    received_at: datetime
    key: str
    signature: bytes = field(repr=False)
    raw: bytes = field(repr=False)
    example: bool = False
    digest: str = ""
    centre_code: str = ""
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Inserted:
    """What became of one revision that was handed in.

    Attributes:
        outcome: "new" (the visit was unknown, or an older link of a known history arrived late), "identical" (this
            very revision is here), "newer" (it follows the one shown and is shown now), "forked" (another line of
            the same visit, or newer than the draft on this machine: kept beside, what is shown did not change).
        head_moved: the visit's visible content changed.
    """

    outcome: Outcome
    revision_id: str
    visit_id: str
    head_moved: bool
    changed: Changed


@dataclass(frozen=True, slots=True)
class StartScreen:
    """All that the first screen shows.

    Attributes:
        drafts: being written, last saved first. returned: sent back by a supervisor. recent: sealed ones, newest first.
        comments: of each returned visit the comments that nobody handled yet.
        next_visits: planned visits (empty until rounds are planned).
        not_exported: sealed visits whose head is in no package written here.
    """

    profile: Profile
    drafts: tuple[VisitSummary, ...]
    returned: tuple[VisitSummary, ...]
    recent: tuple[VisitSummary, ...]
    next_visits: tuple[VisitSummary, ...]
    centres: int
    visits: int
    finals: int
    open_follow_ups: int
    not_exported: int
    last_backup: datetime | None
    last_backup_place: str
    instruments: tuple[InstrumentVersion, ...]
    organisation: str = ""
    comments: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing `doctor` looked at. `detail` is for the file of a fault report, in English."""

    name: str
    ok: bool
    text: Text
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A projection that does not equal what its revision says. `live`/`fresh` are None where a row is absent."""

    table: str
    key: str
    live: str | None
    fresh: str | None


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A copy of the store that was verified after it was written. `reason`: manual, daily, exit, migration, import."""

    path: str
    at: datetime
    reason: str
    size: int
    second_place: str = ""


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A key this store knows.

    Attributes:
        kind: "device" or "supervisor" (Ed25519, hex), "recipient" or "escrow" (age1…).
        status: "trusted", "revoked".
    """

    kind: str
    key: str
    name: str
    status: str = "trusted"
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    extra: str = "{}"


@dataclass(frozen=True, slots=True)
class PackageEntry:
    """A package written ("out") or taken in ("in") here."""

    id: str
    direction: str
    at: datetime
    name: str
    sha256: str
    device: str
    sequence: int
    revisions: int
    detail: str = "{}"


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A record set aside: verbatim bytes, why, and who claims to have signed it."""

    id: str
    kind: str
    reason: str
    key: str
    at: datetime
    package: str
    raw: bytes = field(repr=False)
    signature: bytes = field(repr=False, default=b"")
    detail: str = "{}"
