/// Names that a person may have meant by one that does not exist.
package enum NearMisses {
  /// Finds the names within a third of the query's length in typing errors, nearest first.
  ///
  /// Equally near names come in alphabetical order. Comparison is by character and ignores case.
  ///
  /// - Parameters:
  ///   - query: The name that does not exist.
  ///   - names: Those that do.
  ///   - limit: The most names to return.
  /// - Returns: At most `limit` of `names`.
  package static func of(
    _ query: String, among names: some Sequence<String>, limit: Int = 5
  ) -> [String] {
    let target = Array(query.lowercased())
    let reach = max(1, target.count / 3)
    return names.compactMap { name -> (name: String, distance: Int)? in
      let candidate = Array(name.lowercased())
      guard abs(candidate.count - target.count) <= reach else { return nil }
      let distance = distance(target, candidate)
      return distance <= reach ? (name, distance) : nil
    }
    .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    .prefix(limit).map(\.name)
  }

  /// How many insertions, deletions, substitutions and swaps of neighbors turn one text into
  /// another, no part being edited twice.
  ///
  /// This is the optimal string alignment distance, the restricted form of Damerau's (1964).
  ///
  /// - Complexity: O(`a.count` × `b.count`)
  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        let substituted = last[j] + (a[i] == b[j] ? 0 : 1)
        var best = min(substituted, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
