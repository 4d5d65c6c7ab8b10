"""The rails beside the map: at the left whose layer and which tool, at the right which view."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from notesapp.model.body_map import View
from ui.base import metrics
from ui.base.i18n import tr
from ui.base.icons import paint_icon
from ui.base.theme import Theme
from ui.bodymap.holding import ToolName
from ui.parts.buttons import RailButton
from ui.parts.paint import panel
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
    "client": ("region", "paint", "line", "point", "path", "lasso", "erase"),
    "findings": ("region", "stamp", "paint", "line", "path", "lasso", "erase"),
    "treated": ("region", "paint"),
    "avoid": ("region",),
}
"""Which tools a layer takes."""
BEHIND: dict[ToolName, ToolName] = {"line": "path", "lasso": "erase"}
"""Tools that share a button: the chips beside the map tell them apart."""
KEYS: dict[ToolName, str] = {
    "region": "F2",
    "paint": "F3",
    "point": "F5",
    "path": "F6, F4",
    "stamp": "F7",
    "erase": "F9, F8",
}
VIEWS = {
    View.FRONT: "Front",
    View.BACK: "Back",
    View.LEFT: "Left",
    View.RIGHT: "Right",
    View.SOLES: "Soles",
}
HEADING, LOW = 30, 62
FOLDED = 48
"""A folded rail is of icons alone, this many px wide and high whatever the scale; their words are the tooltips."""


class FoldingButton(RailButton):
    """A rail button that can do without its label."""

    folded = False
    low = False
    """In a rail with many buttons each is a little lower."""
    keys = ""

    def natural(self, theme: Theme) -> tuple[float, float]:
        if self.folded:
            return FOLDED, FOLDED
        return (theme.px(88), theme.px(LOW)) if self.low else super().natural(theme)

    def fold(self, folded: bool) -> None:
        self.folded = folded
        keys = f" ({self.keys})" if self.keys else ""
        self.setToolTip(f"{self.text()}{keys}" if folded or keys else "")
        self.updateGeometry()
        self.update()

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        if not self.folded:
            super().draw(painter, rect, theme)
            return
        if self.isChecked() or self.underMouse():
            ground = self.ground(theme, "accent_soft") if self.isChecked() else theme.colour("hover")
            edge = theme.colour("accent") if self.isChecked() else None
            panel(painter, rect, self.radius, ground, edge, 2)
        box = QRectF(0, 0, 26, 26) if self._icon else QRectF(0, 0, 40, 38)
        box.moveCenter(rect.center())
        if self._picture is not None:
            self._picture(painter, box, self.ink(theme, "ghost"))
        elif self._icon:
            paint_icon(painter, self._icon, box, self.ink(theme, "text" if self.isChecked() else "text2"))
        if self._dot:
            panel(painter, QRectF(rect.right() - 11, rect.top() + 4, 7, 7), 3.5, theme.colour("danger_line"))


class _Rail(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        metrics.size(self, width=88)
        self.box: QVBoxLayout = metrics.column(self, 4, (0, 6, 0, 8))
        self.box.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self._heads: list[Text] = []

    def fold(self, folded: bool) -> None:
        """Icons alone, where there is little room."""
        for head in self._heads:
            head.setVisible(not folded)
        for button in self.findChildren(FoldingButton):
            button.fold(folded)
        if folded:
            self.setFixedWidth(FOLDED)
        else:
            metrics.size(self, width=88)

    def minimumSizeHint(self) -> QSize:
        return QSize(FOLDED, FOLDED)

    def head(self, words: str) -> Text:
        text = Text(words, "secondary", "text2", 600)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        metrics.size(text, height=HEADING)
        self._heads.append(text)
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
        self.layers = {key: FoldingButton(tr(text), f"map.layer.{key}", icon) for key, text, icon in LAYERS}
        self._layer_group = self.one_of(self.layers.items(), self.layer_chosen.emit)
        self.box.addStretch(1)
        self._head = self.head(tr("Draw"))
        self.tools = {key: FoldingButton(tr(text), f"map.tool.{key}", icon) for key, text, icon in TOOLS}
        for tool, keys in KEYS.items():
            self.tools[tool].keys = keys
            self.tools[tool].fold(False)
        self._tool_group = self.one_of(self.tools.items(), self.tool_chosen.emit)

    def show_choice(self, layer: LayerName, tool: ToolName) -> None:
        self.layers[layer].setChecked(True)
        for key, button in self.tools.items():
            button.setVisible(key in FITTING[layer])
        self.tools[BEHIND.get(tool, tool)].setChecked(True)


class ViewRail(_Rail):
    """The views with their silhouettes; a dot tells which hold marks; below them what is shown, and to whom.

    Signals: `view_chosen(View)`, `whole_asked()`, `client_asked()`; `closer_asked()` for hands, feet and face by
    themselves, `teaching_asked()` for what can be laid over the figure.
    """

    view_chosen = Signal(object)
    whole_asked = Signal()
    client_asked = Signal()
    closer_asked = Signal()
    teaching_asked = Signal()

    def __init__(self) -> None:
        super().__init__("map.view_rail")
        self._view = View.BACK
        self.head(tr("View"))
        self.views = {
            view: FoldingButton(tr(text), f"map.view.{view.value}", edge="right", picture=silhouette(view.value))
            for view, text in VIEWS.items()
        }
        named = [(view.value, button) for view, button in self.views.items()]
        self._group = self.one_of(named, lambda key: self.view_chosen.emit(View(key)))
        self.closer = FoldingButton(tr("Closer"), "map.closer", edge="right", picture=silhouette("hand"))
        self._group.addButton(self.closer)
        self.closer.clicked.connect(self._ask_closer)
        self.box.addWidget(self.closer)
        self.box.addStretch(1)
        self.teaching = FoldingButton(tr("Teaching"), "map.teaching", "info", "right")
        self.teaching.setAccessibleName(tr("Teaching aids"))
        self.teaching.clicked.connect(self._ask_teaching)
        self.layers = FoldingButton(tr("Layers"), "map.layers_button", "eye", "right")
        self.layers.keys = "F10"
        self.turn = FoldingButton(tr("To client"), "map.to_client", "turn", "right", checkable=False)
        self.turn.setAccessibleName(tr("Turn the screen to the client"))
        self.turn.clicked.connect(self.client_asked)
        for button in (self.teaching, self.layers, self.turn):
            button.fold(False)
            self.box.addWidget(button)
        self.whole = FoldingButton(tr("Whole body"), "map.whole", "fit", "right", checkable=False)
        self.whole.clicked.connect(self.whole_asked)
        self.whole.setEnabled(False)
        self.box.addWidget(self.whole)
        for button in self.findChildren(FoldingButton):
            button.low = True

    def _ask_closer(self) -> None:
        self.views.get(self._view, self.closer).setChecked(True)  # until one of them is chosen
        self.closer_asked.emit()

    def _ask_teaching(self) -> None:
        self.teaching.setChecked(not self.teaching.isChecked())  # it tells whether an aid is shown
        self.teaching_asked.emit()

    def show_aids(self, shown: bool, worth: str) -> None:
        """Whether an aid is SHOWN; WORTH says of it what it is worth."""
        self.teaching.setChecked(shown)
        self.teaching.setAccessibleDescription(worth)
        if not self.teaching.folded:
            self.teaching.setToolTip(worth or tr("Teaching aids"))

    def show_choice(self, view: View, marked: Iterable[View], drawn: Iterable[str]) -> None:
        """DRAWN are the views that the note's figure has: the first version has no closer ones."""
        self._view = view
        self.views.get(view, self.closer).setChecked(True)
        dotted = set(marked)
        for one, button in self.views.items():
            button.set_dot(one in dotted)
        self.closer.set_dot(not dotted <= set(self.views))
        self.closer.setEnabled(len(set(drawn)) > len(self.views))
