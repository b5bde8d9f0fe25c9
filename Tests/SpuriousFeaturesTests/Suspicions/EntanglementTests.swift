import SpuriousFeatures
import Testing

@Suite struct EntanglementTests {
  /// Class 2 rises with class 0's prototypes; class 1's score is 5 on everything.
  private static let scores: [[Double]] = [
    [10, 5, 7, 1], [0, 5, 1, 2], [2, 5, 12, 3], [4, 5, 3, 9],
  ]

  @Test func `entanglement is the rise over other classes' prototypes in their deviations`() {
    let entanglement = Entanglement(scores: Self.scores)
    // Class 2 on the prototypes of 1 and 3: 1 and 3, of mean 2 and deviation √2.
    #expect(abs(entanglement.values[0][2] - (7 - 2) / 2.0.squareRoot()) < 1e-12)
    // Class 0 on those of 1 and 3: 0 and 4.
    #expect(abs(entanglement.values[2][0] - (2 - 2) / 8.0.squareRoot()) < 1e-12)
    #expect(entanglement.values[2][2].isNaN)
    #expect(entanglement.partner(of: 0) == 2)
    #expect(entanglement.largest(of: 0) == entanglement.values[0][2])
  }

  @Test func `a class that everything raises is entangled with nothing`() {
    let entanglement = Entanglement(scores: Self.scores)
    #expect([0, 2, 3].allSatisfy { entanglement.values[$0][1] == 0 })
  }

  @Test func `an arrow counts one way`() {
    let entanglement = Entanglement(scores: Self.scores)
    let arrow = entanglement.values[0][2] - entanglement.values[2][0]
    #expect(entanglement.asymmetry(of: 0) >= arrow)
    #expect(entanglement.asymmetry(of: 2) > entanglement.values[2][0] - arrow)
    let even = Entanglement(scores: [[3, 1, 1], [1, 3, 1], [1, 1, 3]])
    #expect((0..<3).allSatisfy { even.asymmetry(of: $0) == 0 })
  }

  @Test func `directions behind the classes are compared with all classes`() {
    let entanglement = Entanglement(scores: Self.scores + [[0, 0, 5, 0]])
    // Class 2 on the prototypes of 0, 1 and 3: 7, 1 and 3, of mean 11/3.
    let deviation = ((100.0 / 9 + 64.0 / 9 + 4.0 / 9) / 2).squareRoot()
    #expect(abs(entanglement.values[4][2] - (5 - 11.0 / 3) / deviation) < 1e-12)
  }
}
