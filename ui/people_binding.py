"""The therapists of the practice, bound to its vault."""

from __future__ import annotations

from dataclasses import replace

from notesapp.model.expected import Expected
from notesapp.model.practice import Therapist
from notesapp.storage import ways_in
from notesapp.storage.practice import Colleague
from notesapp.words import names
from ui.base.i18n import tr
from ui.binding import Practice
from ui.keys.secret_form import SecretPage
from ui.parts.fields import Labelled, LineField
from ui.settings.people import PeopleCard, Person


def people_card(practice: Practice) -> PeopleCard:
    """Who works here; each change is kept at once."""
    vault = practice.vault
    card = PeopleCard(_people(practice))

    def changed(said: str) -> None:
        card.show_people(_people(practice))
        card.tell(said)

    def failed(error: Exception) -> None:
        if not isinstance(error, Expected):
            raise error
        card.tell(f"{error} {error.hint}".strip(), trouble=True)

    def rename(key: str, name: str) -> None:
        person = replace(_colleague(practice, key).therapist, name=name)
        practice.tasks.run(lambda: ways_in.rename_therapist(vault, person), lambda _: changed(tr("Saved")), failed)

    def leaves(key: str) -> None:
        name = _colleague(practice, key).therapist.name
        said = tr("{name} opens nothing here any more. Copies of before still open with their passphrase.", name=name)
        practice.tasks.run(lambda: ways_in.deactivate(vault, key), lambda _: changed(said), failed)

    card.shown.connect(lambda: card.show_people(_people(practice)))
    card.add_asked.connect(lambda: add_therapist(practice))
    card.renamed.connect(rename)
    card.leaves.connect(leaves)
    card.returns.connect(lambda key: add_therapist(practice, _colleague(practice, key).therapist))
    return card


def add_therapist(practice: Practice, again: Therapist | None = None) -> None:
    """Somebody new, or who comes back (AGAIN): their names, and a passphrase that they type themselves."""
    vault = practice.vault
    lead = tr("Let them type the passphrase themselves: nobody else should know it.")
    heading = tr("Add a therapist") if again is None else tr("{name} comes back", name=again.name)
    page = SecretPage(heading, lead, tr("Add") if again is None else tr("Bring back"))
    fields: dict[str, Labelled] = {}
    new_id = practice.stamp.new_id()  # the same for every try: who failed once is not somebody else the next time
    if again is None:
        asked = (
            ("name", tr("Name, as they sign")),
            ("credentials", tr("Profession")),
            ("registration", tr("Registration number")),
        )
        for key, words in asked:
            fields[key] = page.ask(Labelled(words, LineField(f"secret.{key}", words)))
        page.setFocusProxy(fields["name"].field)

    def words_of(key: str) -> str:
        field = fields[key].field
        return " ".join(field.text().split()) if isinstance(field, LineField) else ""

    def chosen(new: str, _present: str, _who: str) -> None:
        if again is None and not words_of("name"):
            fields["name"].tell(tr("Notes are signed with this name."), "danger")
            fields["name"].field.setFocus()
            return
        person = again or Therapist(new_id, words_of("name"), words_of("credentials"), words_of("registration"))
        page.working()
        practice.tasks.run(lambda: ways_in.add_therapist(vault, person, new), kept, failed)

    def kept(_: None) -> None:
        practice.go("settings")

    def failed(error: Exception) -> None:
        if not isinstance(error, Expected):
            raise error
        page.failed(str(error), error.hint)

    page.chosen.connect(chosen)
    page.cancelled.connect(lambda: practice.go("settings"))
    practice.window.show_page(page, "settings")
    page.setFocus()


def _staff(practice: Practice) -> tuple[Colleague, ...]:
    with practice.vault.read() as tx:
        return tx.practice.staff()


def _colleague(practice: Practice, key: str) -> Colleague:
    return next(one for one in _staff(practice) if one.therapist.id == key)


def _people(practice: Practice) -> tuple[Person, ...]:
    def told(one: Colleague) -> Person:
        about = ", ".join(part for part in (one.therapist.credentials, one.therapist.registration) if part)
        left = names.day(one.left_at.astimezone().date(), weekday=False) if one.left_at is not None else ""
        return Person(one.therapist.id, one.therapist.name, about, one.therapist.id == practice.vault.who, left)

    return tuple(sorted((told(one) for one in _staff(practice)), key=lambda person: bool(person.left)))
