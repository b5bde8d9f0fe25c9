import Tensors
import Testing

/// What users read when an operation is refused.
struct TensorErrorTests {
  @Test func `a shape mismatch names the operator and both extents`() throws {
    let first = try Tensor([Float](repeating: 0, count: 6), shape: [2, 3])
    let second = try Tensor([Float](repeating: 0, count: 8), shape: [2, 4])
    let error = try #require(throws: TensorError.self) { try first.adding(second) }
    #expect(error.description.contains("aten::add.Tensor"))
    #expect(error.description.contains("(3)"))
    #expect(error.description.contains("(4)"))
    #expect(!error.description.contains("\n"))
  }

  @Test func `a matrix mismatch names both shapes`() throws {
    let first = try Tensor([Float](repeating: 0, count: 6), shape: [2, 3])
    let error = try #require(throws: TensorError.self) { try first.matrixMultiplied(by: first) }
    #expect(error.description.contains("2x3 and 2x3"))
  }

  @Test func `what no memory holds is told from what is wrong`() throws {
    let wide = try Tensor([1.0], shape: [1, 1]).expanded(to: [1 << 24, 1 << 24])
    let error = try #require(throws: TensorError.self) { try wide.relu() }
    #expect(error == .outOfMemory(wanted: "2251799813685248 bytes"))
    #expect(error.description.contains(": 2251799813685248 bytes more are needed. Do less"))
  }

  @Test(arguments: [
    ("CUDA out of memory. Tried to allocate 20.00 MiB. GPU 0 has no more.", "20.00 MiB" as String?),
    ("std::bad_alloc", nil),
  ])
  func `every allocator is understood`(message: String, wanted: String?) {
    #expect(TensorError("aten::relu", message: message) == .outOfMemory(wanted: wanted))
  }

  @Test func `too few values are counted`() throws {
    let error = try #require(throws: TensorError.self) { try Tensor([1.0, 2.0], shape: [3]) }
    #expect(error == .countMismatch(shape: [3], valueCount: 2))
    #expect(error.description == "Shape [3] needs 3 values, but 2 were given.")
  }

  @Test func `storage is reached as 32-bit floats only`() throws {
    let tensor = try Tensor([1, 2], shape: [2])
    let error = try #require(throws: TensorError.self) {
      try tensor.withUnsafeMutableFloats { $0.count }
    }
    #expect(error.description == "Expected a tensor of float32, but it holds int64.")
  }

  @Test func `a gradient of more than one element is refused`() throws {
    let leaf = try Tensor([1.0, 2.0], shape: [2]).requiringGradient()
    #expect(throws: TensorError.self) { try leaf.gradients(withRespectTo: [leaf]) }
  }

  @Test func `an input without influence has no gradient`() throws {
    let leaf = try Tensor([1.0], shape: [1]).requiringGradient()
    let other = try Tensor([1.0], shape: [1]).requiringGradient()
    let found = try leaf.sum().gradients(withRespectTo: [leaf, other])
    #expect(try found[0]?.floats() == [1])
    #expect(found[1].map { _ in true } == nil)
  }
}
