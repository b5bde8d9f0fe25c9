import Classifiers
import Tensors
import TestSupport
import Testing

/// Gradients through every operator agree with central differences in 64-bit floats.
struct OperatorGradientTests {
  /// Near the cube root of the precision, where rounding and curvature err alike.
  static let step = 1e-5
  /// Curvature times the step squared, with room for the sharpest of the functions.
  static let tolerance = 1e-6

  /// Operators whose results are whole numbers, truth values or constants.
  static let withoutGradient: Set<String> = [
    "And", "ArgMax", "ArgMin", "BitShift", "BitwiseAnd", "BitwiseNot", "BitwiseOr", "BitwiseXor",
    "Ceil", "Constant", "ConstantOfShape", "Equal", "EyeLike", "Floor", "Greater",
    "GreaterOrEqual", "Hardmax", "IsInf", "IsNaN", "Less", "LessOrEqual", "NonZero", "Not",
    "OneHot", "Or", "Range", "Round", "Shape", "Sign", "Size", "Xor",
  ]

  /// Operators whose gradient is straight-through: see `QuantizationTests`.
  static let straightThrough: Set<String> = [
    "ConvInteger", "DequantizeLinear", "DynamicQuantizeLinear", "MatMulInteger", "QLinearConv",
    "QLinearMatMul", "QuantizeLinear",
  ]

  @Test func `every claimed operator has a sample, or no gradient`() {
    let sampled = Set(GradientSamples.all.map(\.operatorType))
    let known = sampled.union(Self.withoutGradient).union(Self.straightThrough)
    #expect(known == Set(OperatorTable.names))
  }

  @Test(arguments: GradientSamples.all)
  func `the gradient agrees with central differences`(sample: OperatorSample) throws {
    let values = try sample.values()
    for place in sample.variables {
      let input = try #require(values[place])
      let leaf = try input.requiringGradient()
      let total = try total(sample, values, replacing: place, by: leaf)
      let found = try #require(try total.gradients(withRespectTo: [leaf])[0])
      let gradient = try found.scalars(as: Double.self)
      let differences = try differences(sample, values, place, input)
      let scale = max(differences.map(abs).max() ?? 0, 1)
      let deviation = zip(gradient, differences).map { abs($0 - $1) / scale }.max() ?? 0
      #expect(deviation < Self.tolerance, "input \(place)")
    }
  }

  /// All floating-point outputs, weighted with fixed numbers and summed.
  private func total(
    _ sample: OperatorSample, _ values: [Tensor?], replacing place: Int, by input: Tensor
  ) throws -> Tensor {
    var values = values
    values[place] = input
    let outputs = try OperatorTable.kernel(for: sample.context(values))(values)
    var random = SeededGenerator(seed: 99)
    var total = try Tensor(0.0)
    for output in outputs.prefix(sample.outputCount) where output.scalarType == .float64 {
      let weights = try Tensor(random.numbers(output.count), shape: output.shape)
      total = try total.adding(try output.multiplied(by: weights).sum())
    }
    return total
  }

  private func differences(
    _ sample: OperatorSample, _ values: [Tensor?], _ place: Int, _ input: Tensor
  ) throws -> [Double] {
    let numbers = try input.scalars(as: Double.self)
    return try numbers.indices.map { index in
      let ends = try [Self.step, -Self.step].map { step in
        var moved = numbers
        moved[index] += step
        let tensor = try Tensor(moved, shape: input.shape)
        return try total(sample, values, replacing: place, by: tensor)
          .scalars(as: Double.self)[0]
      }
      return (ends[0] - ends[1]) / (2 * Self.step)
    }
  }
}
