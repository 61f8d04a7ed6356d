"""Every figure of the meeting as a table, in the order of the pack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.reports.pack import words as s
from ltsa_desktop.reports.pack.data import Figures
from ltsa_desktop.store.figures.analysis_models import GenderRow, HeatMap, Pareto
from ltsa_desktop.store.figures.models import STATE_WORDS

from .evidence import actions, aspirations, dim, practices
from .model import CODE, Cell, Column, Table, notes_of, text_columns

YES, NO = Text("ya", "yes"), Text("tidak", "no")
_PRESENT = {"ya": YES, "tidak": NO, "nd": s.UNKNOWN}


def all_tables(figures: Figures, only: Sequence[str] = ()) -> list[Table]:
    """The tables named, or all of them, in the pack's order.

    Raises:
        UserError: a name that no table has.
    """
    for name in only:
        if name not in TABLES:
            raise UserError(
                Text(
                    "Tabel “{name}” tidak ada; pilih dari: {names}.",
                    "There is no table “{name}”; choose from: {names}.",
                ).format(name=name, names=", ".join(TABLES)),
                code="unknown-table",
            )
    made: list[Table] = []
    for name, make in TABLES.items():
        if not only or name in only:
            made.extend(make(figures))
    return made


def table_named(figures: Figures, name: str) -> Table:
    """The first table called `name`. Raises UserError as `all_tables`."""
    return all_tables(figures, [name])[0]


def statuses(f: Figures) -> Iterable[Table]:
    """Every centre with the statement that counts."""
    overview = f.overview
    columns = [
        *text_columns(
            CODE, s.CENTRE, s.PROVINCE, Text("Kabupaten/kota", "Regency"), Text("Perintis MRC", "MRC pilot"), s.STATE
        ),
        Column(s.DAY, "date"),
        Column(s.SOURCE, "long"),
        Column(s.VISITED, "date"),
        Column(s.SCORE, "number", 2),
        Column(s.BAND),
        Column(s.FINDINGS, "number"),
        Column(Text("Lintang", "Latitude"), "number", 5),
        Column(Text("Bujur", "Longitude"), "number", 5),
        Column(Text("Letak perkiraan", "Position estimated")),
    ]
    rows: list[list[Cell]] = [
        [
            row.code,
            row.name,
            row.province,
            row.regency,
            YES if row.mrc_pilot else NO,
            STATE_WORDS[row.status.state],
            row.status.day,
            row.status.source or s.NO_SOURCE,
            row.last_visit,
            row.score,
            row.band,
            row.findings if row.visit_id else None,
            row.latitude,
            row.longitude,
            YES if row.approximate else NO,
        ]
        for row in overview.rows
    ]
    told = tuple(count.told() for count in overview.counts)
    yield Table("status", s.STATUS, tuple(columns), rows, notes_of(overview.basis, *told), s.NO_CENTRES)


def ranking(f: Figures) -> Iterable[Table]:
    """Places, and who has none."""
    ranked = f.ranking
    columns = (
        Column(s.RANK, "number"),
        *text_columns(CODE, s.CENTRE, s.PROVINCE),
        Column(s.SCORE, "number", 2),
        *text_columns(s.BAND, Text("Arti predikat", "Meaning")),
        Column(s.COVER, "number"),
        Column(Text("Butir ditanyakan", "Items asked"), "number"),
        Column(s.VISITED, "date"),
        Column(Text("Disetujui", "Approved")),
    )
    rows: list[list[Cell]] = [
        [
            row.rank,
            row.code,
            row.name,
            row.province,
            row.score,
            row.band,
            row.band_title,
            row.n_scored,
            row.n_items,
            row.day,
            YES if row.approved else NO,
        ]
        for row in ranked.rows
    ]
    yield Table("ranking", s.RANKING, columns, rows, notes_of(ranked.basis, s.TIED), s.NO_VISITS)
    yield Table(
        "unranked",
        s.UNRANKED,
        tuple(text_columns(CODE, s.CENTRE, s.WHY)),
        [[one.code, one.name, one.why] for one in ranked.unranked],
        notes_of(ranked.basis),
    )


def heat(f: Figures) -> Iterable[Table]:
    """Centre × aspect, one table an index."""
    for one in f.heat_maps:
        yield _heat(one)


def _heat(one: HeatMap) -> Table:
    title = Text(f"Peta panas: {one.title.id}", f"Heat map: {one.title.en}")
    columns = (
        *text_columns(CODE, s.CENTRE),
        Column(s.INDEX, "number", 2),
        Column(s.BAND),
        *(Column(column.title, "number", 2) for column in one.columns),
    )
    rows: list[list[Cell]] = [
        [row.code, row.name, row.score, row.band, *(cell.score for cell in row.cells)] for row in one.rows
    ]
    if rows:
        rows.append([None, s.MEDIAN, None, None, *(column.median for column in one.columns)])
    return Table(f"heat-{one.scheme}", title, columns, rows, notes_of(one.basis), s.NO_VISITS)


def changes(f: Figures) -> Iterable[Table]:
    """What became of each centre since the last round."""
    changed = f.changes
    columns = (
        *text_columns(
            CODE, s.CENTRE, s.PROVINCE, Text("Status sebelum", "State before"), Text("Status sekarang", "State now")
        ),
        Column(s.BEFORE, "number", 2),
        Column(s.AFTER, "number", 2),
        Column(s.DIFFERENCE, "number", 2),
        *text_columns(Text("Predikat sebelum", "Category before"), Text("Predikat sekarang", "Category now")),
        Column(Text("Temuan selesai", "Findings closed"), "number"),
        Column(Text("Temuan baru", "New findings"), "number"),
    )
    rows: list[list[Cell]] = [
        [
            row.code,
            row.name,
            row.province,
            STATE_WORDS[row.status_before.state],
            STATE_WORDS[row.status_after.state],
            row.score_before,
            row.score_after,
            row.difference,
            row.band_before,
            row.band_after,
            len(row.closed),
            len(row.new),
        ]
        for row in changed.rows
    ]
    told = Text("{b} – {a}", "{b} – {a}").format(b=changed.before, a=changed.after)
    yield Table("changes", s.CHANGES, columns, rows, notes_of(changed.basis, told), s.NO_CHANGES)


def pareto(f: Figures) -> Iterable[Table]:
    """Findings by cause, owner level and province."""
    for name, title, head, table in (
        ("causes", s.BY_CAUSE, s.CAUSE, f.causes),
        ("owners", s.BY_OWNER, s.OWNER, f.owners),
        ("provinces", s.BY_PROVINCE, s.PROVINCE, f.provinces),
    ):
        yield _pareto(name, Text(f"{s.PARETO.id}: {title.id}", f"{s.PARETO.en}: {title.en}"), head, table)


def _pareto(name: str, title: Text, head: Text, table: Pareto) -> Table:
    columns = (
        Column(head),
        Column(s.FINDINGS, "number"),
        Column(s.SHARE, "percent"),
        Column(s.RUNNING, "percent"),
        Column(s.CENTRES, "number"),
        Column(Text("Kode pusat layanan", "Codes of centres"), "long"),
    )
    rows: list[list[Cell]] = [
        [bar.title, bar.amount, bar.share, bar.cumulative, len(bar.codes), ", ".join(bar.codes)] for bar in table.bars
    ]
    return Table(name, title, columns, rows, notes_of(table.basis), s.NO_FINDINGS)


def findings(f: Figures) -> Iterable[Table]:
    """Every finding that counts."""
    columns = (
        *text_columns(CODE, s.CENTRE, s.PROVINCE),
        Column(s.DAY, "date"),
        Column(s.FINDING, "long"),
        Column(s.CAUSE),
        Column(Text("Rantai mengapa", "Why chain"), "long"),
        Column(s.USG, "number"),
        Column(s.RECOMMENDATION, "long"),
        *text_columns(s.OWNER, s.DEADLINE, Text("Perlu peraturan", "Needs regulation"), s.ARTICLE),
    )
    rows: list[list[Cell]] = [
        [
            one.code,
            one.centre,
            one.province,
            one.day,
            one.text,
            one.cause_title,
            " → ".join(one.why),
            one.usg,
            one.recommendation,
            one.owner_title,
            one.deadline,
            YES if one.needs_regulation else NO,
            one.article,
        ]
        for one in f.findings
    ]
    yield Table("findings", s.FINDINGS, columns, rows, notes_of(f.causes.basis), s.NO_FINDINGS)


def failed(f: Figures) -> Iterable[Table]:
    """The dearest items."""
    columns = (
        Column(s.ITEM, "long"),
        Column(s.ASPECT),
        Column(s.AT_LOWEST, "number"),
        Column(Text("Kunjungan yang menilai", "Visits that assessed it"), "number"),
        Column(s.MEAN_POINTS, "number", 2),
        Column(Text("Nilai tertinggi", "Highest points"), "number", 2),
        Column(s.LOST, "number", 3),
        Column(Text("Kode pusat layanan", "Codes of centres"), "long"),
    )
    rows: list[list[Cell]] = [
        [
            one.title,
            one.aspect_title,
            one.lowest,
            one.asked,
            one.mean,
            one.maximum,
            one.lost,
            ", ".join(one.codes),
        ]
        for one in f.failed.rows
    ]
    yield Table("failed", s.FAILED, columns, rows, notes_of(f.failed.basis, s.FAILED_NOTE), s.NO_FAILED)


def desks(f: Figures) -> Iterable[Table]:
    """Desk × centre in words and level, then the sums of each desk."""
    matrix = f.desks
    pairs = [
        column
        for desk in matrix.desks
        for column in (
            Column(desk.title),
            Column(Text(f"{desk.title.id}: tingkat", f"{desk.title.en}: level"), "number"),
        )
    ]
    columns = (*text_columns(CODE, s.CENTRE), *pairs, Column(s.PRESENT, "number"), Column(s.NOT_ASKED, "number"))
    rows: list[list[Cell]] = [
        [
            row.code,
            row.name,
            *(cell for one in row.cells for cell in (_PRESENT.get(one.present, s.NOT_ASKED), one.level)),
            row.present,
            len(row.cells) - row.asked,
        ]
        for row in matrix.rows
    ]
    yield Table("desks", s.DESKS, columns, rows, notes_of(matrix.basis), s.NO_DESKS)
    counts = (
        Column(s.DESK),
        Column(s.PRESENT, "number"),
        Column(Text("Ditanyakan", "Asked"), "number"),
        *(Column(level, "number") for level in matrix.levels),
        Column(s.UNKNOWN, "number"),
    )
    yield Table(
        "desk-counts",
        Text("Jumlah per desk", "Sums of each desk"),
        counts,
        [[d.title, d.present, d.asked, *d.levels, d.unknown] for d in matrix.desks],
        notes_of(matrix.basis),
        s.NO_DESKS,
    )


def gender(f: Figures) -> Iterable[Table]:
    """Clients of every combination, cases, and MRC services."""
    tables = f.gender
    columns = (
        *text_columns(s.SERVICE, s.CLIENT, s.CHANNEL),
        Column(s.MEN, "number"),
        Column(s.WOMEN, "number"),
        Column(s.TOTAL, "number"),
        Column(s.WOMEN_SHARE, "percent"),
    )
    told = s.RECORDED.format(n=tables.recorded, of=tables.asked)
    rows = [_clients(row) for row in tables.rows]
    if rows:
        rows.append([s.TOTAL, "", "", *_clients(tables.total)[3:]])
    yield Table("gender", s.GENDER, columns, rows, notes_of(tables.basis, told), s.NO_GENDER)
    yield Table(
        "cases",
        s.CASES,
        (Column(s.CASES), Column(s.COUNT, "number"), Column(s.ANSWERED, "number"), Column(s.CENTRES, "number")),
        [[one.title, one.value, one.n, one.of] for one in tables.cases],
        notes_of(tables.basis),
        s.NO_GENDER,
    )
    yield Table(
        "mrc",
        s.OFFERED,
        (Column(s.SERVICE), Column(s.STEPS), Column(s.CENTRES, "number"), Column(s.ANSWERED, "number")),
        [[one.title, title, len(codes), one.asked] for one in tables.services for title, codes in one.steps],
        notes_of(tables.basis),
        s.NO_GENDER,
    )


def _clients(row: GenderRow) -> list[Cell]:
    return [
        row.service_title,
        row.client_title,
        row.channel_title,
        row.men,
        row.women,
        row.total,
        row.women_share,
    ]


def survey(f: Figures) -> Iterable[Table]:
    """Each centre's satisfaction survey by element, with the joint means."""
    skm = f.skm
    columns = (
        *text_columns(CODE, s.CENTRE),
        Column(s.RESPONDENTS, "number"),
        Column(s.SCORE, "number", 2),
        Column(s.BAND),
        *(Column(one.title, "number", 2) for one in skm.elements),
    )
    rows: list[list[Cell]] = [
        [row.code, row.name, row.respondents, row.score, row.band, *row.means]
        for row in sorted(skm.rows, key=lambda row: (-row.score, row.code))
    ]
    if rows:
        rows.append([None, s.MEAN, skm.respondents, None, None, *(one.mean for one in skm.elements)])
    yield Table("skm", s.SKM, columns, rows, notes_of(skm.basis), s.NO_SURVEY)


def need(f: Figures) -> Iterable[Table]:
    """Need against capacity."""
    columns = (
        *text_columns(CODE, s.CENTRE),
        Column(Text("Dilayani laki-laki", "Men served"), "number"),
        Column(Text("Dilayani perempuan", "Women served"), "number"),
        Column(s.PROBLEMS, "number"),
        Column(Text("Kemudahan akses", "Ease of access")),
        Column(Text("Jarak terjauh (km)", "Farthest place (km)"), "number", 1),
        Column(s.STAFF, "number"),
        Column(Text("Hadir saat kunjungan", "Present at the visit"), "number"),
        Column(s.DAYS, "number"),
        Column(s.DESK, "number"),
        Column(s.PER_STAFF, "number", 1),
    )
    rows: list[list[Cell]] = [
        [
            row.code,
            row.name,
            row.served_men,
            row.served_women,
            row.problems,
            row.access,
            row.farthest,
            row.staff,
            row.present,
            row.days,
            row.desks,
            row.served_per_staff,
        ]
        for row in f.need.rows
    ]
    yield Table("need", s.NEED, columns, rows, notes_of(f.need.basis), s.NO_NEED)


def not_visited(f: Figures) -> Iterable[Table]:
    """Who is still missing."""
    rows: list[list[Cell]] = [
        [row.code, row.name, row.province, STATE_WORDS[row.status.state]] for row in f.overview.not_visited
    ]
    columns = tuple(text_columns(CODE, s.CENTRE, s.PROVINCE, s.STATE))
    yield Table("not-visited", s.NOT_VISITED, columns, rows, notes_of(f.overview.basis), s.ALL_VISITED)


def method(f: Figures) -> Iterable[Table]:
    """Formulas and rules."""
    rows: list[list[Cell]] = [[title, line] for title, lines in f.method.sections for line in lines]
    columns = (Column(Text("Bagian", "Part")), Column(Text("Aturan", "Rule"), "long"))
    yield Table("method", s.METHOD, columns, rows)


TABLES: Mapping[str, Callable[[Figures], Iterable[Table]]] = {
    "status": statuses,
    "ranking": ranking,
    "heat": heat,
    "changes": changes,
    "pareto": pareto,
    "findings": findings,
    "failed": failed,
    "desks": desks,
    "gender": gender,
    "skm": survey,
    "need": need,
    "practices": practices,
    "aspirations": aspirations,
    "dim": dim,
    "actions": actions,
    "not-visited": not_visited,
    "method": method,
}
