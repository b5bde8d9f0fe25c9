import Classifiers
import Tensors
import Testing

/// Programs compute with 32-bit floats or bfloat16; an operator must stay in that type.
struct OperatorTypeTests {
  /// The types, and how far a result may be off, relative to its largest element: a few units in
  /// the last place, more where a sum or a quotient cancels.
  static let types: [(ScalarType, Double)] = [(.float32, 1e-4), (.bfloat16, 0.1)]

  @Test(arguments: GradientSamples.all)
  func `an operator stays in the program's type`(sample: OperatorSample) throws {
    let exact = try sample.outputs()[0].scalars(as: Double.self)
    let scale = max(exact.map(abs).max() ?? 0, 1)
    for (type, tolerance) in Self.types {
      let values = try sample.values().map { tensor in
        guard let tensor, tensor.scalarType.isFloatingPoint else { return tensor }
        return try tensor.converted(to: type)
      }
      let context = sample.context(values, floatType: type)
      let output = try OperatorTable.kernel(for: context)(values)[0]
      #expect(output.scalarType == type)
      let found = try output.scalars(as: Double.self)
      try #require(found.count == exact.count)
      let deviation = zip(found, exact).map { abs($0 - $1) / scale }.max() ?? 0
      #expect(deviation < tolerance, "\(type)")
    }
  }
}
