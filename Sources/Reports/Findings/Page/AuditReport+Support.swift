internal import SpuriousFeatures
internal import Statistics

// What the page shows beside a finding; none of it decides.

extension AuditReport {
  /// The figures that support a finding, in words.
  static func supportSentences(_ evidence: SupportingEvidence) -> [String] {
    [
      evidence.headCounterfactual.flatMap(sentence), evidence.ranking.map(sentence),
      evidence.backgroundGaps.map(sentence), evidence.components.flatMap(sentence),
    ].compactMap(\.self)
  }

  private static func sentence(_ head: HeadCounterfactual) -> String? {
    guard let share = head.droppedShare else { return nil }
    let carriers = head.carriers.prefix(3).map {
      "\($0.channel) (\(NumberText.percent($0.share)))"
    }
    let channels = carriers.isEmpty ? "" : "; most of it is carried by channels \(list(carriers))"
    let dropped = NumberText.percent(min(max(share.value, 0), 1))
    return head.isConfirmed
      ? "Without one direction of its features, the network loses \(dropped) of the effect\(channels)."
      : "One direction of its features carries no more than \(dropped) of the effect\(channels)."
  }

  private static func sentence(_ ranking: SpuriosityRanking) -> String {
    let fewest = ranking.least.prefix(5).map(\.name)
    return "Of its own images, the third that shows most of it is recognized in "
      + "\(NumberText.percent(ranking.topAccuracy)), the third that shows least in "
      + "\(NumberText.percent(ranking.bottomAccuracy)). Least of it have "
      + "\(list(fewest))."
  }

  private static func sentence(_ gaps: BackgroundGaps) -> String {
    "Backgrounds alone have its probability raised by \(NumberText.signed(gaps.backgroundAlone.value)) "
      + "(\(NumberText.interval(gaps.backgroundAlone))) against those of others; the class alone, "
      + "before one color, loses \(NumberText.score(gaps.foregroundLoss.value)) "
      + "(\(NumberText.interval(gaps.foregroundLoss)))."
  }

  private static func sentence(_ components: NeuralComponents) -> String? {
    components.backgroundness.map {
      "The component of its score that backgrounds show best tells its own from others' in "
        + "\(NumberText.percent($0)) of pairs; 50 % is chance."
    }
  }

  /// The patches of photographs that are most like what carries the prototype.
  func patches(of support: Finding.Support) -> [[String: Any]] {
    (support.evidence.patchMatching?.patches ?? []).compactMap { patch in
      support.patches[patch.imageName].map {
        [
          "picture": $0.address, "file": patch.imageName,
          "similarity": NumberText.score(patch.similarity),
        ]
      }
    }
  }
}
