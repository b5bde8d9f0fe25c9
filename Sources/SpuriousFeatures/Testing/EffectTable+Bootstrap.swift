internal import Statistics
internal import Tensors

extension EffectTable {
  /// The effect, with its interval.
  ///
  /// Recipients and donors are drawn anew independently, and a difference counts as often as both
  /// (the pigeonhole bootstrap; Owen, 2007).
  ///
  /// - Parameters:
  ///   - pValue: The p-value that goes with it.
  ///   - sampleCount: How many samples the interval is taken from.
  ///   - random: Where chance comes from.
  /// - Returns: The effect.
  /// - Precondition: The table is not empty.
  func effect(pValue: Double, sampleCount: Int, random: Philox) -> TransplantEffect {
    let units = Array(Set(rows.flatMap { $0.differences.map(\.unit) })).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(units, units.indices))
    let differences = rows.enumerated().flatMap { place, row in
      row.differences.map {
        Difference(
          row: place, unit: numbers[$0.unit] ?? 0, probability: $0.probability, answer: $0.answer)
      }
    }
    let (everyRow, everyUnit) = (
      [Double](repeating: 1, count: rows.count), [Double](repeating: 1, count: units.count)
    )
    var random = random
    var samples = [Self.means(of: differences, everyRow, everyUnit)]
    for _ in 0..<sampleCount {
      let rowWeights = Bootstrap.multiplicities(rows.count, &random)
      let unitWeights = Bootstrap.multiplicities(units.count, &random)
      samples.append(Self.means(of: differences, rowWeights, unitWeights))
    }
    let means = samples.compactMap(\.self)
    let count = min(rows.count, units.count)
    return TransplantEffect(
      probability: Self.estimate(means.map(\.probability), count: count),
      answer: Self.estimate(means.map(\.answer), count: count), pValue: pValue,
      recipientCount: rows.count, donorCount: units.count, victims: victims)
  }

  /// What a unit of the target did to a recipient, less what the others did.
  private struct Difference {
    let row: Int
    let unit: Int
    let probability: Double
    let answer: Double
  }

  /// The mean differences, each counted as often as its recipient and its donor; `nil` if none is.
  private static func means(
    of differences: [Difference], _ rowWeights: [Double], _ unitWeights: [Double]
  ) -> (probability: Double, answer: Double)? {
    var (total, probability, answer) = (0.0, 0.0, 0.0)
    for difference in differences {
      let weight = rowWeights[difference.row] * unitWeights[difference.unit]
      total += weight
      probability += weight * difference.probability
      answer += weight * difference.answer
    }
    return total > 0 ? (probability / total, answer / total) : nil
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
