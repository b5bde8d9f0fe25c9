internal import Training

/// What is wrong with a training, in the words of the command line.
struct SchoolingFailure {
  /// What is wrong.
  let error: TrainingError
  /// The checkpoint, as the user knows it.
  let checkpointName: String
  /// How to start anew beside a checkpoint of another training.
  let startingAnew: String

  /// The options that set a value of a training; what is not here is a recipe's.
  private static let options = [
    "epochCount": "--epochs", "seed": "--seed", "augmentation": "--augmentation",
    "noise": "--noise", "attack": "--attack", "radius": "--attack",
    "stepCount": "--attack-steps", "outliers": "--outliers", "outliers.weight": "--outliers",
    "replay": "--replay",
    "replay.weight": "--replay",
    "architecture": "--recipe or --size", "the number of examples": "--scenes",
    "the examples": "--plant or --rho",
  ]

  /// The error for the user.
  var failure: any Error {
    switch error {
    case .tooFewExamples(let count, let batchSize):
      CommandFailure(
        "--scenes must be at least \(batchSize), which is what a step of this recipe sees, but is "
          + "\(count).", .usage)
    case .invalidConfiguration(let violations):
      CommandFailure(
        violations.map {
          "\(Self.options[$0.name] ?? $0.name) must be \($0.rule), but is \($0.value)"
        }.joined(separator: "; ") + ".", .usage)
    case .otherRun(_, let differences):
      CommandFailure(
        "'\(checkpointName)' is of a training with another \(Self.words(differences)). Give what "
          + "was given then, or \(startingAnew).", .usage)
    case .diverged(let step, _):
      CommandFailure(
        "The loss of step \(step) is not a number: training diverged. Try a smaller --attack, "
          + "--outliers or --replay, or another --seed.", .data)
    default: error
    }
  }

  /// The options behind the values that differ.
  private static func words(_ differences: [String]) -> String {
    let known = differences.compactMap { options[$0] }
    guard known.count == differences.count else { return "--recipe" }
    return known.joined(separator: ", ")
  }
}
