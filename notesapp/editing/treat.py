"""The moves of Treat: techniques on regions, and what the client says of the pressure."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from notesapp.bodymap.carry import uses_on
from notesapp.catalogue.regions import groups
from notesapp.catalogue.routines import Step, routines
from notesapp.catalogue.rules import rules
from notesapp.catalogue.techniques import techniques
from notesapp.editing.stamp import Stamp
from notesapp.model.answers import Choice, Decision
from notesapp.model.body_map import Mark, Place
from notesapp.model.briefing import Briefing, plan_from_last
from notesapp.model.session_note import SessionNote
from notesapp.model.treatment import AskedBy, CheckIn, Feel, Request, TechniqueUse
from notesapp.safety.assess import Assessment, assess
from notesapp.safety.limits import sided

LET_GO = "ST-01"
"""The rule that a sharp pain raises: let go, look, decide."""

SESSION = "session"
"""What ST-01 is about when the pain was told of no single region."""

STEP = 10
"""One level, in tenths: what Softer and Deeper move."""

LIGHTEST, LIGHT = 10, 20


def add_use(
    note: SessionNote,
    technique: str,
    places: tuple[Place, ...],
    tool: str,
    level: int,
    minutes: int,
    stamp: Stamp,
    *,
    from_use: str | None = None,
) -> SessionNote:
    use = TechniqueUse(stamp.new_id(), technique, places, tool, level, minutes, from_use=from_use, at=stamp.now())
    return note.with_use(use)


def done_as_last_time(
    note: SessionNote, briefing: Briefing, stamp: Stamp, only: Container[str] | None = None
) -> SessionNote:
    """Take over last time's techniques, areas, tools and minutes at today's safe pressure.

    Findings, numbers, words and consent are not taken over. A row that is here already
    (taken over before) is not added twice. ONLY are the ids of the rows wanted; None is all.
    """
    here = {use.from_use for use in note.uses}
    found = assess(briefing, note)
    last = briefing.last_treated
    drawn = note.body_map if last is None else last.body_map
    for use in uses_on(note.body_map, plan_from_last(briefing), drawn):
        if use.id in here or (only is not None and use.id not in only):
            continue
        level = min((found.start_level(p, use.technique, use.tool).level for p in use.places), default=use.level)
        copy = replace(use, id=stamp.new_id(), level=level, from_use=use.id, result="", note="", at=stamp.now())
        note = note.with_use(copy)
    return note


def change_use(note: SessionNote, use_id: str, **changes: object) -> SessionNote:
    """Change fields of a use (technique, tool, level, minutes, places, ...)."""
    use = note.use(use_id)
    return note if use is None else note.with_use(replace(use, **changes))  # type: ignore[arg-type]


def check_in(
    note: SessionNote,
    use_id: str | None,
    stamp: Stamp,
    *,
    request: Request | None = None,
    feel: Feel | None = None,
    place: Place | None = None,
    asked_by: AskedBy = AskedBy.THERAPIST,
    keep_level: bool = False,
) -> SessionNote:
    """Keep one answer on the pressure, with region, tool and time, and the change it made.

    Softer and sharp pain lower the level by one, Deeper raises it by one, within the scale;
    KEEP_LEVEL: it was said, but the level stayed. USE_ID None is an answer about the whole session.
    """
    use = note.use(use_id) if use_id else None
    before = use.level if use else None
    after = before
    if before is not None and not keep_level and _is_pressed(use):
        if request is Request.TOO_MUCH or feel is Feel.BAD_PAIN:
            after = max(10, before - STEP)
        elif request is Request.TOO_LIGHT:
            after = min(50, before + STEP)
    where = place or (use.places[0] if use and use.places else None)
    entry = CheckIn(
        stamp.new_id(),
        use_id,
        where,
        use.tool if use else "",
        before,
        after,
        request,
        feel,
        asked_by=asked_by,
        at=stamp.now(),
    )
    note = replace(note, check_ins=(*note.check_ins, entry))
    if use is not None and after is not None and after != before:
        note = note.with_use(replace(use, level=after))
    return note


def _is_pressed(use: TechniqueUse | None) -> bool:
    way = techniques().get(use.technique) if use else None
    return way is None or way.pressure


def paint_use(note: SessionNote, use_id: str, painted: Mark) -> SessionNote:
    """Add the strokes of PAINTED to the use's own area; on another view of the body the area begins anew."""
    use = note.use(use_id)
    if use is None or not painted.strokes:
        return note
    goes_on = bool(use.strokes) and use.view is painted.view
    strokes = (*use.strokes, *painted.strokes) if goes_on else painted.strokes
    width = use.width if goes_on else painted.width
    return note.with_use(replace(use, view=painted.view, strokes=strokes, width=width))


def unpaint_use(note: SessionNote, use_id: str) -> SessionNote:
    """Take the painted area away; the use's places stay."""
    use = note.use(use_id)
    return note if use is None else note.with_use(replace(use, view=None, strokes=(), width=0))


def take_back(note: SessionNote, check_in_id: str) -> SessionNote:
    """Take one answer away, and put the level back if nothing has moved it since.

    What was decided about a sharp pain goes with it.
    """
    check = next((c for c in note.check_ins if c.id == check_in_id), None)
    if check is None:
        return note
    note = without_check_in(note, check_in_id)
    use = note.use(check.use_id) if check.use_id else None
    if use is not None and check.level_before is not None and use.level == check.level_after:
        note = note.with_use(replace(use, level=check.level_before))
    if check.feel is Feel.BAD_PAIN:
        about = check.use_id or SESSION
        kept = tuple(d for d in note.decisions if (d.rule, d.about) != (LET_GO, about))
        note = replace(note, decisions=kept)
    return note


def eased(note: SessionNote, check_in_id: str, seconds: int | None) -> SessionNote:
    """Say after how many seconds it eased; None takes that back."""
    return replace(
        note,
        check_ins=tuple(replace(c, eased_after_s=seconds) if c.id == check_in_id else c for c in note.check_ins),
    )


def without_check_in(note: SessionNote, check_in_id: str) -> SessionNote:
    return replace(note, check_ins=tuple(c for c in note.check_ins if c.id != check_in_id))


def give_reason(
    note: SessionNote,
    rules: Iterable[tuple[str, int]],
    about: str,
    reason: str,
    stamp: Stamp,
    *,
    typed: bool = False,
    because: tuple[str, ...] = (),
) -> SessionNote:
    """Keep why a rule (id, version) was overridden for the use ABOUT ("" = the whole session)."""
    for rule, version in rules:
        note = note.with_decision(
            Decision(stamp.new_id(), rule, version, Choice.OVERRIDDEN, reason, typed, about, because, at=stamp.now())
        )
    return note


def let_go(note: SessionNote, use_id: str | None, words: str, stamp: Stamp) -> SessionNote:
    """Keep that the rule of a sharp pain was followed, and how: WORDS."""
    version = rules()[LET_GO].version
    return note.with_decision(
        Decision(stamp.new_id(), LET_GO, version, Choice.FOLLOWED, words, about=use_id or SESSION, at=stamp.now())
    )


def add_group(
    note: SessionNote,
    briefing: Briefing,
    group: str,
    technique: str,
    tool: str,
    level: int,
    minutes: int,
    stamp: Stamp,
) -> SessionNote:
    """Work a whole group of regions, both sides, with one technique; see `add_routine` for what is left out."""
    step = Step(technique, group, groups()[group].keys, tool, level, minutes)
    return _add_step(note, assess(briefing, note), step, frozenset(groups()[group].light_only), stamp)


def add_routine(note: SessionNote, briefing: Briefing, routine: str, stamp: Stamp) -> SessionNote:
    """Take over a named set of work at today's safe pressure.

    A place that a rule leaves out, or where it excludes the technique or the tool, is not
    taken. Places that must be worked lighter than the rest become a use of their own.
    """
    found = assess(briefing, note)
    for step in routines()[routine].steps:
        light = frozenset(groups()[step.group].light_only) if step.group else frozenset()
        note = _add_step(note, found, step, light, stamp)
    return note


def _add_step(
    note: SessionNote, found: Assessment, step: Step, light_only: frozenset[str], stamp: Stamp
) -> SessionNote:
    usual: dict[Place, int] = {}
    lighter: dict[Place, int] = {}
    for place in (p for region in step.regions for p in sided(region)):
        cap = found.cap(place, step.technique, step.tool)
        if cap is not None and (cap.excluded or cap.level < LIGHTEST):
            continue
        level, wanted = level_there(found, place, step.technique, step.tool, step.level)
        if place.region in light_only:
            level = min(level, LIGHT)
        (usual if level >= wanted else lighter)[place] = level
    every = len(usual) + len(lighter)
    for part in (usual, lighter):
        if part:
            minutes = max(1, round(step.minutes * len(part) / every))
            note = add_use(note, step.technique, tuple(part), step.tool, min(part.values()), minutes, stamp)
    return note


def level_there(found: Assessment, place: Place, technique: str, tool: str, wanted: int) -> tuple[int, int]:
    """The level to begin with at PLACE, and the one that would be usual, in tenths.

    What was just right there comes first, then WANTED; one lower after a worse response; never over a limit.
    """
    start = found.start_level(place, technique, tool)
    usual = start.safe.level if start.safe else wanted
    if "worse" in start.why:
        usual = max(LIGHTEST, usual - STEP)
    cap = found.cap(place, technique, tool)
    return (max(LIGHTEST, min(usual, cap.level)) if cap else usual), usual
