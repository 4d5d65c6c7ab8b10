"""Buttons: one filled per screen, the others outlined or quiet; icons; the rail; the large check-ins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.base.icons import paint_icon
from ui.base.theme import Theme, current
from ui.parts.paint import CENTRE, LEFT, RIGHT, mix, panel, text_width, write
from ui.parts.press import Press

ButtonKind = Literal["primary", "secondary", "quiet", "link", "soft", "danger"]
ButtonSize = Literal["control", "large", "bar"]
HEIGHTS = {"control": 44, "large": 56, "bar": 64}
Picture = Callable[[QPainter, QRectF, QColor], None]
FLASH_MS = 150


class Button(Press):
    """A labelled button. ICON stands before the words, TRAIL behind them.

    Sizes: control 44, large 56, bar 64 px high. Only one primary on a screen.
    """

    is_action = True

    def __init__(
        self,
        text: str,
        name: str,
        kind: ButtonKind = "secondary",
        size: ButtonSize = "control",
        icon: str = "",
        trail: str = "",
        accessible: str = "",
        tip: str = "",
    ) -> None:
        super().__init__(text, name, accessible, tip)
        self.kind: ButtonKind = kind
        self._size, self._icon, self._trail = size, icon, trail

    def become(self, kind: ButtonKind) -> None:
        self.kind = kind
        self.update()

    def set_icon(self, key: str) -> None:
        self._icon = key
        self.updateGeometry()
        self.update()

    def _font(self, theme: Theme) -> QFont:
        if self._size != "control":
            return theme.font("bar", 600 if self.kind == "primary" else 500)
        return theme.font("body", 500 if self.kind in ("secondary", "quiet") else 600)

    def _parts(self, theme: Theme) -> tuple[float, float, float]:
        """Icon side, gap, padding."""
        padding = {"control": 16, "large": 22, "bar": 28}[self._size]
        return theme.px(20), theme.px(9), theme.px(8 if self.kind in ("quiet", "link") else padding)

    def natural(self, theme: Theme) -> tuple[float, float]:
        side, gap, padding = self._parts(theme)
        width = text_width(self.text(), self._font(theme)) + 2 * padding
        width += sum(side + (gap if self.text() else 0) for key in (self._icon, self._trail) if key)
        height = theme.px(HEIGHTS[self._size])
        return max(width, theme.px(44)), height

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        radius = theme.px(12 if self._size == "bar" else self.radius)
        ink = self._panel(painter, rect, theme, radius)
        side, gap, padding = self._parts(theme)
        font = self._font(theme)
        icons = [key for key in (self._icon, self._trail) if key]
        room = rect.width() - 2 * padding - len(icons) * (side + (gap if self.text() else 0))
        words = min(text_width(self.text(), font), room)
        total = words + len(icons) * (side + (gap if self.text() else 0))
        x = rect.left() + (rect.width() - total) / 2
        top = rect.center().y() - side / 2
        if self._icon:
            paint_icon(painter, self._icon, QRectF(x, top, side, side), ink, 1.7)
            x += side + gap
        write(painter, QRectF(x, rect.top(), words + 1, rect.height()), self.text(), font, ink, LEFT)
        if self._trail:
            paint_icon(painter, self._trail, QRectF(x + words + gap, top, side, side), ink, 1.7)

    def _panel(self, painter: QPainter, rect: QRectF, theme: Theme, radius: float) -> QColor:
        if self.kind == "primary":
            panel(painter, rect, radius, self.ground(theme, "accent_fill" if self.isEnabled() else "sunk"))
            return self.ink(theme, "on_fill")
        if self.kind == "soft":
            panel(painter, rect, radius, self.ground(theme, "accent_soft" if self.isEnabled() else "sunk"))
            return self.ink(theme, "accent")
        if self.kind == "danger":
            panel(painter, rect, radius, self.ground(theme, "danger_soft"), theme.colour("danger_line"))
            return self.ink(theme, "danger")
        if self.kind == "secondary":
            panel(painter, rect, radius, self.ground(theme), theme.colour("border_strong"))
            return self.ink(theme)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            panel(painter, rect, radius, mix(theme.colour("bg"), theme.colour("text"), 0.10 if self.isDown() else 0.05))
        return self.ink(theme, "accent" if self.kind == "link" else "text")


class IconButton(Press):
    """A square button with only an icon; its words are the tooltip and the accessible name."""

    is_action = True

    def __init__(self, icon: str, name: str, accessible: str, side: int = 44, outlined: bool = False) -> None:
        super().__init__("", name, accessible, accessible)
        self._icon, self._side, self._outlined = icon, side, outlined
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, key: str, accessible: str) -> None:
        self._icon = key
        self.setAccessibleName(accessible)
        self.setToolTip(accessible)
        self.update()

    def natural(self, theme: Theme) -> tuple[float, float]:
        return theme.px(self._side), theme.px(self._side)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        if self._outlined:
            panel(painter, rect, theme.px(12), self.ground(theme), theme.colour("border_strong"))
        elif self.isChecked():
            panel(painter, rect, theme.px(10), self.ground(theme, "accent_soft"))
        elif self.isEnabled() and (self.underMouse() or self.isDown()):
            panel(painter, rect, theme.px(10), mix(theme.colour("bg"), theme.colour("text"), 0.05))
        side = theme.px(24)
        box = QRectF(0, 0, side, side)
        box.moveCenter(rect.center())
        paint_icon(painter, self._icon, box, self.ink(theme), 1.7)


class RailButton(Press):
    """Icon over label, 88 x 64 (88 x 76 with a PICTURE). Checked: soft fill with a 2 px accent edge on EDGE's side."""

    radius = 10.0

    def __init__(
        self,
        text: str,
        name: str,
        icon: str = "",
        edge: Literal["left", "right"] = "left",
        picture: Picture | None = None,
        checkable: bool = True,
        tip: str = "",
    ) -> None:
        super().__init__(text, name, tip=tip)
        self._icon, self._edge, self._picture = icon, edge, picture
        self._dot = False
        self.setCheckable(checkable)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_dot(self, shown: bool) -> None:
        """A dot tells that there are marks."""
        if shown == self._dot:
            return
        self._dot = shown
        self.setAccessibleDescription("has marks" if shown else "")
        self.update()

    def natural(self, theme: Theme) -> tuple[float, float]:
        return theme.px(88), theme.px(76 if self._picture else 64)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        checked = self.isChecked()
        if checked:
            panel(painter, rect, theme.px(self.radius), self.ground(theme, "accent_soft"))
            mark = QRectF(rect.left(), rect.top() + theme.px(16), theme.px(3), rect.height() - theme.px(32))
            if self._edge == "right":
                mark.moveRight(rect.right())
            panel(painter, mark, theme.px(1.5), theme.colour("accent"))
        elif self.isEnabled() and (self.underMouse() or self.isDown()):
            wash = mix(theme.colour("bg"), theme.colour("text"), 0.10 if self.isDown() else 0.05)
            panel(painter, rect, theme.px(self.radius), wash)
        ink = self.ink(theme, "text" if checked else "text2")
        label = QRectF(rect.left() + 2, rect.bottom() - theme.px(29), rect.width() - 4, theme.px(20))
        write(painter, label, self.text(), theme.font("secondary", 600 if checked else 500), ink, CENTRE)
        if self._picture is not None:
            tall = QRectF(rect.left(), rect.top() + theme.px(6), rect.width(), rect.height() - theme.px(38))
            self._picture(painter, tall, self.ink(theme, "ghost"))
        elif self._icon:
            side = theme.px(22)
            box = QRectF(rect.center().x() - side / 2, rect.top() + theme.px(12), side, side)
            paint_icon(painter, self._icon, box, ink)
        if self._dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("danger_line"))
            side = theme.px(7)
            painter.drawEllipse(QRectF(rect.right() - theme.px(22), rect.top() + theme.px(9), side, side))


class CheckInButton(Press):
    """What the client answers about the pressure: 200 x 112, or WIDE 304 x 96 with a second line.

    TONE: plain, aim (just right), good (good hurt), danger (sharp pain). NUMBER is the key shown in the corner.
    A press flashes the fill for 150 ms.
    """

    radius = 16.0

    def __init__(
        self,
        text: str,
        name: str,
        icon: str,
        number: int,
        tone: Literal["plain", "aim", "good", "danger"] = "plain",
        second: str = "",
        wide: bool = False,
    ) -> None:
        super().__init__(text, name, f"{text}, {second}" if second else text)
        self._icon, self._number, self._tone, self._second, self._wide = icon, number, tone, second, wide
        self._flash = QTimer(self, singleShot=True, interval=FLASH_MS)
        self._flash.timeout.connect(self.update)
        self.clicked.connect(self._lit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _lit(self) -> None:
        if not current().still:
            self._flash.start()
        self.update()

    @property
    def is_lit(self) -> bool:
        return self._flash.isActive()

    def natural(self, theme: Theme) -> tuple[float, float]:
        return theme.px(180 if self._wide else 108), theme.px(96 if self._wide else 112)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        fill, edge, ink = {
            "plain": ("surface", "border_strong", "text"),
            "aim": ("accent_soft", "accent", "accent"),
            "good": ("good_soft", "good_line", "good"),
            "danger": ("danger_soft", "danger_line", "danger"),
        }[self._tone]
        ground = self.ground(theme, fill)
        if self.is_lit:
            ground = mix(theme.colour(fill), theme.colour(edge), 0.45)
        colour = self.ink(theme, ink)
        panel(painter, rect, theme.px(self.radius), ground, theme.colour(edge), 2)
        corner = rect.adjusted(0, theme.px(9), -theme.px(14), 0)
        corner.setHeight(theme.px(20))
        write(painter, corner, str(self._number), theme.font("secondary", 500), colour, RIGHT)
        if self._wide:
            self._draw_wide(painter, rect, theme, colour)
        else:
            side = theme.px(36)
            top = rect.top() + theme.px(22)
            paint_icon(painter, self._icon, QRectF(rect.center().x() - side / 2, top, side, side), colour, 1.4)
            words = QRectF(rect.left(), top + side + theme.px(3), rect.width(), theme.px(30))
            write(painter, words, self.text(), theme.font("heading"), colour, CENTRE)

    def _draw_wide(self, painter: QPainter, rect: QRectF, theme: Theme, colour: QColor) -> None:
        side, gap = theme.px(34), theme.px(16)
        words = max(
            text_width(self.text(), theme.font("heading")), text_width(self._second, theme.font("secondary", 500))
        )
        x = max(rect.left() + theme.px(12), rect.center().x() - (side + gap + words) / 2)
        middle = rect.center().y()
        paint_icon(painter, self._icon, QRectF(x, middle - side / 2, side, side), colour, 1.4)
        room = rect.right() - x - side - gap
        first = QRectF(x + side + gap, middle - theme.px(25), room, theme.px(28))
        write(painter, first, self.text(), theme.font("heading"), colour)
        second = QRectF(x + side + gap, middle + theme.px(3), room, theme.px(18))
        write(painter, second, self._second, theme.font("secondary", 500), colour)
