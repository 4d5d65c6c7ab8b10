"""A passphrase is chosen: typed twice, judged in words; with the present one first, where that is asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.base import metrics
from ui.base.i18n import tr
from ui.keys.strength import strength
from ui.parts.buttons import Button
from ui.parts.fields import Labelled, LineField, PassField
from ui.parts.lists import ScrollPane, SelectList, SelectRow
from ui.parts.words import Text

COLUMN = 560
MARGINS = (32, 40, 32, 32)


class SecretPair(QWidget):
    """Two fields for the same new passphrase. NAME begins the names of its fields; `done` when Enter is pressed."""

    done = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        box = metrics.column(self, 14)
        self._first = PassField(f"{name}.passphrase", tr("New passphrase"), tall=True)
        self._second = PassField(f"{name}.again", tr("New passphrase again"), tall=True)
        self._one, self._two = Labelled(tr("New passphrase"), self._first), Labelled(tr("Once more"), self._second)
        for labelled in (self._one, self._two):
            box.addWidget(labelled)
        self._first.textChanged.connect(self._judge)
        self._second.textEdited.connect(lambda: self._two.tell(""))
        self._first.returnPressed.connect(lambda: self._second.setFocus(Qt.FocusReason.TabFocusReason))
        self._second.returnPressed.connect(self.done)
        self.setFocusProxy(self._first)
        self._judge("")

    def eyes_behind(self, last: QWidget) -> None:
        """Let Tab reach the eyes only after LAST."""
        self._first.tab_last(last)
        self._second.tab_last(last)

    @property
    def passphrase(self) -> str:
        return self._first.text()

    def is_good(self) -> bool:
        """Whether both say the same and it is enough; what is not is said beside it, with the keyboard there."""
        found = strength(self._first.text())
        if not found.enough:
            self._one.tell(tr(found.words), "danger")
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._first.text() != self._second.text():
            self._two.tell(tr("The two are not the same."), "danger")
            self._second.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return True
        return False

    def clear(self) -> None:
        self._first.clear()
        self._second.clear()

    def _judge(self, text: str) -> None:
        found = strength(text)
        self._one.tell(tr(found.words), found.tone)


class SecretPage(QWidget):
    """A whole page for a new passphrase.

    `chosen(new, present, who)`; then `working()`, and `failed(...)` when it was not taken. WITH_PRESENT asks for the
    passphrase of today first; PEOPLE (key, name) ask whose it is to be, where that is not known; ASK_NAME asks for the
    names of somebody new.
    """

    chosen = Signal(str, str, str)
    cancelled = Signal()

    def __init__(
        self,
        heading: str,
        lead: str,
        onward: str,
        *,
        with_present: bool = False,
        people: Sequence[tuple[str, str]] = (),
        cancel: bool = True,
    ) -> None:
        super().__init__()
        self.setObjectName("secret")
        self.setAccessibleName(heading)
        self._onward_words = onward
        outer = metrics.column(self, 0)
        self._pane = pane = ScrollPane("secret.pane", heading, 14, MARGINS, COLUMN)
        outer.addWidget(pane)
        self._add(Text(heading, "display"))
        self._add(Text(lead, "body", "text2", wrap=True, name="secret.lead"))
        pane.body.addSpacing(6)
        self._who = people[0][0] if len(people) == 1 else ""
        self._people = SelectList("secret.people", tr("Whose passphrase it is to be"), selectable=True)
        self._needed = Text("", "secondary", "danger", name="secret.needed")
        if len(people) > 1:
            self._add(Text(tr("Whose passphrase is it to be?"), "secondary", "text2", 600))
            self._people.show_rows([(key, SelectRow(name, f"secret.who.{key}", icon="person")) for key, name in people])
            self._people.taken.connect(self._choose)
            self._add(self._people)
            self._add(self._needed)
        self._present = PassField("secret.present", tr("Present passphrase"), tall=True)
        self._now = Labelled(tr("Present passphrase"), self._present)
        self._now.setParent(self)
        if with_present:
            self._add(self._now)
        else:
            self._now.hide()
        self._with_present = with_present
        self.body = metrics.column(None, 14)
        pane.body.addLayout(self.body)
        self.pair = SecretPair("secret")
        self._add(self.pair)
        self._told = Text("", "body", "danger", wrap=True, name="secret.told")
        self._told.hide()
        self._add(self._told)
        self._add(self._buttons(onward, cancel))
        pane.body.addStretch(1)
        self.pair.done.connect(self._ask)
        self._present.returnPressed.connect(lambda: self.pair.setFocus(Qt.FocusReason.TabFocusReason))
        self.pair.eyes_behind(self._onward)
        if with_present:
            self._present.tab_last(self._onward)
        self.setFocusProxy(self._present if with_present else self.pair)

    def _add(self, widget: QWidget) -> None:
        self._pane.body.addWidget(widget)

    def ask(self, widget: Labelled) -> Labelled:
        """Ask for something more, above the passphrase."""
        self.body.addWidget(widget)
        field = widget.field
        if isinstance(field, LineField):
            field.returnPressed.connect(self._ask)
        return widget

    def _buttons(self, onward: str, cancel: bool) -> QWidget:
        holder = QWidget()
        line = metrics.row(holder, 8, (0, 8, 0, 0))
        self._onward = Button(onward, "secret.onward", "primary", "large")
        self._onward.clicked.connect(self._ask)
        line.addWidget(self._onward)
        self._cancel = Button(tr("Cancel"), "secret.cancel", "quiet", "large")
        self._cancel.clicked.connect(self.cancelled)
        if cancel:
            line.addWidget(self._cancel)
        line.addStretch(1)
        return holder

    def _choose(self, who: str) -> None:
        self._who = who
        self._needed.say("")

    def _ask(self) -> None:
        self._told.hide()
        if self._people.keys and not self._who:
            self._needed.say(tr("Choose a name first."))
            return
        if self._with_present and not self._present.text():
            self._now.tell(tr("Type the passphrase you have now."), "danger")
            self._present.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._now.tell("")
        if self.pair.is_good():
            self.chosen.emit(self.pair.passphrase, self._present.text(), self._who)

    def working(self) -> None:
        """It is being kept; nothing can be pressed meanwhile."""
        self._onward.say(tr("One moment…"))
        self._enable(False)

    def failed(self, sentence: str, hint: str = "", at_present: bool = False) -> None:
        """It was not taken: say why, AT_PRESENT beside the passphrase of today."""
        self._onward.say(self._onward_words)
        self._enable(True)
        if at_present:
            self._now.tell(sentence, "danger")
            self._present.selectAll()
            self._present.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._told.say(f"{sentence} {hint}".strip())
        self._told.show()

    def _enable(self, enabled: bool) -> None:
        for widget in (self._onward, self._cancel, self.pair, self._present, self._people):
            widget.setEnabled(enabled)
