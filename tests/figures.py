"""A program that has a further version of the figure, on which new notes are begun."""

from __future__ import annotations

from dataclasses import replace

import pytest

from notesapp.bodymap import figure as figures
from notesapp.bodymap.figure import VERSION, Figure, FigureView, figure
from notesapp.model.path import Path

NEWER = VERSION + 100
OFF = 50
"""How far the newer drawing lies to the right and below, 1/10 mm."""


def moved(path: Path, by: int) -> Path:
    return Path(path.ops, tuple(v + by for v in path.xy))


def redrawn(one: FigureView, by: int) -> FigureView:
    """Another drawing of the same view: everything off by so much, badges too."""
    shapes = tuple(replace(s, path=moved(s.path, by), point=(s.point[0] + by, s.point[1] + by)) for s in one.shapes)
    badges = tuple(replace(b, point=(b.point[0] + by, b.point[1] + by)) for b in one.badges)
    return replace(one, base=moved(one.base, by), shapes=shapes, badges=badges)


def newer_figure(patch: pytest.MonkeyPatch, by: int = OFF) -> int:
    """Give the program a further version, whose drawing lies BY off the first's, and return its number."""
    first = figure(1)
    views = {view: redrawn(first.view(view), by) for view in first.views}
    known = {version: figure(version) for version in range(1, VERSION + 1)}
    known[NEWER] = Figure(first.id, NEWER, views)
    patch.setattr(figures, "_figure", known.__getitem__)
    patch.setattr(figures, "VERSION", NEWER)
    return NEWER
