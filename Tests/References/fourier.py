"""Prints the reference numbers of Tests/FourierTests/FourierReferenceTests.swift.

Run with numpy 1.22 or later. All arithmetic is in double precision.
"""

import numpy as np


def show(name, values):
    print(name, "[" + ", ".join(f"{v:.7f}" for v in np.ravel(values)) + "]")


def components(spectrum):
    return np.stack([spectrum.real, spectrum.imag], axis=-1)


def ramp(count):
    """Values without symmetry, the same formula as in the test: ((7 i + 3) mod 11) / 10 - 0.5."""
    return (7 * np.arange(count) + 3) % 11 / 10 - 0.5


for height, width in [(3, 4), (4, 3), (2, 5)]:
    columns = width // 2 + 1
    parts = ramp(2 * height * columns).reshape(height, columns, 2)
    image = ramp(height * width).reshape(height, width)
    show(f"image {height}x{width}", np.fft.irfft2(parts[..., 0] + 1j * parts[..., 1],
                                                 s=(height, width), norm="ortho"))
    show(f"spectrum {height}x{width}", components(np.fft.rfft2(image, norm="ortho")))

for height, width, decay in [(4, 5, 1.0), (3, 4, 2.0), (1, 1, 1.0)]:
    f = np.hypot(np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None, :])
    show(f"scale {height}x{width} ^{decay}", np.maximum(f, 1 / max(height, width)) ** -decay)
