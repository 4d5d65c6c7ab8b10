from dataclasses import replace

import pytest

from notesapp.codec.plain import to_plain
from notesapp.editing.stamp import Stamp
from notesapp.model.body_map import Mark
from notesapp.model.expected import (
    NoReason,
    NoteIncomplete,
    NoteIsOpen,
    NoteIsSigned,
    NoteNotSigned,
    NotFound,
    NotYours,
)
from notesapp.model.practice import Therapist
from notesapp.model.session_note import SessionNote, Texts
from notesapp.model.signature import Amendment, RevisionKind, SignedNote
from notesapp.usecases.amend_note import amend_note, amending_briefing, give_up_amendment, versions
from notesapp.usecases.brief import brief
from notesapp.usecases.save_note import index_draft, save_note
from notesapp.usecases.sign_note import sign_note
from notesapp.words import lexicon
from notesapp.words.amended import Ink, amended, amended_line
from notesapp.words.contents import SoapPart
from tests.fakes import Clock, Ids
from tests.note_examples import AT, NOTE
from tests.notesapp.usecases.test_verify_pdf import stored

CLOCK = Clock(AT.replace(hour=16, minute=5))
STAMP = Stamp(CLOCK, Ids())
READY = replace(NOTE, texts=Texts(objective="Tight on the left."))


@pytest.fixture
def signed(vault):
    with vault.write() as tx:
        tx.notes.start(READY)
    return sign_note(vault, brief(vault, "c1"), READY, READY, STAMP)


def change(vault, note, **changes):
    changed = replace(note, **changes)
    save_note(vault, changed, note)
    return changed


def sign(vault, note, who="t1"):
    return sign_note(vault, amending_briefing(vault, "n1", who), note, note, STAMP)


def test_an_amendment_stands_beside_the_original_with_author_time_and_reason(vault, signed):
    with vault.write() as tx:
        tx.practice.save_therapist(Therapist("t2", "Kim Other"))
    draft = amend_note(vault, "n1", "  wrong side ")
    assert draft == signed.note
    draft = change(vault, draft, texts=Texts(objective="Tight on the right."))
    with pytest.raises(NotYours):
        sign(vault, draft, "t2")
    vault.who = "t2"  # she has unlocked it
    again = sign(vault, draft, "t2")
    assert again.amendment == Amendment(RevisionKind.AMEND, "wrong side", signed.revision.seq)
    assert (again.revision.author, again.revision.rev_no, again.therapist.name) == ("t2", 2, "Kim Other")
    assert amended_line(again) == "Amended on 20 Nov 2026, 17:05 by Kim Other: wrong side"
    assert versions(vault, "n1") == (signed, again)
    with vault.read() as tx:
        assert tx.notes.get("n1") == again
        assert tx.notes.revision(signed.revision.seq) == signed
        assert [n.texts.objective for n in tx.notes.current("c1")] == ["Tight on the right."]
        assert [found.note_id for found in tx.search.find("right")] == ["n1"]
        assert tx.audit.entries("n1")[0].action == "amend"
    assert vault.check().is_good


def test_both_are_read_together_with_what_was_struck(vault, signed):
    draft = change(vault, amend_note(vault, "n1", "wrong side"), texts=Texts(objective="Tight on the right."))
    sign(vault, draft)
    (one,) = amended(versions(vault, "n1"))
    changed = [piece for part in one.parts for piece in part.pieces if piece.ink is not Ink.KEPT]
    assert [(piece.text, piece.ink) for piece in changed] == [
        ("Tight on the left.", Ink.STRUCK),
        ("Tight on the right.", Ink.ADDED),
    ]
    assert sum(len(part.pieces) for part in one.parts) > 10
    assert [part.heading for part in one.parts if part.is_changed] == ["Objective"]


def test_a_late_entry_adds_and_strikes_nothing(vault, signed):
    draft = amend_note(vault, "n1", "she called in the evening", RevisionKind.LATE_ENTRY)
    draft = change(vault, draft, texts=replace(draft.texts, subjective="Slept well after the session."))
    again = sign(vault, draft)
    assert again.revision.kind is RevisionKind.LATE_ENTRY
    (one,) = amended(versions(vault, "n1"))
    assert one.line == "Late entry on 20 Nov 2026, 17:05 by Robin Sample: she called in the evening"
    inks = [piece.ink for part in one.parts for piece in part.pieces]
    assert (inks.count(Ink.STRUCK), inks.count(Ink.ADDED)) == (0, 1)


def test_a_drawing_changed_without_a_word_is_told_all_the_same(vault, signed):
    draft = amend_note(vault, "n1", "drawn too low")

    def moved(mark: Mark) -> Mark:
        return replace(mark, strokes=tuple(tuple((x, y + 40) for x, y in stroke) for stroke in mark.strokes))

    body = replace(draft.body_map, marks=tuple(map(moved, draft.body_map.marks)))
    sign(vault, change(vault, draft, body_map=body))
    (one,) = amended(versions(vault, "n1"))
    assert [p.pieces[-1].text for p in one.parts if p.is_changed] == ["The drawing was changed."]


def later_words(monkeypatch):
    """From now on the app words every sentence otherwise, as a later version might."""
    texts = lexicon._texts("en")
    later = {key: f"{text[:-1]}, to say it anew." if text.endswith(".") else text for key, text in texts.items()}
    monkeypatch.setattr(lexicon, "_texts", lambda language: later)


def struck_and_added(vault, note_id):
    *_, last = amended(versions(vault, note_id))
    return [(piece.ink, piece.text) for part in last.parts for piece in part.pieces if piece.ink is not Ink.KEPT]


@pytest.fixture
def whole(vault):
    """A note with many sentences."""
    return stored(vault, sign=True)


def amend(vault, key, **changes):
    """Sign an amendment that CHANGES these values, if any."""
    before = amend_note(vault, key, "why")
    return sign_note(vault, amending_briefing(vault, key), replace(before, **changes), before, STAMP)


def test_what_an_earlier_version_worded_otherwise_was_struck_by_nobody(vault, whole, monkeypatch):
    later_words(monkeypatch)
    again = amend(vault, whole.note.id, texts=replace(whole.note.texts, plan="Call on Friday."))
    assert again.shown["soap"] != whole.shown["soap"], "the sentences did change"
    assert struck_and_added(vault, whole.note.id) == [(Ink.ADDED, "Call on Friday.")]


def test_what_was_changed_is_told_once_and_what_was_struck_in_the_words_of_its_day(vault, whole, monkeypatch):
    readings = whole.note.body_map.readings
    worse = tuple(replace(one, intensity=9) if at == 0 else one for at, one in enumerate(readings))
    changed = {"body_map": replace(whole.note.body_map, readings=worse)}
    amend(vault, whole.note.id, **changed)
    as_then = struck_and_added(vault, whole.note.id)
    assert as_then
    amend(vault, whole.note.id, body_map=whole.note.body_map)
    there_and_back = struck_and_added(vault, whole.note.id)
    later_words(monkeypatch)
    assert struck_and_added(vault, whole.note.id) == there_and_back, "read by a later version"
    amend(vault, whole.note.id, **changed)
    now = struck_and_added(vault, whole.note.id)
    assert [text for ink, text in now if ink is Ink.STRUCK] == [text for ink, text in as_then if ink is Ink.STRUCK]
    assert [ink for ink, _ in now] == [ink for ink, _ in as_then]
    assert vault.check().is_good


def test_of_an_amendment_that_kept_no_changes_only_own_words_differ_where_nothing_else_was_recorded(vault, signed):
    other = SoapPart("O", "Objective", ("Worded otherwise.",), "Tight on the right.")
    soap = [to_plain(other) if part["letter"] == "O" else part for part in signed.shown["soap"]]
    after = replace(
        signed,
        note=replace(signed.note, texts=Texts(objective="Tight on the right.")),
        shown={**signed.shown, "soap": soap},
        amendment=Amendment(RevisionKind.AMEND, "wrong side", 1),
    )
    (one,) = amended((signed, after))
    assert [(p.ink, p.text) for part in one.parts for p in part.pieces if p.ink is not Ink.KEPT] == [
        (Ink.STRUCK, "Tight on the left."),
        (Ink.ADDED, "Tight on the right."),
    ]


def test_amendments_follow_each_other(vault, signed):
    for number in (2, 3):
        draft = amend_note(vault, "n1", f"reason {number}")
        assert draft.texts.objective != f"text {number}"
        assert sign(vault, change(vault, draft, texts=Texts(objective=f"text {number}"))).revision.rev_no == number
    assert [one.line.rpartition(": ")[2] for one in amended(versions(vault, "n1"))] == ["reason 2", "reason 3"]
    with vault.read() as tx:
        assert tx.notes.signed("n1").amendment.of_seq == 2


def test_what_was_changed_meanwhile_about_the_client_does_not_slip_into_an_amendment(vault, signed):
    with vault.write() as tx:
        tx.clients.save(replace(signed.client, name="Renamed Later"))
    again = sign(vault, amend_note(vault, "n1", "nothing really"))
    assert again.client == signed.client
    (one,) = amended(versions(vault, "n1"))
    assert not any(part.is_changed for part in one.parts)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_an_amendment_without_reason_is_none(vault, signed, reason):
    with pytest.raises(NoReason):
        amend_note(vault, "n1", reason)
    with vault.read() as tx:
        assert isinstance(tx.notes.get("n1"), SignedNote)


def test_only_what_is_signed_is_amended_and_only_once_at_a_time(vault, signed):
    with vault.write() as tx:
        tx.notes.start(replace(READY, id="n2", session_id="s2"))
    with pytest.raises(NoteNotSigned):
        amend_note(vault, "n2", "why")
    amend_note(vault, "n1", "why")
    with pytest.raises(NoteIsOpen):
        amend_note(vault, "n1", "why")
    with pytest.raises(NotFound):
        amend_note(vault, "n9", "why")
    with pytest.raises(ValueError, match="retract"):
        amend_note(vault, "n1", "why", RevisionKind.RETRACT)


def test_an_amendment_is_signed_complete_or_not_at_all(vault, signed):
    draft = change(vault, amend_note(vault, "n1", "why"), consent=None)
    with pytest.raises(NoteIncomplete):
        sign(vault, draft)
    with vault.read() as tx:
        assert isinstance(tx.notes.get("n1"), SessionNote)
        assert tx.notes.signed("n1") == signed


def test_an_amendment_given_up_leaves_the_note_as_it_was_signed(vault, signed):
    draft = change(vault, amend_note(vault, "n1", "why"), words="something else", planned_minutes=90)
    index_draft(vault, brief(vault, "c1"), draft)
    assert give_up_amendment(vault, "n1") == signed
    with vault.read() as tx:
        assert tx.notes.get("n1") == signed
        assert tx.notes.current("c1") == (signed.note,)
        assert tx.search.find("something else") == ()
        assert [found.note_id for found in tx.search.find("tight")] == ["n1"]
    assert vault.check().is_good
    with pytest.raises(NotFound):
        give_up_amendment(vault, "n1")
    amend_note(vault, "n1", "now really")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE amendment SET reason = 'another'",
        "DELETE FROM amendment",
        "INSERT OR REPLACE INTO amendment (version, kind, reason) VALUES (2, 'amend', 'another')",
        "INSERT INTO amendment (version, kind, reason) VALUES (1, 'amend', 'after the fact')",
    ],
)
def test_the_reason_of_a_signed_amendment_is_locked(vault, signed, sql):
    sign(vault, amend_note(vault, "n1", "why"))
    with pytest.raises(NoteIsSigned), vault.write() as tx:
        tx.rows.run(sql)
    assert vault.check().is_good
