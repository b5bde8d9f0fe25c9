import Optimizers
import Testing

struct ScheduleTests {
  @Test func `a constant schedule's factor is always 1`() {
    #expect((0..<10).allSatisfy { Schedule().factor(at: $0, of: 10) == 1 })
  }

  @Test func `a warm-up rises evenly to the full factor`() {
    let schedule = Schedule(.constant, warmUpSteps: 3)
    #expect((0..<5).map { schedule.factor(at: $0, of: 10) } == [0.25, 0.5, 0.75, 1, 1])
  }

  @Test(arguments: [Schedule.Shape.linear, .cosine])
  func `a falling schedule starts at 1, ends near its end, and never rises`(
    shape: Schedule.Shape
  ) {
    let factors = (0..<100).map { Schedule(shape, end: 0.2).factor(at: $0, of: 100) }
    #expect(factors[0] == 1)
    #expect(abs(factors[99] - 0.2) < 0.01)
    #expect(zip(factors, factors.dropFirst()).allSatisfy { $0 > $1 })
    #expect(abs(factors[50] - 0.6) < 1e-9)
  }
}
