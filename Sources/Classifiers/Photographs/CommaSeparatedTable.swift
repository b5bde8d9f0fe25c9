internal import Foundation

/// A file of comma-separated values whose first line names its columns.
///
/// It is UTF-8 text, as RFC 4180 describes it. Columns stand in any order, and others than those
/// that are asked for are passed over.
struct CommaSeparatedTable {
  /// One line, by column.
  struct Line {
    /// Where it starts, from 1.
    let number: Int
    private let values: [String: String]

    fileprivate init(number: Int, values: [String: String]) {
      self.number = number
      self.values = values
    }

    /// What stands in a column, without spaces around it.
    subscript(column: String) -> String { values[column] ?? "" }
  }

  let lines: [Line]

  /// The most bytes a file may have: a million long lines.
  private static let byteLimit = 256 << 20

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - columns: The columns that it must have, none of them empty anywhere.
  /// - Throws: `PhotographError`, with the line that is wrong.
  init(contentsOf file: URL, columns: [String]) throws(PhotographError) {
    let rows = try Self.rows(of: file)
    guard let header = rows.first else { throw .emptyList(file: file.path, columns: columns) }
    var positions: [(column: String, position: Int)] = []
    for column in columns {
      positions.append((column, try Self.position(of: column, in: header, columns, file)))
    }
    var lines: [Line] = []
    for row in rows.dropFirst() {
      guard row.fields.count == header.fields.count else {
        throw .wrongFieldCount(
          file: file.path, line: row.line, found: row.fields.count, expected: header.fields.count)
      }
      var values: [String: String] = [:]
      for (column, position) in positions {
        let value = row.fields[position].trimmingCharacters(in: .whitespaces)
        if value.isEmpty { throw .emptyField(column, file: file.path, line: row.line) }
        values[column] = value
      }
      lines.append(Line(number: row.line, values: values))
    }
    guard !lines.isEmpty else { throw .emptyList(file: file.path, columns: columns) }
    self.lines = lines
  }

  private static func rows(of file: URL) throws(PhotographError) -> [CommaSeparatedRows.Row] {
    let size = (try? file.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
    guard size <= byteLimit else {
      throw .unreadableList(file: file.path, reason: "it has \(size) bytes")
    }
    guard let data = try? Data(contentsOf: file) else {
      throw .unreadableList(file: file.path, reason: "check its permissions")
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let body = data.starts(with: mark) ? data.dropFirst(mark.count) : data
    guard let text = String(validating: body, as: UTF8.self) else {
      throw .unreadableList(
        file: file.path, reason: "it is not UTF-8 text. Give a folder, or a CSV file")
    }
    do {
      return try CommaSeparatedRows(text).rows
    } catch {
      throw .malformedList(file: file.path, error)
    }
  }

  private static func position(
    of column: String, in header: CommaSeparatedRows.Row, _ columns: [String], _ file: URL
  ) throws(PhotographError) -> Int {
    let names = header.fields.map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
    guard let position = names.firstIndex(of: column) else {
      throw .missingColumn(column, file: file.path, header: header.fields, columns: columns)
    }
    return position
  }
}
