import json
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesapp.exchange.note_json import MAX_BYTES, read_note, write_note
from notesapp.exchange.schema import note_schema
from notesapp.model.body_map import AvoidArea, AvoidSource, Layer, Moment, Reading
from notesapp.model.expected import BadNote
from notesapp.model.practice import HistoryItem, HistoryKind, HistoryStatus, Problem
from notesapp.model.treatment import CheckIn, Request
from tests.examples import AT, CLIENT, LOW_BACK, PIRIFORMIS, mark, note, read, use
from tests.fakes import Ids

M1, M2, U1, K1 = ("1" * 32, "2" * 32, "3" * 32, "4" * 32)
FULL = note(
    0,
    mark(M1),
    mark(M2, PIRIFORMIS, "trigger_point", layer=Layer.THERAPIST),
    uses=(use(U1),),
    check_ins=(CheckIn(K1, U1, PIRIFORMIS, "thumb", 30, 30, Request.RIGHT, at=AT),),
)
FULL = replace(FULL, body_map=read(FULL.body_map, M1, 7).with_reading(Reading(M2, Moment.ARRIVE, grade=2, at=AT)))
HISTORY = (HistoryItem("5" * 32, CLIENT.id, HistoryKind.CONDITION, "osteoporosis", HistoryStatus.CURRENT, "2021"),)
PROBLEMS = (Problem("6" * 32, CLIENT.id, "Low back and right leg"),)

BY_HAND = {
    "format": 1,
    "client": {"name": "Ilse Hartwig", "born": "1990-02-01"},
    "history": [{"kind": "condition", "what": "osteoporosis", "status": "current"}],
    "note": {
        "started_at": "2026-11-20T15:00:00+01:00",
        "reason": "complaint",
        "body_map": {
            "marks": [
                {
                    "id": "m1",
                    "layer": "client",
                    "kind": "area",
                    "view": "back",
                    "what": "ache",
                    "places": [{"region": "lumbar_paraspinal", "side": "right"}],
                }
            ],
            "readings": [{"mark_id": "m1", "moment": "arrive", "intensity": 6}],
        },
        "uses": [
            {
                "id": "press",
                "technique": "sustained_pressure",
                "tool": "thumb",
                "level": 30,
                "places": [{"region": "piriformis", "side": "right"}],
            }
        ],
        "check_ins": [
            {
                "use_id": "press",
                "place": {"region": "piriformis", "side": "right"},
                "tool": "thumb",
                "level_before": 30,
                "level_after": 30,
                "request": "right",
            }
        ],
    },
}


def spoilt(path, value):
    plain = json.loads(json.dumps(BY_HAND))
    *way, last = path
    at = plain
    for step in way:
        at = at[step]
    at[last] = value
    return json.dumps(plain)


def test_what_is_written_is_read_back_as_it_was():
    back = read_note(write_note(CLIENT, HISTORY, PROBLEMS, FULL), Ids())
    assert (back.client, back.history, back.problems, back.note) == (CLIENT, HISTORY, PROBLEMS, FULL)
    assert back.has_client_id


def test_a_note_written_by_hand_gets_ids_and_keeps_its_links():
    back = read_note(json.dumps(BY_HAND), Ids())
    [made] = back.note.body_map.marks
    [reading] = back.note.body_map.readings
    [done], [asked] = back.note.uses, back.note.check_ins
    assert reading.mark_id == made.id != "m1"
    assert asked.use_id == done.id != "press"
    assert asked.id
    assert back.note.client_id == back.client.id == back.history[0].client_id
    assert not back.has_client_id


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "no JSON"),
        ("[1]", '"format", "client" and "note" are expected'),
        ('{"format": 2, "note": {}}', "format 2"),
        ('{"format": 1, "note": {}}', "whose it is"),
        ('{"format": 1, "note": {}, "client": {}}', "whose it is"),
        ('{"format": 1, "note": {}, "client": {"name": "A"}}', "'started_at' is missing"),
        ('{"format": NaN, "note": {}}', "NaN"),
        ("[" * 100_000, "no JSON"),
        (" " * (MAX_BYTES + 1), "larger"),
        (spoilt(["shoe_size"], 44), "unknown field 'shoe_size'"),
        (spoilt(["note", "shoe_size"], 44), "unknown field 'shoe_size'"),
        (spoilt(["history"], {}), "'history' is a list"),
        (spoilt(["note", "body_map", "readings", 0, "intensity"], 11), "from 0 to 10, not 11"),
        (spoilt(["note", "body_map", "readings", 0, "mark_id"], "m9"), "no mark 'm9'"),
        (spoilt(["note", "body_map", "marks", 0, "places", 0, "region"], "elbow_of_the_heart"), "no region"),
        (spoilt(["note", "body_map", "marks", 0, "what"], "sad"), "no symptom 'sad'"),
        (spoilt(["note", "uses", 0, "technique"], "magic"), "no technique 'magic'"),
        (spoilt(["note", "uses", 0, "tool"], "hammer"), "no tool 'hammer'"),
        (spoilt(["note", "check_ins", 0, "use_id"], "other"), "no technique use 'other'"),
        (spoilt(["note", "aftercare"], [{"item": "HC-99"}]), "no aftercare item 'HC-99'"),
        (spoilt(["note", "screens"], [{"question": "why", "answer": "no"}]), "no question 'why'"),
        (
            spoilt(["note", "decisions"], [{"rule": "XX-1", "rule_version": 1, "choice": "followed"}]),
            "no rule 'XX-1'",
        ),
        (spoilt(["note", "uses", 0, "places", 0], {"region": "sacrum", "side": "left"}), "mid-line"),
        (spoilt(["note", "uses", 0, "places", 0, "side"], "starboard"), "'starboard' is none of left, right, mid"),
        (spoilt(["note", "uses"], [BY_HAND["note"]["uses"][0]] * 2), "two technique uses are called 'press'"),
        (spoilt(["note", "started_at"], "2026-13-40"), "'2026-13-40' is no instant such as"),
        (spoilt(["note", "ended_at"], "2026-11-20T14:00:00+01:00"), "ends before it begins"),
        (spoilt(["note", "body_map", "marks", 0, "strokes"], [[[0, 99_999], [1, 1]]]), "is not on the figure"),
        (spoilt(["client", "born"], "2026-11-21"), "2026-11-21 is no birth date"),
        (spoilt(["client", "born"], "soon"), "'soon' is no day such as"),
    ],
)
def test_a_broken_note_is_refused_in_one_sentence(text, sentence):
    with pytest.raises(BadNote) as told:
        read_note(text, Ids())
    assert sentence in str(told.value)
    assert "\n" not in str(told.value)


def test_every_place_of_a_note_is_looked_at():
    area = AvoidArea("7" * 32, (LOW_BACK,), AvoidSource.CLIENT, "fresh scar")
    fine = replace(FULL, body_map=replace(FULL.body_map, avoid=(area,)))
    assert read_note(write_note(CLIENT, (), (), fine), Ids()).note == fine
    wrong = replace(area, places=(replace(LOW_BACK, region="nowhere"),))
    with pytest.raises(BadNote, match="no region 'nowhere'"):
        read_note(write_note(CLIENT, (), (), replace(fine, body_map=replace(fine.body_map, avoid=(wrong,)))), Ids())


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=15,
    )
)
def test_anything_else_is_refused_without_a_crash(plain):
    with pytest.raises(BadNote):
        read_note(json.dumps({"format": 1, "client": {"name": "A"}, "note": plain}), Ids())


def test_the_schema_takes_what_is_taken_and_refuses_what_is_refused():
    schema = note_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    check.validate(json.loads(write_note(CLIENT, HISTORY, PROBLEMS, FULL)))
    check.validate(BY_HAND)
    assert not check.is_valid(json.loads(spoilt(["note", "shoe_size"], 44)))
    assert not check.is_valid(json.loads(spoilt(["note", "body_map", "readings", 0, "intensity"], 11)))
    assert not check.is_valid(json.loads(spoilt(["note", "uses", 0, "level"], 77)))
