internal import Foundation
internal import Statistics
internal import Training

/// How a trained classifier does on scenes that it has not seen.
struct SchoolReport: Hashable, Codable {
  let classes: [String]
  /// How many numbers were trained.
  let parameterCount: Int
  /// Rows are the actual classes, columns the answers.
  let confusion: ConfusionTable

  func json() throws -> String {
    String(decoding: try JSONEncoder.forReaders().encode(self), as: UTF8.self)
  }

  /// The accuracy with Wilson's interval, and who was taken for whom.
  var text: String {
    let accuracy = confusion.accuracy
    let interval = accuracy.interval
    let headline = String(
      format: "accuracy %.2f %% of %d unseen scenes (95 %% interval %.2f to %.2f), %d parameters",
      100 * accuracy.value, accuracy.trialCount, 100 * interval.lowerBound,
      100 * interval.upperBound, parameterCount)
    return headline + "\n" + table.text
  }

  /// The classes in rows; the columns are numbered, to stay narrow.
  private var table: TextTable {
    TextTable(
      header: ["", "actual"] + classes.indices.map { "\($0)" } + ["right"],
      rows: classes.indices.map { actual in
        ["\(actual)", classes[actual]]
          + confusion.counts[actual].map { $0 == 0 ? "." : "\($0)" }
          + [String(format: "%.1f %%", 100 * confusion.recall(of: actual).value)]
      })
  }
}
