internal import Foundation
internal import Yams

extension SettingTree {
  /// Reads a YAML document.
  ///
  /// - Throws: `ConfigurationError` if it is no YAML, or has a key twice.
  init(yaml: String) throws(ConfigurationError) {
    do {
      guard let node = try Yams.compose(yaml: yaml) else {
        self = .record([:])
        return
      }
      self = try SettingTree(node)
    } catch let error as ConfigurationError {
      throw error
    } catch {
      throw ConfigurationError([.malformed("The YAML", reason: Self.firstLines("\(error)"))])
    }
  }

  private init(_ node: Node) throws {
    switch node {
    case .scalar: self = Self.scalar(node)
    case .sequence(let sequence): self = .list(try sequence.map(SettingTree.init))
    case .mapping(let mapping):
      var record: [String: SettingTree] = [:]
      for (key, value) in mapping {
        guard let name = key.string, record[name] == nil else {
          throw ConfigurationError([
            .malformed(key.string ?? "a key", reason: "a setting that is there twice, or unnamed")
          ])
        }
        record[name] = try SettingTree(value)
      }
      self = .record(record)
    case .alias:
      throw ConfigurationError([.malformed("The YAML", reason: "aliases are not supported")])
    }
  }

  private static func scalar(_ node: Node) -> SettingTree {
    if node.null != nil { return .null }
    if let value = node.bool { return .bool(value) }
    if let value = node.int { return .integer(value) }
    if let value = node.float { return .number(value) }
    return .text(node.string ?? "")
  }

  private static func firstLines(_ text: String) -> String {
    text.split(separator: "\n").prefix(2).joined(separator: " ")
  }
}
