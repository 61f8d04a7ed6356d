"""Whom this store believes: the organisation's file, and the laptops that a supervisor accepted."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from ltsa_desktop.exchange import certificates, enrolment, files, organisation, signing
from ltsa_desktop.exchange.certificates import Certified
from ltsa_desktop.exchange.enrolment import Enrolment, Introduction
from ltsa_desktop.exchange.organisation import Opened, Organisation, Revoked, Supervisor
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import Organisation as Printed
from ltsa_desktop.store import TrustedKey, report_profiles

if TYPE_CHECKING:
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.statement_body import StatementBody

_FILE = "organisation-file"
FORMER_KEY = "former-key"
"""The key this laptop had before the present one, and its signature on the new one."""
ORGANISATION: Final = "organisation"
"""A signed act with data `version`, and `file`, the text of the `.ltsaorg` file ("" where it is too large for an
act).
"""
REVOCATION: Final = "revocation"
"""A signed act with data `key`, `since` (a day), `reason`."""
TRUST_KINDS: Final = (ORGANISATION, certificates.CERTIFICATE, REVOCATION)

Verdict = Literal["trusted", "unknown", "revoked", "expired", "other-device", "refused"]


def read_organisation(path: Path) -> Opened:
    """An `.ltsaorg` file whose signature holds; its `fingerprint` is to be compared by voice. UserError otherwise."""
    return organisation.read_file(Path(path))


def read_enrolment(path: Path) -> Introduction:
    """An `.ltsaenrol` file whose signature holds; its `fingerprint` is to be compared by voice. UserError otherwise."""
    return enrolment.read(files.read_small(Path(path)))


def fingerprint(store: Store) -> str:
    """The six words of this laptop's own key, to be read aloud."""
    return signing.fingerprint(store.device.key)


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


def accept_organisation(store: Store, offered: Opened, *, compared: bool = False) -> bool:
    """Set the store up from an organisation's file; False when it is the one in force or an older one.

    For the first file on a laptop a person has compared `offered.fingerprint` by voice before this is called;
    `compared` says that somebody did so for a later one too (see `organisation.may_follow`).

    Raises:
        UserError: another organisation's file, or a newer one that no known supervisor signed.
    """
    current = organisation_of(store)
    if current is not None and not organisation.may_follow(current, offered, compared=compared):
        return False
    body = offered.organisation
    source = f"organisation {body.version}"
    with store.unit():
        store.settings.set(_FILE, offered.data.decode())
        listed = set()
        for person in body.supervisors:
            extra = json.dumps({"device": person.device, "nip": person.nip, "position": person.position})
            for kind, key in (("supervisor", person.key), ("recipient", person.recipient)):
                known = store.trust.get(key)
                if known is None or known.status == "trusted":
                    said = extra if kind == "supervisor" else "{}"
                    store.trust.put(TrustedKey(kind, key, person.name, source=source, extra=said))
            listed |= {person.key, person.recipient}
        store.trust.put(TrustedKey("escrow", body.escrow, body.name, source=source))
        for known in store.trust.keys("supervisor") + store.trust.keys("recipient"):
            if known.key not in listed and known.source.startswith("organisation "):
                store.trust.put(_revoked(known, source))
        for certified in body.certificates:
            take_certificate(store, body, certified, source)
        for gone in body.revoked:
            withdraw(store, gone, source)
        store.organisation.put(printed(body))
        report_profiles.take_shared(store, body.profiles)
    return True


def take_certificate(store: Store, home: Organisation, certified: Certified | None, source: str) -> bool:
    """Believe a certificate that a supervisor or the organisation's key signed; False when it changes nothing.

    The caller knows that whoever brought it may vouch. A withdrawn key stays withdrawn.
    """
    found = certificates.read(certified) if certified is not None else None
    if certified is None or found is None or found.organisation != home.id:
        return False
    known = store.trust.get(found.key)
    if known is not None and known.status != "trusted":
        return False
    listed = found.key in {person.key for person in home.supervisors}
    if found.kind == "supervisor" and not listed:
        return False
    if known is not None and known.valid_to is not None and known.valid_to >= found.until:
        return False
    about = json.loads(known.extra) if known is not None else {}
    about |= {name: getattr(found, name) for name in ("device", "nip", "position") if getattr(found, name)}
    about["certificate"] = msgspec.to_builtins(certified)
    kind = "supervisor" if listed else "device"
    told = known.source if known is not None and known.source else source
    store.trust.put(
        TrustedKey(
            kind, found.key, found.name, "trusted", found.since, found.until, told, json.dumps(about, sort_keys=True)
        )
    )
    if found.recipient and not listed:
        # Packages are sealed to recipients whose laptop is accepted.
        extra = json.dumps({"device": found.device})
        store.trust.put(TrustedKey("device-recipient", found.recipient, found.name, source=source, extra=extra))
    return True


def withdraw(store: Store, gone: Revoked, source: str) -> None:
    """Withdraw a key, known here or not; of two withdrawals the earlier day stands."""
    known = store.trust.get(gone.key)
    if known is not None and known.status == "revoked":
        since = str(json.loads(known.extra).get("revoked_since", ""))
        if since and (since, str(json.loads(known.extra).get("reason", ""))) <= (gone.since, gone.reason):
            return
    store.trust.put(_revoked(known or TrustedKey("device", gone.key, "", source=source), source, gone))


def enrol(store: Store) -> bytes:
    """The bytes of this laptop's enrolment file, to be brought to a supervisor."""
    home = organisation_of(store)
    profile = store.profile
    former = store.settings.get(FORMER_KEY) or {"key": "", "signature": ""}
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
            former=former["key"],
            former_signature=former["signature"],
        ),
        store.device.sign,
    )


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


class Judge:
    """Looks signers up, each once.

    Attributes:
        names: key → the name it is known by here.
    """

    def __init__(self, store: Store) -> None:
        from ltsa_desktop.exchange.admitting import decisions

        self._own = (store.device.key, store.device.id)
        signers = store.trust.keys("device") + store.trust.keys("supervisor")
        self._known = {known.key: known for known in signers}
        self.names = {key: known.name for key, known in self._known.items()}
        self.names[store.device.key] = store.profile.name
        self._home = organisation_of(store)
        self._decided = decisions(store)

    def verdict(self, key: str, device: str | None = None, claimed: str = "", record: str = "") -> Verdict:
        """Whether what `key` signed is believed, here for a record that says it comes from `device`.

        Args:
            claimed: when the record says it was made (ISO 8601): after the end of the key's certificate it is
            "expired". record: its id; what a supervisor approved or refused of the quarantine is decided by that.
        """
        decided = self._decided.get((record, key)) if record else None
        if decided is not None and decided != "reconsider":
            return "trusted" if decided == "approve" else "refused"
        if key == self._own[0]:
            return "trusted" if device in {None, self._own[1]} else "other-device"
        known = self._known.get(key)
        if known is None:
            return "unknown"
        if known.status != "trusted":
            return "revoked"
        home = json.loads(known.extra).get("device")
        if device is not None and home and home != device:
            return "other-device"
        return "expired" if claimed and certificates.overdue(claimed, known.valid_to) else "trusted"

    def learn(self, act: StatementBody, key: str) -> None:
        """Believe an act about trust from now on (it comes before the records it is about in a package)."""
        home = self._home
        if home is None:
            return
        if act.kind == ORGANISATION and isinstance(file := act.data.get("file"), str) and file:
            try:
                offered = organisation.read(file.encode())
                if organisation.may_follow(home, offered):
                    self._learn_file(offered.organisation)
            except UserError:
                return  # the act is kept; the trust stays as it is
        elif key in home.judges and act.kind == certificates.CERTIFICATE:
            self._learn_certificate(home, certificates.from_data(act.data))
        elif key in home.judges and act.kind == REVOCATION:
            self._learn_withdrawal(str(act.data.get("key", "")))

    def _learn_file(self, home: Organisation) -> None:
        self._home = home
        for person in home.supervisors:
            extra = json.dumps({"device": person.device})
            known = self._known.get(person.key)
            if known is None or known.status == "trusted":
                self._known[person.key] = known or TrustedKey("supervisor", person.key, person.name, extra=extra)
            self.names.setdefault(person.key, person.name)
        for certified in home.certificates:
            self._learn_certificate(home, certified)
        for gone in home.revoked:
            self._learn_withdrawal(gone.key)

    def _learn_certificate(self, home: Organisation, certified: Certified | None) -> None:
        found = certificates.read(certified) if certified is not None else None
        if found is None or found.organisation != home.id:
            return
        known = self._known.get(found.key)
        if known is None and found.kind == "device":
            extra = json.dumps({"device": found.device})
            known = TrustedKey("device", found.key, found.name, "trusted", found.since, found.until, extra=extra)
        elif known is not None and (known.valid_to is None or known.valid_to < found.until):
            known = replace(known, valid_to=found.until)
        if known is not None:
            self._known[found.key] = known
            self.names.setdefault(found.key, found.name)

    def _learn_withdrawal(self, key: str) -> None:
        known = self._known.get(key) or TrustedKey("device", key, "")
        self._known[key] = replace(known, status="revoked")


def readers(home: Organisation) -> tuple[str, ...]:
    """The names of those who can open a package of the organisation, the recovery key last."""
    return (*(person.name for person in home.supervisors), "kunci pemulihan")


def _revoked(known: TrustedKey, source: str, gone: Revoked | None = None) -> TrustedKey:
    extra = json.loads(known.extra)
    if gone is not None:
        extra |= {"revoked_since": gone.since, "reason": gone.reason}
    return replace(known, status="revoked", source=known.source or source, extra=json.dumps(extra, sort_keys=True))


def printed(body: Organisation) -> Printed:
    """The organisation as papers show it."""
    try:
        logo = base64.b64decode(body.letterhead.logo, validate=True) or None
    except (binascii.Error, ValueError):
        logo = None
    lines = (*([body.unit] if body.unit else ()), *body.letterhead.lines)
    if body.letterhead.address:
        lines = (*lines, *body.letterhead.address.splitlines())
    extra = json.dumps({"version": body.version, "created": body.created})
    return Printed(id=body.id, name=body.name, letterhead=lines, logo=logo, place=body.place, extra=extra)


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
