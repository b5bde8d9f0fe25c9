internal import ArgumentParser
internal import Foundation

/// What a finished shard leaves beside its files: `shard.json`.
struct ShardRecord: Codable {
  static let fileName = "shard.json"
  private static let standardFormat = "protogen-shard/1"

  private let format: String
  let shard: Shard
  /// The command line, as it was typed.
  let words: [String]
  let origin: ShardOrigin
  /// How many threads computed: sums differ in their last bits with that.
  let threadCount: Int
  /// The SHA-256 of each file, by its path inside the folder.
  let files: [String: String]

  init(
    shard: Shard, words: [String], origin: ShardOrigin, threadCount: Int, files: [String: String]
  ) {
    format = Self.standardFormat
    (self.shard, self.words, self.origin) = (shard, words, origin)
    (self.threadCount, self.files) = (threadCount, files)
  }

  /// Reads a shard's record.
  ///
  /// - Parameters:
  ///   - folder: The shard's folder.
  ///   - name: The folder as the user named it, for messages.
  /// - Throws: `CommandFailure` with status 66 if there is none, 65 if it makes no sense.
  init(in folder: URL, named name: String) throws {
    guard let data = try? Data(contentsOf: folder.appending(path: Self.fileName)) else {
      throw CommandFailure(
        "'\(name)' holds no finished shard: it has no \(Self.fileName). Run its command, with "
          + "--shard, to the end.", .missingInput)
    }
    guard let record = try? JSONDecoder().decode(Self.self, from: data),
      record.format == Self.standardFormat, record.files.keys.allSatisfy(Self.staysInside)
    else {
      throw CommandFailure(
        "'\(name)/\(Self.fileName)' is not what this version of protogen writes. Run the shard "
          + "again.", .data)
    }
    self = record
  }

  /// Whether a path leads nowhere else.
  private static func staysInside(_ path: String) -> Bool {
    path.split(separator: "/", omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
  }

  func json() throws -> Data { try JSONEncoder.forReaders().encode(self) }

  /// The options that are a shard's own.
  private var placeOptions: [String] {
    ["render", "audit"].contains(words.first)
      ? ["--shard", "--output", "-o"] : ["--shard", "--cache"]
  }

  /// The command line without what is each shard's own.
  var commonWords: [String] {
    var result: [String] = []
    var isValue = false
    for word in words {
      if isValue {
        isValue = false
      } else if placeOptions.contains(word) {
        isValue = true
      } else if !placeOptions.contains(where: { word.hasPrefix("\($0)=") }) {
        result.append(word)
      }
    }
    return result
  }
}
