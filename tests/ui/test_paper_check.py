"""A PDF dropped on the window: genuine and current, an older version, altered, or not from here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from notesapp.editing.stamp import Stamp
from notesapp.model.signature import Correction, RevisionKind, SignedNote
from notesapp.pdf.preview import page_count, texts
from notesapp.usecases import overview
from notesapp.usecases.amend_note import correct_texts
from notesapp.usecases.brief import brief_for
from notesapp.usecases.issue_document import Page, Paper, issue, make_page_of
from tests.demo_fixtures import demo_folder, demo_template
from tests.ui.app_room import AppRoom
from tests.ui.test_app import MakeApp, make_app
from ui.parts.words import Text
from ui.rehearsal.hand import until

__all__ = ["demo_folder", "demo_template", "make_app"]


def nora(room: AppRoom) -> SignedNote:
    assert room.app.practice is not None
    vault = room.app.practice.vault
    with vault.read() as tx:
        newest = tx.notes.timeline(tx.clients.find("nora")[0].id)[0]
    found = overview.session(vault, newest.session_id)
    assert isinstance(found, SignedNote)
    return found


def issued(room: AppRoom, kind: Paper = Paper.SUMMARY) -> Page:
    assert room.app.practice is not None
    vault, signed = room.app.practice.vault, nora(room)
    page = make_page_of(vault, kind, brief_for(vault, signed.note), signed)
    issue(vault, page, Stamp(), how="save")
    return page


def drop(room: AppRoom, path: Path) -> bool:
    """Let PATH fall on the window; False if the window does not take it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    window, copy = room.app.window, Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at = QPointF(400, 300) if PySide6.__version_info__ >= (6, 12) else QPoint(400, 300)
    enters = QDragEnterEvent(at, copy, data, left, none)
    enters.ignore()
    QApplication.sendEvent(window, enters)
    if not enters.isAccepted():
        return False
    QApplication.sendEvent(window, QDropEvent(QPointF(400, 300), copy, data, left, none))
    room.settle()
    return True


@pytest.fixture
def room(make_app: MakeApp, demo_folder: Path) -> AppRoom:
    made = make_app()
    made.open(demo_folder)
    return made


def title(room: AppRoom) -> str:
    return room.find("verdict.title", Text).words


def test_a_genuine_paper_is_known_by_its_bytes_and_leads_to_its_session(room: AppRoom, tmp_path: Path) -> None:
    file = tmp_path / "summary.pdf"
    file.write_bytes(issued(room).pdf)
    assert drop(room, file)
    assert title(room) == "Genuine and current"
    facts = [w.words for w in room.find("verdict").findChildren(Text) if w.objectName().startswith("verdict.fact.")]
    assert facts[:2] == ["summary.pdf", "Session summary"]
    assert "Nora Feldkamp, session 4" in facts
    room.tap("verdict.read")
    assert room.page == "signed"


def test_an_older_version_is_told_as_one(room: AppRoom, tmp_path: Path) -> None:
    file = tmp_path / "summary.pdf"
    file.write_bytes(issued(room).pdf)
    signed = nora(room)
    asked = Correction(signed.note.id, RevisionKind.AMEND, "x", replace(signed.note.texts, plan="Something else."))
    assert room.app.practice is not None
    correct_texts(room.app.practice.vault, asked, Stamp())
    drop(room, file)
    assert title(room) == "Genuine, an older version"


def test_an_altered_paper_is_found_and_a_foreign_one_too(room: AppRoom, tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(issued(room, Paper.LETTER).pdf + b"\n% added")
    drop(room, file)
    assert title(room) == "Altered"
    QTest.keyClick(room.find("verdict.close"), Qt.Key.Key_Escape)
    assert not room.sees("verdict")
    file.write_bytes(b"%PDF-1.7\nsomebody else's")
    drop(room, file)
    assert title(room) == "Not from this practice"
    assert not room.sees("verdict.read")


def test_other_files_are_not_taken_nor_any_while_it_is_locked(room: AppRoom, tmp_path: Path) -> None:
    other = tmp_path / "holiday.jpg"
    other.write_bytes(b"")
    assert not drop(room, other)
    file = tmp_path / "summary.pdf"
    file.write_bytes(issued(room).pdf)
    room.app.lock()
    assert until(lambda: room.page == "unlock" and room.app.tasks.is_idle)
    assert not room.app.window.acceptDrops()


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(room: AppRoom, tmp_path: Path) -> None:
    drop(room, tmp_path / "gone.pdf")
    assert title(room) == "This could not be checked"


def test_the_palette_asks_for_a_file(room: AppRoom, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(issued(room, Paper.SHEET).pdf)
    room.prompts.answer = file
    QTest.keyClick(room.app.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    room.type("palette.search", "genuine")
    room.key("palette.search", Qt.Key.Key_Return)
    assert room.prompts.asked == ["Check a PDF"]
    assert title(room) == "Genuine and current"


def test_every_page_of_every_paper_bears_version_and_hash(room: AppRoom) -> None:
    for kind in Paper:
        page = issued(room, kind)
        said = [" ".join(text.split()) for text in texts(page.pdf)]
        assert len(said) == page_count(page.pdf)
        for number, text in enumerate(said, start=1):
            assert nora(room).revision.short_hash in text, f"{kind}, page {number}"
            assert "version 1" in text.lower(), f"{kind}, page {number}"


def test_of_a_paper_whose_note_was_retracted_since_that_is_said(room: AppRoom, tmp_path: Path) -> None:
    file = tmp_path / "summary.pdf"
    file.write_bytes(issued(room).pdf)
    signed = nora(room)
    assert room.app.practice is not None
    asked = Correction(signed.note.id, RevisionKind.RETRACT, "twice", signed.note.texts)
    correct_texts(room.app.practice.vault, asked, Stamp())
    drop(room, file)
    assert title(room) == "Genuine, but retracted since"
