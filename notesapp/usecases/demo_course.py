"""The course of one invented client: every session follows from the one before, and ends a little better."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from notesapp.bodymap.figure import new_map
from notesapp.catalogue.screening import groups
from notesapp.editing.arrive import ANYTHING_NEW, COMPLAINT, RELAXATION
from notesapp.model.aftercare import AftercareGiven, Plan
from notesapp.model.answers import (
    Adherence,
    Choice,
    ConsentAnswer,
    ConsentReply,
    Decision,
    Did,
    Direction,
    Effect,
    HealthAnswer,
    HealthReply,
    Response,
    ScreenAnswer,
    YesNo,
)
from notesapp.model.body_map import (
    BodyMap,
    Extent,
    FeltDepth,
    GhostAnswer,
    GhostReply,
    Layer,
    Mark,
    MarkKind,
    Moment,
    Place,
    Reading,
    Role,
    Side,
    Timing,
    View,
)
from notesapp.model.session_note import Outcome, SessionNote, Texts
from notesapp.model.treatment import CheckIn, Feel, Request, TechniqueUse
from notesapp.usecases.demo_kinds import PEN, Drawn, Kind, painted, path, place, spot
from notesapp.usecases.demo_kinds import RELAXATION as RELAX

STOPS = ("calf", "calf", "knee", "thigh")
THIN_BONES = 20
"""The level that osteoporosis allows, tenths: AP-02 of rules.toml."""
FINDINGS = ("Guarded at first, soft at the end.", "Tissue warm and even.", "Less tone than last time.", "")
LINES = ("Slept well this week.", "A busy week.", "Back from a few days off.", "")


@dataclass
class Course:
    """What a client's next session follows from."""

    client_id: str
    therapist_id: str
    kind: Kind
    side: Side
    rng: Random
    max_level: int = 50
    problem_id: str | None = None
    total: int = 1
    settles: bool = True
    """Whether the pain fades over the sessions; otherwise it stays as it is."""
    agreed: str = ""
    """Why thin bones take more than THIN_BONES; kept with each work that does."""
    last: SessionNote | None = None

    def next(self, at: datetime) -> SessionNote:
        """The next session, begun AT, complete and ready to be signed."""
        note = SessionNote(
            self.new_id(),
            self.new_id(),
            self.client_id,
            self.therapist_id,
            at,
            planned_minutes=60,
            ended_at=at + timedelta(minutes=self.rng.choice((50, 55, 60))),
            number=self.last.number + 1 if self.last else 1,
            reason=RELAXATION if self.kind is RELAX else COMPLAINT,
            words=self._words(),
            problem_ids=(self.problem_id,) if self.problem_id else (),
            outcome=Outcome.TREATED,
        )
        note = self._asked(note)
        note = replace(note, body_map=self._map(note))
        note = self._treated(note)
        note = self._left(note)
        self.last = note
        return note

    def new_id(self) -> str:
        return f"{self.rng.getrandbits(128):032x}"

    def _words(self) -> str:
        return self.kind.words[0 if self.last is None else self.rng.randrange(len(self.kind.words))]

    # arriving

    def _asked(self, note: SessionNote) -> SessionNote:
        at = note.started_at + timedelta(minutes=3)
        if self.last is None:
            answers = [ScreenAnswer(q, YesNo.NO, at=at) for group in groups().values() for q in group.questions]
            return replace(
                note,
                consent=ConsentAnswer(ConsentReply.GIVEN, at=at),
                health=HealthAnswer(HealthReply.FIRST, at=at),
                screened=tuple(groups()),
                screens=tuple(answers),
            )
        told = self._response(at)
        return replace(
            note,
            consent=ConsentAnswer(ConsentReply.AS_BEFORE, at=at),
            health=HealthAnswer(HealthReply.NO_CHANGE, at=at),
            screened=(ANYTHING_NEW,),
            screens=(ScreenAnswer(ANYTHING_NEW, YesNo.NO, at=at),),
            response=told,
            adherence=tuple(self._did(given, at) for given in self.last.aftercare),
        )

    def _response(self, at: datetime) -> Response:
        assert self.last is not None
        if self.rng.random() < 0.12:
            return Response(self.last.session_id, Direction.WORSE, flare="sore", flare_h=24, at=at)
        better = self.rng.choice((Direction.BETTER, Direction.BETTER, Direction.MUCH_BETTER, Direction.SAME))
        relief = None if better is Direction.SAME else self.rng.choice((24, 48, 84))
        return Response(self.last.session_id, better, relief, at=at)

    def _did(self, given: AftercareGiven, at: datetime) -> Adherence:
        did = self.rng.choice((Did.YES, Did.YES, Did.PARTLY, Did.NO))
        return Adherence(given.id, given.item, did, Effect.HELPED if did is Did.YES else None, at=at)

    def _map(self, note: SessionNote) -> BodyMap:
        at = note.started_at + timedelta(minutes=5)
        body = new_map()
        before = [m for m in self.last.body_map.marks if m.layer is Layer.CLIENT] if self.last else []
        arrived = self._pain(note.number)
        for number, drawn in enumerate(self.kind.marks):
            mark = self._mark(drawn, note.number, at)
            if number < len(before):
                mark = replace(mark, from_mark=before[number].id)
                body = body.with_ghost(GhostAnswer(before[number].id, GhostReply.CHANGED, mark.id, at))
            pain = max(1, arrived - drawn.below)
            leaving = max(0 if self.settles else 1, pain - self.rng.choice((1, 2, 2, 3)))
            later = note.ended_at
            body = body.with_mark(mark).with_reading(Reading(mark.id, Moment.ARRIVE, pain, at=at))
            body = body.with_reading(self._leaving(mark, leaving, later))
        if self.kind.finding is not None:
            body = self._found(body, at + timedelta(minutes=10), note.ended_at)
        return body

    def _pain(self, number: int) -> int:
        low, high = self.kind.first_pain
        if not self.settles:
            return self.rng.randint(low, high)
        start = self.rng.randint(low, high) if self.last is None else high
        fade = 0.55 * high * min(1.0, (number - 1) / max(4, min(self.total, 24)))
        return max(1, round(start - fade + self.rng.choice((-1, 0, 0, 1)) * (number > 1)))

    def _mark(self, drawn: Drawn, number: int, at: datetime) -> Mark:
        strokes: tuple[tuple[tuple[int, int], ...], ...] = ()
        if drawn.kind is MarkKind.PATH:
            stop = STOPS[min(len(STOPS) - 1, number // 4)] if self.settles else drawn.region
            strokes, places = path(self.side, stop)
        elif drawn.kind is MarkKind.STROKE:
            strokes, places = painted(drawn.region, self.side, drawn.view, self.rng.randrange(12))
        else:
            places = (place(drawn.region, self.side),)
        role = Role.SPREAD if drawn.kind is MarkKind.PATH else None
        return Mark(
            self.new_id(),
            Layer.CLIENT,
            drawn.kind,
            drawn.view,
            drawn.what,
            places,
            strokes,
            PEN if drawn.kind is MarkKind.STROKE else 0,
            drawn.qualities,
            FeltDepth.DEEP,
            Timing.COMES_AND_GOES,
            role,
            problem_id=self.problem_id,
            at=at,
            by="client",
        )

    def _leaving(self, mark: Mark, pain: int, at: datetime | None) -> Reading:
        if pain == 0:
            return Reading(mark.id, Moment.LEAVE, 0, extent=Extent.GONE, at=at)
        extent = Extent.SMALLER if self.rng.random() < 0.6 else Extent.AS_DRAWN
        return Reading(mark.id, Moment.LEAVE, pain, extent=extent, at=at)

    def _found(self, body: BodyMap, at: datetime, later: datetime | None) -> BodyMap:
        assert self.kind.finding is not None
        what, region = self.kind.finding
        view = View.BACK if region != "vastus_lat" else View.FRONT
        where = (place(region, self.side),)
        mark = Mark(
            self.new_id(), Layer.THERAPIST, MarkKind.STAMP, view, what, where, spot(region, self.side, view), at=at
        )
        grade = self.rng.choice((1, 2, 2, 3))
        body = body.with_mark(mark).with_reading(Reading(mark.id, Moment.ARRIVE, grade=grade, at=at))
        return body.with_reading(Reading(mark.id, Moment.LEAVE, grade=max(1, grade - 1), at=later))

    # treating and leaving

    def _treated(self, note: SessionNote) -> SessionNote:
        at = note.started_at + timedelta(minutes=12)
        uses: list[TechniqueUse] = []
        checks: list[CheckIn] = []
        for number, work in enumerate(self.kind.works):
            places = self._worked(work.regions, work.both)
            level = min(self.max_level, work.level)
            before = self.last.uses[number].id if self.last and number < len(self.last.uses) else None
            use = TechniqueUse(
                self.new_id(), work.technique, places, work.tool, level, work.minutes, from_use=before, at=at
            )
            uses.append(use)
            if number < 2:
                checks += self._checked(use, at + timedelta(minutes=2))
            at += timedelta(minutes=work.minutes)
        reasons = tuple(self._reason(use) for use in uses if self.agreed and use.level > THIN_BONES)
        return replace(note, uses=tuple(uses), check_ins=tuple(checks), decisions=reasons)

    def _reason(self, use: TechniqueUse) -> Decision:
        bones = ("condition:osteoporosis",)
        return Decision(
            self.new_id(), "AP-02", 1, Choice.OVERRIDDEN, self.agreed, about=use.id, at=use.at, because=bones
        )

    def _worked(self, keys: tuple[str, ...], both: bool) -> tuple[Place, ...]:
        sides = (Side.LEFT, Side.RIGHT) if both else (self.side,)
        return tuple(dict.fromkeys(place(key, side) for key in keys for side in sides))

    def _checked(self, use: TechniqueUse, at: datetime) -> list[CheckIn]:
        where, tool, level = use.places[0], use.tool, use.level
        if self.rng.random() < 0.15 and level > 15:
            lower = level - 5
            too_much = CheckIn(
                self.new_id(), use.id, where, tool, level, lower, Request.TOO_MUCH, changed="softer", at=at
            )
            good = CheckIn(
                self.new_id(), use.id, where, tool, lower, lower, feel=Feel.GOOD_HURT, at=at + timedelta(minutes=1)
            )
            return [too_much, good]
        return [CheckIn(self.new_id(), use.id, where, tool, level, level, Request.RIGHT, at=at)]

    def _left(self, note: SessionNote) -> SessionNote:
        at = note.ended_at
        given = tuple(
            AftercareGiven(self.new_id(), care.item, self.side if care.sided else None, False, care.dose, at=at)
            for care in self.kind.care
        )
        often, days = ("four_weeks", 28) if self.kind is RELAX else ("weekly", 7)
        plan = Plan(frequency=often, sessions=4, next_visit=note.started_at + timedelta(days=days))
        texts = Texts(subjective=self.rng.choice(LINES), objective=self.rng.choice(FINDINGS))
        return replace(note, aftercare=given, plan=plan, texts=texts)
