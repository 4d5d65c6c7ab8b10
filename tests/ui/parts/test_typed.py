"""What was typed and how far one had scrolled is read from a page and put back, by the names of its parts."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.parts import typed
from ui.parts.fields import LineField, PassField, TextArea
from ui.parts.lists import ScrollPane


class Page(QWidget):
    def __init__(self, *, short: bool = False) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        self.pane = ScrollPane("pane", "Pane")
        box.addWidget(self.pane)
        self.name, self.note = LineField("name", "Name"), TextArea("note", "Note")
        self.secret, self.hidden = PassField("secret", "Secret"), LineField("hidden", "Hidden")
        for field in (self.name, self.note, self.secret, self.hidden):
            self.pane.body.addWidget(field)
        self.hidden.hide()
        for _ in range(0 if short else 20):
            filler = QWidget()
            filler.setMinimumHeight(60)
            self.pane.body.addWidget(filler)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def test_every_word_but_a_passphrase_is_read_and_put_back(page: Page, qtbot: QtBot) -> None:
    for field, words in ((page.name, "Mara"), (page.secret, "olive"), (page.hidden, "old")):
        field.setText(words)
    page.note.setPlainText("Two\nlines")
    found = typed.typed(page)
    assert found == {"name": "Mara", "note": "Two\nlines"}
    again = Page()
    qtbot.addWidget(again)
    told: list[str] = []
    again.name.textEdited.connect(told.append)
    lost = typed.retype(again, {**found, "gone": "not here", "secret": "x"})
    assert (again.name.text(), again.note.toPlainText(), again.secret.text()) == ("Mara", "Two\nlines", "")
    assert told == ["Mara"], "as if a hand had typed it"
    assert lost == {"gone": "not here", "secret": "x"}
    assert typed.retype(again, found) == {}
    assert told == ["Mara"], "what stands there already is left alone"


def test_a_page_scrolls_back_as_soon_as_it_is_long_enough(page: Page, qtbot: QtBot) -> None:
    bar = page.pane.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    bar.setValue(300)
    far = typed.scrolled(page)
    assert far == {"pane": 300}
    again = Page()
    qtbot.addWidget(again)
    again.resize(400, 300)
    typed.scroll(again, {**far, "gone": 5})
    again.show()
    qtbot.waitUntil(lambda: again.pane.verticalScrollBar().value() == 300)
