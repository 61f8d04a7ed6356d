"""The method note: which visits count, how each figure is made, and the rules of each index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.figures.analysis_models import Method
from ltsa_desktop.store.figures.counting import select
from ltsa_desktop.store.figures.learning import GAP, LOW
from ltsa_desktop.store.figures.scope import Scope

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store

_COUNTING = (
    Text(
        "Kunjungan dihitung bila versinya yang tampil sudah disegel sebagai selesai atau diserahkan, dan tanggalnya "
        "ada dalam rentang atau ronde yang dipilih.",
        "A visit counts when the version shown was sealed as final or handed over, and its day lies in the chosen days "
        "or round.",
    ),
    Text(
        "Dari tiap pusat layanan dihitung satu kunjungan: yang terakhir menurut tanggal.",
        "Of each centre one visit counts: the latest by day.",
    ),
    Text(
        "Data CONTOH tidak pernah dicampur dengan data nyata, kecuali diminta dan disebutkan.",
        "EXAMPLE data (CONTOH) is never mixed with real data unless asked for and said so.",
    ),
)
_STATUS = (
    Text(
        "Keadaan pusat layanan adalah pernyataan bertanggal yang terbaru sampai hari yang disebut, dari register, dari "
        "orang yang mencatatnya, atau dari kunjungan. Tanpa pernyataan: “belum diverifikasi”.",
        "A centre's state is the newest dated statement up to the day told, of the register, of a person who recorded "
        "it, or of a visit. Without any: “not verified”.",
    ),
    Text(
        "Jumlah menurut keadaan dihitung dari register, tidak pernah dari angka tetap.",
        "Counts by state are made from the register, never from a fixed number.",
    ),
)
_FIGURES = (
    Text(
        "Peringkat: nilai yang sama berbagi tempat, dan tempat berikutnya dilewati (1, 2, 2, 4).",
        "Ranking: equal scores share a place, and the next place is passed over (1, 2, 2, 4).",
    ),
    Text(
        "Pareto: jumlah temuan menurut sebab; berbobot USG bila disebut (Urgency + Seriousness + Growth, 3–15).",
        "Pareto: number of findings by cause; weighted by USG where said (Urgency + Seriousness + Growth, 3–15).",
    ),
    Text(
        "Median: nilai tengah; dari jumlah genap rata-rata dua nilai di tengah.",
        "Median: the middle value; of an even number the mean of the two in the middle.",
    ),
    Text(
        "SKM bersama: setiap responden berbobot sama.",
        "Joint satisfaction survey: every respondent weighs the same.",
    ),
    Text(
        "Praktik baik dicocokkan bila pusat layanan mempunyai temuan dengan sebab yang dijawab praktik itu, atau nilai "
        "aspeknya di bawah {low} % dari nilai tertinggi dan sedikitnya {gap} % di bawah pusat layanan asal praktik.",
        "A good practice matches a centre that has a finding with the cause it answers, or whose aspect is below "
        "{low} % of the maximum and at least {gap} % below the practice's own centre.",
    ).format(low=int(LOW * 100), gap=int(GAP * 100)),
    Text(
        "Tindak lanjut: keadaan menurut kunjungan terakhir yang memeriksanya; lewat tenggat bila belum selesai sesudah "
        "tenggat yang terakhir disepakati.",
        "Actions: the state that the latest visit found; overdue when not done after the deadline last agreed.",
    ),
)


def method(store: Store, scope: Scope) -> Method:
    """The note for a scope: its basis, then the rules; of each index as its scoring sheet states them."""
    from ltsa_desktop.scoring import rule_texts

    chosen = select(store, scope)
    sections: list[tuple[Text, tuple[Text, ...]]] = [
        (Text("Dasar", "Basis"), (chosen.basis.told(), *_COUNTING)),
        (Text("Keadaan pusat layanan", "State of the centres"), _STATUS),
        (Text("Cara hitung", "How figures are made"), _FIGURES),
    ]
    used = {visit.digest for visit in chosen.visits}
    versions = [version for version in store.instruments.list() if version.digest in used]
    for version in versions:
        opened = store.instruments.open(version.digest)
        if opened.plan is None:
            continue
        for scheme in opened.plan.schemes:
            title = Text(
                *(
                    name if len(versions) == 1 else f"{name} ({version.form_id} {version.version})"
                    for name in (scheme.title.id, scheme.title.en)
                )
            )
            sections.append((title, tuple(rule_texts(scheme, opened.plan))))
    return Method(tuple(sections))
