"""What every pressable part shares: a name, an accessible name, the theme, its states."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.base.focus import RADIUS
from ui.base.theme import Theme, current
from ui.parts.paint import mix, start


def shown_plain(text: str) -> str:
    """TEXT for a tooltip, shown as it was written: what looks like mark-up would else be taken for it."""
    if "<" not in text:
        return text
    return f'<p style="white-space:pre-wrap">{html.escape(text)}</p>'


def identify(widget: QWidget, name: str, accessible: str, tip: str = "") -> None:
    """Give WIDGET its stable name and what a screen reader says. ValueError when either is empty."""
    if not name or not accessible:
        raise ValueError(f"a widget needs a name and an accessible name: {name!r}, {accessible!r}")
    widget.setObjectName(name)
    widget.setAccessibleName(accessible)
    if tip:
        widget.setToolTip(shown_plain(tip))
        widget.setAccessibleDescription(tip)


def reveal(widget: QWidget, shown: bool) -> None:
    """Show or hide WIDGET inside its parent. Without a parent it is only hidden: shown, it would flash as a window."""
    if not shown or widget.parentWidget() is not None:
        widget.setVisible(shown)
    else:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)


def repolish(widget: QWidget) -> None:
    """Let the style sheet look at WIDGET's properties again; its own font survives."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        font = widget.font()
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.setFont(font)


def is_second_tap(pressed_at: int | None, event: QMouseEvent) -> bool:
    """Whether the press at PRESSED_AT (a timestamp, or None) was the first tap of the pair that EVENT ends."""
    pause = QGuiApplication.styleHints().mouseDoubleClickInterval()
    return pressed_at is not None and event.timestamp() - pressed_at <= pause


class Press(QAbstractButton):
    """A button that paints itself. Subclasses give `natural` (px at 100 %) and `draw`."""

    radius = 10.0
    is_action = False
    """Whether its words say what it does, so that the palette can offer it; a tile needs what stands around it."""

    def __init__(self, text: str, name: str, accessible: str = "", tip: str = "") -> None:
        super().__init__()
        self.setText(text)
        identify(self, name, accessible or text, tip)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(RADIUS, self.radius)
        self._pressed_at: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def natural(self, theme: Theme) -> tuple[float, float]:
        """Width and height wanted, in px of THEME's scale."""
        raise NotImplementedError

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        raise NotImplementedError

    def setText(self, text: str) -> None:
        """TEXT as it was written; an ampersand in a name makes no shortcut."""
        super().setText(text)
        if "&" in text:
            self.setShortcut(QKeySequence())

    def setToolTip(self, text: str) -> None:
        super().setToolTip(shown_plain(text))

    def sizeHint(self) -> QSize:
        width, height = self.natural(current())
        return QSize(round(width + 0.49), round(height + 0.49))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        self.draw(painter, QRectF(self.rect()), current())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.timestamp()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second tap of a pair is for what the first one met: what came under the finger since is not chosen."""
        if is_second_tap(self._pressed_at, event):
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            event.accept()
            return
        super().keyPressEvent(event)

    def say(self, text: str) -> None:
        """Change the label and what is read aloud."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    # what the states look like

    def ground(self, theme: Theme, fill: str = "surface") -> QColor:
        """FILL as it looks now: hovered, pressed, or at rest."""
        base = theme.colour(fill)
        if not self.isEnabled():
            return base
        if self.isDown():
            return mix(base, theme.colour("text"), 0.14 if fill == "accent_fill" else 0.10)
        if self.underMouse():
            return theme.colour("hover") if fill == "surface" else mix(base, theme.colour("text"), 0.06)
        return base

    def ink(self, theme: Theme, role: str = "text") -> QColor:
        return theme.colour(role if self.isEnabled() else "disabled")
