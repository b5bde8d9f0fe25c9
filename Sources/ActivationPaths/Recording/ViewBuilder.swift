internal import Tensors

/// Fills one layer's tables in one view while the images go by.
struct ViewBuilder {
  /// The block's photographs, and behind them the means of the others.
  private let references: ActivationRows
  private let photographCount: Int
  private var toPhotographs: Similarities<SimilarityTable>
  private var toMeans: Similarities<SimilarityTable>
  private var distances: SimilarityTable

  /// Starts with the photographs' own rows.
  ///
  /// - Parameters:
  ///   - references: Photographs and means, half each.
  ///   - rowCount: How many rows the tables get.
  ///   - bankCount: How many of these come last and are not compared with the means.
  /// - Throws: `TensorError`.
  init(references: ActivationRows, rowCount: Int, bankCount: Int) throws {
    self.references = references
    photographCount = references.count / 2
    let all = SimilarityTable(rowCount: rowCount, columnCount: photographCount)
    let some = SimilarityTable(rowCount: rowCount - bankCount, columnCount: photographCount)
    toPhotographs = Similarities(spearman: all, pearson: all, cosine: all)
    toMeans = Similarities(spearman: some, pearson: some, cosine: some)
    distances = some
    enter(try references.similarities(first: photographCount, to: references), firstRow: 0)
    for row in 0..<photographCount {
      distances[row, row] = try references.distance(of: row, toOwn: photographCount + row)
    }
  }

  /// Compares images, the first of which is a given row of the tables.
  mutating func add(_ rows: ActivationRows, firstRow: Int) throws {
    enter(try rows.similarities(first: rows.count, to: references), firstRow: firstRow)
    guard firstRow < distances.rowCount else { return }
    let means = photographCount..<2 * photographCount
    for (row, values) in try rows.distances(to: references, columns: means).enumerated()
    where firstRow + row < distances.rowCount {
      for (column, value) in values.enumerated() { distances[firstRow + row, column] = value }
    }
  }

  private mutating func enter(_ comparison: ActivationRows.Comparison, firstRow: Int) {
    enter(comparison, \.spearman, \.spearman, \.spearman, firstRow)
    enter(comparison, \.pearson, \.pearson, \.pearson, firstRow)
    enter(comparison, \.cosine, \.cosine, \.cosine, firstRow)
  }

  private mutating func enter(
    _ comparison: ActivationRows.Comparison,
    _ source: KeyPath<Similarities<[Float]>, [Float]>,
    _ photographs: WritableKeyPath<Similarities<SimilarityTable>, SimilarityTable>,
    _ means: WritableKeyPath<Similarities<SimilarityTable>, SimilarityTable>, _ firstRow: Int
  ) {
    let values = comparison.values[keyPath: source]
    let width = comparison.columnCount
    for row in 0..<values.count / width {
      let target = firstRow + row
      for column in 0..<photographCount {
        toPhotographs[keyPath: photographs][target, column] = values[row * width + column]
        guard target < distances.rowCount else { continue }
        toMeans[keyPath: means][target, column] = values[row * width + photographCount + column]
      }
    }
  }

  var record: ViewRecord {
    ViewRecord(toPhotographs: toPhotographs, toMeans: toMeans, distances: distances)
  }
}

/// Fills one layer's tables.
struct LayerBuilder {
  private let layer: PathLayer
  private var units: ViewBuilder
  private var channels: ViewBuilder?
  private let constantCount: Int
  private var isFinite: Bool

  /// Starts with the block's photographs, a tensor for each.
  init(_ layer: PathLayer, photographs: [Tensor], rowCount: Int, bankCount: Int) throws {
    self.layer = layer
    let rows = try LayerRows(photographs, of: layer, addsMeans: true)
    let own = rows.units.summaries.prefix(photographs.count)
    constantCount = own.count { $0.isFinite && $0.rankSquares == 0 }
    isFinite = own.allSatisfy { $0.isFinite }
    units = try ViewBuilder(references: rows.units, rowCount: rowCount, bankCount: bankCount)
    channels = try rows.channels.map {
      try ViewBuilder(references: $0, rowCount: rowCount, bankCount: bankCount)
    }
  }

  mutating func add(_ values: [Tensor], firstRow: Int) throws {
    let rows = try LayerRows(values, of: layer)
    isFinite = isFinite && rows.units.summaries.allSatisfy { $0.isFinite }
    try units.add(rows.units, firstRow: firstRow)
    if let channelRows = rows.channels { try channels?.add(channelRows, firstRow: firstRow) }
  }

  var record: LayerRecord {
    LayerRecord(
      units: units.record, channels: channels?.record, constantCount: constantCount,
      isFinite: isFinite)
  }
}
