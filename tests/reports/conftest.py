"""A visit as the store would hand it to paper, made up, and ways to make it extreme; and readers of finished PDFs."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from ltsa_desktop.scoring import FORMULA_RULES
from ltsa_desktop.store import (
    Author,
    Organisation,
    PersonMet,
    ReportAspect,
    ReportAspiration,
    ReportBand,
    ReportCentre,
    ReportFinding,
    ReportLoss,
    ReportPhoto,
    ReportPractice,
    ReportRow,
    ReportScheme,
    ReportSection,
    ReportSignature,
    TeamMember,
    VisitReport,
)

D = Decimal
# Aspects and indicators of PermenPANRB 29/2022 (form F-02), weights as in the instrument; the answers are made up.
IPP = (
    ("Kebijakan Pelayanan", 24, (
        "Standar Pelayanan (SP) sesuai ketentuan", "Pelibatan masyarakat dalam SP", "Media publikasi SP",
        "Peninjauan ulang SP berkala", "Siklus maklumat pelayanan", "Survei Kepuasan Masyarakat (SKM) sesuai peraturan",
        "Media publikasi hasil SKM", "Persentase tindak lanjut SKM", "Kecepatan tindak lanjut SKM")),
    ("Profesionalisme SDM", 25, (
        "Waktu pelayanan memudahkan pengguna", "Kode etik, kode perilaku, budaya pelayanan",
        "Mekanisme motivasi kerja", "Kriteria penghargaan pegawai", "Penerapan budaya pelayanan")),
    ("Sarana Prasarana", 18, (
        "Tempat parkir", "Ruang tunggu", "Toilet pengguna layanan", "Sarana kelompok rentan", "Sarana penunjang",
        "Front office informasi")),
    ("Sistem Informasi Pelayanan Publik", 11, (
        "SIPP untuk informasi publik", "SIPP pendukung operasional", "Kualitas situs/aplikasi",
        "Pemutakhiran kanal digital")),
    ("Konsultasi dan Pengaduan", 10, (
        "Sarana konsultasi/pengaduan tatap muka", "Kanal pengaduan semua lapisan masyarakat",
        "Akuntabilitas hasil pengaduan", "Tindak lanjut pengaduan")),
    ("Inovasi", 12, ("Penciptaan inovasi", "Sumber daya keberlanjutan inovasi")),
)  # fmt: skip
POINTS = (3, 2, 1, 3, 4, 2, 1, 0, 0, 2, 1, 3, 0, 4, 2, 3, 3, 1, 2, 2, 4, 1, 3, 2, 2, 3, 2, 1, 1, 0)
BANDS = (
    ReportBand("A", "Pelayanan Prima", D("4.51")), ReportBand("A-", "Sangat Baik", D("4.01")),
    ReportBand("B", "Baik", D("3.51")), ReportBand("B-", "Baik dengan Catatan", D("3.01")),
    ReportBand("C", "Cukup", D("2.51")), ReportBand("C-", "Cukup dengan Catatan", D("2.01")),
    ReportBand("D", "Buruk", D("1.51")), ReportBand("E", "Sangat Buruk", D("1.01")), ReportBand("F", "Gagal", D(0)),
)  # fmt: skip
DESKS = (
    "Ketenagakerjaan", "Pengaduan dan informasi", "Kependudukan dan pencatatan sipil", "Kesehatan", "Keimigrasian",
    "Kepolisian", "Perbankan", "Jaminan sosial",
)  # fmt: skip
REVISION = "9f2c6b1e0d4a7785c3e1f0b29a6d5c4483726150fedcba98765432100123abcd"


def picture(width: int = 1600, height: int = 1200, shade: int = 120, kind: str = "JPEG") -> bytes:
    """A made-up photo: a gradient with a frame, so that a crop or a stretch would be seen."""
    from PIL import Image, ImageDraw

    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    pen = ImageDraw.Draw(image)
    pen.rectangle((20, 20, width - 21, height - 21), outline=(shade, shade, shade), width=12)
    pen.ellipse((width * 0.35, height * 0.3, width * 0.65, height * 0.8), fill=(shade, 90, 90))
    out = io.BytesIO()
    image.save(out, kind, quality=80)
    return out.getvalue()


def logo() -> bytes:
    """A made-up logo with a transparent ground (the state's arms are nobody's example)."""
    from PIL import Image, ImageDraw

    image = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.ellipse((8, 8, 392, 392), outline=(20, 60, 90), width=18)
    pen.polygon([(200, 70), (310, 290), (90, 290)], fill=(20, 60, 90))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _photo(number: int, data: bytes, caption: str, question: str = "") -> ReportPhoto:
    return ReportPhoto(
        number,
        f"foto-{number}.jpg",
        "/data/d/photo",
        caption,
        "",
        question,
        None,
        "image/jpeg",
        None,
        None,
        len(data),
        lambda: data,
    )


def _ipp() -> tuple[ReportSection, ReportScheme]:
    rows, aspects, losses = [], [], []
    index = 0
    for number, (title, weight, indicators) in enumerate(IPP, 1):
        paths = []
        for indicator in indicators:
            path = f"/data/d/ipp_{index + 1:02d}"
            paths.append(path)
            points = D(POINTS[index])
            rows.append(
                ReportRow(
                    "question",
                    path,
                    f"D{index + 1}",
                    indicator,
                    0,
                    value=f"Tingkat {points}: keadaan yang ditemukan",
                    raw=str(points),
                    points=points,
                    maximum=D(5),
                    weight=D(10),
                    status="scored",
                    scheme="ipp",
                    aspect=str(number),
                    evidence="Dokumen asli dilihat di tempat, disalin ke berkas tim.",
                    remark="Perlu diperbarui sebelum kunjungan berikutnya." if index % 3 == 0 else "",
                    photos=(index // 6 + 1,) if index % 6 == 0 else (),
                )
            )
            if points < 5:
                losses.append(ReportLoss(path, f"D{index + 1}", indicator, (5 - points) * D(weight) / 1000))
            index += 1
        score = D(sum(POINTS[index - len(indicators) : index])) / len(indicators)
        count = len(indicators)
        aspects.append(ReportAspect(str(number), title, D(weight), score, D(5), count, count, 0, 0, 0, tuple(paths)))
    losses.sort(key=lambda loss: -loss.lost)
    scheme = ReportScheme(
        "ipp",
        "Indeks Pelayanan Publik (F-02)",
        "ipp-f02",
        2,
        D(5),
        D("1.99"),
        BANDS[6],
        BANDS,
        tuple(aspects),
        tuple(losses),
        30,
        30,
        0,
        0,
        0,
        "PermenPANRB 29/2022 sebagaimana diubah dengan PermenPANRB 4/2023",
        "Formulir F-02",
        "Bobot di dalam Aspek II–VI menurut penerapan satu kabupaten.",
        rules=(FORMULA_RULES["ipp-f02"].text.id,),
    )
    return ReportSection("/data/d", "D", "Indeks Pelayanan Publik", tuple(rows)), scheme


def _readiness() -> tuple[ReportSection, ReportScheme]:
    rows, aspects = [], []
    for number, desk in enumerate(DESKS, 1):
        base = f"/data/c/desk_{number}"
        rows.append(ReportRow("group", base, "", f"Desk {desk}", 0))
        on_site = D(number % 5)
        scored = number != 7
        rows.append(
            ReportRow(
                "question",
                f"{base}/on_site",
                f"C{number}.1",
                "Sejauh mana layanan selesai di tempat?",
                1,
                value="proses" if scored else "Tidak berlaku",
                raw="x",
                points=on_site if scored else None,
                maximum=D(4),
                status="scored" if scored else "na",
                scheme="sara",
                aspect=str(number),
            )
        )
        rows.append(ReportRow("question", f"{base}/days", f"C{number}.2", "Hari layanan per minggu", 1, value="3 hari"))
        rows.append(
            ReportRow("question", f"{base}/volume", f"C{number}.3", "Layanan 12 bulan terakhir", 1, value="1.284")
        )
        aspects.append(
            ReportAspect(
                str(number),
                f"Desk {desk}",
                None,
                on_site * 25 if scored else None,
                D(100),
                1,
                int(scored),
                int(not scored),
                0,
                0,
                (f"{base}/on_site",),
            )
        )
    scheme = ReportScheme(
        "sara",
        "Kesiapan layanan di tempat",
        "sara",
        1,
        D(100),
        D("53.6"),
        None,
        (),
        tuple(aspects),
        (),
        8,
        7,
        1,
        0,
        0,
        "PP 59/2021 Pasal 31 ayat (1)",
        "",
        "Rancangan proyek ini, bukan indeks resmi.",
        rules=(FORMULA_RULES["sara"].text.id,),
    )
    return ReportSection("/data/c", "C", "Kesiapan desk", tuple(rows)), scheme


def _skm() -> ReportScheme:
    return ReportScheme(
        "skm",
        "Survei Kepuasan Masyarakat",
        "skm",
        2,
        D(100),
        D("91.48"),
        ReportBand("A", "Sangat Baik", D("88.31")),
        (ReportBand("A", "Sangat Baik", D("88.31")), ReportBand("B", "Baik", D("76.61"))),
        (),
        (),
        9,
        9,
        0,
        0,
        0,
        "PermenPANRB 14/2017",
        "",
        "",
        rules=(FORMULA_RULES["skm"].text.id,),
    )


def _findings() -> tuple[ReportFinding, ...]:
    return (
        ReportFinding(
            1,
            "/data/g/finding[ra]",
            "Desk keimigrasian tidak dapat menerbitkan paspor di tempat; pemohon dirujuk ke "
            "kantor imigrasi yang berjarak 60 km.",
            "Instansi belum bergabung",
            5,
            4,
            4,
            13,
            "imigrasi",
            "Jaringan SIMKIM belum tersambung",
            (
                "Tidak ada saluran data khusus ke kantor imigrasi.",
                "Anggaran saluran tidak diusulkan.",
                "Tidak ada kesepakatan siapa yang menanggung biaya.",
                "Mandat pembentukan tidak wajib.",
            ),
            "Menetapkan penanggung biaya saluran data dan menempatkan petugas dengan surat tugas.",
            "pusat",
            "Pusat",
            date(2027, 3, 31),
            "Ya, perlu regulasi",
            "PP 59/2021 Ps. 34",
            (1, 2),
        ),
        ReportFinding(
            2,
            "/data/g/finding[rb]",
            "Maklumat pelayanan belum dipasang.",
            "Kebijakan",
            3,
            3,
            2,
            8,
            "dasar_hukum",
            "Standar pelayanan belum ditetapkan",
            ("Rancangan belum dibahas.",),
            "Menetapkan dan memasang maklumat.",
            "kabkota",
            "Kabupaten/kota",
            date(2026, 12, 31),
            "Tidak",
            "UU 25/2009 Ps. 22",
        ),
    )


def _other_section() -> ReportSection:
    return ReportSection(
        "/data/e",
        "E",
        "Anggaran dan personel",
        (
            ReportRow("group", "/data/e/budget", "", "Anggaran operasional", 0),
            ReportRow("question", "/data/e/budget/amount", "E1", "Pagu tahun berjalan", 1, value="Rp1.500.000.000"),
            ReportRow("question", "/data/e/budget/source", "E2", "Sumber", 1, value="APBD", remark="Lihat DPA 2026."),
            ReportRow("question", "/data/e/note", "E3", "Keterangan lain", 0, value=""),
            ReportRow("note", "/data/e/hint", "", "Tanyakan kepada kepala dinas.", 0),
        ),
    )


def build() -> VisitReport:
    """The whole visit."""
    d, ipp = _ipp()
    c, sara = _readiness()
    data = [picture(shade=60 + 30 * n, width=1600 if n % 2 else 900, height=1200) for n in range(5)]
    photos = tuple(_photo(n, item, f"Ruang layanan, sudut {n}", "Ruang tunggu") for n, item in enumerate(data, 1))
    return VisitReport(
        visit_id="0190",
        language="id",
        title="",
        instrument_title="Instrumen LTSA-PMI",
        form_id="ltsa-pmi",
        form_version="2026.1",
        digest="d" * 64,
        organisation=Organisation(
            "org",
            "Kementerian Contoh Pelindungan Pekerja Migran",
            ("DIREKTORAT JENDERAL CONTOH", "Jalan Contoh Nomor 1, Jakarta 10000 "),
            logo(),
            "Jakarta",
        ),
        centre=ReportCentre(
            "LTSA-014",
            "LTSA-PMI Kabupaten Tulungagung",
            "regency",
            "JAWA TIMUR",
            "KABUPATEN TULUNGAGUNG",
            "",
            "",
            (),
            "belum diverifikasi",
            None,
            "register",
            True,
        ),
        day=date(2022, 9, 29),
        kind="terjadwal",
        kind_label="Terjadwal",
        start="09:00",
        end="15:30",
        letter="ST.123/CONTOH/IX/2022",
        team=(TeamMember("Siti Rahma", "199003152015032001", "Ketua"), TeamMember("Budi Santoso", "", "Anggota")),
        met=(PersonMet("Drs. Agus Contoh, M.Si.", "Kepala Dinas"), PersonMet("Rina Contoh", "Koordinator desk")),
        verdict="aktif sebagian",
        verdict_since="Maret 2024",
        verdict_reason="Tiga desk kosong sejak moratorium.",
        sections=(c, d, _other_section()),
        schemes=(ipp, sara, _skm()),
        findings=_findings(),
        aspirations=(
            ReportAspiration(1, "/data/g/aspiration[rc]", "Purna PMI", "Pelatihan", "Ps. 31(3)", "Pelatihan di desa."),
            ReportAspiration(2, "/data/g/aspiration[rd]", "Petugas desk", "Kepastian tugas", "", "Surat tugas tetap."),
        ),
        practices=(
            ReportPractice(
                1,
                "/data/g/practice[re]",
                "Layanan jemput bola ke desa",
                "Desa jauh dari kantor.",
                "Mobil layanan tiap Rabu.",
                "412 orang dilayani.",
                "Rp48.000.000 setahun",
                "Satu mobil, dua petugas",
                "Kabupaten dengan desa kantong PMI",
                "Buku tamu 2022",
                (3,),
            ),
        ),
        conclusion="Layanan berjalan, tetapi paspor belum dapat diselesaikan di tempat. Perlu keputusan pusat.",
        signatures=(
            ReportSignature("evaluator", "Siti Rahma", "199003152015032001", "Ketua"),
            ReportSignature("head", "Drs. Agus Contoh, M.Si.", "196501101990031001", "Kepala Dinas Tenaga Kerja"),
        ),
        photos=photos,
        author=Author("Siti Rahma", "199003152015032001"),
        draft=False,
        example=True,
        revision_id=REVISION,
        short_code="K7QX2-9FMDA",
        sealed_at=datetime(2022, 9, 29, 8, 45, tzinfo=UTC),
    )


@pytest.fixture(scope="session")
def report() -> VisitReport:
    """A complete, sealed example visit."""
    return build()


@pytest.fixture(scope="session")
def stretched(report: VisitReport) -> Callable[[str], VisitReport]:
    """The visit with every free text replaced by the one given."""

    def stretch(text: str) -> VisitReport:
        sections = tuple(
            replace(
                section,
                rows=tuple(
                    replace(row, value=text, evidence=text, remark=text) if n < 2 and row.kind == "question" else row
                    for n, row in enumerate(section.rows)
                ),
            )
            for section in report.sections
        )
        finding = replace(
            report.findings[0], text=text, cause=text, whys=(text, text), recommendation=text, article=text
        )
        practice = replace(report.practices[0], title=text[:300], problem=text, result=text)
        photos = tuple(replace(photo, caption=text) for photo in report.photos[:3])
        aspiration = replace(report.aspirations[0], text=text, topic=text[:400])
        return replace(
            report,
            sections=sections,
            findings=(finding, report.findings[1]),
            practices=(practice,),
            photos=photos,
            aspirations=(aspiration,),
            conclusion=text,
            verdict_reason=text,
            letter=text[:200],
            team=tuple(replace(member, name=text) for member in report.team),
            met=(PersonMet(text, text),),
            signatures=tuple(replace(one, name=text, title=text, nip=text[:80]) for one in report.signatures),
        )

    return stretch


@pytest.fixture(scope="session")
def read() -> Callable[[bytes], Any]:
    """A `pypdf.PdfReader` over a finished document."""
    from pypdf import PdfReader

    return lambda data: PdfReader(io.BytesIO(data))
