"""What a client can take home: 42 items with steps, dose, stop line and when to offer them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from notesapp.catalogue.areas import known_names, regions_of
from notesapp.catalogue.conditions import conditions
from notesapp.catalogue.findings import findings
from notesapp.catalogue.lists import options
from notesapp.catalogue.rows import Row, read
from notesapp.catalogue.symptoms import symptoms
from notesapp.catalogue.techniques import techniques

FILE = "aftercare.toml"
KINDS = ("exercise", "self_massage", "comfort", "advice", "habit")


@dataclass(frozen=True, slots=True)
class CareDose:
    """How much, as whole numbers; None = not part of it. *_MAX is the upper end of a range."""

    hold_s: int | None = None
    hold_max_s: int | None = None
    repetitions: int | None = None
    repetitions_max: int | None = None
    times_a_day: int | None = None
    times_a_day_max: int | None = None
    minutes_min: int | None = None
    minutes_max: int | None = None
    every_minutes: int | None = None
    days: int | None = None
    each_side: bool = False


@dataclass(frozen=True, slots=True)
class Suggest:
    """One reason to offer an item: it speaks when each kind that is named has a hit, or ALWAYS.

    REASON may hold {tool}. WEIGHT is added to the item's own.
    """

    reason: str
    weight: int
    always: bool
    areas: frozenset[str]
    techniques: frozenset[str]
    symptoms: frozenset[str]
    findings: frozenset[str]
    easing: frozenset[str]
    aggravating: frozenset[str]
    history: frozenset[str]
    response: frozenset[str]
    reasons: frozenset[str]
    products: frozenset[str]

    @property
    def regions(self) -> frozenset[str]:
        return regions_of(self.areas)

    def speaks(self, seen: Mapping[str, Collection[str]]) -> bool:
        """Say whether this reason holds for what was SEEN in a session.

        SEEN maps "regions" to the region keys worked, and the other kinds ("techniques", "symptoms", "findings",
        "easing", "aggravating", "history", "response", "reasons", "products") to their keys. A kind that is
        not in SEEN has no hit.
        """
        wanted: dict[str, frozenset[str]] = {
            "regions": self.regions,
            "techniques": self.techniques,
            "symptoms": self.symptoms,
            "findings": self.findings,
            "easing": self.easing,
            "aggravating": self.aggravating,
            "history": self.history,
            "response": self.response,
            "reasons": self.reasons,
            "products": self.products,
        }
        return self.always or all(not keys.isdisjoint(seen.get(kind, ())) for kind, keys in wanted.items() if keys)


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps without a side, and with {side} and {other} (empty when the side does not matter)."""

    steps: tuple[str, ...]
    sided_steps: tuple[str, ...]

    def said(self, side: str = "", other: str = "") -> tuple[str, ...]:
        """Return the steps for the words SIDE and OTHER ("right", "left"), or without a side."""
        if side and self.sided_steps:
            return tuple(step.replace("{side}", side).replace("{other}", other) for step in self.sided_steps)
        return self.steps


@dataclass(frozen=True, slots=True)
class AftercareItem:
    """COUNTED items are the instructions of a sheet (one to three), general advice is not counted.

    TARGET are the areas it acts on (empty: what was worked); its drawing, if any, is `exercises.drawing(key)`.
    DOSE_TEXT is printed, STOP after it ("" for plain advice).
    """

    key: str
    title: str
    short: str
    kind: str
    instructions: Steps
    sided: bool
    dose: CareDose
    dose_text: str
    stop: str
    counted: bool
    target: tuple[str, ...]
    weight: int
    suggest: tuple[Suggest, ...]
    variants: Mapping[str, Steps]
    source: str
    seed: str

    def steps(self, side: str = "", other: str = "", variant: str = "") -> tuple[str, ...]:
        """Return the steps as printed; VARIANT is a key of the variants."""
        return (self.variants[variant] if variant else self.instructions).said(side, other)

    @property
    def target_regions(self) -> frozenset[str]:
        return regions_of(self.target)


def _dose(row: Row) -> CareDose:
    made = CareDose(
        hold_s=row.maybe("hold_s"),
        hold_max_s=row.maybe("hold_max_s"),
        repetitions=row.maybe("repetitions"),
        repetitions_max=row.maybe("repetitions_max"),
        times_a_day=row.maybe("times_a_day"),
        times_a_day_max=row.maybe("times_a_day_max"),
        minutes_min=row.maybe("minutes_min"),
        minutes_max=row.maybe("minutes_max"),
        every_minutes=row.maybe("every_minutes"),
        days=row.maybe("days"),
        each_side=row.flag("each_side"),
    )
    row.done()
    return made


def _suggest(row: Row) -> Suggest:
    known: dict[str, Iterable[str]] = {
        "areas": known_names(),
        "techniques": techniques(),
        "symptoms": symptoms(),
        "findings": findings(),
        "easing": options("easing"),
        "aggravating": options("aggravating"),
        "history": conditions(),
        "response": options("directions"),
        "reasons": options("reasons"),
        "products": options("products"),
    }
    found = {kind: frozenset(row.words(kind, allowed, kind)) for kind, allowed in known.items()}
    made = Suggest(
        reason=row.text("reason"),
        weight=row.whole("weight"),
        always=row.flag("always"),
        **found,
    )
    row.done()
    if not made.always and not any(found.values()):
        raise row.wrong("names nothing to look at")
    return made


def _steps(row: Row, *, shut: bool = False) -> Steps:
    made = Steps(row.words("steps"), row.words("sided_steps"))
    if not 1 <= len(made.steps) <= 4 or len(made.sided_steps) > 4:
        raise row.wrong("has one to four steps")
    if made.sided_steps and "{side}" not in " ".join(made.sided_steps):
        raise row.wrong("sided_steps name no {side}")
    if shut:
        row.done()
    return made


def item(row: Row) -> AftercareItem:
    return AftercareItem(
        key=row.key,
        title=row.text("title"),
        short=row.text("short"),
        kind=row.one_of("kind", KINDS),
        instructions=_steps(row),
        sided=row.flag("sided"),
        dose=_dose(row.sub("dose")),
        dose_text=row.text("dose_text"),
        stop=row.text("stop", ""),
        counted=row.flag("counted", True),
        target=row.words("target", known_names(), "area"),
        weight=row.whole("weight"),
        suggest=tuple(_suggest(one) for one in row.tables("suggest")),
        variants={name: _steps(one, shut=True) for name, one in row.subs("variants").items()},
        source=row.text("source"),
        seed=row.text("seed", ""),
    )


@cache
def items() -> Mapping[str, AftercareItem]:
    return read(FILE, item)
