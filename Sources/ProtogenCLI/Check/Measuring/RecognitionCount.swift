internal import Classifiers
internal import Foundation
internal import Statistics
internal import Tensors

/// Counts the photographs of each class that a model recognizes.
struct RecognitionCount {
  let model: LoadedModel
  let photographs: AuditPhotographs
  let cache: SurveyCache
  let console: Console

  /// Shows every photograph of the audited classes once, unless it is known what comes of it.
  ///
  /// - Returns: The share of each class's photographs with the class as the most probable one.
  /// - Throws: `CommandFailure` with status 130 if the user stopped it; what reading photographs and
  ///   running the model throw.
  func proportions(until interruption: Interruption) throws -> [Int: Proportion] {
    let classes = Set(photographs.classes.map(\.index))
    let entries = photographs.entries.filter { classes.contains($0.photograph.classIndex) }
    let fingerprint = try Origin(
      network: NetworkOrigin(model), photographs: entries.map(\.identity)
    ).fingerprint()
    if let known: [Int: Proportion] = cache.value("recognition", fingerprint) { return known }
    var counts: [Int: (right: Int, all: Int)] = [:]
    for (number, entry) in entries.enumerated() {
      if interruption.isPending { throw ModelSurvey.stopped }
      console.progress(
        "recognition", step: number + 1, of: entries.count, detail: "photographs")
      let own = entry.photograph.classIndex
      let isRight = try top(entry) == own + model.labelOffset
      counts[own, default: (0, 0)].all += 1
      counts[own, default: (0, 0)].right += isRight ? 1 : 0
    }
    let result = counts.mapValues { Proportion(successCount: $0.right, trialCount: $0.all) }
    try cache.keep(result, "recognition", fingerprint)
    return result
  }

  /// All that the counts depend on.
  private struct Origin: Encodable {
    let network: NetworkOrigin
    let photographs: [String]
  }

  /// The output with the highest score for a photograph.
  private func top(_ entry: PhotographSurvey.Entry) throws -> Int? {
    let sequence = PhotographSequence(entries: [entry], classifier: model.classifier)
    let scores = try model.classifier.logits(of: sequence.image(at: 0)).floats()
    return scores.indices.max { scores[$0] < scores[$1] }
  }
}

extension PhotographSurvey.Entry {
  /// What the photograph is and of which class, whatever folder it lies in.
  var identity: String { "\(photograph.classIndex) \(digest)" }
}
