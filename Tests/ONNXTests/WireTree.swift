import Foundation

/// One field of a protocol buffer, taken apart without knowing the schema.
enum WireTree {
  case number(field: UInt64, UInt64)
  case fixed(field: UInt64, kind: UInt64, Data)
  case bytes(field: UInt64, Data)
  case message(field: UInt64, [WireTree])

  /// Takes a protocol buffer apart, or returns `nil` if the bytes are none.
  static func fields(_ data: Data) -> [WireTree]? {
    var rest = data
    var fields: [WireTree] = []
    while !rest.isEmpty {
      guard let key = varint(&rest), let field = field(key, &rest) else { return nil }
      fields.append(field)
    }
    return fields
  }

  // Contents are copied: in Foundation of Swift 6.3, growing a slice of `Data` may trap.
  private static func field(_ key: UInt64, _ rest: inout Data) -> WireTree? {
    switch key & 7 {
    case 0: return varint(&rest).map { .number(field: key >> 3, $0) }
    case 1, 5:
      let count = key & 7 == 1 ? 8 : 4
      guard rest.count >= count else { return nil }
      defer { rest = rest.dropFirst(count) }
      return .fixed(field: key >> 3, kind: key & 7, rest.prefix(count))
    case 2:
      guard let count = varint(&rest), count <= UInt64(rest.count) else { return nil }
      let contents = rest.prefix(Int(count))
      rest = rest.dropFirst(Int(count))
      guard count > 1, let inner = fields(contents) else {
        return .bytes(field: key >> 3, Data([UInt8](contents)))
      }
      return .message(field: key >> 3, inner)
    default: return nil
    }
  }

  private static func varint(_ rest: inout Data) -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = rest.popFirst() else { return nil }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }

  /// Puts fields together again.
  static func bytes(_ fields: [WireTree]) -> Data {
    var wire = Wire()
    for field in fields {
      switch field {
      case .number(let field, let value):
        wire.number(Int(field), Int(bitPattern: UInt(value)))
      case .fixed(let field, let kind, let data): wire.fixed(Int(field), Int(kind), data)
      case .bytes(let field, let data): wire.bytes(Int(field), data)
      case .message(let field, let inner): wire.bytes(Int(field), bytes(inner))
      }
    }
    return wire.data
  }

  /// Removes, repeats, moves, renumbers or rewrites one field, however deep it lies.
  static func change(_ fields: inout [WireTree], using random: inout SplitMix64) {
    guard let place = fields.indices.randomElement(using: &random) else { return }
    if case .message(let number, var inner) = fields[place],
      Int.random(in: 0..<8, using: &random) > 0
    {
      change(&inner, using: &random)
      fields[place] = .message(field: number, inner)
      return
    }
    switch Int.random(in: 0..<6, using: &random) {
    case 0: fields.remove(at: place)
    case 1: fields.insert(fields[place], at: place)
    case 2: fields.swapAt(place, Int.random(in: fields.indices, using: &random))
    case 3: fields[place] = .message(field: .random(in: 1...26, using: &random), fields)
    default: fields[place] = fields[place].rewritten(using: &random)
    }
  }

  private func rewritten(using random: inout SplitMix64) -> WireTree {
    switch self {
    case .number(let field, let value):
      let near = value &+ .random(in: 0...4, using: &random) &- 2
      let numbers = [near, 0, 1, 255, 1 << 31, 1 << 32, 1 << 62, .max, .max >> 1, 1 << 63]
      return .number(field: field, numbers.randomElement(using: &random) ?? 0)
    case .fixed(let field, let kind, let data):
      return .fixed(field: field, kind: kind, Data(repeating: 0xFF, count: data.count))
    case .bytes(let field, let data):
      let texts = [Data(data.dropLast()), data + data, Data(), Data([0xFF]), Data("../x".utf8)]
      return .bytes(field: field, texts.randomElement(using: &random) ?? data)
    case .message(_, let inner):
      return .message(field: .random(in: 1...26, using: &random), inner)
    }
  }
}
