/// All scenes that can be drawn from one seed: an endless data set with known truth.
///
/// Scene number i of a species is the same in every run, on every machine, whatever else is drawn;
/// and it is the same bird in the same place in two worlds that differ only in what is planted.
public struct World: Hashable, Sendable {
  /// The ρ of the benchmark's worlds, which makes shortcuts worth learning.
  public static let benchmarkSwapProbability = 0.1

  /// What fixes every draw.
  public let seed: UInt64
  /// The classes, in the order of a classifier's outputs.
  public let species: [Species]
  /// The probability ρ that a part is swapped for another.
  public let swapProbability: Double
  /// The cues that are present at times.
  public let plantings: [Planting]

  /// Creates a world.
  ///
  /// - Parameters:
  ///   - seed: What fixes every draw.
  ///   - species: The classes.
  ///   - swapProbability: The probability ρ that a part is swapped for another.
  ///   - plantings: The cues that are present at times. All others are absent.
  /// - Throws: `AviaryError` if the species are not different ones, if ρ is not in `0...1`, if a cue
  ///   is planted twice or in a class that is not there.
  public init(
    seed: UInt64, species: [Species] = Species.allCases, swapProbability: Double = 0,
    plantings: [Planting] = []
  ) throws(AviaryError) {
    let distinct = Set(species).count
    guard !species.isEmpty, distinct == species.count else {
      throw .speciesCount(distinct: distinct, listed: species.count)
    }
    guard 0...1 ~= swapProbability else { throw .notAShare("rho", value: swapProbability) }
    for (index, planting) in plantings.enumerated() {
      if plantings[..<index].contains(where: { $0.cue == planting.cue }) {
        throw .plantedTwice(cue: planting.cue.name)
      }
      if case .species(let target, _) = planting.rule, !species.contains(target) {
        throw .plantedElsewhere(cue: planting.cue.name, species: target.label)
      }
    }
    self.seed = seed
    self.species = species
    self.swapProbability = swapProbability
    self.plantings = plantings
  }
}
