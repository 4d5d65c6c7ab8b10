"""Health history and consent: asked openly at the first visit, changed in place later."""

from __future__ import annotations

from notesapp.model.answers import ConsentReply, HealthReply
from notesapp.model.practice import HistoryKind, HistoryStatus
from tests import sciatica
from tests.ui.session.arrive_desk import Room
from tests.ui.session.conftest import MakeRoom
from ui.parts.cards import FoldedLine


def first(make_room: MakeRoom) -> Room:
    return make_room(sciatica.first_visit(), sciatica.empty_note(1))


def returning(make_room: MakeRoom) -> Room:
    return make_room(sciatica.briefing(), sciatica.empty_note())


def test_first_visit_has_no_as_before_and_takes_four_taps_when_nothing_is_to_tell(make_room: MakeRoom) -> None:
    room = first(make_room)
    assert not room.pane.findChildren(FoldedLine, "arrive.as_before")
    room.tap("arrive.health.folded")
    room.tap("arrive.health.none_all")
    assert room.pane.page == "consent"
    room.tap("arrive.consent.usual")
    room.settle()
    history = room.desk.briefing.standing.history
    assert {item.kind for item in history} >= {HistoryKind.ALLERGY, HistoryKind.MEDICATION, HistoryKind.PREGNANCY}
    assert {item.status for item in history} == {HistoryStatus.DENIED}
    assert {c.for_what for c in room.desk.briefing.standing.consents} == {"treatment", "data"}
    assert room.note.health is not None
    assert room.note.health.reply is HealthReply.FIRST
    assert room.note.consent is not None
    assert room.note.consent.reply is ConsentReply.GIVEN
    assert room.find("arrive.health.folded", FoldedLine).answer == "History taken"


def test_a_common_condition_is_one_tap_and_speaks_at_once(make_room: MakeRoom) -> None:
    room = first(make_room)
    room.tap("arrive.health.folded")
    room.tap("arrive.health.add.osteoporosis")
    room.settle()
    assert [i.what for i in room.desk.briefing.standing.history] == ["osteoporosis"]
    assert room.sees("arrive.alerts.osteoporosis")


def test_search_finds_by_synonym_and_own_words_can_be_added(make_room: MakeRoom) -> None:
    room = first(make_room)
    room.tap("arrive.health.folded")
    room.type("arrive.health.search", "hypert")
    room.tap("arrive.health.add.high_blood_pressure")
    room.settle()
    room.tap("arrive.health.kind.allergy")
    room.type("arrive.health.search", "quinine")
    room.tap("arrive.health.add_words")
    room.settle()
    kept = {i.what: i.kind for i in room.desk.briefing.standing.history}
    assert kept == {"high_blood_pressure": HistoryKind.CONDITION, "quinine": HistoryKind.ALLERGY}


def test_a_medicine_in_own_words_brings_the_cautions_of_its_kind(make_room: MakeRoom) -> None:
    room = first(make_room)
    room.tap("arrive.health.folded")
    room.tap("arrive.health.kind.medication")
    room.type("arrive.health.search", "Warfarin 5 mg")
    room.tap("arrive.health.add_words")
    room.settle()
    assert {i.what for i in room.desk.briefing.standing.history} == {"blood_thinners", "Warfarin 5 mg"}
    assert room.sees("arrive.alerts.blood_thinners")


def test_a_change_makes_a_new_line_and_keeps_the_old(make_room: MakeRoom) -> None:
    room = returning(make_room)
    room.tap("arrive.changed")
    room.tap("arrive.health.line.h-osteoporosis")
    room.tap("arrive.health.status.h-osteoporosis.past")
    room.settle()
    with room.vault.read() as tx:
        lines = [i for i in tx.history.all("c") if i.what == "osteoporosis"]
    assert [line.status for line in sorted(lines, key=lambda i: i.replaces or "")] == [
        HistoryStatus.CURRENT,
        HistoryStatus.PAST,
    ]
    assert room.note.health is not None
    assert room.note.health.reply is HealthReply.CHANGED
    assert not room.sees("arrive.alerts.osteoporosis")


def test_consent_as_before_after_a_change_of_health(make_room: MakeRoom) -> None:
    room = returning(make_room)
    room.tap("arrive.changed")
    room.tap("arrive.health.kind.allergy")
    room.tap("arrive.health.add.allergy_nut_oil")
    room.settle()
    room.tap("arrive.health.done")
    room.tap("arrive.consent.usual")
    assert room.note.consent is not None
    assert room.note.consent.reply is ConsentReply.AS_BEFORE
    assert room.find("arrive.health.folded", FoldedLine).answer == "Health changed · as before"
    assert room.sees("arrive.alerts.allergy_nut_oil")


def test_consent_to_a_sensitive_area_names_it_and_can_be_withdrawn(make_room: MakeRoom) -> None:
    room = returning(make_room)
    room.pane.open_page("consent")
    room.tap("arrive.consent.by.guardian")
    room.tap("arrive.consent.sensitive_area.where")
    room.tap("arrive.consent.region.chest")
    room.tap("arrive.consent.sensitive_area.agree")
    room.settle()
    (given,) = room.desk.briefing.standing.consents
    assert (given.for_what, given.regions, given.by_whom) == ("sensitive_area", ("chest",), "guardian")
    room.tap("arrive.consent.sensitive_area.withdraw")
    room.settle()
    (given,) = room.desk.briefing.standing.consents
    assert given.withdrawn_at is not None


def test_a_refusal_is_kept(make_room: MakeRoom) -> None:
    room = returning(make_room)
    room.pane.open_page("consent")
    room.tap("arrive.consent.refuse")
    assert room.note.consent is not None
    assert room.note.consent.reply is ConsentReply.REFUSED
    assert room.pane.page == "start"


def test_treatment_withdrawn_stops_the_session_there(make_room: MakeRoom) -> None:
    room = first(make_room)
    room.pane.open_page("consent")
    room.tap("arrive.consent.usual")
    room.settle()
    room.pane.open_page("consent")
    room.tap("arrive.consent.treatment.withdraw")
    room.settle()
    assert room.note.consent is not None
    assert room.note.consent.reply is ConsentReply.WITHDRAWN
