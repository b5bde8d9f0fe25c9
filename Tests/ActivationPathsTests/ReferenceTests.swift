import ActivationPaths
import Statistics
import Tensors
import TestSupport
import Testing

/// Against the numbers that `Tests/References/paths.py` prints.
@Suite struct ReferenceTests {
  /// Similarities are stored as 32-bit floats, and normalizing divides by about a third.
  private static let tolerance = 2e-6
  private static let shape = [11, 3, 5]

  /// The same formula as in the script.
  private static func image(_ label: Int, _ number: Int, noise: Double) -> [Float] {
    (0..<165).map { k in
      let base = Double((k * k * (label + 2) + 3 * k + (label + 1) * (k / 15)) % 13)
      let more = Double((5 * k + 7 * number * number + 3 * number) % 7)
      return Float(max(0, base + noise * more - 6) / 16)
    }
  }

  /// Class 0 has photographs 0 to 3 and prototypes 11 and 12; photographs 4 and 5 are of class 1.
  private static func recorded() throws -> (audit: PathAudit, foreign: ForeignPhotographs) {
    let photographs = SyntheticImages(classes: [0, 0, 0, 0, 1, 1], shape: shape) {
      image($0 < 4 ? 0 : 1, $0, noise: 0.5)
    }
    let prototypes = SyntheticImages(classes: [0, 0], shape: shape) {
      image(0, 11 + $0, noise: 1.5)
    }
    let layers = [PathLayer(name: "same", operatorType: "Relu", shape: shape)]
    let auditor = PathAuditor(PlainNetwork.network(), layers: layers, photographs: photographs)
    let record = try auditor.record(
      class: 0, prototypes: [PrototypeSet(recipe: "drawn", images: prototypes)])
    return (
      try PathAudit(records: [record], layers: layers, configuration: PathConfiguration()),
      ForeignPhotographs(besides: 0, of: [0: [0, 1, 2, 3], 1: [4, 5]], seed: 0)
    )
  }

  /// By which foreign photograph is the floor: held-out, other, drawn.
  private static let units = [
    Similarities(
      spearman: [0.9379301, -0.0019291, 0.7917573], pearson: [0.9380342, -0.0218737, 0.7923810],
      cosine: [0.9376430, -0.0329239, 0.8152066]),
    Similarities(
      spearman: [0.9380447, 0.0019254, 0.7921583], pearson: [0.9393069, 0.0214055, 0.7968252],
      cosine: [0.9395505, 0.0318745, 0.8210968]),
  ]
  private static let channels = [
    Similarities(
      spearman: [1.0061418, -0.0664545, 0.9751448], pearson: [0.9986811, -0.0480914, 0.9828895],
      cosine: [0.9988311, -0.0249459, 0.9444425]),
    Similarities(
      spearman: [1.0057576, 0.0623135, 0.9766936], pearson: [0.9987415, 0.0458847, 0.9836746],
      cosine: [0.9988595, 0.0243388, 0.9457947]),
  ]

  @Test func `normalized similarities are SciPy's, for units and channels`() throws {
    let (audit, foreign) = try Self.recorded()
    let bank = try #require(foreign.bank.first) - 4
    let curves = try #require(audit.classes.first?.curves)
    #expect(
      curves.map(\.subject) == [.heldOutPhotographs, .otherPhotographs, .prototypes("drawn")])
    for (place, curve) in curves.enumerated() {
      let scores = try #require(curve.layers.first)
      try Self.expect(scores.units.normalized, Self.units[bank], place, within: Self.tolerance)
      // The channels' ceiling and floor are close together.
      try Self.expect(
        scores.channels.normalized, Self.channels[bank], place, within: 20 * Self.tolerance)
    }
  }

  private static func expect(
    _ scores: Similarities<Estimate?>, _ expected: Similarities<[Double]>, _ place: Int,
    within tolerance: Double
  ) throws {
    for (score, number) in [
      (scores.spearman, expected.spearman), (scores.pearson, expected.pearson),
      (scores.cosine, expected.cosine),
    ] {
      let estimate = try #require(score)
      #expect(abs(estimate.value - number[place]) < tolerance)
    }
  }

  @Test func `similarities to the mean path are SciPy's`() throws {
    let audit = try Self.recorded().audit
    let curves = try #require(audit.classes.first?.curves)
    let expected = [
      (0, [0.9261327, 0.9297041, 0.9613780], [0.9720934, 0.9926129, 0.9991935]),
      (2, [0.7383669, 0.7289039, 0.8642176], [0.9328807, 0.9693424, 0.9908286]),
    ]
    for (place, units, channels) in expected {
      let scores = try #require(curves[place].layers.first)
      for (score, numbers) in [(scores.units, units), (scores.channels, channels)] {
        let mine = [score.toMean.spearman, score.toMean.pearson, score.toMean.cosine]
        for (estimate, number) in zip(mine, numbers) {
          let value = try #require(estimate).value
          #expect(abs(value - number) < Self.tolerance)
        }
      }
    }
  }

  @Test func `distances are NumPy's`() throws {
    let audit = try Self.recorded().audit
    let curves = try #require(audit.classes.first?.curves)
    let own = try #require(curves[0].layers.first)
    let drawn = try #require(curves[2].layers.first)
    #expect(abs(own.units.distance.value - 0.0443497) < Self.tolerance)
    let relative = try [own.units, drawn.units, drawn.channels].map {
      try #require($0.relativeDistance).value
    }
    #expect(relative[0] == 1)
    #expect(abs(drawn.units.distance.value - 0.1748737) < Self.tolerance)
    #expect(abs(relative[1] - 3.9430605) < 1e-5)
    #expect(abs(own.channels.distance.value - 0.0049242) < Self.tolerance)
    #expect(abs(drawn.channels.distance.value - 0.1547348) < Self.tolerance)
    #expect(abs(relative[2] - 31.4230769) < 1e-3)
  }

  @Test func `ranks are SciPy's, with ties, zeros of both signs and numbers of any size`() {
    let values: [Float] = [0, -1.5, 3, 0, -0.0, 3, -2, 1e-30, 3e8, -1.5]
    #expect(Self.ranks(values) == [5, 2.5, 8.5, 5, 5, 8.5, 1, 7, 10, 2.5])
  }

  @Test(arguments: [1, 2, 3, 17, 5000])
  func `ranks add up to those of the places, whatever the values`(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    let values = random.floats(count).map { ($0 * 50).rounded() }
    let ranks = Self.ranks(values)
    #expect(ranks.reduce(0) { $0 + Double($1) } == Double(count) * Double(count + 1) / 2)
    for (index, value) in values.enumerated().prefix(50) {
      let below = values.count { $0 < value }
      let equal = values.count { $0 == value }
      #expect(Double(ranks[index]) == Double(below) + Double(equal + 1) / 2)
    }
  }

  /// Ranks from 1, by a ranking that has been used for more values before.
  private static func ranks(_ values: [Float]) -> [Float] {
    var ranking = AverageRanks()
    var result = [Float](repeating: 0, count: 2 * values.count)
    for input in [values + values.map { $0 + 1 }, values] {
      result = [Float](repeating: 0, count: input.count)
      result.withUnsafeMutableBufferPointer { target in
        _ = input.withUnsafeBufferPointer { ranking.write(of: $0, to: target) }
      }
    }
    return result.map { $0 + Float(values.count + 1) / 2 }
  }

  @Test func `intervals are NumPy's quantiles of the samples`() throws {
    let draws = Draws([3, 5, 1, 4, 2, 8, 7])
    let estimate = try #require(draws.estimate(count: 6))
    #expect(estimate.value == 3 && estimate.count == 6)
    #expect(abs(estimate.lower - 1.125) < 1e-12)
    #expect(abs(estimate.upper - 7.875) < 1e-12)
    #expect(Draws([.nan, 1, 2]).estimate(count: 1) == nil)
  }
}
