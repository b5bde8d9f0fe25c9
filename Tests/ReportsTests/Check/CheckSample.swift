import Foundation
import RegressionChecks
import Reports
import SpuriousFeatures
import Statistics

/// Made-up checks with the shape of real ones: the snow behind the wolf, and classes of odd names.
struct CheckSample {
  /// Names that break a format which does not escape them.
  static let oddLabels = [
    "<b>bold</b><script>alert(1)</script>", "pipe|bar \\| back`tick`",
    "\"quotes\" & 'single'\u{301}",
    "]]> --> {0} [link](http://example.org)", "bird 🐦‍⬛ www.example.org", "bell\u{1}\u{1B}[2J",
    "two\nlines\tand\u{2028}more", "turned \u{202E}around", "",
  ]

  var labels = ["wolf", "husky", "robin", "jay", "owl", "crow"]
  var results: [RuleResult]?
  var unreached = ["owl"]
  var notes = ["The photographs, or their masks, are not those of the baseline."]
  var policy = CheckPolicy()
  var pictures: [String: CheckPictures] = [:]
  var hasPhotographs = true
  var hasThumbnails = true
  var file = "models/protogen-baseline.json"

  /// One of every rule's outcomes, spread over classes of odd names.
  static var hostile: CheckSample {
    let sample = CheckSample(labels: oddLabels)
    let results = CheckRule.allCases.enumerated().flatMap { position, rule in
      oddLabels.enumerated().map { index, label in
        result(rule, label, RuleResult.Outcome.allCases[(position + index) % 4], cue: label)
      }
    }
    var hostile = sample
    hostile.results = results + [result(.changedPrototype, nil, .undecided)]
    hostile.unreached = oddLabels
    hostile.notes = oddLabels
    hostile.file = "a b/<&\">:x.json"
    return hostile
  }

  static let empty = CheckSample(labels: [], results: [], unreached: [], notes: [])
  static let lone = CheckSample(
    labels: ["wolf"], results: [result(.recognition, "wolf", .passed)], unreached: [], notes: [],
    hasPhotographs: false, hasThumbnails: false, file: "b.json")
  static let all = [CheckSample(), hostile, empty, lone, .init(policy: strict)]

  /// A policy that is usual in nothing.
  static var strict: CheckPolicy {
    var policy = CheckPolicy()
    policy.actions.merge(
      [.newFinding: .warn, .grownFinding: .fail, .recognition: .ignore]) { $1 }
    policy.errorRate = 0.05
    policy.leastSeverity = .medium
    return policy
  }

  /// As many results as a model of a thousand classes has.
  static var large: CheckSample {
    let labels = (0..<1000).map { "class \($0)" }
    return CheckSample(
      labels: labels,
      results: CheckRule.allCases.flatMap { rule in labels.map { result(rule, $0, .failed) } },
      unreached: labels, notes: labels)
  }

  var report: CheckReport {
    let (old, new) = (baseline(isAfter: false), baseline(isAfter: true))
    return CheckReport(
      result: CheckResult(
        baseline: old.network, network: new.network, recipe: new.recipe, policy: policy,
        results: results ?? usualResults, unreached: unreached, notes: notes),
      baseline: old, current: new, version: "0.1.0", baselineFile: file, pictures: pictures)
  }
}

// MARK: Results

extension CheckSample {
  static func result(
    _ rule: CheckRule, _ label: String?, _ outcome: RuleResult.Outcome, cue: String? = nil
  ) -> RuleResult {
    RuleResult(
      rule: rule, label: label, outcome: outcome,
      message: "'\(label ?? "all")': \(rule.title.lowercased()) is \(outcome.rawValue).", cue: cue,
      before: figure(0.02, 0.01), after: figure(0.41, 0.06), pValue: 0.0004)
  }

  private var usualResults: [RuleResult] {
    let first = labels.first ?? "wolf"
    let broken = [
      RuleResult(
        rule: .newFinding, label: first, outcome: .failed,
        message: "'\(first)' leans on the background: other photographs with it gain 0.41 (0.35 to "
          + "0.47) of its probability, before 0.02 (0.01 to 0.03); severity high.",
        cue: "the background", before: Self.figure(0.02, 0.01), after: Self.figure(0.41, 0.06),
        pValue: 0.000002),
      Self.result(.grownFinding, "husky", .warned, cue: "the color"),
      Self.result(.pathSimilarity, "robin", .undecided),
      RuleResult(
        rule: .lostPrototype, label: "jay", outcome: .failed,
        message: "'jay': 0 of 2 prototypes are its own, before 2 of 2; they are taken for 'crow'."),
    ]
    let taken = Set(broken.map { "\($0.rule) \($0.label ?? "")" })
    let held = labels.flatMap { label in
      CheckRule.allCases.filter { !taken.contains("\($0) \(label)") }.map {
        RuleResult(
          rule: $0, label: label, outcome: .passed, message: "'\(label)' is as it was.",
          before: Self.figure(0.91, 0.04), after: Self.figure(0.9, 0.05), pValue: 0.7)
      }
    }
    return held + broken
  }
}

// MARK: Baselines

extension CheckSample {
  static func figure(_ value: Double, _ half: Double) -> Figure {
    Figure(Estimate(value: value, lower: value - half, upper: value + half, count: 20))
  }

  func baseline(isAfter: Bool) -> Baseline {
    Baseline(
      version: "0.1.0",
      network: .init(
        name: isAfter ? "animals-new" : "animals",
        sha256: String(repeating: isAfter ? "1b" : "0a", count: 32), feeding: "rgb 64x64 float32",
        labels: labels),
      recipe: .init(
        name: "prototype", digest: String(repeating: "c0", count: 32), seed: .max, count: 2),
      photographs: hasPhotographs
        ? .init(count: 120, digest: String(repeating: "9f", count: 32), hasCores: true) : nil,
      layers: ["conv1/relu", "conv2/relu", "<conv3>"],
      classes: labels.enumerated().map { profile($0, $1, isAfter: isAfter) })
  }

  private func profile(_ index: Int, _ label: String, isAfter: Bool) -> ClassProfile {
    let shift = isAfter ? (index == 0 ? 0.3 : 0.02) : 0
    return ClassProfile(
      index: index, label: label,
      responses: NumberRow([Double](repeating: 0.1, count: ReferenceStimuli.count)),
      prototypes: (0..<2).map { number in
        PrototypeProfile(
          logit: 12, probability: 0.98 - 0.1 * shift, topLabel: label, topShare: 0.9,
          picture: NumberRow([0.5 + shift, Double(number)]))
      },
      signature: (0..<3).map { layer in
        LayerSignature(
          similarities: NumberRow((0..<8).map { 0.1 * Double($0) + shift * Double(layer) / 2 }),
          spread: 0.05)
      },
      paths: hasPhotographs
        ? [1.1, 0.8, 0.4].map { Self.figure($0 - shift, 0.1) } : [],
      recognition: hasPhotographs
        ? Proportion(successCount: isAfter ? 17 : 19, trialCount: 20) : nil,
      effects: hasPhotographs ? effects(isAfter: isAfter, shift: shift) : [],
      thumbnail: hasThumbnails ? (isAfter ? Self.pictureAfter : Self.pictureBefore) : nil)
  }

  private func effects(isAfter: Bool, shift: Double) -> [EffectProfile] {
    [
      EffectProfile(
        component: .background, name: "the background",
        sufficiency: Self.figure(0.02 + shift, 0.05),
        necessity: Self.figure(0.05 + shift / 2, 0.04),
        qValue: 0.01, severity: shift > 0.1 ? .high : nil, isSpurious: shift > 0.1),
      EffectProfile(
        component: .corner, name: "the lower right corner", sufficiency: Self.figure(0, 0.02),
        necessity: Self.figure(-0.01, 0.02), qValue: 0.8, severity: nil, isSpurious: false),
    ]
  }

  /// A ball before the sky.
  static let pictureBefore =
    "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAALUlEQVR42mOIalpFEmIYEhpWRRnBEWENyKqx6mHArxpT"
    + "z2DXQLKnyQnWoZiWAEs0ddDKoLHXAAAAAElFTkSuQmCC"
  /// A ball in the snow.
  static let pictureAfter =
    "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAN0lEQVR42mOIalpFEmIYEhpWRRnBEWENyKqx6mHArxpT"
    + "z2DXQJSnv379hYaQVWPKYtGAHw1CDQAE3N24gqP2TAAAAABJRU5ErkJggg=="
  /// How far the two are apart.
  static let pictureDifference =
    "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAHElEQVR42mNgGAWjADuYXRyAhgjIYgrhR4NQAwC8qWfp"
    + "JA/DoAAAAABJRU5ErkJggg=="

  static func picture(_ base64: String) -> AuditPicture {
    AuditPicture(bytes: Data(base64Encoded: base64) ?? Data(), format: .png)
  }
}
