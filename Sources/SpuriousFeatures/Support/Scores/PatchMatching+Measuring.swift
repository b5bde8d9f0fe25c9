internal import Tensors

extension PatchMatching {
  private static let patchCount = 6
  private static let largestMatchCount = 100
  private static let directionCount = 20

  /// Compares windows.
  ///
  /// - Parameters:
  ///   - window: The prototypes' window.
  ///   - prototype: The colors of the prototype that it is in.
  ///   - images: The class's images, by their places in the collection.
  ///   - layer: The layer that describes windows, a map.
  ///   - runner: Shows images.
  ///   - random: Where the random directions come from.
  /// - Throws: `SpuriousFeatureError.noPlaces` if the layer is no map; what showing images throws.
  init(
    of window: PrototypeWindow, in prototype: [Float], images: [Int], layer: String,
    runner: TransplantRunner, random: Philox
  ) throws {
    let setting = runner.setting
    let matcher = PatchMatcher(layer: layer, runner: runner)
    let query = try matcher.description(of: window.place, in: prototype)
    let directions = query.randomDirections(Self.directionCount, random)
    let similarities = try matcher.similarities(
      of: images.map { setting.images[$0].image.planes }, to: [query.vector] + directions)
    let grid = query.grid
    self.prototype = window.prototype
    place = grid.place(row: query.row, column: query.column)
    loss = window.loss
    patches = Self.patches(similarities, grid) { setting.images[images[$0]].image.name }
    let total = images.count * grid.windowCounts.rows * grid.windowCounts.columns
    // The best of a few are all of them: at most a quarter.
    let count = min(Self.largestMatchCount, max(1, total / 4))
    let cores = images.map { setting.images[$0].image.core }
    let shares = (0...directions.count).map { number in
      Self.offCoreShare(similarities.map { $0[number] }, cores, grid, count: count)
    }
    matchCount = count
    offCoreShare = shares[0]
    let random = shares.dropFirst().compactMap(\.self)
    randomOffCoreShare = random.isEmpty ? nil : random.mean
  }

  /// The best window of each image.
  private static func patches(
    _ similarities: [[[Float]]], _ grid: MapGrid, _ name: (Int) -> String
  ) -> [Patch] {
    let best = similarities.indices.compactMap { image -> (image: Int, window: Int)? in
      let values = similarities[image][0]
      return values.indices.max { values[$0] < values[$1] }.map { (image, $0) }
    }
    func value(_ patch: (image: Int, window: Int)) -> Float {
      similarities[patch.image][0][patch.window]
    }
    return best.sorted { (value($1), $0.image) < (value($0), $1.image) }.prefix(patchCount).map {
      Patch(
        imageName: name($0.image), place: grid.place(ofWindow: $0.window),
        similarity: Double(value($0)))
    }
  }

  /// The share of the most similar windows whose centers are off the core.
  private static func offCoreShare(
    _ similarities: [[Float]], _ cores: [[Float]?], _ grid: MapGrid, count: Int
  ) -> Double? {
    let masks = cores.compactMap(\.self)
    guard masks.count == cores.count else { return nil }
    let all = similarities.enumerated().flatMap { image, values in
      values.indices.map { (image: image, window: $0, value: values[$0]) }
    }
    let best = all.sorted {
      ($1.value, $0.image, $0.window) < ($0.value, $1.image, $1.window)
    }.prefix(count)
    let off = best.count { match in
      let place = grid.place(ofWindow: match.window)
      let (row, column) = (place.top + place.height / 2, place.left + place.width / 2)
      return masks[match.image][row * grid.frame.width + column] < 0.5
    }
    return Double(off) / Double(max(best.count, 1))
  }
}

extension MapGrid {
  /// The pixels of a window, counted row by row.
  fileprivate func place(ofWindow number: Int) -> Place {
    place(row: number / windowCounts.columns, column: number % windowCounts.columns)
  }
}
