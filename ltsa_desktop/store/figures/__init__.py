"""Every figure of screens, papers, spreadsheets and commands: one function each; see `docs/architecture.md`."""

from ltsa_desktop.store.figures.actions import actions, open_actions
from ltsa_desktop.store.figures.causes import findings, pareto
from ltsa_desktop.store.figures.centre import centre_page
from ltsa_desktop.store.figures.comparing import compare_centres, compare_visits
from ltsa_desktop.store.figures.counting import select
from ltsa_desktop.store.figures.counts import failed_items, gender_tables, need, skm
from ltsa_desktop.store.figures.evidence import aspirations, dim
from ltsa_desktop.store.figures.grids import SchemeInfo, desk_matrix, heat_map, ranking, schemes
from ltsa_desktop.store.figures.history import changes
from ltsa_desktop.store.figures.learning import practices
from ltsa_desktop.store.figures.methods import method
from ltsa_desktop.store.figures.overview import overview
from ltsa_desktop.store.figures.scope import Basis, Counted, Scope

__all__ = [
    "Basis",
    "Counted",
    "SchemeInfo",
    "Scope",
    "actions",
    "aspirations",
    "centre_page",
    "changes",
    "compare_centres",
    "compare_visits",
    "desk_matrix",
    "dim",
    "failed_items",
    "findings",
    "gender_tables",
    "heat_map",
    "method",
    "need",
    "open_actions",
    "overview",
    "pareto",
    "practices",
    "ranking",
    "schemes",
    "select",
    "skm",
]
