/// A setting of a node.
public enum Attribute: Hashable, Sendable {
  case int(Int)
  case ints([Int])
  case float(Float)
  case floats([Float])
  case string(String)
  case strings([String])
  case tensor(TensorData)
  case tensors([TensorData])
  /// A graph inside the node, such as a branch of `If`; it may read the outer graph's values.
  indirect case graph(Graph)
  /// Several graphs inside the node.
  indirect case graphs([Graph])
}
