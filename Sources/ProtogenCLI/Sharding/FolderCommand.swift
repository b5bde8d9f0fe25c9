/// A command that makes a folder, in which all that it measures stays.
protocol FolderCommand: ShardableCommand {
  var options: RunOptions { get }
  var sharding: ShardOptions { get set }
  /// The folder that the command writes.
  var output: String { get set }
  /// The folder that it writes if none is named.
  static var standardOutput: String { get }
}

extension FolderCommand {
  var isQuiet: Bool { options.quiet }
  var shardPlace: (folder: String, option: String) { (output, "--output") }
  static var usesCache: Bool { false }

  mutating func place(output: String?, cache: String?) {
    self.output = output ?? Self.standardOutput
    sharding = ShardOptions()
  }
}
