"""What becomes of a picture before it is kept: upright, at most 2000 px, without the place it was taken at."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from datetime import datetime

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store.media_types import sniff
from ltsa_desktop.store.recordings import Content

MAX_SIDE = 2000
MAX_PIXELS = 120_000_000
QUALITY = 85
_KEPT = {"JPEG": ("image/jpeg", ".jpg"), "PNG": ("image/png", ".png")}
PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".heif"})

# Tag numbers of EXIF (JEITA CP-3451).
_ORIENTATION, _EXIF, _GPS = 0x0112, 0x8769, 0x8825
_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""What makes a picture upright, by its EXIF orientation (names of `PIL.Image.Transpose`)."""
_TIME_TAGS = (0x9003, 0x9004)
_TIME_CHANGED = 0x0132


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready to be kept. `taken_at` is the camera's local time, without zone; `suffix` fits `media_type`."""

    data: bytes
    media_type: str
    suffix: str
    width: int
    height: int
    taken_at: datetime | None


def prepare(data: Content, keep_place: bool = False) -> Picture:
    """Scale, turn upright and strip a picture.

    The pixels are turned as the EXIF orientation says, the time is handed out, and no EXIF is kept (with `keep_place`
    the GPS part is). A JPEG or PNG that needs none of this keeps its bytes.

    Raises:
        UserError: code "picture-unreadable", "picture-too-large" or "picture-heic".
    """
    refuse_heic(sniff(data[:64]))
    from PIL import Image

    with warnings.catch_warnings():
        # PIL warns of large pictures where we refuse with a sentence below.
        warnings.simplefilter("ignore")
        try:
            image = Image.open(io.BytesIO(data))
            if image.width * image.height > MAX_PIXELS:
                raise UserError(
                    Text(
                        id="Gambar ini terlalu besar ({w} × {h} titik). Perkecil dahulu, lalu lampirkan lagi.",
                        en="This picture is too large ({w} × {h} pixels). Make it smaller, then attach it again.",
                    ).format(w=image.width, h=image.height),
                    code="picture-too-large",
                )
            exif = image.getexif()
            taken_at = _time(exif)
            turn = _TURNS.get(exif.get(_ORIENTATION, 1))
            place = exif.get_ifd(_GPS) if keep_place else {}
            plain = not exif and image.format in _KEPT and not getattr(image, "is_animated", False)
            if plain and max(image.size) <= MAX_SIDE and not image.info.get("exif"):
                image.load()
                media_type, suffix = _KEPT[image.format or "JPEG"]
                return Picture(data[:], media_type, suffix, image.width, image.height, taken_at)
            form = "PNG" if image.format in {"PNG", "GIF", "BMP"} or "A" in image.getbands() else "JPEG"
            if form == "JPEG":
                image.draft("RGB", (MAX_SIDE, MAX_SIDE))
            # Small first: a copy of 60 million pixels would stop every thread for a third of a second.
            mode = _mode(image.mode, form)
            upright: Image.Image = image if image.mode == mode else image.convert(mode)
            upright.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
            if turn is not None:
                upright = upright.transpose(Image.Transpose[turn])
            kept = Image.Exif()
            if place:
                kept.get_ifd(_GPS).update(place)
            out = io.BytesIO()
            if form == "JPEG":
                upright.save(out, "JPEG", quality=QUALITY, optimize=True, exif=kept.tobytes() if place else b"")
            else:
                upright.save(out, "PNG", optimize=True, exif=kept.tobytes() if place else b"")
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
            raise UserError(
                Text(
                    id="Gambar ini tidak dapat dibaca. Simpan sebagai JPEG atau PNG, lalu lampirkan lagi.",
                    en="This picture cannot be read. Save it as JPEG or PNG, then attach it again.",
                ),
                code="picture-unreadable",
            ) from error
    media_type, suffix = _KEPT[form]
    return Picture(out.getvalue(), media_type, suffix, upright.width, upright.height, taken_at)


def refuse_heic(media_type: str) -> None:
    """Raise UserError "picture-heic" for the pictures of telephones that cannot be read here."""
    if media_type in ("image/heic", "image/avif"):
        raise UserError(
            Text(
                id="Foto HEIC (bawaan iPhone) belum dapat dibaca di sini. Kirim ulang sebagai JPEG: di iPhone, "
                "Pengaturan → Kamera → Format → Paling Kompatibel; atau ambil tangkapan layar fotonya.",
                en="A HEIC photo (the iPhone's own format) cannot be read here. Send it again as JPEG: on the iPhone, "
                "Settings → Camera → Formats → Most Compatible; or take a screenshot of the photo.",
            ),
            code="picture-heic",
        )


def _mode(mode: str, form: str) -> str:
    if form == "JPEG":
        return "L" if mode == "L" else "RGB"
    return mode if mode in {"L", "LA", "RGB", "RGBA"} else "RGBA"


def _time(exif: object) -> datetime | None:
    tags = exif.get_ifd(_EXIF)  # type: ignore[attr-defined]
    found = [tags.get(tag) for tag in _TIME_TAGS] + [exif.get(_TIME_CHANGED)]  # type: ignore[attr-defined]
    for value in found:
        try:
            return datetime.strptime(str(value).strip("\0 "), "%Y:%m:%d %H:%M:%S")
        except ValueError:
            continue
    return None
