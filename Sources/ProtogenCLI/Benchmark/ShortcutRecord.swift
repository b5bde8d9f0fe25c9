internal import Foundation
internal import ShortcutBenchmark
internal import SpuriousFeatures

/// What a benchmark found of one model, as it is stored.
struct ShortcutRecord: Codable {
  /// What fixes the result.
  struct Origin: Codable {
    /// What a result consists of: 2 since baselines are in it, 3 since prototypes are ranked, too.
    var content = 3
    let version: String
    let torch: String
    let modelSHA256: String
    let imagesPerClass: Int
    let hasMasks: Bool
    let configuration: TransplantConfiguration
  }

  /// A digest of all that fixes the result.
  let fingerprint: String
  let result: ModelResult

  /// The record in a file, if it is one of this origin.
  static func known(in file: URL, _ fingerprint: String) -> ModelResult? {
    guard let data = try? Data(contentsOf: file),
      let record = try? JSONDecoder().decode(ShortcutRecord.self, from: data),
      record.fingerprint == fingerprint
    else { return nil }
    return record.result
  }
}
