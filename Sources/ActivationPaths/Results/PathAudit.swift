public import Statistics
/// What comparing the paths of prototypes and photographs came to.
///
/// A plain value: the same images give the same one.
public struct PathAudit: Hashable, Codable, Sendable {
  /// A layer that was compared.
  public struct AuditedLayer: Hashable, Codable, Sendable {
    public let name: String
    /// The operator that computes it.
    public let operatorType: String
    /// Its shape for one image, without the batch.
    public let shape: [Int]
    /// 0 for the first third of the compared layers, 1, or 2 for the last.
    public let third: Int

    public init(name: String, operatorType: String, shape: [Int], third: Int) {
      self.name = name
      self.operatorType = operatorType
      self.shape = shape
      self.third = third
    }
  }

  /// A layer that could not be compared.
  public struct SkippedLayer: Hashable, Codable, Sendable {
    public let name: String
    /// Why, in words.
    public let reason: String

    public init(name: String, reason: String) {
      self.name = name
      self.reason = reason
    }
  }

  /// The curves of one class.
  public struct ClassPaths: Hashable, Codable, Sendable {
    /// The position in the label list.
    public let classIndex: Int
    public let photographCount: Int
    /// The two controls first, then every recipe.
    public let curves: [PathCurve]

    public init(classIndex: Int, photographCount: Int, curves: [PathCurve]) {
      self.classIndex = classIndex
      self.photographCount = photographCount
      self.curves = curves
    }
  }

  /// Which recipe has the path nearest to photographs in a third of the network.
  public struct Comparison: Hashable, Codable, Sendable {
    /// 0, 1 or 2; `nil` for the whole network.
    public let third: Int?
    /// The recipe with the smallest distance of its normalized Spearman similarity from 1.
    public let winner: String
    /// The runner-up's distance from 1 less the winner's, paired by class.
    ///
    /// Decided if the interval does not reach 0; `nil` if there is one recipe.
    public let lead: Estimate?

    public init(third: Int?, winner: String, lead: Estimate?) {
      self.third = third
      self.winner = winner
      self.lead = lead
    }
  }

  public let layers: [AuditedLayer]
  public let skipped: [SkippedLayer]
  /// By index.
  public let classes: [ClassPaths]
  /// The means over classes, in the order of the classes' curves.
  public let mean: [PathCurve]
  public let comparisons: [Comparison]
  /// Why the audit is not to be trusted here, or only with care.
  ///
  /// Failed controls, few photographs; nothing if all is well.
  public let doubts: [Doubt]

  public init(
    layers: [AuditedLayer], skipped: [SkippedLayer], classes: [ClassPaths], mean: [PathCurve],
    comparisons: [Comparison], doubts: [Doubt]
  ) {
    self.layers = layers
    self.skipped = skipped
    self.classes = classes
    self.mean = mean
    self.comparisons = comparisons
    self.doubts = doubts
  }

  /// A reason for distrust.
  public struct Doubt: Hashable, Codable, Sendable {
    /// Whether it forbids a verdict, or asks for care.
    public let isFatal: Bool
    /// One sentence: what, where, what to do.
    public let message: String

    public init(isFatal: Bool, message: String) {
      self.isFatal = isFatal
      self.message = message
    }
  }

  /// Whether no doubt forbids a verdict.
  public var isTrusted: Bool { !doubts.contains { $0.isFatal } }
}
