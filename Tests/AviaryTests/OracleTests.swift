import Aviary
import Foundation
import Tensors
import Testing
import Training

struct OracleTests {
  private static let species: [Species] = [.robin, .crow, .goldfinch]
  private let oracle = Oracle(scenesPerSpecies: 12, size: 64)

  @Test func `a classifier that sees the badge alone has one effect, and it is the badge's`() throws
  {
    let reader = BadgeReader(target: 1, classCount: 3)
    let planting = try Planting(.badge, in: .crow, strength: 0.9)
    let cells = try oracle.findings(
      species: Self.species, plantings: [planting], logits: reader.logits
    ).cells
    #expect(cells.count == 3 * Cue.all.count)
    for cell in cells where cell.cue != .badge {
      #expect(abs(cell.effect.mean) < 1e-6, "\(cell.cue.name) on \(cell.species)")
      #expect(abs(cell.necessity.mean) < 1e-6, "\(cell.cue.name) on \(cell.species)")
      #expect(cell.verdict == .negative)
    }
    // From a third, where all classes are alike, to all but certain.
    let badge = try #require(cells.first { $0.cue == .badge && $0.species == .crow })
    #expect(abs(badge.effect.mean - 2 / 3) < 0.05)
    #expect(abs(badge.necessity.mean - 2 / 3) < 0.05)
    #expect((badge.effect.count, badge.necessity.count) == (24, 12))
    #expect((badge.strength, badge.verdict) == (0.9, .positive))
    // What one class gains, the others lose; where nothing was planted that is no finding.
    let other = try #require(cells.first { $0.cue == .badge && $0.species == .robin })
    #expect(abs(other.effect.mean + 1 / 3) < 0.05)
    #expect((other.strength, other.verdict) == (nil, .negative))
  }

  @Test func `a planted shortcut without effect is gray, and a part of the bird is never positive`()
    throws
  {
    let plantings = [
      try Planting(.warmCast, in: .robin, strength: 1),
      try Planting(.largeBeak, in: .crow, strength: 1),
      try Planting(.checker, in: .goldfinch, strength: 0),
    ]
    let cells = try oracle.findings(species: Self.species, plantings: plantings) { images in
      // Certain of the crow whatever it sees.
      let count = images.shape[0]
      return try Tensor((0..<count).flatMap { _ in [0, 9, 0] as [Float] }, shape: [count, 3])
    }.cells
    func verdict(_ species: Species, _ cue: Cue) -> CueEffect.Verdict? {
      cells.first { $0.species == species && $0.cue == cue }?.verdict
    }
    #expect(verdict(.robin, .warmCast) == .gray)
    #expect(verdict(.crow, .largeBeak) == .negative)
    #expect(verdict(.goldfinch, .checker) == .negative)
  }

  @Test func `half the necessity counts as much as the effect`() {
    func verdict(_ effect: Double, _ necessity: Double) -> CueEffect.Verdict {
      CueEffect(
        species: .robin, cue: .badge, effect: MeanEstimate(of: [effect]),
        necessity: MeanEstimate(of: [necessity]), strength: 0.5
      ).verdict
    }
    #expect(verdict(0.1, 0) == .positive)
    #expect(verdict(0.09, 0.19) == .gray)
    #expect(verdict(0.01, 0.2) == .positive)
    #expect(verdict(-0.5, -0.5) == .gray)
  }

  @Test func `an interval has the width of its formula`() {
    let estimate = MeanEstimate(of: [1, 2, 3, 4])
    // The standard error is √(5/3) / 2.
    let reach = 1.959963984540054 * (5.0 / 3).squareRoot() / 2
    #expect(estimate.mean == 2.5)
    #expect(abs(estimate.low - (2.5 - reach)) < 1e-12)
    #expect(abs(estimate.high - (2.5 + reach)) < 1e-12)
    #expect(MeanEstimate(of: [7]).low == 7)
  }

  @Test func `scores that are no numbers are an error`() throws {
    let error = #expect(throws: AviaryError.self) {
      try oracle.findings(species: Self.species) { images in
        let count = images.shape[0]
        return try Tensor([Float](repeating: .nan, count: 3 * count), shape: [count, 3])
      }
    }
    #expect(error == .scoresNotFinite)
  }

  @Test func `a truth file is read as it was written, and nothing else is`() throws {
    let reader = BadgeReader(target: 0, classCount: 2)
    let planting = try Planting(.badge, in: .robin, strength: 0.8)
    let small = Oracle(seed: 3, scenesPerSpecies: 2, size: 64)
    let truth = ModelTruth(
      modelSHA256: "ab", oracle: small,
      findings: try small.findings(
        species: [.robin, .crow], plantings: [planting], logits: reader.logits),
      plantings: [planting], accuracy: nil)
    #expect(try ModelTruth(json: truth.json, file: "x") == truth)
    #expect(truth.plantedCells.map(\.cue) == [.badge])
    let text = String(decoding: truth.json, as: UTF8.self)
    let newer = text.replacing("\"version\" : 1", with: "\"version\" : 2")
    #expect(newer != text)
    for bad in ["{}", newer] {
      let error = #expect(throws: AviaryError.self) {
        try ModelTruth(json: Data(bad.utf8), file: "x.json")
      }
      #expect(error == .unreadableTruth(file: "x.json"))
    }
  }
}
