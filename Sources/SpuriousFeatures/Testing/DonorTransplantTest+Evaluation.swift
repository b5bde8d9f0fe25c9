internal import Statistics
internal import Tensors

extension DonorTransplantTest {
  func evaluated(
    _ plans: [Plan], _ outcomes: [[TransplantOutcome]]
  ) -> [TransplantCell] {
    targets.flatMap { classIndex in
      components.compactMap { component in
        let chosen = plans.indices.filter {
          plans[$0].component == component && plans[$0].target ?? classIndex == classIndex
        }
        return cell(
          of: classIndex, component, places: chosen.map { plans[$0].place },
          outcomes: chosen.map { outcomes[$0] })
      }
    }
  }

  private func cell(
    of classIndex: Int, _ component: Component, places: [Place?],
    outcomes: [[TransplantOutcome]]
  ) -> TransplantCell? {
    let tables = TransplantArm.allCases.map { arm in
      outcomes.map { table(of: $0, classIndex, arm) }
    }
    guard let first = effect(tables[0], classIndex, component, .sufficiency),
      let second = effect(tables[1], classIndex, component, .necessity)
    else { return nil }
    let arm = TransplantArm.clearer(first.effect, second.effect)
    return TransplantCell(
      classIndex: classIndex, component: component,
      place: places[arm == .sufficiency ? first.place : second.place],
      sufficiency: first.effect, necessity: second.effect)
  }

  func table(
    of outcomes: [TransplantOutcome], _ target: Int, _ arm: TransplantArm
  ) -> EffectTable {
    EffectTable(outcomes, target: target, arm: arm, classes: collection.classes) {
      collection.images[$0].classIndex
    }
  }

  /// The effect at the place where it is strongest.
  private func effect(
    _ tables: [EffectTable], _ classIndex: Int, _ component: Component, _ arm: TransplantArm
  ) -> (effect: TransplantEffect, place: Int)? {
    guard let first = tables.first, !first.isEmpty else { return nil }
    let stream = 2 * component.breadth + (arm == .sufficiency ? 0 : 1)
    func random(_ purpose: TransplantDesign.Purpose) -> Philox {
      Philox(seed: configuration.seed, counter: purpose.counter(classIndex, stream))
    }
    let scores = tables.map(\.unitScores)
    let units = Set(scores.flatMap(\.keys)).sorted()
    let test = GroupPermutationTest(
      permutationCount: configuration.permutationCount, random: random(.permutation))
    let result = test.result(
      of: scores.map { scores in units.map { scores[$0] ?? 0 } },
      group: units.indices.filter { units[$0].classIndex == classIndex })
    let place = result?.strongest ?? 0
    let effect = tables[place].effect(
      pValue: result?.pValue ?? 1, sampleCount: configuration.sampleCount,
      random: random(.bootstrap))
    return (effect, place)
  }

  /// Whether no class can be expected to show an effect that would be reported, by what half of the
  /// recipients showed: all intervals end below half of what is reported.
  func isHopeless(_ plan: Plan, _ outcomes: [TransplantOutcome]) -> Bool {
    (plan.target.map { [$0] } ?? targets).allSatisfy { classIndex in
      2 * upperEnd(of: outcomes, classIndex, .sufficiency) < configuration.smallestEffect
        && 2 * upperEnd(of: outcomes, classIndex, .necessity) < configuration.smallestNecessity
    }
  }

  /// How many samples an early interval is taken from.
  private static let earlySampleCount = 200

  private func upperEnd(
    of outcomes: [TransplantOutcome], _ classIndex: Int, _ arm: TransplantArm
  ) -> Double {
    let table = table(of: outcomes, classIndex, arm)
    guard !table.isEmpty else { return 0 }
    return table.effect(
      pValue: 1, sampleCount: Self.earlySampleCount,
      random: Philox(
        seed: configuration.seed,
        counter: TransplantDesign.Purpose.early.counter(classIndex, arm == .sufficiency ? 0 : 1))
    ).probability.upper
  }

  /// Marks what is large, sure and beyond chance among all that was tested.
  func flag(_ cells: inout [TransplantCell]) {
    let qValues = FalseDiscoveryRate.qValues(
      cells.map(\.sufficiency.pValue) + cells.map(\.necessity.pValue))
    for index in cells.indices {
      cells[index].sufficiencyQValue = qValues[index]
      cells[index].necessityQValue = qValues[cells.count + index]
      cells[index].isFlagged = isFound(cells[index])
    }
  }

  /// Looks again at the classes that show an effect: once it is known that there is one, only what
  /// was tested of the same class can be its cause, and the q-values are those among that.
  ///
  /// This is hierarchical testing (Yekutieli, 2008): a q-value within a class is never below that of
  /// the effect that led there. What is found here is no finding by itself, but may be the cause of
  /// one.
  ///
  /// - Parameter cells: What was tested; the q-values of what is found here are changed.
  /// - Returns: The places of what is found here and was not found among all.
  func readmit(_ cells: inout [TransplantCell]) -> Set<Int> {
    var result: Set<Int> = []
    for (_, places) in Dictionary(grouping: cells.indices, by: { cells[$0].classIndex }) {
      let found = places.filter { cells[$0].isFlagged }
      guard let lead = found.map({ cells[$0].sufficiencyQValue }).min() else { continue }
      let qValues = FalseDiscoveryRate.qValues(
        within: places.map { cells[$0].sufficiency.pValue }
          + places.map { cells[$0].necessity.pValue }, after: lead)
      for (number, place) in places.enumerated() where !cells[place].isFlagged {
        var cell = cells[place]
        cell.sufficiencyQValue = qValues[number]
        cell.necessityQValue = qValues[places.count + number]
        guard isFound(cell) else { continue }
        cells[place] = cell
        result.insert(place)
      }
    }
    return result
  }

  /// Whether the component moves other classes' images, and moves enough of them or is missed enough
  /// in the class's own.
  private func isFound(_ cell: TransplantCell) -> Bool {
    guard isSure(cell.sufficiency, cell.sufficiencyQValue) else { return false }
    if cell.sufficiency.probability.value >= configuration.smallestEffect { return true }
    return isSure(cell.necessity, cell.necessityQValue)
      && cell.necessity.probability.value >= configuration.smallestNecessity
  }

  private func isSure(_ effect: TransplantEffect, _ qValue: Double) -> Bool {
    qValue <= configuration.falseDiscoveryRate && effect.probability.lower > 0
  }
}
