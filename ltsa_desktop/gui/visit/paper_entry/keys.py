"""The keys of the window that types a paper in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def key_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every key of the window that types a paper in, in words."""
    return [
        (
            translate("PaperWindow", "Mengetik dari kertas"),
            [
                ("Enter", translate("PaperWindow", "Baris berikutnya, dalam urutan kertas")),
                ("Shift+Enter", translate("PaperWindow", "Baris sebelumnya")),
                ("1 … 9, Y, T, N", translate("PaperWindow", "Memilih jawaban, lalu lanjut")),
                ("F2", translate("PaperWindow", "Kosong di kertas, lalu lanjut")),
                ("F3", translate("PaperWindow", "Tidak terbaca, lalu lanjut")),
                ("F4", translate("PaperWindow", "Sesuai kertas: isian di luar aturan formulir memang begitu")),
                ("Ctrl+G", translate("PaperWindow", "Ke nomor di kertas")),
                ("Ctrl+↓", translate("PaperWindow", "Baris berikutnya yang belum diketik")),
                ("Ctrl+PgUp, Ctrl+PgDn", translate("PaperWindow", "Bagian sebelumnya, berikutnya")),
                ("Ctrl+Z, Ctrl+Y", translate("PaperWindow", "Urungkan, ulangi")),
                ("Ctrl+Shift+Enter", translate("PaperWindow", "Selesai mengetik")),
                ("Ctrl+W", translate("PaperWindow", "Tutup; semua sudah tersimpan")),
            ],
        )
    ]
