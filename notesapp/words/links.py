"""Which marks belong to each other, and where the client and the therapist do not meet, in words."""

from __future__ import annotations

from notesapp.bodymap.disagree import Meeting
from notesapp.model.body_map import BodyMap, Layer, Place
from notesapp.words import marks, names
from notesapp.words.lexicon import say, upper_first
from notesapp.words.names import For

MOST = 5
"""Places named in a sentence; more are counted."""


def links(body: BodyMap, language: str = "en", audience: For = For.CLIENT) -> tuple[str, ...]:
    """Return a sentence for each link, in the order in which they were made."""
    said = []
    for link in body.links:
        one, other = body.mark(link.mark_id), body.mark(link.to_mark)
        if one is not None and other is not None:
            words = (marks.short(mark, language, audience) for mark in (one, other))
            said.append(upper_first(say(language, f"links.{link.kind}", one=next(words), other=next(words))))
    return tuple(said)


def differing(body: BodyMap, told: Meeting, language: str = "en") -> tuple[str, ...]:
    """Return where the two layers do not meet; that nothing was found proves nothing, so it is not said to."""
    if not any(mark.layer is Layer.CLIENT for mark in body.marks):
        return (say(language, "meeting.no_marks"),)
    if not any(mark.layer is Layer.THERAPIST for mark in body.marks):
        return (say(language, "meeting.not_looked"),)
    parts = (
        ("unfound", told.unfound, For.CLIENT),
        ("clear", told.clear, For.CLIENT),
        ("unfelt", told.unfelt, For.SCREEN),
    )
    said = [say(language, f"meeting.{key}", places=_places(some, who, language)) for key, some, who in parts if some]
    return tuple(said) or (say(language, "meeting.same"),)


def _places(some: tuple[Place, ...], audience: For, language: str) -> str:
    wanted = names.broad_places(some) if audience is For.CLIENT else some
    return names.places(wanted, audience, language, most=MOST)
