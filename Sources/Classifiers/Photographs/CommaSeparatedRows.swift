/// The rows of a text of comma-separated values.
///
/// A field may stand in double quotes, and then hold commas, line ends and, doubled, double quotes.
/// Rows end in LF or CRLF. Lines with nothing on them are passed over.
///
/// - SeeAlso: RFC 4180, section 2, which this follows, but for taking LF as a row's end too.
package struct CommaSeparatedRows: Hashable, Sendable {
  /// One row, and the line that it starts on, from 1.
  package struct Row: Hashable, Sendable {
    package let line: Int
    package let fields: [String]
  }

  package let rows: [Row]

  /// Parts a text.
  ///
  /// - Throws: `CommaSeparatedError`, with the line.
  package init(_ text: String) throws(CommaSeparatedError) {
    var reader = CommaSeparatedReader(text)
    var rows: [Row] = []
    while let row = try reader.nextRow() {
      if row.fields != [""] { rows.append(row) }
    }
    self.rows = rows
  }
}

/// A reason why a text is not comma-separated values.
public enum CommaSeparatedError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A field's opening quote, on this line, has no closing one.
  case unclosedQuote(line: Int)
  /// Something follows a field's closing quote.
  case textAfterQuote(line: Int)
  /// A field that does not start with a quote has one in it.
  case strayQuote(line: Int)

  public var description: String {
    switch self {
    case .unclosedQuote(let line): "the quote that opens on line \(line) is never closed"
    case .textAfterQuote(let line): "something follows a closing quote on line \(line)"
    case .strayQuote(let line):
      "line \(line) has a quote inside a field; put the field in quotes and double it"
    }
  }
}

/// Reads row after row.
private struct CommaSeparatedReader {
  private let characters: [UnicodeScalar]
  private var position = 0
  private var line = 1

  init(_ text: String) {
    characters = Array(text.unicodeScalars)
  }

  private var next: UnicodeScalar? {
    characters.indices.contains(position) ? characters[position] : nil
  }

  /// Whether a row ends here: at a line feed, also behind a carriage return.
  private var isAtRowEnd: Bool {
    if next == "\n" { return true }
    guard next == "\r", position + 1 < characters.count else { return next == "\r" }
    return characters[position + 1] == "\n"
  }

  mutating func nextRow() throws(CommaSeparatedError) -> CommaSeparatedRows.Row? {
    guard next != nil else { return nil }
    let start = line
    var fields = [try field()]
    while next == "," {
      position += 1
      fields.append(try field())
    }
    if next == "\r" { position += 1 }
    if next == "\n" { position += 1 }
    line += 1
    return CommaSeparatedRows.Row(line: start, fields: fields)
  }

  private mutating func field() throws(CommaSeparatedError) -> String {
    if next == "\"" { return try quotedField() }
    var text = String.UnicodeScalarView()
    while let character = next, character != ",", !isAtRowEnd {
      guard character != "\"" else { throw .strayQuote(line: line) }
      text.append(character)
      position += 1
    }
    return String(text)
  }

  private mutating func quotedField() throws(CommaSeparatedError) -> String {
    let start = line
    var text = String.UnicodeScalarView()
    position += 1
    while let character = next {
      position += 1
      if character == "\n" { line += 1 }
      guard character == "\"" else {
        text.append(character)
        continue
      }
      guard next == "\"" else {
        guard next == nil || next == "," || isAtRowEnd else { throw .textAfterQuote(line: line) }
        return String(text)
      }
      text.append(character)
      position += 1
    }
    throw .unclosedQuote(line: start)
  }
}
