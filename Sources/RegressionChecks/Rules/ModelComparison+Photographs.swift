internal import Foundation
internal import Statistics

extension ModelComparison {
  /// Of which classes fewer photographs are recognized.
  var recognitionResults: [RuleResult] {
    judged(.recognition) { pair in
      guard let before = pair.before.recognition else { return .notAsked }
      guard let after = pair.after.recognition, after.trialCount > 0,
        let fall = before.difference(from: after)
      else { return .missing("has no photographs that are shown to the model") }
      return .measured([
        Measure(
          name: "recognized", before: Figure(share: before), after: Figure(share: after),
          change: ChangeTest.Change(value: fall.value, deviation: Figure(fall).deviation))
      ])
    }
  }

  /// Of which classes prototypes are processed less like photographs.
  var pathResults: [RuleResult] {
    let names = ["first third", "middle third", "last third"]
    return judged(.pathSimilarity) { pair in
      guard !pair.before.paths.isEmpty else { return .notAsked }
      guard pair.after.paths.count == pair.before.paths.count else {
        return .missing("has too few photographs for its path")
      }
      return .measured(
        zip(names, zip(pair.before.paths, pair.after.paths)).map { name, paths in
          Measure(
            name: "path similarity in the \(name)", before: paths.0, after: paths.1,
            change: ChangeTest.Change(
              // Above 1 is not better than 1.
              value: min(paths.0.value, 1) - min(paths.1.value, 1),
              deviation: hypot(paths.0.deviation, paths.1.deviation)))
        })
    }
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
