"""What the map is told of the hand: tool, layer, symptom or finding, and where time and ids come from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal
from uuid import uuid4

from notesapp.bodymap.hand import Hand
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.tools import Brush, Eraser, Lasso, LineTool, PathTool, PointTool, RegionTool, StampTool, Tool
from notesapp.model.body_map import Layer

ToolName = Literal["region", "paint", "line", "point", "path", "stamp", "lasso", "erase"]
TOOLS: dict[ToolName, Callable[[], Tool]] = {
    "region": RegionTool,
    "paint": Brush,
    "line": LineTool,
    "point": PointTool,
    "path": PathTool,
    "stamp": StampTool,
    "lasso": Lasso,
    "erase": Eraser,
}
UNTOLD = "ache"
"""What is painted when nobody chose a symptom: the first tile; the mark's card asks at once."""


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _new_id() -> str:
    return uuid4().hex


@dataclass(frozen=True, slots=True)
class Holding:
    """LAYER None: the map takes no marks (Treated, Avoid), a tap only tells the region. WHAT "" marks no region
    by a tap; painting falls back to the first symptom. WIDTH is the brush's, 1/10 mm. GRADE is given to new findings;
    FITTING are the tools the layer takes."""

    tool: ToolName = "region"
    layer: Layer | None = Layer.CLIENT
    what: str = ""
    finding: str = "trigger_point"
    width: int = 300
    both: bool = False
    grade: int | None = None
    fitting: tuple[ToolName, ...] = tuple(TOOLS)
    by: str = ""
    new_id: Callable[[], str] = _new_id
    now: Callable[[], datetime] = _now

    def make_tool(self) -> Tool:
        return Brush(self.width) if self.tool == "paint" else TOOLS[self.tool]()

    def hand(self, scene: Scene) -> Hand:
        layer = self.layer or Layer.CLIENT
        what = self.finding if layer is Layer.THERAPIST or self.tool == "stamp" else self.what or UNTOLD
        return Hand(
            view=scene.view,
            what=what,
            new_id=self.new_id,
            now=self.now,
            layer=layer,
            moment=scene.moment,
            width=self.width,
            selected=scene.selected,
            both=self.both,
            grade=self.grade,
            by=self.by,
        )

    @property
    def marks_regions(self) -> bool:
        return self.layer is not None and bool(self.finding if self.layer is Layer.THERAPIST else self.what)
