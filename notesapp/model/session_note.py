"""The note of one session: a frozen value. Signing turns it into another type."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from enum import StrEnum

from notesapp.model.aftercare import AftercareGiven, LetterText, Plan
from notesapp.model.answers import (
    Adherence,
    ConsentAnswer,
    ConsentReply,
    Decision,
    HealthAnswer,
    Response,
    ScreenAnswer,
)
from notesapp.model.body_map import BodyMap
from notesapp.model.treatment import CheckIn, TechniqueUse


class Outcome(StrEnum):
    TREATED = "treated"
    IN_PART = "treated_in_part"
    REFERRED = "not_treated_referred"
    STOPPED = "stopped_by_client"

    @property
    def is_treated(self) -> bool:
        return self in (Outcome.TREATED, Outcome.IN_PART)


@dataclass(frozen=True, slots=True)
class Texts:
    """What the therapist adds in own words to each part of the SOAP text."""

    subjective: str = ""
    objective: str = ""
    assessment: str = ""
    plan: str = ""


@dataclass(frozen=True, slots=True)
class SessionNote:
    """A note that may still change.

    REASON is a key of the catalogue ("relaxation" is one tap), WORDS the client's own.
    UTC_OFFSET_MIN is that of the practice when the session started.
    SCREENED are the groups of screening questions that were gone through.
    """

    id: str
    session_id: str
    client_id: str
    therapist_id: str
    started_at: datetime
    utc_offset_min: int = 0
    planned_minutes: int = 60
    ended_at: datetime | None = None
    number: int = 1
    reason: str = ""
    words: str = ""
    problem_ids: tuple[str, ...] = ()
    consent: ConsentAnswer | None = None
    health: HealthAnswer | None = None
    response: Response | None = None
    adherence: tuple[Adherence, ...] = ()
    screened: tuple[str, ...] = ()
    screens: tuple[ScreenAnswer, ...] = ()
    decisions: tuple[Decision, ...] = ()
    body_map: BodyMap = BodyMap()
    uses: tuple[TechniqueUse, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    aftercare: tuple[AftercareGiven, ...] = ()
    plan: Plan | None = None
    outcome: Outcome | None = None
    texts: Texts = Texts()
    letter: LetterText | None = None
    language: str = "en"

    @property
    def local_start(self) -> datetime:
        """The start as the clock on the wall showed it."""
        return self.started_at.astimezone(timezone(timedelta(minutes=self.utc_offset_min)))

    @property
    def minutes(self) -> int:
        """The length of the session so far known: from start to end, else as planned."""
        if self.ended_at is None:
            return self.planned_minutes
        return max(1, round((self.ended_at - self.started_at).total_seconds() / 60))

    def use(self, use_id: str) -> TechniqueUse | None:
        return next((use for use in self.uses if use.id == use_id), None)

    def with_use(self, use: TechniqueUse) -> SessionNote:
        """Add USE, or put it in the place of the one with its id."""
        if self.use(use.id) is None:
            return replace(self, uses=(*self.uses, use))
        return replace(self, uses=tuple(use if u.id == use.id else u for u in self.uses))

    def without_use(self, use_id: str) -> SessionNote:
        """Take a technique use away, with its check-ins and decisions."""
        return replace(
            self,
            uses=tuple(u for u in self.uses if u.id != use_id),
            check_ins=tuple(c for c in self.check_ins if c.use_id != use_id),
            decisions=tuple(d for d in self.decisions if d.about != use_id),
        )

    def screen(self, question: str) -> ScreenAnswer | None:
        return next((s for s in self.screens if s.question == question), None)

    def with_screens(self, *answers: ScreenAnswer) -> SessionNote:
        asked = {a.question for a in answers}
        return replace(self, screens=(*(s for s in self.screens if s.question not in asked), *answers))

    def with_decision(self, decision: Decision) -> SessionNote:
        """Add DECISION; a rule has one decision per thing it is about."""
        key = (decision.rule, decision.about)
        kept = tuple(d for d in self.decisions if (d.rule, d.about) != key)
        return replace(self, decisions=(*kept, decision))


def missing(note: SessionNote) -> tuple[str, ...]:
    """Name what must be answered before NOTE can be signed, in the order of the session.

    The list is that of the product's design: consent, health, screening, reason, outcome,
    and, if treated, a technique with an area; plan or "none"; start and length.
    """
    gaps: list[str] = []
    if note.consent is None:
        gaps.append("consent")
    if note.health is None:
        gaps.append("health")
    if not note.screened:
        gaps.append("screening")
    if not note.reason:
        gaps.append("reason")
    refused = note.consent is not None and note.consent.reply is ConsentReply.REFUSED
    if note.outcome is None:
        gaps.append("outcome")
    elif note.outcome.is_treated:
        if refused:
            gaps.append("consent")
        if not any(use.places for use in note.uses):
            gaps.append("technique")
    if note.plan is None and note.outcome is not Outcome.REFERRED:
        gaps.append("plan")
    if note.ended_at is None and note.planned_minutes <= 0:
        gaps.append("length")
    return tuple(dict.fromkeys(gaps))
