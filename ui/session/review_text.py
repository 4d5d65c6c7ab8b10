"""The note as text: each part with the sentences made from the record and the therapist's own words below."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.editing.leave import change_side, keep_side
from notesapp.safety.assessment import GIVEN, PLACES, SideDoubt
from notesapp.words import names
from notesapp.words.contents import SoapPart
from notesapp.words.soap import soap
from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.parts.buttons import IconButton
from ui.parts.cards import Banner
from ui.parts.fields import TextArea
from ui.parts.lists import Rule
from ui.parts.paint import CENTRE, panel, start, write
from ui.parts.press import reveal
from ui.parts.words import Text
from ui.session.desk import Desk

KINDS = {"words": "S", "mark": "S", "screen": "S", "response": "S", "care": "P", "letter": "P"}
"""Where what has no part of its own is asked about; the rest under O."""
FIELDS = {"S": "subjective", "O": "objective", "A": "assessment", "P": "plan"}
HEADINGS = {"S": "Subjective", "O": "Objective", "T": "Treatment", "A": "Assessment", "P": "Plan"}


class LetterTile(QWidget):
    """S, O, T, A or P."""

    def __init__(self, letter: str) -> None:
        super().__init__()
        self._letter = letter
        metrics.size(self, width=28, height=28)
        self.setAccessibleName(tr(HEADINGS[letter]))
        self.setToolTip(tr(HEADINGS[letter]))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        rect = QRectF(self.rect())
        panel(painter, rect, theme.px(7), theme.colour("sunk"))
        write(painter, rect, self._letter, theme.font("body", 700), theme.colour("text"), CENTRE)
        painter.end()


class PartRow(QWidget):
    """One part; with a DESK its own words can be typed, without one it is read only."""

    def __init__(self, letter: str, desk: Desk | None) -> None:
        super().__init__()
        self.letter, self._desk = letter, desk
        name = f"review.{letter}"
        self.setObjectName(name)
        self.setAccessibleName(tr(HEADINGS[letter]))
        line = metrics.row(self, 12, (0, 10, 0, 10))
        line.addWidget(LetterTile(letter), 0, Qt.AlignmentFlag.AlignTop)
        column = metrics.column(None, 6)
        self.text = Text("", "body", wrap=True, name=f"{name}.text")
        self.aside = Text("", "secondary", "text2", wrap=True, name=f"{name}.aside")
        self.own_text = Text("", "body", weight=500, wrap=True, name=f"{name}.own_text")
        column.addWidget(self.text)
        column.addWidget(self.aside)
        column.addWidget(self.own_text)
        self.own: TextArea | None = None
        self._add: IconButton | None = None
        if desk is not None and letter in FIELDS:
            words = tr("{part}: in your own words", part=tr(HEADINGS[letter]))
            self.own = TextArea(f"{name}.own", words, tr("Add in your own words"), lines=1)
            self.own.textChanged.connect(self._typed)
            self.own.left.connect(desk.end_merge)
            self.own.left.connect(self._close_if_empty)
            column.addWidget(self.own)
            self._add = IconButton("pen", f"{name}.add", words)
            self._add.clicked.connect(self._open)
        self._doubts = metrics.column(None, 6)
        column.addLayout(self._doubts)
        self._asked: tuple[SideDoubt, ...] = ()
        line.addLayout(column, 1)
        if self._add is not None:
            line.addWidget(self._add, 0, Qt.AlignmentFlag.AlignTop)

    def _open(self) -> None:
        """Own words get their field when they are wanted; empty fields would only crowd the note."""
        if self.own is not None:
            reveal(self.own, True)
            self.own.setFocus()

    def _close_if_empty(self) -> None:
        if self.own is not None and not self.own.toPlainText():
            self.own.hide()

    def show_part(self, part: SoapPart | None) -> None:
        said = " ".join(part.sentences) if part else ""
        for label, text in ((self.text, said), (self.aside, part.aside if part else "")):
            if label.words != text:
                label.say(text)
            reveal(label, bool(text))
        own = part.own_words if part else ""
        if self.own is not None:
            self.own.show_text(own)
            if own or not self.own.hasFocus():
                reveal(self.own, bool(own))
        elif self.own_text.words != own:
            self.own_text.say(own)
        reveal(self.own_text, self.own is None and bool(own))

    def ask(self, doubts: tuple[SideDoubt, ...]) -> None:
        """Left or right? Right below the words it is about; both answers weigh the same."""
        self._underline(doubts)
        if doubts == self._asked:
            return
        self._asked = doubts
        while (item := self._doubts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for at, doubt in enumerate(doubts):
            banner = self._banner(doubt, f"{self.objectName()}.side.{at}")
            self._doubts.addWidget(banner)
            banner.show()

    def banner_of(self, doubt: SideDoubt) -> Banner | None:
        """The question on DOUBT, if it is asked here."""
        at = self._asked.index(doubt) if doubt in self._asked else -1
        item = self._doubts.itemAt(at) if at >= 0 else None
        banner = item.widget() if item is not None else None
        return banner if isinstance(banner, Banner) else None

    def _underline(self, doubts: tuple[SideDoubt, ...]) -> None:
        """The very word that is in doubt: in the own words, or where the record's sentences quote it."""
        own = tuple(d for d in doubts if d.part == FIELDS.get(self.letter))
        if self.own is not None:
            self.own.underline((d.start, d.end) for d in own)
        quoted = [d for d in doubts if d not in own and d.field not in (PLACES, GIVEN)]
        places = ((self.text.words.find(d.words), d.end - d.start) for d in quoted)
        self.text.underline(tuple((at, at + size) for at, size in places if at >= 0))

    def _doubt_words(self, doubt: SideDoubt, found: str) -> str:
        desk = self._desk
        assert desk is not None
        use = desk.note.use(doubt.part.partition(":")[2])
        if doubt.field == PLACES and use is not None:
            what = names.technique(use.technique)
            return tr(
                "{what} is on the {words}; everything marked there is on the {found}.",
                what=what,
                words=doubt.words,
                found=found,
            )
        if doubt.field == GIVEN:
            return tr("Goes home: “{words}”. Everything else is on the {found}.", words=doubt.words, found=found)
        return tr("The text says “{words}”, the marks are on the {found}.", words=doubt.words, found=found)

    def _banner(self, doubt: SideDoubt, name: str) -> Banner:
        desk = self._desk
        assert desk is not None
        says, found = tr(str(doubt.says)), tr(str(doubt.found))
        second = self._doubt_words(doubt, found)
        banner = Banner(name, "warn", tr("Left or right?"), second)
        change = tr("Change to {side}", side=found)
        banner.add_action(
            change, f"{name}.change", lambda: desk.change(change_side(desk.note, doubt), tr("Left or right"))
        )
        keep = tr("{side} is correct", side=says.capitalize())
        banner.add_action(
            keep, f"{name}.keep", lambda: desk.change(keep_side(desk.note, doubt, desk.stamp), tr("Left or right"))
        )
        return banner

    def _typed(self) -> None:
        desk, own = self._desk, self.own
        if desk is None or own is None:
            return
        texts, field = desk.note.texts, FIELDS[self.letter]
        if getattr(texts, field) != own.toPlainText():
            texts = replace(texts, **{field: own.toPlainText()})
            desk.change(replace(desk.note, texts=texts), tr("Own words"), f"texts.{field}")


class SoapView(QWidget):
    """The parts under each other, parted by hairlines."""

    def __init__(self, desk: Desk | None = None) -> None:
        super().__init__()
        self.setObjectName("review.soap")
        self.setAccessibleName(tr("Note"))
        self._desk = desk
        self.sotap = False
        self._box = metrics.column(self, 0)
        self.rows: dict[str, PartRow] = {}
        self._rules: dict[str, Rule] = {}
        for letter in "SOTAP":
            self.rows[letter], self._rules[letter] = PartRow(letter, desk), Rule()
            self._box.addWidget(self._rules[letter])
            self._box.addWidget(self.rows[letter])
        self._box.addStretch(1)

    def refresh(self) -> None:
        """Show the desk's note."""
        desk = self._desk
        assert desk is not None
        self.show_parts(soap(desk.briefing, desk.note, desk.found, sotap=self.sotap))
        doubts: dict[str, list[SideDoubt]] = {}
        for doubt in desk.side_doubts:
            doubts.setdefault(_letter(doubt), []).append(doubt)
        for letter, row in self.rows.items():
            row.ask(tuple(doubts.get(letter, ())))

    def side_banner(self, at: int) -> Banner | None:
        """The question on the doubt number AT of the desk's."""
        doubts = self._desk.side_doubts if self._desk is not None else ()
        if at >= len(doubts):
            return None
        return self.rows[_letter(doubts[at])].banner_of(doubts[at])

    def show_parts(self, parts: tuple[SoapPart, ...]) -> None:
        known = {part.letter: part for part in parts}
        for letter, row in self.rows.items():
            wanted = letter in known or (self._desk is not None and letter in FIELDS)
            row.show_part(known.get(letter))
            reveal(row, wanted)
            reveal(self._rules[letter], wanted)


def _letter(doubt: SideDoubt) -> str:
    """The part of the text that shows what DOUBT is about."""
    kind = doubt.part.partition(":")[0]
    found = {field: letter for letter, field in FIELDS.items()}
    return found.get(kind) or KINDS.get(kind, "O")
