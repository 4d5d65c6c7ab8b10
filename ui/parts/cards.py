"""Cards and lines: the card, the banner, the folded answer, the undo bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.base import metrics
from ui.base.icons import paint_icon
from ui.base.theme import Role, Theme, current
from ui.parts.buttons import Button
from ui.parts.paint import RIGHT, elided, hatch, mix, panel, start, text_width, write
from ui.parts.press import Press, identify, reveal
from ui.parts.words import IconLabel, Text, Tone
from ui.parts.wrap import WrapRow

LEAST_WORDS = 224
"""With less room for its words (px at 100 %) a banner's buttons stand below them."""
BannerKind = Literal["info", "warn", "danger", "ok"]
_GROUND: dict[str, tuple[str, str, Tone, str]] = {
    "info": ("sunk", "border", "text", "info"),
    "ok": ("ok_soft", "ok", "ok", "done"),
    "warn": ("warn_soft", "warn_line", "warn", "alert"),
    "danger": ("danger_soft", "danger_line", "danger", "alert"),
}


class Card(QWidget):
    """A card with a head line (heading, badge place, words at the right) and a `body` column to fill."""

    def __init__(self, name: str, heading: str = "", aside: str = "", role: Literal["heading", "strong"] = "heading"):
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(heading)
        self.box = box = metrics.column(self, 12, (20, 14, 20, 14))
        self.header = WrapRow(None, 10)
        self.heading = Text(heading, role, name=f"{name}.heading")
        self.aside = Text(aside, "secondary", "text2", name=f"{name}.aside")
        self.header.addWidget(self.heading)
        self.header.addStretch()
        self.header.addWidget(self.aside)
        reveal(self.aside, bool(aside))
        if heading:
            box.addLayout(self.header)
        else:
            self.heading.setParent(self)
            self.heading.hide()
            self.aside.setParent(self)
        self.body = metrics.column(None, 10)
        box.addLayout(self.body, 1)

    def set_heading(self, heading: str) -> None:
        self.heading.say(heading)
        self.setAccessibleName(heading)

    def set_aside(self, aside: str) -> None:
        self.aside.say(aside)
        reveal(self.aside, bool(aside))

    def set_margins(self, spacing: int, margins: metrics.Margins) -> None:
        """Distances of the card's own, for rows that reach its edges."""
        box = self.layout()
        assert box is not None
        metrics.space(box, spacing, margins)

    def beside_heading(self, widget: QWidget) -> None:
        """Put WIDGET right behind the heading."""
        self.header.addWidget(widget, at=1)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        panel(painter, QRectF(self.rect()), theme.px(12), theme.colour("surface"), theme.colour("border"))
        painter.end()


class Banner(QWidget):
    """A sentence that stays until it is not true any more, with what can be done about it.

    PICTURE "hatch" shows the sign of a place to be careful with instead of the icon. SLIM puts all on one line, for
    what is good to know and asks for nothing.
    """

    def __init__(
        self,
        name: str,
        kind: BannerKind,
        text: str,
        second: str = "",
        icon: str = "",
        picture: str = "",
        slim: bool = False,
    ) -> None:
        super().__init__()
        self._slim = slim
        self._kind: BannerKind = kind
        self._icon, self._picture = icon, picture
        identify(self, name, text)
        line = WrapRow(self, 12, (14, 0, 8, 0) if slim else (14, 7, 8, 7))
        side = 32 if picture else 22
        self._sign = _Sign(self._paint_sign, side)
        holder = QWidget()
        lead = metrics.row(holder, 12)
        lead.addWidget(self._sign)
        words = metrics.row(None, 12) if slim else metrics.column(None, 0)
        lead.addLayout(words, 1)
        role: Role = "secondary" if slim else "body"
        self._text = Text(text, role, weight=600 if second else 500, wrap=not slim, elide=slim, name=f"{name}.text")
        self._second = Text(second, "secondary", wrap=not slim, elide=slim, name=f"{name}.second")
        if slim:
            for part in (self._text, self._second):
                part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self.setToolTip(f"{text} {second}".strip())
        else:
            words.addStretch(1)
        words.addWidget(self._text)
        words.addWidget(self._second)
        words.addStretch(1)
        reveal(self._second, bool(second))
        line.addWidget(holder, 1, least=0 if slim else LEAST_WORDS)
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        metrics.size(self, min_height=44 if slim else 56)

    @property
    def words(self) -> str:
        return f"{self._text.words} {self._second.words}".strip()

    @property
    def kind(self) -> BannerKind:
        return self._kind

    def say(self, kind: BannerKind, text: str, second: str = "") -> None:
        self._kind = kind
        self._text.say(text)
        self._second.say(second)
        reveal(self._second, bool(second))
        self.setAccessibleName(text)
        self.update()
        self._sign.update()

    def add_action(self, label: str, name: str, do: Callable[[], object]) -> Button:
        """A button at the right end, outlined; all answers weigh the same."""
        button = Button(label, name, "quiet" if self._slim else "secondary")
        button.clicked.connect(lambda: do())
        self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def _paint_sign(self, painter: QPainter, rect: QRectF) -> None:
        theme = current()
        if self._picture == "hatch":
            hatch(painter, rect, theme.px(8), theme.scale)
            return
        _, _, tone, icon = _GROUND[self._kind]
        paint_icon(painter, self._icon or icon, rect, theme.colour(tone), 1.7)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        fill, edge, _, _ = _GROUND[self._kind]
        panel(painter, QRectF(self.rect()), theme.px(10), theme.colour(fill), theme.colour(edge))
        painter.end()


class _Sign(QWidget):
    def __init__(self, paint: Callable[[QPainter, QRectF], None], side: int) -> None:
        super().__init__()
        self._paint = paint
        metrics.size(self, width=side, height=side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        self._paint(painter, QRectF(self.rect()))
        painter.end()


class FoldedLine(Press):
    """An answered question folded to one line: what was asked, what was said; a tap opens it again."""

    def __init__(self, question: str, answer: str, name: str, done: bool = True) -> None:
        super().__init__(question, name, f"{question}: {answer}. Change")
        self._answer, self._done = answer, done
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def answer(self) -> str:
        return self._answer

    def set_answer(self, answer: str, done: bool = True) -> None:
        self._answer, self._done = answer, done
        self.setAccessibleName(f"{self.text()}: {answer}. Change")
        self.update()

    def natural(self, theme: Theme) -> tuple[float, float]:
        return theme.px(240), theme.px(44)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        if self.underMouse() or self.isDown():
            wash = mix(theme.colour("surface"), theme.colour("text"), 0.09 if self.isDown() else 0.04)
            panel(painter, rect, theme.px(self.radius), wash)
        side, pad = theme.px(18), theme.px(8)
        box = QRectF(rect.left() + pad, rect.center().y() - side / 2, side, side)
        if self._done:
            paint_icon(painter, "check", box, theme.colour("accent"), 2.2)
        else:
            paint_icon(painter, "clock", box, theme.colour("warn"), 1.7)
        left, right = box.right() + theme.px(10), rect.right() - theme.px(34)
        font = theme.font("body")
        asked = elided(self.text(), font, (right - left) * 0.5)
        write(painter, QRectF(left, rect.top(), right - left, rect.height()), asked, font, self.ink(theme, "text2"))
        start_at = left + text_width(asked, font) + theme.px(14)
        answer = QRectF(start_at, rect.top(), right - start_at, rect.height())
        write(painter, answer, self._answer, theme.font("body", 500), self.ink(theme), RIGHT)
        turn = QRectF(rect.right() - theme.px(26), rect.center().y() - theme.px(9), theme.px(18), theme.px(18))
        paint_icon(painter, "down", turn, self.ink(theme, "text2"), 1.8)


class ToastUndo(QWidget):
    """What was just done, with Undo, for some seconds. It takes its own line in a layout and so covers nothing."""

    undo = Signal()
    SECONDS = 8

    def __init__(self, name: str = "undo_bar") -> None:
        super().__init__()
        identify(self, name, "Undo")
        self._text = Text("", "body", weight=500, elide=True, name=f"{name}.text")
        self._button = Button("Undo", f"{name}.undo", "link", icon="undo")
        line = metrics.row(self, 8, (14, 2, 4, 2))
        line.addWidget(IconLabel("check", "ok", 18, 2.2))
        line.addWidget(self._text, 1)
        line.addWidget(self._button)
        metrics.size(self, min_height=48)
        self._timer = QTimer(self, singleShot=True, interval=self.SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        self._button.clicked.connect(self._undone)
        self.hide()

    @property
    def words(self) -> str:
        return self._text.words

    def tell(self, text: str) -> None:
        self._text.say(text)
        self.setAccessibleName(text)
        reveal(self, True)
        self._timer.start()

    def dismiss(self) -> None:
        self._timer.stop()
        self.hide()

    def _undone(self) -> None:
        self.dismiss()
        self.undo.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        panel(painter, QRectF(self.rect()), theme.px(10), theme.colour("sunk"), theme.colour("border"))
        painter.end()
