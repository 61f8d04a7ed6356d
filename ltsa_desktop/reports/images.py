"""Photos made ready for paper: upright, RGB, no larger than the print can show."""

from __future__ import annotations

import hashlib
import io
import logging
import math
from dataclasses import dataclass

log = logging.getLogger(__name__)

DOTS_PER_INCH = 220
_ORIENTATION = 0x0112
_LIGHT = 200_000
_END = b"\xff\xd9"


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG ready to be placed; width and height in pixels."""

    key: str
    jpeg: bytes
    width: int
    height: int

    def fit(self, width: float, height: float) -> tuple[float, float]:
        """The largest size of the same shape inside `width` × `height`."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


def prepare(data: bytes, width: float, height: float) -> Picture | None:
    """`data` (JPEG, PNG, WebP …) for a place of `width` × `height` points; None when it is no readable picture.

    A JPEG that is upright and small in pixels or bytes is passed through unchanged; anything else is turned upright
    by its EXIF note, laid on white, scaled down and written as JPEG.
    """
    from PIL import Image, ImageOps

    limit = (max(1, int(width / 72 * DOTS_PER_INCH)), max(1, int(height / 72 * DOTS_PER_INCH)))
    try:
        with Image.open(io.BytesIO(data)) as image:
            upright = image.getexif().get(_ORIENTATION, 1) == 1
            small = (image.width <= limit[0] * 1.5 and image.height <= limit[1] * 1.5) or len(data) <= _LIGHT
            whole = data.rstrip(b"\0").endswith(_END)  # a truncated file must not reach the paper
            if image.format == "JPEG" and upright and small and whole and image.mode in ("RGB", "L"):
                return Picture(_key(data), data, image.width, image.height)
            scale = min(1.0, *(room / side for room, side in zip(limit, image.size, strict=True)))
            needed = (math.ceil(image.width * scale), math.ceil(image.height * scale))
            image.draft("RGB", needed)  # a JPEG is decoded at a half or a quarter of its size, much faster
            flat: Image.Image = image if upright else ImageOps.exif_transpose(image)
            if flat.mode not in ("RGB", "L"):
                flat = flat.convert("RGBA")
                paper = Image.new("RGBA", flat.size, "white")
                flat = Image.alpha_composite(paper, flat).convert("RGB")
            # below twice the limit, resampling costs more than it saves
            if flat.width > limit[0] * 2 or flat.height > limit[1] * 2:
                flat.thumbnail(limit, Image.Resampling.BICUBIC)
            out = io.BytesIO()
            flat.save(out, "JPEG", quality=85)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        log.warning("a picture of %d bytes cannot be read: %s", len(data), error)
        return None
    return Picture(_key(out.getvalue()), out.getvalue(), flat.width, flat.height)


def _key(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]
