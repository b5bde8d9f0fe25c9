public import Classifiers
internal import Tensors

extension ActivationStatistics {
  /// Runs a network on photographs, one at a time.
  ///
  /// - Parameters:
  ///   - source: The network.
  ///   - modelSHA256: The SHA-256 of its file.
  ///   - layers: The layers to describe.
  ///   - photographs: At least one.
  ///   - progress: Told after each photograph how many are done, and how many there are.
  ///   - shouldStop: Asked before each photograph.
  /// - Throws: `PathError.cancelled`, and what the images and the network throw.
  /// - Precondition: There is a photograph.
  public init(
    of source: any ActivationSource, modelSHA256: String, layers: [PathLayer],
    photographs: any ImageSequence,
    progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in },
    shouldStop: @escaping () -> Bool = { false }
  ) throws {
    precondition(photographs.count > 0, "no photographs")
    let watch = ImageWatch(total: photographs.count, progress: progress, shouldStop: shouldStop)
    let runner = ImageRunner(source: source, layers: layers, watch: watch)
    var running = layers.map { RunningMoments(count: $0.channelCount) }
    for index in 0..<photographs.count {
      for (place, value) in try runner.values(of: photographs, index).enumerated() {
        let moments = ChannelMoments.moments(of: try value.floats(), layer: layers[place])
        running[place].add(moments, weight: Double(layers[place].placeCount))
      }
    }
    self.init(
      modelSHA256: modelSHA256, photographCount: photographs.count,
      layers: zip(layers, running).map { layer, moments in
        LayerStatistics(
          name: layer.name, shape: layer.shape, means: moments.means,
          variances: moments.variances)
      })
  }
}

/// Means and variances that grow image by image.
private struct RunningMoments {
  private(set) var means: [Double]
  private var squares: [Double]
  private var weight = 0.0

  init(count: Int) {
    means = [Double](repeating: 0, count: count)
    squares = means
  }

  /// Joins two sets by the formula of Chan, Golub and LeVeque (1983), which loses no digits.
  mutating func add(_ moments: [(mean: Double, variance: Double)], weight added: Double) {
    let total = weight + added
    for (channel, moment) in moments.enumerated() {
      let delta = moment.mean - means[channel]
      means[channel] += delta * added / total
      squares[channel] += moment.variance * added + delta * delta * weight * added / total
    }
    weight = total
  }

  var variances: [Double] { squares.map { $0 / weight } }
}
