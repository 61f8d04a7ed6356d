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
