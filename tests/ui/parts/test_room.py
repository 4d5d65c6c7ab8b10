"""A page that needs a least size, in windows larger and smaller than that; words told again when the size changes."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.base.theme import Themes
from ui.parts.room import Room
from ui.parts.words import Text


class Page(QWidget):
    def minimumSizeHint(self) -> QSize:
        return QSize(800, 300)


def test_a_page_fills_the_room_and_scrolls_only_below_its_least_size(qtbot: QtBot) -> None:
    page = Page()
    room = Room(page, "room", "A room")
    qtbot.addWidget(room)
    room.resize(1000, 500)
    room.show()
    assert page.size() == QSize(1000, 500)
    assert room.horizontalScrollBar().maximum() == 0
    room.resize(600, 500)
    assert page.width() == 800
    assert room.horizontalScrollBar().maximum() == 200
    room.hide()


def test_wrapped_words_take_no_more_lines_after_the_size_went_up_and_back(qtbot: QtBot, themes: Themes) -> None:
    text = Text("Nothing leaves this computer. What stands on paper can be changed later.", "body", wrap=True)
    qtbot.addWidget(text)
    text.resize(200, 100)
    text.show()
    before = text.heightForWidth(200)
    themes.set_percent(200)
    assert text.heightForWidth(400) > before
    themes.set_percent(100)
    assert text.heightForWidth(200) == before
    text.hide()
