extension ONNXError.Problem {
  var tensorDescription: String? {
    switch self {
    case .unknownElementType(let code, let place):
      "\(place) has element type \(code), which ONNX 1.17 does not define."
    case .unsupportedElementType(let type, let place):
      "\(place) has elements of type \(type), which protogen does not read. Cast it first."
    case .wrongElementType(let type, let expected, let place):
      "\(place) has elements of type \(type), where \(expected) is expected."
    case .impossibleShape(let shape, let place):
      """
      \(place) has shape \(list(shape)), which no tensor can have: dimensions must not be \
      negative, at most \(ElementType.maximumRank), and their product must fit in memory.
      """
    case .sizeMismatch(let shape, let type, let expected, let found, let place):
      """
      \(place) should have \(expected) bytes (\(type), shape \(list(shape))), and has \(found). \
      Was the file cut short or edited?
      """
    case .wrongDataField(let found, let type, let place):
      """
      \(place) has elements of type \(type), but stores them in \(found.joined(separator: " and ")). \
      Export the model again.
      """
    case .valueOutOfRange(let value, let type, let place):
      "\(place) has the value \(value), which does not fit in its element type \(type)."
    case .segmented(let place):
      "\(place) is one segment of a larger tensor, which protogen does not read."
    case .sparseInitializer(let name):
      """
      initializer \(quoted(name)) is stored sparsely, which protogen does not read. \
      Save it as a dense tensor.
      """
    default: nil
    }
  }

  var externalDescription: String? {
    switch self {
    case .noExternalFolder(let path, let place):
      """
      \(place) keeps its data in the file \(quoted(path)), but the model has no folder. \
      Load the model from a file.
      """
    case .externalPathOutside(let path, let place):
      """
      \(place) keeps its data in \(quoted(path)), which is not inside the model's folder. \
      Copy that file into the folder (no link) and name it by a relative path.
      """
    case .externalUnreadable(let path, let reason, let place):
      """
      \(place) keeps its data in the file \(quoted(path)), which cannot be read: \(reason). \
      Put that file beside the model.
      """
    case .externalNumber(let key, let value, let place):
      "\(place) has external data whose \(key) is \(quoted(value)); expected a byte count."
    case .externalRange(let path, let offset, let length, let fileSize, let place):
      """
      \(place) needs \(length) bytes at offset \(offset) of the file \(quoted(path)), which has \
      \(fileSize) bytes. Was it cut short, or is it another model's?
      """
    case .externalOverlap(let path, let fileSize, let place):
      """
      up to \(place), the tensors claim more than the \(fileSize) bytes of the file \
      \(quoted(path)). Their data must not overlap; save the model again.
      """
    default: nil
    }
  }
}

/// Returns a node's name and operator, fit for a message.
func described(_ node: String, _ operatorType: String) -> String {
  "node \(quoted(node)) (\(printable(operatorType)))"
}

/// Returns a name from a file in quotes, fit for a message.
func quoted(_ name: String) -> String { "'\(printable(name))'" }

/// Returns text without control characters, which could move a terminal's cursor, and not long.
private func printable(_ text: String) -> String {
  let limit = 120
  let shown = text.unicodeScalars.prefix(limit).map { scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      scalar.escaped(asASCII: true)
    default: String(scalar)
    }
  }
  return shown.joined() + (text.unicodeScalars.count > limit ? "…" : "")
}

/// Returns the names in a row, the middle of a long row left out.
func list(_ names: [String], separator: String = ", ") -> String {
  let shown = names.map(quoted)
  guard shown.count > 8 else { return shown.joined(separator: separator) }
  return (shown.prefix(5) + ["…"] + shown.suffix(2)).joined(separator: separator)
}

/// Returns a shape in brackets, the end of a long one left out.
private func list(_ shape: [Int]) -> String {
  let more = shape.count > 8 ? ", …" : ""
  return "[" + shape.prefix(8).map(String.init).joined(separator: ", ") + more + "]"
}
