internal import ArgumentParser
internal import Foundation
internal import Tensors

/// One `merge` command at work: put together, finish.
struct MergeSession {
  private let union: ShardUnion
  private let context: CommandContext
  private let command: any ShardableCommand
  /// Where the shards' work goes, and the option that names it.
  private let place: (folder: String, option: String)

  /// Checks that there is a command to finish, and a place for it.
  ///
  /// - Throws: `CommandFailure`; what the command's line is wrong with.
  init(_ arguments: Merge, _ union: ShardUnion, in context: CommandContext) throws {
    self.union = union
    self.context = context
    guard var command = try? Protogen.parseAsRoot(union.first.record.words) as? any ShardableCommand
    else {
      throw CommandFailure(
        "'\(union.first.name)' was made by a command that this version of protogen does not have.",
        .data)
    }
    if arguments.cache != nil, !type(of: command).usesCache {
      throw CommandFailure("--cache is for shards of 'baseline' and 'check'.", .usage)
    }
    command.place(output: arguments.output, cache: arguments.cache)
    self.command = command
    place = command.shardPlace
    guard !union.members.contains(where: { $0.folder.standardizedFileURL == target }) else {
      throw CommandFailure(
        "'\(place.folder)' is the folder of a shard. Give another one with \(place.option).",
        .usage)
    }
  }

  private var target: URL {
    URL(fileURLWithPath: place.folder, isDirectory: true, relativeTo: context.workingFolder)
      .standardizedFileURL
  }

  /// Puts the shards together, and does what is left of the command.
  ///
  /// - Throws: `CommandFailure`; what the command ends with.
  func run(until interruption: Interruption) throws {
    let folder = try OutputFolder(place.folder, in: context)
    try takeThreads(for: Console(context, isQuiet: command.isQuiet, printsPaths: false))
    let share = WorkShare(finishing: union, in: folder.url, option: place.option)
    try command.run(share, until: interruption)
  }

  /// Computes with as many threads as the shards did; says it where they differ.
  private func takeThreads(for console: Console) throws {
    let counts = Set(union.members.map(\.record.threadCount)).sorted()
    if counts.count == 1 { return try TorchRuntime.setThreadCount(counts[0]) }
    console.note(
      "the shards were computed with \(counts.map(String.init).joined(separator: " and ")) threads: "
        + "numbers may differ in their last digits from those of one machine. --threads makes them "
        + "the same.")
  }
}
