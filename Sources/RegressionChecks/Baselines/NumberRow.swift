internal import Foundation

/// Numbers that are written as one line of text, so that a file of them can be read and compared.
///
/// Each is rounded to three decimals, and zeros at the end are left out: `0.25 -1 0.003`.
public struct NumberRow: Hashable, Sendable {
  public let values: [Double]

  /// Rounds numbers to what is written of them.
  ///
  /// - Precondition: All are finite.
  public init(_ values: [Double]) {
    precondition(values.allSatisfy(\.isFinite), "Not all of \(values) are finite.")
    self.values = values.map(Self.rounded)
  }

  /// A number as it is kept: to three decimals, without a negative zero.
  static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 + 0 }

  private static func text(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }
}

extension NumberRow: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let parts = try container.decode(String.self).split(separator: " ")
    let numbers = parts.compactMap { Double($0) }
    guard numbers.count == parts.count, numbers.allSatisfy({ abs($0) < 1e9 }) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "it must hold numbers with spaces between them")
    }
    values = numbers
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(values.map(Self.text).joined(separator: " "))
  }
}
