import ActivationPaths
import Foundation
import Statistics
import Tensors
import TestSupport
import Testing

@Suite struct AuditTests {
  private static func third(
    _ audit: PathAudit, _ subject: PathSubject, _ third: Int = 0
  ) throws -> Estimate {
    let curve = try #require(audit.mean(of: subject))
    return try #require(curve.thirds[third].units.normalized.spearman)
  }

  @Test func `controls hold where classes have a pattern of their own`() throws {
    let audit = try PathAudit.make(.photographs(classCount: 12, each: 6))
    let heldOut = try Self.third(audit, .heldOutPhotographs)
    let other = try Self.third(audit, .otherPhotographs)
    #expect(heldOut.covers(1) && abs(heldOut.value - 1) < 0.2)
    #expect(other.covers(0) && abs(other.value) < 0.2)
    #expect(heldOut.count == 12)
    #expect(audit.isTrusted)
    #expect(audit.doubts.isEmpty)
  }

  @Test func `prototypes score 1 if they are like photographs, 0 if like other classes'`() throws {
    let audit = try PathAudit.make(.photographs(classCount: 12, each: 6)) { label in
      let good = (0..<3).map {
        SyntheticImages.photograph(of: label, number: 1000 + 12 * $0 + label)
      }
      let bad = (0..<3).map {
        SyntheticImages.photograph(of: (label + 5) % 12, number: 2000 + 12 * $0 + label)
      }
      return [
        PrototypeSet(recipe: "bad", images: try SyntheticImages.held(bad, classIndex: label)),
        PrototypeSet(recipe: "good", images: try SyntheticImages.held(good, classIndex: label)),
      ]
    }
    #expect(try Self.third(audit, .prototypes("good")).covers(1))
    #expect(try Self.third(audit, .prototypes("bad")).covers(0))
    #expect(audit.comparisons.map(\.winner) == ["good", "good"])
    let whole = try #require(audit.comparisons.last)
    let lead = try #require(whole.lead)
    #expect(lead.lower > 0.5 && lead.upper < 1.5)
    #expect(audit.comparisons.map(\.third) == [0, nil])
  }

  @Test func `a copy beside every photograph makes the audit say that it is not to be trusted`()
    throws
  {
    let classes = (0..<12).flatMap { [Int](repeating: $0, count: 6) }
    let copies = SyntheticImages(classes: classes, shape: SyntheticImages.shape) {
      SyntheticImages.photograph(of: classes[$0], number: $0 / 2)
    }
    let audit = try PathAudit.make(copies)
    #expect(!audit.isTrusted)
    let doubt = try #require(audit.doubts.first)
    #expect(doubt.isFatal && doubt.message.contains("where 1.00 is due"))
  }

  @Test func `photographs of one class alone are not normalized, and the audit says so`() throws {
    let audit = try PathAudit.make(.photographs(classCount: 1, each: 6))
    let scores = try #require(audit.mean.first?.layers.first)
    #expect(scores.units.normalized.spearman == nil)
    #expect(scores.units.toMean.spearman != nil)
    #expect(audit.mean.map(\.subject) == [.heldOutPhotographs])
    #expect(!audit.isTrusted)
  }

  @Test func `few photographs and few classes are a warning`() throws {
    let audit = try PathAudit.make(.photographs(classCount: 2, each: 3))
    let warnings = audit.doubts.filter { !$0.isFatal }.map(\.message)
    let few = try #require(
      warnings.first { $0.hasPrefix("2 of 2 classes have fewer than 5 photographs") })
    #expect(few.hasSuffix("add at least 4 photographs, up to 2 a class."))
    #expect(warnings.contains { $0.hasPrefix("Only 2 classes were audited") })
  }

  @Test func `classes that cannot be told apart have no normalized score`() throws {
    let audit = try PathAudit.make(.photographs(classCount: 12, each: 6, noise: 1e6))
    #expect(audit.mean.allSatisfy { $0.thirds.allSatisfy { $0.units.normalized.spearman == nil } })
    let doubt = try #require(audit.doubts.first)
    #expect(doubt.message.hasPrefix("In the first third") && doubt.isFatal)
    #expect(doubt.message.contains("The 72 photographs are too few"))
    #expect(!audit.isTrusted)
  }

  @Test func `a third without a score says how many photographs are missing`() throws {
    let audit = try PathAudit.make(.photographs(classCount: 4, each: 2, noise: 1e6))
    let doubt = try #require(audit.doubts.first)
    #expect(doubt.message.hasPrefix("In the first third") && doubt.isFatal)
    #expect(doubt.message.hasSuffix("add at least 12 photographs, up to 3 a class."))
    #expect(!audit.isTrusted)
  }

  @Test func `constant layers and layers that are not finite are skipped and counted`() throws {
    let layers = ["constant", "same", "broken"].map {
      PathLayer(name: $0, operatorType: "Relu", shape: SyntheticImages.shape)
    }
    let audit = try PathAudit.make(.photographs(classCount: 3, each: 4), layers: layers)
    #expect(audit.layers.map(\.name) == ["same"])
    #expect(audit.skipped.map(\.name) == ["constant", "broken"])
    #expect(audit.skipped[0].reason.contains("the same"))
    #expect(audit.skipped[1].reason.contains("infinite"))
  }

  @Test func `without a layer to compare, the audit says so`() throws {
    let layers = [
      PathLayer(name: "constant", operatorType: "Relu", shape: SyntheticImages.shape)
    ]
    let audit = try PathAudit.make(.photographs(classCount: 3, each: 4), layers: layers)
    #expect(audit.layers.isEmpty && audit.mean.isEmpty && audit.comparisons.isEmpty)
    #expect(!audit.isTrusted)
  }

  @Test func `a constant prototype has no correlation, and a distance`() throws {
    let audit = try PathAudit.make(.photographs(classCount: 3, each: 4)) { label in
      let gray = [Float](repeating: 0.5, count: SyntheticImages.unitCount)
      return [
        PrototypeSet(recipe: "gray", images: try SyntheticImages.held([gray], classIndex: label))
      ]
    }
    let scores = try #require(audit.mean(of: .prototypes("gray"))?.layers.first).units
    #expect(scores.normalized.spearman == nil && scores.toMean.pearson == nil)
    #expect(scores.toMean.cosine != nil)
    #expect(scores.distance.value > 0)
  }

  @Test func `the order of photographs changes the last digits only`() throws {
    func audit(_ order: [Int]) throws -> PathCurve {
      let classes = [Int](repeating: 0, count: 5) + [Int](repeating: 1, count: 5)
      let photographs = SyntheticImages(classes: classes, shape: SyntheticImages.shape) {
        let number = $0 < 5 ? order[$0] : $0
        return SyntheticImages.photograph(of: classes[$0], number: number)
      }
      let auditor = PathAuditor(
        PlainNetwork.network(), layers: PlainNetwork.layers, photographs: photographs)
      let drawn = SyntheticImages.photograph(of: 0, number: 99)
      let set = PrototypeSet(
        recipe: "drawn", images: try SyntheticImages.held([drawn], classIndex: 0))
      let audit = try PathAudit(
        records: [try auditor.record(class: 0, prototypes: [set])], layers: PlainNetwork.layers,
        configuration: PathConfiguration())
      return try #require(audit.mean(of: .prototypes("drawn")))
    }
    let (a, b) = (try audit([0, 1, 2, 3, 4]), try audit([3, 0, 4, 2, 1]))
    let (x, y) = (try #require(a.layers.first).units, try #require(b.layers.first).units)
    let left = try #require(x.normalized.spearman)
    let right = try #require(y.normalized.spearman)
    #expect(abs(left.value - right.value) < 1e-5)
    #expect(abs(x.distance.value - y.distance.value) < 1e-6)
  }

  @Test(arguments: [3, 12])
  func `the same inputs give the same bytes, other seeds other intervals`(classCount: Int) throws {
    func json(_ seed: UInt64) throws -> Data {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      return try encoder.encode(
        PathAudit.make(
          .photographs(classCount: classCount, each: 4),
          configuration: PathConfiguration(seed: seed, sampleCount: 50)))
    }
    #expect(try json(1) == json(1))
    #expect(try json(1) != json(2))
  }

  @Test func `an interval over many classes covers the truth about as often as it says`() throws {
    // What held-out photographs score is 1 by construction.
    let hits = try (0..<20).count { trial in
      let audit = try PathAudit.make(
        .photographs(classCount: 12, each: 4, seed: UInt64(trial) << 20),
        configuration: PathConfiguration(sampleCount: 100))
      return try Self.third(audit, .heldOutPhotographs).covers(1)
    }
    // With 12 classes about 93 % are due: 15 is three standard deviations below.
    #expect(hits >= 15)
  }

  @Test func `a record of other layers is refused`() throws {
    let photographs = SyntheticImages.photographs(classCount: 2, each: 3)
    let auditor = PathAuditor(
      PlainNetwork.network(), layers: PlainNetwork.layers, photographs: photographs)
    let record = try auditor.record(class: 1)
    #expect(throws: PathError.recordMismatch(classIndex: 1)) {
      try PathAudit(
        records: [record], layers: PlainNetwork.layers + PlainNetwork.layers,
        configuration: PathConfiguration())
    }
  }
}
