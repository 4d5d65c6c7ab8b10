"""What lies over the whole window: while the screen is wiped, and while it is locked but not saved yet; the warning."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QTabletEvent, QTouchEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.parts.buttons import Button
from ui.parts.cards import Card
from ui.parts.fields import Labelled, PassField
from ui.parts.paint import CENTRE, panel, start, write
from ui.parts.press import identify
from ui.parts.words import IconLabel, Text

WIPE_S = 10.0
LINGER_S = 15.0
"""So much longer at most, while a cloth still lies on the screen or on a key."""
FROZEN = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletRelease,
        QEvent.Type.NativeGesture,
        QEvent.Type.ContextMenu,
        QEvent.Type.Close,
    }
)
"""What a hand, a cloth or a key can do to a window."""


class _Held:
    """What is down on the window just now: fingers, a pen, a button of the mouse, keys."""

    def __init__(self) -> None:
        self._down: set[object] = set()

    def __bool__(self) -> bool:
        return bool(self._down)

    def follow(self, event: QEvent) -> None:
        if isinstance(event, QTouchEvent):
            self._set("touch", event.type() is not QEvent.Type.TouchEnd)
        elif isinstance(event, QTabletEvent):
            self._set("pen", event.buttons() != Qt.MouseButton.NoButton)
        elif isinstance(event, QMouseEvent):
            self._set("mouse", event.buttons() != Qt.MouseButton.NoButton)
        elif isinstance(event, QKeyEvent) and event.type() is not QEvent.Type.ShortcutOverride:
            is_down = event.type() is QEvent.Type.KeyPress or event.isAutoRepeat()
            self._set(event.key(), is_down)

    def _set(self, what: object, is_down: bool) -> None:
        (self._down.add if is_down else self._down.discard)(what)


class Over(QWidget):
    """Covers its window and goes with its size."""

    def __init__(self, window: QWidget, name: str, spoken: str) -> None:
        super().__init__(window)
        identify(self, name, spoken)
        self._under = window
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._under:
            self.setGeometry(self._under.rect())
        return False


class Wipe(Over):
    """Ten seconds in which no touch, no mouse and no key does anything, counted down; then it goes by itself.

    The window fills the screen meanwhile, so that a cloth meets no frame and no bar of another program. A stroke or a
    press that was under way when it began is let go of and counts for nothing; what lies on the screen when the time
    is over must first be lifted.
    """

    ended = Signal()

    def __init__(self, window: QWidget, seconds: float = WIPE_S, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window, "wipe", tr("Wipe the screen"))
        self._window, self._seconds, self._now = window, seconds, now
        self._until = now() + seconds
        self._before = window.windowState()
        self._focus = window.focusWidget()
        self._held = _Held()
        self._handle = window.windowHandle()
        if self._handle is not None:
            self._handle.installEventFilter(self)
        window.setWindowState(self._before | Qt.WindowState.WindowFullScreen)
        self._timer = QTimer(self, interval=100)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.show()
        self.raise_()
        self._set_behind(False)

    def _set_behind(self, enabled: bool) -> None:
        """What was under way is let go of, and nothing is left that could hear."""
        behind = self._window.centralWidget() if isinstance(self._window, QMainWindow) else None
        if behind is not None:
            behind.setEnabled(enabled)

    @property
    def left(self) -> int:
        """Whole seconds still to go, as shown."""
        return max(0, math.ceil(self._until - self._now()))

    def look(self) -> None:
        self.setAccessibleDescription(tr("{n} seconds", n=self.left))
        self.update()
        over = self._now() - self._until
        if over >= 0 and (not self._held or over >= LINGER_S):
            self.stop()

    def stop(self) -> None:
        """Give the window back."""
        self._timer.stop()
        if self._handle is not None:
            self._handle.removeEventFilter(self)
        self._window.removeEventFilter(self)
        self._window.setWindowState(self._before)
        self._set_behind(True)
        self.hide()
        if self._focus is not None and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ended.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._handle and event.type() in FROZEN:
            self._held.follow(event)
            event.accept() if event.type() != QEvent.Type.Close else event.ignore()
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        rect = QRectF(self.rect())
        painter.fillRect(rect, theme.colour("bg"))
        middle, radius = rect.center() - QPointF(0, theme.px(40)), theme.px(88)
        ring = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("border"), theme.px(8)))
        painter.drawEllipse(ring)
        pen = QPen(theme.colour("accent"), theme.px(8))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        share = max(0.0, min(1.0, (self._until - self._now()) / self._seconds))
        painter.drawArc(ring, 90 * 16, round(share * 360 * 16))
        write(painter, ring, str(self.left), theme.font("display", 600, True), theme.colour("text"), CENTRE)
        line = QRectF(rect.left(), ring.bottom() + theme.px(32), rect.width(), theme.px(36))
        head = tr("Lift the cloth") if self._now() >= self._until else tr("Wipe the screen now")
        write(painter, line, head, theme.font("heading"), theme.colour("text"), CENTRE)
        line.translate(0, theme.px(36))
        words = tr("Touch, mouse and keys do nothing until this has counted down.")
        write(painter, line, words, theme.font("body"), theme.colour("text2"), CENTRE)
        painter.end()


class Unsaved(Over):
    """Hides the practice while it cannot be locked, because the last words are not on disk yet.

    `asked(passphrase)` wants to be let back; `no(sentence)` says that this was not it.
    """

    asked = Signal(str)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window, "unsaved", tr("Locked, but not saved yet"))
        self._window, self._before = window, window.focusWidget()
        self._set_behind(False)
        box = metrics.column(self, 0)
        card = Card("unsaved.card", tr("Locked, but not saved yet"))
        metrics.size(card, width=520)
        lead = tr(
            "The last words could not be written to the disk, so the practice stays open behind this page. It is tried"
            " again every few seconds; as soon as they are saved, it is locked for good."
        )
        card.body.addWidget(Text(lead, "body", wrap=True))
        self._field = PassField("unsaved.passphrase", tr("Passphrase"), tall=True)
        self._labelled = Labelled(tr("Passphrase, to go back to it"), self._field)
        card.body.addWidget(self._labelled)
        self._open = Button(tr("Go back"), "unsaved.open", "primary", "large")
        card.body.addWidget(self._open)
        middle = metrics.row(None, 0)
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        box.addStretch(1)
        box.addLayout(middle)
        box.addStretch(2)
        self._open.clicked.connect(self._ask)
        self._field.returnPressed.connect(self._ask)
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_behind(self, enabled: bool) -> None:
        """No key and no shortcut reaches what is hidden."""
        behind = self._window.centralWidget()
        if behind is not None:
            behind.setEnabled(enabled)
        for action in self._window.actions():
            action.setEnabled(enabled)

    def _ask(self) -> None:
        if self._field.text():
            self._open.setEnabled(False)
            self.asked.emit(self._field.text())

    def no(self, sentence: str) -> None:
        self._open.setEnabled(True)
        self._labelled.tell(sentence, "danger")
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        self._window.removeEventFilter(self)
        self._set_behind(True)
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        painter.fillRect(self.rect(), current().colour("map"))
        painter.end()


class Soon(QWidget):
    """ "Locking in 20 s: touch to stay", at the foot of the window, over everything and in nobody's way."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._under = window
        identify(self, "soon", tr("Locking soon"))
        line = metrics.row(self, 12, (20, 0, 24, 0))
        line.addWidget(IconLabel("lock", "warn", 22))
        self._text = Text("", "strong", "warn", name="soon.text", tabular=True)
        line.addWidget(self._text)
        line.addWidget(Text(tr("Touch anywhere to stay"), "body", "text", name="soon.stay"))
        metrics.size(self, height=64)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def words(self) -> str:
        return self._text.words

    def tell(self, seconds: int) -> None:
        self._text.say(tr("Locking in {n} s", n=seconds))
        self.setAccessibleName(self._text.words)
        self._place()
        self.show()
        self.raise_()

    def event(self, event: QEvent) -> bool:
        taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # its words changed, or the size of everything
            self._place()
        return taken

    def _place(self) -> None:
        self.adjustSize()
        window = self._under
        self.move((window.width() - self.width()) // 2, window.height() - self.height() - current().px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        panel(painter, QRectF(self.rect()), theme.px(14), theme.colour("warn_soft"), theme.colour("warn_line"), 2)
        painter.end()
