"""What a visit's file is called where it is cited: on paper and beside its question."""

from __future__ import annotations

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.read_models import Attachment
from ltsa_desktop.store.receiving import size_words
from ltsa_desktop.store.recordings import length_in

PHOTO = Text("Foto {n}", "Photo {n}")
RECORDING = Text("Rekaman {n}", "Recording {n}")


def file_words(file: Attachment) -> Text:
    """As a sheet cites it: "Rekaman 3: wawancara.mp4, 12,4 MB, 3:20 (Wawancara kepala dinas)"."""
    size = size_words(file.size)
    parts = [Text(file.name, file.name), size]
    if (length := length_in(file.media_type)) is not None:
        parts.append(Text(length.show(), length.show()))
    about = Text(", ".join(p.id for p in parts), ", ".join(p.en for p in parts))
    if file.number:
        name = (RECORDING if file.is_recording else PHOTO).format(n=file.number)
        about = Text(f"{name.id}: {about.id}", f"{name.en}: {about.en}")
    if file.caption:
        about = Text(f"{about.id} ({file.caption})", f"{about.en} ({file.caption})")
    return about


def file_line(file: Attachment) -> Text:
    """As the screen shows it, the name last, as what gives way: "Rekaman 3 · 3:20 · 12,4 MB · wawancara.mp4"."""
    parts = [size_words(file.size), Text(file.name, file.name)]
    if (length := length_in(file.media_type)) is not None:
        parts.insert(0, Text(length.show(), length.show()))
    if file.number:
        parts.insert(0, (RECORDING if file.is_recording else PHOTO).format(n=file.number))
    return Text(" · ".join(p.id for p in parts), " · ".join(p.en for p in parts))
