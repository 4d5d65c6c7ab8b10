"""What may be pasted into a field: text as it is, nothing that is none, and not without end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from notesapp.model.text import MAX_TEXT
from ui.base.theme import Themes
from ui.parts.fields import MAX_LINE, Labelled, LineField, PassField, TextArea
from ui.parts.words import Text

ODD = {
    "control characters": ("a\0b\x1b[31mc\x7f", "ab[31mc"),
    "half a character": ("a\ud800b", "ab"),
    "no character": ("a\ufffeb", "ab"),
    "mark-up": ("<b>x</b>&lt;<para>", "<b>x</b>&lt;<para>"),
    "marks of direction": ("\u202eabc\u2066", "\u202eabc\u2066"),
    "letters of the world": ("Zoë 王 \U0001f600 e\u0301", "Zoë 王 \U0001f600 e\u0301"),
}


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Iterator[None]:
    made = Themes(qapp, "light")
    yield
    made.setParent(None)
    made.deleteLater()
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize(("given", "kept"), ODD.values(), ids=ODD)
def test_a_line_takes_text_and_leaves_out_what_is_none(given: str, kept: str) -> None:
    field = LineField("field", "Field")
    QGuiApplication.clipboard().setText(given)
    field.paste()
    assert field.text() == kept
    field.deleteLater()


@pytest.mark.parametrize(("given", "kept"), ODD.values(), ids=ODD)
def test_an_area_takes_text_and_leaves_out_what_is_none(given: str, kept: str) -> None:
    area = TextArea("area", "Area")
    data = QMimeData()
    data.setText(given)
    area.insertFromMimeData(data)
    assert area.toPlainText() == kept
    area.deleteLater()


def test_a_passphrase_is_taken_as_it_is() -> None:
    field = PassField("pass", "Passphrase")
    field.setText("a\x7fb")
    assert field.text() == "a\x7fb"
    field.deleteLater()


MEGABYTE = "x" * 1_000_000


@pytest.mark.parametrize("kind", [LineField, PassField])
def test_a_megabyte_is_refused_in_a_line_and_what_stood_there_stays(kind: type[LineField]) -> None:
    field = kind("field", "Field")
    QGuiApplication.clipboard().setText(MEGABYTE)
    field.setText("what was there")
    field.setSelection(5, 3)
    field.resize(400, 44)
    field.paste()
    assert field.text() == "what was there"
    told = field.findChild(Text, "field.told")
    assert isinstance(told, Text)
    assert told.isVisibleTo(field)
    assert told.words == f"Too long: a line holds {MAX_LINE:,} characters at most."
    QGuiApplication.clipboard().setText("will be")
    field.paste()
    assert field.text() == "what will be there"
    assert not told.isVisibleTo(field)
    field.deleteLater()


def test_a_label_says_what_its_line_refused_until_something_is_taken() -> None:
    labelled = Labelled("Name", field := LineField("field", "Name"), "As they are called")
    QGuiApplication.clipboard().setText(MEGABYTE)
    field.paste()
    assert labelled.below.startswith("Too long")
    assert field.findChild(Text, "field.told") is None
    QTest.keyClicks(field, "Z")
    assert labelled.below == "As they are called"
    labelled.deleteLater()


def test_a_long_line_from_elsewhere_is_shown_whole_and_may_be_made_shorter_only() -> None:
    field = LineField("field", "Field")
    field.setText("x" * 5000)
    assert len(field.text()) == 5000
    QTest.keyClick(field, Qt.Key.Key_Z)
    assert len(field.text()) == 5000
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert len(field.text()) == 4999
    field.deleteLater()


def test_a_megabyte_is_refused_in_an_area() -> None:
    area = TextArea("area", "Area")
    QGuiApplication.clipboard().setText(MEGABYTE)
    area.setPlainText("what was there")
    area.show()
    area.paste()
    assert area.toPlainText() == "what was there"
    told = area.findChild(Text, "area.told")
    assert isinstance(told, Text)
    assert told.isVisible()
    assert told.words == f"Too long: a text holds {MAX_TEXT:,} characters at most."
    area.setPlainText("shorter")
    assert not told.isVisible()
    area.close()
    area.deleteLater()


def test_an_area_that_is_full_takes_no_key_but_can_be_shortened_and_written_over() -> None:
    area = TextArea("area", "Area")
    area.setPlainText("x" * MAX_TEXT)
    area.show()
    QTest.keyClick(area, Qt.Key.Key_Y)
    assert area.toPlainText() == "x" * MAX_TEXT
    area.selectAll()
    QTest.keyClick(area, Qt.Key.Key_Y)
    assert area.toPlainText().lower() == "y"
    area.setPlainText("x" * MAX_TEXT)
    area.moveCursor(area.textCursor().MoveOperation.End)
    QTest.keyClick(area, Qt.Key.Key_Backspace)
    assert len(area.toPlainText()) == MAX_TEXT - 1
    area.close()
    area.deleteLater()
