internal import Crypto
internal import Foundation

extension Encodable {
  /// Returns a SHA-256 of the value, in hexadecimal: the same for equal values.
  ///
  /// - Throws: `EncodingError` for a number that is not finite.
  func fingerprint() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return SHA256.hash(data: try encoder.encode(self)).hexadecimal
  }
}
