"""The returning journey, word for word, and its mirror image."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from notesapp.model.aftercare import LetterText
from notesapp.model.body_map import Side
from notesapp.safety.assess import assess
from notesapp.words.contents import Shown
from notesapp.words.shown import shown
from notesapp.words.soap import soap
from tests import sciatica as case


def parts(*, sotap: bool = False) -> dict[str, tuple[str, ...]]:
    briefing, note = case.briefing(), case.treated()
    return {p.letter: p.sentences for p in soap(briefing, note, assess(briefing, note), sotap=sotap)}


def test_subjective() -> None:
    assert parts()["S"] == (
        "Burning pain in the right low back, running through the buttock and the back of the thigh to the calf, "
        "7 of 10, deep, comes and goes.",
        "Tingling along the outer edge of the right foot, 3 of 10.",
        "Worse with sitting; easier with walking.",
        "After last time: better for a day, then wound up for two days.",
        "Home care: piriformis stretch done at times, it helped.",
        "No change in health.",
        "Consent as before.",
    )


def test_what_was_asked_and_denied_stands_beside_it() -> None:
    briefing, note = case.briefing(), case.treated()
    subjective = soap(briefing, note, assess(briefing, note))[0]
    assert subjective.aside == (
        "Asked and denied: bladder or bowel change, numb or tingling saddle area, pain or numbness in both legs, "
        "leg getting weaker or more numb."
    )


def test_objective() -> None:
    assert parts()["O"] == (
        "Trigger points: right piriformis, severe before, moderate after; right gluteus medius, moderate before, "
        "light after.",
        "Raised tone in the right quadratus lumborum, moderate before, light after.",
        "Myofascial release with the forearm on the right gluteus maximus and gluteus medius, level 2 of 5, "
        "14 minutes; client: just right.",
        "Sustained pressure with the elbow on the right piriformis, level 3 of 5, 8 minutes; client: too much at 4, "
        "lowered to 3; then good hurt, eased in 30 s.",
    )


def test_assessment_is_careful() -> None:
    assert parts()["A"] == (
        "Burning pain in the right low back: 7 before, 4 after, a meaningful drop (3 points, 43 %).",
        "The burning pain no longer runs below the knee: it now ends at the back of the thigh, on arrival at the calf.",
        "Tingling along the outer edge of the right foot: unchanged at 3.",
        "Whether this lasts is asked next time.",
        "Because of the reaction after last time the pressure was to start one level lower.",
        "No doctor has seen this leg pain yet; it comes with tingling along the outer edge of the right foot.",
        "Sustained pressure above the limit of 2 (osteoporosis): level 3, briefly 4, on the right piriformis. "
        "Reason: “doctor agreed, soft tissue of the hip only”.",
    )


def test_plan() -> None:
    assert parts()["P"] == (
        "At home: piriformis stretch (30 seconds, 2 times each side, once a day); "
        "gentle walk (10 minutes, 2 times a day).",
        "Roller and ball left out: osteoporosis.",
        "Weekly for four sessions.",
        "Reassess on Thursday 17 December 2026.",
        "Next visit Thursday 26 November 2026, 10:30.",
    )


def test_sotap_takes_the_treatment_out_of_the_findings() -> None:
    found = parts(sotap=True)
    assert list(found) == ["S", "O", "T", "A", "P"]
    assert found["T"] == parts()["O"][2:]
    assert found["O"] == parts()["O"][:2]


def everything(side: Side) -> Shown:
    note = replace(case.treated(side), letter=LetterText(urgency="soon"))
    return shown(case.briefing(side), note)


def test_the_sheet() -> None:
    sheet = everything(Side.RIGHT).sheet
    assert sheet.title == "For Nora Feldkamp"
    assert sheet.date == "Thursday 19 November 2026"
    assert sheet.today == (
        "A slow stretch of the tissue under the skin and slow steady pressure on your right buttock. "
        "When it was too much, we went lighter."
    )
    assert sheet.optional_feel == "Last time you felt wound up for two days, so today was gentler."
    stretch, walk = sheet.cards
    assert (stretch.title, stretch.dose) == ("Piriformis stretch", "30 seconds, 2 times each side, once a day.")
    assert "Put your right ankle on your left knee." in stretch.steps
    assert (stretch.side, stretch.spot) == (Side.RIGHT, case.place("piriformis"))
    assert (walk.title, walk.dose, walk.side) == ("Gentle walk", "10 minutes, 2 times a day.", None)
    assert sheet.next_visit == "Next visit: Thursday 26 November, 10:30"
    assert sheet.next_line == "Weekly for four sessions; then we look at it together."
    assert (sheet.pain, sheet.worked_view, sheet.worked_label) == ((7, 4), "back", "worked on today (back)")
    assert {p.region for p in sheet.worked} == {"glut_max", "glut_med", "piriformis"}
    assert not sheet.urgent


def test_the_summary() -> None:
    made = everything(Side.RIGHT).summary
    assert (made.session, made.length, made.signed) == ("19 Nov 2026, 14:00", "60 min, session 5", "")
    assert made.problem == "Right low back and leg pain, since 28 September 2026"
    assert made.alerts == ("Osteoporosis. Spine, ribs, sacrum: level 2 at most, no elbow.",)
    assert made.pain_words == "**Down 3 points (43 %)** within the session. Whether it lasts is asked next time."
    release, press = made.table
    assert (press.region, press.technique, press.tool, press.pressure, press.minutes) == (
        "Right piriformis",
        "Sustained pressure",
        "elbow",
        "4 → 3",
        "8",
    )
    assert press.said == "“too much” at 4, lowered to 3; then “good hurt”, eased in 30 s"
    assert release.said == "“just right”"
    labels = {label.mark_id: label for label in made.labels}
    assert (labels["burn"].arrive, labels["burn"].leave) == ("burning 7", "burning 4")
    assert labels["tingle"].small_leave == "unchanged"
    assert len(made.exceptions) == 1
    assert "doctor agreed, soft tissue of the hip only" in made.exceptions[0]


def test_the_letter_asks_first() -> None:
    letter = everything(Side.RIGHT).letter
    assert letter is not None
    assert letter.question == (
        "Could you please **assess the tingling along the outer edge of the right foot** and say "
        "**what pressure is safe with osteoporosis**?"
    )
    assert letter.to == ("Dr Amara Okonjo", "Mill Road Surgery", "12 Mill Road, Sampleton")
    assert letter.urgency == "Soon: within two weeks, please"
    assert letter.flags_yes == ("osteoporosis", "tingling along the outer edge of the right foot")
    assert letter.flags_no == (
        "bladder or bowel change",
        "numb or tingling saddle area",
        "pain or numbness in both legs",
        "leg getting weaker or more numb",
    )
    assert letter.not_tested == "reflexes, skin sensation, muscle strength, straight-leg raise"
    assert [s.heading for s in letter.sections] == [
        "Why now",
        "History",
        "What I found",
        "What was done, and the response",
    ]
    assert letter.sections[0].text.endswith("3 of 10. Not yet seen by a doctor.")
    assert "**Medicines** (reported) Alendronate weekly." in letter.sections[1].text
    assert letter.asks[-1] == "Should massage pause? Until I hear: level 2 of 5 at most."


def texts(value: Any) -> list[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        return [t for f in fields(value) for t in texts(getattr(value, f.name))]
    if isinstance(value, dict):
        return [t for v in value.values() for t in texts(v)]
    return [t for v in value for t in texts(v)] if isinstance(value, tuple) else []


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_the_mirrored_case_says_its_own_side_everywhere(side: Side) -> None:
    """Only the stretch names the other knee and thigh; each other side word is the client's."""
    import re

    words = re.compile(r"\b(left|right)\b", re.IGNORECASE)
    for text in texts(everything(side)):
        clean = re.sub(r"just right|left out|\W(left|right) (knee|thigh)\b(?=[^.]*\.)", "", text)
        assert {w.lower() for w in words.findall(clean)} <= {side.value}, text


def test_left_and_right_differ_in_nothing_but_the_side() -> None:
    def swapped(text: str) -> str:
        for a, b in (
            ("right", "\0"),
            ("left", "right"),
            ("\0", "left"),
            ("Right", "\0"),
            ("Left", "Right"),
            ("\0", "Left"),
        ):
            text = text.replace(a, b)
        return text.replace("just left", "just right").replace("right out", "left out")

    mirrored = [swapped(t) for t in texts(everything(Side.RIGHT))]
    assert mirrored == texts(everything(Side.LEFT))


def test_it_is_all_there_and_says_so_twice_the_same() -> None:
    made = everything(Side.RIGHT)
    assert made == everything(Side.RIGHT)
    assert made.names["region:piriformis"] == "piriformis"
    assert made.names["rule:AP-02"] == "Osteoporosis"
    assert made.catalogue_version
    assert not [t for t in texts(made) if "{" in t or "  " in t or ("_" in t and " " in t)]
