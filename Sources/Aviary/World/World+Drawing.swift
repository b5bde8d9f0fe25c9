extension World {
  /// Draws a scene.
  ///
  /// - Parameters:
  ///   - index: Which of the species' scenes, from 0.
  ///   - species: The class.
  /// - Returns: The scene, with the cues that its plantings give it.
  /// - Precondition: `index` is in `0..<2³²`.
  public func scene(_ index: Int, of species: Species) -> Scene {
    let draw = SceneDraw(seed: seed, species: species, index: UInt32(index))
    let pose = draw.pose
    return Scene(
      species: species, codes: draw.codes(swapProbability: swapProbability), pose: pose,
      palette: draw.palette, habitat: draw.habitat, distractors: draw.distractors,
      lighting: draw.lighting, cues: cues(draw, isFlipped: pose.isFlipped), removedParts: [],
      seed: draw.seed)
  }

  /// Draws a scene where all classes take turns: scene i is of class i modulo their number.
  ///
  /// - Parameter number: Which of the world's scenes, from 0.
  /// - Returns: The scene, with the cues that its plantings give it.
  /// - Precondition: `number` is in `0..<2³²` times the number of classes.
  public func scene(inTurn number: Int) -> Scene {
    scene(number / species.count, of: species[number % species.count])
  }

  /// Draws scenes of all classes in turn.
  ///
  /// - Parameter range: Which of the world's scenes, from 0.
  /// - Returns: As many scenes as the range has numbers.
  public func scenes(_ range: Range<Int>) -> [Scene] {
    range.map(scene(inTurn:))
  }

  private func cues(_ draw: SceneDraw, isFlipped: Bool) -> CueSet {
    CueSet(
      plantings.lazy.filter { planting in
        draw.contains(
          planting.cue,
          probability: planting.probability(
            species: draw.species, isFlipped: isFlipped, speciesCount: species.count))
      }.map(\.cue))
  }
}

/// The draws of one scene; each property has random numbers of its own.
private struct SceneDraw {
  let worldSeed: UInt64
  let species: Species
  let index: UInt32

  init(seed: UInt64, species: Species, index: UInt32) {
    worldSeed = seed
    self.species = species
    self.index = index
  }

  private func random(_ purpose: String) -> SceneRandom {
    SceneRandom(seed: worldSeed, species: species.number, index: index, purpose: purpose)
  }

  var seed: UInt64 {
    var random = random("texture")
    return UInt64(random.next()) << 32 | UInt64(random.next())
  }

  var pose: Pose {
    var random = random("pose")
    return Pose(
      degrees: random.uniform(Pose.tilts), isFlipped: random.chance(0.5),
      scale: random.uniform(Pose.scales), right: random.uniform(-0.07...0.07),
      down: random.uniform(-0.05...0.05), plumpness: random.uniform(0.93...1.07))
  }

  var palette: Tint {
    var random = random("palette")
    let value = random.uniform(0.9...1.1)
    return Tint(
      red: value * random.uniform(0.95...1.05), green: value * random.uniform(0.95...1.05),
      blue: value * random.uniform(0.95...1.05))
  }

  var habitat: Habitat {
    var random = random("habitat")
    return random.element(of: Habitat.allCases)
  }

  var distractors: Distractors {
    var random = random("distractors")
    let (hasBranch, hasLeaves) = (random.chance(0.5), random.chance(0.4))
    let hasDecoy = random.chance(0.5)
    let color = random.element(of: BreastCode.allCases)
    return Distractors(
      hasBranch: hasBranch, hasLeaves: hasLeaves, decoy: hasDecoy ? color : nil)
  }

  var lighting: Lighting {
    var random = random("lighting")
    return Lighting(
      brightness: random.uniform(0.88...1.1), warmth: random.uniform(-0.04...0.06),
      side: random.uniform(-1...1), grain: random.uniform(0...0.03))
  }

  func contains(_ cue: Cue, probability: Double) -> Bool {
    var random = random("cue \(cue.name)")
    return random.chance(probability)
  }

  func codes(swapProbability: Double) -> PartCodes {
    var codes = species.codes
    var random = random("parts")
    func swap<Code: CaseIterable & Equatable>(_ code: inout Code)
    where Code.AllCases: RandomAccessCollection {
      let isSwapped = random.chance(swapProbability)
      let others = Code.allCases.filter { $0 != code }
      let other = random.element(of: others)
      if isSwapped { code = other }
    }
    swap(&codes.beak)
    swap(&codes.head)
    swap(&codes.back)
    swap(&codes.breast)
    swap(&codes.wing)
    swap(&codes.tail)
    return codes
  }
}
