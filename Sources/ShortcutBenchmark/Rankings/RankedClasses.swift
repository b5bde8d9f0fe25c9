internal import Aviary
internal import Statistics

/// The scores of one model's classes, apart by whether they have a learned shortcut or none.
struct RankedClasses {
  /// The scores of classes with a learned shortcut.
  let biased: [Double]
  /// The scores of classes in which no shortcut was planted.
  let clean: [Double]

  /// Takes a model's scores relative to each other: their mean becomes 0, their deviation 1;
  /// `nil` if the detector says nothing of the model.
  ///
  /// - Parameters:
  ///   - detector: What ranks the classes.
  ///   - result: A model; its classes with a shortcut that it hardly learned are left out afterwards.
  init?(_ detector: ClassDetector, in result: ModelResult) {
    guard let scores = detector.scores(in: result) else { return nil }
    let standardized = Self.standardized(scores)
    var verdicts: [Species: CueEffect.Verdict] = [:]
    for cell in result.planted where verdicts[cell.species] != .positive {
      verdicts[cell.species] = cell.verdict
    }
    let marked = zip(result.species, standardized)
    biased = marked.filter { verdicts[$0.0] == .positive }.map(\.1)
    clean = marked.filter { verdicts[$0.0] == nil }.map(\.1)
  }

  /// How many pairs of a biased and a clean class there are.
  var pairCount: Int { biased.count * clean.count }

  private static func standardized(_ scores: [Double]) -> [Double] {
    let mean = scores.mean
    let deviation = scores.map { ($0 - mean) * ($0 - mean) }.mean.squareRoot()
    return scores.map { deviation > 0 ? ($0 - mean) / deviation : 0 }
  }
}
