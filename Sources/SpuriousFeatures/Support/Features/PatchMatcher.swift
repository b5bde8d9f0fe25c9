internal import Tensors

/// Describes windows of images by a network's map, and compares them.
struct PatchMatcher {
  let layer: String
  let runner: TransplantRunner

  /// A window of a map, described.
  struct Description {
    let grid: MapGrid
    /// The window's place among the map's.
    let row: Int
    let column: Int
    /// The mean of each channel over the window.
    let vector: [Float]
    /// The root of each channel's mean square over all windows of the image.
    let scales: [Float]
  }

  /// Describes the window of an image that is nearest to a place.
  ///
  /// - Throws: `SpuriousFeatureError.noPlaces` if the layer is no map; what the network throws.
  func description(of place: Place, in planes: [Float]) throws -> Description {
    var result: Description?
    try forEachMap(of: [planes]) { windows, grid, _ in
      let (row, column) = grid.window(nearest: place)
      let first = try windows.element(0, axis: 0)
      let squares = try first.multiplied(by: first).mean(axes: [1, 2]).floats()
      result = Description(
        grid: grid, row: row, column: column,
        vector: try first.element(row, axis: 1).element(column, axis: 1).floats(),
        scales: squares.map { $0.squareRoot() })
    }
    guard let result else { throw SpuriousFeatureError.noPlaces }
    return result
  }

  /// Compares every window of images with vectors.
  ///
  /// - Parameters:
  ///   - images: Colors, each of shape `[channels, height, width]`.
  ///   - vectors: A value for each channel of the map; each of a length other than 0, or nothing is
  ///     like it.
  /// - Returns: The cosines, by image, vector and window; windows row by row.
  /// - Throws: As ``description(of:in:)``.
  func similarities(of images: [[Float]], to vectors: [[Float]]) throws -> [[[Float]]] {
    let channels = vectors.first?.count ?? 0
    let flat = try Tensor(vectors.flatMap { $0 }, shape: [vectors.count, channels])
    let units = try flat.divided(by: Self.lengths(of: flat, axis: 1))
    var result: [[[Float]]] = []
    try forEachMap(of: images) { windows, grid, count in
      let scaled = try windows.divided(by: Self.lengths(of: windows, axis: 1))
      let cosines = try Tensor.einsum("bchw,vc->bvhw", [scaled, units]).floats()
      let size = grid.windowCounts.rows * grid.windowCounts.columns
      for image in 0..<count {
        result.append(
          vectors.indices.map {
            let start = (image * vectors.count + $0) * size
            return Array(cosines[start..<start + size])
          })
      }
    }
    return result
  }

  /// Lengths, or a number that keeps nothing from being divided by nothing.
  private static func lengths(of values: Tensor, axis: Int) throws -> Tensor {
    try values.norm(order: 2, axes: [axis], keepsAxes: true)
      .clamped(minimum: Double(Float.leastNormalMagnitude), maximum: nil)
  }

  /// Shows images, and hands over the means of all windows of the map, batch by batch.
  private func forEachMap(
    of images: [[Float]], _ receive: (Tensor, MapGrid, Int) throws -> Void
  ) throws {
    try runner.forEachBatch(of: images.count, at: [layer]) { index, canvas in
      _ = canvas.update(from: images[index])
    } receive: { values, rows in
      let map = try runner.value(of: layer, in: values).converted(to: .float32)
      guard map.rank == 4 else { throw SpuriousFeatureError.noPlaces }
      let grid = MapGrid(frame: runner.setting.frame, height: map.shape[2], width: map.shape[3])
      let size = grid.windowSize
      let windows = try map.averagePooled(
        PoolingGeometry(
          window: [size.height, size.width], strides: [1, 1], padding: [0, 0]),
        countsPadding: false)
      try receive(windows, grid, rows.count)
    }
  }
}

extension PatchMatcher.Description {
  /// Directions of normally distributed numbers, each channel's in proportion to its values.
  func randomDirections(_ count: Int, _ random: Philox) -> [[Float]] {
    var random = random
    return (0..<count).map { _ in scales.map { $0 * Float(random.normal()) } }
  }
}
