"""A signed note, read only: the text that was signed, the map on arrival and when leaving, the papers again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QWidget

from notesapp.model.body_map import BodyMap, Moment
from notesapp.model.signature import SignedNote
from ui.base import metrics
from ui.base.i18n import tr
from ui.bodymap.small_map import paint_small
from ui.clients.words import day
from ui.parts.buttons import Button, IconButton
from ui.parts.cards import Banner, Card
from ui.parts.lists import ScrollPane
from ui.parts.paint import CENTRE, start, write
from ui.parts.words import Text


class _Map(QWidget):
    """One moment of the map, with L and R."""

    def __init__(self, body: BodyMap, moment: Moment, words: str) -> None:
        super().__init__()
        self._body, self._moment, self._words = body, moment, words
        self.setObjectName(f"signed.map.{moment.value}")
        self.setAccessibleName(words)
        metrics.size(self, width=216, height=420)

    def paintEvent(self, event: QPaintEvent) -> None:
        from ui.base.theme import current

        theme, painter = current(), start(self)
        rect = QRectF(self.rect())
        head = QRectF(rect.left(), rect.top(), rect.width(), theme.px(24))
        write(painter, head, self._words, theme.font("label", 600), theme.colour("text"), CENTRE)
        paint_small(painter, rect.adjusted(0, theme.px(30), 0, 0), self._body, self._moment, "full")
        painter.end()


class SignedPage(QWidget):
    """`paper_asked(kind, how)`: kind sheet, summary or letter; how print or save."""

    left = Signal()
    signed = Signal(object)
    paper_asked = Signal(str, str)
    compare_asked = Signal()

    def __init__(self, signed: SignedNote) -> None:
        super().__init__()
        self.setObjectName("signed")
        note = signed.note
        self.setAccessibleName(tr("Signed note"))
        outer = metrics.column(self, 0)
        head = metrics.row(None, 8, (16, 12, 24, 4))
        back = IconButton("back", "signed.back", tr("Back"))
        back.clicked.connect(self.left)
        head.addWidget(back)
        names = metrics.column(None, 0)
        names.addWidget(Text(signed.client.name, "heading", name="signed.client"))
        when = tr("Session {n}, {day}", n=note.number, day=day(note.started_at, with_year=True))
        names.addWidget(Text(when, "secondary", "text2"))
        head.addLayout(names, 1)
        compare = Button(tr("Compare"), "signed.compare", icon="compare", accessible=tr("Compare with last time"))
        compare.clicked.connect(self.compare_asked)
        QShortcut(QKeySequence("Ctrl+Shift+C"), self, lambda: self.compare_asked.emit())
        head.addWidget(compare)
        outer.addLayout(head)
        pane = ScrollPane("signed.pane", tr("Signed note"), 14, (32, 8, 32, 24))
        outer.addWidget(pane, 1)
        told = tr("This note is signed. It cannot change.")
        at = day(signed.revision.at, with_year=True)
        who = tr("{who}, {day}, {hash}", who=signed.therapist.name, day=at, hash=signed.revision.short_hash)
        pane.body.addWidget(Banner("signed.state", "info", told, who, "lock"))
        columns = metrics.row(None, 16)
        maps = Card("signed.maps")
        pair = metrics.row(None, 12)
        pair.addWidget(_Map(note.body_map, Moment.ARRIVE, tr("On arrival")))
        pair.addWidget(_Map(note.body_map, Moment.LEAVE, tr("When leaving")))
        maps.body.addLayout(pair)
        columns.addWidget(maps, 0, Qt.AlignmentFlag.AlignTop)
        columns.addWidget(self._text(signed.shown), 1, Qt.AlignmentFlag.AlignTop)
        pane.body.addLayout(columns)
        pane.body.addWidget(self._papers())
        pane.body.addStretch(1)

    def _text(self, shown: dict[str, Any]) -> QWidget:
        card = Card("signed.text")
        for part in shown.get("soap", ()):
            own = [part.get("aside", ""), part.get("own_words", "")]
            said = [*part.get("sentences", ()), *(words for words in own if words)]
            if said:
                card.body.addWidget(Text(part.get("heading", ""), "strong"))
                name = f"signed.text.{part.get('letter', '')}"
                card.body.addWidget(Text("\n".join(said), "body", wrap=True, name=name))
        return card

    def _papers(self) -> QWidget:
        card = Card("signed.papers", tr("Papers"), role="strong")
        self._buttons: list[Button] = []
        for kind, words in (("sheet", tr("Aftercare sheet")), ("summary", tr("Summary")), ("letter", tr("Letter"))):
            line = metrics.row(None, 8)
            line.addWidget(Text(words, "body"), 1)
            for how, label in (("print", tr("Print")), ("save", tr("Save as PDF"))):
                spoken = f"{label}: {words}"
                button = Button(label, f"signed.{kind}.{how}", icon=how, accessible=spoken)
                button.clicked.connect(self._asking(kind, how))
                self._buttons.append(button)
                line.addWidget(button)
            card.body.addLayout(line)
        self._told = Text("", "body", "text2", wrap=True, name="signed.told")
        card.body.addWidget(self._told)
        return card

    def _asking(self, kind: str, how: str) -> Callable[[], None]:
        return lambda: self.paper_asked.emit(kind, how)

    def busy(self) -> None:
        for button in self._buttons:
            button.setEnabled(False)
        self.tell(tr("One moment…"))

    def ready(self) -> None:
        for button in self._buttons:
            button.setEnabled(True)

    def tell(self, words: str, is_wrong: bool = False) -> None:
        self._told.set_tone("danger" if is_wrong else "text2")
        self._told.say(words)
        if words != tr("One moment…"):
            self.ready()
