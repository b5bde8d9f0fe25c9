/// What a ``DonorTransplantTest`` came to.
public struct TransplantTestResult: Sendable {
  /// A cell for each class that was asked about and each component that was tested.
  public let cells: [TransplantCell]
  /// The components for which there was no time.
  public let untested: [Component]
  /// The windows that were moved.
  let windows: EvidenceWindows

  /// The effects that stand by themselves, the strongest first.
  public var findings: [TransplantCell] {
    cells.filter(\.isFinding).sorted {
      ($1.strength, $0.classIndex, $0.component.breadth)
        < ($0.strength, $1.classIndex, $1.component.breadth)
    }
  }

  /// The components whose effect on a finding's class is the finding's own.
  public func aliases(of finding: TransplantCell) -> [Component] {
    cells.filter { $0.classIndex == finding.classIndex && $0.alias == finding.component }
      .map(\.component)
  }
}
