public import Foundation

extension Renderer {
  private static let magic: UInt32 = 0x5347_5450  // "PTGS", little-endian
  private static let version: UInt32 = 1

  /// Returns everything that the next steps depend on.
  ///
  /// A renderer of the same configuration and targets that restores it makes the same steps, to the
  /// byte. Little-endian: magic, version, a hash of the configuration and targets, the step, then
  /// each prototype.
  public func savedState() throws -> Data {
    var writer = StateWriter()
    writer.write(Self.magic)
    writer.write(Self.version)
    writer.write(try fingerprint())
    writer.write(Int64(stepIndex))
    for run in runs { try run.write(to: &writer) }
    return writer.data
  }

  /// Takes on a saved state.
  ///
  /// - Throws: `RenderingError.unreadableState` for damaged bytes, after which the renderer must not
  ///   be used; `RenderingError.stateOfAnotherRun` if configuration or targets differ.
  public func restore(_ state: Data) throws {
    var reader = StateReader(state)
    guard try reader.integer(UInt32.self) == Self.magic,
      try reader.integer(UInt32.self) == Self.version
    else { throw RenderingError.unreadableState }
    guard try reader.integer(UInt64.self) == fingerprint() else {
      throw RenderingError.stateOfAnotherRun
    }
    let step = Int(try reader.integer(Int64.self))
    guard (0...stepCount).contains(step) else { throw RenderingError.unreadableState }
    for run in runs { try run.read(from: &reader) }
    guard reader.isAtEnd else { throw RenderingError.unreadableState }
    stepIndex = step
    formation.limitResolution(to: plan.phase(at: max(step - 1, 0)).resolution)
  }

  /// A hash (FNV-1a) of all settings, the targets and the image's shape.
  private func fingerprint() throws -> UInt64 {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let parts = [
      try encoder.encode(configuration), try encoder.encode(targets), try encoder.encode(shape),
    ]
    return parts.joined().reduce(14_695_981_039_346_656_037) {
      ($0 ^ UInt64($1)) &* 1_099_511_628_211
    }
  }
}
