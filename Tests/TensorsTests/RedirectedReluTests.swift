import Tensors
import Testing

/// The rule of Lucid's `redirected_relu_grad`: see `Tensor.redirectedRelu`.
struct RedirectedReluTests {
  private func gradient(
    _ values: [Double], of weights: [Double], shape: [Int], ceiling: Double = .infinity
  ) throws -> [Double] {
    let leaf = try Tensor(values, shape: shape).requiringGradient()
    let result = try leaf.redirectedRelu(ceiling: ceiling)
    let total = try result.multiplied(by: try Tensor(weights, shape: shape)).sum()
    let found = try total.gradients(withRespectTo: [leaf])[0]
    return try #require(try found?.scalars(as: Double.self))
  }

  @Test(arguments: [Double.infinity, 6]) func `its values are those of the plain ReLU`(
    ceiling: Double
  ) throws {
    let tensor = try Tensor([-2.0, 0, 0.5, 7], shape: [2, 2])
    let plain = try tensor.clamped(minimum: 0.0, maximum: ceiling)
    #expect(try tensor.redirectedRelu(ceiling: ceiling).floats() == plain.floats())
  }

  @Test func `a sample that some gradient reaches has the plain gradient`() throws {
    let found = try gradient([-1, 2, -3], of: [1, -2, -3], shape: [1, 3])
    #expect(found == [0, -2, 0])
  }

  @Test func `a dead sample is blocked only where it would go deeper`() throws {
    // A descent step moves against the gradient: a negative one leads out.
    let found = try gradient([-1, -2, -3], of: [1, -2, -3], shape: [1, 3])
    #expect(found == [0, -2, -3])
  }

  @Test func `above the ceiling the way out is down`() throws {
    let found = try gradient([7, 8], of: [1, -2], shape: [1, 2], ceiling: 6)
    #expect(found == [1, 0])
  }

  @Test func `each sample of a batch is judged alone`() throws {
    let found = try gradient([-1, 1, -1, -1], of: [-1, 1, -1, 1], shape: [2, 2])
    #expect(found == [0, 1, -1, 0])
  }
}
