extension SettingSchema {
  /// Returns settings with every default filled in.
  ///
  /// - Parameters:
  ///   - given: What a file says, or `nil` where it says nothing.
  ///   - path: Where in the file this is, for messages.
  ///   - error: Where violations are added.
  /// - Returns: The settings, without those that are absent.
  func completing(
    _ given: SettingTree?, at path: String, _ error: inout ConfigurationError
  ) -> SettingTree {
    switch self {
    case .leaf(let standard):
      return given ?? standard ?? .null
    case .record(let fields, let isOptional):
      if isOptional, given == nil || given == .null { return .null }
      return Self.record(fields, given, path, &error)
    case .choice(let alternatives, let standard):
      return Self.choice(alternatives, given ?? .text(standard), path, &error)
    case .list(let element):
      guard case .list(let elements)? = given else {
        if given != nil { error.violations.append(.malformed(path, reason: "expected a list")) }
        return .list([])
      }
      return .list(
        elements.enumerated().map {
          element.completing($1, at: "\(path)[\($0)]", &error)
        })
    }
  }

  private static func record(
    _ fields: [String: SettingSchema], _ given: SettingTree?, _ path: String,
    _ error: inout ConfigurationError
  ) -> SettingTree {
    var settings: [String: SettingTree] = [:]
    switch given {
    case nil, .null?: break
    case .record(let record)?: settings = record
    default: error.violations.append(.malformed(path, reason: "expected settings by name"))
    }
    for name in settings.keys.sorted() where fields[name] == nil {
      error.violations.append(
        .unknownKey(
          name.path(in: path), suggestion: name.nearest(in: fields.keys)?.path(in: path)))
    }
    var completed: [String: SettingTree] = [:]
    for name in fields.keys.sorted() {
      let value = fields[name]?.completing(settings[name], at: name.path(in: path), &error)
      if let value, value != .null { completed[name] = value }
    }
    return .record(completed)
  }

  private static func choice(
    _ alternatives: [String: SettingSchema], _ given: SettingTree, _ path: String,
    _ error: inout ConfigurationError
  ) -> SettingTree {
    let (name, payload): (String, SettingTree?)
    switch given {
    case .text(let text): (name, payload) = (text, nil)
    case .record(let record) where record.count == 1:
      (name, payload) = record.first.map { ($0.key, $0.value) } ?? ("", nil)
    default:
      let names = alternatives.keys.sorted().joined(separator: ", ")
      error.violations.append(.malformed(path, reason: "expected one of \(names)"))
      return .null
    }
    guard let alternative = alternatives[name] else {
      error.violations.append(
        .unknownKey(
          name.path(in: path), suggestion: name.nearest(in: alternatives.keys)?.path(in: path)))
      return .null
    }
    return .record([name: alternative.completing(payload, at: name.path(in: path), &error)])
  }
}

extension String {
  fileprivate func path(in parent: String) -> String { parent.isEmpty ? self : "\(parent).\(self)" }

  /// The name that differs least, if it is at all alike.
  func nearest(in names: some Sequence<String>) -> String? {
    let ranked = names.map { (name: $0, distance: editDistance(to: $0)) }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return ranked.first.flatMap { $0.distance <= max(2, count / 2) ? $0.name : nil }
  }

  /// The number of letters to insert, delete or replace, whatever their case.
  private func editDistance(to other: String) -> Int {
    let (a, b) = (Array(lowercased()), Array(other.lowercased()))
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, candidate) in b.enumerated() {
        let replaced = diagonal + (letter == candidate ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = Swift.min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
