public import SpuriousFeatures

/// What moving components between images came to, and what was not tested.
public struct FindingsReport: Hashable, Sendable {
  /// What was tested.
  public struct Test: Hashable, Sendable {
    /// The classes that were asked about, in ascending order.
    public let classes: [Int]
    public let components: [Component]
    /// How many images gave or received.
    public let imageCount: Int
    /// Every pair of a class and a component, whether anything was found or not.
    public let cells: [TransplantCell]
    /// How somebody has said what the class itself is; `nil` if nobody has.
    public let declaration: CoreDeclaration?
    public let configuration: TransplantConfiguration
    /// The components that there was no time for.
    public let untested: [Component]

    public init(
      classes: [Int], components: [Component], imageCount: Int, cells: [TransplantCell],
      declaration: CoreDeclaration?, configuration: TransplantConfiguration,
      untested: [Component] = []
    ) {
      self.classes = classes
      self.components = components
      self.untested = untested
      self.imageCount = imageCount
      self.cells = cells
      self.declaration = declaration
      self.configuration = configuration
    }
  }

  /// `nil` if nothing could be tested.
  public let test: Test?
  /// The worst first.
  public let findings: [Finding]
  /// What was not tested and why, a sentence each.
  public let omissions: [String]

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - test: What was tested; `nil` if nothing could be.
  ///   - findings: The claims, in any order.
  ///   - omissions: What was not tested and why, a sentence each.
  public init(test: Test?, findings: [Finding], omissions: [String]) {
    self.test = test
    self.findings = findings.sorted { Self.isWorse($0, $1) }
    self.omissions = omissions
  }

  private static func isWorse(_ a: Finding, _ b: Finding) -> Bool {
    let (first, second) = (a.effect.severity, b.effect.severity)
    if first != second { return first > second }
    return (b.cell.strength, a.cell.classIndex, a.id) < (a.cell.strength, b.cell.classIndex, b.id)
  }
}
