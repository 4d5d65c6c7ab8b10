"""Sentences as they stand in notes, written before the guard saw any of them. Everything in the note is on the right.

Of the first 45, 18 of 20 wrong sides were found and 6 of 25 right ones were asked about; of 27 more, written after the
causes of those had been mended, 14 of 14 and 2 of 13. What is left: a part beside one that is marked ("left toes",
where the outer edge of the right foot tingles) is taken for something of its own.
"""

from __future__ import annotations

import pytest

from tests.notesapp.safety.test_side_words import doubts

WRONG = (
    "Reports ache starting in the left buttock after two hours in the car, easing once she walks about.",
    "S: woke with L-sided back pain, shooting into calf when coughing.",
    "Palp: taut bands + twitch response in lt glute med, nil elsewhere.",
    "Deep sustained pressure to left-hand piriformis, eased off after ~40 sec.",
    "Client points to the outside of her left thigh as the spot that wakes her.",
    "SLR reproduces familiar leg pain on L at 50°.",
    "Plan: reassess left QL and consider dry needling referral.",
    "burning down the back of his left leg since lifting a washing machine",
    "Sitting tolerance 20 min due to left ischial pain",
    "MFR to thoracolumbar fascia, then elbow work to glutes (left) x 8 min",
    "Pain has moved from the right buttock to the left buttock since last visit.",
    "Lower back feels jammed on her left-hand side when bending forward",
    "Noted guarding of the left erector spinae in prone.",
    "Trigger point in L. gluteus medius referred to the calf",
    "Left hamstring restricted at 70°, pulls behind the knee",
    "Wants us to get into that left hip again, felt great for three days",
    "Home: tennis ball under left buttock, 2 minutes, stop if tingling",
    "Sole of left foot numb on pinwheel",
    "Nerve glide for the left sciatic nerve 10 reps twice a day",
    "Left low back seized up on Sunday, has eased to a 4 since.",
    "Worked down L hamstrings, palm, slow, client nearly asleep",
    "TTP left PSIS and left glut med, no other tenderness",
    "her left calf cramps at night, twice this week",
    "Felt release in left piriformis with breath, nothing else to report",
    "Knot the size of a walnut in the left buttock",
    "Tightness L side lumbar > usual after flying",
    "Client says left leg feels heavy if she walks far",
    "If she sits long, left buttock goes numb",
    "call GP about left leg pain",
    "left hip strength reduced, pain on testing",
    "the left calf, the one she pulled, is still tight",
    "More work needed on left QL.",
    "Reviewed: left sciatica settling but still below knee",
)
RIGHT = (
    "Right buttock ache, worse after gardening; left leg feels strong and normal.",
    "No tingling on the left today, right foot still fuzzy.",
    "He left the car in town and walked here, so the calf is warm.",
    "I left out the elbow on the right piriformis because of the osteoporosis.",
    "Right away after the session she could bend further.",
    "Left knee was operated on in 2014, no complaints there now.",
    "Pressure was about right for the glutes, never above three.",
    "Slept on her left side with a pillow between the knees, which helped the right hip.",
    "Compared both hips: the right one clearly stiffer.",
    "Standing on the left leg is steady, on the right she wobbles.",
    "Crosses her right leg over the left when sitting, told her to stop.",
    "Pain-free on the left throughout.",
    "Weight bearing on L only because the right foot tingles.",
    "Left hand holds the phone all day; low back right still the main issue.",
    "Had a left hip scan last year, clear.",
    "Right QL released, nothing left to do there.",
    "She drives a left-hand-drive van, sciatic pain on the right on long trips.",
    "Turned her to left side-lying to reach the right piriformis.",
    "Used my left elbow on the right glute max, slow.",
    "Unable to cross her left leg over the right without pain in the right buttock.",
    "Left us a nice review; calf a lot better.",
    "Told to call at once if the tingling spreads to the left leg.",
    "Stretch right piriformis lying on the back, left foot flat on the floor.",
    "Right foot tingling unchanged, left foot fine to touch.",
    "3 min left on the clock, finished with effleurage R calf.",
    "Should it reach the left foot she will ring the surgery.",
    "Left knee bends well, right calf tight.",
    "Watch for any numbness in the left leg.",
    "Walks with stick in left hand to unload right hip.",
    "Left side nothing to find, right QL tight.",
    "Right glute twice as tense as its left neighbour.",
    "Left hip MRI 2019: normal.",
    "Right leg shorter than left by 5 mm, heel raise in right shoe.",
    "Asked to keep weight off the right, leaning on the left arm of the sofa.",
    "Only five sessions left of the ten she bought, calf improving.",
    "Right now no pain in either leg.",
    "Left leg strength 5/5, right 4/5 toe raise",
    "Two-minute hold until the right piriformis let go, left it there.",
)


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_side_is_found(text: str) -> None:
    assert doubts(text)


@pytest.mark.parametrize("text", RIGHT)
def test_nothing_is_asked_where_nothing_is_wrong(text: str) -> None:
    assert doubts(text) == []


def test_a_warning_is_no_finding_but_what_comes_after_it_is() -> None:
    assert doubts("Call if it spreads to the left leg. Left buttock tight.") == ["Left buttock tight"]
    assert doubts("If she sits long the left buttock goes numb")
