import Foundation

/// Holds documents against the part of JSON Schema (draft 2020-12) that the audit's schema uses.
struct JSONSchemaCheck {
  private let root: [String: Any]
  /// Other schemas that this one names, by file.
  private let others: [String: JSONSchemaCheck]

  init(_ bytes: Data, others: [String: JSONSchemaCheck] = [:]) throws {
    self.others = others
    root = try JSONSerialization.jsonObject(with: bytes) as? [String: Any] ?? [:]
  }

  /// What is wrong with a document: nothing if it follows the schema.
  func violations(of document: Data) throws -> [String] {
    check(try JSONSerialization.jsonObject(with: document), against: root, at: "$")
  }

  /// The places of properties without a description, and of objects without a list of what they
  /// require: nothing if the schema explains all.
  var gaps: [String] { gaps(in: root, at: "$") }

  private func gaps(in schema: Any, at path: String) -> [String] {
    if let list = schema as? [Any] { return list.flatMap { gaps(in: $0, at: path) } }
    guard let schema = schema as? [String: Any] else { return [] }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let silent = properties.filter { $0.value["description"] == nil }.keys.map { "\(path).\($0)" }
    let isClosed = schema["required"] != nil && schema["additionalProperties"] != nil
    return silent + (properties.isEmpty || isClosed ? [] : [path])
      + schema.flatMap { gaps(in: $0.value, at: "\(path).\($0.key)") }
  }
}

extension JSONSchemaCheck {
  private func check(_ value: Any, against schema: [String: Any], at path: String) -> [String] {
    if let name = schema["$ref"] as? String {
      if let other = others[name] { return other.check(value, against: other.root, at: path) }
      return check(value, against: definition(name), at: path)
    }
    if let choices = schema["anyOf"] as? [[String: Any]] {
      return choices.contains { check(value, against: $0, at: path).isEmpty }
        ? [] : ["\(path): none of the choices"]
    }
    if let expected = schema["const"] as? String, value as? String != expected {
      return ["\(path): not \(expected)"]
    }
    if let choices = schema["enum"] as? [String], !choices.contains(value as? String ?? "") {
      return ["\(path): \(value) is none of \(choices)"]
    }
    let types = schema["type"].map { $0 as? [String] ?? [$0 as? String ?? ""] }
    if let types, !types.contains(where: { matches(value, type: $0) }) {
      return ["\(path): \(value) is no \(types)"]
    }
    return checkNumber(value, schema, path) + checkText(value, schema, path)
      + checkList(value, schema, path) + checkObject(value, schema, path)
  }

  private func definition(_ reference: String) -> [String: Any] {
    let all = root["$defs"] as? [String: [String: Any]] ?? [:]
    return all[String(reference.trimmingPrefix("#/$defs/"))] ?? ["const": "a missing \(reference)"]
  }

  private func matches(_ value: Any, type: String) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "null": value is NSNull
    case "boolean": isBool(value)
    case "number": value is NSNumber && !isBool(value)
    case "integer": !isBool(value) && isWhole(value)
    default: false
    }
  }

  /// Foundation reads `true` as a number with the type of a C character.
  private func isBool(_ value: Any) -> Bool {
    (value as? NSNumber).map { String(cString: $0.objCType) == "c" } == true
  }

  private func isWhole(_ value: Any) -> Bool {
    (value as? NSNumber).map { $0.doubleValue.rounded() == $0.doubleValue } == true
  }

  private func checkNumber(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    guard let number = (value as? NSNumber)?.doubleValue else { return [] }
    let least = (schema["minimum"] as? NSNumber)?.doubleValue ?? -.infinity
    let most = (schema["maximum"] as? NSNumber)?.doubleValue ?? .infinity
    return (least <= number && number <= most) ? [] : ["\(path): \(number) is out of range"]
  }

  private func checkText(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    guard let text = value as? String, let pattern = schema["pattern"] as? String else { return [] }
    return text.range(of: pattern, options: .regularExpression) != nil
      ? [] : ["\(path): \(text) is not like \(pattern)"]
  }

  private func checkList(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    guard let list = value as? [Any] else { return [] }
    let most = schema["maxItems"] as? Int ?? .max
    let items = schema["items"] as? [String: Any] ?? [:]
    return (list.count > most ? ["\(path): too many items"] : [])
      + list.enumerated().flatMap { check($1, against: items, at: "\(path)[\($0)]") }
  }

  private func checkObject(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    guard let object = value as? [String: Any] else { return [] }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }
    let others = schema["additionalProperties"]
    return missing.map { "\(path): \($0) is missing" }
      + object.flatMap { key, member -> [String] in
        if let known = properties[key] ?? others as? [String: Any] {
          return check(member, against: known, at: "\(path).\(key)")
        }
        return ["\(path): \(key) is not in the schema"]
      }
  }
}
