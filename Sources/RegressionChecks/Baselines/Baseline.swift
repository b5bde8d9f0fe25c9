/// What a model's prototypes and audits look like: what later models are compared with.
///
/// A plain value. The same measurements give the same bytes of ``json()``.
public struct Baseline: Hashable, Codable, Sendable {
  /// Which classifier was measured.
  public struct Network: Hashable, Codable, Sendable {
    public let name: String
    /// Of the file, in hexadecimal.
    public let sha256: String
    /// Of how it is fed and run: colors, size, precision.
    public let feeding: String
    /// The names of all classes that it knows, by index.
    public let labels: [String]

    public init(name: String, sha256: String, feeding: String, labels: [String]) {
      (self.name, self.sha256) = (name, sha256)
      (self.feeding, self.labels) = (feeding, labels)
    }
  }

  /// How prototypes are made.
  public struct Recipe: Hashable, Codable, Sendable {
    public let name: String
    /// A SHA-256 of all its settings.
    public let digest: String
    public let seed: UInt64
    /// How many prototypes each class has.
    public let count: Int

    public init(name: String, digest: String, seed: UInt64, count: Int) {
      (self.name, self.digest) = (name, digest)
      (self.seed, self.count) = (seed, count)
    }
  }

  /// The photographs that were shown to it.
  public struct Photographs: Hashable, Codable, Sendable {
    public let count: Int
    /// A SHA-256 of which photographs they are, and of their masks.
    public let digest: String
    /// Whether somebody has said what of each photograph is the class itself.
    public let hasCores: Bool

    public init(count: Int, digest: String, hasCores: Bool) {
      (self.count, self.digest, self.hasCores) = (count, digest, hasCores)
    }
  }

  /// What the file is, and the number of its form.
  public let format: String
  /// The version of protogen.
  public let version: String
  public let network: Network
  public let recipe: Recipe
  /// `nil` if it was measured without photographs.
  public let photographs: Photographs?
  /// The layers of ``ClassProfile/signature``, from the first on.
  public let layers: [String]
  /// By index.
  public private(set) var classes: [ClassProfile]

  /// The form that this version writes and reads.
  public static let currentFormat = formatName + "1"
  static let formatName = "protogen-baseline/"

  /// Creates a baseline; the classes are sorted by index.
  ///
  /// - Precondition: No class is there twice.
  public init(
    version: String, network: Network, recipe: Recipe, photographs: Photographs?,
    layers: [String], classes: [ClassProfile]
  ) {
    precondition(Set(classes.map(\.index)).count == classes.count, "A class is there twice.")
    format = Self.currentFormat
    self.version = version
    self.network = network
    self.recipe = recipe
    self.photographs = photographs
    self.layers = layers
    self.classes = classes.sorted { $0.index < $1.index }
  }

  /// The profile of a class, by its name.
  public func profile(named label: String) -> ClassProfile? { classes.first { $0.label == label } }

  /// The same without pictures.
  public var withoutThumbnails: Baseline {
    var result = self
    result.classes = classes.map(\.withoutThumbnail)
    return result
  }

  /// Takes classes over from another model's measurements: their change is accepted.
  ///
  /// - Parameters:
  ///   - labels: The names of classes.
  ///   - other: What they look like now.
  /// - Returns: This baseline with those profiles in place of its own.
  public func accepting(_ labels: Set<String>, from other: Baseline) -> Baseline {
    var result = self
    result.classes = classes.map { own in
      labels.contains(own.label) ? other.profile(named: own.label) ?? own : own
    }
    return result
  }
}
