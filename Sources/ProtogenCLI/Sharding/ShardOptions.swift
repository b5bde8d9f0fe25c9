internal import ArgumentParser

/// The option of commands whose work can be cut.
struct ShardOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Do one of n parts of the work, for 'protogen merge' to put together; i is 1 to n.",
      valueName: "i/n"),
    transform: {
      do {
        return try Shard(argument: $0)
      } catch let failure as CommandFailure {
        throw ValidationError(failure.message)
      }
    })
  var shard: Shard?

  /// Why --force has no place beside --shard.
  static let noForce = "start anew with an empty folder: leave --force out."
  /// Why --budget has no place beside --shard.
  static let noBudget = "all work is done, in parts: leave --budget out."

  /// Refuses an option that does not go with a part of the work.
  ///
  /// - Parameters:
  ///   - isGiven: Whether the other option is there.
  ///   - reason: What is wrong, without the option `--shard`.
  /// - Throws: `ValidationError`.
  func exclude(_ isGiven: Bool, _ reason: String) throws {
    if shard != nil, isGiven { throw ValidationError("With --shard, \(reason)") }
  }
}
