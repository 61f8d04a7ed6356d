"""`ltsa map`: the official boundaries that the map draws over its coast."""

from __future__ import annotations

from dataclasses import asdict

from ltsa_desktop.commands.session import Session, existing
from ltsa_desktop.ground.words import Text

LEVELS = {
    "province": Text("provinsi", "provinces"),
    "regency": Text("kabupaten/kota", "regencies"),
}


def import_boundaries(session: Session) -> None:
    """Take the boundaries of provinces or regencies in from a GeoJSON file."""
    from ltsa_desktop.store.boundaries import keep_boundaries
    from ltsa_desktop.store.geojson import read_boundaries

    layer = read_boundaries(existing(session.args.file), session.progress)
    with session.store() as store:
        keep_boundaries(store, layer)
    session.say(
        Text(
            id="Batas {level} dipasang: {areas} wilayah, {points} dari {before} titik disimpan.",
            en="Boundaries of {level} are in place: {areas} areas, {points} of {before} points kept.",
        ).format(level=LEVELS[layer.level], areas=len(layer.areas), points=layer.points, before=layer.points_before)
    )
    if layer.unknown:
        session.say(
            Text(
                id="{n} tidak ada di tabel wilayah dan digambar dengan namanya sendiri: {names}",
                en="{n} are not in the table of regions and are drawn under their own name: {names}",
            ).format(n=len(layer.unknown), names=", ".join(layer.unknown[:10]))
        )
    session.give(
        {
            "level": layer.level,
            "areas": len(layer.areas),
            "unknown": list(layer.unknown),
            "points": layer.points,
            "points_before": layer.points_before,
        }
    )


def show(session: Session) -> None:
    """What boundaries are in use."""
    from ltsa_desktop.store.boundaries import imported_boundaries

    with session.store() as store:
        found = imported_boundaries(store)
    if not found:
        session.say(
            Text(
                id="Belum ada batas wilayah. Peta memakai garis pantai. Pasang dengan: ltsa map import BERKAS.geojson",
                en="No boundaries yet. The map uses the coast. Put them in with: ltsa map import FILE.geojson",
            )
        )
    session.table(
        [Text("Tingkat", "Level"), Text("Wilayah", "Areas"), Text("Titik", "Points"), Text("Berkas", "File"), "UTC"],
        [(LEVELS[i.level], i.areas, i.points, i.source, f"{i.at:%Y-%m-%d %H:%M}") for i in found],
    )
    session.give([asdict(i) for i in found])


def remove(session: Session) -> None:
    """Draw the boundaries of a level no more."""
    from ltsa_desktop.store.boundaries import remove_boundaries
    from ltsa_desktop.store.read_models import Changed

    with session.store() as store:
        changed = remove_boundaries(store, session.args.level)
    session.say(
        Text("Batas {level} dilepas.", "The boundaries of {level} are gone.").format(level=LEVELS[session.args.level])
        if changed
        else Text("Batas {level} memang tidak ada.", "There were no boundaries of {level}.").format(
            level=LEVELS[session.args.level]
        )
    )
    session.give({"removed": changed is not Changed.NOTHING})
