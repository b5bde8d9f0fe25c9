internal import Crypto
internal import Foundation
internal import ImageFiles

extension ShardUnion {
  /// A file of the union, and the shard that has it.
  private struct File {
    let path: String
    let digest: String
    let member: Member

    /// Whether it says that other files are there.
    var isManifest: Bool { path.hasSuffix("/\(RenderManifest.fileName)") }
    /// The page that shows the prototypes beside those of a manifest.
    var page: String {
      let run = (path as NSString).deletingLastPathComponent as NSString
      return (run.deletingLastPathComponent as NSString)
        .appendingPathComponent(OutputFolder.pageName)
    }
  }

  /// Puts the files of all shards into one folder.
  ///
  /// Each file is whole or as it was, at any time; a manifest that says that others are there goes
  /// before they are changed, and comes after them. Pages that show all prototypes are removed, to be
  /// made again.
  ///
  /// - Parameters:
  ///   - folder: Where they go.
  ///   - option: The option that names it.
  ///   - progress: Called before each file with its number and how many there are; ends it by throwing.
  /// - Throws: `CommandFailure` with status 65 if a file was damaged, or if two shards do not agree
  ///   about it; `FileWriteError`; what `progress` throws.
  func write(to folder: URL, option: String, progress: (Int, Int) throws -> Void) throws {
    let all = try files()
    for file in all where file.isManifest { unlink(folder.appending(path: file.page).path) }
    let new = all.filter { Self.digest(of: folder.appending(path: $0.path)) != $0.digest }
    for file in new where file.isManifest { unlink(folder.appending(path: file.path).path) }
    let ordered = new.filter { !$0.isManifest } + new.filter(\.isManifest)
    for (number, file) in ordered.enumerated() {
      try progress(number, ordered.count)
      let target = folder.appending(path: file.path)
      try OutputFolder.create(target.deletingLastPathComponent(), option: option)
      try AtomicFile.write(Self.content(of: file), to: target)
    }
  }

  /// All files, by path, each of the first shard that has it.
  private func files() throws -> [File] {
    var files: [String: File] = [:]
    for member in members {
      for (path, digest) in member.record.files {
        let file = File(path: path, digest: digest, member: member)
        guard let other = files[path] else {
          files[path] = file
          continue
        }
        guard other.digest == digest else {
          throw CommandFailure(
            "'\(other.member.name)' and '\(member.name)' do not agree about '\(path)'. Results can "
              + "differ in the last bits between kinds of machines: run one of them again beside "
              + "the other, in an empty folder.", .data)
        }
      }
    }
    return files.values.sorted { $0.path < $1.path }
  }

  private static func content(of file: File) throws -> Data {
    let url = file.member.folder.appending(path: file.path)
    guard let data = try? Data(contentsOf: url), hexadecimal(data) == file.digest else {
      throw CommandFailure(
        "'\(file.member.name)/\(file.path)' is missing, or not what the shard wrote. Run shard "
          + "\(file.member.record.shard) again.", .data)
    }
    return data
  }

  private static func digest(of url: URL) -> String? {
    (try? Data(contentsOf: url)).map(hexadecimal)
  }

  private static func hexadecimal(_ data: Data) -> String { SHA256.hash(data: data).hexadecimal }
}
