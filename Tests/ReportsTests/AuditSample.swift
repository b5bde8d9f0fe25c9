import ActivationPaths
import Foundation
import Reports
import Statistics

/// Made-up audits with the shape of real ones: SqueezeNet's layers, and recipes whose paths are
/// natural, unnatural or too smooth.
struct AuditSample {
  var classes = [1: "goldfish", 15: "robin", 17: "jay"]
  var recipes = ["prototype", "lucid"]
  var layers = AuditSample.layerNames(5)
  var prototypeCount = 1
  var hasTransfer = true
  var doubts: [PathAudit.Doubt] = []
  /// Layers without a normalized similarity.
  var unscoredLayers: Set<Int> = []
  var pictures = AuditPictures()
  var findings: FindingsReport?
  /// The files that a class's prototypes are most similar to.
  var neighbors: @Sendable (Int) -> [String] = { ["n\($0)/a.jpg", "n\($0)/b.jpg"] }

  var report: AuditReport {
    AuditReport(
      model: .init(name: "squeezenet1.1", sha256: String(repeating: "0a", count: 32)),
      transferModel: hasTransfer
        ? .init(name: "mobilenetv2_1.0_224", sha256: String(repeating: "1b", count: 32)) : nil,
      version: "0.1.0", seed: 7,
      photographs: .init(
        folder: "photos", count: classes.count * 6,
        unusable: [.init(file: "n1/broken.jpg", reason: "The file ends early.")]),
      recipes: recipes.enumerated().map {
        .init(name: $1, digest: "c0ffee\($0)", secondsPerPrototype: 4.25 + Double($0))
      },
      labels: classes, paths: paths, foolingScores: foolingScores,
      distinguishabilities: recipes.enumerated().map {
        Distinguishability(
          recipe: $1, area: Self.estimate(0.6 + 0.05 * Double($0), within: 0.08, count: 32))
      }, pictures: pictures, findings: findings)
  }

  /// The names of SqueezeNet's activations, then numbered ones.
  static func layerNames(_ count: Int) -> [String] {
    let fire = (0..<8).flatMap { block in
      ["squeeze", "expand1x1", "expand3x3"].map { "fire\(block + 2)/\($0)/relu" }
    }
    let names = ["conv1/relu"] + fire + ["conv10/relu"]
    return (0..<count).map { $0 < names.count ? names[$0] : "layer\($0)" }
  }
}

// MARK: Paths

extension AuditSample {
  private var paths: PathAudit {
    let items = classes.keys.sorted().map { index in
      PathAudit.ClassPaths(
        classIndex: index, photographCount: 6,
        curves: subjects.map { curve(of: $0, class: index, width: 0.35) })
    }
    return PathAudit(
      layers: layers.enumerated().map {
        .init(name: $1, operatorType: "Relu", shape: [64, 55, 55], third: third($0))
      },
      skipped: [.init(name: "drop9", reason: "The same for every image.")],
      classes: items, mean: subjects.map { curve(of: $0, class: 0, width: 0.08) },
      comparisons: [0, 1, 2, nil].map {
        .init(
          third: $0, winner: recipes.first ?? "none",
          lead: recipes.count > 1 ? Self.estimate(0.31, within: 0.2, count: classes.count) : nil)
      }, doubts: doubts)
  }

  private var subjects: [PathSubject] {
    [.heldOutPhotographs, .otherPhotographs] + recipes.map { .prototypes($0) }
  }

  private func third(_ layer: Int) -> Int { min(2, layer * 3 / layers.count) }

  private func curve(of subject: PathSubject, class index: Int, width: Double) -> PathCurve {
    let values = layers.indices.map { level(of: subject, layer: $0, class: index) }
    let scores = values.enumerated().map { layer, value in
      viewed(value, width: width, isScored: !unscoredLayers.contains(layer))
    }
    let thirds = (0..<3).compactMap { part -> ViewedPathScore? in
      let members = values.indices.filter { third($0) == part }.map { values[$0] }
      guard !members.isEmpty else { return nil }
      return viewed(members.reduce(0, +) / Double(members.count), width: width, isScored: true)
    }
    return PathCurve(
      subject: subject, imageCount: 6 * classes.count, layers: scores, thirds: thirds)
  }

  /// A normalized similarity: each recipe has its own slope, each class its own wobble.
  private func level(of subject: PathSubject, layer: Int, class index: Int) -> Double {
    let depth = Double(layer) / Double(max(1, layers.count - 1))
    let noise = sin(Double(layer * 7 + index * 13)) * (index == 0 ? 0.04 : 0.18)
    switch subject {
    case .heldOutPhotographs: return 1 + noise / 3
    case .otherPhotographs: return noise / 3
    case .prototypes(let name):
      let position = Double(recipes.firstIndex(of: name) ?? 0)
      let start = [1.3, -1.2, -0.6, 0.2, 0.7, -1.9][Int(position) % 6]
      let end = [0.8, 1.0, 0.5, 0.9, 0.6, -0.2][Int(position) % 6]
      return start + (end - start) * depth * depth + noise * (1 + position / 3)
    }
  }

  private func viewed(_ value: Double, width: Double, isScored: Bool) -> ViewedPathScore {
    ViewedPathScore(
      units: Self.score(value, width: width, isScored: isScored),
      channels: Self.score(0.4 + value * 0.6, width: width, isScored: isScored))
  }

  private static func score(_ value: Double, width: Double, isScored: Bool) -> PathScore {
    func near(_ shift: Double) -> Estimate { estimate(value + shift, within: width, count: 6) }
    return PathScore(
      normalized: isScored
        ? .init(spearman: near(0), pearson: near(0.1), cosine: near(-0.05))
        : .init(spearman: nil, pearson: nil, cosine: nil),
      toMean: isScored
        ? .init(
          spearman: estimate(0.125, within: 0.0625, count: 6),
          pearson: estimate(0.25, within: 0.0625, count: 6),
          cosine: estimate(0.5, within: 0.0625, count: 6))
        : .init(spearman: nil, pearson: nil, cosine: nil),
      distance: estimate(3.5, within: 0.5, count: 6),
      relativeDistance: isScored ? estimate(2 - value / 2, within: 0.25, count: 6) : nil)
  }

  /// Numbers of at most six digits, so that they survive being written.
  static func estimate(_ value: Double, within half: Double, count: Int) -> Estimate {
    func short(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }
    return Estimate(
      value: short(value), lower: short(value - half), upper: short(value + half * 1.1),
      count: count)
  }
}

// MARK: Fooling

extension AuditSample {
  private var foolingScores: [FoolingScore] {
    recipes.enumerated().flatMap { position, recipe in
      classes.keys.sorted().flatMap { index in
        (0..<prototypeCount).map { number in
          let rank = 1 + (index * 3 + position * 5 + number) % 9
          return FoolingScore(
            recipe: recipe, classIndex: index, number: number, logit: 42.5,
            probability: 0.9995, heldOutProbability: 0.97 - 0.1 * Double(position),
            heldOutTopShare: 0.99,
            transfer: hasTransfer
              ? .init(probability: Double(10 - rank) / 16, rank: rank) : nil,
            neighbors: neighbors(index).enumerated().map {
              .init(file: $1, classIndex: index, similarity: 0.75 - 0.125 * Double($0))
            })
        }
      }
    }
  }
}
