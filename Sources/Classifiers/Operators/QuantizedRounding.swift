import Tensors

/// Rounds to the integers of a type, as quantization does.
///
/// A gradient passes as if nothing were rounded, and is stopped where values are cut off. So when
/// the program computes with one float type the result stays in it; only then can it carry one.
struct QuantizedRounding {
  private let type: ScalarType
  private let range: ClosedRange<Double>
  private let floatType: ScalarType?

  init(_ type: ScalarType, _ context: OperatorContext) throws {
    self.type = type
    floatType = context.floatType
    switch type {
    case .uint8: range = 0...255
    case .int8: range = -128...127
    case .uint16: range = 0...65535
    case .int16: range = -32768...32767
    default: throw context.invalid("cannot quantize to \(type)")
    }
  }

  /// Returns `round(value) + zeroPoint`, cut off at the ends of the type.
  func rounded(_ value: Tensor, zeroPoint: Tensor?) throws -> Tensor {
    let zeroPoint = try zeroPoint?.converted(to: value.scalarType)
    let integers = try value.applying(.round)
    let quantized = try limited(try zeroPoint.map { try integers.adding($0) } ?? integers)
    guard floatType != nil else { return try converted(quantized) }
    let smooth = try limited(try zeroPoint.map { try value.adding($0) } ?? value)
    let step = try quantized.subtracting(smooth).detached()
    return try converted(try smooth.adding(step))
  }

  /// The result's type: the integers', or the program's own.
  func converted(_ value: Tensor) throws -> Tensor {
    try value.converted(to: floatType ?? type)
  }

  private func limited(_ value: Tensor) throws -> Tensor {
    try value.clamped(minimum: range.lowerBound, maximum: range.upperBound)
  }
}

/// How scales and zero points are spread over a tensor: one for all, for each place along an axis,
/// or for each block of such places.
struct ParameterLayout {
  private let axis: Int
  private let blockSize: Int

  init(_ context: OperatorContext) throws(ClassifierError) {
    let parameters = try context.shape(1)
    let isOne = parameters.reduce(1, *) == 1
    axis = isOne ? 0 : try context.axis(default: 1)
    blockSize = try context.int("block_size") ?? 0
    try context.require("block_size", [blockSize])
    guard blockSize > 0 else { return }
    let shape = try context.shape(0)
    guard parameters.count == shape.count,
      parameters[axis] == (shape[axis] + blockSize - 1) / blockSize
    else {
      throw context.invalid(
        "blocks of \(blockSize) along axis \(axis) of \(shape) do not fit \(parameters)")
    }
  }

  /// Returns a parameter in a shape that broadcasts with the tensor's.
  func aligned(_ parameter: Tensor, with tensor: Tensor) throws -> Tensor {
    let shape = parameter.shape
    if shape.reduce(1, *) == 1 { return try parameter.reshaped(to: []) }
    let extents = tensor.shape
    if shape.count == 1, extents.count > 1 || blockSize == 0 {
      return try parameter.reshaped(to: extents.indices.map { $0 == axis ? shape[0] : 1 })
    }
    var repeated = shape
    repeated.insert(blockSize, at: axis + 1)
    var flat = shape
    flat[axis] *= blockSize
    return try parameter.insertingAxis(axis + 1).expanded(to: repeated).reshaped(to: flat)
      .slice(axis: axis, from: 0, to: extents[axis])
  }
}
