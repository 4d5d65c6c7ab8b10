"""What a PDF is, on a small card over the window: genuine or not, and which session it is about."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.base import metrics
from ui.base.i18n import tr
from ui.base.icons import paint_icon
from ui.base.theme import current
from ui.parts.buttons import Button
from ui.parts.flow import empty
from ui.parts.paint import panel, start
from ui.parts.press import reveal
from ui.parts.words import Text
from ui.shell.over_window import OverWindow

Kind = Literal["current", "older", "altered", "replaced", "foreign"]
_LOOK: dict[Kind, tuple[str, str, str]] = {
    "current": ("ok_soft", "ok", "check"),
    "older": ("warn_soft", "warn", "clock"),
    "altered": ("danger_soft", "danger", "alert"),
    "replaced": ("danger_soft", "danger", "alert"),
    "foreign": ("sunk", "text2", "document"),
}
WIDTH = 520


class _Seal(QWidget):
    """The sign of the verdict in a round of its colour."""

    def __init__(self) -> None:
        super().__init__()
        self.kind: Kind = "foreign"
        metrics.size(self, width=56, height=56)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        ground, ink, icon = _LOOK[self.kind]
        rect = QRectF(self.rect())
        panel(painter, rect, rect.width() / 2, theme.colour(ground))
        inset = theme.px(14)
        paint_icon(painter, icon, rect.adjusted(inset, inset, -inset, -inset), theme.colour(ink), 2.0)
        painter.end()


class VerdictCard(OverWindow):
    """Lies over its window while open; Escape, Close or a tap beside it ends it. `read_asked`: show the session."""

    read_asked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "verdict", tr("What this PDF is"))
        self._card.set_margins(14, (24, 22, 24, 18))
        head = metrics.row(None, 16)
        self._seal = _Seal()
        head.addWidget(self._seal, 0, Qt.AlignmentFlag.AlignTop)
        words = metrics.column(None, 4)
        self._title = Text("", "heading", wrap=True, name="verdict.title")
        self._words = Text("", "body", "text2", wrap=True, name="verdict.words")
        words.addWidget(self._title)
        words.addWidget(self._words)
        words.addStretch(1)
        head.addLayout(words, 1)
        self._card.body.addLayout(head)
        self._facts = metrics.grid(None, 8, (72, 4, 0, 4))
        self._facts.setColumnStretch(1, 1)
        self._card.body.addLayout(self._facts)
        foot = metrics.row(None, 8)
        self._read = Button(tr("Read the session"), "verdict.read")
        self._close = Button(tr("Close"), "verdict.close", "primary")
        foot.addStretch(1)
        for button in (self._read, self._close):
            foot.addWidget(button)
        self._card.body.addLayout(foot)
        self._read.clicked.connect(self._take)
        self._close.clicked.connect(self.shut)

    def open(self, kind: Kind, title: str, words: str, facts: list[tuple[str, str]], *, can_read: bool = False) -> None:
        """Show TITLE and WORDS with the FACTS (name, value); CAN_READ offers the session."""
        self._seal.kind = kind
        self._title.say(title)
        self._words.say(words)
        self.setAccessibleName(f"{title}. {words}")
        empty(self._facts)
        for line, (name, value) in enumerate(facts):
            label = Text(name, "secondary", "text2")
            self._facts.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            said = Text(value, "body", wrap=True, name=f"verdict.fact.{line + 1}")
            self._facts.addWidget(said, line, 1)
            label.show()
            said.show()
        reveal(self._read, can_read)
        self.lay_over()
        self._fit()
        self._close.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take(self) -> None:
        self.shut()
        self.read_asked.emit()

    def _fit(self) -> None:
        theme, window = current(), self.parentWidget()
        assert window is not None
        self.setGeometry(window.rect())
        width = min(theme.px(WIDTH), self.width() - theme.px(32))
        layout = self._card.layout()
        assert layout is not None
        layout.activate()
        height = max(layout.heightForWidth(width), layout.minimumSize().height())
        height = min(height, self.height() - theme.px(32))
        self._card.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_read") and self.isVisible():
            QTimer.singleShot(0, self, self._fit)  # when what is in the card was told its size anew

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The tab key stays on the card while it is open."""
        other = self._read if self._close.hasFocus() and self._read.isVisible() else self._close
        other.setFocus(Qt.FocusReason.TabFocusReason)
        return True
