"""The form that amends a signed note: what is wrong or was left out, and why. What was signed stays as it is.

A note that was entered in error altogether is retracted here, and a retraction taken back.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from notesapp.codec.plain import from_plain
from notesapp.model.session_note import Texts
from notesapp.model.signature import Correction, RevisionKind, SignedNote
from notesapp.words import names
from notesapp.words.contents import SoapPart
from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.buttons import Button
from ui.parts.cards import Banner, Card
from ui.parts.choices import Segmented
from ui.parts.fields import Labelled, LineField, TextArea
from ui.parts.flow import Choice, Flow
from ui.parts.lists import ScrollPane
from ui.parts.press import reveal
from ui.parts.words import IconLabel, Text
from ui.parts.wrap import LEAST_WORDS, WrapRow

PARTS = {"S": "subjective", "O": "objective", "A": "assessment", "P": "plan"}


def reasons(kind: RevisionKind) -> tuple[str, ...]:
    """What is said most often; one tap writes it, anything else is typed."""
    if kind is RevisionKind.RETRACT:
        return (tr("Wrong client"), tr("Entered twice"), tr("The session did not take place"))
    if kind is RevisionKind.LATE_ENTRY:
        return (tr("Left out at the time"), tr("The client told it later"), tr("A result came in"))
    return (tr("Slip of the pen"), tr("Wrong side"), tr("Wrong number"), tr("The client put it right"))


class AmendForm(QWidget):
    """`sign_asked(Correction)`: own words only, or the whole note retracted. `open_asked(Correction)`: the whole note
    is wanted. `cancelled`. Of a note that was retracted only that can be taken back.

    WHO signs, NOW is shown as the time; the true one is taken when it is signed. What is written is told to WAITING as
    it is written, by session, and comes back from there when the form is opened again.
    """

    sign_asked = Signal(object)
    open_asked = Signal(object)
    cancelled = Signal()

    def __init__(
        self, signed: SignedNote, who: str, now: datetime, waiting: dict[str, dict[str, Any]], kind: str = "amend"
    ) -> None:
        super().__init__()
        self.setObjectName("amend")
        self.setAccessibleName(tr("Amend the note"))
        self._signed, self._kind, self._part = signed, RevisionKind.AMEND, "S"
        self._waiting: dict[str, dict[str, Any]] = {}
        self._shown = {part.letter: part for part in (from_plain(p, SoapPart) for p in signed.shown.get("soap", ()))}
        own = signed.note.texts
        self._words = {letter: getattr(own, field) for letter, field in PARTS.items()}
        self._late = dict.fromkeys(PARTS, "")
        outer = metrics.column(self, 0)
        title = tr("Take the retraction of session {n} back") if signed.is_retracted else tr("Amend session {n}")
        card = Card("amend.card", title.format(n=signed.note.number))
        outer.addWidget(card)
        self.pane = pane = ScrollPane("amend.pane", tr("Amend the note"), 10, (0, 0, 8, 4))
        card.body.addWidget(pane, 1)
        box = pane.body
        lead = tr(
            "What was signed stays readable. The change stands beside it, with your name, the time and the reason."
        )
        box.addWidget(Text(lead, "secondary", "text2", wrap=True))
        kinds = (
            ("amend", tr("Something is wrong")),
            ("late", tr("Something was left out")),
            ("retract", tr("Entered in error")),
        )
        self._kinds = Segmented("amend.kind", tr("What it is"), kinds, kind)
        self._kinds.chosen.connect(self._choose_kind)
        box.addWidget(self._kinds)
        self._meaning = Text("", "body", wrap=True, name="amend.meaning")
        box.addWidget(self._meaning)
        labels = (("S", tr("Subjective")), ("O", tr("Objective")), ("A", tr("Assessment")), ("P", tr("Plan")))
        self._parts = Segmented("amend.part", tr("Part of the note"), labels, "S")
        self._parts.chosen.connect(self._choose_part)
        box.addWidget(self._parts)
        self._made = Text("", "secondary", "text2", wrap=True, name="amend.made")
        box.addWidget(self._made)
        self._area = TextArea("amend.words", tr("In your own words"), lines=2, most=7)
        self._area.textChanged.connect(self._typed)
        self._field = Labelled(
            tr("In your own words"), self._area, tr("Marks, answers, techniques: open the whole note.")
        )
        box.addWidget(self._field)
        self._reason_line = LineField("amend.reason", tr("Reason"), tr("Why it is amended"))
        self._reason = Labelled(tr("Reason (it is printed with the change)"), self._reason_line)
        self._reason_line.returnPressed.connect(lambda: self._ask(whole=False))
        self._reason_line.textEdited.connect(lambda: self._reason.tell(""))
        self._reason_line.textChanged.connect(self._remember)
        box.addWidget(self._reason)
        self._usual = Flow()
        box.addWidget(self._usual)
        box.addStretch(1)
        self._trouble = metrics.column(None, 0)
        card.body.addLayout(self._trouble)
        self._banner: Banner | None = None
        card.body.addWidget(self._foot(who, now))
        QShortcut(QKeySequence("Ctrl+Return"), self, lambda: self._ask(whole=False))
        self._choose_kind(kind)
        begun, self._waiting = waiting.get(signed.note.session_id), waiting
        if begun:
            self.come_back(begun if kind == "amend" else {**begun, "kind": kind})

    def _foot(self, who: str, now: datetime) -> QWidget:
        foot, signs = QWidget(), QWidget()
        line = WrapRow(foot, 8)
        signer = metrics.row(signs, 8)
        signer.addWidget(IconLabel("pen", "text2", 16))
        at = names.clock(now)
        signer.addWidget(Text(tr("{who}, today {time}", who=who, time=at), "secondary", "text2", elide=True), 1)
        line.addWidget(signs, 1, least=LEAST_WORDS)
        cancel = Button(tr("Cancel"), "amend.cancel", "quiet")
        cancel.clicked.connect(self._cancel)
        self._open = Button(tr("Open the whole note"), "amend.open")
        self._open.clicked.connect(lambda: self._ask(whole=True))
        self._sign = Button(tr("Sign the amendment"), "amend.sign", "primary")
        self._sign.clicked.connect(lambda: self._ask(whole=False))
        for button in (cancel, self._open, self._sign):
            metrics.size(button, height=56)
            line.addWidget(button)
        return foot

    # what is asked

    def _choose_kind(self, key: str) -> None:
        kinds = {"late": RevisionKind.LATE_ENTRY, "retract": RevisionKind.RETRACT}
        self._kind = kinds.get(key, RevisionKind.AMEND)
        words = {"late": tr("Sign the late entry"), "retract": tr("Retract the note")}
        again = self._signed.is_retracted
        self._sign.say(tr("Take the retraction back") if again else words.get(key, tr("Sign the amendment")))
        whole = again or self._kind is RevisionKind.RETRACT
        self._meaning.say(self._what_it_means() if whole else "")
        reveal(self._meaning, whole)
        reveal(self._kinds, not again)
        for part in (self._parts, self._made, self._field, self._open):
            reveal(part, not whole)
        self._reason.tell("")
        why = tr("Why it is retracted") if self._kind is RevisionKind.RETRACT else tr("Why it is amended")
        self._reason_line.setPlaceholderText(tr("Why it holds after all") if again else why)
        if again:
            return
        self._usual.offer([self._reason_choice(at, words) for at, words in enumerate(reasons(self._kind), start=1)])
        if not whole:
            self._choose_part(self._part)
        self._remember()

    def _what_it_means(self) -> str:
        if self._signed.is_retracted:
            return tr("The note holds again as it was signed, and counts in the client's course.")
        return tr(
            "The note stays readable, marked as retracted on the screen and on paper, and counts for nothing any more. "
            "Health history, consents and problems taken with it stay on the client's page: check them there."
        )

    @property
    def _is_whole(self) -> bool:
        """Whether all of the note is meant, and no word of it changes."""
        return self._kind is RevisionKind.RETRACT or self._signed.is_retracted

    def _reason_choice(self, at: int, words: str) -> Choice:
        def take() -> None:
            self._reason_line.setText(words)
            self._reason.tell("")

        return Choice(f"amend.reason.{at}", words, False, take)

    def _choose_part(self, letter: str) -> None:
        self._part = letter
        part = self._shown.get(letter)
        said = " ".join((*part.sentences, part.aside)) if part else ""
        own = self._words[letter] if self._is_late else ""
        self._made.say("\n".join(words for words in (said.strip(), own) if words))
        reveal(self._made, bool(self._made.words))
        self._area.show_text((self._late if self._is_late else self._words)[letter])
        self._area.setPlaceholderText(tr("What is to be added") if self._is_late else tr("How it is to stand"))
        self._field.tell("")

    @property
    def _is_late(self) -> bool:
        return self._kind is RevisionKind.LATE_ENTRY

    def _typed(self) -> None:
        (self._late if self._is_late else self._words)[self._part] = self._area.toPlainText()
        self._field.tell("")
        self._remember()

    def _remember(self) -> None:
        session = self._signed.note.session_id
        if self.has_changes:
            self._waiting[session] = self.place()
        else:
            self._waiting.pop(session, None)

    @property
    def has_changes(self) -> bool:
        """Whether something is written that is kept nowhere yet."""
        before = {letter: getattr(self._signed.note.texts, field) for letter, field in PARTS.items()}
        late = any(words.strip() for words in self._late.values())
        return late or self._words != before or bool(self._reason_line.text().strip())

    def _cancel(self) -> None:
        self._waiting.pop(self._signed.note.session_id, None)
        self.cancelled.emit()

    def _texts(self) -> Texts:
        """The own words as they are to stand; a late entry is put behind what stands there."""
        before = self._signed.note.texts
        if not self._is_late:
            return replace(before, **{PARTS[letter]: words.strip() for letter, words in self._words.items()})
        texts = before
        for letter, words in self._late.items():
            stands = getattr(before, PARTS[letter])
            whole = "\n".join(part for part in (stands, words.strip()) if part)
            texts = replace(texts, **{PARTS[letter]: whole})
        return texts

    def _ask(self, *, whole: bool) -> None:
        reason, texts = " ".join(self._reason_line.text().split()), self._texts()
        if self._is_whole:
            whole, texts = False, self._signed.note.texts
        elif not whole and texts == self._signed.note.texts:
            self._field.tell(tr("Nothing is changed yet. Write here, or open the whole note."), "danger")
            self._area.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not reason:
            self._reason.tell(self._needs_reason(), "danger")
            self._reason_line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        asked = Correction(self._signed.note.id, self._kind, reason, texts)
        self.set_busy(True)
        (self.open_asked if whole else self.sign_asked).emit(asked)

    def _needs_reason(self) -> str:
        if self._signed.is_retracted:
            return tr("Taking a retraction back needs its reason.")
        if self._kind is RevisionKind.RETRACT:
            return tr("A retraction needs its reason.")
        return tr("An amendment needs its reason.")

    def set_busy(self, busy: bool) -> None:
        for widget in (self._sign, self._open):
            widget.setEnabled(not busy)

    def fail(self, words: str, second: str = "") -> None:
        """It was not signed: say why; everything typed stays."""
        self.set_busy(False)
        if self._banner is None:
            self._banner = Banner("amend.trouble", "danger", words, second)
            self._trouble.addWidget(self._banner)
        self._banner.say("danger", words, second)

    def place(self) -> dict[str, Any]:
        """What was chosen and written, so that one comes back to it after a lock."""
        kind = {RevisionKind.LATE_ENTRY: "late", RevisionKind.RETRACT: "retract"}.get(self._kind, "amend")
        words, late, reason = dict(self._words), dict(self._late), self._reason_line.text()
        return {"kind": kind, "part": self._part, "words": words, "late": late, "reason": reason}

    def come_back(self, place: dict[str, Any]) -> None:
        """Show the form as `place` told it; what is no answer of it is passed over."""
        for kept, held in ((self._words, place.get("words")), (self._late, place.get("late"))):
            if isinstance(held, dict):
                kept.update({part: words for part, words in held.items() if part in PARTS and isinstance(words, str)})
        if isinstance(place.get("reason"), str):
            self._reason_line.setText(place["reason"])
        if place.get("part") in PARTS:
            self._part = place["part"]
            self._parts.choose(self._part)
        if place.get("kind") in ("amend", "late", "retract") and not self._signed.is_retracted:
            self._kinds.choose(place["kind"])
            self._choose_kind(place["kind"])
        elif not self._is_whole:
            self._choose_part(self._part)
        self.take_focus()

    def take_focus(self) -> None:
        first = self._reason_line if self._is_whole else self._area
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        else:
            super().keyPressEvent(event)
