"""Words on the screen: labels by role and tone, the save state, the timer."""

from __future__ import annotations

import html
import re
from datetime import datetime
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from notesapp.catalogue import tokens
from ui.base import metrics
from ui.base.icons import paint_icon
from ui.base.theme import Role, current
from ui.parts.paint import elided, line_height, text_width
from ui.parts.press import repolish, reveal, shown_plain

Tone = Literal["text", "text2", "accent", "warn", "danger", "ok", "good", "disabled"]


LONG_WORD = re.compile(r"\S{22,}")
"""Such a word may be broken, or a line could not be made as narrow as the screen: a name, an address."""


def _breakable(text: str) -> str:
    """TEXT as HTML, with a place to break in every word that is too long for a narrow line."""

    def broken(found: re.Match[str]) -> str:
        return "\u200b".join(found[0][at : at + 11] for at in range(0, len(found[0]), 11))

    return html.escape(LONG_WORD.sub(broken, text))


class Text(QLabel):
    """A label in a text role and a tone. WRAP keeps the role's line height, and can STRIKE what it says through.

    ELIDE shortens what does not fit; the whole is its tooltip then, unless it was given another. Such a text takes the
    room that is left; one that SHRINKS takes what it needs, and is shortened only where that is not there.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        tone: Tone = "text",
        weight: int = 0,
        wrap: bool = False,
        elide: bool = False,
        shrinks: bool = False,
        name: str = "",
        tabular: bool = False,
        strike: bool = False,
    ) -> None:
        super().__init__()
        self._role, self._weight, self._elide, self._tabular = role, weight, elide or shrinks, tabular
        self._strike = strike
        self._plain = ""
        self._lines: tuple[tuple[int, int], ...] = ()
        self._said_at = 0.0
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.RichText if wrap else Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        if self._elide:
            wide = QSizePolicy.Policy.Maximum if shrinks else QSizePolicy.Policy.Ignored
            self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self.set_tone(tone)
        self.setFont(current().font(role, weight, tabular))
        self.say(text)

    @property
    def words(self) -> str:
        """What stands there, plain."""
        return self._plain

    @property
    def underlined(self) -> tuple[str, ...]:
        """What is underlined in it."""
        return tuple(self._plain[start:end] for start, end in self._lines)

    def underline(self, spans: tuple[tuple[int, int], ...]) -> None:
        """Draw a line under the characters from the first up to the second of each pair; only where it wraps."""
        if spans != self._lines:
            self._lines = spans
            self.say(self._plain)

    def _html(self) -> str:
        parts, at = [], 0
        for start, end in sorted(self._lines):
            if at <= start < end <= len(self._plain):
                parts += [_breakable(self._plain[at:start]), f"<u>{_breakable(self._plain[start:end])}</u>"]
                at = end
        return "".join([*parts, _breakable(self._plain[at:])]).replace("\n", "<br>")

    def say(self, text: str) -> None:
        if self._elide and self.toolTip() == self._plain:
            self.setToolTip("")  # its own, of what stood here before
        if text != self._plain:
            self._lines = ()
        self._plain, self._said_at = text, current().scale
        if self.wordWrap():
            line = tokens.type_scale()[self._role].line * self._said_at
            body = self._html()
            body = f"<s>{body}</s>" if self._strike else body
            self.setText(f'<p style="margin:0; line-height:{line:.0f}px">{body}</p>' if text else "")
        else:
            self.setText(text)
        self.setAccessibleName(text)

    def setToolTip(self, text: str) -> None:
        super().setToolTip(shown_plain(text))

    def set_tone(self, tone: Tone) -> None:
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            repolish(self)

    def sizeHint(self) -> QSize:
        if self.wordWrap():
            return super().sizeHint()
        theme, margins = current(), self.contentsMargins()
        font = theme.font(self._role, self._weight, self._tabular)
        lines = self._plain.split("\n")
        width = max(text_width(line, font) for line in lines) + margins.left() + margins.right()
        height = line_height(theme, self._role) * len(lines) + margins.top() + margins.bottom()
        return QSize(round(width + 1.5), height)

    def minimumSizeHint(self) -> QSize:
        if self.wordWrap():
            return super().minimumSizeHint()
        return QSize(0, self.sizeHint().height()) if self._elide else self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        words = elided(self._plain, self.font(), self.contentsRect().width())
        if words != self._plain and not self.toolTip():
            self.setToolTip(self._plain)
        painter.drawText(self.contentsRect(), int(self.alignment()), words)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        told = event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange)  # the style sheet resets fonts on show
        if told and hasattr(self, "_plain"):
            font = current().font(self._role, self._weight, self._tabular)
            if font != self.font():
                self.setFont(font)
            if self._said_at != current().scale:  # wrapped lines stand as far apart as they were told
                self.say(self._plain)
        super().changeEvent(event)


class IconLabel(QWidget):
    """An icon alone, in a tone; decoration beside words."""

    def __init__(self, icon: str, tone: Tone = "text2", side: int = 20, stroke: float = 1.7) -> None:
        super().__init__()
        self._icon, self._tone, self._stroke = icon, tone, stroke
        metrics.size(self, width=side, height=side)

    def show_icon(self, icon: str, tone: Tone) -> None:
        self._icon, self._tone = icon, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._icon:
            painter = QPainter(self)
            paint_icon(painter, self._icon, self.rect().toRectF(), current().colour(self._tone), self._stroke)
            painter.end()


ROOM = 112
"""The width of "Saved 00:00", px at 100 %: kept free from the start, so that nothing beside it moves."""


class SaveState(QWidget):
    """Saving… · Saved 14:32 · Not saved. Trying again."""

    def __init__(self, name: str = "save_state") -> None:
        super().__init__()
        self.setObjectName(name)
        self._icon = IconLabel("", "ok", 16, 2.2)
        self._text = Text(role="secondary", weight=500, name=f"{name}.text")
        line: QHBoxLayout = metrics.row(self, 6)
        line.addWidget(self._icon)
        line.addWidget(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._icon.hide()
        metrics.size(self, min_width=ROOM)
        self._folded = False
        self._told: tuple[str, Tone, str] = ("", "text", "")

    @property
    def words(self) -> str:
        return self._text.words

    def fold(self, folded: bool) -> None:
        """The sign alone, where there is little room, with its words as the tooltip; trouble is told in full."""
        self._folded = folded
        metrics.size(self, min_width=0 if folded else ROOM)
        self._show(*self._told)

    def saving(self) -> None:
        self._show("Saving…", "text2", "")

    def saved(self, clock: str) -> None:
        """CLOCK is the time of day as shown, for example 14:32."""
        self._show(f"Saved {clock}", "ok", "check")

    def saved_at(self, at: datetime) -> None:
        self.saved(at.strftime("%H:%M"))

    def failed(self) -> None:
        self._show("Not saved. Trying again", "danger", "alert")

    def signed(self, clock: str) -> None:
        self._show(f"Signed {clock}", "text", "lock")

    def _show(self, words: str, tone: Tone, icon: str) -> None:
        self._told = (words, tone, icon)
        self._text.set_tone(tone)
        self._text.say(words)
        sign = icon or ("clock" if self._folded and words else "")
        reveal(self._text, not self._folded or tone == "danger")
        reveal(self._icon, bool(sign))
        self._icon.show_icon(sign, tone)
        self.setAccessibleName(words)
        self.setToolTip(words)


class TimerLabel(QWidget):
    """A running time with its frame: 24:10 of 60, or a large one with a line below."""

    def __init__(self, name: str, large: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self._large = large
        self._time = Text("0:00", "display" if large else "strong", name=f"{name}.time", tabular=True)
        self._note = Text("", "secondary", "text2", name=f"{name}.note")
        box = metrics.column(self, 0) if large else metrics.row(self, 8)
        self._sign = IconLabel("clock", "text2", 18)
        if not large:
            box.addWidget(self._sign)
        align = Qt.AlignmentFlag.AlignRight if large else Qt.AlignmentFlag.AlignVCenter
        box.addWidget(self._time, 0, align)
        box.addWidget(self._note, 0, align)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def fold(self, folded: bool) -> None:
        """The time alone, where there is little room; its frame is the tooltip."""
        for part in (self._sign, self._note):
            reveal(part, not folded)

    @property
    def words(self) -> str:
        return f"{self._time.words} {self._note.words}".strip()

    def show_seconds(self, seconds: int, note: str = "") -> None:
        """SECONDS since the start; NOTE for example "of 60" or "here"."""
        hours, rest = divmod(max(0, seconds), 3600)
        minutes, left = divmod(rest, 60)
        self._time.say(f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}")
        if note != self._note.words:
            self._note.say(note)
            self.setToolTip(note)
        self.setAccessibleName(self.words)
