internal import Mustache

/// Escapes text for HTML scalar by scalar.
///
/// Mustache's own escaping goes by `Character`, so that a quotation mark followed by a combining
/// accent passes it and ends an attribute. Here no scalar that HTML reads as markup passes.
struct ScalarEscapedHTML: MustacheContentType {
  /// What templates call it in their first line.
  static let name = "SCALAR-ESCAPED-HTML"

  func escapeText(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      // HTML allows no control character but tab, line feed and carriage return.
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}"..."\u{9F}":
        escaped.append("\u{FFFD}")
      // One that turns the direction of writing would turn what follows, up to the paragraph's end.
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": escaped.append("\u{FFFD}")
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}

extension MustacheTemplate {
  /// A page of our own, which escapes by ``ScalarEscapedHTML`` what replaces its tags.
  init(page text: String) {
    MustacheContentTypes.register(ScalarEscapedHTML(), named: ScalarEscapedHTML.name)
    do {
      try self.init(string: text)
    } catch {
      preconditionFailure("A page's template is wrong: \(error)")
    }
  }
}
