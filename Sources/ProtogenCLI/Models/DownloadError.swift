/// A reason why a download did not end in a checked file.
enum DownloadError: Error, Hashable {
  /// The address, or one it leads to, is neither https nor on this machine.
  case notAllowed(address: String)
  /// The server answered with another HTTP status than success.
  case refused(address: String, status: Int)
  /// No server was reached.
  case unreachable(address: String, reason: String)
  /// The connection ended early; what came is kept.
  case interrupted(address: String, received: Int, reason: String)
  /// Another process is downloading the same file.
  case busy(file: String)
  /// The server sent more or fewer bytes than the preset states.
  case wrongSize(address: String, expected: Int, actual: Int)
  /// The bytes are not those that the preset states; they were deleted.
  case wrongDigest(address: String, expected: String, actual: String)
  /// The file cannot be created.
  case cannotCreate(file: String, reason: String)
  /// The file cannot be written any further.
  case cannotWrite(file: String, reason: String)
}

extension DownloadError: CustomStringConvertible {
  var description: String {
    switch self {
    case .notAllowed(let address):
      "'\(address)' is not fetched: only https is, and http from this machine."
    case .refused(let address, let status):
      "'\(address)' is not there: the server answered \(status)\(Self.meaning(of: status))."
    case .unreachable(let address, let reason):
      "Cannot reach '\(address)': \(reason). Is this machine online?"
    case .interrupted(let address, let received, let reason):
      "The download of '\(address)' stopped after \(received) bytes: \(reason)."
        + " Run the command again to continue."
    case .busy(let file):
      "Another protogen is downloading '\(file)'. Wait for it, or end it."
    case .wrongSize(let address, let expected, let actual):
      "'\(address)' has \(actual) bytes, not \(expected). What came was deleted."
    case .wrongDigest(let address, let expected, let actual):
      "'\(address)' is not the file it should be: its SHA-256 is \(actual), not \(expected)."
        + " What came was deleted."
    case .cannotCreate(let file, let reason):
      "Cannot create '\(file)': \(reason)."
    case .cannotWrite(let file, let reason):
      "Cannot write '\(file)': \(reason)."
    }
  }

  private static func meaning(of status: Int) -> String {
    switch status {
    case 401, 403: " (not allowed)"
    case 404, 410: " (not found)"
    case 429: " (too many requests)"
    case 500...599: " (the server failed)"
    default: ""
    }
  }
}
