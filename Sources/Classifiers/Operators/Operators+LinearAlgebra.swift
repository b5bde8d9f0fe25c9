import Tensors

extension OperatorTable {
  static let products: Family = [
    "Gemm": OperatorDefinition { try generalProduct($0) },
    "MatMul": OperatorDefinition { try $0.binary { try $0.matrixMultiplied(by: $1) } },
    "Einsum": OperatorDefinition(since: 12) { context in
      guard let equation = try context.string("equation") else {
        throw context.invalid("attribute 'equation' is missing")
      }
      return try context.variadic { try Tensor.einsum(equation, $0) }
    },
    "Det": OperatorDefinition(since: 11) {
      try $0.unary { input in
        // libtorch factorizes matrices of 32- and 64-bit floats only.
        guard input.scalarType != .float64 else { return try input.determinant() }
        return try input.converted(to: .float32).determinant().converted(to: input.scalarType)
      }
    },
  ]

  /// `alpha * A * B + beta * C`; the form that linear layers are exported in takes one call.
  private static func generalProduct(_ context: OperatorContext) throws -> Kernel {
    let transposes = (try context.flag("transA"), try context.flag("transB"))
    let alpha = try context.float("alpha") ?? 1
    let beta = try context.float("beta") ?? 1
    let shapes = (try context.shape(0), try context.shape(1))
    guard shapes.0.count == 2, shapes.1.count == 2 else {
      throw context.invalid("needs two matrices, but the shapes are \(shapes.0) and \(shapes.1)")
    }
    let addend = context.optionalInput(2)?.tensor
    if transposes == (false, true), alpha == 1, beta == 1 || addend == nil,
      addend?.shape ?? [shapes.1[0]] == [shapes.1[0]]
    {
      return { [try $0.required(0).linear(weights: $0.required(1), bias: $0.optional(2))] }
    }
    return { inputs in
      let first = transposes.0 ? try inputs.required(0).transposed(0, 1) : inputs.required(0)
      let second = transposes.1 ? try inputs.required(1).transposed(0, 1) : inputs.required(1)
      guard let addend = inputs.optional(2) else {
        let product = try first.matrixMultiplied(by: second)
        return [alpha == 1 ? product : try product.multiplied(by: alpha)]
      }
      return [
        try first.matrixMultiplied(
          by: second, scale: alpha, adding: addend, addendScale: beta)
      ]
    }
  }
}
