"""Who answered what, in words for the sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.paper_models import ReportSection
from ltsa_desktop.store.revision_body import RevisionBody

_LINE = Text("{who}: {n} jawaban ({where})", "{who}: {n} answers ({where})")


def writers_in_words(body: RevisionBody | None, sections: Sequence[ReportSection], language: str) -> tuple[str, ...]:
    """A line for each of several people who answered: their answers by section; none for one person or a draft."""
    if body is None:
        return ()
    counted: dict[int, Counter[str]] = {}
    for section in sections:
        for row in section.rows:
            wrote = body.written.get(row.path)
            if row.kind == "question" and wrote is not None:
                counted.setdefault(wrote[0], Counter())[section.number or section.title] += 1
    if len({body.authors[index].name for index in counted}) < 2:
        return ()
    lines = []
    for index, where in sorted(counted.items(), key=lambda item: -item[1].total()):
        author = body.authors[index]
        who = f"{author.name}, NIP {author.nip}" if author.nip else author.name
        told = ", ".join(f"{name}: {count}" for name, count in where.items())
        lines.append(_LINE.to(language).format(who=who, n=where.total(), where=told))
    return tuple(lines)
