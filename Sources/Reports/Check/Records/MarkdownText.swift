/// Text as Markdown, in the flavor of GitHub and GitLab.
enum MarkdownText {
  /// A text that stays text: in one line, within its cell, and without markup, links, formulas or
  /// mentions.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    let scalars = Array(text.oneLine.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      escaped += isMarkup(scalar, before: next) ? "&#\(scalar.value);" : String(Character(scalar))
    }
    return escaped.replacing("www.", with: "www&#46;")
  }

  private static let markup = Set("\\`*_[]<>&|~#!@$".unicodeScalars)

  /// Whether a character is more than itself; a colon starts a link only before a slash.
  private static func isMarkup(_ scalar: Unicode.Scalar, before next: Unicode.Scalar) -> Bool {
    markup.contains(scalar) || (scalar == ":" && next == "/")
  }
}
