"""What floats beside the legs: up to four places the finger may have meant, or what the tool in hand offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import Theme, current
from ui.parts.badges import BADGE, Side, paint_side
from ui.parts.paint import LEFT, panel, start, text_width, write
from ui.parts.press import Press, identify

WIDTH, HEIGHT, GAP = 156, 64, 6
SMALL_BADGE = 20
"""The side's letter below a name of two lines."""
FOLDED_WIDTH = 190


@dataclass(frozen=True, slots=True)
class Offer:
    """KEY comes back when it is taken; WORDS, a SECOND line, a side's letter; CHECKED for the one meant first."""

    key: str
    words: str
    second: str = ""
    side: Side | None = None
    checked: bool = False


def chip_size(theme: Theme, folded: bool) -> tuple[int, int]:
    """Where there is little room a chip is 64 px high whatever the scale, in one line."""
    return (min(theme.px(WIDTH), FOLDED_WIDTH), HEIGHT) if folded else (theme.px(WIDTH), theme.px(HEIGHT))


def two_lines(words: str, font: QFont, room: float) -> list[str]:
    """WORDS on one line or, where they are too long for it, on two; only what is longer still is shortened there."""
    parts = words.split(" ")
    for cut in range(len(parts), 0, -1):
        first = " ".join(parts[:cut])
        if text_width(first, font) <= room:
            rest = " ".join(parts[cut:])
            return [first, rest] if rest else [first]
    return [words]


class OfferChip(Press):
    """One offer, 156 x 64: its name, below it the side and whether it lies deep."""

    def __init__(self, offer: Offer, name: str, folded: bool = False) -> None:
        spoken = {"L": tr("left"), "R": tr("right")}.get(offer.side or "", "")
        super().__init__(offer.words, name, ", ".join(part for part in (offer.words, spoken, offer.second) if part))
        self.offer, self.folded = offer, folded
        self.setCheckable(True)
        self.setChecked(offer.checked)
        self.setToolTip(offer.words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def natural(self, theme: Theme) -> tuple[float, float]:
        return chip_size(theme, self.folded)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        chosen = self.isChecked()
        edge = theme.colour("accent" if chosen else "border_strong")
        ground = self.ground(theme, "accent_soft" if chosen else "surface")
        panel(painter, rect, theme.px(self.radius), ground, edge, 2 if chosen else 1)
        if self.folded:
            self._draw_folded(painter, rect, theme)
            return
        x, room = rect.left() + theme.px(12), rect.width() - theme.px(20)
        second = bool(self.offer.second or self.offer.side)
        font, high = theme.font("label", 600), theme.px(24)
        if text_width(self.offer.words, font) > room:
            font = theme.font("secondary", 600)
        lines = two_lines(self.offer.words, font, room)
        high = high if len(lines) == 1 else theme.px(17)
        needs = high * len(lines)
        top = rect.top() + ((rect.height() - needs) / 2 if not second else theme.px(8 if len(lines) == 1 else 4))
        for number, words in enumerate(lines):
            write(painter, QRectF(x, top + number * high, room, high), words, font, self.ink(theme))
        if not second:
            return
        side = theme.px(BADGE if len(lines) == 1 else SMALL_BADGE)
        low = rect.bottom() - side - theme.px(8 if len(lines) == 1 else 4)
        if self.offer.side is not None:
            paint_side(painter, QRectF(x, low, side, side), self.offer.side, theme)
            x += side + theme.px(8)
        line = QRectF(x, low, rect.right() - x - theme.px(8), side)
        write(painter, line, self.offer.second, theme.font("secondary"), self.ink(theme, "text2"), LEFT)

    def _draw_folded(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        side = min(theme.px(BADGE), 30) if self.offer.side else 0
        line = rect.adjusted(8, 0, -(side + 12), 0)
        write(painter, line, self.offer.words, theme.font("secondary", 600), self.ink(theme))
        if self.offer.side is not None:
            box = QRectF(rect.right() - side - 8, rect.center().y() - side / 2, side, side)
            paint_side(painter, box, self.offer.side, theme)


class Offers(QWidget):
    """A column of offers; `taken(key)`. It stands over the map and takes no room of its own."""

    taken = Signal(str)

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        identify(self, name, tr("Places nearby"))
        self._name = name
        self._box = metrics.column(self, GAP)
        self._chips: list[OfferChip] = []
        self._folded = False
        self.hide()

    def fold(self, folded: bool) -> None:
        if folded != self._folded:
            self._folded = folded
            self.offer([chip.offer for chip in self._chips])

    @property
    def chips(self) -> tuple[OfferChip, ...]:
        return tuple(self._chips)

    def offer(self, offers: Sequence[Offer]) -> None:
        """Replace what is offered; nothing hides the column."""
        for old in self._chips:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._chips = [OfferChip(offer, f"{self._name}.{k + 1}", self._folded) for k, offer in enumerate(offers)]
        for chip in self._chips:
            chip.clicked.connect(lambda _=False, chip=chip: self._take(chip))
            self._box.addWidget(chip)
        count = len(self._chips)
        width, height = chip_size(current(), self._folded)
        gap = GAP if self._folded else current().px(GAP)
        self._box.setSpacing(gap)
        self.resize(width, count * height + max(count - 1, 0) * gap)
        self.setVisible(bool(offers))
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing of the map shows between the chips: a strip of a word is read as another one."""
        painter = start(self)
        painter.fillRect(self.rect(), current().colour("map"))
        painter.end()

    def _take(self, taken: OfferChip) -> None:
        for chip in self._chips:
            chip.setChecked(chip is taken)
        self.taken.emit(taken.offer.key)
