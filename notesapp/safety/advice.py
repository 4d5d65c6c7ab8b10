"""Which home advice suits today, and which is left out and why (domain 7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from notesapp.catalogue.aftercare import AftercareItem, Suggest, items
from notesapp.catalogue.conditions import conditions
from notesapp.catalogue.conflicts import Conflict, conflicts
from notesapp.catalogue.regions import ancestors, regions
from notesapp.catalogue.tools import tools
from notesapp.model.answers import Effect
from notesapp.model.body_map import Place, Side
from notesapp.model.practice import HistoryItem, HistoryKind, HistoryStatus
from notesapp.safety.assessment import Alert
from notesapp.safety.facts import Facts, all_of, is_numb, leg_sides, runs_below_knee

BY_DEFAULT = 2
"""Recall falls steeply from the third instruction on (PMC3264522)."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """An item of the catalogue for a side, ranked by SCORE, with the catalogue's REASON.

    CHOSEN are the one or two offered as the default; ASK_FIRST is a label to print; VARIANT
    names other steps of the item.
    """

    item: str
    side: Side | None
    score: int
    reason: str
    chosen: bool = False
    ask_first: str = ""
    variant: str = ""
    both_sides: bool = False


@dataclass(frozen=True, slots=True)
class Hidden:
    """An item left out with the printed sentence; OFFERED: it would have been suggested otherwise."""

    item: str
    reason: str
    because: str
    offered: bool = True


@dataclass(frozen=True, slots=True)
class Advice:
    suggested: tuple[Suggested, ...] = ()
    hidden: tuple[Hidden, ...] = ()

    @property
    def chosen(self) -> tuple[Suggested, ...]:
        return tuple(s for s in self.suggested if s.chosen)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The printed sentences of what was left out, each once."""
        return tuple(dict.fromkeys(h.reason for h in self.hidden if h.offered))


def advice(facts: Facts, alerts: Iterable[Alert]) -> Advice:
    """Return what suits FACTS, best first, and what is hidden with its reason."""
    speaking = tuple(_conflicts(facts, {a.rule for a in alerts}))
    hits = {item.key: _hits(facts, item) for item in items().values()}
    wanted = {key: found for key, found in hits.items() if found}
    hidden = tuple(_hidden(facts, speaking, wanted))
    gone = {h.item for h in hidden}
    ranked = sorted(
        (_suggested(facts, items()[key], found, speaking) for key, found in wanted.items() if key not in gone),
        key=lambda s: (-s.score, s.item),
    )
    return Advice(tuple(_choose(ranked)), hidden)


def _suggested(
    facts: Facts, item: AftercareItem, found: tuple[Suggest, ...], speaking: tuple[Conflict, ...]
) -> Suggested:
    best = max(found, key=lambda s: s.weight)
    side = _side(facts, item) if item.sided else None
    ask = next((c.label for c in speaking if item.key in c.ask_first), "")
    variant = next((c.variant[item.key] for c in speaking if item.key in c.variant), "")
    score = item.weight + sum(s.weight for s in found) + _from_before(facts, item.key)
    reason = best.reason.replace("{tool}", _tool(facts, best))
    both = item.sided and side is None
    return Suggested(item.key, side, score, reason, ask_first=ask, variant=variant, both_sides=both)


def _tool(facts: Facts, s: Suggest) -> str:
    """The tool that worked where S looks, as in "eased under the elbow today"."""
    here = [u for u in facts.note.uses if any(p.region in s.regions for p in u.places)] or list(facts.note.uses)
    key = here[-1].tool if here else ""
    return tools()[key].label.lower() if key in tools() else "hand"


def _choose(ranked: list[Suggested]) -> Iterator[Suggested]:
    """One instruction for what was worked, and one of another kind, so that two do not say the same."""
    kinds: list[str] = []
    for one in ranked:
        item = items()[one.item]
        group = item.kind if item.kind != "exercise" else "|".join(item.target) or item.key
        take = item.counted and len(kinds) < BY_DEFAULT and group not in kinds and not one.ask_first
        if take:
            kinds.append(group)
        yield Suggested(one.item, one.side, one.score, one.reason, take, one.ask_first, one.variant, one.both_sides)


def _from_before(facts: Facts, key: str) -> int:
    """What helped is offered again, what made it worse is not."""
    said = [a.effect for a in facts.note.adherence if a.item == key]
    return sum({Effect.HELPED: 15, Effect.NO_DIFFERENCE: -10, Effect.WORSE: -60}.get(e, 0) for e in said if e)


def _hits(facts: Facts, item: AftercareItem) -> tuple[Suggest, ...]:
    return tuple(s for s in item.suggest if _speaks(facts, s))


def _speaks(facts: Facts, s: Suggest) -> bool:
    if s.always:
        return bool(facts.note.uses)
    note, problems = facts.note, facts.briefing.standing.problems
    today = [p for p in problems if p.id in note.problem_ids] or list(problems)
    asked: tuple[tuple[frozenset[str], Iterable[str]], ...] = (
        (s.regions, _worked(facts)),
        (s.techniques, (u.technique for u in note.uses)),
        (s.symptoms, (q for m in facts.felt for q in all_of(m))),
        (s.findings, (q for m in facts.found for q in all_of(m))),
        (s.easing, (e for p in today for e in p.easing)),
        (s.aggravating, (a for p in today for a in p.aggravating)),
        (s.history, facts.conditions),
        (s.response, (note.response.direction.value,) if note.response else ()),
        (s.reasons, (note.reason,)),
        (s.products, (u.product for u in note.uses)),
    )
    return all(not wanted.isdisjoint(there) for wanted, there in asked if wanted)


def _worked(facts: Facts) -> frozenset[str]:
    """The worked regions with the broader ones they belong to."""
    worked = {p.region for use in facts.note.uses for p in use.places}
    return frozenset(worked.union(*(ancestors(r) for r in worked if r in regions())))


def _side(facts: Facts, item: AftercareItem) -> Side | None:
    """The one side that was worked (else marked) where the item acts; None if both or neither."""
    target = item.target_regions
    worked = [p for use in facts.note.uses for p in use.places]
    marked = [p for m in facts.felt for p in m.places]
    for places in (worked, marked):
        sides: set[Side] = {p.side for p in places if p.side is not Side.MID and (not target or p.region in target)}
        if len(sides) == 1:
            return sides.pop()
        if sides:
            return _stronger(facts, sides)
    return None


def _stronger(facts: Facts, sides: set[Side]) -> Side | None:
    """Worked on both sides: the side that hurts, if only one does."""
    felt = {p.side for m in facts.felt for p in m.places} & sides
    return felt.pop() if len(felt) == 1 else None


def _conflicts(facts: Facts, speaking: set[str]) -> Iterator[Conflict]:
    own = [i.what for i in facts.briefing.standing.history if _is_allergy(i) and i.what not in conditions()]
    signs = {
        "straight_leg_pain": any(leg_sides(m) and runs_below_knee(m) for m in facts.felt),
        "numb_in_target": any(is_numb(m) for m in facts.felt),
        "own_allergy": bool(own),
    }
    seen = [sign for sign, is_seen in signs.items() if is_seen]
    for c in conflicts().values():
        if c.speaks(facts.conditions, speaking, seen):
            yield c


def _is_allergy(item: HistoryItem) -> bool:
    return item.kind is HistoryKind.ALLERGY and item.status is HistoryStatus.CURRENT


def _hidden(facts: Facts, speaking: tuple[Conflict, ...], wanted: Iterable[str]) -> Iterator[Hidden]:
    """Only what would have been offered is said to be left out."""
    gone: set[str] = set()
    offered = set(wanted)
    for c in speaking:
        held = c.conditions & facts.conditions or "numb_in_target" not in c.signs
        leave = tuple(k for k in c.hide if k not in gone and (held or _numb_there(facts, items()[k])))
        gone.update(leave)
        named = tuple(k for k in leave if k in offered)
        sentence = c.why(named or leave) if leave else ""
        for key in leave:
            yield Hidden(key, sentence if key in offered else c.why((key,)), c.key, key in offered)


def _numb_there(facts: Facts, item: AftercareItem) -> bool:
    """Numb skin where the item acts; items without a place of their own act where it hurts."""
    target = item.target_regions
    numb: Iterable[Place] = (p for m in facts.felt if is_numb(m) for p in m.places)
    return any(not target or p.region in target for p in numb)
