/// Text and attributes of XML 1.0.
///
/// What XML 1.0 forbids anywhere becomes U+FFFD.
enum XMLText {
  /// A text as it stands between tags.
  static func content(_ text: String) -> String { escaped(text, spaces: ["\r"]) }

  /// Attributes in order, each with a space in front; line ends and tabs survive in them.
  static func attributes(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0.0)=\"\(escaped($0.1, spaces: ["\t", "\n", "\r"]))\"" }.joined()
  }

  /// A text with entities in place of markup, and numbers in place of some spaces.
  private static func escaped(_ text: String, spaces: Set<Unicode.Scalar>) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "\t", "\n", "\r":
        if spaces.contains(scalar) {
          escaped.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
        } else {
          escaped.append(scalar)
        }
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}":
        escaped.append("\u{FFFD}")
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
