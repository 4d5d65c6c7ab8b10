"""What a drawing of the body map needs from whatever it is drawn on: a screen, a page, a test.

Everything is in figure units (1/10 mm, y down, x = 0 on the mid-line); the surface knows how they lie on its window
or page. Every style is told with each call, nothing is kept between calls but the clip. Colours are #rrggbb.
A path is equal only to itself, and the drawing hands in the same object as long as what it shows is the same:
a surface may keep its own form of a path in a dict (QPainterPath, PDF operators).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Protocol

from notesapp.model.path import Path

Cap = Literal["butt", "round"]
Join = Literal["miter", "round"]
Dash = tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Tile:
    """One square of a repeating pattern; a tile is equal only to itself, like a path.

    SIDE and WIDTH in 1/10 mm. PATH is drawn with a round pen WIDTH wide, or filled when WIDTH is 0; what lies beyond
    the square belongs to its neighbour and is cut. The squares are turned by ROTATE degrees (clockwise as seen) and
    laid side by side from the figure's origin, so that neighbouring shapes share one pattern.
    """

    key: str
    path: Path
    side: int
    width: int
    rotate: int = 0


class Surface(Protocol):
    """Something to draw on."""

    @property
    def least_text(self) -> int:
        """The smallest letters (em, 1/10 mm) that are written here: smaller ones come out as large as this."""
        ...

    def fill(self, path: Path, colour: str, opacity: float = 1.0) -> None:
        """Fill with non-zero winding, without a line."""
        ...

    def stroke(
        self,
        path: Path,
        colour: str,
        width: float,
        *,
        cap: Cap = "round",
        join: Join = "round",
        dash: Dash = (),
        opacity: float = 1.0,
    ) -> None:
        """Draw a line WIDTH wide (1/10 mm); DASH is on, off, ... in 1/10 mm; an empty one is a whole line."""
        ...

    def pattern(self, path: Path, tile: Tile, colour: str, opacity: float = 1.0) -> None:
        """Fill (non-zero winding) with TILE in COLOUR; between its lines what is beneath stays visible."""
        ...

    def text(self, words: str, x: int, y: int, size: int, colour: str) -> None:
        """Write bold WORDS, centred on x, the middle of the capitals at y. SIZE is the em in 1/10 mm."""
        ...

    def push(self, path: Path) -> None:
        """Cut everything until the matching `pop` to the inside of PATH (non-zero winding), within any cut before."""
        ...

    def pop(self) -> None:
        """Take the last `push` back."""
        ...


Call = tuple[object, ...]


@dataclass(slots=True)
class Recorder:
    """A surface that keeps what was drawn as plain values, to compare or to count."""

    calls: list[Call] = field(default_factory=list)
    least_text: int = 0

    def fill(self, path: Path, colour: str, opacity: float = 1.0) -> None:
        self.calls.append(("fill", path.ops, path.xy, colour, opacity))

    def stroke(
        self,
        path: Path,
        colour: str,
        width: float,
        *,
        cap: Cap = "round",
        join: Join = "round",
        dash: Dash = (),
        opacity: float = 1.0,
    ) -> None:
        self.calls.append(("stroke", path.ops, path.xy, colour, width, cap, join, dash, opacity))

    def pattern(self, path: Path, tile: Tile, colour: str, opacity: float = 1.0) -> None:
        self.calls.append(("pattern", path.ops, path.xy, tile.key, colour, opacity))

    def text(self, words: str, x: int, y: int, size: int, colour: str) -> None:
        self.calls.append(("text", words, x, y, size, colour))

    def push(self, path: Path) -> None:
        self.calls.append(("push", path.ops, path.xy))

    def pop(self) -> None:
        self.calls.append(("pop",))

    def named(self, name: str) -> list[Call]:
        return [call for call in self.calls if call[0] == name]
