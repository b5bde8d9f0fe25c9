import Foundation
import ONNX
import Testing

/// Damaged files: each must load or be refused, and never end the process.
struct DamageTests {
  /// Files to damage: all fixtures, and what the tests write by hand.
  static func seeds() throws -> [Data] {
    let names = [
      "element_types.onnx", "classifier.onnx", "old_style.onnx", "branches.onnx",
      "external/model.onnx",
    ]
    return try names.map { try Data(contentsOf: fixtures.appending(path: $0)) }
      + [Wire.model(), Wire.model(tensorType: 1, shape: [2, 3]) { $0.bytes(9, Data(count: 24)) }]
  }

  /// Tells whether damaged bytes load; what loads must also survive writing and reading.
  private func loads(_ data: Data) throws -> Bool {
    let folder = fixtures.appending(path: "external")
    guard
      let model = try? Model(serialized: data, externalFolder: folder, name: "damaged.onnx")
    else { return false }
    for tensor in model.graph.initializers.values { _ = try? tensor.floats() }
    let written = try model.serialized()
    // Not compared with the model itself, because a NaN is unlike itself.
    #expect(try load(written).serialized() == written)
    return true
  }

  @Test func `a model cut short at any byte loads or is refused`() throws {
    for seed in try Self.seeds() {
      #expect(try loads(seed))
      let survivors = try (0..<seed.count).filter { try loads(seed.prefix($0)) }
      // A cut between two fields at the end leaves a shorter model.
      #expect(survivors.count < 8)
    }
  }

  @Test func `a tensor cut short at any byte is refused`() throws {
    let whole = try Data(contentsOf: fixtures.appending(path: "tensor.pb"))
    for count in 0..<whole.count {
      #expect(throws: ONNXError.self) { try TensorData(serialized: whole.prefix(count)) }
    }
  }

  /// Damages files for `PROTOGEN_FUZZ_SECONDS`, by default 2, from a fixed seed.
  @Test func `a model with random damage loads or is refused`() throws {
    let seeds = try Self.seeds()
    let setting = ProcessInfo.processInfo.environment["PROTOGEN_FUZZ_SECONDS"]
    let end = ContinuousClock.now + .seconds(setting.flatMap(Double.init) ?? 2)
    var mutator = Mutator(seed: 1)
    var (runCount, loadedCount) = (0, 0)
    while ContinuousClock.now < end || runCount < 1000 {
      let damaged = mutator.damaged(seeds)
      runCount += 1
      if try loads(damaged) { loadedCount += 1 }
      _ = try? TensorData(serialized: damaged)
    }
    print("Fuzzed the ONNX reader: \(runCount) files, of which \(loadedCount) loaded.")
    #expect(loadedCount > 0 && loadedCount < runCount)
  }
}
