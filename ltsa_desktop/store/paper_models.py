"""What paper gets from the store: one visit with all that a sheet or a berita acara prints, in one language.

Plain frozen values like those of `read_models`, of which this is the part for `reports`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.read_models import Author, Organisation


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that travels inside a PDF. `says` describes it to who finds it in a reader of PDF."""

    name: str
    media_type: str
    says: Text
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of a section, in the instrument's order; only relevant ones.

    Attributes:
        kind: "question", "group" (a head inside the section), "instance" (one of a repeat), or "note".
        number: what the instrument counts it by ("C3.2"), "" where the label has none; `label` is without it.
        depth: 0 in the section itself.
        value: the answer in words ("pendaftaran", "29 September 2022", "Rp1.500.000"), "" when blank.
        raw: the stored text.
        points, maximum, weight: of a scored item, in the scheme's own unit; None for others.
        status: "scored", "na", "nd", "missing", or "" for a question that no scheme counts.
        scheme, aspect: ids of where it counts, "" for none.
        evidence: text of the questions that belong to it (untuk) and are not its photo.
        remark: the evaluator's note on the question; skipped: the reason it was left open.
        photos: numbers of its pictures ("Foto 12" → 12).
        files: names of its recordings and other files that are no picture.
        corrected: what the evaluator had answered where a supervisor corrected it, with who, when and why.
    """

    kind: str
    path: str
    number: str
    label: str
    depth: int
    value: str = ""
    raw: str = ""
    points: Decimal | None = None
    maximum: Decimal | None = None
    weight: Decimal | None = None
    status: str = ""
    scheme: str = ""
    aspect: str = ""
    evidence: str = ""
    remark: str = ""
    skipped: str = ""
    required: bool = False
    photos: tuple[int, ...] = ()
    files: tuple[str, ...] = ()
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A top-level group of the instrument."""

    path: str
    number: str
    title: str
    rows: tuple[ReportRow, ...]


@dataclass(frozen=True, slots=True)
class ReportBand:
    """A predicate: from `lower` (inclusive, after rounding) upwards."""

    code: str
    title: str
    lower: Decimal


@dataclass(frozen=True, slots=True)
class ReportAspect:
    """An aspect's score with its counts; `weight` and `score` in the scheme's unit; `items` are paths of rows."""

    id: str
    title: str
    weight: Decimal | None
    score: Decimal | None
    maximum: Decimal | None
    n_items: int
    n_scored: int
    n_na: int
    n_nd: int
    n_missing: int
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportLoss:
    """What one item costs, in the unit of the scheme's index; dearest first."""

    path: str
    number: str
    title: str
    lost: Decimal


@dataclass(frozen=True, slots=True)
class ReportScheme:
    """One index of the visit: score, predicate, rule and where the rule comes from.

    `rules` says in sentences how the number is made: formula, rounding, what happens to N/A and open items.
    """

    id: str
    title: str
    formula: str
    places: int
    maximum: Decimal
    score: Decimal | None
    band: ReportBand | None
    bands: tuple[ReportBand, ...]
    aspects: tuple[ReportAspect, ...]
    losses: tuple[ReportLoss, ...]
    n_items: int
    n_scored: int
    n_na: int
    n_nd: int
    n_missing: int
    legal_basis: str
    source: str
    note: str
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportFinding:
    """A finding. USG values are 1 to 5 or None; `usg` their sum when all three are there.

    Attributes:
        about: the question it was written at, with its answer; "" for a finding of its own.
        photos: numbers of its own pictures and of those it is linked to.
    """

    number: int
    path: str
    text: str
    category: str
    urgency: int | None
    seriousness: int | None
    growth: int | None
    usg: int | None
    cause_code: str
    cause: str
    whys: tuple[str, ...]
    recommendation: str
    owner_code: str
    owner: str
    deadline: date | None
    needs_regulation: str
    article: str
    photos: tuple[int, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class ReportFollowUp:
    """An action that an earlier visit agreed on, as this one found it.

    Attributes:
        state: a key of `follow_ups.STATES`; `state_words` and `owner` in words.
        day: of the visit that agreed on it.
        photos: number of the picture that shows it.
        due: the new deadline agreed this time, None where the old one stands.
    """

    number: int
    action: str
    owner: str
    deadline: date | None
    day: date | None
    state: str
    state_words: str
    note: str
    photos: tuple[int, ...] = ()
    due: date | None = None


@dataclass(frozen=True, slots=True)
class ReportAspiration:
    """An aspiration: by role, never by name. `about` and `photos` as of a finding."""

    number: int
    path: str
    role: str
    topic: str
    article: str
    text: str
    about: str = ""
    photos: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportPractice:
    """A good practice. `about` and `photos` as of a finding."""

    number: int
    path: str
    title: str
    problem: str
    action: str
    result: str
    cost: str
    needs: str
    transfer: str
    evidence: str
    photos: tuple[int, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Of the visiting team; `role` "ketua", "anggota" in the instrument's words."""

    name: str
    nip: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class PersonMet:
    """Somebody met at the centre."""

    name: str
    position: str = ""


@dataclass(frozen=True, slots=True)
class ReportSignature:
    """A place to sign: `role` "evaluator" or "head". `image` gives the drawn signature's PNG, None for wet ink."""

    role: str
    name: str
    nip: str = ""
    title: str = ""
    image: Callable[[], bytes] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ReportPhoto:
    """A picture; `load` gives its bytes (JPEG or PNG, upright, at most 2000 px on the long side)."""

    number: int
    name: str
    path: str
    caption: str
    question_number: str
    question: str
    taken_at: datetime | None
    media_type: str
    width: int | None
    height: int | None
    size: int
    load: Callable[[], bytes] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ReportCentre:
    """The centre as the sheet names it."""

    code: str
    name: str
    level: str
    province: str
    regency: str
    address: str
    host_building: str
    aliases: tuple[str, ...]
    status: str
    status_day: date | None
    status_source: str
    mrc_pilot: bool


@dataclass(frozen=True, slots=True)
class ReportReview:
    """Where the review of the printed version stands: `word` in capitals, `sentence` with who and when.

    `state` as in `reviewing.STATE_WORDS`: approved, returned or changed-after-approval.
    """

    state: str
    word: str
    sentence: str


@dataclass(frozen=True, slots=True)
class VisitReport:
    """Everything that goes on paper about one visit, at one revision (or as a draft).

    Attributes:
        language: of every sentence in it.
        draft: True when the answers are not (yet) sealed as shown; then the code and `sealed_at` are "" and None.
        example: print CONTOH on every page.
        verdict: what the visit found (answers with roles status.*): state in words, since when, why.
        revision_id: SHA-256 in hex; `short_code` its printed form ("K7QX2-9FMDA").
        kind_label: type of the visit in words.
        start, end: clock times as answered ("09:00"), "" when blank.
        from_paper: who filled a paper and who typed it in, in words; "" for a visit recorded on the spot.
        writers: a line for each of several people who answered; none for one.
        review: None for a draft and for a version that nobody has judged.
    """

    visit_id: str
    language: str
    title: str
    instrument_title: str
    form_id: str
    form_version: str
    digest: str
    organisation: Organisation | None
    centre: ReportCentre
    day: date
    kind: str
    kind_label: str
    start: str
    end: str
    letter: str
    team: tuple[TeamMember, ...]
    met: tuple[PersonMet, ...]
    verdict: str
    verdict_since: str
    verdict_reason: str
    sections: tuple[ReportSection, ...]
    schemes: tuple[ReportScheme, ...]
    findings: tuple[ReportFinding, ...]
    aspirations: tuple[ReportAspiration, ...]
    practices: tuple[ReportPractice, ...]
    conclusion: str
    signatures: tuple[ReportSignature, ...]
    photos: tuple[ReportPhoto, ...]
    author: Author
    draft: bool
    example: bool
    revision_id: str = ""
    short_code: str = ""
    sealed_at: datetime | None = None
    seal_reason: str = ""
    required_open: int = 0
    follow_ups: tuple[ReportFollowUp, ...] = ()
    from_paper: str = ""
    writers: tuple[str, ...] = ()
    review: ReportReview | None = None
