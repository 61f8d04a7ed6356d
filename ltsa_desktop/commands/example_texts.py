"""What the invented visits of the national example say. Every sentence is stored with CONTOH before it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trouble:
    """A finding with its cause, chain of whys and recommendation.

    Attributes:
        cause, category, owner: codes of the shipped instrument. topic: of an aspiration about the same.
        texts: wordings of the finding. article: that it speaks to, "" where it needs no regulation.
    """

    cause: str
    category: str
    texts: tuple[str, ...]
    whys: tuple[str, ...]
    recommendation: str
    owner: str
    article: str = ""


TROUBLES: tuple[Trouble, ...] = (
    Trouble(
        "anggaran",
        "money",
        (
            "Biaya operasional tidak tersedia sejak awal tahun; listrik dan jaringan dibayar dari dinas.",
            "Pos anggaran pusat layanan tidak ada dalam APBD tahun berjalan.",
        ),
        (
            "Usulan pusat layanan tidak masuk rencana kerja dinas.",
            "Tidak ada kode kegiatan khusus bagi pusat layanan.",
            "Kewajiban mengalokasikan anggaran tidak dirinci.",
        ),
        "Masukkan kegiatan pusat layanan ke rencana kerja dan tetapkan pos anggarannya.",
        "kabkota",
        "PP 59/2021 Ps. 30",
    ),
    Trouble(
        "sdm",
        "man",
        (
            "Tiga desk dijaga satu petugas yang merangkap; antrean menumpuk pada hari Senin.",
            "Petugas berganti tiap bulan tanpa serah terima sehingga pemohon harus mengulang.",
        ),
        ("Instansi mengirim petugas menurut ketersediaan.", "Surat tugas tidak menyebut hari dan jam layanan."),
        "Terbitkan surat tugas tahunan yang menyebut nama, hari, dan jam layanan.",
        "kabkota",
    ),
    Trouble(
        "dasar_hukum",
        "method",
        (
            "Pusat layanan berdiri atas keputusan yang masa berlakunya habis.",
            "Pembentukan hanya didasarkan nota kesepahaman; kewenangan koordinator tidak jelas.",
        ),
        (
            "Pemerintah daerah menilai pembentukan bersifat pilihan.",
            "Undang-undang memakai kata “dapat” sehingga tidak mengikat.",
        ),
        "Tetapkan peraturan kepala daerah tentang pembentukan dan tata kerja pusat layanan.",
        "kabkota",
        "UU 18/2017 Ps. 40 dan PP 59/2021 Ps. 34",
    ),
    Trouble(
        "instansi",
        "method",
        (
            "Desk kepolisian belum ada; SKCK diurus di kantor polres yang berjarak sepuluh kilometer.",
            "Desk keimigrasian hanya memberi informasi; paspor diurus di kota lain.",
        ),
        ("Instansi vertikal belum menugaskan petugas.", "Perjanjian kerja sama habis dan tidak diperbarui."),
        "Perbarui perjanjian kerja sama dan jadwalkan petugas sedikitnya dua hari per minggu.",
        "pusat",
        "PP 59/2021 Ps. 31(1)",
    ),
    Trouble(
        "jaringan",
        "material",
        (
            "Sistem terputus beberapa hari dalam sebulan sehingga verifikasi tertunda.",
            "Desk bekerja dengan sistem masing-masing; data pemohon diketik berulang.",
        ),
        ("Hanya ada satu penyedia jaringan tanpa cadangan.", "Sistem antarinstansi belum terhubung."),
        "Sediakan jaringan cadangan dan hubungkan sistem desk bertahap.",
        "provinsi",
        "PP 59/2021 Ps. 33",
    ),
    Trouble(
        "permintaan",
        "environment",
        ("Jumlah pemohon turun; beberapa hari tanpa pengguna sama sekali.",),
        ("Penempatan ke negara tujuan utama terhenti.", "Warga berangkat lewat daerah lain."),
        "Tinjau jam layanan dan gabungkan layanan dengan Mal Pelayanan Publik.",
        "kabkota",
    ),
    Trouble(
        "informasi",
        "environment",
        (
            "Warga desa asal CPMI tidak mengenal pusat layanan dan masih memakai perantara.",
            "Papan informasi persyaratan dan biaya tidak dipasang.",
        ),
        ("Sosialisasi hanya dilakukan di kota.", "Pemerintah desa tidak menerima bahan informasi."),
        "Susun jadwal sosialisasi ke desa kantong PMI bersama pemerintah desa.",
        "ltsa",
    ),
    Trouble(
        "akses",
        "environment",
        ("Pemohon dari kecamatan terjauh menempuh perjalanan lebih dari empat jam.",),
        ("Pusat layanan hanya di ibu kota kabupaten.", "Tidak ada layanan keliling."),
        "Adakan layanan jemput bola sebulan sekali di kecamatan terjauh.",
        "kabkota",
    ),
    Trouble(
        "koordinasi",
        "man",
        ("Rapat koordinasi antarinstansi tidak pernah diadakan; keluhan antardesk tidak diselesaikan.",),
        ("Koordinator tidak ditetapkan.", "Pimpinan berganti tanpa serah terima."),
        "Tetapkan koordinator dan adakan rapat tiap bulan dengan notulen.",
        "ltsa",
        "PP 59/2021 Ps. 32",
    ),
    Trouble(
        "sarana",
        "material",
        (
            "Ruang tunggu sempit dan tanpa kursi prioritas; pemohon menunggu di halaman.",
            "Komputer dua desk rusak sejak beberapa bulan.",
        ),
        ("Pengadaan tidak diusulkan.", "Aset belum tercatat pada satu instansi."),
        "Perbaiki sarana dan catat aset pada dinas penanggung jawab.",
        "kabkota",
    ),
    Trouble(
        "gender",
        "method",
        (
            "Tidak ada ruang konsultasi tertutup; klien perempuan menceritakan kasusnya di ruang umum.",
            "Belum ada SOP rujukan kekerasan berbasis gender.",
        ),
        ("Petugas belum dilatih pelayanan responsif gender.", "Kerja sama dengan layanan perlindungan belum dibuat."),
        "Sediakan ruang tertutup dan SOP rujukan; latih petugas.",
        "provinsi",
        "PP 59/2021 Ps. 31(3)",
    ),
)
"""By the instrument's causes, in its order."""

PRACTICES: tuple[tuple[str, str, str, str, str, str, str, str], ...] = (
    (
        "Jemput bola ke desa",
        "Warga di kecamatan terjauh sulit datang karena jarak dan ongkos.",
        "Petugas lima instansi datang ke balai desa dua kali sebulan dengan jadwal yang diumumkan kepala desa.",
        "Pemohon dari kecamatan terjauh naik dari 40 menjadi 130 orang per tahun.",
        "Rp18.000.000 per tahun dari APBD",
        "Kendaraan, jadwal bersama, dan petugas pengganti",
        "Kabupaten dengan wilayah luas atau kepulauan",
        "Daftar hadir dan jadwal kunjungan",
    ),
    (
        "Surat tugas bersama setahun",
        "Petugas desk berganti-ganti karena surat tugas terbit tiap bulan.",
        "Sekretaris daerah menerbitkan satu surat tugas untuk seluruh petugas instansi, berlaku setahun.",
        "Kehadiran petugas naik dari 55 menjadi 92 persen.",
        "Tanpa biaya",
        "Kesepakatan pimpinan instansi",
        "Semua pusat layanan",
        "Salinan surat tugas dan rekap kehadiran",
    ),
    (
        "Ruang konsultasi tertutup",
        "Klien perempuan enggan menceritakan kasusnya di ruang umum.",
        "Satu gudang diubah menjadi ruang konsultasi dengan petugas perempuan dan SOP rujukan.",
        "Kasus yang dilaporkan perempuan naik dari 3 menjadi 21 per tahun.",
        "Rp6.500.000 sekali",
        "Ruang kecil dan petugas yang dilatih",
        "Pusat layanan dengan layanan MRC",
        "Foto ruang dan buku kasus",
    ),
    (
        "Jaringan cadangan patungan",
        "Jaringan internet terputus dan layanan berhenti.",
        "Empat instansi berbagi biaya satu jalur cadangan dari penyedia lain.",
        "Hari tanpa layanan turun dari 4 menjadi kurang dari 1 per bulan.",
        "Rp1.200.000 per bulan dibagi empat",
        "Kesepakatan berbagi biaya",
        "Pusat layanan yang satu gedung dengan instansi",
        "Catatan gangguan jaringan",
    ),
    (
        "Pos anggaran dalam rencana kerja",
        "Biaya operasional tidak pernah masuk anggaran dinas.",
        "Dinas mengusulkan sub-kegiatan pusat layanan dengan keluaran jumlah CPMI yang dilayani.",
        "Anggaran tersedia tiga tahun berturut-turut.",
        "Bagian dari APBD",
        "Data layanan tahunan yang rapi",
        "Kabupaten yang belum menganggarkan",
        "Dokumen pelaksanaan anggaran",
    ),
    (
        "Loket informasi oleh purna PMI",
        "Masyarakat tidak tahu prosedur resmi dan percaya pada calo.",
        "Purna PMI menjadi relawan di loket informasi dan grup desa.",
        "Pengaduan tentang calo turun setengahnya dalam setahun.",
        "Rp400.000 per relawan per bulan",
        "Pelatihan dua hari dan bahan informasi",
        "Kantong PMI dengan organisasi purna PMI",
        "Daftar relawan dan bahan sosialisasi",
    ),
    (
        "Satu formulir untuk semua desk",
        "Data pemohon diketik berulang karena sistem tiap desk berbeda.",
        "Formulir bersama dipindai sekali dan dikirim ke semua desk.",
        "Waktu layanan turun dari tiga hari menjadi satu hari.",
        "Rp9.000.000 untuk pemindai",
        "Kesepakatan isi formulir",
        "Pusat layanan dengan lima desk atau lebih",
        "Contoh formulir",
    ),
)
"""title, problem, action, result, cost, needs, transfer, evidence."""

ASPIRATIONS: tuple[tuple[str, str, str, str], ...] = (
    ("koordinator", "kelembagaan", "Kewajiban membentuk pusat layanan agar disebut tegas.", "UU 18/2017 Ps. 40"),
    ("dinas", "anggaran", "Ada pedoman pos anggaran supaya usulan daerah tidak ditolak.", "PP 59/2021 Ps. 30"),
    ("petugas", "sdm", "Petugas desk mendapat honor yang sama antarinstansi.", ""),
    ("cpmi", "prosedur", "Semua biaya resmi dipasang dan dapat dibayar di satu tempat.", "UU 25/2009 Ps. 21"),
    ("pmi", "pelindungan", "Kasus dari negara penempatan ditangani sampai selesai, bukan hanya dicatat.", ""),
    ("keluarga", "informasi", "Keluarga diberi tahu ke mana melapor bila PMI hilang kontak.", ""),
    ("instansi", "sistem", "Satu sistem dipakai semua desk dan terhubung dengan pusat.", "PP 59/2021 Ps. 33"),
    ("masyarakat", "gender", "Petugas perempuan selalu ada untuk kasus kekerasan.", "PP 59/2021 Ps. 31(3)"),
    ("desa", "informasi", "Desa menerima bahan resmi untuk mencegah calo.", ""),
    ("p3mi", "prosedur", "Verifikasi kontrak selesai pada hari yang sama.", "PP 59/2021 Ps. 31(2)"),
    ("cpmi", "sarana", "Ada ruang tunggu yang teduh dan tempat bermain anak.", ""),
    (
        "petugas",
        "kelembagaan",
        "Kedudukan koordinator diatur agar dapat menegur petugas instansi lain.",
        "PP 59/2021 Ps. 34",
    ),
)
"""role, topic, text, article."""

LONG = (
    "Uraian ini sengaja panjang untuk menguji kertas dan layar: petugas menjelaskan bahwa sejak pembentukan, pembagian "
    "tugas antarinstansi ditetapkan lewat rapat dan tidak pernah dituangkan dalam satu keputusan, sehingga setiap kali "
    "pimpinan berganti, kesepakatan harus dirundingkan lagi dari awal; akibatnya jadwal petugas berubah, pemohon yang "
    "datang dari kecamatan jauh beberapa kali pulang tanpa dilayani, dan catatan jumlah layanan terputus pada "
    "bulan-bulan tertentu. Tim memeriksa buku tamu, daftar hadir, dan rekap layanan dua belas bulan, lalu "
    "membandingkannya dengan keterangan pengguna; selisihnya dicatat pada lampiran. "
)
"""Put four times over where the longest texts are wanted."""

CONCLUSIONS = {
    "aktif": "Pusat layanan berjalan; layanan utama dapat diselesaikan di tempat.",
    "aktif_sebagian": "Sebagian desk berjalan; beberapa layanan masih diselesaikan di kantor instansi.",
    "tidak_aktif": "Pusat layanan tidak berjalan; pemerintah daerah perlu menetapkan arah selanjutnya.",
}
REASONS = {
    "aktif": "Desk dibuka setiap hari kerja.",
    "aktif_sebagian": "Hanya sebagian instansi menugaskan petugas.",
    "tidak_aktif": "Kantor tertutup dan tidak ada petugas yang ditugaskan.",
}
EVALUATORS = (
    "CONTOH Siti Rahma",
    "CONTOH Budi Santosa",
    "CONTOH Maria Wulandari",
    "CONTOH Andi Pratama",
    "CONTOH Ni Luh Sari",
    "CONTOH Yusuf Hidayat",
)
HEADS = ("CONTOH Hendra Wijaya", "CONTOH Dewi Lestari", "CONTOH Rahmat Nasution", "CONTOH Lalu Suparman")
