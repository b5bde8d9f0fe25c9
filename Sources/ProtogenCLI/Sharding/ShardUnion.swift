internal import Foundation

/// The shards of one run, all there and made of the same.
struct ShardUnion {
  /// A finished shard and its folder.
  struct Member {
    /// The folder as the user named it, for messages.
    let name: String
    let folder: URL
    let record: ShardRecord
  }

  /// By number, each once.
  let members: [Member]
  /// The first of them.
  let first: Member

  /// Reads the records of shards.
  ///
  /// - Throws: `CommandFailure` with status 64 if a shard is there twice, 65 if they do not belong
  ///   together, 66 if one is missing.
  init(_ names: [String], in context: CommandContext) throws {
    members = try names.map { name in
      let folder = URL(
        fileURLWithPath: name, isDirectory: true, relativeTo: context.workingFolder
      ).absoluteURL
      return Member(
        name: name, folder: folder, record: try ShardRecord(in: folder, named: name))
    }.sorted { $0.record.shard.index < $1.record.shard.index }
    guard let first = members.first else {
      throw CommandFailure("Name the folders of the shards.", .usage)
    }
    self.first = first
    for other in members.dropFirst() { try Self.requireKinship(other, first) }
    try requireDistinct()
    try requireAll()
  }

  private static func requireKinship(_ other: Member, _ first: Member) throws {
    let (one, two) = (first.record, other.record)
    guard one.shard.count == two.shard.count else {
      throw CommandFailure(
        "'\(other.name)' is shard \(two.shard), and '\(first.name)' shard \(one.shard): they are not "
          + "of one run.", .data)
    }
    guard one.commonWords == two.commonWords else {
      throw CommandFailure(
        "'\(other.name)' was made by another command than '\(first.name)': "
          + "'\(two.commonWords.joined(separator: " "))' and not "
          + "'\(one.commonWords.joined(separator: " "))'.", .data)
    }
    if let difference = two.origin.difference(from: one.origin) {
      throw CommandFailure(
        "'\(other.name)' does not belong with '\(first.name)': \(difference).", .data)
    }
  }

  private func requireDistinct() throws {
    for (one, two) in zip(members, members.dropFirst())
    where one.record.shard == two.record.shard {
      throw CommandFailure(
        "'\(one.name)' and '\(two.name)' are both shard \(one.record.shard). Name one of them.",
        .usage)
    }
  }

  private func requireAll() throws {
    let present = Set(members.map(\.record.shard.index))
    let count = first.record.shard.count
    let missing = (1...count).filter { !present.contains($0) }
    guard !missing.isEmpty else { return }
    let shown = missing.prefix(Self.longestList).map { "\($0)/\(count)" }.joined(separator: ", ")
    let more = missing.count - Self.longestList
    throw CommandFailure(
      "\(missing.count == 1 ? "Shard" : "Shards") \(shown)\(more > 0 ? " and \(more) more" : "") "
        + "of \(count) \(missing.count == 1 ? "is" : "are") not among the folders. Name all "
        + "\(count).", .missingInput)
  }

  /// How many missing shards are named.
  private static let longestList = 10
}
