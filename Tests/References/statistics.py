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
