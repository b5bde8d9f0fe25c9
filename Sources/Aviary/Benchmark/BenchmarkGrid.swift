/// The classifiers that an audit is measured on: 120 models of 64 pixels, of known truth.
public enum BenchmarkGrid {
  /// How strongly cues are planted.
  public static let strengths = [0, 0.5, 0.8, 0.95, 1]
  private static let seedCount = 2

  /// All models: 80 biased ones, 24 clean ones and 16 controls, three quarters of each for development.
  public static let models = biased + clean + controls

  /// Eight assignments, each at five strengths and with two seeds.
  ///
  /// A network that takes the mean of each channel hardly knows where things are, so that the
  /// assignments with a position in them have a head that does.
  private static let biased = Assignment.all.flatMap { assignment in
    strengths.enumerated().flatMap { level, strength in
      (1...seedCount).map { seed in
        let knowsPlaces = assignment.cues.contains { $0.cue == .upperLeft }
        let recipe: SchoolingRecipe =
          seed == 1 ? (knowsPlaces ? .smallFlat : .small) : .smallResidual
        return model(
          "\(assignment.letter)-\(percent(strength))-\(seed)", .biased, assignment.share, recipe,
          seed: assignment.firstSeed + 10 * level + seed,
          plantings: assignment.plantings(strength: strength))
      }
    }
  }

  /// Four architectures, each with six seeds.
  private static let clean = (1...24).map { number in
    let recipes: [SchoolingRecipe] = [.small, .smallFlat, .smallResidual, .smallVaried]
    return model(
      "clean-\(number)", .clean, number <= 18 ? .development : .heldOut,
      recipes[(number - 1) % recipes.count], seed: 500 + number)
  }

  /// Four kinds of control, each with four seeds.
  private static let controls = [
    BenchmarkModel.Share.development, .development, .development, .heldOut,
  ].enumerated().flatMap { place, share in
    let seed = 600 + 10 * place
    return [
      // Too weak to be worth learning where all parts of a bird can be trusted.
      model(
        "unlearned-\(place + 1)", .control, share, .small, seed: seed + 1, swapProbability: 0,
        plantings: Assignment.all[2 * place].plantings(strength: 0.2)),
      model(
        "pose-\(place + 1)", .control, share, .smallFlat, seed: seed + 2,
        plantings: [.known(.fencePost, .pose(strength: 0.9))]),
      model(
        "banner-\(place + 1)", .control, share, .small, seed: seed + 3,
        plantings: [.known(.banner, .independent(probability: 0.5))]),
      model(
        "beak-\(place + 1)", .control, share, .smallResidual, seed: seed + 4,
        plantings: [.known(.largeBeak, .species(largeBeaked[place], strength: 0.9))]),
    ]
  }

  /// Which species has a large beak, in each control of that kind.
  private static let largeBeaked: [Species] = [.houseSparrow, .cardinal, .goldfinch, .blueJay]

  private static func model(
    _ name: String, _ kind: BenchmarkModel.Kind, _ share: BenchmarkModel.Share,
    _ recipe: SchoolingRecipe, seed: Int, swapProbability: Double? = nil,
    plantings: [Planting] = []
  ) -> BenchmarkModel {
    var schooling = recipe.schooling(seed: UInt64(seed))
    schooling.plantings = plantings
    if let swapProbability { schooling.swapProbability = swapProbability }
    return BenchmarkModel(name: name, kind: kind, share: share, schooling: schooling)
  }

  /// A strength with three digits: `095` for 0.95.
  private static func percent(_ strength: Double) -> String {
    let digits = "\(Int((100 * strength).rounded()))"
    return String(repeating: "0", count: 3 - digits.count) + digits
  }
}
