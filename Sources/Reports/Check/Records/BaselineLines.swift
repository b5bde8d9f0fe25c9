internal import Foundation
internal import RegressionChecks

/// Where in a baseline's file each class stands.
struct BaselineLines {
  /// A line of text.
  struct Line {
    /// From 1.
    let number: Int
    /// In UTF-16 code units.
    let length: Int
  }

  private let lines: [String: Line]

  /// Finds the classes in the text that protogen writes of a baseline.
  ///
  /// - Parameter baseline: What the file holds. If it cannot be written, every class is taken to
  ///   stand in the first line.
  init(_ baseline: Baseline) {
    let text = (try? baseline.json()).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let named = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { $0.element.hasPrefix(Self.labelStart) }
    guard named.count == baseline.classes.count else {
      lines = [:]
      return
    }
    lines = Dictionary(
      uniqueKeysWithValues: zip(baseline.classes, named).map { profile, line in
        (profile.label, Line(number: line.offset + 1, length: line.element.utf16.count))
      })
  }

  /// How a line starts that names a class; other labels are deeper, or without a key.
  private static let labelStart = "      \"label\" : "

  /// The line of a class, or the first one.
  subscript(label: String?) -> Line {
    label.flatMap { lines[$0] } ?? Line(number: 1, length: 1)
  }
}
