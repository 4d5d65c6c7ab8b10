"""The preview: pages, zoom, and the ways out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from notesapp.model.expected import NoPrinter
from notesapp.usecases.issue_document import Paper, make_page
from tests import sciatica
from tests.ui.shell.helpers import Answers
from ui.base.tasks import Tasks
from ui.base.theme import Themes
from ui.documents.preview import PreviewPane
from ui.documents.printing import FilePrinter
from ui.parts.words import Text

PDF = make_page(Paper.SUMMARY, sciatica.briefing(), sciatica.treated()).pdf


class NoneThere(FilePrinter):
    def print(self, pdf: bytes, job: str, printer: str = "") -> None:
        raise NoPrinter


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    themes = Themes(qapp, "light")
    made = Tasks()
    yield made
    made.close()
    themes.setParent(None)
    themes.deleteLater()


def opened(tasks: Tasks, printer: FilePrinter, answer: Path | None = None) -> PreviewPane:
    pane = PreviewPane(PDF, "Session summary", "Session summary", tasks=tasks, prompts=Answers(answer), printer=printer)
    pane.resize(1000, 700)
    pane.show()
    assert tasks.wait_idle()
    return pane


def tap(pane: QWidget, name: str) -> None:
    button = pane.findChild(QWidget, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_every_page_is_shown_and_enlarged(tasks: Tasks, tmp_path: Path) -> None:
    pane = opened(tasks, FilePrinter(tmp_path))
    page = pane.findChild(QWidget, "preview.page.1")
    assert page is not None
    assert page.is_shown  # type: ignore[attr-defined]
    before = page.width()
    tap(pane, "preview.larger")
    assert tasks.wait_idle()
    assert page.width() > before
    assert pane.findChild(QWidget, "preview.number").words == f"Page 1 of {pane.pages.count}"  # type: ignore[union-attr]
    pane.close()


def test_it_prints_and_says_so(tasks: Tasks, tmp_path: Path) -> None:
    printer = FilePrinter(tmp_path, dpi=50)
    pane = opened(tasks, printer)
    left: list[tuple[str, str]] = []
    pane.left_house.connect(lambda how, to: left.append((how, to)))
    tap(pane, "preview.print")
    assert tasks.wait_idle()
    assert printer.taken == [PDF]
    assert left == [("print", "")]
    assert pane.told == "Sent to the printer."
    pane.close()


def test_without_a_printer_it_is_saved_whole(tasks: Tasks, tmp_path: Path) -> None:
    target = tmp_path / "out" / "summary"
    pane = opened(tasks, NoneThere(tmp_path), target)
    tap(pane, "preview.print")
    assert tasks.wait_idle()
    assert pane.told.startswith("No printer was found")
    tap(pane, "preview.banner.save")
    assert target.with_suffix(".pdf").read_bytes() == PDF
    assert [p.name for p in target.parent.iterdir()] == ["summary.pdf"], "nothing is left beside it"
    pane.close()


def test_a_cancelled_save_writes_nothing(tasks: Tasks, tmp_path: Path) -> None:
    pane = opened(tasks, FilePrinter(tmp_path / "p"), None)
    tap(pane, "preview.save")
    assert pane.told == ""
    pane.close()


def test_a_paper_leaves_with_a_password_that_is_shown_once(tasks: Tasks, tmp_path: Path) -> None:
    saved: list[Path] = []

    def protect(path: Path) -> str:
        saved.append(path)
        return "bimuk-lasot-gavid-zohar-tumin"

    pane = PreviewPane(
        *(PDF, "Session summary", "Session summary"),
        tasks=tasks,
        prompts=Answers(tmp_path / "closed"),
        printer=FilePrinter(tmp_path),
        protect=protect,
    )
    left: list[str] = []
    pane.left_house.connect(lambda how, to: left.append(how))
    pane.show()
    assert tasks.wait_idle()
    tap(pane, "preview.protect")
    assert tasks.wait_idle()
    assert saved == [tmp_path / "closed.pdf"]
    shown = pane.findChild(QWidget, "closed.password")
    assert isinstance(shown, Text)
    assert shown.words == "bimuk-lasot-gavid-zohar-tumin"
    tap(pane, "closed.done")
    assert pane.told == "Saved as closed.pdf"
    assert left == []  # that it left was kept with the file that did
    pane.close()
    pane.deleteLater()


def test_without_a_way_to_close_a_paper_none_is_offered(tasks: Tasks, tmp_path: Path) -> None:
    pane = opened(tasks, FilePrinter(tmp_path))
    assert pane.findChild(QWidget, "preview.protect") is None
    pane.close()
    pane.deleteLater()
