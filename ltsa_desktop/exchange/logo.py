"""The letterhead's logo as the organisation's file carries it: a small PNG or JPEG, so that the file can travel in
packages.
"""

from __future__ import annotations

import base64
import io
from pathlib import Path

from ltsa_desktop.exchange.files import read_small
from ltsa_desktop.ground.words import Text, UserError

MOST = 150_000
"""Bytes of a logo; a larger picture is scaled down."""
_SIDES = (1000, 700, 500, 350, 250)


def read_logo(path: Path) -> str:
    """The base64 text of the logo in a picture file, scaled down where it is large.

    UserError when it is no PNG or JPEG.
    """
    from PIL import Image, UnidentifiedImageError

    data = read_small(path)
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.format not in ("PNG", "JPEG"):
                raise ValueError("kind")
            picture.load()
            if len(data) > MOST:
                data = _smaller(picture)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise UserError(
            Text(
                "Logo harus berupa gambar PNG atau JPEG yang utuh; {name} bukan.",
                "The logo must be a whole PNG or JPEG picture; {name} is not.",
            ).format(name=path.name),
            code="logo-unreadable",
        ) from error
    return base64.b64encode(data).decode()


def _smaller(picture: object) -> bytes:
    from PIL import Image

    assert isinstance(picture, Image.Image)
    data = b""
    for side in _SIDES:
        scaled = picture.copy()
        scaled.thumbnail((side, side))
        out = io.BytesIO()
        if "A" in scaled.getbands() or scaled.mode in ("P", "LA"):
            scaled.save(out, "PNG", optimize=True)
        else:
            scaled.convert("RGB").save(out, "JPEG", quality=85)
        data = out.getvalue()
        if len(data) <= MOST:
            break
    return data
