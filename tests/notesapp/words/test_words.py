"""Names, marks, changes, lines and the urgent papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from notesapp.catalogue.regions import regions
from notesapp.catalogue.techniques import techniques
from notesapp.model.aftercare import AftercareGiven, Dose, LetterText, Plan
from notesapp.model.answers import Choice, ConsentAnswer, ConsentReply, Decision, ScreenAnswer, YesNo
from notesapp.model.body_map import (
    BodyMap,
    Extent,
    GhostAnswer,
    GhostReply,
    Layer,
    Link,
    Mark,
    MarkKind,
    Moment,
    Place,
    Reading,
    Side,
    View,
)
from notesapp.model.practice import Consent, Standing
from notesapp.model.session_note import Outcome, SessionNote
from notesapp.safety.assess import assess
from notesapp.words import lines, marks, names
from notesapp.words.change import changes
from notesapp.words.lexicon import _texts
from notesapp.words.names import For
from notesapp.words.plan import dose, plan_line
from notesapp.words.search_text import search_text
from notesapp.words.shown import shown
from notesapp.words.soap import soap
from tests import sciatica as case


@pytest.mark.parametrize(
    ("region", "side", "audience", "said"),
    [
        ("piriformis", Side.RIGHT, For.SCREEN, "right piriformis"),
        ("piriformis", Side.RIGHT, For.CLIENT, "right deep buttock muscle"),
        ("hamstrings", Side.LEFT, For.CLIENT, "back of the left thigh"),
        ("rhomboids", Side.LEFT, For.CLIENT, "area between the shoulder blades, left"),
        ("occiput", Side.RIGHT, For.CLIENT, "back of the head, right"),
        ("sacrum", Side.MID, For.SCREEN, "sacrum"),
        ("popliteal", Side.LEFT, For.CLIENT, "back of the left knee"),
        ("achilles", Side.LEFT, For.DOCTOR, "left Achilles tendon"),
    ],
)
def test_a_place_has_its_side_as_a_word(region: str, side: Side, audience: For, said: str) -> None:
    assert names.place(case.place(region, side), audience) == said


def test_every_region_has_a_name_for_both_readers() -> None:
    for key, one in regions().items():
        for audience in For:
            for side in Side if one.side_rule != "mid" else (Side.MID,):
                said = names.place(Place(key, side), audience)
                assert said == said.strip()
                assert "(" not in said
                assert "_" not in said
                assert (side is Side.MID) or side.value in said


def test_many_places_are_said_shortly() -> None:
    both = (case.place("calf", Side.LEFT), case.place("calf", Side.RIGHT))
    assert names.places(both, For.CLIENT) == "calf on both sides"
    run = tuple(case.place(r) for r in ("glut_max", "glut_med", "piriformis"))
    assert names.places(run) == "right gluteus maximus, gluteus medius and piriformis"
    mixed = (case.place("calf", Side.LEFT), case.place("hamstrings", Side.RIGHT))
    assert names.places(mixed, For.CLIENT) == "left calf and back of the right thigh"
    many = tuple(case.place(r) for r in ("calf", "knee", "foot", "thigh", "hand", "elbow"))
    assert names.places(many, For.CLIENT).endswith("and 3 more")


def test_numbers_dates_and_spans() -> None:
    assert [names.level(n) for n in (10, 35, 50)] == ["1", "3½", "5"]
    assert names.level_of(30) == "level 3 of 5"
    assert [names.hours(h) for h in (1, 6, 24, 40, 48, 168, 336)] == [
        "1 hour", "6 hours", "a day", "two days", "two days", "a week", "two weeks",
    ]  # fmt: skip
    day = date(2026, 11, 19)
    assert names.day(day, year=False) == "Thursday 19 November"
    earlier = (date(2026, 11, 19), date(2026, 11, 18), date(2026, 11, 14), date(2026, 11, 5), date(2026, 8, 19))
    assert [names.ago(then, day) for then in earlier] == [
        "today", "yesterday", "5 days ago", "2 weeks ago", "3 months ago",
    ]  # fmt: skip
    assert [names.visits_ago(n) for n in (1, 3)] == ["last visit", "3 visits ago"]


def area(key: str, what: str, region: str, side: Side = Side.RIGHT, **more: object) -> Mark:
    made = Mark(key, Layer.CLIENT, MarkKind.AREA, View.BACK, what, (case.place(region, side),))
    return replace(made, **more)  # type: ignore[arg-type]


def body(*pairs: tuple[Mark, int | None, int | None]) -> BodyMap:
    made = BodyMap()
    for mark, before, after in pairs:
        made = made.with_mark(mark)
        for moment, value in ((Moment.ARRIVE, before), (Moment.LEAVE, after)):
            if value is not None:
                made = made.with_reading(Reading(mark.id, moment, value))
    return made


def test_marks_of_a_kind_are_told_together() -> None:
    one = body((area("a", "ache", "calf"), 4, None), (area("b", "ache", "calf", Side.LEFT), 4, None))
    assert marks.sentences(one.marks, one) == ("Aching pain in the calf on both sides, 4 of 10.",)
    two = body((area("a", "ache", "calf"), 4, None), (area("b", "ache", "calf", Side.LEFT), 6, None))
    assert len(marks.sentences(two.marks, two)) == 2


def test_further_qualities_client_words_and_notes() -> None:
    mark = area("a", "ache", "lumbar_region", qualities=("tight", "sore"), client_words="like a belt", note="since May")
    assert marks.sentence(mark, body((mark, 5, None))) == (
        "Aching pain in the right low back, also tight and sore, 5 of 10. "
        "In the client's words: “like a belt”. Since May."
    )


def test_two_hundred_marks_do_not_explode() -> None:
    keys = list(regions())
    many = [
        area(f"m{i}", "ache" if i % 2 else "tight", keys[i % 160], qualities=("sore",) * (i % 3)) for i in range(200)
    ]
    made = body(*((m, i % 11, None) for i, m in enumerate(many)))
    said = marks.sentences(made.marks, made)
    assert len(said) == marks.MOST + 1
    assert said[-1].endswith("further marks on the map.")
    assert all(len(s) < 250 for s in said)
    note = replace(case.empty_note(), body_map=made)
    whole = " ".join(s for p in soap(case.first_visit(), note, assess(case.first_visit(), note)) for s in p.sentences)
    assert len(whole) < 5000


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (7, 4, "Aching pain: 7 before, 4 after, a meaningful drop (3 points, 43 %)."),
        (8, 6, "a small drop (2 points) that may be chance."),
        (2, 1, "a small drop (1 point) that may be chance."),
        (5, 5, "Aching pain: unchanged at 5."),
        (4, 6, "Aching pain: 4 before, 6 after, higher on leaving."),
        (3, 0, "Aching pain: 3 before, gone after."),
    ],
)
def test_a_change_is_judged_carefully(before: int, after: int, expected: str) -> None:
    said, *more = changes(body((area("a", "ache", "calf"), before, after)))
    assert expected in said
    assert more == (["Whether this lasts is asked next time."] if (before, after) in ((7, 4), (3, 0)) else [])


def test_what_was_not_asked_again_is_said() -> None:
    assert list(changes(body((area("a", "ache", "calf"), 5, None)))) == ["Not asked again on leaving: aching pain."]


def test_what_is_gone_is_said() -> None:
    made = body((area("a", "ache", "calf"), 5, None)).with_reading(Reading("a", Moment.LEAVE, extent=Extent.GONE))
    assert list(changes(made)) == ["Aching pain: 5 before, gone after.", "Whether this lasts is asked next time."]
    assert marks.pain(made) == (5, 0)


def said(note: SessionNote) -> str:
    briefing = case.briefing()
    return " ".join(
        s for p in soap(briefing, note, assess(briefing, note)) for s in (*p.sentences, p.aside, p.own_words)
    )


def test_ghosts_that_were_not_asked_are_never_printed() -> None:
    note = case.empty_note()
    unasked = replace(note, body_map=BodyMap(ghosts=(GhostAnswer("tingle-4", GhostReply.NOT_ASKED),)))
    assert "ingling" not in said(unasked)
    gone = replace(note, body_map=BodyMap(ghosts=(GhostAnswer("tingle-4", GhostReply.GONE),)))
    assert "No longer there: tingling along the outer edge of the right foot." in said(gone)


def test_an_empty_note_says_nothing() -> None:
    assert soap(case.first_visit(), case.empty_note(), assess(case.first_visit(), case.empty_note())) == ()


def test_a_relaxation_session_is_short_and_kind() -> None:
    whole = tuple(case.place(r, s) for r in ("trap_upper", "lumbar_paraspinal") for s in (Side.LEFT, Side.RIGHT))
    use = replace(case.use("u", "effleurage", ("calf",), "palm", 20, 40, Side.LEFT), places=whole)
    note = replace(case.empty_note(), reason="relaxation", uses=(use,), plan=Plan(none=True), outcome=Outcome.TREATED)
    briefing = case.first_visit()
    found = {p.letter: p.sentences for p in soap(briefing, note, assess(briefing, note))}
    assert found == {
        "S": ("Came to relax.",),
        "O": (
            "Effleurage with the palm on the upper trapezius and lumbar erector spinae on both sides, "
            "level 2 of 5, 40 minutes.",
        ),
        "P": ("No further plan needed.",),
    }


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        (Dose(hold_s=30, repetitions=2, times_a_day=1), "30 seconds, 2 times each side, once a day"),
        (Dose(minutes=10, times_a_day=3, days=7), "10 minutes, 3 times a day, for 7 days"),
        (Dose(text="as your physiotherapist said"), "as your physiotherapist said"),
        (Dose(), "Hold 30 seconds, then change sides. 2 to 3 times each side, once or twice a day"),
    ],
)
def test_a_dose(given: Dose, printed: str) -> None:
    assert dose(AftercareGiven("g", "HC-03", Side.RIGHT, dose=given)) == printed


def test_a_plan_in_one_line() -> None:
    assert plan_line(Plan(frequency="two_weeks", sessions=1)) == "Every two weeks for one session"
    assert plan_line(Plan(frequency="weekly", until=date(2026, 12, 18))) == "Weekly until 18 December"
    assert plan_line(Plan()) == ""


def test_last_time_in_three_lines() -> None:
    assert lines.last_session_lines(case.treated()) == (
        ("Pain", "Burning pain, right low back 7 → 4, to the back of the thigh"),
        ("Hands", "Right piriformis, elbow, level 3, eased in 30 s"),
        ("Advice", "Piriformis stretch, gentle walk"),
    )
    assert lines.last_session_lines(case.empty_note()) == ()


def test_what_to_know_before_touching() -> None:
    items = (case.history("allergy_nut_oil"), case.history("osteoporosis"), case.history("desk_work"))
    briefing = replace(case.first_visit(), standing=Standing(history=items))
    titles = [title for title, _ in lines.alert_lines(briefing)]
    assert "Osteoporosis" in titles
    assert len(titles) == 2


def test_why_a_level_is_offered() -> None:
    start = assess(case.briefing(), case.arrived()).start_level(case.place("piriformis"), "sustained_pressure", "elbow")
    assert lines.start_words(start) == (
        "Level 4 was just right here with this tool (1 check-in in 1 session).",
        "One level lower, because it was worse after last time.",
        "Not above 2: osteoporosis.",
    )
    cap = assess(case.briefing(), case.arrived()).cap(case.place("piriformis"))
    assert cap
    assert lines.cap_words(cap) == "Osteoporosis: level 2 at most"


def test_search_finds_it_by_any_of_its_words() -> None:
    text = search_text(case.briefing(), case.treated())
    for word in ("piriformis", "deep buttock muscle", "Myofascial", "wound up", "Burning", "low back and leg", "elbow"):
        assert word in text


def urgent() -> SessionNote:
    note = replace(case.arrived(), response=None, adherence=(), problem_ids=(), outcome=Outcome.REFERRED)
    return note.with_screens(ScreenAnswer("saddle", YesNo.YES), ScreenAnswer("both_legs", YesNo.YES))


def test_stop_and_refer_prints_the_box_and_the_short_letter() -> None:
    made = shown(case.first_visit(), urgent())
    sheet, letter = made.sheet, made.letter
    assert sheet.urgent
    assert (sheet.cards, sheet.today, sheet.next_visit, sheet.advice, sheet.call_us) == ((), "", "", (), ())
    assert sheet.emergency
    assert "emergency department now" in sheet.urgent_words
    assert letter is not None
    assert letter.urgent
    assert letter.urgency == "URGENT: today, please"
    assert letter.question.startswith("Please **see this client today**: numb or tingling saddle area")
    assert letter.flags_yes[:2] == ("numb or tingling saddle area", "pain or numbness in both legs")
    assert letter.flags_no == ("bladder or bowel change", "leg getting weaker or more numb")
    assert letter.date == "19 Nov 2026, 14:00"
    assert "Not treated today." in letter.sections[0].text
    assert "01632 960 144" in letter.signed
    assert letter.told_client.startswith("Given to the client on paper")


def test_what_was_told_is_what_was_recorded() -> None:
    told = Decision(
        "d", "RF-02", 1, Choice.FOLLOWED, "Not treated; ambulance called", told_client="I called 112 for you"
    )
    letter = shown(case.first_visit(), urgent().with_decision(told)).letter
    assert letter
    assert letter.told_client == "I called 112 for you"


def test_consent_to_share_is_printed_only_if_it_was_given() -> None:
    note = replace(case.treated(), letter=LetterText())
    assert "not recorded" in shown(case.briefing(), note).letter.consent  # type: ignore[union-attr]
    given = Consent("k", "c", "sharing", "c", "written", case.START)
    briefing = replace(case.briefing(), standing=replace(case.standing(), consents=(given,)))
    assert "consent of 19 Nov 2026" in shown(briefing, note).letter.consent  # type: ignore[union-attr]


def test_what_was_tested_is_not_called_untested() -> None:
    note = replace(case.treated(), letter=LetterText())
    note = replace(note, texts=replace(note.texts, objective="Reflexes equal, strength full."))
    assert shown(case.briefing(), note).letter.not_tested == "skin sensation, straight-leg raise"  # type: ignore[union-attr]


def test_the_therapists_words_come_before_the_draft() -> None:
    note = replace(case.treated(), letter=LetterText(question="Is running safe?", asks=("Tell me",)))
    letter = shown(case.briefing(), note).letter
    assert letter
    assert (letter.question, letter.asks) == ("Is running safe?", ("Tell me",))


def test_stars_in_a_record_do_not_turn_bold() -> None:
    note = replace(case.treated(), words="it is **awful**")
    assert "**" not in said(note)


def test_a_withdrawn_consent_is_said() -> None:
    note = replace(case.treated(), consent=ConsentAnswer(ConsentReply.WITHDRAWN, "no more legs"))
    assert "Consent withdrawn during the session: no more legs." in said(note)


def test_another_language_without_a_file_speaks_english() -> None:
    assert _texts("xx") == _texts("en")


def test_every_technique_has_plain_words() -> None:
    assert all(names.technique(key, For.CLIENT) != key for key in techniques())


def test_linked_pains_and_checked_places_stand_in_the_note() -> None:
    note = case.treated()
    first, second = [mark for mark in note.body_map.marks if mark.layer is Layer.CLIENT][:2]
    clear = Mark("c", Layer.THERAPIST, MarkKind.AREA, View.BACK, "checked_clear", (Place("glut_max", Side.LEFT),))
    note = replace(note, body_map=note.body_map.with_mark(clear).with_link(Link(first.id, second.id)))
    parts = {p.letter: " ".join(p.sentences) for p in soap(case.briefing(), note, assess(case.briefing(), note))}
    assert "is felt as tingling" in parts["S"]
    assert "Checked, clear in the left gluteus maximus." in parts["O"]
