internal import SpuriousFeatures
public import Statistics

/// How often an interval of 95 % holds the effect that other images have.
public struct IntervalCoverage: Hashable, Codable, Sendable {
  /// The share of all cells, with an interval over models.
  public let all: Estimate
  /// The share of the cells whose effect on other images is ``smallestEffect`` or more.
  public let effective: Estimate?
  /// How many cells were looked at.
  public let cellCount: Int
  /// How many of them have that effect.
  public let effectiveCellCount: Int

  /// From which effect on a cell is more than noise.
  public static let smallestEffect = 0.05

  /// Counts over models; `nil` if there are no fresh effects.
  ///
  /// - Parameters:
  ///   - results: The models; those without fresh effects do not count.
  ///   - sampleCount: How many times models are drawn anew.
  ///   - seed: What fixes the draws.
  public init?(_ results: [ModelResult], sampleCount: Int = 1000, seed: UInt64 = 0) {
    let models = results.filter { $0.freshEffects != nil }.map(Self.checks)
    let bootstrap = ModelBootstrap(modelCount: models.count, sampleCount: sampleCount, seed: seed)
    func share(_ wanted: (Check) -> Bool) -> Estimate? {
      let counts = models.map { checks in
        let chosen = checks.filter(wanted)
        return (covered: chosen.count(where: \.isCovered), total: chosen.count)
      }
      return bootstrap.map { places -> Double? in
        let total = places.reduce(0) { $0 + counts[$1].total }
        let covered = places.reduce(0) { $0 + counts[$1].covered }
        return total > 0 ? Double(covered) / Double(total) : nil
      }.estimate(\.self)
    }
    guard let all = share({ _ in true }) else { return nil }
    self.all = all
    effective = share(\.isEffective)
    cellCount = models.reduce(0) { $0 + $1.count }
    effectiveCellCount = models.reduce(0) { $0 + $1.count(where: \.isEffective) }
  }

  private struct Check {
    let effect: Double
    let isCovered: Bool

    var isEffective: Bool { effect >= IntervalCoverage.smallestEffect }
  }

  private static func checks(of result: ModelResult) -> [Check] {
    (result.freshEffects ?? []).compactMap { fresh in
      let cell = result.cells.first {
        $0.classIndex == fresh.classIndex && $0.component == fresh.component
      }
      return cell.map {
        Check(
          effect: fresh.sufficiency,
          isCovered: widened($0.sufficiency.probability).covers(fresh.sufficiency))
      }
    }
  }

  /// An interval for what another estimate says: with m times as many images that one has 1 / m of the
  /// variance, so that ends are √(1 + 1 / m) times as far away.
  static func widened(_ estimate: Estimate) -> Estimate {
    let factor = (1 + 1 / Double(FreshEffect.imageFactor)).squareRoot()
    return Estimate(
      value: estimate.value,
      lower: estimate.value - factor * (estimate.value - estimate.lower),
      upper: estimate.value + factor * (estimate.upper - estimate.value), count: estimate.count)
  }
}
