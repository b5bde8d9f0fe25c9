"""The golden values of Tests/SpuriousFeaturesTests/Support/NeuralComponentsTests.swift.

Class-wise principal components of w * phi (Neuhaus et al., 2023), by a singular value
decomposition of the features themselves.

pip install numpy==2.4.6
"""

import numpy

# Features of images of class 1, of class 0 and of class 2, in steps of 1 / 16.
own = numpy.array([[3, 8, 1, 12], [5, 2, 9, 4], [14, 7, 7, 1], [2, 11, 3, 15], [9, 10, 12, 6]]) / 16
others = numpy.array([[1, 1, 8, 8], [12, 3, 2, 5], [4, 10, 10, 2], [6, 6, 1, 13]]) / 16
weights = numpy.array([2, -1, 0.5, 3])

psi = own * weights
center = psi.mean(0)
_, _, directions = numpy.linalg.svd(psi - center, full_matrices=False)


def alpha(features):
    return (features * weights - center) @ directions.T * directions.sum(1)


inside, outside = alpha(own), alpha(others)
variance = ((psi - center).sum(1)).var()
for number in range(4):
    area = (inside[:, number, None] > outside[None, :, number]).mean()
    order = numpy.argsort(-inside[:, number], kind="stable")
    share = inside[:, number].var() / variance
    print(f"({share!r}, {area!r}, {order.tolist()}),")
