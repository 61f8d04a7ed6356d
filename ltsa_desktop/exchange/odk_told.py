"""The sentences of an import of submissions."""

from __future__ import annotations

from collections.abc import Mapping

from ltsa_desktop.ground.words import Text

TEXTS: Mapping[str, Text] = {
    "new": Text("{who}: kunjungan baru, sebagai draf.", "{who}: a new visit, as a draft."),
    "identical": Text("{who}: sudah ada di sini.", "{who}: here already."),
    "completes": Text(
        "{who}: sudah ada di sini; lampiran yang belum ikut sekarang ditambahkan.",
        "{who}: here already; the attachments that were missing are added now.",
    ),
    "left-out": Text("{why} Berkas ini dilewati.", "{why} This file was left out."),
    "differs": Text(
        "{who}: sudah ada di sini, dengan jawaban yang lain daripada di berkas ini. Yang ada di sini tidak diubah.",
        "{who}: here already, with other answers than in this file. What is here was not changed.",
    ),
    "outdated": Text(
        "{who}: versi lama; yang ada di sini menggantikannya. Tidak ada yang diubah.",
        "{who}: an outdated version; what is here replaced it. Nothing was changed.",
    ),
    "replaces": Text(
        "{who}: menggantikan kiriman sebelumnya; yang lama tetap di riwayat.",
        "{who}: replaces the earlier record; the old one stays in the history.",
    ),
    "replaces-edited": Text(
        "{who}: menggantikan kiriman sebelumnya, juga jawaban yang diubah di sini; yang lama tetap di riwayat dan "
        "dapat dikembalikan dengan Urungkan.",
        "{who}: replaces the earlier record, and answers changed here too; the old ones stay in the history and Undo "
        "brings them back.",
    ),
    "replaces-sealed": Text(
        "{who}: menggantikan kunjungan yang sudah disegel: dibuka lagi sebagai draf; versi tersegel tetap tersimpan.",
        "{who}: replaces a sealed visit: it is reopened as a draft; the sealed version stays.",
    ),
    "reason": Text("Diganti oleh kiriman ODK {id}", "Replaced by the ODK record {id}"),
    "nothing": Text(
        "Di “{name}” tidak ada isian formulir (XML, CSV, XLSX, atau PDF isian). Tidak ada yang diubah.",
        "There are no filled forms (XML, CSV, XLSX or a filled PDF) in “{name}”. Nothing was changed.",
    ),
    "other-digest": Text(
        "{name} dibuat dari instrumen yang isinya lain daripada yang ada di sini dengan nama dan nomor yang sama. "
        "Periksa isiannya dengan teliti.",
        "{name} was made from an instrument whose content differs from the one here of the same name and number. Check "
        "what came in with care.",
    ),
    "only-headings": Text(
        "{name} hanya berisi judul kolom; belum ada isian di dalamnya.",
        "{name} has only headings; there are no records in it.",
    ),
    "only-links": Text(
        "Pengulangan {names} hanya berupa tautan di berkas JSON ini, jadi tidak ikut. Minta dengan $expand=*, atau "
        "pakai zip CSV-nya.",
        "The repeats {names} are only links in this JSON file and so did not come along. Ask for it with $expand=*, or "
        "use the zip of CSV files.",
    ),
    "cut-off": Text(
        "{name} berakhir di tengah baris {line}: mungkin berkas ini terpotong. Unduh atau salin ulang dahulu.",
        "{name} ends in the middle of line {line}: the file may be cut off. Download or copy it again first.",
    ),
    "other-form": Text(
        "Tidak ada kolom di {name} yang cocok dengan pertanyaan formulir “{form}”. Pilih formulir yang benar (--form).",
        "No column of {name} fits a question of the form “{form}”. Choose the right form (--form).",
    ),
    "no-form": Text(
        "{where}: formulir “{form}” tidak ada di penyimpanan ini (yang ada: {known}). Tambahkan instrumennya, atau "
        "pilih formulirnya (--form).",
        "{where}: the form “{form}” is not in this store (there is: {known}). Add the instrument, or choose the form "
        "(--form).",
    ),
    "unclaimed": Text(
        "Tabel “{name}” tidak jelas milik ekspor yang mana; isinya tidak ikut. Impor tiap ekspor sendiri-sendiri.",
        "Nobody can tell which export the table “{name}” belongs to; it was left out. Import each export by itself.",
    ),
    "orphan": Text(
        "baris pengulangan ini menunjuk isian “{key}”, yang tidak ada di berkas.",
        "this row of a repeat points to the record “{key}”, which is not in the file.",
    ),
    "file-missing": Text(
        "lampiran tidak ada di berkas impor; namanya tetap tercatat.",
        "the attachment is not in the import; its name stays noted.",
    ),
    "version": Text(
        "diisi dengan versi {own}; di sini dibuka dengan versi {here}.",
        "filled in with version {own}; opened here with version {here}.",
    ),
    "centre-name": Text(
        "nama lain daripada di daftar: {code} adalah {name}.",
        "another name than in the register: {code} is {name}.",
    ),
}

REASONS: Mapping[str, Text] = {
    "no-centre-question": Text(
        "Instrumen ini tidak menanyakan pusat layanannya. Sebutkan dengan --centre.",
        "This instrument does not ask for its centre. Name it with --centre.",
    ),
    "encrypted": Text(
        "Isian ini masih terenkripsi di berkas ekspor. Ekspor ulang dari ODK Central dengan kata sandi kuncinya.",
        "This record is still encrypted in the export. Export again from ODK Central with the passphrase of its key.",
    ),
    "centre-empty": Text(
        "Kode dan nama pusat layanan kosong, jadi kunjungan ini tidak dapat ditempatkan.",
        "The centre's code and name are both empty, so this visit has no place.",
    ),
    "centre-unknown": Text(
        "Pusat layanan “{text}” tidak ada di daftar. Tambahkan ke daftar, atau perbaiki kodenya.",
        "The centre “{text}” is not in the register. Add it there, or correct its code.",
    ),
    "centre-several": Text(
        "“{text}” cocok dengan beberapa pusat layanan. Pakai kodenya.",
        "“{text}” fits several centres. Use the code.",
    ),
    "other-centre": Text(
        "Kiriman ini menggantikan kunjungan ke {name}, tetapi menyebut pusat layanan lain.",
        "This record replaces a visit to {name} but names another centre.",
    ),
    "date-empty": Text("Tanggal kunjungan kosong.", "The date of the visit is empty."),
    "date-unreadable": Text(
        "Tanggal kunjungan “{text}” tidak terbaca; tulis seperti 2026-11-24.",
        "The date of the visit, “{text}”, cannot be read; write it like 2026-11-24.",
    ),
    "no-date-question": Text(
        "Tanggal kunjungan tidak diketahui: instrumen tidak menanyakannya, dan berkas tidak menyebut kapan diisi.",
        "The date of the visit is not known: the instrument does not ask for it, and the file does not say when it was "
        "filled in.",
    ),
}
