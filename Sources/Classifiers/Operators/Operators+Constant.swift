internal import Foundation
import ONNX
import Tensors

extension OperatorTable {
  static let constants: Family = [
    "Constant": OperatorDefinition(note: "tensors and numbers") { try constant($0) },
    "ConstantOfShape": OperatorDefinition(since: 9, note: "the shape must be a constant") {
      try constantOfShape($0)
    },
    "Shape": OperatorDefinition { try shape($0) },
    "Size": OperatorDefinition { try $0.unary { try Tensor($0.count) } },
    "Range": OperatorDefinition(since: 11, note: "the bounds must be constants") {
      try range($0)
    },
    "EyeLike": OperatorDefinition(since: 9) { try identityMatrix($0) },
  ]

  private static func constant(_ context: OperatorContext) throws -> Kernel {
    guard context.node.attributes.count == 1, let value = context.node.attributes.values.first
    else { throw context.invalid("needs exactly one attribute") }
    let tensor = try tensor(of: value, context)
    return { _ in [tensor] }
  }

  private static func tensor(of value: Attribute, _ context: OperatorContext) throws -> Tensor {
    let tensor: Tensor
    switch value {
    case .tensor(let data): tensor = try Tensor(data)
    case .float(let number): tensor = try Tensor(number)
    case .floats(let numbers): tensor = try Tensor(numbers, shape: [numbers.count])
    case .int(let number): tensor = try Tensor(number)
    case .ints(let numbers): tensor = try Tensor(numbers, shape: [numbers.count])
    default: throw context.invalid("holds neither a tensor nor numbers")
    }
    return try tensor.converted(to: context.resolved(tensor.scalarType))
  }

  private static func constantOfShape(_ context: OperatorContext) throws -> Kernel {
    guard let shape = try context.constantIntegers(0) else {
      throw context.invalid("input 0 is missing")
    }
    try context.requireReasonable(shape)
    let value = try context.node.attributes["value"].map { try tensor(of: $0, context) }
    let element = try (value ?? Tensor(Float(0)).converted(to: context.resolved(.float32)))
    return { _ in [try element.reshaped(to: []).expanded(to: shape)] }
  }

  private static func shape(_ context: OperatorContext) throws -> Kernel {
    let rank = try context.shape(0).count
    let bounds = [try context.int("start") ?? 0, try context.int("end") ?? rank].map {
      min(max($0 < 0 ? $0 + rank : $0, 0), rank)
    }
    return try context.unary { input in
      let extents = bounds[0] < bounds[1] ? Array(input.shape[bounds[0]..<bounds[1]]) : []
      return try Tensor(extents, shape: [extents.count])
    }
  }

  private static func range(_ context: OperatorContext) throws -> Kernel {
    let type = try context.input(0).tensor.scalarType
    let bounds = try (0..<3).map { try context.constantFloats($0)?.first }
    guard let start = bounds[0], let end = bounds[1], let step = bounds[2], step != 0 else {
      throw context.invalid("needs three numbers, the step not 0")
    }
    let count = max(((end - start) / step).rounded(.up), 0)
    guard count <= Double(OperatorContext.elementLimit) else {
      throw context.invalid("has \(count) elements")
    }
    let values = (0..<Int(count)).map { start + Double($0) * step }
    return { _ in [try Tensor(values, shape: [values.count]).converted(to: type)] }
  }

  private static func identityMatrix(_ context: OperatorContext) throws -> Kernel {
    let diagonal = try context.int("k") ?? 0
    try context.require(
      "k", [diagonal], in: -OperatorContext.numberLimit...OperatorContext.numberLimit)
    let type = try context.int("dtype").map { try elementType($0, context) }
    return try context.unary { input in
      let ones = try input.filled(1, shape: input.shape, type: type)
      return try ones.upperTriangle(diagonal: diagonal).lowerTriangle(diagonal: diagonal)
    }
  }

  /// The tensor type of an ONNX type code in an attribute.
  static func elementType(_ code: Int, _ context: OperatorContext) throws -> ScalarType {
    guard let type = ElementType(rawValue: code), let scalar = ScalarType(type) else {
      let name = ElementType(rawValue: code).map { "\($0)" } ?? "type \(code)"
      throw ClassifierError.unsupportedElementType(
        name, value: context.node.outputs.first ?? context.node.name)
    }
    return context.resolved(scalar)
  }
}
