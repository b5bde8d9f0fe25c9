internal import Statistics
internal import Tensors

/// Models drawn anew, for intervals over models.
struct ModelBootstrap {
  /// All models once.
  private let whole: [Int]
  private let draws: [[Int]]

  init(modelCount: Int, sampleCount: Int, seed: UInt64) {
    var random = Philox(seed: seed, counter: SIMD3(0, 0, 0))
    whole = Array(0..<modelCount)
    draws =
      modelCount == 0
      ? []
      : (0..<sampleCount).map { _ in
        (0..<modelCount).map { _ in random.integer(below: modelCount) }
      }
  }

  /// What a function makes of all models, and of each draw.
  func map<Result>(_ transform: ([Int]) -> Result) -> Sampled<Result> {
    Sampled(value: transform(whole), samples: draws.map(transform), count: whole.count)
  }

  /// A result, and what became of it in each draw.
  struct Sampled<Result> {
    let value: Result
    let samples: [Result]
    let count: Int

    /// A number of the result with the interval that holds 95 % of its draws; `nil` if the result has
    /// none.
    func estimate(_ number: (Result) -> Double?) -> Estimate? {
      guard let value = number(value) else { return nil }
      let values = samples.compactMap(number).sorted()
      guard !values.isEmpty else { return nil }
      return Estimate(
        value: value, lower: values.sortedQuantile(0.025), upper: values.sortedQuantile(0.975),
        count: count)
    }
  }
}
