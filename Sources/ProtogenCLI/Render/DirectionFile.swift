internal import Foundation

/// A text file of numbers, separated by white space or commas.
enum DirectionFile {
  /// Reads a direction.
  ///
  /// - Throws: `CommandFailure` if the file is missing, empty, or holds something else.
  static func vector(_ path: String, in context: CommandContext) throws -> [Double] {
    let file = URL(fileURLWithPath: path, relativeTo: context.workingFolder)
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      throw CommandFailure("Cannot read the direction '\(path)'. Does it exist?", .missingInput)
    }
    let words = text.split { $0.isWhitespace || $0 == "," }
    let numbers = words.compactMap { Double($0) }.filter(\.isFinite)
    guard !numbers.isEmpty, numbers.count == words.count else {
      throw CommandFailure(
        "'\(path)' is no direction: it must hold finite numbers alone, one a channel.", .data)
    }
    return numbers
  }
}
