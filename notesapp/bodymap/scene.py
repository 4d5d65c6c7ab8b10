"""What a drawing shows: the marks with their moment, and what else lies on the figure. A value, no drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from notesapp.model.body_map import AvoidArea, BodyMap, Layer, Mark, Moment, Place, Reading, Stroke, View
from notesapp.model.briefing import Ghost
from notesapp.model.treatment import TechniqueUse

Look = Literal["light", "dark", "paper"]
Detail = Literal["full", "small"]
Sheet = Literal["client", "findings", "treated", "avoid"]
"""What lies on the figure, one over the other: the two authors' marks, the treatment, what is not to be worked."""
SHEET_OF: Final = {Layer.CLIENT: "client", Layer.THERAPIST: "findings"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One arrow in one view from a muscle to a place where its pain may be felt. NOTE: what to mind, may be empty."""

    muscle: Place
    to: Place
    view: View
    stroke: Stroke
    checked: bool
    note: str


@dataclass(frozen=True, slots=True)
class Teaching:
    """What is laid over the figure to explain, and is never kept: aids by name, and arrows that may be accepted.

    CAPTION stands on the drawing ("Teaching aid"); NAMES are what nerves are called, as (key, name); WORTH is what the
    aids are worth and after whom they are drawn, for paper.
    """

    aids: tuple[str, ...] = ()
    arrows: tuple[Suggestion, ...] = ()
    caption: str = ""
    names: tuple[tuple[str, str], ...] = ()
    worth: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """One view of one body map at one moment.

    GHOSTS are earlier marks still to ask; USES the treatment; AVOID what is not to be worked (the caller hands in
    the note's own or the client's standing ones). SELECTED is the id of the mark whose card is open, AT_WORK that of
    the technique use. Marks of a QUIET layer are thin dotted outlines. LOOK chooses the figure's colours, never
    those of marks. DETAIL "small" leaves out what a picture of two centimetres cannot show. TEACHING is never kept.
    """

    body_map: BodyMap
    view: View
    moment: Moment = Moment.ARRIVE
    ghosts: tuple[Ghost, ...] = ()
    uses: tuple[TechniqueUse, ...] = ()
    avoid: tuple[AvoidArea, ...] = ()
    selected: str | None = None
    at_work: str | None = None
    quiet: frozenset[Layer] = frozenset()
    look: Look = "light"
    detail: Detail = "full"
    badges: bool = True
    teaching: Teaching | None = None
    hidden: frozenset[Sheet] = frozenset()
    dimmed: frozenset[Sheet] = frozenset()
    differing: bool = False

    @property
    def hidden_layers(self) -> frozenset[Layer]:
        return frozenset(layer for layer, sheet in SHEET_OF.items() if sheet in self.hidden)

    def arrived(self, mark: Mark) -> Reading | None:
        return self.body_map.reading(mark.id, Moment.ARRIVE)

    def left(self, mark: Mark) -> Reading | None:
        return self.body_map.reading(mark.id, Moment.LEAVE)
