"""A comparison in words: verdict, why, then the figures. Nothing is called a change that may be chance."""

from __future__ import annotations

from dataclasses import dataclass

from notesapp.bodymap.changes import Apart, Change, Verdict
from notesapp.bodymap.measure import places_then, standing
from notesapp.model.body_map import BodyMap, Moment, Place
from notesapp.words import names
from notesapp.words.compared_figures import Figure, figures
from notesapp.words.lexicon import listed, plural, say, upper_first
from notesapp.words.names import For


@dataclass(frozen=True, slots=True)
class Compared:
    """HEADLINE and WHY are one thought: "No reliable change: the two drawings differ no more than ..."."""

    headline: str
    why: str
    figures: tuple[Figure, ...]
    remarks: tuple[str, ...]

    @property
    def sentence(self) -> str:
        return f"{self.headline}: {self.why[:1].lower()}{self.why[1:]}"


def compared(change: Change, language: str = "en") -> Compared:
    """Put CHANGE into words."""
    return Compared(
        headline=say(language, f"compare.{change.verdict}"),
        why=_why(change, language),
        figures=figures(change, language),
        remarks=_remarks(change, language),
    )


@dataclass(frozen=True, slots=True)
class Score:
    """The strongest number in one region at two times; None: nothing marked there, or no number asked."""

    place: Place
    name: str
    before: int | None
    after: int | None


def by_region(
    then: BodyMap,
    now: BodyMap,
    then_moment: Moment = Moment.ARRIVE,
    now_moment: Moment = Moment.ARRIVE,
    language: str = "en",
) -> tuple[Score, ...]:
    """Return the numbers of the client's marks by the region a client would name, the strongest first."""
    before, after = _levels(then, then_moment), _levels(now, now_moment)
    places = sorted({**before, **after}, key=lambda p: -max(before.get(p) or 0, after.get(p) or 0))
    return tuple(
        Score(p, upper_first(names.place(p, For.CLIENT, language)), before.get(p), after.get(p)) for p in places
    )


def _levels(body_map: BodyMap, moment: Moment) -> dict[Place, int | None]:
    """A number that was not asked again at leaving is not repeated."""
    found: dict[Place, int | None] = {}
    for mark, now in standing(body_map, moment):
        level = now.level if now.here else 0
        for place in names.broad_places(places_then(body_map, mark, moment)):
            known = found.get(place)
            said = level if now.asked else None
            found[place] = known if said is None or (known is not None and known > said) else said
    return found


def _why(change: Change, language: str) -> str:
    verdict = change.verdict
    if verdict is Verdict.NONE and change.apart is Apart.UNDRAWN:
        return say(language, "compare.why_none_undrawn")
    if verdict is Verdict.NONE and change.overlap is None:
        return say(language, "compare.why_none_apart")
    if verdict is Verdict.UNKNOWN and change.now.marks and change.now.not_asked == change.now.marks:
        return say(language, "compare.why_not_asked")
    signs = {"pain": change.intensity, "extent": change.extent}
    parts = (say(language, f"compare.{key}_{'less' if sign < 0 else 'more'}") for key, sign in signs.items() if sign)
    return upper_first(say(language, f"compare.why_{verdict}", list=listed(language, parts)))


def _remarks(change: Change, language: str) -> tuple[str, ...]:
    said = [say(language, "compare.figure_redrawn")] if change.redrawn and change.overlap is not None else []
    if change.within and change.reliable:
        said.append(say(language, "compare.within"))
    if change.now.told:
        said.append(say(language, "compare.told", marks=plural(language, "mark", change.now.told)))
    if change.now.moment is Moment.LEAVE and change.now.not_asked:
        said.append(say(language, "compare.not_asked", marks=plural(language, "mark", change.now.not_asked)))
    return tuple(said)
