public import Foundation

extension PhotographFolder {
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
    let table = try CommaSeparatedTable(contentsOf: list, columns: ["file", "class"])
    var lines: [String: Int] = [:]
    var found: [Photograph] = []
    var unknown: [String] = []
    var labelOfName: [String: ClassLabel?] = [:]
    for line in table.lines {
      let (path, name) = (line["file"], line["class"])
      let file = URL(fileURLWithPath: path, relativeTo: list.deletingLastPathComponent())
        .standardizedFileURL
      if let first = lines.updateValue(line.number, forKey: file.path) {
        throw .repeated(photograph: path, file: list.path, line: line.number, firstLine: first)
      }
      let label = labelOfName[name] ?? Self.label(ofFolder: name, in: labels)
      if labelOfName.updateValue(label, forKey: name) == nil, label == nil { unknown.append(name) }
      guard let label else { continue }
      found.append(Photograph(file: file, path: path, classIndex: label.index))
    }
    guard !found.isEmpty else { throw .noPhotographs(place: list.path, unknown: unknown) }
    self.init(photographs: found, unknownNames: unknown)
  }
}
