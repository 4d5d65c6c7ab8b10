"""The room kept for the names of the teaching aids is enough for the letters of the screen."""

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from notesapp.bodymap.aid_names import placed
from notesapp.bodymap.aid_room import half_width
from notesapp.bodymap.aids import AIDS
from notesapp.bodymap.figure import figure
from notesapp.model.body_map import View
from notesapp.words import aids as words
from ui.base.theme import current, load_fonts


def test_no_name_is_wider_than_its_room(qapp: QApplication) -> None:
    load_fonts(qapp)
    font = current().font("body", 700)
    metrics = QFontMetricsF(font)
    for view in (View.FRONT, View.BACK, View.RIGHT):
        for one in placed(figure(), view, AIDS, tuple(words.nerve_names().items()), words.caption()):
            wide = metrics.horizontalAdvance(one.text) * one.size / font.pixelSize()
            assert wide <= 2 * half_width(one.text, one.size), one.text
