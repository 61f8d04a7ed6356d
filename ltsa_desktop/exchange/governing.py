"""What a supervisor decides about trust: founding, certificates, withdrawal, a new key of the organisation, taking
over.

Each decision changes this store, is a signed act in its chain, and so travels with the next packages.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import msgspec
from msgspec import structs

from ltsa_desktop.exchange import certificates, enrolment, organisation, recovery, sealing, trust, trust_acts
from ltsa_desktop.exchange.certificates import Certificate
from ltsa_desktop.exchange.enrolment import Introduction
from ltsa_desktop.exchange.organisation import Founding, Letterhead, Organisation, Revoked, Rotation, Supervisor
from ltsa_desktop.exchange.signing import Signer
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import TrustedKey, report_profiles

if TYPE_CHECKING:
    from ltsa_desktop.store import Store


def found_organisation(
    store: Store,
    name: str,
    *,
    unit: str = "",
    letterhead: Letterhead | None = None,
    place: str = "",
    others: Sequence[Supervisor] = (),
) -> Founding:
    """Create an organisation with this store's owner as its first supervisor, and set this store up with it.

    The recovery key in the result is not kept in the store: print it, lock it away.

    Raises:
        UserError: this store belongs to an organisation already; no name; a key of `others` that cannot be read.
    """
    if trust.organisation_of(store) is not None:
        raise UserError(
            Text(
                "Laptop ini sudah menjadi bagian dari sebuah organisasi.",
                "This laptop belongs to an organisation already.",
            ),
            code="organisation-exists",
        )
    me = trust.supervisor_of(store)
    founding = organisation.found(
        name, [me, *others], me.key, store.device.sign, unit=unit, letterhead=letterhead, place=place
    )
    with store.unit():
        trust.accept_organisation(store, organisation.read(founding.data))
        _state_file(store, founding.data, founding.organisation)
    return founding


def governs(store: Store) -> bool:
    """Whether this store's owner decides here: a supervisor of the organisation in force."""
    home = trust.organisation_of(store)
    return home is not None and store.device.key in home.judges


def trust_add(store: Store, introduction: Introduction, until: date | None = None) -> TrustedKey:
    """Accept a laptop after its fingerprint was compared by voice. `quarantine.release` then lets its records in.

    A supervisor of the organisation certifies it from today to `until` (two years by default).

    Raises:
        UserError: the laptop was set up for another organisation, its key has been withdrawn, `until` is past.
    """
    body = introduction.enrolment
    home = trust.organisation_of(store)
    if home is not None and body.organisation and body.organisation != home.id:
        raise UserError(
            Text(
                "Laptop {name} disiapkan untuk organisasi lain. Siapkan dahulu dengan berkas organisasi ini.",
                "The laptop of {name} was set up for another organisation. Set it up with this one's file first.",
            ).format(name=body.name),
            code="other-organisation",
        )
    known: TrustedKey | None = store.trust.get(body.key)
    if known is not None and known.status == "revoked":
        raise UserError(
            Text(
                "Kunci laptop {name} sudah dicabut. Siapkan laptop itu dengan kunci baru.",
                "The key of {name}'s laptop has been withdrawn. Set that laptop up with a new key.",
            ).format(name=body.name),
            code="key-revoked",
        )
    if known is not None and known.kind == "supervisor":
        return known
    extra = json.dumps({name: getattr(body, name) for name in ("device", "incarnation", "nip", "position", "role")})
    key = TrustedKey("device", body.key, body.name, source=f"enrolment {body.created}", extra=extra)
    with store.unit():
        if known is None:
            store.trust.put(key)
            if body.recipient:
                about = json.dumps({"device": body.device})
                store.trust.put(
                    TrustedKey("device-recipient", body.recipient, body.name, source=key.source, extra=about)
                )
        if home is not None and governs(store):
            _certify(store, home, _certificate(home, body, until))
    return store.trust.get(body.key) or key


def extend(store: Store, key: str, until: date) -> TrustedKey:
    """Let a laptop's or supervisor's certificate hold until `until`.

    Raises:
        UserError: "not-a-supervisor", "key-unknown", "key-revoked", "validity" when the new end is not later.
    """
    home = _home(store)
    known = _known(store, key)
    if known.status != "trusted":
        raise UserError(
            Text(
                "Kunci {name} sudah dicabut dan tidak dapat diperpanjang. Siapkan laptop itu dengan kunci baru.",
                "The key of {name} was withdrawn and cannot be extended. Set that laptop up with a new key.",
            ).format(name=known.name),
            code="key-revoked",
        )
    if known.valid_to is not None and until <= known.valid_to:
        raise UserError(
            Text(
                "Masa berlaku {name} sudah sampai {end}; pilih tanggal sesudahnya, atau cabut kuncinya.",
                "The validity of {name} lasts until {end} already; choose a later day, or withdraw the key.",
            ).format(name=known.name, end=known.valid_to.isoformat()),
            code="validity",
        )
    extra = json.loads(known.extra)
    recipient = _recipient(store, home, known, str(extra.get("device", "")))
    certificate = Certificate(
        organisation=home.id,
        kind="supervisor" if known.kind == "supervisor" else "device",
        key=key,
        recipient=recipient,
        name=known.name,
        nip=str(extra.get("nip", "")),
        position=str(extra.get("position", "")),
        device=str(extra.get("device", "")),
        valid_from=(known.valid_from or date.today()).isoformat(),
        valid_to=until.isoformat(),
        issued=enrolment.now(),
    )
    with store.unit():
        _certify(store, home, certificate)
    return _known(store, key)


def trust_revoke(store: Store, key: str, reason: str, since: date | None = None) -> TrustedKey:
    """Withdraw a key: what arrives with it from now on is set aside; what was taken in stays. Final: a laptop that
    comes back gets a new key.

    Args:
        since: the day from which it is not to be trusted (of the theft, say); shown beside what is set aside.

    Raises:
        UserError: "key-unknown"; "own-key"; "last-supervisor".
    """
    known = _known(store, key)
    if key == store.device.key:
        raise UserError(
            Text(
                "Kunci laptop ini sendiri tidak dapat dicabut di sini; itu dilakukan supervisor lain.",
                "This laptop's own key cannot be withdrawn here; another supervisor does that.",
            ),
            code="own-key",
        )
    gone = Revoked(key, (since or date.today()).isoformat(), reason.strip()[:400])
    home = trust.organisation_of(store)
    with store.unit():
        if home is not None and governs(store):
            store.statements.add(trust.REVOCATION, structs.asdict(gone))
            if key in {person.key for person in home.supervisors}:
                rest = [person for person in home.supervisors if person.key != key]
                _amend(store, supervisors=rest, revoked=[*_others(home.revoked, key), gone])
        trust.withdraw(store, gone, known.source)
    return _known(store, key)


def with_supervisor(store: Store, introduction: Introduction, until: date | None = None) -> bytes:
    """The next version of the organisation's file with one more supervisor, signed here and in force here at once."""
    home = _home(store)
    person = person_of(introduction)
    today = date.today()
    end = until or certificates.years_after(today, certificates.SUPERVISOR_YEARS)
    vouched = certificates.certify(
        organisation.certificate_of(home.id, person, today, end), store.device.key, store.device.sign
    )
    others = [known for known in home.supervisors if known.key != person.key]
    return _amend(store, supervisors=[*others, person], more=[vouched])


def person_of(introduction: Introduction) -> Supervisor:
    """The owner of an introduced laptop as an organisation's file lists a supervisor."""
    body = introduction.enrolment
    return Supervisor(
        name=body.name,
        nip=body.nip,
        position=body.position,
        device=body.device,
        key=body.key,
        recipient=body.recipient,
    )


def change_letterhead(store: Store, *, name: str, unit: str, letterhead: Letterhead, place: str) -> bytes:
    """The next version of the organisation's file with other words on paper."""
    _home(store)
    return _amend(store, name=name.strip(), unit=unit.strip(), letterhead=letterhead, place=place.strip())


def renew_organisation_key(store: Store, secret: str = "") -> Founding:
    """Give the organisation a new recovery key; the old one signs for the new one when its sheet is at hand.

    Args:
        secret: of the old sheet, "" when it was lost: then each laptop compares the six words by voice once more.

    Raises:
        UserError: "not-a-supervisor"; "recovery-other" when the sheet is not this organisation's.
    """
    home = _home(store)
    fresh, escrow = sealing.new_identity()
    root, _ = recovery.organisation_key(fresh)
    rotations = list(home.rotations)
    if home.root:
        link = Rotation(home.root, root, datetime.now(UTC).isoformat(timespec="seconds"))
        if secret:
            signer = _root_signer(home, secret)
            link = structs.replace(link, signature=signer(link.message).hex())
        rotations.append(link)
    data = _amend(store, root=root, escrow=escrow, rotations=rotations, compared=True)
    return Founding(data, organisation.read(data).organisation, fresh)


def take_over(store: Store, secret: str, lost: Sequence[str] = (), reason: str = "") -> bytes:
    """Become supervisor by the recovery sheet, where no supervisor is left to accept anybody; the next organisation
    file.

    Args:
        store: set up with the organisation's file, like any laptop.
        secret: of the sheet.
        lost: keys of supervisors whose laptops are gone: they are withdrawn.

    Raises:
        UserError: "no-organisation"; "recovery-other" when the sheet is not this organisation's; "no-root" when the
        file is of
            a version without a key of the organisation.
    """
    home = trust.organisation_of(store)
    if home is None:
        raise trust.no_organisation()
    if not home.root:
        raise UserError(
            Text(
                "Berkas organisasi ini masih versi lama tanpa kunci organisasi; lembar pemulihannya hanya membuka "
                "paket. Buat "
                "organisasi baru, lalu siapkan laptop-laptop dengan berkasnya.",
                "This organisation file is of the old version without a key of the organisation; its sheet only opens "
                "packages. Create a new organisation and set the laptops up with its file.",
            ),
            code="no-root",
        )
    signer = _root_signer(home, secret)
    today, me = date.today(), trust.supervisor_of(store)
    end = certificates.years_after(today, certificates.SUPERVISOR_YEARS)
    vouched = certificates.certify(organisation.certificate_of(home.id, me, today, end), home.root, signer)
    gone = [Revoked(key, today.isoformat(), reason) for key in lost]
    return _amend(
        store,
        supervisors=[*(p for p in home.supervisors if p.key not in {*lost, me.key}), me],
        revoked=[*(r for r in home.revoked if r.key not in lost), *gone],
        more=[vouched],
        sign=(home.root, signer),
    )


def renew_laptop(store: Store) -> None:
    """Give this laptop new keys (a new life of its store); it is to be enrolled again.

    The old key signs for the new one, so that the supervisors see which laptop it was. What is on its way to the
    old key is still opened here.
    """
    from ltsa_desktop.exchange import signing
    from ltsa_desktop.store.rekeying import renew_keys

    old, signer = store.device.key, store.device.sign
    renew_keys(store)
    message = signing.RENEWAL + f"{old}\n{store.device.key}\n".encode()
    store.settings.set(trust.FORMER_KEY, {"key": old, "signature": signer(message).hex()})


def share_profiles(store: Store) -> bytes:
    """The next version of the organisation's file, with the arrangements of the pack that are kept here."""
    return _amend(store)


def _certificate(home: Organisation, body: enrolment.Enrolment, until: date | None) -> Certificate:
    today = date.today()
    end = until or certificates.years_after(today, certificates.LAPTOP_YEARS)
    return Certificate(
        organisation=home.id,
        kind="device",
        key=body.key,
        recipient=body.recipient,
        name=body.name,
        nip=body.nip,
        position=body.position,
        device=body.device,
        valid_from=today.isoformat(),
        valid_to=end.isoformat(),
        issued=enrolment.now(),
    )


def _certify(store: Store, home: Organisation, certificate: Certificate) -> None:
    certified = certificates.certify(certificate, store.device.key, store.device.sign)
    if trust.take_certificate(store, home, certified, f"certificate {certificate.issued}"):
        store.statements.add(certificates.CERTIFICATE, msgspec.to_builtins(certified))


def _amend(
    store: Store,
    *,
    more: Sequence[certificates.Certified] = (),
    sign: tuple[str, Signer] | None = None,
    compared: bool = False,
    **changes: object,
) -> bytes:
    """The next version of the file with what is known here, signed, in force here, and stated."""
    home = trust.organisation_of(store)
    if home is None:
        raise trust.no_organisation()
    by, signer = sign or (store.device.key, store.device.sign)
    changed: Organisation = structs.replace(home, **changes)
    gone = {known.key: known for known in [*_withdrawn_here(store), *changed.revoked]}
    listed = structs.replace(
        changed,
        supervisors=[person for person in changed.supervisors if person.key not in gone],
        revoked=sorted(gone.values(), key=lambda revoked: revoked.key),
        certificates=_vouched(store, more),
        profiles=report_profiles.shared(store),
    )
    if not listed.supervisors:
        raise UserError(
            Text(
                "Supervisor terakhir tidak dapat dicabut. Tambahkan supervisor lain dahulu.",
                "The last supervisor cannot be withdrawn. Add another one first.",
            ),
            code="last-supervisor",
        )
    amended, data = organisation.amend(listed, by, signer)
    with store.unit():
        trust.accept_organisation(store, organisation.read(data), compared=compared)
        _state_file(store, data, amended)
    return data


def _vouched(store: Store, more: Sequence[certificates.Certified]) -> list[certificates.Certified]:
    """The certificates of all who are trusted here, `more` first for a key."""
    found: dict[str, certificates.Certified] = {}
    for known in store.trust.keys("supervisor") + store.trust.keys("device"):
        held = certificates.from_data(json.loads(known.extra).get("certificate"))
        if held is not None and known.status == "trusted":
            found[known.key] = held
    for certified in more:
        if (certificate := certificates.read(certified)) is not None:
            found[certificate.key] = certified
    return [found[key] for key in sorted(found)][:2000]


def _withdrawn_here(store: Store) -> list[Revoked]:
    gone = []
    for known in store.trust.keys("supervisor") + store.trust.keys("device"):
        if known.status == "revoked":
            extra = json.loads(known.extra)
            since, reason = str(extra.get("revoked_since", "")), str(extra.get("reason", ""))
            gone.append(Revoked(known.key, since or date.today().isoformat(), reason))
    return gone


def _state_file(store: Store, data: bytes, body: Organisation) -> None:
    """The file as a signed act, so that packages carry it."""
    text = data.decode()
    file = text if len(text) <= trust_acts.MOST_FILE else ""
    store.statements.add(trust.ORGANISATION, {"version": body.version, "file": file})


def _root_signer(home: Organisation, secret: str) -> Signer:
    root, signer = recovery.organisation_key(secret)
    if root != home.root:
        raise UserError(
            Text(
                "Lembar pemulihan ini bukan milik organisasi {name}, atau sudah diganti dengan yang lebih baru.",
                "This recovery sheet is not {name}'s, or a newer one has taken its place.",
            ).format(name=home.name),
            code="recovery-other",
        )
    return signer


def _home(store: Store) -> Organisation:
    home = trust.organisation_of(store)
    if home is None:
        raise trust.no_organisation()
    if not governs(store):
        raise UserError(
            Text(
                "Hanya supervisor yang tercantum di berkas organisasi yang memutuskan ini.",
                "Only a supervisor listed in the organisation's file decides this.",
            ),
            code="not-a-supervisor",
        )
    return home


def _known(store: Store, key: str) -> TrustedKey:
    known: TrustedKey | None = store.trust.get(key)
    if known is None:
        raise UserError(Text("Kunci ini tidak dikenal di sini.", "This key is not known here."), code="key-unknown")
    return known


def _recipient(store: Store, home: Organisation, known: TrustedKey, device: str) -> str:
    for person in home.supervisors:
        if person.key == known.key:
            return person.recipient
    held = certificates.from_data(json.loads(known.extra).get("certificate"))
    if held is not None and (certificate := certificates.read(held)) is not None:
        return certificate.recipient
    for other in store.trust.keys("device-recipient"):
        if json.loads(other.extra).get("device") == device:
            return other.key
    return ""


def _others(revoked: Sequence[Revoked], key: str) -> list[Revoked]:
    return [gone for gone in revoked if gone.key != key]
