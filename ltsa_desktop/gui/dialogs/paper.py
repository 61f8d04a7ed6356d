"""What every printing dialog is: paper, language and place at the left, the finished pages at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.files import choose_target, open_file, reveal
from ltsa_desktop.gui.i18n import language, say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Banner, FormRows, MutedLabel, PrimaryButton, ScrollPage, SectionTitle, add_row
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import clear_layout, column, line
from ltsa_desktop.gui.worker import Job

PAPERS = ("A4", "F4")
PREVIEW_WIDTH = 520
MOST_PAGES = 12


def safe_name(text: str) -> str:
    """A file name that every system takes."""
    plain = "".join(c if c.isalnum() or c in "-_" else "-" for c in text.strip())
    while "--" in plain:
        plain = plain.replace("--", "-")
    return plain.strip("-")[:80]


def pages_of(path: Path, job: Job) -> list[QImage]:
    """The first pages of a PDF as pictures (made off the GUI thread)."""
    import pypdfium2

    pages = []
    with path.open("rb") as handle:
        document = pypdfium2.PdfDocument(handle.read())
        try:
            if document.get_formtype():
                document.init_forms()  # else fields to be filled in are not drawn
            for page in list(document)[:MOST_PAGES]:
                job.check()
                bitmap = page.render(scale=PREVIEW_WIDTH / page.get_width(), rev_byteorder=True)
                image = QImage(
                    bytes(bitmap.buffer),
                    bitmap.width,
                    bitmap.height,
                    bitmap.stride,
                    QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBX8888,
                )
                pages.append(image.copy())
        finally:
            document.close()
    return pages


class PaperDialog(Dialog):
    """Write a PDF off the GUI thread and show its pages; a subclass says which one (`submit`, `suggestion`).

    Attributes:
        paper, language, path: the fields of every document. written: the PDF, once it is there.
    """

    def __init__(self, desk: Desk, title: str, before: Sequence[QWidget] = (), parent: QWidget | None = None) -> None:
        """
        Args:
            title: the head, a name that needs no translation.
            before, parent: further fields, in front of "Kertas"; the subclass names them by `field_names`.
        """
        super().__init__(parent)
        self._desk = desk
        self.written: Path | None = None
        self._named = True
        body = QHBoxLayout(self)
        body.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.xl)
        body.setSpacing(SPACE.xl)
        left = column(SPACE.m)
        body.addLayout(left, 5)
        self._head = SectionTitle(title)
        self._about = MutedLabel()
        self.paper, self.language, self.path = QComboBox(), QComboBox(), QLineEdit()
        for paper in PAPERS:
            self.paper.addItem("", paper)
        for code, name in (("id", "Bahasa Indonesia"), ("en", "English")):
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(language()))
        form = FormRows()
        self._fields = (*before, self.paper, self.language, self.path)
        self._labels = [add_row(form, "", field) for field in self._fields]
        self.choose = PlainButton("", "folder-open")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.banner = Banner()
        self.open_pdf, self.folder = PlainButton("", "external-link"), PlainButton("", "folder-open")
        self.open_pdf.hide()
        self.folder.hide()
        self.cancel, self.make = PlainButton(), PrimaryButton("", "printer")
        self.make.setDefault(True)
        left.addWidget(self._head)
        left.addWidget(self._about)
        left.addLayout(form)
        left.addLayout(line(None, self.choose))
        left.addWidget(self.progress)
        left.addWidget(self.banner)
        left.addLayout(line(self.open_pdf, self.folder, None))
        left.addStretch(1)
        left.addLayout(line(None, self.cancel, self.make))
        self._pages = QVBoxLayout()
        self._pages.setSpacing(SPACE.m)
        self._preview = ScrollPage(margin=SPACE.s)
        self._preview.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._preview.setMinimumWidth(PREVIEW_WIDTH + 4 * SPACE.l)
        self._preview.body.addLayout(self._pages)
        self._preview.body.addStretch(1)
        body.addWidget(self._preview, 6)
        self._empty = MutedLabel()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self._empty)
        self.path.textEdited.connect(lambda text: setattr(self, "_named", False))
        self.choose.clicked.connect(self._on_choose)
        self.cancel.clicked.connect(self.reject)
        self.make.clicked.connect(self.submit)
        self.open_pdf.clicked.connect(lambda: open_file(self.written) if self.written else None)
        self.folder.clicked.connect(lambda: reveal(self.written) if self.written else None)
        self.resize(1120, 640)

    def field_names(self) -> Sequence[str]:
        """The names of the fields given as `before`."""
        return ()

    def suggestion(self) -> Path:
        """Where the PDF goes when nobody chooses another place."""
        raise NotImplementedError

    def submit(self) -> None:
        """Make the PDF: call `write` with the work."""
        raise NotImplementedError

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Cetak"))
        self.paper.setItemText(0, "A4 (210 × 297 mm)")
        self.paper.setItemText(1, "F4/Folio (215 × 330 mm)")
        names = (*self.field_names(), self.tr("Kertas"), self.tr("Bahasa"), self.tr("Simpan sebagai"))
        for label, field, name in zip(self._labels, self._fields, names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        self.choose.setText(self.tr("Tempat lain…"))
        self.progress.setAccessibleName(self.tr("Sedang menyusun"))
        self.open_pdf.setText(self.tr("Buka PDF"))
        self.folder.setText(self.tr("Buka folder"))
        self.cancel.setText(self.tr("Tutup"))
        self.make.setText(self.tr("Buat PDF"))
        if self.written is None:
            self._empty.setText(self.tr("Halaman-halamannya tampil di sini."))
        self._preview.setAccessibleName(self.tr("Pratinjau"))

    def suggest(self) -> None:
        """Put the suggested place in, unless the person named one."""
        if self._named:
            self.path.setText(str(self.suggestion()))

    def _on_choose(self) -> None:
        path = choose_target(self, self.tr("Simpan sebagai"), "PDF (*.pdf)", Path(self.path.text()))
        if path is not None:
            self._named = False
            self.path.setText(str(path if path.suffix else path.with_suffix(".pdf")))

    def write(self, render: Callable[[Path, str, str], object]) -> None:
        """Let `render(path, paper, language)` write the PDF on another thread, then show it."""
        path, paper, chosen = Path(self.path.text().strip()), self.paper.currentData(), self.language.currentData()
        self._wait(True)

        def work(job: Job) -> tuple[Path, list[QImage]]:
            from ltsa_desktop.exchange.files import unwritable

            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise unwritable(path, error) from error
            render(path, paper, chosen)
            return path, pages_of(path, job)

        self._desk.pool.submit(work, self._on_made, self._on_failed, self)

    def _on_made(self, made: tuple[Path, list[QImage]]) -> None:
        self._wait(False)
        self.written, pages = made
        self.banner.show_text("ok", self.tr("PDF sudah jadi: {path}").format(path=self.written))
        self.open_pdf.show()
        self.folder.show()
        clear_layout(self._pages)
        for number, image in enumerate(pages, 1):
            label = QLabel()
            label.setPixmap(QPixmap.fromImage(image))
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setAccessibleName(self.tr("Halaman {n}").format(n=number))
            self._pages.addWidget(label)
        self.open_pdf.setFocus()

    def _on_failed(self, error: UserError) -> None:
        self._wait(False)
        self.banner.show_text("error", say(error.text))

    def _wait(self, waiting: bool) -> None:
        self.progress.setVisible(waiting)
        self.make.setEnabled(not waiting)
        if waiting:
            self.banner.show_text("info", "")
