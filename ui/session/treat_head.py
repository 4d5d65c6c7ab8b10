"""The head of Treat: which region, on which side, why this pressure, how long, and what is rarely needed."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.model.body_map import Sides
from notesapp.model.treatment import TechniqueUse
from notesapp.safety.assessment import StartLevel
from ui.base import metrics
from ui.base.theme import Theme, current
from ui.parts.badges import BADGE, SideBadge, paint_side
from ui.parts.buttons import IconButton
from ui.parts.paint import CENTRE, panel, text_width, write
from ui.parts.press import Press
from ui.parts.words import Text, TimerLabel
from ui.parts.wrap import Together, WrapRow
from ui.session.treat_words import is_paired, letter_of, level_text, places_name

TICK_MS = 1000
WORDS = 240
"""px at 100 %: with less room for the name and the reason the time and the buttons stand below them."""
TITLE = 260
"""The room for the region's name, beside badge, time and buttons, px at 100 %."""


class SideSwitch(Press):
    """Left, right or both: one tap goes to the next. Both badges stand there, those that do not count are pale."""

    radius = 12.0
    ORDER = (Sides.LEFT, Sides.BOTH, Sides.RIGHT)
    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__("", "treat.side", "Side")
        self._sides = Sides.BOTH
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.picked.emit(self.next_side))

    @property
    def next_side(self) -> Sides:
        return self.ORDER[(self.ORDER.index(self._sides) + 1) % len(self.ORDER)]

    def show_sides(self, sides: Sides) -> None:
        self._sides = sides if sides in self.ORDER else Sides.BOTH
        names = {Sides.LEFT: self.tr("left"), Sides.RIGHT: self.tr("right"), Sides.BOTH: self.tr("both")}
        self.setText(names[self._sides])
        self.setAccessibleName(self.tr("Side: {side}").format(side=names[self._sides]))
        self.setToolTip(self.tr("Change to {side}").format(side=names[self.next_side]))
        self.update()

    def natural(self, theme: Theme) -> tuple[float, float]:
        return theme.px(64), theme.px(64)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        panel(painter, rect, theme.px(12), self.ground(theme), theme.colour("border_strong"))
        side, gap = theme.px(BADGE), theme.px(4)
        left = rect.center().x() - side - gap / 2
        for at, (letter, here) in enumerate((("L", Sides.LEFT), ("R", Sides.RIGHT))):
            painter.save()
            painter.setOpacity(1.0 if self._sides in (here, Sides.BOTH) else 0.22)
            box = QRectF(left + at * (side + gap), rect.top() + theme.px(11), side, side)
            paint_side(painter, box, "L" if letter == "L" else "R", theme)
            painter.restore()
        lower = QRectF(rect.left(), rect.bottom() - theme.px(27), rect.width(), theme.px(20))
        write(painter, lower, self.text(), theme.font("secondary", 500), self.ink(theme), CENTRE)


class RegionClock:
    """Seconds worked on each use in this sitting; it does not run while paused or away."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._worked: dict[str, float] = {}
        self._on: str | None = None
        self._since = 0.0

    def run(self, use_id: str | None) -> None:
        """Count for USE_ID from now on; None stands still."""
        if self._on is not None:
            self._worked[self._on] = self._worked.get(self._on, 0.0) + self._now() - self._since
        self._on, self._since = use_id, self._now()

    def seconds(self, use_id: str) -> int:
        running = self._now() - self._since if use_id == self._on else 0.0
        return int(self._worked.get(use_id, 0.0) + running)


class Head(QWidget):
    """`sides(Sides)`, `more()`; the clock runs while the pane is shown and is not paused."""

    sides = Signal(object)
    more = Signal()

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.setObjectName("treat.head")
        self._clock = RegionClock(now)
        self._use: str | None = None
        self.paused = False
        metrics.size(self, min_height=72)
        line = WrapRow(self, 8)
        line.addWidget(self._words(), 1, least=WORDS)
        self._time = TimerLabel("treat.time", large=True)
        self._side = SideSwitch()
        self._pause = IconButton("pause", "treat.pause", self.tr("Pause"), 64, outlined=True)
        self._more = IconButton("more", "treat.more", self.tr("More: remove, stopped, withdrawn"), 64, outlined=True)
        tools = Together()
        for part in (self._time, self._side, self._pause, self._more):
            tools.row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(tools, 0, Qt.AlignmentFlag.AlignTop)
        self._side.picked.connect(self.sides)
        self._pause.clicked.connect(lambda: self.pause(not self.paused))
        self._more.clicked.connect(self.more)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._show_time)

    def _words(self) -> QWidget:
        holder = QWidget()
        words = metrics.column(holder, 0)
        name = metrics.row(None, 8)
        self._title = Text("", "display", name="treat.region", elide=True)
        self._long = Text("", "heading", name="treat.region_long", elide=True)
        self._badge = SideBadge(None, "treat.region_side")
        metrics.size(self._title, height=36)
        metrics.size(self._long, height=36)
        name.addWidget(self._title)
        name.addWidget(self._long)
        name.addWidget(self._badge)
        name.addStretch(1)
        self._name_row = name
        self._why = Text("", "secondary", "text2", wrap=True, name="treat.why")
        self._why.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        words.addLayout(name)
        words.addWidget(self._why, 1)
        return holder

    def show_use(self, use: TechniqueUse, start: StartLevel | None) -> None:
        self._call(places_name(use.places))
        self._badge.set_side(letter_of(use.places))
        self._why.say(self._reason(start))
        paired = is_paired(use.places)
        self._side.setVisible(paired)
        if paired:
            self._side.show_sides(use.side)
        self._pause.show()
        self._time.show()
        if use.id != self._use:
            self._use = use.id
            self._run()
        self._show_time()

    def show_session(self, title: str, words: str) -> None:
        """No region at work."""
        self._use = None
        self._run()
        self._call(title)
        self._badge.set_side(None)
        self._why.say(words)
        for part in (self._side, self._pause, self._time):
            part.hide()

    def _call(self, title: str) -> None:
        """A long name is written smaller, so that it can be read whole."""
        theme = current()
        fits = text_width(title, theme.font("display")) <= theme.px(TITLE)
        for text, role, shown in ((self._title, "display", fits), (self._long, "heading", not fits)):
            wide = text_width(title, theme.font("display" if role == "display" else "heading"))
            text.say(title)
            text.setToolTip(title)
            text.setMaximumWidth(round(wide) + 4)
            text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            text.setVisible(shown)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_title"):
            self._call(self._title.words)

    def _reason(self, start: StartLevel | None) -> str:
        """Why the work begins at this level."""
        if start is None:
            return ""
        said = []
        if "worse" in start.why:
            said.append(self.tr("Worse after last time, so one level lower"))
        if start.safe is not None:
            told = self.tr("Just right at level {level}: {right} of {asked} check-ins, {sessions} sessions")
            if start.safe.sessions == 1:
                told = self.tr("Just right at level {level}: {right} of {asked} check-ins, 1 session")
            safe = start.safe
            level = level_text(safe.level)
            told = told.format(level=level, right=safe.right, asked=safe.check_ins, sessions=safe.sessions)
            said.append(told)
        elif not said:
            said.append(self.tr("Pressure not asked here before"))
        return "\n".join(said)

    # the clock

    def pause(self, paused: bool) -> None:
        self.paused = paused
        if paused:
            self._pause.set_icon("play", self.tr("Go on"))
        else:
            self._pause.set_icon("pause", self.tr("Pause"))
        self._run()
        self._show_time()

    def _run(self) -> None:
        going = self._use is not None and not self.paused and self.isVisible()
        self._clock.run(self._use if going else None)
        if going:
            self._tick.start()
        else:
            self._tick.stop()

    def _show_time(self) -> None:
        if self._use is not None:
            note = self.tr("paused") if self.paused else self.tr("here")
            self._time.show_seconds(self._clock.seconds(self._use), note)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.run(None)
        self._tick.stop()
