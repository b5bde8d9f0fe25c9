import Foundation

extension LabelList {
  /// Finds the one class that a text names.
  ///
  /// Tried in this order: an index (`15`, or `#15`), a WordNet identifier, a whole name or
  /// synonym, the last words of a name, any whole words of a name. Case, accents, spaces,
  /// hyphens and underscores do not count in names. A bare number that is also another class's
  /// name is ambiguous; `#` makes it an index.
  ///
  /// - Throws: `LabelError.unknownClass`, with the nearest spellings; `.ambiguousClass`, with
  ///   every candidate; or `.indexOutOfRange`.
  public func resolve(_ text: String) throws(LabelError) -> ClassLabel {
    let query = text.trimmingCharacters(in: .whitespaces)
    guard !query.isEmpty else { throw .noClass }
    if let index = Self.index(query) {
      return try classAt(index, query)
    }
    if Self.isWordNetID(query.lowercased()),
      let match = classes.first(where: { $0.wordNetID == query.lowercased() })
    {
      return match
    }
    for matches in [Self.isWhole, Self.isAtEnd, Self.isWithin] {
      let words = Self.words(query)
      let found = classes.filter { label in label.names.contains { matches(words, $0) } }
      if found.count > 1 { throw .ambiguousClass(query, candidates: found) }
      if let only = found.first { return only }
    }
    throw .unknownClass(query, list: name, suggestions: suggestions(for: query))
  }

  /// Finds the classes that a list of texts names, in order and each once.
  ///
  /// The text is parted at commas. Each part is `all`, a range of indices such as `0-9` (both
  /// ends included), or a text that `resolve(_:)` takes; so a name with a comma in it must be
  /// given by its index or identifier.
  ///
  /// - Throws: An error of `resolve(_:)`, `LabelError.emptyRange`, or `.noClass`.
  public func resolveAll(_ text: String) throws(LabelError) -> [ClassLabel] {
    var found: [ClassLabel] = []
    var seen: Set<Int> = []
    for part in text.split(separator: ",") {
      for label in try resolvePart(part.trimmingCharacters(in: .whitespaces))
      where seen.insert(label.index).inserted {
        found.append(label)
      }
    }
    guard !found.isEmpty else { throw .noClass }
    return found
  }

  private func resolvePart(_ part: String) throws(LabelError) -> [ClassLabel] {
    if part.isEmpty { return [] }
    if part.lowercased() == "all" { return classes }
    let ends = part.split(separator: "-", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard ends.count == 2, ends.allSatisfy(Self.isNumber) else { return [try resolve(part)] }
    let first = try classAt(Int(ends[0]), part).index
    let last = try classAt(Int(ends[1]), part).index
    guard first <= last else { throw .emptyRange(part) }
    return Array(classes[first...last])
  }

  /// Every name within a few typing errors of a text, nearest first.
  private func suggestions(for query: String) -> [ClassLabel] {
    let names = classes.flatMap { label in label.names.map { (Self.key($0), label) } }
    let owners = Dictionary(names) { first, _ in first }
    var seen: Set<Int> = []
    return NearMisses.of(Self.key(query), among: owners.keys)
      .compactMap { owners[$0] }
      .filter { seen.insert($0.index).inserted }
  }

  // MARK: Indices

  /// The class at an index that a text spells out.
  private func classAt(_ index: Int?, _ text: String) throws(LabelError) -> ClassLabel {
    guard let index, classes.indices ~= index else {
      throw .indexOutOfRange(text, list: name, count: count)
    }
    let named = classes.filter { $0.names.contains(text) && $0.index != index }
    guard named.isEmpty else {
      throw .ambiguousClass(text, candidates: [classes[index]] + named)
    }
    return classes[index]
  }

  /// The number in `15` or `#15`; an inner `nil` if it overflows, an outer `nil` if it is none.
  private static func index(_ query: String) -> Int?? {
    let digits = query.hasPrefix("#") ? String(query.dropFirst()) : query
    return isNumber(digits) ? .some(Int(digits)) : nil
  }

  private static func isNumber(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.allSatisfy { "0"..."9" ~= $0 }
  }

  // MARK: Names

  private static func isWhole(_ words: [String], _ name: String) -> Bool {
    key(name) == words.joined()
  }

  private static func isAtEnd(_ words: [String], _ name: String) -> Bool {
    let own = Self.words(name)
    return !words.isEmpty && own.count > words.count && own.suffix(words.count) == words[...]
  }

  private static func isWithin(_ words: [String], _ name: String) -> Bool {
    let own = Self.words(name)
    guard !words.isEmpty, own.count > words.count else { return false }
    return (0...own.count - words.count).contains { own[$0...].starts(with: words) }
  }

  /// A name without case, accents, spaces, hyphens and underscores.
  static func key(_ name: String) -> String { words(name).joined() }

  private static func words(_ name: String) -> [String] {
    name.folding(
      options: [.caseInsensitive, .diacriticInsensitive], locale: Locale(identifier: "en_US")
    )
    .split { $0 == " " || $0 == "-" || $0 == "_" }
    .map(String.init)
  }
}
