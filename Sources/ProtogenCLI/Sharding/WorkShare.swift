internal import Foundation
internal import Tensors

/// Which part of a command's work is done now: all of it, a shard's, or what is left once all shards
/// are merged.
final class WorkShare {
  private enum Role {
    case whole
    case shard(Shard, ShardFolder)
    case merged(ShardUnion, place: (folder: URL, option: String))
  }

  private let role: Role
  private var origin = ShardOrigin()

  /// All of it.
  init() { role = .whole }

  /// A shard's.
  init(_ shard: Shard, in folder: ShardFolder) { role = .shard(shard, folder) }

  /// What is left once shards are merged in a folder, which an option names.
  init(finishing union: ShardUnion, in folder: URL, option: String) {
    role = .merged(union, place: (folder, option))
  }

  /// The shard, if it is one.
  var shard: Shard? {
    if case .shard(let shard, _) = role { shard } else { nil }
  }

  /// Says what the work depends on: a shard writes it down, and what is merged must depend on the
  /// same.
  ///
  /// - Throws: `CommandFailure` with status 65 if it does not; what `digest` throws.
  func declare(_ part: ShardOrigin.Part, _ digest: @autoclosure () throws -> String) throws {
    switch role {
    case .whole: break
    case .shard: origin[part] = try digest()
    case .merged(let union, _):
      guard try digest() == union.first.record.origin[part] else {
        throw CommandFailure(
          "The shards cannot be finished here: \(part.difference) than for them. Merge with what "
            + "they were made with.", .data)
      }
    }
  }

  /// Says which network the work depends on.
  ///
  /// - Throws: As ``declare(_:_:)``.
  func declare(_ model: LoadedModel) throws {
    try declare(.program, "\(Version.current), libtorch \(TorchRuntime.version())")
    try declare(.model, model.sha256)
    try declare(.network, NetworkOrigin(model).fingerprint())
  }

  /// Takes the shard's folder, waiting for another run of the same shard; or puts shards together.
  ///
  /// What the work depends on, as far as it is known without work, is declared by then.
  ///
  /// - Throws: `CommandFailure`, `FileWriteError`.
  func begin(on console: Console, until interruption: Interruption) throws {
    switch role {
    case .whole: break
    case .shard(let shard, let folder): try folder.take(for: shard, console, until: interruption)
    case .merged(let union, let place):
      try union.write(to: place.folder, option: place.option) { number, count in
        if interruption.isPending {
          throw CommandFailure("stopped while merging; the same command goes on.", .interrupted)
        }
        console.progress("merging", step: number + 1, of: count, detail: "files")
      }
    }
  }

  /// Writes down that a shard's work is done.
  ///
  /// - Throws: `CommandFailure`, `FileWriteError`.
  func finish(_ work: ShardWork) throws {
    guard case .shard(let shard, let folder) = role else { return }
    try folder.finish(shard, origin, work)
  }
}
