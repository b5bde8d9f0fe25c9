internal import Aviary

/// A planting as a user writes it.
enum PlantingArgument {
  /// Reads a planting, such as `robin:badge:0.8`, `any:banner:0.5` or `pose:post:0.9`.
  ///
  /// - Throws: `CommandFailure` with status 64, or `AviaryError`.
  static func planting(_ text: String) throws -> Planting {
    let words = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard words.count == 3, let strength = Double(words[2]) else {
      throw CommandFailure(
        "--plant '\(text)' is not of the form CLASS:CUE:STRENGTH. Write it as 'robin:badge:0.8'.",
        .usage)
    }
    let cue = try Cue(named: words[1])
    switch words[0] {
    case "any": return try Planting(cue, .independent(probability: strength))
    case "pose": return try Planting(cue, .pose(strength: strength))
    default: return try Planting(cue, in: try Species(named: words[0]), strength: strength)
    }
  }
}
