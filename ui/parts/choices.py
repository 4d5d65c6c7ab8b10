"""One of a few: joined segments, tiles, symptom tiles; and the tick box."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from notesapp.catalogue import tokens
from ui.base.icons import paint_icon
from ui.base.theme import Theme, current
from ui.parts.kept import Kept
from ui.parts.paint import CENTRE, panel, start, swatch, text_width, wrapped_height, write
from ui.parts.press import Press, identify
from ui.parts.wrap import WrapRow, Wraps

Look = Literal["fill", "soft"]


class OneOf(QWidget):
    """Options of which one or none is chosen. `chosen` carries the key, after a person chose."""

    chosen = Signal(str)

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        identify(self, name, accessible)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(lambda button: self.chosen.emit(button.property("key")))
        self._options: dict[str, QAbstractButton] = {}

    def _take(self, key: str, option: QAbstractButton) -> None:
        option.setCheckable(True)
        option.setProperty("key", key)
        self._options[key] = option
        self._group.addButton(option)

    @property
    def value(self) -> str | None:
        button = self._group.checkedButton()
        return None if button is None else str(button.property("key"))

    def choose(self, key: str | None) -> None:
        """Show KEY as chosen, or nothing; `chosen` stays silent."""
        if key is None:
            self._group.setExclusive(False)
            for option in self._options.values():
                option.setChecked(False)
            self._group.setExclusive(True)
        else:
            self._options[key].setChecked(True)

    def option(self, key: str) -> QAbstractButton:
        return self._options[key]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._options)


class _Segment(Press):
    def __init__(self, text: str, name: str, accessible: str, height: int) -> None:
        super().__init__(text, name, accessible)
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def natural(self, theme: Theme) -> tuple[float, float]:
        return text_width(self.text(), theme.font("label", 600)) + theme.px(16), theme.px(self._height)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        checked = self.isChecked()
        ground = self.ground(theme, "accent_fill" if checked and self.isEnabled() else "surface")
        radius, far = theme.px(10) - 1, theme.px(20)
        holder = self.parentWidget()
        strip = holder.rect() if holder is not None else self.rect()
        left, top = self.x() == 0, self.y() == 0
        right, bottom = self.geometry().right() == strip.right(), self.geometry().bottom() == strip.bottom()
        edges = [1 if at_edge else -far for at_edge in (left, top, right, bottom)]  # only the outer corners are round
        painter.save()
        painter.setClipRect(rect)
        panel(painter, rect.adjusted(edges[0], edges[1], -edges[2], -edges[3]), radius, ground)
        painter.setPen(theme.colour("border"))
        if not left and not checked:
            painter.drawLine(QPointF(0.5, 1), QPointF(0.5, rect.height() - 1))
        if not top and not checked:
            painter.drawLine(QPointF(1, 0.5), QPointF(rect.width() - 1, 0.5))
        painter.restore()
        ink = self.ink(theme, "on_fill" if checked else "text")
        write(painter, rect, self.text(), theme.font("label", 600 if checked else 500), ink, CENTRE)


class Segmented(Wraps, OneOf):
    """A joined strip of options, in several lines where one has no room; nothing is preselected.

    OPTIONS are (key, label).
    """

    def __init__(
        self,
        name: str,
        accessible: str,
        options: Sequence[tuple[str, str]],
        value: str | None = None,
        height: int = 44,
    ) -> None:
        super().__init__(name, accessible)
        self.row = WrapRow(self, 0, even=True)
        for key, label in options:
            segment = _Segment(label, f"{name}.{key}", f"{accessible}: {label}", height)
            self._take(key, segment)
            self.row.addWidget(segment, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choose(value)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        panel(painter, QRectF(self.rect()), theme.px(10), theme.colour("surface"), theme.colour("border_strong"))
        painter.end()


class Tile(Press):
    """A tile to choose: words (two lines if needed), an ICON above them, or a BIG number with words below.

    Look "fill" for what records, "soft" for a place or an option. DASHED says that it needs a reason.
    """

    radius = 12.0

    def __init__(
        self,
        text: str,
        name: str,
        icon: str = "",
        big: str = "",
        look: Look = "fill",
        height: int = 64,
        accessible: str = "",
        tip: str = "",
    ) -> None:
        super().__init__(text, name, accessible or f"{big} {text}".strip(), tip)
        self._icon, self._big, self._look, self._height = icon, big, look, height
        self._dashed = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_dashed(self, dashed: bool, words: str = "") -> None:
        """Mark the tile as one that asks for a reason, with other WORDS below."""
        self._dashed = dashed
        if words:
            self.say(words)
            self.setAccessibleName(f"{self._big} {words}".strip())
        self.update()

    def natural(self, theme: Theme) -> tuple[float, float]:
        font = theme.font("secondary" if self._big or self._icon else "label", 600)
        if self._big or self._icon or self._height < 64:
            width = text_width(self.text(), font) + theme.px(20)
        else:
            width = max((text_width(word, font) for word in self.text().split()), default=0.0) + theme.px(20)
        return max(width, theme.px(64 if self._height >= 64 else 44)), theme.px(self._height)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        checked, radius = self.isChecked(), theme.px(12 if self._height >= 64 else 10)
        ink = "text"
        if checked and self._look == "fill":
            panel(painter, rect, radius, self.ground(theme, "accent_fill"))
            ink = "on_fill"
        elif checked:
            panel(painter, rect, radius, self.ground(theme, "accent_soft"), theme.colour("accent"), 2)
        elif self._dashed:
            edge = theme.colour("danger_line")
            panel(painter, rect, radius, self.ground(theme, "sunk"), edge, 1.2, dashed=True)
            ink = "text2"
        else:
            panel(painter, rect, radius, self.ground(theme), theme.colour("border_strong"))
        colour = self.ink(theme, ink)
        weight = 600 if checked else 500
        if self._big:
            upper = QRectF(rect.left(), rect.top() + theme.px(8), rect.width(), theme.px(30))
            write(painter, upper, self._big, theme.font("heading"), colour, CENTRE)
            self._lower(painter, rect, theme, weight, colour)
        elif self._icon:
            side = theme.px(24)
            box = QRectF(rect.center().x() - side / 2, rect.top() + theme.px(9), side, side)
            paint_icon(painter, self._icon, box, colour)
            self._lower(painter, rect, theme, weight, colour)
        else:
            words = rect.adjusted(theme.px(6), 0, -theme.px(6), 0)
            write(painter, words, self.text(), theme.font("label", weight), colour, CENTRE, wrap=True)

    def _lower(self, painter: QPainter, rect: QRectF, theme: Theme, weight: int, colour: QColor) -> None:
        lower = QRectF(rect.left() + 2, rect.bottom() - theme.px(29), rect.width() - 4, theme.px(20))
        write(painter, lower, self.text(), theme.font("secondary", weight), colour, CENTRE)


class ChoiceTiles(Wraps, OneOf):
    """A row of tiles of which one or none is chosen; in several lines where one has no room."""

    def __init__(self, name: str, accessible: str, tiles: Iterable[tuple[str, Tile]] = (), spacing: int = 8) -> None:
        super().__init__(name, accessible)
        self.row = WrapRow(self, spacing, even=True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for key, tile in tiles:
            self.add(key, tile)

    def add(self, key: str, tile: QAbstractButton, stretch: int = 0) -> None:
        self._take(key, tile)
        self.row.addWidget(tile, stretch)


_TILES = Kept(16)
"""The symptoms' tiles as they looked last: eight are shown with each mark that is chosen."""


class SymptomTile(Press):
    """A symptom's swatch, painted with its pattern, over its name: 66 x 76."""

    radius = 10.0
    LEVEL = 6

    def __init__(self, key: str, name: str, label: str = "") -> None:
        symptom = tokens.symptoms()[key]
        super().__init__(label or symptom.label, name, tip=f"Key {symptom.letter}")
        self.key = key
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def natural(self, theme: Theme) -> tuple[float, float]:
        return max(theme.px(62), text_width(self.text(), theme.font("secondary", 600)) + theme.px(4)), theme.px(76)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        touched = self.isDown(), self.underMouse(), self.isEnabled()
        _TILES.paint(painter, rect, (self.key, self.text(), self.isChecked(), touched, theme), self._draw)

    def _draw(self, painter: QPainter, rect: QRectF) -> None:
        theme = current()
        if self.isChecked():
            edge = theme.colour("accent")
            panel(painter, rect, theme.px(self.radius), self.ground(theme, "accent_soft"), edge, 2)
        else:
            panel(painter, rect, theme.px(self.radius), self.ground(theme), theme.colour("border"))
        side = theme.px(36)
        box = QRectF(rect.center().x() - side / 2, rect.top() + theme.px(9), side, side)
        swatch(painter, box, tokens.symptom_style(self.key, self.LEVEL), theme.px(8), theme.scale)
        label = QRectF(rect.left(), rect.bottom() - theme.px(28), rect.width(), theme.px(20))
        write(painter, label, self.text(), theme.font("secondary", 500), self.ink(theme), CENTRE)


class SymptomTiles(ChoiceTiles):
    """All eight symptoms; each tells the letter that stands for it."""

    def __init__(self, name: str, accessible: str, labels: dict[str, str] | None = None) -> None:
        super().__init__(name, accessible, spacing=6)
        for key in tokens.symptoms():
            self.add(key, SymptomTile(key, f"{name}.{key}", (labels or {}).get(key, "")), 1)

    def key_for(self, letter: str) -> str | None:
        """The symptom a letter stands for."""
        return next((s.key for s in tokens.symptoms().values() if s.letter == letter.upper()), None)


class Tick(Press):
    """A tick box with words, at least 44 px high; long words wrap."""

    def __init__(self, text: str, name: str, accessible: str = "", tip: str = "") -> None:
        super().__init__(text, name, accessible, tip)
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def natural(self, theme: Theme) -> tuple[float, float]:
        width = text_width(self.text(), theme.font()) + theme.px(48)
        return min(width, theme.px(320)), max(theme.px(44), self.heightForWidth(round(min(width, theme.px(320)))))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        theme = current()
        words = wrapped_height(self.text(), theme.font(), width - theme.px(44))
        return max(theme.px(44), round(words + theme.px(16)))

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        side = theme.px(28)
        box = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
        if self.isChecked():
            panel(painter, box, theme.px(8), self.ground(theme, "accent_fill"))
            paint_icon(painter, "check", box.adjusted(4, 4, -4, -4), theme.colour("on_fill"), 2.4)
        else:
            panel(painter, box, theme.px(8), self.ground(theme), theme.colour("border_strong"), 1.5)
        words = rect.adjusted(side + theme.px(12), 0, 0, 0)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        write(painter, words, self.text(), theme.font(), self.ink(theme), align, wrap=True)
