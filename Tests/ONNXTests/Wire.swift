import Foundation

/// A protocol buffer written field by field, so that tests can write what no writer would.
struct Wire {
  var data = Data()

  /// Writes a number in the variable-length form.
  mutating func number(_ field: Int, _ value: Int) {
    varint(UInt64(field) << 3)
    varint(UInt64(bitPattern: Int64(value)))
  }

  /// Writes bytes with their length.
  mutating func bytes(_ field: Int, _ contents: Data) {
    varint(UInt64(field) << 3 | 2)
    varint(UInt64(contents.count))
    data += contents
  }

  /// Writes four or eight bytes, which have no length (kinds 5 and 1).
  mutating func fixed(_ field: Int, _ kind: Int, _ contents: Data) {
    varint(UInt64(field) << 3 | UInt64(kind))
    data += contents
  }

  mutating func text(_ field: Int, _ text: String) { bytes(field, Data(text.utf8)) }

  mutating func message(_ field: Int, _ fill: (inout Wire) -> Void) {
    var inner = Wire()
    fill(&inner)
    bytes(field, inner.data)
  }

  private mutating func varint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      data.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    data.append(UInt8(rest))
  }
}

extension Wire {
  /// Returns a model with an identity node from `x` to `y`, and whatever a test adds.
  static func model(
    opset: Int? = 17, adding extra: (inout Wire) -> Void = { _ in },
    graph: (inout Wire) -> Void = { _ in }
  ) -> Data {
    var model = Wire()
    model.number(1, 8)
    if let opset { model.message(8) { $0.number(2, opset) } }
    model.message(7) { part in
      part.message(1) { node in
        node.text(1, "x")
        node.text(2, "y")
        node.text(3, "copy")
        node.text(4, "Identity")
      }
      part.message(11) { $0.text(1, "x") }
      part.message(12) { $0.text(1, "y") }
      graph(&part)
    }
    extra(&model)
    return model.data
  }

  /// Returns a model with one initializer `w`, whose remaining fields a test writes.
  static func model(
    tensorType type: Int, shape: [Int], _ fill: (inout Wire) -> Void = { _ in }
  ) -> Data {
    model(graph: { graph in
      graph.message(5) { tensor in
        for size in shape { tensor.number(1, size) }
        tensor.number(2, type)
        tensor.text(8, "w")
        fill(&tensor)
      }
    })
  }

  /// Writes a tensor's field that says its data is elsewhere.
  mutating func external(_ entries: KeyValuePairs<String, String>) {
    for (key, value) in entries {
      message(13) { entry in
        entry.text(1, key)
        entry.text(2, value)
      }
    }
    number(14, 1)
  }
}
