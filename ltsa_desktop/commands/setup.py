"""`ltsa setup`: a new store on this laptop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop.commands import trust
from ltsa_desktop.commands.session import Session, existing, first_line
from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.store import Store


def run(session: Session) -> None:
    """Make the store, load the organisation's file if given, write the enrolment file if asked."""
    from ltsa_desktop.exchange import organisation
    from ltsa_desktop.store import Profile, create_store

    args = session.args
    if not args.name.strip():
        raise UserError(Text("Nama masih kosong.", "The name is empty."), code="name-missing")
    if args.org is not None:
        # Looked at before the store is made: a wrong file must not leave a store without its organisation.
        organisation.read_file(existing(args.org))
    store = create_store(
        session.context.store_dir,
        password=session.password(new=True),
        profile=Profile(args.name, nip=args.nip, role=args.role, language=session.language, position=args.position),
        address=session.context.address,
    )
    session.context.store = store
    try:
        if args.org is not None:
            trust.load_organisation(session, store, args.org)
        if args.enrol is not None:
            write_enrolment(session, store, args.enrol)
        session.say(
            Text(
                id="Penyimpanan siap di {folder} untuk {name}: {n} pusat layanan, instrumen {form}.",
                en="The store is ready at {folder} for {name}: {n} centres, instrument {form}.",
            ).format(
                folder=session.context.store_dir,
                name=args.name,
                n=len(store.centres.list()),
                form=", ".join(f"{form.form_id} {form.version}" for form in store.instruments.list()),
            )
        )
        session.give(
            {"store": str(session.context.store_dir), "name": args.name, "role": args.role, "device": store.device.id}
        )
    finally:
        session.context.close()


def change_password(session: Session) -> None:
    """Open the store with another password from now on."""
    new = first_line(session.args.new_password_file)
    with session.store() as store:
        store.change_password(session.password(), new)
    session.say(
        Text(
            "Kata sandi diganti. Cadangan yang lama tetap dibuka dengan kata sandi lama.",
            "The password was changed. Older backups still open with the old one.",
        )
    )
    session.give({"changed": True})


def write_enrolment(session: Session, store: Store, path: Path) -> None:
    """The enrolment file; where it cannot be written the store stands, and the sentence says how to go on."""
    try:
        trust.write_enrolment(session, store, path)
    except UserError as error:
        raise UserError(
            Text(
                id="{why} Penyimpanan sudah dibuat; tulis berkas pendaftarannya dengan `ltsa trust enrol`.",
                en="{why} The store has been made; write its enrolment file with `ltsa trust enrol`.",
            ).format(why=error.text),
            code=error.code,
        ) from error
