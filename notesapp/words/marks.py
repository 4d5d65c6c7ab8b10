"""Marks in words: one sentence a mark, several of a kind merged, never an explosion.

One naming for every reader of a mark, on screens and on paper (`named`). A client's mark has the client's words: one
region that was touched is that region; what lies over several is told in the areas that people name (low back,
buttock), the largest part first; a path has its course in such areas. A finding has its anatomical name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from notesapp.model.body_map import BodyMap, Extent, Layer, Mark, MarkKind, Moment, Place
from notesapp.safety.facts import is_pain
from notesapp.words import names
from notesapp.words.lexicon import listed, plain, plural, say, upper_first
from notesapp.words.names import For

MOST = 12
"""Sentences about marks of one layer; more are counted."""
GRAZED = 100
"""Per mille of a painted mark below which a region is not named."""
PASSING = 2
"""Regions named on the way of a path."""


@dataclass(frozen=True, slots=True)
class Told:
    """Marks that are told together: MARK stands for them, PLACES are those of all."""

    mark: Mark
    marks: tuple[Mark, ...]
    places: tuple[Place, ...]


def sentence(mark: Mark, body: BodyMap, language: str = "en", audience: For = For.SCREEN) -> str:
    """Return MARK as one sentence, with its reading on arrival (else on leaving).

    "Burning pain in the right low back, running through the buttock to the calf, 7 of 10, deep, comes and goes."
    """
    return _sentence(Told(mark, (mark,), _places([mark])), body, language, audience)


def sentences(
    marks: Iterable[Mark], body: BodyMap, language: str = "en", audience: For = For.SCREEN
) -> tuple[str, ...]:
    """Return MARKS in words, those of a kind merged; beyond MOST sentences the rest is counted."""
    told = merged(marks, body)
    said = [_sentence(one, body, language, audience) for one in told[:MOST]]
    rest = sum(len(one.marks) for one in told[MOST:])
    if rest:
        said.append(say(language, "mark.further", n=rest, marks=plural(language, "mark", rest).split(" ", 1)[1]))
    return tuple(said)


def merged(marks: Iterable[Mark], body: BodyMap) -> tuple[Told, ...]:
    """Put together the marks that differ in nothing but their place; paths stand alone."""
    groups: dict[object, list[Mark]] = {}
    read = {(r.mark_id, r.moment): (r.intensity, r.grade, r.extent) for r in body.readings}
    for mark in marks:
        key: object = mark.id
        if mark.kind is not MarkKind.PATH and not mark.client_words and not mark.note:
            readings = tuple(read.get((mark.id, moment)) for moment in Moment)
            key = (mark.layer, mark.what, mark.qualities, mark.depth, mark.timing, readings)
        groups.setdefault(key, []).append(mark)
    return tuple(Told(some[0], tuple(some), _places(some)) for some in groups.values())


def _places(some: list[Mark]) -> tuple[Place, ...]:
    """The places of marks, each once; what a mark only grazes is left out, on a path nothing is."""
    if some[0].kind is MarkKind.PATH:
        return some[0].places
    kept: dict[tuple[str, object], Place] = {}
    for mark in some:
        most = max((p.share for p in mark.places), default=0)
        for p in mark.places:
            if p.share >= min(GRAZED, most):
                kept.setdefault((p.region, p.side), p)
    return tuple(kept.values())


def _sentence(told: Told, body: BodyMap, language: str, audience: For) -> str:
    mark = told.mark
    parts = [upper_first(f"{names.what(mark, audience)} {where(told, language, audience)}".strip())]
    if mark.qualities:
        also = listed(language, (names.symptom_adjective(q) for q in mark.qualities if q != mark.what))
        parts += [say(language, "mark.also", qualities=also)] if also else []
    reading = body.reading(mark.id, Moment.ARRIVE) or body.reading(mark.id, Moment.LEAVE)
    if reading and reading.intensity is not None:
        parts.append(say(language, "mark.of_ten", n=reading.intensity))
    if reading and reading.grade is not None:
        parts.append(names.grade(reading.grade, language))
    parts += [say(language, f"mark.{said}") for said in (mark.depth, mark.timing) if said is not None]
    text = f"{', '.join(parts)}."
    if mark.client_words:
        text += " " + say(language, "mark.client_words", words=plain(mark.client_words))
        text += "" if text.rstrip('”»“"').endswith((".", "!", "?", "…")) else "."
    return f"{text} {upper_first(plain(mark.note)).rstrip('.')}." if mark.note else text


def where(told: Told, language: str = "en", audience: For = For.SCREEN) -> str:
    """Return "in the right low back, running through the buttock to the calf"."""
    mark = told.mark
    words = For.CLIENT if mark.layer is Layer.CLIENT else audience
    if not told.places:
        return ""
    if mark.kind is MarkKind.PATH:
        return _course(mark, language, words)
    text = names.places(named(mark, told.places), words, language)
    return say(language, "mark.along" if " edge " in text.split(" and ")[0] else "mark.in", place=text)


def named(mark: Mark, places: tuple[Place, ...] | None = None) -> tuple[Place, ...]:
    """The places by which a mark is called, as `where` and `title` say them; PLACES are those of all told with it."""
    some = _places([mark]) if places is None else places
    if mark.kind is MarkKind.PATH:
        return course(some) if some else ()
    largest = tuple(sorted(some, key=lambda p: -p.share))
    if mark.layer is not Layer.CLIENT or len(largest) < 2:
        return largest
    kept: list[Place] = []
    for p in names.broad_places(largest):
        if not {k.region for k in kept} & set(names.wholes(p.region)):
            kept.append(p)  # the low back with a little of its spine is the low back
    return tuple(kept)


def title(mark: Mark, language: str = "en") -> str:
    """Where a mark is, for a row or a card that shows its side itself: "Low back to calf"; "" beside the body."""
    found = named(mark)
    words = For.CLIENT if mark.layer is Layer.CLIENT else For.SCREEN
    ends = [names.region(p.region, words, language) for p in (found if mark.kind is MarkKind.PATH else found[:1])]
    if len(ends) > 1 and ends[0] != ends[-1]:
        return say(language, "mark.title", first=upper_first(ends[0]), last=ends[-1])
    return upper_first(ends[0]) if ends else ""


def _course(mark: Mark, language: str, words: For) -> str:
    run = course(mark.places)
    start = say(language, "mark.in", place=names.place(run[0], words, language))
    if len(run) == 1:
        return start
    side = run[0].side
    way = [_passed(p, side, words, language) for p in run[1:]]
    through = say(language, "mark.down")
    if len(way) > 1:
        passed = listed(language, (f"the {w}" for w in way[:-1]))
        through = say(language, "mark.through", places=passed)
    return f"{start}, {say(language, 'mark.running', through=through, end=way[-1])}"


def _passed(p: Place, side: object, words: For, language: str) -> str:
    """The side is said once, at the start, unless a path crosses over."""
    return names.region(p.region, words, language) if p.side == side else names.place(p, words, language)


def course(them: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the broad regions a path runs through: its start, at most PASSING on the way, its end."""
    run = names.broad_places(them)
    end = names.broad_places(them[-1:])
    if end and end[0] != run[0]:  # a region beside the way may have named the end's broad region before
        run = (*(b for b in run if b != end[0]), end[0])
    if len(run) <= PASSING + 2:
        return run
    shares = {b: sum(p.share for p in them if names.broad(p.region) == b.region) for b in run}
    kept = set(sorted(run[1:-1], key=lambda b: -shares[b])[:PASSING])
    return (run[0], *(b for b in run[1:-1] if b in kept), run[-1])


def ends_at(mark: Mark, body: BodyMap, moment: Moment) -> Place | None:
    """Where a path ended at MOMENT, in broad words."""
    if mark.kind is not MarkKind.PATH or not mark.places:
        return None
    reading = body.reading(mark.id, moment)
    end = reading.end_region if reading and reading.end_region else mark.places[-1]
    if moment is Moment.LEAVE and reading is None:
        return None
    return Place(names.broad(end.region), end.side)


def short(mark: Mark, language: str = "en", audience: For = For.CLIENT) -> str:
    """Return "burning pain in the right low back": the mark without its readings."""
    told = Told(mark, (mark,), _places([mark]))
    if mark.kind is MarkKind.PATH:
        told = Told(replace(mark, kind=MarkKind.AREA), (mark,), course(mark.places)[:1] if mark.places else ())
    return f"{names.what(mark, audience)} {where(told, language, audience)}".strip()


def worst_pain(body: BodyMap) -> Mark | None:
    """The client's mark with the highest number on arrival, pain before tingling at the same number."""
    asked = [(r.intensity, m) for m in body.marks if m.layer is Layer.CLIENT
             if (r := body.reading(m.id, Moment.ARRIVE)) and r.intensity is not None]  # fmt: skip
    if not asked:
        return None
    return max(asked, key=lambda pair: (is_pain(pair[1]), pair[0]))[1]


def pain(body: BodyMap) -> tuple[int, int] | None:
    """(arriving, leaving) of the worst mark, or None if it was not asked both times."""
    mark = worst_pain(body)
    if mark is None:
        return None
    arrive, leave = body.reading(mark.id, Moment.ARRIVE), body.reading(mark.id, Moment.LEAVE)
    if arrive is None or arrive.intensity is None or leave is None:
        return None
    if leave.extent is Extent.GONE and leave.intensity is None:
        return (arrive.intensity, 0)
    return None if leave.intensity is None else (arrive.intensity, leave.intensity)
