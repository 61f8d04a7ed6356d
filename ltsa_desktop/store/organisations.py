"""Who prints: the organisation's letterhead as data with validity dates."""

from __future__ import annotations

import json
from datetime import date

from ltsa_desktop.store.core import Core
from ltsa_desktop.store.read_models import Changed, Organisation


class Organisations:
    """The versions of the organisation this store prints for."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def current(self, day: date | None = None) -> Organisation | None:
        """The version valid on `day` (today by default): the one that began last; None when there is none."""
        day = day or self._core.now().date()
        valid = [
            o
            for o in self.history()
            if (o.valid_from is None or o.valid_from <= day) and (o.valid_to is None or day <= o.valid_to)
        ]
        return valid[0] if valid else None

    def for_paper(self, day: date) -> Organisation | None:
        """The letterhead for a paper about `day`: the one valid then, else the newest (an old visit printed now)."""
        return self.current(day) or next(iter(self.history()), None)

    def put(self, organisation: Organisation) -> Changed:
        """Add a version, or replace the one of the same organisation that begins on the same day."""
        from sqlmodel import select

        from ltsa_desktop.store.models import OrganisationRow

        with self._core.database.session() as session:
            row = session.exec(
                select(OrganisationRow).where(
                    OrganisationRow.organisation == organisation.id,
                    OrganisationRow.valid_from == organisation.valid_from,
                )
            ).first()
            if row is None:
                row = OrganisationRow(
                    organisation=organisation.id,
                    name="",
                    letterhead="",
                    place="",
                    valid_from=organisation.valid_from,
                    added_at=self._core.now(),
                )
            row.name, row.place, row.logo = organisation.name, organisation.place, organisation.logo
            row.letterhead = json.dumps(list(organisation.letterhead), ensure_ascii=False)
            row.valid_to, row.extra, row.added_at = organisation.valid_to, organisation.extra, self._core.now()
            session.add(row)
        return Changed.ORGANISATION

    def history(self) -> list[Organisation]:
        """Every version, the one that began last first."""
        with self._core.database.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT organisation, name, letterhead, logo, place, valid_from, valid_to, extra FROM organisation "
                "ORDER BY id DESC"
            ).fetchall()
        made = [
            Organisation(
                id=r[0],
                name=r[1],
                letterhead=tuple(json.loads(r[2])),
                logo=None if r[3] is None else bytes(r[3]),
                place=r[4],
                valid_from=None if r[5] is None else date.fromisoformat(r[5]),
                valid_to=None if r[6] is None else date.fromisoformat(r[6]),
                extra=r[7],
            )
            for r in rows
        ]
        return sorted(made, key=lambda o: o.valid_from or date.min, reverse=True)
