import Statistics
import Testing

@Suite struct RankTestTests {
  @Test func `a p-value is the rank among all, ties against it`() {
    #expect(RankTest.pValue(of: 3, among: [1, 2, 4, 3]) == 3.0 / 5)
    #expect(RankTest.pValue(of: 9, among: [1, 2, 4]) == 1.0 / 4)
    #expect(RankTest.pValue(of: 0, among: [1, 2, 4]) == 1)
    #expect(RankTest.pValue(of: 5, among: []) == 1)
  }

  @Test func `Simes' p-value is the least of the ordered ones, scaled`() {
    // 3 · 0.01 / 1, 3 · 0.04 / 2, 3 · 0.5 / 3
    #expect(abs(RankTest.simes([0.5, 0.01, 0.04]) - 0.03) < 1e-15)
    // 3 · 0.04 / 1, 3 · 0.05 / 2, 3 · 0.06 / 3
    #expect(abs(RankTest.simes([0.05, 0.06, 0.04]) - 0.06) < 1e-15)
    #expect(RankTest.simes([0.3]) == 0.3)
    #expect(RankTest.simes([]) == 1)
  }
}
