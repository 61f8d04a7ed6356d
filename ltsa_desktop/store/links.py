"""Links of a record (a finding, an aspiration, a good practice) to what shows it, as remarks on its repeat instance.

    /data/g/finding[r018f…]#about     the path of the question it is about
    /data/g/finding[r018f…]#photo     paths of questions whose photos show it, one a line

A link names a question, not a file: a photo that is taken again is still the one that shows the finding. A path that
leads nowhere any more is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

ABOUT, PHOTO = "#about", "#photo"


def about(content: Mapping[str, str], instance: str) -> str:
    """The path of the question a record is about, "" without one."""
    return content.get(instance + ABOUT, "")


def photos(content: Mapping[str, str], instance: str) -> tuple[str, ...]:
    """The paths of the questions whose photos show a record, its own questions apart."""
    return tuple(line for line in content.get(instance + PHOTO, "").splitlines() if line)


def photo_text(paths: Sequence[str]) -> str:
    """The stored text of `photos`."""
    return "\n".join(dict.fromkeys(path for path in paths if path))


def is_link(path: str) -> bool:
    """Whether the text of this path of a visit's content is itself made of paths."""
    return path.endswith((ABOUT, PHOTO)) or ("#followup:" in path and path.endswith(":photo"))


def moved(text: str, place: Callable[[str], str]) -> str:
    """The text of a link whose questions have moved; `place` gives the new path of each."""
    return "\n".join(place(line) for line in text.splitlines())
