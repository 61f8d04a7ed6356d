"""What a supervisor decides about trust: `ltsa org …`, `ltsa trust revoke|extend`, `ltsa quarantine …`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ltsa_desktop.commands.recovery import write_sheet
from ltsa_desktop.commands.session import Session, existing
from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.exchange import Organisation, Waiting
    from ltsa_desktop.store import Store, TrustedKey


def org_show(session: Session) -> None:
    """Name, version, supervisors, keys."""
    from ltsa_desktop.exchange import no_organisation, organisation_of
    from ltsa_desktop.exchange.signing import fingerprint

    with session.store() as store:
        home = organisation_of(store)
        if home is None:
            raise no_organisation()
    root = fingerprint(home.root) if home.root else ""
    session.say(
        Text("{name}, berkas versi {version} ({created})", "{name}, file version {version} ({created})").format(
            name=home.name, version=home.version, created=home.created[:10]
        ),
        Text("Kunci organisasi: {words}", "The organisation's key: {words}").format(
            words=root or Text("belum ada (berkas versi lama)", "none yet (a file of the old version)")
        ),
        *(
            Text("Supervisor: {name}, {words}", "Supervisor: {name}, {words}").format(
                name=person.name, words=fingerprint(person.key)
            )
            for person in home.supervisors
        ),
    )
    session.give(
        {
            "id": home.id,
            "name": home.name,
            "version": home.version,
            "root": home.root,
            "fingerprint": root,
            "rotations": len(home.rotations),
            "supervisors": [{"name": person.name, "key": person.key} for person in home.supervisors],
            "certificates": len(home.certificates),
            "revoked": len(home.revoked),
        }
    )


def org_save(session: Session) -> None:
    """Write the file in force."""
    from ltsa_desktop.exchange import no_organisation, organisation_file

    free(session.args.out)
    with session.store() as store:
        data = organisation_file(store)
        if data is None:
            raise no_organisation()
        _write(session, data)


def add_supervisor(session: Session) -> None:
    """One more supervisor; the next organisation file."""
    from ltsa_desktop.exchange import read_enrolment, with_supervisor

    free(session.args.out)
    introduction = read_enrolment(existing(session.args.file))
    with session.store() as store:
        data = with_supervisor(store, introduction)
        _write(session, data)
    session.say(
        Text("Cocokkan lewat telepon dengan {name}: {words}", "Compare by telephone with {name}: {words}").format(
            name=introduction.enrolment.name, words=introduction.fingerprint
        )
    )


def letterhead(session: Session) -> None:
    """Other words on paper; what is not given stays."""
    from msgspec import structs

    from ltsa_desktop.exchange import governing, no_organisation, organisation_of
    from ltsa_desktop.exchange.logo import read_logo

    args = session.args
    free(args.out)
    with session.store() as store:
        home = organisation_of(store)
        if home is None:
            raise no_organisation()
        head = home.letterhead
        if args.letterhead:
            head = structs.replace(head, lines=args.letterhead)
        if args.logo:
            head = structs.replace(head, logo=read_logo(existing(args.logo)))
        data = governing.change_letterhead(
            store, name=args.name or home.name, unit=home.unit, letterhead=head, place=args.place or home.place
        )
        _write(session, data)


def renew_key(session: Session) -> None:
    """A new key of the organisation and its sheet."""
    from ltsa_desktop.exchange import governing, recovery

    args = session.args
    free(args.out)
    free(args.recovery)
    old = recovery.read_sheet(existing(args.old)) if args.old else ""
    with session.store() as store, store.unit():
        founding = governing.renew_organisation_key(store, old)
        # Inside the unit: a sheet that cannot be written leaves the old key in force.
        write_sheet(founding.organisation, founding.recovery, args.recovery, session.language)
        _write(session, founding.data)
    session.say(
        Text(
            "Lembar pemulihan baru: {path}. Simpan juga lembar lama: paket yang sudah dibuat dibuka dengan itu.",
            "New recovery sheet: {path}. Keep the old one too: it opens the packages made before.",
        ).format(path=args.recovery)
    )
    if not old:
        session.say(
            Text(
                "Tanpa lembar lama, setiap laptop harus membuka berkas ini sendiri dan mencocokkan enam katanya.",
                "Without the old sheet each laptop has to open this file by hand and compare its six words.",
            )
        )


def take_over(session: Session) -> None:
    """Become supervisor by the sheet."""
    from ltsa_desktop.exchange import no_organisation, organisation_of, recovery
    from ltsa_desktop.exchange import take_over as taken_over

    args = session.args
    free(args.out)
    secret = recovery.read_sheet(existing(args.key))
    with session.store() as store:
        home = organisation_of(store)
        if home is None:
            raise no_organisation()
        lost = [_supervisor(home, name) for name in args.lost]
        data = taken_over(store, secret, lost, args.reason)
        _write(session, data)
    session.say(
        Text(
            "Anda sekarang supervisor. Bagikan berkas ini ke semua laptop; laptop-laptop mengenalinya lewat kunci "
            "organisasi.",
            "You are a supervisor now. Give this file to every laptop; they know it by the organisation's key.",
        )
    )


def revoke(session: Session) -> None:
    """Withdraw a key."""
    from ltsa_desktop.exchange import trust_revoke

    args = session.args
    since = day(args.since) if args.since else None
    with session.store() as store:
        gone = trust_revoke(store, one_key(store, args.who).key, args.reason, since)
    session.say(
        Text(
            "Kunci {name} dicabut. Yang sudah masuk tetap ada; yang datang sesudah ini ditahan. Pencabutan ikut "
            "dalam paket dan "
            "berkas organisasi berikutnya.",
            "The key of {name} was withdrawn. What came in stays; what comes from now on is set aside. The "
            "withdrawal goes "
            "along with the next packages and organisation file.",
        ).format(name=gone.name)
    )
    session.give({"name": gone.name, "key": gone.key, "status": gone.status})


def extend(session: Session) -> None:
    """Let a certificate hold longer; what waited for that comes in."""
    from ltsa_desktop.exchange import governing, release_quarantine

    with session.store() as store:
        known = governing.extend(store, one_key(store, session.args.who).key, day(session.args.until))
        came = release_quarantine(store, known.key)
    session.say(
        Text("Sertifikat {name} berlaku sampai {until}.", "The certificate of {name} holds until {until}.").format(
            name=known.name, until=str(known.valid_to)
        )
    )
    session.give({"name": known.name, "key": known.key, "valid_to": str(known.valid_to), "released": len(came)})


def held(session: Session) -> None:
    """What is kept apart, refused records too."""
    from ltsa_desktop.exchange import quarantine

    with session.store() as store:
        found = quarantine.set_aside(store)
    if not found:
        session.say(Text("Tidak ada yang ditahan.", "Nothing is set aside."))
    for one in found:
        session.say(f"{one.revision[:16]}  {session.word(one.text)}")
        if one.refused:
            session.say(Text("    Ditolak oleh {who}", "    Refused by {who}").format(who=one.refused))
        elif one.withdrawn:
            session.say(_before(one))
    session.give([_held(one) for one in found])


def decide(session: Session) -> None:
    """Approve, refuse or reconsider."""
    from ltsa_desktop.exchange import quarantine

    args = session.args
    with session.store() as store:
        records = [_record(store, wanted) for wanted in args.record]
        came = quarantine.decide(store, records, args.action, args.reason)
    done = {
        "approve": Text("{n} catatan diputuskan, {m} sudah masuk.", "{n} records decided, {m} came in."),
        "refuse": Text(
            "{n} catatan ditolak; tetap disimpan terpisah dan dapat dipertimbangkan lagi.",
            "{n} records refused; they stay kept apart and can be reconsidered.",
        ),
        "reconsider": Text("{n} catatan menunggu keputusan lagi.", "{n} records wait for a decision again."),
    }
    session.say(done[args.action].format(n=len(records), m=len(came)))
    session.give({"decided": records, "act": args.action, "came": [one.revision for one in came]})


def day(text: str) -> date:
    """A day as it is typed. UserError "date"."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError(
            Text("“{text}” bukan tanggal; tulis YYYY-MM-DD.", "“{text}” is no date; write YYYY-MM-DD.").format(
                text=text
            ),
            code="date",
        ) from None


def one_key(store: Store, wanted: str) -> TrustedKey:
    """The one key of a name, or whose hex or six words begin so. UserError "key-unknown" where none or several fit."""
    from ltsa_desktop.exchange.signing import fingerprint

    keys = store.trust.keys("supervisor") + store.trust.keys("device")
    asked = wanted.casefold().strip()
    found = [key for key in keys if key.name.casefold() == asked]
    if len(found) != 1:
        found = [key for key in keys if key.key.startswith(asked) or fingerprint(key.key).startswith(asked)]
    if len(found) != 1:
        raise UserError(
            Text(
                "“{name}” cocok dengan {n} kunci; lihat `ltsa trust list`, lalu sebut enam katanya.",
                "“{name}” fits {n} keys; see `ltsa trust list` and give the six words.",
            ).format(name=wanted, n=len(found)),
            code="key-unknown",
        )
    return found[0]


def free(path: Path) -> Path:
    """`path` where nothing stands yet: neither a sheet nor a file is ever written over. UserError "file-exists"."""
    if path.exists():
        raise UserError(
            Text(
                "Berkas {path} sudah ada; pilih nama lain.", "The file {path} exists already; choose another name."
            ).format(path=path),
            code="file-exists",
        )
    return path


def _supervisor(home: Organisation, name: str) -> str:
    found = [person.key for person in home.supervisors if person.name.casefold() == name.casefold()]
    if len(found) != 1:
        raise UserError(
            Text(
                "“{name}” bukan supervisor di berkas organisasi ini.",
                "“{name}” is no supervisor of this organisation file.",
            ).format(name=name),
            code="key-unknown",
        )
    return found[0]


def _record(store: Store, wanted: str) -> str:
    found = [record.id for record in store.packages.quarantined() if record.id.startswith(wanted)]
    if len(found) != 1:
        raise UserError(
            Text(
                "“{name}” cocok dengan {n} catatan yang ditahan; lihat `ltsa quarantine list`.",
                "“{name}” fits {n} records set aside; see `ltsa quarantine list`.",
            ).format(name=wanted, n=len(found)),
            code="record-unknown",
        )
    return found[0]


def _before(one: Waiting) -> Text:
    if one.before_withdrawal:
        return Text(
            "    Menurut jamnya dibuat {day}, sebelum kuncinya dicabut ({since}); itu tidak dapat dibuktikan.",
            "    By its clock made on {day}, before the key was withdrawn ({since}); that cannot be proved.",
        ).format(day=one.claimed[:10], since=one.withdrawn)
    return Text(
        "    Menurut jamnya dibuat {day}, sesudah kuncinya dicabut ({since}).",
        "    By its clock made on {day}, after the key was withdrawn ({since}).",
    ).format(day=one.claimed[:10], since=one.withdrawn)


def _held(one: Waiting) -> dict[str, Any]:
    names = ("revision", "visit", "kind", "reason", "key", "fingerprint", "centre", "date", "author", "package")
    return {name: getattr(one, name) for name in (*names, "claimed", "withdrawn", "refused", "before_withdrawal")}


def _write(session: Session, data: bytes) -> None:
    from ltsa_desktop.exchange.files import write_whole

    write_whole(session.args.out, data)
    session.say(Text("Berkas organisasi: {out}", "Organisation file: {out}").format(out=session.args.out))
    session.give({"organisation": str(session.args.out)})
