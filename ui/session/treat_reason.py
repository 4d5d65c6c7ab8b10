"""Why a limit is passed: one tap, or own words; it takes the place of the three rows and nothing else moves."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QStackedLayout, QWidget

from notesapp.words.lexicon import lower_first
from ui.base import metrics
from ui.parts.buttons import Button
from ui.parts.choices import Tile
from ui.parts.fields import LineField
from ui.parts.words import IconLabel, Text
from ui.session.at_work import Ask
from ui.session.treat_words import is_pressed, level_text, rule_title

PLACES = 6


class ReasonPanel(QWidget):
    """`given(reason, typed)` or `left()`."""

    given = Signal(str, bool)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("treat.reason")
        self.setAccessibleName(self.tr("Reason"))
        box = metrics.column(self, 8)
        head = metrics.row(None, 10)
        head.addWidget(IconLabel("avoid", "danger", 22))
        self._question = Text("", "body", weight=600, wrap=True, name="treat.reason.question")
        head.addWidget(self._question, 1)
        self._close = Button(self.tr("Leave it"), "treat.reason.leave", "quiet")
        head.addWidget(self._close)
        box.addLayout(head)
        self._pages = QStackedLayout()
        box.addLayout(self._pages, 1)  # first: a stack of nobody shows its page as a window of its own
        self._pages.addWidget(self._tiles_page())
        self._pages.addWidget(self._words_page())
        self._close.clicked.connect(self.left)

    def _tiles_page(self) -> QWidget:
        page = QWidget()
        grid: QGridLayout = metrics.grid(page, 8)
        self._tiles: list[Tile] = []
        for at in range(PLACES):
            tile = Tile(" ", f"treat.reason.{at + 1}", look="soft", height=72, accessible=self.tr("Reason"))
            tile.setCheckable(False)
            tile.clicked.connect(lambda _=False, at=at: self._tap(at))
            self._tiles.append(tile)
            grid.addWidget(tile, at // 3, at % 3)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(2, 1)
        return page

    def _words_page(self) -> QWidget:
        page = QWidget()
        box = metrics.column(page, 8)
        self._field = LineField(
            "treat.reason.words", self.tr("Reason in own words"), self.tr("Reason in own words"), tall=True
        )
        keep = Button(self.tr("Keep the reason"), "treat.reason.keep", "soft", size="bar")
        self._keep = keep
        box.addWidget(self._field)
        box.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        self._field.returnPressed.connect(self._typed)
        self._field.textChanged.connect(lambda text: keep.setEnabled(bool(text.strip())))
        keep.clicked.connect(self._typed)
        return page

    def show_ask(self, ask: Ask) -> None:
        self._reasons = ask.reasons
        self._question.say(self._asked(ask))
        self._field.clear()
        self._keep.setEnabled(False)
        for at, tile in enumerate(self._tiles):
            tile.setVisible(at <= len(self._reasons))
            tile.say(self._reasons[at] if at < len(self._reasons) else self.tr("In own words"))
        self._page(1 if not self._reasons else 0)

    def _asked(self, ask: Ask) -> str:
        cap, use = ask.cap, ask.use
        titles = list(dict.fromkeys(rule_title(rule) for rule in cap.rules[:2]))
        because = ", ".join([*titles[:1], *map(lower_first, titles[1:])])
        if cap.typed:
            return self.tr("{rule}: do not treat. To go on, write why.").format(rule=because)
        if cap.level < 10:
            return self.tr("{rule}: leave this place out. Why work here?").format(rule=because)
        if cap.excluded and (use.level <= cap.level or not is_pressed(use)):
            return self.tr("{rule}: not with this here. Why all the same?").format(rule=because)
        return self.tr("{rule}: agreed limit {limit}. Why level {level}?").format(
            rule=because, limit=level_text(cap.level), level=level_text(use.level)
        )

    def _page(self, at: int) -> None:
        self._pages.setCurrentIndex(at)
        if at == 1:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tap(self, at: int) -> None:
        if at < len(self._reasons):
            self.given.emit(self._reasons[at], False)
        else:
            self._page(1)

    def _typed(self) -> None:
        if self._field.text().strip():
            self.given.emit(self._field.text(), True)
