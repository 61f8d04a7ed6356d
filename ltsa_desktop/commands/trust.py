"""`ltsa org` and `ltsa trust`: the organisation's file, and the laptops a supervisor accepts."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop.commands.session import Session, existing
from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.store import Store


def org_create(session: Session) -> None:
    """Create the organisation with this supervisor, write its file, and its recovery sheet apart."""
    from ltsa_desktop.exchange import Letterhead, found_organisation
    from ltsa_desktop.exchange.files import write_whole

    args = session.args
    logo = base64.b64encode(existing(args.logo).read_bytes()).decode() if args.logo else ""
    for path in (args.out, args.recovery):
        if path.exists():
            raise UserError(
                Text(
                    id="Berkas {path} sudah ada; pilih nama lain.",
                    en="The file {path} exists already; choose another name.",
                ).format(path=path),
                code="file-exists",
            )
    with session.store() as store:
        founding = found_organisation(
            store, args.name, letterhead=Letterhead(lines=args.letterhead, logo=logo), place=args.place
        )
        write_whole(args.recovery, recovery_sheet(args.name, founding.recovery).encode())
        write_whole(args.out, founding.data)
    session.say(
        Text(id="Berkas organisasi: {out}", en="Organisation file: {out}").format(out=args.out),
        Text(
            id="Lembar pemulihan: {path}. Cetak, simpan terkunci, lalu hapus berkasnya.",
            en="Recovery sheet: {path}. Print it, lock it away, then delete the file.",
        ).format(path=args.recovery),
    )
    session.give({"organisation": str(args.out), "recovery": str(args.recovery), "id": founding.organisation.id})


def recovery_sheet(name: str, key: str) -> str:
    """What is printed and locked away: the only copy of the escrow key."""
    return (
        f"KUNCI PEMULIHAN – {name}\n\n{key}\n\n"
        "Siapa pun yang memegang kunci ini dapat membuka semua paket organisasi.\n"
        "Cetak dua lembar, simpan terkunci di dua tempat, lalu hapus berkas ini.\n"
    )


def org_load(session: Session) -> None:
    """Use an organisation's file in this store."""
    with session.store() as store:
        load_organisation(session, store, session.args.file)


def load_organisation(session: Session, store: Store, path: Path) -> None:
    """Read, check and accept an organisation's file; say its six words for comparison by voice."""
    from ltsa_desktop.exchange import accept_organisation, organisation

    opened = organisation.read_file(existing(path))
    fresh = accept_organisation(store, opened)
    session.say(
        Text(
            id="Organisasi: {name}. Cocokkan lewat telepon dengan supervisor: {words}",
            en="Organisation: {name}. Compare by telephone with the supervisor: {words}",
        ).format(name=opened.organisation.name, words=opened.fingerprint)
    )
    if not fresh:
        session.say(
            Text(
                id="Berkas ini tidak lebih baru; tidak ada yang berubah.",
                en="This file is not newer; nothing was changed.",
            )
        )


def enrol(session: Session) -> None:
    """Write this laptop's enrolment file."""
    with session.store() as store:
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
        known = trust_add(store, introduction)
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
    from ltsa_desktop.exchange.signing import fingerprint

    with session.store() as store:
        rows = [*store.trust.keys("supervisor"), *store.trust.keys("device")]
    session.table(
        [Text("Nama", "Name"), Text("Jenis", "Kind"), "Status", Text("Sidik kunci", "Fingerprint")],
        [(key.name, key.kind, key.status, fingerprint(key.key)) for key in rows],
    )
    session.give(
        [{"name": k.name, "kind": k.kind, "status": k.status, "fingerprint": fingerprint(k.key)} for k in rows]
    )
