"""The golden values of Tests/ShortcutBenchmarkTests and of Tests/StatisticsTests' eigenvalues.

pip install numpy==2.4.6
"""

import numpy


def wave(rows, columns, scale):
    """The same numbers as `wave` in the tests."""
    return numpy.array(
        [[numpy.sin(scale * (1 + row) * (2 + column) + row) for column in range(columns)] for row in range(rows)])


def rounded(values):
    return [float(f"{value:.12g}") for value in numpy.ravel(values)]


root = wave(7, 7, 0.37)
symmetric = root + root.T
print("eigenvalues", rounded(numpy.linalg.eigvalsh(symmetric)))

# Class-wise principal components: the covariance of the vectors, not the products of all pairs.
vectors = wave(6, 9, 0.53)
others = wave(3, 9, 0.71)
mean = vectors.mean(axis=0)
variances, directions = numpy.linalg.eigh(numpy.cov(vectors.T, bias=True))
order = numpy.argsort(-variances)[:5]
sums = directions[:, order].sum(axis=0)
shares = variances[order] * sums**2
print("variance shares", rounded(shares / shares.sum()))
print("alphas", rounded((others - mean) @ directions[:, order] * sums))

# The normalized Laplacian of nearest neighbors.
maps = numpy.abs(wave(14, 5, 0.9))
maps /= maps.sum(axis=1, keepdims=True)
distances = ((maps[:, None] - maps[None]) ** 2).sum(axis=2)
neighbors = numpy.zeros((14, 14))
for row in range(14):
    nearest = [place for place in numpy.argsort(distances[row], kind="stable") if place != row][:10]
    neighbors[row, nearest] = 1
affinity = (neighbors + neighbors.T) / 2
scale = 1 / numpy.sqrt(affinity.sum(axis=1))
values = numpy.linalg.eigvalsh(numpy.eye(14) - scale[:, None] * affinity * scale[None])
print("gap", max(values[place] - values[place - 1] for place in range(2, 9)))
