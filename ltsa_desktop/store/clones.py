"""Laptops that are at work in two places: a store that was copied, or restored without beginning a new life.

Each act of a laptop has a number of its own; a number given to two acts shows it. Nothing is lost by it (both acts are
kept), but somebody must find out which of the two goes on. The alarm stands until a supervisor states what was found;
further twins after that raise it again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import reviewing, setting_aside
from ltsa_desktop.store.statements import Statement

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store

CLONE = "clone"


@dataclass(frozen=True, slots=True)
class Alarm:
    """One life of a laptop that gave numbers twice.

    Attributes:
        device, incarnation: of it. names: who worked there. first: the first number given twice; at: the newest twin.
        ids: the acts in question. settled: the decisions that know them all, the newest last; () while it rings.
    """

    device: str
    incarnation: str
    names: tuple[str, ...]
    first: int
    at: datetime
    ids: tuple[str, ...]
    settled: tuple[Statement, ...]

    @property
    def text(self) -> Text:
        """What is the matter and what to do."""
        return Text(
            "Laptop {names} bekerja di dua tempat sejak catatan nomor {number}: penyimpanannya disalin, atau "
            "dipulihkan dari cadangan di luar aplikasi. Tidak ada yang hilang. Tanyakan laptop mana yang "
            "dipakai; siapkan yang lain dari awal, lalu catat keputusannya di sini.",
            "The laptop of {names} is at work in two places since act {number}: its store was copied, or restored from "
            "a backup outside the application. Nothing is lost. Ask which laptop is in use; set the other up anew, "
            "then record the decision here.",
        ).format(names=", ".join(self.names), number=self.first)


def alarms_of(twins: Iterable[Statement], decisions: Iterable[Statement], judges: Collection[str]) -> list[Alarm]:
    """The alarms that these acts raise: a pure function of the set.

    Args:
        twins: acts whose number their laptop gave to another act too. decisions: statements of any kind.
    """
    lives: dict[str, list[Statement]] = {}
    for act in sorted(twins, key=lambda act: (act.body.number, act.id)):
        lives.setdefault(act.body.incarnation, []).append(act)
    counted = [act for act in decisions if act.body.kind == CLONE and act.key in judges]
    found = []
    for incarnation, acts in sorted(lives.items()):
        about = sorted(
            (act for act in counted if act.body.data.get("incarnation") == incarnation),
            key=lambda act: (act.at, act.id),
        )
        known = {name for act in about for name in act.body.data.get("seen", ()) if isinstance(name, str)}
        ids = tuple(act.id for act in acts)
        found.append(
            Alarm(
                acts[0].body.device,
                incarnation,
                tuple(sorted({act.author.name for act in acts})),
                acts[0].body.number,
                max(act.at for act in acts),
                ids,
                tuple(about) if set(ids) <= known else (),
            )
        )
    return found


def alarms(store: Store, *, all_of_them: bool = False) -> list[Alarm]:
    """The alarms that ring here; with `all_of_them` also those that were settled."""
    with store._core.database.reading() as connection:
        ids = connection.exec_driver_sql(
            "SELECT s.id FROM statement s JOIN (SELECT incarnation, number FROM statement "
            "GROUP BY incarnation, number HAVING count(*) > 1) t "
            "ON t.incarnation = s.incarnation AND t.number = s.number ORDER BY s.id"
        ).scalars()
        twins = [store.statements.get(str(identity)) for identity in ids]
    found = alarms_of(twins, store.statements.list((CLONE,)), reviewing.judges(store))
    return [alarm for alarm in found if all_of_them or not alarm.settled]


def settle(store: Store, incarnation: str, reason: str) -> Statement:
    """State what was found out about a laptop at work in two places; the alarm stops.

    Raises:
        UserError: "not-a-supervisor", "reason-missing", "no-alarm".
    """
    setting_aside.must_be_supervisor(store)
    setting_aside.must_have(reason)
    alarm = next((alarm for alarm in alarms(store) if alarm.incarnation.startswith(incarnation) and incarnation), None)
    if alarm is None:
        raise UserError(
            Text("Tidak ada peringatan tentang laptop ini.", "There is no alarm about this laptop."), code="no-alarm"
        )
    data = {
        "incarnation": alarm.incarnation,
        "device": alarm.device,
        "seen": list(alarm.ids)[:5000],
        "reason": reason.strip(),
    }
    return store.statements.add(CLONE, data)
