"""The record of a client: sessions, health history with its dates, consents; one at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from notesapp.model.practice import Consent, HistoryItem, HistoryStatus
from notesapp.usecases.overview import ClientView, SessionLine
from notesapp.words import history
from notesapp.words.lexicon import upper_first
from ui.base import metrics
from ui.base.focus import focus_first
from ui.base.i18n import tr
from ui.clients.words import day, listed, status_words
from ui.parts.buttons import Button
from ui.parts.cards import Card
from ui.parts.choices import Segmented
from ui.parts.flow import empty, put
from ui.parts.lists import Rule, SelectList, SelectRow
from ui.parts.words import Text
from ui.standing.consents import ConsentEditor
from ui.standing.history import HistoryEditor
from ui.standing.keeper import Keeper

if TYPE_CHECKING:
    from ui.clients.keeping import Custody

SHOWN_FIRST = 4


class RecordCard(Card):
    """Sessions, health history with its dates, consents: one at a time."""

    session_asked = Signal(str)
    changed = Signal()
    editing = Signal(bool)
    erased = Signal(object)

    def __init__(self, view: ClientView, keeper: Keeper, tab: str = "sessions", custody: Custody | None = None) -> None:
        super().__init__("client.record")
        self._view, self._keeper, self._custody, self.tab = view, keeper, custody, tab
        options = [("sessions", tr("Sessions")), ("health", tr("Health")), ("consents", tr("Consents"))]
        if custody is not None:
            options.append(("keeping", tr("Keeping")))
        self._tabs = Segmented("client.record.tabs", tr("What to show"), options, tab)
        self.body.addWidget(self._tabs)
        self._inside = QWidget()
        self._box = metrics.column(self._inside, 4)
        self.body.addWidget(self._inside)
        self._all_sessions = self._old_lines = False
        self._tabs.chosen.connect(self._show)
        self._show(tab)

    def _show(self, key: str) -> None:
        self.tab = key
        self.editing.emit(False)
        empty(self._box)
        show = {
            "sessions": self._sessions,
            "health": self._health,
            "consents": self._consents,
            "keeping": self._keeping,
        }
        show[key]()

    def _sessions(self) -> None:
        found = self._view.sessions if self._all_sessions else self._view.sessions[:SHOWN_FIRST]
        rows = SelectList("client.sessions", tr("Sessions"))
        rows.show_rows([(s.session_id, _session_row(s, at)) for at, s in enumerate(found, start=1)])
        rows.taken.connect(self.session_asked)
        self._box.addWidget(rows)
        left = len(self._view.sessions) - len(found)
        if left > 0:
            more = Button(tr("Show {n} earlier ones", n=left), "client.sessions.more", "link")
            more.clicked.connect(lambda: self._more("sessions"))
            self._box.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        if not self._view.sessions:
            self._box.addWidget(Text(tr("No session yet."), "body", "text2"))

    def _health(self) -> None:
        current = self._view.standing.history
        self._lines(current, "client.health")
        if not current:
            self._box.addWidget(Text(tr("Nothing was told yet; it is asked when a session begins."), "body", "text2"))
        old = [item for item in self._view.history if item.id not in {now.id for now in current}]
        if old and not self._old_lines:
            more = Button(tr("Show {n} earlier entries", n=len(old)), "client.health.more", "link")
            more.clicked.connect(lambda: self._more("health"))
            self._box.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        elif old:
            self._box.addWidget(Text(tr("Earlier entries"), "label", "text2", 600))
            self._lines(old, "client.health.old", tone_old=True)
        self._changer("health", HistoryEditor)

    def _lines(self, items: Sequence[HistoryItem], name: str, tone_old: bool = False) -> None:
        for number, item in enumerate(items, start=1):
            holder = QWidget()
            holder.setObjectName(f"{name}.{number}")
            line = metrics.row(holder, 12, (0, 6, 0, 6))
            title = upper_first(history.item_words(item))
            asked_no = item.status is HistoryStatus.DENIED
            facts = [
                "" if asked_no else status_words(item.status),
                tr("since {when}", when=item.since) if item.since else "",
                item.note,
            ]
            words = " · ".join(part for part in (title, ", ".join(fact for fact in facts if fact)) if part)
            line.addWidget(Text(words, "body", "text2" if tone_old else "text", wrap=True), 1)
            if item.reviewed_at is not None:
                asked = tr("asked {day}", day=day(item.reviewed_at, with_year=True))
                line.addWidget(Text(asked, "secondary", "text2"), 0, Qt.AlignmentFlag.AlignTop)
            self._box.addWidget(holder)
            if number < len(items):
                self._box.addWidget(Rule())

    def _consents(self) -> None:
        if not self._view.standing.consents:
            self._box.addWidget(Text(tr("None yet; it is asked when a session begins."), "body", "text2"))
        for number, consent in enumerate(self._view.standing.consents, start=1):
            words = Text(_consent_words(consent), "body", wrap=True, name=f"client.consent.{number}")
            words.setContentsMargins(0, 6, 0, 6)
            self._box.addWidget(words)
        self._changer("consents", ConsentEditor)

    def _keeping(self) -> None:
        from ui.clients.keeping import KeepingPane  # asked for seldom

        assert self._custody is not None
        pane = KeepingPane(self._custody)
        pane.erased.connect(self.erased)
        self._box.addWidget(pane)

    def _more(self, what: str) -> None:
        if what == "sessions":
            self._all_sessions = True
        else:
            self._old_lines = True
        self._show(what)

    def _changer(self, what: str, make: Callable[[Keeper, str], HistoryEditor | ConsentEditor]) -> None:
        """A button that puts the editor in the place of what is listed; Done shows what stands then."""

        def edit() -> None:
            empty(self._box)
            self.editing.emit(True)
            editor = make(self._keeper, f"client.{what}.edit")
            editor.refresh()
            put(self._box, editor)
            done = Button(tr("Done"), f"client.{what}.done", "soft")
            done.clicked.connect(self.changed)
            put(self._box, done)
            focus_first(editor)

        change = Button(tr("Change or add"), f"client.{what}.change", "secondary", icon="pen")
        change.clicked.connect(edit)
        self._box.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)


def _session_row(line: SessionLine, number: int) -> SelectRow:
    pain = ""
    if line.pain_arrive is not None:
        pain = tr("pain {n}", n=line.pain_arrive)
        if line.pain_leave is not None:
            pain += f" → {line.pain_leave}"
    state = tr("signed") if line.is_signed else tr("draft")
    if line.is_signed and line.has_draft:
        state = tr("signed, being amended")
    if line.is_retracted:
        state = tr("retracted: entered in error")
    sub = " · ".join(part for part in (pain, listed("reasons", (line.reason,)), state) if part)
    title = tr("Session {n}, {day}", n=line.number, day=day(line.started_at, with_year=True))
    icon, tone = ("lock", "text2") if line.is_signed else ("clock", "warn")
    if line.is_retracted:
        icon, tone = "x", "danger"
    action = tr("Read") if line.is_signed else tr("Continue")
    return SelectRow(title, f"client.session.{number}", sub, icon, tone, action=action)  # type: ignore[arg-type]


def _consent_words(consent: Consent) -> str:
    what = listed("consent_kinds", (consent.for_what,))
    how = listed("consent_methods", (consent.how,)).lower()
    given = tr("{what}: given {day}", what=what, day=day(consent.given_at, with_year=True))
    words = ", ".join(part for part in (given, how, tr("by {who}", who=consent.by_whom)) if part)
    if consent.withdrawn_at is not None:
        words += tr(" · withdrawn {day}", day=day(consent.withdrawn_at, with_year=True))
    return words
