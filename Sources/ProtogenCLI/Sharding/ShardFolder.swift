internal import Crypto
internal import Foundation
internal import ImageFiles
internal import Tensors

/// The folder of one shard: what it makes, and its record once all of that is there.
final class ShardFolder {
  private let url: URL
  /// The folder as the user named it, for messages.
  private let name: String
  /// The option that names it.
  private let option: String
  private let context: CommandContext
  private let isQuiet: Bool
  /// Held while the shard is at work.
  private var lock: FolderLock?

  init(_ command: some ShardableCommand, in context: CommandContext) {
    name = command.shardPlace.folder
    option = command.shardPlace.option
    url = URL(fileURLWithPath: name, relativeTo: context.workingFolder).absoluteURL
    isQuiet = command.isQuiet
    self.context = context
  }

  /// Locks the folder, and removes the record of an earlier run, which is no longer true.
  ///
  /// - Throws: `CommandFailure` with status 64 if another shard of the run has the folder, 73 if it
  ///   cannot be created, 130 if the user stopped the wait.
  func take(for shard: Shard, _ console: Console, until interruption: Interruption) throws {
    try OutputFolder.create(url, option: option)
    lock = try FolderLock(
      url, named: "shard's folder '\(name)'", option: option, console: console,
      until: interruption)
    guard let old = try? ShardRecord(in: url, named: name) else { return }
    guard old.shard.count != shard.count || old.shard.index == shard.index else {
      throw CommandFailure(
        "'\(name)' is the folder of shard \(old.shard). Give shard \(shard) one of its own with "
          + "\(option).", .usage)
    }
    unlink(url.appending(path: ShardRecord.fileName).path)
  }

  /// Writes the record, and says what to do next.
  ///
  /// - Throws: `FileWriteError`, `TensorError`; an error of reading what the shard wrote.
  func finish(_ shard: Shard, _ origin: ShardOrigin, _ work: ShardWork) throws {
    let record = ShardRecord(
      shard: shard, words: context.arguments, origin: origin,
      threadCount: try TorchRuntime.threadCount(), files: try digests(of: work.paths))
    try AtomicFile.write(record.json(), to: url.appending(path: ShardRecord.fileName))
    lock = nil
    guard !isQuiet else { return }
    let amount =
      work.isEmpty ? "there was nothing left for it to do" : work.amounts.joined(separator: ", ")
    context.print("Shard \(shard) is done in '\(name)': \(amount).")
    context.print(
      shard.count == 1
        ? "To finish: protogen merge \(name)"
        : "Once all \(shard.count) are, to finish: protogen merge \(name) …")
  }

  /// The SHA-256 of files, and of those in folders, by path; what is made again at the end, and
  /// hidden files, are left out.
  private func digests(of paths: [String]) throws -> [String: String] {
    var digests: [String: String] = [:]
    for path in paths.flatMap(files) {
      let data = try Data(contentsOf: url.appending(path: path))
      digests[path] = SHA256.hash(data: data).hexadecimal
    }
    return digests
  }

  private func files(at path: String) -> [String] {
    let folder = url.appending(path: path).path
    guard let below = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return [path]
    }
    return below.sorted().filter { !$0.hasPrefix(".") }.flatMap { files(at: "\(path)/\($0)") }
  }
}
