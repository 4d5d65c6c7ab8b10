"""The middle of Treat: what is done (or how to begin), how the pressure is, and what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from notesapp.catalogue.tools import tools
from notesapp.editing import usual
from notesapp.editing.treat import LET_GO, SESSION
from notesapp.model.treatment import CheckIn, Feel, TechniqueUse
from notesapp.safety.assessment import Cap
from ui.base import metrics
from ui.parts.buttons import Button
from ui.parts.stack import Stack
from ui.parts.words import IconLabel, Text
from ui.parts.wrap import WrapRow
from ui.session.at_work import Ask
from ui.session.desk import Desk
from ui.session.treat_checks import Answers, CheckIns
from ui.session.treat_finding import FindingCard
from ui.session.treat_reason import ReasonPanel
from ui.session.treat_rows import WorkRows
from ui.session.treat_start import StartPage, marked_places, open_plan
from ui.session.treat_words import is_pressed, level_text, rule_title

ROWS_HEIGHT = 208


class Hands(QWidget):
    """Shows DESK's note for the use at work; its parts carry the signals, the pane answers them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.rows, self.start, self.reason = WorkRows(), StartPage(), ReasonPanel()
        self.finding = FindingCard(desk)
        self.checks, self.answers = CheckIns(), Answers()
        box = metrics.column(self, 0)
        self._top = metrics.size(Stack(), min_height=ROWS_HEIGHT)
        for part in (self.rows, self.start, self.reason, self.finding):
            self._top.addWidget(part)
        box.addWidget(self._top)
        box.addWidget(self._question())
        box.addWidget(self.checks)
        box.addSpacing(8)
        box.addWidget(self.answers)
        box.addStretch(1)

    def _question(self) -> QWidget:
        bar = metrics.size(QWidget(), min_height=44)
        line = WrapRow(bar, 8)
        self._asks = Text("", "strong", name="treat.question")
        self._limit_icon = IconLabel("avoid", "danger", 18)
        self._limit = Text("", "secondary", "text2", name="treat.limit")
        self.given = Button(self.tr("Reason"), "treat.reason_given", "quiet", icon="pen")
        metrics.size(self.given, max_width=420, height=44)
        line.addWidget(self._asks)
        line.addStretch()
        for part in (self._limit_icon, self._limit, self.given):
            line.addWidget(part)
        return bar

    def show_use(self, use: TechniqueUse | None, asking: Ask | None) -> None:
        """USE is at work, or none; ASKING waits for a reason."""
        note = self._desk.note
        checks = tuple(c for c in note.check_ins if c.use_id == (use.id if use else None))
        if asking is not None:
            self.reason.show_ask(asking)
            self._turn_to(self.reason)
        elif self.finding.mark is not None:
            self.finding.show_mark()
            self._turn_to(self.finding)
        elif use is not None:
            ways = usual.usual_techniques(self._desk.briefing, use.places[0]) if use.places else ()
            self.rows.show_use(use, ways, self.over(use, ways))
            self._turn_to(self.rows)
        else:
            self.start.show_offers(open_plan(self._desk.briefing, note), marked_places(note))
            self._turn_to(self.start)
        self._show_limit(use, asking is not None)
        self.answers.show_answers(note, checks, self._open_pain(checks))
        self.checks.use_keys(self._desk.selected is None)

    def _turn_to(self, page: QWidget) -> None:
        if self._top.currentWidget() is not page:
            self._top.setCurrentWidget(page)
            self._top.updateGeometry()

    def _show_limit(self, use: TechniqueUse | None, asking: bool) -> None:
        self._asks.say(self.tr("How is the pressure?") if use else self.tr("How is the pressure, all in all?"))
        cap = self._cap(use) if use else None
        reason = self._reason_of(use) if use else ""
        missing = use is not None and self._desk.found.needs_reason(use) is not None
        words = ""
        if cap is not None and cap.level < 50 and use is not None and is_pressed(use):
            words = self.tr("Agreed limit {level}").format(level=level_text(cap.level))
            if cap.level < 10:
                words = self.tr("To be left out")
        self._limit.say(words)
        because = ", ".join(rule_title(rule) for rule in cap.rules) if cap else ""
        self._limit.setToolTip(because)
        self._limit_icon.setToolTip(because)
        given = (reason or missing) and not asking
        self._limit.setVisible(bool(words) and not given)
        self._limit_icon.setVisible(bool(words) and not given)
        self.given.setVisible(bool(given))
        if given:
            text = self.tr("Over the limit: needs a reason") if missing else reason
            self.given.say(text)
            self.given.setToolTip(text)
            self.given.setAccessibleName(self.tr("Reason: {words}. Change").format(words=text))

    def _cap(self, use: TechniqueUse) -> Cap | None:
        caps = [self._desk.found.cap(place, use.technique, use.tool) for place in use.places]
        return min((cap for cap in caps if cap is not None), key=lambda cap: cap.level, default=None)

    def _reason_of(self, use: TechniqueUse) -> str:
        given = [d.reason for d in self._desk.note.decisions if d.about == use.id and d.rule != LET_GO]
        return given[-1] if given and self._desk.found.over(use) else ""

    def over(self, use: TechniqueUse, ways: Sequence[str]) -> set[tuple[str, str]]:
        """What of technique, tool and level would take a reason."""
        found = self._desk.found
        trials: list[tuple[str, str, TechniqueUse]] = []
        trials += [("technique", key, replace(use, technique=key)) for key in ways]
        trials += [("tool", key, replace(use, tool=key)) for key in tools()]
        if is_pressed(use):
            trials += [("level", str(level), replace(use, level=level)) for level in range(10, 60, 10)]
        return {(kind, key) for kind, key, trial in trials if found.needs_reason(trial) is not None}

    def _open_pain(self, checks: Sequence[CheckIn]) -> CheckIn | None:
        if not checks or checks[-1].feel is not Feel.BAD_PAIN:
            return None
        about = checks[-1].use_id or SESSION
        decided = any((d.rule, d.about) == (LET_GO, about) for d in self._desk.note.decisions)
        return None if decided else checks[-1]
