"""Where on the canvas a person puts the finger: on a region of the figure."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF

from notesapp.bodymap.figure import figure_of
from notesapp.bodymap.regions import shape_of
from ui.bodymap.canvas import BodyCanvas
from ui.rehearsal.hand import Hand

CANVAS = "map.canvas"


def spot(hand: Hand, region: str, side: Literal["left", "right", "mid"] = "right", view: str = "back") -> QPointF:
    """Where REGION lies in the VIEW that the map shows, px of the canvas."""
    shape = shape_of(figure_of(_canvas(hand).scene.body_map), view, region, side)
    assert shape is not None, f"{region} is not seen in the {view} view"
    return at(hand, *shape.point)


def at(hand: Hand, x: float, y: float) -> QPointF:
    """Where the point X, Y of the figure (1/10 mm) is, px of the canvas."""
    return _canvas(hand).viewport.to_window(x, y)


def _canvas(hand: Hand) -> BodyCanvas:
    canvas = hand.find(CANVAS)
    assert isinstance(canvas, BodyCanvas)
    return canvas


def touch(hand: Hand, region: str, side: Literal["left", "right", "mid"] = "right", view: str = "back") -> None:
    """Tap REGION on the map."""
    hand.tap(CANVAS, spot(hand, region, side, view))
    hand.done[-1] = f"{CANVAS} {side} {region}"
