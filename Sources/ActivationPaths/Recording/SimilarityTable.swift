internal import Foundation

/// Numbers in rows and columns; `nan` where two vectors have none.
///
/// In a file they are 32-bit floats in base 64: nothing is rounded, and reading is quick.
package struct SimilarityTable: Hashable, Sendable {
  package let rowCount: Int
  package let columnCount: Int
  /// Row by row.
  package private(set) var values: [Float]

  init(rowCount: Int, columnCount: Int) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    values = [Float](repeating: .nan, count: rowCount * columnCount)
  }

  /// Creates a table of rows of the same length, at least one.
  init(rows: [[Float]]) {
    rowCount = rows.count
    columnCount = rows[0].count
    values = rows.flatMap { $0 }
  }

  var rows: [[Float]] {
    (0..<rowCount).map { Array(values[$0 * columnCount..<($0 + 1) * columnCount]) }
  }

  package subscript(row: Int, column: Int) -> Float {
    get { values[row * columnCount + column] }
    set { values[row * columnCount + column] = newValue }
  }

  // Two with the same bits are the same, so that records with `nan` can be compared.
  package static func == (a: Self, b: Self) -> Bool {
    a.columnCount == b.columnCount && a.values.map(\.bitPattern) == b.values.map(\.bitPattern)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(values.map(\.bitPattern))
  }
}

extension SimilarityTable: Codable {
  private enum CodingKeys: String, CodingKey { case columns, values }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    columnCount = try container.decode(Int.self, forKey: .columns)
    values = Self.floats(try container.decode(Data.self, forKey: .values))
    guard columnCount > 0, values.count % columnCount == 0 else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: container,
        debugDescription: "\(values.count) values in rows of \(columnCount)")
    }
    rowCount = values.count / columnCount
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(columnCount, forKey: .columns)
    try container.encode(Self.data(values), forKey: .values)
  }

  private static func data(_ values: [Float]) -> Data {
    values.map(\.bitPattern.littleEndian).withUnsafeBytes { Data($0) }
  }

  private static func floats(_ data: Data) -> [Float] {
    stride(from: 0, to: data.count - data.count % 4, by: 4).map { start in
      let bits = (0..<4).reduce(UInt32(0)) {
        $0 | UInt32(data[data.startIndex + start + $1]) << (8 * $1)
      }
      return Float(bitPattern: bits)
    }
  }
}
