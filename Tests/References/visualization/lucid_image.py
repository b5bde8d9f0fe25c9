"""Prints the image that Lucid's formulas make of a small, fixed spectrum, in NumPy.

The formulas are those of `fft_image` (param/spatial.py) and `to_valid_rgb` (param/color.py):
the inverse real transform with its 1 / N, the scale times sqrt(N), the division by 4, the matrix
normalized by its largest column, the sigmoid. An odd width gets an extra column there, which is
cropped from the image; here the transform is told the width, which is the same for even ones.
"""
import numpy as np

ROOT = np.array([[0.26, 0.09, 0.02], [0.27, 0.00, -0.05], [0.27, -0.09, 0.03]])
MATRIX = ROOT / np.max(np.linalg.norm(ROOT, axis=0))


def frequencies(height, width):
    fy = np.fft.fftfreq(height)[:, None]
    fx = np.fft.fftfreq(width)[: width // 2 + 1]
    return np.sqrt(fx * fx + fy * fy)


def spectrum(height, width):
    """sin and cos of the index: anything fixed will do."""
    shape = (3, height, width // 2 + 1)
    index = np.arange(np.prod(shape)).reshape(shape)
    return 0.5 * np.sin(index) + 0.5j * np.cos(2 * index)


def image(height, width, decay_power):
    f = frequencies(height, width)
    scale = 1 / np.maximum(f, 1 / max(height, width)) ** decay_power
    scale = scale * np.sqrt(height * width)
    planes = np.fft.irfft2(spectrum(height, width) * scale, s=(height, width)) / 4
    mixed = np.einsum("dc,chw->dhw", MATRIX, planes)
    return 1 / (1 + np.exp(-mixed))


for height, width, decay_power in [(4, 6, 1.0), (5, 4, 1.5), (3, 5, 1.0)]:
    picked = image(height, width, decay_power).ravel()[:: 7]
    print((height, width, decay_power), [round(float(x), 6) for x in picked])
print("matrix", [round(float(x), 6) for x in MATRIX.ravel()])
