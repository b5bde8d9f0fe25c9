/// Finds out which effects of a class are one and the same.
///
/// Components lie in one another: the background carries a thing beside the class, a cast of color,
/// a fine pattern. For each two that a class shows, one is moved without the other. If less than
/// half of its effect is left, the other one explains it.
struct ExplainingAway {
  let replay: CellReplay

  /// The share of an effect that must be left for it to stand by itself.
  private static let leftShare = 0.5
  /// How much larger an effect must be to be preferred to one of a narrower component.
  private static let preferredRatio = 2.0

  /// Marks the cells whose effects others explain, and finds what explains them.
  ///
  /// - Parameters:
  ///   - cells: What was found, to be marked.
  ///   - candidates: The places of cells that are no effects among all, but may explain one: those
  ///     that do are effects then.
  ///   - progress: Called before each class that shows several effects, with how many are done and
  ///     how many there are.
  /// - Throws: What showing transplants throws.
  func resolve(
    _ cells: inout [TransplantCell], candidates: Set<Int>, progress: (Int, Int) -> Void
  ) throws {
    let considered = Dictionary(
      grouping: cells.indices.filter { cells[$0].isFlagged || candidates.contains($0) }
    ) { cells[$0].classIndex }
    let several = considered.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
    for (number, (_, members)) in several.enumerated() {
      progress(number, several.count)
      let shares = try leftShares(members.map { cells[$0] })
      for (place, alias) in aliases(members.map { cells[$0] }, shares)
      where cells[members[place]].isFlagged && !candidates.contains(members[place]) {
        cells[members[place]].alias = cells[members[alias]].component
        cells[members[alias]].isFlagged = true
      }
    }
  }

  /// The share of each cell's effect that is left without each other one's component.
  private func leftShares(_ cells: [TransplantCell]) throws -> [[Double]] {
    try cells.map { cell in
      let whole = try replay.effect(of: cell)
      return try cells.map { other in
        guard other.component != cell.component, whole > 0 else { return 1 }
        return try replay.effect(of: cell, without: other.component) / whole
      }
    }
  }

  /// Which cell explains which.
  private func aliases(_ cells: [TransplantCell], _ shares: [[Double]]) -> [Int: Int] {
    var explaining: [Int: [Int]] = [:]
    for place in cells.indices {
      explaining[place] = cells.indices.filter { other in
        other != place
          && explains(cells[other], cells[place], shares[other][place], shares[place][other])
      }
    }
    var result: [Int: Int] = [:]
    for (place, others) in explaining {
      result[place] = others.min { shares[place][$0] < shares[place][$1] }
    }
    for place in cells.indices where root(of: place, in: result) == place {
      result[place] = nil
    }
    return result.mapValues { root(of: $0, in: result) }
  }

  /// Follows explanations to one that is not explained itself, or around a circle to the start.
  private func root(of start: Int, in aliases: [Int: Int]) -> Int {
    var place = start
    while let next = aliases[place] {
      place = next
      if place == start { break }
    }
    return place
  }

  /// Whether one effect is that of another component.
  ///
  /// - Parameters:
  ///   - cause: What might explain the other.
  ///   - cell: What might be explained.
  ///   - causeLeft: The share of the first effect that is left without the second component.
  ///   - cellLeft: The share of the second effect that is left without the first component.
  /// - Returns: Whether the second effect is the first one's.
  private func explains(
    _ cause: TransplantCell, _ cell: TransplantCell, _ causeLeft: Double, _ cellLeft: Double
  ) -> Bool {
    if cell.component == .highFrequency, cause.component.isSurroundings {
      // A camera's pattern is on the class itself, too.
      return !replay.design.setting.isFinePartOnCores(of: cell.classIndex)
    }
    if cell.component.isSurroundings, cause.component == .highFrequency,
      !replay.design.setting.isFinePartOnCores(of: cell.classIndex)
    {
      return false
    }
    if cell.component.isPart(of: cause.component) {
      // A part cannot be moved without what is all over the whole.
      return causeLeft >= Self.leftShare && cause.strength > cell.strength
    }
    guard cellLeft < Self.leftShare else { return false }
    return causeLeft >= Self.leftShare || isPreferred(cause, to: cell)
  }

  /// Of two components that explain each other, whether the first is taken for the cause.
  private func isPreferred(_ cell: TransplantCell, to other: TransplantCell) -> Bool {
    // A thing that is always in one corner is a matter of the corner; one that is there at times is
    // not.
    switch (cell.component, other.component) {
    case (.corner, .window): return replay.hasWindows(in: cell)
    case (.window, .corner): return !replay.hasWindows(in: other)
    default: break
    }
    if cell.strength > Self.preferredRatio * other.strength { return true }
    if other.strength > Self.preferredRatio * cell.strength { return false }
    return cell.component.breadth < other.component.breadth
  }
}
