"""The instruments of a store: kept once as canonical bytes, opened from their compiled parts and remembered.

Opening reads the XForm and the scoring plan as they were compiled at import; neither pyxform nor a spreadsheet reader
is loaded, and a form is parsed once per run of the program.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store.core import Core
from ltsa_desktop.store.errors import not_found
from ltsa_desktop.store.read_models import Changed, InstrumentVersion
from ltsa_desktop.store.sql import from_micros, to_micros

if TYPE_CHECKING:
    from ltsa_desktop.instruments import Instrument
    from ltsa_desktop.scoring import Plan
    from ltsa_desktop.store.figures.wording import FormWords
    from ltsa_desktop.xforms import Environment, FormDef, FormState

INSTRUMENT = Text("Instrumen", "instrument")
_MEDIA = "media/"


@dataclass(frozen=True)
class OpenInstrument:
    """An instrument ready for work.

    Attributes:
        version: which one.
        form: the compiled form; shared, immutable.
        plan: the scoring rules, None without any.
        roles: role (`peran`) → refs of the questions that have it, in document order.
    """

    version: InstrumentVersion
    form: FormDef
    plan: Plan | None
    roles: Mapping[str, tuple[str, ...]]
    _shelf: Instruments = field(repr=False, compare=False)

    @cached_property
    def instrument(self) -> Instrument:
        """The whole instrument, workbook included; read when asked for."""
        from ltsa_desktop.instruments import Instrument

        return Instrument.from_bytes(self._shelf.canonical(self.version.digest))

    @cached_property
    def words(self) -> FormWords:
        """What its codes are called; made when first asked for."""
        from ltsa_desktop.store.figures.wording import FormWords

        return FormWords(self)

    @property
    def title(self) -> Text:
        """The instrument's title."""
        return self.version.title

    def ref(self, role: str) -> str:
        """The first question with `role`, "" when the instrument has none."""
        return next(iter(self.roles.get(role, ())), "")

    def language(self, code: str) -> str:
        """The form's own name of "id" or "en" ("Bahasa Indonesia (id)"), its default where it has no such language."""
        for name in self.form.languages:
            if name == code or name.endswith(f"({code})"):
                return str(name)
        return str(self.form.default_language)

    def state(self, content: Mapping[str, str], env: Environment | None = None) -> FormState:
        """The form filled with `content`."""
        from ltsa_desktop.xforms import Environment, FormState

        return FormState.restore(self.form, content, env or Environment())


class Instruments:
    """See the module.

    Attributes:
        on_added: called with the digest when an instrument arrives that visits were waiting for.
    """

    def __init__(self, core: Core) -> None:
        self._core = core
        self._open: dict[str, OpenInstrument] = {}
        self._lock = Lock()
        self._added: set[str] = set()
        self.on_added: Callable[[str], object] = lambda digest: None
        core.database.on_rollback.append(self._take_back)

    def add(self, instrument: Instrument) -> InstrumentVersion:
        """Keep an instrument version; adding it again changes nothing.

        Raises:
            FormError: its form cannot work; an instrument that is kept can be opened.
            UserError: code "instrument-version-taken" when another workbook of the same form and version is kept and
                visits use it: versions are immutable, so the author must raise the version.
        """
        canonical = instrument.to_bytes()
        digest = instrument.digest
        parts = {"canonical": canonical, "xform": instrument.xform}
        if instrument.plan is not None:
            parts["plan"] = instrument.plan.to_json().encode()
        parts.update({_MEDIA + name: data for name, data in instrument.attachments.items()})
        with self._core.database.writing() as connection:
            known = connection.exec_driver_sql("SELECT 1 FROM instrument WHERE digest = ?", (digest,)).scalar()
            if known is None:
                from ltsa_desktop.xforms import load_form

                load_form(instrument.xform, instrument.attachments)
                self._refuse_taken(instrument)
                self._added.add(digest)
                self._core.database.after_commit(self._added.clear)
                connection.exec_driver_sql(
                    "INSERT INTO instrument (digest, form_id, version, title_id, title_en, retired, added_at) "
                    "VALUES (?, ?, ?, ?, ?, 0, ?)",
                    (
                        digest,
                        instrument.form_id,
                        instrument.version,
                        instrument.title.id,
                        instrument.title.en,
                        to_micros(self._core.now()),
                    ),
                )
                connection.exec_driver_sql(
                    "INSERT INTO instrument_part (digest, name, data) VALUES (?, ?, ?)",
                    [(digest, name, data) for name, data in parts.items()],
                )
                if connection.exec_driver_sql("SELECT 1 FROM visit WHERE digest = ?", (digest,)).first():
                    # Visits that arrived before their instrument can be projected now.
                    self.on_added(digest)
        return self.get(digest)

    def _take_back(self) -> None:
        """Forget instruments whose adding was rolled back."""
        for digest in self._added:
            self._open.pop(digest, None)
        self._added.clear()

    def _refuse_taken(self, instrument: Instrument) -> None:
        for other in self.list():
            if (other.form_id, other.version) == (instrument.form_id, instrument.version) and other.visits:
                raise UserError(
                    Text(
                        id="Instrumen {form} versi {version} dengan isi lain sudah dipakai di {n} kunjungan. Naikkan "
                        "versi di lembar settings, lalu tambahkan lagi.",
                        en="Another instrument {form} version {version} is already used by {n} visits. Raise the "
                        "version in the settings sheet, then add it again.",
                    ).format(form=other.form_id, version=other.version, n=other.visits),
                    code="instrument-version-taken",
                )

    def get(self, key: str) -> InstrumentVersion:
        """The version with this digest (or its unambiguous start, 8 digits or more), or the newest of this form."""
        versions = self.list()
        for version in versions:
            if version.digest == key:
                return version
        begun = [v for v in versions if len(key) >= 8 and v.digest.startswith(key)]
        if len(begun) == 1:
            return begun[0]
        for version in versions:
            if version.form_id == key and not version.retired:
                return version
        raise not_found(INSTRUMENT, key)

    def newest(self) -> InstrumentVersion:
        """The version a new visit takes when none is named. Raises NotFound in a store without instruments."""
        for version in self.list():
            if not version.retired:
                return version
        raise not_found(INSTRUMENT, "")

    def lacking(self, device: str | None = None) -> list[str]:
        """Digests that revisions (of one laptop) name and that are not here."""
        where, values = ("AND r.device = ?", (device,)) if device is not None else ("", ())
        with self._core.database.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT DISTINCT r.digest FROM revision r LEFT JOIN instrument i ON i.digest = r.digest "
                f"WHERE i.digest IS NULL {where} ORDER BY r.digest",
                values,
            )
            return list(rows.scalars())

    def has(self, digest: str) -> bool:
        """Whether this very version is kept."""
        with self._core.database.reading() as connection:
            found = connection.exec_driver_sql("SELECT 1 FROM instrument WHERE digest = ?", (digest,)).scalar()
        return found is not None

    def retire(self, digest: str, retired: bool = True) -> Changed:
        """Keep a version for its visits but offer it no more (or again)."""
        with self._core.database.writing() as connection:
            connection.exec_driver_sql("UPDATE instrument SET retired = ? WHERE digest = ?", (retired, digest))
        self._open.pop(digest, None)
        return Changed.INSTRUMENTS

    def canonical(self, digest: str) -> bytes:
        """The whole instrument as packages carry it (`Instrument.to_bytes`). Raises NotFound."""
        return self._part(digest, "canonical")

    def open(self, key: str) -> OpenInstrument:
        """The instrument ready for work; parsed once, then remembered. Raises NotFound."""
        known = self._open.get(key)
        if known is not None:
            return known
        from ltsa_desktop.scoring import Plan
        from ltsa_desktop.xforms import load_form

        version = self.get(key)
        with self._lock:
            known = self._open.get(version.digest)
            if known is None:
                with self._core.database.reading() as connection:
                    parts = {
                        name: bytes(data)
                        for name, data in connection.exec_driver_sql(
                            "SELECT name, data FROM instrument_part WHERE digest = ? AND name <> 'canonical'",
                            (version.digest,),
                        )
                    }
                media = {name.removeprefix(_MEDIA): d for name, d in parts.items() if name.startswith(_MEDIA)}
                form = load_form(parts["xform"], media)
                plan = Plan.from_json(parts["plan"]) if "plan" in parts else None
                known = self._open[version.digest] = OpenInstrument(version, form, plan, _roles(form), self)
        return known

    def _part(self, digest: str, name: str) -> bytes:
        with self._core.database.reading() as connection:
            data = connection.exec_driver_sql(
                "SELECT data FROM instrument_part WHERE digest = ? AND name = ?", (digest, name)
            ).scalar()
        if data is None:
            raise not_found(INSTRUMENT, digest)
        return bytes(data)

    def list(self) -> list[InstrumentVersion]:
        """Every version, newest first."""
        with self._core.database.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT i.digest, i.form_id, i.version, i.title_id, i.title_en, i.added_at, i.retired, "
                "(SELECT count(*) FROM visit v WHERE v.digest = i.digest) FROM instrument i "
                "ORDER BY i.added_at DESC, i.version DESC, i.digest"
            ).fetchall()
        return [
            InstrumentVersion(r[0], r[1], r[2], Text(r[3], r[4]), from_micros(r[5]), visits=r[7], retired=bool(r[6]))
            for r in rows
        ]


def _roles(form: FormDef) -> dict[str, tuple[str, ...]]:
    roles: dict[str, list[str]] = {}
    for ref, node in form.nodes.items():
        role = node.attributes.get("peran", "")
        if role:
            roles.setdefault(role, []).append(ref)
    return {role: tuple(refs) for role, refs in roles.items()}
