"""`ltsa setup`: a new store on this laptop."""

from __future__ import annotations

from ltsa_desktop.commands import trust
from ltsa_desktop.commands.session import Session
from ltsa_desktop.ground.words import Text


def run(session: Session) -> None:
    """Make the store, load the organisation's file if given, write the enrolment file if asked."""
    from ltsa_desktop.store import Profile, create_store

    args = session.args
    store = create_store(
        session.context.store_dir,
        password=session.password(new=True),
        profile=Profile(args.name, nip=args.nip, role=args.role, language=session.language, position=args.position),
    )
    session.context.store = store
    try:
        if args.org is not None:
            trust.load_organisation(session, store, args.org)
        if args.enrol is not None:
            trust.write_enrolment(session, store, args.enrol)
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
