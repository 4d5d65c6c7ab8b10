"""What painters, fingers and keys need of the map they serve; the map itself knows them, they do not know it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRect

from notesapp.bodymap.figure import Shape
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.tools import Tool
from ui.bodymap.holding import Holding
from ui.bodymap.naming import Wording
from ui.bodymap.tags import MapTag
from ui.bodymap.viewport import Viewport


class Seen(Protocol):
    """A map to paint upon."""

    scene: Scene
    viewport: Viewport
    wording: Wording
    tags: list[MapTag]
    hovering: Shape | None
    focused: Shape | None

    @property
    def preview_scene(self) -> Scene: ...
    @property
    def is_down(self) -> bool: ...
    def hasFocus(self) -> bool: ...
    def rect(self) -> QRect: ...
    def width(self) -> int: ...
    def height(self) -> int: ...


class Touched(Protocol):
    """A map to touch."""

    viewport: Viewport
    focused: Shape | None
    holding: Holding
    tool: Tool

    @property
    def is_down(self) -> bool: ...
    def press_at(self, at: QPointF) -> None: ...
    def move_to(self, at: QPointF) -> None: ...
    def release_at(self, at: QPointF) -> None: ...
    def cancel(self) -> None: ...
    def hover(self, at: QPointF | None) -> None: ...
    def pan(self, dx: float, dy: float) -> None: ...
    def zoom(self, by: float, at: QPointF | None = None) -> None: ...
    def show_whole(self) -> None: ...
    def walk(self, direction: str) -> None: ...
    def tap(self, x: float, y: float) -> None: ...
