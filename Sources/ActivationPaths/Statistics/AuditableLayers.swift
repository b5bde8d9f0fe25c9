/// Decides which of the recorded layers can be compared.
struct AuditableLayers {
  private var constantCounts: [Int]
  private var photographCount = 0
  private var isFinite: [Bool]

  init(layerCount: Int) {
    constantCounts = [Int](repeating: 0, count: layerCount)
    isFinite = [Bool](repeating: true, count: layerCount)
  }

  mutating func add(_ record: ClassRecord) {
    for block in record.blocks {
      photographCount += block.photographCount
      for (index, layer) in block.layers.enumerated() {
        constantCounts[index] += layer.constantCount
        isFinite[index] = isFinite[index] && layer.isFinite
      }
    }
  }

  /// Why a layer cannot be compared; `nil` if it can.
  func reasonAgainst(_ index: Int) -> String? {
    if !isFinite[index] { return "it has values that are infinite or no number" }
    if constantCounts[index] == photographCount {
      return "all its values are the same, for every photograph"
    }
    return nil
  }

  var kept: [Int] { isFinite.indices.filter { reasonAgainst($0) == nil } }
}
