internal import Foundation
internal import Statistics

extension ModelComparison {
  /// Of which classes fewer photographs are recognized.
  var recognitionResults: [RuleResult] {
    [wholeRecognition].compactMap(\.self) + recognitionByClass
  }

  /// The least fall over all photographs that is a matter of the model as a whole.
  private static let smallestFall = 0.05

  /// That the model recognizes fewer photographs of most classes; `nil` if it does not.
  private var wholeRecognition: RuleResult? {
    let both = pairs.compactMap { pair in
      pair.before.recognition.flatMap { old in pair.after.recognition.map { (old, $0) } }
    }
    func sum(_ shares: [Proportion]) -> Proportion {
      Proportion(
        successCount: shares.reduce(0) { $0 + $1.successCount },
        trialCount: shares.reduce(0) { $0 + $1.trialCount })
    }
    let (old, new) = (sum(both.map(\.0)), sum(both.map(\.1)))
    let falls = both.map { $0.0.value - $0.1.value }.sorted()
    guard let fall = old.difference(from: new), fall.lower > 0,
      falls.sortedQuantile(0.5) >= Self.smallestFall
    else { return nil }
    let (before, after) = (Figure(share: old), Figure(share: new))
    return RuleResult(
      rule: .recognition, label: nil, outcome: broken(.recognition),
      message: "Of all photographs, \(after.text) are recognized, before \(before.text).",
      before: before, after: after)
  }

  /// Of which classes fewer photographs are recognized than of the others.
  private var recognitionByClass: [RuleResult] {
    judged(.recognition) { pair in
      guard let before = pair.before.recognition else { return .notAsked }
      guard let after = pair.after.recognition, after.trialCount > 0,
        let fall = before.difference(from: after)
      else { return .missing("has no photographs that are shown to the model") }
      return .measured([
        Measure(
          name: "recognized", detail: nil, before: Figure(share: before),
          after: Figure(share: after),
          change: ChangeTest.Change(value: fall.value, deviation: Figure(fall).deviation))
      ])
    }
  }

  /// Of which classes prototypes are processed less like photographs.
  var pathResults: [RuleResult] {
    let names = ["first third", "middle third", "last third"]
    return judged(.pathSimilarity) { pair in
      guard !pair.before.paths.isEmpty else { return .notAsked }
      guard !pair.after.paths.isEmpty else { return .missing("has no path") }
      if let reason = strangeness(pair) { return .settled(reason) }
      let thirds = zip(names, zip(pair.before.paths, pair.after.paths))
      return .measured(
        thirds.map { name, paths in
          Measure(
            name: "path similarity in the \(name)", detail: nil, before: paths.0, after: paths.1,
            change: Self.pathChange(paths.0, paths.1))
        })
    }
  }

  /// How much less a path is like photographs'; above 1 is not better than 1.
  ///
  /// No change where one of them has no figure: there, photographs of the class are no more alike than
  /// those of other classes, and nothing can be said of prototypes.
  private static func pathChange(_ before: Figure?, _ after: Figure?) -> ChangeTest.Change {
    guard let before, let after else { return ChangeTest.Change(value: 0, deviation: 1) }
    return ChangeTest.Change(
      value: min(before.value, 1) - min(after.value, 1),
      deviation: hypot(before.deviation, after.deviation))
  }
}

extension Figure {
  /// A share with Wilson's interval.
  init(share: Proportion) {
    let interval = share.interval
    self.init(
      Estimate(
        value: share.value, lower: interval.lowerBound, upper: interval.upperBound,
        count: share.trialCount))
  }
}
