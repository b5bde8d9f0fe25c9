import Tensors

extension OperatorTable {
  static let conversions: Family = [
    "Cast": OperatorDefinition(note: "numbers of at least 8 bits and booleans") { context in
      guard let code = try context.int("to") else {
        throw context.invalid("attribute 'to' is missing")
      }
      let type = try elementType(code, context)
      return try context.unary { try $0.converted(to: type) }
    },
    "CastLike": OperatorDefinition(since: 15, note: "numbers of at least 8 bits and booleans") {
      let type = $0.resolved(try $0.input(1).tensor.scalarType)
      return try $0.unary { try $0.converted(to: type) }
    },
  ]
}
