import ActivationPaths
import Testing

@Suite struct EstimateTests {
  @Test func `an interval covers its ends and nothing beyond`() {
    let estimate = Estimate(value: 0.5, lower: 0.25, upper: 0.75, count: 3)
    #expect(estimate.covers(0.25) && estimate.covers(0.75))
    #expect(!estimate.covers(0.2499) && !estimate.covers(0.7501))
  }
}
