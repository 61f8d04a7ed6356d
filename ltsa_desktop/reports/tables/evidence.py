"""Tables of learning, of what was heard, of the evidence for the regulation and of what was agreed."""

from __future__ import annotations

from collections.abc import Iterable

from ltsa_desktop.ground.words import Text
from ltsa_desktop.reports.pack import words as s
from ltsa_desktop.reports.pack.data import Figures
from ltsa_desktop.store.figures.analysis_models import Dim

from .model import ASPIRED, CODE, Cell, Column, Table, notes_of, text_columns


def practices(f: Figures) -> Iterable[Table]:
    """Good practices, then whom they may help and why."""
    basis = f.practices.basis
    columns = (
        *text_columns(CODE, s.CENTRE, s.PROVINCE),
        Column(s.DAY, "date"),
        Column(Text("Praktik baik", "Good practice"), "long"),
        *(
            Column(title, "long")
            for title in (s.PROBLEM, s.ACTION, s.RESULT, s.COST, s.NEEDS, s.TRANSFER, s.EVIDENCE, s.ANSWERS)
        ),
    )
    rows: list[list[Cell]] = [
        [
            one.code,
            one.centre,
            one.province,
            one.day,
            one.title,
            one.problem,
            one.action,
            one.result,
            one.cost,
            one.needs,
            one.transfer,
            one.evidence,
            Text("; ".join(t.id for _, t in one.causes), "; ".join(t.en for _, t in one.causes)),
        ]
        for one in f.practices.cards
    ]
    yield Table("practices", Text("Praktik baik", "Good practices"), columns, rows, notes_of(basis), s.NO_PRACTICES)
    yield Table(
        "matches",
        Text("Praktik baik: siapa yang memerlukannya", "Good practices: who needs them"),
        (
            Column(Text("Praktik baik", "Good practice"), "long"),
            *text_columns(CODE, s.HELPS),
            Column(s.HELPS_REASON, "long"),
        ),
        [[one.title, match.code, match.name, match.reason] for one in f.practices.cards for match in one.matches],
        notes_of(basis),
        s.NO_PRACTICES,
    )


def aspirations(f: Figures) -> Iterable[Table]:
    """What was heard, by role and not by name."""
    columns = (
        *text_columns(s.TOPIC, CODE, s.CENTRE),
        Column(s.DAY, "date"),
        Column(s.FROM),
        Column(s.ASPIRATION, "long"),
        Column(s.ARTICLE),
    )
    rows: list[list[Cell]] = [
        [title, one.code, one.centre, one.day, one.role_title, one.text, one.article]
        for title, said in f.aspirations.topics
        for one in said
    ]
    yield Table("aspirations", s.ASPIRATIONS, columns, rows, notes_of(f.aspirations.basis), s.NO_ASPIRATIONS)


def dim(f: Figures) -> Iterable[Table]:
    """The inventory of problems by article and by topic."""
    for name, title, table in (
        ("dim-article", s.DIM_BY_ARTICLE, f.articles),
        ("dim-topic", s.DIM_BY_TOPIC, f.topics),
    ):
        yield _dim(name, Text(f"DIM: {title.id}", f"DIM: {title.en}"), table)


def _dim(name: str, title: Text, table: Dim) -> Table:
    columns = (
        Column(s.DIM_ITEM),
        Column(s.DIM_PROBLEM, "long"),
        Column(s.DIM_PROPOSAL, "long"),
        Column(s.DIM_EVIDENCE, "long"),
        Column(s.FINDINGS, "number"),
        Column(s.ASPIRATIONS, "number"),
        Column(s.CENTRES, "number"),
    )
    rows: list[list[Cell]] = []
    for row in table.rows:
        aspired = [ASPIRED.format(role=one.role_title, text=one.text) for one in row.aspirations]
        proposals = [*row.recommendations]
        evidence = [f"{centre}, {day:%d-%m-%Y} ({code})" for _, centre, day, code in row.evidence]
        rows.append(
            [
                row.title,
                "\n".join(f"• {one.text} ({one.centre})" for one in row.problems),
                Text(
                    "\n".join(f"• {one}" for one in [*proposals, *(t.id for t in aspired)]),
                    "\n".join(f"• {one}" for one in [*proposals, *(t.en for t in aspired)]),
                ),
                "\n".join(evidence),
                len(row.problems),
                len(row.aspirations),
                len(row.codes),
            ]
        )
    told = s.DIM_NOTE.format(f=table.findings, a=table.aspirations, w=table.without)
    return Table(name, title, columns, rows, notes_of(table.basis, told))


def actions(f: Figures) -> Iterable[Table]:
    """Every action, then by owner level."""
    acts = f.actions
    columns = (
        *text_columns(CODE, s.CENTRE, s.PROVINCE),
        Column(s.FINDING, "long"),
        Column(s.ACTION_AGREED, "long"),
        *text_columns(s.OWNER, Text("Nama", "Name")),
        Column(s.DEADLINE, "date"),
        Column(s.ACTION_STATE),
        Column(Text("Hari lewat tenggat", "Days overdue"), "number"),
        Column(Text("Catatan", "Note"), "long"),
        Column(Text("Dilihat", "Seen"), "date"),
        Column(Text("Rapat", "Meeting")),
    )
    rows: list[list[Cell]] = [
        [
            one.code,
            one.centre,
            one.province,
            one.finding,
            one.action,
            one.owner_title,
            one.owner_name,
            one.deadline,
            one.state_title,
            one.overdue or None,
            one.note,
            one.looked_on,
            one.meeting,
        ]
        for one in acts.rows
    ]
    title = Text("Tindak lanjut", "Actions")
    yield Table("actions", title, columns, rows, notes_of(acts.basis), s.NO_ACTIONS)
    counts = (
        Column(s.OWNER),
        *(Column(head, "number") for head in (s.TOTAL, s.OPEN, s.LATE, s.DONE)),
    )
    yield Table(
        "actions-owner",
        Text("Tindak lanjut menurut penanggung jawab", "Actions by owner level"),
        counts,
        [[one.title, one.total, one.open, one.overdue, one.done] for one in (*acts.by_owner, acts.total)]
        if acts.rows
        else [],
        notes_of(acts.basis),
        s.NO_ACTIONS,
    )
