public import Aviary
public import SpuriousFeatures

/// What detectors said of one model whose truth is known.
public struct ModelResult: Codable, Sendable {
  public let name: String
  public let kind: BenchmarkModel.Kind
  public let truth: ModelTruth
  /// What the transplant test says of every class and component.
  public let cells: [TransplantCell]
  /// What other detectors say of every class, in the order of the classifier's outputs.
  public let baselines: [Baseline: [Double]]
  /// The effects of cells on images that the test has not seen; `nil` if nobody asked.
  public var freshEffects: [FreshEffect]?

  /// Creates a result.
  public init(
    name: String, kind: BenchmarkModel.Kind, truth: ModelTruth, cells: [TransplantCell],
    baselines: [Baseline: [Double]] = [:], freshEffects: [FreshEffect]? = nil
  ) {
    self.name = name
    self.kind = kind
    self.truth = truth
    self.cells = cells
    self.baselines = baselines
    self.freshEffects = freshEffects
  }

  /// The classes, in the order of the classifier's outputs.
  var species: [Species] {
    var seen: Set<Species> = []
    return truth.cells.map(\.species).filter { seen.insert($0).inserted }
  }

  /// The index of a class.
  private func index(of target: Species) -> Int? { species.firstIndex(of: target) }

  /// The cells of a class.
  func cells(of target: Species) -> [TransplantCell] {
    guard let index = index(of: target) else { return [] }
    return cells.filter { $0.classIndex == index }
  }

  /// The shortcuts that were planted, as the truth has them.
  var planted: [CueEffect] {
    truth.plantedCells.filter { Cue.shortcuts.contains($0.cue) }
  }

  /// The cells of classes in which no shortcut was planted.
  var nullCells: [TransplantCell] {
    let biased = Set(planted.compactMap { index(of: $0.species) })
    return cells.filter { !biased.contains($0.classIndex) }
  }

  /// How strongly the detector sees a cue in a class: the largest effect, or half of the largest
  /// necessity, over the components that are the cue's cause.
  func score(of cell: CueEffect) -> Double? {
    let accepted = cell.cue.acceptedComponents
    return cells(of: cell.species).filter { accepted.contains($0.component) }.map(\.strength)
      .max()
  }
}
