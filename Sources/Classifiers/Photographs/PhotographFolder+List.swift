public import Foundation

extension PhotographFolder {
  /// The most bytes a list may have: a million long lines.
  private static let byteLimit = 256 << 20

  /// Reads a list of photographs; no photograph is read.
  ///
  /// The list is UTF-8 text of comma-separated values, as RFC 4180 describes them. Its first line
  /// names the columns; `file`, relative to the list's folder, and `class` count, in any order, and
  /// others are passed over.
  ///
  /// - Parameters:
  ///   - list: The file.
  ///   - labels: Used to find the class of each line.
  /// - Throws: `PhotographError`, with the line that is wrong.
  public init(listedIn list: URL, labels: LabelList) throws(PhotographError) {
    let rows = try Self.rows(of: list)
    guard let header = rows.first else { throw .emptyList(file: list.path) }
    let fileColumn = try Self.column("file", in: header.fields, of: list)
    let classColumn = try Self.column("class", in: header.fields, of: list)
    var lines: [String: Int] = [:]
    var found: [Photograph] = []
    var unknown: [String] = []
    var labelOfName: [String: ClassLabel?] = [:]
    for row in rows.dropFirst() {
      guard row.fields.count == header.fields.count else {
        throw .wrongFieldCount(
          file: list.path, line: row.line, found: row.fields.count, expected: header.fields.count)
      }
      let path = row.fields[fileColumn]
      let name = row.fields[classColumn].trimmingCharacters(in: .whitespaces)
      if path.isEmpty { throw .emptyField("file", file: list.path, line: row.line) }
      if name.isEmpty { throw .emptyField("class", file: list.path, line: row.line) }
      let file = URL(fileURLWithPath: path, relativeTo: list.deletingLastPathComponent())
        .standardizedFileURL
      if let first = lines.updateValue(row.line, forKey: file.path) {
        throw .repeated(photograph: path, file: list.path, line: row.line, firstLine: first)
      }
      let label = labelOfName[name] ?? Self.label(ofFolder: name, in: labels)
      if labelOfName.updateValue(label, forKey: name) == nil, label == nil { unknown.append(name) }
      guard let label else { continue }
      found.append(Photograph(file: file, path: path, classIndex: label.index))
    }
    guard rows.count > 1 else { throw .emptyList(file: list.path) }
    guard !found.isEmpty else { throw .noPhotographs(place: list.path, unknown: unknown) }
    self.init(photographs: found, unknownNames: unknown)
  }

  private static func rows(of list: URL) throws(PhotographError) -> [CommaSeparatedRows.Row] {
    let size = (try? list.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
    guard size <= byteLimit else {
      throw .unreadableList(file: list.path, reason: "it has \(size) bytes")
    }
    guard let data = try? Data(contentsOf: list) else {
      throw .unreadableList(file: list.path, reason: "check its permissions")
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let body = data.starts(with: mark) ? data.dropFirst(mark.count) : data
    guard let text = String(validating: body, as: UTF8.self) else {
      throw .unreadableList(
        file: list.path, reason: "it is not UTF-8 text. Give a folder, or a CSV file")
    }
    do {
      return try CommaSeparatedRows(text).rows
    } catch {
      throw .malformedList(file: list.path, error)
    }
  }

  private static func column(
    _ name: String, in header: [String], of list: URL
  ) throws(PhotographError) -> Int {
    let names = header.map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
    guard let column = names.firstIndex(of: name) else {
      throw .missingColumn(name, file: list.path, header: header)
    }
    return column
  }
}
