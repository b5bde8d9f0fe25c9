import Foundation
import TestSupport

/// Baselines and checks of committed models.
extension Sandbox {
  /// The command line of a check of the audited model with photographs; what `words` say replaces that.
  static func check(_ words: [String]) -> [String] {
    command("check", words) + ["--recipe", "quick.yaml"]
  }

  /// The command line of a baseline of the audited model with photographs.
  static func baseline(_ words: [String]) -> [String] {
    command("baseline", words) + ["--recipe", "quick.yaml"]
      + (words.contains("--update") ? [] : ["--count", "2"])
  }

  private static func command(_ name: String, _ words: [String]) -> [String] {
    var arguments = [name] + words
    if !words.contains("--model") { arguments += ["--model", auditedModel] }
    return arguments
  }

  func check(_ words: String...) -> Result { run(Self.check(words)) }

  func baseline(_ words: String...) -> Result { run(Self.baseline(words)) }

  /// The content of `check.json`.
  func checkJSON() throws -> [String: Any] {
    let data = read("work/Outputs/check/check.json") ?? Data()
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// The baseline's text, with something in it replaced once.
  func editBaseline(_ old: String, _ new: String) throws {
    let text = String(
      decoding: read("work/protogen-baseline.json") ?? Data(), as: UTF8.self)
    try write(
      "work/protogen-baseline.json",
      Data(text.replacing(old, with: new, maxReplacements: 1).utf8))
  }
}
