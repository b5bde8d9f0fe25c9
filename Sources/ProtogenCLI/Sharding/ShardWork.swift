/// What a shard did.
struct ShardWork {
  /// The files and folders that it wrote, inside its folder.
  var paths: [String] = []
  /// How much of what it did, such as `3 of 12 classes`.
  var amounts: [String] = []
  /// Whether there was something to do.
  var isEmpty = true

  /// Adds how much was done of something.
  mutating func add(_ done: Int, of total: Int, _ things: String) {
    amounts.append("\(done) of \(total) \(things)")
    if done > 0 { isEmpty = false }
  }

  /// Adds what was done elsewhere.
  mutating func add(_ other: ShardWork) {
    paths += other.paths
    amounts += other.amounts
    isEmpty = isEmpty && other.isEmpty
  }

  /// The same, with all paths inside a folder.
  func inside(_ folder: String) -> ShardWork {
    var result = self
    result.paths = paths.map { "\(folder)/\($0)" }
    return result
  }
}
