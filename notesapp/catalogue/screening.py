"""The twenty screening questions in six groups, in the client's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from notesapp.catalogue.rows import Row, rows, table
from notesapp.catalogue.rules import check_known

FILE = "screening.toml"

ASKED_WHEN: Mapping[str, str] = {
    "back_or_leg_nerve": "a nerve-type quality is painted in the low back, buttock or leg",
    "path_below_knee": "a path, or a mark joined to the back, reaches below the knee",
    "numb_or_tingling_leg": "numbness or tingling is painted in a leg or foot",
    "weak_leg": "weakness is painted in a leg or foot",
    "both_legs": "leg symptoms are painted on both sides",
    "saddle_marked": "anything is painted in the saddle area",
    "spine_pain": "pain is painted on the spine",
    "severe_pain": "an intensity of 8 or more",
    "constant_pain": "a mark is timed as constant",
    "inflamed": "inflammation or swelling is stamped",
    "swelling": "swelling is stamped on a limb",
    "bruise": "a bruise is stamped",
    "calf": "pain is painted in a calf",
    "chest": "pain is painted on the chest",
    "belly": "pain is painted on the belly",
    "neck": "pain is painted in the neck",
    "head": "pain is painted on the head",
}
"""The signs in a drawing that call for a question, each with what it means. notesapp.safety finds them."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One tap after a yes that narrows which rules speak."""

    label: str
    raises: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """SHORT stands in letters when the answer is yes, NEGATIVE when it is no. NUMBER is the order of all."""

    key: str
    number: int
    group: str
    ask: str
    short: str
    negative: str
    raises: tuple[str, ...]
    asked_when: tuple[str, ...]
    details: tuple[Detail, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Group:
    """NONE is the wording of the one button that answers all its QUESTIONS (keys) with no."""

    key: str
    heading: str
    lead: str
    none: str
    questions: tuple[str, ...]


def _detail(row: Row) -> Detail:
    made = Detail(row.text("label"), row.words("raises"))
    row.done()
    check_known(row.file, row.key, made.raises)
    return made


def _question(row: Row) -> Question:
    made = Question(
        key=row.key,
        number=row.whole("number"),
        group=row.text("group"),
        ask=row.text("ask"),
        short=row.text("short"),
        negative=row.text("negative"),
        raises=row.words("raises"),
        asked_when=row.words("asked_when", ASKED_WHEN, "sign"),
        details=tuple(_detail(one) for one in row.tables("details")),
        source=row.text("source"),
    )
    check_known(row.file, row.key, made.raises)
    return made


@cache
def questions() -> Mapping[str, Question]:
    """Return all questions by key, in the order of the domain's list."""
    made = rows(FILE, table(FILE)["questions"], _question)
    if [one.number for one in made.values()] != list(range(1, len(made) + 1)):
        raise ValueError(f"{FILE}: the questions are not numbered in their order")
    return made


@cache
def groups() -> Mapping[str, Group]:
    """Return the groups in the order in which they are asked, each with its questions."""
    asked = questions()

    def group(row: Row) -> Group:
        own = tuple(one.key for one in asked.values() if one.group == row.key)
        if not own:
            raise row.wrong("has no question")
        return Group(row.key, row.text("heading"), row.text("lead"), row.text("none"), own)

    made = rows(FILE, table(FILE)["groups"], group)
    for one in asked.values():
        if one.group not in made:
            raise ValueError(f"{FILE}: {one.key}: unknown group {one.group!r}")
    return made


def called_for(signs: frozenset[str]) -> tuple[Question, ...]:
    """Return the questions that any of SIGNS (keys of ASKED_WHEN) calls for."""
    return tuple(one for one in questions().values() if not signs.isdisjoint(one.asked_when))
