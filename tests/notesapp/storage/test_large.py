from tests.big_practice import fill
from tests.note_examples import NOTE


def test_a_large_practice_is_like_one_that_grew(vault):
    fill(vault, NOTE, clients=20, each=3, first=10)
    checked = vault.check()
    assert checked.is_good
    assert (checked.counts["session"], checked.counts["revision"]) == (10 + 19 * 3, 10 + 19 * 3)
    with vault.read() as tx:
        assert len(tx.notes.timeline("k0")) == 10
        newest = tx.notes.current("k5")[0]
        assert newest.body_map == NOTE.body_map
        assert len(tx.search.find("burning", client_id="k5")) == 3
        assert tx.search.find("burning", limit=2)[0].started_at > newest.started_at
