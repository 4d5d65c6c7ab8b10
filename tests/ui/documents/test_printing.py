"""A page goes on paper as it is: same size, edge to edge, nothing scaled."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from notesapp.model.expected import NoPrinter
from notesapp.pdf.preview import page_sizes, render_page
from notesapp.usecases.issue_document import Paper, make_page
from tests import sciatica
from ui.documents.printing import FilePrinter, SystemPrinter


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return make_page(Paper.SUMMARY, sciatica.briefing(), sciatica.treated()).pdf


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_printed_page_has_the_size_of_its_page(tmp_path: Path, paper: str) -> None:
    made = make_page(Paper.SHEET, sciatica.briefing(), sciatica.treated(), paper).pdf
    printer = FilePrinter(tmp_path, dpi=50)
    printer.print(made, "Aftercare sheet")
    wanted, printed = page_sizes(made), page_sizes(printer.jobs[0].read_bytes())
    assert len(printed) == len(wanted)
    for one, other in zip(wanted, printed, strict=True):
        assert one == pytest.approx(other, abs=1.5)


def test_what_is_printed_looks_like_the_page(qapp: QApplication, tmp_path: Path, pdf: bytes) -> None:
    printer = FilePrinter(tmp_path, dpi=100)
    printer.print(pdf, "Session summary")
    before, after = (small(made) for made in (pdf, printer.jobs[0].read_bytes()))
    differing = sum(abs(a - b) for a, b in zip(before, after, strict=True)) / len(before)
    assert differing < 5, "a page shifted by one dot differs by 7 to 10"


def small(pdf: bytes) -> bytes:
    """The first page as 90 x 120 grey dots."""
    wide, high, data = render_page(pdf, 0, 360)
    image = QImage(data, wide, high, wide * 4, QImage.Format.Format_RGBA8888)
    smooth = Qt.TransformationMode.SmoothTransformation
    grey = image.scaled(90, 120, mode=smooth).convertToFormat(QImage.Format.Format_Grayscale8)
    return b"".join(bytes(grey.constScanLine(y))[:90] for y in range(120))


def test_the_job_has_no_name_in_it(qapp: QApplication, tmp_path: Path, pdf: bytes) -> None:
    printer = FilePrinter(tmp_path, dpi=50)
    printer.print(pdf, "Session summary")
    assert printer.jobs[0].name == "printed-1-session-summary.pdf"
    document = pypdfium2.PdfDocument(printer.jobs[0])
    assert document.get_metadata_dict()["Title"] == "Session summary"
    document.close()


def test_no_printer_is_said(qapp: QApplication, pdf: bytes) -> None:
    class Nothing(SystemPrinter):
        def names(self) -> tuple[str, ...]:
            return ()

    assert Nothing().default == ""
    with pytest.raises(NoPrinter):
        Nothing().print(pdf, "Session summary")
