"""A signed note, read from what was signed: nothing here can change it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta, timezone

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from notesapp.codec.plain import from_plain
from notesapp.model.signature import SignedNote
from notesapp.usecases.issue_document import Paper
from notesapp.words import names
from notesapp.words.contents import SoapPart
from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.buttons import Button
from ui.parts.cards import Card
from ui.parts.flow import empty, put
from ui.parts.lists import ScrollPane
from ui.parts.words import IconLabel, Text
from ui.parts.wrap import WrapRow
from ui.session.review_text import SoapView
from ui.standing.versions import AmendedLines, VersionSwitch


def soap_of(signed: SignedNote) -> tuple[SoapPart, ...]:
    """The text as it was shown on the day of signing."""
    return tuple(from_plain(part, SoapPart) for part in signed.shown.get("soap", ()))


def signed_words(signed: SignedNote) -> str:
    """Signed Thursday 19 November 2026, 15:26, by Noor Haddad"""
    at = signed.revision.at.astimezone(timezone(timedelta(minutes=signed.note.utc_offset_min)))
    day = names.day(at.date())
    if signed.is_retracted:
        return tr("Retracted {day}, {time}, by {name}", day=day, time=names.clock(at), name=signed.therapist.name)
    return tr("Signed {day}, {time}, by {name}", day=day, time=names.clock(at), name=signed.therapist.name)


class SignedView(QWidget):
    """`print_asked(Paper)`, `preview_asked(Paper)`, `amend_asked`, `done`; `version_shown(SignedNote)` for the map."""

    print_asked = Signal(object)
    preview_asked = Signal(object)
    amend_asked = Signal()
    version_shown = Signal(object)
    done = Signal()

    def __init__(self, signed: SignedNote, told: QWidget | None = None, can_amend: bool = False) -> None:
        super().__init__()
        self.setObjectName("signed")
        self.setAccessibleName(tr("Signed note"))
        box = metrics.column(self, 12, (24, 16, 24, 16))
        note = signed.note
        day = names.day(note.local_start.date(), year=False)
        card = Card("signed.note", tr("Session {n}, {day}", n=note.number, day=day))
        line = metrics.row(None, 8)
        line.addWidget(IconLabel("lock", "text", 18))
        self._words = Text("", "body", weight=600, wrap=True, name="signed.words")
        line.addWidget(self._words, 1)
        card.body.addLayout(line)
        self._version = Text("", "secondary", "text2", name="signed.version")
        card.body.addWidget(self._version)
        self._versions: tuple[SignedNote, ...] = (signed,)
        self._switch = VersionSwitch()
        self._switch.chosen.connect(lambda at: self._show(self._versions[at]))
        card.body.addWidget(self._switch)
        self.pane = pane = ScrollPane("signed.scroll", tr("Note"))
        self._changes = metrics.column(None, 0)
        pane.body.addLayout(self._changes)
        self._view = SoapView()
        pane.body.addWidget(self._view)
        card.body.addWidget(pane, 1)
        self._show(signed)
        amend = metrics.row(None, 8)
        amend_tip = tr("This note is signed. Amend it to change it.")
        amend.addWidget(Text(amend_tip, "secondary", "text2", name="signed.amend.words"), 1)
        self.amend = Button(tr("Amend"), "signed.amend", icon="pen", tip=amend_tip)
        self.amend.setEnabled(can_amend)
        self.amend.clicked.connect(self.amend_asked)
        amend.addWidget(self.amend)
        card.body.addLayout(amend)
        box.addWidget(card, 1)
        if told is not None:
            box.addWidget(told)
        bar = WrapRow(None, 8)
        for kind, words in ((Paper.SHEET, tr("Sheet")), (Paper.SUMMARY, tr("Summary")), (Paper.LETTER, tr("Letter"))):
            button = Button(words, f"signed.{kind.value}", size="bar", accessible=tr("Look at: {what}", what=words))
            button.clicked.connect(lambda _=False, kind=kind: self.preview_asked.emit(kind))
            bar.addWidget(button)
        bar.addStretch()
        again = Button("", "signed.print", size="bar", icon="print", accessible=tr("Print the sheet"))
        again.setToolTip(tr("Print the sheet"))
        again.clicked.connect(lambda: self.print_asked.emit(Paper.SHEET))
        bar.addWidget(again)
        done = Button(tr("Done"), "signed.done", "primary", "bar")
        done.clicked.connect(self.done)
        bar.addWidget(done)
        box.addLayout(bar)

    def show_versions(self, versions: Sequence[SignedNote]) -> None:
        """Every version that was signed, oldest first: the newest is shown, with what the others said."""
        self._versions = tuple(versions)
        self._switch.show_versions(versions)
        self._show(self._versions[-1])

    def _show(self, signed: SignedNote) -> None:
        self._words.say(signed_words(signed))
        self._version.say(tr("Version {n} · {hash}", n=signed.revision.rev_no, hash=signed.revision.short_hash))
        self._view.show_parts(soap_of(signed))
        empty(self._changes)
        if signed is self._versions[-1] and len(self._versions) > 1:
            put(self._changes, AmendedLines(self._versions))
        self.version_shown.emit(signed)
