public import Foundation
internal import Optimizers

extension Trainer {
  /// Writes the run to a file, so that it can be resumed: aside first, then in place of the old.
  ///
  /// - Throws: `TrainingError.fileFailed`.
  public func save(to file: URL) throws(TrainingError) {
    do {
      try checkpoint.data.write(to: file, options: .atomic)
    } catch {
      throw .fileFailed(path: file.path, reason: error.localizedDescription)
    }
  }

  /// Goes on from a file that ``save(to:)`` wrote, as if the run had never stopped.
  ///
  /// - Throws: `TrainingError.fileFailed`, `.unreadableCheckpoint`, or `.otherRun` if the
  ///   configuration or the examples are not the same; then nothing changes.
  public func resume(from file: URL) throws(TrainingError) {
    let data: Data
    do {
      data = try Data(contentsOf: file)
    } catch {
      throw .fileFailed(path: file.path, reason: error.localizedDescription)
    }
    let checkpoint: Checkpoint
    do throws(Checkpoint.Defect) {
      checkpoint = try Checkpoint(data)
    } catch {
      throw .unreadableCheckpoint(path: file.path, reason: error.rawValue)
    }
    try requireSameRun(checkpoint.header, path: file.path)
    guard let restored = restoredState(from: checkpoint) else {
      throw .unreadableCheckpoint(
        path: file.path, reason: Checkpoint.Defect.wrongSize.rawValue)
    }
    state = restored
  }

  private var checkpoint: Checkpoint {
    Checkpoint(
      header: Checkpoint.Header(
        configuration: configuration, exampleCount: examples.count,
        exampleIdentity: exampleIdentity, step: state.step,
        totals: state.totals, log: state.log, replayClasses: state.replay?.classes ?? []),
      arrays: state.network.values + (state.average ?? []) + (state.replay?.images ?? []),
      optimizers: state.optimizers.map(\.checkpoint))
  }

  private func requireSameRun(
    _ header: Checkpoint.Header, path: String
  ) throws(TrainingError) {
    var differences = configuration.differences(from: header.configuration)
    if header.exampleCount != examples.count {
      differences.append("the number of examples")
    } else if header.exampleIdentity != exampleIdentity {
      differences.append("the examples")
    }
    guard differences.isEmpty else { throw .otherRun(path: path, differences: differences) }
  }

  /// The state that a checkpoint of this run holds, or `nil` if it has another size.
  private func restoredState(from checkpoint: Checkpoint) -> TrainingState? {
    var restored = state
    restored.step = checkpoint.header.step
    restored.totals = checkpoint.header.totals
    restored.log = checkpoint.header.log
    let count = restored.network.values.count
    let weights = restored.network.values + (restored.average ?? [])
    let expected = weights + (restored.replay?.images ?? [])
    guard checkpoint.arrays.map(\.count) == expected.map(\.count),
      checkpoint.header.replayClasses.count == expected.count - weights.count,
      checkpoint.header.replayClasses.allSatisfy(classes.contains),
      checkpoint.optimizers.count == restored.optimizers.count,
      0...stepCount ~= restored.step
    else { return nil }
    restored.network.values = Array(checkpoint.arrays[..<count])
    if restored.average != nil {
      restored.average = Array(checkpoint.arrays[count..<weights.count])
    }
    restored.replay?.images = Array(checkpoint.arrays[weights.count...])
    restored.replay?.classes = checkpoint.header.replayClasses
    for index in restored.optimizers.indices {
      guard restored.optimizers[index].restore(checkpoint.optimizers[index]) else { return nil }
    }
    return restored
  }
}

extension TrainingConfiguration {
  /// The names of the values that differ.
  func differences(from other: TrainingConfiguration) -> [String] {
    let (mine, others) = (Mirror(reflecting: self), Mirror(reflecting: other))
    return zip(mine.children, others.children).compactMap { mine, other in
      "\(mine.value)" == "\(other.value)" ? nil : mine.label
    }
  }
}
