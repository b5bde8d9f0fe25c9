internal import Foundation

/// Which settings there are, and what holds where one is left out.
///
/// Schemas are made of default values, so that a default is written down once: in an initializer.
indirect enum SettingSchema: Sendable {
  /// Anything; what is left out takes the default, or is absent without one.
  case leaf(SettingTree?)
  /// Settings by name; the whole is absent unless one is given, if it is optional.
  case record([String: SettingSchema], isOptional: Bool = false)
  /// One of several named alternatives, each with settings of its own.
  case choice([String: SettingSchema], standard: String)
  case list(SettingSchema)

  /// The schema that a value's own encoding suggests: records of leaves.
  init(_ value: some Encodable) {
    self = Self.inferred(Self.tree(value))
  }

  private static func tree(_ value: some Encodable) -> SettingTree {
    guard let data = try? JSONEncoder().encode(value),
      let tree = try? JSONDecoder().decode(SettingTree.self, from: data)
    else { preconditionFailure("\(value) cannot be encoded") }
    return tree
  }

  private static func inferred(_ tree: SettingTree) -> SettingSchema {
    guard case .record(let fields) = tree else { return .leaf(tree) }
    return .record(fields.mapValues(inferred))
  }

  /// The alternatives of an enum, from a value of each.
  init<Value: Encodable>(alternatives: [Value]) {
    var choices: [String: SettingSchema] = [:]
    var names: [String] = []
    for value in alternatives {
      guard case .record(let fields) = Self.tree(value), let (name, payload) = fields.first else {
        preconditionFailure("\(value) is no enum with cases of its own")
      }
      choices[name] = Self.inferred(payload)
      names.append(name)
    }
    self = .choice(choices, standard: names[0])
  }

  /// Returns a record with fields replaced or added.
  func with(_ fields: [String: SettingSchema], isOptional: Bool = false) -> SettingSchema {
    guard case .record(let own, _) = self else { preconditionFailure("no record: \(self)") }
    return .record(own.merging(fields) { $1 }, isOptional: isOptional)
  }
}
