import FeatureVisualization
import Testing

struct CounterRandomTests {
  @Test func `a stream depends on seed, prototype, step and purpose`() {
    func first(
      seed: UInt64 = 1, target: UInt32 = 2, number: Int = 3, step: Int = 4,
      purpose: CounterRandom.Purpose = .transform
    ) -> [UInt32] {
      var random = CounterRandom(
        seed: seed, prototype: PrototypeKey(target: target, number: number), step: step,
        purpose: purpose)
      return (0..<4).map { _ in random.next() }
    }
    let streams = [
      first(), first(seed: 2), first(seed: 1 << 40), first(target: 3), first(number: 4),
      first(step: 5), first(purpose: .noise),
    ]
    #expect(Set(streams).count == streams.count)
    #expect(first() == first())
  }

  @Test func `normal numbers have mean 0 and variance 1`() {
    var random = CounterRandom(
      seed: 9, prototype: PrototypeKey(target: 0), purpose: .initialization)
    let count = 20_000
    let numbers = (0..<count).map { _ in random.normal() }
    let mean = numbers.reduce(0, +) / Double(count)
    let variance = numbers.reduce(0) { $0 + $1 * $1 } / Double(count)
    // Four standard errors.
    #expect(abs(mean) < 4 / Double(count).squareRoot())
    #expect(abs(variance - 1) < 4 * (2 / Double(count)).squareRoot())
  }
}
