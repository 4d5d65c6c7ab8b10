"""What changed between arriving and leaving, judged carefully: a drop within a session is no proof.

Meaningful is a drop of at least 2 points and 30 % (domain 2.5); only one of both may be chance.
"""

from __future__ import annotations

from collections.abc import Iterator

from notesapp.bodymap.changes import is_meaningful
from notesapp.catalogue.areas import members
from notesapp.model.body_map import BodyMap, Extent, Layer, Mark, Moment, Place
from notesapp.words import marks, names
from notesapp.words.lexicon import listed, plural, say, upper_first
from notesapp.words.names import For


def percent(before: int, after: int) -> int:
    return round((before - after) * 100 / before)


def changes(body: BodyMap, language: str = "en", *, left: bool = True) -> Iterator[str]:
    """Return the sentences on each mark of the client, merged where they say the same.

    LEFT: the session came to its end, so what was not asked again is said to be so.
    """
    told = marks.merged((m for m in body.marks if m.layer is Layer.CLIENT), body)
    unasked: list[str] = []
    extents: dict[str, list[str]] = {}
    dropped = False
    for count, one in enumerate(told):
        arrive, leave = (body.reading(one.mark.id, moment) for moment in (Moment.ARRIVE, Moment.LEAVE))
        name = marks.short(one.mark, language) if len(told) > 1 else names.what(one.mark)
        if len(one.marks) > 1:
            name = f"{names.what(one.mark)} {marks.where(one, language)}"
        if leave is None:
            if arrive is not None:
                unasked.append(name)
            continue
        if count < marks.MOST and arrive and arrive.intensity is not None:
            after = 0 if leave.extent is Extent.GONE and leave.intensity is None else leave.intensity
            if after is not None:
                yield _number(upper_first(name), arrive.intensity, after, language)
                dropped |= is_meaningful(arrive.intensity, after)
                if after == 0 and leave.extent is Extent.GONE:
                    continue  # "gone after" has been said
        retreat = _course(one.mark, body, language)
        if retreat:
            yield retreat
        elif leave.extent not in (None, Extent.AS_DRAWN):
            extents.setdefault(str(leave.extent), []).append(name)
    for key, some in extents.items():
        yield say(language, f"assessment.{key}", list=listed(language, some[: marks.MOST]))
    if dropped:
        yield say(language, "assessment.lasting")
    if unasked and left:
        yield say(language, "assessment.not_asked", list=listed(language, unasked[: marks.MOST]))


def _number(name: str, before: int, after: int, language: str) -> str:
    values = {"what": name, "before": before, "after": after}
    if after == before:
        return say(language, "assessment.unchanged", **values)
    if after > before:
        return say(language, "assessment.higher", **values)
    if after == 0:
        return say(language, "assessment.none_left", **values)
    if is_meaningful(before, after):
        points = plural(language, "point", before - after)
        return say(language, "assessment.meaningful", points=points, percent=percent(before, after), **values)
    return say(language, "assessment.possible", points=plural(language, "point", before - after), **values)


def _course(mark: Mark, body: BodyMap, language: str) -> str:
    """The retreat of leg pain towards the back is the good sign; running further is the bad one."""
    was, now = marks.ends_at(mark, body, Moment.ARRIVE), marks.ends_at(mark, body, Moment.LEAVE)
    if was is None or now is None or was == now:
        return ""
    run = names.broad_places(mark.places)
    values = {
        "what": names.what(mark),
        "end": names.region(now.region, For.CLIENT, language),
        "was": names.region(was.region, For.CLIENT, language),
    }
    if now not in run:
        return say(language, "assessment.further", **values)
    key = "retreat_knee" if _below_knee(was) and not _below_knee(now) else "retreat"
    return say(language, f"assessment.{key}", **values)


def _below_knee(place: Place) -> bool:
    return place.region in members("lower_legs")
