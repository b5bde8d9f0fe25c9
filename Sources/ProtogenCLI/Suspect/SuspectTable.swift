internal import Foundation
internal import SpuriousFeatures

/// The ranking as it is printed: a line for each class, and more for what is unusual about it.
struct SuspectTable {
  private let ranked: [RankedClass]
  private let names: (Int) -> String

  /// What a suspicion is good for.
  static let reminder =
    "A suspicion is a reason to test with images (protogen audit --images …), not a finding."

  /// How many reasons of a class are printed; the file has all.
  private static let reasonCount = 3

  init(_ ranked: [RankedClass], names: @escaping (Int) -> String) {
    self.ranked = ranked
    self.names = names
  }

  var text: String {
    TextTable(
      header: ["class", "score", "q", "seeds agree", "what is unusual"], rows: ranked.flatMap(rows)
    ).text
  }

  private func rows(_ ranked: RankedClass) -> [[String]] {
    let reasons = reasons(ranked)
    let stability = ranked.details.stability.map { String(format: "%.0f %%", 100 * $0) }
    let first = [
      names(ranked.classIndex), String(format: "%+.2f", ranked.entry.score),
      String(format: "%.2f", ranked.entry.qValue), stability ?? "–", reasons[0],
    ]
    return [first] + reasons.dropFirst().map { ["", "", "", "", $0] }
  }

  private func reasons(_ ranked: RankedClass) -> [String] {
    guard let suspicion = ranked.suspicion else { return ["–"] }
    return suspicion.observations.prefix(Self.reasonCount).map { $0.sentence(names) }
  }
}
