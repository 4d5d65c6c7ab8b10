"""A comparison as a value, for the screen and for the summary: which two drawings, what changed, by what measures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from notesapp.bodymap.carry import map_on
from notesapp.bodymap.changes import Change, change, least_overlap
from notesapp.model.body_map import BodyMap, Layer, Moment, View
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import SignedNote
from notesapp.words import names
from notesapp.words.comparison import Compared, compared
from notesapp.words.contents import Comparison, MeasureRow
from notesapp.words.lexicon import say


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map of one session. VERSION is 0 for a draft; DAY is that of the place where the session was held."""

    session_id: str
    version: int
    number: int
    day: date
    at: datetime
    body_map: BodyMap

    @property
    def is_signed(self) -> bool:
        return self.version > 0


def drawing_of(subject: SessionNote | SignedNote) -> Drawing:
    """Return the drawing of a draft or of a signed note."""
    note, version = (subject.note, subject.revision.rev_no) if isinstance(subject, SignedNote) else (subject, 0)
    return Drawing(note.session_id, version, note.number, note.local_start.date(), note.started_at, note.body_map)


@dataclass(frozen=True, slots=True)
class Two:
    """Two drawings in the order of time, each at its moment."""

    then: Drawing
    now: Drawing
    moments: tuple[Moment, Moment] = (Moment.ARRIVE, Moment.ARRIVE)

    @property
    def is_within(self) -> bool:
        return self.then.session_id == self.now.session_id

    def change(self, layer: Layer = Layer.CLIENT) -> Change:
        return change(self.then.body_map, self.now.body_map, *self.moments, layer)

    def views(self, layer: Layer = Layer.CLIENT) -> tuple[View, ...]:
        """The views that hold a mark of LAYER at either time; the back if none does."""
        marked = {m.view for one in (self.then, self.now) for m in one.body_map.marks if m.layer is layer}
        return tuple(view for view in View if view in marked) or (View.BACK,)

    def telling_view(self, layer: Layer = Layer.CLIENT) -> View:
        """The view that holds most marks of LAYER; of several the first."""
        marks = [m.view for one in (self.then, self.now) for m in one.body_map.marks if m.layer is layer]
        return max(self.views(layer), key=marks.count)

    def names(self, language: str = "en") -> tuple[str, str]:
        """Return "12 Nov 2026, on arrival" for each."""
        return self._name(self.then, self.moments[0], language), self._name(self.now, self.moments[1], language)

    @staticmethod
    def _name(one: Drawing, moment: Moment, language: str) -> str:
        day = names.short_day(one.day, language)
        key = "compare.drawn_on" if one.is_signed else "compare.drawn_on_draft"
        return say(language, key, day=day, moment=say(language, f"compare.{moment}"))


def two(one: Drawing, other: Drawing, moment: Moment = Moment.ARRIVE) -> Two:
    """Return ONE and OTHER in the order of time, both at MOMENT; of one session, its arrival and its end."""
    if one.session_id == other.session_id:
        return Two(one, other, (Moment.ARRIVE, Moment.LEAVE))
    then, now = sorted((one, other), key=lambda drawing: drawing.at)
    if now.body_map.figure_version < then.body_map.figure_version:  # a late entry on an older figure
        now = replace(now, body_map=map_on(now.body_map, then.body_map.figure_version))
    return Two(then, now, (moment, moment))


def comparison(pair: Two, of: str, language: str = "en") -> Comparison:
    """Return PAIR as it stands in the summary of the session OF."""
    found = pair.change()
    said: Compared = compared(found, language)
    other = pair.now if pair.then.session_id == of else pair.then
    key = "compare.title_within" if pair.is_within else "compare.title"
    then, now = pair.names(language)
    return Comparison(
        session_id=other.session_id,
        version=other.version,
        title=say(language, key, number=other.number, day=names.day(other.day, language, weekday=False)),
        then=then,
        now=now,
        headline=said.headline,
        why=said.why,
        rows=tuple(MeasureRow(one.label, one.before, one.after, one.remark) for one in said.figures),
        remarks=said.remarks,
        sources=say(language, "compare.sources", least=f"{least_overlap():.2f}"),
        views=pair.views(),
        moments=pair.moments,
        other_is_later=other is pair.now and not pair.is_within,
    )
