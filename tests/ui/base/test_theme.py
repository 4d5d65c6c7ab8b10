"""The theme is worn, changed while things are shown, and its fonts are the bundled ones."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from notesapp.catalogue import tokens
from ui.base import metrics
from ui.base.focus import FocusRing
from ui.base.icons import icon_data, pixmap
from ui.base.theme import Themes, current
from ui.parts.buttons import Button
from ui.parts.words import Text


def test_dark_reaches_palette_and_style_sheet(themes: Themes, qapp: QApplication) -> None:
    themes.choose("dark")
    assert current().name == "dark"
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(tokens.colours("dark")["bg"])
    assert tokens.colours("dark")["surface"] in qapp.styleSheet()


def test_system_is_followed_until_a_choice_is_made(themes: Themes, qapp: QApplication) -> None:
    themes.choose("system")
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Dark)
    followed = current().name
    themes.choose("light")
    kept = current().name
    qapp.styleHints().unsetColorScheme()
    system_can_tell = followed == "dark" or qapp.platformName() == "offscreen"
    assert system_can_tell
    assert kept == "light"


def test_change_is_announced_after_it_is_worn(themes: Themes) -> None:
    seen: list[str] = []
    themes.changed.connect(lambda: seen.append(current().name))
    themes.choose("dark")
    assert seen == ["dark"]


def test_the_bundled_typeface_is_used(themes: Themes) -> None:
    for role, style in tokens.type_scale().items():
        font = current().font(role)  # type: ignore[arg-type]
        assert QFontInfo(font).family() == "Inter"
        assert font.pixelSize() == style.size


def test_what_is_shown_grows_with_the_scale(themes: Themes, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    line = metrics.row(page, 8, (10, 10, 10, 10))
    button, words = Button("Open", "b"), Text("Heading", "heading")
    box = metrics.size(QWidget(), width=30)
    for widget in (button, words, box):
        line.addWidget(widget)
    page.show()
    before = button.sizeHint()
    themes.set_percent(200)
    assert button.sizeHint().height() == 2 * before.height() == 88
    assert words.font().pixelSize() == 40
    assert line.spacing() == 16
    assert line.contentsMargins().left() == 20
    assert box.width() == 60


@pytest.mark.parametrize("percent", [99, 201])
def test_a_scale_beyond_is_refused(themes: Themes, percent: int) -> None:
    with pytest.raises(ValueError, match="100-200"):
        themes.set_percent(percent)


def test_an_icon_is_drawn_in_the_colour_asked_for(themes: Themes) -> None:
    image = pixmap("plus", 24, QColor("red"), 2.0).toImage()
    assert image.width() == 48
    assert image.pixelColor(24, 24) == QColor("red")
    assert image.pixelColor(2, 2).alpha() == 0
    with pytest.raises(KeyError):
        icon_data("no such icon")


def test_the_ring_goes_round_what_has_the_keyboard(themes: Themes, qapp: QApplication, qtbot: QtBot) -> None:
    ring = FocusRing(qapp)
    page = QWidget()
    qtbot.addWidget(page)
    line = metrics.row(page, 8, (20, 20, 20, 20))
    first, second = Button("One", "one"), Button("Two", "two")
    line.addWidget(first)
    line.addWidget(second)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    second.setFocus()
    shown = page.grab().toImage()
    at = second.geometry().center()
    focus = QColor(tokens.colours("light")["focus"])
    assert shown.pixelColor(at.x(), second.geometry().top() - 3) == focus
    assert shown.pixelColor(at.x(), second.geometry().top() - 1) != focus
    first.setFocus()
    shown = page.grab().toImage()
    assert shown.pixelColor(at.x(), second.geometry().top() - 3) != focus
    first.clearFocus()
    qapp.focusChanged.disconnect(ring._moved)
    ring.setParent(None)
    ring.deleteLater()
