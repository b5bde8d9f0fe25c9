/// Outcomes of transplants of one component, arranged by recipient to compare a class with others.
struct EffectTable {
  /// What one recipient showed of one class.
  struct Row {
    let recipient: Int
    let recipientClass: Int
    /// The class's unit, and what it did less what the others did.
    var differences: [(unit: UnitKey, probability: Double, answer: Double)]
    /// Every unit's probability, less the mean of the recipient's.
    var adjusted: [(unit: UnitKey, score: Double)]
  }

  let rows: [Row]
  let target: Int
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
      Row(
        blocks[recipient] ?? [], recipient: recipient, class: recipientClass(recipient),
        target: target, column: column)
    }
    isEmpty = rows.isEmpty
  }

  /// The class whose component takes most from the class that is asked about, where there are two
  /// others at least: what that one gains is its own effect, and not this class's.
  static func mostHarmful(
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
}

extension EffectTable.Row {
  /// Compares the target's units with the others; `nil` if there is nothing to compare.
  ///
  /// - Parameters:
  ///   - outcomes: What the recipient showed with each unit.
  ///   - recipient: The image.
  ///   - recipientClass: Its class; units of that class are left out, unless it is the target.
  ///   - target: The class that is asked about.
  ///   - column: Its place among the beliefs.
  fileprivate init?(
    _ outcomes: [TransplantOutcome], recipient: Int, class recipientClass: Int, target: Int,
    column: Int
  ) {
    let entries = outcomes.filter {
      recipientClass == target || $0.unit.classIndex != recipientClass
    }
    let controls = entries.filter { $0.unit.classIndex != target }
    let targets = entries.filter { $0.unit.classIndex == target }
    guard !controls.isEmpty, !targets.isEmpty else { return nil }
    func belief(_ outcome: TransplantOutcome) -> Double { Double(outcome.beliefs[column]) }
    func answer(_ outcome: TransplantOutcome) -> Double { outcome.prediction == column ? 1 : 0 }
    func mean(_ outcomes: [TransplantOutcome], _ value: (TransplantOutcome) -> Double) -> Double {
      outcomes.reduce(0) { $0 + value($1) } / Double(outcomes.count)
    }
    let (usual, usualAnswer) = (mean(controls, belief), mean(controls, answer))
    let overall = mean(entries, belief)
    self.recipient = recipient
    self.recipientClass = recipientClass
    differences = targets.map { ($0.unit, belief($0) - usual, answer($0) - usualAnswer) }
    adjusted = entries.map { ($0.unit, belief($0) - overall) }
  }
}
