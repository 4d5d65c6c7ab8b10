"""Something is being made: what, and how far it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.parts.paint import panel, start
from ui.parts.pictures import Logo
from ui.parts.press import identify
from ui.parts.words import Text


class ProgressBar(QWidget):
    """A share of a whole, 0-1."""

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        identify(self, name, accessible)
        self._share = 0.0
        metrics.size(self, height=8)

    def set_share(self, share: float) -> None:
        self._share = min(1.0, max(0.0, share))
        self.setAccessibleDescription(f"{round(self._share * 100)} %")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        rect = QRectF(self.rect())
        radius = rect.height() / 2
        panel(painter, rect, radius, theme.colour("sunk"))
        if self._share > 0:
            done = QRectF(rect.left(), rect.top(), max(rect.height(), rect.width() * self._share), rect.height())
            panel(painter, done, radius, theme.colour("accent_fill"))
        painter.end()


class MakingPage(QWidget):
    """HEADING, LEAD and a bar, in the middle of the window."""

    def __init__(self, heading: str, lead: str) -> None:
        super().__init__()
        identify(self, "making", heading)
        outer = metrics.column(self, 0)
        box = metrics.column(None, 10)
        holder = QWidget()
        holder.setLayout(box)
        metrics.size(holder, width=480)
        self._count = Text("", "secondary", "text2", name="making.count")
        self.bar = ProgressBar("making.bar", heading)
        box.addWidget(Logo())
        box.addSpacing(16)
        box.addWidget(Text(heading, "display"))
        box.addWidget(Text(lead, "body", "text2", wrap=True))
        box.addSpacing(12)
        box.addWidget(self.bar)
        box.addWidget(self._count)
        outer.addStretch(1)
        outer.addWidget(holder, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(1)
        self._count.say(tr("One moment…"))

    def show_progress(self, done: int, of: int) -> None:
        self.bar.set_share(done / of if of else 0.0)
        self._count.say(tr("{done} of {of} sessions", done=done, of=of))
