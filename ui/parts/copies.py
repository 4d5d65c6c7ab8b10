"""How old the last verified backup is, wherever one is: in the navigation, and in the bar of a session."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.base import metrics
from ui.base.i18n import tr
from ui.base.icons import paint_icon
from ui.base.theme import Theme, current
from ui.parts.paint import CENTRE, mix, panel, start, text_width, write
from ui.parts.press import Press, reveal
from ui.parts.words import Tone

LARGE = 1.5
"""From this size of everything on there is room for the fewest letters only; all words are the tooltip."""
LATE, TOO_OLD = timedelta(days=1), timedelta(days=7)
State = Literal["ok", "none", "late", "old"]


def ago(at: datetime, now: datetime) -> str:
    """just now, 5 minutes ago, 2 hours ago, 3 days ago; a clock that was set back says just now."""
    minutes = int((now - at).total_seconds() // 60)
    if minutes < 1:
        return tr("just now")
    for least, size, one, many in (
        (60 * 24 * 14, 60 * 24 * 7, tr("a week ago"), tr("{n} weeks ago")),
        (60 * 24, 60 * 24, tr("a day ago"), tr("{n} days ago")),
        (60, 60, tr("an hour ago"), tr("{n} hours ago")),
        (0, 1, tr("a minute ago"), tr("{n} minutes ago")),
    ):
        if minutes >= least:
            count = minutes // size
            return one if count == 1 else many.format(n=count)
    return ""


def short_ago(at: datetime, now: datetime) -> str:
    """now, 5 min, 2 h, 3 days: for where there is little room."""
    minutes = max(0, int((now - at).total_seconds() // 60))
    if minutes < 60:
        return tr("{n} min ago", n=minutes) if minutes else tr("just now")
    hours = minutes // 60
    if hours < 24:
        return tr("{n} h ago", n=hours)
    return tr("1 day ago") if hours < 48 else tr("{n} days ago", n=hours // 24)


def brief_ago(at: datetime, now: datetime) -> str:
    """now, 5 min, 2 h, 3 d: where there is room for the sign and hardly more."""
    minutes = max(0, int((now - at).total_seconds() // 60))
    if minutes < 60:
        return tr("{n} min", n=minutes) if minutes else tr("now")
    return tr("{n} h", n=minutes // 60) if minutes < 60 * 48 else tr("{n} d", n=minutes // (60 * 24))


class CopyState(QObject):
    """What is known of the last verified backup. `changed` after each look at the clock that says something else."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.at: datetime | None = None
        self.state: State = "none"
        self.words, self.short, self.brief = tr("No backup yet"), tr("No backup"), tr("none")

    def show(self, at: datetime | None, now: datetime) -> None:
        """The newest is of AT, None if there is none yet."""
        self.at = at
        before = (self.words, self.state)
        if at is None:
            self.state, self.words, self.short = "none", tr("No backup yet"), tr("No backup")
            self.brief = tr("none")
        else:
            age = now - at
            self.state = "old" if age > TOO_OLD else "late" if age > LATE else "ok"
            self.words = tr("Last verified backup: {when}", when=ago(at, now))
            self.short, self.brief = short_ago(at, now), brief_ago(at, now)
        if before != (self.words, self.state):
            self.changed.emit()

    @property
    def tone(self) -> Tone:
        tones: dict[State, Tone] = {"ok": "ok", "none": "text2", "late": "warn", "old": "danger"}
        return tones[self.state]

    @property
    def is_late(self) -> bool:
        """Whether it is older than it should be."""
        return self.state in ("late", "old")

    @property
    def icon(self) -> str:
        return "alert" if self.is_late else "shield"


def _in_a_line(painter: QPainter, rect: QRectF, state: CopyState, tone: QColor, ink: QColor) -> None:
    """The sign, and the age beside it in as few letters as can be, in the middle of RECT."""
    theme = current()
    font = theme.font("secondary", 600 if state.is_late else 400)
    side, gap = theme.px(18), theme.px(4)
    left = rect.center().x() - (side + gap + text_width(state.brief, font)) / 2
    paint_icon(painter, state.icon, QRectF(left, rect.center().y() - side / 2, side, side), tone)
    words = QRectF(left + side + gap, rect.top(), rect.right() - left - side - gap, rect.height())
    write(painter, words, state.brief, font, ink)


class CopySign(QWidget):
    """The sign over how long ago it was, in as few letters as can be: for a bar that has other things to say."""

    def __init__(self, state: CopyState, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._state = state
        self._flat = False
        self.fold(False)
        state.changed.connect(self._show)
        self._show()

    def fold(self, folded: bool) -> None:
        """The age beside the sign instead of below it: a line of 22 px, to stand below something else."""
        self._flat = folded
        metrics.size(self, width=68 if folded else 44, height=22 if folded else 44)
        self.update()

    def _show(self) -> None:
        self.setAccessibleName(self._state.words)
        self.setToolTip(self._state.words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, state = current(), start(self), self._state
        tone = theme.colour(state.tone)
        ink = tone if state.is_late else theme.colour("text2")
        if self._flat:
            _in_a_line(painter, QRectF(self.rect()), state, tone, ink)
        else:
            side = theme.px(18)
            paint_icon(painter, state.icon, QRectF((self.width() - side) / 2, theme.px(4), side, side), tone)
            line = QRectF(0, theme.px(24), self.width(), theme.px(18))
            write(painter, line, state.brief, theme.font("secondary", 600 if state.is_late else 400), ink, CENTRE)
        painter.end()


class CopyButton(Press):
    """The sign over how long ago it was, 88 x 78, in the navigation; a tap shows the backups."""

    radius = 10.0

    def __init__(self, state: CopyState, name: str) -> None:
        super().__init__(state.short, name, state.words, state.words)
        self._state = state
        state.changed.connect(self._show)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._show()

    def _show(self) -> None:
        self.setText(self._state.short)
        self.setAccessibleName(self._state.words)
        self.setToolTip(self._state.words)
        reveal(self, True)
        self.update()

    def natural(self, theme: Theme) -> tuple[float, float]:
        return theme.px(88), theme.px(78 if theme.scale < LARGE else 44)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            wash = mix(theme.colour("bg"), theme.colour("text"), 0.10 if self.isDown() else 0.05)
            panel(painter, rect, theme.px(self.radius), wash)
        tone, trouble = self.ink(theme, self._state.tone), self._state.is_late
        ink = tone if trouble else self.ink(theme, "text2")
        if theme.scale >= LARGE:  # the navigation has no height to spare then
            _in_a_line(painter, rect, self._state, tone, ink)
            return
        side = theme.px(22)
        box = QRectF(rect.center().x() - side / 2, rect.top() + theme.px(9), side, side)
        paint_icon(painter, self._state.icon, box, tone)
        lines = (self.text(),) if self._state.at is None else (tr("Backup"), self.text())
        for at, words in enumerate(reversed(lines)):
            line = QRectF(rect.left() + 2, rect.bottom() - theme.px(27 + 18 * at), rect.width() - 4, theme.px(18))
            told = trouble and not at
            font = theme.font("secondary", 600 if told else 500)
            write(painter, line, words, font, tone if told else self.ink(theme, "text2"), CENTRE)
