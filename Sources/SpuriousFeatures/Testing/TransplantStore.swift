public import Foundation

/// Keeps what a network made of transplants, so that a test that was stopped goes on where it was.
///
/// What is kept is only right for the same network, images and configuration: whoever makes a store
/// answers for that.
public protocol TransplantStore {
  /// What was kept under a name; `nil` if nothing was.
  func data(named name: String) -> Data?

  /// Whether anything was kept under a name.
  func has(_ name: String) -> Bool

  /// Keeps data under a name.
  func keep(_ data: Data, named name: String) throws
}

extension TransplantStore {
  public func has(_ name: String) -> Bool { data(named: name) != nil }

  /// What was kept under a name, or what is made now and kept.
  func value<Value: Codable>(named name: String, _ make: () throws -> Value) throws -> Value {
    if let known = data(named: name).flatMap({ try? JSONDecoder().decode(Value.self, from: $0) }) {
      return known
    }
    let value = try make()
    let encoder = JSONEncoder()
    // The same value gives the same bytes.
    encoder.outputFormatting = .sortedKeys
    try keep(encoder.encode(value), named: name)
    return value
  }
}
