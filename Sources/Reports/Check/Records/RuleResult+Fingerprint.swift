internal import Crypto
internal import Foundation
internal import RegressionChecks

extension RuleResult {
  /// What stays the same from run to run while the same thing is wrong.
  ///
  /// A SHA-256, in hexadecimal, of the rule, the class and the cue.
  var fingerprint: String {
    let identity = JSONValue.array([
      .string(rule.rawValue), .optional(label, JSONValue.string), .optional(cue, JSONValue.string),
    ])
    return SHA256.hash(data: Data(identity.line.utf8)).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
