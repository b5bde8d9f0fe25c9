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

  /// Shows every photograph of some classes once, unless it is known what comes of it.
  ///
  /// - Returns: The share of each class's photographs with the class as the most probable one, by
  ///   class index.
  /// - Throws: `CommandFailure` with status 130 if the user stopped it; what reading photographs and
  ///   running the model throw.
  func proportions(
    of classes: [ClassLabel], until interruption: Interruption
  ) throws -> [Int: Proportion] {
    let entries = Dictionary(grouping: photographs.entries, by: \.photograph.classIndex)
    let network = try NetworkOrigin(model)
    var result: [Int: Proportion] = [:]
    for (number, label) in classes.enumerated() {
      let own = entries[label.index] ?? []
      let fingerprint = try Origin(
        network: network, photographs: own.map(\.identity)
      ).fingerprint()
      console.progress("recognition", step: number + 1, of: classes.count, detail: "classes")
      result[label.index] = try cache.value(name(of: label), fingerprint) {
        try proportion(of: label, own, until: interruption)
      }
    }
    return result
  }

  private func proportion(
    of label: ClassLabel, _ entries: [PhotographSurvey.Entry], until interruption: Interruption
  ) throws -> Proportion {
    let rightCount = try entries.count { entry in
      if interruption.isPending { throw ModelSurvey.stopped }
      return try top(entry) == label.index + model.labelOffset
    }
    return Proportion(successCount: rightCount, trialCount: entries.count)
  }

  /// What a class's share is kept under.
  private func name(of label: ClassLabel) -> String { "recognition/\(label.slug)" }

  /// What is kept of a class, by its path inside the cache.
  func path(of label: ClassLabel) -> String { SurveyCache.fileName(name(of: label)) }

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
