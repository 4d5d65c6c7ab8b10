"""The use under the hand: taking a region, changing what is done there, and asking for a reason first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from notesapp.catalogue.rules import rules
from notesapp.catalogue.techniques import techniques
from notesapp.editing import treat, usual
from notesapp.model.body_map import Depth, Place, Side, Sides
from notesapp.model.session_note import SessionNote
from notesapp.model.treatment import Feel, Request, TechniqueUse
from notesapp.safety.assess import assess
from notesapp.safety.assessment import Cap
from notesapp.safety.limits import sided
from ui.session.desk import Desk
from ui.session.treat_words import level_text, places_name, technique_name, tool_name

OTHER_REASONS = ("Client asked for it today", "Light contact only")
MOST_REASONS = 5


class Ref(Protocol):
    """A place to choose on the map (RegionRef of notesapp.bodymap is one)."""

    @property
    def key(self) -> str: ...

    @property
    def side(self) -> str: ...

    @property
    def depth(self) -> str: ...


def place_of(ref: Ref) -> Place:
    return Place(ref.key, Side(ref.side), depth=Depth(ref.depth))


@dataclass(frozen=True)
class Ask:
    """A change that waits for a reason. OTHERWISE is what is kept when none is given (a check-in that was said)."""

    cap: Cap
    use: TechniqueUse
    note: SessionNote
    label: str
    otherwise: SessionNote | None = None

    @property
    def reasons(self) -> tuple[str, ...]:
        """The one-tap reasons of all rules of the limit, the strictest rule's first; none past a STOP."""
        if self.cap.typed or "consent" in self.cap.rules or "avoid:consent" in self.cap.rules:
            return ()
        lists = [rules()[rule].reasons if rule in rules() else OTHER_REASONS for rule in self.cap.rules]
        longest = max((len(one) for one in lists), default=0)
        mixed = [one[at] for at in range(longest) for one in lists if at < len(one)]
        return tuple(dict.fromkeys(mixed))[:MOST_REASONS]


class AtWork(QObject):
    """Changes the note through DESK. `asking_changed` comes when a reason is wanted, or no longer."""

    asking_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.asking: Ask | None = None
        self.others: tuple[Place, ...] = ()
        self._fresh: str | None = None

    @property
    def use(self) -> TechniqueUse | None:
        return self._desk.note.use(self._desk.use) if self._desk.use else None

    # regions

    def take(self, refs: Sequence[Ref]) -> None:
        """Begin at the first of REFS, or return to the work there; the others stay on offer."""
        if refs:
            places = tuple(place_of(ref) for ref in refs)
            self._begin(places[0], places[1:])

    def take_place(self, place: Place) -> None:
        self._begin(place, ())

    def take_instead(self, place: Place) -> None:
        """The tap meant PLACE: what it began, if nothing was told of it, moves there."""
        use = self.use
        others = tuple(p for p in (*(use.places if use else ()), *self.others) if p != place)
        untouched = use is not None and use.id == self._fresh
        untouched = untouched and not any(c.use_id == self._desk.use for c in self._desk.note.check_ins)
        self._begin(place, others, drop=self._desk.use if untouched else None)

    def _begin(self, place: Place, others: tuple[Place, ...], drop: str | None = None) -> None:
        self.drop_ask()
        self.others = others
        note = self._desk.note.without_use(drop) if drop else self._desk.note
        there = [u for u in note.uses if any(_same(p, place) for p in u.places)]
        if there:
            self._fresh = None
            self._desk.change(note, self.tr("Another region"))
            self._desk.take_use(there[-1].id)
            return
        if place.side is Side.MID and len(sided(place.region)) == 2:
            places = tuple(replace(p, depth=place.depth) for p in sided(place.region))
        else:
            places = (place,)
        stamp = self._desk.stamp
        use = usual.opening(self._desk.briefing, self._desk.found, places[0])
        use = replace(use, id=stamp.new_id(), places=places, at=stamp.now())
        self._fresh = use.id
        self._try(note.with_use(use), use.id, self.tr("Work on {place}").format(place=places_name(places)))

    def next(self) -> None:
        """Go to the next use in the chain; after the last, to where a region is chosen."""
        uses = self._desk.note.uses
        ids = [u.id for u in uses]
        at = ids.index(self._desk.use) + 1 if self._desk.use in ids else 0
        self.go(ids[at] if at < len(ids) else None)

    def go(self, use_id: str | None) -> None:
        self.drop_ask()
        self.others = ()
        self._desk.take_use(use_id)

    def remove(self, use_id: str) -> None:
        use = self._desk.note.use(use_id)
        if use is not None:
            self.drop_ask()
            if self._desk.use == use_id:
                self._desk.take_use(None)
            self._desk.change(
                self._desk.note.without_use(use_id), self.tr("Remove {place}").format(place=places_name(use.places))
            )

    # what is done there

    def set_technique(self, key: str) -> None:
        """Another technique; once the client has answered, it is a use of its own on the same places."""
        use = self.use
        if use is None or key == use.technique:
            return
        way = techniques()[key]
        tool = use.tool if use.tool in way.tools else way.tool
        level = use.level if way.level_min <= use.level <= way.level_max else way.level
        level, _ = treat.level_there(self._desk.found, use.places[0], key, tool, level)
        changed = replace(use, technique=key, tool=tool, level=level)
        if any(c.use_id == use.id for c in self._desk.note.check_ins):
            stamp = self._desk.stamp
            changed = replace(
                changed, id=stamp.new_id(), minutes=way.minutes, from_use=None, result="", note="", at=stamp.now()
            )
        self._try(self._desk.note.with_use(changed), changed.id, technique_name(key))

    def set_tool(self, tool: str) -> None:
        """Another tool, at the pressure that was just right with it, if that is known."""
        use = self.use
        if use is not None and tool != use.tool:
            level, _ = treat.level_there(self._desk.found, use.places[0], use.technique, tool, use.level)
            start = self._desk.found.start_level(use.places[0], use.technique, tool)
            level = level if start.safe else use.level
            self._change(replace(use, tool=tool, level=level), tool_name(tool))

    def set_level(self, level: int) -> None:
        use = self.use
        if use is not None and level != use.level:
            self._change(replace(use, level=level), self.tr("Level {level}").format(level=level_text(level)))

    def set_minutes(self, minutes: int) -> None:
        use = self.use
        if use is not None and minutes != use.minutes:
            note = self._desk.note.with_use(replace(use, minutes=minutes))
            self._desk.change(note, self.tr("Minutes"), merge=f"minutes:{use.id}")

    def set_sides(self, sides: Sides) -> None:
        """Left, right or both, for every paired place of the use."""
        use = self.use
        if use is None:
            return
        wanted = {Sides.LEFT: (Side.LEFT,), Sides.RIGHT: (Side.RIGHT,)}.get(sides, (Side.LEFT, Side.RIGHT))
        depth = {p.region: p.depth for p in use.places}
        places = tuple(
            replace(p, depth=depth[region])
            for region in depth
            for p in sided(region)
            if p.side is Side.MID or p.side in wanted
        )
        self._change(replace(use, places=places), self.tr("Side"))

    def _change(self, use: TechniqueUse, label: str) -> None:
        self._try(self._desk.note.with_use(use), use.id, label)

    # what the client says

    def check(self, request: Request | None = None, feel: Feel | None = None) -> None:
        """Keep an answer; past a limit a reason is asked first, and without one only the level stays."""
        note, stamp, use_id = self._desk.note, self._desk.stamp, self._desk.use
        words: dict[Request | Feel | None, str] = {
            Request.TOO_MUCH: self.tr("Softer"),
            Request.RIGHT: self.tr("Just right"),
            Request.TOO_LIGHT: self.tr("Deeper"),
            Feel.GOOD_HURT: self.tr("Good hurt"),
            Feel.BAD_PAIN: self.tr("Sharp pain"),
        }
        label = words.get(feel or request, "")
        self.drop_ask()
        done = treat.check_in(note, use_id, stamp, request=request, feel=feel)
        if request is Request.TOO_LIGHT and use_id is not None:
            said = treat.check_in(note, use_id, stamp, request=request, keep_level=True)
            self._try(done, use_id, label, otherwise=said)
        else:
            self._desk.change(done, label)

    def take_back(self, check_in_id: str) -> None:
        self._desk.change(treat.take_back(self._desk.note, check_in_id), self.tr("Take the answer back"))

    # reasons

    def ask_again(self) -> None:
        """Ask for the reason of the use at work as it stands: it is missing, or is to be changed."""
        use = self.use
        if use is None:
            return
        note = replace(
            self._desk.note,
            decisions=tuple(d for d in self._desk.note.decisions if d.about != use.id or _let_go(d.rule)),
        )
        cap = assess(self._desk.briefing, note).needs_reason(use)
        if cap is not None:
            self._ask(Ask(cap, use, note, self.tr("Reason")))

    def give(self, reason: str, typed: bool) -> None:
        """Keep REASON for every rule of the limit, and let the change that waited happen."""
        ask = self.asking
        if ask is None or not reason.strip() or (ask.cap.typed and not typed):
            return
        versions = [(rule, rules()[rule].version if rule in rules() else 1) for rule in ask.cap.rules]
        about = "" if ask.cap.typed else ask.use.id
        note = treat.give_reason(
            ask.note, versions, about, reason.strip(), self._desk.stamp, typed=typed, because=ask.cap.because
        )
        self.asking = None
        self._try(note, ask.use.id, ask.label, ask.otherwise)
        self.asking_changed.emit()

    def drop_ask(self) -> None:
        """No reason: the change does not happen, but what was said is kept."""
        ask, self.asking = self.asking, None
        if ask is not None:
            if ask.otherwise is not None:
                self._desk.change(ask.otherwise, ask.label)
            self.asking_changed.emit()

    def redrawn(self, old: SessionNote, new: SessionNote) -> bool:
        """Say whether only the map was drawn on; an open question then goes on about the new map."""
        if old.body_map is new.body_map or replace(old, body_map=new.body_map) != new:
            return False
        ask = self.asking
        if ask is not None:
            otherwise = replace(ask.otherwise, body_map=new.body_map) if ask.otherwise else None
            self.asking = replace(ask, note=replace(ask.note, body_map=new.body_map), otherwise=otherwise)
        return True

    def forget_ask(self) -> None:
        """The note moved on by another way (undo): the question is no longer about it."""
        if self.asking is not None:
            self.asking = None
            self.asking_changed.emit()

    def _try(self, note: SessionNote, use_id: str, label: str, otherwise: SessionNote | None = None) -> None:
        use = note.use(use_id)
        assert use is not None
        cap = assess(self._desk.briefing, note).needs_reason(use)
        before = self._desk.note.use(use_id)
        was = self._desk.found.needs_reason(before) if before is not None else None
        known = was is not None and cap is not None and set(cap.rules) <= set(was.rules)
        if cap is None or (known and before is not None and use.level <= before.level):
            if self.asking is not None:
                self.asking = None
                self.asking_changed.emit()
            self._desk.change(note, label)
            self._desk.take_use(use_id)
        else:
            self._ask(Ask(cap, use, note, label, otherwise))

    def _ask(self, ask: Ask) -> None:
        self.asking = ask
        self.asking_changed.emit()


def _same(one: Place, other: Place) -> bool:
    return one.region == other.region and (one.side == other.side or Side.MID in (one.side, other.side))


def _let_go(rule: str) -> bool:
    return rule == treat.LET_GO
