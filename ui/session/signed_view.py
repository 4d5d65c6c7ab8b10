"""A signed note, read from what was signed: nothing here can change it."""

from __future__ import annotations

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
from ui.parts.lists import ScrollPane
from ui.parts.words import IconLabel, Text
from ui.parts.wrap import WrapRow
from ui.session.review_text import SoapView


def soap_of(signed: SignedNote) -> tuple[SoapPart, ...]:
    """The text as it was shown on the day of signing."""
    return tuple(from_plain(part, SoapPart) for part in signed.shown.get("soap", ()))


def signed_words(signed: SignedNote) -> str:
    """Signed Thursday 19 November 2026, 15:26, by Noor Haddad"""
    at = signed.revision.at.astimezone(timezone(timedelta(minutes=signed.note.utc_offset_min)))
    day = names.day(at.date())
    return tr("Signed {day}, {time}, by {name}", day=day, time=names.clock(at), name=signed.therapist.name)


class SignedView(QWidget):
    """`print_asked(Paper)`, `preview_asked(Paper)`, `done`."""

    print_asked = Signal(object)
    preview_asked = Signal(object)
    done = Signal()

    def __init__(self, signed: SignedNote, told: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName("signed")
        self.setAccessibleName(tr("Signed note"))
        box = metrics.column(self, 12, (24, 16, 24, 16))
        note = signed.note
        day = names.day(note.local_start.date(), year=False)
        card = Card("signed.note", tr("Session {n}, {day}", n=note.number, day=day))
        line = metrics.row(None, 8)
        line.addWidget(IconLabel("lock", "text", 18))
        line.addWidget(Text(signed_words(signed), "body", weight=600, wrap=True, name="signed.words"), 1)
        card.body.addLayout(line)
        hash_words = tr("Version {n} · {hash}", n=signed.revision.rev_no, hash=signed.revision.short_hash)
        card.body.addWidget(Text(hash_words, "secondary", "text2", name="signed.version"))
        self.pane = pane = ScrollPane("signed.scroll", tr("Note"))
        view = SoapView()
        view.show_parts(soap_of(signed))
        pane.body.addWidget(view)
        card.body.addWidget(pane, 1)
        amend = metrics.row(None, 8)
        amend_tip = tr("This note is signed. Amend it to change it.")
        amend.addWidget(Text(amend_tip, "secondary", "text2", name="signed.amend.words"), 1)
        self.amend = Button(tr("Amend"), "signed.amend", icon="pen", tip=amend_tip)
        self.amend.setEnabled(False)
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
