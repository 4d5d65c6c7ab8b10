"""What the client says of the pressure: five large answers, and the line of answers below them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.catalogue.rules import rules
from notesapp.editing.treat import LET_GO
from notesapp.model.session_note import SessionNote
from notesapp.model.treatment import CheckIn, Feel, Request
from ui.base import metrics
from ui.base.icons import paint_icon
from ui.base.theme import current
from ui.parts.buttons import Button, CheckInButton, IconButton
from ui.parts.paint import start, text_width, write
from ui.parts.press import identify
from ui.parts.words import Text, Tone
from ui.parts.wrap import WrapRow
from ui.session.treat_words import clear, clock, level_text

EASED_S = (15, 30, 60)


class CheckIns(QWidget):
    """Softer, Just right, Deeper; Good hurt, Sharp pain. `said(request, feel)`; keys 1-5."""

    said = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("treat.checks")
        self.setAccessibleName(self.tr("How is the pressure?"))
        soft = CheckInButton(self.tr("Softer"), "treat.check.softer", "softer", 1)
        right = CheckInButton(self.tr("Just right"), "treat.check.right", "check", 2, "aim")
        deep = CheckInButton(self.tr("Deeper"), "treat.check.deeper", "deeper", 3)
        good = CheckInButton(
            self.tr("Good hurt"), "treat.check.good_hurt", "heart", 4, "good", self.tr("strong but welcome"), True
        )
        sharp = CheckInButton(
            self.tr("Sharp pain"), "treat.check.sharp", "bolt", 5, "danger", self.tr("let go and look"), True
        )
        box = metrics.column(self, 8)
        for parts in ((soft, right, deep), (good, sharp)):
            line = WrapRow(None, 8, even=True)
            for part in parts:
                line.addWidget(part, 1)
            box.addLayout(line)
        answers: list[tuple[CheckInButton, Request | None, Feel | None]] = [
            (soft, Request.TOO_MUCH, None),
            (right, Request.RIGHT, None),
            (deep, Request.TOO_LIGHT, None),
            (good, None, Feel.GOOD_HURT),
            (sharp, None, Feel.BAD_PAIN),
        ]
        self._keys: list[QShortcut] = []
        for number, (button, request, feel) in enumerate(answers, start=1):
            button.clicked.connect(lambda _=False, r=request, f=feel: self.said.emit(r, f))
            key = QShortcut(QKeySequence(str(number)), self)
            key.setAutoRepeat(False)
            key.activated.connect(button.click)
            self._keys.append(key)

    def use_keys(self, on: bool) -> None:
        """Digits belong to a selected mark while there is one."""
        for key in self._keys:
            key.setEnabled(on)


_LOOK: dict[str, tuple[str, Tone]] = {
    Request.TOO_MUCH: ("softer", "text"),
    Request.RIGHT: ("check", "accent"),
    Request.TOO_LIGHT: ("deeper", "text"),
    Feel.GOOD_HURT: ("heart", "good"),
    Feel.BAD_PAIN: ("bolt", "danger"),
}


class Answer(QWidget):
    """One answer that was given: icon, what was said, level and time."""

    def __init__(self, key: str, words: str, below: str) -> None:
        super().__init__()
        identify(self, "treat.answer", f"{words}, {below}")
        self._key, self.words, self.below = key, words, below
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current()
        wide = max(text_width(self.words, theme.font("label", 600)), text_width(self.below, theme.font("secondary")))
        return QSize(round(wide) + theme.px(28), theme.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        icon, tone = _LOOK[self._key]
        side = theme.px(18)
        top = theme.px(4)
        paint_icon(painter, icon, QRectF(0, top + theme.px(1), side, side), theme.colour(tone), 1.9)
        left, wide = theme.px(26), self.width() - theme.px(26)
        write(
            painter, QRectF(left, top, wide, theme.px(20)), self.words, theme.font("label", 600), theme.colour("text")
        )
        lower = QRectF(left, top + theme.px(20), wide, theme.px(18))
        write(painter, lower, self.below, theme.font("secondary"), theme.colour("text2"))
        painter.end()


class Answers(QWidget):
    """The last answers with Undo; after Good hurt and Sharp pain also what follows."""

    take_back = Signal(str)  # check-in
    eased = Signal(str, int)  # check-in, seconds
    let_go = Signal(str, str, int)  # check-in, what was done, seconds until it eased (0: it did not)
    stop = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("treat.answers")
        self.setAccessibleName(self.tr("Answers"))
        metrics.size(self, min_height=44)
        self._line = WrapRow(self, 10)
        self._shown: object = None
        self._not_eased: str | None = None

    def show_answers(self, note: SessionNote, checks: Sequence[CheckIn], open_pain: CheckIn | None) -> None:
        """CHECKS of the use at work (or of the whole session), oldest first; OPEN_PAIN waits for its answer."""
        if open_pain is None or open_pain.id != self._not_eased:
            self._not_eased = None
        state = (tuple(checks), open_pain, self._not_eased, current().scale)
        if state == self._shown:
            return
        self._shown = state
        self._clear()
        if open_pain is not None and self._not_eased:
            self._ask_further(open_pain)
        elif open_pain is not None:
            self._ask_eased(open_pain)
        elif checks:
            self._list(note, checks)
        else:
            self._line.addWidget(Text(self.tr("No answers yet"), "secondary", "text2", name="treat.answers.none"))
            self._line.addStretch()

    def _clear(self) -> None:
        clear(self._line)

    def _list(self, note: SessionNote, checks: Sequence[CheckIn]) -> None:
        last = checks[-1]
        asks = last.feel is Feel.GOOD_HURT and last.eased_after_s is None
        label = self.tr("Answers") if not asks else ""
        if label:
            self._line.addWidget(Text(label, "secondary", "text2"))
        for check in checks[-1 if asks else -3 :]:
            self._line.addWidget(Answer(*self._said(note, check)))
        self._line.addStretch()
        if asks:
            self._line.addWidget(Text(self.tr("Eased in"), "secondary", "text2"))
            for seconds in EASED_S:
                words = self.tr("{n} s").format(n=seconds)
                self._add(words, f"treat.eased.{seconds}", partial(self.eased.emit, last.id, seconds))
        undo = IconButton("undo", "treat.answers.undo", self.tr("Take the last answer back"))
        undo.clicked.connect(lambda: self.take_back.emit(last.id))
        self._line.addWidget(undo)
        undo.show()

    def _said(self, note: SessionNote, check: CheckIn) -> tuple[str, str, str]:
        key = str(check.feel or check.request or Request.RIGHT)
        words = {
            Request.TOO_MUCH: self.tr("Softer"),
            Request.RIGHT: self.tr("Just right"),
            Request.TOO_LIGHT: self.tr("Deeper"),
            Feel.GOOD_HURT: self.tr("Good hurt"),
            Feel.BAD_PAIN: self.tr("Sharp pain"),
        }
        told = next(text for name, text in words.items() if name == key)
        parts = [self.tr("session") if check.level_before is None else ""]
        if check.level_before is not None:
            parts = [self.tr("level {level}").format(level=level_text(check.level_before))]
        if check.eased_after_s:
            parts = [self.tr("eased in {n} s").format(n=check.eased_after_s)]
        parts.append(clock(note, check.at))
        return key, told, ", ".join(part for part in parts if part)

    def _ask_eased(self, check: CheckIn) -> None:
        self._line.addWidget(Text(self.tr("Let go. Eased in?"), "body", "danger", 600, name="treat.let_go"))
        self._line.addStretch()
        done = rules()[LET_GO].followed[0]
        for seconds in EASED_S:
            words = self.tr("{n} s").format(n=seconds)
            self._add(words, f"treat.let_go.{seconds}", partial(self.let_go.emit, check.id, done, seconds))
        self._add(self.tr("No"), "treat.let_go.no", lambda: self._no(check))
        self._add_stop(check)

    def _no(self, check: CheckIn) -> None:
        self._not_eased = check.id
        self._shown = None
        self._clear()
        self._ask_further(check)

    def _ask_further(self, check: CheckIn) -> None:
        self._line.addWidget(Text(self.tr("Not eased"), "body", "danger", 600, name="treat.let_go"))
        self._line.addStretch()
        for at, words in enumerate(rules()[LET_GO].followed[2:4], start=1):
            self._add(words, f"treat.let_go.did_{at}", partial(self.let_go.emit, check.id, words, 0))
        self._add_stop(check)

    def _add_stop(self, check: CheckIn) -> None:
        button = self._add(self.tr("Stop and refer"), "treat.stop", self.stop.emit)
        button.become("danger")
        undo = IconButton("undo", "treat.answers.undo", self.tr("Take the last answer back"))
        undo.clicked.connect(lambda: self.take_back.emit(check.id))
        self._line.addWidget(undo)
        undo.show()

    def _add(self, words: str, name: str, do: Callable[[], object]) -> Button:
        button = Button(words, name)
        button.clicked.connect(lambda: do())
        self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        button.show()
        return button
