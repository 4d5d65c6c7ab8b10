"""The rails beside the map: at the left whose layer and which tool, at the right which view."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from notesapp.model.body_map import View
from ui.base import metrics
from ui.base.i18n import tr
from ui.bodymap.holding import ToolName
from ui.parts.buttons import RailButton
from ui.parts.pictures import silhouette
from ui.parts.words import Text

LayerName = Literal["client", "findings", "treated", "avoid"]
LAYERS: tuple[tuple[LayerName, str, str], ...] = (
    ("client", "Client says", "speech"),
    ("findings", "Findings", "hand"),
    ("treated", "Treated", "done"),
    ("avoid", "Avoid", "avoid"),
)
TOOLS: tuple[tuple[ToolName, str, str], ...] = (
    ("region", "Region", "tap"),
    ("paint", "Paint", "brush"),
    ("point", "Point", "plus"),
    ("path", "Path", "path"),
    ("stamp", "Stamp", "stamp"),
    ("erase", "Erase", "erase"),
)
FITTING: dict[LayerName, tuple[ToolName, ...]] = {
    "client": ("region", "paint", "point", "path", "erase"),
    "findings": ("region", "stamp", "paint", "path", "erase"),
    "treated": ("region",),
    "avoid": ("region",),
}
"""Which tools a layer takes."""
VIEWS = {
    View.FRONT: "Front",
    View.BACK: "Back",
    View.LEFT: "Left",
    View.RIGHT: "Right",
    View.SOLES: "Soles",
}
HEADING = 30


class _Rail(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        metrics.size(self, width=88)
        self.box: QVBoxLayout = metrics.column(self, 4, (0, 6, 0, 8))

    def head(self, words: str) -> Text:
        text = Text(words, "secondary", "text2", 600)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        metrics.size(text, height=HEADING)
        self.box.addWidget(text)
        return text

    def one_of(self, buttons: Iterable[tuple[str, RailButton]], chosen: Callable[[str], None]) -> QButtonGroup:
        group = QButtonGroup(self)
        for key, button in buttons:
            group.addButton(button)
            button.clicked.connect(lambda _=False, key=key: chosen(key))
            self.box.addWidget(button)
        return group


class DrawRail(_Rail):
    """Layer above, tools at the foot. `layer_chosen`, `tool_chosen` carry the key."""

    layer_chosen = Signal(str)
    tool_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("map.draw_rail")
        self.head(tr("Layer"))
        self.layers = {key: RailButton(tr(text), f"map.layer.{key}", icon) for key, text, icon in LAYERS}
        self._layer_group = self.one_of(self.layers.items(), self.layer_chosen.emit)
        self.box.addStretch(1)
        self._head = self.head(tr("Draw"))
        self.tools = {key: RailButton(tr(text), f"map.tool.{key}", icon) for key, text, icon in TOOLS}
        self._tool_group = self.one_of(self.tools.items(), self.tool_chosen.emit)

    def show_choice(self, layer: LayerName, tool: ToolName) -> None:
        self.layers[layer].setChecked(True)
        for key, button in self.tools.items():
            button.setVisible(key in FITTING[layer])
        self.tools[tool].setChecked(True)


class ViewRail(_Rail):
    """The views with their silhouettes; a dot tells which hold marks. `view_chosen(View)`, `whole_asked()`."""

    view_chosen = Signal(object)
    whole_asked = Signal()

    def __init__(self) -> None:
        super().__init__("map.view_rail")
        self.head(tr("View"))
        self.views = {
            view: RailButton(tr(text), f"map.view.{view.value}", edge="right", picture=silhouette(view.value))
            for view, text in VIEWS.items()
        }
        named = [(view.value, button) for view, button in self.views.items()]
        self._group = self.one_of(named, lambda key: self.view_chosen.emit(View(key)))
        self.box.addStretch(1)
        self.whole = RailButton(tr("Whole body"), "map.whole", "fit", "right", checkable=False)
        self.whole.clicked.connect(self.whole_asked)
        self.whole.setEnabled(False)
        self.box.addWidget(self.whole)

    def show_choice(self, view: View, marked: Iterable[View]) -> None:
        self.views[view].setChecked(True)
        dotted = set(marked)
        for one, button in self.views.items():
            button.set_dot(one in dotted)
