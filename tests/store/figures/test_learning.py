"""Practices and whom they may help, aspirations, and the evidence for the regulation."""

from datetime import date

from ltsa_desktop.store import figures
from ltsa_desktop.store.figures import Scope
from ltsa_desktop.store.figures.evidence import articles_of
from ltsa_desktop.store.figures.learning import causes_of

MARCH = date(2026, 3, 2)
NOW = Scope(today=date(2026, 11, 24))


def practice(**more):
    return {
        "p_title": "Pos anggaran tetap",
        "p_problem": "Biaya operasional tidak dianggarkan.",
        "p_action": "Diusulkan dalam rencana kerja.",
        "p_result": "Tersedia tiga tahun.",
        "p_transfer": "Semua",
        **more,
    }


def test_a_practice_matches_centres_with_a_finding_of_the_cause_it_answers(office, make_finding):
    own = office.visit(
        "LTSA-014", MARCH, {"practice_any": "ya"}, findings=[make_finding()], records={"practice": [practice()]}
    )
    needy = office.visit("LTSA-015", MARCH, findings=[make_finding("anggaran", (5, 5, 5)), make_finding("sdm")])
    office.visit("LTSA-016", MARCH, findings=[make_finding("sdm")])
    (card,) = figures.practices(office.store, NOW).cards
    assert (card.visit_id, card.title, card.code) == (own, "Pos anggaran tetap", "LTSA-014")
    assert [code for code, _ in card.causes] == ["anggaran"]
    (match,) = card.matches
    assert (match.code, match.kind, match.key, match.visit_id) == ("LTSA-015", "cause", "anggaran", needy)
    assert match.reason.id == (
        "1 temuan di sini bersebab “Anggaran”, yang disebut praktik ini (kata “anggaran”): temuan anggaran"
    )
    assert [visit for visit, _ in match.findings] == [needy]
    page = figures.centre_page(office.store, "LTSA-015", NOW)
    assert [c.title for c in page.helped_by] == ["Pos anggaran tetap"]


def test_a_practice_matches_a_centre_that_is_low_where_its_own_is_high(office):
    office.visit(
        "LTSA-014",
        MARCH,
        {"practice_any": "ya"},
        ipp=5,
        records={"practice": [practice(p_title="Ruang tunggu baru", p_problem="Ruang sempit.")]},
    )
    office.visit("LTSA-015", MARCH, ipp=1)
    office.visit("LTSA-016", MARCH, ipp=3)
    (card,) = figures.practices(office.store, NOW).cards
    assert [(m.code, m.kind, m.key) for m in card.matches] == [("LTSA-015", "aspect", "ipp-3")]
    assert "Sarana Prasarana di sini 1,00 dari 5" in card.matches[0].reason.id
    assert "Tulungagung 5,00" in card.matches[0].reason.id


def test_what_a_practice_answers_is_told_by_its_problem_before_its_deed():
    assert [c for c, _ in causes_of("Jemput bola", "Warga tinggal jauh.", "Petugas datang.")] == ["akses"]
    assert [c for c, _ in causes_of("Cara baru", "Tidak jelas.", "Petugas dilatih.")] == ["sdm"]
    assert causes_of("Cara baru", "Tidak jelas.", "Begitu saja.") == []


def test_articles_are_written_one_way_and_belong_to_the_law_before_them():
    assert articles_of("CONTOH PP 59/2021 Ps. 31(1) dan Ps. 34") == ["PP 59/2021 Ps. 31(1)", "PP 59/2021 Ps. 34"]
    assert articles_of("Pasal 40 UU Nomor 18 Tahun 2017") == ["UU 18/2017 Ps. 40"]
    assert articles_of("UU 18/2017 Pasal 38; PP 59/2021 Pasal 30") == ["UU 18/2017 Ps. 38", "PP 59/2021 Ps. 30"]
    assert articles_of("PP 59/2021") == ["PP 59/2021"]
    assert articles_of("honor petugas") == ["honor petugas"]
    assert articles_of("  ") == []


def test_the_dim_puts_problems_proposals_and_evidence_under_their_article(office, make_finding):
    one = office.visit(
        "LTSA-014",
        MARCH,
        {"aspiration_any": "ya"},
        findings=[
            make_finding("dasar_hukum", f_regulation="ya", f_article="PP 59/2021 Ps. 30 dan Ps. 34"),
            make_finding("sarana"),
        ],
        records={
            "aspiration": [
                {
                    "as_role": "dinas",
                    "as_topic": "anggaran",
                    "as_text": "ada pedoman",
                    "as_article": "PP 59/2021 Pasal 30",
                },
                {"as_role": "cpmi", "as_topic": "prosedur", "as_text": "cepat"},
            ]
        },
    )
    office.visit(
        "LTSA-015", MARCH, findings=[make_finding("anggaran", f_regulation="ya", f_article="PP 59/2021 Ps. 30")]
    )
    found = figures.dim(office.store, NOW)
    assert [(r.key, len(r.problems), len(r.aspirations)) for r in found.rows] == [
        ("PP 59/2021 Ps. 30", 2, 1),
        ("PP 59/2021 Ps. 34", 1, 0),
        ("", 0, 1),
    ]
    first = found.rows[0]
    assert first.codes == ("LTSA-014", "LTSA-015")
    assert first.recommendations == ("urus dasar_hukum", "urus anggaran")
    assert [(visit, day) for visit, _, day, _ in first.evidence if visit == one] == [(one, MARCH)]
    assert len(first.evidence) == 2
    assert (found.findings, found.aspirations, found.without) == (2, 2, 1)
    topics = figures.dim(office.store, NOW, "topic")
    assert [(r.key, len(r.problems), len(r.aspirations)) for r in topics.rows] == [
        ("anggaran", 1, 1),
        ("kelembagaan", 1, 0),
        ("prosedur", 0, 1),
    ]
    assert topics.rows[0].title.id == "Anggaran"
    assert figures.dim(office.store, NOW, everything=True).findings == 3


def test_aspirations_are_told_by_topic_and_by_role_not_by_name(office):
    said = [
        {"as_role": "cpmi", "as_topic": "sarana", "as_text": "kursi"},
        {"as_role": "cpmi", "as_topic": "sarana", "as_text": "kipas"},
        {"as_role": "dinas", "as_topic": "anggaran", "as_text": "dana"},
    ]
    office.visit("LTSA-014", MARCH, {"aspiration_any": "ya"}, records={"aspiration": said})
    found = figures.aspirations(office.store, NOW)
    assert [(title.id, [a.text for a in members]) for title, members in found.topics] == [
        ("Sarana dan prasarana", ["kursi", "kipas"]),
        ("Anggaran", ["dana"]),
    ]
    assert [(role.id, n) for role, n in found.roles] == [("Calon PMI", 2), ("Pimpinan dinas/pemerintah daerah", 1)]
    assert found.total == 3


def test_the_method_note_names_the_basis_and_the_rules_of_each_index(office):
    office.visit("LTSA-014", MARCH, ipp=2)
    found = figures.method(office.store, NOW)
    titles = [title.id for title, _ in found.sections]
    assert titles[:3] == ["Dasar", "Keadaan pusat layanan", "Cara hitung"]
    assert "Indeks Pelayanan Publik (F-02)" in titles
    assert found.sections[0][1][0].id.startswith("1 dari 37 pusat layanan")
    assert all(lines for _, lines in found.sections)


def test_a_cause_that_is_told_by_fewer_words_than_another_is_none_of_the_practice():
    told = causes_of("Ruang konsultasi", "Klien perempuan menceritakan kekerasan di ruang umum", "")
    assert told == [("gender", "perempuan")]
    assert [cause for cause, _ in causes_of("Petugas piket bergilir", "Anggaran dan dana terlambat", "")] == [
        "anggaran",
        "sdm",
    ]
