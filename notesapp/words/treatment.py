"""What the hands did and what the client said of it, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from notesapp.catalogue.lists import label
from notesapp.catalogue.pressure import changes, feels, requests
from notesapp.catalogue.rules import rules
from notesapp.catalogue.techniques import techniques
from notesapp.model.answers import Choice, Decision
from notesapp.model.session_note import SessionNote
from notesapp.model.treatment import CheckIn, TechniqueUse
from notesapp.safety.assess import Assessment, hardest
from notesapp.words import names
from notesapp.words.lexicon import listed, lower_first, plain, say, upper_first
from notesapp.words.names import For


def use_sentence(use: TechniqueUse, note: SessionNote, language: str = "en") -> str:
    """Return "Sustained pressure with the elbow on the right piriformis, level 3 of 5, 8 minutes; client: ..."."""
    said = said_of(checks_of(note, use.id), language)
    text = say(
        language,
        "objective.use",
        technique=names.technique(use.technique),
        tool=names.tool_words(use.tool),
        place=names.places(use.places, For.SCREEN, language),
        level=say(language, "objective.level", level=names.level_of(use.level, language)) if pressed(use) else "",
        minutes=say(language, "objective.minutes", minutes=names.minutes(use.minutes, language)) if use.minutes else "",
        said=say(language, "objective.said", said=said) if said else "",
    ).replace("  ", " ")
    extra = [label("results", use.result)] if use.result else []
    extra += [plain(use.note)] if use.note else []
    extra += [label("products", use.product)] if use.product not in ("", "none") else []
    extra += [label("positions", use.position)] if use.position else []
    return " ".join([text, *(f"{upper_first(one).rstrip('.')}." for one in extra)])


def pressed(use: TechniqueUse) -> bool:
    way = techniques().get(use.technique)
    return way is None or way.pressure


def checks_of(note: SessionNote, use_id: str | None) -> tuple[CheckIn, ...]:
    return tuple(c for c in note.check_ins if c.use_id == use_id)


def said_of(checks: Iterable[CheckIn], language: str = "en", *, quoted: bool = False) -> str:
    """Return "too much at 4, lowered to 3; then good hurt, eased in 30 s", each repetition once."""
    parts: list[str] = []
    for check in checks:
        part = _said(check, language, quoted)
        if part and (not parts or parts[-1] != part):
            parts.append(part)
    return say(language, "said.then").join(parts)


def _said(check: CheckIn, language: str, quoted: bool) -> str:
    replies = [requests()[check.request].said] if check.request else []
    replies += [feels()[check.feel].said] if check.feel else []
    what = listed(language, (f"“{r}”" if quoted else r for r in replies))
    before, after = check.level_before, check.level_after
    key = "plain"
    if before is not None and after is not None and after != before:
        key = "lowered" if after < before else "raised"
    values = {"before": names.level(before or 10), "after": names.level(after or 10), "what": what}
    parts = [say(language, f"said.{key}", **values)] if what else []
    if check.changed:
        changed = lower_first(changes().get(check.changed, plain(check.changed)))
        parts.append(changed)
    if check.eased_after_s is not None:
        parts.append(say(language, "said.eased", n=check.eased_after_s))
    return ", ".join(parts)


def levels_of(use: TechniqueUse, note: SessionNote, language: str = "en") -> str:
    """Return "level 3", or "level 3, briefly 4" if a check-in found it higher."""
    highest = hardest(note, use)
    if highest > use.level:
        return say(language, "assessment.over_briefly", level=names.level(use.level), briefly=names.level(highest))
    return say(language, "assessment.over_level", level=names.level(use.level))


def pressure_cell(use: TechniqueUse, note: SessionNote) -> str:
    """Return "4 → 3" for the table, or "2"."""
    if not pressed(use):
        return ""
    run = [c.level_before for c in checks_of(note, use.id)][:1]
    first = run[0] if run and run[0] is not None else use.level
    return names.level(use.level) if first == use.level else f"{names.level(first)} → {names.level(use.level)}"


def exceptions(note: SessionNote, assessment: Assessment, language: str = "en") -> tuple[str, ...]:
    """Every limit that was passed, with its reason, and every other decision on a rule.

    Rules that set the same limit and were answered with the same reason are one sentence, and so
    are several works past the same limit for the same reason.
    """
    passed: dict[_Passed, list[str]] = {}
    others: dict[str, None] = {}
    for decision in note.decisions:
        use = note.use(decision.about) if decision.about else None
        if use is not None and decision.choice is not Choice.FOLLOWED:
            found = _Passed(use.id, _cap(use, decision, note, assessment), reason(decision))
            passed.setdefault(found, []).append(rule_name(decision.rule))
        elif decision.reason:
            others[_decided(decision, language)] = None
    alike: dict[tuple[int, str, tuple[str, ...]], list[TechniqueUse]] = {}
    for one, rules_named in passed.items():
        use = note.use(one.use)
        assert use is not None
        alike.setdefault((one.cap, one.reason, tuple(dict.fromkeys(rules_named))), []).append(use)
    said = (
        text
        for (cap, why, named), uses in alike.items()
        for text in _exceptions(uses, cap, why, listed(language, named), note, language)
    )
    return (*said, *others)


@dataclass(frozen=True, slots=True)
class _Passed:
    """A use, the level it was to stay below (0: it was advised against whatever the level), and why it did not."""

    use: str
    cap: int
    reason: str


def _cap(use: TechniqueUse, decision: Decision, note: SessionNote, assessment: Assessment) -> int:
    over = [limit for limit in assessment.over(use) if limit.rule == decision.rule]
    caps = [limit.level for limit in over if hardest(note, use) > limit.level > 0]
    return min(caps) if caps and pressed(use) else 0


def _exceptions(
    uses: list[TechniqueUse], cap: int, why: str, rule: str, note: SessionNote, language: str
) -> Iterator[str]:
    if not cap or len(uses) == 1:
        for use in uses:
            values = {
                "technique": names.technique(use.technique),
                "tool": names.tool_words(use.tool),
                "place": names.places(use.places, For.SCREEN, language),
                "levels": levels_of(use, note, language),
                "cap": names.level(cap),
            }
            yield say(language, "assessment.over" if cap else "assessment.excluded", rule=rule, reason=why, **values)
        return
    works = [
        say(
            language,
            "assessment.over_work",
            technique=lower_first(names.technique(use.technique)),
            place=names.places(use.places, For.SCREEN, language),
            levels=levels_of(use, note, language),
        )
        for use in uses
    ]
    yield say(language, "assessment.over_many", cap=names.level(cap), rule=rule, works="; ".join(works), reason=why)


def reason(decision: Decision) -> str:
    """The reason as it was given; quoted, so without its own full stop."""
    return plain(decision.reason).rstrip(".")


def _decided(decision: Decision, language: str) -> str:
    name = upper_first(rule_name(decision.rule))
    if decision.choice is Choice.FOLLOWED:
        return say(language, "assessment.followed", rule=name, reason=lower_first(reason(decision)))
    return say(language, f"assessment.{decision.choice}", rule=name, reason=reason(decision))


def rule_name(rule: str) -> str:
    """What the rule is about, as in "above the limit of 2 (osteoporosis)"."""
    return lower_first(rules()[rule].title) if rule in rules() else rule.split(":")[0]
