/// A reason why photographs cannot be used.
public enum PhotographError: Error, Hashable, Sendable {
  /// The folder does not exist or may not be read.
  case unreadable(folder: String)
  /// No subfolder, or line of a list, is a class with photographs.
  case noPhotographs(place: String, unknown: [String])
  /// The list cannot be read.
  case unreadableList(file: String, reason: String)
  /// The list has no line below its header.
  case emptyList(file: String, columns: [String])
  /// The list's header lacks a column.
  case missingColumn(String, file: String, header: [String], columns: [String])
  /// A line of the list breaks the rules of comma-separated values.
  case malformedList(file: String, CommaSeparatedError)
  /// A line of the list has other than the header's number of fields.
  case wrongFieldCount(file: String, line: Int, found: Int, expected: Int)
  /// A line of the list names no file, or no class.
  case emptyField(String, file: String, line: Int)
  /// A column that needs a whole number, not negative, has something else.
  case noNumber(String, column: String, file: String, line: Int)
  /// There are no masks, nor a list of boxes.
  case unreadableMasks(place: String)
  /// A photograph is listed twice.
  case repeated(photograph: String, file: String, line: Int, firstLine: Int)
}

extension PhotographError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let folder):
      "Cannot read the folder of photographs '\(folder)'. Does it exist?"
    case .noPhotographs(let place, let unknown) where unknown.isEmpty:
      """
      '\(place)' has no PNG or JPEG in a subfolder. Make one subfolder a class, or give a CSV file \
      with the columns file and class.
      """
    case .noPhotographs(let place, let unknown):
      """
      Nothing in '\(place)' is named after a class that the model knows; '\(unknown[0])', for one, \
      is not. Use indices, WordNet ids or names.
      """
    case .unreadableList(let file, let reason):
      "Cannot read the list '\(file)': \(reason)."
    case .emptyList(let file, let columns):
      """
      The list '\(file)' is empty. Give it a line with \(Self.list(columns)) for \
      each.
      """
    case .missingColumn(let column, let file, let header, let columns):
      """
      The list '\(file)' has no column '\(column)', but \
      \(header.map { "'\($0)'" }.joined(separator: ", ")). Its first line must name the columns \
      \(Self.list(columns)).
      """
    case .malformedList(let file, let error):
      "The list '\(file)' is not comma-separated values: \(error)."
    case .wrongFieldCount(let file, let line, let found, let expected):
      """
      Line \(line) of '\(file)' has \(found) field\(found == 1 ? "" : "s"), and its header \
      \(expected). Put a text with a comma in it in double quotes.
      """
    case .emptyField(let column, let file, let line):
      "Line \(line) of '\(file)' says no \(column)."
    case .noNumber(let text, let column, let file, let line):
      """
      Line \(line) of '\(file)' has '\(text)' as \(column). Give whole pixels, 0 or more.
      """
    case .unreadableMasks(let place):
      "Cannot read the masks '\(place)'. Give a folder of PNG files, or a CSV file of boxes."
    case .repeated(let photograph, let file, let line, let firstLine):
      """
      Line \(line) of '\(file)' lists '\(photograph)' again, after line \(firstLine). Give each \
      photograph one class.
      """
    }
  }

  private static func list(_ columns: [String]) -> String {
    columns.dropLast().joined(separator: ", ") + " and " + (columns.last ?? "")
  }
}
