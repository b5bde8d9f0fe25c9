internal import Aviary
internal import Foundation

/// Where a training starts, given what is there already.
enum SchoolingStart: Hashable {
  /// From its first step.
  case anew
  /// From a checkpoint.
  case goingOn
  /// Nowhere: its model is there.
  case finished

  /// Looks at what is there.
  ///
  /// - Parameters:
  ///   - files: Where it is looked for.
  ///   - schooling: What is to be trained.
  ///   - resumes: Whether to go on from a checkpoint, if there is one.
  ///   - isForced: Whether what is there counts for nothing.
  /// - Throws: `CommandFailure` with status 73 for what would be lost.
  init(
    _ files: SchoolingFiles, of schooling: Schooling, resumes: Bool, isForced: Bool
  ) throws {
    guard !isForced else {
      self = .anew
      return
    }
    guard !files.hasCheckpoint else {
      guard resumes else {
        throw CommandFailure(
          "'\(files.checkpointName)' is of a training that was stopped. Go on with --resume, or "
            + "start anew with --force.", .cannotCreate)
      }
      self = .goingOn
      return
    }
    guard files.hasModel else {
      self = .anew
      return
    }
    guard files.schooling == schooling else {
      throw CommandFailure(
        "'\(files.name)' is there, and not from a training with these settings. Replace it with "
          + "--force, or choose another with --output.", .cannotCreate)
    }
    self = .finished
  }

  /// What should be said before the training.
  func notes(_ files: SchoolingFiles, resumes: Bool) -> [String] {
    switch self {
    case .goingOn: []
    case .finished:
      [
        "'\(files.name)' is there, trained with these settings, and is only tested; --force trains "
          + "it anew."
      ]
    case .anew:
      (resumes
        ? ["there is no '\(files.checkpointName)' to go on with; starting at the first step."] : [])
        + (files.hasModel
          ? ["'\(files.name)' stays until the training is finished, and is replaced then."] : [])
    }
  }
}
