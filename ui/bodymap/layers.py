"""Which layers of the map are shown, dimmed or hidden, and where the client and the therapist do not meet.

How one looks is no part of the record: it is remembered for each moment of this session and forgotten with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.bodymap.compare import Part
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.scene import Sheet as SheetName
from notesapp.model.body_map import BodyMap, Layer
from notesapp.words.links import links
from ui.base import metrics
from ui.base.i18n import tr
from ui.bodymap.above import NAMES, SIGNS, paint_sample
from ui.bodymap.mark_list import MarkList
from ui.bodymap.sheets import MapSheet
from ui.parts.buttons import Button
from ui.parts.choices import Segmented, Tick
from ui.parts.paint import start
from ui.parts.press import reveal
from ui.parts.words import Text

Seen = Literal["shown", "dimmed", "hidden"]
STATES: Final[tuple[tuple[Seen, str], ...]] = (("shown", "Shown"), ("dimmed", "Dimmed"), ("hidden", "Hidden"))
MARKS: Final[dict[SheetName, Layer]] = {"client": Layer.CLIENT, "findings": Layer.THERAPIST}
WIDTH = 452


@dataclass(frozen=True)
class Showing:
    """How the layers are seen at one moment; what is not named is shown."""

    seen: dict[SheetName, Seen] = field(default_factory=dict)
    differing: bool = False

    def of(self, sheet: SheetName) -> Seen:
        return self.seen.get(sheet, "shown")

    def put(self, sheet: SheetName, seen: Seen) -> Showing:
        return replace(self, seen={**self.seen, sheet: seen})

    def next(self, sheet: SheetName) -> Showing:
        """Shown, dimmed, hidden, shown again."""
        order = [key for key, _ in STATES]
        return self.put(sheet, order[(order.index(self.of(sheet)) + 1) % len(order)])

    @property
    def hidden(self) -> tuple[SheetName, ...]:
        return tuple(sheet for sheet in NAMES if self.of(sheet) == "hidden")

    def applied(self, scene: Scene, at_hand: SheetName) -> Scene:
        """The scene as it is to be seen; the layer under the hand is never less than shown."""
        dimmed = frozenset(sheet for sheet in NAMES if self.of(sheet) == "dimmed" and sheet != at_hand)
        hidden = frozenset(sheet for sheet in self.hidden if sheet != at_hand)
        quiet = scene.quiet | {layer for sheet, layer in MARKS.items() if sheet in dimmed}
        quiet -= {layer for sheet, layer in MARKS.items() if sheet in hidden}
        return replace(scene, quiet=quiet, hidden=hidden, dimmed=dimmed, differing=self.differing)


class _Sample(QWidget):
    """A sample of a pattern, as the map draws it."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        metrics.size(self, width=36, height=24)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        paint_sample(painter, self._part, QRectF(self.rect()))
        painter.end()


class LayersSheet(MapSheet):
    """The control: a row for each layer, and the comparison of the two authors. `changed(Showing)`; `keys_asked`."""

    changed = Signal(object)
    keys_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "map.layers", tr("Layers and marks"), WIDTH)
        self.showing = Showing()
        self._rows: dict[SheetName, Segmented] = {}
        for sheet, words in NAMES.items():
            line = metrics.row(None, 8)
            line.addWidget(metrics.size(Text(tr(words), "label", weight=600), width=92))
            options = [(key, tr(label)) for key, label in STATES]
            row = Segmented(f"map.layers.{sheet}", tr(words), options, "shown", height=64)
            row.chosen.connect(lambda key, sheet=sheet: self._choose(sheet, key))
            line.addWidget(row, 1)
            self.body.addLayout(line)
            self._rows[sheet] = row
        self.differ = Tick(tr("Where client and therapist do not meet"), "map.layers.differ")
        self.differ.toggled.connect(self._differ)
        self.body.addWidget(self.differ)
        self._legend = QWidget()
        line = metrics.row(self._legend, 8)
        for part, words in SIGNS:
            line.addWidget(_Sample(part))
            line.addWidget(Text(tr(words), "secondary"))
        line.addStretch(1)
        self.body.addWidget(self._legend)
        self._said = Text("", "secondary", "text2", wrap=True, name="map.layers.said")
        self.body.addWidget(self._said)
        self._head = Text(tr("Marks"), "strong")
        self.body.addWidget(self._head)
        self.marks = MarkList("map.layers.marks")
        self.body.addWidget(self.marks)
        self._linked = Text("", "secondary", "text2", wrap=True, name="map.layers.linked")
        self.body.addWidget(self._linked)
        keys = Button(tr("Keys of the map (F1)"), "map.layers.keys", "quiet")
        keys.clicked.connect(self._ask_keys)
        self.body.addWidget(keys)
        self.body.addStretch(1)
        self._sentences: Callable[[], Sequence[str]] = tuple
        self.show_showing(self.showing)

    def tell_with(self, sentences: Callable[[], Sequence[str]]) -> None:
        """What says in words where the two do not meet."""
        self._sentences = sentences

    def show_showing(self, showing: Showing) -> None:
        self.showing = showing
        for sheet, row in self._rows.items():
            row.choose(showing.of(sheet))
        self.differ.blockSignals(True)
        self.differ.setChecked(showing.differing)
        self.differ.blockSignals(False)
        reveal(self._legend, showing.differing)
        reveal(self._said, showing.differing)
        if showing.differing:
            self._said.say("\n".join(self._sentences()))
        if self.isVisible():
            self.place()

    def show_marks(self, body_map: BodyMap, selected: str | None) -> None:
        """The map in words: every mark a row, every link a sentence."""
        self.marks.show_marks(body_map, selected)
        said = links(body_map)
        self._linked.say("\n".join(said))
        reveal(self._linked, bool(said))
        reveal(self._head, bool(body_map.marks))
        if self.isVisible():
            self.place()

    def first_focus(self) -> QWidget:
        return self._rows["client"].option(self.showing.of("client"))

    def _choose(self, sheet: SheetName, key: str) -> None:
        self.changed.emit(self.showing.put(sheet, key))  # type: ignore[arg-type]

    def _ask_keys(self) -> None:
        self.fold()
        self.keys_asked.emit()

    def _differ(self, on: bool) -> None:
        self.changed.emit(replace(self.showing, differing=on))
