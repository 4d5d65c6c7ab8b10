"""Fields to write in. The note has its own undo, so a field keeps none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from notesapp.model.text import MAX_TEXT, cleaned
from ui.base import metrics
from ui.base.actions import shown
from ui.base.i18n import tr
from ui.base.theme import current
from ui.parts.buttons import IconButton
from ui.parts.paint import panel, start
from ui.parts.press import identify, repolish, reveal
from ui.parts.words import IconLabel, Text
from ui.parts.writing import Cleaner, is_undo_key, say_over, told_over

MAX_LINE = 2000
"""Characters of one line at most that are typed or pasted; a longer one that came from elsewhere is kept as it is."""


class LineField(QLineEdit):
    """One line of text, 44 px high (TALL 56). NOTE_UNDO leaves Ctrl+Z to the window, for texts of a note.

    A paste that is too long changes nothing; it is `refused`, and said over the line unless a label says it.
    """

    left = Signal()
    refused = Signal(str)
    _cleans = True

    def __init__(
        self, name: str, accessible: str, placeholder: str = "", note_undo: bool = False, tall: bool = False
    ) -> None:
        super().__init__()
        identify(self, name, accessible)
        self._note_undo = note_undo
        self.says_so = True
        self._told: Text | None = None
        self.setMaxLength(MAX_TEXT + 1)  # Qt cuts a paste there; so much is too much, and is taken back as a whole
        self._taker = Cleaner(self, self._cleans, MAX_LINE)
        self.setValidator(self._taker)
        self.inputRejected.connect(self._refuse)
        self.setAcceptDrops(False)  # a file that is dropped is meant for the window
        self.setPlaceholderText(placeholder)
        self.setProperty("tall", tall)
        self.setFont(current().font("bar", 400) if tall else current().font())

    def setText(self, text: str | None) -> None:
        self._taker.at_once(text or "")
        super().setText(text or "")

    def hold(self, most: int) -> None:
        self._taker.most = most  # where it is no text that is asked for

    def _refuse(self) -> None:
        words = tr("Too long: a line holds {n} characters at most.", n=f"{self._taker.most:,}")
        self.refused.emit(words)
        if self.says_so:
            self._told = self._told or told_over(self, self.textChanged)
            say_over(self, self._told, words)

    def set_wrong(self, wrong: bool) -> None:
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            repolish(self)

    def event(self, event: QEvent) -> bool:
        if self._note_undo and is_undo_key(event):
            event.ignore()  # Qt keeps Ctrl+Z in the field even when its own undo is off
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._note_undo and (
            event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
        ):
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            font = current().font("bar", 400) if self.property("tall") else current().font()
            if font != self.font():
                self.setFont(font)
        super().changeEvent(event)


class TextArea(QPlainTextEdit):
    """Several lines of a note. Grows with its text from LINES to MOST lines. Undo belongs to the whole note."""

    left = Signal()

    def __init__(self, name: str, accessible: str, placeholder: str = "", lines: int = 2, most: int = 8) -> None:
        super().__init__()
        identify(self, name, accessible)
        self._lines, self._most = lines, most
        self._told: Text | None = None
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(4)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        lines = min(self._most, max(self._lines, round(self.document().size().height())))
        self.setFixedHeight(lines * line + current().px(16) + 10)

    def show_text(self, text: str) -> None:
        """Show TEXT unless it stands there already, so the cursor keeps its place; else one writes on behind it."""
        if self.toPlainText() != text:
            self.setPlainText(text)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def underline(self, spans: Iterable[tuple[int, int]]) -> None:
        """Draw a wave under the characters from the first up to the second of each pair."""
        lines = []
        for first, past in spans:
            line = QTextEdit.ExtraSelection()
            line.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            line.format.setUnderlineColor(current().colour("warn"))
            line.cursor = QTextCursor(self.document())
            line.cursor.setPosition(min(first, len(self.toPlainText())))
            line.cursor.setPosition(min(past, len(self.toPlainText())), QTextCursor.MoveMode.KeepAnchor)
            lines.append(line)
        self.setExtraSelections(lines)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the plain text of it, cleaned; a paste for which there is no room is refused in one sentence."""
        text = cleaned(source.text())
        if self._room() < len(text):
            self._full()
        elif text:
            self.textCursor().insertText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and self._room() < len(event.text()):
            self._full()
            return
        super().keyPressEvent(event)

    def _room(self) -> int:
        chosen = self.textCursor()
        return MAX_TEXT - self.document().characterCount() + 1 + chosen.selectionEnd() - chosen.selectionStart()

    def _full(self) -> None:
        """Say so over the last line, until something is changed."""
        self._told = self._told or told_over(self, self.textChanged)
        say_over(self, self._told, tr("Too long: a text holds {n} characters at most.", n=f"{MAX_TEXT:,}"))

    def event(self, event: QEvent) -> bool:
        if is_undo_key(event):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and hasattr(self, "_lines"):
            self._grow()


class PassField(LineField):
    """A passphrase: hidden, shown while the eye is pressed in; `caps` tells when Caps Lock seems to be on."""

    caps = Signal(bool)
    _cleans = False  # a passphrase is taken as it is

    def __init__(self, name: str, accessible: str, placeholder: str = "", tall: bool = False) -> None:
        super().__init__(name, accessible, placeholder, tall=tall)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._eye = IconButton("eye", f"{name}.show", "Show the passphrase")
        self._eye.setParent(self)
        self._eye.setCheckable(True)
        self._eye.setCursor(Qt.CursorShape.ArrowCursor)
        self._eye.toggled.connect(self._look)

    def _look(self, shown_now: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown_now else QLineEdit.EchoMode.Password)
        self._eye.set_icon(
            "eye_off" if shown_now else "eye", "Hide the passphrase" if shown_now else "Show the passphrase"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._eye.hasFocus():  # a key the eye did not take comes up to its parent: it is not part of the passphrase
            event.ignore()
            return
        letter = event.text()
        if len(letter) == 1 and letter.isalpha() and letter.upper() != letter.lower():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps.emit(letter.isupper() != shift)
        super().keyPressEvent(event)

    def tab_last(self, before: QWidget) -> None:
        """Let Tab reach the eye only after BEFORE, so that Tab leads from this passphrase to the next field."""
        QWidget.setTabOrder(before, self._eye)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = current().px(44)
        self._eye.setGeometry(self.width() - side - current().px(4), (self.height() - side) // 2, side, side)
        self.setTextMargins(0, 0, side, 0)


class Labelled(QWidget):
    """A field under its label, with a line of help or of what is wrong below it."""

    def __init__(self, label: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self._hint, self._refusal = hint, ""
        self.setObjectName(f"{field.objectName()}.labelled")
        box = metrics.column(self, 6)
        self._label = Text(label, "secondary", "text2", 600)
        self._label.setBuddy(field)
        self._below = Text(hint, "secondary", "text2", wrap=True, name=f"{field.objectName()}.hint")
        reveal(self._below, bool(hint))
        box.addWidget(self._label)
        box.addWidget(field)
        box.addWidget(self._below)
        if isinstance(field, LineField):
            field.says_so = False
            field.refused.connect(self._refused)
            field.textChanged.connect(self._taken)

    @property
    def below(self) -> str:
        return self._below.words

    def _refused(self, words: str) -> None:
        self._refusal = words
        self.tell(words, "danger")

    def _taken(self) -> None:
        if self._refusal and self.below == self._refusal:
            self.tell("")

    def tell(self, text: str, tone: Literal["text2", "warn", "danger", "ok"] = "text2") -> None:
        """Say TEXT below the field; nothing shows the hint again. Danger also marks the field."""
        self._below.set_tone(tone if text else "text2")
        self._below.say(text or self._hint)
        reveal(self._below, bool(text or self._hint))
        if isinstance(self.field, LineField):
            self.field.set_wrong(bool(text) and tone == "danger")


class PassphraseField(Labelled):
    """A passphrase; below it whether Caps Lock seems to be on, until something else is to be said."""

    def __init__(self, name: str, label: str) -> None:
        self.pass_field = PassField(name, label, tall=True)
        super().__init__(label, self.pass_field)
        self.pass_field.caps.connect(self._caps)
        self.pass_field.textEdited.connect(self._edited)

    def _edited(self) -> None:
        if self.pass_field.property("wrong"):
            self.tell("")

    def _caps(self, on: bool) -> None:
        if on:
            self.tell(tr("Caps Lock is on"), "warn")
        elif self.below == tr("Caps Lock is on"):
            self.tell("")


class SearchField(QWidget):
    """The large search: a magnifier, the field, the shortcut; room for buttons at its end (`tail`)."""

    def __init__(self, name: str, accessible: str, placeholder: str, shortcut: str = "") -> None:
        super().__init__()
        self.setObjectName(f"{name}.frame")
        self.field = LineField(name, accessible, placeholder)
        self.field.setProperty("bare", True)
        self.field.setFont(current().font("bar", 400))
        self.field.installEventFilter(self)
        self.changed = self.field.textChanged
        line = metrics.row(self, 14, (20, 0, 8, 0))
        line.addWidget(IconLabel("search", "accent", 22))
        line.addWidget(self.field, 1)
        if shortcut:
            line.addWidget(_KeyCap(shown(shortcut)))
        self.tail = metrics.row(None, 8)
        line.addLayout(self.tail)
        self.setFocusProxy(self.field)
        metrics.size(self, height=64)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() != Qt.Key.Key_Escape or not self.field.text():
            return False
        self.field.clear()
        return True

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "field"):
            self.field.setFont(current().font("bar", 400))
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        focused = self.field.hasFocus()
        edge = theme.colour("focus" if focused else "border_strong")
        panel(painter, QRectF(self.rect()), theme.px(12), theme.colour("surface"), edge, 2 if focused else 1)
        painter.end()


class _KeyCap(Text):
    def __init__(self, text: str) -> None:
        super().__init__(text, "secondary", "text2")
        self.setContentsMargins(7, 1, 7, 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        panel(painter, QRectF(self.rect()), theme.px(5), theme.colour("sunk"), theme.colour("border"))
        painter.end()
        super().paintEvent(event)
