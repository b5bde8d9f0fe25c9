import ActivationPaths
import Foundation
import Tensors
import TestSupport
import Testing

@Suite struct RecordingTests {
  private static func auditor(
    _ photographs: SyntheticImages, layers: [PathLayer] = PlainNetwork.layers,
    budget: Int = 384 << 20
  ) -> PathAuditor {
    PathAuditor(
      PlainNetwork.network(), layers: layers, photographs: photographs,
      configuration: PathConfiguration(sampleCount: 100, memoryBudget: budget))
  }

  private static func layer(_ name: String, _ shape: [Int] = SyntheticImages.shape) -> PathLayer {
    PathLayer(name: name, operatorType: "Relu", shape: shape)
  }

  @Test func `Spearman does not change under a monotone map, Pearson does`() throws {
    let photographs = SyntheticImages.photographs(classCount: 2, each: 3)
    let layers = [Self.layer("same"), Self.layer("cubed")]
    let record = try Self.auditor(photographs, layers: layers).record(class: 0)
    let block = try #require(record.blocks.first)
    let tables = block.layers.map(\.units.toPhotographs)
    #expect(tables[0].spearman == tables[1].spearman)
    #expect(tables[0].pearson != tables[1].pearson)
  }

  @Test func `similarity is symmetric, and 1 with oneself`() throws {
    let photographs = SyntheticImages.photographs(classCount: 2, each: 5)
    let record = try Self.auditor(photographs).record(class: 1)
    let tables = try #require(record.blocks.first?.layers.first?.units.toPhotographs)
    for table in [tables.spearman, tables.pearson, tables.cosine] {
      for row in 0..<5 {
        #expect(abs(table[row, row] - 1) < 1e-6)
        for column in 0..<row { #expect(abs(table[row, column] - table[column, row]) < 1e-6) }
      }
    }
  }

  @Test func `a layer without places has the same scores in both views`() throws {
    let photographs = SyntheticImages.photographs(classCount: 3, each: 4)
    let layers = [Self.layer("flat", [SyntheticImages.unitCount])]
    let record = try Self.auditor(photographs, layers: layers).record(class: 0)
    #expect(record.blocks.first?.layers.first?.channels == nil)
    let scores = try PathAudit.make(photographs, layers: layers).mean.flatMap(\.layers)
    #expect(scores.allSatisfy { $0.units == $0.channels })
  }

  @Test(arguments: zip([2, 24, 25, 48, 49], [[2], [24], [12, 13], [24, 24], [16, 16, 17]]))
  func `photographs are split into even blocks of 24 at most`(count: Int, sizes: [Int]) throws {
    let blocks = PathAuditor.blocks(of: Array(0..<count))
    #expect(blocks.map(\.count) == sizes)
    #expect(blocks.flatMap { $0 } == Array(0..<count))
    let photographs = SyntheticImages.photographs(classCount: 2, each: count)
    let record = try Self.auditor(photographs).record(class: 0)
    #expect(record.blocks.map(\.photographCount) == sizes)
  }

  @Test func `twice the photographs are read twice as often`() throws {
    let counts = try [24, 48, 96].map { count in
      let photographs = SyntheticImages.photographs(classCount: 3, each: count)
      _ = try Self.auditor(photographs).record(class: 0)
      return photographs.readCount
    }
    #expect(counts[1] <= 2 * counts[0] && counts[2] <= 2 * counts[1])
  }

  @Test func `a small memory budget changes how often images are run, and nothing else`() throws {
    let photographs = SyntheticImages.photographs(classCount: 2, each: 3)
    let layers = [Self.layer("same"), Self.layer("cubed"), Self.layer("flat", [60])]
    let all = try Self.auditor(photographs, layers: layers).record(class: 0)
    let readCount = photographs.readCount
    let groups = try Self.auditor(photographs, layers: layers, budget: 1).record(class: 0)
    #expect(all == groups)
    #expect(photographs.readCount > 3 * readCount)
  }

  @Test func `a record survives being stored, to the last bit`() throws {
    let photographs = SyntheticImages.photographs(classCount: 2, each: 3)
    let layers = [Self.layer("same"), Self.layer("constant")]
    let record = try Self.auditor(photographs, layers: layers).record(class: 0)
    let data = try JSONEncoder().encode(record)
    #expect(try JSONDecoder().decode(ClassRecord.self, from: data) == record)
  }

  @Test func `a class with one photograph is refused, and one without any`() throws {
    let photographs = SyntheticImages(classes: [0, 1, 1], shape: SyntheticImages.shape) {
      SyntheticImages.photograph(of: $0, number: $0)
    }
    let error = #expect(throws: PathError.self) { try Self.auditor(photographs).record(class: 0) }
    #expect(error == .tooFewPhotographs(classIndex: 0, count: 1))
    #expect(error?.description.contains("has 1 photograph, but") == true)
    #expect(throws: PathError.tooFewPhotographs(classIndex: 7, count: 0)) {
      try Self.auditor(photographs).record(class: 7)
    }
  }

  @Test func `progress ends at its total, and stopping throws at the next image`() throws {
    let photographs = SyntheticImages.photographs(classCount: 2, each: 30)
    var seen: [(done: Int, total: Int)] = []
    _ = try Self.auditor(photographs).record(class: 0, progress: { seen.append(($0, $1)) })
    #expect(seen.map(\.done) == Array(1...seen.count))
    #expect(Set(seen.map(\.total)) == [seen.count])

    var count = 0
    #expect(throws: PathError.cancelled) {
      try Self.auditor(photographs)
        .record(class: 0, progress: { done, _ in count = done }, shouldStop: { count == 5 })
    }
    #expect(count == 5)
  }

  @Test func `a layer of more than a million units is compared by a million of them`() throws {
    let shape = [3, 600, 600]
    let values = (0..<2).map { number in
      (0..<1_080_000).map { index in Float((index * (number + 3)) % 101) }
    }
    let photographs = SyntheticImages(classes: [0, 0, 0], shape: shape) { values[$0 % 2] }
    let layers = [Self.layer("same", shape)]
    let record = try Self.auditor(photographs, layers: layers).record(class: 0)
    let table = try #require(record.blocks.first?.layers.first?.units.toPhotographs.spearman)
    #expect(abs(table[0, 2] - 1) < 1e-6)
    #expect(abs(table[0, 1]) < 0.3)
  }

  @Test func `memory does not grow with the number of photographs`() throws {
    // A megabyte each, so that holding 150 more would show at once.
    let shape = [4, 256, 256]
    let layers = [PathLayer(name: "small", operatorType: "Relu", shape: [4])]
    let network = ScriptedClassifier(layers: ["small": { try $0.mean(axes: [2, 3]) }])
    func peak(_ count: Int) throws -> Int {
      var peak = 0
      let images = SyntheticImages(
        classes: [Int](repeating: 0, count: count) + [1, 1], shape: shape
      ) {
        peak = max(peak, Self.residentByteCount())
        return [Float](repeating: Float($0), count: 1 << 18)
      }
      _ = try PathAuditor(network, layers: layers, photographs: images).record(class: 0)
      return peak
    }
    _ = try peak(50)
    let few = try peak(50)
    #expect(try peak(200) - few < 50 << 20)
  }

  /// How much memory the process has in use.
  private static func residentByteCount() -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * 4096
  }
}
