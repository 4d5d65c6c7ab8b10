"""The map drawn without a pointer: the arrows walk, Shift and arrows place finely, Enter does what the tool does.

A stroke, a line or a path is begun with Enter, goes on with each further Enter, and ends with Enter on the spot where
it is, or with Ctrl+Enter. All of it goes through the tools of the hand, so a key makes what a pen makes.
"""

from __future__ import annotations

from collections.abc import Callable
from math import hypot

from notesapp.bodymap.draw import body_of
from notesapp.bodymap.hits import hit_mark
from notesapp.bodymap.regions import shape_at
from notesapp.bodymap.reshape import moved, resized
from notesapp.bodymap.tools import Lasso
from notesapp.model.body_map import Mark
from ui.base.i18n import tr
from ui.bodymap.naming import mark_words, spoken
from ui.bodymap.seen import Touched

STEP = 50
"""One step of the fine cursor, and of a mark that is moved: 5 mm."""
STEPS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
GROW, SHRINK = 1100, 909
"""What + and - make of the size of the mark at hand, in per mille."""
LINES = ("paint", "line", "path")
"""The tools that are led from point to point."""
NEAR = 130
"""A mark within 13 mm of the cursor is the one that is meant."""


class ByKey:
    """The keyboard's hand on CANVAS. LINE is what has been led so far, in 1/10 mm."""

    def __init__(self, canvas: Touched) -> None:
        self._canvas = canvas
        self._away = (0, 0)
        self.line: list[tuple[float, float]] = []

    @property
    def at(self) -> tuple[float, float] | None:
        """Where the cursor stands: in the middle of the region walked to, and moved finely from there."""
        focused = self._canvas.focused
        return None if focused is None else (focused.point[0] + self._away[0], focused.point[1] + self._away[1])

    @property
    def is_fine(self) -> bool:
        """Whether the cursor left the middle of its region."""
        return self._away != (0, 0)

    def walk(self, direction: str) -> None:
        self._away = (0, 0)
        self._canvas.walk(direction)

    def fine(self, direction: str) -> None:
        """Move the cursor 5 mm; never off the body."""
        canvas = self._canvas
        if self.at is None:
            self.walk(direction)
            return
        dx, dy = STEPS[direction]
        x, y = self.at[0] + dx * STEP, self.at[1] + dy * STEP
        shape = shape_at(body_of(canvas.scene), canvas.scene.view, x, y)
        if shape is None:
            canvas.voice.say(tr("The body ends here"))
            return
        came_over = shape is not canvas.focused
        self._away = (round(x - shape.point[0]), round(y - shape.point[1]))
        if came_over:
            canvas.focus_on(shape)
        else:
            canvas.update()

    def enter(self, *, end: bool = False) -> None:
        """Do at the cursor what the tool does; END also ends what is being led."""
        canvas, at = self._canvas, self.at
        if at is None:
            self.walk("down")
        elif canvas.is_tapping:
            canvas.tap(*at)
        elif isinstance(canvas.tool, Lasso):
            self._pick(at)
        elif canvas.tool.name in LINES:
            self._lead(at, end)
        else:
            canvas.draw_through([at])

    def _pick(self, at: tuple[float, float]) -> None:
        mark = hit_mark(self._canvas.scene, *at, NEAR)
        own = mark if mark is not None and mark.layer is self._canvas.holding.layer else None
        self._canvas.pick(own.id if own else None)

    def _lead(self, at: tuple[float, float], end: bool) -> None:
        canvas = self._canvas
        again = bool(self.line) and hypot(at[0] - self.line[-1][0], at[1] - self.line[-1][1]) < 1
        if not again:
            self.line.append(at)
        if again or end:
            line, self.line = self.line, []
            canvas.draw_through(line)
            return
        place = spoken(canvas.focused.key, canvas.focused.side, canvas.wording) if canvas.focused else ""
        if len(self.line) == 1:
            canvas.voice.say(tr("Begun: {place}. Enter again ends it; Escape drops it.", place=place))
        else:
            canvas.voice.say(tr("On to: {place}", place=place))
        canvas.update()

    def drop(self) -> bool:
        """Let go of what is being led; False when there was nothing."""
        canvas = self._canvas
        if self.line:
            self.line = []
            canvas.voice.say(tr("Dropped"))
        elif isinstance(canvas.tool, Lasso) and canvas.tool.picked:
            canvas.pick(None)
        else:
            return False
        canvas.update()
        return True

    def step(self, by: int) -> None:
        """Go to the next mark of the view, or the one before."""
        canvas = self._canvas
        marks = self._marks()
        if not marks:
            canvas.voice.say(tr("No marks in this view"))
            return
        ids = [mark.id for mark in marks]
        at = ids.index(canvas.scene.selected) + by if canvas.scene.selected in ids else (0 if by > 0 else -1)
        mark = marks[at % len(marks)]
        canvas.take_mark(mark.id)
        canvas.voice.say(mark_words(mark, canvas.scene.body_map, canvas.wording, canvas.scene.moment))

    def _marks(self) -> list[Mark]:
        scene = self._canvas.scene
        back = scene.quiet | scene.hidden_layers
        return [mark for mark in scene.body_map.marks if mark.view is scene.view and mark.layer not in back]

    def push(self, direction: str) -> None:
        """Move what is picked, else the mark at hand, by 5 mm."""
        canvas = self._canvas
        dx, dy = (part * STEP for part in STEPS[direction])
        scene, hand = canvas.scene, canvas.holding.hand(canvas.scene)
        picked = canvas.tool.picked if isinstance(canvas.tool, Lasso) and canvas.tool.picked else ()
        ids = picked or ((scene.selected,) if scene.selected else ())
        self._made(ids, lambda: moved(scene.body_map, ids, dx, dy, hand))

    def grow(self, per_mille: int) -> None:
        """Make the mark at hand larger or smaller."""
        scene, hand = self._canvas.scene, self._canvas.holding.hand(self._canvas.scene)
        chosen = scene.selected
        if chosen:
            self._made((chosen,), lambda: resized(scene.body_map, chosen, per_mille, hand))

    def _made(self, ids: tuple[str, ...], make: Callable[[], object]) -> None:
        canvas = self._canvas
        if not ids:
            canvas.voice.say(tr("Choose a mark first"))
            return
        changed = make()
        if changed is canvas.scene.body_map or changed == canvas.scene.body_map:
            canvas.voice.say(tr("It stays where it is"))
        else:
            canvas.changed.emit(changed, "move")
