/// The window of a class's prototypes that speaks most for the class.
struct PrototypeWindow: Hashable, Sendable {
  /// Which prototype it is in.
  let prototype: Int
  let place: Place
  /// How much the logarithm of the class's odds falls when it is hidden.
  let loss: Double

  /// How many images a search shows.
  static func imageCount(of prototypes: [[Float]], in frame: ImageFrame) -> Int {
    prototypes.count * (1 + frame.windows.count)
  }

  /// Hides every window of every prototype, one at a time.
  ///
  /// - Parameters:
  ///   - prototypes: Colors, each of shape `[channels, height, width]`.
  ///   - classIndex: The class.
  ///   - reader: Shows images.
  /// - Returns: `nil` without prototypes.
  /// - Throws: What showing images throws.
  static func strongest(
    of prototypes: [[Float]], for classIndex: Int, _ reader: FeatureReader
  ) throws -> PrototypeWindow? {
    let setting = reader.runner.setting
    let windows = setting.frame.windows
    let readings = try reader.readings(of: imageCount(of: prototypes, in: setting.frame)) {
      index, canvas in
      let planes = prototypes[index / (1 + windows.count)]
      _ = canvas.update(from: planes)
      let number = index % (1 + windows.count)
      guard number > 0 else { return }
      OcclusionPatch.fill(
        windows[number - 1], of: planes, core: nil, frame: setting.frame,
        channelCount: setting.channelCount, to: canvas)
    }
    // From the scores: the probabilities of what was made for a class are too near 1 to be compared.
    let odds = readings.map { $0.logOdds(of: classIndex) }
    let candidates = prototypes.indices.flatMap { prototype in
      let start = prototype * (1 + windows.count)
      return windows.indices.map {
        PrototypeWindow(
          prototype: prototype, place: windows[$0], loss: odds[start] - odds[start + 1 + $0])
      }
    }
    return candidates.max { $0.loss < $1.loss }
  }
}
