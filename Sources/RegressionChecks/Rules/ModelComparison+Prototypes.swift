internal import Foundation

extension ModelComparison {
  /// Whose prototypes are taken for another class.
  ///
  /// A prototype can fail to reach its class by bad luck, and then it does so in many classes: only a
  /// loss beyond what seeds and the other classes show counts.
  var lostPrototypeResults: [RuleResult] {
    [lossOfMost].compactMap(\.self) + lossesByClass
  }

  /// That most classes have lost their prototypes; `nil` if they have not.
  ///
  /// That is no chance of training, so that it never passes with a warning.
  private var lossOfMost: RuleResult? {
    let kept = pairs.filter { Self.ownShare($0.before).value >= Self.leastOwnShare }
    let lost = kept.filter { Self.ownShare($0.after).value < Self.leastOwnShare }
    guard !kept.isEmpty, 2 * lost.count >= kept.count else { return nil }
    return RuleResult(
      rule: .lostPrototype, label: nil,
      outcome: policy.action(.lostPrototype) == .fail ? .failed : .undecided,
      message: (kept.count == 1
        ? "The one class with prototypes of its own has lost them: "
        : "Of \(kept.count) classes with prototypes of their own, \(lost.count) lost them: ")
        + "pictures cannot be drawn from this model as from the baseline's. Is it fed as it "
        + "was trained (--normalization), and does a gradient pass through all of it? 'protogen "
        + "doctor' tells.")
  }

  private var lossesByClass: [RuleResult] {
    judged(.lostPrototype) { pair in
      guard !pair.after.prototypes.isEmpty else { return .notAsked }
      let (old, new) = (Self.ownShare(pair.before), Self.ownShare(pair.after))
      let others = Set(pair.after.prototypes.map(\.topLabel)).subtracting([pair.after.label])
      let isLost = new.value < Self.leastOwnShare && old.value >= Self.leastOwnShare
      return .measured([
        Measure(
          name: "share of transforms under which prototypes are its own",
          detail: isLost && !others.isEmpty
            ? "taken for " + others.sorted().map { "'\($0)'" }.joined(separator: ", ") : nil,
          before: old.asShare, after: new.asShare,
          change: ChangeTest.Change(
            value: isLost ? old.value - new.value : 0,
            deviation: hypot(max(old.deviation, 0.02), max(new.deviation, 0.02))))
      ])
    }
  }

  /// Below it, a prototype is more often another class's than its own.
  private static let leastOwnShare = 0.5

  /// Why the prototypes of a class show nothing of it, in words.
  ///
  /// Then neither their looks nor their path can be compared, and it is for the rule of lost
  /// prototypes to tell. Those of the same network can always be compared.
  func strangeness(
    _ pair: (before: ClassProfile, after: ClassProfile)
  ) -> String? {
    guard !isSameNetwork else { return nil }
    if Self.ownShare(pair.after).value < Self.leastOwnShare {
      return "has prototypes that are not its own, which are not compared"
    }
    return Self.ownShare(pair.before).value < Self.leastOwnShare
      ? "had prototypes in the baseline that were not its own, and they are not compared" : nil
  }

  /// The mean share of transforms under which a class's prototypes are its own, with what seeds say of
  /// it.
  private static func ownShare(_ profile: ClassProfile) -> Figure {
    let shares = profile.prototypes.map { $0.topLabel == profile.label ? $0.topShare : 0 }
    let count = Double(shares.count)
    let mean = shares.reduce(0, +) / count
    let squares = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return Figure(mean: mean, deviation: (squares / max(count - 1, 1) / count).squareRoot())
  }

  /// Whose prototypes have become others.
  var changedPrototypeResults: [RuleResult] {
    guard baseline.recipe == current.recipe else {
      return [
        RuleResult(
          rule: .changedPrototype, label: nil, outcome: .undecided,
          message:
            "The recipe '\(current.recipe.name)' is not what it was for the baseline, so that "
            + "prototypes cannot be compared. Make the baseline again, or let the policy ignore "
            + "'\(CheckRule.changedPrototype.rawValue)'.")
      ]
    }
    guard baseline.recipe.count > 1 else { return [] }
    let scale = PictureScale(pairs.flatMap { [$0.before, $0.after] })
    return judged(.changedPrototype) { pair in
      if let reason = strangeness(pair) { return .settled(reason) }
      var measures = [
        Measure(
          name: "pictures, in seeds' differences", detail: nil, before: nil, after: nil,
          change: scale.change(pair.before, pair.after))
      ]
      if baseline.layers.count == current.layers.count, !baseline.layers.isEmpty {
        measures.append(
          Measure(
            name: "responses of layers to them, in seeds' differences", detail: nil, before: nil,
            after: nil,
            change: Self.signatureChange(pair.before, pair.after)))
      }
      return .measured(measures)
    }
  }

  /// How far the signatures are apart, as the logarithm of a squared distance in terms of that of
  /// seeds.
  private static func signatureChange(
    _ before: ClassProfile, _ after: ClassProfile
  ) -> ChangeTest.Change {
    var (distance, count) = (0.0, 0)
    for (old, new) in zip(before.signature, after.signature) {
      let variance = max(
        (old.spread * old.spread + new.spread * new.spread) / 2,
        LayerSignature.smallestSpread * LayerSignature.smallestSpread)
      for (a, b) in zip(old.similarities.values, new.similarities.values) {
        distance += (a - b) * (a - b) / variance
        count += 1
      }
    }
    return SeedDistance.change(
      meanSquare: distance / Double(max(count, 1)), seedCount: before.prototypes.count,
      freedom: Double(count) / LayerSignature.dependence)
  }
}

extension LayerSignature {
  /// What is told from no spread at all: a hundredth of a correlation.
  public static let smallestSpread = 0.01
  /// How many numbers of a signature go together: the stimuli of a layer, about.
  static let dependence = Double(ReferenceStimuli.count)
}

/// Distances in terms of those of seeds.
enum SeedDistance {
  /// The change that a distance means.
  ///
  /// For means of n seeds each, differences in terms of one seed's standard deviation have a mean
  /// square of 2/n by seeds alone. The logarithm of the ratio to that has a standard deviation of
  /// about √(2/f) for f independent numbers.
  ///
  /// - Parameters:
  ///   - meanSquare: The mean square of differences of means, in variances of a seed.
  ///   - seedCount: n.
  ///   - freedom: f.
  /// - Returns: The logarithm of the ratio; none of the smallest ratios is told from another.
  static func change(meanSquare: Double, seedCount: Int, freedom: Double) -> ChangeTest.Change {
    let ratio = meanSquare * Double(seedCount) / 2
    return ChangeTest.Change(
      value: log(max(ratio, 0.01)), deviation: (2 / max(freedom, 1)).squareRoot())
  }
}

/// How far pictures of seeds are apart, number by number.
struct PictureScale {
  /// One seed's variance of each number, over all classes.
  private let variances: [Double]
  /// How many numbers vary by themselves: what the correlations leave of their count.
  private let freedom: Double

  /// What is told from no variance: that of half a step of 8 bits.
  private static let smallestVariance = 0.002 * 0.002

  /// Measures the spread of seeds within each class of each model.
  init(_ profiles: [ClassProfile]) {
    let residuals = profiles.flatMap { profile -> [[Double]] in
      let rows = profile.prototypes.map(\.picture.values)
      let mean = rows.columnMeans
      return rows.map { row in zip(row, mean).map { $0 - $1 } }
    }
    let size = PictureDescriptor.count
    let degrees = Double(max(residuals.count - profiles.count, 1))
    func covariance(_ a: Int, _ b: Int) -> Double {
      residuals.reduce(0) { $0 + $1[a] * $1[b] } / degrees
    }
    let own = (0..<size).map { max(covariance($0, $0), Self.smallestVariance) }
    variances = own
    let correlations = (0..<size).map { a in
      (0..<size).reduce(0.0) { sum, b in
        let value = a == b ? 1 : covariance(a, b) / (own[a] * own[b]).squareRoot()
        return sum + value * value
      }
    }
    // The participation ratio of the correlation matrix's eigenvalues.
    freedom = Double(size * size) / correlations.reduce(0, +)
  }

  /// How a class's pictures changed.
  func change(_ before: ClassProfile, _ after: ClassProfile) -> ChangeTest.Change {
    let old = before.prototypes.map(\.picture.values).columnMeans
    let new = after.prototypes.map(\.picture.values).columnMeans
    let sum = variances.indices.reduce(0) { sum, index in
      sum + (old[index] - new[index]) * (old[index] - new[index]) / variances[index]
    }
    return SeedDistance.change(
      meanSquare: sum / Double(variances.count), seedCount: before.prototypes.count,
      freedom: freedom)
  }
}
