public import ActivationPaths

/// Everything that one run of `protogen audit` found, for people and for programs.
///
/// A plain value: it can be built without a network or a photograph, compared, and written to the
/// same bytes as ``json(includingTimes:)``, ``csv`` and ``html``.
public struct AuditReport: Hashable, Sendable {
  /// A classifier.
  public struct Model: Hashable, Sendable {
    public let name: String
    /// Of the file, in hexadecimal.
    public let sha256: String

    public init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

  /// How prototypes were made, or the folder that they came from.
  public struct Recipe: Hashable, Sendable {
    /// As in ``PathSubject/prototypes(_:)`` and ``FoolingScore/recipe``.
    public let name: String
    /// Of all settings; `nil` for prototypes of unknown making.
    public let digest: String?
    /// How long one prototype took, if that was measured.
    public let secondsPerPrototype: Double?

    public init(name: String, digest: String?, secondsPerPrototype: Double? = nil) {
      self.name = name
      self.digest = digest
      self.secondsPerPrototype = secondsPerPrototype
    }
  }

  /// The photographs that prototypes were compared with.
  public struct Photographs: Hashable, Sendable {
    /// A file that could not be used.
    public struct Unusable: Hashable, Sendable {
      /// From the folder of photographs.
      public let file: String
      /// Why, in words.
      public let reason: String

      public init(file: String, reason: String) {
        self.file = file
        self.reason = reason
      }
    }

    /// The folder's name, without where it lies.
    public let folder: String
    /// How many were used; ``PathAudit/ClassPaths/photographCount`` says how many of each class.
    public let count: Int
    public let unusable: [Unusable]

    public init(folder: String, count: Int, unusable: [Unusable] = []) {
      self.folder = folder
      self.count = count
      self.unusable = unusable
    }
  }

  /// The classifier that was audited.
  public let model: Model
  /// The one that prototypes were shown to as well, if any.
  public let transferModel: Model?
  /// The version of protogen.
  public let version: String
  /// What every random draw came from.
  public let seed: UInt64
  public let photographs: Photographs
  /// In the order in which they are shown.
  public let recipes: [Recipe]
  /// The names of classes, by index.
  public let labels: [Int: String]
  public let paths: PathAudit
  public let foolingScores: [FoolingScore]
  public let distinguishabilities: [Distinguishability]
  /// What the page shows beside the figures.
  public let pictures: AuditPictures
  /// What classes lean on; `nil` if nobody asked.
  public let findings: FindingsReport?

  /// Creates a report.
  ///
  /// - Precondition: No two recipes share a name, and every recipe that was compared is among them.
  public init(
    model: Model, transferModel: Model? = nil, version: String, seed: UInt64,
    photographs: Photographs, recipes: [Recipe], labels: [Int: String], paths: PathAudit,
    foolingScores: [FoolingScore] = [], distinguishabilities: [Distinguishability] = [],
    pictures: AuditPictures = AuditPictures(), findings: FindingsReport? = nil
  ) {
    let names = Set(recipes.map { PathSubject.prototypes($0.name) })
    precondition(names.count == recipes.count, "Two recipes share a name: \(recipes)")
    let curves = paths.mean + paths.classes.flatMap(\.curves)
    for case .prototypes(let name) in curves.map(\.subject) {
      precondition(names.contains(.prototypes(name)), "Recipe \(name) is not among \(recipes)")
    }
    self.model = model
    self.transferModel = transferModel
    self.version = version
    self.seed = seed
    self.photographs = photographs
    self.recipes = recipes
    self.labels = labels
    self.paths = paths
    self.foolingScores = foolingScores
    self.distinguishabilities = distinguishabilities
    self.pictures = pictures
    self.findings = findings
  }

  /// Whether it was measured how long prototypes took.
  var hasTimes: Bool { recipes.contains { $0.secondsPerPrototype != nil } }

  /// The name of a class, made up from its index if it has none.
  func label(_ classIndex: Int) -> String { labels[classIndex] ?? "class \(classIndex)" }
}
