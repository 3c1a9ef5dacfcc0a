"""Reads small QR codes by the rules of their standard (ISO/IEC 18004), without the library that draws them.

It reads what is there and mends no errors: one wrong module and the text is wrong.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Matrix = list[list[bool]]

_LEVELS = "MLHQ"
"""By the two bits of the format."""

_CODEWORDS = {
    1: {"L": (19, 1), "M": (16, 1), "Q": (13, 1), "H": (9, 1)},
    2: {"L": (34, 1), "M": (28, 1), "Q": (22, 1), "H": (16, 1)},
    3: {"L": (55, 1), "M": (44, 1), "Q": (34, 2), "H": (26, 2)},
    4: {"L": (80, 1), "M": (64, 2), "Q": (48, 2), "H": (36, 4)},
}
"""Codewords of data and the blocks that they are spread over, by version and level."""

_MASKS = (
    lambda r, c: (r + c) % 2,
    lambda r, _: r % 2,
    lambda _, c: c % 3,
    lambda r, c: (r + c) % 3,
    lambda r, c: (r // 2 + c // 3) % 2,
    lambda r, c: r * c % 2 + r * c % 3,
    lambda r, c: (r * c % 2 + r * c % 3) % 2,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2,
)


def from_png(png: bytes) -> Matrix:
    """Return the pixels of a plain black and white PNG; True is black."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    chunks: dict[bytes, bytes] = {}
    at = 8
    while at < len(png):
        length, kind = int.from_bytes(png[at : at + 4], "big"), png[at + 4 : at + 8]
        chunks[kind] = chunks.get(kind, b"") + png[at + 8 : at + 8 + length]
        at += 12 + length
    width, height = (int.from_bytes(chunks[b"IHDR"][i : i + 4], "big") for i in (0, 4))
    assert chunks[b"IHDR"][8:10] == bytes((1, 0)), "it is not one bit of grey"
    data, row = zlib.decompress(chunks[b"IDAT"]), (width + 7) // 8 + 1
    lines = [bytes(row - 1)]
    for y in range(height):
        how, *line = data[y * row : (y + 1) * row]
        assert how in (0, 2), "it has another filter than none or `up`"
        above = lines[-1] if how else bytes(row - 1)
        lines.append(bytes((a + b) % 256 for a, b in zip(line, above, strict=True)))
    return [[not line[x // 8] >> (7 - x % 8) & 1 for x in range(width)] for line in lines[1:]]


def modules(pixels: Matrix, quiet: int = 4) -> Matrix:
    """Return the modules of a code that fills a square picture but for its quiet zone."""
    top = next(y for y, line in enumerate(pixels) if any(line))
    dot = top // quiet
    assert top == dot * quiet
    middles = range(top + dot // 2, len(pixels) - top, dot)
    return [[pixels[y][x] for x in middles] for y in middles]


def decode(code: Matrix) -> str:
    """Return the text of a QR code in bytes, up to version 4."""
    size = len(code)
    version = (size - 17) // 4
    places = [*((8, c) for c in (0, 1, 2, 3, 4, 5, 7, 8)), *((r, 8) for r in (7, 5, 4, 3, 2, 1, 0))]
    form = int("".join(str(int(code[r][c])) for r, c in places), 2) ^ 0b101010000010010
    total, blocks = _CODEWORDS[version][_LEVELS[form >> 13]]
    mask = _MASKS[form >> 10 & 7]
    bits = [code[r][c] ^ (mask(r, c) == 0) for r, c in _path(size, version)]
    words = [_number(bits[i * 8 : i * 8 + 8]) for i in range(total)]
    data = [word for block in range(blocks) for word in words[block::blocks]]
    stream = [bool(word >> (7 - i) & 1) for word in data for i in range(8)]
    assert _number(stream[:4]) == 4, "the text is not in bytes"
    length = _number(stream[4:12])
    return bytes(_number(stream[12 + i * 8 : 20 + i * 8]) for i in range(length)).decode()


def _path(size: int, version: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the data: two columns at a time, from the right, up and down in turn."""
    upwards = True
    for right in (*range(size - 1, 6, -2), 5, 3, 1):
        for row in range(size - 1, -1, -1) if upwards else range(size):
            yield from ((row, c) for c in (right, right - 1) if not _is_fixed(row, c, size, version))
        upwards = not upwards


def _is_fixed(row: int, column: int, size: int, version: int) -> bool:
    corner = (row < 9 and (column < 9 or column >= size - 8)) or (row >= size - 8 and column < 9)
    aligned = version > 1 and abs(row - (size - 7)) < 3 and abs(column - (size - 7)) < 3
    return corner or aligned or 6 in (row, column)


def _number(bits: Sequence[bool]) -> int:
    return int("".join(str(int(bit)) for bit in bits), 2)
