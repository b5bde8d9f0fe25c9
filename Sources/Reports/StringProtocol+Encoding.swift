internal import Foundation

extension StringProtocol {
  /// The text as a part of an address: what RFC 3986 leaves unreserved stays, the rest is encoded.
  var percentEncoded: String {
    let unreserved = CharacterSet(
      charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
    return addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
  }
}
