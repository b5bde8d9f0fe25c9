/// Text as SARIF reads it.
enum SARIFText {
  /// A message that says just this text.
  ///
  /// Braces are doubled, since single ones are placeholders (SARIF 2.1.0, section 3.11.5), and
  /// brackets before parentheses are torn apart, since they would be a link (3.11.6).
  static func message(_ text: String) -> JSONValue {
    let plain = text.oneLine.replacing("{", with: "{{").replacing("}", with: "}}")
      .replacing("](", with: "] (")
    return .object(["text": .string(plain)])
  }

  /// The address of a file: relative, unless its path is not.
  static func uri(of path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }.map(\.percentEncoded)
    return (path.hasPrefix("/") ? "file:///" : "") + parts.joined(separator: "/")
  }
}
