/// One use of an operator in a graph.
public struct Node: Hashable, Sendable {
  /// The node's name; if the file gives none, its operator and place in the file (`Conv_12`).
  public var name: String
  /// The operator, such as `Conv`.
  public var operatorType: String
  /// The operator set that defines the operator; `""` is ONNX's own.
  public var domain: String
  /// The names of the values read, in the operator's order; `""` is an absent optional input.
  public var inputs: [String]
  /// The names of the values made, in the operator's order; `""` is one that nobody wants.
  public var outputs: [String]
  /// The operator's settings, by name.
  public var attributes: [String: Attribute]

  /// Creates a node.
  public init(
    name: String, operatorType: String, domain: String = "", inputs: [String],
    outputs: [String], attributes: [String: Attribute] = [:]
  ) {
    self.name = name
    self.operatorType = operatorType
    self.domain = domain
    self.inputs = inputs
    self.outputs = outputs
    self.attributes = attributes
  }
}
