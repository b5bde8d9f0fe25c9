"""Makes the images of Tests/Fixtures/images and the pixels that reading them must give.

Usage: python make_fixtures.py ../../Fixtures/images
Needs numpy and Pillow 10 or later. PNG files are put together here byte by byte, as Pillow writes neither
interlaced ones nor 16-bit colors; their pixels follow from the values that went in, and are compared
with what Pillow reads. JPEG files are written, and their pixels read, by Pillow.
"""

import io
import json
import pathlib
import struct
import sys
import zlib

import numpy as np
from PIL import Image, ImageOps

folder = pathlib.Path(sys.argv[1])
expected = {}
random = np.random.default_rng(20)

SIGNATURE = b"\x89PNG\r\n\x1a\n"
ADAM7 = [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)]
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def packed_rows(samples, depth):
    """Rows of samples [height, width, channels], each after the filter byte of no filter."""
    rows = b""
    for row in samples.reshape(samples.shape[0], -1):
        if depth == 16:
            content = row.astype(">u2").tobytes()
        else:
            bits = "".join(format(v, f"0{depth}b") for v in row)
            bits += "0" * (-len(bits) % 8)
            content = int(bits, 2).to_bytes(len(bits) // 8, "big")
        rows += b"\0" + content
    return rows


def png(samples, color, depth, interlaced=False, before=b"", after=b""):
    height, width, _ = samples.shape
    if interlaced:
        data = b""
        for top, left, down, right in ADAM7:
            part = samples[top::down, left::right]
            if part.size:
                data += packed_rows(part, depth)
    else:
        data = packed_rows(samples, depth)
    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, int(interlaced))
    return (SIGNATURE + chunk(b"IHDR", header) + before + chunk(b"IDAT", zlib.compress(data, 9))
            + after + chunk(b"IEND", b""))


def expect(name, pixels):
    pixels = np.asarray(pixels, dtype=np.uint8)
    if pixels.ndim == 2:
        pixels = pixels[..., None]
    height, width, channels = pixels.shape
    expected[name] = {"height": height, "width": width, "channelCount": channels,
                      "bytes": pixels.ravel().tolist()}


def keep(name, data, pixels, pillow_mode=None):
    (folder / name).write_bytes(data)
    expect(name, pixels)
    if pillow_mode:
        theirs = np.asarray(Image.open(io.BytesIO(data)).convert(pillow_mode))
        ours = np.asarray(pixels)
        assert np.abs(theirs.reshape(ours.shape).astype(int) - ours).max() <= 1, name


def samples(height, width, channels, depth):
    return random.integers(0, 1 << depth, (height, width, channels))


def to_bytes(values, depth):
    return np.round(values * 255 / ((1 << depth) - 1)).astype(np.uint8)


# PNG: every color type and depth.
for color, name, mode in [(0, "gray", "L"), (2, "rgb", "RGB"), (4, "gray-alpha", "LA"), (6, "rgba", "RGBA")]:
    for depth in [1, 2, 4, 8, 16]:
        if color != 0 and depth < 8:
            continue
        for interlaced in [False, True]:
            values = samples(5, 7, CHANNELS[color], depth)
            suffix = "-interlaced" if interlaced else ""
            keep(f"{name}{depth}{suffix}.png", png(values, color, depth, interlaced),
                 to_bytes(values, depth), mode if depth <= 8 else None)

palette = random.integers(0, 256, (16, 3))
alphas = random.integers(0, 256, 5)
for depth in [1, 2, 4, 8]:
    values = samples(6, 3, 1, min(depth, 4))
    entries = chunk(b"PLTE", palette.astype(np.uint8).tobytes()[: 3 << min(depth, 4)])
    colors = palette[values[..., 0]]
    keep(f"palette{depth}.png", png(values, 3, depth, before=entries), colors, "RGB")
    if depth >= 4:
        transparency = chunk(b"tRNS", alphas.astype(np.uint8).tobytes())
        alpha = np.append(alphas, [255] * 11)[values]
        keep(f"palette{depth}-alpha.png", png(values, 3, depth, depth == 8, entries + transparency),
             np.concatenate([colors, alpha], axis=-1), "RGBA")

values = samples(4, 4, 1, 4)
keep("gray4-transparent.png", png(values, 0, 4, before=chunk(b"tRNS", struct.pack(">H", values[0, 0, 0]))),
     np.concatenate([to_bytes(values, 4), np.where(values == values[0, 0, 0], 0, 255)], axis=-1))
keep("gamma.png", png(np.full((1, 1, 1), 100), 0, 8, before=chunk(b"gAMA", struct.pack(">I", 100000))), [[[100]]])
texts = (chunk(b"tEXt", b"Title\0Caf\xe9") + chunk(b"iTXt", b"Author\0\0\0de\0Autor\0" + "Zoë 🐦".encode())
         + chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"packed " * 20)))
keep("text.png", png(np.zeros((1, 1, 1), int), 0, 8, before=texts, after=chunk(b"tEXt", b"Late\0after the pixels")),
     [[[0]]])


# JPEG, as Pillow reads it.
def photo(height, width, channels):
    y, x = np.mgrid[:height, :width]
    planes = [127 + 120 * np.sin(x / 5 + c) * np.cos(y / (4 + c)) for c in range(channels)]
    return np.stack(planes, axis=-1).astype(np.uint8)


def keep_jpeg(name, image, patch=lambda data: data, **options):
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=90, **options)
    data = patch(stream.getvalue())
    (folder / name).write_bytes(data)
    read = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    expect(name, np.asarray(read if read.mode == "L" else read.convert("RGB")))


def exif(orientation, order):
    header = b"II*\0" if order == "<" else b"MM\0*"
    entry = struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0)
    other = struct.pack(order + "HHII", 0x0100, 4, 1, 999)
    return b"Exif\0\0" + header + struct.pack(order + "IH", 8, 2) + other + entry + struct.pack(order + "I", 0)


rgb = Image.fromarray(photo(21, 34, 3))
keep_jpeg("gray.jpg", Image.fromarray(photo(13, 9, 1)[..., 0]))
keep_jpeg("rgb-420.jpg", rgb, subsampling="4:2:0")
keep_jpeg("rgb-444.jpg", rgb, subsampling="4:4:4")
keep_jpeg("progressive.jpg", rgb, progressive=True)
keep_jpeg("single.jpg", Image.fromarray(photo(1, 1, 3)))
cmyk = Image.fromarray(photo(11, 10, 4), "CMYK")
keep_jpeg("cmyk.jpg", cmyk)
adobe = b"Adobe\0\x64\0\0\0\0"
keep_jpeg("ycck.jpg", cmyk, patch=lambda data: data.replace(adobe + b"\0", adobe + b"\2"))
assert (folder / "ycck.jpg").read_bytes() != (folder / "cmyk.jpg").read_bytes()
for orientation in range(1, 9):
    keep_jpeg(f"orientation{orientation}.jpg", Image.fromarray(photo(6, 9, 3)),
              exif=exif(orientation, "<>"[orientation % 2]), subsampling="4:4:4")

# Resampling. The source is ((31 row + 17 column + 7 channel) ^ (row * column)) mod 256.
resized = []


def pattern(height, width, channels):
    r, c, k = np.mgrid[:height, :width, :channels]
    return (((31 * r + 17 * c + 7 * k) ^ (r * c)) % 256).astype(np.uint8)


for (height, width), (new_height, new_width), channels in [
        ((37, 53), (16, 16), 3), ((37, 53), (37, 20), 3), ((8, 9), (20, 31), 3), ((1, 1), (3, 4), 1),
        ((40, 1), (7, 1), 1), ((5, 64), (1, 1), 3), ((30, 30), (29, 31), 1)]:
    source = pattern(height, width, channels)
    image = Image.fromarray(source if channels > 1 else source[..., 0])
    result = np.asarray(image.resize((new_width, new_height), Image.BILINEAR))
    resized.append({"height": height, "width": width, "channelCount": channels, "newHeight": new_height,
                    "newWidth": new_width, "bytes": result.ravel().tolist()})

(folder / "expected.json").write_text(json.dumps(expected, sort_keys=True))
(folder / "resized.json").write_text(json.dumps(resized, sort_keys=True))
