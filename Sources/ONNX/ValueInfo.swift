/// What a file states about a value: its name, and perhaps its type and shape.
public struct ValueInfo: Hashable, Sendable {
  /// The value's name in the graph.
  public var name: String
  /// The type of its elements, or `nil` if the value is no tensor or its type is not stated.
  public var type: ElementType?
  /// Its dimensions, or `nil` if not even their count is stated.
  public var dimensions: [Dimension]?

  /// Creates a description of a value.
  public init(name: String, type: ElementType? = nil, dimensions: [Dimension]? = nil) {
    self.name = name
    self.type = type
    self.dimensions = dimensions
  }
}

/// One dimension of a value's shape.
public enum Dimension: Hashable, Sendable {
  /// A size known when the file was written, never negative.
  case fixed(Int)
  /// A size chosen when the model runs; equal names are equal sizes.
  case symbolic(String)
  /// A size of which nothing is said.
  case unknown
}

extension Dimension: CustomStringConvertible {
  public var description: String {
    switch self {
    case .fixed(let size): "\(size)"
    case .symbolic(let name): name
    case .unknown: "?"
    }
  }
}
