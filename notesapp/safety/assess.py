"""One look at a note: what the rules say, what is due, where and how hard the hands may go."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from notesapp.catalogue.rules import Severity
from notesapp.catalogue.techniques import techniques
from notesapp.model.answers import Choice, ConsentReply
from notesapp.model.body_map import AvoidArea, Place
from notesapp.model.briefing import Briefing, safe_pressure
from notesapp.model.session_note import SessionNote
from notesapp.model.treatment import TechniqueUse
from notesapp.safety import limits
from notesapp.safety.advice import Advice, advice
from notesapp.safety.assessment import Alert, Cap, Limit, SideDoubt, StartLevel
from notesapp.safety.facts import Facts
from notesapp.safety.questions import questions_due
from notesapp.safety.sides import side_doubts
from notesapp.safety.speaking import speak

ONE_LEVEL = 10
WITHOUT_A_TECHNIQUE = 20


@dataclass(frozen=True)
class Assessment:
    """What the rules say of one note. ALERTS are the gravest first, decided ones included."""

    facts: Facts = field(repr=False)
    alerts: tuple[Alert, ...]
    limits: tuple[Limit, ...] = field(repr=False)

    def alert(self, rule: str) -> Alert | None:
        return next((a for a in self.alerts if a.rule == rule), None)

    @property
    def stops(self) -> tuple[Alert, ...]:
        """The STOPs for the whole session that no typed reason has answered."""
        return tuple(a for a in self.alerts if a.severity is Severity.STOP and not a.about and not a.decided)

    @property
    def stop(self) -> bool:
        """Not to be treated: a STOP has spoken and was not overridden."""
        return bool(self.stops)

    @property
    def work_stops(self) -> tuple[Alert, ...]:
        """ST-01: let go of this work, check, decide. ABOUT is the use, or "session"."""
        return tuple(a for a in self.alerts if a.rule == "ST-01" and not a.decided)

    @property
    def urgent(self) -> bool:
        """A letter of today is urgent: a STOP has spoken, before the work or under the hands."""
        return self.stop or bool(self.work_stops)

    @cached_property
    def hatched(self) -> tuple[tuple[Place, str], ...]:
        """Each place to be drawn hatched with the rule that says so."""
        return limits.hatched(self.limits)

    @cached_property
    def avoid(self) -> tuple[AvoidArea, ...]:
        """Standing areas to avoid, those without consent included."""
        return limits.avoid(self.facts)

    @cached_property
    def questions_due(self) -> tuple[str, ...]:
        """The screening questions to ask now, in the order of the list."""
        return questions_due(self.facts)

    @cached_property
    def aftercare(self) -> Advice:
        return advice(self.facts, self.alerts)

    @cached_property
    def side_doubts(self) -> tuple[SideDoubt, ...]:
        return side_doubts(self.facts.note)

    def cap(self, place: Place, technique: str = "", tool: str = "") -> Cap | None:
        return limits.cap(self.limits, place, technique, tool)

    def start_level(self, place: Place, technique: str, tool: str) -> StartLevel:
        """Where to begin: what was just right, one lower after a worse response, never above the cap."""
        safe = safe_pressure(self.facts.briefing, place, tool)
        way = techniques().get(technique)
        level = safe.level if safe else way.level if way else WITHOUT_A_TECHNIQUE
        why = ["safe" if safe else "default"]
        rules: list[str] = []
        worse = self.alert("AP-22")
        if worse and not worse.decided:
            level -= ONE_LEVEL
            why.append("worse")
            rules.append(worse.rule)
        cap = self.cap(place, technique, tool)
        if cap and level > cap.level:
            level = cap.level
            why.append("cap")
            rules += [rule for rule in cap.rules if rule not in rules]
        return StartLevel(max(limits.LOWEST, level), tuple(why), safe, tuple(rules))

    def over(self, use: TechniqueUse) -> tuple[Limit, ...]:
        """The limits that USE passes, at its hardest, the strictest first; decided or not."""
        over = limits.broken(self.limits, use, hardest(self.facts.note, use))
        return tuple(limit for limit in over if limit.rule != limits.CONSENT or not self._agreed_then(use))

    def _agreed_then(self, use: TechniqueUse) -> bool:
        """What was worked before the client withdrew was agreed to."""
        answer = self.facts.note.consent
        if answer is None or answer.reply is not ConsentReply.WITHDRAWN:
            return False
        return answer.at is None or use.at is None or use.at <= answer.at

    def needs_reason(self, use: TechniqueUse) -> Cap | None:
        """Return the limit that USE passes without a decision, or None.

        One reason answers every limit that is no stricter than the one it was given for. Past a
        STOP it must be typed, and then it is the session's.
        """
        if self.stop:
            stops = self.stops
            return Cap(
                limits.NONE, tuple(a.rule for a in stops), tuple(b for a in stops for b in a.because), typed=True
            )
        over = self.over(use)
        if not over:
            return None
        given = {
            d.rule
            for d in self.facts.note.decisions
            if d.about == use.id and d.choice is not Choice.FOLLOWED and d.reason.strip()
        }
        answered = [limit.level for limit in over if limit.rule in given]
        if answered and min(answered) <= over[0].level:
            return None
        place = next(p for p in use.places if over[0].covers(p))
        cap = self.cap(place, use.technique, use.tool)
        rules = tuple(dict.fromkeys(limit.rule for limit in over))
        because = tuple(dict.fromkeys(b for limit in over for b in limit.because))
        return Cap(over[0].level, rules, because, cap.excluded if cap else ())

    @property
    def open_reasons(self) -> tuple[tuple[TechniqueUse, Cap], ...]:
        """The uses that still need a reason: they hold up signing softly."""
        pairs = ((use, self.needs_reason(use)) for use in self.facts.note.uses)
        return tuple((use, cap) for use, cap in pairs if cap is not None)


def hardest(note: SessionNote, use: TechniqueUse) -> int:
    """The highest level USE was at, check-ins included (tenths)."""
    levels = [use.level]
    for check in note.check_ins:
        if check.use_id == use.id:
            levels += [level for level in (check.level_before, check.level_after) if level is not None]
    return max(levels)


def assess(briefing: Briefing, note: SessionNote) -> Assessment:
    """Return what the rules say of NOTE for the client of BRIEFING."""
    facts = Facts(briefing, note)
    alerts = speak(facts)
    return Assessment(facts, alerts, limits.limits(facts, alerts))
