"""Rows that become several lines where there is little room: nothing is cut, and nothing scrolls sideways."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from ui.base import metrics
from ui.base.theme import current

LEAST_WORDS = 96
"""px at 100 %: words that can be shortened keep this much beside what else stands on their line."""
ENDLESS = 1_000_000
_IGNORED = QSizePolicy.Policy.Ignored
_KEPT = (QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)


@dataclass(slots=True, eq=False)
class _Part:
    """One thing of a row, or (ITEM None) the space that parts what stands before it from what follows.

    Measured when the row is arranged (px): NEED below which it goes to a line of its own, HINT that it likes on a line
    it shares, MOST; whether it GROWS when nothing else takes what is left.
    """

    item: QLayoutItem | None
    stretch: int = 0
    least: int = 0
    need: int = 0
    hint: int = 0
    most: int = ENDLESS
    grows: bool = False

    def measure(self) -> None:
        if self.item is None:
            return
        widget, least, hint = self.item.widget(), self.item.minimumSize().width(), self.item.sizeHint().width()
        self.most = self.item.maximumSize().width()
        policy = widget.sizePolicy().horizontalPolicy() if widget is not None else _KEPT[0]
        wanted = getattr(widget, "wanted_width", None)
        need: int = current().px(self.least) if self.least else wanted() if wanted else least
        if policy is _IGNORED and widget is not None:
            need = max(need, min(widget.sizeHint().width(), current().px(LEAST_WORDS)))
            hint = need
        self.need = min(need, self.most)
        self.hint = min(max(hint, need), self.most)
        self.grows = policy not in _KEPT and not self.item.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask

    def high(self, width: int) -> int:
        if self.item is None:
            return 0
        wants = self.item.heightForWidth(width) if self.item.hasHeightForWidth() else self.item.sizeHint().height()
        return max(wants, self.item.minimumSize().height())


Line = list[tuple[_Part, int, int]]
"""The parts of a line, each with its width and its x."""


class WrapRow(QLayout):
    """A row like any other while it fits; else as many lines as it takes, each filled.

    EVEN: the lines share their columns. SPACING and margins in px at 100 %. What has a `wanted_width()` could be
    narrower, but rather takes a line to itself.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        spacing: int = 8,
        margins: metrics.Margins = metrics.NONE,
        even: bool = False,
    ) -> None:
        super().__init__(parent)
        self._parts: list[_Part] = []
        self._even = even
        self._placed_high = 0
        self._seen: tuple[bool, ...] = ()
        self._shown: list[_Part] = []
        self._plans: dict[int, tuple[int, list[tuple[int, Line]]]] = {}
        metrics.space(self, spacing, margins)

    # what is in it

    def addWidget(
        self, w: QWidget, stretch: int = 0, alignment: Qt.AlignmentFlag | None = None, least: int = 0, at: int = -1
    ) -> None:
        """Add W, or put it AT a place; LEAST is the width it needs beside others, px at 100 %."""
        super().addWidget(w)
        part = self._parts.pop()
        part.stretch, part.least = stretch, least
        if alignment is not None and part.item is not None:
            part.item.setAlignment(alignment)
        self._parts.insert(at if at >= 0 else len(self._parts), part)

    def addStretch(self) -> None:
        """What follows stands at the far end of its line."""
        self._parts.append(_Part(None))
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._parts.append(_Part(item))
        self.invalidate()

    def count(self) -> int:
        return len(self._items())

    def itemAt(self, index: int) -> QLayoutItem | None:
        items = self._items()
        return items[index] if 0 <= index < len(items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        item = self.itemAt(index)
        if item is not None:
            self._parts = [part for part in self._parts if part.item is not item]
            if not self._items():
                self._parts = []  # spaces that part nothing
            self.invalidate()
        return item

    def _items(self) -> list[QLayoutItem]:
        return [part.item for part in self._parts if part.item is not None]

    # how large

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._plan(width)[0]

    def minimumSize(self) -> QSize:
        shown = self._measured()
        return self._sized(max((p.item.minimumSize().width() for p in shown if p.item is not None), default=0))

    def sizeHint(self) -> QSize:
        hints = [part.hint for part in self._measured() if part.item is not None]
        return self._sized(sum(hints) + self.spacing() * max(0, len(hints) - 1))

    def _sized(self, wide: int) -> QSize:
        """WIDE, and as high as it is at the present width: who asks without a width gets what stands."""
        margins, width = self.contentsMargins(), self.geometry().width()
        return QSize(wide + margins.left() + margins.right(), self.heightForWidth(width if width > 0 else ENDLESS))

    def invalidate(self) -> None:
        self._seen = ()
        self._plans = {}
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        margins, (high, lines) = self.contentsMargins(), self._plan(rect.width())
        y = rect.y() + margins.top()
        more = max(0, rect.height() - high) if len(lines) == 1 else 0  # one line takes all there is, as in a box
        for tall, line in lines:
            for part, width, x in line:
                if part.item is not None:
                    part.item.setGeometry(QRect(rect.x() + margins.left() + x, y, width, tall + more))
            y += tall + self.spacing()
        if high != self._placed_high:
            self._placed_high = high
            self.update()  # who placed it by its old height places it anew

    # where everything goes

    def _measured(self) -> list[_Part]:
        """The parts on screen, measured."""
        seen = tuple(part.item is None or not part.item.isEmpty() for part in self._parts)
        if seen != self._seen:
            self._seen, self._plans = seen, {}
            self._shown = [part for part, here in zip(self._parts, seen, strict=True) if here]
            for part in self._shown:
                part.measure()
        return self._shown

    def _plan(self, width: int) -> tuple[int, list[tuple[int, Line]]]:
        """The height at WIDTH, and the lines, each with its own."""
        shown = self._measured()
        plan = self._plans.get(width)
        if plan is None:
            margins, spacing = self.contentsMargins(), self.spacing()
            room = max(1, width - margins.left() - margins.right())
            broken = _broken(shown, room, spacing)
            if self._even and len(broken) > 1:
                lines = _columns([part for part in shown if part.item is not None], room, spacing)
            else:
                lines = [_shared(line, room, spacing) for line in broken]
            tall = [max((part.high(wide) for part, wide, _ in line), default=0) for line in lines]
            high = sum(tall) + spacing * max(0, len(tall) - 1) + margins.top() + margins.bottom()
            plan = self._plans[width] = high, list(zip(tall, lines, strict=True))
        return plan


def _broken(shown: list[_Part], room: int, gap: int) -> list[list[_Part]]:
    """The parts of each line."""
    lines: list[list[_Part]] = [[]]
    left, solid = room, False
    for part in shown:
        need = min(part.need, room)
        if part.item is not None and solid and left < gap + need:
            lines.append([])
            left, solid = room, False
        if part.item is not None:
            left -= need + (gap if solid else 0)
            solid = True
        lines[-1].append(part)
    return lines


def _columns(shown: list[_Part], room: int, gap: int) -> list[Line]:
    if not shown:
        return []
    need = max(min(part.need, room) for part in shown)
    many = max(1, min(len(shown), (room + gap) // (need + gap)))
    many = -(-len(shown) // -(-len(shown) // many))  # no line much shorter than the others
    edges = [round((room + gap) * at / many) for at in range(many + 1)]
    rows = [shown[begin : begin + many] for begin in range(0, len(shown), many)]
    return [[(part, edges[at + 1] - edges[at] - gap, edges[at]) for at, part in enumerate(row)] for row in rows]


def _shared(line: list[_Part], room: int, gap: int) -> Line:
    """ROOM shared as a box shares it: to what stretches, else to the spaces, else to what can grow."""
    solid = [part for part in line if part.item is not None]
    widths = {id(part): min(part.need, room) for part in line}
    free = room - gap * max(0, len(solid) - 1) - sum(widths.values())
    for part in solid:  # what does not stretch gets what it likes first
        if not part.stretch and free > 0:
            more = min(free, max(0, part.hint - widths[id(part)]))
            widths[id(part)] += more
            free -= more
    spaces = [part for part in line if part.item is None]
    _level([p for p in solid if p.stretch] or spaces or [p for p in solid if p.grows], widths, free)
    placed: Line = []
    x = 0
    for part in line:
        placed.append((part, widths[id(part)], x))
        x += widths[id(part)] + (gap if part.item is not None else 0)
    return placed


def _level(parts: list[_Part], widths: dict[int, int], free: int) -> None:
    """Give FREE px to PARTS so that they end up as wide as their stretch says, as far as each may be."""
    while free > 0 and parts:
        weight = sum(part.stretch or 1 for part in parts)
        total = free + sum(widths[id(part)] for part in parts)
        aims = {id(part): min(part.most, total * (part.stretch or 1) // weight) for part in parts}
        fixed = [part for part in parts if widths[id(part)] >= aims[id(part)]]
        if fixed:
            parts = [part for part in parts if part not in fixed]
            continue
        for part in parts:
            free -= aims[id(part)] - widths[id(part)]
            widths[id(part)] = aims[id(part)]
        if free < len(parts):
            widths[id(parts[-1])] += free
            return


class Wraps:
    """For a widget that is one WrapRow, its `row`: as high as it is now, and rather on its own line than wrapped."""

    row: WrapRow

    def wanted_width(self) -> int:
        return self.row.sizeHint().width()

    def sizeHint(self) -> QSize:
        return self.row.sizeHint()  # a widget would say how high it were in all the width it likes

    def minimumSizeHint(self) -> QSize:
        return self.row.minimumSize()


class Together(Wraps, QWidget):
    """Things that stay on one line as long as any line can hold them: fill its `row`."""

    def __init__(self, spacing: int = 8) -> None:
        super().__init__()
        self.row = WrapRow(self, spacing)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
