/// A number is a constant, a list of two an even distribution. The others are named: `choice` with
/// a list, `normal` with `mean`, `standardDeviation` and `limits`, and `from` with `to`.
extension Draw: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case choice, normal, from, to }

  private struct Normal: Codable {
    let mean: Double
    let standardDeviation: Double
    let limits: ClosedRange<Double>
  }

  public init(from decoder: any Decoder) throws {
    if let value = try? decoder.singleValueContainer().decode(Double.self) {
      self = .constant(value)
    } else if let list = try? decoder.singleValueContainer().decode([Double].self) {
      guard list.count == 2, list[0] <= list[1] else {
        throw Self.malformed(decoder, "a list must be a lower and an upper bound")
      }
      self = .uniform(list[0]...list[1])
    } else {
      self = try Self.named(decoder)
    }
  }

  private static func named(_ decoder: any Decoder) throws -> Draw {
    guard let container = try? decoder.container(keyedBy: CodingKeys.self) else {
      throw malformed(decoder, "expected a number, a list of two, or a named distribution")
    }
    if container.contains(.choice) {
      return .choice(try container.decode([Double].self, forKey: .choice))
    }
    if container.contains(.normal) {
      let normal = try container.decode(Normal.self, forKey: .normal)
      return .normal(
        mean: normal.mean, standardDeviation: normal.standardDeviation, limits: normal.limits)
    }
    guard container.contains(.from), container.contains(.to) else {
      throw malformed(decoder, "expected 'choice', 'normal', or 'from' and 'to'")
    }
    return .ramp(
      from: try container.decode(Draw.self, forKey: .from),
      to: try container.decode(Draw.self, forKey: .to))
  }

  private static func malformed(_ decoder: any Decoder, _ reason: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: reason))
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .constant(let value):
      var container = encoder.singleValueContainer()
      try container.encode(value)
    case .uniform(let range):
      var container = encoder.singleValueContainer()
      try container.encode([range.lowerBound, range.upperBound])
    default:
      try encodeNamed(to: encoder)
    }
  }

  private func encodeNamed(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .choice(let values):
      try container.encode(values, forKey: .choice)
    case .normal(let mean, let deviation, let limits):
      try container.encode(
        Normal(mean: mean, standardDeviation: deviation, limits: limits), forKey: .normal)
    case .ramp(let start, let end):
      try container.encode(start, forKey: .from)
      try container.encode(end, forKey: .to)
    case .constant, .uniform:
      break
    }
  }
}
