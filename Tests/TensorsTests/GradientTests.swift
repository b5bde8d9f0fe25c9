import Tensors
import TestSupport
import Testing

/// Gradients agree with central differences, whatever the shape.
struct GradientTests {
  /// Central differences of 64-bit floats are good to about the step squared.
  static let tolerance = 1e-7

  static let shapes = [[1, 4, 5, 3], [2, 4, 1, 1], [1, 4, 1, 7], [3, 4, 2, 2]]

  private func check(_ shape: [Int], _ function: @escaping (Tensor) throws -> Tensor) throws {
    var random = SeededGenerator(seed: 11)
    let values = random.numbers(shape.reduce(1, *))
    let check = FiniteDifference(shape: shape, values: values, function: function)
    #expect(try check.deviation() < Self.tolerance)
  }

  @Test(arguments: shapes) func `of a convolution`(shape: [Int]) throws {
    var random = SeededGenerator(seed: 5)
    let kernel = try Tensor(random.numbers(6 * 2 * 9), shape: [6, 2, 3, 3])
    let bias = try Tensor(random.numbers(6), shape: [6])
    let geometry = ConvolutionGeometry(
      strides: [1, 2], padding: [1, 1], dilations: [1, 1], groupCount: 2)
    try check(shape) { try $0.convolved(with: kernel, bias: bias, geometry) }
  }

  @Test(arguments: shapes) func `of pooling`(shape: [Int]) throws {
    let geometry = PoolingGeometry(
      window: [2, 2], strides: [2, 1], padding: [1, 1], roundsUp: true)
    try check(shape) { try $0.maximumPooled(geometry, dilations: [1, 1]) }
    try check(shape) { try $0.averagePooled(geometry, countsPadding: false) }
  }

  @Test(arguments: shapes) func `of smooth activations`(shape: [Int]) throws {
    try check(shape) { try $0.gelu() }
    try check(shape) { try $0.mish() }
    try check(shape) { try $0.elu(alpha: 0.7, scale: 1.1, inputScale: 1.3) }
    try check(shape) { try $0.logSoftmax(axis: 1) }
  }

  @Test(arguments: shapes) func `of norms and reductions`(shape: [Int]) throws {
    try check(shape) { try $0.norm(order: 2, axes: [1], keepsAxes: true) }
    try check(shape) { try $0.mean(axes: [2, 3]) }
    try check(shape) { try $0.logSumExp(axes: [1]) }
  }

  @Test(arguments: shapes) func `of sampling at a grid`(shape: [Int]) throws {
    let matrix = try Tensor([0.8, 0.2, 0.05, -0.1, 0.9, 0.1], shape: [1, 2, 3])
      .expanded(to: [shape[0], 2, 3])
    let grid = try Tensor.affineGrid(matrix, shape: [shape[0], 4, 3, 5])
    try check(shape) { try $0.sampled(at: grid) }
  }

  @Test func `a detached tensor passes no gradient`() throws {
    let check = FiniteDifference(shape: [3], values: [1, 2, 3]) {
      try $0.multiplied(by: try $0.detached())
    }
    let gradient = try #require(try check.gradient())
    let whole = try check.differences()
    #expect(zip(gradient, whole).allSatisfy { abs(2 * $0 - $1) < 1e-6 })
  }
}
