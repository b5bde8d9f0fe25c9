internal import SpuriousFeatures

/// What the table of confusions says of each class.
enum ConfusionRates {
  /// The share of other classes' images that are taken for the class.
  static func falsePositives(_ study: BaselineStudy) -> [Double] {
    let answers = answers(study)
    return study.perClass { classIndex, _, others in
      others.map { answers[$0] == classIndex ? 1 : 0 }.mean
    }
  }

  /// The share of the class's images that are taken for others.
  static func falseNegatives(_ study: BaselineStudy) -> [Double] {
    let answers = answers(study)
    return study.perClass { classIndex, own, _ in
      own.map { answers[$0] == classIndex ? 0 : 1 }.mean
    }
  }

  private static func answers(_ study: BaselineStudy) -> [Int?] {
    study.whole.beliefs.map { beliefs in beliefs.indices.max { beliefs[$0] < beliefs[$1] } }
  }
}
