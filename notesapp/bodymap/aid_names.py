"""Where the names of the teaching aids stand: wholly on the body or wholly beside it, none over another. Pure.

The body is pale in every look and the ground beside it is not, so a name that lay half on, half off could not be read
in the dark. The name of a skin area lies within it or beside the body, never on a neighbour; that of a landmark or a
nerve stands nearer to it than to any other, or a thin line leads to it. Left and right mirror each other where they
can. Worked out once for what is shown together, then kept: a repaint only draws.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

from notesapp.bodymap.aid_places import Wish, around, far_from, over
from notesapp.bodymap.aid_room import Room, apart, box_of, gap, half_width
from notesapp.bodymap.figure import Figure, FigureView, Overlay
from notesapp.bodymap.labels import Box
from notesapp.model.body_map import View
from notesapp.model.path import Path, Point, contains

LABEL, SMALL_LABEL, CAPTION = 270, 210, 300
"""Heights of letters (em), 1/10 mm."""
NARROW: Final = frozenset(("C2", "C3", "C4", *(f"T{n}" for n in range(2, 13))))
"""Bands of neck and trunk: lower than a large name is high."""
LEADER = 280
"""From here on a thin line leads from a name to what it names."""
INNER: Final = frozenset(("tibial", "fibular-deep", "saphenous", "femoral", "ulnar"))
"""Nerves whose names stand rather towards the mid-line, where there is room."""


@dataclass(frozen=True, slots=True)
class Name:
    """A text of an aid (LAYER): centred on x, the middle of its capitals at y. BESIDE: on the ground, not the body."""

    text: str
    x: int
    y: int
    size: int
    layer: str
    beside: bool
    leader: Path | None = None

    @property
    def box(self) -> Box:
        return box_of(self.text, self.x, self.y, self.size)


@lru_cache(maxsize=64)
def placed(
    body: Figure, view: View, aids: tuple[str, ...], called: tuple[tuple[str, str], ...], caption: str, least: int = 0
) -> tuple[Name, ...]:
    """Return every name of the AIDS shown together, the caption last, none smaller than LEAST (1/10 mm).

    CALLED is what nerves are called, by their key.
    """
    seen = body.view(view.value)
    overlays = [one for one in seen.overlays if one.layer in aids]
    if not overlays:
        return ()
    return tuple(_Names(seen, view, overlays, dict(called), caption, least).all())


class _Names:
    """The names of one view, one after the other: what can least give way comes first."""

    def __init__(
        self,
        seen: FigureView,
        view: View,
        overlays: Sequence[Overlay],
        called: dict[str, str],
        caption: str,
        least: int,
    ) -> None:
        self._room = Room(seen, overlays)
        self._view, self._called = view, called
        self._overlays = overlays
        self._lines = {id(one): _points(one) for one in overlays if one.kind in ("line", "dot")}
        self._large, self._small = max(LABEL, least), max(SMALL_LABEL, least)
        self._caption = tuple(self._written(seen, caption, max(CAPTION, least)))

    def all(self) -> Iterator[Name]:
        for kind, offer in (("area", self._area), ("dot", self._landmark), ("line", self._nerve)):
            some = [one for one in self._overlays if one.kind == kind and self._text(one)]
            some.sort(
                key=lambda one: (one.side != "mid", one.name != "trunk", one.layer, one.name, one.side != "right")
            )
            for _, pair in groupby(some, key=lambda one: (one.layer, one.name)):
                yield from offer(list(pair))
        yield from self._caption

    def _text(self, one: Overlay) -> str:
        return self._called.get(one.name, "") if one.kind == "line" else one.text

    def _area(self, pair: Sequence[Overlay]) -> Iterator[Name]:
        halves = [one.path.flatten(5) for one in pair if one.path is not None]
        first, text = pair[0], self._text(pair[0])
        point = first.point or (0, 0)
        way, band = _sign(point[0]), first.name in NARROW

        def inside(part: float) -> Callable[[Box, Wish], bool]:
            """Whether PART of the letters lies within the area."""

            def within(box: Box, wish: Wish) -> bool:
                wide, high = (box[2] - box[0]) / 2 - 0.05 * wish.size, 0.38 * wish.size
                x, y, part_wide, part_high = wish.x, wish.y, part * wide, part * high
                spots = _rim((x - part_wide, y - part_high, x + part_wide, y + part_high))
                return all(any(contains(half, *spot) for half in halves) for spot in spots)

            return within

        sizes = (self._small,) if band else (self._large, self._small)
        whole = [(over(text, size, point, first), inside(1)) for size in sizes]
        nearly = [(over(text, self._small, point, first), inside(0.6))] if band else []
        beside = [(near(text, self._large, point, way), self._outside) for near in (around, far_from)]
        yield from self._first(pair, (*whole, *nearly, *beside))

    def _landmark(self, pair: Sequence[Overlay]) -> Iterator[Name]:
        point, text = pair[0].point or (0, 0), self._text(pair[0])
        way, plain = self._outward(point[0]), self._plain(pair)
        near = [(around(text, size, point, way), plain) for size in (self._large, self._small)]
        far = [(far_from(text, size, point, way), _any) for size in (self._large, self._small)]
        yield from self._first(pair, (*near, *far))

    def _nerve(self, pair: Sequence[Overlay]) -> Iterator[Name]:
        text, line = self._text(pair[0]), self._lines[id(pair[0])]
        near: list[Wish] = []
        far: list[Wish] = []
        for part in range(1, 11):
            at = line[round(part / 10 * (len(line) - 1))]
            way = self._outward(at[0]) * (-1 if pair[0].name in INNER else 1)
            dear = 20 * abs(part - 5)
            near += [wish.dearer(dear) for wish in around(text, self._small, at, way)]
            if part % 3 == 1:
                far += [wish.dearer(dear) for wish in far_from(text, self._small, at, way)]
            if len(pair) == 2:  # one name between the legs stands for both
                between = max(0.0, abs(at[0]) - half_width(text, self._small))
                near.append(Wish(dear + between, 0, at[1], self._small, at))
        yield from self._first(pair, ((near, self._plain(pair)), (far, self._outside), (far, _any)))

    def _outside(self, box: Box, wish: Wish) -> bool:
        return self._room.beside((box[0] + box[2]) / 2, wish.y)

    def _first(
        self, pair: Sequence[Overlay], ways: Iterable[tuple[Iterable[Wish], Callable[[Box, Wish], bool]]]
    ) -> Iterator[Name]:
        """Name both of a PAIR, mirrored; else each as it can; in the first of the WAYS that has a place."""
        tried = [(sorted(wishes, key=lambda wish: wish.cost), right) for wishes, right in ways]
        if len(pair) == 2:
            for wishes, right in tried:
                wish = self._best(pair[0], wishes, right, twice=True)
                if wish is not None:
                    if not wish.x:
                        yield self._put(pair, wish)
                        return
                    yield from (self._put(pair[:1], wish), self._put(pair[1:], wish.mirrored()))
                    return
        for one in pair:
            for wishes, right in tried:
                mine = wishes if one is pair[0] else [wish.mirrored() for wish in wishes]
                wish = self._best(one, mine, right)
                if wish is not None:
                    yield self._put((one,), wish)
                    break

    def _best(
        self, one: Overlay, wishes: Sequence[Wish], right: Callable[[Box, Wish], bool], twice: bool = False
    ) -> Wish | None:
        best: tuple[float, Wish] | None = None
        text = self._text(one)
        for wish in wishes:
            if best and wish.cost >= best[0]:
                break
            box = box_of(text, wish.x, wish.y, wish.size)
            if not (self._room.free(box) and self._room.clear(box) and right(box, wish)):
                continue
            other = (-box[2], box[1], -box[0], box[3])
            if twice and wish.x and not (self._room.free(other) and self._room.apart(box, other)):
                continue
            cost = wish.cost + 300 * self._room.crossed(box)
            if best and cost >= best[0]:
                continue
            if gap(box, wish.to) > LEADER:
                cost += 60 * self._room.met(_ends(box, wish.to))
            if best is None or cost < best[0]:
                best = cost, wish
        return best[1] if best else None

    def _put(self, named: Sequence[Overlay], wish: Wish) -> Name:
        """Write the name of one, or of both where it stands between them."""
        one, text = named[0], self._text(named[0])
        box = box_of(text, wish.x, wish.y, wish.size)
        self._room.take(box)
        beside = self._room.beside(wish.x, wish.y)
        clear = not beside if one.kind == "area" else self._plain(named)(box, wish)
        leader = None if clear else _leader(box, wish.to)
        return Name(text, round(wish.x), round(wish.y), wish.size, one.layer, beside, leader)

    def _plain(self, pair: Sequence[Overlay]) -> Callable[[Box, Wish], bool]:
        """Whether it is plain without a line what a name belongs to: near, on no line, nothing else is nearer; a name
        on the body stands on the same limb.
        """
        mine = {id(one) for one in pair}
        named = [one for one in self._overlays if one.kind != "area" and self._text(one) and id(one) not in mine]
        others = [(self._lines[id(one)], _bounds(self._lines[id(one)])) for one in named]

        def plain(box: Box, wish: Wish) -> bool:
            mine = gap(box, wish.to)
            near = [line for line, bounds in others if apart(box, bounds) <= mine]
            return (
                mine <= LEADER
                and not self._room.crossed(box)
                and (self._outside(box, wish) or not self._room.parted(_ends(box, wish.to)))
                and all(gap(box, spot) > mine for line in near for spot in line)
            )

        return plain

    def _outward(self, x: float) -> int:
        """Away from the mid-line; in the side views towards the face, where the body gives room."""
        if self._view in (View.LEFT, View.RIGHT):
            return 1 if self._view is View.RIGHT else -1
        return _sign(x)

    def _written(self, seen: FigureView, caption: str, size: int) -> Iterator[Name]:
        """The caption, one word under the other in the free corner beside the lower legs."""
        left, _, right, low = seen.bounds
        words = caption.split()
        half = max((half_width(word, size) for word in words), default=0)
        x = right - 150 - half if self._view is View.RIGHT else left + 150 + half
        for n, word in enumerate(words):
            y = low - 900 - (len(words) - n) * size * 1.3
            self._room.take(box_of(word, x, y, size))
            yield Name(word, round(x), round(y), size, "", self._room.beside(x, y))


def _any(box: Box, wish: Wish) -> bool:
    return True


def _points(one: Overlay) -> tuple[Point, ...]:
    return one.path.flatten(5)[0] if one.path is not None else (one.point or (0, 0),)


def _bounds(line: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return (min(xs), min(ys), max(xs), max(ys))


def _sign(x: float) -> int:
    return -1 if x < 0 else 1


def _ends(box: Box, to: Point) -> tuple[Point, Point]:
    return to, (min(max(to[0], box[0]), box[2]), min(max(to[1], box[1]), box[3]))


def _leader(box: Box, to: Point) -> Path:
    start, end = _ends(box, to)
    return Path("ML", tuple(round(value) for value in (*start, *end)))


def _rim(box: Box) -> Iterator[Point]:
    left, top, right, low = box
    for k in range(5):
        x = left + k * (right - left) / 4
        yield x, top
        yield x, low
    yield left, (top + low) / 2
    yield right, (top + low) / 2
