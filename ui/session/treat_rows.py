"""What is done on the region: technique, tool, level, minutes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from notesapp.catalogue.pressure import levels
from notesapp.catalogue.techniques import techniques
from notesapp.model.treatment import TechniqueUse
from ui.base import metrics
from ui.base.theme import Theme
from ui.parts.choices import Tile
from ui.parts.steps import Stepper
from ui.parts.wrap import Together, WrapRow
from ui.session.treat_words import is_pressed, level_text, technique_name, tool_name

TOOLS = ("palm", "thumb", "forearm", "elbow", "foot", "instrument")
LONG_MS = 500


class LevelTile(Tile):
    """One level. Tapped again, or held, it becomes the half above it, and back. `wanted` carries tenths."""

    wanted = Signal(int)

    def __init__(self, level: int, word: str) -> None:
        super().__init__(word, f"treat.level.{level // 10}", big=level_text(level), tip=levels()[level].body_cue)
        self._level, self._word, self._at = level, word, level
        self._held = False
        self._hold = QTimer(self, singleShot=True, interval=LONG_MS)
        self._hold.timeout.connect(self._long)
        self.pressed.connect(self._down)
        self.released.connect(self._hold.stop)
        self.clicked.connect(self._tapped)

    def natural(self, theme: Theme) -> tuple[float, float]:
        return theme.px(60), theme.px(64)

    @property
    def _half(self) -> int:
        return min(50, self._level + 5)

    def show_level(self, level: int, dashed: bool, over: str) -> None:
        """Show LEVEL of the use; DASHED: going there takes a reason, OVER says so."""
        chosen = level // 10 * 10 == self._level
        self._at = level if chosen else self._level
        self._big = level_text(self._at)
        self.setChecked(chosen)
        self.set_dashed(dashed and not chosen, over if dashed and not chosen else self._word)

    def _down(self) -> None:
        self._held = False
        self._hold.start()

    def _long(self) -> None:
        self._held = True
        self.wanted.emit(self._half)

    def _tapped(self) -> None:
        if self._held:
            return
        again = not self.isChecked()  # a tap on the chosen tile has just unchecked it
        self.wanted.emit(self._half if again and self._at == self._level else self._level)


class WorkRows(QWidget):
    """Three rows of 64. The pane says with `show_use` what is chosen and what would take a reason."""

    technique = Signal(str)
    tool = Signal(str)
    level = Signal(int)
    minutes = Signal(int)
    more_techniques = Signal()
    more_tools = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("treat.rows")
        box = metrics.column(self, 8)
        self._ways: tuple[str, ...] = ()
        self._way_tiles: list[Tile] = []
        box.addLayout(self._technique_row())
        box.addLayout(self._tool_row())
        box.addLayout(self._level_row())

    def _technique_row(self) -> WrapRow:
        line = WrapRow(None, 8, even=True)
        for at in range(4):
            tile = Tile(" ", f"treat.technique.{at + 1}", accessible=self.tr("Technique"))
            tile.clicked.connect(lambda _=False, at=at: self.technique.emit(self._ways[at]))
            self._way_tiles.append(tile)
            line.addWidget(tile, 1)
        self._more_ways = Tile(self.tr("More"), "treat.technique.more", accessible=self.tr("More techniques"))
        self._more_ways.clicked.connect(self.more_techniques)
        line.addWidget(self._more_ways, 1)
        return line

    def _tool_row(self) -> WrapRow:
        line = WrapRow(None, 6, even=True)
        self._tools: dict[str, Tile] = {}
        for key in TOOLS:
            tile = Tile(tool_name(key), f"treat.tool.{key}", icon=key)
            tile.clicked.connect(lambda _=False, key=key: self.tool.emit(key))
            self._tools[key] = tile
            line.addWidget(tile, 1)
        self._more_tools = Tile(self.tr("More"), "treat.tool.more", icon="more", accessible=self.tr("More tools"))
        self._more_tools.clicked.connect(self.more_tools)
        line.addWidget(self._more_tools, 1)
        return line

    def _level_row(self) -> WrapRow:
        row = WrapRow(None, 16)
        tiles = Together()
        words = (self.tr("very light"), self.tr("light"), self.tr("medium"), self.tr("strong"), self.tr("deepest"))
        self._levels = [LevelTile(level, word) for level, word in zip(levels(), words, strict=True)]
        for tile in self._levels:
            tile.wanted.connect(self.level)
            tiles.row.addWidget(tile, 1)
        self._minutes = Stepper("treat.minutes", self.tr("Minutes"), self.tr("minutes"), 5)
        self._minutes.changed.connect(self.minutes)
        row.addWidget(tiles, 1)
        row.addWidget(self._minutes)
        return row

    def show_use(self, use: TechniqueUse, ways: Sequence[str], over: set[tuple[str, str]], words: str = "") -> None:
        """WAYS are the four techniques offered; OVER the ("technique" | "tool" | "level", key) that take a reason."""
        self._ways = tuple(ways)
        known = use.technique in self._ways
        for tile, key in zip(self._way_tiles, self._ways, strict=False):
            if tile.text() != technique_name(key):
                tile.say(technique_name(key))
                tile.setToolTip(techniques()[key].definition)
            tile.setChecked(key == use.technique)
            tile.set_dashed(("technique", key) in over)
        self._more_ways.say(self.tr("More") if known else technique_name(use.technique))
        self._more_ways.setChecked(not known)
        for key, tile in self._tools.items():
            tile.setChecked(key == use.tool)
            tile.set_dashed(("tool", key) in over)
        self._more_tools.say(self.tr("More") if use.tool in self._tools else tool_name(use.tool))
        self._more_tools.setChecked(use.tool not in self._tools)
        pressed = is_pressed(use)
        for level, tile in zip(levels(), self._levels, strict=True):
            tile.setEnabled(pressed)
            tile.show_level(use.level if pressed else 0, ("level", str(level)) in over, self.tr("over limit"))
        self._minutes.set_value(use.minutes)
