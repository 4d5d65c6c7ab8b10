"""Review: the whole note once more, as pictures and as text; then the signature, and the papers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from notesapp.model.session_note import SessionNote
from notesapp.model.signature import SignedNote
from notesapp.usecases.issue_document import Paper
from notesapp.words import names
from notesapp.words.soap import problems_of
from ui.base import metrics
from ui.base.focus import focus_first
from ui.base.i18n import tr
from ui.documents.preview import PreviewPane
from ui.parts.buttons import Button, IconButton
from ui.parts.cards import Banner, Card
from ui.parts.choices import Segmented
from ui.parts.lists import ScrollPane
from ui.parts.press import identify, reveal
from ui.parts.stack import Stack
from ui.parts.words import Text
from ui.parts.wrap import WrapRow
from ui.session.avoided import avoided
from ui.session.desk import Desk
from ui.session.finish import finishing
from ui.session.letter_form import LetterForm
from ui.session.review_maps import ReviewMaps
from ui.session.review_text import SoapView
from ui.session.services import Services
from ui.session.sign_bar import OpenPoints, open_points, soft_points
from ui.session.signed_view import SignedView
from ui.session.told import Told
from ui.standing.amend import AmendForm

ENDLESS = 8_000_000
"""No bound (px at 100 %)."""
LONG = 20
"""Names longer than this are left out of the button; its accessible name keeps them."""
MAPS, MAPS_FOLDED = 592, 320
"""How wide both maps stand, px at 100 %."""
STACKED, MAPS_HIGH = 760, 410
"""With less width than this the maps stand above the words, so high, and the whole page scrolls."""


class ReviewPane(QWidget):
    """All below the top bar. After `signed(SignedNote)` it shows the signed note, read only."""

    signed = Signal(object)
    done = Signal()
    back_asked = Signal()
    jump_asked = Signal(str)
    compare_asked = Signal()

    def __init__(self, desk: Desk, services: Services) -> None:
        super().__init__()
        identify(self, "review", tr("Review"))
        self._desk, self._services = desk, services
        self._finishing = finishing(desk, services)
        self._asked = False
        self._warned: object = None
        self._signed: SignedNote | None = None
        self.signed_view: SignedView | None = None
        self._is_stacked = False
        outer = metrics.column(self, 0)
        self._stack = Stack()
        outer.addWidget(self._stack)
        work = QWidget()
        self._line = line = metrics.row(work, 0)
        earlier = services.compare is not None and not desk.briefing.is_first_visit
        self.maps = ReviewMaps(earlier)
        self.maps.compare_asked.connect(self.compare_asked)
        metrics.size(self.maps, width=MAPS)
        line.addWidget(self.maps)
        self._right = Stack()
        line.addWidget(self._right, 1)
        self._stack.addWidget(work)
        self._right.addWidget(self._note_side())
        desk.changed.connect(self._changed)
        self._finishing.signed.connect(self._was_signed)
        self._finishing.busy_changed.connect(self._busy)
        self.told.hide()

    def fold(self, folded: bool, stacked: bool) -> None:
        """Smaller maps where there is little room, so that the words begin on the screen; STACKED: above them."""
        if stacked:
            metrics.size(self.maps, min_width=0, max_width=ENDLESS, height=MAPS_HIGH)
        else:
            width = MAPS_FOLDED if folded else MAPS
            metrics.size(self.maps, width=width, min_height=0, max_height=ENDLESS)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(down if stacked else across)
        self._is_stacked = stacked
        for pane in self.findChildren(ScrollPane):
            if pane.objectName() in ("review.scroll", "signed.scroll", "amend.pane"):
                pane.set_whole(stacked)

    @property
    def is_signed(self) -> bool:
        return self._signed is not None

    def _note_side(self) -> QWidget:
        side = QWidget()
        box = metrics.column(side, 12, (24, 16, 24, 16))
        card = Card("review.note")
        head = WrapRow(None, 12)
        back = IconButton("back", "review.back", tr("Back to Leave"))
        back.clicked.connect(self.back_asked)
        head.addWidget(back)
        self._title = Text("", "heading", elide=True, name="review.title")
        head.addWidget(self._title, 1, least=150)
        self._kind = Segmented("review.kind", tr("Parts"), (("soap", "SOAP"), ("sotap", "SOTAP")), "soap")
        metrics.size(self._kind, width=168)
        self._kind.chosen.connect(self._choose_kind)
        head.addWidget(self._kind)
        card.body.addLayout(head)
        self._when = Text("", "secondary", "text2", elide=True, name="review.when")
        card.body.addWidget(self._when)
        self._scroll = ScrollPane("review.scroll", tr("Note"))
        self.text = SoapView(self._desk)
        self._scroll.body.addWidget(self.text)
        card.body.addWidget(self._scroll, 1)
        box.addWidget(card, 1)
        self.points = OpenPoints(self._desk, "review.open")
        self.points.jump_asked.connect(self._jump)
        self.points.hide()
        box.addWidget(self.points)
        self._open = metrics.column(None, 0)
        self._banner: Banner | None = None
        box.addLayout(self._open)
        self.told = Told(self._finishing, self._services, "review.told")
        box.addWidget(self.told)
        box.addLayout(self._actions())
        return side

    def _actions(self) -> WrapRow:
        bar = WrapRow(None, 8)
        for kind, words in ((Paper.SHEET, tr("Sheet")), (Paper.SUMMARY, tr("Summary"))):
            button = Button(words, f"review.{kind.value}", size="bar", accessible=tr("Preview: {what}", what=words))
            button.clicked.connect(lambda _=False, kind=kind: self.preview(kind))
            bar.addWidget(button)
        letter = Button(tr("Letter"), "review.letter", size="bar", accessible=tr("Write the referral letter"))
        letter.clicked.connect(self.write_letter)
        bar.addWidget(letter)
        bar.addStretch()
        name = self._desk.briefing.therapist.name
        amends = self._desk.amendment is not None
        whole = tr("Sign the amendment as {name}", name=name) if amends else tr("Sign as {name}", name=name)
        self._sign_words = whole if len(name) <= LONG and not amends else tr("Sign amendment") if amends else tr("Sign")
        self._sign = Button(self._sign_words, "review.sign", "primary", "bar", icon="pen", accessible=whole)
        self._sign.clicked.connect(self._press_sign)
        bar.addWidget(self._sign)
        return bar

    # what it shows

    def refresh(self) -> None:
        if self._signed is not None or not self.isVisible():
            return
        desk, note = self._desk, self._desk.note
        self.maps.show_note(note, avoided(desk.found, everything=False))
        day = names.day(note.local_start.date(), year=False)
        self._title.say(tr("Session {n}, {day}", n=note.number, day=day))
        ended = names.clock(note.ended_at.astimezone(note.local_start.tzinfo)) if note.ended_at else ""
        times = names.clock(note.local_start) + (tr(" to {end}", end=ended) if ended else "")
        about = [p.title for p in problems_of(desk.briefing, note)]
        self._when.say("     ".join((times, *about, desk.briefing.therapist.name)))
        self.text.refresh()
        self._show_open()
        self.points.refresh()

    def _show_open(self) -> None:
        """One line on what is missing and what to check; a tap lists it."""
        hard, soft = open_points(self._desk), soft_points(self._desk)
        parts = []
        if hard:
            parts.append(tr("1 answer missing") if len(hard) == 1 else tr("{n} answers missing", n=len(hard)))
        if soft:
            parts.append(tr("1 thing to check") if len(soft) == 1 else tr("{n} things to check", n=len(soft)))
        words = tr(", ").join(parts)
        if self._banner is None:
            self._banner = Banner("review.missing", "warn", words or tr("Nothing is missing"))
            self._banner.add_action(tr("Show"), "review.missing.show", self._toggle_points)
            self._open.addWidget(self._banner)
        self._banner.say("warn", words or tr("Nothing is missing"))
        reveal(self._banner, bool(words))
        if not words:
            self.points.hide()

    def show_signed(self, signed: SignedNote) -> None:
        """Show what was signed, read from it and from nothing else."""
        if self._signed is signed:
            return
        self._signed = signed
        self._show_work()
        told = Told(self._finishing, self._services, "signed.told")
        view = SignedView(signed, told, can_amend=self._services.amending is not None)
        view.done.connect(self.done)
        view.amend_asked.connect(self._amend)
        view.version_shown.connect(lambda one: self.maps.show_note(one.note, one.note.body_map.to_hatch))
        view.print_asked.connect(lambda kind: self._finishing.print(kind))
        view.preview_asked.connect(self.preview)
        if self._finishing.trouble is not None:
            told.fail(self._finishing.trouble)
        self.signed_view = view
        while (before := self._right.widget(1)) is not None:
            self._right.removeWidget(before)
            before.deleteLater()
        self._right.addWidget(view)
        view.pane.set_whole(self._is_stacked)
        self._right.setCurrentWidget(view)
        self.maps.show_note(signed.note, signed.note.body_map.to_hatch)
        focus_first(view)
        if signed.amendment is not None and self._services.amending is not None:
            self._finishing.versions(view.show_versions)

    def _amend(self) -> None:
        """The form in place of the note; the maps stay beside it."""
        assert self._signed is not None
        amending, now = self._services.amending, self._desk.stamp.now().astimezone()
        assert amending is not None
        form = AmendForm(self._signed, self._desk.briefing.therapist.name, now, amending.waiting)
        form.pane.set_whole(self._is_stacked)
        room = QWidget()
        metrics.column(room, 0, (24, 16, 24, 16)).addWidget(form)
        self._right.addWidget(room)
        self._right.setCurrentWidget(room)
        form.cancelled.connect(lambda: self._close_form(room))
        form.sign_asked.connect(lambda asked: self._finishing.correct(asked, self.show_signed, form.fail))
        form.open_asked.connect(lambda asked: self._finishing.open_whole(asked, form.fail))

    def _close_form(self, room: QWidget) -> None:
        self._right.removeWidget(room)
        room.hide()
        room.deleteLater()
        self._right.setCurrentIndex(1)
        if self.signed_view is not None:
            self.signed_view.amend.setFocus()

    # what it does

    def preview(self, kind: Paper) -> None:
        """Show a document in place of the page."""
        self._desk.end_merge()
        self._finishing.preview(kind, self._show_over)

    def write_letter(self) -> None:
        form = LetterForm(self._desk, self._services)
        form.preview_asked.connect(lambda: self.preview(Paper.LETTER))
        self._show_over(form)

    def _show_over(self, pane: PreviewPane | LetterForm) -> None:
        self._show_work()
        pane.closed.connect(self._show_work)
        self._stack.addWidget(pane)
        self._stack.setCurrentWidget(pane)
        pane.take_focus()

    def _show_work(self) -> None:
        self._stack.setCurrentIndex(0)
        while self._stack.count() > 1:
            if (over := self._stack.widget(1)) is not None:
                self._stack.removeWidget(over)
                over.deleteLater()
        self.refresh()

    def _choose_kind(self, key: str) -> None:
        self.text.sotap = key == "sotap"
        self.refresh()

    def _toggle_points(self) -> None:
        sides = self._desk.side_doubts
        if sides and not open_points(self._desk) and len(sides) == len(soft_points(self._desk)):
            self.show_side("side:0")
            return
        reveal(self.points, not self.points.isVisible())

    def _jump(self, key: str) -> None:
        self.points.hide()
        if key.startswith("side:"):
            self.show_side(key)
        else:
            self.jump_asked.emit(key)

    def show_side(self, key: str) -> None:
        """Bring the question that KEY numbers ("side:0") to where it can be answered."""
        banner = self.text.side_banner(int(key.partition(":")[2]))
        if banner is not None:
            self._scroll.ensureWidgetVisible(banner)
            answer = banner.findChild(Button)
            if answer is not None:
                answer.setFocus()

    def _press_sign(self) -> None:
        """What is missing is listed; what is doubtful is shown once, then the therapist's word counts."""
        soft = soft_points(self._desk)
        if open_points(self._desk) or (soft and soft != self._warned):
            self._warned = soft
            reveal(self.points, True)
            if len(self._desk.side_doubts) == len(soft) and not open_points(self._desk):
                self.show_side("side:0")
            return
        self._asked = True
        self._finishing.sign()

    def _was_signed(self, signed: SignedNote) -> None:
        if self._asked:
            self.signed.emit(signed)
            self.show_signed(signed)

    def _busy(self) -> None:
        busy = self._finishing.is_signing
        self._sign.setEnabled(not busy)
        self._sign.setText(tr("Signing…") if busy else self._sign_words)
        self.text.setEnabled(not busy)

    def _changed(self, old: SessionNote, new: SessionNote) -> None:
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
