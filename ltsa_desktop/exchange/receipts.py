"""Receipts in the store: what a supervisor confirms, and what an evaluator need not send again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ltsa_desktop.exchange import receipt, trust
from ltsa_desktop.exchange.enrolment import now
from ltsa_desktop.exchange.outcomes import ImportReport
from ltsa_desktop.exchange.receipt import Receipt
from ltsa_desktop.exchange.wanting import note_asked, wanted_from
from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.store import Store

_COVERED = "received-revisions"


def received(store: Store) -> set[str]:
    """Ids of the revisions and signed acts that some receipt covers."""
    return set(store.settings.get(_COVERED, []))


def make_receipt(store: Store, report: ImportReport) -> bytes | None:
    """The bytes of a receipt for an imported package: all its revisions that are here with every attachment.

    It also asks for what is known of here and has not come. None when there is nothing to confirm or to ask for, or the
    package does not say which laptop it is from.
    """
    if report.preview or report.package is None:
        return None
    named = {record.revision for record in report.records if record.what == "revision" and record.revision}
    here = named & store.revisions.ids() - store.revisions.incomplete(store.blobs.missing())
    wanted = wanted_from(store, report.package.device, report)
    if not here and not wanted:
        return None
    home = trust.organisation_of(store)
    confirmed = Receipt(
        organisation=home.id if home else "",
        device=report.package.device,
        packages=[report.package.id],
        revisions=sorted(here),
        statements=sorted(store.statements.of_package(report.package.id)),
        by=store.profile.name,
        created=now(),
        wanted=wanted,
    )
    return receipt.write(confirmed, store.device.key, store.device.sign)


def accept_receipt(store: Store, data: bytes) -> int:
    """Take a receipt in; the number of revisions it newly covers.

    Raises:
        UserError: no receipt, for another laptop, or not signed by a supervisor of this organisation.
    """
    confirmed, key = receipt.read(data)
    if confirmed.device != store.device.id:
        raise UserError(
            Text(
                "Tanda terima ini untuk laptop lain. Tidak ada yang diubah.",
                "This receipt is for another laptop. Nothing was changed.",
            ),
            code="other-device",
        )
    known = store.trust.get(key)
    if known is None or known.kind != "supervisor" or known.status != "trusted":
        raise UserError(
            Text(
                "Tanda terima ini tidak ditandatangani oleh supervisor yang dikenal laptop ini. Tidak ada yang diubah.",
                "This receipt is not signed by a supervisor this laptop knows. Nothing was changed.",
            ),
            code="signer-unknown",
        )
    note_asked(store, confirmed, key)
    before = received(store)
    revisions = {revision for revision in confirmed.revisions if store.revisions.has(revision)}
    after = before | revisions | (store.statements.ids() & set(confirmed.statements))
    if after != before:
        store.settings.set(_COVERED, sorted(after))
    return len(revisions - before)
