import Classifiers
import Testing

struct PreflightTests {
  private func subjects(_ name: String) throws -> [String] {
    let classifier = try GoldenClassifier(named: name).classifier()
    return try Preflight(of: classifier).quickDiagnoses().map {
      "\($0.severity.rawValue) \($0.subject)"
    }
  }

  @Test
  func `a sound model has no diagnosis`() throws {
    for name in ["tiny-residual", "tiny-mobile", "tiny-transformer", "tiny-gray", "tiny-rgba"] {
      #expect(try subjects(name).isEmpty, "\(name)")
    }
  }

  @Test
  func `a softmax is a note, rounding a warning, no gradient a problem`() throws {
    #expect(try subjects("tiny-softmax") == ["note output"])
    #expect(try subjects("tiny-quantized") == ["warning gradient"])
    #expect(try subjects("tiny-dead") == ["problem gradient"])
  }
}
