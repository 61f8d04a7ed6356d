"""Tables that revisions alone decide: `projections.rebuild` makes every row of them again.

One row belongs to one visit at its visible revision. Amounts are decimal text; days of answers are ISO text, as the
form holds them (a blank is ""). `sql.PROJECTED` names them for plain SQL.
"""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

_CLUSTERED = {"sqlite_with_rowid": False}


class FactRow(SQLModel, table=True):
    """What a visit is about: the answers with roles visit.*, met.*, conclusion and sign.*."""

    __tablename__ = "visit_fact"
    __table_args__ = (Index("visit_fact_latest", "centre_code", "example", "day"), _CLUSTERED)
    visit_id: str = Field(primary_key=True, foreign_key="visit.id")
    revision_id: str
    centre_code: str
    day: str
    kind: str
    example: bool
    letter: str
    conclusion: str
    head_name: str
    head_nip: str
    head_title: str
    answered: int
    total: int
    required_open: int


class VerdictRow(SQLModel, table=True):
    """The state of the centre as a visit found it: a dated status event with the visit as its source."""

    __tablename__ = "visit_verdict"
    __table_args__ = (Index("visit_verdict_centre", "centre_code"), _CLUSTERED)
    visit_id: str = Field(primary_key=True, foreign_key="visit.id")
    centre_code: str
    state: str
    day: str
    since: str
    reason: str
    author: str
    example: bool


class ScoreRow(SQLModel, table=True):
    """One index of a visit."""

    __tablename__ = "visit_score"
    __table_args__ = _CLUSTERED
    visit_id: str = Field(primary_key=True, foreign_key="visit.id")
    scheme: str = Field(primary_key=True)
    position: int
    score: str
    band: str
    n_items: int
    n_scored: int
    n_na: int
    n_nd: int
    n_missing: int


class AspectRow(SQLModel, table=True):
    """One aspect of an index of a visit."""

    __tablename__ = "visit_aspect"
    __table_args__ = _CLUSTERED
    visit_id: str = Field(primary_key=True, foreign_key="visit.id")
    scheme: str = Field(primary_key=True)
    aspect: str = Field(primary_key=True)
    position: int
    score: str
    n_items: int
    n_scored: int
    n_na: int
    n_nd: int
    n_missing: int


class FindingRow(SQLModel, table=True):
    """A finding, with its cause and recommendation; codes as chosen, labels live in the instrument."""

    __tablename__ = "finding"
    __table_args__ = _CLUSTERED
    visit_id: str = Field(primary_key=True, foreign_key="visit.id")
    path: str = Field(primary_key=True)
    position: int
    text: str
    category: str
    urgency: str
    seriousness: str
    growth: str
    cause: str
    why: str
    recommendation: str
    owner: str
    deadline: str
    needs_regulation: str
    article: str


class AspirationRow(SQLModel, table=True):
    """An aspiration, by role."""

    __tablename__ = "aspiration"
    __table_args__ = _CLUSTERED
    visit_id: str = Field(primary_key=True, foreign_key="visit.id")
    path: str = Field(primary_key=True)
    position: int
    role: str
    topic: str
    article: str
    text: str


class PracticeRow(SQLModel, table=True):
    """A good practice."""

    __tablename__ = "practice"
    __table_args__ = _CLUSTERED
    visit_id: str = Field(primary_key=True, foreign_key="visit.id")
    path: str = Field(primary_key=True)
    position: int
    title: str
    problem: str
    action: str
    result: str
    cost: str
    needs: str
    transfer: str
    evidence: str


class FollowUpRow(SQLModel, table=True):
    """The action a finding asks for; `state` belum, proses or selesai."""

    __tablename__ = "follow_up"
    __table_args__ = (Index("follow_up_centre", "centre_code", "state"), _CLUSTERED)
    visit_id: str = Field(primary_key=True, foreign_key="visit.id")
    path: str = Field(primary_key=True)
    centre_code: str
    action: str
    owner: str
    deadline: str
    state: str


class FollowUpCheckRow(SQLModel, table=True):
    """What a visit found of an action that an earlier visit (`of_visit`, its finding `record`) agreed on."""

    __tablename__ = "follow_up_check"
    __table_args__ = (Index("follow_up_check_of", "of_visit"), _CLUSTERED)
    visit_id: str = Field(primary_key=True, foreign_key="visit.id")
    of_visit: str = Field(primary_key=True)
    record: str = Field(primary_key=True)
    state: str
    note: str
    photo: str
    action: str
    owner: str
    deadline: str


class TeamRow(SQLModel, table=True):
    """A member of the visiting team (kind "team") or a person met (kind "met")."""

    __tablename__ = "visit_person"
    __table_args__ = _CLUSTERED
    visit_id: str = Field(primary_key=True, foreign_key="visit.id")
    kind: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    name: str
    detail: str


class DeskRow(SQLModel, table=True):
    """A desk's presence and how far it goes on site, as coded in the instrument."""

    __tablename__ = "visit_desk"
    __table_args__ = _CLUSTERED
    visit_id: str = Field(primary_key=True, foreign_key="visit.id")
    desk: str = Field(primary_key=True)
    present: str
    on_site: str
