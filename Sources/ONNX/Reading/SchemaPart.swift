/// The messages of the ONNX schema that can hold other messages, or be held.
///
/// Only what `WireScan` needs: which fields of each are messages. Numbers are the schema's.
enum SchemaPart {
  case model, graph, node, attribute, tensor, sparseTensor, valueInfo, type, elementOf
  case shapedType, shape, training, function, annotation, leaf

  /// Returns the part that a field holds, or `nil` if it holds a value.
  func part(inField field: UInt64) -> SchemaPart? {
    switch (self, field) {
    case (.model, 7): .graph
    case (.model, 8), (.model, 14): .leaf
    case (.model, 20): .training
    case (.model, 25): .function
    case (.graph, 1): .node
    case (.graph, 5): .tensor
    case (.graph, 15): .sparseTensor
    case (.graph, 11...13): .valueInfo
    case (.graph, 14): .annotation
    case (.graph, 16), (.node, 9), (.valueInfo, 4), (.function, 14), (.annotation, 2): .leaf
    case (.node, 5): .attribute
    case (.attribute, 5), (.attribute, 10): .tensor
    case (.attribute, 6), (.attribute, 11): .graph
    case (.attribute, 22), (.attribute, 23): .sparseTensor
    case (.attribute, 14), (.attribute, 15): .type
    case (.tensor, 3), (.tensor, 13), (.tensor, 16): .leaf
    case (.sparseTensor, 1...2): .tensor
    case (.valueInfo, 2): .type
    case (.type, 1), (.type, 8): .shapedType
    case (.type, 4...5), (.type, 9): .elementOf
    case (.type, 7): .leaf
    case (.elementOf, 1...2): .type
    case (.shapedType, 2): .shape
    case (.shape, 1): .leaf
    case (.training, 1...2): .graph
    case (.training, 3...4): .leaf
    case (.function, 7): .node
    case (.function, 9): .leaf
    case (.function, 11): .attribute
    case (.function, 12): .valueInfo
    default: nil
    }
  }
}
