public import Classifiers
public import Tensors

/// What every photograph looks like to the last layer with places: the means of its channels.
///
/// Holds a few kilobytes a photograph, and no image.
public struct PhotographDescriptors: Hashable, Codable, Sendable {
  /// A photograph that is like an image.
  public struct Match: Hashable, Sendable {
    /// The photograph's position in its sequence.
    public let index: Int
    public let classIndex: Int
    /// The cosine of the angle between the two descriptors, each less the mean over all photographs.
    public let similarity: Double
  }

  /// The layer that is looked at; a layer without places gives its units.
  public let layer: PathLayer
  private let classes: [Int]
  private let descriptors: SimilarityTable

  /// Runs a network on every photograph, one at a time.
  ///
  /// - Parameters:
  ///   - source: The network.
  ///   - layers: The last of these with places is looked at, or the last if none has any.
  ///   - photographs: At least one.
  ///   - progress: Told after each photograph how many are done, and how many there are.
  ///   - shouldStop: Asked before each photograph.
  /// - Throws: `PathError.cancelled`, and what the images and the network throw.
  /// - Precondition: There is a photograph and a layer.
  public init(
    of source: any ActivationSource, layers: [PathLayer], photographs: any ImageSequence,
    progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in },
    shouldStop: @escaping () -> Bool = { false }
  ) throws {
    precondition(photographs.count > 0 && !layers.isEmpty, "no photographs, or no layers")
    let layer = layers.last { $0.placeCount > 1 } ?? layers[layers.count - 1]
    self.layer = layer
    let watch = ImageWatch(total: photographs.count, progress: progress, shouldStop: shouldStop)
    let runner = ImageRunner(source: source, layers: [layer], watch: watch)
    classes = (0..<photographs.count).map { photographs.classIndex(at: $0) }
    descriptors = SimilarityTable(
      rows: try (0..<photographs.count).map { try Self.descriptor(photographs, $0, runner) })
  }

  private static func descriptor(
    _ images: any ImageSequence, _ index: Int, _ runner: ImageRunner
  ) throws -> [Float] {
    let values = try runner.values(of: images, index)
    return ChannelMoments.moments(of: try values[0].floats(), layer: runner.layers[0])
      .map { Float($0.mean) }
  }

  /// Finds the photographs most like an image.
  ///
  /// - Parameters:
  ///   - image: Colors in `0...1` at the network's size, of shape `[1, channels, height, width]`.
  ///   - source: The network that the descriptors are of.
  ///   - count: How many are wanted.
  /// - Returns: At most as many, the most similar first; of equals the first.
  /// - Throws: What the network throws.
  public func nearest(
    to image: Tensor, in source: any ActivationSource, count: Int
  ) throws -> [Match] {
    let watch = ImageWatch(total: 1, progress: { _, _ in }, shouldStop: { false })
    let runner = ImageRunner(source: source, layers: [layer], watch: watch)
    let query = try Self.descriptor(HeldImages([image], classIndex: 0), 0, runner)
    let center = self.center
    let centered = zip(query, center).map { Double($0) - $1 }
    return classes.indices.map { index in
      let row = zip(row(index), center).map { Double($0) - $1 }
      return Match(
        index: index, classIndex: classes[index], similarity: Self.cosine(centered, row))
    }
    .sorted { ($1.similarity, $0.index) < ($0.similarity, $1.index) }
    .prefix(count).map { $0 }
  }

  private func row(_ index: Int) -> ArraySlice<Float> {
    let width = descriptors.columnCount
    return descriptors.values[index * width..<(index + 1) * width]
  }

  /// The mean over all photographs.
  private var center: [Double] {
    var sums = [Double](repeating: 0, count: descriptors.columnCount)
    for index in classes.indices {
      for (channel, value) in row(index).enumerated() { sums[channel] += Double(value) }
    }
    return sums.map { $0 / Double(classes.count) }
  }

  /// The cosine; 0 where a vector is all zero.
  private static func cosine(_ a: [Double], _ b: [Double]) -> Double {
    func product(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let lengths = (product(a, a) * product(b, b)).squareRoot()
    return lengths > 0 ? product(a, b) / lengths : 0
  }
}
