"""When home advice and the client do not go together: what is hidden, changed, or printed with a label."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from notesapp.catalogue import aftercare
from notesapp.catalogue.conditions import conditions
from notesapp.catalogue.rows import Row, read
from notesapp.catalogue.rules import rules

FILE = "conflicts.toml"
SIGNS = ("numb_in_target", "straight_leg_pain", "own_allergy")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Speaks for a condition of the history, a rule that has spoken, or a sign of the session.

    VARIANT maps items to the name of other steps; ASK_FIRST items carry LABEL.
    """

    key: str
    conditions: frozenset[str]
    rules: frozenset[str]
    signs: frozenset[str]
    hide: tuple[str, ...]
    ask_first: tuple[str, ...]
    variant: Mapping[str, str]
    label: str
    reason: str

    def speaks(self, current: Collection[str], raised: Collection[str], seen: Collection[str] = ()) -> bool:
        """Say whether it holds for the CURRENT conditions, the RAISED rules and the signs SEEN.

        "numb_in_target" is judged for one item at a time, by `AftercareItem.target_regions`.
        """
        return not (
            self.conditions.isdisjoint(current) and self.rules.isdisjoint(raised) and self.signs.isdisjoint(seen)
        )

    def why(self, items: tuple[str, ...]) -> str:
        """Return the printed reason for ITEMS (keys): "Roller and ball left out: osteoporosis"."""
        names = [aftercare.items()[key].short for key in items]
        joined = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
        said = self.reason.replace("{items}", joined)
        return said[:1].upper() + said[1:]


def _conflict(row: Row) -> Conflict:
    care = aftercare.items()
    variant = {key: str(name) for key, name in row.sub("variant").rest().items()}
    for key, name in variant.items():
        if key not in care or name not in care[key].variants:
            raise row.wrong(f"unknown variant {name!r} of {key!r}")
    made = Conflict(
        key=row.key,
        conditions=frozenset(row.words("conditions", conditions(), "condition")),
        rules=frozenset(row.words("rules", rules(), "rule")),
        signs=frozenset(row.words("signs", SIGNS, "sign")),
        hide=row.words("hide", care, "item"),
        ask_first=row.words("ask_first", care, "item"),
        variant=variant,
        label=row.text("label", ""),
        reason=row.text("reason"),
    )
    if made.ask_first and not made.label:
        raise row.wrong("ask_first needs a label")
    return made


@cache
def conflicts() -> Mapping[str, Conflict]:
    return read(FILE, _conflict)
