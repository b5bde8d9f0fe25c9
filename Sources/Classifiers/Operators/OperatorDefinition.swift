/// What protogen claims to implement of one operator.
package struct OperatorClaim: Hashable, Sendable {
  package let name: String
  /// The operator set versions in which it is read.
  package let opsets: ClosedRange<Int>
  /// What is left out, or else worth knowing; empty if nothing is.
  package let note: String

  /// The newest operator set that is read.
  package static let newestOpset = 22
}

/// One operator: what is claimed, and how a node becomes a kernel.
package struct OperatorDefinition: Sendable {
  /// The oldest and newest operator sets in which it is read.
  let opsets: ClosedRange<Int>
  let note: String
  let prepare: OperatorTable.Preparation

  /// Defines an operator.
  ///
  /// - Parameters:
  ///   - opset: The version that introduced it; 7, the oldest that is read, stands for all before.
  ///   - last: The last version that has it.
  ///   - note: What is left out, in a few words.
  init(
    since opset: Int = 7, until last: Int = OperatorClaim.newestOpset, note: String = "",
    _ prepare: @escaping OperatorTable.Preparation
  ) {
    opsets = opset...last
    self.note = note
    self.prepare = prepare
  }
}
