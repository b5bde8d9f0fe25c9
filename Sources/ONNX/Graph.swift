/// The nodes of a model and the named values that pass between them.
public struct Graph: Hashable, Sendable {
  /// The graph's name, for messages only.
  public var name: String
  /// The values that the caller supplies: those with an initializer are not among them.
  public var inputs: [ValueInfo]
  /// The values that the graph is run for.
  public var outputs: [ValueInfo]
  /// The constant values, weights above all, by name.
  public var initializers: [String: TensorData]
  /// The operations, each after all those whose outputs it reads.
  public var nodes: [Node]
  /// What the file states of the types of intermediate values, by name; often nothing.
  public var valueInfos: [String: ValueInfo]

  /// Creates a graph as it stands, without validating it.
  public init(
    name: String = "graph", inputs: [ValueInfo] = [], outputs: [ValueInfo] = [],
    initializers: [String: TensorData] = [:], nodes: [Node] = [],
    valueInfos: [String: ValueInfo] = [:]
  ) {
    self.name = name
    self.inputs = inputs
    self.outputs = outputs
    self.initializers = initializers
    self.nodes = nodes
    self.valueInfos = valueInfos
  }
}
