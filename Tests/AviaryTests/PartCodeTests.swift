import Aviary
import Testing

struct PartCodeTests {
  @Test func `any two species differ in two parts or more`() {
    let all = Species.allCases
    #expect(all.count >= 12)
    for (index, a) in all.enumerated() {
      for b in all[..<index] {
        #expect(a.codes.distance(to: b.codes) >= 2, "\(a) and \(b)")
      }
    }
  }
}
