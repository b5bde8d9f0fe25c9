import Optimizers
import Testing

struct ScheduleTests {
  @Test func `a constant schedule's factor is always 1`() {
    #expect((0..<10).allSatisfy { Schedule().factor(at: $0, of: 10) == 1 })
  }
}
