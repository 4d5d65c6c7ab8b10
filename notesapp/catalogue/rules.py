"""The safety rules as data: what they say, and how the active ones act.

They prompt, the therapist decides. What makes a rule speak is judged in notesapp.safety.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from notesapp.catalogue.areas import known_names, regions_of
from notesapp.catalogue.rows import Row, read
from notesapp.catalogue.tags import TAGS
from notesapp.catalogue.tools import tools

FILE = "rules.toml"


class Severity(StrEnum):
    """From the gravest to the mildest."""

    STOP = "stop"  # no massage, urgent medical help
    DOC = "doc"  # pause, medical review first
    WAIT = "wait"  # another day
    LOCAL = "local"  # leave that area out
    ADAPT = "adapt"  # go on within limits
    ADVISE = "advise"  # information


class Act(StrEnum):
    ASK = "ask"
    CAP = "cap"
    HATCH = "hatch"
    STOP = "stop"


class Scope(StrEnum):
    SESSION = "session"
    USE = "use"  # the work being done
    PLACES = "places"


class Where(StrEnum):
    EVERYWHERE = "everywhere"
    AREAS = "areas"  # the named areas
    MARKED = "marked"  # where the marks lie that raised the rule
    LAST_WORKED = "last_worked"  # where the session was worked that the client was worse after


@dataclass(frozen=True, slots=True)
class Effect:
    """One way a rule acts. MAX_LEVEL in tenths, 0 = no pressure at all, None = no limit of its own.

    LOWER_BY is in tenths below what was used there last time.
    """

    act: Act
    scope: Scope
    where: Where
    areas: tuple[str, ...]
    max_level: int | None
    lower_by: int
    without_tags: frozenset[str]
    without_tools: frozenset[str]
    words: str

    @property
    def regions(self) -> frozenset[str]:
        """The regions of the named areas; empty unless WHERE is areas."""
        return regions_of(self.areas)

    def excludes(self, tags: tuple[str, ...], tool: str) -> bool:
        """Say whether a technique with TAGS done with TOOL is left out by this effect."""
        return tool in self.without_tools or not self.without_tags.isdisjoint(tags)


@dataclass(frozen=True, slots=True)
class Rule:
    """SEVERITIES gravest first. REASONS are one-tap reasons to work on all the same, FOLLOWED one-tap words
    when the rule is followed; with TYPED_REASON an override must be typed."""

    key: str
    title: str
    severities: tuple[Severity, ...]
    finding: str
    therapist: str
    client: str
    alert: str
    when: str
    source: str
    version: int
    active: bool
    typed_reason: bool
    reasons: tuple[str, ...]
    followed: tuple[str, ...]
    effects: tuple[Effect, ...]

    @property
    def severity(self) -> Severity:
        return self.severities[0]


def _effect(row: Row) -> Effect:
    made = Effect(
        act=Act(row.one_of("act", Act)),
        scope=Scope(row.one_of("scope", Scope)),
        where=Where(row.one_of("where", Where)),
        areas=row.words("areas", known_names(), "area"),
        max_level=row.maybe("max_level"),
        lower_by=row.whole("lower_by", 0),
        without_tags=frozenset(row.words("without_tags", TAGS, "tag")),
        without_tools=frozenset(row.words("without_tools", tools(), "tool")),
        words=row.text("words"),
    )
    row.done()
    if (made.where is Where.AREAS) != bool(made.areas):
        raise row.wrong("areas are named when, and only when, where is areas")
    if made.act is Act.CAP and made.max_level is None and not made.lower_by:
        raise row.wrong("a cap needs max_level or lower_by")
    return made


def rule(row: Row) -> Rule:
    made = Rule(
        key=row.key,
        title=row.text("title"),
        severities=tuple(Severity(s) for s in row.words("severity", Severity, "severity")),
        finding=row.text("finding"),
        therapist=row.text("therapist"),
        client=row.text("client", ""),
        alert=row.text("alert", ""),
        when=row.text("when", ""),
        source=row.text("source"),
        version=row.whole("version"),
        active=row.flag("active"),
        typed_reason=row.flag("typed_reason"),
        reasons=row.words("reasons"),
        followed=row.words("followed"),
        effects=tuple(_effect(one) for one in row.tables("effects")),
    )
    if not made.severities:
        raise row.wrong("needs a severity")
    if made.active and not (made.effects and made.client and made.when and made.reasons):
        raise row.wrong("an active rule needs effects, reasons, when, and words for the client")
    return made


@cache
def rules() -> Mapping[str, Rule]:
    return read(FILE, rule)


def active_rules() -> tuple[Rule, ...]:
    return tuple(one for one in rules().values() if one.active)


def check_known(row_file: str, key: str, raised: tuple[str, ...]) -> None:
    """Complain, naming file and entry, when RAISED holds a rule there is not."""
    for name in raised:
        if name not in rules():
            raise ValueError(f"{row_file}: {key}: unknown rule {name!r}")
