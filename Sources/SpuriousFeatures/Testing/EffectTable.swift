internal import Statistics
internal import Tensors

/// Outcomes of transplants of one component, arranged by recipient to compare a class with others.
struct EffectTable {
  /// What one recipient showed of one class.
  private struct Row {
    let recipient: Int
    let recipientClass: Int
    /// The class's unit, and what it did less what the others did.
    var differences: [(unit: UnitKey, probability: Double, answer: Double)]
    /// Every unit's probability, less the mean of the recipient's.
    var adjusted: [(unit: UnitKey, score: Double)]
  }

  private let rows: [Row]
  private let target: Int
  let isEmpty: Bool

  /// Arranges outcomes.
  ///
  /// - Parameters:
  ///   - outcomes: The outcomes of one transplant, all recipients and units in any order.
  ///   - target: The class that is asked about.
  ///   - arm: Which recipients count.
  ///   - classes: The classes in the order of the outcomes' beliefs.
  ///   - recipientClass: The class of an image.
  init(
    _ outcomes: [TransplantOutcome], target: Int, arm: TransplantArm, classes: [Int],
    recipientClass: (Int) -> Int
  ) {
    self.target = target
    guard let column = classes.firstIndex(of: target) else {
      (rows, isEmpty) = ([], true)
      return
    }
    let relevant = outcomes.filter {
      (recipientClass($0.recipient) == target) == (arm == .necessity)
    }
    let harmful = Self.mostHarmful(relevant, target: target, column)
    let blocks = Dictionary(
      grouping: relevant.filter { $0.unit.classIndex != harmful }, by: \.recipient)
    rows = blocks.keys.sorted().compactMap { recipient in
      let own = recipientClass(recipient)
      let entries = (blocks[recipient] ?? []).filter {
        arm == .necessity || $0.unit.classIndex != own
      }
      let controls = entries.filter { $0.unit.classIndex != target }
      let targets = entries.filter { $0.unit.classIndex == target }
      guard !controls.isEmpty, !targets.isEmpty else { return nil }
      func belief(_ outcome: TransplantOutcome) -> Double { Double(outcome.beliefs[column]) }
      func answer(_ outcome: TransplantOutcome) -> Double { outcome.prediction == column ? 1 : 0 }
      let count = Double(controls.count)
      let usual = controls.reduce(0) { $0 + belief($1) } / count
      let usualAnswer = controls.reduce(0) { $0 + answer($1) } / count
      let mean = entries.reduce(0) { $0 + belief($1) } / Double(entries.count)
      return Row(
        recipient: recipient, recipientClass: own,
        differences: targets.map { ($0.unit, belief($0) - usual, answer($0) - usualAnswer) },
        adjusted: entries.map { ($0.unit, belief($0) - mean) })
    }
    isEmpty = rows.isEmpty
  }

  /// The class whose component takes most from the class that is asked about, where there are two
  /// others at least: what that one gains is its own effect, and not this class's.
  private static func mostHarmful(
    _ outcomes: [TransplantOutcome], target: Int, _ column: Int
  ) -> Int? {
    let controls = Dictionary(
      grouping: outcomes.filter { $0.unit.classIndex != target }, by: \.unit.classIndex)
    guard controls.count > 2 else { return nil }
    let means = controls.mapValues { outcomes in
      outcomes.reduce(0) { $0 + Double($1.beliefs[column]) } / Double(outcomes.count)
    }
    return means.min { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  /// The mean difference of the class's probability.
  var mean: Double {
    let values = rows.flatMap(\.differences)
    return values.isEmpty ? 0 : values.reduce(0) { $0 + $1.probability } / Double(values.count)
  }

  /// The mean score of every unit, over the recipients that it gave to.
  var unitScores: [UnitKey: Double] {
    var sums: [UnitKey: (sum: Double, count: Double)] = [:]
    for (unit, score) in rows.lazy.flatMap(\.adjusted) {
      let known = sums[unit] ?? (0, 0)
      sums[unit] = (known.sum + score, known.count + 1)
    }
    return sums.mapValues { $0.sum / $0.count }
  }

  /// The effect, with its interval.
  ///
  /// Recipients and donors are drawn anew independently, and a difference counts as often as both
  /// (the pigeonhole bootstrap; Owen, 2007).
  func effect(pValue: Double, sampleCount: Int, random: Philox) -> TransplantEffect {
    let units = Array(Set(rows.flatMap { $0.differences.map(\.unit) })).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(units, units.indices))
    let cells = rows.enumerated().flatMap { row, content in
      content.differences.map { (row, numbers[$0.unit] ?? 0, $0.probability, $0.answer) }
    }
    var random = random
    var (means, answers): ([Double], [Double]) = ([], [])
    for sample in 0...sampleCount {
      let rowWeights = sample == 0 ? nil : Self.multiplicities(rows.count, &random)
      let unitWeights = sample == 0 ? nil : Self.multiplicities(units.count, &random)
      var (total, sum, answerSum) = (0.0, 0.0, 0.0)
      for (row, unit, probability, answer) in cells {
        let weight = (rowWeights?[row] ?? 1) * (unitWeights?[unit] ?? 1)
        total += weight
        sum += weight * probability
        answerSum += weight * answer
      }
      guard total > 0 else { continue }
      means.append(sum / total)
      answers.append(answerSum / total)
    }
    let count = min(rows.count, units.count)
    return TransplantEffect(
      probability: Self.estimate(means, count: count), answer: Self.estimate(answers, count: count),
      pValue: pValue, recipientCount: rows.count, donorCount: units.count, victims: victims)
  }

  private static func multiplicities(_ count: Int, _ random: inout Philox) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    for _ in 0..<count { result[random.integer(below: count)] += 1 }
    return result
  }

  /// The first value with the interval that holds 95 % of the others.
  private static func estimate(_ values: [Double], count: Int) -> Estimate {
    let samples = values.count > 1 ? values.dropFirst().sorted() : values
    return Estimate(
      value: values[0], lower: samples.sortedQuantile(0.025),
      upper: samples.sortedQuantile(0.975), count: count)
  }

  private var victims: [TransplantEffect.Victim] {
    let byClass = Dictionary(grouping: rows) { $0.recipientClass }
    return byClass.filter { $0.key != target }.map { classIndex, rows in
      let values = rows.flatMap { $0.differences.map(\.probability) }
      return .init(
        classIndex: classIndex, change: values.reduce(0, +) / Double(max(values.count, 1)))
    }
    .sorted { ($1.change, $0.classIndex) < ($0.change, $1.classIndex) }
    .prefix(5).map { $0 }
  }
}
