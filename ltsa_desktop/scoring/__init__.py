"""Readiness, IPP, SKM, gender and MRC: exact arithmetic, bands, and what cost the points."""

from ltsa_desktop.scoring.plan import Aspect, Band, Item, Part, Plan, PlanUnreadable, Scheme

__all__ = ["Aspect", "Band", "Item", "Part", "Plan", "PlanUnreadable", "Scheme"]
