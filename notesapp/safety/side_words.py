"""Sides and body parts in free English text: "left piriformis", "hip on the right", "R calf", "both knees".

Reads sentence by sentence and clause by clause. It would rather miss a side than ask about one that nobody wrote:
"right now", "she left early", "L5", "no pain on the left" and "tighter than the left" say nothing of where the pain is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from notesapp.catalogue.areas import members, regions_of
from notesapp.catalogue.regions import ancestors, regions

Said = Literal["left", "right", "both"]

_SIDE: Final = re.compile(
    r"\b(?P<both>both(?:\s+sides)?|bilateral(?:ly)?|left\s+and\s+right|right\s+and\s+left)\b"
    r"|(?<![\w>=/])(?P<each>[LR]\s*[>=</&+]\s*[LR])(?![\w>=/])"
    r"|\b(?P<left>left|lt)\b(?:-(?:sided|hand))?"
    r"|\b(?P<right>right|rt)\b(?:-(?:sided|hand))?"
    r"|(?<![\w'’/>=-])(?P<l>(?-i:L))(?![\w'’/>=-])|(?<![\w'’/>=-])(?P<r>(?-i:R))(?![\w'’/>=-])",
    re.IGNORECASE,
)
_OTHER_MEANING: Final = re.compile(
    r"[- ](?:handed|now|away|after|before|at|then|early|on|to|as|over|out|for|it|off|up|down|home|with|angle|the|her|"
    r"his|pressure|way|time|level|amount|words?)\b",
    re.IGNORECASE,
)
_NO_SIDE_BEFORE: Final = re.compile(
    r"\b(?:just|all|is|was|are|were|not|quite|about|nothing|anything|feels?|has|have|had|he|she|they|client|what)\s+$",
    re.IGNORECASE,
)
_UNAFFECTED_BEFORE: Final = re.compile(
    r"\b(?:no|not|without|than|versus|vs|compared\s+(?:with|to)|unlike|never)\b(?:\W+\w+){0,3}\W+$|[<>=]\s*$",
    re.IGNORECASE,
)
_UNAFFECTED_AFTER: Final = re.compile(
    r"^(?:\W+\w+){0,4}?\W+(?:clear|fine|normal|free|unaffected|negative|ok|okay|pain-free|unremarkable)\b",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"(?:[^.;:!?\n,]|\.(?=\d)|(?<=\b[LlRr]t)\.)+")
_SENTENCE: Final = re.compile(r"(?:[^.;!?\n]|\.(?=\d)|(?<=\b[LlRr]t)\.)+")
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_LINKS: Final = {"side", "of", "the", "her", "his", "my", "their", "sided", "upper", "lower", "inner", "outer", "deep",
                 "front", "back", "middle", "posterior", "anterior", "medial", "lateral", "on", "in", "and", "one",
                 "tight", "sore", "tender", "stiff", "painful", "more", "mainly"}  # fmt: skip
"""Words that may stand between a side and the part it belongs to."""

_EVERYDAY: Final[Mapping[str, tuple[str, ...]]] = {
    "head": ("head",), "neck": ("neck",), "face": ("face",), "jaw": ("jaw", "tmj"), "tmj": ("tmj",),
    "shoulder": ("shoulder", "upper_back"), "shoulder blade": ("upper_back", "shoulder"),
    "scapula": ("upper_back", "shoulder"), "traps": ("trap_upper", "trap_mid", "trap_lower"),
    "trap": ("trap_upper", "trap_mid", "trap_lower"), "ut": ("trap_upper",), "lev scap": ("levator_scap",),
    "levator": ("levator_scap",),
    "upper trap": ("trap_upper",), "upper traps": ("trap_upper",),
    "trapezius": ("trap_upper", "trap_mid", "trap_lower"), "upper trapezius": ("trap_upper",),
    "deltoid": ("delt_ant", "delt_mid", "delt_post"), "delts": ("delt_ant", "delt_mid", "delt_post"),
    "scalene": ("scalenes",), "lats": ("lat_dorsi",), "lat": ("lat_dorsi",), "pecs": ("pec_major", "pec_minor"),
    "pec": ("pec_major", "pec_minor"), "chest": ("chest_wall",), "ribs": ("rib_cage",), "upper back": ("upper_back",),
    "mid back": ("upper_back",), "low back": ("low_back",), "lower back": ("low_back",),
    "lumbar": ("lumbar_region", "flank"), "back": ("back",), "ql": ("ql",), "flank": ("flank",),
    "abdomen": ("belly",), "belly": ("belly",), "si joint": ("si_joint", "sacrum"),
    "sij": ("si_joint", "sacrum"), "sacroiliac joint": ("si_joint", "sacrum"), "hip": ("hips", "iliopsoas", "groin"),
    "buttock": ("buttock",), "glute": ("buttock",), "glutes": ("buttock",), "gluteal": ("buttock",),
    "glute med": ("glut_med",), "glute max": ("glut_max",), "glute min": ("glut_min",), "groin": ("groin", "adductors"),
    "hip flexor": ("iliopsoas", "psoas", "iliacus"), "psoas": ("psoas", "iliopsoas"), "arm": ("arms",),
    "upper arm": ("upper_arm",), "tricep": ("triceps",), "bicep": ("biceps",), "elbow": ("elbow",),
    "forearm": ("forearm",), "wrist": ("wrist",), "hand": ("hand",), "leg": ("legs",), "thigh": ("thigh",),
    "quad": ("quads",), "quads": ("quads",), "hamstring": ("hamstrings",), "hamstrings": ("hamstrings",),
    "itb": ("it_band",), "it band": ("it_band",), "knee": ("knee", "popliteal"), "shin": ("tibia", "tib_ant"),
    "lower leg": ("lower_leg",), "calf": ("calf",), "calves": ("calf",), "achilles": ("achilles",),
    "ankle": ("ankle",), "heel": ("heel",), "foot": ("foot",), "feet": ("foot",), "sole": ("sole",), "toe": ("toes",),
    "sciatic": ("buttock", "legs"), "sciatica": ("buttock", "legs"), "scm": ("scm",),
}  # fmt: skip
"""What therapists write that the region list does not say in these words."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A side said of PARTS (region keys; empty: of no part in particular). START, END: the side's word in the text."""

    side: Said
    parts: frozenset[str]
    start: int
    end: int
    words: str


def mentions(text: str) -> Iterator[Mention]:
    """Find every side that TEXT says, sentence by sentence."""
    for sentence in _SENTENCE.finditer(text):
        for clause in _CLAUSE.finditer(text, sentence.start(), sentence.end()):
            yield from _in_clause(text, clause.start(), clause.end(), sentence)


def _in_clause(text: str, start: int, end: int, sentence: re.Match[str]) -> Iterator[Mention]:
    for match in _SIDE.finditer(text, start, end):
        before, after = text[start : match.start()], text[match.end() : end]
        if _UNAFFECTED_BEFORE.search(before) or _UNAFFECTED_AFTER.search(after):
            continue
        parts = (
            _part_after(after) or _part_before(before) or _part_before(text[sentence.start() : match.start()], far=True)
        )
        side = _side(match)
        if not parts and not _stands_alone(match, before, after):
            continue
        told = text[match.start() : end].split()[: len(match[0].split()) + 2]
        words = " ".join(told).rstrip(".,;:)")
        yield Mention(side, parts, match.start(), match.end(), words)


def _side(match: re.Match[str]) -> Said:
    if match["both"] or match["each"]:
        return "both"
    return "left" if match["left"] or match["l"] else "right"


def _stands_alone(match: re.Match[str], before: str, after: str) -> bool:
    """Is a word beside no part a side at all? Letters and "both" are not; left and right often mean something else."""
    if match["both"] or match["each"] or match["l"] or match["r"]:
        return False
    return not (_OTHER_MEANING.match(after) or _NO_SIDE_BEFORE.search(before))


def _part_after(text: str) -> frozenset[str]:
    """The part that begins right behind the side, or behind words that link them."""
    words = [word[0].lower() for word in _WORD.finditer(text)][:8]
    for at in range(len(words)):
        found = _named(words[at:])
        if found:
            return found
        if words[at] not in _LINKS:
            break
    return frozenset()


def _part_before(text: str, *, far: bool = False) -> frozenset[str]:
    """The part before "hip left", "knee, on the right", "calf R"; FAR: across a comma, with nothing between."""
    words = [word[0].lower() for word in _WORD.finditer(text)]
    while words and words[-1] in _LINKS | {"to", "is", "stiffness", "pain", "tightness", "soreness", "tenderness"}:
        words.pop()
    if far and not re.search(r",\s*(?:on\s+the\s+|the\s+)?$", text):
        return frozenset()
    for size in range(min(5, len(words)), 0, -1):
        found = _vocabulary().get(" ".join(words[-size:]))
        if found:
            return found
    return frozenset()


def _named(words: list[str]) -> frozenset[str]:
    """The longest name that the words begin with."""
    for size in range(min(5, len(words)), 0, -1):
        found = _vocabulary().get(" ".join(words[:size]))
        if found:
            return found
    return frozenset()


def touches(region: str, parts: frozenset[str]) -> bool:
    """Is a marked region one of PARTS, or the whole that one of them belongs to?"""
    return region in parts or any(region in ancestors(part) for part in parts)


@cache
def _vocabulary() -> Mapping[str, frozenset[str]]:
    """Every name of a body part, in lower case and in the plural too, and the regions it may mean."""
    found: dict[str, frozenset[str]] = {}
    for key, one in regions().items():
        anatomical = re.sub(r"\s*\([^)]*\)", "", one.anatomical_name)
        names = [*anatomical.split(" / "), re.sub(r"\s*\([^)]*\)", "", one.client_name), key.replace("_", " ")]
        for name in names:
            said = re.sub(r"^whole |,.*$| region$", "", name.lower()).strip()
            if not one.paired or said in {"front", "back"}:
                continue
            found[said] = found.get(said, frozenset()) | members(key)
    for name, keys in _EVERYDAY.items():
        found[name] = regions_of(keys)
    plurals = {f"{name}s": parts for name, parts in found.items() if not name.endswith("s")}
    return {**plurals, **found}
