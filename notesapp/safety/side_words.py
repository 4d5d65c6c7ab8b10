"""Sides and body parts in free English text: "left piriformis", "hip on the right", "R calf", "both knees".

Reads sentence by sentence and clause by clause. Left and right mean many other things ("left him feeling", "right
away", "L5"), and a side may be named because nothing is there ("no pain on the left", "left hip: no pain", "tighter
than the left") or because the client lies on it: none of these says where the pain is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from notesapp.safety.side_names import names, words_of_names

Said = Literal["left", "right", "both"]

_LONE: Final = r"(?<![\w'’/>=-])(?-i:{0})(?![\w'’/>=]|-(?![A-Za-z]))"
_SIDE: Final = re.compile(
    r"\b(?P<both>both(?:\s+sides)?|bilat(?:eral(?:ly)?)?|(?:left\s*(?:and|&|\+|/)\s*right|right\s*(?:and|&|\+|/)\s*left))\b"
    r"|(?<![\w>=/])(?P<pair>(?-i:[LR])\s*[>=</&+]\s*(?-i:[LR]))(?![\w>=/])"
    r"|(?<![\w/])(?P<bl>(?-i:BL)|b/l)(?![\w/])"
    r"|\b(?P<left>left|lft|lhs|lt)\b(?:[-‑](?:sided|side|hand(?!ed))\b)?"
    r"|\b(?P<right>right|rgt|rhs|rt)\b(?:[-‑](?:sided|side|hand(?!ed))\b)?"
    r"|\b(?P<limb>(?-i:[LR](?:LE|UE)))\b"
    rf"|(?P<l>{_LONE.format('L')})|(?P<r>{_LONE.format('R')})"
    rf"|(?P<beside>\b(?:each|either)\b|{_LONE.format('[Blr]')})",
    re.IGNORECASE,
)
"""BESIDE are words that are a side only with a part right behind them: "each hip", "B hips", "l hip"."""

_DETERMINED: Final = re.compile(r"\b(?:the|her|his|my|their|your|on|to|from|of)\s+$", re.IGNORECASE)
_LEFT_VERB: Final = re.compile(
    r"^\s+(?:the|an?|her|his|him|my|them|their|it|its|me|us|you|no|some|any|this|that|these|those|alone|untreated|"
    r"feeling|early|late|home|work|without|in|of|to|over|at|until|by|off|out|behind|as|when)\b",
    re.IGNORECASE,
)
_WHO_LEFT: Final = re.compile(r"\b(?:I|he|she|they|we|you|it|who|has|have|had|having)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_RIGHT_ADVERB: Final = re.compile(
    r"^\s+(?:up|at|next|through|into|down|below|above|in|behind|beside|under|along|around|across|over|before|after|"
    r"now|away|here|there|beneath|between)\b",
    re.IGNORECASE,
)
_ALL_RIGHT: Final = re.compile(r"\ball\s+$", re.IGNORECASE)
_STANDS: Final = re.compile(
    r"^\s*(?:$|[.,;:)\]!?…>]|(?:side|is|was|feels?|felt|worse|more|most|mainly|only|again|today|still|and|than|too)\b)",
    re.IGNORECASE,
)
_STANDS_NOT: Final = re.compile(r"^\s*(?:side[- ]?l[yi]|[.)]?\s*(?:was|is)\s+(?:done|treated)\b)", re.IGNORECASE)
_NO_SIDE_BEFORE: Final = re.compile(
    r"\b(?:just|all|is|was|are|were|not|quite|about|nothing|anything|feels?|felt|has|have|had|he|she|they|client|what|"
    r"pain|some|much|little|minutes?|time|that['’]?s|it['’]?s|what['’]?s|\d+)\s+$",
    re.IGNORECASE,
)
_ABOUT_CHANGE: Final = (
    r"(?:change\w*|improve\w*|better|relief|different|difference|progress|because|but|though|except|"
    r"last|week|before|usual|session|time|yesterday)"
)
_UNAFFECTED_BEFORE: Final = re.compile(
    r"\b(?:no|not|nor|neither|without|than|versus|vs\.?|none|nothing|nil|compar(?:e[sd]?|ing)(?:\s+(?:with|to))?|unlike|never|"
    r"den(?:y|ies|ied|ying)|"
    rf"instead\s+of|rather\s+than|free\s+of)(?:\W+(?!{_ABOUT_CHANGE}\b)\w+){{0,3}}\W+$|[<>=]\s*$"
    r"|\b(?:negative|normal|clear|fine|unremarkable|pain[- ]?free|nil)\W+(?:(?:in|on|the|her|his)\W+){0,2}$"
    r"|\b(?:old|previous|former|past|history\s+of|h/o|hx|scar|scars|surgery|operation|replacement)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_NOT_YET_BEFORE: Final = re.compile(
    r"\b(?:if|should|unless|in\s+case)\b(?:\W+\w+){0,6}?\W+(?:spread|appear|start|begin|develop|reach|travel)\w*\b"
    r"(?:\W+\w+){0,4}\W+$"
    r"|\b(?:call|ring|phone|contact|tell|report|seek|return|come\s+back)\b(?:\W+\w+){0,5}?\W+(?:if|should|in\s+case)\b"
    r"(?:\W+\w+){0,8}?\W+$"
    r"|\b(?:watch|look)(?:\s+out)?\s+for\b(?:\W+\w+){0,6}\W+$",
    re.IGNORECASE,
)
"""What the client is warned of has not come: "call if the tingling spreads to the left leg"."""
_POSITION_BEFORE: Final = re.compile(
    r"\b(?:side[- ]?lying|lying|lies|lay|laid|sleeps?|slept|turn(?:s|ed|ing)?|roll(?:s|ed|ing)?|rotat\w+|position\w*|"
    r"fac(?:es|ing)|look(?:s|ed|ing)?|lean(?:s|ed|ing)?|shift(?:s|ed|ing)?|lists?|listing|cross(?:es|ed|ing)?|supine\W+then|prone\W+then)\W+(?:(?:on|to|onto|the|her|his|in|towards?)\W+){0,3}$",
    re.IGNORECASE,
)
_POSITION_AFTER: Final = re.compile(
    r"^(?:\s+side)?[\s-]*(?:side[- ]?lying|lying)\b|^[- ](?:handed|drive|to[- ])|^\s+leg\s+rais"
    r"|^\s+(?:foot|leg|knee|hand|arm)\s+(?:flat|crossed|(?:is\s+)?on\s+the\s+(?:floor|ground|wall|chair|step|table|bed))\b"
    r"|^\s+(?:\w+\s+)?(?:chair|seat|shoe|pocket|crutch|stick|cane|bag|door|wall|mouse|pedal|armrest|lane|turn|click|window|"
    r"ventric\w+|atri\w+|lung|kidney)\b",
    re.IGNORECASE,
)
_WELL: Final = (
    r"(?:clear|fine|normal|free|full|intact|unaffected|negative|ok|okay|pain[- ]?free|painless|unremarkable|wnl|nad|"
    r"asymptomatic|symmetrical|absent|steady|stable|0\s*/\s*10|5\s*/\s*5|arthroplasty|good(?!\s+(?:response|release|result|change|relief|hurt))|"
    r"mov\w+\s+(?:freely|well|normally)|(?:hip|knee|joint)?\s*replace\w*|operated|previously)\b"
)
_NEGATED: Final = (
    r"(?:no|not|nor|never|nil|nothing|none|without|does\s+not|did\s+not|(?:do|does|did|is|was|are)n['’]?t)\b"
    rf"(?!\W+(?:\w+\W+)?(?:{_ABOUT_CHANGE}|fine|ok|okay|normal|good|well|great|gone|resolved|right|free|clear|settled|"
    r"moving|sleeping|help\w*|as|yet|sure|only|else\w*|other\w*)\b)"
)
_NEGATOR: Final = r"(?:no|not|never|isn['’]?t|wasn['’]?t|aren['’]?t|hardly)\b"
_UNAFFECTED_AFTER: Final = re.compile(
    rf"^(?:\W+(?!{_NEGATOR})[\w’']+){{0,4}}?\W+{_WELL}|^(?:\W+[\w’']+){{0,3}}?\W+{_NEGATED}", re.IGNORECASE
)
_THEN_UNAFFECTED: Final = re.compile(rf"^\s*[:,–-]\s*(?:(?:is|was|all)\s+)?(?:{_WELL}|{_NEGATED})", re.IGNORECASE)
_BREAKS: Final = r"(?:[^.;{0}!?\n]|\.(?=\d)|(?<=\b[LlRr]t)\.|(?<=\bbilat)\.|(?<=\b[LR])\.(?=\s+[a-z])|(?<=\bvs)\.)+"
_CLAUSE: Final = re.compile(_BREAKS.format(":,"))
_SENTENCE: Final = re.compile(_BREAKS.format(""))
_LAST_JOIN: Final = re.compile(r"\s+(?:and|or|but|with|[&+])$", re.IGNORECASE)
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z’']*")
_LINKS: Final = {"side", "sides", "of", "the", "her", "his", "my", "their", "sided", "upper", "lower", "inner", "outer",
                 "deep", "front", "back", "middle", "posterior", "anterior", "medial", "lateral", "on", "in", "and",
                 "one", "tight", "sore", "tender", "stiff", "painful", "more", "mainly", "worse"}  # fmt: skip
"""Words that may stand between a side and the part it belongs to."""
_TESTED: Final = {"scan", "mri", "x", "ray", "xray", "ultrasound", "test", "tests", "tested", "strength", "power",
                  "reflex", "reflexes", "sensation", "rom", "range", "motion", "last", "year", "week",
                  "today"}  # fmt: skip
"""Words that may stand between the part and what came out: "left hip scan last year, clear"."""
_LINKS_BEFORE: Final = _LINKS | {"to", "is", "stiffness", "pain", "tightness", "soreness", "tenderness"}
NEAR: Final = 120
"""So many letters before and behind a side are looked at: what is further off is about something else."""
_PLURALS: Final = ("feet", "calves")


@dataclass(frozen=True, slots=True)
class Mention:
    """A side said of PARTS (region keys; empty: of no part in particular). START, END: the side's word in the text.

    MAINLY is the side that "R > L" calls the worse one.
    """

    side: Said
    parts: frozenset[str]
    start: int
    end: int
    words: str
    mainly: str = ""


@lru_cache(256)
def mentions(text: str) -> tuple[Mention, ...]:
    """Find every side that TEXT says, sentence by sentence."""
    return tuple(
        found
        for sentence in _SENTENCE.finditer(text)
        for clause in _CLAUSE.finditer(text, sentence.start(), sentence.end())
        for found in _in_clause(text, clause.start(), clause.end(), sentence)
    )


def _in_clause(text: str, start: int, end: int, sentence: re.Match[str]) -> Iterator[Mention]:
    for match in _SIDE.finditer(text, start, end):
        before = text[max(start, match.start() - NEAR) : match.start()]
        after = text[match.end() : min(end, match.end() + NEAR)]
        if _means_other(match, before, after) or _is_unaffected(match, before, text, end, sentence):
            continue
        parts = _parts(match, before, after, text[max(sentence.start(), match.start() - NEAR) : match.start()])
        if not parts and not _stands_alone(match, before, after):
            continue
        told = text[match.start() : min(end, match.end() + NEAR)].split()[: len(match[0].split()) + 2]
        words = _LAST_JOIN.sub("", " ".join(told)).rstrip(".,;:)")
        yield Mention(_side(match), parts, match.start(), match.end(), words, _mainly(match))


def _side(match: re.Match[str]) -> Said:
    if match["both"] or match["pair"] or match["bl"]:
        return "both"
    if match["beside"] and match["beside"] not in ("l", "r"):
        return "both"
    return "left" if match[0][:1].lower() == "l" else "right"


def _mainly(match: re.Match[str]) -> str:
    """The worse side of "L > R" or "R<L"."""
    pair = match["pair"]
    if not pair or not {"<", ">"} & set(pair):
        return ""
    worse = pair[0] if ">" in pair else pair[-1]
    return "left" if worse == "L" else "right"


def _means_other(match: re.Match[str], before: str, after: str) -> bool:
    """Is it no side at all: the verb "left", the adverb "right", the way somebody lies or looks?"""
    if _POSITION_AFTER.search(after) or _POSITION_BEFORE.search(before):
        return True
    word, determined = match[0].lower(), bool(_DETERMINED.search(before))
    if word == "left":
        return bool(_WHO_LEFT.search(before) or (_LEFT_VERB.search(after) and not determined and not _ends(before)))
    if word == "right":
        return bool(_ALL_RIGHT.search(before) or (_RIGHT_ADVERB.search(after) and not determined and not _ends(before)))
    return False


def _ends(before: str) -> bool:
    """Does the text before end with a part: "hip left in spring"?"""
    return bool(_part_before(before))


def _is_unaffected(match: re.Match[str], before: str, text: str, end: int, sentence: re.Match[str]) -> bool:
    """Is the side named because nothing is there?"""
    if _UNAFFECTED_BEFORE.search(before) or _NOT_YET_BEFORE.search(before):
        return True
    other = _SIDE.search(text, match.end(), sentence.end())
    stop = min(other.start() if other is not None else sentence.end(), match.end() + NEAR)
    after = text[match.end() : min(end, stop)]
    if _UNAFFECTED_AFTER.search(after):
        return True
    known = _LINKS | _TESTED | words_of_names()
    bare = all(word[0].lower() in known for word in _WORD.finditer(after))
    return bare and stop > end and bool(_THEN_UNAFFECTED.search(text[end:stop]))


def _parts(match: re.Match[str], before: str, after: str, sentence: str) -> frozenset[str]:
    if match["limb"]:
        return names()["le" if match["limb"].endswith("LE") else "ue"]
    if match["beside"]:
        behind = _named([word[0].lower() for word in _WORD.finditer(after)][:6])
        return behind or (_part_before(before) if match[0] == "B" else frozenset())
    if match[0].lower() == "both" and _both_of_two(after):
        return frozenset()
    return _part_after(after) or _part_before(before) or _part_before(sentence, far=True)


def _both_of_two(after: str) -> bool:
    """Are two parts meant, not two sides: "both the hip and the calf"?"""
    words = [word[0].lower() for word in _WORD.finditer(after)]
    for at in range(min(len(words), 3)):
        size = next((n for n in range(min(5, len(words) - at), 0, -1) if " ".join(words[at : at + n]) in names()), 0)
        if size:
            last = words[at + size - 1]
            return not (last.endswith("s") or last in _PLURALS) and words[at + size : at + size + 1] == ["and"]
        if words[at] not in _LINKS:
            break
    return False


def _stands_alone(match: re.Match[str], before: str, after: str) -> bool:
    """Is a word beside no part a side at all? Letters and "both" are not; left and right often mean something else."""
    if not (match["left"] or match["right"]):
        return False
    if match[0].lower().endswith(("sided", "side", "hand")):
        return True
    if _STANDS_NOT.match(after) or _NO_SIDE_BEFORE.search(before):
        return False
    return bool(_STANDS.match(after))


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
    if far and not re.search(r",\s*(?:on\s+the\s+|the\s+)?$", text):
        return frozenset()
    while words:
        found = next((names()[said] for n in range(5, 0, -1) if (said := " ".join(words[-n:])) in names()), None)
        if found:
            return found
        if words.pop() not in _LINKS_BEFORE:
            break
    return frozenset()


def _named(words: list[str]) -> frozenset[str]:
    """The longest name that the words begin with."""
    for size in range(min(5, len(words)), 0, -1):
        found = names().get(" ".join(words[:size]))
        if found:
            return found
    return frozenset()
