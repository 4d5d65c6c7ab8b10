"""A signed note, read only: the text that was signed, the map on arrival and when leaving, the papers again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from notesapp.model.body_map import BodyMap, Moment
from notesapp.model.signature import Amendment, SignedNote
from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.bodymap.small_map import paint_small
from ui.clients.words import day
from ui.parts.buttons import Button, IconButton
from ui.parts.cards import Banner, Card
from ui.parts.flow import empty, put
from ui.parts.lists import ScrollPane
from ui.parts.paint import CENTRE, start, write
from ui.parts.words import Text
from ui.parts.wrap import WrapRow
from ui.standing.amend import AmendForm
from ui.standing.versions import AmendedLines, VersionSwitch

NARROW, NARROW_FORM = 900, 1180
WIDE, SLIM = (24, 8, 24, 24), (16, 8, 16, 16)
"""What stands free round the note, where there is room and where there is little; px at 100 %."""
FORM, FORM_LEAST, ABOVE = 624, 536, 180
"""So high the form is shown whole, and at least; beside the maps it takes what the window leaves below what stands
ABOVE it. px at 100 %."""


class _Map(QWidget):
    """One moment of the map, with L and R."""

    def __init__(self, body: BodyMap, moment: Moment, words: str) -> None:
        super().__init__()
        self._body, self._moment, self._words = body, moment, words
        self.setObjectName(f"signed.map.{moment.value}")
        self.setAccessibleName(words)
        metrics.size(self, min_width=128, max_width=216, height=420)

    def sizeHint(self) -> QSize:
        return self.maximumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        rect = QRectF(self.rect())
        head = QRectF(rect.left(), rect.top(), rect.width(), theme.px(24))
        write(painter, head, self._words, theme.font("label", 600), theme.colour("text"), CENTRE)
        paint_small(painter, rect.adjusted(0, theme.px(30), 0, 0), self._body, self._moment, "full")
        painter.end()


class SignedPage(QWidget):
    """`paper_asked(kind, how)`: kind sheet, summary or letter; how print or save. `amend_asked` and `retract_asked`,
    answered with `show_form`; `go_on_asked` where an amendment is open already."""

    left = Signal()
    signed = Signal(object)
    paper_asked = Signal(str, str)
    compare_asked = Signal()

    amend_asked = Signal()
    retract_asked = Signal()
    go_on_asked = Signal()

    def __init__(
        self, signed: SignedNote, versions: Sequence[SignedNote] = (), amendment: Amendment | None = None
    ) -> None:
        """VERSIONS are all that were signed, oldest first; AMENDMENT is open while this is read."""
        super().__init__()
        self._versions = tuple(versions) or (signed,)
        self._form: AmendForm | None = None
        self._retract: QWidget | None = None
        self._can_amend = amendment is None
        self.setObjectName("signed")
        note = signed.note
        self.setAccessibleName(tr("Signed note"))
        outer = metrics.column(self, 0)
        head = metrics.row(None, 12, (16, 12, 24, 4))
        back = IconButton("back", "signed.back", tr("Back"))
        back.clicked.connect(self.left)
        head.addWidget(back)
        names = metrics.column(None, 0)
        names.addWidget(Text(signed.client.name, "heading", elide=True, name="signed.client"))
        when = tr("Session {n}, {day}", n=note.number, day=day(note.started_at, with_year=True))
        names.addWidget(Text(when, "secondary", "text2"))
        head.addLayout(names, 1)
        compare = Button(tr("Compare"), "signed.compare", icon="compare", accessible=tr("Compare with last time"))
        compare.clicked.connect(self.compare_asked)
        if signed.is_retracted:  # there is nothing to compare it with
            compare.hide()
        else:
            QShortcut(QKeySequence("Ctrl+Shift+C"), self, lambda: self.compare_asked.emit())
        head.addWidget(compare)
        outer.addLayout(head)
        pane = self._pane = ScrollPane("signed.pane", tr("Signed note"), 14, WIDE)
        outer.addWidget(pane, 1)
        pane.body.addWidget(self._state(signed, amendment))
        columns = self._columns = metrics.row(None, 16)
        maps = self._maps_room = QWidget()
        self._maps = metrics.column(maps, 0)
        columns.addWidget(maps)
        right = metrics.column(None, 12)
        self._switch = VersionSwitch()
        self._switch.chosen.connect(lambda at: self._show(self._versions[at]))
        self._text_box = metrics.column(None, 0)
        right.addWidget(self._switch)
        right.addLayout(self._text_box)
        self._form_box = metrics.column(None, 0)
        right.addLayout(self._form_box)
        right.addStretch(1)
        columns.addLayout(right, 1)
        pane.body.addLayout(columns)
        self._papers_card = self._papers()
        pane.body.addWidget(self._papers_card)
        pane.body.addStretch(1)
        self._switch.show_versions(self._versions)
        self._show(signed)

    def _state(self, signed: SignedNote, amendment: Amendment | None) -> Banner:
        at = day(signed.revision.at, with_year=True)
        facts = (signed.therapist.name, at, tr("version {n}", n=signed.revision.rev_no), signed.revision.short_hash)
        who = tr(", ").join(facts)
        if signed.is_retracted:
            reason = signed.amendment.reason if signed.amendment is not None else ""
            banner = Banner("signed.state", "danger", tr("This note was retracted: {reason}", reason=reason), who, "x")
            self.amend = banner.add_action(tr("Take back"), "signed.take_back", self.amend_asked.emit)
            return banner
        if amendment is not None:
            told = tr("This note is signed, and being amended: {reason}", reason=amendment.reason)
            banner = Banner("signed.state", "warn", told, who, "pen")
            banner.add_action(tr("Go on amending"), "signed.go_on", self.go_on_asked.emit)
            return banner
        banner = Banner("signed.state", "info", tr("This note is signed. Amend it to change it."), who, "lock")
        self._retract = banner.add_action(tr("Retract"), "signed.retract", self.retract_asked.emit)
        self.amend = banner.add_action(tr("Amend"), "signed.amend", self.amend_asked.emit)
        return banner

    def _show(self, signed: SignedNote) -> None:
        """Show one version whole: its map, and its text with what the newest changed."""
        empty(self._maps)
        maps = Card("signed.maps")
        pair = metrics.row(None, 12)
        pair.addWidget(_Map(signed.note.body_map, Moment.ARRIVE, tr("On arrival")))
        pair.addWidget(_Map(signed.note.body_map, Moment.LEAVE, tr("When leaving")))
        maps.body.addLayout(pair)
        put(self._maps, maps)
        self._maps.addStretch(1)
        empty(self._text_box)
        put(self._text_box, self._text(signed))

    def show_form(self, form: AmendForm) -> None:
        """FORM in place of the text; the map stays beside it."""
        self._form = form
        for part in (self._switch, self._text_card, self._papers_card):
            part.hide()
        self._arrange()
        self._set_actions(False)
        form.cancelled.connect(self.close_form)
        put(self._form_box, form)
        form.take_focus()

    def close_form(self) -> None:
        empty(self._form_box)
        self._form = None
        self._arrange()
        self._switch.setVisible(len(self._versions) > 1)
        self._text_card.show()
        self._papers_card.show()
        self._set_actions(True)
        self.amend.setFocus()

    def place(self) -> dict[str, Any]:
        """Where one is on it, so that one comes back there after a lock: the form that is open, if one is."""
        return {} if self._form is None else {"form": self._form.place()}

    def come_back(self, place: dict[str, Any]) -> None:
        """Open the form again that `place` told of."""
        if isinstance(place.get("form"), dict) and self._can_amend:
            self.amend_asked.emit()
            if self._form is not None:
                self._form.come_back(place["form"])

    def _set_actions(self, enabled: bool) -> None:
        for button in (self.amend, self._retract):
            if button is not None:
                button.setEnabled(enabled)

    def _arrange(self) -> None:
        """Below each other where there is little room; the form then has it for itself."""
        form = self._form is not None
        narrow = self.width() < current().px(NARROW_FORM if form else NARROW)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else across)
        metrics.space(self._pane.body, 14, SLIM if narrow else WIDE)
        self._maps_room.setVisible(not (narrow and form))
        if self._form is not None:
            left = round(self.height() / current().scale) - ABOVE
            metrics.size(self._form, min_height=FORM_LEAST if narrow else max(FORM_LEAST, min(FORM, left)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_papers_card"):
            self._arrange()

    def _text(self, signed: SignedNote) -> QWidget:
        card = self._text_card = Card("signed.text")
        if signed.revision.seq == self._versions[-1].revision.seq and len(self._versions) > 1:
            card.body.addWidget(AmendedLines(self._versions))
        for part in signed.shown.get("soap", ()):
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
            holder = QWidget()
            line = WrapRow(holder, 8)
            line.addWidget(Text(words, "body"), 1)
            for how, label in (("print", tr("Print")), ("save", tr("Save as PDF"))):
                spoken = f"{label}: {words}"
                button = Button(label, f"signed.{kind}.{how}", icon=how, accessible=spoken)
                button.clicked.connect(self._asking(kind, how))
                self._buttons.append(button)
                line.addWidget(button)
            card.body.addWidget(holder)
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
