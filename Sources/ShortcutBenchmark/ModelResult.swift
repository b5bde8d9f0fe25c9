public import Aviary
public import SpuriousFeatures

/// What a detector said of one model whose truth is known.
public struct ModelResult: Codable, Sendable {
  public let name: String
  public let kind: BenchmarkModel.Kind
  public let truth: ModelTruth
  public let cells: [TransplantCell]

  /// Creates a result.
  public init(
    name: String, kind: BenchmarkModel.Kind, truth: ModelTruth, cells: [TransplantCell]
  ) {
    self.name = name
    self.kind = kind
    self.truth = truth
    self.cells = cells
  }

  /// The classes, in the order of the classifier's outputs.
  private var species: [Species] {
    var seen: Set<Species> = []
    return truth.cells.map(\.species).filter { seen.insert($0).inserted }
  }

  /// The index of a class.
  func index(of target: Species) -> Int? { species.firstIndex(of: target) }

  /// The findings in a class.
  func findings(of target: Species) -> [TransplantCell] {
    guard let index = index(of: target) else { return [] }
    return cells.filter { $0.classIndex == index && $0.isFinding }
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
    guard let index = index(of: cell.species) else { return nil }
    let accepted = cell.cue.acceptedComponents
    return cells.filter { $0.classIndex == index && accepted.contains($0.component) }.map(
      \.strength
    ).max()
  }
}
