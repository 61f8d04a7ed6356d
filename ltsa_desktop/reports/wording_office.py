"""The fixed words of the office's documents: meeting pack, centre profile, lists and cards."""

from __future__ import annotations

from ltsa_desktop.ground.words import Text

AS_OF = Text("Per {day}", "As of {day}")
CODE_OF_DATA = Text("kode data dokumen ini", "code of this document's data")
EXAMPLE_SAYS = Text(
    "Dokumen ini memuat data rekaan untuk latihan dan peragaan, bukan hasil penilaian.",
    "This document holds made-up data for practice and demonstration, not results of assessments.",
)
SUBJECT = Text("{title}, keadaan per {day}", "{title}, as of {day}")
PREPARED_BY = Text("Disusun oleh,", "Prepared by,")

ATTENDANCE = Text("Daftar Hadir", "Attendance List")
EVENT = Text("Kegiatan", "Event")
PLACE = Text("Tempat", "Place")
DAY_DATE = Text("Hari, tanggal", "Day, date")
DATE_BLANK = Text("……………, ……… - ……… - 20……", "……………, ……… - ……… - 20……")
NAME = Text("Nama", "Name")
OFFICE = Text("Instansi dan jabatan", "Institution and position")
SEX = Text("L/P", "F/M")
CONTACT = Text("Telepon", "Telephone")
SIGNATURE = Text("Tanda tangan", "Signature")
NUMBER = Text("No.", "No.")

PROFILE = Text("Profil Pusat Layanan", "Centre Profile")
AS_OF_LONG = Text("per {day}", "as of {day}")
SITES = Text("Lokasi", "Sites")
FORMED = Text("Tahun dilaporkan", "Year reported")
BUILDING = Text("Gedung", "Building")
YES = Text("ya", "yes")
STATUS_HISTORY = Text("Riwayat status", "History of its state")
STATUS_NOW = Text("Yang berlaku: {state}, menurut {source}.", "What counts: {state}, according to {source}.")
VISITS = Text("Kunjungan", "Visits")
REVIEW = Text("Pemeriksaan", "Review")
APPROVED = Text("disetujui", "approved")
NOT_APPROVED = Text("belum disetujui", "not approved")
SCORES = Text("Nilai", "Scores")
OVER_VISITS = Text("Dari kunjungan ke kunjungan", "From visit to visit")
THIS_CENTRE = Text("Pusat layanan ini", "This centre")
PEERS = Text("Median sebaya", "Median of peers")
HOW_FAR = Text("Sejauh mana layanan selesai di tempat", "How far it goes on site")
FOLLOW_UP = Text("Tindak lanjut", "Follow-up")
ITS_PRACTICES = Text("Praktik baiknya", "Its good practices")
HELPED_BY = Text("Praktik baik yang dapat membantunya", "Good practices that may help it")
PRACTICE = Text("Praktik baik", "Good practice")
PEOPLE = Text("Orang", "People")
ROLE = Text("Peran", "Role")
TEAM = Text("tim evaluator", "evaluators")
MET = Text("ditemui", "met")
MORE_PHOTOS = Text("{n} foto lain ada di aplikasi.", "{n} further photos are in the application.")
CARD_CUT = Text(
    "Dipendekkan agar muat satu halaman; teks lengkapnya ada di Lembar Penilaian kunjungan ini.",
    "Shortened to fit one page; the whole text is in the Assessment Sheet of this visit.",
)
PRACTICE_CARD = Text("Kartu Praktik Baik", "Good Practice Card")
PRACTICE_CARDS = Text("Kartu Praktik Baik", "Good Practice Cards")
ACTION_LIST = Text("Daftar Tindak Lanjut", "Action List")
NO_OWNER = Text("Tanpa penanggung jawab", "Without an owner")
