import Classifiers
import Foundation
import ONNX
import Tensors
import Testing

/// Runs the ONNX project's backend tests on every operator that is claimed.
struct ConformanceTests {
  @Test(
    .enabled(
      if: ConformanceSuite.isPresent,
      "needs the ONNX backend test data; 'make test' fetches it into the cache"))
  func `every claimed case of the ONNX suite gives the outputs it must`() throws {
    var passed = 0
    var failures: [String] = []
    var excluded: [ConformanceExclusion: Int] = [:]
    for test in try ConformanceSuite.cases() {
      switch outcome(of: test) {
      case .passed: passed += 1
      case .failed(let reason): failures.append("\(test.name): \(reason)")
      case .notClaimed(let reason): excluded[reason, default: 0] += 1
      }
    }
    report(passed: passed, failures: failures, excluded: excluded)
    #expect(failures.isEmpty)
    #expect(passed > 0)
  }

  private enum Outcome {
    case passed
    case failed(String)
    case notClaimed(ConformanceExclusion)
  }

  private func outcome(of test: ConformanceSuite.Case) -> Outcome {
    let model: Model
    do {
      model = try Model(contentsOf: test.modelFile)
    } catch {
      return .notClaimed(ConformanceExclusion(error))
    }
    if let reason = ConformanceExclusion.reason(for: model) { return .notClaimed(reason) }
    do {
      let runs = try ConformanceRun.all(of: test, model)
      for run in runs {
        if let difference = try run.difference() { return .failed(difference) }
      }
      return runs.isEmpty ? .failed("has no data") : .passed
    } catch {
      return .failed("\(error)")
    }
  }

  private func report(
    passed: Int, failures: [String], excluded: [ConformanceExclusion: Int]
  ) {
    let count = excluded.values.reduce(0, +)
    print("conformance: \(passed) passed, \(failures.count) failed, \(count) not claimed")
    for failure in failures { print("  failed \(failure)") }
    let lines = excluded.map { (count: $0.value, reason: $0.key.description) }
    for line in lines.sorted(by: { ($1.count, $0.reason) < ($0.count, $1.reason) }) {
      print("  not claimed \(line.count) × \(line.reason)")
    }
  }
}
