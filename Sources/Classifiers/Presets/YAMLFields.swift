internal import Yams

/// Reads the keys of one YAML mapping, gathering everything that is wrong instead of stopping.
///
/// Ask for every key by its type, then call `finish()`: it adds a violation for each key that
/// nobody asked for, so a misspelled key cannot pass in silence.
package final class YAMLFields {
  /// What is wrong so far, in this mapping and in those read from it.
  package private(set) var violations: [PresetViolation] = []

  private let mapping: Node.Mapping
  private let path: String
  private var asked: [String] = []

  /// Parses a text whose top level is a mapping.
  ///
  /// - Parameters:
  ///   - yaml: The text.
  ///   - file: What to call the text in errors.
  ///   - mayBeEmpty: Whether a text of comments alone counts as a mapping without keys.
  /// - Throws: `PresetError.malformed`.
  package convenience init(
    yaml: String, file: String, mayBeEmpty: Bool = false
  ) throws(PresetError) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      let (reason, line) = Self.reason(error)
      throw .malformed(file: file, reason: reason, line: line)
    }
    let nothing: Node.Mapping? = root == nil && mayBeEmpty ? Node.Mapping([]) : nil
    guard let mapping = root?.mapping ?? nothing else {
      throw .malformed(file: file, reason: "it holds no 'key: value' lines", line: nil)
    }
    self.init(mapping, path: "")
  }

  private init(_ mapping: Node.Mapping, path: String) {
    self.mapping = mapping
    self.path = path
    reportDuplicates()
  }

  /// Parser errors that have a position come with it.
  private static func reason(_ error: any Error) -> (String, Int?) {
    guard let error = error as? YamlError else { return ("\(error)", nil) }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return (problem.trimmingSuffix("."), mark.line)
    case .duplicatedKeysInMapping(let duplicates, let context):
      return (
        "the key \(duplicates.map { "\($0)" }.joined(separator: ", ")) is repeated",
        context.mark.line
      )
    default:
      return ("it is not YAML", nil)
    }
  }

  // MARK: Values

  /// The text of a key, numbers being taken as written.
  package func string(_ key: String) -> String? {
    guard let node = node(key) else { return nil }
    guard let scalar = node.scalar, !(scalar.string.isEmpty) else {
      return report(key, "a text", node)
    }
    return scalar.string
  }

  /// The whole number of a key.
  package func int(_ key: String) -> Int? {
    guard let node = node(key) else { return nil }
    return node.int ?? report(key, "a whole number", node)
  }

  /// The number of a key.
  package func float(_ key: String) -> Float? {
    guard let node = node(key) else { return nil }
    return node.float.map(Float.init) ?? report(key, "a number", node)
  }

  /// The numbers of a key: a list, or one number.
  package func floats(_ key: String) -> [Float]? {
    guard let node = node(key) else { return nil }
    if let one = node.float { return [Float(one)] }
    guard let items = node.sequence?.map(\.float), !items.contains(nil) else {
      return report(key, "a list of numbers", node)
    }
    return items.compactMap { $0.map(Float.init) }
  }

  /// The range of a key: a list of two numbers, the lower first.
  package func range(_ key: String) -> ClosedRange<Float>? {
    guard let node = node(key) else { return nil }
    guard let ends = node.sequence?.compactMap(\.float), ends.count == 2, ends[0] < ends[1]
    else { return report(key, "two numbers, the lower first, such as [0, 1]", node) }
    return Float(ends[0])...Float(ends[1])
  }

  /// The case of an enum that a key names.
  package func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type = Choice.self
  ) -> Choice? where Choice.RawValue == String {
    guard let node = node(key) else { return nil }
    if let found = node.scalar.flatMap({ Choice(rawValue: $0.string) }) { return found }
    let names = Choice.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    return report(key, "one of \(names)", node)
  }

  /// The mapping inside a key, read by `body`; its violations are added to these.
  package func mapping<Result>(_ key: String, _ body: (YAMLFields) -> Result?) -> Result? {
    guard let node = node(key) else { return nil }
    guard let inner = node.mapping else { return report(key, "a mapping of keys", node) }
    let fields = YAMLFields(inner, path: "\(path)\(key).")
    let result = body(fields)
    fields.finish()
    violations += fields.violations
    return result
  }

  /// Adds a violation if a key is not there.
  package func require(_ keys: String...) {
    for key in keys where mapping[key] == nil {
      violations.append(
        PresetViolation(
          key: path + key, expected: "given", found: "missing", line: mapping.mark?.line))
    }
  }

  /// Adds the violations of a value made from these fields, with the lines they are on.
  package func adopt(_ others: [PresetViolation]) {
    violations += others.map { other in
      var placed = other
      placed.key = path + other.key
      placed.line = mapping[other.key]?.mark?.line ?? mapping.mark?.line
      return placed
    }
  }

  /// Adds a violation for each key that was never asked for, with the nearest that was.
  package func finish() {
    for (key, _) in mapping {
      let name = key.scalar?.string ?? "?"
      guard !asked.contains(name) else { continue }
      let near = NearMisses.of(name, among: asked, limit: 1).first
      let known = asked.sorted().joined(separator: ", ")
      violations.append(
        PresetViolation(
          key: path + name,
          expected: near.map { "spelled '\($0)'" } ?? "one of the keys \(known)",
          found: "an unknown key", line: key.mark?.line))
    }
  }

  // MARK: Inside

  private func node(_ key: String) -> Node? {
    asked.append(key)
    guard let node = mapping[key], node.null == nil else { return nil }
    return node
  }

  private func report<Value>(_ key: String, _ expected: String, _ node: Node) -> Value? {
    let shape = node.sequence == nil ? "a mapping" : "a list"
    let found = node.scalar.map { "'\($0.string)'" } ?? shape
    violations.append(
      PresetViolation(key: path + key, expected: expected, found: found, line: node.mark?.line))
    return nil
  }

  private func reportDuplicates() {
    var seen: Set<String> = []
    for (key, _) in mapping {
      let name = key.scalar?.string ?? "?"
      guard !seen.insert(name).inserted else { continue }
      violations.append(
        PresetViolation(
          key: path + name, expected: "given once", found: "repeated", line: key.mark?.line))
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
