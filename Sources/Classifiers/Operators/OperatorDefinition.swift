import ONNX
import Tensors

/// What protogen claims to implement of one operator.
package struct OperatorClaim: Hashable, Sendable {
  package let name: String
  /// The operator set versions in which it is read.
  package let opsets: ClosedRange<Int>
  /// What is left out, or else worth knowing; empty if nothing is.
  package let note: String
}

/// One operator: what is claimed, and how a node becomes a kernel.
package struct OperatorDefinition: Sendable {
  /// The oldest and newest operator sets in which it is read.
  let opsets: ClosedRange<Int>
  let note: String
  let prepare: OperatorTable.Preparation

  /// Defines an operator.
  ///
  /// It is read from opset `since` to opset `until`, by default the oldest and newest that files
  /// may have; `note` says in a few words what is left out.
  init(
    since opset: Int = Model.supportedOpsets.lowerBound,
    until last: Int = Model.supportedOpsets.upperBound, note: String = "",
    _ prepare: @escaping OperatorTable.Preparation
  ) {
    opsets = opset...last
    self.note = note
    self.prepare = prepare
  }
}

extension OperatorDefinition {
  /// The same operator, with unsigned integers of 16 to 64 bits computed as signed 64-bit ones.
  ///
  /// libtorch has few functions for them. Only values from 2^63 come out wrong, where order counts.
  func wideningUnsigned() -> OperatorDefinition {
    OperatorDefinition(since: opsets.lowerBound, until: opsets.upperBound, note: note) { context in
      let kernel = try prepare(context)
      let type = context.optionalInput(0)?.tensor.scalarType
      guard let type, [.uint16, .uint32, .uint64].contains(type) else { return kernel }
      return { inputs in
        let results = try kernel(inputs.map { try $0?.converted(to: .int64) })
        return try results.map {
          $0.scalarType == .int64 ? try $0.converted(to: type) : $0
        }
      }
    }
  }
}
