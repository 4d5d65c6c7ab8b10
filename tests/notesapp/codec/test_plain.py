from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from notesapp.codec.canonical import canonical
from notesapp.codec.plain import from_plain, to_plain
from notesapp.model.aftercare import AftercareGiven, Dose, Plan
from notesapp.model.answers import ScreenAnswer, YesNo
from notesapp.model.body_map import BodyMap, Layer, Mark, MarkKind, Moment, Place, Reading, Side, View
from notesapp.model.expected import BadNote
from notesapp.model.session_note import Outcome, SessionNote
from notesapp.model.treatment import CheckIn, Request, TechniqueUse

AT = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
PLACE = Place("piriformis", Side.RIGHT)
MARK = Mark("m1", Layer.CLIENT, MarkKind.STROKE, View.BACK, "burning", (PLACE,), (((1, 2), (3, 4)),), 80, at=AT)
NOTE = SessionNote(
    "n1",
    "s1",
    "c1",
    "t1",
    AT,
    60,
    body_map=BodyMap(marks=(MARK,), readings=(Reading("m1", Moment.ARRIVE, 7, at=AT),)),
    uses=(TechniqueUse("u1", "sustained_pressure", (PLACE,), "elbow", 40, 8, at=AT),),
    check_ins=(CheckIn("k1", "u1", PLACE, "elbow", 40, 30, Request.TOO_MUCH, at=AT),),
    screens=(ScreenAnswer("bladder", YesNo.NO, at=AT),),
    aftercare=(AftercareGiven("a1", "HC-03", Side.RIGHT, dose=Dose(hold_s=30)),),
    plan=Plan(frequency="weekly", until=date(2026, 12, 18)),
    outcome=Outcome.TREATED,
)


def test_a_note_comes_back_as_it_was():
    assert from_plain(to_plain(NOTE), SessionNote) == NOTE


def test_a_note_has_one_canonical_text_whatever_the_composition_of_its_letters():
    composed = replace(NOTE, words="Z\u00fcrich")
    decomposed = replace(NOTE, words="Zu\u0308rich")
    assert canonical(to_plain(composed)) == canonical(to_plain(decomposed))


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda p: p.update(shoe_size=44), "unknown field 'shoe_size'"),
        (lambda p: p.pop("client_id"), "'client_id' is missing"),
        (lambda p: p["body_map"]["readings"][0].update(intensity=11), "from 0 to 10, not 11"),
        (lambda p: p["body_map"]["marks"][0].update(view="inside"), "'inside' is none of front, back"),
        (lambda p: p["uses"][0].update(level=77), "1 to 5"),
        (lambda p: p.update(started_at="yesterday"), "'yesterday' is no instant"),
        (lambda p: p.update(started_at="2026-11-20T14:00:00"), "time zone"),
        (lambda p: p.update(words=5), "expected text"),
        (lambda p: p["body_map"]["readings"][0].update(intensity="7"), "expected a whole number"),
    ],
)
def test_a_wrong_place_is_named_in_one_sentence(spoil, sentence):
    plain = to_plain(NOTE)
    spoil(plain)
    with pytest.raises(BadNote) as told:
        from_plain(plain, SessionNote)
    assert sentence in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("broken", [None, 5, [], "note", {"started_at": {}}])
def test_what_is_no_note_at_all_is_refused(broken):
    with pytest.raises(BadNote):
        from_plain(broken, SessionNote)


def test_a_float_has_no_place_in_a_record():
    with pytest.raises(ValueError, match="whole numbers"):
        canonical({"level": 3.5})
