"""What the rules hatched on the day of a session stays on its maps, whatever the rules and the record become."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from notesapp.bodymap.draw import draw
from notesapp.bodymap.surface import Recorder
from notesapp.codec.plain import to_plain
from notesapp.editing.stamp import Stamp
from notesapp.exchange.note_json import read_note, write_note
from notesapp.model.body_map import AvoidArea, AvoidSource, BodyMap, Hatch, Moment, Place, Side, View
from notesapp.model.expected import NoteIsSigned
from notesapp.model.practice import Consent, HistoryItem, HistoryKind, HistoryStatus, Standing
from notesapp.model.signature import Amendment, RevisionKind, SignedNote
from notesapp.safety.assess import assess
from notesapp.safety.hatches import hatches, with_hatches
from notesapp.usecases.amend_note import amend_note, amending_briefing, versions
from notesapp.usecases.brief import briefing_in
from notesapp.usecases.issue_document import Paper, make_page, make_page_of
from notesapp.usecases.record_note import record_note
from notesapp.usecases.sign_note import sign_note
from notesapp.words.amended import amended
from tests.examples import briefing, note
from tests.fakes import Ids
from tests.notesapp.pdf.read import text
from tests.vault_fixtures import NOW, open_vault

EXAMPLE = (Path(__file__).parents[3] / "docs" / "example-note.json").read_bytes()
KEPT = Path(__file__).parents[2] / "data" / "vaults" / "0002"
GLUTE = Place("glut_max", Side.RIGHT)
THIN = HistoryItem("h", "c" * 32, HistoryKind.CONDITION, "osteoporosis", HistoryStatus.CURRENT)
WHY = "Thin bones: level 2 at most, no elbow, no tapping."


def stamp() -> Stamp:
    return Stamp(lambda: NOW, Ids())


@pytest.fixture
def signed(vault) -> SignedNote:
    made = record_note(vault, EXAMPLE, stamp(), sign=True)
    with vault.read() as tx:
        return tx.notes.signed(made.id)


def hatched(body_map: BodyMap, **told: object) -> list[object]:
    """The hatches that the one drawing lays on the back."""
    seen = Recorder()
    draw(body_map, View.BACK, seen, moment=Moment.LEAVE, badges=False, **told)  # type: ignore[arg-type]
    return [call for call in seen.named("pattern") if call[3] == "avoid"]


def test_signing_keeps_rule_reason_and_places(vault, signed):
    kept = {hatch.rule: hatch for hatch in signed.note.body_map.hatched}
    assert kept["AP-02"].reason == WHY
    assert {"thor_spine", "lumbar_spine", "sacrum"} <= {place.region for place in kept["AP-02"].places}
    assert "LC-08" not in kept, "what holds for everybody would hide the rest"
    assert signed.note.body_map.avoid == (), "they are no areas of the client's own"
    with vault.read() as tx:
        assert tx.notes.current(signed.client.id) == (signed.note,), "rows and payload say the same"
    with pytest.raises(NoteIsSigned), vault.write() as tx:
        tx.rows.run("DELETE FROM note_hatch")


def test_the_signed_map_is_the_one_that_was_worked_on(vault, signed):
    with vault.read() as tx:
        today = replace(briefing_in(tx, signed.client.id, None), previous=())
    bare = replace(signed.note.body_map, hatched=())
    while_working = [h.as_area for h in hatches(assess(today, replace(signed.note, body_map=bare)))]
    assert hatched(signed.note.body_map) == hatched(bare, avoid=while_working)
    assert len(hatched(signed.note.body_map)) >= 5
    assert hatched(bare) == []


def test_it_is_printed_for_ever_though_no_rule_speaks_any_more(signed):
    later = briefing(client=signed.client)
    assert later.standing.history == ()
    page = text(make_page(Paper.SUMMARY, later, signed).pdf)
    assert "care needed" in page
    assert WHY in " ".join(page.split())
    assert "care needed" in text(make_page(Paper.LETTER, later, signed).pdf)
    assert "with care, or left out" in text(make_page(Paper.SHEET, later, signed).pdf)
    bare = replace(signed, note=replace(signed.note, body_map=replace(signed.note.body_map, hatched=())))
    for kind in Paper:
        words = text(make_page(kind, later, bare).pdf)
        assert "care needed" not in words
        assert "left out" not in words.replace("Roller and ball left out", "")


def test_the_draft_is_printed_with_what_holds_today(vault, signed):
    with vault.read() as tx:
        today = briefing_in(tx, signed.client.id, None)
    draft = replace(signed.note, body_map=replace(signed.note.body_map, hatched=()))
    assert "care needed" in text(make_page(Paper.SUMMARY, today, draft).pdf)


def test_no_later_judgement_reads_it():
    old = Hatch("AP-02", WHY, (GLUTE,))
    with_it, without = (note(body_map=BodyMap(hatched=kept)) for kept in ((old,), ()))
    known = briefing(replace(with_it, id="x", session_id="y"))
    assert assess(briefing(), with_it).limits == assess(briefing(), without).limits
    assert assess(known, without).avoid == ()
    assert with_hatches(with_it, assess(briefing(), with_it)).body_map.hatched == ()


def test_areas_without_consent_and_those_set_down_since_are_kept_too():
    gone = Consent("k", "c", "sensitive_area", "c", "spoken", NOW, regions=("adductors",), withdrawn_at=NOW)
    later = AvoidArea("new", (GLUTE,), AvoidSource.CLIENT, "fresh bruise")
    own = AvoidArea("own", (Place("calf", Side.LEFT),), AvoidSource.CLIENT, "old scar")
    known = briefing(standing=Standing(avoid=(own, later), consents=(gone,), history=(THIN,)))
    made = with_hatches(note(body_map=BodyMap(avoid=(own,))), assess(known, note(body_map=BodyMap(avoid=(own,)))))
    kept = {hatch.rule: hatch for hatch in made.body_map.hatched}
    assert set(kept) == {"avoid:client", "avoid:consent", "AP-02"}
    assert (kept["avoid:client"].places, kept["avoid:client"].reason) == ((GLUTE,), "fresh bruise")
    assert {p.region for p in kept["avoid:consent"].places} == {"adductors"}


def test_the_note_as_json_holds_it_and_gives_it_back(signed):
    plain = to_plain(signed.note)
    assert plain["body_map"]["hatched"][0]["reason"]
    back = read_note(write_note(signed.client, (), (), signed.note), Ids()).note
    assert back.body_map.hatched == signed.note.body_map.hatched
    assert "hatched" not in json.dumps(to_plain(note())), "a note without one is written as before"


def test_an_amendment_has_its_own_and_is_no_change_of_the_drawing(vault, signed):
    draft = amend_note(vault, signed.note.id, "typing slip")
    known = amending_briefing(vault, draft.id)
    changed = replace(draft, texts=replace(draft.texts, plan="Walk more."))
    second = sign_note(vault, known, changed, None, stamp())
    assert second.note.body_map.hatched == signed.note.body_map.hatched
    (only,) = amended(versions(vault, draft.id))
    assert [part.heading for part in only.parts if part.is_changed] == ["Plan"]


def test_another_hatch_alone_is_no_change_of_the_drawing(signed):
    bare = replace(signed.note, body_map=replace(signed.note.body_map, hatched=()))
    slip = Amendment(RevisionKind.AMEND, "slip", signed.revision.seq)
    (only,) = amended((replace(signed, note=bare), replace(signed, amendment=slip)))
    assert not [part for part in only.parts if part.is_changed]


def test_notes_signed_before_verify_and_stay_as_they_were(tmp_path):
    """A practice as the version before wrote it: one signed note, thin bones in the history."""
    folder = Path(shutil.copytree(KEPT, tmp_path / "practice"))
    vault = open_vault(folder)
    assert vault.check().is_good
    assert vault.check().chain.checked == 1
    with vault.read() as tx:
        first = tx.notes.revision(1)
        assert first.note.body_map.hatched == ()
        (row,) = tx.rows.all("SELECT payload FROM revision")
    assert b"hatched" not in row[0]
    assert "care needed" not in text(make_page_of(vault, Paper.SUMMARY, briefing(), first).pdf)
    draft = amend_note(vault, first.note.id, "late", kind=first.revision.kind.AMEND)
    second = sign_note(vault, amending_briefing(vault, draft.id), draft, None, stamp())
    assert {hatch.rule for hatch in second.note.body_map.hatched} >= {"AP-02"}
    (only,) = amended(versions(vault, draft.id))
    assert "Body map" not in [part.heading for part in only.parts], "no hand changed the drawing"
    assert vault.check().is_good
    vault.close()
