/// A JSON document, written to the same bytes every time.
///
/// Foundation's encoder leaves out what is `nil` and refuses what is not finite; here both are
/// `null`, keys are sorted, and what fits in a line stays in one.
enum JSONValue {
  case null
  case bool(Bool)
  case integer(String)
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// The keys in quotation marks with their colons, sorted.
  case members([(name: String, value: JSONValue)])

  static func object(_ members: [String: JSONValue]) -> JSONValue {
    .members(members.sorted { $0.key < $1.key }.map { (quoted($0.key) + ": ", $0.value) })
  }

  static func integer(_ value: some BinaryInteger) -> JSONValue { .integer(String(value)) }

  /// What is `nil` becomes `null`.
  static func optional<Value>(_ value: Value?, _ json: (Value) -> JSONValue) -> JSONValue {
    value.map(json) ?? .null
  }

  /// The document's text in one line, without a line feed.
  var line: String { line(within: .max) ?? "" }

  /// The document's text, with a line feed at its end.
  var text: String {
    var text = ""
    write(to: &text, indent: 0)
    return text + "\n"
  }
}

// MARK: Writing

extension JSONValue {
  /// The longest text, in bytes, of a list or object that is kept in one line.
  private static let lineLength = 240

  private func write(to text: inout String, indent: Int) {
    if let line = line(within: Self.lineLength) {
      text += line
      return
    }
    let margin = String(repeating: "  ", count: indent)
    let (opening, members, closing) = parts
    text += opening
    for (position, member) in members.enumerated() {
      text += (position == 0 ? "\n" : ",\n") + margin + "  " + member.name
      member.value.write(to: &text, indent: indent + 1)
    }
    text += "\n" + margin + closing
  }

  /// The text in one line: `nil` if it is a list or object that needs more than a number of bytes.
  private func line(within limit: Int) -> String? {
    let (opening, members, closing) = parts
    guard !closing.isEmpty else { return opening }
    var text = opening
    for (position, member) in members.enumerated() {
      text += (position == 0 ? "" : ", ") + member.name
      guard let rest = member.value.line(within: limit - text.utf8.count),
        text.utf8.count + rest.utf8.count < limit
      else { return nil }
      text += rest
    }
    return text + closing
  }

  /// What it opens with, what it holds, and what it closes with: nothing for a scalar.
  private var parts: (String, [(name: String, value: JSONValue)], String) {
    switch self {
    case .null: ("null", [], "")
    case .bool(let value): (value ? "true" : "false", [], "")
    case .integer(let digits): (digits, [], "")
    case .number(let value): (Self.digits(of: value), [], "")
    case .string(let value): (Self.quoted(value), [], "")
    case .array(let values): ("[", values.map { ("", $0) }, "]")
    case .members(let members): ("{", members, "}")
    }
  }

  private static func digits(of value: Double) -> String {
    value.isFinite ? NumberText.exact(value) : "null"
  }

  /// The text between quotation marks, what JSON does not allow there escaped.
  ///
  /// `<` is escaped as well, so that a document can stand inside a page's `script` element.
  private static func quoted(_ text: String) -> String {
    var quoted = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted.append(contentsOf: ["\\", scalar])
      case "\n": quoted.append(contentsOf: ["\\", "n"])
      case "\u{0}"..."\u{1F}", "\u{7F}", "<", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        let escape = "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        quoted.append(contentsOf: escape.unicodeScalars)
      default: quoted.append(scalar)
      }
    }
    return "\"\(String(quoted))\""
  }
}
