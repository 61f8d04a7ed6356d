"""A visit that is opened again tells its warnings at once, before anything is answered."""

from __future__ import annotations

from datetime import date

FORM = """
survey | type | name | label | relevant | instance::untuk
survey | begin group | a | A Bagian | |
survey | integer | hari | Hari layanan | |
survey | note | jarang | Kurang dari tiga hari. | ${hari} < 3 | hari
survey | text | nama | Nama | |
survey | end group
"""


def test_warnings_of_a_visit_are_there_when_it_is_opened_again(show, new_visit, shared_store, qtbot) -> None:
    visit = new_visit(FORM, day=date(2026, 11, 2), centre=11)
    shared_store.visits.save(visit.id, {"/data/a/hari": "1", "/data/a/nama": "Budi"}, path="/data/a/hari")
    window = show(visit)
    qtbot.waitUntil(lambda: window.session.tally.whole.warnings == 1)
    assert window.side.warnings.isVisible()
    assert "Kurang dari tiga hari." in window.form.page(0).blocks.card("/data/a/hari")._notice.words.text()
