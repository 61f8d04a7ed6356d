"""Every figure of screens, papers, spreadsheets and commands: one function each; see `docs/architecture.md`."""

from ltsa_desktop.store.figures.scope import Basis, Counted, Scope

__all__ = ["Basis", "Counted", "Scope"]
