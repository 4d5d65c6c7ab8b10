"""Putting a finished PDF on paper: on the system's printers, or into files with the same code.

A page is printed as it is: its own paper size, the whole sheet, no scaling. Job titles hold no names.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from notesapp.model.expected import NoPrinter, NotPrinted

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FINEST = 600
"""Dots per inch beyond which a page only takes longer."""


class Printer(Protocol):
    """`print` may be called on the worker; an empty PRINTER is the default one. Raises NoPrinter or NotPrinted.

    The default is what was chosen in Settings, `preferred`, if it is there; else the system's.
    """

    preferred: str

    def names(self) -> tuple[str, ...]: ...

    @property
    def default(self) -> str: ...

    def print(self, pdf: bytes, job: str, printer: str = "") -> None: ...

    def print_with_dialog(self, parent: QWidget, pdf: bytes, job: str) -> bool:
        """Let the person choose the printer; False when that was cancelled."""
        ...


class SystemPrinter:
    """The printers this computer knows; PREFERRED is the practice's choice among them."""

    def __init__(self, preferred: str = "") -> None:
        self.preferred = preferred

    def names(self) -> tuple[str, ...]:
        from PySide6.QtPrintSupport import QPrinterInfo

        return tuple(QPrinterInfo.availablePrinterNames())

    @property
    def default(self) -> str:
        from PySide6.QtPrintSupport import QPrinterInfo

        known = self.names()
        wanted = (self.preferred, QPrinterInfo.defaultPrinterName(), *known)
        return next((name for name in wanted if name and name in known), "")

    def print(self, pdf: bytes, job: str, printer: str = "") -> None:
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        name = printer or self.default
        if not name or name not in self.names():
            raise NoPrinter
        paper = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
        put_on_paper(pdf, paper, job)

    def print_with_dialog(self, parent: QWidget, pdf: bytes, job: str) -> bool:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        if not self.names():
            raise NoPrinter
        paper = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self.default:
            paper.setPrinterName(self.default)
        paper.setDocName(job)
        dialog = QPrintDialog(paper, parent)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return False
        put_on_paper(pdf, paper, job)
        return True


class FilePrinter:
    """A printer that puts each job into a PDF file of FOLDER: for rooms without a printer, and for demonstrations.

    `jobs` are the files, in the order they were printed; `taken` the documents as they were handed over.
    """

    NAME = "PDF folder"

    def __init__(self, folder: Path, dpi: int = 150) -> None:
        self.folder, self.dpi, self.preferred = folder, dpi, ""
        self.jobs: list[Path] = []
        self.taken: list[bytes] = []

    def names(self) -> tuple[str, ...]:
        return (self.NAME,)

    @property
    def default(self) -> str:
        return self.NAME

    def print(self, pdf: bytes, job: str, printer: str = "") -> None:
        from PySide6.QtPrintSupport import QPrinter

        if printer not in ("", self.NAME):
            raise NoPrinter
        self.folder.mkdir(parents=True, exist_ok=True)
        words = "-".join("".join(c if c.isalnum() else " " for c in job.lower()).split())
        path = self.folder / f"printed-{len(self.jobs) + 1}-{words}.pdf"
        paper = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        paper.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        paper.setOutputFileName(str(path))
        paper.setResolution(self.dpi)
        put_on_paper(pdf, paper, job)
        self.jobs.append(path)
        self.taken.append(pdf)

    def print_with_dialog(self, parent: QWidget, pdf: bytes, job: str) -> bool:
        self.print(pdf, job)
        return True


def put_on_paper(pdf: bytes, printer: QPrinter, job: str) -> None:
    """Paint the pages of PDF on PRINTER, each on paper of its own size, edge to edge. Raises NotPrinted."""
    from notesapp.pdf.preview import page_sizes, render_strips

    printer.setDocName(job)
    printer.setFullPage(True)
    sizes = page_sizes(pdf)
    _lay(printer, sizes[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPrinted
    try:
        for page, size in enumerate(sizes):
            if page:
                _lay(printer, size)
                if not printer.newPage():
                    raise NotPrinted
            dots = printer.resolution() / 72
            wide, high = size[0] * dots, size[1] * dots
            fine, top = min(FINEST, printer.resolution()), 0
            total = round(size[1] / 72 * fine)
            for width, height, data in render_strips(pdf, page, fine):
                image = QImage(data, width, height, width * 4, QImage.Format.Format_RGBA8888)
                place = QRectF(0, top / total * high, wide, height / total * high)
                painter.drawImage(place, image.convertToFormat(QImage.Format.Format_RGB32))
                top += height
    finally:
        painter.end()


def _lay(printer: QPrinter, size: tuple[float, float]) -> None:
    """Take paper of SIZE (points) without margins: a known size by its name, so that the tray is found."""
    page = QPageSize(QSizeF(*size), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    layout = QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
