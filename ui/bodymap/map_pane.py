"""The left pane of the session: the map between its rails. It keeps its place; what it shows is handed in as values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from PySide6.QtCore import Signal

from notesapp.bodymap.figure import figure_of, new_map
from notesapp.bodymap.hand import Change
from notesapp.bodymap.regions import RegionRef
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.tools import place_of
from notesapp.model.body_map import AvoidArea, BodyMap, GhostReply, Layer, Moment, View
from notesapp.model.briefing import Ghost
from notesapp.model.treatment import TechniqueUse
from ui.bodymap.extras import MapExtras
from ui.bodymap.holding import Holding, ToolName
from ui.bodymap.map_frame import MapFrame
from ui.bodymap.naming import Wording
from ui.bodymap.offering import Offering
from ui.bodymap.over_map import OverMap
from ui.bodymap.rails import FITTING, LayerName

LAYER_OF: dict[LayerName, Layer | None] = {
    "client": Layer.CLIENT,
    "findings": Layer.THERAPIST,
    "treated": None,
    "avoid": None,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What the pane shows, whatever the view: see `Scene`."""

    body_map: BodyMap = field(default_factory=new_map)
    moment: Moment = Moment.ARRIVE
    ghosts: tuple[Ghost, ...] = ()
    uses: tuple[TechniqueUse, ...] = ()
    avoid: tuple[AvoidArea, ...] = ()
    selected: str | None = None
    at_work: str | None = None

    def scene(self, view: View, layer: LayerName) -> Scene:
        """One view of it; the layer at work decides what stands back."""
        return Scene(
            body_map=self.body_map,
            view=view,
            moment=self.moment,
            ghosts=self.ghosts if layer == "client" else (),
            uses=self.uses,
            avoid=self.avoid,
            selected=self.selected,
            at_work=self.at_work,
            quiet=frozenset({Layer.CLIENT}) if layer in ("findings", "treated") else frozenset(),
        )


class MapPane(MapFrame):
    """Map and rails.

    Signals: `changed(BodyMap, label)` when the hand made a new value; `mark_tapped(id)`, also for a mark just made;
    `ghost_tapped(id)`, `ghost_answered(id, GhostReply)`; `place_chosen(Place)` for a region touched or taken among the
    chips; `layer_changed(name)`; `client_asked` to turn the screen to the client.
    """

    changed = Signal(object, str)
    mark_tapped = Signal(str)
    ghost_tapped = Signal(str)
    ghost_answered = Signal(str, object)
    place_chosen = Signal(object)
    layer_changed = Signal(str)
    view_changed = Signal(object)
    client_asked = Signal()

    def __init__(self, new_id: Callable[[], str], now: Callable[[], datetime], by: str = "") -> None:
        super().__init__()
        self.shown = Shown()
        self.layer: LayerName = "client"
        self.view = View.BACK
        self._tools: dict[LayerName, ToolName] = {"client": "region", "findings": "stamp"}
        self._holding = Holding(new_id=new_id, now=now, by=by)
        self._fresh = False
        self._offering = Offering(self, self)
        self.over = OverMap(self, self)
        self._offering.stamps_asked.connect(self.over.show_stamps)
        self.extras = MapExtras(self, new_id, now, by, lambda: self.canvas.wording)
        self.extras.bind(self._offering, self.view_rail)
        self.extras.view_wanted.connect(self.set_view)
        self.extras.redraw.connect(self.again)
        self.extras.accepted.connect(self.changed)
        self.draw_rail.layer_chosen.connect(self.set_layer)
        self.draw_rail.tool_chosen.connect(self.set_tool)
        self.view_rail.view_chosen.connect(self.set_view)
        self.view_rail.client_asked.connect(self.client_asked)
        for canvas in (self.canvas, self.second):
            canvas.changed.connect(self.change)
            canvas.mark_tapped.connect(self._marked)
            canvas.ghost_tapped.connect(self._ghost)
            canvas.region_tapped.connect(self._touched)
            canvas.picked.connect(self._offering.lasso)
            self.over.serve(canvas)
        self._hold()
        self.show_map(self.shown)

    # what is shown, what is held

    @property
    def body_map(self) -> BodyMap:
        return self.shown.body_map

    @property
    def moment(self) -> Moment:
        return self.shown.moment

    @property
    def holding(self) -> Holding:
        return self._holding

    @property
    def marks_here(self) -> bool:
        """Whether the layer at hand takes marks."""
        return LAYER_OF[self.layer] is not None

    def show_map(self, shown: Shown) -> None:
        """Show another value of the note's map."""
        self.shown = shown
        self.extras.follow(shown.body_map, self.view, shown.selected)
        other = View.FRONT if self.view is not View.FRONT else View.BACK
        for canvas, view in ((self.canvas, self.view), (self.second, other)):
            scene = replace(shown.scene(view, self.layer), teaching=self.extras.teaching())
            canvas.show_scene(self.over.showing.applied(scene, self.layer))
        places = {mark.view for mark in shown.body_map.marks} | {ghost.mark.view for ghost in shown.ghosts}
        self.view_rail.show_choice(self.view, places, figure_of(shown.body_map).views)
        self.view_rail.show_aids(self.extras.aids.is_on, self.extras.note.toolTip())
        self._offering.regrade()
        self.over.shown(shown.body_map)

    def again(self) -> None:
        """Show the same value, looked at in another way."""
        self.show_map(self.shown)

    def set_view(self, view: View) -> None:
        if view is not self.view:
            self.view = view
            self._offering.clear()
            self.show_map(self.shown)
            self.view_changed.emit(view)

    def set_layer(self, layer: LayerName) -> None:
        """Whose marks the hand makes now."""
        if layer != self.layer:
            self.layer = layer
            self._offering.clear()
            self._hold()
            self.show_map(self.shown)
            self.layer_changed.emit(layer)

    def set_tool(self, tool: ToolName) -> None:
        if tool in FITTING[self.layer]:
            self._tools[self.layer] = tool
            self._offering.clear()
            self._hold()

    def set_symptom(self, key: str) -> None:
        """What the client's marks mean from now on; "" while none is chosen."""
        if key != self._holding.what:
            self._holding = replace(self._holding, what=key)
            self._hold()

    def set_finding(self, key: str) -> None:
        self._holding = replace(self._holding, finding=key)
        self._hold()

    def set_grade(self, grade: int | None) -> None:
        """How strong what is stamped from now on is; None while it is not told."""
        self._holding = replace(self._holding, grade=grade)
        self._hold()

    def set_both(self, both: bool) -> None:
        """Each new mark on both sides."""
        self._holding = replace(self._holding, both=both)
        self._hold()

    def set_wording(self, wording: Wording) -> None:
        """The client's plain words, or the anatomist's."""
        for canvas in (self.canvas, self.second):
            canvas.wording = wording

    @property
    def tool(self) -> ToolName:
        wanted = self._tools.get(self.layer, "region")
        return wanted if wanted in FITTING[self.layer] else "region"

    def _hold(self) -> None:
        layer = LAYER_OF[self.layer]
        if self.layer == "treated" and self.tool == "paint":
            layer = Layer.THERAPIST  # the hand draws; whoever listens gives the stroke to the work that is done
        self._holding = replace(self._holding, tool=self.tool, layer=layer, fitting=FITTING[self.layer])
        for canvas in (self.canvas, self.second):
            canvas.hold(self._holding)
        self.draw_rail.show_choice(self.layer, self.tool)
        self._offering.tool(self.tool, LAYER_OF[self.layer])

    # what the hand did

    def _touched(self, view: View, refs: tuple[RegionRef, ...]) -> None:
        """Offer what the finger may have meant; the first one is taken at once."""
        self._offering.made = None
        self.extras.touched(place_of(refs[0]))
        if view is self.view:
            self._offering.places(*self.extras.under(refs, self.canvas.touched))
        else:
            self._offering.places(refs)
        self.place_chosen.emit(place_of(refs[0]))

    def _marked(self, mark_id: str) -> None:
        self._offering.made, self._fresh = (mark_id if self._fresh else None), False
        self.mark_tapped.emit(mark_id)
        mark = self.shown.body_map.mark(mark_id)
        if mark is not None and self.layer != "treated":
            self.turns.do("chips", lambda: self._offering.mark(mark))

    def _ghost(self, mark_id: str) -> None:
        self.ghost_tapped.emit(mark_id)
        self._offering.ghost(mark_id, GhostReply.SAME)

    def change(self, body_map: BodyMap, label: str) -> None:
        """Tell a value that the hand made."""
        self._fresh = True
        self.changed.emit(body_map, label)

    def tell(self, change: Change | None) -> None:
        if change is not None:
            if change.body_map is not self.shown.body_map:
                self.change(change.body_map, change.label)
            if change.mark_id is not None:
                self._marked(change.mark_id)

    def place_offers(self) -> None:
        """On the side of the body the finger did not touch."""
        right = self._offering.side == "right"
        self.put_offers({View.BACK: right, View.LEFT: False, View.RIGHT: True}.get(self.view, not right))

    def fitted(self, folded: bool) -> None:
        self.extras.fit(folded, self.canvas.x())

    def arranged(self) -> None:
        self.place_offers()
        self.over.place()


__all__ = ["MapPane", "Shown"]
