"""The cards of a client's page: alerts, the problem and its plan, sessions, health and consents."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from notesapp.catalogue.conditions import conditions
from notesapp.catalogue.lists import label
from notesapp.model.practice import Consent, HistoryItem, HistoryKind, HistoryStatus, ProblemStatus
from notesapp.usecases.overview import ClientView, SessionLine
from notesapp.words import history
from notesapp.words.lexicon import upper_first
from ui.base import metrics
from ui.base.i18n import tr
from ui.clients.words import day
from ui.parts.buttons import Button
from ui.parts.cards import Banner, BannerKind, Card
from ui.parts.choices import Segmented
from ui.parts.lists import FlowRow, Rule, SelectList, SelectRow
from ui.parts.words import Text

SHOWN_FIRST = 4
SPECIAL = (HistoryKind.MEDICATION,)


def status_words(status: HistoryStatus) -> str:
    return {
        HistoryStatus.CURRENT: tr("now"),
        HistoryStatus.PAST: tr("past"),
        HistoryStatus.DENIED: tr("asked, no"),
        HistoryStatus.UNKNOWN: tr("not known"),
    }[status]


class AlertsRow(QWidget):
    """What must be known before touching: conditions hatched, allergies, then medication."""

    def __init__(self, view: ClientView) -> None:
        super().__init__()
        self.setObjectName("client.alerts")
        self.setAccessibleName(tr("To know first"))
        cards = self._cards(view)
        self.is_empty = not cards
        line = self._line = metrics.row(self, 8) if len(cards) <= 3 else FlowRow(self, 8)
        for number, (kind, title, second, picture) in enumerate(cards, start=1):
            icon = "heart" if kind == "info" else ""
            banner = Banner(f"client.alert.{number}", kind, title, second, icon, picture)
            if isinstance(line, FlowRow):
                metrics.size(banner, min_width=320, min_height=56)
                line.addWidget(banner)
            else:
                line.addWidget(banner, 3 if picture else 2)

    def set_narrow(self, narrow: bool) -> None:
        """One below the other when there is little room."""
        if isinstance(self._line, QBoxLayout):
            down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
            self._line.setDirection(down if narrow else across)

    def _cards(self, view: ClientView) -> list[tuple[BannerKind, str, str, str]]:
        known = conditions()
        first: list[tuple[int, BannerKind, str, str, str]] = []
        for item in view.standing.history:
            if item.status is not HistoryStatus.CURRENT:
                continue
            one = known.get(item.what)
            title = one.label if one else item.what
            asked = tr("asked {day}", day=day(item.reviewed_at)) if item.reviewed_at else ""
            note = " · ".join(part for part in (item.note, asked) if part)
            if item.kind is HistoryKind.ALLERGY:
                said = " · ".join(part for part in (item.note, one.alert if one else "") if part)
                first.append((2, "warn", title, said, ""))
            elif item.kind in SPECIAL:
                first.append((3, "info", title, note, ""))
            elif one is not None and one.alert:
                first.append((1, "danger", title, one.alert, "hatch"))
        if view.client.remarks:
            first.append((0, "warn", view.client.remarks, "", ""))
        first.sort(key=lambda card: card[0])
        return [(kind, title, second, picture) for _, kind, title, second, picture in first]


class ProblemCard(Card):
    """The open problem in the client's terms, and what is planned."""

    def __init__(self, view: ClientView) -> None:
        super().__init__("client.problem", tr("Problem and plan"))
        problem = next((p for p in view.standing.problems if p.status is ProblemStatus.OPEN), None)
        rows: list[tuple[str, str]] = []
        if problem is not None:
            since = problem.onset_words or (day(problem.onset, with_year=True) if problem.onset else "")
            seen = {True: tr("seen by a doctor"), False: tr("not seen by a doctor"), None: ""}[problem.seen_by_doctor]
            rows = [
                (tr("Problem"), problem.title),
                (tr("Since"), since),
                (tr("Doctor"), seen),
                (tr("Goal"), _listed("goals", (problem.goal,)) if problem.goal else ""),
                (tr("Worse with"), _listed("aggravating", problem.aggravating)),
                (tr("Easier with"), _listed("easing", problem.easing)),
            ]
        plan = view.last.plan if view.last is not None else None
        if plan is not None and not plan.none:
            often = label("frequencies", plan.frequency) if plan.frequency else ""
            if often and plan.sessions:
                often = tr("{often}, {n} sessions", often=often, n=plan.sessions)
            rows += [
                (tr("Rhythm"), often),
                (tr("Next visit"), day(plan.next_visit, with_year=True) if plan.next_visit else ""),
                (tr("Reassess"), day(plan.reassess_on, with_year=True) if plan.reassess_on else ""),
            ]
        told = [(key, words) for key, words in rows if words]
        grid = metrics.grid(None, 8)
        for at, (key, words) in enumerate(told):
            grid.addWidget(Text(key, "body", "text2"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Text(words, "body", wrap=True), at, 1)
        grid.setColumnStretch(1, 1)
        if told:
            self.body.addLayout(grid)
        else:
            self.body.addWidget(Text(tr("No problem is followed, and nothing is planned."), "body", "text2", wrap=True))


class RecordCard(Card):
    """Sessions, health history with its dates, consents: one at a time."""

    session_asked = Signal(str)

    def __init__(self, view: ClientView) -> None:
        super().__init__("client.record")
        self._view = view
        options = (("sessions", tr("Sessions")), ("health", tr("Health")), ("consents", tr("Consents")))
        self._tabs = Segmented("client.record.tabs", tr("What to show"), options, "sessions")
        self.body.addWidget(self._tabs)
        self._inside = QWidget()
        self._box = metrics.column(self._inside, 4)
        self.body.addWidget(self._inside)
        self._all_sessions = self._old_lines = False
        self._tabs.chosen.connect(self._show)
        self._show("sessions")

    def _show(self, key: str) -> None:
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        {"sessions": self._sessions, "health": self._health, "consents": self._consents}[key]()

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

    def _more(self, what: str) -> None:
        if what == "sessions":
            self._all_sessions = True
        else:
            self._old_lines = True
        self._show(what)


def _session_row(line: SessionLine, number: int) -> SelectRow:
    pain = ""
    if line.pain_arrive is not None:
        pain = tr("pain {n}", n=line.pain_arrive)
        if line.pain_leave is not None:
            pain += f" → {line.pain_leave}"
    state = tr("signed") if line.is_signed else tr("draft")
    sub = " · ".join(part for part in (pain, _listed("reasons", (line.reason,)), state) if part)
    title = tr("Session {n}, {day}", n=line.number, day=day(line.started_at, with_year=True))
    icon, tone = ("lock", "text2") if line.is_signed else ("clock", "warn")
    action = tr("Read") if line.is_signed else tr("Continue")
    return SelectRow(title, f"client.session.{number}", sub, icon, tone, action=action)  # type: ignore[arg-type]


def _consent_words(consent: Consent) -> str:
    what = _listed("consent_kinds", (consent.for_what,))
    how = _listed("consent_methods", (consent.how,)).lower()
    given = tr("{what}: given {day}", what=what, day=day(consent.given_at, with_year=True))
    words = ", ".join(part for part in (given, how, tr("by {who}", who=consent.by_whom)) if part)
    if consent.withdrawn_at is not None:
        words += tr(" · withdrawn {day}", day=day(consent.withdrawn_at, with_year=True))
    return words


def _listed(name: str, keys: Sequence[str]) -> str:
    """The labels of KEYS; own words stay as they are."""
    return ", ".join(label(name, key) for key in keys if key)
