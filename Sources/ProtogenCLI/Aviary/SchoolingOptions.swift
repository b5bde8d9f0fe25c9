public import ArgumentParser
public import Aviary
internal import Training

/// The options that say how a classifier of birds is trained.
struct SchoolingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How it is trained: \(SchoolingRecipe.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "recipe"),
    completion: .list(SchoolingRecipe.allCases.map(\.rawValue)))
  var recipe = SchoolingRecipe.builtin

  @Option(help: ArgumentHelp("Another number gives other scenes and weights.", valueName: "S"))
  var seed: UInt64 = 0

  @Option(help: ArgumentHelp("The images' height and width in pixels.", valueName: "N"))
  var size: Int?

  @Option(help: ArgumentHelp("How many scenes are drawn to learn from.", valueName: "N"))
  var scenes: Int?

  @Option(help: ArgumentHelp("How often each is shown.", valueName: "N"))
  var epochs: Int?

  @Option(
    help: ArgumentHelp(
      "The probability that a part of a bird is swapped for another.", valueName: "share"))
  var rho: Double?

  @Option(
    help: ArgumentHelp("A cue to plant; may be repeated.", valueName: "class:cue:strength"))
  var plant: [String] = []

  @Option(
    help: ArgumentHelp("How images are varied: none, light or strong.", valueName: "name"))
  var augmentation: AugmentationKind?

  @Option(
    help: ArgumentHelp("The largest standard deviation of noise, in 0...1.", valueName: "share"))
  var noise: Double?

  @Option(
    help: ArgumentHelp(
      "The L2 size of attacks to train against; 0 for none.", valueName: "radius"))
  var attack: Double?

  @Option(help: ArgumentHelp("How many gradients an attack follows.", valueName: "N"))
  var attackSteps: Int?

  @Option(
    help: ArgumentHelp(
      "How much it counts that images of no bird leave the network undecided; 0 for nothing.",
      valueName: "weight"))
  var outliers: Double?

  @Option(
    help: ArgumentHelp(
      "How much it counts that the network's own prototypes, as they grow, are told from scenes; 0 "
        + "for nothing.",
      valueName: "weight"))
  var replay: Double?

  /// The scenes of a training that fit into memory: 3 bytes a pixel each.
  private static let largestSceneCount = 1_000_000
  private static let sizes = 16...512
  private static let attackStepCounts = 1...1000
  /// Beyond the largest change that there can be, and beyond any weight that trains.
  private static let strengths = 0...1000.0

  func validate() throws {
    if let size, !(Self.sizes ~= size) {
      throw ValidationError("--size must be in \(Self.sizes).")
    }
    if let scenes, !(1...Self.largestSceneCount ~= scenes) {
      throw ValidationError("--scenes must be in 1...\(Self.largestSceneCount).")
    }
    for (name, strength) in [
      ("--attack", attack), ("--outliers", outliers), ("--replay", replay),
    ] {
      if let strength, !(Self.strengths ~= strength) {
        throw ValidationError("\(name) must be in 0...1000.")
      }
    }
    if let attackSteps, !(Self.attackStepCounts ~= attackSteps) {
      throw ValidationError("--attack-steps must be in \(Self.attackStepCounts).")
    }
  }

  /// The recipe's schooling, with what the options say in its place.
  ///
  /// - Throws: `CommandFailure`, `AviaryError`
  func schooling() throws -> Schooling {
    var schooling = recipe.schooling(size: size, seed: seed)
    schooling.plantings = try plant.map(PlantingArgument.planting)
    if let scenes { schooling.sceneCount = scenes }
    if let rho { schooling.swapProbability = rho }
    if let epochs { schooling.training.epochCount = epochs }
    if let augmentation {
      schooling.training.augmentation = augmentation.augmentation(size: schooling.size)
    }
    if let noise { schooling.training.augmentation.noise = noise }
    schooling.training.attack = attack(instead: schooling.training.attack)
    if let outliers {
      schooling.training.outliers = outliers == 0 ? nil : OutlierExposure(weight: outliers)
    }
    if let replay {
      var changed = schooling.training.replay ?? PrototypeReplay()
      changed.weight = replay
      schooling.training.replay = replay == 0 ? nil : changed
    }
    return schooling
  }

  private func attack(instead usual: AdversarialAttack?) -> AdversarialAttack? {
    guard attack != 0, let radius = attack ?? usual?.radius else { return nil }
    var changed = usual ?? AdversarialAttack(norm: .l2, radius: radius)
    changed.radius = radius
    if let attackSteps { changed.stepCount = attackSteps }
    return changed
  }
}

/// The ways to vary images that can be named.
enum AugmentationKind: String, CaseIterable, ExpressibleByArgument {
  case none, light, strong

  func augmentation(size: Int) -> Augmentation {
    switch self {
    case .none: Augmentation()
    case .light: .light(size: size)
    case .strong: .strong(size: size)
    }
  }
}

extension SchoolingRecipe: ExpressibleByArgument {}
