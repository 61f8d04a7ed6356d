"""The fixed words of the meeting pack."""

from __future__ import annotations

from ltsa_desktop.ground.words import Text

PACK = Text("Bahan Rapat", "Meeting Pack")
PACK_TITLE = Text("Pemetaan LTSA-PMI", "Mapping of the LTSA-PMI Centres")
CONTENTS = Text("Daftar isi", "Contents")
SUMMARY = Text("Ringkasan", "Summary")
MAP = Text("Peta status", "Status map")
STATUS = Text("Status dan sumbernya", "States and their sources")
RANKING = Text("Peringkat", "Ranking")
HEAT = Text("Peta panas pusat layanan dan aspek", "Heat map of centres and aspects")
CHANGES = Text("Perubahan sejak ronde lalu", "Changes since the last round")
PARETO = Text("Akar masalah", "Root causes")
DESKS = Text("Desk dan sejauh mana layanan selesai", "Desks and how far they go")
GENDER = Text("Gender dan layanan MRC", "Gender and MRC services")
SKM = Text("Survei Kepuasan Masyarakat", "Public satisfaction survey")
FAILED = Text("Butir yang paling mengurangi nilai", "Items that cost the most points")
NEED = Text("Kebutuhan dan kapasitas", "Need and capacity")
PRACTICES = Text("Praktik baik dan yang memerlukannya", "Good practices and who needs them")
ASPIRATIONS = Text("Aspirasi", "Aspirations")
DIM = Text("Daftar Inventarisasi Masalah", "Inventory of problems (DIM)")
ACTIONS = Text("Tindak lanjut yang terbuka", "Open actions")
NOT_VISITED = Text("Pusat layanan yang belum dikunjungi", "Centres not visited")
METHOD = Text("Catatan metode", "Method note")
SIGNING = Text("Pengesahan", "Approval")
SIGNED = Text(
    "Bahan rapat ini memuat keadaan per {day} dan disusun dari data dengan kode {code}.",
    "This pack shows the state as of {day} and was made from the data with the code {code}.",
)

ALL = Text("Semua kunjungan", "All visits")
APPROVED_ONLY = Text("hanya kunjungan yang disetujui", "approved visits only")
ROUND = Text("Ronde", "Round")
FILTER = Text("Cakupan", "Scope")
STATE_OF = Text("Keadaan per", "As of")
MADE_BY = Text("Disusun oleh", "Prepared by")
DATA_CODE = Text("Kode data", "Data code")
REGISTER = Text("Pusat layanan dalam register", "Centres in the register")
BASIS = Text("Dasar: {told}.", "Basis: {told}.")
COUNTED = Text("Dengan kunjungan yang dihitung", "With a visit that counts")
OF = Text("{n} dari {all}", "{n} of {all}")

BIG_ACTIVE = Text("aktif", "active")
BIG_VISITED = Text("dengan kunjungan yang dihitung", "with a visit that counts")
BIG_FINDINGS = Text("temuan, {centres} pusat layanan", "findings, {centres} {centres:centre|centres}")
BIG_ACTIONS = Text("tindak lanjut terbuka, {overdue} lewat tenggat", "open actions, {overdue} overdue")
OF_ALL = Text("dari {all}", "of {all}")
STATES_HEAD = Text("Status pusat layanan", "State of the centres")
STATE_MANY = Text(
    "{n} dari {of} {state} menurut {sources} sumber; lihat “{where}”",
    "{n} of {of} {state} according to {sources} {sources:source|sources}; see “{where}”",
)
UNRANKED_LINE = Text("{why} ({n}): {names}.", "{why} ({n}): {names}.")
SCORES_HEAD = Text("Nilai", "Scores")
BANDS_LINE = Text("{scheme}: {bands}.", "{scheme}: {bands}.")
BAND_ITEM = Text("{n} {band}", "{n} {band}")
HIGHEST = Text("Tertinggi: {names}.", "Highest: {names}.")
LOWEST = Text("Terendah: {names}.", "Lowest: {names}.")
CHANGE_LINE = Text(
    "Dibanding {before}: nilai {up} pusat layanan naik, {down} turun; status {state} berubah.",
    "Against {before}: the score of {up} {up:centre|centres} rose, of {down} fell; the state of {state} changed.",
)
CAUSE_LINE = Text("Akar masalah tersering: {causes}.", "Most frequent root causes: {causes}.")
CAUSE_ITEM = Text("{title} ({n}, {share})", "{title} ({n}, {share})")
DESK_LINE = Text("Desk yang paling sering belum ada: {desks}.", "Desks missing most often: {desks}.")
DESK_ITEM = Text("{title} ({n} dari {of})", "{title} ({n} of {of})")
LEARN_LINE = Text(
    "{n} praktik baik tercatat; {m} pusat layanan dapat memakainya.",
    "{n} good {n:practice is|practices are} recorded; {m} {m:centre|centres} may use {n:it|them}.",
)
ASPIRATION_LINE = Text(
    "{n} aspirasi terdengar, terbanyak tentang {topic}.",
    "{n} {n:aspiration was|aspirations were} heard, most about {topic}.",
)
NOT_VISITED_LINE = Text(
    "{n} pusat layanan belum mempunyai kunjungan yang dihitung.",
    "{n} {n:centre has|centres have} no visit that counts yet.",
)
CAUSES_HEAD = Text("Sebab dan tindak lanjut", "Causes and follow-up")

NO = Text("No.", "No.")
CENTRE = Text("Pusat layanan", "Centre")
PROVINCE = Text("Provinsi", "Province")
STATE = Text("Status", "State")
DAY = Text("Tanggal", "Date")
UNDATED = Text("tanpa tanggal", "undated")
SOURCE = Text("Sumber", "Source")
NO_SOURCE = Text("belum ada pernyataan", "nothing stated yet")
SCORE = Text("Nilai", "Score")
BAND = Text("Predikat", "Category")
COUNT = Text("Jumlah", "Number")
VISITED = Text("Kunjungan", "Visit")
COVER = Text("Butir dinilai", "Items assessed")
PILOT = Text("perintis MRC", "MRC pilot")
PILOT_FACT = Text("Perintis MRC", "MRC pilot")
APPROX = Text(
    "Nomor menunjuk daftar di bawah. Nomor dalam kurung: letak adalah ibu kota kabupaten/kota (perkiraan). "
    "{unplaced}Garis pantai: Natural Earth; bukan pernyataan tentang batas wilayah.",
    "Numbers refer to the list below. In brackets: the position is the regency's seat (estimate). "
    "{unplaced}Coast: Natural Earth; no statement about boundaries.",
)
UNPLACED = Text(
    "{n} pusat layanan tanpa letak tidak digambar. ",
    "{n} {n:centre without a position is|centres without a position are} not drawn. ",
)
NO_POSITIONS = Text("Belum ada pusat layanan dengan letak yang diketahui.", "No centre has a known position yet.")
NO_CENTRES = Text("Register belum memuat pusat layanan.", "The register holds no centre yet.")
NO_VISITS = Text("Belum ada kunjungan yang dihitung dalam cakupan ini.", "No visit counts in this scope yet.")
NO_FINDINGS = Text("Tidak ada temuan dalam cakupan ini.", "There are no findings in this scope.")
NO_CHANGES = Text(
    "Belum ada ronde sebelumnya untuk dibandingkan dalam cakupan ini.",
    "There is no earlier round to compare with in this scope.",
)
NO_SURVEY = Text("Belum ada survei kepuasan dalam cakupan ini.", "There is no satisfaction survey in this scope.")
NO_DESKS = Text("Belum ada kunjungan yang menanyakan desk.", "No visit has asked about desks yet.")
NO_GENDER = Text(
    "Belum ada kunjungan yang menanyakan klien menurut jenis kelamin.", "No visit has asked for clients by sex yet."
)
NO_NEED = Text(
    "Belum ada kunjungan yang menanyakan kebutuhan dan kapasitas.", "No visit has asked for need and capacity yet."
)
NO_PRACTICES = Text("Belum ada praktik baik yang dicatat.", "No good practice is recorded yet.")
NO_ASPIRATIONS = Text("Belum ada aspirasi yang dicatat.", "No aspiration is recorded yet.")
NO_ACTIONS = Text("Tidak ada tindak lanjut yang terbuka.", "No action is open.")
NO_FAILED = Text("Belum ada butir yang dinilai dalam cakupan ini.", "No item is assessed in this scope yet.")
ALL_VISITED = Text("Semua pusat layanan mempunyai kunjungan yang dihitung.", "Every centre has a visit that counts.")
ALL_BANDS = Text("Sebaran predikat: {scheme}", "Categories: {scheme}")
RANK = Text("Urut", "Rank")
TIED = Text("= nilai sama, urutan bersama.", "= equal scores share a place.")
UNRANKED = Text("Tanpa peringkat", "Without a place")
WHY = Text("Sebab", "Reason")
MEDIAN = Text("Median", "Median")
INDEX = Text("Indeks", "Index")
SCORED = Text(
    "{n} dari {all} pusat layanan dengan kunjungan yang dihitung mempunyai nilai di sini.",
    "{n} of {all} {all:centre|centres} with a visit that counts {n:has|have} a score here.",
)
HEAT_LOW = Text("rendah", "low")
HEAT_HIGH = Text("tinggi", "high")
HEAT_MARK = Text("sudut hitam: di bawah 40 % nilai tertinggi", "black corner: below 40 % of the highest score")
BEFORE = Text("Sebelum", "Before")
AFTER = Text("Sekarang", "Now")
DIFFERENCE = Text("Selisih", "Difference")
CLOSED_NEW = Text("Temuan selesai / baru", "Findings closed / new")
STATE_CHANGED = Text("Status berubah", "State changed")
STATE_ARROW = Text("{before} menjadi {after}", "{before} to {after}")
ONLY_BEFORE = Text("Hanya pada {before}: {names}.", "Only in {before}: {names}.")
ONLY_AFTER = Text("Hanya pada {after}: {names}.", "Only in {after}: {names}.")
BY_CAUSE = Text("Menurut sebab", "By cause")
BY_OWNER = Text("Menurut penanggung jawab", "By owner level")
BY_PROVINCE = Text("Menurut provinsi", "By province")
CAUSE = Text("Akar masalah", "Root cause")
FINDINGS = Text("Temuan", "Findings")
CENTRES = Text("Pusat layanan", "Centres")
SHARE = Text("Bagian", "Share")
RUNNING = Text("Kumulatif", "Running share")
GRAVEST = Text("Temuan paling mendesak (USG)", "Most urgent findings (USG)")
USG = Text("USG", "USG")
FINDING = Text("Temuan", "Finding")
RECOMMENDATION = Text("Rekomendasi", "Recommendation")
OWNER = Text("Penanggung jawab", "Owner")
ABSENT = Text("desk tidak ada", "no such desk")
UNKNOWN = Text("tidak dinilai", "not assessed")
DESK = Text("Desk", "Desk")
PRESENT = Text("Ada", "Present")
FINISHED = Text("Selesai di tempat", "Finished on site")
NOT_ASKED = Text("tidak ditanyakan", "not asked")
CLIENTS = Text("Klien menurut layanan (12 bulan)", "Clients by service (12 months)")
SERVICE = Text("Layanan", "Service")
CLIENT = Text("Jenis klien", "Client type")
CHANNEL = Text("Saluran", "Channel")
MEN = Text("Laki-laki", "Men")
WOMEN = Text("Perempuan", "Women")
TOTAL = Text("Jumlah", "Total")
WOMEN_SHARE = Text("% perempuan", "% women")
RECORDED = Text(
    "{n} dari {of} pusat layanan mencatat klien menurut jenis kelamin.",
    "{n} of {of} {of:centre|centres} {n:keeps|keep} counts of clients by sex.",
)
CASES = Text("Kasus", "Cases")
ANSWERED = Text("Dijawab", "Answered by")
OFFERED = Text("Layanan MRC yang tersedia", "MRC services offered")
STEPS = Text("Sejauh mana (jumlah pusat layanan)", "How far (number of centres)")
ELEMENT = Text("Unsur", "Element")
MEAN = Text("Rata-rata (1–4)", "Mean (1–4)")
RESPONDENTS = Text("Responden", "Respondents")
RESPONDENTS_LINE = Text(
    "{told} responden di {centres} pusat layanan.",
    "{told} {n:respondent|respondents} at {centres} {centres:centre|centres}.",
)
ITEM = Text("Butir", "Item")
ASPECT = Text("Aspek", "Aspect")
AT_LOWEST = Text("Di nilai terendah", "At the lowest score")
MEAN_POINTS = Text("Rata-rata", "Mean")
LOST = Text("Berkurang", "Lost")
FAILED_NOTE = Text(
    "Berkurang: rata-rata poin indeks yang hilang karena butir itu pada kunjungan yang menilainya.",
    "Lost: points of the index that the item cost on average at the visits that assessed it.",
)
SERVED = Text("Dilayani (L + P)", "Served (m + f)")
PROBLEMS = Text("Masalah", "Problems")
STAFF = Text("Petugas", "Staff")
PER_STAFF = Text("Per petugas", "Per officer")
DAYS = Text("Hari/minggu", "Days/week")
NEED_X = Text("Dilayani dalam 12 bulan", "Served in 12 months")
NEED_Y = Text("Petugas", "Staff")
NEED_NOTE = Text(
    "Angka pada titik adalah nomor pusat layanan pada tabel. {n} dari {all} menjawab keduanya.",
    "Numbers at the points are those of the table. {n} of {all} answered both.",
)
PRACTICE = Text("Praktik baik", "Good practice")
WHAT_AND_RESULT = Text("Masalah, yang dilakukan, dan hasilnya", "Problem, what was done, and its result")
TIMES = Text("({n} kali)", "({n} {n:time|times})")
PROBLEM = Text("Masalah", "Problem")
ACTION = Text("Yang dilakukan", "What was done")
RESULT = Text("Hasil", "Result")
COST = Text("Biaya", "Cost")
NEEDS = Text("Yang diperlukan", "What it needs")
TRANSFER = Text("Dapat dipakai oleh", "Transfers to")
EVIDENCE = Text("Bukti", "Evidence")
ANSWERS = Text("Menjawab sebab", "Answers the cause")
HELPS = Text("Cocok untuk", "May help")
HELPS_REASON = Text("Alasan", "Reason")
HELPS_MORE = Text("dan {n} pusat layanan lain", "and {n} more {n:centre|centres}")
NO_MATCH = Text("Belum ada pusat layanan yang cocok.", "No centre matches yet.")
TOPIC = Text("Topik", "Topic")
FROM = Text("Dari", "From")
ASPIRATION = Text("Aspirasi", "Aspiration")
ARTICLE = Text("Pasal", "Article")
SPOKE = Text("Yang berbicara: {roles}.", "Who spoke: {roles}.")
DIM_BY_ARTICLE = Text("Menurut pasal", "By article")
DIM_BY_TOPIC = Text("Menurut topik", "By topic")
DIM_PROBLEM = Text("Masalah", "Problem")
DIM_PROPOSAL = Text("Usulan", "Proposal")
DIM_EVIDENCE = Text("Bukti", "Evidence")
DIM_ITEM = Text("Pasal/topik", "Article/topic")
DIM_COUNT = Text(
    "{f} temuan, {a} aspirasi, {c} pusat layanan",
    "{f} {f:finding|findings}, {a} {a:aspiration|aspirations}, {c} {c:centre|centres}",
)
DIM_NOTE = Text(
    "{f} temuan dan {a} aspirasi; {w} tidak menyebut pasal.",
    "{f} {f:finding|findings} and {a} {a:aspiration|aspirations}; {w} {w:names|name} no article.",
)
DIM_ASPIRED = Text("Aspirasi ({role}): {words}", "Aspiration ({role}): {words}")
VISIT_CODE = Text("{centre}, {day} ({code})", "{centre}, {day} ({code})")
ACTION_AGREED = Text("Tindakan", "Action")
DEADLINE = Text("Tenggat", "Deadline")
ACTION_STATE = Text("Keadaan", "State")
OVERDUE = Text("lewat {n} hari", "{n} {n:day|days} overdue")
NO_DEADLINE = Text("tanpa tenggat", "no deadline")
ACTION_TOTALS = Text(
    "{total} tindak lanjut: {done} selesai, {open} terbuka, {overdue} di antaranya lewat tenggat.",
    "{total} {total:action|actions}: {done} done, {open} open, {overdue} of these overdue.",
)
DONE = Text("Selesai", "Done")
OPEN = Text("Terbuka", "Open")
LATE = Text("Lewat tenggat", "Overdue")
FROM_MEETING = Text("rapat: {name}", "meeting: {name}")
LAST_LOOK = Text("dilihat {day}: {note}", "seen {day}: {note}")
