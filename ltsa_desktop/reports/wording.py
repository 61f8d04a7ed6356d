"""The fixed words of the printed documents, in Indonesian and English."""

from __future__ import annotations

from ltsa_desktop.ground.words import Text

DEBRIEF = Text("Ringkasan Kunjungan", "Visit Debrief")
DEBRIEF_FINDINGS = Text("Temuan dan kesepakatan tindak lanjut", "Findings and agreed follow-up")
DEBRIEF_MORE = Text(
    "{count} temuan lain ada di Lembar Penilaian dengan kode yang sama.",
    "{count} further findings are in the Assessment Sheet with the same code.",
)
DEBRIEF_UNSIGNED = Text(
    "{count} anggota tim lain menandatangani berita acara.",
    "{count} further members of the team sign the minutes.",
)
NEW_DEADLINE = Text("Baru: {day}", "New: {day}")
STRENGTHS = Text("Yang terkuat", "Strongest points")
STRENGTHS_ASPECTS = Text("Aspek tertinggi ({scheme}): {aspects}", "Highest aspects ({scheme}): {aspects}")
FULL_ITEMS = Text(
    "Bernilai penuh, {full} dari {scored} butir: {items}", "At full score, {full} of {scored} items: {items}"
)
PRACTICES_NOTED = Text("Praktik baik: {titles}", "Good practices: {titles}")
DEBRIEF_CLOSING = Text(
    "Ringkasan ini dibacakan dan disetujui bersama sebelum tim meninggalkan tempat.",
    "This summary was read out and agreed before the team left.",
)
WRITERS = Text("Yang mengisi", "Who answered")
GOOD = Text("Praktik baik", "Good practice")
SHEET = Text("Lembar Penilaian", "Assessment Sheet")
MINUTES = Text("Berita Acara", "Minutes of Evaluation")
EXAMPLE = Text("CONTOH", "EXAMPLE")
EXAMPLE_SAYS = Text(
    "Isian rekaan untuk latihan dan peragaan, bukan hasil penilaian.",
    "Made-up answers for practice and demonstration, not the result of an assessment.",
)
DRAFT = Text("DRAF", "DRAFT")
DRAFT_SAYS = Text(
    "Isian belum diselesaikan dan masih dapat berubah; nilai bersifat sementara.",
    "The answers are not final and may change; scores are provisional.",
)
DRAFT_CODE = Text("DRAF", "DRAFT")
DRAFT_ORIGIN = Text("belum ada kode revisi", "no revision code yet")
CODE_ORIGIN = Text("kode revisi · {centre}", "revision code · {centre}")
PAGE = Text("Halaman {page} dari {pages}", "Page {page} of {pages}")
CONTINUED = Text("lanjutan", "continued")
VISITED = Text("Kunjungan {date}", "Visit of {date}")
KIND_VISITED = Text("Kunjungan {kind}, {day}, {date}", "Visit ({kind}), {day}, {date}")
ON_DAY = Text("Kunjungan hari {day}, {date}", "Visit on {day}, {date}")
SUBJECT = Text("Evaluasi {centre}, kunjungan {date}", "Evaluation of {centre}, visit of {date}")

CENTRE = Text("Unit lokus", "Centre")
CODE = Text("Kode", "Code")
LEVEL = Text("Tingkat", "Level")
LEVEL_PROVINCE = Text("Provinsi", "Province")
LEVEL_REGENCY = Text("Kabupaten/kota", "Regency/city")
PROVINCE = Text("Provinsi", "Province")
REGENCY = Text("Kabupaten/kota", "Regency/city")
ADDRESS = Text("Alamat", "Address")
HOST = Text("Gedung induk", "Host building")
ALIASES = Text("Nama lain", "Other names")
DAY = Text("Tanggal kunjungan", "Date of visit")
HOURS = Text("Waktu", "Time")
KIND = Text("Jenis kunjungan", "Type of visit")
ACTIVE = Text("aktif", "active")
PARTLY_ACTIVE = Text("aktif sebagian", "partly active")
INACTIVE = Text("tidak aktif", "not active")
UNVERIFIED = Text("belum diverifikasi", "not yet verified")
LETTER = Text("Surat tugas", "Letter of assignment")
TEAM_MEMBERS = Text("Tim evaluator", "Evaluators")
VERDICT = Text("Status saat dikunjungi", "Status when visited")
VERDICT_SINCE = Text("Sejak", "Since")
VERDICT_REASON = Text("Alasan", "Reason")
REGISTER_STATUS = Text("Status di register", "Status in the register")
INSTRUMENT = Text("Instrumen", "Instrument")
SEALED = Text("Diselesaikan", "Completed")
AUTHOR = Text("Pengisi", "Filled in by")
NOT_APPLICABLE = Text("tidak berlaku", "not applicable")
NOT_ASSESSABLE = Text("tidak dapat dinilai", "not assessable")
MISSING = Text("belum diisi", "left open")
SKIPPED = Text("Tidak diisi: {why}", "Left open: {why}")
OUTSIDE_RULE = Text("Di luar aturan isian: {why}", "Outside the rule for its answer: {why}")
CORRECTED = Text("Koreksi", "Correction")
COVERAGE = Text("{scored} dari {items} dinilai", "{scored} of {items} assessed")
PRESENT = Text("Pihak yang ditemui", "People met")

FORM_TITLE = Text("Formulir Kosong", "Blank Form")
FORM_BLANK = Text("FORMULIR", "FORM")
FORM_VERSION = Text("Versi {version}", "Version {version}")
FORM_RUNNING = Text(
    "Unit lokus {long} Tanggal {short} Pengisi {long}", "Centre {long} Date {short} Filled in by {long}"
)
FORM_HOW = Text(
    "Tanda * wajib dijawab. Bulatan: pilih satu; kotak: boleh lebih dari satu. Beri nomor pada foto dan tulis nomornya "
    "pada pertanyaannya. Nilai 0, tidak berlaku, dan tidak dapat dinilai adalah tiga jawaban yang berbeda.",
    "* must be answered. Circles: choose one; boxes: choose any. Number the photos and write the number at its "
    "question. 0, not applicable and not assessable are three different answers.",
)
FILL_TITLE = Text("Formulir Isian", "Form to Fill In")
FILL_HOW = Text(
    "Isi di layar, simpan, lalu kirim berkas ini kembali; ia diimpor sebagai draf. Tanda * wajib dijawab. Bulatan: "
    "pilih satu; kotak: boleh lebih dari satu. Tanggal: hari-bulan-tahun, misalnya 24-11-2026. Foto dan tanda tangan "
    "ditambahkan di aplikasi. Nilai 0, tidak berlaku, dan tidak dapat dinilai adalah tiga jawaban yang berbeda.",
    "Fill in on the screen, save, and send this file back; it is imported as a draft. * must be answered. Circles: "
    "choose one; boxes: choose any. Dates: day-month-year, such as 24-11-2026. Photos and signatures are added in the "
    "program. 0, not applicable and not assessable are three different answers.",
)
FILL_MORE = Text("Bila lebih, tambahkan di aplikasi setelah diimpor.", "If there are more, add them after the import.")
FILL_DATE = Text("hari-bulan-tahun", "day-month-year")
FILL_MOMENT = Text("hari-bulan-tahun jam.menit", "day-month-year hour.minute")
FILL_CLOCK = Text("jam.menit", "hour.minute")
FILL_LATER = Text("ditambahkan di aplikasi", "added in the program")
FORM_INSTANCE = Text("{title} ke-{number}", "{title}, no. {number}")
FORM_MORE = Text("Bila lebih, salin lembar ini.", "If there are more, copy this sheet.")
FORM_IF = Text("Isi bila {rule}.", "Fill in if {rule}.")
FORM_IF_RAW = Text("Isi bila: {rule}", "Fill in if: {rule}")
FORM_DONE = Text("Ya, sudah", "Yes, done")
FORM_PHOTO = Text("Foto/berkas nomor", "Photo/file number")
FORM_DAY = Text("tanggal", "day")
FORM_MONTH = Text("bulan", "month")
FORM_YEAR = Text("tahun", "year")
FORM_CLOCK = Text("pukul", "time")
FORM_LATITUDE = Text("lintang", "latitude")
FORM_LONGITUDE = Text("bujur", "longitude")

IDENTITY = Text("Identitas", "Identity")
SUMMARY = Text("Ringkasan nilai", "Scores at a glance")
OUT_OF = Text("dari {maximum}", "of {maximum}")
NOT_SCORED = Text("belum dapat dihitung", "cannot be computed yet")
NOT_SCORED_SHORT = Text("tidak dinilai", "not assessed")
CATEGORY = Text("Predikat", "Category")
PER_ASPECT = Text("Nilai per aspek: {scheme}", "Scores by aspect: {scheme}")
NO_SCHEMES = Text("Instrumen ini tidak memuat penilaian.", "This instrument carries no scoring.")
LOSSES = Text("Yang mengurangi nilai", "What costs the points")
LOSSES_LEAD = Text(
    "Selisih terhadap nilai tertinggi, dalam satuan indeksnya; yang terbesar di atas.",
    "What each indicator takes from the highest score, in the unit of its index; largest first.",
)
LOSSES_MORE = Text("{count} indikator lain bersama-sama", "{count} further indicators together")
LOST = Text("Berkurang", "Lost")
INDICATOR = Text("Indikator", "Indicator")
SCORE = Text("Nilai", "Score")
EVIDENCE = Text("Bukti dukung/Sumber data", "Evidence/Source of data")
REMARK = Text("Catatan", "Remarks")
ASPECT = Text("Aspek", "Aspect")
WEIGHT = Text("Bobot", "Weight")
SHARE = Text("Sumbangan", "Contribution")
ASPECT_SCORE = Text("Nilai aspek", "Aspect score")
RECAP = Text("Rekapitulasi: {scheme}", "Summary: {scheme}")
TOTAL = Text("Nilai akhir", "Final score")
ASSESSED = Text("Cakupan", "Coverage")
RULE = Text("Cara menghitung", "Rule of computation")
BANDS = Text("Batas predikat", "Category limits")
LEGAL = Text("Dasar hukum", "Legal basis")
SOURCE = Text("Sumber", "Source")
FROM_SCORE = Text("mulai {lower}", "from {lower}")
PROBLEM = Text("Masalah", "Problem")
ACTION = Text("Yang dilakukan", "What was done")
RESULT = Text("Hasil", "Result")
COST = Text("Biaya", "Cost")
NEEDS = Text("Syarat", "What it needs")
TRANSFER = Text("Dapat dialihkan ke", "Transfers to")
PROOF = Text("Bukti", "Evidence")
NOTE = Text("Keterangan", "Note")
PHOTO = Text("Foto", "Photo")
PHOTOS = Text("Foto", "Photos")
UNREADABLE = Text("Berkas foto ini tidak terbaca.", "This photo file cannot be read.")

FINDINGS = Text("Temuan dan akar masalah", "Findings and root causes")
FINDING = Text("Temuan {number}", "Finding {number}")
NO_FINDINGS = Text("Tidak ada temuan yang dicatat.", "No findings were recorded.")
ABOUT = Text("Tentang", "About")
FOLLOW_UPS = Text("Tindak lanjut kunjungan sebelumnya", "Follow-up of earlier visits")
FOLLOW_UPS_MORE = Text(
    "{count} tindak lanjut lain ada di Lembar Penilaian dengan kode yang sama.",
    "{count} further follow-ups are in the Assessment Sheet with the same code.",
)
AGREED_BEFORE = Text("Disepakati pada kunjungan sebelumnya", "Agreed at an earlier visit")
AGREED_ACTION = Text("Tindakan yang disepakati", "Agreed action")
AGREED_ON = Text("disepakati {date}", "agreed on {date}")
FOUND_STATE = Text("Keadaan kini", "State now")
USG = Text("USG", "USG")
USG_VALUE = Text(
    "Urgency {u} · Seriousness {s} · Growth {g} · jumlah {total} dari 15",
    "Urgency {u} · Seriousness {s} · Growth {g} · sum {total} of 15",
)
CAUSE = Text("Akar masalah", "Root cause")
WHY = Text("Mengapa {number}", "Why {number}")
RECOMMENDATIONS = Text("Rekomendasi dan tindak lanjut", "Recommendations and follow-up")
RECOMMENDATION = Text("Rekomendasi", "Recommendation")
OWNER = Text("Penanggung jawab", "Owner")
DEADLINE = Text("Tenggat", "Deadline")
REGULATION = Text("Regulasi", "Regulation")
NO = Text("No", "No")
ASPIRATIONS = Text("Serap aspirasi", "Aspirations heard")
FROM = Text("Dari", "From")
TOPIC = Text("Topik", "Topic")
ASPIRATION = Text("Aspirasi", "Aspiration")
ARTICLE = Text("Pasal", "Article")
PRACTICES = Text("Praktik baik", "Good practices")
CONCLUSION = Text("Kesimpulan", "Conclusion")
ANSWERS = Text("Data kunjungan", "Data of the visit")
QUESTION = Text("Pertanyaan", "Question")
ANSWER = Text("Jawaban", "Answer")
APPROVAL = Text("Pengesahan", "Signatures")
BOUND = Text(
    "Lembar ini memuat isian revisi {code}, diselesaikan {moment} oleh {name}. Isian yang diubah sesudahnya "
    "mendapat kode lain.",
    "This sheet holds the answers of revision {code}, completed {moment} by {name}. Answers changed later get "
    "another code.",
)
UNPRINTABLE = Text(
    "Tanda {mark} menggantikan huruf atau emoji yang tidak ada dalam huruf cetak; isian aslinya utuh di aplikasi.",
    "The sign {mark} stands for letters or emoji that the print typeface lacks; the answer is whole in the program.",
)

TEAM = Text("Tim Evaluator,", "The evaluators,")
EVALUATOR = Text("Evaluator,", "The evaluator,")
ACKNOWLEDGED = Text("Mengetahui,", "Acknowledged by,")
NIP = Text("NIP", "NIP")
PLACE_DATE = Text("{place}, {date}", "{place}, {date}")
PLACE_BLANK = Text("..............................", "..............................")

MINUTES_TITLE = Text("BERITA ACARA\nEVALUASI {centre}", "MINUTES OF EVALUATION\n{centre}")
NUMBER = Text("Nomor: {number}", "Number: {number}")
OPENING = Text(
    "Pada hari ini {words} ({short}), bertempat di {place}, kami yang bertanda tangan di bawah ini:",
    "On this day, {words} ({short}), at {place}, we the undersigned:",
)
NAME = Text("Nama", "Name")
ROLE = Text("Kedudukan", "Role")
DONE = Text(
    "telah melaksanakan evaluasi {kind}pada {centre}{assignment}, dengan hasil sebagai berikut.",
    "have carried out the {kind}evaluation of {centre}{assignment}, with the following results.",
)
DONE_KIND = Text("melalui kunjungan {kind} ", "({kind} visit) ")
DONE_ASSIGNMENT = Text(" berdasarkan Surat Tugas Nomor {number}", " under letter of assignment number {number}")
COMPONENT = Text("Komponen", "Component")
OBSERVED = Text("Pengamatan Lapangan", "Observed on site")
STATUS = Text("Status layanan", "Status of the service")
SCORES = Text("Hasil penilaian", "Scores")
SCORE_LINE = Text("{scheme}: {score} dari {maximum}{band}", "{scheme}: {score} of {maximum}{band}")
SCORE_BAND = Text(", predikat {band}", ", category {band}")
NOTHING = Text("Tidak ada temuan pada kunjungan ini.", "No findings on this visit.")
CLOSING = Text("Demikian Berita Acara ini dibuat sebagaimana mestinya.", "These minutes are drawn up accordingly.")
