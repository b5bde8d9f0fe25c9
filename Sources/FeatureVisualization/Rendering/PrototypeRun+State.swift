internal import Foundation
internal import Optimizers

extension PrototypeRun {
  /// Adds everything that the next steps depend on.
  func write(to writer: inout StateWriter) throws {
    writer.write(try JSONEncoder().encode(status))
    writer.write(Array(parameters))
    writer.write(Array(lastGood))
    writer.write(optimizer.checkpoint)
    writer.write(objectives)
    writer.write(chosen)
    writer.write(bestScore)
    writer.write(influence)
    writer.write(progress.smoothed ?? .nan)
    writer.write(progress.best)
    writer.write(Int64(progress.stepsSinceBest))
  }

  /// Takes on a saved state.
  ///
  /// - Throws: `RenderingError.unreadableState`.
  func read(from reader: inout StateReader) throws {
    guard let status = try? JSONDecoder().decode(PrototypeStatus.self, from: reader.data()) else {
      throw RenderingError.unreadableState
    }
    self.status = status
    try read(into: parameters, from: &reader)
    try read(into: lastGood, from: &reader)
    guard optimizer.restore(try reader.data()) else { throw RenderingError.unreadableState }
    objectives = try reader.floats()
    chosen = try reader.floats()
    bestScore = try reader.double()
    influence = try floats(influence.count, from: &reader)
    let smoothed = try reader.double()
    progress.smoothed = smoothed.isNaN ? nil : smoothed
    progress.best = try reader.double()
    progress.stepsSinceBest = Int(try reader.integer(Int64.self))
    guard chosen.isEmpty || chosen.count == parameterCount else {
      throw RenderingError.unreadableState
    }
  }

  private func read(
    into target: UnsafeMutableBufferPointer<Float>, from reader: inout StateReader
  ) throws {
    _ = target.update(fromContentsOf: try floats(target.count, from: &reader))
  }

  private func floats(_ count: Int, from reader: inout StateReader) throws -> [Float] {
    let floats = try reader.floats()
    guard floats.count == count else { throw RenderingError.unreadableState }
    return floats
  }
}
