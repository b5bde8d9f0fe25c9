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
