import Statistics
import Testing

@Suite struct AreaUnderCurveTests {
  @Test func `pairs are counted, ties by half`() {
    // Of nine pairs, six are won and two are tied.
    #expect(AreaUnderCurve.of([3, 2, 5], over: [2, 1, 3]) == (6 + 0.5 * 2) / 9)
    #expect(AreaUnderCurve.of([1, 1], over: [1]) == 0.5)
    #expect(AreaUnderCurve.of([-1], over: [0, 2]) == 0)
  }

  @Test func `an empty group is compared with nothing`() {
    #expect(AreaUnderCurve.of([], over: [1]) == nil)
    #expect(AreaUnderCurve.of([1], over: []) == nil)
  }
}
