"""`ltsa demo`: the main job on real input, with an evaluator's and a supervisor's store, each with keys of its own.

The centre is a row of the register and the instrument the shipped one; every invented answer is marked CONTOH.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop.commands.recovery import write_sheet
from ltsa_desktop.commands.session import Session
from ltsa_desktop.commands.visit import run_ops
from ltsa_desktop.ground.formats import number
from ltsa_desktop.ground.paths import resource
from ltsa_desktop.ground.refusals import why
from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.read_models import Role

CENTRE = "LTSA-014"
PASSWORD = "contoh-kata-sandi"
MARK = ".ltsa-demo"
ORGANISATION = "CONTOH Kementerian"
LETTERHEAD = ["CONTOH Direktorat", "CONTOH Jalan Contoh Nomor 1, Jakarta"]


def run(session: Session) -> None:
    """Set up both sides, visit, seal, export, import twice, print; say where everything is."""
    out: Path = session.args.out.resolve()
    fresh_folder(out)
    organisation, enrolment = out / "organisasi.ltsaorg", out / "laptop-evaluator.ltsaenrol"
    step = Steps(session)
    with new_store(out / "supervisor", "CONTOH Rina Supervisor", "supervisor") as supervisor:
        step(Text(id="Supervisor menyiapkan organisasi", en="The supervisor sets up the organisation"))
        found(supervisor, organisation, out / "lembar-pemulihan.txt")
        with new_store(out / "evaluator", "CONTOH Siti Rahma", "evaluator") as evaluator:
            step(Text(id="Evaluator menyiapkan laptopnya", en="The evaluator sets up the laptop"))
            enrol(evaluator, organisation, enrolment)
            accept(supervisor, enrolment)
            step(
                Text(id="Kunjungan ke {centre}", en="A visit to {centre}").format(
                    centre=evaluator.centres.get(CENTRE).summary.name
                )
            )
            visit, code = make_visit(evaluator)
            step(
                Text(id="Disegel dengan kode {code}; diekspor", en="Sealed with the code {code}; exported").format(
                    code=code
                )
            )
            package = export(evaluator, out / "kunjungan.ltsa")
        step(Text(id="Supervisor melihat dahulu, lalu mengimpor", en="The supervisor looks first, then imports"))
        session.say(*(f"    {session.word(line)}" for line in take(supervisor, package)))
        step(Text(id="Dicetak dari penyimpanan supervisor", en="Printed from the supervisor's store"))
        files = list(printed(supervisor, visit, out, session.language))
        check(supervisor)
        scores = supervisor.visits.summary(visit)
    session.say(
        "",
        Text(id="Paket: {p}", en="Package: {p}").format(p=package),
        *(f"PDF:   {path}" for path in files),
        Text(id="Nilai: {s} {band}  ·  kode revisi {code}", en="Score: {s} {band}  ·  revision code {code}").format(
            s=number(scores.score or 0, language=session.language), band=scores.band, code=code
        ),
        Text(
            id='Lihat jendelanya: {program} --store "{dir}" window (kata sandi: {word})',
            en='See its window: {program} --store "{dir}" window (password: {word})',
        ).format(program=program(), dir=out / "evaluator", word=PASSWORD),
    )
    session.give({"package": str(package), "pdfs": [str(path) for path in files], "code": code, "visit": visit})


def program() -> str:
    """How this very program is called from a terminal."""
    if getattr(sys, "frozen", False) or shutil.which("ltsa"):
        return "ltsa"
    return f'"{sys.executable}" -m ltsa_desktop'


class Steps:
    """Numbered lines of what is being done."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._number = 0

    def __call__(self, text: Text) -> None:
        self._number += 1
        self._session.say(f"{self._number}. {self._session.word(text)}")


def fresh_folder(out: Path) -> None:
    """An empty folder for the demo; one that holds anything else than an earlier demo is refused."""
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / MARK).is_file())):
        raise UserError(
            Text(
                id="Folder {out} berisi sesuatu yang lain; pilih --out lain. Tidak ada yang diubah.",
                en="The folder {out} holds something else; choose another --out. Nothing was changed.",
            ).format(out=out),
            code="folder-not-empty",
        )
    if out.exists():
        try:
            shutil.rmtree(out)
        except OSError as error:
            raise UserError(
                Text(
                    id="Sisa demo di {out} tidak dapat dihapus ({why}). Tutup berkas dan jendelanya, lalu ulangi.",
                    en="What an earlier demo left in {out} cannot be removed ({why}). Close its files and window, then "
                    "try again.",
                ).format(out=out, why=why(error)),
                code="folder-in-use",
            ) from error
    out.mkdir(parents=True)
    (out / MARK).touch()


@contextmanager
def new_store(folder: Path, name: str, role: Role) -> Iterator[Store]:
    """A new store of the demo, open."""
    from ltsa_desktop.store import Profile, create_store

    store = create_store(folder, password=PASSWORD, profile=Profile(name, role=role))
    try:
        yield store
    finally:
        store.close()


def found(supervisor: Store, organisation: Path, recovery: Path) -> None:
    """Create the organisation, its file and the recovery sheet."""
    from ltsa_desktop.exchange import Letterhead, found_organisation
    from ltsa_desktop.exchange.files import write_whole

    founding = found_organisation(
        supervisor, ORGANISATION, letterhead=Letterhead(lines=LETTERHEAD), place="CONTOH Jakarta"
    )
    write_sheet(founding.organisation, founding.recovery, recovery)
    write_whole(organisation, founding.data)


def enrol(evaluator: Store, organisation_file: Path, enrolment_file: Path) -> None:
    """Set the evaluator's laptop up from the organisation's file; write its enrolment."""
    from ltsa_desktop.exchange import accept_organisation, organisation
    from ltsa_desktop.exchange import enrol as enrolment_bytes
    from ltsa_desktop.exchange.files import write_whole

    accept_organisation(evaluator, organisation.read_file(organisation_file))
    write_whole(enrolment_file, enrolment_bytes(evaluator))


def accept(supervisor: Store, enrolment_file: Path) -> None:
    """The supervisor trusts the evaluator's laptop."""
    from ltsa_desktop.exchange import enrolment, trust_add
    from ltsa_desktop.exchange.files import read_small

    trust_add(supervisor, enrolment.read(read_small(enrolment_file)))


def make_visit(evaluator: Store) -> tuple[str, str]:
    """A whole visit from the example answers, with a picture, sealed: its id and short code."""
    folder = resource("instruments/ltsa-pmi")
    ops = json.loads((folder / "contoh-tulungagung.json").read_text(encoding="utf-8"))
    form = evaluator.instruments.newest().digest
    visit = evaluator.visits.create(CENTRE, form, date.today(), "terjadwal", example=True)
    state = evaluator.visits.state(visit.id)
    evaluator.visits.save(visit.id, run_ops(state, ops))
    photos = [n for n in state.walk() if n.relevant and n.definition.mediatype.startswith("image") and not n.value]
    for count, node in enumerate(photos[:3], 1):
        evaluator.visits.attach(
            visit.id, node.path, f"contoh-{count}.png", example_picture(count), caption=f"CONTOH {count}"
        )
    revision = evaluator.visits.seal(visit.id, "final")
    return visit.id, revision.short_code


def example_picture(count: int) -> bytes:
    """A picture that nobody takes for a photograph: tinted paper with the word CONTOH."""
    from io import BytesIO

    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGB", (1200, 800), ("#E7EEF0", "#EFEAE0", "#E6EEE4")[count % 3])
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(resource("fonts/Lato-Bold.ttf")), 160)
    draw.text((600, 400), f"CONTOH {count}", fill="#59616A", font=font, anchor="mm")
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def export(evaluator: Store, path: Path) -> Path:
    """The evaluator's package."""
    from ltsa_desktop.exchange import export_package

    return export_package(evaluator, path).path


def take(supervisor: Store, package: Path) -> Iterator[Text]:
    """Preview, import, and the same file once more: what each said."""
    from ltsa_desktop.exchange import import_package

    yield import_package(supervisor, package, preview=True).headline
    yield import_package(supervisor, package).headline
    yield import_package(supervisor, package).headline


def printed(supervisor: Store, visit: str, out: Path, language: str) -> Iterator[Path]:
    """Lembar Penilaian on A4 and F4, Berita Acara on A4."""
    from ltsa_desktop.exchange.attached import data_of
    from ltsa_desktop.reports import render_berita_acara, render_sheet

    report = supervisor.read.visit_report(visit, language=language)
    files = data_of(supervisor, report.revision_id)
    yield render_sheet(report, out / "lembar-penilaian-A4.pdf", "A4", language, files)
    yield render_sheet(report, out / "lembar-penilaian-F4.pdf", "F4", language, files)
    yield render_berita_acara(report, out / "berita-acara-A4.pdf", paper="A4", language=language)


def check(supervisor: Store) -> None:
    """The store is whole and its projections equal what the revisions say; else the demo does not succeed."""
    bad = [check.text for check in supervisor.doctor() if not check.ok]
    if bad:
        raise UserError(bad[0], code="demo-doctor")
