extension TextTable {
  /// The table as Markdown; the first column is text, all others are figures.
  var markdown: String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let rule = header.indices.map { $0 == 0 ? "---" : "--:" }
    return ([line(header), line(rule)] + rows.map(line)).joined(separator: "\n")
  }
}
