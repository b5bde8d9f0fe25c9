/// Shows the transplants of one cell again, with something about them changed.
struct CellReplay {
  let design: TransplantDesign
  let windows: EvidenceWindows
  let runner: TransplantRunner

  /// The transplants of a cell, in the arm that shows it best, to about a hundred recipients.
  ///
  /// - Parameters:
  ///   - cell: The class, the component and its place.
  ///   - other: What must not be carried along.
  ///   - dose: How much of the component is moved, in `0...1`.
  /// - Returns: The transplants, recipient by recipient.
  func trials(
    of cell: TransplantCell, without other: Component? = nil, dose: Float = 1
  ) -> [TransplantTrial] {
    var factory = TransplantFactory(
      target: cell.classIndex, windows: windows, setting: design.setting, place: cell.place,
      dose: dose)
    if let other { factory.neutralized = [other] }
    return design.trials(
      of: cell.component, target: cell.classIndex, recipients: recipients(of: cell)
    ) { factory.transplant(of: cell.component, recipient: $0, unit: $1) }
  }

  /// The mean effect of a cell, changed in something.
  ///
  /// - Parameters:
  ///   - cell: The class, the component and its place.
  ///   - other: What must not be carried along.
  ///   - dose: How much of the component is moved, in `0...1`.
  /// - Returns: The mean change of the class's probability.
  /// - Throws: What showing transplants throws.
  func effect(
    of cell: TransplantCell, without other: Component? = nil, dose: Float = 1
  ) throws -> Double {
    let trials = trials(of: cell, without: other, dose: dose)
    return table(of: try outcomes(of: trials, cell, without: other, dose: dose), cell).mean
  }

  /// What the network makes of a cell's transplants; equal ones are shown once, if outcomes are kept.
  func outcomes(
    of trials: [TransplantTrial], _ cell: TransplantCell, without other: Component? = nil,
    dose: Float = 1
  ) throws -> [TransplantOutcome] {
    let change = other.map { "without-\($0.rawValue)" } ?? "dose-\(dose)"
    return try runner.outcomes(of: trials, key: "\(cell.key)-\(change)")
  }

  /// Outcomes, arranged to compare the cell's class with others.
  func table(of outcomes: [TransplantOutcome], _ cell: TransplantCell) -> EffectTable {
    EffectTable(outcomes, target: cell.classIndex, arm: cell.arm, classes: design.classes) {
      design.setting.images[$0].image.classIndex
    }
  }

  /// Whether at least half of the windows that speak for a class are in a cell's corner, by their
  /// centers.
  func hasWindows(in cell: TransplantCell) -> Bool {
    guard let place = cell.place else { return false }
    let own = design.recipients(of: cell.classIndex).compactMap {
      windows.window(of: $0, for: cell.classIndex)
    }
    let inside = own.count {
      place.contains(row: $0.top + $0.height / 2, column: $0.left + $0.width / 2)
    }
    return 2 * inside >= own.count
  }

  private func recipients(of cell: TransplantCell) -> [Int] {
    guard cell.arm == .sufficiency else { return design.recipients(of: cell.classIndex) }
    return design.classes.filter { $0 != cell.classIndex }.flatMap {
      design.recipients(of: $0).prefix(recipientsPerClass)
    }
  }

  /// About a hundred recipients in all.
  private var recipientsPerClass: Int { max(1, 100 / max(design.classes.count - 1, 1)) }
}

extension TransplantCell {
  /// What tells the cell from all others of a test.
  package var key: String { "\(classIndex)-\(component.rawValue)" }
}
