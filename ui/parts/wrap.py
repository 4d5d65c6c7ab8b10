"""Rows that become several lines where there is little room: nothing is cut, and nothing scrolls sideways."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from ui.base import metrics
from ui.base.theme import current

LEAST_WORDS = 96
"""px at 100 %: words that can be shortened keep this much beside what else stands on their line."""
ENDLESS = 1_000_000
Placed = tuple["_Part", int, int]
"""A part, its width and its x."""


@dataclass(slots=True, eq=False)
class _Part:
    """One thing of a row, or (ITEM None) the space that parts what stands before it from what follows."""

    item: QLayoutItem | None
    stretch: int = 0
    least: int = 0

    @property
    def is_elided(self) -> bool:
        widget = self.item.widget() if self.item else None
        return widget is not None and widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored

    @property
    def can_grow(self) -> bool:
        if self.item is None or self.item.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask:
            return False
        widget = self.item.widget()
        kept = (QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        return widget is not None and widget.sizePolicy().horizontalPolicy() not in kept

    @property
    def most(self) -> int:
        return self.item.maximumSize().width() if self.item else ENDLESS

    def need(self, room: int) -> int:
        """The width below which it goes to a line of its own, never more than ROOM."""
        if self.item is None:
            return 0
        wanted = getattr(self.item.widget(), "wanted_width", None)
        wide: int = current().px(self.least) if self.least else wanted() if wanted else self.item.minimumSize().width()
        if self.is_elided and (widget := self.item.widget()) is not None:
            wide = max(wide, min(widget.sizeHint().width(), current().px(LEAST_WORDS)))
        return min(wide, room, self.most)

    def hint(self, room: int) -> int:
        """The width it likes to have on a line it shares."""
        if self.item is None:
            return 0
        wide = self.item.sizeHint().width() if not self.is_elided else 0
        return min(max(wide, self.need(room)), room, self.most)

    def high(self, width: int) -> int:
        if self.item is None:
            return 0
        least = self.item.minimumSize().height()
        return max(
            self.item.heightForWidth(width) if self.item.hasHeightForWidth() else self.item.sizeHint().height(), least
        )


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
        self._known: dict[tuple[int, tuple[bool, ...]], int] = {}
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
            self.invalidate()
        return item

    def _items(self) -> list[QLayoutItem]:
        return [part.item for part in self._parts if part.item is not None]

    def _shown(self) -> list[_Part]:
        return [part for part in self._parts if part.item is None or not part.item.isEmpty()]

    # how large

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        key = (width, tuple(item.isEmpty() for item in self._items()))
        if key not in self._known:
            self._known[key] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._known[key]

    def invalidate(self) -> None:
        self._known.clear()
        super().invalidate()

    def minimumSize(self) -> QSize:
        wide = max((p.item.minimumSize().width() for p in self._shown() if p.item is not None), default=0)
        return self._sized(wide)

    def sizeHint(self) -> QSize:
        solid = [p for p in self._shown() if p.item is not None]
        hints = [part.hint(ENDLESS) for part in solid]
        return self._sized(sum(hints) + self.spacing() * max(0, len(solid) - 1))

    def _sized(self, wide: int) -> QSize:
        """WIDE, and as high as it is at the present width: who asks without a width gets what stands."""
        margins, width = self.contentsMargins(), self.geometry().width()
        return QSize(wide + margins.left() + margins.right(), self.heightForWidth(width if width > 0 else ENDLESS))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        high = self._arrange(rect, move=True)
        if high != self._placed_high:
            self._placed_high = high
            self.update()  # who placed it by its old height places it anew

    # where everything goes

    def _arrange(self, rect: QRect, move: bool) -> int:
        inside = rect.marginsRemoved(self.contentsMargins())
        room, y = max(1, inside.width()), inside.y()
        broken = self._broken(room)
        in_columns = self._even and len(broken) > 1
        lines = self._columns(room) if in_columns else [self._shared(line, room) for line in broken]
        for at, line in enumerate(lines):
            y += self.spacing() if at else 0
            high = max((part.high(width) for part, width, _ in line), default=0)
            if move:
                tall = max(high, inside.height()) if len(lines) == 1 else high
                for part, width, x in line:
                    if part.item is not None:
                        part.item.setGeometry(QRect(QPoint(inside.x() + x, y), QSize(width, tall)))
            y += high
        return y + self.contentsMargins().bottom() - rect.y()

    def _broken(self, room: int) -> list[list[_Part]]:
        """The parts of each line; of several lines each begins and ends with a thing, not with a space."""
        lines: list[list[_Part]] = [[]]
        left, gap = room, self.spacing()
        for part in self._shown():
            need = part.need(room)
            solid = any(other.item is not None for other in lines[-1])
            if part.item is not None and solid and left < gap + need:
                lines.append([])
                left, solid = room, False
            if part.item is not None:
                left -= need + (gap if solid else 0)
            lines[-1].append(part)
        if len(lines) > 1:
            for line in lines:
                while line and line[-1].item is None:
                    line.pop()
        return lines

    def _columns(self, room: int) -> list[list[Placed]]:
        shown, gap = [part for part in self._shown() if part.item is not None], self.spacing()
        if not shown:
            return []
        need = max(part.need(room) for part in shown)
        many = max(1, min(len(shown), (room + gap) // (need + gap)))
        many = -(-len(shown) // -(-len(shown) // many))  # no line much shorter than the others
        edges = [round((room + gap) * at / many) for at in range(many + 1)]
        rows = [shown[begin : begin + many] for begin in range(0, len(shown), many)]
        return [[(p, edges[at + 1] - edges[at] - gap, edges[at]) for at, p in enumerate(row)] for row in rows]

    def _shared(self, line: list[_Part], room: int) -> list[Placed]:
        """ROOM shared as a box shares it: to what stretches, else to the spaces, else to what can grow."""
        gap, solid = self.spacing(), [part for part in line if part.item is not None]
        widths = {id(part): part.need(room) for part in line}
        free = room - gap * max(0, len(solid) - 1) - sum(widths.values())
        for part in solid:  # what does not stretch gets what it likes first
            if not part.stretch and free > 0:
                more = min(free, part.hint(room) - widths[id(part)])
                widths[id(part)] += more
                free -= more
        spaces = [part for part in line if part.item is None]
        eager = [part for part in solid if part.stretch] or spaces or [part for part in solid if part.can_grow]
        _level(eager, widths, free)
        placed: list[Placed] = []
        x = 0
        for part in line:
            placed.append((part, widths[id(part)], x))
            x += widths[id(part)] + (gap if part.item is not None else 0)
        return placed


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


def _level(parts: list[_Part], widths: dict[int, int], free: int) -> None:
    """Give FREE px to PARTS so that they end up as wide as their stretch says, as far as each may be."""
    while free > 0 and parts:
        weight = sum(part.stretch or 1 for part in parts)
        total = free + sum(widths[id(part)] for part in parts)
        aims = {id(part): total * (part.stretch or 1) // weight for part in parts}
        fixed = [p for p in parts if widths[id(p)] >= min(aims[id(p)], p.most)]
        if fixed:
            parts = [part for part in parts if part not in fixed]
            continue
        for part in parts:
            aim = min(part.most, aims[id(part)])
            free -= aim - widths[id(part)]
            widths[id(part)] = aim
        if free < len(parts):
            widths[id(parts[-1])] += free
            return
