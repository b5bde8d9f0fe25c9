import Statistics
import Testing

@Suite struct EstimateTests {
  @Test func `an interval covers its ends and nothing beyond`() {
    let estimate = Estimate(value: 0.5, lower: 0.25, upper: 0.75, count: 3)
    #expect(estimate.covers(0.25) && estimate.covers(0.75))
    #expect(!estimate.covers(0.2499) && !estimate.covers(0.7501))
  }

  @Test func `a gap is the distance to the nearer end`() {
    let estimate = Estimate(value: 0.5, lower: 0.25, upper: 0.75, count: 3)
    #expect([0.25, 0.5, 0.75].allSatisfy { estimate.gap(to: $0) == 0 })
    #expect(estimate.gap(to: -1) == 1.25)
    #expect(estimate.gap(to: 1) == 0.25)
  }
}
