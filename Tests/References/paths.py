"""Prints the reference numbers of Tests/ActivationPathsTests/ReferenceTests.swift.

Run with scipy 1.17.1 and numpy 2.3 or later. Values are multiples of 1/32, whose sums are exact, and half of them zero, so that
there are ties.
"""

import numpy as np
from scipy import stats

CHANNELS, HEIGHT, WIDTH = 11, 3, 5


def image(label, number, noise):
    """The same formula as in the test."""
    k = np.arange(CHANNELS * HEIGHT * WIDTH)
    base = (k * k * (label + 2) + 3 * k + (label + 1) * (k // (HEIGHT * WIDTH))) % 13
    return np.maximum(0, base + noise * ((5 * k + 7 * number * number + 3 * number) % 7) - 6) / 16


def units(x):
    return x


def channels(x):
    return x.reshape(CHANNELS, -1).mean(axis=1)


def pearson(x, y):
    return stats.pearsonr(x, y).statistic


def spearman(x, y):
    return stats.spearmanr(x, y).statistic


def cosine(x, y):
    return x @ y / np.linalg.norm(x) / np.linalg.norm(y)


def show(name, *values):
    print(name, "[" + ", ".join(f"{float(v):.7f}" for v in values) + "]")


photographs = [image(0, i, 0.5) for i in range(4)]
prototypes = [image(0, i, 1.5) for i in (11, 12)]
foreign = [image(1, i, 0.5) for i in (4, 5)]

print("ranks", list(map(float, stats.rankdata([0, -1.5, 3, 0, -0.0, 3, -2, 1e-30, 3e8, -1.5]))))
show("quantiles", *np.quantile([5, 1, 4, 2, 8, 7], [0.025, 0.975]))

for view in (units, channels):
    own = [view(x) for x in photographs]
    # A mean of the channels' means is the channels' mean of the mean.
    means = [np.mean([x for j, x in enumerate(own) if j != i], axis=0) for i in range(4)]
    for measure in (spearman, pearson, cosine):

        def mean(pairs):
            return np.mean([measure(x, y) for x, y in pairs])

        same = mean((own[i], own[j]) for i in range(4) for j in range(4) if i != j)
        cross = mean((own[i], own[j]) for i in range(4) for j in range(4) if (i + j) % 2)
        within = mean((own[i], own[j]) for i in range(4) for j in range(4)
                      if i != j and (i + j) % 2 == 0)
        drawn = mean((view(p), x) for p in prototypes for x in own)
        name = f"{view.__name__} {measure.__name__}"
        show(f"{name} to mean", mean(zip(own, means)),
             mean((view(p), m) for p in prototypes for m in means))
        for bank in (0, 1):
            floor = mean((view(foreign[bank]), x) for x in own)
            other = mean((view(foreign[1 - bank]), x) for x in own)
            show(f"{name} normalized, floor from foreign photograph {bank}",
                 (cross - floor) / (within - floor), (other - floor) / (same - floor),
                 (drawn - floor) / (same - floor))
    spread = np.mean([np.abs(x - m).mean() for x, m in zip(own, means)])
    far = np.mean([np.abs(view(p) - m).mean() for p in prototypes for m in means])
    show(f"{view.__name__} distances", spread, far, far / spread)
