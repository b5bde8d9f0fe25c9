/// A name with wildcards, as in a shell: `*` for any characters, `?` for one.
package struct NamePattern {
  private let pattern: [Character]

  package init(_ text: String) {
    pattern = Array(text)
  }

  /// Whether a whole name fits; case counts.
  ///
  /// - Complexity: O(pattern × name) at worst.
  package func fits(_ name: String) -> Bool {
    let text = Array(name)
    var (place, position) = (0, 0)
    var retry: (place: Int, position: Int)?
    while position < text.count {
      if place < pattern.count, pattern[place] == "*" {
        retry = (place + 1, position)
        place += 1
      } else if place < pattern.count, pattern[place] == "?" || pattern[place] == text[position] {
        place += 1
        position += 1
      } else if let last = retry {
        retry = (last.place, last.position + 1)
        (place, position) = (last.place, last.position + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }
}
