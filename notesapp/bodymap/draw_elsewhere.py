"""Where a view tells of marks that were made in another: a dot on their regions."""

from __future__ import annotations

from collections.abc import Iterator

from notesapp.bodymap.draw_marks import EDGE
from notesapp.bodymap.figure import CLOSER, Figure, Shape
from notesapp.bodymap.patterns import style
from notesapp.bodymap.regions import shape_of, where_to_draw
from notesapp.bodymap.ribbons import disc
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.states import state
from notesapp.bodymap.surface import Surface
from notesapp.catalogue import tokens
from notesapp.catalogue.regions import ancestors
from notesapp.model.body_map import Layer, Mark, Place, View

DOT = 85
"""Radius of the dot that tells of a mark in another view."""
HALO = 60
LEAST_SHARE = 120
"""A part of a mark smaller than this, in per mille, makes no dot in other views."""


def _told_at(place: Place, marked: View, shown: View, body: Figure) -> tuple[Shape, ...]:
    """Where a view tells of a mark of another: its region; from or for a closer view also the whole or its parts."""
    own = shape_of(body, shown, place.region, place.side.value)
    if own is not None:
        return (own,)
    if not {marked, shown} & set(CLOSER):
        return ()
    over = where_to_draw(body, place.region, place.side.value, shown)
    kin = (s for s in over if place.region in ancestors(s.key)[:1] or s.key in ancestors(place.region)[:1])
    return tuple(kin) or (over[:1] if marked in CLOSER else ())


def told_by(one: Mark, shown: View, body: Figure) -> Iterator[Shape]:
    """The regions of a view on which a dot tells of a mark of another one."""
    return (shape for p in one.places if p.share >= LEAST_SHARE for shape in _told_at(p, one.view, shown, body))


def elsewhere(scene: Scene, body: Figure, surface: Surface, *, newest: bool = False) -> None:
    """A dot on each region of this view that a mark of another view lies in; of the NEWEST mark only, if wished."""
    seen: set[tuple[str, Shape]] = set()
    hidden = scene.hidden_layers
    for number, one in enumerate(scene.body_map.marks, start=1):
        if one.view is scene.view or one.layer in hidden or not state(one, scene).here:
            continue
        for shape in told_by(one, scene.view, body):
            if (one.what, shape) in seen:
                continue
            seen.add((one.what, shape))
            if newest and number < len(scene.body_map.marks):
                continue
            spot = disc(*shape.point, DOT)
            surface.stroke(spot, tokens.figure_halo(), HALO)
            if one.layer is Layer.THERAPIST:
                surface.fill(spot, tokens.colours("light")["finding"])
            else:
                look = style(one.what, state(one, scene).level)
                surface.fill(spot, look.fill)
                surface.stroke(spot, look.edge, EDGE)
