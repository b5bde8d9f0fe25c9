internal import SpuriousFeatures

/// What ranks the classes of a model by suspicion.
public enum ClassDetector: Hashable, Sendable {
  /// The transplant test: the strongest cell of each class.
  case strongestCell
  /// The transplant test's findings: the strongest finding of each class, 0 without one.
  case strongestFinding
  /// Something simpler.
  case baseline(Baseline)

  /// All, the transplant test first.
  public static let all =
    [strongestCell, strongestFinding] + Baseline.allCases.map(ClassDetector.baseline)

  /// What it is called in a table.
  public var title: String {
    switch self {
    case .strongestCell: "Donor-Transplant Test, strongest effect"
    case .strongestFinding: "Donor-Transplant Test, findings"
    case .baseline(let baseline): baseline.title
    }
  }

  /// A number for each class of a model, higher for a more suspicious one; `nil` if there is none.
  func scores(in result: ModelResult) -> [Double]? {
    let classes = result.species.indices
    switch self {
    case .strongestCell:
      return classes.map { classIndex in
        result.cells.filter { $0.classIndex == classIndex }.map(\.strength).max() ?? 0
      }
    case .strongestFinding:
      return classes.map { classIndex in
        result.cells.filter { $0.classIndex == classIndex && $0.isFinding }.map(\.strength).max()
          ?? 0
      }
    case .baseline(let baseline):
      return result.baselines[baseline].flatMap { $0.count == classes.count ? $0 : nil }
    }
  }
}

extension ClassDetector: Codable {
  private static let testName = "transplants"
  private static let findingsName = "transplant-findings"

  /// The name in files.
  public var name: String {
    switch self {
    case .strongestCell: Self.testName
    case .strongestFinding: Self.findingsName
    case .baseline(let baseline): baseline.rawValue
    }
  }

  public init(from decoder: any Decoder) throws {
    let name = try String(from: decoder)
    guard let detector = Self.all.first(where: { $0.name == name }) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "no detector '\(name)'"))
    }
    self = detector
  }

  public func encode(to encoder: any Encoder) throws { try name.encode(to: encoder) }
}
