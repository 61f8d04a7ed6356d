<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="id">
<context>
    <name>About</name>
    <message>
        <source>Tentang LTSA Desktop</source>
        <translation>About LTSA Desktop</translation>
    </message>
    <message>
        <source>LTSA Desktop</source>
        <translation>LTSA Desktop</translation>
    </message>
    <message>
        <source>Penilaian pusat layanan LTSA-PMI tanpa internet: kunjungan, berkas, dan lembar cetak.</source>
        <translation>Assessment of LTSA-PMI service centres without the internet: visits, files and printed sheets.</translation>
    </message>
    <message>
        <source>Karya orang lain di dalamnya</source>
        <translation>The work of others inside it</translation>
    </message>
    <message>
        <source>Lisensi</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>Versi {version} · Lisensi Apache 2.0</source>
        <translation>Version {version} · Apache 2.0 licence</translation>
    </message>
</context>
<context>
    <name>AcknowledgeEditor</name>
    <message>
        <source>Ya, sudah</source>
        <translation>Yes, done</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Berkas yang diterima</source>
        <translation>Files received</translation>
    </message>
    <message>
        <source>Yang dapat diterima ({patterns})</source>
        <translation>What can be taken in ({patterns})</translation>
    </message>
    <message>
        <source>Berkas LTSA (*.ltsa *.zip)</source>
        <translation>LTSA files (*.ltsa *.zip)</translation>
    </message>
    <message>
        <source>Isian ODK, Kobo, atau PDF (*.xml *.csv *.xlsx *.xls *.ods *.json *.pdf *.zip)</source>
        <translation>Records of ODK, Kobo or PDF forms (*.xml *.csv *.xlsx *.xls *.ods *.json *.pdf *.zip)</translation>
    </message>
    <message>
        <source>Semua berkas (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Folder berkas dari evaluator</source>
        <translation>Folder of files from evaluators</translation>
    </message>
    <message>
        <source>Folder isian dari ODK</source>
        <translation>Folder of ODK submissions</translation>
    </message>
    <message>
        <source>Isian dari ODK atau KoboToolbox</source>
        <translation>Submissions from ODK or KoboToolbox</translation>
    </message>
    <message>
        <source>Tanda terima</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Tanda terima (*.ltsareceipt)</source>
        <translation>Receipt (*.ltsareceipt)</translation>
    </message>
    <message>
        <source>{n} revisi sudah sampai di supervisor dan tidak ikut dikirim lagi.</source>
        <translation>{n} revisions have arrived at the supervisor&apos;s and will not be sent again.</translation>
    </message>
    <message>
        <source>Isi tanda terima ini sudah dicatat sebelumnya; tidak ada yang berubah.</source>
        <translation>What this receipt confirms was noted before; nothing was changed.</translation>
    </message>
    <message>
        <source>Daftar pusat layanan</source>
        <translation>List of service centres</translation>
    </message>
    <message>
        <source>Lembar kerja (*.csv *.xlsx)</source>
        <translation>Spreadsheets (*.csv *.xlsx)</translation>
    </message>
    <message>
        <source>Buku kerja XLSForm</source>
        <translation>XLSForm workbook</translation>
    </message>
    <message>
        <source>XLSForm (*.xlsx *.xls)</source>
        <translation>XLSForm (*.xlsx *.xls)</translation>
    </message>
    <message>
        <source>dari penyimpanan</source>
        <translation>from the store</translation>
    </message>
    <message>
        <source>Belum ada instrumen.</source>
        <translation>There is no instrument yet.</translation>
    </message>
</context>
<context>
    <name>AddRow</name>
    <message>
        <source>Tambah {title}</source>
        <translation>Add {title}</translation>
    </message>
    <message>
        <source>Spasi menambah, Enter lanjut</source>
        <translation>Space adds, Enter goes on</translation>
    </message>
</context>
<context>
    <name>AddStatusDialog</name>
    <message>
        <source>Catat status</source>
        <translation>Record status</translation>
    </message>
    <message>
        <source>Status adalah catatan bertanggal dengan sumbernya. Catatan lama tidak hilang dan tidak diubah.</source>
        <translation>A status is a dated record with its source. Earlier records are neither lost nor changed.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Per tanggal</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>Sumber</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Misalnya: surat dinas nomor …, telepon kepala dinas</source>
        <translation>For example: letter of the office no. …, telephone call with its head</translation>
    </message>
    <message>
        <source>Boleh dikosongkan</source>
        <translation>May be left blank</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Tuliskan sumbernya: tanpa sumber, status ini tidak dapat dipakai.</source>
        <translation>Write down the source: without one this status cannot be used.</translation>
    </message>
</context>
<context>
    <name>Agreements</name>
    <message>
        <source>selesai</source>
        <translation>done</translation>
    </message>
    <message>
        <source>sebagian</source>
        <translation>partly done</translation>
    </message>
    <message>
        <source>belum</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>tidak relevan lagi</source>
        <translation>no longer relevant</translation>
    </message>
</context>
<context>
    <name>AnalysisTab</name>
    <message>
        <source>Nilai tiap aspek</source>
        <translation>Scores by aspect</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Desks</translation>
    </message>
    <message>
        <source>Peringkat</source>
        <translation>Ranking</translation>
    </message>
    <message>
        <source>Akar masalah</source>
        <translation>Root causes</translation>
    </message>
    <message>
        <source>Butir terlemah</source>
        <translation>Weakest items</translation>
    </message>
    <message>
        <source>Gender dan MRC</source>
        <translation>Gender and MRC</translation>
    </message>
    <message>
        <source>Survei kepuasan</source>
        <translation>Satisfaction</translation>
    </message>
    <message>
        <source>Kebutuhan</source>
        <translation>Need</translation>
    </message>
    <message>
        <source>Daftar analisis</source>
        <translation>List of analyses</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Sebelumnya: {answer}</source>
        <translation>Before: {answer}</translation>
    </message>
    <message>
        <source>Catatan sebelumnya: {note}</source>
        <translation>Remark before: {note}</translation>
    </message>
    <message>
        <source>evaluator</source>
        <translation>the evaluator</translation>
    </message>
    <message>
        <source>Jawaban {who}: {original}. Dikoreksi {by}, {when}: {reason}</source>
        <translation>Answer of {who}: {original}. Corrected by {by}, {when}: {reason}</translation>
    </message>
    <message>
        <source>Bukti: {text}</source>
        <translation>Evidence: {text}</translation>
    </message>
    <message>
        <source>Catatan: {text}</source>
        <translation>Remark: {text}</translation>
    </message>
    <message>
        <source>Kunjungan lalu ({day}): {answer}</source>
        <translation>Last visit ({day}): {answer}</translation>
    </message>
    <message>
        <source>Buka “{name}”</source>
        <translation>Open “{name}”</translation>
    </message>
    <message>
        <source>(dibiarkan kosong: {why})</source>
        <translation>(left open: {why})</translation>
    </message>
    <message>
        <source>(tidak ada jawaban lagi)</source>
        <translation>(no answer any more)</translation>
    </message>
    <message>
        <source>(belum dijawab)</source>
        <translation>(not answered yet)</translation>
    </message>
    <message>
        <source>(tidak dijawab)</source>
        <translation>(not answered)</translation>
    </message>
    <message>
        <source>nilai {points} dari {most}</source>
        <translation>score {points} of {most}</translation>
    </message>
    <message>
        <source>tidak berlaku</source>
        <translation>not applicable</translation>
    </message>
    <message>
        <source>tidak dapat dinilai</source>
        <translation>cannot be assessed</translation>
    </message>
    <message>
        <source>wajib, kosong</source>
        <translation>required, open</translation>
    </message>
    <message>
        <source>berubah</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>dikoreksi</source>
        <translation>corrected</translation>
    </message>
    <message>
        <source>{n} komentar {state}</source>
        <translation>comments {state}: {n}</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>Tidak ada pertanyaan seperti itu di kunjungan ini.</source>
        <translation>There is no such question in this visit.</translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>“{name}” tidak dilampirkan: pertanyaannya sudah dihapus.</source>
        <translation>“{name}” was not attached: its question has been removed.</translation>
    </message>
</context>
<context>
    <name>ArticleEditor</name>
    <message>
        <source>Ketik nomor atau pokok, ↓ untuk semua</source>
        <translation>Type a number or topic, ↓ for all</translation>
    </message>
</context>
<context>
    <name>Articles</name>
    <message>
        <source>pelayanan terpadu, LTSA dan tujuannya</source>
        <translation>integrated service, the LTSA and its aims</translation>
    </message>
    <message>
        <source>pemerintah daerah dapat membentuk LTSA</source>
        <translation>regional governments may form an LTSA</translation>
    </message>
    <message>
        <source>14 komponen standar pelayanan</source>
        <translation>14 components of a service standard</translation>
    </message>
    <message>
        <source>maklumat pelayanan</source>
        <translation>service pledge</translation>
    </message>
    <message>
        <source>pelayanan bagi kelompok rentan</source>
        <translation>service for vulnerable groups</translation>
    </message>
    <message>
        <source>pengaduan</source>
        <translation>complaints</translation>
    </message>
    <message>
        <source>satu atap, penugasan petugas tiap instansi</source>
        <translation>one roof, staff assigned by each agency</translation>
    </message>
    <message>
        <source>pembentukan, anggaran operasional, petugas, pengendalian</source>
        <translation>formation, operating budget, staff, control</translation>
    </message>
    <message>
        <source>delapan desk</source>
        <translation>eight desks</translation>
    </message>
    <message>
        <source>tiga belas fungsi layanan</source>
        <translation>thirteen service functions</translation>
    </message>
    <message>
        <source>OPP, konsultasi, mediasi, advokasi, bantuan hukum</source>
        <translation>pre-departure orientation, consultation, mediation, advocacy, legal aid</translation>
    </message>
    <message>
        <source>penanggung jawab, keanggotaan, pelaporan</source>
        <translation>responsible head, membership, reporting</translation>
    </message>
    <message>
        <source>satu sistem daring terpadu</source>
        <translation>one integrated online system</translation>
    </message>
    <message>
        <source>pedoman dengan Peraturan Menteri</source>
        <translation>guidelines by Ministerial Regulation</translation>
    </message>
    <message>
        <source>jumlah dilayani, jumlah masalah, akses, sarana, wilayah</source>
        <translation>number served, number of problems, access, facilities, area</translation>
    </message>
</context>
<context>
    <name>AssignDialog</name>
    <message>
        <source>Tugaskan pemeriksaan</source>
        <translation>Assign the review</translation>
    </message>
    <message>
        <source>{n} kunjungan</source>
        <translation>{n} visits</translation>
    </message>
    <message>
        <source>Penugasan ikut dalam paket yang Anda ekspor, sehingga supervisor lain melihatnya.</source>
        <translation>The assignment travels in the packages that you export, so that other supervisors see it.</translation>
    </message>
    <message>
        <source>Pemeriksa</source>
        <translation>Reviewer</translation>
    </message>
    <message>
        <source>{name} (saya)</source>
        <translation>{name} (me)</translation>
    </message>
    <message>
        <source>Tidak seorang pun</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Tugaskan</source>
        <translation>Assign</translation>
    </message>
</context>
<context>
    <name>AuditDialog</name>
    <message>
        <source>Catatan kerja</source>
        <translation>Audit trail</translation>
    </message>
    <message>
        <source>Semua perbuatan bertanda tangan</source>
        <translation>All signed acts</translation>
    </message>
    <message>
        <source>Siapa berbuat apa, kapan, mengapa, di laptop mana. Waktu menurut jam laptop masing-masing.</source>
        <translation>Who did what, when, why, on which laptop. Times are by each laptop&apos;s own clock.</translation>
    </message>
    <message>
        <source>Saring: nama, perbuatan, pertanyaan, alasan (Ctrl+F)</source>
        <translation>Filter: name, act, question, reason (Ctrl+F)</translation>
    </message>
    <message>
        <source>Jenis perbuatan</source>
        <translation>Kind of act</translation>
    </message>
    <message>
        <source>Tidak ada catatan yang cocok.</source>
        <translation>Nothing fits.</translation>
    </message>
    <message>
        <source>Periksa rantai (F7)</source>
        <translation>Check the chains (F7)</translation>
    </message>
    <message>
        <source>Simpan sebagai berkas…</source>
        <translation>Save as a file…</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Pertanyaan</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>seluruh kunjungan</source>
        <translation>whole visit</translation>
    </message>
    <message>
        <source>Kunjungan</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>Waktu</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Siapa</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Perbuatan</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>Isi</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>Laptop</translation>
    </message>
    <message>
        <source>Semua perbuatan</source>
        <translation>All acts</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;Lembar kerja (*.xlsx);;CSV (*.csv)</source>
        <translation>PDF (*.pdf);;Spreadsheet (*.xlsx);;CSV (*.csv)</translation>
    </message>
    <message>
        <source>Simpan catatan kerja</source>
        <translation>Save the audit trail</translation>
    </message>
    <message>
        <source>{n} baris ada di {path}.</source>
        <translation>{n} lines are in {path}.</translation>
    </message>
</context>
<context>
    <name>BoundariesDialog</name>
    <message>
        <source>Batas wilayah di peta</source>
        <translation>Boundaries on the map</translation>
    </message>
    <message>
        <source>Peta memuat garis pantai. Batas resmi provinsi dan kabupaten/kota digambar bila berkas GeoJSON-nya (poligon, WGS 84), misalnya dari BIG atau Kemendagri, diimpor di sini.</source>
        <translation>The map holds the coast. Official boundaries of provinces and regencies are drawn once their GeoJSON (polygons, WGS 84), from BIG or Kemendagri for example, is imported here.</translation>
    </message>
    <message>
        <source>Batas hanya latar gambar; tidak satu pun angka dihitung darinya.</source>
        <translation>Boundaries are only a background; no figure is computed from them.</translation>
    </message>
    <message>
        <source>Batas yang dipakai</source>
        <translation>Boundaries in use</translation>
    </message>
    <message>
        <source>Belum ada batas wilayah; peta memakai garis pantai.</source>
        <translation>No boundaries yet; the map uses the coast.</translation>
    </message>
    <message>
        <source>Kemajuan membaca berkas</source>
        <translation>Progress of reading the file</translation>
    </message>
    <message>
        <source>provinsi</source>
        <translation>province</translation>
    </message>
    <message>
        <source>kabupaten/kota</source>
        <translation>regency/city</translation>
    </message>
    <message>
        <source>Tingkat</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Wilayah</source>
        <translation>Areas</translation>
    </message>
    <message>
        <source>Tidak dikenal</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>Titik</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Berkas</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Diimpor</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>Pilih GeoJSON…</source>
        <translation>Choose GeoJSON…</translation>
    </message>
    <message>
        <source>Lepas batas ini</source>
        <translation>Remove these boundaries</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Batas wilayah (*.geojson *.json)</source>
        <translation>Boundaries (*.geojson *.json)</translation>
    </message>
    <message>
        <source>Batas wilayah</source>
        <translation>Boundaries</translation>
    </message>
    <message>
        <source>{n} wilayah dipasang; {kept} dari {before} titik cukup untuk peta ini.</source>
        <translation>{n} areas are in place; {kept} of {before} points are enough for this map.</translation>
    </message>
    <message>
        <source>{n} nama tidak ada di tabel wilayah: {names}.</source>
        <translation>{n} names are not in the table of regions: {names}.</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>nanti</source>
        <translation>later</translation>
    </message>
</context>
<context>
    <name>CardDialog</name>
    <message>
        <source>Cetak kartu praktik baik</source>
        <translation>Print a practice card</translation>
    </message>
    <message>
        <source>Satu halaman untuk dibagikan: masalah, yang dilakukan, hasil, dan untuk siapa.</source>
        <translation>One page to hand out: the problem, what was done, the result, and for whom.</translation>
    </message>
    <message>
        <source>Praktik-Baik</source>
        <translation>Good-Practice</translation>
    </message>
</context>
<context>
    <name>CardMenu</name>
    <message>
        <source>Riwayat jawaban</source>
        <translation>History of answers</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Lepas tanda “nanti”</source>
        <translation>Remove the “later” mark</translation>
    </message>
    <message>
        <source>Tandai “nanti”</source>
        <translation>Mark “later”</translation>
    </message>
    <message>
        <source>Lepas penanda</source>
        <translation>Remove the bookmark</translation>
    </message>
    <message>
        <source>Pasang penanda</source>
        <translation>Set a bookmark</translation>
    </message>
</context>
<context>
    <name>CarryDialog</name>
    <message>
        <source>Pindah ke versi lain</source>
        <translation>Move to another version</translation>
    </message>
    <message>
        <source>Kunjungan ini memakai versi {version}. Tidak ada isian yang dibuang: yang tidak punya tempat di versi baru tetap disimpan dan disebut di bawah ini.</source>
        <translation>This visit uses version {version}. No answer is dropped: one without a place in the new version stays stored and is named below.</translation>
    </message>
    <message>
        <source>Ke versi</source>
        <translation>To version</translation>
    </message>
    <message>
        <source>Tunjukkan juga yang tetap</source>
        <translation>Show those that stay the same too</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Isian yang dipindahkan</source>
        <translation>Answers that are carried over</translation>
    </message>
    <message>
        <source>Semua isian tetap di tempatnya.</source>
        <translation>All answers stay where they are.</translation>
    </message>
    <message>
        <source>Nasib</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>Pertanyaan</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Isian</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Menjadi</source>
        <translation>Becomes</translation>
    </message>
    <message>
        <source>Kunjungan sekarang memakai versi {version}. Urungkan (Ctrl+Z) di kunjungan mengembalikannya.</source>
        <translation>The visit now uses version {version}. Undo (Ctrl+Z) in the visit brings it back.</translation>
    </message>
    <message>
        <source>Pindahkan ke versi {version}</source>
        <translation>Carry over to version {version}</translation>
    </message>
    <message>
        <source>Pindahkan</source>
        <translation>Carry over</translation>
    </message>
    <message>
        <source>Tidak ada versi lain dari formulir ini.</source>
        <translation>There is no other version of this form.</translation>
    </message>
    <message>
        <source> dan {n} lagi</source>
        <translation> and {n} more</translation>
    </message>
    <message>
        <source>Pertanyaan baru: {names}</source>
        <translation>New questions: {names}</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Kunjungan baru</source>
        <translation>New visit</translation>
    </message>
    <message>
        <source>Ekspor kunjungan</source>
        <translation>Export visits</translation>
    </message>
    <message>
        <source>Impor berkas</source>
        <translation>Import a file</translation>
    </message>
    <message>
        <source>Impor isian ODK atau Kobo</source>
        <translation>Import ODK or Kobo submissions</translation>
    </message>
    <message>
        <source>Impor folder isian ODK</source>
        <translation>Import a folder of ODK submissions</translation>
    </message>
    <message>
        <source>Terima tanda terima supervisor</source>
        <translation>Take in a supervisor&apos;s receipt</translation>
    </message>
    <message>
        <source>Impor daftar pusat layanan</source>
        <translation>Import a list of service centres</translation>
    </message>
    <message>
        <source>Tambah instrumen</source>
        <translation>Add an instrument</translation>
    </message>
    <message>
        <source>Coba formulir</source>
        <translation>Try the form</translation>
    </message>
    <message>
        <source>Bandingkan versi instrumen</source>
        <translation>Compare instrument versions</translation>
    </message>
    <message>
        <source>Cetak formulir kosong</source>
        <translation>Print the blank form</translation>
    </message>
    <message>
        <source>Catatan kerja: siapa berbuat apa</source>
        <translation>Audit trail: who did what</translation>
    </message>
    <message>
        <source>Kepercayaan: laptop dan supervisor</source>
        <translation>Trust: laptops and supervisors</translation>
    </message>
    <message>
        <source>Catatan yang ditahan</source>
        <translation>Records set aside</translation>
    </message>
    <message>
        <source>Notulen rapat</source>
        <translation>Minutes of a meeting</translation>
    </message>
    <message>
        <source>Tampilan terang</source>
        <translation>Light look</translation>
    </message>
    <message>
        <source>Tampilan gelap</source>
        <translation>Dark look</translation>
    </message>
    <message>
        <source>Tampilan kontras tinggi</source>
        <translation>High-contrast look</translation>
    </message>
    <message>
        <source>Huruf {n} %</source>
        <translation>Text {n} %</translation>
    </message>
    <message>
        <source>Tentang aplikasi</source>
        <translation>About this application</translation>
    </message>
</context>
<context>
    <name>CentreProfile</name>
    <message>
        <source>Daftar pusat layanan (Esc)</source>
        <translation>List of centres (Esc)</translation>
    </message>
    <message>
        <source>Kunjungan baru di sini</source>
        <translation>New visit here</translation>
    </message>
    <message>
        <source>Catat status…</source>
        <translation>Record a status…</translation>
    </message>
    <message>
        <source>Bagian halaman pusat layanan</source>
        <translation>Parts of the centre&apos;s page</translation>
    </message>
    <message>
        <source>Ringkasan</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Nilai</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Desks</translation>
    </message>
    <message>
        <source>Temuan</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Praktik</source>
        <translation>Practices</translation>
    </message>
    <message>
        <source>Foto</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Orang</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Bandingkan</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>menurut {source}</source>
        <translation>according to {source}</translation>
    </message>
    <message>
        <source>percontohan MRC</source>
        <translation>MRC pilot</translation>
    </message>
</context>
<context>
    <name>CentreView</name>
    <message>
        <source>Kunjungan baru di sini</source>
        <translation>New visit here</translation>
    </message>
    <message>
        <source>Catat status…</source>
        <translation>Record status…</translation>
    </message>
    <message>
        <source>Riwayat status</source>
        <translation>History of the status</translation>
    </message>
    <message>
        <source>Tempat</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>Belum ada tempat yang dicatat.</source>
        <translation>No place is recorded yet.</translation>
    </message>
    <message>
        <source>Kunjungan di laptop ini</source>
        <translation>Visits on this laptop</translation>
    </message>
    <message>
        <source>Buka</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Buka kunjungan {day}</source>
        <translation>Open the visit of {day}</translation>
    </message>
    <message>
        <source>Belum pernah dikunjungi dari laptop ini.</source>
        <translation>Never visited from this laptop.</translation>
    </message>
    <message>
        <source>Tingkat</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Nama lain</source>
        <translation>Other names</translation>
    </message>
    <message>
        <source>Gedung</source>
        <translation>Building</translation>
    </message>
    <message>
        <source>Alamat</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Percontohan MRC</source>
        <translation>MRC pilot</translation>
    </message>
    <message>
        <source>ya</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>Tahun dilaporkan</source>
        <translation>Year reported</translation>
    </message>
    <message>
        <source>Sumber</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>tanpa tanggal</source>
        <translation>no date</translation>
    </message>
    <message>
        <source>Sumber: {source}</source>
        <translation>Source: {source}</translation>
    </message>
    <message>
        <source>dicatat oleh {author}</source>
        <translation>recorded by {author}</translation>
    </message>
    <message>
        <source> (perkiraan: ibu kota wilayah)</source>
        <translation> (approximate: the regency&apos;s capital)</translation>
    </message>
</context>
<context>
    <name>CentresPage</name>
    <message>
        <source>Pusat layanan</source>
        <translation>Service centres</translation>
    </message>
    <message>
        <source>Impor daftar…</source>
        <translation>Import a list…</translation>
    </message>
    <message>
        <source>Saring: nama, wilayah, kode</source>
        <translation>Filter: name, region, code</translation>
    </message>
    <message>
        <source>Status pusat layanan</source>
        <translation>Status of service centres</translation>
    </message>
    <message>
        <source>Semua status</source>
        <translation>Every status</translation>
    </message>
    <message>
        <source>Tidak ada yang cocok dengan saringan.</source>
        <translation>Nothing matches the filter.</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Provinsi</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Kunj.</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>{n} dari {total} pusat layanan</source>
        <translation>{n} of {total} service centres</translation>
    </message>
</context>
<context>
    <name>ChainEditor</name>
    <message>
        <source>Mengapa {n}</source>
        <translation>Why {n}</translation>
    </message>
    <message>
        <source>akar masalah</source>
        <translation>root cause</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>Nilai</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Perbedaan dengan kunjungan lalu</source>
        <translation>Differences from the last visit</translation>
    </message>
    <message>
        <source>Perbedaan dengan kunjungan {day}</source>
        <translation>Differences from the visit of {day}</translation>
    </message>
    <message>
        <source>Saring pertanyaan atau jawaban</source>
        <translation>Filter questions or answers</translation>
    </message>
    <message>
        <source>Yang ditampilkan</source>
        <translation>What is shown</translation>
    </message>
    <message>
        <source>Semua yang berbeda</source>
        <translation>Everything that differs</translation>
    </message>
    <message>
        <source>Jawaban lain dari dulu</source>
        <translation>Answers that changed</translation>
    </message>
    <message>
        <source>Baru dijawab sekarang</source>
        <translation>Answered only now</translation>
    </message>
    <message>
        <source>Dulu dijawab, kini kosong</source>
        <translation>Answered then, empty now</translation>
    </message>
    <message>
        <source>Nilai yang berubah</source>
        <translation>Scores that changed</translation>
    </message>
    <message>
        <source>Jawaban sama</source>
        <translation>Same answers</translation>
    </message>
    <message>
        <source>Semua</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>Dulu dan sekarang</source>
        <translation>Then and now</translation>
    </message>
    <message>
        <source>Tidak ada perbedaan untuk ditampilkan.</source>
        <translation>No differences to show.</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ke pertanyaan ini</source>
        <translation>Go to this question</translation>
    </message>
    <message>
        <source>nilai</source>
        <translation>score</translation>
    </message>
    <message>
        <source>berubah</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>baru</source>
        <translation>new</translation>
    </message>
    <message>
        <source>kini kosong</source>
        <translation>now empty</translation>
    </message>
    <message>
        <source>sama</source>
        <translation>same</translation>
    </message>
    <message>
        <source>Bagian</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Pertanyaan</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Dulu</source>
        <translation>Then</translation>
    </message>
    <message>
        <source>Sekarang</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Beda</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>Oleh</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Membaca kunjungan lalu…</source>
        <translation>Reading the last visit…</translation>
    </message>
    <message>
        <source>{changed} berubah · {new} baru · {gone} kini kosong · {same} sama</source>
        <translation>{changed} changed · {new} new · {gone} now empty · {same} the same</translation>
    </message>
    <message>
        <source>Belum ada kunjungan lalu ke pusat layanan ini dengan instrumen yang sama.</source>
        <translation>There is no earlier visit to this centre with the same instrument.</translation>
    </message>
</context>
<context>
    <name>ChangesTable</name>
    <message>
        <source>Perubahan sejak ronde sebelumnya</source>
        <translation>Changes since the round before</translation>
    </message>
    <message>
        <source>Perubahan tampil begitu sebuah pusat layanan dikunjungi dua kali.</source>
        <translation>Changes appear once a centre was visited twice.</translation>
    </message>
    <message>
        <source>Pusat layanan</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Nilai</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Selisih</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>Tuntas</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Temuan baru</source>
        <translation>New findings</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>Simpan grafik…</source>
        <translation>Save the chart…</translation>
    </message>
    <message>
        <source>Gambar untuk salindia (*.png);;Vektor (*.svg);;PDF (*.pdf)</source>
        <translation>Picture for slides (*.png);;Vectors (*.svg);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Simpan grafik</source>
        <translation>Save the chart</translation>
    </message>
    <message>
        <source>Grafik disimpan: {path}</source>
        <translation>Chart saved: {path}</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Cari apa saja</source>
        <translation>Find anything</translation>
    </message>
    <message>
        <source>Ketik nama pusat layanan, halaman, atau pekerjaan</source>
        <translation>Type the name of a service centre, a page or a task</translation>
    </message>
    <message>
        <source>Yang ditemukan</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>↑ ↓ memilih · Enter membuka · Esc menutup</source>
        <translation>↑ ↓ choose · Enter opens · Esc closes</translation>
    </message>
    <message>
        <source>Tidak ada yang cocok. Coba sebagian dari namanya.</source>
        <translation>Nothing matches. Try a part of the name.</translation>
    </message>
</context>
<context>
    <name>CommentPanel</name>
    <message>
        <source>Komentar pertanyaan ini, atau seluruh kunjungan</source>
        <translation>Comments at this question, or on the whole visit</translation>
    </message>
    <message>
        <source>Belum ada komentar di sini.</source>
        <translation>There is no comment here yet.</translation>
    </message>
    <message>
        <source>Di sini ({n})</source>
        <translation>Here ({n})</translation>
    </message>
    <message>
        <source>Kunjungan ({n})</source>
        <translation>Visit ({n})</translation>
    </message>
    <message>
        <source>Komentar untuk seluruh kunjungan</source>
        <translation>Comment on the whole visit</translation>
    </message>
    <message>
        <source>Kirim</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Komentar di pertanyaan ini (K)</source>
        <translation>Comment at this question (K)</translation>
    </message>
</context>
<context>
    <name>CommentSide</name>
    <message>
        <source>Komentar</source>
        <translation>Comments</translation>
    </message>
    <message>
        <source>Tutup daftar komentar</source>
        <translation>Close the list of comments</translation>
    </message>
    <message>
        <source>Belum ada komentar.</source>
        <translation>There is no comment yet.</translation>
    </message>
    <message>
        <source>Komentar untuk seluruh kunjungan</source>
        <translation>Comment on the whole visit</translation>
    </message>
    <message>
        <source>Kirim</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Ke pertanyaan ini</source>
        <translation>To this question</translation>
    </message>
    <message>
        <source>Ke pertanyaan: {label}</source>
        <translation>To the question: {label}</translation>
    </message>
</context>
<context>
    <name>CommentStrip</name>
    <message>
        <source>Dikoreksi supervisor</source>
        <translation>Corrected by a supervisor</translation>
    </message>
</context>
<context>
    <name>Comments</name>
    <message>
        <source>Dikoreksi {who}, {when}: {reason}. Jawaban semula: {original}</source>
        <translation>Corrected by {who}, {when}: {reason}. The answer before: {original}</translation>
    </message>
    <message>
        <source>Tidak ada komentar supervisor yang menunggu.</source>
        <translation>No supervisor&apos;s comment is waiting.</translation>
    </message>
    <message>
        <source>BERUBAH SETELAH DISETUJUI. {by} menyetujui versi lain ({when}); yang ini belum disetujui.</source>
        <translation>CHANGED AFTER APPROVAL. {by} approved another version ({when}); this one is not approved.</translation>
    </message>
    <message>
        <source>Dikembalikan {by}, {when}: {reason}</source>
        <translation>Returned by {by}, {when}: {reason}</translation>
    </message>
    <message>
        <source>{n} komentar belum ditangani</source>
        <translation>{n} comments not handled yet</translation>
    </message>
    <message>
        <source>Komentar berikutnya (F9)</source>
        <translation>Next comment (F9)</translation>
    </message>
    <message>
        <source>Disetujui {by}, {when}.</source>
        <translation>Approved by {by}, {when}.</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Bandingkan versi</source>
        <translation>Compare versions</translation>
    </message>
    <message>
        <source>Apa yang berubah dari versi ke versi</source>
        <translation>What changed from version to version</translation>
    </message>
    <message>
        <source>Dari versi</source>
        <translation>From version</translation>
    </message>
    <message>
        <source>Ke versi</source>
        <translation>To version</translation>
    </message>
    <message>
        <source>Sedang membandingkan</source>
        <translation>Comparing</translation>
    </message>
    <message>
        <source>Saring perubahan</source>
        <translation>Filter changes</translation>
    </message>
    <message>
        <source>Perubahan</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Tidak ada yang berubah.</source>
        <translation>Nothing has changed.</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>pertanyaan baru</source>
        <translation>new question</translation>
    </message>
    <message>
        <source>pertanyaan dihapus</source>
        <translation>question removed</translation>
    </message>
    <message>
        <source>ganti nama</source>
        <translation>renamed</translation>
    </message>
    <message>
        <source>pindah tempat</source>
        <translation>moved</translation>
    </message>
    <message>
        <source>ganti jenis</source>
        <translation>other type</translation>
    </message>
    <message>
        <source>teks</source>
        <translation>text</translation>
    </message>
    <message>
        <source>aturan</source>
        <translation>rule</translation>
    </message>
    <message>
        <source>pilihan baru</source>
        <translation>new choice</translation>
    </message>
    <message>
        <source>pilihan dihapus</source>
        <translation>choice removed</translation>
    </message>
    <message>
        <source>pilihan berubah</source>
        <translation>choice changed</translation>
    </message>
    <message>
        <source>bobot</source>
        <translation>weight</translation>
    </message>
    <message>
        <source>penilaian</source>
        <translation>scoring</translation>
    </message>
    <message>
        <source>Jenis</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Tempat</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Membandingkan pertanyaan, pilihan, aturan, dan bobot…</source>
        <translation>Comparing questions, choices, rules and weights…</translation>
    </message>
    <message>
        <source>Pilih dua versi yang berbeda. Versi baru ditambahkan dengan buku kerjanya.</source>
        <translation>Choose two different versions. A new version is added with its workbook.</translation>
    </message>
    <message>
        <source>{n} perubahan.</source>
        <translation>Changes: {n}.</translation>
    </message>
    <message>
        <source>Bandingkan dua pengetikan</source>
        <translation>Compare the two passes</translation>
    </message>
    <message>
        <source>Kedua pengetikan dibuat orang yang sama; orang lain menemukan lebih banyak salah ketik.</source>
        <translation>Both passes were typed by the same person; somebody else finds more slips.</translation>
    </message>
    <message>
        <source>Perbedaan</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>Pengetikan pertama · {who}</source>
        <translation>First pass · {who}</translation>
    </message>
    <message>
        <source>Pengetikan kedua · {who}</source>
        <translation>Second pass · {who}</translation>
    </message>
    <message>
        <source>Pakai yang pertama (Ctrl+1)</source>
        <translation>Use the first (Ctrl+1)</translation>
    </message>
    <message>
        <source>Pakai yang kedua (Ctrl+2)</source>
        <translation>Use the second (Ctrl+2)</translation>
    </message>
    <message>
        <source>Pakai isian lain ini (Ctrl+3)</source>
        <translation>Use this other answer (Ctrl+3)</translation>
    </message>
    <message>
        <source>Isian lain, bila keduanya tidak cocok dengan kertas</source>
        <translation>Another answer, if neither agrees with the paper</translation>
    </message>
    <message>
        <source>Catatan (wajib untuk isian lain)</source>
        <translation>Note (needed for another answer)</translation>
    </message>
    <message>
        <source>Catatan keputusan</source>
        <translation>Note on the decision</translation>
    </message>
    <message>
        <source>Kembali mengetik</source>
        <translation>Back to typing</translation>
    </message>
    <message>
        <source>Pakai hasilnya dan segel…</source>
        <translation>Use the outcome and seal…</translation>
    </message>
    <message>
        <source>sudah diputuskan</source>
        <translation>settled</translation>
    </message>
    <message>
        <source>belum diputuskan</source>
        <translation>not settled yet</translation>
    </message>
    <message>
        <source>{n} perbedaan belum diputuskan.</source>
        <translation>{n} differences are not settled yet.</translation>
    </message>
    <message>
        <source>Semua perbedaan sudah diputuskan.</source>
        <translation>All differences are settled.</translation>
    </message>
    <message>
        <source>Tulis catatan mengapa keduanya tidak dipakai.</source>
        <translation>Write a note on why neither is used.</translation>
    </message>
    <message>
        <source>menurut aturan tidak ditanyakan</source>
        <translation>not asked by the rules</translation>
    </message>
    <message>
        <source>Dipakai: pengetikan pertama.</source>
        <translation>In use: the first pass.</translation>
    </message>
    <message>
        <source>Dipakai: pengetikan kedua.</source>
        <translation>In use: the second pass.</translation>
    </message>
    <message>
        <source>Dipakai: isian lain.</source>
        <translation>In use: another answer.</translation>
    </message>
</context>
<context>
    <name>ComparePart</name>
    <message>
        <source>Kunjungan kiri</source>
        <translation>Left visit</translation>
    </message>
    <message>
        <source>Kunjungan kanan</source>
        <translation>Right visit</translation>
    </message>
    <message>
        <source>Pusat layanan kiri</source>
        <translation>Left centre</translation>
    </message>
    <message>
        <source>Pusat layanan kanan</source>
        <translation>Right centre</translation>
    </message>
    <message>
        <source>Dengan pusat layanan lain</source>
        <translation>With another centre</translation>
    </message>
    <message>
        <source>Dua kunjungan di sini</source>
        <translation>Two visits here</translation>
    </message>
    <message>
        <source>Yang dibandingkan</source>
        <translation>What is compared</translation>
    </message>
    <message>
        <source>Hanya yang berbeda</source>
        <translation>Only what differs</translation>
    </message>
    <message>
        <source>Perbandingan</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>Pilih dua kunjungan atau pusat layanan yang sudah dikunjungi.</source>
        <translation>Choose two visits, or centres that were visited.</translation>
    </message>
    <message>
        <source>Kiri</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Kanan</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Selisih</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>Buka kunjungan kiri</source>
        <translation>Open the left visit</translation>
    </message>
    <message>
        <source>Buka kunjungan kanan</source>
        <translation>Open the right visit</translation>
    </message>
</context>
<context>
    <name>CorrectDialog</name>
    <message>
        <source>Koreksi jawaban</source>
        <translation>Correct an answer</translation>
    </message>
    <message>
        <source>Koreksi menjadi versi baru atas nama Anda. Jawaban evaluator tetap tampil di sampingnya.</source>
        <translation>The correction becomes a new version in your name. The evaluator&apos;s answer stays beside it.</translation>
    </message>
    <message>
        <source>Jawaban sekarang: {answer}</source>
        <translation>The answer now: {answer}</translation>
    </message>
    <message>
        <source>Jawaban yang benar</source>
        <translation>The right answer</translation>
    </message>
    <message>
        <source>Alasan koreksi (wajib)</source>
        <translation>Reason of the correction (required)</translation>
    </message>
    <message>
        <source>Misalnya: menurut foto 12 loket buka lima hari</source>
        <translation>For example: by photo 12 the counter is open five days</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Koreksi dan segel</source>
        <translation>Correct and seal</translation>
    </message>
</context>
<context>
    <name>CountsTable</name>
    <message>
        <source>Jumlah tiap status menurut sumbernya</source>
        <translation>Numbers of each status by source</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Jumlah</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>{n} dari {of}</source>
        <translation>{n} of {of}</translation>
    </message>
    <message>
        <source>Menurut</source>
        <translation>According to</translation>
    </message>
    <message>
        <source>Tanggal</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>tanpa tanggal</source>
        <translation>undated</translation>
    </message>
</context>
<context>
    <name>CreateOrganisationDialog</name>
    <message>
        <source>Buat organisasi</source>
        <translation>Found an organisation</translation>
    </message>
    <message>
        <source>Anda menjadi supervisor pertamanya. Berkas organisasi dibagikan ke setiap laptop; lembar pemulihan dicetak dan disimpan terkunci.</source>
        <translation>You become its first supervisor. The organisation&apos;s file goes to every laptop; the recovery sheet is printed and locked away.</translation>
    </message>
    <message>
        <source>Nama organisasi</source>
        <translation>Name of the organisation</translation>
    </message>
    <message>
        <source>Kop surat</source>
        <translation>Letterhead</translation>
    </message>
    <message>
        <source>Kota surat</source>
        <translation>Town of the letter</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Supervisor lain</source>
        <translation>Other supervisors</translation>
    </message>
    <message>
        <source>Simpan di folder</source>
        <translation>Keep in the folder</translation>
    </message>
    <message>
        <source>Satu baris kop surat per baris: unit, alamat, telepon</source>
        <translation>One line of the letterhead per line: unit, address, telephone</translation>
    </message>
    <message>
        <source>PNG atau JPEG; boleh dikosongkan</source>
        <translation>PNG or JPEG; may be left blank</translation>
    </message>
    <message>
        <source>Berkas pendaftaran mereka; boleh ditambahkan kapan saja</source>
        <translation>Their enrolment files; more can be added any time</translation>
    </message>
    <message>
        <source>Supervisor lain…</source>
        <translation>Other supervisors…</translation>
    </message>
    <message>
        <source>Pilih logo…</source>
        <translation>Choose a logo…</translation>
    </message>
    <message>
        <source>Folder lain…</source>
        <translation>Another folder…</translation>
    </message>
    <message>
        <source>Buka folder</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Tuliskan nama organisasinya.</source>
        <translation>Write the organisation&apos;s name.</translation>
    </message>
    <message>
        <source>Kop surat paling banyak {n} baris.</source>
        <translation>A letterhead has at most {n} lines.</translation>
    </message>
    <message>
        <source>Berkas pendaftaran (*.ltsaenrol)</source>
        <translation>Enrolment file (*.ltsaenrol)</translation>
    </message>
    <message>
        <source>Berkas pendaftaran</source>
        <translation>Enrolment file</translation>
    </message>
    <message>
        <source>Berkas organisasi: {file}. Lembar pemulihan: {recovery}. Cetak lembar pemulihan, simpan terkunci, lalu hapus berkasnya.</source>
        <translation>Organisation file: {file}. Recovery sheet: {recovery}. Print the recovery sheet, lock it away, then delete its file.</translation>
    </message>
    <message>
        <source>Gambar (*.png *.jpg *.jpeg)</source>
        <translation>Pictures (*.png *.jpg *.jpeg)</translation>
    </message>
</context>
<context>
    <name>DateEditor</name>
    <message>
        <source>Buka kalender</source>
        <translation>Open the calendar</translation>
    </message>
    <message>
        <source>Buka kalender: {question}</source>
        <translation>Open the calendar: {question}</translation>
    </message>
    <message>
        <source>Ini bukan tanggal. Contoh: 24-11-2026 atau 24 nov</source>
        <translation>This is no date. Examples: 24-11-2026 or 24 nov</translation>
    </message>
</context>
<context>
    <name>DecisionsTab</name>
    <message>
        <source>Bentrok &amp;&amp; kembar ({n})</source>
        <translation>Conflicts &amp;&amp; twins ({n})</translation>
    </message>
    <message>
        <source>Bentrok &amp;&amp; kembar</source>
        <translation>Conflicts &amp;&amp; twins</translation>
    </message>
    <message>
        <source>Diubah di beberapa laptop ({n})</source>
        <translation>Changed on several laptops ({n})</translation>
    </message>
    <message>
        <source>Mungkin kunjungan yang sama ({n})</source>
        <translation>Perhaps the same visit ({n})</translation>
    </message>
    <message>
        <source>Semua kunjungan tersegel ({n})</source>
        <translation>All sealed visits ({n})</translation>
    </message>
    <message>
        <source>Dihapus atau dimusnahkan ({n})</source>
        <translation>Deleted or erased ({n})</translation>
    </message>
    <message>
        <source>Tidak ada kunjungan yang diubah di beberapa laptop.</source>
        <translation>No visit was changed on several laptops.</translation>
    </message>
    <message>
        <source>Tidak ada kunjungan yang tampak sama.</source>
        <translation>No visits look the same.</translation>
    </message>
    <message>
        <source>Belum ada kunjungan tersegel.</source>
        <translation>No sealed visit yet.</translation>
    </message>
    <message>
        <source>Tidak ada yang dihapus.</source>
        <translation>Nothing was deleted.</translation>
    </message>
    <message>
        <source>Daftar yang ditampilkan</source>
        <translation>The list shown</translation>
    </message>
    <message>
        <source>Saring: pusat layanan, orang, alasan</source>
        <translation>Filter: centre, people, reason</translation>
    </message>
    <message>
        <source>Putuskan…</source>
        <translation>Decide…</translation>
    </message>
    <message>
        <source>Memang dua kunjungan…</source>
        <translation>They are two visits…</translation>
    </message>
    <message>
        <source>Pertahankan yang kedua…</source>
        <translation>Keep the second…</translation>
    </message>
    <message>
        <source>Hapus…</source>
        <translation>Delete…</translation>
    </message>
    <message>
        <source>Kembalikan…</source>
        <translation>Bring back…</translation>
    </message>
    <message>
        <source>Musnahkan isinya…</source>
        <translation>Erase its content…</translation>
    </message>
    <message>
        <source>Simpan bukti…</source>
        <translation>Save the proof…</translation>
    </message>
    <message>
        <source>Masa simpan…</source>
        <translation>How long kept…</translation>
    </message>
    <message>
        <source>Catat keputusan…</source>
        <translation>Record the decision…</translation>
    </message>
    <message>
        <source>Pusat layanan</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Tanggal</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Versi</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Siapa</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Terakhir disegel</source>
        <translation>Last sealed</translation>
    </message>
    <message>
        <source>Kunjungan pertama</source>
        <translation>First visit</translation>
    </message>
    <message>
        <source>Kunjungan kedua</source>
        <translation>Second visit</translation>
    </message>
    <message>
        <source>Selisih hari</source>
        <translation>Days apart</translation>
    </message>
    <message>
        <source>Evaluator</source>
        <translation>Evaluator</translation>
    </message>
    <message>
        <source>Kode</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Keadaan</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Oleh</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Waktu</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Hanya supervisor yang memutuskan di sini.</source>
        <translation>Only supervisors decide here.</translation>
    </message>
    <message>
        <source>Memang dua kunjungan</source>
        <translation>They are two visits</translation>
    </message>
    <message>
        <source>Keduanya tetap dihitung, dan pasangan ini tidak ditanyakan lagi.</source>
        <translation>Both go on counting, and this pair is not asked about again.</translation>
    </message>
    <message>
        <source>Catat: dua kunjungan</source>
        <translation>Record: two visits</translation>
    </message>
    <message>
        <source>Hapus kunjungan {centre}</source>
        <translation>Delete the visit to {centre}</translation>
    </message>
    <message>
        <source>Kunjungan ini hilang dari daftar dan angka, juga di laptop lain setelah paket berikutnya. Isinya tetap tersimpan dan dapat dikembalikan dari daftar “Dihapus”.</source>
        <translation>This visit leaves lists and figures, on other laptops too after the next package. Its content stays stored and can be brought back from the list “Deleted”.</translation>
    </message>
    <message>
        <source>Hapus kunjungan</source>
        <translation>Delete the visit</translation>
    </message>
    <message>
        <source>Kembalikan kunjungan {centre}</source>
        <translation>Bring back the visit to {centre}</translation>
    </message>
    <message>
        <source>Kunjungan ini tampil dan dihitung lagi.</source>
        <translation>This visit is shown and counts again.</translation>
    </message>
    <message>
        <source>Kembalikan</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>Musnahkan isi kunjungan {centre}</source>
        <translation>Erase the content of the visit to {centre}</translation>
    </message>
    <message>
        <source>Jawaban, foto, dan semua versi kunjungan ini dimusnahkan untuk selamanya: di sini, di arsip paket, dan di semua cadangan yang terjangkau; laptop lain menyusul dengan paket berikutnya. Ini tidak dapat dibatalkan. Bila hanya salah masuk, pakai “Hapus”.</source>
        <translation>Answers, photos and all versions of this visit are erased for good: here, in archived packages and in all backups within reach; other laptops follow with the next package. This cannot be taken back. If it was only entered by mistake, use “Delete”.</translation>
    </message>
    <message>
        <source>Musnahkan untuk selamanya</source>
        <translation>Erase for good</translation>
    </message>
    <message>
        <source>MUSNAHKAN</source>
        <translation>ERASE</translation>
    </message>
    <message>
        <source>Bukti tersimpan: {path}</source>
        <translation>Proof saved: {path}</translation>
    </message>
    <message>
        <source>Isi dimusnahkan di laptop ini. Cadangan kedua belum terjangkau; pasang tempatnya, lalu buka lagi aplikasi.</source>
        <translation>The content was erased on this laptop. The second copy is out of reach; plug its place in, then open the application again.</translation>
    </message>
    <message>
        <source>Isi dimusnahkan, juga dari arsip dan semua cadangan.</source>
        <translation>The content was erased, from the archive and all backups too.</translation>
    </message>
    <message>
        <source>Laptop yang bekerja di dua tempat</source>
        <translation>A laptop at work in two places</translation>
    </message>
    <message>
        <source>Catat keputusan</source>
        <translation>Record the decision</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>Masalah berikutnya</source>
        <translation>Next problem</translation>
    </message>
    <message>
        <source>Masalah sebelumnya</source>
        <translation>Previous problem</translation>
    </message>
    <message>
        <source>Peringatan berikutnya</source>
        <translation>Next warning</translation>
    </message>
    <message>
        <source>Komentar supervisor berikutnya</source>
        <translation>Next comment of a supervisor</translation>
    </message>
    <message>
        <source>Daftar komentar supervisor</source>
        <translation>List of the supervisors&apos; comments</translation>
    </message>
    <message>
        <source>Pertanyaan berikutnya yang belum dijawab</source>
        <translation>Next unanswered question</translation>
    </message>
    <message>
        <source>Pertanyaan sebelumnya yang belum dijawab</source>
        <translation>Previous unanswered question</translation>
    </message>
    <message>
        <source>Cari pertanyaan, jawaban, catatan</source>
        <translation>Find questions, answers, notes</translation>
    </message>
    <message>
        <source>Ke nomor pertanyaan</source>
        <translation>To a question&apos;s number</translation>
    </message>
    <message>
        <source>Catatan pada pertanyaan ini</source>
        <translation>Note on this question</translation>
    </message>
    <message>
        <source>Tandai pertanyaan ini “nanti”, atau lepas tandanya</source>
        <translation>Mark this question “later”, or take the mark away</translation>
    </message>
    <message>
        <source>Pertanyaan berikutnya yang ditandai “nanti”</source>
        <translation>Next question marked “later”</translation>
    </message>
    <message>
        <source>Pasang atau lepas penanda pada pertanyaan ini</source>
        <translation>Set or remove a bookmark on this question</translation>
    </message>
    <message>
        <source>Penanda berikutnya</source>
        <translation>Next bookmark</translation>
    </message>
    <message>
        <source>Catatan kerja: siapa berbuat apa di kunjungan ini</source>
        <translation>Audit trail: who did what in this visit</translation>
    </message>
    <message>
        <source>Catatan kerja pertanyaan ini</source>
        <translation>Audit trail of this question</translation>
    </message>
    <message>
        <source>Riwayat jawaban pertanyaan ini</source>
        <translation>History of the answers to this question</translation>
    </message>
    <message>
        <source>Foto, rekaman, atau berkas untuk pertanyaan ini</source>
        <translation>Photo, recording or file for this question</translation>
    </message>
    <message>
        <source>Urungkan</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Ulangi</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Temuan tentang pertanyaan ini</source>
        <translation>Finding about this question</translation>
    </message>
    <message>
        <source>Aspirasi tentang pertanyaan ini</source>
        <translation>Aspiration about this question</translation>
    </message>
    <message>
        <source>Praktik baik tentang pertanyaan ini</source>
        <translation>Good practice about this question</translation>
    </message>
    <message>
        <source>Daftar temuan</source>
        <translation>List of findings</translation>
    </message>
    <message>
        <source>Daftar aspirasi</source>
        <translation>List of aspirations</translation>
    </message>
    <message>
        <source>Daftar praktik baik</source>
        <translation>List of good practices</translation>
    </message>
    <message>
        <source>Tindak lanjut kunjungan lalu, untuk dikonfirmasi</source>
        <translation>Follow-ups of earlier visits, to be confirmed</translation>
    </message>
    <message>
        <source>Perbedaan dengan kunjungan lalu</source>
        <translation>Differences from the last visit</translation>
    </message>
    <message>
        <source>Rincian nilai</source>
        <translation>Details of the score</translation>
    </message>
    <message>
        <source>Bagian berikutnya</source>
        <translation>Next section</translation>
    </message>
    <message>
        <source>Bagian sebelumnya</source>
        <translation>Previous section</translation>
    </message>
    <message>
        <source>Simpan yang sedang diketik</source>
        <translation>Save what is being typed</translation>
    </message>
    <message>
        <source>Periksa dan segel kunjungan, atau buka lagi</source>
        <translation>Check and seal the visit, or open it again</translation>
    </message>
    <message>
        <source>Cetak lembar, berita acara, atau ringkasan</source>
        <translation>Print the sheet, the berita acara or the summary</translation>
    </message>
    <message>
        <source>Ganti siapa yang mengisi sekarang</source>
        <translation>Change who answers now</translation>
    </message>
    <message>
        <source>Pengetikan kertas: kedua kali, bandingkan</source>
        <translation>Typing from paper: a second time, compare</translation>
    </message>
    <message>
        <source>Bahasa formulir kunjungan ini</source>
        <translation>Language of this visit’s form</translation>
    </message>
    <message>
        <source>Semua tombol papan ketik</source>
        <translation>All keyboard keys</translation>
    </message>
    <message>
        <source>Tutup kunjungan</source>
        <translation>Close the visit</translation>
    </message>
    <message>
        <source>bagian</source>
        <translation>section</translation>
    </message>
    <message>
        <source>Ketik nama pekerjaan, bagian, atau pertanyaan</source>
        <translation>Type the name of a deed, a section or a question</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Pengaturan berlaku sekarang, tetapi belum tersimpan: {why}</source>
        <translation>The settings are in force now, but not saved yet: {why}</translation>
    </message>
</context>
<context>
    <name>DeskView</name>
    <message>
        <source>Desk di tiap pusat layanan</source>
        <translation>Desks at each centre</translation>
    </message>
    <message>
        <source>Desk di tiap pusat layanan: sejauh mana layanan selesai di tempat</source>
        <translation>Desks at each centre: how far a matter goes on site</translation>
    </message>
    <message>
        <source>Belum ada kunjungan tersegel yang menanyakan desk. Longgarkan pilihan di atas.</source>
        <translation>No sealed visit asked about desks yet. Widen the choice above.</translation>
    </message>
    <message>
        <source>{desk} {n}/{of}</source>
        <translation>{desk} {n}/{of}</translation>
    </message>
    <message>
        <source>{desk}: ada di {n} dari {of} pusat layanan; produk selesai di tempat di {done}</source>
        <translation>{desk}: at {n} of {of} centres; the product is finished on site at {done}</translation>
    </message>
    <message>
        <source>{steps} · – = tidak ada · ? = ada, tingkatnya tidak dinilai. Enter: jawaban di baliknya.</source>
        <translation>{steps} · – = not there · ? = there, level not assessed. Enter: the answers behind it.</translation>
    </message>
</context>
<context>
    <name>DesksPart</name>
    <message>
        <source>Desk dan sejauh mana layanan selesai di tempat</source>
        <translation>Desks and how far a matter goes on site</translation>
    </message>
    <message>
        <source>Belum ada kunjungan yang menanyakan desk di sini.</source>
        <translation>No visit asked about desks here yet.</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Desks</translation>
    </message>
    <message>
        <source>Ada</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>ya</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>tidak</source>
        <translation>no</translation>
    </message>
    <message>
        <source>tidak dinilai</source>
        <translation>not assessed</translation>
    </message>
    <message>
        <source>Tingkat</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Sampai</source>
        <translation>Up to</translation>
    </message>
    <message>
        <source>{n} dari {of} desk ada pada kunjungan {day}. Enter: jawaban di baliknya.</source>
        <translation>{n} of {of} desks were there at the visit of {day}. Enter: the answers behind it.</translation>
    </message>
    <message>
        <source>Jawaban</source>
        <translation>Answer</translation>
    </message>
</context>
<context>
    <name>DisputeView</name>
    <message>
        <source>Atau tulis jawaban lain (T)</source>
        <translation>Or write another answer (T)</translation>
    </message>
    <message>
        <source>Jawaban lain</source>
        <translation>Another answer</translation>
    </message>
    <message>
        <source>Pakai jawaban ini</source>
        <translation>Use this answer</translation>
    </message>
    <message>
        <source>Sebelumnya: {words}</source>
        <translation>Before: {words}</translation>
    </message>
    <message>
        <source>(kosong)</source>
        <translation>(blank)</translation>
    </message>
    <message>
        <source>Jawaban lain yang dipakai (T)</source>
        <translation>Another answer that stands (T)</translation>
    </message>
    <message>
        <source>{record} seutuhnya</source>
        <translation>The whole of {record}</translation>
    </message>
</context>
<context>
    <name>DoctorDialog</name>
    <message>
        <source>Periksa penyimpanan</source>
        <translation>Check the store</translation>
    </message>
    <message>
        <source>Penyimpanan sehat</source>
        <translation>The store is in good health</translation>
    </message>
    <message>
        <source>Ada yang perlu dilihat</source>
        <translation>Something needs a look</translation>
    </message>
    <message>
        <source>baik</source>
        <translation>good</translation>
    </message>
    <message>
        <source>perlu dilihat</source>
        <translation>needs a look</translation>
    </message>
    <message>
        <source>Salin semua</source>
        <translation>Copy all</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>DocumentsTab</name>
    <message>
        <source>Bahan rapat</source>
        <translation>Meeting pack</translation>
    </message>
    <message>
        <source>Ringkasan, peta, peringkat, akar masalah, praktik baik, DIM dan tindak lanjut dalam satu PDF.</source>
        <translation>Summary, map, ranking, root causes, good practices, DIM and actions in one PDF.</translation>
    </message>
    <message>
        <source>Daftar tindak lanjut</source>
        <translation>List of actions</translation>
    </message>
    <message>
        <source>Yang masih terbuka, satu bagian untuk setiap penanggung jawab.</source>
        <translation>Those still open, one part for each owner.</translation>
    </message>
    <message>
        <source>Daftar hadir</source>
        <translation>Attendance list</translation>
    </message>
    <message>
        <source>Baris kosong untuk nama, jabatan dan tanda tangan.</source>
        <translation>Empty lines for name, office and signature.</translation>
    </message>
    <message>
        <source>Buat PDF…</source>
        <translation>Make PDF…</translation>
    </message>
    <message>
        <source>Buat PDF: {name}</source>
        <translation>Make PDF: {name}</translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>Pertukaran berkas</source>
        <translation>File exchange</translation>
    </message>
    <message>
        <source>Kirim</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Kunjungan yang disegel masuk ke satu berkas terenkripsi. Bawa dengan stik, surel, atau WhatsApp.</source>
        <translation>Sealed visits go into one encrypted file. Carry it by stick, e-mail or WhatsApp.</translation>
    </message>
    <message>
        <source>Ekspor kunjungan…</source>
        <translation>Export visits…</translation>
    </message>
    <message>
        <source>Tanda terima supervisor…</source>
        <translation>Supervisor&apos;s receipt…</translation>
    </message>
    <message>
        <source>Terima</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>Pilih berkas…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>Letakkan berkas .ltsa (banyak sekaligus, zip, atau satu folder), tanda terima, atau isian ODK/Kobo di sini. Isinya ditunjukkan dulu sebelum diimpor.</source>
        <translation>Drop .ltsa files (many at once, a zip, or a folder), receipts, or ODK/Kobo submissions here. What is in them is shown before anything is imported.</translation>
    </message>
    <message>
        <source>Pilih folder…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>Tulis berkas pendaftaran laptop ini…</source>
        <translation>Write this laptop&apos;s enrolment file…</translation>
    </message>
    <message>
        <source>Terima pendaftaran laptop…</source>
        <translation>Accept a laptop&apos;s enrolment…</translation>
    </message>
    <message>
        <source>Kotak masuk</source>
        <translation>Inbox</translation>
    </message>
    <message>
        <source>Catatan pertukaran</source>
        <translation>Record of the exchange</translation>
    </message>
    <message>
        <source>{n} kunjungan belum diekspor.</source>
        <translation>Not exported yet: {n}.</translation>
    </message>
    <message>
        <source>Semua kunjungan yang disegel sudah diekspor.</source>
        <translation>All sealed visits are exported.</translation>
    </message>
    <message>
        <source>Berkas keluar dan masuk ({n})</source>
        <translation>Files out and in ({n})</translation>
    </message>
    <message>
        <source>Laptop tepercaya ({n})</source>
        <translation>Trusted laptops ({n})</translation>
    </message>
    <message>
        <source>Ditahan ({n})</source>
        <translation>Set aside ({n})</translation>
    </message>
    <message>
        <source>belum ada; pasang berkas .ltsaorg di Pengaturan</source>
        <translation>none yet; load the .ltsaorg file in Settings</translation>
    </message>
    <message>
        <source>Organisasi: {home}. Enam kata laptop ini, untuk dibacakan lewat telepon: {words}</source>
        <translation>Organisation: {home}. This laptop&apos;s six words, to be read out by telephone: {words}</translation>
    </message>
    <message>
        <source>Catatan dari laptop yang belum dikenal ditahan, tidak dibuang. Terima pendaftaran laptopnya setelah keenam katanya cocok; catatannya lalu masuk dengan sendirinya.</source>
        <translation>Records from laptops not known yet are set aside, never thrown away. Accept the laptop&apos;s enrolment once its six words agree; its records then come in by themselves.</translation>
    </message>
    <message>
        <source>Tidak ada yang ditahan.</source>
        <translation>Nothing is set aside.</translation>
    </message>
    <message>
        <source>keluar</source>
        <translation>out</translation>
    </message>
    <message>
        <source>masuk</source>
        <translation>in</translation>
    </message>
    <message>
        <source>Berkas keluar dan masuk</source>
        <translation>Files out and in</translation>
    </message>
    <message>
        <source>Belum ada berkas yang keluar atau masuk.</source>
        <translation>No file has gone out or come in yet.</translation>
    </message>
    <message>
        <source>Belum ada laptop lain yang dipercaya.</source>
        <translation>No other laptop is trusted yet.</translation>
    </message>
    <message>
        <source>Waktu</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Arah</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>Nama berkas</source>
        <translation>File name</translation>
    </message>
    <message>
        <source>Nomor</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Versi kunjungan</source>
        <translation>Versions of visits</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>supervisor</translation>
    </message>
    <message>
        <source>laptop evaluator</source>
        <translation>evaluator&apos;s laptop</translation>
    </message>
    <message>
        <source>dipercaya</source>
        <translation>trusted</translation>
    </message>
    <message>
        <source>dicabut</source>
        <translation>withdrawn</translation>
    </message>
    <message>
        <source>Laptop tepercaya</source>
        <translation>Trusted laptops</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Sebagai</source>
        <translation>As</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Enam kata</source>
        <translation>Six words</translation>
    </message>
    <message>
        <source>Catatan yang ditahan</source>
        <translation>Records set aside</translation>
    </message>
    <message>
        <source>Sejak</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Berkas</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Kunci</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>laptop belum dikenal</source>
        <translation>laptop not known yet</translation>
    </message>
    <message>
        <source>kunci laptop sudah dicabut</source>
        <translation>the laptop&apos;s key was withdrawn</translation>
    </message>
    <message>
        <source>ditulis oleh versi aplikasi yang lebih baru</source>
        <translation>written by a newer version of the application</translation>
    </message>
    <message>
        <source>dibuat sesudah sertifikat laptopnya berakhir</source>
        <translation>made after its laptop&apos;s certificate ended</translation>
    </message>
    <message>
        <source>ditandatangani untuk laptop lain</source>
        <translation>signed for another laptop</translation>
    </message>
    <message>
        <source>Berkas pendaftaran</source>
        <translation>Enrolment file</translation>
    </message>
    <message>
        <source>Berkas pendaftaran (*.ltsaenrol)</source>
        <translation>Enrolment files (*.ltsaenrol)</translation>
    </message>
    <message>
        <source>Berkas pendaftaran ada di {path}. Berikan kepada supervisor.</source>
        <translation>The enrolment file is at {path}. Give it to your supervisor.</translation>
    </message>
    <message>
        <source>Laptop {name} dipercaya.</source>
        <translation>The laptop of {name} is trusted.</translation>
    </message>
    <message>
        <source>{n} catatan yang ditahan sudah masuk.</source>
        <translation>Records set aside that came in: {n}.</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Ekspor kunjungan</source>
        <translation>Export visits</translation>
    </message>
    <message>
        <source>Ekspor kunjungan ke satu berkas</source>
        <translation>Export visits into one file</translation>
    </message>
    <message>
        <source>Berkas .ltsa dapat dibawa dengan stik, surel, atau WhatsApp. Hanya supervisor organisasi yang dapat membacanya.</source>
        <translation>An .ltsa file may travel by stick, e-mail or WhatsApp. Only the organisation&apos;s supervisors can read it.</translation>
    </message>
    <message>
        <source>Kunjungan yang sudah disegel</source>
        <translation>Sealed visits</translation>
    </message>
    <message>
        <source>Simpan sebagai</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>Pilih…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Pilih tempat berkas</source>
        <translation>Choose the file&apos;s place</translation>
    </message>
    <message>
        <source>Kemajuan</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Buka folder</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ekspor</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Pusat layanan</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Lembar kerja (*.xlsx)</source>
        <translation>Spreadsheet (*.xlsx)</translation>
    </message>
    <message>
        <source>Simpan tabel</source>
        <translation>Save the table</translation>
    </message>
    <message>
        <source>Tabel disimpan: {path}</source>
        <translation>Table saved: {path}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Pecah menjadi bagian paling besar 16 MB (untuk WhatsApp dan surel)</source>
        <translation>Cut into parts of at most 16 MB (for WhatsApp and e-mail)</translation>
    </message>
    <message>
        <source>Pusat layanan</source>
        <translation>Service centre</translation>
    </message>
    <message>
        <source>Kunjungan</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>Disegel</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>Diekspor</source>
        <translation>Exported</translation>
    </message>
    <message>
        <source>sudah</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>belum</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>{n} dari {total} kunjungan dipilih. Spasi memilih baris di bawah kursor.</source>
        <translation>{n} of {total} visits chosen. Space chooses the row under the cursor.</translation>
    </message>
    <message>
        <source>Ekspor {n} kunjungan</source>
        <translation>Export visits ({n})</translation>
    </message>
    <message>
        <source>Belum ada kunjungan yang disegel. Selesaikan dan segel kunjungan dulu, lalu ekspor.</source>
        <translation>No visit is sealed yet. Finish and seal a visit first, then export.</translation>
    </message>
    <message>
        <source>Laptop ini belum punya berkas organisasi, jadi belum jelas siapa yang boleh membaca. Pasang berkas .ltsaorg dari supervisor di Pengaturan.</source>
        <translation>This laptop has no organisation file yet, so it is not known who may read the export. Load the supervisor&apos;s .ltsaorg file in Settings.</translation>
    </message>
    <message>
        <source>Simpan sebagai</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>Berkas LTSA (*.ltsa)</source>
        <translation>LTSA files (*.ltsa)</translation>
    </message>
    <message>
        <source>Hentikan</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>{headline} Ukurannya {size} KB. Yang dapat membukanya: {readers}.</source>
        <translation>{headline} Its size is {size} KB. Those who can open it: {readers}.</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Dibiarkan di luar aturannya: {reason}</source>
        <translation>Left outside its rule: {reason}</translation>
    </message>
    <message>
        <source>Jawaban ini di luar batas yang ditetapkan instrumen.</source>
        <translation>This answer is outside the limits set by the instrument.</translation>
    </message>
    <message>
        <source>Pertanyaan ini wajib dijawab.</source>
        <translation>This question must be answered.</translation>
    </message>
    <message>
        <source>Berkas ini tidak ada di laptop ini</source>
        <translation>This file is not on this laptop</translation>
    </message>
    <message>
        <source>Foto {n} · {size}</source>
        <translation>Photo {n} · {size}</translation>
    </message>
</context>
<context>
    <name>FileEditor</name>
    <message>
        <source>Foto</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Lampirkan rekaman suara</source>
        <translation>Attach a sound recording</translation>
    </message>
    <message>
        <source>Lampirkan video</source>
        <translation>Attach a video</translation>
    </message>
    <message>
        <source>Lampirkan berkas</source>
        <translation>Attach a file</translation>
    </message>
    <message>
        <source>Pilih berkas, tempel (Ctrl+V), atau seret ke sini</source>
        <translation>Choose a file, paste (Ctrl+V), or drag one here</translation>
    </message>
    <message>
        <source>Pilih foto, tempel (Ctrl+V), atau seret ke sini. Letak (GPS) dibuang; klik kanan mengubahnya</source>
        <translation>Choose a photo, paste (Ctrl+V), or drag it here. The place (GPS) is removed; right-click to change that</translation>
    </message>
    <message>
        <source>papan klip</source>
        <translation>clipboard</translation>
    </message>
    <message>
        <source>Di papan klip tidak ada gambar atau berkas. Salin dahulu (Ctrl+C), lalu tempel lagi.</source>
        <translation>There is no picture or file on the clipboard. Copy one first (Ctrl+C), then paste again.</translation>
    </message>
    <message>
        <source>Foto baru tetap memuat letaknya (GPS)</source>
        <translation>New photos keep where they were taken (GPS)</translation>
    </message>
    <message>
        <source>Satu pertanyaan memuat satu berkas: “{name}”. {n} berkas lain tidak dilampirkan.</source>
        <translation>A question holds one file: “{name}”. {n} other files were not attached.</translation>
    </message>
    <message>
        <source>Ganti</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>Keterangan foto</source>
        <translation>Caption of the photo</translation>
    </message>
    <message>
        <source>Keterangan rekaman</source>
        <translation>Caption of the recording</translation>
    </message>
    <message>
        <source>Keterangan berkas</source>
        <translation>Caption of the file</translation>
    </message>
    <message>
        <source>Kemajuan: {question}</source>
        <translation>Progress: {question}</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Keterangan: {question}</source>
        <translation>Caption: {question}</translation>
    </message>
    <message>
        <source>Buka: {question}</source>
        <translation>Open: {question}</translation>
    </message>
    <message>
        <source>Lepaskan: {question}</source>
        <translation>Detach: {question}</translation>
    </message>
    <message>
        <source>Melampirkan “{name}” … {share} %</source>
        <translation>Attaching “{name}” … {share}%</translation>
    </message>
    <message>
        <source>Berkas yang cocok ({patterns})</source>
        <translation>Matching files ({patterns})</translation>
    </message>
    <message>
        <source>Semua berkas (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Tempel</source>
        <translation>Paste</translation>
    </message>
</context>
<context>
    <name>FinaliseDialog</name>
    <message>
        <source>Selesaikan kunjungan</source>
        <translation>Finish the visit</translation>
    </message>
    <message>
        <source>Yang masih terbuka</source>
        <translation>What is still open</translation>
    </message>
    <message>
        <source>Alasan pertanyaan yang ditandai dibiarkan kosong (bila memang tidak dapat diisi)</source>
        <translation>Why the marked question is left open (when it really cannot be answered)</translation>
    </message>
    <message>
        <source>Mis. petugas tidak di tempat</source>
        <translation>E.g. the officer was away</translation>
    </message>
    <message>
        <source>Kembali mengisi</source>
        <translation>Back to the form</translation>
    </message>
    <message>
        <source>Ke pertanyaan ini</source>
        <translation>To this question</translation>
    </message>
    <message>
        <source>Segel kunjungan</source>
        <translation>Seal the visit</translation>
    </message>
    <message>
        <source>Segel, lalu ringkasan</source>
        <translation>Seal, then summary</translation>
    </message>
    <message>
        <source>Satu halaman untuk dibacakan dan ditandatangani di tempat</source>
        <translation>One page to be read out and signed on the spot</translation>
    </message>
    <message>
        <source>ditandai “nanti”</source>
        <translation>marked “later”</translation>
    </message>
    <message>
        <source>berkas fotonya tidak ada di laptop ini</source>
        <translation>the file of its photo is not on this laptop</translation>
    </message>
    <message>
        <source>komentar supervisor belum ditangani</source>
        <translation>a supervisor&apos;s comment is not handled yet</translation>
    </message>
    <message>
        <source>dibawa dari kunjungan lalu, belum diperiksa lagi</source>
        <translation>carried from the last visit, not looked at again</translation>
    </message>
    <message>
        <source>{n} tindak lanjut kunjungan lalu belum dikonfirmasi</source>
        <translation>{n} actions of earlier visits are not confirmed</translation>
    </message>
    <message>
        <source>peringatan: {words}</source>
        <translation>warning: {words}</translation>
    </message>
    <message>
        <source>perlu diperbaiki</source>
        <translation>needs mending</translation>
    </message>
    <message>
        <source>wajib, masih kosong</source>
        <translation>required, still open</translation>
    </message>
    <message>
        <source>{n} hal perlu diselesaikan. Enter membawa ke sana; atau tulis alasan mengapa dibiarkan kosong.</source>
        <translation>{n} points need attention. Enter leads there; or write why one is left open.</translation>
    </message>
    <message>
        <source>Semua yang wajib sudah terisi.</source>
        <translation>Everything required is answered.</translation>
    </message>
    <message>
        <source>{n} peringatan tidak menghalangi segel; bila memang begitu, tulis catatannya di bawah.</source>
        <translation>{n} warnings do not stop the seal; where it is so, write a remark below.</translation>
    </message>
    <message>
        <source>{n} komentar supervisor belum ditangani.</source>
        <translation>{n} comments of supervisors are not handled yet.</translation>
    </message>
    <message>
        <source>{n} pertanyaan tidak wajib masih kosong.</source>
        <translation>{n} optional questions are still open.</translation>
    </message>
    <message>
        <source>Sesudah disegel, kunjungan hanya berubah bila dibuka lagi.</source>
        <translation>Once sealed, the visit changes only when it is opened again.</translation>
    </message>
    <message>
        <source>Ke tindak lanjut</source>
        <translation>To the follow-ups</translation>
    </message>
    <message>
        <source>Catatan mengapa jawaban yang ditandai memang begitu</source>
        <translation>Remark on why the marked answer is as it is</translation>
    </message>
    <message>
        <source>Alasan jawaban yang ditandai dibiarkan di luar aturannya (mis. sesuai kertas)</source>
        <translation>Why the marked answer stands outside its rule (e.g. as on the paper)</translation>
    </message>
</context>
<context>
    <name>FindDialog</name>
    <message>
        <source>Cari</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Kata dalam pertanyaan, jawaban, atau catatan; atau nomor, mis. C3.2</source>
        <translation>A word of a question, an answer or a note; or a number, e.g. C3.2</translation>
    </message>
    <message>
        <source>Cari dalam kunjungan</source>
        <translation>Find in the visit</translation>
    </message>
    <message>
        <source>Yang ditemukan</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>↑ ↓ memilih, Enter menuju ke sana, Esc menutup</source>
        <translation>↑ ↓ choose, Enter goes there, Esc closes</translation>
    </message>
    <message>
        <source>Tidak ditemukan.</source>
        <translation>Not found.</translation>
    </message>
</context>
<context>
    <name>FindingsPart</name>
    <message>
        <source>Temuan ({n})</source>
        <translation>Findings ({n})</translation>
    </message>
    <message>
        <source>Tindak lanjut ({open} terbuka dari {n})</source>
        <translation>Follow-up ({open} open of {n})</translation>
    </message>
    <message>
        <source>Temuan</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Tindak lanjut</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>Belum ada temuan pada kunjungan yang dihitung di sini.</source>
        <translation>No findings in the visits counted here.</translation>
    </message>
    <message>
        <source>Belum ada tindak lanjut yang disepakati.</source>
        <translation>No follow-up was agreed yet.</translation>
    </message>
    <message>
        <source>Kunjungan</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>Penyebab</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>Rekomendasi</source>
        <translation>Recommendation</translation>
    </message>
    <message>
        <source>Penanggung jawab</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Pasal</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Tindakan</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Tenggat</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Lewat</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>{n} hari</source>
        <translation>{n} days</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Terakhir dilihat</source>
        <translation>Last looked at</translation>
    </message>
</context>
<context>
    <name>Fingerprint</name>
    <message>
        <source>Telepon pemiliknya dan bandingkan keenam kata ini:

{words}

Hanya bila semuanya sama, berkas ini memang dari {name}.</source>
        <translation>Call its owner and compare these six words:

{words}

Only when all of them agree is this file really from {name}.</translation>
    </message>
    <message>
        <source>Bandingkan dulu dengan suara</source>
        <translation>Compare by voice first</translation>
    </message>
    <message>
        <source>Keenam kata sama</source>
        <translation>All six words agree</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>FishboneDialog</name>
    <message>
        <source>Belum digolongkan</source>
        <translation>Not sorted yet</translation>
    </message>
    <message>
        <source>Tulang ikan sebab</source>
        <translation>Fishbone of causes</translation>
    </message>
    <message>
        <source>Tulang ikan sebab: {n} temuan</source>
        <translation>Fishbone of causes: {n} findings</translation>
    </message>
    <message>
        <source>Tiap tulang satu golongan sebab; temuannya yang paling berat dahulu; ← akar masalah.</source>
        <translation>Each bone is one category of causes, its gravest findings first; ← root cause.</translation>
    </message>
    <message>
        <source>Kembali ke daftar</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Simpan sebagai PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>tulang-ikan.pdf</source>
        <translation>fishbone.pdf</translation>
    </message>
</context>
<context>
    <name>FollowUpPage</name>
    <message>
        <source>Tindak lanjut kunjungan sebelumnya</source>
        <translation>Follow-ups of earlier visits</translation>
    </message>
    <message>
        <source>Tidak ada tindak lanjut terbuka dari kunjungan sebelumnya ke pusat layanan ini.</source>
        <translation>No open follow-ups from earlier visits to this centre.</translation>
    </message>
    <message>
        <source>Tindakan yang disepakati</source>
        <translation>Agreed action</translation>
    </message>
    <message>
        <source>Pelaku</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Tenggat</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Keadaan kini</source>
        <translation>State now</translation>
    </message>
    <message>
        <source>Bagaimana keadaannya sekarang?</source>
        <translation>How does it stand now?</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Tenggat baru, bila disepakati</source>
        <translation>New deadline, if one was agreed</translation>
    </message>
    <message>
        <source>Catatan tindak lanjut</source>
        <translation>Remark on the follow-up</translation>
    </message>
    <message>
        <source>Apa yang terlihat atau disampaikan</source>
        <translation>What was seen or said</translation>
    </message>
    <message>
        <source>Semua tindak lanjut sudah dikonfirmasi.</source>
        <translation>All follow-ups are confirmed.</translation>
    </message>
    <message>
        <source>tenggat {day}</source>
        <translation>due {day}</translation>
    </message>
    <message>
        <source>disepakati {day}</source>
        <translation>agreed on {day}</translation>
    </message>
    <message>
        <source>Temuannya: {text}</source>
        <translation>The finding: {text}</translation>
    </message>
    <message>
        <source>Kunjungan {day}: {state}. {note}</source>
        <translation>Visit of {day}: {state}. {note}</translation>
    </message>
    <message>
        <source>Foto {n}</source>
        <translation>Photo {n}</translation>
    </message>
    <message>
        <source>Pilih foto…</source>
        <translation>Choose photo…</translation>
    </message>
    <message>
        <source>belum dikonfirmasi</source>
        <translation>not confirmed yet</translation>
    </message>
</context>
<context>
    <name>FollowUpTab</name>
    <message>
        <source>Tindak lanjut</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>Notulen rapat… (F9)</source>
        <translation>Minutes… (F9)</translation>
    </message>
    <message>
        <source>Saring: tindakan, pusat layanan, nama</source>
        <translation>Filter: action, centre, name</translation>
    </message>
    <message>
        <source>Belum ada tindak lanjut</source>
        <translation>No follow-up yet</translation>
    </message>
    <message>
        <source>Rekomendasi dengan penanggung jawab dan tenggat dari kunjungan yang disegel terkumpul di sini, juga keputusan rapat (F9).</source>
        <translation>Recommendations with owner and deadline of sealed visits are gathered here, and decisions of meetings (F9).</translation>
    </message>
    <message>
        <source>Terbuka</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Lewat tenggat</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Selesai atau gugur</source>
        <translation>Done or dropped</translation>
    </message>
    <message>
        <source>Semua</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Keadaan</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Semua penanggung jawab</source>
        <translation>All owners</translation>
    </message>
    <message>
        <source>Penanggung jawab</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Kunjungan dan rapat</source>
        <translation>Visits and meetings</translation>
    </message>
    <message>
        <source>Dari kunjungan</source>
        <translation>From visits</translation>
    </message>
    <message>
        <source>Keputusan rapat</source>
        <translation>Decisions of meetings</translation>
    </message>
    <message>
        <source>Asal</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>Tindak lanjut: satu per satu, per penanggung jawab, per pusat layanan</source>
        <translation>Follow-up: one by one, by owner, by centre</translation>
    </message>
    <message>
        <source>Tidak ada yang cocok dengan saringan.</source>
        <translation>Nothing fits the filter.</translation>
    </message>
    <message>
        <source>Pusat layanan</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Tindakan</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Tenggat</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Lewat</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>{n} hari</source>
        <translation>{n} days</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Terakhir dilihat</source>
        <translation>Last looked at</translation>
    </message>
    <message>
        <source>Bukti</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>foto</source>
        <translation>photo</translation>
    </message>
    <message>
        <source>Temuan</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Tindak lanjut per penanggung jawab</source>
        <translation>Follow-up by owner</translation>
    </message>
    <message>
        <source>Tindak lanjut per pusat layanan</source>
        <translation>Follow-up by centre</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>rapat: {name}</source>
        <translation>meeting: {name}</translation>
    </message>
    <message>
        <source>kunjungan {day}</source>
        <translation>visit of {day}</translation>
    </message>
    <message>
        <source>Tindakan ({n})</source>
        <translation>Actions ({n})</translation>
    </message>
    <message>
        <source>Per penanggung jawab</source>
        <translation>By owner</translation>
    </message>
    <message>
        <source>Per pusat layanan</source>
        <translation>By centre</translation>
    </message>
    <message>
        <source>{open} dari {total} tindakan masih terbuka; {late} lewat tenggat per {day}.</source>
        <translation>{open} of {total} actions are still open; {late} overdue as of {day}.</translation>
    </message>
</context>
<context>
    <name>FollowUpsPage</name>
    <message>
        <source>Tindak lanjut</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>Saring: pusat layanan, tindakan, penanggung jawab</source>
        <translation>Filter: service centre, action, owner</translation>
    </message>
    <message>
        <source>Belum ada temuan</source>
        <translation>No finding yet</translation>
    </message>
    <message>
        <source>Temuan, rekomendasi, dan tindak lanjut dari kunjungan yang disegel terkumpul di sini.</source>
        <translation>Findings, recommendations and follow-ups of sealed visits gather here.</translation>
    </message>
    <message>
        <source>Tindak lanjut dan temuan</source>
        <translation>Follow-ups and findings</translation>
    </message>
    <message>
        <source>Tindak lanjut terbuka ({n})</source>
        <translation>Open follow-ups ({n})</translation>
    </message>
    <message>
        <source>Selesai ({n})</source>
        <translation>Closed ({n})</translation>
    </message>
    <message>
        <source>Temuan ({n})</source>
        <translation>Findings ({n})</translation>
    </message>
    <message>
        <source>Pusat layanan</source>
        <translation>Service centre</translation>
    </message>
    <message>
        <source>Kunjungan</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>Tenggat</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>belum</source>
        <translation>not begun</translation>
    </message>
    <message>
        <source>sebagian</source>
        <translation>partly done</translation>
    </message>
    <message>
        <source>selesai</source>
        <translation>done</translation>
    </message>
    <message>
        <source>tidak relevan lagi</source>
        <translation>no longer relevant</translation>
    </message>
    <message>
        <source>Tindak lanjut terbuka</source>
        <translation>Open follow-ups</translation>
    </message>
    <message>
        <source>Tindak lanjut yang selesai</source>
        <translation>Closed follow-ups</translation>
    </message>
    <message>
        <source>Tindakan</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Penanggung jawab</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Terakhir dilihat</source>
        <translation>Last looked at</translation>
    </message>
    <message>
        <source>Temuan</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>Rekomendasi</source>
        <translation>Recommendation</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Coba simpan lagi</source>
        <translation>Try to save again</translation>
    </message>
    <message>
        <source>Selesaikan</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Periksa dan segel kunjungan (Ctrl+Shift+Enter)</source>
        <translation>Check and seal the visit (Ctrl+Shift+Enter)</translation>
    </message>
    <message>
        <source>Buka lagi…</source>
        <translation>Open again…</translation>
    </message>
    <message>
        <source>Menyimpan…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>pindah ke versi lain dari formulir</source>
        <translation>moved to another version of the form</translation>
    </message>
    <message>
        <source>isian yang dihapus</source>
        <translation>a deleted entry</translation>
    </message>
    <message>
        <source>tindak lanjut kunjungan lalu</source>
        <translation>follow-up of an earlier visit</translation>
    </message>
    <message>
        <source>tanda “nanti” pada {question}</source>
        <translation>“later” mark on {question}</translation>
    </message>
    <message>
        <source>“masih begitu” pada {question}</source>
        <translation>“still so” at {question}</translation>
    </message>
    <message>
        <source>penanda pada {question}</source>
        <translation>bookmark on {question}</translation>
    </message>
    <message>
        <source>tautan pada {record}</source>
        <translation>link of {record}</translation>
    </message>
    <message>
        <source>catatan pada {question}</source>
        <translation>note on {question}</translation>
    </message>
    <message>
        <source>Tersimpan {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>Hanya dibaca</source>
        <translation>Read only</translation>
    </message>
    <message>
        <source>Semua tersimpan</source>
        <translation>Everything saved</translation>
    </message>
    <message>
        <source>Belum tersimpan: {n} jawaban</source>
        <translation>Not saved yet: {n} answers</translation>
    </message>
    <message>
        <source>Urungkan: {what} (Ctrl+Z)</source>
        <translation>Undo: {what} (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>FormLanguage</name>
    <message>
        <source>Formulir ini hanya ada dalam satu bahasa.</source>
        <translation>This form exists in one language only.</translation>
    </message>
    <message>
        <source>Bahasa formulir</source>
        <translation>Language of the form</translation>
    </message>
    <message>
        <source>Seperti bahasa aplikasi</source>
        <translation>As the application</translation>
    </message>
    <message>
        <source>Formulir dalam {language}</source>
        <translation>Form in {language}</translation>
    </message>
    <message>
        <source>Bahasa formulir: {language}</source>
        <translation>Language of the form: {language}</translation>
    </message>
</context>
<context>
    <name>GenderView</name>
    <message>
        <source>{n} dari {of} pusat layanan mencatat menurut jenis kelamin</source>
        <translation>{n} of {of} centres keep counts by sex</translation>
    </message>
    <message>
        <source>Gender dan layanan MRC</source>
        <translation>Gender and MRC services</translation>
    </message>
    <message>
        <source>Klien menurut layanan</source>
        <translation>Clients by service</translation>
    </message>
    <message>
        <source>Klien menurut jenis klien</source>
        <translation>Clients by kind</translation>
    </message>
    <message>
        <source>Klien menurut saluran</source>
        <translation>Clients by channel</translation>
    </message>
    <message>
        <source>Klien: semua rincian</source>
        <translation>Clients: every detail</translation>
    </message>
    <message>
        <source>Kasus</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>Layanan yang ada</source>
        <translation>Services offered</translation>
    </message>
    <message>
        <source>Tabel</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Belum ada jawaban tentang klien pada kunjungan yang dihitung di sini.</source>
        <translation>No answers about clients in the visits counted here.</translation>
    </message>
    <message>
        <source>L</source>
        <translation>M</translation>
    </message>
    <message>
        <source>P</source>
        <translation>W</translation>
    </message>
    <message>
        <source>Bagian P</source>
        <translation>Share of women</translation>
    </message>
    <message>
        <source>Jumlah</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Kunjungan</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>{total} klien dalam dua belas bulan: {women} perempuan ({share}), {men} laki-laki.</source>
        <translation>{total} clients in twelve months: {women} women ({share}), {men} men.</translation>
    </message>
    <message>
        <source>{n} dari {of}</source>
        <translation>{n} of {of}</translation>
    </message>
    <message>
        <source>Jenis kunjungan</source>
        <translation>Kind of visit</translation>
    </message>
</context>
<context>
    <name>GeopointEditor</name>
    <message>
        <source>Tautan pendek ini baru terbaca lewat internet. Buka di ponsel, lalu salin angka lintang, bujur</source>
        <translation>This short link can only be read over the internet. Open it on a phone, then copy the latitude and longitude</translation>
    </message>
    <message>
        <source>Kode plus belum dapat dibaca di sini. Di Google Maps tekan titiknya, lalu salin angkanya</source>
        <translation>Plus codes cannot be read here yet. In Google Maps press the point, then copy the figures</translation>
    </message>
    <message>
        <source>Tautan ini tidak memuat letak. Di peta tekan titiknya, lalu salin angka lintang, bujur</source>
        <translation>This link holds no place. Press the point on the map, then copy the latitude and longitude</translation>
    </message>
    <message>
        <source>Lintang paling jauh 90, bujur paling jauh 180. Contoh: -8.0657, 111.9022</source>
        <translation>A latitude is at most 90, a longitude at most 180. Example: -8.0657, 111.9022</translation>
    </message>
    <message>
        <source>Letak ini belum terbaca. Contoh: -8.0657, 111.9022 atau tautan Google Maps</source>
        <translation>This position cannot be read yet. Examples: -8.0657, 111.9022 or a Google Maps link</translation>
    </message>
    <message>
        <source>{n} m di atas laut</source>
        <translation>{n} m above the sea</translation>
    </message>
    <message>
        <source>teliti ± {n} m</source>
        <translation>accurate to ± {n} m</translation>
    </message>
    <message>
        <source>urutan dibalik</source>
        <translation>order turned round</translation>
    </message>
</context>
<context>
    <name>GridHead</name>
    <message>
        <source>Kolom: {names}</source>
        <translation>Columns: {names}</translation>
    </message>
</context>
<context>
    <name>GroupHead</name>
    <message>
        <source>terlipat</source>
        <translation>folded</translation>
    </message>
</context>
<context>
    <name>HeatView</name>
    <message>
        <source>Nilai tiap aspek</source>
        <translation>Scores by aspect</translation>
    </message>
    <message>
        <source>Nilai tiap aspek, pusat layanan di baris</source>
        <translation>Scores by aspect, a row for each centre</translation>
    </message>
    <message>
        <source>Belum ada kunjungan tersegel dengan nilai di sini. Longgarkan pilihan di atas.</source>
        <translation>No sealed visit with a score here yet. Widen the choice above.</translation>
    </message>
    <message>
        <source>Indeks</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Median: {values}. Dari 0 sampai {maximum}; makin gelap makin tinggi. Enter: butir di balik nilai.</source>
        <translation>Median: {values}. From 0 to {maximum}; the darker the higher. Enter: the items behind a score.</translation>
    </message>
    <message>
        <source>{centre}, {aspect}: {score}; {n} dari {total} butir dinilai</source>
        <translation>{centre}, {aspect}: {score}; {n} of {total} items scored</translation>
    </message>
    <message>
        <source>Butir dan nilainya</source>
        <translation>Items and their points</translation>
    </message>
</context>
<context>
    <name>HeldDialog</name>
    <message>
        <source>Yang ditahan</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>Catatan yang ditahan</source>
        <translation>Records set aside</translation>
    </message>
    <message>
        <source>Ini datang dari kunci yang tidak dikenal, dicabut, atau sertifikatnya berakhir. Sampai Anda memutuskan, tidak ada yang masuk dan tidak ada yang dibuang.</source>
        <translation>These came with a key that is unknown, withdrawn, or whose certificate has ended. Until you decide, nothing comes in and nothing is thrown away.</translation>
    </message>
    <message>
        <source>Terima…</source>
        <translation>Approve…</translation>
    </message>
    <message>
        <source>Tolak…</source>
        <translation>Refuse…</translation>
    </message>
    <message>
        <source>Pertimbangkan lagi…</source>
        <translation>Reconsider…</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Tidak ada yang ditahan.</source>
        <translation>Nothing is set aside.</translation>
    </message>
    <message>
        <source>kunjungan</source>
        <translation>visit</translation>
    </message>
    <message>
        <source>catatan kerja</source>
        <translation>signed act</translation>
    </message>
    <message>
        <source>laptop belum dikenal</source>
        <translation>laptop not known</translation>
    </message>
    <message>
        <source>kunci dicabut</source>
        <translation>key withdrawn</translation>
    </message>
    <message>
        <source>sesudah sertifikat berakhir</source>
        <translation>after the certificate ended</translation>
    </message>
    <message>
        <source>ditandatangani untuk laptop lain</source>
        <translation>signed for another laptop</translation>
    </message>
    <message>
        <source>dari aplikasi yang lebih baru</source>
        <translation>from a newer application</translation>
    </message>
    <message>
        <source>ditolak</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>Sejak</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Apa</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Dari</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Mengapa</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Dibuat</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>Ditolak oleh {who}</source>
        <translation>Refused by {who}</translation>
    </message>
    <message>
        <source>Menurut jam laptopnya dibuat {day}, sebelum kuncinya dicabut ({since}); itu tidak dapat dibuktikan.</source>
        <translation>By its laptop&apos;s clock made on {day}, before the key was withdrawn ({since}); that cannot be proved.</translation>
    </message>
    <message>
        <source>Menurut jam laptopnya dibuat {day}, sesudah kuncinya dicabut ({since}).</source>
        <translation>By its laptop&apos;s clock made on {day}, after the key was withdrawn ({since}).</translation>
    </message>
    <message>
        <source>Terima {n} catatan</source>
        <translation>Approve {n} records</translation>
    </message>
    <message>
        <source>Catatan ini masuk seperti dari laptop yang dipercaya.</source>
        <translation>These records come in as from a trusted laptop.</translation>
    </message>
    <message>
        <source>Tolak {n} catatan</source>
        <translation>Refuse {n} records</translation>
    </message>
    <message>
        <source>Catatan tetap disimpan terpisah dengan alasan ini dan dapat dipertimbangkan lagi kapan saja.</source>
        <translation>The records stay kept apart with this reason and can be reconsidered any time.</translation>
    </message>
    <message>
        <source>Pertimbangkan lagi {n} catatan</source>
        <translation>Reconsider {n} records</translation>
    </message>
    <message>
        <source>Catatan kembali menunggu keputusan.</source>
        <translation>The records wait for a decision again.</translation>
    </message>
    <message>
        <source>Terima</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Tolak</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Pertimbangkan lagi</source>
        <translation>Reconsider</translation>
    </message>
    <message>
        <source>Sebutkan mengapa ditolak.</source>
        <translation>Say why they are refused.</translation>
    </message>
    <message>
        <source>{m} catatan sudah masuk.</source>
        <translation>{m} records have come in.</translation>
    </message>
    <message>
        <source>{n} catatan ditolak dan tetap disimpan terpisah.</source>
        <translation>{n} records were refused and stay kept apart.</translation>
    </message>
    <message>
        <source>{n} catatan menunggu keputusan lagi.</source>
        <translation>{n} records wait for a decision again.</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Riwayat jawaban</source>
        <translation>History of answers</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Pertanyaan ini belum pernah dijawab.</source>
        <translation>This question has never been answered.</translation>
    </message>
    <message>
        <source>{when} · {who} mengoreksi: {old} → {new}. {reason} Jawaban semula: {original}</source>
        <translation>{when} · {who} corrected: {old} → {new}. {reason} The answer before: {original}</translation>
    </message>
    <message>
        <source>mengurungkan</source>
        <translation>undid</translation>
    </message>
    <message>
        <source>mengulangi</source>
        <translation>redid</translation>
    </message>
    <message>
        <source>mengambil dari kunjungan lalu</source>
        <translation>took from the last visit</translation>
    </message>
    <message>
        <source>menerima dari berkas</source>
        <translation>received from a file</translation>
    </message>
    <message>
        <source>membandingkan dua pengetikan</source>
        <translation>compared two passes</translation>
    </message>
    <message>
        <source>menggabungkan versi dari beberapa laptop</source>
        <translation>joined the versions of several laptops</translation>
    </message>
    <message>
        <source>catatan</source>
        <translation>the note</translation>
    </message>
    <message>
        <source>alasan dibiarkan kosong</source>
        <translation>the reason for leaving it open</translation>
    </message>
    <message>
        <source>tanda “nanti”</source>
        <translation>the “later” mark</translation>
    </message>
    <message>
        <source>penanda</source>
        <translation>the bookmark</translation>
    </message>
    <message>
        <source>jawaban</source>
        <translation>the answer</translation>
    </message>
    <message>
        <source>{when} · {who} {deed} {what}: {old} → {new}</source>
        <translation>{when} · {who} {deed} {what}: {old} → {new}</translation>
    </message>
    <message>
        <source>mengisi</source>
        <translation>gave</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Impor berkas</source>
        <translation>Import a file</translation>
    </message>
    <message>
        <source>Impor berkas dari evaluator</source>
        <translation>Import a file from an evaluator</translation>
    </message>
    <message>
        <source>Kemajuan</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Isi berkas</source>
        <translation>Contents of the file</translation>
    </message>
    <message>
        <source>Pilih berkas lain…</source>
        <translation>Choose another file…</translation>
    </message>
    <message>
        <source>Simpan tanda terima…</source>
        <translation>Save the receipt…</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Impor</source>
        <translation>Import</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Hasil</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Pusat layanan</source>
        <translation>Service centre</translation>
    </message>
    <message>
        <source>Tanggal</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Dari</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Berkas</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Tampilkan hasil</source>
        <translation>Show outcomes</translation>
    </message>
    <message>
        <source>Semua hasil</source>
        <translation>All outcomes</translation>
    </message>
    <message>
        <source>Simpan hasil…</source>
        <translation>Save the result…</translation>
    </message>
    <message>
        <source>Keterangan</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>Paket {n} dari {of}: {name}</source>
        <translation>Package {n} of {of}: {name}</translation>
    </message>
    <message>
        <source>{n} catatan</source>
        <translation>{n} records</translation>
    </message>
    <message>
        <source>{n} dari {found} catatan; semuanya ada di hasil yang disimpan</source>
        <translation>{n} of {found} records; all of them are in the saved result</translation>
    </message>
    <message>
        <source>{path} dan {n} lainnya</source>
        <translation>{path} and {n} more</translation>
    </message>
    <message>
        <source>Membaca berkas… Belum ada yang diubah.</source>
        <translation>Reading the file… Nothing has been changed yet.</translation>
    </message>
    <message>
        <source>Hentikan</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Tidak ada yang diubah.</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>Impor {n} kunjungan</source>
        <translation>Import visits ({n})</translation>
    </message>
    <message>
        <source>Impor</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Tidak ada yang perlu diimpor</source>
        <translation>Nothing to import</translation>
    </message>
    <message>
        <source>Selesai.</source>
        <translation>Done.</translation>
    </message>
    <message>
        <source>Dihentikan.</source>
        <translation>Stopped.</translation>
    </message>
    <message>
        <source>Teruskan impor</source>
        <translation>Go on importing</translation>
    </message>
    <message>
        <source>Berkas dari evaluator</source>
        <translation>File from an evaluator</translation>
    </message>
    <message>
        <source>Berkas LTSA (*.ltsa *.zip)</source>
        <translation>LTSA files (*.ltsa *.zip)</translation>
    </message>
    <message>
        <source>Hasil impor</source>
        <translation>Result of the import</translation>
    </message>
    <message>
        <source>Tabel (*.csv);;Dokumen (*.pdf)</source>
        <translation>Table (*.csv);;Document (*.pdf)</translation>
    </message>
    <message>
        <source>Hasil impor ada di {path}.</source>
        <translation>The result of the import is in {path}.</translation>
    </message>
    <message>
        <source>Tanda terima</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Tanda terima (*.ltsareceipt)</source>
        <translation>Receipt (*.ltsareceipt)</translation>
    </message>
    <message>
        <source>Folder untuk {n} tanda terima</source>
        <translation>Folder for {n} receipts</translation>
    </message>
    <message>
        <source>Tanda terima ada di {path}. Kirim kepada evaluator: yang sudah sampai tidak dikirim lagi.</source>
        <translation>The receipt is at {path}. Send it to the evaluator: what has arrived is not sent again.</translation>
    </message>
</context>
<context>
    <name>InboxTab</name>
    <message>
        <source>Pilih folder kotak masuk…</source>
        <translation>Choose the inbox folder…</translation>
    </message>
    <message>
        <source>Lihat sekarang</source>
        <translation>Look now</translation>
    </message>
    <message>
        <source>Buka folder</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Berhenti mengawasi</source>
        <translation>Stop watching</translation>
    </message>
    <message>
        <source>Hasil kotak masuk</source>
        <translation>What came of the inbox</translation>
    </message>
    <message>
        <source>Belum ada berkas yang diambil sejak aplikasi dibuka.</source>
        <translation>No file was taken in since the program was opened.</translation>
    </message>
    <message>
        <source>Berkas</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Hasil</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Sekarang di</source>
        <translation>Is now in</translation>
    </message>
    <message>
        <source>Berkas asli yang disimpan: {n} · {size} MB, masing-masing sekali.</source>
        <translation>Originals kept: {n} · {size} MB, each once.</translation>
    </message>
    <message>
        <source>Folder bersama tempat evaluator menaruh paket dapat diawasi: berkas baru diambil sendiri, yang tidak terbaca dipisahkan.</source>
        <translation>A shared folder that evaluators put packages into can be watched: new files are taken in by themselves, what cannot be read is set aside.</translation>
    </message>
    <message>
        <source>Diawasi: {folder}</source>
        <translation>Watched: {folder}</translation>
    </message>
    <message>
        <source>Folder kotak masuk</source>
        <translation>Inbox folder</translation>
    </message>
</context>
<context>
    <name>InstanceCard</name>
    <message>
        <source>terlipat</source>
        <translation>folded</translation>
    </message>
    <message>
        <source>Gandakan {name}</source>
        <translation>Duplicate {name}</translation>
    </message>
    <message>
        <source>Naikkan {name}</source>
        <translation>Move {name} up</translation>
    </message>
    <message>
        <source>Turunkan {name}</source>
        <translation>Move {name} down</translation>
    </message>
    <message>
        <source>Hapus {name}</source>
        <translation>Delete {name}</translation>
    </message>
</context>
<context>
    <name>InstrumentDialog</name>
    <message>
        <source>Tambah instrumen</source>
        <translation>Add an instrument</translation>
    </message>
    <message>
        <source>Pemeriksaan buku kerja</source>
        <translation>Check of the workbook</translation>
    </message>
    <message>
        <source>Sedang memeriksa</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>Periksa ulang</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Tambahkan instrumen</source>
        <translation>Add the instrument</translation>
    </message>
    <message>
        <source>Coba formulir</source>
        <translation>Try the form</translation>
    </message>
    <message>
        <source>Yang ditemukan di buku kerja</source>
        <translation>What was found in the workbook</translation>
    </message>
    <message>
        <source>harus diperbaiki</source>
        <translation>must be mended</translation>
    </message>
    <message>
        <source>perlu dilihat</source>
        <translation>needs a look</translation>
    </message>
    <message>
        <source>saran</source>
        <translation>hint</translation>
    </message>
    <message>
        <source>Tingkat</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>Baca berkas itu lagi, setelah diperbaiki di Excel (F5)</source>
        <translation>Read the file again after mending it in Excel (F5)</translation>
    </message>
    <message>
        <source>Saring temuan</source>
        <translation>Filter the findings</translation>
    </message>
    <message>
        <source>Salin</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Salin daftar ini, untuk ditempel di Excel atau surat (Ctrl+Shift+C)</source>
        <translation>Copy this list, to be pasted into Excel or a letter (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Simpan daftar…</source>
        <translation>Save the list…</translation>
    </message>
    <message>
        <source>Simpan daftar ini sebagai buku kerja Excel (Ctrl+S)</source>
        <translation>Save this list as an Excel workbook (Ctrl+S)</translation>
    </message>
    <message>
        <source>Tidak ada temuan yang cocok.</source>
        <translation>No finding fits.</translation>
    </message>
    <message>
        <source>Lembar</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>Kolom</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Masalah</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>Memeriksa setiap lembar, rumus, dan bobot… Langkah {n} dari {total}.</source>
        <translation>Looking at every sheet, formula and weight… Step {n} of {total}.</translation>
    </message>
    <message>
        <source>Perbaiki di salinan… ({n})</source>
        <translation>Mend in a copy… ({n})</translation>
    </message>
    <message>
        <source>Memeriksa setiap lembar, rumus, dan bobot…</source>
        <translation>Checking every sheet, formula and weight…</translation>
    </message>
    <message>
        <source>Buku kerja ini belum dapat dipakai: {n} hal harus diperbaiki di Excel. Tidak ada yang ditambahkan.</source>
        <translation>This workbook cannot be used yet. To be mended in Excel: {n}. Nothing was added.</translation>
    </message>
    <message>
        <source>{title}, versi {version}. Dapat dipakai; {n} hal perlu dilihat.</source>
        <translation>{title}, version {version}. It can be used; points that need a look: {n}.</translation>
    </message>
    <message>
        <source>{title}, versi {version}. Tidak ada masalah.</source>
        <translation>{title}, version {version}. Nothing is the matter.</translation>
    </message>
    <message>
        <source>Tertulis: {found}</source>
        <translation>It says: {found}</translation>
    </message>
    <message>
        <source>Cara memperbaiki: {mend}</source>
        <translation>How to mend it: {mend}</translation>
    </message>
    <message>
        <source>{n} temuan disalin.</source>
        <translation>{n} findings copied.</translation>
    </message>
    <message>
        <source>Sel</source>
        <translation>Cell</translation>
    </message>
    <message>
        <source>Tertulis</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>Cara memperbaiki</source>
        <translation>How to mend it</translation>
    </message>
    <message>
        <source>Simpan daftar temuan</source>
        <translation>Save the list of findings</translation>
    </message>
    <message>
        <source>Buku kerja (*.xlsx)</source>
        <translation>Workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>Pilih nama lain: buku kerja aslinya tidak diubah.</source>
        <translation>Choose another name: the workbook itself is left alone.</translation>
    </message>
    <message>
        <source>temuan</source>
        <translation>findings</translation>
    </message>
    <message>
        <source>Daftar disimpan: {name}.</source>
        <translation>List saved: {name}.</translation>
    </message>
    <message>
        <source>Instrumen {title} {version} siap dipakai.</source>
        <translation>The instrument {title} {version} is ready for use.</translation>
    </message>
</context>
<context>
    <name>InstrumentsPage</name>
    <message>
        <source>Instrumen</source>
        <translation>Instruments</translation>
    </message>
    <message>
        <source>Tambah buku kerja…</source>
        <translation>Add a workbook…</translation>
    </message>
    <message>
        <source>Coba formulir</source>
        <translation>Try the form</translation>
    </message>
    <message>
        <source>Isi formulirnya untuk mencoba; tidak ada yang disimpan (Enter di daftar)</source>
        <translation>Fill the form in to try it; nothing is kept (Enter in the list)</translation>
    </message>
    <message>
        <source>Bandingkan versi…</source>
        <translation>Compare versions…</translation>
    </message>
    <message>
        <source>Apa yang berubah dari versi sebelumnya (Ctrl+D)</source>
        <translation>What changed since the version before (Ctrl+D)</translation>
    </message>
    <message>
        <source>Cetak formulir kosong…</source>
        <translation>Print the blank form…</translation>
    </message>
    <message>
        <source>Untuk diisi dengan tangan (Ctrl+P)</source>
        <translation>To be filled in by hand (Ctrl+P)</translation>
    </message>
    <message>
        <source>Instrumen adalah buku kerja XLSForm biasa, seperti untuk Kobo dan ODK. Versi yang sudah dipakai tidak berubah lagi; kunjungan selalu terbuka dengan versinya sendiri.</source>
        <translation>An instrument is an ordinary XLSForm workbook, as for Kobo and ODK. A version in use never changes again; a visit always opens in its own version.</translation>
    </message>
    <message>
        <source>Belum ada instrumen</source>
        <translation>No instrument yet</translation>
    </message>
    <message>
        <source>Tambahkan buku kerja XLSForm (.xlsx). Isinya diperiksa dulu sebelum dipakai.</source>
        <translation>Add an XLSForm workbook (.xlsx). It is checked before it is used.</translation>
    </message>
    <message>
        <source>Tambah buku kerja</source>
        <translation>Add a workbook</translation>
    </message>
    <message>
        <source>Judul</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Kode formulir</source>
        <translation>Form id</translation>
    </message>
    <message>
        <source>Versi</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Ditambahkan</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>Kunjungan</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>Sidik jari</source>
        <translation>Digest</translation>
    </message>
</context>
<context>
    <name>ItemsView</name>
    <message>
        <source>Butir terlemah</source>
        <translation>Weakest items</translation>
    </message>
    <message>
        <source>Butir yang paling banyak mengurangi nilai</source>
        <translation>Items that cost the most points</translation>
    </message>
    <message>
        <source>Belum ada butir yang dinilai di sini. Longgarkan pilihan di atas.</source>
        <translation>No item was scored here yet. Widen the choice above.</translation>
    </message>
    <message>
        <source>Butir</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Aspek</source>
        <translation>Aspect</translation>
    </message>
    <message>
        <source>Nilai terendah</source>
        <translation>Lowest points</translation>
    </message>
    <message>
        <source>{n} dari {of}</source>
        <translation>{n} of {of}</translation>
    </message>
    <message>
        <source>Bagian</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>Rata-rata</source>
        <translation>Mean</translation>
    </message>
    <message>
        <source>Hilang</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>Indeks</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>{n} dari {of} kunjungan mendapat nilai terendah.</source>
        <translation>{n} of {of} visits got the lowest points.</translation>
    </message>
    <message>
        <source>Jawaban</source>
        <translation>Answer</translation>
    </message>
</context>
<context>
    <name>JoinWindow</name>
    <message>
        <source>Gabungkan versi – LTSA Desktop</source>
        <translation>Join versions – LTSA Desktop</translation>
    </message>
    <message>
        <source>Pertanyaan yang jawabannya berbeda</source>
        <translation>Questions with different answers</translation>
    </message>
    <message>
        <source>Alasan keputusan (wajib, F2)</source>
        <translation>Reason of the decision (required, F2)</translation>
    </message>
    <message>
        <source>Alasan keputusan</source>
        <translation>Reason of the decision</translation>
    </message>
    <message>
        <source>Gabungkan dan segel</source>
        <translation>Join and seal</translation>
    </message>
    <message>
        <source>1, 2, 3 memilih lalu maju · N berikutnya yang belum · T tulis sendiri · F2 alasan · Ctrl+Enter segel</source>
        <translation>1, 2, 3 choose and go on · N next open one · T write your own · F2 reason · Ctrl+Enter seal</translation>
    </message>
    <message>
        <source>Lembar {letter}</source>
        <translation>Sheet {letter}</translation>
    </message>
    <message>
        <source>{n} perbedaan menyatu sendiri</source>
        <translation>{n} differences settled themselves</translation>
    </message>
    <message>
        <source>{n} dari {m} diputuskan</source>
        <translation>{n} of {m} decided</translation>
    </message>
    <message>
        <source>Nilai sesudah digabung: {list}</source>
        <translation>Scores once joined: {list}</translation>
    </message>
    <message>
        <source>Nilai tidak berubah.</source>
        <translation>The scores stay the same.</translation>
    </message>
    <message>
        <source>Semua di bagian ini dari {letter}</source>
        <translation>All in this section from {letter}</translation>
    </message>
    <message>
        <source>(dikosongkan)</source>
        <translation>(cleared)</translation>
    </message>
    <message>
        <source>{centre} digabung dan disegel. Kode versi: {code}.</source>
        <translation>{centre} was joined and sealed. Version code: {code}.</translation>
    </message>
</context>
<context>
    <name>JumpDialog</name>
    <message>
        <source>Ke nomor</source>
        <translation>To a number</translation>
    </message>
    <message>
        <source>Nomor pertanyaan</source>
        <translation>Number of the question</translation>
    </message>
    <message>
        <source>Nomor, mis. C3.2</source>
        <translation>Number, e.g. C3.2</translation>
    </message>
    <message>
        <source>Belum ada pertanyaan dengan nomor itu.</source>
        <translation>There is no question with that number.</translation>
    </message>
</context>
<context>
    <name>KeepingDialog</name>
    <message>
        <source>Masa simpan kunjungan</source>
        <translation>How long visits are kept</translation>
    </message>
    <message>
        <source>Dihitung dari tanggal kunjungan. Yang lewat masanya hanya dimusnahkan bila Anda menjalankannya di sini.</source>
        <translation>Counted from the day of the visit. What is over its time is erased only when you run it here.</translation>
    </message>
    <message>
        <source>Lama simpan</source>
        <translation>Kept for</translation>
    </message>
    <message>
        <source>tanpa batas</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source> tahun</source>
        <translation> years</translation>
    </message>
    <message>
        <source>termasuk kunjungan CONTOH</source>
        <translation>CONTOH visits too</translation>
    </message>
    <message>
        <source>Tetapkan</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>Kunjungan yang lewat masa simpannya</source>
        <translation>Visits over their time</translation>
    </message>
    <message>
        <source>Tidak ada kunjungan yang lewat masa simpannya.</source>
        <translation>No visit is over its time.</translation>
    </message>
    <message>
        <source>Pusat layanan</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Tanggal</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Ketik {word} untuk melanjutkan</source>
        <translation>Type {word} to go on</translation>
    </message>
    <message>
        <source>Simpan bukti…</source>
        <translation>Save the proof…</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>MUSNAHKAN</source>
        <translation>ERASE</translation>
    </message>
    <message>
        <source>Masa simpan ditetapkan.</source>
        <translation>The policy is set.</translation>
    </message>
    <message>
        <source>{n} kunjungan dimusnahkan. Diperiksa lagi: tidak ada yang tersisa.</source>
        <translation>{n} visits erased. Looked again: nothing is left.</translation>
    </message>
    <message>
        <source>{n} kunjungan dimusnahkan. Belum terjangkau: {places}.</source>
        <translation>{n} visits erased. Out of reach so far: {places}.</translation>
    </message>
    <message>
        <source>Bukti tersimpan: {path}</source>
        <translation>Proof saved: {path}</translation>
    </message>
    <message>
        <source>Musnahkan {n} kunjungan</source>
        <translation>Erase {n} visits</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Di mana saja</source>
        <translation>Anywhere</translation>
    </message>
    <message>
        <source>Cari apa saja: halaman, pusat layanan, kunjungan, pekerjaan</source>
        <translation>Find anything: pages, service centres, visits, tasks</translation>
    </message>
    <message>
        <source>Kunjungan baru</source>
        <translation>New visit</translation>
    </message>
    <message>
        <source>Ekspor kunjungan</source>
        <translation>Export visits</translation>
    </message>
    <message>
        <source>Impor berkas</source>
        <translation>Import a file</translation>
    </message>
    <message>
        <source>Kunci aplikasi</source>
        <translation>Lock the application</translation>
    </message>
    <message>
        <source>Baca ulang</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>Ke daftar halaman di kiri</source>
        <translation>To the list of pages on the left</translation>
    </message>
    <message>
        <source>Daftar tombol ini</source>
        <translation>This list of keys</translation>
    </message>
    <message>
        <source>Halaman</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Di halaman Instrumen</source>
        <translation>On the Instruments page</translation>
    </message>
    <message>
        <source>Coba formulir di baris ini</source>
        <translation>Try the form of this row</translation>
    </message>
    <message>
        <source>Bandingkan dengan versi lain</source>
        <translation>Compare with another version</translation>
    </message>
    <message>
        <source>Cetak formulir kosong</source>
        <translation>Print the blank form</translation>
    </message>
    <message>
        <source>Di halaman Peta &amp; rapat</source>
        <translation>On the page Map &amp; meeting</translation>
    </message>
    <message>
        <source>Ikhtisar, analisis, praktik baik, tindak lanjut, dokumen</source>
        <translation>Overview, analysis, good practices, follow-up, papers</translation>
    </message>
    <message>
        <source>Notulen rapat</source>
        <translation>Minutes of a meeting</translation>
    </message>
    <message>
        <source>Di peta: perbesar, perkecil, seluruh Indonesia; panah menggeser</source>
        <translation>On the map: zoom in, out, all of Indonesia; arrows move it</translation>
    </message>
    <message>
        <source>Di peta: pusat layanan berikutnya, sebelumnya; Enter membukanya</source>
        <translation>On the map: next, previous centre; Enter opens it</translation>
    </message>
    <message>
        <source>Simpan tabel sebagai lembar kerja</source>
        <translation>Save a table as a spreadsheet</translation>
    </message>
    <message>
        <source>Di grafik: simpan sebagai gambar</source>
        <translation>On a chart: save it as a picture</translation>
    </message>
    <message>
        <source>Di dalam daftar</source>
        <translation>Inside a list</translation>
    </message>
    <message>
        <source>Baris sebelumnya, berikutnya</source>
        <translation>Previous row, next row</translation>
    </message>
    <message>
        <source>Buka baris ini</source>
        <translation>Open this row</translation>
    </message>
    <message>
        <source>Dari kolom saring ke daftar</source>
        <translation>From the filter into the list</translation>
    </message>
    <message>
        <source>Kosongkan saringan; tutup dialog</source>
        <translation>Clear the filter; close the dialog</translation>
    </message>
</context>
<context>
    <name>KeysOverlay</name>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>LearningTab</name>
    <message>
        <source>Praktik baik</source>
        <translation>Good practices</translation>
    </message>
    <message>
        <source>Saring: praktik, masalah, pusat layanan</source>
        <translation>Filter: practice, problem, centre</translation>
    </message>
    <message>
        <source>Pusat layanan yang dapat terbantu</source>
        <translation>Centres that may be helped</translation>
    </message>
    <message>
        <source>Belum ada pusat layanan lain dengan penyebab yang sama atau aspek yang rendah di sini.</source>
        <translation>No other centre here has the same cause or a low aspect.</translation>
    </message>
    <message>
        <source>Belum ada praktik baik</source>
        <translation>No good practices yet</translation>
    </message>
    <message>
        <source>Praktik baik yang dicatat di bagian G sebuah kunjungan tampil di sini begitu kunjungannya disegel, dengan pusat layanan yang dapat belajar darinya.</source>
        <translation>Good practices recorded in part G of a visit appear here once the visit is sealed, with the centres that may learn from them.</translation>
    </message>
    <message>
        <source>Pusat layanan</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Cocok untuk</source>
        <translation>Fits</translation>
    </message>
    <message>
        <source>Karena</source>
        <translation>Because of</translation>
    </message>
    <message>
        <source>penyebab sama</source>
        <translation>same cause</translation>
    </message>
    <message>
        <source>aspek rendah</source>
        <translation>low aspect</translation>
    </message>
    <message>
        <source>Alasannya</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Buka kunjungannya</source>
        <translation>Open its visit</translation>
    </message>
    <message>
        <source>Cetak kartu…</source>
        <translation>Print card…</translation>
    </message>
    <message>
        <source>Dapat membantu {n} pusat layanan</source>
        <translation>May help {n} centres</translation>
    </message>
    <message>
        <source>Masalah</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>Yang dilakukan</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>Hasil</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Biaya</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Yang diperlukan</source>
        <translation>What it needs</translation>
    </message>
    <message>
        <source>Untuk siapa</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>Bukti</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Menjawab penyebab</source>
        <translation>Answers the cause</translation>
    </message>
</context>
<context>
    <name>LinkBar</name>
    <message>
        <source>Belum ditautkan ke pertanyaan</source>
        <translation>Not linked to a question yet</translation>
    </message>
    <message>
        <source>Ke pertanyaan ini</source>
        <translation>Go to this question</translation>
    </message>
    <message>
        <source>Lepas tautan ke pertanyaan</source>
        <translation>Cut the link to the question</translation>
    </message>
    <message>
        <source>Ganti…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Tautkan…</source>
        <translation>Link…</translation>
    </message>
    <message>
        <source>Pilih pertanyaan yang ditunjuk</source>
        <translation>Choose the question it points to</translation>
    </message>
    <message>
        <source>Foto {n}</source>
        <translation>Photo {n}</translation>
    </message>
    <message>
        <source>Belum ada foto yang menunjukkannya</source>
        <translation>No photo shows it yet</translation>
    </message>
    <message>
        <source>Pilih foto…</source>
        <translation>Choose photos…</translation>
    </message>
    <message>
        <source>Foto {n} · {what}</source>
        <translation>Photo {n} · {what}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Belum dikunci: ada jawaban yang belum diterima disk.</source>
        <translation>Not locked yet: an answer has not been taken by the disk.</translation>
    </message>
    <message>
        <source>Semua tombol papan ketik</source>
        <translation>All keyboard keys</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>Peta &amp; rapat</source>
        <translation>Map &amp; meeting</translation>
    </message>
    <message>
        <source>Peta dan rapat</source>
        <translation>Map and meeting</translation>
    </message>
    <message>
        <source>Ikhtisar</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Analisis</source>
        <translation>Analysis</translation>
    </message>
    <message>
        <source>Praktik baik</source>
        <translation>Good practices</translation>
    </message>
    <message>
        <source>Tindak lanjut</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>Dokumen rapat</source>
        <translation>Meeting papers</translation>
    </message>
</context>
<context>
    <name>MeetingPaperDialog</name>
    <message>
        <source>Warna</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Hitam putih</source>
        <translation>Black and white</translation>
    </message>
    <message>
        <source>Rapat</source>
        <translation>Meeting</translation>
    </message>
</context>
<context>
    <name>MendDialog</name>
    <message>
        <source>Perbaiki di salinan</source>
        <translation>Mend in a copy</translation>
    </message>
    <message>
        <source>{n} sel dapat diperbaiki dengan aman</source>
        <translation>Cells that can be mended safely: {n}</translation>
    </message>
    <message>
        <source>Arti formulir tidak berubah. Perbaikan ditulis ke salinan; “{name}” tidak disentuh. Salinannya lalu diperiksa lagi.</source>
        <translation>What the form means does not change. The mends are written into a copy; “{name}” is not touched. The copy is then checked again.</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Simpan salinan…</source>
        <translation>Save the copy…</translation>
    </message>
    <message>
        <source>Sel yang diperbaiki</source>
        <translation>Mended cells</translation>
    </message>
    <message>
        <source>Lembar</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>Sel</source>
        <translation>Cell</translation>
    </message>
    <message>
        <source>Tertulis</source>
        <translation>As written</translation>
    </message>
    <message>
        <source>Menjadi</source>
        <translation>Becomes</translation>
    </message>
    <message>
        <source>Mengapa aman</source>
        <translation>Why it is safe</translation>
    </message>
    <message>
        <source>Salinannya disimpan sebagai .xlsx; warna dan lebar kolom tidak ikut.</source>
        <translation>The copy is an .xlsx file; colours and column widths are not carried over.</translation>
    </message>
    <message>
        <source>Simpan salinan</source>
        <translation>Save the copy</translation>
    </message>
    <message>
        <source>Buku kerja (*.xlsx)</source>
        <translation>Workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>Pilih nama lain: buku kerja aslinya tidak diubah.</source>
        <translation>Choose another name: the workbook itself is not changed.</translation>
    </message>
</context>
<context>
    <name>MinutesDialog</name>
    <message>
        <source>Notulen rapat</source>
        <translation>Minutes of a meeting</translation>
    </message>
    <message>
        <source>Page Down/Up: temuan berikut, sebelumnya · Enter: isian berikut · Ctrl+Enter: simpan · Ctrl+F: cari</source>
        <translation>Page Down/Up: next, previous finding · Enter: next field · Ctrl+Enter: save · Ctrl+F: find</translation>
    </message>
    <message>
        <source>Rapat</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>Tanggal</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Nama rapat</source>
        <translation>Name of the meeting</translation>
    </message>
    <message>
        <source>mis. Rakor LTSA-PMI Surabaya</source>
        <translation>e.g. LTSA-PMI coordination meeting, Surabaya</translation>
    </message>
    <message>
        <source>Tanggal rapat</source>
        <translation>Date of the meeting</translation>
    </message>
    <message>
        <source>Saring: pusat layanan, temuan, penyebab</source>
        <translation>Filter: centre, finding, cause</translation>
    </message>
    <message>
        <source>Temuan dan rekomendasinya</source>
        <translation>The finding and its recommendation</translation>
    </message>
    <message>
        <source>Temuan</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Belum ada temuan pada kunjungan tersegel yang dilihat di sini.</source>
        <translation>No findings in the sealed visits looked at here.</translation>
    </message>
    <message>
        <source>Keputusan rapat ini</source>
        <translation>Decisions of this meeting</translation>
    </message>
    <message>
        <source>Keputusan yang disimpan tampil di sini; Enter mengubah, Delete mencabut.</source>
        <translation>Saved decisions appear here; Enter changes one, Delete withdraws it.</translation>
    </message>
    <message>
        <source>Keputusan</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Penanggung jawab</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Nama atau instansi</source>
        <translation>Name or agency</translation>
    </message>
    <message>
        <source>Tenggat</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Apa yang diputuskan untuk temuan ini</source>
        <translation>What is decided about this finding</translation>
    </message>
    <message>
        <source>31-12-2026, 31/12, +30 (hari)</source>
        <translation>31-12-2026, 31/12, +30 (days)</translation>
    </message>
    <message>
        <source>Batal mengubah</source>
        <translation>Stop changing</translation>
    </message>
    <message>
        <source>Cabut</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Pusat layanan</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Diputuskan</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>Keputusan rapat ini ({n})</source>
        <translation>Decisions of this meeting ({n})</translation>
    </message>
    <message>
        <source>Penyebab: {cause}</source>
        <translation>Cause: {cause}</translation>
    </message>
    <message>
        <source>Rekomendasi tim: {text} (Ctrl+R memakainya)</source>
        <translation>The team recommends: {text} (Ctrl+R takes it)</translation>
    </message>
    <message>
        <source>Simpan perubahan</source>
        <translation>Save the change</translation>
    </message>
    <message>
        <source>Simpan keputusan</source>
        <translation>Save the decision</translation>
    </message>
    <message>
        <source>belum terbaca sebagai tanggal</source>
        <translation>not read as a date yet</translation>
    </message>
    <message>
        <source>tanpa tenggat</source>
        <translation>no deadline</translation>
    </message>
    <message>
        <source>Tenggat belum terbaca. Contoh: 31-12-2026, 31/12, atau +30.</source>
        <translation>The deadline cannot be read yet. Examples: 31-12-2026, 31/12, or +30.</translation>
    </message>
    <message>
        <source>Tersimpan. Kunjungan berikutnya akan menanyakannya.</source>
        <translation>Saved. The next visit will ask about it.</translation>
    </message>
    <message>
        <source>Cabut keputusan ini?</source>
        <translation>Withdraw this decision?</translation>
    </message>
    <message>
        <source>“{action}” tidak lagi ditanyakan pada kunjungan berikutnya. Catatannya tetap tersimpan.</source>
        <translation>“{action}” will not be asked about at the next visit. Its record stays.</translation>
    </message>
    <message>
        <source>Cabut keputusan</source>
        <translation>Withdraw the decision</translation>
    </message>
    <message>
        <source>Biarkan</source>
        <translation>Leave it</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Pekerjaan saya</source>
        <translation>My work</translation>
    </message>
    <message>
        <source>Pusat layanan</source>
        <translation>Service centres</translation>
    </message>
    <message>
        <source>Kunjungan</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>Dikembalikan</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Pemeriksaan</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Tindak lanjut</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>Peta &amp; rapat</source>
        <translation>Map &amp; meeting</translation>
    </message>
    <message>
        <source>Instrumen</source>
        <translation>Instruments</translation>
    </message>
    <message>
        <source>Pertukaran berkas</source>
        <translation>File exchange</translation>
    </message>
    <message>
        <source>Pengaturan</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Daftar halaman</source>
        <translation>List of pages</translation>
    </message>
</context>
<context>
    <name>NeedView</name>
    <message>
        <source>Kebutuhan dan kapasitas</source>
        <translation>Need and capacity</translation>
    </message>
    <message>
        <source>Kebutuhan dan kapasitas tiap pusat layanan</source>
        <translation>Need and capacity of each centre</translation>
    </message>
    <message>
        <source>Belum ada jawaban tentang kebutuhan pada kunjungan yang dihitung di sini.</source>
        <translation>No answers about need in the visits counted here.</translation>
    </message>
    <message>
        <source>Pusat layanan</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Dilayani</source>
        <translation>Served</translation>
    </message>
    <message>
        <source>Petugas</source>
        <translation>Officers</translation>
    </message>
    <message>
        <source>Per petugas</source>
        <translation>Per officer</translation>
    </message>
    <message>
        <source>Hadir</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>Hari/minggu</source>
        <translation>Days/week</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Desks</translation>
    </message>
    <message>
        <source>{n} dari {of}</source>
        <translation>{n} of {of}</translation>
    </message>
    <message>
        <source>Masalah</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>Terjauh (km)</source>
        <translation>Farthest (km)</translation>
    </message>
    <message>
        <source>Akses</source>
        <translation>Access</translation>
    </message>
    <message>
        <source>{what}: {value} (n={n} dari {of})</source>
        <translation>{what}: {value} (n={n} of {of})</translation>
    </message>
    <message>
        <source>Grafik kebutuhan dan kapasitas</source>
        <translation>Chart of need and capacity</translation>
    </message>
    <message>
        <source>dilayani dalam 12 bulan</source>
        <translation>served in 12 months</translation>
    </message>
    <message>
        <source>petugas</source>
        <translation>officers</translation>
    </message>
    <message>
        <source>Dilayani dan petugas tiap pusat layanan: {told}</source>
        <translation>Served and officers of each centre: {told}</translation>
    </message>
</context>
<context>
    <name>NewVisit</name>
    <message>
        <source>Kunjungan baru</source>
        <translation>New visit</translation>
    </message>
    <message>
        <source>Cari pusat layanan</source>
        <translation>Find a service centre</translation>
    </message>
    <message>
        <source>Cari pusat layanan: nama, kabupaten, kode, nama lain</source>
        <translation>Find a service centre: name, regency, code, other names</translation>
    </message>
    <message>
        <source>Pusat layanan</source>
        <translation>Service centres</translation>
    </message>
    <message>
        <source>Tanggal</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Jenis kunjungan</source>
        <translation>Type of visit</translation>
    </message>
    <message>
        <source>Terjadwal</source>
        <translation>Scheduled</translation>
    </message>
    <message>
        <source>Mendadak</source>
        <translation>Unannounced</translation>
    </message>
    <message>
        <source>Daring</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Instrumen</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>Sudah diisi di kertas; saya mengetiknya</source>
        <translation>Filled in on paper already; I type it in</translation>
    </message>
    <message>
        <source>Diisi oleh</source>
        <translation>Filled in by</translation>
    </message>
    <message>
        <source>Nama evaluator yang mengisi kertas</source>
        <translation>Name of the evaluator who filled in the paper</translation>
    </message>
    <message>
        <source>NIP-nya (boleh kosong)</source>
        <translation>Their NIP (may be blank)</translation>
    </message>
    <message>
        <source>NIP evaluator yang mengisi kertas</source>
        <translation>NIP of the evaluator who filled in the paper</translation>
    </message>
    <message>
        <source>Diketik oleh</source>
        <translation>Typed in by</translation>
    </message>
    <message>
        <source>Nama pengetik</source>
        <translation>Name of the typist</translation>
    </message>
    <message>
        <source>NIP pengetik (boleh kosong)</source>
        <translation>Typist&apos;s NIP (may be blank)</translation>
    </message>
    <message>
        <source>NIP pengetik</source>
        <translation>NIP of the typist</translation>
    </message>
    <message>
        <source>Tandai sebagai CONTOH (untuk latihan; tercetak di setiap halaman)</source>
        <translation>Mark as CONTOH (for practice; printed on every page)</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Mulai kunjungan</source>
        <translation>Start the visit</translation>
    </message>
</context>
<context>
    <name>NewVisitDialog</name>
    <message>
        <source>Pusat layanan</source>
        <translation>Service centre</translation>
    </message>
    <message>
        <source>Provinsi</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>Kunjungan terakhir</source>
        <translation>Last visit</translation>
    </message>
    <message>
        <source>Tulis nama evaluator yang mengisi kertas.</source>
        <translation>Write the name of the evaluator who filled in the paper.</translation>
    </message>
    <message>
        <source>Tulis nama yang mengetik.</source>
        <translation>Write the name of who types.</translation>
    </message>
    <message>
        <source>Tanggal di kertas</source>
        <translation>Date on the paper</translation>
    </message>
    <message>
        <source>Tanggal</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Mulai mengetik</source>
        <translation>Start typing</translation>
    </message>
    <message>
        <source>Mulai kunjungan</source>
        <translation>Start visit</translation>
    </message>
    <message>
        <source>Belum ada instrumen di laptop ini. Tambahkan dulu buku kerjanya.</source>
        <translation>There is no instrument on this laptop yet. Add its workbook first.</translation>
    </message>
    <message>
        <source>Ke halaman Instrumen</source>
        <translation>To the Instruments page</translation>
    </message>
</context>
<context>
    <name>NumberEditor</name>
    <message>
        <source>Ini bukan bilangan bulat. Contoh: 1.250</source>
        <translation>This is no whole number. Example: 1.250</translation>
    </message>
    <message>
        <source>Ini bukan angka. Contoh: 1.250,5</source>
        <translation>This is no number. Example: 1.250,5</translation>
    </message>
</context>
<context>
    <name>OfficeServerDialog</name>
    <message>
        <source>Server kantor</source>
        <translation>Office server</translation>
    </message>
    <message>
        <source>Penyimpanan di server kantor</source>
        <translation>Store on the office&apos;s server</translation>
    </message>
    <message>
        <source>Untuk beberapa supervisor yang bekerja bersama. Tanyakan alamatnya kepada pengelola server. Kunci dan kata sandi Anda tetap di laptop ini; penyimpanan yang sekarang tidak berubah.</source>
        <translation>For several supervisors who work together. Ask who runs the server for the address. Your keys and your password stay on this laptop; the present store does not change.</translation>
    </message>
    <message>
        <source>Alamat</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Kata sandi server</source>
        <translation>Server&apos;s password</translation>
    </message>
    <message>
        <source>Kosong: dari berkas sandi PostgreSQL</source>
        <translation>Empty: from PostgreSQL&apos;s password file</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Sambungkan</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>Alamat server diawali postgresql+psycopg://, misalnya seperti contoh di kolomnya.</source>
        <translation>The server&apos;s address starts with postgresql+psycopg://, as the example in its field.</translation>
    </message>
</context>
<context>
    <name>OverviewTab</name>
    <message>
        <source>Perbesar peta</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>Perkecil peta</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>Seluruh Indonesia</source>
        <translation>All of Indonesia</translation>
    </message>
    <message>
        <source>Batas wilayah resmi…</source>
        <translation>Official boundaries…</translation>
    </message>
    <message>
        <source>Peta pusat layanan; isinya sama dengan daftar di sebelahnya</source>
        <translation>Map of the centres; the list beside it holds the same</translation>
    </message>
    <message>
        <source>Daftar, sumber status, dan perubahan</source>
        <translation>List, sources of status, and changes</translation>
    </message>
    <message>
        <source>Sumber</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Per {day}: {counts}.</source>
        <translation>As of {day}: {counts}.</translation>
    </message>
    <message>
        <source>Perubahan ({n})</source>
        <translation>Changes ({n})</translation>
    </message>
    <message>
        <source>{before} → {after}: {up} naik, {down} turun; {only} hanya dikunjungi di salah satunya.</source>
        <translation>{before} → {after}: {up} up, {down} down; {only} visited in only one of them.</translation>
    </message>
    <message>
        <source>{n} {state}</source>
        <translation>{n} {state}</translation>
    </message>
    <message>
        <source>belum ada pusat layanan</source>
        <translation>no centres yet</translation>
    </message>
    <message>
        <source>Saring: nama, wilayah, kode</source>
        <translation>Filter: name, region, code</translation>
    </message>
    <message>
        <source>Percontohan MRC</source>
        <translation>MRC pilot</translation>
    </message>
    <message>
        <source>Semua status</source>
        <translation>Any status</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Semua nilai</source>
        <translation>Any score</translation>
    </message>
    <message>
        <source>Belum dinilai</source>
        <translation>Not scored yet</translation>
    </message>
    <message>
        <source>Predikat</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>Dikunjungi atau belum</source>
        <translation>Visited or not</translation>
    </message>
    <message>
        <source>Sudah dikunjungi</source>
        <translation>Visited</translation>
    </message>
    <message>
        <source>Belum dikunjungi</source>
        <translation>Not visited yet</translation>
    </message>
    <message>
        <source>Kunjungan</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>Tanda: status</source>
        <translation>Marks: status</translation>
    </message>
    <message>
        <source>Tanda: nilai</source>
        <translation>Marks: score</translation>
    </message>
    <message>
        <source>Tanda: kunjungan terakhir</source>
        <translation>Marks: last visit</translation>
    </message>
    <message>
        <source>Arti tanda di peta</source>
        <translation>What the marks on the map mean</translation>
    </message>
    <message>
        <source>Pusat layanan</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Tidak ada yang cocok dengan saringan.</source>
        <translation>Nothing fits the filter.</translation>
    </message>
    <message>
        <source>Nilai</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Dikunjungi</source>
        <translation>Visited</translation>
    </message>
    <message>
        <source>Lewat tenggat</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Temuan</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Provinsi</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>Menurut</source>
        <translation>According to</translation>
    </message>
    <message>
        <source>Per tanggal</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>Letak</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Kode</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>tanpa letak</source>
        <translation>no position</translation>
    </message>
    <message>
        <source>perkiraan</source>
        <translation>approximate</translation>
    </message>
    <message>
        <source>tepat</source>
        <translation>exact</translation>
    </message>
    <message>
        <source>Daftar ({n}/{total})</source>
        <translation>List ({n}/{total})</translation>
    </message>
    <message>
        <source>Status: {state}</source>
        <translation>Status: {state}</translation>
    </message>
    <message>
        <source>Nilai: {score}</source>
        <translation>Score: {score}</translation>
    </message>
    <message>
        <source>Kunjungan terakhir: {day}</source>
        <translation>Last visit: {day}</translation>
    </message>
    <message>
        <source>{n} tindak lanjut lewat tenggat</source>
        <translation>{n} actions overdue</translation>
    </message>
    <message>
        <source>Letak perkiraan: ibu kota wilayah</source>
        <translation>Approximate position: seat of the regency</translation>
    </message>
    <message>
        <source>≥ 75 % dari nilai tertinggi</source>
        <translation>≥ 75 % of the highest score</translation>
    </message>
    <message>
        <source>≥ 50 %</source>
        <translation>≥ 50 %</translation>
    </message>
    <message>
        <source>≥ 25 %</source>
        <translation>≥ 25 %</translation>
    </message>
    <message>
        <source>di bawah 25 %</source>
        <translation>below 25 %</translation>
    </message>
    <message>
        <source>belum dinilai</source>
        <translation>not scored</translation>
    </message>
    <message>
        <source>≤ 6 bulan</source>
        <translation>≤ 6 months</translation>
    </message>
    <message>
        <source>≤ 1 tahun</source>
        <translation>≤ 1 year</translation>
    </message>
    <message>
        <source>≤ 2 tahun</source>
        <translation>≤ 2 years</translation>
    </message>
    <message>
        <source>lebih lama</source>
        <translation>longer ago</translation>
    </message>
    <message>
        <source>belum dikunjungi</source>
        <translation>not visited</translation>
    </message>
    <message>
        <source>percontohan MRC: {n}</source>
        <translation>MRC pilots: {n}</translation>
    </message>
    <message>
        <source>Batas wilayah: berkas yang diimpor.</source>
        <translation>Boundaries: the imported file.</translation>
    </message>
    <message>
        <source>Garis pantai: Natural Earth; bukan pernyataan batas wilayah.</source>
        <translation>Coast: Natural Earth; no statement about boundaries.</translation>
    </message>
    <message>
        <source>{rough} letak adalah perkiraan (ibu kota wilayah); {unknown} tanpa letak hanya ada di daftar. {border}</source>
        <translation>{rough} positions are approximate (seat of the regency); {unknown} without a position are only in the list. {border}</translation>
    </message>
</context>
<context>
    <name>PageHead</name>
    <message>
        <source>Perbedaan</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>Perbedaan dengan kunjungan lalu (Ctrl+D)</source>
        <translation>Differences from the last visit (Ctrl+D)</translation>
    </message>
    <message>
        <source>Umum</source>
        <translation>General</translation>
    </message>
    <message>
        <source>{done} dari {total} dijawab</source>
        <translation>{done} of {total} answered</translation>
    </message>
    <message>
        <source> · {n} wajib belum</source>
        <translation> · {n} required open</translation>
    </message>
    <message>
        <source> · {n} peringatan</source>
        <translation> · {n} warnings</translation>
    </message>
    <message>
        <source>{name} {n} dari {total}</source>
        <translation>{name} {n} of {total}</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Cetak</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Kertas</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Bahasa</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Simpan sebagai</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>Tempat lain…</source>
        <translation>Another place…</translation>
    </message>
    <message>
        <source>Sedang menyusun</source>
        <translation>Composing</translation>
    </message>
    <message>
        <source>Buka PDF</source>
        <translation>Open the PDF</translation>
    </message>
    <message>
        <source>Buka folder</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Buat PDF</source>
        <translation>Make the PDF</translation>
    </message>
    <message>
        <source>Halaman-halamannya tampil di sini.</source>
        <translation>Its pages will appear here.</translation>
    </message>
    <message>
        <source>Pratinjau</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>PDF sudah jadi: {path}</source>
        <translation>The PDF is ready: {path}</translation>
    </message>
    <message>
        <source>Halaman {n}</source>
        <translation>Page {n}</translation>
    </message>
</context>
<context>
    <name>PaperJump</name>
    <message>
        <source>Ke nomor di kertas</source>
        <translation>To a number on the paper</translation>
    </message>
    <message>
        <source>Nomor di kertas</source>
        <translation>Number on the paper</translation>
    </message>
    <message>
        <source>Nomor yang tercetak di samping pertanyaan, mis. C3.2</source>
        <translation>The number printed beside the question, e.g. C3.2</translation>
    </message>
    <message>
        <source>Tidak ada nomor {n} di kertas ini.</source>
        <translation>There is no number {n} on this paper.</translation>
    </message>
</context>
<context>
    <name>PaperNotice</name>
    <message>
        <source>Pengetikan kertas…</source>
        <translation>Typing from paper…</translation>
    </message>
    <message>
        <source>Kunjungan ini tidak diketik dari kertas.</source>
        <translation>This visit was not typed in from paper.</translation>
    </message>
    <message>
        <source>Kertas ini sedang diketik kedua kali</source>
        <translation>This paper is being typed in a second time</translation>
    </message>
    <message>
        <source>{who} sedang mengetiknya dan tidak boleh melihat pengetikan pertama sebelum keduanya dibandingkan. Tampilkan hanya bila Anda bukan {who}.</source>
        <translation>{who} is typing it and must not see the first pass before the two are compared. Show it only if you are not {who}.</translation>
    </message>
    <message>
        <source>Tampilkan pengetikan pertama</source>
        <translation>Show the first pass</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>PaperRow</name>
    <message>
        <source>Kosong di kertas</source>
        <translation>Blank on the paper</translation>
    </message>
    <message>
        <source>Tidak terbaca di kertas</source>
        <translation>Cannot be read on the paper</translation>
    </message>
    <message>
        <source>Di luar aturan formulir, tetapi sesuai kertas</source>
        <translation>Outside the form&apos;s rule, but as on the paper</translation>
    </message>
    <message>
        <source>Ditandatangani di kertas</source>
        <translation>Signed on the paper</translation>
    </message>
    <message>
        <source>Menurut aturan lompat, ini tidak ditanyakan. Isian kertas tetap disimpan, tetapi tidak ikut dihitung.</source>
        <translation>By the skip rules this is not asked. The paper&apos;s answer is kept all the same, but does not count.</translation>
    </message>
    <message>
        <source>F4 bila memang begitu di kertas.</source>
        <translation>F4 if the paper has it so.</translation>
    </message>
    <message>
        <source>Nomor foto di kertas</source>
        <translation>Photo number on the paper</translation>
    </message>
    <message>
        <source>Y bila ada tanda tangan</source>
        <translation>Y if there is a signature</translation>
    </message>
</context>
<context>
    <name>PaperWindow</name>
    <message>
        <source>Program terhenti sebelum layar ini ditutup. Semua {n} isian yang sudah tersimpan ada di sini.</source>
        <translation>The program stopped before this screen was closed. All {n} answers that were saved are here.</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ketik dari kertas</source>
        <translation>Type in from paper</translation>
    </message>
    <message>
        <source>Bagian kertas (Ctrl+PgUp, Ctrl+PgDn)</source>
        <translation>Part of the paper (Ctrl+PgUp, Ctrl+PgDn)</translation>
    </message>
    <message>
        <source>Kosong di kertas (F2)</source>
        <translation>Blank on the paper (F2)</translation>
    </message>
    <message>
        <source>Tidak terbaca (F3)</source>
        <translation>Unreadable (F3)</translation>
    </message>
    <message>
        <source>Selesai mengetik</source>
        <translation>Finish typing</translation>
    </message>
    <message>
        <source>Pengetikan kedua</source>
        <translation>Second pass</translation>
    </message>
    <message>
        <source>Pengetikan pertama</source>
        <translation>First pass</translation>
    </message>
    <message>
        <source>{which} oleh {who} · kertas {day}, diisi {by}</source>
        <translation>{which} by {who} · paper of {day}, filled in by {by}</translation>
    </message>
    <message>
        <source>Umum</source>
        <translation>General</translation>
    </message>
    <message>
        <source>{title} ke-{n}</source>
        <translation>{title} no. {n}</translation>
    </message>
    <message>
        <source>Semua sudah diketik atau ditandai.</source>
        <translation>Everything is typed or marked.</translation>
    </message>
    <message>
        <source>Semua tombol papan ketik</source>
        <translation>All keys</translation>
    </message>
    <message>
        <source>Mengetik dari kertas</source>
        <translation>Typing from paper</translation>
    </message>
    <message>
        <source>Baris berikutnya, dalam urutan kertas</source>
        <translation>Next line, in the paper&apos;s order</translation>
    </message>
    <message>
        <source>Baris sebelumnya</source>
        <translation>Previous line</translation>
    </message>
    <message>
        <source>Memilih jawaban, lalu lanjut</source>
        <translation>Choose an answer, then on</translation>
    </message>
    <message>
        <source>Kosong di kertas, lalu lanjut</source>
        <translation>Blank on the paper, then on</translation>
    </message>
    <message>
        <source>Tidak terbaca, lalu lanjut</source>
        <translation>Unreadable, then on</translation>
    </message>
    <message>
        <source>Sesuai kertas: isian di luar aturan formulir memang begitu</source>
        <translation>As on the paper: the answer outside the form&apos;s rule is so</translation>
    </message>
    <message>
        <source>Ke nomor di kertas</source>
        <translation>To a number on the paper</translation>
    </message>
    <message>
        <source>Baris berikutnya yang belum diketik</source>
        <translation>Next line that is not typed yet</translation>
    </message>
    <message>
        <source>Bagian sebelumnya, berikutnya</source>
        <translation>Previous, next part</translation>
    </message>
    <message>
        <source>Urungkan, ulangi</source>
        <translation>Undo, redo</translation>
    </message>
    <message>
        <source>Tutup; semua sudah tersimpan</source>
        <translation>Close; everything is saved</translation>
    </message>
    <message>
        <source>{n} dari {all} baris di bagian ini</source>
        <translation>{n} of {all} lines in this part</translation>
    </message>
    <message>
        <source>Menyimpan…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Tersimpan {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>Semua tersimpan</source>
        <translation>All saved</translation>
    </message>
    <message>
        <source>Belum tersimpan: {n} jawaban</source>
        <translation>Not saved yet: {n} answers</translation>
    </message>
    <message>
        <source>Coba simpan lagi</source>
        <translation>Try saving again</translation>
    </message>
    <message>
        <source>Belum semua tersimpan</source>
        <translation>Not everything is saved</translation>
    </message>
    <message>
        <source>{n} jawaban belum sampai ke disk. {why}</source>
        <translation>{n} answers have not reached the disk. {why}</translation>
    </message>
    <message>
        <source>Tutup, buang jawaban itu</source>
        <translation>Close, drop those answers</translation>
    </message>
    <message>
        <source>Coba lagi</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>ParetoView</name>
    <message>
        <source>{n} temuan tanpa nilai USG utuh dihitung 0</source>
        <translation>{n} findings without a whole USG count as 0</translation>
    </message>
    <message>
        <source>Akar masalah</source>
        <translation>Root causes</translation>
    </message>
    <message>
        <source>Menurut penyebab</source>
        <translation>By cause</translation>
    </message>
    <message>
        <source>Menurut kelompok (fishbone)</source>
        <translation>By group (fishbone)</translation>
    </message>
    <message>
        <source>Menurut penanggung jawab</source>
        <translation>By owner</translation>
    </message>
    <message>
        <source>Menurut provinsi</source>
        <translation>By province</translation>
    </message>
    <message>
        <source>Pembagian</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>Jumlah temuan</source>
        <translation>Number of findings</translation>
    </message>
    <message>
        <source>Jumlah nilai USG</source>
        <translation>Sum of USG</translation>
    </message>
    <message>
        <source>Yang dihitung</source>
        <translation>What is counted</translation>
    </message>
    <message>
        <source>Akar masalah, yang terbanyak di atas</source>
        <translation>Root causes, the most frequent first</translation>
    </message>
    <message>
        <source>Belum ada temuan pada kunjungan tersegel di sini. Longgarkan pilihan di atas.</source>
        <translation>No findings in sealed visits here yet. Widen the choice above.</translation>
    </message>
    <message>
        <source>Bagian</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>Kumulatif</source>
        <translation>Cumulative</translation>
    </message>
    <message>
        <source>Temuan</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Pusat layanan</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Grafik akar masalah</source>
        <translation>Chart of root causes</translation>
    </message>
    <message>
        <source>Grafik akar masalah: {told}</source>
        <translation>Chart of root causes: {told}</translation>
    </message>
    <message>
        <source>{n} temuan di {c} pusat layanan</source>
        <translation>{n} findings at {c} centres</translation>
    </message>
</context>
<context>
    <name>PassesDialog</name>
    <message>
        <source>Pengetikan kertas</source>
        <translation>Typing from paper</translation>
    </message>
    <message>
        <source>Pengetik kedua (sebaiknya orang lain)</source>
        <translation>Second typist (better somebody else)</translation>
    </message>
    <message>
        <source>Nama pengetik kedua</source>
        <translation>Name of the second typist</translation>
    </message>
    <message>
        <source>NIP pengetik kedua (boleh kosong)</source>
        <translation>NIP of the second typist (may be blank)</translation>
    </message>
    <message>
        <source>Buang pengetikan kedua…</source>
        <translation>Discard the second pass…</translation>
    </message>
    <message>
        <source>Ke baris pertama yang kosong</source>
        <translation>To the first empty line</translation>
    </message>
    <message>
        <source>Periksa dan segel…</source>
        <translation>Check and seal…</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Kedua pengetikan sudah dibandingkan.</source>
        <translation>The two passes have been compared.</translation>
    </message>
    <message>
        <source>Pengetikan kedua oleh {who}, dimulai {day}, belum dibandingkan.</source>
        <translation>The second pass by {who}, begun {day}, is not compared yet.</translation>
    </message>
    <message>
        <source>Belum ada pengetikan kedua. Yang kedua mulai dari kertas kosong dan tidak melihat yang pertama; sesudahnya setiap perbedaan ditunjukkan.</source>
        <translation>There is no second pass yet. It begins with an empty paper and does not see the first; afterwards every difference is shown.</translation>
    </message>
    <message>
        <source>{n} baris di layar ini belum diketik dan belum ditandai kosong (F2) atau tidak terbaca (F3).</source>
        <translation>{n} lines on this screen are neither typed nor marked as blank (F2) or unreadable (F3).</translation>
    </message>
    <message>
        <source>Lanjutkan pengetikan pertama</source>
        <translation>Go on with the first pass</translation>
    </message>
    <message>
        <source>Buka kunjungan</source>
        <translation>Open the visit</translation>
    </message>
    <message>
        <source>Ketik kedua kali</source>
        <translation>Type a second time</translation>
    </message>
    <message>
        <source>Bandingkan</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Lanjutkan pengetikan kedua</source>
        <translation>Continue the second pass</translation>
    </message>
    <message>
        <source>Tulis nama pengetik kedua.</source>
        <translation>Write the name of the second typist.</translation>
    </message>
    <message>
        <source>Buang pengetikan kedua?</source>
        <translation>Discard the second pass?</translation>
    </message>
    <message>
        <source>Pengetikan kedua tidak lagi dipakai. Yang pertama tidak berubah; riwayat keduanya tetap tersimpan.</source>
        <translation>The second pass is no longer used. The first does not change; the history of both is kept.</translation>
    </message>
    <message>
        <source>Buang pengetikan kedua</source>
        <translation>Discard the second pass</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Sembunyikan kata sandi</source>
        <translation>Hide the password</translation>
    </message>
    <message>
        <source>Tampilkan kata sandi</source>
        <translation>Show the password</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Sekarang mengisi: {who}</source>
        <translation>Answering now: {who}</translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message>
        <source>Siapa yang mengisi sekarang?</source>
        <translation>Who answers now?</translation>
    </message>
    <message>
        <source>Setiap jawaban sesudah ini dicatat atas namanya. Tim dibaca dari formulir dan profil.</source>
        <translation>Every answer from here on is recorded under this name. The team is read from the form and the profile.</translation>
    </message>
    <message>
        <source>Tim evaluator</source>
        <translation>Evaluation team</translation>
    </message>
    <message>
        <source>Nama lain, bila belum ada dalam daftar</source>
        <translation>Another name, if it is not in the list</translation>
    </message>
    <message>
        <source>NIP (boleh kosong)</source>
        <translation>NIP (may be blank)</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ia yang mengisi</source>
        <translation>This person answers</translation>
    </message>
</context>
<context>
    <name>PeoplePart</name>
    <message>
        <source>Orang yang ditemui dan tim</source>
        <translation>People met, and the team</translation>
    </message>
    <message>
        <source>Belum ada nama pada kunjungan yang dihitung di sini.</source>
        <translation>No names in the visits counted here.</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Sebagai</source>
        <translation>As</translation>
    </message>
    <message>
        <source>ditemui</source>
        <translation>met</translation>
    </message>
    <message>
        <source>tim evaluator</source>
        <translation>evaluation team</translation>
    </message>
    <message>
        <source>Jabatan</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Kunjungan</source>
        <translation>Visits</translation>
    </message>
</context>
<context>
    <name>PhotoButton</name>
    <message>
        <source>Foto {n}</source>
        <translation>Photo {n}</translation>
    </message>
</context>
<context>
    <name>PhotosPart</name>
    <message>
        <source>Foto</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Belum ada foto</source>
        <translation>No photos yet</translation>
    </message>
    <message>
        <source>Foto dari kunjungan yang dihitung di sini tampil begitu kunjungannya disegel atau diimpor.</source>
        <translation>Photos of the visits counted here appear once their visit is sealed or imported.</translation>
    </message>
</context>
<context>
    <name>PickEditor</name>
    <message>
        <source>Ketik untuk mencari, ↓ untuk semua</source>
        <translation>Type to search, ↓ for all</translation>
    </message>
    <message>
        <source>Masih ada yang lain. Ketik lebih banyak untuk mempersempit.</source>
        <translation>There are more. Type further to narrow them down.</translation>
    </message>
    <message>
        <source>Tidak ada di daftar. Pilih salah satu dari daftar.</source>
        <translation>Not in the list. Choose one from the list.</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Laptop ini belum punya program untuk “{name}”.</source>
        <translation>This laptop has no program for “{name}” yet.</translation>
    </message>
    <message>
        <source>Berkas “{name}” tidak ada di laptop ini.</source>
        <translation>The file “{name}” is not on this laptop.</translation>
    </message>
    <message>
        <source>Berkas jenis ini tidak dibuka dari sini; simpan salinannya</source>
        <translation>Files of this kind are not opened from here; save a copy</translation>
    </message>
    <message>
        <source>Salinan disimpan: {place}</source>
        <translation>Copy saved: {place}</translation>
    </message>
</context>
<context>
    <name>PracticesPart</name>
    <message>
        <source>Praktik baik di sini ({n})</source>
        <translation>Good practices here ({n})</translation>
    </message>
    <message>
        <source>Praktik baik yang dapat membantu di sini ({n})</source>
        <translation>Good practices that may help here ({n})</translation>
    </message>
    <message>
        <source>Praktik baik di sini</source>
        <translation>Good practices here</translation>
    </message>
    <message>
        <source>Praktik baik yang dapat membantu di sini</source>
        <translation>Good practices that may help here</translation>
    </message>
    <message>
        <source>Belum ada praktik baik yang dicatat di sini.</source>
        <translation>No good practice was recorded here yet.</translation>
    </message>
    <message>
        <source>Belum ada praktik baik pusat layanan lain yang cocok.</source>
        <translation>No practice of another centre fits yet.</translation>
    </message>
    <message>
        <source>Praktik baik</source>
        <translation>Good practices</translation>
    </message>
    <message>
        <source>Masalah</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>Hasil</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Kunjungan</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>Dari</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Alasannya</source>
        <translation>Why</translation>
    </message>
</context>
<context>
    <name>PreviewWindow</name>
    <message>
        <source>Formulir ini tidak menanyakan apa pun.</source>
        <translation>This form asks nothing.</translation>
    </message>
    <message>
        <source>{id} · versi {version} · {file}</source>
        <translation>{id} · version {version} · {file}</translation>
    </message>
    <message>
        <source>Pratinjau: {title}</source>
        <translation>Preview: {title}</translation>
    </message>
    <message>
        <source>Bahasa formulir</source>
        <translation>Language of the form</translation>
    </message>
    <message>
        <source>Cari pertanyaan dan jawaban</source>
        <translation>Find questions and answers</translation>
    </message>
    <message>
        <source>Percobaan: tidak ada yang disimpan</source>
        <translation>A trial: nothing is saved</translation>
    </message>
    <message>
        <source>Mulai dari awal</source>
        <translation>Start over</translation>
    </message>
    <message>
        <source>Baca ulang berkas</source>
        <translation>Read the file again</translation>
    </message>
    <message>
        <source>Baca ulang berkas setelah diubah; jawaban tetap ada (F5)</source>
        <translation>Read the file again after a change; the answers stay (F5)</translation>
    </message>
    <message>
        <source>Berkas sudah dibaca ulang.</source>
        <translation>The file was read again.</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Tidak ada masalah.</source>
        <translation>No problems.</translation>
    </message>
    <message>
        <source>Semua pertanyaan sudah dijawab.</source>
        <translation>Every question is answered.</translation>
    </message>
    <message>
        <source>Urungkan (Ctrl+Z)</source>
        <translation>Undo (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Lembar Penilaian</source>
        <translation>Assessment sheet (Lembar Penilaian)</translation>
    </message>
    <message>
        <source>Berita Acara</source>
        <translation>Minutes (Berita Acara)</translation>
    </message>
    <message>
        <source>Dokumen</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Nomor</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Ringkasan satu halaman</source>
        <translation>One-page summary</translation>
    </message>
    <message>
        <source>Ikut di dalam PDF, sehingga dapat diimpor</source>
        <translation>Travels inside the PDF, so that it can be imported</translation>
    </message>
    <message>
        <source>Kosong: garis titik-titik untuk ditulis tangan</source>
        <translation>Blank: a dotted line to fill in by hand</translation>
    </message>
    <message>
        <source>Kunjungan ini belum disegel: setiap halaman ditandai DRAF.</source>
        <translation>This visit is not sealed yet: every page is marked as a draft.</translation>
    </message>
</context>
<context>
    <name>PrintFormDialog</name>
    <message>
        <source>Diisi</source>
        <translation>Filled in</translation>
    </message>
    <message>
        <source>Untuk</source>
        <translation>For</translation>
    </message>
    <message>
        <source>Cetak formulir kosong</source>
        <translation>Print the blank form</translation>
    </message>
    <message>
        <source>Dengan tangan, di kertas</source>
        <translation>By hand, on paper</translation>
    </message>
    <message>
        <source>Di layar (PDF isian), lalu dikirim kembali</source>
        <translation>On the screen (PDF form), then sent back</translation>
    </message>
    <message>
        <source>Pusat layanan mana pun</source>
        <translation>Any centre</translation>
    </message>
    <message>
        <source>Dapat diisi di pembaca PDF mana pun; berkas yang kembali diimpor sebagai draf.</source>
        <translation>Can be filled in with any PDF reader; the file that comes back is imported as a draft.</translation>
    </message>
    <message>
        <source>Untuk diisi dengan tangan, lalu disalin ke aplikasi.</source>
        <translation>To be filled in by hand, then typed into the program.</translation>
    </message>
    <message>
        <source>Versi {version} · {digest}.</source>
        <translation>Version {version} · {digest}.</translation>
    </message>
    <message>
        <source>Belum ada berkas organisasi: kop surat kosong.</source>
        <translation>There is no organisation file yet: the letterhead is empty.</translation>
    </message>
</context>
<context>
    <name>ProblemsPanel</name>
    <message>
        <source>Wajib diisi</source>
        <translation>Must be answered</translation>
    </message>
    <message>
        <source>Jawaban ini tidak diterima</source>
        <translation>This answer is not accepted</translation>
    </message>
    <message>
        <source>Masalah: {n}</source>
        <translation>Problems: {n}</translation>
    </message>
    <message>
        <source>Tidak ada: semua yang wajib terisi dan semua jawaban diterima.</source>
        <translation>None: everything required is answered and every answer is accepted.</translation>
    </message>
    <message>
        <source>dan {n} lagi</source>
        <translation>and {n} more</translation>
    </message>
</context>
<context>
    <name>Proofs</name>
    <message>
        <source>Folder untuk bukti pemusnahan</source>
        <translation>Folder for the proof of erasure</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source> (wajib)</source>
        <translation> (required)</translation>
    </message>
    <message>
        <source>Catatan pada: {question}</source>
        <translation>Note on: {question}</translation>
    </message>
    <message>
        <source>Sama dengan kunjungan {day}</source>
        <translation>Same as the visit of {day}</translation>
    </message>
    <message>
        <source>ditandai nanti</source>
        <translation>marked later</translation>
    </message>
    <message>
        <source>ada penanda</source>
        <translation>bookmarked</translation>
    </message>
    <message>
        <source>Diambil dari kunjungan {day}, belum diisi ulang</source>
        <translation>Taken from the visit of {day}, not answered again</translation>
    </message>
    <message>
        <source>Kunjungan lalu: {answer} · {day}</source>
        <translation>Last visit: {answer} · {day}</translation>
    </message>
    <message>
        <source>masih begitu</source>
        <translation>still so</translation>
    </message>
    <message>
        <source>Sudah diperiksa, masih begitu: {question}</source>
        <translation>Checked, still so: {question}</translation>
    </message>
    <message>
        <source>Pakai jawaban kunjungan lalu: {question}</source>
        <translation>Use the last visit&apos;s answer: {question}</translation>
    </message>
    <message>
        <source>pakai</source>
        <translation>use</translation>
    </message>
    <message>
        <source>Catatan evaluator untuk pertanyaan ini</source>
        <translation>The evaluator&apos;s note on this question</translation>
    </message>
</context>
<context>
    <name>RankEditor</name>
    <message>
        <source>Naikkan: {question}</source>
        <translation>Move up: {question}</translation>
    </message>
    <message>
        <source>Turunkan: {question}</source>
        <translation>Move down: {question}</translation>
    </message>
    <message>
        <source>Urutan ini sudah benar</source>
        <translation>This order is right</translation>
    </message>
    <message>
        <source>Kosongkan</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>RankingView</name>
    <message>
        <source>Peringkat</source>
        <translation>Ranking</translation>
    </message>
    <message>
        <source>Saring: nama, wilayah</source>
        <translation>Filter: name, region</translation>
    </message>
    <message>
        <source>Peringkat pusat layanan</source>
        <translation>Ranking of centres</translation>
    </message>
    <message>
        <source>Belum ada kunjungan tersegel dengan nilai di sini. Longgarkan pilihan di atas.</source>
        <translation>No sealed visit with a score here yet. Widen the choice above.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Pusat layanan</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Nilai</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Predikat</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>Butir dinilai</source>
        <translation>Items scored</translation>
    </message>
    <message>
        <source>{n} dari {of}</source>
        <translation>{n} of {of}</translation>
    </message>
    <message>
        <source>Kunjungan</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>Disetujui</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>ya</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>belum</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>Provinsi</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>Indeks</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Belum ada yang berperingkat.</source>
        <translation>None has a place yet.</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Alasan (tercatat bersama keputusan)</source>
        <translation>Reason (recorded with the decision)</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Ketik {word} untuk melanjutkan</source>
        <translation>Type {word} to go on</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>RecordEditor</name>
    <message>
        <source>akar masalah</source>
        <translation>root cause</translation>
    </message>
    <message>
        <source>Tulis temuannya dulu; dari sana rantai “mengapa” dimulai.</source>
        <translation>Write the finding first; the chain of “why” begins there.</translation>
    </message>
    <message>
        <source>USG dihitung setelah ketiga nilainya diisi (tombol 1–5).</source>
        <translation>USG is computed once all three values are given (keys 1–5).</translation>
    </message>
    <message>
        <source>USG {sum} dari 15 · urutan {rank} dari {all} temuan</source>
        <translation>USG {sum} of 15 · rank {rank} of {all} findings</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>Tambah (Insert)</source>
        <translation>Add (Insert)</translation>
    </message>
    <message>
        <source>Tambah: {what}</source>
        <translation>Add: {what}</translation>
    </message>
    <message>
        <source>Tulang ikan (F7)</source>
        <translation>Fishbone (F7)</translation>
    </message>
    <message>
        <source>Gandakan</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>Hapus; Ctrl+Z mengembalikannya</source>
        <translation>Delete; Ctrl+Z brings it back</translation>
    </message>
    <message>
        <source>Naikkan</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Turunkan</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>Formulir ini tidak menanyakannya untuk pusat layanan ini.</source>
        <translation>This form does not ask for it at this centre.</translation>
    </message>
    <message>
        <source>Belum ada temuan untuk digambar.</source>
        <translation>There is no finding to draw yet.</translation>
    </message>
    <message>
        <source>Terhapus. Ctrl+Z mengembalikannya.</source>
        <translation>Deleted. Ctrl+Z brings it back.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Tautan</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Pasal</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Temuan</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>USG</source>
        <translation>USG</translation>
    </message>
    <message>
        <source>Sebab</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>Pelaku</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Tenggat</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Aspirasi</source>
        <translation>Aspiration</translation>
    </message>
    <message>
        <source>Dari</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Pokok</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Praktik</source>
        <translation>Practice</translation>
    </message>
    <message>
        <source>Hasil</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Dapat diterapkan di</source>
        <translation>Transferable to</translation>
    </message>
    <message>
        <source>Tidak ada yang dicatat.</source>
        <translation>Nothing was recorded.</translation>
    </message>
    <message>
        <source>Belum ada. Tekan Insert untuk menulis yang pertama, atau Ctrl+T pada sebuah pertanyaan di formulir.</source>
        <translation>None yet. Press Insert to write the first one, or Ctrl+T at a question of the form.</translation>
    </message>
    <message>
        <source>Foto {n}</source>
        <translation>Photo {n}</translation>
    </message>
</context>
<context>
    <name>RecordsDialog</name>
    <message>
        <source>Saring: pusat layanan, isi</source>
        <translation>Filter: centre, content</translation>
    </message>
    <message>
        <source>Tidak ada catatan di balik angka ini.</source>
        <translation>There are no records behind this figure.</translation>
    </message>
    <message>
        <source>Pusat layanan</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Kunjungan</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>Isi</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>{n} catatan · Enter membuka kunjungannya</source>
        <translation>{n} records · Enter opens the visit</translation>
    </message>
    <message>
        <source>Buka kunjungan</source>
        <translation>Open the visit</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Pakai lembar pemulihan</source>
        <translation>Use the recovery sheet</translation>
    </message>
    <message>
        <source>Bila semua laptop supervisor hilang atau kata sandinya lupa: Anda menjadi supervisor, dan berkas organisasi yang baru berlaku di semua laptop. Paket lama dibuka dengan lembar ini.</source>
        <translation>If all supervisors&apos; laptops are lost or their passwords forgotten: you become supervisor, and the new organisation file is valid on all laptops. Old packages are opened with this sheet.</translation>
    </message>
    <message>
        <source>Cabut kunci semua supervisor yang lama</source>
        <translation>Withdraw the keys of all former supervisors</translation>
    </message>
    <message>
        <source>Buka paket lama…</source>
        <translation>Open old packages…</translation>
    </message>
    <message>
        <source>Jadi supervisor</source>
        <translation>Become supervisor</translation>
    </message>
    <message>
        <source>Anda sekarang supervisor. Simpan berkas organisasi yang baru dari layar Kepercayaan dan bagikan ke semua laptop.</source>
        <translation>You are a supervisor now. Save the new organisation file from the Trust screen and give it to all laptops.</translation>
    </message>
    <message>
        <source>Paket lama</source>
        <translation>Old packages</translation>
    </message>
    <message>
        <source>Berkas LTSA (*.ltsa *.zip)</source>
        <translation>LTSA files (*.ltsa *.zip)</translation>
    </message>
</context>
<context>
    <name>RegisterDialog</name>
    <message>
        <source>kolom {column}: {why}</source>
        <translation>column {column}: {why}</translation>
    </message>
    <message>
        <source>Impor daftar pusat layanan</source>
        <translation>Import a list of service centres</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>bermasalah</source>
        <translation>at fault</translation>
    </message>
    <message>
        <source>baru</source>
        <translation>new</translation>
    </message>
    <message>
        <source>berubah</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>sama</source>
        <translation>same</translation>
    </message>
    <message>
        <source>Isi berkas</source>
        <translation>Contents of the file</translation>
    </message>
    <message>
        <source>Hasil</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Baris</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Kode</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Keterangan</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>{new} baru, {changed} berubah, {same} sama seperti sekarang.</source>
        <translation>{new} new, {changed} changed, {same} the same as now.</translation>
    </message>
    <message>
        <source>{n} baris bermasalah. Tidak ada yang diimpor: perbaiki di berkasnya, lalu impor lagi.</source>
        <translation>Rows at fault: {n}. Nothing is imported: mend them in the file, then import again.</translation>
    </message>
    <message>
        <source>Impor {n} pusat layanan</source>
        <translation>Import service centres ({n})</translation>
    </message>
    <message>
        <source>Tidak ada yang perlu diimpor</source>
        <translation>Nothing to import</translation>
    </message>
    <message>
        <source>{n} pusat layanan diimpor.</source>
        <translation>Service centres imported: {n}.</translation>
    </message>
</context>
<context>
    <name>RenewDialog</name>
    <message>
        <source>Ganti kunci organisasi</source>
        <translation>Renew the organisation&apos;s key</translation>
    </message>
    <message>
        <source>Pakai ini bila lembar pemulihan hilang atau pernah dilihat orang lain. Dengan kode lembar lama, laptop-laptop mengikuti sendiri. Tanpa kode itu, setiap laptop mencocokkan keenam katanya sekali lagi lewat telepon.</source>
        <translation>Use this if the recovery sheet is lost or somebody else has seen it. With the old sheet&apos;s code the laptops follow by themselves. Without it each laptop compares the six words by telephone once more.</translation>
    </message>
    <message>
        <source>Lembar pemulihan baru (PDF)</source>
        <translation>New recovery sheet (PDF)</translation>
    </message>
    <message>
        <source>Berkas organisasi baru</source>
        <translation>New organisation file</translation>
    </message>
    <message>
        <source>Tempat lembar…</source>
        <translation>Where the sheet goes…</translation>
    </message>
    <message>
        <source>Ganti kunci</source>
        <translation>Renew the key</translation>
    </message>
    <message>
        <source>Lembar pemulihan</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Lembar baru: {sheet}. Cetak dua lembar, simpan terkunci, lalu hapus berkasnya. Simpan juga lembar lama: paket yang sudah dibuat dibuka dengan itu. Berkas organisasi: {file}.</source>
        <translation>New sheet: {sheet}. Print two copies, lock them away, then delete the file. Keep the old sheet too: it opens the packages made before. Organisation file: {file}.</translation>
    </message>
</context>
<context>
    <name>ReopenDialog</name>
    <message>
        <source>Buka kunjungan lagi</source>
        <translation>Open the visit again</translation>
    </message>
    <message>
        <source>Versi yang disegel tetap tersimpan; perubahan menjadi versi baru. Persetujuan atas versi lama tidak berlaku untuk versi baru. Tulis alasannya.</source>
        <translation>The sealed version stays; changes become a new version. An approval of the old version does not hold for the new one. Write down the reason.</translation>
    </message>
    <message>
        <source>Alasan membuka lagi</source>
        <translation>Reason for opening again</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Buka lagi</source>
        <translation>Open again</translation>
    </message>
</context>
<context>
    <name>RepeatBlock</name>
    <message>
        <source>belum ada</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>Tambah {name}</source>
        <translation>Add {name}</translation>
    </message>
    <message>
        <source>Kartu</source>
        <translation>Cards</translation>
    </message>
    <message>
        <source>Tabel</source>
        <translation>Table</translation>
    </message>
</context>
<context>
    <name>RestorePage</name>
    <message>
        <source>Pulihkan dari cadangan</source>
        <translation>Restore from a backup</translation>
    </message>
    <message>
        <source>Semua yang ada saat cadangan dibuat kembali ke laptop ini, di folder baru. Penyimpanan yang sudah ada tidak disentuh.</source>
        <translation>Everything that was there when the backup was made comes back to this laptop, in a new folder. A store that is here already is not touched.</translation>
    </message>
    <message>
        <source>Berkas cadangan</source>
        <translation>Backup file</translation>
    </message>
    <message>
        <source>Pulihkan ke folder</source>
        <translation>Restore into</translation>
    </message>
    <message>
        <source>Kata sandi cadangan</source>
        <translation>Password of the backup</translation>
    </message>
    <message>
        <source>Pilih berkas cadangan…</source>
        <translation>Choose the backup file…</translation>
    </message>
    <message>
        <source>Pilih folder lain…</source>
        <translation>Choose another folder…</translation>
    </message>
    <message>
        <source>Foto dan tanda tangan ada di folder “blobs” di samping berkas cadangan; salin keduanya bersama. Kata sandinya yang berlaku saat cadangan dibuat.</source>
        <translation>Photos and signatures are in the folder “blobs” beside the backup file; copy both together. The password is the one in force when the backup was made.</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Pulihkan</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Cadangan LTSA (*.zip);;Semua berkas (*)</source>
        <translation>LTSA backups (*.zip);;All files (*)</translation>
    </message>
    <message>
        <source>Pulihkan ke folder mana?</source>
        <translation>Restore into which folder?</translation>
    </message>
    <message>
        <source>Pilih berkas cadangannya (ltsa-….zip).</source>
        <translation>Choose the backup file (ltsa-….zip).</translation>
    </message>
    <message>
        <source>Pilih folder untuk penyimpanan yang dipulihkan.</source>
        <translation>Choose a folder for the restored store.</translation>
    </message>
    <message>
        <source>Ketik kata sandi yang berlaku saat cadangan itu dibuat.</source>
        <translation>Type the password that was in force when the backup was made.</translation>
    </message>
    <message>
        <source>Memeriksa cadangan dan menyusun penyimpanannya…</source>
        <translation>Checking the backup and putting the store together…</translation>
    </message>
    <message>
        <source>Penyimpanan sudah dipulihkan di {folder}.</source>
        <translation>The store has been restored in {folder}.</translation>
    </message>
</context>
<context>
    <name>ReturnDialog</name>
    <message>
        <source>Kembalikan kunjungan</source>
        <translation>Return the visit</translation>
    </message>
    <message>
        <source>{n} komentar terbuka ikut kembali dan tampil di pertanyaannya.</source>
        <translation>{n} open comments go along and stand at their questions.</translation>
    </message>
    <message>
        <source>Belum ada komentar di pertanyaan; evaluator hanya membaca alasan ini.</source>
        <translation>There is no comment at a question; the evaluator reads this reason only.</translation>
    </message>
    <message>
        <source>Apa yang harus diperbaiki?</source>
        <translation>What is to be mended?</translation>
    </message>
    <message>
        <source>Lalu tulis berkas pengembaliannya</source>
        <translation>Then write its return file</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Kembalikan</source>
        <translation>Return</translation>
    </message>
</context>
<context>
    <name>ReturnsDialog</name>
    <message>
        <source>Berkas pengembalian</source>
        <translation>Return files</translation>
    </message>
    <message>
        <source>Satu berkas untuk tiap laptop</source>
        <translation>A file for each laptop</translation>
    </message>
    <message>
        <source>Di dalamnya: kunjungan yang dikembalikan dengan komentarnya, dan kabar lain sejak berkas terakhir (disetujui, dikoreksi). Hanya laptop itu dan para supervisor yang dapat membukanya.</source>
        <translation>In it: the returned visits with their comments, and other news since the last file (approved, corrected). Only that laptop and the supervisors can open it.</translation>
    </message>
    <message>
        <source>Laptop yang dikirimi</source>
        <translation>Laptops that get a file</translation>
    </message>
    <message>
        <source>Tidak ada yang perlu dikembalikan sekarang.</source>
        <translation>There is nothing to send back now.</translation>
    </message>
    <message>
        <source>Untuk</source>
        <translation>For</translation>
    </message>
    <message>
        <source>Dikembalikan</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Komentar</source>
        <translation>Comments</translation>
    </message>
    <message>
        <source>Kabar lain</source>
        <translation>Other news</translation>
    </message>
    <message>
        <source>Berkas terakhir</source>
        <translation>Last file</translation>
    </message>
    <message>
        <source>belum pernah</source>
        <translation>never</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>Laptop</translation>
    </message>
    <message>
        <source>diterima</source>
        <translation>accepted</translation>
    </message>
    <message>
        <source>belum diterima di sini</source>
        <translation>not accepted here</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Kemajuan menulis berkas</source>
        <translation>Progress of writing</translation>
    </message>
    <message>
        <source>Pilih folder…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>Tampilkan folder</source>
        <translation>Show the folder</translation>
    </message>
    <message>
        <source>Tulis {n} berkas</source>
        <translation>Write {n} files</translation>
    </message>
    <message>
        <source>Hentikan</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Folder untuk berkas pengembalian</source>
        <translation>Folder for the return files</translation>
    </message>
    <message>
        <source>{n} berkas ditulis. Kirim masing-masing kepada orangnya:</source>
        <translation>{n} files are written. Send each to its person:</translation>
    </message>
</context>
<context>
    <name>ReviewFoot</name>
    <message>
        <source>Mulai memeriksa</source>
        <translation>Begin the review</translation>
    </message>
    <message>
        <source>Tarik keputusan</source>
        <translation>Take the decision back</translation>
    </message>
    <message>
        <source>Koreksi…</source>
        <translation>Correct…</translation>
    </message>
    <message>
        <source>Kembalikan…</source>
        <translation>Return…</translation>
    </message>
    <message>
        <source>Setujui</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>{n} dari {m} persetujuan</source>
        <translation>{n} of {m} approvals</translation>
    </message>
</context>
<context>
    <name>ReviewHead</name>
    <message>
        <source>Kunjungan sebelumnya</source>
        <translation>Previous visit</translation>
    </message>
    <message>
        <source>Kunjungan berikutnya</source>
        <translation>Next visit</translation>
    </message>
    <message>
        <source>Cetak lembar</source>
        <translation>Print the sheet</translation>
    </message>
    <message>
        <source>Semua tombol papan ketik</source>
        <translation>All keys</translation>
    </message>
    <message>
        <source>Tugaskan kepada supervisor (Ctrl+Shift+A)</source>
        <translation>Ask a supervisor to review (Ctrl+Shift+A)</translation>
    </message>
    <message>
        <source>Tugaskan…</source>
        <translation>Assign…</translation>
    </message>
    <message>
        <source>versi {code}</source>
        <translation>version {code}</translation>
    </message>
    <message>
        <source>Untuk saya</source>
        <translation>For me</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Pemeriksaan</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Bagian halaman ini</source>
        <translation>Parts of this page</translation>
    </message>
</context>
<context>
    <name>ReviewSide</name>
    <message>
        <source>Per bagian</source>
        <translation>By section</translation>
    </message>
    <message>
        <source>Yang berubah</source>
        <translation>What changed</translation>
    </message>
    <message>
        <source>Yang berkomentar</source>
        <translation>With comments</translation>
    </message>
    <message>
        <source>Wajib tetapi kosong</source>
        <translation>Required but open</translation>
    </message>
    <message>
        <source>Pertanyaan mana yang ditampilkan</source>
        <translation>Which questions are shown</translation>
    </message>
    <message>
        <source>Bagian</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>Komentar kunjungan</source>
        <translation>Comment on the visit</translation>
    </message>
    <message>
        <source>{n} komentar</source>
        <translation>comments: {n}</translation>
    </message>
    <message>
        <source>{n} berubah</source>
        <translation>changed: {n}</translation>
    </message>
    <message>
        <source>{n} komentar (F9)</source>
        <translation>comments: {n} (F9)</translation>
    </message>
    <message>
        <source>{n} berubah (F8)</source>
        <translation>changed: {n} (F8)</translation>
    </message>
</context>
<context>
    <name>ReviewWindow</name>
    <message>
        <source>Pemeriksaan dimulai.</source>
        <translation>The review has begun.</translation>
    </message>
    <message>
        <source>Masih ada komentar terbuka</source>
        <translation>There are open comments</translation>
    </message>
    <message>
        <source>{n} komentar belum ditangani. Persetujuan tetap berlaku untuk versi yang tampil.</source>
        <translation>{n} comments are not handled yet. The approval still holds for the version shown.</translation>
    </message>
    <message>
        <source>Setujui</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Kembali memeriksa</source>
        <translation>Back to the review</translation>
    </message>
    <message>
        <source>Disetujui. Alt+→ kunjungan berikutnya.</source>
        <translation>Approved. Alt+→ for the next visit.</translation>
    </message>
    <message>
        <source>Pemeriksaan dilepas.</source>
        <translation>The review was let go.</translation>
    </message>
    <message>
        <source>Pertanyaan berikutnya</source>
        <translation>Next question</translation>
    </message>
    <message>
        <source>Pertanyaan sebelumnya</source>
        <translation>Previous question</translation>
    </message>
    <message>
        <source>Pertanyaan pertama</source>
        <translation>First question</translation>
    </message>
    <message>
        <source>Pertanyaan terakhir</source>
        <translation>Last question</translation>
    </message>
    <message>
        <source>Komentar di pertanyaan ini</source>
        <translation>Comment at this question</translation>
    </message>
    <message>
        <source>Jawab komentar di pertanyaan ini</source>
        <translation>Answer the comment at this question</translation>
    </message>
    <message>
        <source>Perbesar foto pertanyaan ini</source>
        <translation>Enlarge this question&apos;s photo</translation>
    </message>
    <message>
        <source>Komentar untuk seluruh kunjungan</source>
        <translation>Comment on the whole visit</translation>
    </message>
    <message>
        <source>Koreksi jawaban ini</source>
        <translation>Correct this answer</translation>
    </message>
    <message>
        <source>Komentar berikutnya</source>
        <translation>Next comment</translation>
    </message>
    <message>
        <source>Komentar sebelumnya</source>
        <translation>Previous comment</translation>
    </message>
    <message>
        <source>Perubahan berikutnya</source>
        <translation>Next change</translation>
    </message>
    <message>
        <source>Perubahan sebelumnya</source>
        <translation>Previous change</translation>
    </message>
    <message>
        <source>Bagian berikutnya</source>
        <translation>Next section</translation>
    </message>
    <message>
        <source>Bagian sebelumnya</source>
        <translation>Previous section</translation>
    </message>
    <message>
        <source>Kunjungan berikutnya</source>
        <translation>Next visit</translation>
    </message>
    <message>
        <source>Kunjungan sebelumnya</source>
        <translation>Previous visit</translation>
    </message>
    <message>
        <source>Jawaban, komentar, daftar bagian bergantian</source>
        <translation>Answers, comments and sections in turn</translation>
    </message>
    <message>
        <source>Mulai memeriksa</source>
        <translation>Begin the review</translation>
    </message>
    <message>
        <source>Kembalikan kepada evaluator</source>
        <translation>Return to the evaluator</translation>
    </message>
    <message>
        <source>Tarik keputusan</source>
        <translation>Take the decision back</translation>
    </message>
    <message>
        <source>Tugaskan kepada supervisor</source>
        <translation>Ask a supervisor to review</translation>
    </message>
    <message>
        <source>Tulis berkas pengembalian</source>
        <translation>Write the return file</translation>
    </message>
    <message>
        <source>Cetak lembar</source>
        <translation>Print the sheet</translation>
    </message>
    <message>
        <source>Catatan kerja kunjungan</source>
        <translation>Audit trail of the visit</translation>
    </message>
    <message>
        <source>Catatan kerja pertanyaan ini</source>
        <translation>Audit trail of this question</translation>
    </message>
    <message>
        <source>Baca ulang</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>Semua tombol papan ketik</source>
        <translation>All keys</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Di pemeriksaan</source>
        <translation>In the review</translation>
    </message>
    <message>
        <source>Jawaban</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>Pemeriksaan</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Pemeriksaan {centre} – LTSA Desktop</source>
        <translation>Review of {centre} – LTSA Desktop</translation>
    </message>
    <message>
        <source>Kunjungan ini punya beberapa versi. Gabungkan dahulu, lalu periksa.</source>
        <translation>This visit has several versions. Join them first, then review.</translation>
    </message>
    <message>
        <source>Gabungkan…</source>
        <translation>Join…</translation>
    </message>
    <message>
        <source>BERUBAH SETELAH DISETUJUI. {by} menyetujui versi lain ({when}); yang tampil belum disetujui.</source>
        <translation>CHANGED AFTER APPROVAL. {by} approved another version ({when}); what is shown is not approved.</translation>
    </message>
    <message>
        <source>{by} memutuskan tanpa saling tahu dan tidak sama; yang lebih hati-hati berlaku.</source>
        <translation>{by} decided unlike, not knowing of each other; the more cautious act stands.</translation>
    </message>
    <message>
        <source>Dikembalikan oleh {by}, {when}: {reason}</source>
        <translation>Returned by {by}, {when}: {reason}</translation>
    </message>
    <message>
        <source>Tulis berkasnya…</source>
        <translation>Write its file…</translation>
    </message>
    <message>
        <source>Sejak dikembalikan: {n} jawaban berubah, {m} komentar ditangani.</source>
        <translation>Since it was returned: answers changed {n}, comments handled {m}.</translation>
    </message>
    <message>
        <source>Sejak disetujui: {n} jawaban berubah, {m} komentar ditangani.</source>
        <translation>Since it was approved: answers changed {n}, comments handled {m}.</translation>
    </message>
    <message>
        <source>Sejak diperiksa: {n} jawaban berubah, {m} komentar ditangani.</source>
        <translation>Since it was reviewed: answers changed {n}, comments handled {m}.</translation>
    </message>
    <message>
        <source>Ini kunjungan terakhir di daftar.</source>
        <translation>This is the last visit of the list.</translation>
    </message>
    <message>
        <source>Ini yang pertama di daftar.</source>
        <translation>This is the first of the list.</translation>
    </message>
    <message>
        <source>Komentar yang sedang ditulis belum dikirim.</source>
        <translation>The comment being written is not sent yet.</translation>
    </message>
    <message>
        <source>Tidak ada komentar yang terbuka di pertanyaan.</source>
        <translation>There is no open comment at a question.</translation>
    </message>
    <message>
        <source>Tidak ada jawaban yang berubah.</source>
        <translation>No answer changed.</translation>
    </message>
    <message>
        <source>Komentar disimpan.</source>
        <translation>The comment is saved.</translation>
    </message>
    <message>
        <source>Jawaban disimpan.</source>
        <translation>The answer is saved.</translation>
    </message>
    <message>
        <source>Komentar belum dikirim</source>
        <translation>A comment is not sent yet</translation>
    </message>
    <message>
        <source>Yang sedang ditulis di kotak komentar hilang bila jendela ini ditutup.</source>
        <translation>What is being written in the comment box is lost when this window closes.</translation>
    </message>
    <message>
        <source>Tutup tanpa mengirim</source>
        <translation>Close without sending</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>ReviewsTab</name>
    <message>
        <source>Kunjungan masuk ({n})</source>
        <translation>Visits received ({n})</translation>
    </message>
    <message>
        <source>Kunjungan masuk</source>
        <translation>Visits received</translation>
    </message>
    <message>
        <source>Saring: pusat layanan, wilayah, evaluator, pemeriksa</source>
        <translation>Filter: centre, area, evaluator, reviewer</translation>
    </message>
    <message>
        <source>Keadaan pemeriksaan</source>
        <translation>State of the review</translation>
    </message>
    <message>
        <source>Pemeriksa</source>
        <translation>Reviewer</translation>
    </message>
    <message>
        <source>Banyaknya persetujuan per kunjungan</source>
        <translation>Number of approvals for a visit</translation>
    </message>
    <message>
        <source>Semua keadaan</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>{n} persetujuan</source>
        <translation>Approvals: {n}</translation>
    </message>
    <message>
        <source>Berlaku untuk seluruh organisasi; orang yang sama tidak menyetujui dua kali.</source>
        <translation>Holds for the whole organisation; the same person does not approve twice.</translation>
    </message>
    <message>
        <source>Periksa</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Tugaskan…</source>
        <translation>Assign…</translation>
    </message>
    <message>
        <source>Berkas pengembalian…</source>
        <translation>Return files…</translation>
    </message>
    <message>
        <source>Cetak…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Belum ada kunjungan yang masuk</source>
        <translation>No visit has come in yet</translation>
    </message>
    <message>
        <source>Kunjungan yang disegel evaluator muncul di sini setelah berkasnya diimpor.</source>
        <translation>Visits that evaluators sealed appear here once their files are imported.</translation>
    </message>
    <message>
        <source>Impor berkas</source>
        <translation>Import files</translation>
    </message>
    <message>
        <source>Tidak ada yang cocok dengan saringan.</source>
        <translation>Nothing fits the filter.</translation>
    </message>
    <message>
        <source>Pusat layanan</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Tanggal</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Evaluator</source>
        <translation>Evaluator</translation>
    </message>
    <message>
        <source>Keadaan</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Nilai</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Masalah</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>Komentar</source>
        <translation>Comments</translation>
    </message>
    <message>
        <source>saya</source>
        <translation>me</translation>
    </message>
    <message>
        <source>{n} terbuka</source>
        <translation>{n} open</translation>
    </message>
    <message>
        <source>{n} dijawab</source>
        <translation>{n} answered</translation>
    </message>
    <message>
        <source>untuk saya {n}</source>
        <translation>for me {n}</translation>
    </message>
    <message>
        <source>Semua pemeriksa</source>
        <translation>All reviewers</translation>
    </message>
    <message>
        <source>Untuk saya</source>
        <translation>For me</translation>
    </message>
    <message>
        <source>Belum ditugaskan</source>
        <translation>Not assigned</translation>
    </message>
</context>
<context>
    <name>ScopeBar</name>
    <message>
        <source>Yang dilihat di semua lembar</source>
        <translation>What all tabs look at</translation>
    </message>
    <message>
        <source>Semua ronde</source>
        <translation>All rounds</translation>
    </message>
    <message>
        <source>Ronde</source>
        <translation>Round</translation>
    </message>
    <message>
        <source>Semua provinsi</source>
        <translation>All provinces</translation>
    </message>
    <message>
        <source>Provinsi</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>Kunjungan nyata</source>
        <translation>Real visits</translation>
    </message>
    <message>
        <source>Data CONTOH</source>
        <translation>Example data (CONTOH)</translation>
    </message>
    <message>
        <source>Nyata dan CONTOH</source>
        <translation>Real and CONTOH</translation>
    </message>
    <message>
        <source>Kunjungan nyata atau CONTOH</source>
        <translation>Real visits or CONTOH</translation>
    </message>
    <message>
        <source>Hanya yang disetujui</source>
        <translation>Approved only</translation>
    </message>
</context>
<context>
    <name>ScorePanel</name>
    <message>
        <source>Tanpa nilai</source>
        <translation>No score</translation>
    </message>
    <message>
        <source>Nilai –</source>
        <translation>Score –</translation>
    </message>
    <message>
        <source>Nilai {value} {band}</source>
        <translation>Score {value} {band}</translation>
    </message>
    <message>
        <source>Nilai sementara</source>
        <translation>Score so far</translation>
    </message>
    <message>
        <source>Tutup panel nilai</source>
        <translation>Close the score panel</translation>
    </message>
    <message>
        <source>Instrumen ini tidak memberi nilai.</source>
        <translation>This instrument gives no score.</translation>
    </message>
    <message>
        <source>{n} dari {total} butir dinilai · skala sampai {maximum}</source>
        <translation>{n} of {total} items scored · scale up to {maximum}</translation>
    </message>
    <message>
        <source>Yang paling mengurangi nilai:</source>
        <translation>What costs most points:</translation>
    </message>
</context>
<context>
    <name>ScoresPart</name>
    <message>
        <source>Nilai tiap aspek pada tiap kunjungan</source>
        <translation>Scores by aspect at each visit</translation>
    </message>
    <message>
        <source>Belum ada nilai pada kunjungan yang dihitung di sini.</source>
        <translation>No scores in the visits counted here.</translation>
    </message>
    <message>
        <source>Enter pada sebuah nilai: butir di baliknya. Ctrl+S pada grafik: simpan gambar.</source>
        <translation>Enter on a score: the items behind it. Ctrl+S on a chart: save the picture.</translation>
    </message>
    <message>
        <source>Indeks</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>{aspect}, {day}: {score} dari {maximum}</source>
        <translation>{aspect}, {day}: {score} of {maximum}</translation>
    </message>
    <message>
        <source>Grafik tren</source>
        <translation>Trend chart</translation>
    </message>
    <message>
        <source>Tren {name}: {told}</source>
        <translation>Trend of {name}: {told}</translation>
    </message>
    <message>
        <source>Grafik radar</source>
        <translation>Radar chart</translation>
    </message>
    <message>
        <source>pusat layanan ini</source>
        <translation>this centre</translation>
    </message>
    <message>
        <source>median {peers}</source>
        <translation>median of {peers}</translation>
    </message>
    <message>
        <source>Radar terhadap median: {told}</source>
        <translation>Radar against the median: {told}</translation>
    </message>
    <message>
        <source>Pembanding: {peers}, {n} pusat layanan. Median hanya dari yang punya nilai pada aspek itu.</source>
        <translation>Peers: {peers}, {n} centres. The median is of those with a score in that aspect.</translation>
    </message>
    <message>
        <source>Butir dan nilainya</source>
        <translation>Items and their points</translation>
    </message>
</context>
<context>
    <name>SecondCopier</name>
    <message>
        <source>Cadangan kedua lengkap lagi: {place}</source>
        <translation>The second copy is whole again: {place}</translation>
    </message>
</context>
<context>
    <name>SecondCopy</name>
    <message>
        <source>Cadangan hanya di laptop ini</source>
        <translation>Backup on this laptop only</translation>
    </message>
    <message>
        <source>Pilih stik atau folder lain di Pengaturan → Cadangan; salinannya dibuat sendiri.</source>
        <translation>Choose a stick or another folder in Settings → Backups; the copies are made by themselves.</translation>
    </message>
    <message>
        <source>laptop saja</source>
        <translation>laptop only</translation>
    </message>
    <message>
        <source>segera</source>
        <translation>soon</translation>
    </message>
    <message>
        <source>tidak terpasang</source>
        <translation>not plugged in</translation>
    </message>
    <message>
        <source>bukan stik cadangan</source>
        <translation>is not the backup stick</translation>
    </message>
    <message>
        <source>penuh</source>
        <translation>full</translation>
    </message>
    <message>
        <source>terkunci</source>
        <translation>write-protected</translation>
    </message>
    <message>
        <source>menolak, dicoba lagi</source>
        <translation>refused, trying again</translation>
    </message>
    <message>
        <source>menunggu disk laptop</source>
        <translation>waiting for the laptop&apos;s disk</translation>
    </message>
    <message>
        <source>{trouble} · cadangan {when}</source>
        <translation>{trouble} · backup {when}</translation>
    </message>
    <message>
        <source>Cadangan {place} segera dibuat</source>
        <translation>Backup on {place} coming soon</translation>
    </message>
    <message>
        <source>Cadangan {place} · {when}</source>
        <translation>Backup on {place} · {when}</translation>
    </message>
    <message>
        <source>{word} · terlalu lama</source>
        <translation>{word} · too long ago</translation>
    </message>
</context>
<context>
    <name>SectionPage</name>
    <message>
        <source>Catatan, tanda, dan riwayat pertanyaan ini</source>
        <translation>Note, marks and history of this question</translation>
    </message>
</context>
<context>
    <name>SectionTree</name>
    <message>
        <source>Bagian formulir</source>
        <translation>Sections of the form</translation>
    </message>
</context>
<context>
    <name>SecuritySection</name>
    <message>
        <source>Keamanan dan kepercayaan</source>
        <translation>Safety and trust</translation>
    </message>
    <message>
        <source>Kunci sendiri setelah</source>
        <translation>Lock by itself after</translation>
    </message>
    <message>
        <source>{n} menit tanpa tombol atau klik</source>
        <translation>{n} minutes without a key or click</translation>
    </message>
    <message>
        <source>jangan pernah</source>
        <translation>never</translation>
    </message>
    <message>
        <source>Buka tanpa kata sandi di akun komputer ini</source>
        <translation>Open without a password on this computer account</translation>
    </message>
    <message>
        <source>Rahasianya disimpan oleh sistem (di Windows: Credential Manager). Siapa pun yang masuk ke akun komputer ini lalu dapat membuka penyimpanan; kata sandi tetap berlaku.</source>
        <translation>The secret is kept by the system (on Windows: Credential Manager). Whoever signs in to this computer account can then open the store; the password stays valid.</translation>
    </message>
    <message>
        <source>Kepercayaan…</source>
        <translation>Trust…</translation>
    </message>
    <message>
        <source>Yang ditahan…</source>
        <translation>Set aside…</translation>
    </message>
    <message>
        <source>Catatan kerja…</source>
        <translation>Audit trail…</translation>
    </message>
    <message>
        <source>Laptop ini kini dibuka tanpa kata sandi.</source>
        <translation>This laptop now opens without a password.</translation>
    </message>
    <message>
        <source>Kata sandi diminta lagi.</source>
        <translation>The password is asked for again.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Pengaturan</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Tampilan</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Bahasa</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Warna</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Terang</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Gelap</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Kontras tinggi</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Ikut sistem</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Ukuran huruf</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Saya</source>
        <translation>Me</translation>
    </message>
    <message>
        <source>Nama lengkap</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>NIP</source>
        <translation>NIP</translation>
    </message>
    <message>
        <source>18 angka; boleh dikosongkan</source>
        <translation>18 digits; may be left blank</translation>
    </message>
    <message>
        <source>Jabatan</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Peran</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Evaluator</source>
        <translation>Evaluator</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Simpan perubahan</source>
        <translation>Save the changes</translation>
    </message>
    <message>
        <source>Organisasi dan kop surat</source>
        <translation>Organisation and letterhead</translation>
    </message>
    <message>
        <source>Pakai berkas organisasi (.ltsaorg)…</source>
        <translation>Use an organisation file (.ltsaorg)…</translation>
    </message>
    <message>
        <source>Simpan berkasnya…</source>
        <translation>Save its file…</translation>
    </message>
    <message>
        <source>Buat organisasi…</source>
        <translation>Found an organisation…</translation>
    </message>
    <message>
        <source>Cadangan</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Tempat kedua</source>
        <translation>Second place</translation>
    </message>
    <message>
        <source>Stik atau folder lain; belum dipilih</source>
        <translation>A stick or another folder; not chosen yet</translation>
    </message>
    <message>
        <source>Pilih…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Pilih tempat kedua</source>
        <translation>Choose the second place</translation>
    </message>
    <message>
        <source>Tanpa</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Tanpa tempat kedua</source>
        <translation>No second place</translation>
    </message>
    <message>
        <source>Buat cadangan sekarang</source>
        <translation>Make a backup now</translation>
    </message>
    <message>
        <source>Kata sandi</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Kata sandi sekarang</source>
        <translation>Present password</translation>
    </message>
    <message>
        <source>Kata sandi baru</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Paling sedikit 8 huruf</source>
        <translation>At least 8 characters</translation>
    </message>
    <message>
        <source>Ulangi kata sandi baru</source>
        <translation>Repeat the new password</translation>
    </message>
    <message>
        <source>Ganti kata sandi</source>
        <translation>Change the password</translation>
    </message>
    <message>
        <source>Periksa penyimpanan</source>
        <translation>Check the store</translation>
    </message>
    <message>
        <source>Periksa sekarang</source>
        <translation>Check now</translation>
    </message>
    <message>
        <source>Buka folder catatan</source>
        <translation>Open the log folder</translation>
    </message>
    <message>
        <source>Penyimpanan di server kantor…</source>
        <translation>Store on the office&apos;s server…</translation>
    </message>
    <message>
        <source>Tentang aplikasi</source>
        <translation>About this application</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Semua data ada di {folder}, terenkripsi.</source>
        <translation>All data are in {folder}, encrypted.</translation>
    </message>
    <message>
        <source>Laptop ini belum disiapkan dengan berkas organisasi: kop surat kosong dan ekspor belum bisa.</source>
        <translation>This laptop is not set up with an organisation file yet: the letterhead is blank and nothing can be exported.</translation>
    </message>
    <message>
        <source>Cadangan terakhir {when}: {path}</source>
        <translation>Last backup {when}: {path}</translation>
    </message>
    <message>
        <source>Belum ada cadangan.</source>
        <translation>No backup yet.</translation>
    </message>
    <message>
        <source>Tuliskan nama lengkap Anda.</source>
        <translation>Write your full name.</translation>
    </message>
    <message>
        <source>NIP terdiri atas {n} angka. Kosongkan bila tidak punya.</source>
        <translation>A NIP has {n} digits. Leave it blank if you have none.</translation>
    </message>
    <message>
        <source>Tersimpan.</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>Berkas organisasi</source>
        <translation>Organisation file</translation>
    </message>
    <message>
        <source>Berkas organisasi (*.ltsaorg)</source>
        <translation>Organisation files (*.ltsaorg)</translation>
    </message>
    <message>
        <source>Berkas organisasi ada di {path}.</source>
        <translation>The organisation file is at {path}.</translation>
    </message>
    <message>
        <source>Organisasi {name} dipakai mulai sekarang.</source>
        <translation>The organisation {name} is used from now on.</translation>
    </message>
    <message>
        <source>Berkas ini tidak lebih baru dari yang dipakai. Tidak ada yang berubah; yang dicabut tetap dicabut.</source>
        <translation>This file is not newer than the one in use. Nothing was changed; what was withdrawn stays withdrawn.</translation>
    </message>
    <message>
        <source>Tempat ini di disk yang sama dengan laptop: bila laptop hilang, cadangannya ikut hilang.</source>
        <translation>This place is on the laptop&apos;s own disk: if the laptop is lost, the copy is lost with it.</translation>
    </message>
    <message>
        <source>Tempat kedua untuk cadangan</source>
        <translation>Second place for backups</translation>
    </message>
    <message>
        <source>Cadangan sudah dibuat dan dibaca ulang: {path}</source>
        <translation>The backup was made and read back: {path}</translation>
    </message>
    <message>
        <source>Kata sandi paling sedikit {n} huruf.</source>
        <translation>A password has at least {n} characters.</translation>
    </message>
    <message>
        <source>Kedua kata sandi belum sama.</source>
        <translation>The two passwords are not the same yet.</translation>
    </message>
    <message>
        <source>Kata sandi sudah diganti.</source>
        <translation>The password is changed.</translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>Lembar kunjungan (hanya dibaca)</source>
        <translation>Sheet of the visit (read only)</translation>
    </message>
    <message>
        <source>Saring pertanyaan atau jawaban</source>
        <translation>Filter questions or answers</translation>
    </message>
    <message>
        <source>Pertanyaan dan jawaban</source>
        <translation>Questions and answers</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Bagian</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Pertanyaan</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Jawaban</source>
        <translation>Answer</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Lihat dan putuskan</source>
        <translation>Look and decide</translation>
    </message>
    <message>
        <source>Hanya dapat dibaca</source>
        <translation>Read only</translation>
    </message>
    <message>
        <source>Semua tersimpan</source>
        <translation>Everything saved</translation>
    </message>
    <message>
        <source>Belum ada cadangan</source>
        <translation>No backup yet</translation>
    </message>
    <message>
        <source>Cadangan {when}</source>
        <translation>Backup {when}</translation>
    </message>
    <message>
        <source>{n} kunjungan belum diekspor</source>
        <translation>Not exported yet: {n}</translation>
    </message>
    <message>
        <source>Tidak ada yang menunggu diekspor</source>
        <translation>Nothing waits to be exported</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>{n} masalah (F8)</source>
        <translation>{n} problems (F8)</translation>
    </message>
    <message>
        <source>{n} peringatan (Ctrl+F8)</source>
        <translation>{n} warnings (Ctrl+F8)</translation>
    </message>
    <message>
        <source>{n} belum dijawab (Ctrl+↓)</source>
        <translation>{n} unanswered (Ctrl+↓)</translation>
    </message>
    <message>
        <source>{n} belum, {m} wajib (Ctrl+↓)</source>
        <translation>{n} open, {m} required (Ctrl+↓)</translation>
    </message>
    <message>
        <source>{n} nanti (Ctrl+Shift+L)</source>
        <translation>{n} later (Ctrl+Shift+L)</translation>
    </message>
    <message>
        <source>{n} penanda (Ctrl+Shift+B)</source>
        <translation>{n} bookmarks (Ctrl+Shift+B)</translation>
    </message>
</context>
<context>
    <name>SignatureEditor</name>
    <message>
        <source>Simpan tanda tangan</source>
        <translation>Keep the signature</translation>
    </message>
    <message>
        <source>Urungkan goresan</source>
        <translation>Undo stroke</translation>
    </message>
    <message>
        <source>Hapus dan ulangi</source>
        <translation>Clear and start over</translation>
    </message>
    <message>
        <source>Tanda tangan basah di kertas</source>
        <translation>Wet signature on paper</translation>
    </message>
    <message>
        <source>Batalkan tanda tangan basah</source>
        <translation>No wet signature after all</translation>
    </message>
    <message>
        <source>Tempat ini dibiarkan kosong untuk tanda tangan basah.</source>
        <translation>This place stays blank for a wet signature.</translation>
    </message>
</context>
<context>
    <name>SkmView</name>
    <message>
        <source>{n} responden di {c} pusat layanan</source>
        <translation>{n} respondents at {c} centres</translation>
    </message>
    <message>
        <source>Survei Kepuasan Masyarakat</source>
        <translation>Satisfaction survey</translation>
    </message>
    <message>
        <source>Survei kepuasan tiap pusat layanan</source>
        <translation>Satisfaction by centre</translation>
    </message>
    <message>
        <source>Survei kepuasan tiap unsur</source>
        <translation>Satisfaction by element</translation>
    </message>
    <message>
        <source>Belum ada survei kepuasan pada kunjungan yang dihitung di sini.</source>
        <translation>No satisfaction survey in the visits counted here.</translation>
    </message>
    <message>
        <source>Pusat layanan</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Nilai</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Predikat</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>Responden</source>
        <translation>Respondents</translation>
    </message>
    <message>
        <source>Unsur</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Rata-rata</source>
        <translation>Mean</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Pekerjaan saya</source>
        <translation>My work</translation>
    </message>
    <message>
        <source>Kunjungan baru</source>
        <translation>New visit</translation>
    </message>
    <message>
        <source>Belum ada kunjungan</source>
        <translation>No visit yet</translation>
    </message>
    <message>
        <source>Pilih pusat layanan yang dikunjungi, lalu mulai mengisi. Setiap jawaban langsung tersimpan.</source>
        <translation>Choose the service centre you visit and start filling in. Every answer is saved at once.</translation>
    </message>
    <message>
        <source>Mulai kunjungan pertama</source>
        <translation>Start the first visit</translation>
    </message>
    <message>
        <source>Lanjutkan</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Tidak ada kunjungan yang sedang diisi.</source>
        <translation>No visit is being filled in.</translation>
    </message>
    <message>
        <source>Dikembalikan supervisor ({n})</source>
        <translation>Returned by a supervisor ({n})</translation>
    </message>
    <message>
        <source>Baru disegel</source>
        <translation>Sealed lately</translation>
    </message>
    <message>
        <source>Kunjungan berikutnya</source>
        <translation>Next visits</translation>
    </message>
    <message>
        <source>Belum ada kunjungan yang direncanakan di laptop ini.</source>
        <translation>No visit is planned on this laptop yet.</translation>
    </message>
    <message>
        <source>Semua {n} kunjungan</source>
        <translation>All {n} visits</translation>
    </message>
    <message>
        <source>tersimpan {when}</source>
        <translation>saved {when}</translation>
    </message>
    <message>
        <source>dikembalikan oleh supervisor; buka untuk memperbaikinya</source>
        <translation>returned by a supervisor; open it to mend it</translation>
    </message>
    <message>
        <source>{n} komentar; terbuka di komentar pertama</source>
        <translation>{n} comments; opens at the first one</translation>
    </message>
    <message>
        <source>Buka</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>nilai {score}</source>
        <translation>score {score}</translation>
    </message>
    <message>
        <source>sudah diekspor</source>
        <translation>exported</translation>
    </message>
    <message>
        <source>belum diekspor</source>
        <translation>not exported yet</translation>
    </message>
    <message>
        <source>Cetak</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Cetak {centre}</source>
        <translation>Print {centre}</translation>
    </message>
</context>
<context>
    <name>SubmissionsDialog</name>
    <message>
        <source>Impor isian ODK atau Kobo</source>
        <translation>Import ODK or Kobo submissions</translation>
    </message>
    <message>
        <source>Isian dari ODK atau KoboToolbox</source>
        <translation>Submissions from ODK or KoboToolbox</translation>
    </message>
    <message>
        <source>Formulir</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Pusat layanan</source>
        <translation>Service centre</translation>
    </message>
    <message>
        <source>Pusat layanan untuk isian yang tidak menyebutnya</source>
        <translation>Centre of the submissions that name none</translation>
    </message>
    <message>
        <source>Menurut berkasnya</source>
        <translation>As the file says</translation>
    </message>
    <message>
        <source>Menurut isian; yang tidak menyebut pusat layanan ditolak</source>
        <translation>As the submission says; those that name no centre are refused</translation>
    </message>
    <message>
        <source>Tandai kunjungan baru sebagai CONTOH</source>
        <translation>Mark new visits as CONTOH</translation>
    </message>
    <message>
        <source>Sedang membaca</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Pilih berkas lain…</source>
        <translation>Choose another file…</translation>
    </message>
    <message>
        <source>Isian di berkas ini</source>
        <translation>Submissions in this file</translation>
    </message>
    <message>
        <source>Tidak ada isian.</source>
        <translation>No submissions.</translation>
    </message>
    <message>
        <source>Catatan pada isian yang dipilih</source>
        <translation>Remarks on the chosen submission</translation>
    </message>
    <message>
        <source>Hasil</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Baris</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Tanggal</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Wajib kosong</source>
        <translation>Required open</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Keterangan</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>Kolom</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Tertulis</source>
        <translation>As written</translation>
    </message>
    <message>
        <source>Hentikan</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Membaca isian…</source>
        <translation>Reading the submissions…</translation>
    </message>
    <message>
        <source>Impor isian</source>
        <translation>Import submissions</translation>
    </message>
    <message>
        <source>Tidak ada yang diubah.</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>Impor {n} isian</source>
        <translation>Import submissions ({n})</translation>
    </message>
    <message>
        <source>Tidak ada yang perlu diimpor</source>
        <translation>Nothing to import</translation>
    </message>
    <message>
        <source>Selesai.</source>
        <translation>Done.</translation>
    </message>
    <message>
        <source>Berkas berikutnya ({n} lagi)</source>
        <translation>Next file ({n} more)</translation>
    </message>
    <message>
        <source>Isian (*.xml *.csv *.xlsx *.xls *.ods *.json *.pdf *.zip)</source>
        <translation>Records (*.xml *.csv *.xlsx *.xls *.ods *.json *.pdf *.zip)</translation>
    </message>
</context>
<context>
    <name>SummaryPart</name>
    <message>
        <source>Kunjungan</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>Riwayat status</source>
        <translation>History of status</translation>
    </message>
    <message>
        <source>Belum ada kunjungan tersegel yang dihitung di sini.</source>
        <translation>No sealed visit is counted here yet.</translation>
    </message>
    <message>
        <source>Belum ada keterangan status. “Catat status…” menambahkannya dengan sumber.</source>
        <translation>Nothing is stated about its status. “Record a status…” adds it with its source.</translation>
    </message>
    <message>
        <source>Tanggal</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Ronde</source>
        <translation>Round</translation>
    </message>
    <message>
        <source>Jenis</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Nilai</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Disetujui</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>ya</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>belum</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>Oleh</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Kode revisi</source>
        <translation>Revision code</translation>
    </message>
    <message>
        <source>Per tanggal</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>tanpa tanggal</source>
        <translation>undated</translation>
    </message>
    <message>
        <source>Menurut</source>
        <translation>According to</translation>
    </message>
    <message>
        <source>Dicatat oleh</source>
        <translation>Recorded by</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Nilai terakhir</source>
        <translation>Last score</translation>
    </message>
    <message>
        <source>Butir dinilai</source>
        <translation>Items scored</translation>
    </message>
    <message>
        <source>{n} dari {of}</source>
        <translation>{n} of {of}</translation>
    </message>
    <message>
        <source>Kunjungan terakhir</source>
        <translation>Last visit</translation>
    </message>
    <message>
        <source>Tindak lanjut terbuka</source>
        <translation>Open follow-up</translation>
    </message>
    <message>
        <source>Dasar hukum</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>Gedung</source>
        <translation>Building</translation>
    </message>
    <message>
        <source>Tingkat</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Nama lain</source>
        <translation>Other names</translation>
    </message>
    <message>
        <source>Alamat</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Tempat</source>
        <translation>Sites</translation>
    </message>
    <message>
        <source>Tahun dilaporkan</source>
        <translation>Year reported</translation>
    </message>
    <message>
        <source>Sumber daftar</source>
        <translation>Source in the register</translation>
    </message>
    <message>
        <source>{n}, {late} lewat tenggat</source>
        <translation>{n}, {late} overdue</translation>
    </message>
    <message>
        <source> (perkiraan: ibu kota wilayah)</source>
        <translation> (approximate: seat of the regency)</translation>
    </message>
    <message>
        <source>tanpa letak</source>
        <translation>no position</translation>
    </message>
</context>
<context>
    <name>TakeBackDialog</name>
    <message>
        <source>Tarik keputusan</source>
        <translation>Take the decision back</translation>
    </message>
    <message>
        <source>Keputusan “{state}” ditarik. Keputusan itu tetap ada di catatan kerja.</source>
        <translation>The decision “{state}” is taken back. It stays in the audit trail.</translation>
    </message>
    <message>
        <source>Mengapa?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>Mengapa keputusan ini ditarik</source>
        <translation>Why this decision is taken back</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message>
        <source>Jawaban untuk komentar ini</source>
        <translation>Answer to this comment</translation>
    </message>
    <message>
        <source>Jawab</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>Tandai sudah ditangani</source>
        <translation>Mark as handled</translation>
    </message>
    <message>
        <source>Buka lagi</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Komentar {who}: {text}</source>
        <translation>Comment of {who}: {text}</translation>
    </message>
</context>
<context>
    <name>TickListEditor</name>
    <message>
        <source>Saring pilihan</source>
        <translation>Filter the options</translation>
    </message>
    <message>
        <source>Saring pilihan: {question}</source>
        <translation>Filter the options: {question}</translation>
    </message>
    <message>
        <source>Masih ada yang lain. Ketik lebih banyak untuk mempersempit.</source>
        <translation>There are more. Type more to narrow it down.</translation>
    </message>
    <message>
        <source>{words} dan {n} lagi</source>
        <translation>{words} and {n} more</translation>
    </message>
    <message>
        <source>Belum ada yang dipilih</source>
        <translation>Nothing chosen yet</translation>
    </message>
</context>
<context>
    <name>TimeEditor</name>
    <message>
        <source>jj.mm</source>
        <translation>hh.mm</translation>
    </message>
    <message>
        <source>Tulis jam sekarang: {question}</source>
        <translation>Write the time now: {question}</translation>
    </message>
    <message>
        <source>Ini bukan jam. Contoh: 14.03</source>
        <translation>This is no time of day. Example: 14.03</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Cari apa saja (Ctrl+K)</source>
        <translation>Find anything (Ctrl+K)</translation>
    </message>
    <message>
        <source>Cari apa saja</source>
        <translation>Find anything</translation>
    </message>
    <message>
        <source>Bahasa</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Bahasa tampilan</source>
        <translation>Language of the interface</translation>
    </message>
    <message>
        <source>Warna dan ukuran huruf</source>
        <translation>Colours and text size</translation>
    </message>
    <message>
        <source>Semua tombol papan ketik</source>
        <translation>All keyboard keys</translation>
    </message>
    <message>
        <source>Kunci aplikasi</source>
        <translation>Lock the application</translation>
    </message>
    <message>
        <source>Terang</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Gelap</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Kontras tinggi</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Ikut sistem</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Huruf {n} %</source>
        <translation>Text {n} %</translation>
    </message>
</context>
<context>
    <name>TrustDialog</name>
    <message>
        <source>Kepercayaan</source>
        <translation>Trust</translation>
    </message>
    <message>
        <source>Laptop dan supervisor yang dipercaya</source>
        <translation>Trusted laptops and supervisors</translation>
    </message>
    <message>
        <source>Terima pendaftaran laptop…</source>
        <translation>Accept a laptop&apos;s enrolment…</translation>
    </message>
    <message>
        <source>Tambah supervisor…</source>
        <translation>Add a supervisor…</translation>
    </message>
    <message>
        <source>Perpanjang…</source>
        <translation>Extend…</translation>
    </message>
    <message>
        <source>Cabut kunci…</source>
        <translation>Withdraw the key…</translation>
    </message>
    <message>
        <source>Ganti kunci organisasi…</source>
        <translation>Renew the organisation&apos;s key…</translation>
    </message>
    <message>
        <source>Pakai lembar pemulihan…</source>
        <translation>Use the recovery sheet…</translation>
    </message>
    <message>
        <source>Kunci baru untuk laptop ini…</source>
        <translation>New keys for this laptop…</translation>
    </message>
    <message>
        <source>Simpan berkas organisasi…</source>
        <translation>Save the organisation file…</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Yang ditahan ({n})…</source>
        <translation>Set aside ({n})…</translation>
    </message>
    <message>
        <source>Belum ada laptop lain yang dipercaya.</source>
        <translation>No other laptop is trusted yet.</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>supervisor</translation>
    </message>
    <message>
        <source>laptop evaluator</source>
        <translation>evaluator&apos;s laptop</translation>
    </message>
    <message>
        <source>laptop ini</source>
        <translation>this laptop</translation>
    </message>
    <message>
        <source>belum pernah</source>
        <translation>never</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Sebagai</source>
        <translation>As</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Berlaku sampai</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>Terakhir masuk</source>
        <translation>Last came in</translation>
    </message>
    <message>
        <source>Enam kata</source>
        <translation>Six words</translation>
    </message>
    <message>
        <source>{name}, berkas organisasi versi {version}. Kunci organisasi: {root}</source>
        <translation>{name}, organisation file version {version}. The organisation&apos;s key: {root}</translation>
    </message>
    <message>
        <source>belum ada (berkas versi lama)</source>
        <translation>none yet (a file of the old version)</translation>
    </message>
    <message>
        <source>Laptop ini belum disiapkan dengan berkas organisasi (.ltsaorg).</source>
        <translation>This laptop was not set up with an organisation file (.ltsaorg).</translation>
    </message>
    <message>
        <source>{state} sejak {day}</source>
        <translation>{state} since {day}</translation>
    </message>
    <message>
        <source>Berkas pendaftaran (*.ltsaenrol)</source>
        <translation>Enrolment file (*.ltsaenrol)</translation>
    </message>
    <message>
        <source>Berkas pendaftaran</source>
        <translation>Enrolment file</translation>
    </message>
    <message>
        <source>{name} sekarang supervisor. Simpan berkas organisasi yang baru dan bagikan.</source>
        <translation>{name} is a supervisor now. Save the new organisation file and hand it out.</translation>
    </message>
    <message>
        <source>Laptop {name} dipercaya.</source>
        <translation>The laptop of {name} is trusted.</translation>
    </message>
    <message>
        <source>{n} catatan yang ditahan sudah masuk.</source>
        <translation>{n} records set aside have come in.</translation>
    </message>
    <message>
        <source>Perpanjang sertifikat</source>
        <translation>Extend the certificate</translation>
    </message>
    <message>
        <source>{name}: yang dibuat laptop ini sesudah tanggal di bawah akan ditahan.</source>
        <translation>{name}: what this laptop makes after the day below will be set aside.</translation>
    </message>
    <message>
        <source>Perpanjang</source>
        <translation>Extend</translation>
    </message>
    <message>
        <source>Sertifikat diperpanjang sampai {day}.</source>
        <translation>The certificate holds until {day}.</translation>
    </message>
    <message>
        <source>Cabut kunci {name}</source>
        <translation>Withdraw the key of {name}</translation>
    </message>
    <message>
        <source>Yang sudah masuk tetap ada. Yang datang sesudah ini ditahan, juga yang mengaku dibuat sebelumnya. Pencabutan tidak dapat dibatalkan: laptop yang kembali mendapat kunci baru.</source>
        <translation>What came in stays. What comes from now on is set aside, also what says it was made before. A withdrawal cannot be taken back: a laptop that comes back gets new keys.</translation>
    </message>
    <message>
        <source>Cabut kunci</source>
        <translation>Withdraw the key</translation>
    </message>
    <message>
        <source>Sebutkan alasannya, misalnya “laptop dicuri”.</source>
        <translation>Give the reason, for instance “laptop stolen”.</translation>
    </message>
    <message>
        <source>Tidak dipercaya sejak</source>
        <translation>Not trusted since</translation>
    </message>
    <message>
        <source>Kunci {name} dicabut. Pencabutan ikut dalam paket dan berkas organisasi berikutnya.</source>
        <translation>The key of {name} was withdrawn. The withdrawal goes along with the next packages and organisation file.</translation>
    </message>
    <message>
        <source>Kunci baru untuk laptop ini</source>
        <translation>New keys for this laptop</translation>
    </message>
    <message>
        <source>Pakai ini bila laptop pernah hilang atau kata sandinya diketahui orang lain. Sesudahnya laptop ini harus didaftarkan lagi: berkas pendaftaran yang baru ditulis, dan supervisor menerimanya seperti pertama kali. Isi penyimpanan tidak berubah.</source>
        <translation>Use this if the laptop was lost for a time or somebody else knows its password. Afterwards it has to be enrolled again: a new enrolment file is written and the supervisor accepts it as the first time. What is in the store does not change.</translation>
    </message>
    <message>
        <source>Buat kunci baru…</source>
        <translation>Make new keys…</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Laptop ini punya kunci baru. Kirim {path} kepada supervisor.</source>
        <translation>This laptop has new keys. Send {path} to the supervisor.</translation>
    </message>
    <message>
        <source>Berkas organisasi (*.ltsaorg)</source>
        <translation>Organisation file (*.ltsaorg)</translation>
    </message>
    <message>
        <source>Berkas organisasi</source>
        <translation>Organisation file</translation>
    </message>
    <message>
        <source>Berkas organisasi ada di {path}.</source>
        <translation>The organisation file is at {path}.</translation>
    </message>
</context>
<context>
    <name>Unlock</name>
    <message>
        <source>LTSA Desktop</source>
        <translation>LTSA Desktop</translation>
    </message>
    <message>
        <source>Kata sandi</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Penyimpanan lain…</source>
        <translation>Another store…</translation>
    </message>
    <message>
        <source>Server kantor…</source>
        <translation>Office server…</translation>
    </message>
    <message>
        <source>Buat yang baru…</source>
        <translation>Make a new one…</translation>
    </message>
    <message>
        <source>Buka</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Pulihkan dari cadangan…</source>
        <translation>Restore from a backup…</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Disimpan di {folder}</source>
        <translation>Kept in {folder}</translation>
    </message>
    <message>
        <source>Ketik kata sandi untuk laptop ini.</source>
        <translation>Type the password of this laptop.</translation>
    </message>
    <message>
        <source>Membuka…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>Buka</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Folder penyimpanan</source>
        <translation>Folder of the store</translation>
    </message>
</context>
<context>
    <name>VersionCard</name>
    <message>
        <source>{number} · versi {letters}</source>
        <translation>{number} · version {letters}</translation>
    </message>
    <message>
        <source>(kosong)</source>
        <translation>(blank)</translation>
    </message>
    <message>
        <source>laptop …{code}</source>
        <translation>laptop …{code}</translation>
    </message>
    <message>
        <source>dipakai</source>
        <translation>stands</translation>
    </message>
</context>
<context>
    <name>View</name>
    <message>
        <source>Simpan tabel sebagai lembar kerja…</source>
        <translation>Save the table as a spreadsheet…</translation>
    </message>
</context>
<context>
    <name>VisitHead</name>
    <message>
        <source>Cari pertanyaan dan jawaban</source>
        <translation>Find questions and answers</translation>
    </message>
    <message>
        <source>Semua yang dapat dilakukan di sini</source>
        <translation>Everything that can be done here</translation>
    </message>
    <message>
        <source>Semua tombol papan ketik</source>
        <translation>All keyboard keys</translation>
    </message>
    <message>
        <source>Rincian nilai (Ctrl+Shift+N)</source>
        <translation>Details of the score (Ctrl+Shift+N)</translation>
    </message>
    <message>
        <source>Kunjungan {day} · {kind}</source>
        <translation>Visit {day} · {kind}</translation>
    </message>
</context>
<context>
    <name>VisitKeys</name>
    <message>
        <source>Menjawab</source>
        <translation>Answering</translation>
    </message>
    <message>
        <source>Pilih tingkat atau pilihan, lanjut ke pertanyaan berikutnya</source>
        <translation>Choose a level or an option, go on to the next question</translation>
    </message>
    <message>
        <source>Ya · Tidak · tidak berlaku · tidak dapat dinilai</source>
        <translation>Yes · No · not applicable · cannot be assessed</translation>
    </message>
    <message>
        <source>Spasi</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Pilih tanpa pindah; centang atau lepas centang</source>
        <translation>Choose without moving on; tick or untick</translation>
    </message>
    <message>
        <source>Pilihan lain; pada angka dan tanggal: tambah atau kurangi</source>
        <translation>Another option; for numbers and dates: more or less</translation>
    </message>
    <message>
        <source>Kosongkan jawaban pilihan</source>
        <translation>Clear the chosen answer</translation>
    </message>
    <message>
        <source>Buka kalender atau daftar</source>
        <translation>Open the calendar or the list</translation>
    </message>
    <message>
        <source>Tulis jam sekarang</source>
        <translation>Write the time now</translation>
    </message>
    <message>
        <source>Tempel foto pada pertanyaan foto</source>
        <translation>Paste a photo into a photo question</translation>
    </message>
    <message>
        <source>Bergerak</source>
        <translation>Moving about</translation>
    </message>
    <message>
        <source>Pertanyaan berikutnya · sebelumnya (pada teks panjang: Ctrl+Enter)</source>
        <translation>Next · previous question (in long text: Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Isian berikutnya · sebelumnya, termasuk bukti dan tombol</source>
        <translation>Next · previous field, evidence and buttons included</translation>
    </message>
    <message>
        <source>Pertanyaan berikutnya · sebelumnya yang belum dijawab</source>
        <translation>Next · previous unanswered question</translation>
    </message>
    <message>
        <source>Masalah berikutnya · sebelumnya; bila tidak ada: peringatan</source>
        <translation>Next · previous problem; a warning when there is none</translation>
    </message>
    <message>
        <source>Peringatan berikutnya; catatan (Ctrl+.) menjawabnya</source>
        <translation>Next warning; a remark (Ctrl+.) answers it</translation>
    </message>
    <message>
        <source>Bagian berikutnya · sebelumnya</source>
        <translation>Next · previous section</translation>
    </message>
    <message>
        <source>Antara daftar bagian dan formulir</source>
        <translation>Between the list of sections and the form</translation>
    </message>
    <message>
        <source>Cari pertanyaan, jawaban, catatan</source>
        <translation>Find questions, answers, notes</translation>
    </message>
    <message>
        <source>Ke nomor pertanyaan</source>
        <translation>To a question&apos;s number</translation>
    </message>
    <message>
        <source>Cari apa saja: pekerjaan, bagian, pertanyaan</source>
        <translation>Find anything: deeds, sections, questions</translation>
    </message>
    <message>
        <source>Lainnya</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Catatan pada pertanyaan ini</source>
        <translation>Note on this question</translation>
    </message>
    <message>
        <source>Tandai “nanti” · ke tanda “nanti” berikutnya</source>
        <translation>Mark “later” · to the next “later” mark</translation>
    </message>
    <message>
        <source>Penanda · ke penanda berikutnya</source>
        <translation>Bookmark · to the next bookmark</translation>
    </message>
    <message>
        <source>Riwayat jawaban pertanyaan ini</source>
        <translation>History of the answers to this question</translation>
    </message>
    <message>
        <source>Foto, rekaman, atau berkas untuk pertanyaan ini</source>
        <translation>Photo, recording or file for this question</translation>
    </message>
    <message>
        <source>Urungkan · ulangi</source>
        <translation>Undo · redo</translation>
    </message>
    <message>
        <source>Rincian nilai</source>
        <translation>Details of the score</translation>
    </message>
    <message>
        <source>Perbedaan dengan kunjungan lalu</source>
        <translation>Differences from the last visit</translation>
    </message>
    <message>
        <source>Bahasa formulir kunjungan ini</source>
        <translation>Language of this visit’s form</translation>
    </message>
    <message>
        <source>Simpan yang sedang diketik (selebihnya tersimpan sendiri)</source>
        <translation>Save what is being typed (the rest saves itself)</translation>
    </message>
    <message>
        <source>Periksa dan segel kunjungan</source>
        <translation>Check and seal the visit</translation>
    </message>
    <message>
        <source>Daftar ini</source>
        <translation>This list</translation>
    </message>
</context>
<context>
    <name>VisitSession</name>
    <message>
        <source>Tidak ada lagi yang dapat diurungkan.</source>
        <translation>There is nothing more to undo.</translation>
    </message>
</context>
<context>
    <name>VisitWindow</name>
    <message>
        <source>Kunjungan</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>Semua tombol papan ketik</source>
        <translation>All keyboard keys</translation>
    </message>
    <message>
        <source>Tidak ada masalah.</source>
        <translation>No problems.</translation>
    </message>
    <message>
        <source>Tidak ada peringatan.</source>
        <translation>No warnings.</translation>
    </message>
    <message>
        <source>Semua pertanyaan sudah dijawab.</source>
        <translation>Every question is answered.</translation>
    </message>
    <message>
        <source>Tidak ada pertanyaan yang ditandai “nanti”.</source>
        <translation>No question is marked “later”.</translation>
    </message>
    <message>
        <source>Belum ada penanda.</source>
        <translation>There is no bookmark yet.</translation>
    </message>
    <message>
        <source>Pertanyaan ini tidak meminta foto.</source>
        <translation>This question does not ask for a photo.</translation>
    </message>
    <message>
        <source>Kunjungan disegel. Kode versi: {code}. Ctrl+P mencetaknya.</source>
        <translation>The visit is sealed. Version code: {code}. Ctrl+P prints it.</translation>
    </message>
    <message>
        <source>Kunjungan ini sudah disegel; isinya hanya dapat dibaca.</source>
        <translation>This visit is sealed; it can only be read.</translation>
    </message>
    <message>
        <source>Buka lagi…</source>
        <translation>Open again…</translation>
    </message>
    <message>
        <source>Penyimpanan dibuka hanya untuk dibaca; jawaban tidak dapat diubah.</source>
        <translation>The store is open for reading only; answers cannot be changed.</translation>
    </message>
    <message>
        <source>Program terhenti sebelum kunjungan ini ditutup (terakhir dibuka {moment}). Semua {n} jawaban yang sudah tersimpan ada di sini; Anda kembali di tempat terakhir.</source>
        <translation>The program stopped before this visit was closed (last opened {moment}). All {n} saved answers are here; you are back where you were.</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Belum semua tersimpan</source>
        <translation>Not everything is saved yet</translation>
    </message>
    <message>
        <source>{n} jawaban belum sampai ke disk. {why}</source>
        <translation>{n} answers have not reached the disk. {why}</translation>
    </message>
    <message>
        <source>Tutup, buang jawaban itu</source>
        <translation>Close, drop these answers</translation>
    </message>
    <message>
        <source>Coba lagi</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>VisitsPage</name>
    <message>
        <source>Kunjungan baru</source>
        <translation>New visit</translation>
    </message>
    <message>
        <source>Saring: pusat layanan, wilayah, tanggal, evaluator</source>
        <translation>Filter: service centre, region, date, evaluator</translation>
    </message>
    <message>
        <source>Status kunjungan</source>
        <translation>Status of visits</translation>
    </message>
    <message>
        <source>Semua status</source>
        <translation>Every status</translation>
    </message>
    <message>
        <source>Draf</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Dikembalikan</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Dibuka lagi</source>
        <translation>Opened again</translation>
    </message>
    <message>
        <source>Disegel</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>Buka</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Cetak…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Ekspor…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Pindah versi…</source>
        <translation>Change version…</translation>
    </message>
    <message>
        <source>Catatan kerja…</source>
        <translation>Audit trail…</translation>
    </message>
    <message>
        <source>Tidak ada yang dikembalikan</source>
        <translation>Nothing was returned</translation>
    </message>
    <message>
        <source>Kunjungan yang dikembalikan supervisor muncul di sini setelah berkasnya diimpor.</source>
        <translation>Visits returned by a supervisor appear here once their file is imported.</translation>
    </message>
    <message>
        <source>Kunjungan</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>Belum ada kunjungan</source>
        <translation>No visit yet</translation>
    </message>
    <message>
        <source>Kunjungan yang Anda mulai atau impor muncul di sini.</source>
        <translation>Visits that you start or import appear here.</translation>
    </message>
    <message>
        <source>Mulai kunjungan</source>
        <translation>Start the visit</translation>
    </message>
    <message>
        <source>Tidak ada yang cocok dengan saringan.</source>
        <translation>Nothing matches the filter.</translation>
    </message>
    <message>
        <source>Pusat layanan</source>
        <translation>Service centre</translation>
    </message>
    <message>
        <source>Tanggal</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Jenis</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Terisi</source>
        <translation>Filled</translation>
    </message>
    <message>
        <source>Nilai</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Evaluator</source>
        <translation>Evaluator</translation>
    </message>
    <message>
        <source>Kode</source>
        <translation>Code</translation>
    </message>
</context>
<context>
    <name>Warnings</name>
    <message>
        <source>{warning} (dijawab dengan catatan)</source>
        <translation>{warning} (answered by a remark)</translation>
    </message>
    <message>
        <source>“{answer}” belum menjawab pertanyaan yang wajib.</source>
        <translation>“{answer}” does not answer a required question.</translation>
    </message>
    <message>
        <source>Di luar rentang nilai; butir ini dihitung sebagai belum dinilai.</source>
        <translation>Outside the range of points; the item counts as not scored.</translation>
    </message>
    <message>
        <source>Jauh dari kunjungan lalu: {answer} pada {day}.</source>
        <translation>Far from the last visit: {answer} on {day}.</translation>
    </message>
    <message>
        <source>Tanggal kunjungan ini belum tiba.</source>
        <translation>This day of the visit is still to come.</translation>
    </message>
    <message>
        <source>Kunjungan ini tercatat untuk {day}.</source>
        <translation>This visit is recorded for {day}.</translation>
    </message>
    <message>
        <source>Sesudah tanggal kunjungan ({day}).</source>
        <translation>After the day of the visit ({day}).</translation>
    </message>
    <message>
        <source>Lebih dari {n} tahun sebelum kunjungan.</source>
        <translation>More than {n} years before the visit.</translation>
    </message>
    <message>
        <source>Lebih dari {n} tahun sesudah kunjungan.</source>
        <translation>More than {n} years after the visit.</translation>
    </message>
    <message>
        <source>Titik ini di utara khatulistiwa; mungkin tanda minus pada lintang tertinggal.</source>
        <translation>This point is north of the equator; perhaps the minus sign of the latitude is missing.</translation>
    </message>
    <message>
        <source>Titik ini di luar Indonesia.</source>
        <translation>This point is outside Indonesia.</translation>
    </message>
    <message>
        <source>Titik ini {km} km dari {name}, letaknya menurut register.</source>
        <translation>This point is {km} km from {name}, as the register has it.</translation>
    </message>
    <message>
        <source>Titik ini {km} km dari {name} (letak perkiraan).</source>
        <translation>This point is {km} km from {name} (approximate place).</translation>
    </message>
    <message>
        <source>Tingkat ini belum punya bukti dukung.</source>
        <translation>This level has no evidence yet.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Selamat datang</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>Satu menit saja: siapa Anda, dan kata sandi untuk laptop ini. Semua jawaban disimpan terenkripsi di laptop ini dan tidak dikirim ke mana pun.</source>
        <translation>It takes a minute: who you are, and a password for this laptop. All answers are kept encrypted on this laptop and sent nowhere.</translation>
    </message>
    <message>
        <source>Nama lengkap</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Seperti di surat tugas</source>
        <translation>As in the letter of assignment</translation>
    </message>
    <message>
        <source>NIP</source>
        <translation>NIP</translation>
    </message>
    <message>
        <source>18 angka; boleh dikosongkan</source>
        <translation>18 digits; may be left blank</translation>
    </message>
    <message>
        <source>Jabatan</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Boleh dikosongkan</source>
        <translation>May be left blank</translation>
    </message>
    <message>
        <source>Peran</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Evaluator: mengunjungi pusat layanan</source>
        <translation>Evaluator: visits service centres</translation>
    </message>
    <message>
        <source>Supervisor: menerima dan memeriksa</source>
        <translation>Supervisor: receives and reviews</translation>
    </message>
    <message>
        <source>Bahasa</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Kata sandi</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Paling sedikit 8 huruf</source>
        <translation>At least 8 characters</translation>
    </message>
    <message>
        <source>Ulangi kata sandi</source>
        <translation>Repeat the password</translation>
    </message>
    <message>
        <source>Disimpan di</source>
        <translation>Kept in</translation>
    </message>
    <message>
        <source>Ubah…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Ubah folder penyimpanan</source>
        <translation>Change the folder of the store</translation>
    </message>
    <message>
        <source>Berkas organisasi</source>
        <translation>Organisation file</translation>
    </message>
    <message>
        <source>.ltsaorg dari supervisor; boleh menyusul</source>
        <translation>.ltsaorg from your supervisor; may follow later</translation>
    </message>
    <message>
        <source>Pilih…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Pilih berkas organisasi</source>
        <translation>Choose the organisation file</translation>
    </message>
    <message>
        <source>Cadangan kedua</source>
        <translation>Second copy</translation>
    </message>
    <message>
        <source>stik atau folder lain; boleh menyusul</source>
        <translation>stick or another folder; may come later</translation>
    </message>
    <message>
        <source>Pilih tempat cadangan kedua</source>
        <translation>Choose the place of the second copy</translation>
    </message>
    <message>
        <source>Kata sandi yang lupa tidak dapat dipulihkan. Catat di tempat yang aman.</source>
        <translation>A forgotten password cannot be recovered. Note it down in a safe place.</translation>
    </message>
    <message>
        <source>Buka penyimpanan yang sudah ada…</source>
        <translation>Open a store that exists already…</translation>
    </message>
    <message>
        <source>Mulai bekerja</source>
        <translation>Start working</translation>
    </message>
    <message>
        <source>Pulihkan dari cadangan…</source>
        <translation>Restore from a backup…</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Tuliskan nama lengkap Anda.</source>
        <translation>Write your full name.</translation>
    </message>
    <message>
        <source>NIP terdiri atas {n} angka. Kosongkan bila tidak punya.</source>
        <translation>A NIP has {n} digits. Leave it blank if you have none.</translation>
    </message>
    <message>
        <source>Kata sandi paling sedikit {n} huruf.</source>
        <translation>A password has at least {n} characters.</translation>
    </message>
    <message>
        <source>Kedua kata sandi belum sama.</source>
        <translation>The two passwords are not the same yet.</translation>
    </message>
    <message>
        <source>Menyiapkan penyimpanan terenkripsi dan daftar pusat layanan…</source>
        <translation>Preparing the encrypted store and the list of service centres…</translation>
    </message>
    <message>
        <source>Laptop siap. Kirim {path} kepada supervisor; ia mencocokkan enam kata laptop ini.</source>
        <translation>The laptop is ready. Send {path} to the supervisor, who compares this laptop&apos;s six words.</translation>
    </message>
    <message>
        <source>Simpan di folder mana?</source>
        <translation>Keep it in which folder?</translation>
    </message>
    <message>
        <source>Tempat kedua untuk cadangan</source>
        <translation>Second place for backups</translation>
    </message>
    <message>
        <source>Folder itu ada di dalam folder penyimpanan. Pilih stik atau folder lain.</source>
        <translation>That folder is inside the store&apos;s folder. Choose a stick or another folder.</translation>
    </message>
    <message>
        <source>Berkas organisasi</source>
        <translation>Organisation file</translation>
    </message>
    <message>
        <source>Berkas organisasi (*.ltsaorg)</source>
        <translation>Organisation files (*.ltsaorg)</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>aktif</source>
        <translation>active</translation>
    </message>
    <message>
        <source>aktif sebagian</source>
        <translation>partly active</translation>
    </message>
    <message>
        <source>tidak aktif</source>
        <translation>not active</translation>
    </message>
    <message>
        <source>belum diverifikasi</source>
        <translation>not verified yet</translation>
    </message>
    <message>
        <source>kunjungan {code}</source>
        <translation>visit {code}</translation>
    </message>
    <message>
        <source>provinsi</source>
        <translation>province</translation>
    </message>
    <message>
        <source>kabupaten/kota</source>
        <translation>regency/city</translation>
    </message>
    <message>
        <source>dua versi</source>
        <translation>two versions</translation>
    </message>
    <message>
        <source>draf</source>
        <translation>draft</translation>
    </message>
    <message>
        <source>disegel</source>
        <translation>sealed</translation>
    </message>
    <message>
        <source>dibuka lagi</source>
        <translation>opened again</translation>
    </message>
    <message>
        <source>dikembalikan</source>
        <translation>returned</translation>
    </message>
    <message>
        <source>terjadwal</source>
        <translation>scheduled</translation>
    </message>
    <message>
        <source>mendadak</source>
        <translation>unannounced</translation>
    </message>
    <message>
        <source>daring</source>
        <translation>online</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Evaluator</source>
        <translation>Evaluator</translation>
    </message>
    <message>
        <source>pemerintah pusat</source>
        <translation>national government</translation>
    </message>
    <message>
        <source>pusat layanan</source>
        <translation>service centre</translation>
    </message>
    <message>
        <source>semua pertanyaan wajib terisi</source>
        <translation>all required questions answered</translation>
    </message>
    <message>
        <source>{n} pertanyaan wajib belum diisi</source>
        <translation>Required questions open: {n}</translation>
    </message>
    <message>
        <source>baru saja</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>{n} menit lalu</source>
        <translation>{n} minutes ago</translation>
    </message>
    <message>
        <source>{n} jam lalu</source>
        <translation>{n} hours ago</translation>
    </message>
    <message>
        <source>{n} hari lalu</source>
        <translation>{n} days ago</translation>
    </message>
</context>
<context>
    <name>WorklistButtons</name>
    <message>
        <source>{n} tindak lanjut lalu (Ctrl+4)</source>
        <translation>{n} earlier follow-ups (Ctrl+4)</translation>
    </message>
    <message>
        <source>Tindak lanjut lalu ✓ (Ctrl+4)</source>
        <translation>Earlier follow-ups ✓ (Ctrl+4)</translation>
    </message>
    <message>
        <source>Tindak lanjut kunjungan lalu: {n} menunggu</source>
        <translation>Follow-ups of earlier visits: {n} waiting</translation>
    </message>
    <message>
        <source>Daftar temuan dan usul: {n} (Ctrl+1)</source>
        <translation>Findings and ideas: {n} (Ctrl+1)</translation>
    </message>
    <message>
        <source>Daftar temuan, aspirasi, praktik baik: {n}</source>
        <translation>List of findings, aspirations, good practices: {n}</translation>
    </message>
</context>
<context>
    <name>WorklistDialog</name>
    <message>
        <source>Daftar kerja kunjungan</source>
        <translation>Working lists of the visit</translation>
    </message>
    <message>
        <source>Ctrl+1…4 daftar · Insert tambah · Enter mengisi · F6 tabel/isian · Ctrl+Z urungkan · Esc kembali</source>
        <translation>Ctrl+1…4 lists · Insert add · Enter write · F6 table/sheet · Ctrl+Z undo · Esc back</translation>
    </message>
    <message>
        <source>Kembali ke formulir</source>
        <translation>Back to the form</translation>
    </message>
    <message>
        <source>Formulir ini tidak memuat daftar ini</source>
        <translation>This form does not have this list</translation>
    </message>
    <message>
        <source>Instrumen lain dapat memuatnya; di sini tidak ada yang perlu diisi.</source>
        <translation>Another instrument may have it; there is nothing to fill in here.</translation>
    </message>
    <message>
        <source>Temuan ({n})</source>
        <translation>Findings ({n})</translation>
    </message>
    <message>
        <source>Aspirasi ({n})</source>
        <translation>Aspirations ({n})</translation>
    </message>
    <message>
        <source>Praktik baik ({n})</source>
        <translation>Good practices ({n})</translation>
    </message>
    <message>
        <source>Tindak lanjut ({n} belum dikonfirmasi)</source>
        <translation>Follow-ups ({n} not confirmed)</translation>
    </message>
</context>
<context>
    <name>Worklists</name>
    <message>
        <source>Kunjungan ini hanya dapat dibaca.</source>
        <translation>This visit can only be read.</translation>
    </message>
    <message>
        <source>Formulir ini tidak memuat daftar itu.</source>
        <translation>This form does not have that list.</translation>
    </message>
    <message>
        <source>Daftar kerja</source>
        <translation>Working lists</translation>
    </message>
    <message>
        <source>Daftar temuan · aspirasi · praktik baik</source>
        <translation>Lists of findings · aspirations · good practices</translation>
    </message>
    <message>
        <source>Tindak lanjut kunjungan lalu, untuk dikonfirmasi</source>
        <translation>Follow-ups of earlier visits, to be confirmed</translation>
    </message>
    <message>
        <source>Tulang ikan semua sebab, di daftar temuan</source>
        <translation>Fishbone of all causes, in the list of findings</translation>
    </message>
    <message>
        <source>Temuan tentang pertanyaan ini</source>
        <translation>Finding about this question</translation>
    </message>
    <message>
        <source>Aspirasi · praktik baik tentang pertanyaan ini</source>
        <translation>Aspiration · good practice about this question</translation>
    </message>
</context>
<context>
    <name>_Sections</name>
    <message>
        <source>Umum</source>
        <translation>General</translation>
    </message>
    <message>
        <source>tidak ditanyakan</source>
        <translation>not asked</translation>
    </message>
    <message>
        <source>{done} dari {total} dijawab</source>
        <translation>{done} of {total} answered</translation>
    </message>
    <message>
        <source>{n} wajib belum</source>
        <translation>{n} required open</translation>
    </message>
    <message>
        <source>{n} masalah</source>
        <translation>{n} problems</translation>
    </message>
    <message>
        <source>{n} peringatan</source>
        <translation>{n} warnings</translation>
    </message>
    <message>
        <source>{n} catatan</source>
        <translation>{n} notes</translation>
    </message>
    <message>
        <source>{n} nanti</source>
        <translation>{n} later</translation>
    </message>
    <message>
        <source>{n} penanda</source>
        <translation>{n} bookmarks</translation>
    </message>
</context>
<context>
    <name>_Sheet</name>
    <message>
        <source>Kode dari lembar pemulihan</source>
        <translation>Code from the recovery sheet</translation>
    </message>
    <message>
        <source>Dua baris kode, atau kunci yang diawali AGE-SECRET-KEY-1</source>
        <translation>Two lines of code, or the key that starts with AGE-SECRET-KEY-1</translation>
    </message>
    <message>
        <source>Huruf besar atau kecil dan spasi tidak berpengaruh. Baris yang salah ketik disebutkan.</source>
        <translation>Capitals and spaces do not matter. A line with a slip is named.</translation>
    </message>
    <message>
        <source>Baca dari berkas…</source>
        <translation>Read from a file…</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Lembar pemulihan</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>Lembar pemulihan (*.pdf *.txt)</source>
        <translation>Recovery sheet (*.pdf *.txt)</translation>
    </message>
</context>
</TS>
