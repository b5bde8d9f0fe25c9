internal import ArgumentParser

/// A command whose work can be cut into shards.
protocol ShardableCommand: ParsableCommand {
  var sharding: ShardOptions { get }
  /// Whether nothing but errors is printed.
  var isQuiet: Bool { get }
  /// The folder that a shard works in, and the option that names it.
  var shardPlace: (folder: String, option: String) { get }
  /// Whether the folder that a shard works in is a cache, and the command's output another place.
  static var usesCache: Bool { get }

  /// Does a share of the work.
  ///
  /// - Throws: What the command throws.
  func run(_ share: WorkShare, until interruption: Interruption) throws

  /// Gives the whole command the places of merged shards.
  ///
  /// - Parameters:
  ///   - output: Where the command writes; `nil` for where it does by itself.
  ///   - cache: The folder of merged caches; `nil` for the usual one.
  mutating func place(output: String?, cache: String?)
}

extension ShardableCommand {
  /// Does what the command line asks for: all of the work, or a shard's.
  ///
  /// - Throws: What the command throws.
  func runShare() throws {
    let context = CommandContext.current
    let interruption = Interruption(in: context)
    defer { interruption.end() }
    let share = sharding.shard.map { WorkShare($0, in: ShardFolder(self, in: context)) }
    try run(share ?? WorkShare(), until: interruption)
  }
}
