internal import Classifiers
internal import Foundation

/// What `models list` says of one model.
struct ModelRow: Hashable, Codable {
  /// Whether a model's file can be used.
  enum State: String, Hashable, Codable {
    /// The file is on this machine.
    case have
    /// `protogen models pull` gets it.
    case pull
    /// The user has to make or find it.
    case absent
  }

  let name: String
  let description: String
  let state: State
  let file: String?
  let address: String?
  let sha256: String?
  let byteCount: Int?
  let classCount: Int?
  let isUsers: Bool

  /// A row for each entry of a catalog, and what could not be read.
  static func all(in catalog: ModelCatalog) -> (rows: [ModelRow], problems: [String]) {
    let (entries, errors) = catalog.entries()
    var problems = errors.map(\.description)
    var counts: [String: Int] = [:]
    let rows = entries.map { entry in
      let key = entry.preset.labels ?? ""
      if counts[key] == nil {
        do {
          counts[key] = try catalog.labels(of: entry)?.count
        } catch {
          problems.append("\(entry.preset.name): \(error)")
        }
      }
      return ModelRow(entry, in: catalog, classCount: counts[key])
    }
    return (rows, problems)
  }

  init(_ entry: ModelCatalog.Entry, in catalog: ModelCatalog, classCount: Int?) {
    let preset = entry.preset
    let file = catalog.file(of: entry)
    let size = file.flatMap { try? $0.resourceValues(forKeys: [.fileSizeKey]).fileSize }
    name = preset.name
    description = preset.description
    state = file != nil ? .have : preset.address != nil ? .pull : .absent
    self.file = file?.path
    address = preset.address?.absoluteString
    sha256 = preset.sha256
    byteCount = preset.byteCount ?? size
    self.classCount = classCount
    isUsers = entry.isUsers
  }

  // MARK: Printing

  /// The rows as an array, keys sorted.
  static func json(_ rows: [ModelRow]) throws -> String {
    String(decoding: try JSONEncoder.forReaders().encode(rows), as: UTF8.self)
  }

  /// The rows in columns, with a heading and what the states mean.
  static func table(_ rows: [ModelRow]) -> String {
    let heading = ["NAME", "FILE", "SIZE", "CLASSES", "DESCRIPTION"]
    let cells =
      [heading]
      + rows.map { row in
        [
          row.name, row.state.rawValue, row.byteCount.map(Self.size) ?? "-",
          row.classCount.map(String.init) ?? "-", row.description + (row.isUsers ? " [yours]" : ""),
        ]
      }
    let widths = heading.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    let lines = cells.map { line in
      zip(line, widths).enumerated().map { column, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        // Numbers are aligned at their ends.
        return [2, 3].contains(column) ? space + cell.0 : column == 4 ? cell.0 : cell.0 + space
      }.joined(separator: "  ")
    }
    return
      (lines + [
        "",
        "have: ready; pull: 'protogen models pull NAME' gets it;"
          + " absent: 'protogen models add NAME FILE' registers yours.",
      ]).joined(separator: "\n")
  }

  /// A size in bytes with three digits and a decimal unit: `4.95 MB`.
  static func size(_ byteCount: Int) -> String {
    var value = Double(byteCount)
    var unit = "B"
    for larger in ["kB", "MB", "GB", "TB"] where value >= 999.5 {
      value /= 1000
      unit = larger
    }
    let places = unit == "B" || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2
    return String(format: "%.\(places)f %@", value, unit)
  }
}
