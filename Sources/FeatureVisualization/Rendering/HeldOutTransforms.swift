public import Classifiers
internal import Foundation
public import Tensors

/// Random transforms that no recipe ever draws, to tell a robust prototype from a brittle one.
///
/// Their random numbers have a purpose of their own, so they never are those of a run. Every
/// prototype is shown the same ones.
public struct HeldOutTransforms: Hashable, Codable, Sendable {
  public var count: Int
  public var transforms: Transforms
  public var seed: UInt64

  /// Creates transforms: by default 100, of up to 15° of rotation, a scale of 0.8 to 1.2, and a
  /// shift of up to a tenth of the image.
  public init(
    count: Int = 100,
    transforms: Transforms = Transforms(
      shift: .uniform(-0.1...0.1), scale: .uniform(0.8...1.2), rotation: .uniform(-15...15)),
    seed: UInt64 = 0
  ) {
    self.count = count
    self.transforms = transforms
    self.seed = seed
  }

  /// Returns what a network makes of images, as they are and transformed.
  ///
  /// - Parameters:
  ///   - images: Colors on the CPU, of shape `[prototypes, channels, height, width]`.
  ///   - classIndices: The class of each.
  ///   - source: The network.
  ///   - device: Where the network computes.
  ///   - maximumBatch: How many images the network is given at once.
  /// - Returns: A score for each image.
  /// - Throws: What the network throws; `RenderingError` for a class that it does not have.
  /// - Precondition: There is a class for each image.
  public func scores(
    of images: Tensor, classIndices: [Int], by source: any ActivationSource, device: Device = .cpu,
    maximumBatch: Int = 32
  ) throws -> [ClassScore] {
    precondition(images.shape[0] == classIndices.count, "\(classIndices.count) classes")
    return try withoutGradients {
      try classIndices.enumerated().map { index, classIndex in
        let image = try images.slice(axis: 0, from: index, to: index + 1)
        let network = Network(source: source, device: device, maximumBatch: maximumBatch)
        return try score(image, classIndex, network)
      }
    }
  }

  private struct Network {
    let source: any ActivationSource
    let device: Device
    let maximumBatch: Int
  }

  private func score(
    _ image: Tensor, _ classIndex: Int, _ network: Network
  ) throws -> ClassScore {
    let clean = try logits(image, Transforms(), count: 1, network)[0]
    guard clean.indices.contains(classIndex) else {
      throw RenderingError.indexOutOfRange("class", index: classIndex, count: clean.count)
    }
    let cleanProbabilities = Self.softmax(clean)
    let transformed = try logits(image, transforms, count: count, network)
    let hits = transformed.count { $0[classIndex] == $0.max() }
    let probabilities = transformed.map { Double(Self.softmax($0)[classIndex]) }
    return ClassScore(
      logit: clean[classIndex], probability: cleanProbabilities[classIndex],
      top: cleanProbabilities.enumerated().sorted { $0.element > $1.element }.prefix(5)
        .map { ClassScore.Guess(classIndex: $0.offset, probability: $0.element) },
      heldOutTopShare: Double(hits) / Double(max(count, 1)),
      heldOutProbability: probabilities.reduce(0, +) / Double(max(count, 1)))
  }

  /// The class scores of each transformed view.
  private func logits(
    _ image: Tensor, _ transforms: Transforms, count: Int, _ network: Network
  ) throws -> [[Float]] {
    var result: [[Float]] = []
    let input = network.source.imageShape
    for start in stride(from: 0, to: count, by: network.maximumBatch) {
      let viewCount = min(network.maximumBatch, count - start)
      let draws = (start..<start + viewCount).map {
        CounterRandom(
          seed: seed, prototype: PrototypeKey(target: 0), step: $0, purpose: .heldOutTransform)
      }
      let views = try transforms.views(
        of: image.expanded(to: [viewCount] + image.shape[1...]),
        view: (input.height, input.width), draws: draws, noiseDraws: draws, progress: 0)
      let layer = network.source.logitLayer
      let values = try network.source.activations(
        of: network.device == .cpu ? views : views.moved(to: network.device), at: [layer])
      guard let scores = values[layer] else { throw RenderingError.layerMissing(layer) }
      let floats = try scores.floats()
      let classCount = floats.count / viewCount
      result += (0..<viewCount).map { Array(floats[$0 * classCount..<($0 + 1) * classCount]) }
    }
    return result
  }

  private static func softmax(_ logits: [Float]) -> [Float] {
    let largest = logits.max() ?? 0
    let exponentials = logits.map { exp($0 - largest) }
    let sum = exponentials.reduce(0, +)
    return exponentials.map { $0 / sum }
  }
}
