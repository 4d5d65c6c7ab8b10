"""What unfolds over the map and what is heard of it: layers, stamps, the keys of the tools, what changed in words."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from notesapp.bodymap.disagree import meeting
from notesapp.bodymap.reshape import removed
from notesapp.model.body_map import BodyMap, Moment
from notesapp.words.links import differing, links
from ui.base.i18n import tr
from ui.bodymap.above import NAMES
from ui.bodymap.canvas import BodyCanvas
from ui.bodymap.holding import Holding, ToolName
from ui.bodymap.keys_sheet import KeysSheet
from ui.bodymap.layers import STATES, LayersSheet, Showing
from ui.bodymap.naming import mark_words
from ui.bodymap.rails import LayerName, ViewRail
from ui.bodymap.sheets import MapSheet
from ui.bodymap.stamps import StampSheet

TOOL_KEYS: dict[str, ToolName] = {
    "F2": "region",
    "F3": "paint",
    "F4": "line",
    "F5": "point",
    "F6": "path",
    "F7": "stamp",
    "F8": "lasso",
    "F9": "erase",
}
LAYER_KEYS: dict[str, LayerName] = {"F2": "client", "F3": "findings", "F4": "treated", "F5": "avoid"}
"""With Shift the layer takes input, with Ctrl and Shift it is shown, dimmed, hidden in turn."""
MANY = 3
"""More marks than these at once are told by their number."""


class Pane(Protocol):
    """What is asked of the pane it belongs to."""

    canvas: BodyCanvas
    view_rail: ViewRail

    @property
    def body_map(self) -> BodyMap: ...
    @property
    def moment(self) -> Moment: ...
    @property
    def holding(self) -> Holding: ...
    @property
    def tool(self) -> ToolName: ...
    def set_tool(self, tool: ToolName) -> None: ...
    def set_layer(self, layer: LayerName) -> None: ...
    def set_finding(self, key: str) -> None: ...
    def set_grade(self, grade: int | None) -> None: ...
    def change(self, body_map: BodyMap, label: str) -> None: ...
    def again(self) -> None: ...


class OverMap(QObject):
    """The sheets are made when they are first asked for."""

    def __init__(self, pane: Pane, widget: QWidget) -> None:
        super().__init__(widget)
        self._pane, self._widget = pane, widget
        self._moment = ""
        self._showings: dict[str, Showing] = {}
        self._layers: LayersSheet | None = None
        self._stamps: StampSheet | None = None
        self._keys: KeysSheet | None = None
        self._before: BodyMap | None = None
        self._earlier: ToolName = "region"
        pane.view_rail.layers.clicked.connect(self.toggle_layers)
        self._key("F10", self.toggle_layers)
        self._key("F1", self.toggle_keys)
        for key, tool in TOOL_KEYS.items():
            self._key(key, partial(self._tool_by_key, tool))
        for key, layer in LAYER_KEYS.items():
            self._key(f"Shift+{key}", partial(self._layer_by_key, layer))
            self._key(f"Ctrl+Shift+{key}", partial(self._turn_on, layer))

    def serve(self, canvas: BodyCanvas) -> None:
        """Do for CANVAS what its pen and its keys ask for."""
        canvas.tool_asked.connect(self._toggle_tool)
        canvas.remove_asked.connect(self._remove)

    def _key(self, key: str, do: partial[None] | object) -> None:
        short = QShortcut(QKeySequence(key), self._widget)
        short.activated.connect(do)

    # tools

    def _tool_by_key(self, tool: ToolName) -> None:
        """Who takes a tool by its key wants to use it: the next arrow walks the map."""
        self._pane.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._take_tool(tool)

    def _layer_by_key(self, layer: LayerName) -> None:
        self._pane.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._pane.set_layer(layer)
        self._pane.canvas.voice.say(tr("Layer: {layer}", layer=tr(NAMES[layer])))

    def _take_tool(self, tool: ToolName) -> None:
        pane = self._pane
        if tool in pane.holding.fitting:
            pane.set_tool(tool)
            pane.canvas.voice.say(tr("Tool: {tool}", tool=tr(WORDS[tool])))
        else:
            pane.canvas.voice.say(tr("This layer does not take that tool"))

    def _toggle_tool(self, tool: ToolName) -> None:
        """A button of the pen: its tool, and at the next press the one before it."""
        now = self._pane.tool
        wanted = self._earlier if now == tool else tool
        self._earlier = now if now != tool else self._earlier
        self._take_tool(wanted)

    def _remove(self, ids: tuple[str, ...]) -> None:
        pane = self._pane
        pane.canvas.pick(None)
        pane.change(removed(pane.body_map, ids, pane.holding.hand(pane.canvas.scene)), "delete")

    # layers

    @property
    def showing(self) -> Showing:
        return self._showings.get(self._moment, Showing())

    def turn_to(self, moment: str) -> None:
        """Each moment remembers how it was looked at; what a lasso holds it lets go."""
        if moment != self._moment:
            self._pane.canvas.pick(None)
        self._moment = moment
        if self._layers is not None:
            self._layers.show_showing(self.showing)

    def toggle_layers(self) -> None:
        sheet = self._sheet()
        if sheet.isVisible():
            sheet.fold()
        else:
            sheet.show_showing(self.showing)
            sheet.show_marks(self._pane.body_map, self._pane.canvas.scene.selected)
            sheet.unfold()
        self._pane.view_rail.layers.setChecked(sheet.isVisible())

    def toggle_keys(self) -> None:
        """What the keys do; asked again, folded away."""
        if self._keys is None:
            self._keys = KeysSheet(self._widget)
        if self._keys.isVisible():
            self._keys.fold()
        else:
            self._keys.unfold()

    def _sheet(self) -> LayersSheet:
        if self._layers is None:
            self._layers = LayersSheet(self._widget)
            self._layers.keys_asked.connect(self.toggle_keys)
            self._layers.tell_with(self._told)
            self._layers.changed.connect(self._show)
            self._layers.marks.chosen.connect(self._pane.canvas.take_mark)
            self._layers.marks.remove_asked.connect(self._pane.canvas.drop_mark)
            self._layers.folded.connect(lambda: self._pane.view_rail.layers.setChecked(False))
        return self._layers

    def _told(self) -> tuple[str, ...]:
        body_map, moment = self._pane.body_map, self._pane.moment
        return differing(body_map, meeting(body_map, moment))

    def _show(self, showing: Showing) -> None:
        before = self.showing
        self._showings[self._moment] = showing
        self._pane.again()
        if self._layers is not None:
            self._layers.show_showing(showing)
        if showing.differing and not before.differing:
            self._pane.canvas.voice.say(" ".join(self._told()))

    def _turn_on(self, layer: LayerName) -> None:
        showing = self.showing.next(layer)
        self._show(showing)
        state = dict(STATES)[showing.of(layer)]
        self._pane.canvas.voice.say(f"{tr(NAMES[layer])}: {tr(state)}")

    # stamps

    def show_stamps(self) -> None:
        if self._stamps is None:
            self._stamps = StampSheet(self._widget)
            self._stamps.taken.connect(self._pane.set_finding)
            self._stamps.grade_chosen.connect(lambda grade: self._pane.set_grade(grade or None))
        self._stamps.show_held(self._pane.holding.finding, self._pane.holding.grade)
        self._stamps.unfold()

    def place(self) -> None:
        for sheet in (self._layers, self._stamps, self._keys):
            if isinstance(sheet, MapSheet) and sheet.isVisible():
                sheet.place()

    # what changed, in words

    def shown(self, body_map: BodyMap) -> None:
        """Say what is new, gone or different since the map was last shown."""
        before, self._before = self._before, body_map
        if before is not None and before is not body_map:
            self._pane.canvas.voice.say_soon(partial(self._changes, before, body_map))
        if self._layers is not None and self._layers.isVisible():
            self._layers.show_marks(body_map, self._pane.canvas.scene.selected)
            if self.showing.differing:
                self._layers.show_showing(self.showing)

    def _changes(self, before: BodyMap, after: BodyMap) -> str:
        canvas, moment = self._pane.canvas, self._pane.moment
        new = [mark for mark in after.marks if before.mark(mark.id) is None]
        gone = [mark for mark in before.marks if after.mark(mark.id) is None]
        other = [
            mark
            for mark in after.marks
            if (was := before.mark(mark.id)) is not None and was is not mark and was != mark
        ]
        read = {r.mark_id for r in set(before.readings) ^ set(after.readings)} - {mark.id for mark in new}
        said = []
        for words, marks, body_map in (
            (tr("Marked"), new, after),
            (tr("Removed"), gone, before),
            (tr("Now"), other, after),
        ):
            if len(marks) > MANY:
                said.append(tr("{done}: {n} marks", done=words, n=len(marks)))
            else:
                said += [f"{words}: {mark_words(mark, body_map, canvas.wording, moment)}" for mark in marks]
        told = [mark for mark in after.marks if mark.id in read and mark not in other][:MANY]
        said += [mark_words(mark, after, canvas.wording, moment) for mark in told]
        return ". ".join((*said, *_linked(before, after)))


def _linked(before: BodyMap, after: BodyMap) -> list[str]:
    """Links that are new; that one was taken away, unless its mark went with it."""
    new = replace(after, links=tuple(link for link in after.links if link not in before.links))
    pairs = [{link.mark_id, link.to_mark} for link in after.links]
    there = (link for link in before.links if after.mark(link.mark_id) and after.mark(link.to_mark))
    gone = any({link.mark_id, link.to_mark} not in pairs for link in there)
    return [*(words.rstrip(".") for words in links(new)), *([tr("The link was taken away")] if gone else [])]


WORDS: dict[ToolName, str] = {
    "region": "Region",
    "paint": "Paint",
    "line": "Line",
    "point": "Point",
    "path": "Path",
    "stamp": "Stamp",
    "lasso": "Lasso",
    "erase": "Erase",
}
