"""Distances told at 100 % and kept, so that a layout can be scaled while it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QBoxLayout, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

_SPACE = "metrics_space"
_SIZE = "metrics_size"
Margins = tuple[int, int, int, int]
Kind = TypeVar("Kind", bound=QLayout)
Widget = TypeVar("Widget", bound=QWidget)
NONE: Margins = (0, 0, 0, 0)


def _scale() -> float:
    app = QApplication.instance()
    theme = app.property("session_notes_theme") if app is not None else None
    return float(getattr(theme, "scale", 1.0))


def space(layout: Kind, spacing: int = 8, margins: Margins = NONE) -> Kind:
    """Give LAYOUT its spacing and margins (left, top, right, bottom) in px at 100 %."""
    layout.setProperty(_SPACE, [spacing, *margins])
    _apply(layout, _scale())
    return layout


def column(parent: QWidget | None = None, spacing: int = 8, margins: Margins = NONE) -> QVBoxLayout:
    return space(QVBoxLayout(parent) if parent else QVBoxLayout(), spacing, margins)


def row(parent: QWidget | None = None, spacing: int = 8, margins: Margins = NONE) -> QHBoxLayout:
    return space(QHBoxLayout(parent) if parent else QHBoxLayout(), spacing, margins)


def grid(parent: QWidget | None = None, spacing: int = 8, margins: Margins = NONE) -> QGridLayout:
    return space(QGridLayout(parent) if parent else QGridLayout(), spacing, margins)


def size(
    widget: Widget,
    *,
    width: int | None = None,
    height: int | None = None,
    min_width: int | None = None,
    min_height: int | None = None,
    max_width: int | None = None,
    max_height: int | None = None,
) -> Widget:
    """Fix or bound WIDGET's size in px at 100 %."""
    told = {
        "setMinimumWidth": min_width if width is None else width,
        "setMaximumWidth": max_width if width is None else width,
        "setMinimumHeight": min_height if height is None else height,
        "setMaximumHeight": max_height if height is None else height,
    }
    widget.setProperty(_SIZE, {name: value for name, value in told.items() if value is not None})
    _apply(widget, _scale())
    return widget


def rescale(widgets: Iterable[QWidget], scale: float) -> None:
    """Tell every widget and layout below WIDGETS its distances again."""
    for widget in widgets:
        _apply(widget, scale)
        for layout in widget.findChildren(QLayout):
            _apply(layout, scale)


def _apply(thing: QObject, scale: float) -> None:
    distances = thing.property(_SPACE)
    if distances is not None:
        spacing, *margins = (round(value * scale) for value in cast(list[int], distances))
        layout = cast(QBoxLayout, thing)
        layout.setSpacing(spacing)
        layout.setContentsMargins(*margins)
    bounds = thing.property(_SIZE)
    if bounds is not None:
        for name, value in cast(dict[str, Any], bounds).items():
            getattr(thing, name)(round(value * scale))
