from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notesapp.model.aftercare import Plan
from notesapp.model.body_map import BodyMap, Extent, Moment, Place, Reading, Side
from notesapp.model.expected import BadNote, NoteIsSigned, NotFound
from notesapp.model.practice import Problem
from notesapp.model.session_note import SessionNote
from notesapp.storage.rows import Changed
from tests.note_examples import BURNING, CALF, KNOT, NOTE, PRESS


@pytest.fixture
def started(vault):
    with vault.write() as tx:
        tx.notes.start(NOTE)
    return vault


def read(vault, some_id="n1"):
    with vault.read() as tx:
        return tx.notes.get(some_id)


def test_every_part_of_a_note_comes_back_as_it_was(started):
    assert read(started) == NOTE
    assert read(started, "s1") == NOTE


CHANGES = {
    "an edited mark": lambda n: replace(n, body_map=n.body_map.with_mark(replace(BURNING, client_words="a knife"))),
    "a mark moved": lambda n: replace(n, body_map=n.body_map.with_mark(replace(KNOT, places=(CALF, *KNOT.places)))),
    "a mark's strokes": lambda n: replace(n, body_map=n.body_map.with_mark(replace(KNOT, strokes=(((1, 2), (3, 4)),)))),
    "a mark gone": lambda n: replace(n, body_map=n.body_map.without_mark("m1")),
    "a new mark": lambda n: replace(n, body_map=n.body_map.with_mark(replace(KNOT, id="m3"))),
    "a mark put back in the middle": lambda n: replace(
        n, body_map=replace(n.body_map, marks=(BURNING, replace(KNOT, id="m9"), KNOT))
    ),
    "marks the other way round": lambda n: replace(n, body_map=replace(n.body_map, marks=(KNOT, BURNING))),
    "a reading replaced": lambda n: replace(n, body_map=n.body_map.with_reading(Reading("m1", Moment.ARRIVE, 3))),
    "a shortened path": lambda n: replace(
        n, body_map=n.body_map.with_reading(Reading("m1", Moment.LEAVE, 2, extent=Extent.GONE))
    ),
    "no body map": lambda n: replace(n, body_map=BodyMap()),
    "a technique gone": lambda n: n.without_use("u1"),
    "a technique elsewhere": lambda n: n.with_use(replace(PRESS, places=(CALF,), level=25)),
    "a plan of none": lambda n: replace(n, plan=Plan(none=True)),
    "no plan, answer, letter": lambda n: replace(n, plan=None, response=None, letter=None, consent=None, health=None),
    "a later start": lambda n: replace(n, started_at=n.started_at + timedelta(minutes=5), ended_at=None),
    "other words": lambda n: replace(n, words="it aches", outcome=None, screened=()),
}


@pytest.mark.parametrize("was_given", [True, False])
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_kept_and_taken_back(started, change, was_given):
    changed = change(NOTE)
    assert changed != NOTE
    for value, was in ((changed, NOTE), (NOTE, changed)):
        with started.write() as tx:
            tx.notes.save(value, was if was_given else None)
        assert read(started) == value


_marks = st.lists(st.sampled_from("abcdefg"), unique=True, max_size=6).flatmap(
    lambda ids: st.tuples(*(st.builds(replace, st.just(KNOT), id=st.just(i), note=st.sampled_from("xy")) for i in ids))
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(_marks, min_size=1, max_size=4))
def test_whatever_the_order_of_edits_the_rows_are_the_value(started, steps):
    was = read(started)
    for marks in steps:
        now = replace(was, body_map=replace(NOTE.body_map, marks=tuple(marks), readings=()))
        with started.write() as tx:
            tx.notes.save(now, was)
        assert read(started) == now
        was = now


def test_one_more_stroke_writes_its_rows_and_no_other(started):
    now = replace(NOTE, body_map=NOTE.body_map.with_mark(replace(KNOT, id="m3")))
    written = []
    with started.write() as tx:
        run, run_many = tx.rows.run, tx.rows.run_many
        tx.rows.run = lambda sql, *v: (written.append(sql), run(sql, *v))[1]
        tx.rows.run_many = lambda sql, rows: (written.extend([sql] * len(rows)), run_many(sql, rows))[1]
        tx.notes.save(now, NOTE)
    assert [sql.split(" ")[2] for sql in written] == ["mark", "place"]


def test_what_is_the_same_is_not_written_and_not_announced(started):
    heard = []
    started.on_change(heard.append)
    with started.write() as tx:
        tx.notes.save(NOTE, NOTE)
    assert heard == []


def test_a_change_is_announced_after_it_is_kept(started):
    heard = []
    stop = started.on_change(lambda changes: heard.append((changes, read(started).words)))
    with started.write() as tx:
        tx.notes.save(replace(NOTE, words="new"), NOTE)
        assert heard == []
    assert heard == [((Changed("draft", "n1"),), "new")]
    stop()
    with started.write() as tx:
        tx.notes.save(NOTE)
    assert len(heard) == 1


def test_what_fails_leaves_all_as_it_was(started):
    def save_and_stumble(tx):
        tx.notes.save(replace(NOTE, words="lost"), NOTE)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), started.write() as tx:
        save_and_stumble(tx)
    assert read(started) == NOTE


@pytest.mark.parametrize(
    "bad",
    [
        lambda n: replace(n, body_map=replace(n.body_map, marks=(KNOT, KNOT))),
        lambda n: replace(n, problem_ids=("unknown",)),
        lambda n: replace(n, client_id="unknown"),
        lambda n: replace(n, session_id="other"),
        lambda n: n.with_use(replace(PRESS, places=(Place("calf", Side.LEFT, 1001),))),
        lambda n: replace(n, body_map=n.body_map.with_mark(replace(KNOT, strokes=(((0, 2**40),),)))),
        lambda n: replace(n, body_map=n.body_map.with_mark(replace(KNOT, strokes=(((0, 0), (0, 2**31)),)))),
    ],
)
def test_a_bad_note_is_refused_in_one_sentence_and_nothing_is_lost(started, bad):
    with pytest.raises(BadNote), started.write() as tx:
        tx.notes.save(bad(NOTE), NOTE)
    assert read(started) == NOTE


def test_a_session_starts_once(started):
    for again in (NOTE, replace(NOTE, id="n2"), replace(NOTE, session_id="s2")):
        with pytest.raises(BadNote), started.write() as tx:
            tx.notes.start(again)


def test_what_is_not_there_is_not_found(started):
    for ask in ("get", "signed"):
        with pytest.raises(NotFound), started.read() as tx:
            getattr(tx.notes, ask)("nothing")
    with pytest.raises(NotFound), started.read() as tx:
        tx.notes.revision(1)
    with pytest.raises(NotFound), started.write() as tx:
        tx.notes.save(replace(NOTE, id="nothing"))


def test_problems_are_kept_in_their_order(started):
    with started.write() as tx:
        for problem_id in ("p1", "p2"):
            tx.problems.save(Problem(problem_id, "c1", "a complaint"))
        tx.notes.save(replace(NOTE, problem_ids=("p2", "p1")), NOTE)
    assert read(started).problem_ids == ("p2", "p1")


def test_lists_of_sessions(started):
    second = SessionNote("n2", "s2", "c1", "t1", NOTE.started_at + timedelta(days=7), number=2, reason="relaxation")
    with started.write() as tx:
        assert tx.notes.next_number("c1") == 2
        tx.notes.start(second)
    with started.read() as tx:
        newest, first = tx.notes.timeline("c1", maps=2)
        assert [line.note_id for line in tx.notes.drafts()] == ["n2", "n1"]
        assert [line.note_id for line in tx.notes.unsigned(second.started_at)] == ["n1"]
        assert [line.note_id for line in tx.notes.between(NOTE.started_at, second.started_at)] == ["n1"]
        assert tx.notes.current("c1") == ()
    assert (first.pain_arrive, first.pain_leave, first.outcome) == (7, 4, NOTE.outcome)
    assert (first.marks, first.readings) == (NOTE.body_map.marks, NOTE.body_map.readings)
    assert (newest.pain_arrive, newest.marks, newest.is_signed, newest.has_draft) == (None, (), False, True)
    assert (newest.client_name, newest.number, newest.ended_at) == ("Zoë Müller-Example", 2, None)


def test_a_draft_can_be_thrown_away(started):
    with started.write() as tx:
        tx.notes.discard("n1")
    with started.read() as tx:
        assert tx.notes.drafts() == ()
        assert tx.rows.one("SELECT count(*) FROM mark") == tx.rows.one("SELECT count(*) FROM place") == 0
        assert [entry.action for entry in tx.audit.entries("n1")] == ["delete", "create"]


def test_a_signed_note_is_not_thrown_away(started):
    with started.write() as tx:
        tx.rows.run("UPDATE note_version SET state = 'signed'")
    for refused in (lambda tx: tx.notes.discard("n1"), lambda tx: tx.notes.save(replace(NOTE, words="x"), NOTE)):
        with pytest.raises(NoteIsSigned), started.write() as tx:
            refused(tx)
