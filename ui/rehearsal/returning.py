"""A returning client in full: sciatica on the right, thin bones in the history, and the hands once go past a limit.

Everything is tapped; the three papers are printed.
"""

from __future__ import annotations

from ui.rehearsal.hand import Hand
from ui.rehearsal.on_map import touch
from ui.rehearsal.routine import Look, nobody


def returning(hand: Hand, name: str = "Nora Feldkamp", look: Look = nobody) -> int:
    """Record, sign and print Nora Feldkamp's fifth session; return the taps it took."""
    tile = hand.named("today.tile.", name)
    hand.start_counting()
    hand.tap(tile)
    hand.find("arrive")
    look("arrive")
    tell_how_it_was(hand)
    mark_the_pain(hand)
    look("arrive-answered")
    answer_the_questions(hand, look)
    hand.tap("arrive.treat")
    stamp_findings(hand)
    work_on_the_hip(hand, look)
    ask_again(hand)
    look("leave")
    hand.tap("leave.home.give")
    hand.tap("leave.next.course.weekly_4")
    look("leave-planned")
    hand.tap("leave.sign")
    hand.find("signed.done")
    hand.find("signed.told.banner")
    look("signed")
    for paper in ("summary", "letter"):
        hand.tap(f"signed.{paper}")
        hand.find("preview.page.1")
        look(paper)
        hand.tap("preview.print")
        hand.find("preview.banner")
        hand.tap("preview.close")
    hand.tap("signed.done")
    hand.find("today.date")
    return hand.taps


def tell_how_it_was(hand: Hand) -> None:
    """Nothing new; better for a day after last time, then wound up for two; exercises now and then."""
    hand.tap("arrive.as_before")
    hand.tap("arrive.response.better")
    hand.tap("arrive.response.more")
    hand.tap("arrive.after.relief.a_day")
    hand.tap("arrive.after.flare.wound_up")
    hand.tap("arrive.after.flare_for.two_days")
    hand.tap("arrive.after.done")
    hand.tap("arrive.exercises.partly")


def mark_the_pain(hand: Hand) -> None:
    """The burning path to the calf is still there, 7; the ache is gone; the foot tingles."""
    hand.tap(hand.named("arrive.ghost.", "Still there: Burning"))
    hand.tap_number(hand.open_strip("arrive.ghost."), 7)
    hand.tap(hand.named("arrive.ghost.", "Gone: Ache"))
    touch(hand, "foot_outer")
    hand.tap("arrive.symptom.tingling")
    hand.tap_number("arrive.intensity", 3)
    hand.tap("arrive.mark.done")


def answer_the_questions(hand: Hand, look: Look = nobody) -> None:
    """Pain below the knee calls for five questions in three groups; then the doctor who has not seen the leg."""
    hand.tap("arrive.ask_now")
    look("questions")
    for _ in range(3):
        hand.tap("arrive.screening.none")
    look("doctor-first")
    hand.tap(hand.named("arrive.stop.reason.", "Mild and steady"))


def stamp_findings(hand: Hand) -> None:
    """Trigger points in piriformis and gluteus medius, graded."""
    hand.tap("map.layer.findings")
    for region, grade in (("piriformis", "severe"), ("glut_med", "moderate")):
        touch(hand, region)
        hand.tap(f"treat.finding.before.{grade}")
    hand.tap("map.layer.treated")


def work_on_the_hip(hand: Hand, look: Look = nobody) -> None:
    """Forearm at 2; then the elbow at 4, past the limit of 2 with a reason: too much, so 3, and a good hurt."""
    touch(hand, "glut_max")
    hand.tap("treat.level.2")
    hand.tap("treat.check.right")
    touch(hand, "piriformis")
    hand.tap("treat.tool.elbow")
    hand.tap("treat.level.4")
    look("treat-over-the-limit")
    hand.tap(hand.named("treat.reason.", "Doctor agreed, soft tissue of the hip only"))
    hand.tap("treat.check.softer")
    hand.tap("treat.check.good_hurt")
    hand.tap("treat.eased.30")
    look("treat")


def ask_again(hand: Hand) -> None:
    """4 now, and no longer below the knee; the findings graded again."""
    hand.tap("session.steps.leave")
    burning = hand.open_strip("leave.mark.").removesuffix(".now")
    hand.tap(f"{burning}.extent.smaller")
    hand.tap(f"{burning}.end.knee")
    hand.tap_number(f"{burning}.now", 4)
    hand.tap_number(hand.open_strip("leave.mark."), 2)
    hand.tap("leave.findings.line")
    for place, grade in (("Piriformis", "2"), ("Gluteus medius", "1")):
        row = hand.named("leave.finding.", place).removesuffix(".title").removesuffix(".grade")
        hand.tap(f"{row}.grade.{grade}")
