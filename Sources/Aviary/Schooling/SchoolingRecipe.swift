internal import Classifiers
internal import Optimizers
internal import Training

/// A schooling that is known by name.
public enum SchoolingRecipe: String, Hashable, Codable, Sendable, CaseIterable {
  /// The classifier that ships with protogen: images of 128 pixels, trained on its own prototypes,
  /// too, so that those it ends up with are birds.
  case builtin
  /// A benchmark's classifier of 64 pixels: four convolutions, then the mean of each channel.
  case small
  /// The same, with a head that knows where things are.
  case smallFlat = "small-flat"
  /// A residual network of the same size.
  case smallResidual = "small-residual"
  /// As `small`, trained on varied images with smoothed labels.
  case smallVaried = "small-varied"

  /// The images' height and width, in pixels.
  public var size: Int { self == .builtin ? 128 : 64 }

  /// Returns the schooling for a number of classes.
  ///
  /// - Parameters:
  ///   - species: The classes.
  ///   - size: The images' height and width in pixels, if not the recipe's own.
  ///   - seed: What fixes every draw.
  /// - Returns: A schooling without any cue.
  public func schooling(
    of species: [Species] = Species.allCases, size: Int? = nil, seed: UInt64 = 0
  ) -> Schooling {
    let size = size ?? self.size
    return Schooling(
      species: species, swapProbability: self == .builtin ? 0 : World.benchmarkSwapProbability,
      sceneCount: 6_000,
      training: training(classCount: species.count, size: size, seed: seed))
  }

  private func training(classCount: Int, size: Int, seed: UInt64) -> TrainingConfiguration {
    TrainingConfiguration(
      architecture: architecture(classCount: classCount, size: size),
      preprocessing: Self.preprocessing,
      learningRate: self == .builtin ? 0.05 : 0.1,
      schedule: Schedule(.cosine, warmUpSteps: 50),
      epochCount: self == .builtin ? 50 : 10,
      batchSize: self == .builtin ? 32 : 64, labelSmoothing: self == .smallVaried ? 0.1 : 0,
      augmentation: augmentation(size: size), attack: self == .builtin ? Self.attack : nil,
      replay: self == .builtin ? PrototypeReplay() : nil, seed: seed)
  }

  private func architecture(classCount: Int, size: Int) -> NetworkArchitecture {
    switch self {
    case .builtin:
      NetworkArchitecture(
        height: size, width: size,
        stem: .init(kernelSize: 7, width: 32, stride: 2, pooling: 2),
        stages: [48, 88, 140].map { .init(width: $0) }, block: .residual, head: .flatten,
        classCount: classCount)
    case .small, .smallVaried: .conv4(classCount: classCount, size: size)
    case .smallFlat: .conv4(classCount: classCount, size: size, head: .flatten)
    case .smallResidual:
      .residual(classCount: classCount, size: size, widths: [16, 16, 32, 48])
    }
  }

  private func augmentation(size: Int) -> Augmentation {
    switch self {
    case .builtin, .smallVaried: .light(size: size)
    case .small, .smallFlat, .smallResidual: Augmentation()
    }
  }

  /// Within a radius that is an L2 norm over colors in `0...1`; it grows with the prototypes' steps.
  private static let attack = AdversarialAttack(norm: .l2, radius: 2, warmUpShare: 0.2)

  /// Colors of mean 0 and about the spread of scenes.
  private static let preprocessing: Preprocessing = {
    guard let preprocessing = try? Preprocessing(mean: [0.5], standardDeviation: [0.25]) else {
      preconditionFailure("a mean and a deviation within their ranges")
    }
    return preprocessing
  }()
}
