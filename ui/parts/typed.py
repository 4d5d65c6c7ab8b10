"""What a person has typed, and how far they have scrolled: read from any page by its parts' names, and put back."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QWidget

from ui.parts.fields import LineField, PassField, TextArea


def typed(page: QWidget) -> dict[str, str]:
    """The words in every field of PAGE that is on the screen, by its name; never a passphrase."""
    found: dict[str, str] = {}
    fields: list[LineField | TextArea] = [*page.findChildren(LineField), *page.findChildren(TextArea)]
    for field in fields:
        words = text_of(field)
        if words and field.isVisible() and not isinstance(field, PassField) and not field.isReadOnly():
            found[field.objectName()] = words
    return found


def retype(page: QWidget, words: dict[str, str]) -> dict[str, str]:
    """Put WORDS back where they stood; returns those whose field is not there."""
    lost: dict[str, str] = {}
    for name, text in words.items():
        field = next((one for one in page.findChildren(QWidget, name) if isinstance(one, LineField | TextArea)), None)
        if field is None or isinstance(field, PassField):
            lost[name] = text
        elif text_of(field) != text:
            if isinstance(field, LineField):
                field.setText(text)
                field.textEdited.emit(text)
            else:
                field.show_text(text)
    return lost


def text_of(field: LineField | TextArea) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def scrolled(page: QWidget) -> dict[str, int]:
    """How far each named part of PAGE that is on the screen is scrolled down."""
    areas = (area for area in page.findChildren(QAbstractScrollArea) if area.objectName() and area.isVisible())
    return {area.objectName(): area.verticalScrollBar().value() for area in areas if area.verticalScrollBar().value()}


def scroll(page: QWidget, places: dict[str, int]) -> None:
    """Scroll PAGE's parts as they were; one that is not laid out yet follows when it is."""
    for name, value in places.items():
        area = page.findChild(QAbstractScrollArea, name)
        if area is None:
            continue
        bar = area.verticalScrollBar()
        bar.setValue(value)
        if bar.value() != value:
            _Follow(area, value)


class _Follow(QObject):
    """Scrolls AREA to VALUE as soon as it is that long; once."""

    def __init__(self, area: QAbstractScrollArea, value: int) -> None:
        super().__init__(area)
        self._bar, self._value = area.verticalScrollBar(), value
        self._bar.rangeChanged.connect(self._grown)

    def _grown(self, least: int, most: int) -> None:
        if most >= self._value:
            self._bar.rangeChanged.disconnect(self._grown)
            self._bar.setValue(self._value)
            self.deleteLater()
