"""The drawings of the home-care exercises, read from resources/exercises/.

Colours are roles: ink, skin, shirt, shorts, floor, prop, prop_light, mat, water, water_line, hot, hot_glow, move. `hot`
marks where it should be felt, `move` is the movement arrow; both also differ in form. Line widths are made so that ink
is 0.75 pt when the longer side is printed 150 pt.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from notesapp.model.path import Path
from resources import resource


@dataclass(frozen=True, slots=True, eq=False)
class DrawnInk:
    """One layer: filled, stroked or both; round caps and joins; an empty role is "not"."""

    fill: str
    stroke: str
    width: float
    path: Path


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A drawing from 0, 0 to its size; inks from back to front."""

    item: str
    side: Literal["left", "right"] | None
    shows: str
    """What is to be seen, in words (English), for a screen reader."""
    width: int
    height: int
    inks: tuple[DrawnInk, ...]


@cache
def drawing(item_id: str, side: str | None = None) -> Drawing | None:
    """Return an item's drawing (`HC-28`), for `left` or `right` where it has sides; None if nothing is drawn for it.

    A one-sided exercise asked for without a side, or for "both", is shown on the right.
    """
    entry = _index().get(item_id)
    if entry is None:
        return None
    data = _read(entry["drawing"])
    width, height = data["size"]
    mirrored = entry["sided"] and side == "left"
    inks = tuple(
        DrawnInk(fill, stroke, pen / 10, _path(ops, xy, width if mirrored else None))
        for fill, stroke, pen, ops, xy in data["inks"]
    )
    shown: Literal["left", "right"] | None = ("left" if mirrored else "right") if entry["sided"] else None
    words = data["shows"].replace("right", "LEFT").replace("left", "right").replace("LEFT", "left")
    return Drawing(item_id, shown, words if mirrored else data["shows"], width, height, inks)


def drawn_items() -> tuple[str, ...]:
    """Return the ids of all items that have a drawing."""
    return tuple(_index())


def has_sides(item_id: str) -> bool:
    """Return whether an item is drawn for left and right."""
    return item_id in _index() and bool(_index()[item_id]["sided"])


def _path(ops: str, xy: list[int], width: int | None) -> Path:
    if width is not None:
        xy = [v if k % 2 else width - v for k, v in enumerate(xy)]
    return Path(ops, xy)


@cache
def _index() -> Mapping[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = json.loads(resource("exercises/index.json").read_bytes())
    return data


@cache
def _read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(resource(f"exercises/{name}.json").read_bytes())
    return data
