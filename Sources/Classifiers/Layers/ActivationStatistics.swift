public import Foundation

/// The mean and the variance of every channel of some layers over photographs, from which no
/// photograph can be told.
///
/// Like what a batch normalization carries: over all places of all photographs together.
public struct ActivationStatistics: Hashable, Codable, Sendable {
  /// A layer's channels.
  public struct LayerStatistics: Hashable, Codable, Sendable {
    public let name: String
    /// Its shape for one image, without the batch.
    public let shape: [Int]
    /// By channel, in the layer's units.
    public let means: [Double]
    /// By channel, the mean square less the squared mean.
    public let variances: [Double]

    public init(name: String, shape: [Int], means: [Double], variances: [Double]) {
      self.name = name
      self.shape = shape
      self.means = means
      self.variances = variances
    }
  }

  /// The file format's version; a file of another one is refused.
  public static let currentVersion = 1

  public let version: Int
  /// The SHA-256 of the model's file, in lowercase hexadecimal.
  public let modelSHA256: String
  public let photographCount: Int
  public let layers: [LayerStatistics]

  public init(modelSHA256: String, photographCount: Int, layers: [LayerStatistics]) {
    version = Self.currentVersion
    self.modelSHA256 = modelSHA256
    self.photographCount = photographCount
    self.layers = layers
  }
}

// MARK: Files

extension ActivationStatistics {
  /// Reads statistics from a JSON file.
  ///
  /// - Throws: `StatisticsFileError`.
  public init(contentsOf file: URL) throws(StatisticsFileError) {
    func failure(_ reason: String) -> StatisticsFileError {
      StatisticsFileError(file: file.path, reason: reason)
    }
    guard let data = try? Data(contentsOf: file) else { throw failure("it cannot be opened") }
    guard let read = try? JSONDecoder().decode(Self.self, from: data) else {
      throw failure("it is no such file, or was cut short")
    }
    guard read.version == Self.currentVersion else {
      throw failure("it is of version \(read.version), not \(Self.currentVersion)")
    }
    for layer in read.layers where layer.means.count != layer.variances.count {
      throw failure("layer '\(layer.name)' has more means than variances, or fewer")
    }
    self = read
  }

  /// The content of a file, the same for the same statistics.
  public var json: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
      return try encoder.encode(self)
    }
  }
}

/// A reason why a file of statistics cannot be used.
public struct StatisticsFileError: Error, Hashable, Sendable, CustomStringConvertible {
  public let file: String
  /// Why, as the end of a sentence.
  public let reason: String

  public init(file: String, reason: String) {
    self.file = file
    self.reason = reason
  }

  public var description: String {
    "Cannot use the statistics '\(file)': \(reason). 'protogen audit --statistics' writes them."
  }
}
