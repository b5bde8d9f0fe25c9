import Foundation
import Testing

/// Runs that are cut into shards.
extension Sandbox {
  /// The folder of a shard.
  static func part(_ index: Int) -> String { "part-\(index)" }

  static func parts(_ count: Int) -> [String] { (1...count).map(part) }

  /// Runs all shards of a command, the last one first, each in a folder of its own.
  ///
  /// - Parameters:
  ///   - words: The command line without its folder.
  ///   - option: The option that names a shard's folder.
  ///   - count: How many shards.
  /// - Returns: What they printed, the last one's first.
  func runShards(_ words: [String], in option: String, of count: Int) -> [Result] {
    (1...count).reversed().map { index in
      run(words + ["--shard", "\(index)/\(count)", option, Self.part(index)])
    }
  }

  func merge(_ count: Int, _ words: String...) -> Result {
    run(["merge"] + Self.parts(count) + words)
  }

  /// Runs all shards of a command and merges them.
  ///
  /// - Returns: What the merge printed, and what it exited with.
  func sharded(
    _ words: [String], in option: String, of count: Int, merging: [String] = []
  ) -> Result {
    for shard in runShards(words, in: option, of: count) {
      #expect(shard.status == 0, "\(shard.errors)")
    }
    return run(["merge"] + Self.parts(count) + merging)
  }
}
