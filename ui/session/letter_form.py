"""The therapist's part of the referral letter: few fields, drafted from the record, with the page beside them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from notesapp.catalogue.lists import options
from notesapp.model.aftercare import LetterText
from notesapp.model.expected import Expected
from notesapp.usecases.issue_document import Page, Paper
from notesapp.words.letter import letter_content
from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.documents.preview import Pages
from ui.parts.buttons import Button, IconButton
from ui.parts.cards import Banner
from ui.parts.choices import Segmented, Tick
from ui.parts.fields import Labelled, LineField, TextArea
from ui.parts.lists import ScrollPane
from ui.parts.press import identify, reveal
from ui.parts.words import Text
from ui.parts.wrap import WrapRow
from ui.session.desk import Desk
from ui.session.services import Services

FIELDS, BOTH = 592, 900
"""How wide the fields stand at most, and what fields and page need together, px at 100 %."""
REST_MS = 600
"""How long a typing hand rests before the page beside it is made anew."""

TO = (("to_name", "To"), ("to_practice", "Practice"), ("to_address", "Address"))
AREAS = (
    ("question", "The question", "What do you want to know?"),
    ("why_now", "Why now", "Drafted from what the client told"),
    ("not_tested", "Not tested", "What you did not test"),
    ("consent_words", "Agreed with the client", "Shared with the client's agreement"),
)


class LetterForm(QWidget):
    """Left the fields, right the page as it stands. What is typed is part of the note."""

    closed = Signal()
    preview_asked = Signal()

    def __init__(self, desk: Desk, services: Services) -> None:
        super().__init__()
        identify(self, "letter", tr("Referral letter"))
        self._desk, self._services = desk, services
        self._making = False
        line = metrics.row(self, 0)
        left = QWidget()
        metrics.size(left, max_width=FIELDS)
        line.addWidget(left, FIELDS)
        box = metrics.column(left, 12, (24, 12, 24, 16))
        head = WrapRow(None, 12)
        self._first = back = IconButton("back", "letter.close", tr("Back to the note"))
        back.clicked.connect(self._close)
        head.addWidget(back)
        head.addWidget(Text(tr("Referral letter"), "heading", name="letter.heading"), 1)
        look = Button(tr("Print or save"), "letter.preview", "primary", icon="print")
        look.clicked.connect(self._preview)
        head.addWidget(look)
        box.addLayout(head)
        self._fields = ScrollPane("letter.fields", tr("Referral letter"), spacing=10)
        box.addWidget(self._fields, 1)
        self._fill()
        right = QWidget()
        column = metrics.column(right, 8, (0, 12, 24, 16))
        self._trouble = Banner("letter.trouble", "warn", tr("The page cannot be made yet."))
        column.addWidget(self._trouble)
        self._trouble.hide()
        self.pages = Pages(services.tasks, "letter.pages")
        column.addWidget(self.pages, 1)
        line.addWidget(right, FIELDS)
        self._right = right
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._make)
        self._make()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page stands beside the fields only where both have room; it is always one tap away."""
        super().resizeEvent(event)
        reveal(self._right, self.width() >= current().px(BOTH))

    def take_focus(self) -> None:
        self._first.setFocus()

    @property
    def text(self) -> LetterText:
        return self._desk.note.letter or LetterText()

    def _fill(self) -> None:
        desk = self._desk
        draft = letter_content(desk.briefing, desk.note, desk.found)
        own, physician = self.text, desk.briefing.client.physician
        known = {"to_name": physician.name, "to_practice": physician.practice, "to_address": physician.address}
        for field, label in TO:
            edit = LineField(f"letter.{field}", tr(label), known[field], note_undo=True)
            edit.setText(getattr(own, field) or known[field])
            edit.textEdited.connect(lambda text, field=field: self._set(field, text, typed=True))
            edit.left.connect(desk.end_merge)
            self._fields.body.addWidget(Labelled(tr(label), edit))
        urgency = [(key, option.label) for key, option in options("urgencies").items()]
        self._urgency = Segmented("letter.urgency", tr("How soon"), urgency, own.urgency)
        self._urgency.chosen.connect(lambda key: self._set("urgency", key))
        self._fields.body.addWidget(Labelled(tr("How soon"), self._urgency))
        drafts = {"question": draft.question, "not_tested": draft.not_tested, "consent_words": draft.consent}
        for field, label, hint in AREAS:
            area = TextArea(f"letter.{field}", tr(label), drafts.get(field) or tr(hint), lines=2)
            area.show_text(getattr(own, field) or (draft.question.replace("**", "") if field == "question" else ""))
            area.textChanged.connect(lambda area=area, field=field: self._set(field, area.toPlainText(), typed=True))
            area.left.connect(desk.end_merge)
            self._fields.body.addWidget(Labelled(tr(label), area))
            if field == "question":
                self._add_asks(own)
        self._fields.body.addStretch(1)

    def _add_asks(self, own: LetterText) -> None:
        """What is asked of the reader, to be ticked; with none ticked the draft's stand."""
        box = QWidget()
        column = metrics.column(box, 0)
        self._asks: dict[str, Tick] = {}
        for key, option in options("letter_asks").items():
            tick = Tick(option.label, f"letter.ask.{key}")
            tick.setChecked(option.label in own.asks)
            tick.clicked.connect(self._asked)
            self._asks[option.label] = tick
            column.addWidget(tick)
        identify(box, "letter.asks", tr("Please"))
        self._fields.body.addWidget(
            Labelled(tr("Please"), box, tr("With none ticked, what the record suggests is asked."))
        )

    def _asked(self) -> None:
        self._set("asks", tuple(text for text, tick in self._asks.items() if tick.isChecked()))

    def _set(self, field: str, value: object, typed: bool = False) -> None:
        base = self._with_address(self.text)
        letter = replace(base, **{field: value})  # type: ignore[arg-type]
        if letter != self._desk.note.letter:
            note = replace(self._desk.note, letter=letter)
            self._desk.change(note, tr("Letter"), f"letter.{field}" if typed else None)
            self._rest.start()

    def _with_address(self, letter: LetterText) -> LetterText:
        """The address as proposed becomes the letter's own with the first change."""
        if self._desk.note.letter is not None:
            return letter
        who = self._desk.briefing.client.physician
        return replace(letter, to_name=who.name, to_practice=who.practice, to_address=who.address)

    def _make(self) -> None:
        """Lay the page out on the worker; what was typed meanwhile is laid out after it."""
        if self._making:
            self._rest.start()
            return
        self._making = True
        briefing, note = self._desk.briefing, self._desk.note
        make = self._services.make_page
        self._services.tasks.run(lambda: make(Paper.LETTER, briefing, note), self._made, self._not_made)

    def _made(self, page: Page) -> None:
        if not isValid(self):  # closed while the page was made
            return
        self._making = False
        reveal(self._trouble, False)
        self.pages.show_pdf(page.pdf)

    def _not_made(self, error: Exception) -> None:
        self._making = False
        if not isValid(self) and isinstance(error, Expected):
            return
        if not isinstance(error, Expected):
            raise error
        self._trouble.say("warn", str(error), error.hint)
        reveal(self._trouble, True)

    def _preview(self) -> None:
        self._store()
        self.preview_asked.emit()

    def _store(self) -> None:
        """A letter that was looked at belongs to the note, even when nothing was changed in it."""
        self._rest.stop()
        if self._desk.note.letter is None:
            letter = self._with_address(LetterText())
            self._desk.change(replace(self._desk.note, letter=letter), tr("Letter"))
        self._desk.end_merge()

    def _close(self) -> None:
        self._rest.stop()
        self._desk.end_merge()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)
