"""What does not fit on the screen: areas that scroll sideways, widgets cut by what holds them, words without room."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QScrollArea, QWidget

from ui.parts.press import Press

MAY_SCROLL = ("map.canvas",)
"""The body map is enlarged and moved under the hand."""


def too_wide(window: QWidget) -> list[str]:
    """The areas on screen that could be scrolled sideways."""
    areas = [area for area in window.findChildren(QAbstractScrollArea) if area.isVisible()]
    return [
        f"{_path(area)} scrolls sideways by {area.horizontalScrollBar().maximum()} px"
        for area in areas
        if area.horizontalScrollBar().maximum() > 0 and not area.objectName().startswith(MAY_SCROLL)
    ]


def too_tall(window: QWidget, *names: str) -> list[str]:
    """Those of the areas called NAMES on screen that scroll up and down."""
    areas = (window.findChild(QAbstractScrollArea, name) for name in names)
    return [f"{_path(a)} scrolls" for a in areas if a and a.isVisible() and a.verticalScrollBar().maximum() > 0]


def cut(window: QWidget) -> list[str]:
    """What on screen is not whole: cut by its parent, or with less room than its words need."""
    return [told for widget in _shown(window) for told in (_beyond(widget), _tight(widget)) if told]


def _shown(window: QWidget) -> Iterator[QWidget]:
    return (w for w in window.findChildren(QWidget) if w.isVisible() and not w.isWindow())


def _beyond(widget: QWidget) -> str:
    parent = widget.parentWidget()
    above = parent.parentWidget() if parent is not None else None
    if parent is None or (isinstance(above, QScrollArea) and parent is above.viewport()):
        return ""  # what scrolls is larger than its window
    return "" if parent.rect().contains(widget.geometry()) else f"{_path(widget)} is cut by what holds it"


def _tight(widget: QWidget) -> str:
    if not isinstance(widget, QLabel | Press):
        return ""
    need, size = widget.minimumSizeHint(), widget.size()
    high = widget.heightForWidth(size.width()) if widget.hasHeightForWidth() else need.height()
    if need.width() > size.width() + 1 or high > size.height() + 2:
        return f"{_path(widget)} has {size.width()} x {size.height()} px, needs {need.width()} x {high}"
    return ""


def _path(widget: QWidget) -> str:
    names = []
    above: QWidget | None = widget
    while above is not None and len(names) < 3:
        names.append(above.objectName() or type(above).__name__)
        above = above.parentWidget()
    return " in ".join(names)
