import Foundation
import RegressionChecks
import SpuriousFeatures
import Statistics

/// Baselines made of numbers, without a network.
struct Profiles {
  var labels = (0..<8).map { "class \($0)" }
  var sha256 = "a"
  var feeding = "f"
  /// What is added to every number of each prototype's picture, by class.
  var pictureShift: [Int: Double] = [:]
  /// What seeds and trainings add.
  var seed: UInt64 = 1
  /// How far prototypes of a training are from another's, in terms of seeds.
  var training = 0.0
  var recognized: [Int: Int] = [:]
  var paths: [Int: Double] = [:]
  var ownShares: [Int: Double] = [:]
  var effects: [Int: [EffectProfile]] = [:]
  var photographs: Baseline.Photographs? = .init(count: 320, digest: "p", hasCores: true)
  var recipe = Baseline.Recipe(name: "prototype", digest: "r", seed: 0, count: 3)
  var indices: [Int]?
  /// What the model takes its thumbnails for.
  var thumbnailLabels: [String]?

  /// Numbers that look random, in -1...1.
  private func noise(_ a: Int, _ b: Int, _ c: Int) -> Double {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(a * 1_000_003 + b * 7919 + c * 104_729)
    state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    state = (state ^ (state >> 27)) &* 0x94D0_49BB_1331_11EB
    state ^= state >> 31
    return Double(state % 20001) / 10000 - 1
  }

  var baseline: Baseline {
    Baseline(
      version: "1", network: .init(name: "net", sha256: sha256, feeding: feeding, labels: labels),
      recipe: recipe, photographs: photographs, layers: ["relu1", "relu2"],
      classes: (indices ?? Array(labels.indices)).map(profile))
  }

  private func profile(_ index: Int) -> ClassProfile {
    let trained = (0..<PictureDescriptor.count).map { training * noise(index, 99, $0) }
    let figure = { (value: Double) in
      Figure(Estimate(value: value, lower: value - 0.1, upper: value + 0.1, count: 20))
    }
    return ClassProfile(
      index: index, label: labels[index],
      responses: NumberRow((0..<ReferenceStimuli.count).map { noise(index, 77, $0) }),
      prototypes: (0..<recipe.count).map { number in
        PrototypeProfile(
          logit: 10, probability: 0.9, topLabel: labels[index],
          topShare: ownShares[index] ?? 0.98,
          picture: NumberRow(
            trained.enumerated().map { place, value in
              value + 0.1 * noise(index, number, place) + (pictureShift[index] ?? 0)
            }))
      },
      signature: (0..<2).map { layer in
        LayerSignature(
          similarities: NumberRow(
            (0..<ReferenceStimuli.count).map { 0.05 * noise(index, 50 + layer, $0) }),
          spread: 0.05)
      },
      paths: photographs == nil
        ? [] : (0..<3).map { figure((paths[index] ?? 0.9) - 0.01 * Double($0)) },
      recognition: photographs == nil
        ? nil : Proportion(successCount: recognized[index] ?? 38, trialCount: 40),
      effects: photographs == nil
        ? [] : effects[index] ?? [Self.effect(.background, 0.0, severity: nil)],
      thumbnail: nil, thumbnailLabel: thumbnailLabels?[index])
  }

  /// An effect with an interval of ± 0.05.
  static func effect(
    _ component: Component, _ value: Double, severity: Severity?
  ) -> EffectProfile {
    EffectProfile(
      component: component, name: component.noun(),
      sufficiency: Figure(
        Estimate(value: value, lower: value - 0.05, upper: value + 0.05, count: 40)),
      necessity: Figure(Estimate(value: 0, lower: -0.1, upper: 0.1, count: 20)), qValue: 0.01,
      severity: severity, isSpurious: severity != nil)
  }

  /// What comparing another model with this one comes to.
  func checked(_ change: (inout Profiles) -> Void, policy: CheckPolicy = CheckPolicy())
    -> CheckResult
  {
    var other = self
    change(&other)
    return ModelComparison(baseline, other.baseline, policy: policy).result()
  }
}

extension CheckResult {
  /// Every result that is not passed: rule, class and outcome.
  var told: [String] {
    results.filter { $0.outcome != .passed }.map {
      "\($0.rule.rawValue) \($0.label ?? "-") \($0.outcome.rawValue)"
    }
  }
}
