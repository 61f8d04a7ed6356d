"""`ltsa org` and `ltsa trust`: the organisation's file, and the laptops a supervisor accepts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop.commands.recovery import write_sheet
from ltsa_desktop.commands.session import Session, existing
from ltsa_desktop.commands.trust_office import day, free
from ltsa_desktop.ground.words import Text

if TYPE_CHECKING:
    from ltsa_desktop.store import Store


def org_create(session: Session) -> None:
    """Create the organisation with this supervisor, write its file, and its recovery sheet apart."""
    from ltsa_desktop.exchange import Letterhead, found_organisation, read_enrolment
    from ltsa_desktop.exchange.files import write_whole
    from ltsa_desktop.exchange.governing import person_of
    from ltsa_desktop.exchange.logo import read_logo

    args = session.args
    logo = read_logo(existing(args.logo)) if args.logo else ""
    others = [person_of(read_enrolment(existing(path))) for path in args.supervisor]
    free(args.out)
    free(args.recovery)
    with session.store() as store, store.unit():
        head = Letterhead(lines=args.letterhead, logo=logo)
        founding = found_organisation(store, args.name, letterhead=head, place=args.place, others=others)
        # Inside the unit: where the sheet cannot be written there is no organisation without one.
        write_sheet(founding.organisation, founding.recovery, args.recovery, session.language)
        write_whole(args.out, founding.data)
    session.say(
        Text(id="Berkas organisasi: {out}", en="Organisation file: {out}").format(out=args.out),
        Text(
            id="Lembar pemulihan: {path}. Cetak, simpan terkunci, lalu hapus berkasnya.",
            en="Recovery sheet: {path}. Print it, lock it away, then delete the file.",
        ).format(path=args.recovery),
    )
    session.give({"organisation": str(args.out), "recovery": str(args.recovery), "id": founding.organisation.id})


def org_load(session: Session) -> None:
    """Use an organisation's file in this store."""
    with session.store() as store:
        load_organisation(session, store, session.args.file, compared=session.args.compared)


def load_organisation(session: Session, store: Store, path: Path, *, compared: bool = False) -> None:
    """Read, check and accept an organisation's file; say its six words for comparison by voice."""
    from ltsa_desktop.exchange import accept_organisation, organisation, organisation_of

    opened = organisation.read_file(existing(path))
    fresh = accept_organisation(store, opened, compared=compared)
    in_force = organisation_of(store)
    session.say(
        Text(
            id="Organisasi: {name}. Cocokkan lewat telepon dengan supervisor: {words}",
            en="Organisation: {name}. Compare by telephone with the supervisor: {words}",
        ).format(name=opened.organisation.name, words=opened.fingerprint)
    )
    if not fresh:
        session.say(
            Text(
                id="Berkas ini (versi {offered}) tidak lebih baru dari yang berlaku (versi {current}); tidak ada yang "
                "berubah. Yang sudah dicabut tetap dicabut.",
                en="This file (version {offered}) is not newer than the one in force (version {current}); nothing was "
                "changed. What was withdrawn stays withdrawn.",
            ).format(offered=opened.organisation.version, current=in_force.version if in_force else 0)
        )


def enrol(session: Session) -> None:
    """Write this laptop's enrolment file."""
    with session.store() as store:
        if session.args.new_keys:
            from ltsa_desktop.exchange.governing import renew_laptop

            renew_laptop(store)
        write_enrolment(session, store, session.args.file)


def write_enrolment(session: Session, store: Store, path: Path) -> None:
    """The enrolment file and the six words of this laptop's key."""
    from ltsa_desktop.exchange import enrol as enrolment_bytes
    from ltsa_desktop.exchange import fingerprint
    from ltsa_desktop.exchange.files import write_whole

    write_whole(path, enrolment_bytes(store))
    session.say(
        Text(
            id="Berkas pendaftaran: {path}. Sidik kunci laptop ini: {words}",
            en="Enrolment file: {path}. Fingerprint of this laptop's key: {words}",
        ).format(path=path, words=fingerprint(store))
    )


def add(session: Session) -> None:
    """Accept a laptop; what was set aside from it comes in."""
    from ltsa_desktop.exchange import enrolment, release_quarantine, trust_add
    from ltsa_desktop.exchange.files import read_small

    introduction = enrolment.read(read_small(existing(session.args.file)))
    with session.store() as store:
        known = trust_add(store, introduction, day(session.args.until) if session.args.until else None)
        released = release_quarantine(store)
    session.say(
        Text(
            id="Laptop {name} dipercaya. Cocokkan lewat telepon: {words}",
            en="The laptop of {name} is trusted. Compare by telephone: {words}",
        ).format(name=known.name, words=introduction.fingerprint)
    )
    if released:
        session.say(
            Text(
                id="{n} catatan yang ditahan darinya sekarang sudah masuk.",
                en="{n} records of it that were set aside have now come in.",
            ).format(n=len(released))
        )
    session.give(
        {"name": known.name, "key": known.key, "fingerprint": introduction.fingerprint, "released": len(released)}
    )


def list_devices(session: Session) -> None:
    """A line a known laptop."""
    from ltsa_desktop.exchange.laptops import laptops

    with session.store() as store:
        rows = laptops(store)
    session.table(
        [
            Text("Nama", "Name"),
            Text("Jenis", "Kind"),
            "Status",
            Text("Berlaku sampai", "Valid until"),
            Text("Sidik kunci", "Fingerprint"),
        ],
        [(row.name, row.kind, row.state_words, row.valid_to or "", row.fingerprint) for row in rows],
    )
    session.give([row.to_data() for row in rows])
