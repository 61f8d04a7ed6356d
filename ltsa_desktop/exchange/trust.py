"""Whom this store believes: the organisation's file, and the laptops that a supervisor accepted."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import structs

from ltsa_desktop.exchange import enrolment, files, organisation, signing
from ltsa_desktop.exchange.enrolment import Enrolment, Introduction
from ltsa_desktop.exchange.organisation import Founding, Letterhead, Opened, Organisation, Revoked, Supervisor
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import Organisation as Printed
from ltsa_desktop.store import TrustedKey

if TYPE_CHECKING:
    from ltsa_desktop.store import Store

_FILE = "organisation-file"

Verdict = Literal["trusted", "unknown", "revoked", "other-device"]


def read_organisation(path: Path) -> Opened:
    """An `.ltsaorg` file whose signature holds; its `fingerprint` is to be compared by voice. UserError otherwise."""
    return organisation.read_file(Path(path))


def read_enrolment(path: Path) -> Introduction:
    """An `.ltsaenrol` file whose signature holds; its `fingerprint` is to be compared by voice. UserError otherwise."""
    return enrolment.read(files.read_small(Path(path)))


def fingerprint(store: Store) -> str:
    """The six words of this laptop's own key, to be read aloud."""
    return signing.fingerprint(store.device.key)


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
    if organisation_of(store) is not None:
        raise UserError(
            Text(
                "Laptop ini sudah menjadi bagian dari sebuah organisasi.",
                "This laptop belongs to an organisation already.",
            ),
            code="organisation-exists",
        )
    me = supervisor_of(store)
    founding = organisation.found(
        name, [me, *others], me.key, store.device.sign, unit=unit, letterhead=letterhead, place=place
    )
    accept_organisation(store, organisation.read(founding.data))
    return founding


def supervisor_of(store: Store) -> Supervisor:
    """This store's owner as an organisation's file lists a supervisor."""
    profile = store.profile
    return Supervisor(
        name=profile.name,
        nip=profile.nip,
        position=profile.position,
        device=store.device.id,
        key=store.device.key,
        recipient=store.device.recipient,
    )


def organisation_of(store: Store) -> Organisation | None:
    """The organisation this store was set up for, None before that."""
    text = store.settings.get(_FILE)
    return organisation.read(text.encode()).organisation if text else None


def organisation_file(store: Store) -> bytes | None:
    """The bytes of the `.ltsaorg` file in force, to be handed to the next laptop."""
    text = store.settings.get(_FILE)
    return text.encode() if text else None


def accept_organisation(store: Store, offered: Opened) -> bool:
    """Set the store up from an organisation's file; False when it is the one in force or an older one.

    For the first file on a laptop a person has compared `offered.fingerprint` by voice before this is called.

    Raises:
        UserError: another organisation's file, or a newer one that no known supervisor signed.
    """
    current = organisation_of(store)
    if current is not None and not organisation.may_follow(current, offered):
        return False
    body = offered.organisation
    source = f"organisation {body.version}"
    store.settings.set(_FILE, offered.data.decode())
    listed = set()
    for person in body.supervisors:
        extra = json.dumps({"device": person.device, "nip": person.nip, "position": person.position})
        store.trust.put(TrustedKey("supervisor", person.key, person.name, source=source, extra=extra))
        store.trust.put(TrustedKey("recipient", person.recipient, person.name, source=source))
        listed |= {person.key, person.recipient}
    store.trust.put(TrustedKey("escrow", body.escrow, body.name, source=source))
    for known in store.trust.keys("supervisor") + store.trust.keys("recipient"):
        if known.key not in listed and known.source.startswith("organisation "):
            store.trust.put(_revoked(known, source))
    for gone in body.revoked:
        known_key = store.trust.get(gone.key)
        store.trust.put(_revoked(known_key or TrustedKey("device", gone.key, ""), source, gone))
    store.organisation.put(_printed(body))
    return True


def enrol(store: Store) -> bytes:
    """The bytes of this laptop's enrolment file, to be brought to a supervisor."""
    home = organisation_of(store)
    profile = store.profile
    return enrolment.introduce(
        Enrolment(
            organisation=home.id if home else "",
            name=profile.name,
            nip=profile.nip,
            position=profile.position,
            role=profile.role,
            device=store.device.id,
            incarnation=store.device.incarnation,
            key=store.device.key,
            recipient=store.device.recipient,
            created=enrolment.now(),
        ),
        store.device.sign,
    )


def trust_add(store: Store, introduction: Introduction) -> TrustedKey:
    """Accept a laptop after its fingerprint was compared by voice. `quarantine.release` then lets its records in.

    Raises:
        UserError: the laptop was set up for another organisation, or its key has been withdrawn.
    """
    body = introduction.enrolment
    home = organisation_of(store)
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
    store.trust.put(key)
    if body.recipient:
        about = json.dumps({"device": body.device})
        store.trust.put(TrustedKey("device-recipient", body.recipient, body.name, source=key.source, extra=about))
    return key


def recipient_of(store: Store, device: str) -> str:
    """The age key of an accepted laptop. UserError "device-unknown" for one that is not (or no longer) accepted."""
    keys = store.trust.keys("device") + store.trust.keys("supervisor")
    withdrawn = any(k.status != "trusted" and json.loads(k.extra).get("device") == device for k in keys)
    for known in store.trust.keys("device-recipient"):
        if json.loads(known.extra).get("device") == device and known.status == "trusted" and not withdrawn:
            return known.key
    raise UserError(
        Text(
            "Laptop ini belum diterima di sini atau kuncinya sudah dicabut, jadi tidak ada yang dikirim kepadanya.",
            "This laptop is not accepted here or its key was withdrawn, so nothing is sent to it.",
        ),
        code="device-unknown",
    )


def trust_revoke(store: Store, key: str, reason: str) -> TrustedKey:
    """Withdraw a key: what it signs from now on is set aside; what was taken in stays. UserError when unknown."""
    known = store.trust.get(key)
    if known is None:
        raise UserError(Text("Kunci ini tidak dikenal di sini.", "This key is not known here."), code="key-unknown")
    revoked = _revoked(known, known.source, Revoked(key, date.today().isoformat(), reason))
    store.trust.put(revoked)
    return revoked


class Judge:
    """Looks signers up, each once.

    Attributes:
        names: key → the name it is known by here.
    """

    def __init__(self, store: Store) -> None:
        self._own = (store.device.key, store.device.id)
        signers = store.trust.keys("device") + store.trust.keys("supervisor")
        self._known = {known.key: known for known in signers}
        self.names = {key: known.name for key, known in self._known.items()}
        self.names[store.device.key] = store.profile.name

    def verdict(self, key: str, device: str | None = None) -> Verdict:
        """Whether what `key` signed is believed, here for a record that says it comes from `device`."""
        if key == self._own[0]:
            return "trusted" if device in {None, self._own[1]} else "other-device"
        known = self._known.get(key)
        if known is None:
            return "unknown"
        if known.status != "trusted":
            return "revoked"
        home = json.loads(known.extra).get("device")
        return "trusted" if device is None or not home or home == device else "other-device"


def readers(home: Organisation) -> tuple[str, ...]:
    """The names of those who can open a package of the organisation, the recovery key last."""
    return (*(person.name for person in home.supervisors), "kunci pemulihan")


def _revoked(known: TrustedKey, source: str, gone: Revoked | None = None) -> TrustedKey:
    extra = json.loads(known.extra)
    if gone is not None:
        extra |= {"revoked_since": gone.since, "reason": gone.reason}
    return TrustedKey(
        known.kind, known.key, known.name, "revoked", known.valid_from, known.valid_to, source, json.dumps(extra)
    )


def _printed(body: Organisation) -> Printed:
    try:
        logo = base64.b64decode(body.letterhead.logo, validate=True) or None
    except (binascii.Error, ValueError):
        logo = None
    lines = (*([body.unit] if body.unit else ()), *body.letterhead.lines)
    if body.letterhead.address:
        lines = (*lines, *body.letterhead.address.splitlines())
    extra = json.dumps({"version": body.version, "created": body.created})
    return Printed(id=body.id, name=body.name, letterhead=lines, logo=logo, place=body.place, extra=extra)


def with_supervisor(store: Store, introduction: Introduction) -> bytes:
    """The next version of the organisation's file with one more supervisor, signed here and in force here at once."""
    home = organisation_of(store)
    if home is None:
        raise no_organisation()
    body = introduction.enrolment
    person = Supervisor(
        name=body.name,
        nip=body.nip,
        position=body.position,
        device=body.device,
        key=body.key,
        recipient=body.recipient,
    )
    others = [known for known in home.supervisors if known.key != person.key]
    amended = structs.replace(home, supervisors=[*others, person])
    _, data = organisation.amend(amended, store.device.key, store.device.sign)
    accept_organisation(store, organisation.read(data))
    return data


def no_organisation() -> UserError:
    """What to say on a laptop that was not set up."""
    return UserError(
        Text(
            "Laptop ini belum disiapkan dengan berkas organisasi (.ltsaorg), jadi belum diketahui siapa yang boleh "
            "membuka paketnya. Minta berkas itu kepada supervisor.",
            "This laptop was not set up with the organisation's file (.ltsaorg), so it is not known who may open its "
            "packages. Ask your supervisor for that file.",
        ),
        code="no-organisation",
    )
