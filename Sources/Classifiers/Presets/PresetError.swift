/// One thing wrong in a preset.
public struct PresetViolation: Hashable, Sendable {
  /// The key, with those around it: `input.height`.
  public var key: String
  /// What the value should be.
  public let expected: String
  /// What it is.
  public let found: String
  /// The line of the YAML file, counted from 1, where known.
  public var line: Int?

  /// Creates a violation.
  public init(key: String, expected: String, found: String, line: Int? = nil) {
    self.key = key
    self.expected = expected
    self.found = found
    self.line = line
  }
}

extension PresetViolation: CustomStringConvertible {
  public var description: String {
    (line.map { "line \($0): " } ?? "") + "\(key) must be \(expected), but is \(found)"
  }
}

/// A reason why a preset, or the model it stands for, cannot be used.
public enum PresetError: Error, Hashable, Sendable {
  /// The file is not YAML, or not a mapping of keys to values.
  case malformed(file: String, reason: String, line: Int?)
  /// Values out of range, keys unknown or missing: all of them.
  case invalid(file: String?, [PresetViolation])
  /// A file cannot be read.
  case unreadable(file: String, reason: String)
  /// A file cannot be written.
  case unwritable(file: String, reason: String)
  /// No folder of presets was found in any of the places.
  case noPresets(searched: [String])
  /// No preset has this name.
  case unknown(kind: String, name: String, suggestions: [String], isPath: Bool)
  /// The preset is known, but its model file is not on this machine.
  case modelAbsent(name: String, fileName: String, canPull: Bool, obtain: String?)
  /// The model file is not the one that was registered.
  case modelChanged(name: String, file: String, expected: String, actual: String)
}

extension PresetError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed(let file, let reason, let line):
      "'\(file)'\(line.map { ", line \($0)," } ?? "") cannot be read: \(reason)."
    case .invalid(let file, let violations):
      (file.map { "'\($0)' is wrong: " } ?? "")
        + violations.map(\.description).joined(separator: "; ") + "."
    case .unreadable(let file, let reason):
      "Cannot read '\(file)': \(reason)."
    case .unwritable(let file, let reason):
      "Cannot write '\(file)': \(reason)."
    case .noPresets(let searched):
      "No presets were found; looked in \(searched.joined(separator: ", "))."
        + " Set PROTOGEN_PRESETS to the Presets folder."
    case .unknown(let kind, let name, let suggestions, let isPath):
      Self.unknown(kind: kind, name: name, suggestions: suggestions, isPath: isPath)
    case .modelAbsent(let name, let fileName, let canPull, let obtain):
      Self.absent(name: name, fileName: fileName, canPull: canPull, obtain: obtain)
    case .modelChanged(let name, let file, let expected, let actual):
      "The file '\(file)' is not the one known as '\(name)': its SHA-256 is \(actual), not"
        + " \(expected). 'protogen models add' registers a file of your own."
    }
  }

  private static func unknown(
    kind: String, name: String, suggestions: [String], isPath: Bool
  ) -> String {
    if isPath { return "There is no \(kind) file '\(name)'." }
    let advice =
      suggestions.isEmpty
      ? kind == "model" ? " 'protogen models list' lists them; an ONNX file's path works too." : ""
      : " Did you mean \(suggestions.map { "'\($0)'" }.joined(separator: ", "))?"
    return "There is no \(kind) called '\(name)'.\(advice)"
  }

  private static func absent(
    name: String, fileName: String, canPull: Bool, obtain: String?
  ) -> String {
    let start = "The model '\(name)' is known, but its file is not on this machine."
    if canPull { return start + " Get it with 'protogen models pull \(name)'." }
    return start + " Register yours with 'protogen models add \(name) \(fileName)'."
      + (obtain.map { " \($0)" } ?? "")
  }
}
