public import Classifiers
public import Foundation
internal import Tensors

/// The mean and the variance of every channel over photographs, from which none can be told.
///
/// Like what a batch normalization carries: over all places of all photographs together.
public struct ActivationStatistics: Hashable, Codable, Sendable {
  /// The file format's version; a file of another one is refused.
  public static let currentVersion = 1

  /// A layer's channels.
  public struct LayerStatistics: Hashable, Codable, Sendable {
    public let name: String
    /// Its shape for one image, without the batch.
    public let shape: [Int]
    /// By channel, in the layer's units.
    public let means: [Double]
    /// By channel, the mean square less the squared mean.
    public let variances: [Double]
  }

  public let version: Int
  /// The SHA-256 of the model's file, in lowercase hexadecimal.
  public let modelSHA256: String
  public let photographCount: Int
  public let layers: [LayerStatistics]

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
    version = Self.currentVersion
    self.modelSHA256 = modelSHA256
    photographCount = photographs.count
    self.layers = zip(layers, running).map { layer, moments in
      LayerStatistics(
        name: layer.name, shape: layer.shape, means: moments.means, variances: moments.variances)
    }
  }
}

// MARK: Files

extension ActivationStatistics {
  /// Reads statistics from a JSON file.
  ///
  /// - Throws: `PathError.unreadableStatistics`.
  public init(contentsOf file: URL) throws(PathError) {
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
    } catch is DecodingError {
      throw .unreadableStatistics(file: file.path, reason: "it is no such file, or was cut short")
    } catch {
      throw .unreadableStatistics(file: file.path, reason: "it cannot be opened")
    }
    guard version == Self.currentVersion else {
      throw .unreadableStatistics(
        file: file.path, reason: "it is of version \(version), not \(Self.currentVersion)")
    }
    guard layers.allSatisfy({ $0.means.count == $0.variances.count }) else {
      throw .unreadableStatistics(file: file.path, reason: "means and variances do not match")
    }
  }

  /// The content of a file, the same for the same statistics.
  public var json: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
      return try encoder.encode(self)
    }
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
