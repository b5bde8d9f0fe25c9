/// A reason why labels cannot be read, or a text names no single class.
public enum LabelError: Error, Hashable, Sendable {
  // MARK: The file

  /// The file cannot be opened or read.
  case unreadable(file: String, reason: String)
  /// The file has more bytes than any label list needs.
  case tooLarge(file: String, byteCount: Int, limit: Int)
  /// The file holds no class.
  case empty(file: String)
  /// A line is not UTF-8, counted from 1.
  case invalidUTF8(file: String, line: Int)
  /// A line before the last class is blank, counted from 1.
  case blankLine(file: String, line: Int)
  /// A line holds a control character, which could rewrite the terminal.
  case controlCharacter(file: String, line: Int)
  /// A line between its commas holds nothing, or only a WordNet identifier.
  case emptyName(file: String, line: Int)
  /// Two lines have the same WordNet identifier.
  case duplicate(file: String, wordNetID: String, line: Int, firstLine: Int)
  /// The list names fewer or more classes than the model has outputs.
  case countMismatch(list: String, labelCount: Int, offset: Int, outputCount: Int)

  // MARK: The question

  /// No class has this name; the candidates are spelled nearly so.
  case unknownClass(String, list: String, suggestions: [ClassLabel])
  /// Several classes have this name.
  case ambiguousClass(String, candidates: [ClassLabel])
  /// No class has this index.
  case indexOutOfRange(String, list: String, count: Int)
  /// A range of indices that ends before it starts.
  case emptyRange(String)
  /// The text names no class at all.
  case noClass
}

extension LabelError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let file, let reason):
      "Cannot read the label list '\(file)': \(reason)."
    case .tooLarge(let file, let byteCount, let limit):
      "The label list '\(file)' has \(byteCount) bytes, more than the \(limit) allowed."
        + " Is it a label list: plain text, one class a line?"
    case .empty(let file):
      "The label list '\(file)' is empty; it needs one class a line."
    case .invalidUTF8(let file, let line):
      "Line \(line) of the label list '\(file)' is not UTF-8 text. Save the file as UTF-8."
    case .blankLine(let file, let line):
      "Line \(line) of the label list '\(file)' is blank."
        + " Each line is a class, so a gap would shift every class after it."
    case .controlCharacter(let file, let line):
      "Line \(line) of the label list '\(file)' holds a control character."
    case .emptyName(let file, let line):
      "Line \(line) of the label list '\(file)' has an empty name."
        + " Write 'name', 'name, synonym', or 'n01558993 name, synonym'."
    case .duplicate(let file, let wordNetID, let line, let firstLine):
      "Line \(line) of the label list '\(file)' repeats \(wordNetID) of line \(firstLine)."
    case .countMismatch(let list, let labelCount, let offset, let outputCount):
      Self.mismatch(list: list, labelCount: labelCount, offset: offset, outputCount: outputCount)
    case .unknownClass(let text, let list, let suggestions):
      "No class of '\(list)' is called '\(text)'." + Self.advice(suggestions)
    case .ambiguousClass(let text, let candidates):
      "'\(text)' could be any of \(candidates.count) classes: \(Self.listing(candidates))."
        + " Give the index\(candidates.allSatisfy { $0.wordNetID == nil } ? "" : " or the id")."
    case .indexOutOfRange(let text, let list, let count):
      "'\(text)' is outside '\(list)', whose classes are 0 to \(count - 1)."
    case .emptyRange(let text):
      "The range '\(text)' ends before it starts."
    case .noClass:
      "No class is named. Give a name, an index, a range such as 0-9, or 'all'."
    }
  }

  private static func mismatch(
    list: String, labelCount: Int, offset: Int, outputCount: Int
  ) -> String {
    let start = offset == 0 ? "" : ", after a label offset of \(offset),"
    let background =
      labelCount + 1 == outputCount && offset == 0
      ? " If the model's first output is a background class, register the model with"
        + " 'protogen models add … --label-offset 1'." : ""
    return "The label list '\(list)' names \(labelCount) classes\(start)"
      + " but the model has \(outputCount) outputs.\(background)"
  }

  private static func advice(_ suggestions: [ClassLabel]) -> String {
    suggestions.isEmpty
      ? " Give a name, an index or an id; a name that itself holds a comma needs its index or id."
      : " Did you mean \(listing(suggestions))?"
  }

  /// The first few candidates, each with index and identifier.
  private static func listing(_ candidates: [ClassLabel]) -> String {
    let shown = candidates.prefix(8).map(\.description).joined(separator: ", ")
    return candidates.count > 8 ? shown + ", and \(candidates.count - 8) more" : shown
  }
}
