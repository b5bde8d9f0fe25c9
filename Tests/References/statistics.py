"""The golden values of Tests/StatisticsTests.

pip install numpy==2.4.6 scipy
"""

import numpy
import scipy.stats

p_values = [0.001, 0.2, 0.03, 0.03, 1.0, 0.0005, 0.04]
print("q-values", scipy.stats.false_discovery_control(p_values).tolist())
numbers = [-3.0, 0.5, 0.5, 2.0, 7.25, 9.0]
print("quantiles", [float(numpy.quantile(numbers, share)) for share in (0, 0.025, 0.3, 0.5, 0.975, 1)])
pairs = [(0, 3), (1, 1), (2.5, 4.7), (-1.3, 19.2), (6, 19), (12, 150.5), (0.001, 2), (40, 3)]
print("upper tails", [float(scipy.stats.t.sf(value, freedom)) for value, freedom in pairs])


def wilson(successes, trials, z=scipy.stats.norm.ppf(0.975)):
    share, shrink = successes / trials, 1 + z * z / trials
    center = (share + z * z / (2 * trials)) / shrink
    reach = z / shrink * numpy.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    return center - reach, center + reach


def newcombe(a, m, b, n):
    """Method 10 of Newcombe (1998), whose table II has 56/70 - 48/80: 0.0524 to 0.3339."""
    (l1, u1), (l2, u2) = wilson(a, m), wilson(b, n)
    p1, p2 = a / m, b / n
    return (
        p1 - p2 - numpy.hypot(p1 - l1, u2 - p2),
        p1 - p2 + numpy.hypot(u1 - p1, p2 - l2),
    )


for counts in [(56, 70, 48, 80), (9, 10, 3, 10), (10, 10, 0, 20), (0, 7, 0, 3), (1, 1, 1, 1), (2, 3, 5, 6)]:
    print("difference", counts, [float(end) for end in newcombe(*counts)])

samples = [[0.5, 1.25, 2, 4.5, 3], [10, 11, 9.5, 10.25], [0.01, 5, 80, 0.2]]
for sample in samples:
    shape, _, scale = scipy.stats.gamma.fit(sample, floc=0)
    print("gamma", shape, scale, [float(scipy.stats.gamma.cdf(x, shape, scale=scale)) for x in (0.3, 2, 11)])
print("gamma cdf", [float(scipy.stats.gamma.cdf(x, k, scale=t)) for x, k, t in
                    [(1, 1, 1), (0.001, 0.3, 2), (50, 40, 1), (300, 3, 10), (4, 0.5, 8)]])
