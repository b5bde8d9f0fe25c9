internal import Foundation

/// Rows of text in columns, each as wide as its widest cell.
struct TextTable {
  let header: [String]
  let rows: [[String]]

  /// The table, two spaces between columns and none at the ends of lines.
  var text: String {
    let lines = [header] + rows
    let widths = header.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      let cells = zip(line, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      let text = cells.joined(separator: "  ")
      return String(text.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}
