import ActivationPaths
import Classifiers
import Foundation
import Statistics
import Tensors
import TestSupport
import Testing

@Suite struct DescriptionTests {
  private static func statistics(_ photographs: SyntheticImages) throws -> ActivationStatistics {
    try ActivationStatistics(
      of: PlainNetwork.network(), modelSHA256: "ab", layers: PlainNetwork.layers,
      photographs: photographs)
  }

  @Test(arguments: [1, 7])
  func `channels have the mean and variance over all places of all photographs`(count: Int) throws {
    let photographs = SyntheticImages.photographs(classCount: 1, each: count)
    let statistics = try Self.statistics(photographs)
    let layer = try #require(statistics.layers.first)
    for channel in 0..<4 {
      let values = (0..<count).flatMap { number in
        SyntheticImages.photograph(of: 0, number: number)[channel * 15..<(channel + 1) * 15]
          .map(Double.init)
      }
      let mean = values.reduce(0, +) / Double(values.count)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
      #expect(abs(layer.means[channel] - mean) < 1e-12)
      #expect(abs(layer.variances[channel] - variance) < 1e-12)
    }
  }

  @Test func `statistics survive a file, and another version is refused`() throws {
    let statistics = try Self.statistics(.photographs(classCount: 2, each: 2))
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).json")
    defer { try? FileManager.default.removeItem(at: file) }
    let json = try statistics.json
    try json.write(to: file)
    #expect(try ActivationStatistics(contentsOf: file) == statistics)
    #expect(statistics.photographCount == 4 && statistics.modelSHA256 == "ab")

    let text = try #require(String(data: json, encoding: .utf8))
    try text.replacing("\"version\" : 1", with: "\"version\" : 9")
      .write(to: file, atomically: true, encoding: .utf8)
    let error = #expect(throws: StatisticsFileError.self) {
      try ActivationStatistics(contentsOf: file)
    }
    #expect(error?.description.contains("version 9, not 1") == true)
    try "{".write(to: file, atomically: true, encoding: .utf8)
    #expect(throws: StatisticsFileError.self) { try ActivationStatistics(contentsOf: file) }
    #expect(throws: StatisticsFileError.self) {
      try ActivationStatistics(contentsOf: URL(fileURLWithPath: "/nowhere.json"))
    }
  }

  @Test func `the nearest photograph of a photograph is itself`() throws {
    let photographs = SyntheticImages.photographs(classCount: 4, each: 3)
    let network = PlainNetwork.network()
    let descriptors = try PhotographDescriptors(
      of: network, layers: PlainNetwork.layers, photographs: photographs)
    for index in 0..<12 {
      let matches = try descriptors.nearest(
        to: photographs.image(at: index), in: network, count: 3)
      #expect(matches.count == 3)
      let first = try #require(matches.first)
      #expect(first.index == index && first.classIndex == index / 3)
      #expect(abs(first.similarity - 1) < 1e-6)
      #expect(matches.map(\.similarity) == matches.map(\.similarity).sorted(by: >))
    }
    let stored = try JSONEncoder().encode(descriptors)
    #expect(try JSONDecoder().decode(PhotographDescriptors.self, from: stored) == descriptors)
  }

  private static func area(_ change: @escaping (Float) -> Float) throws -> Distinguishability {
    let photographs = SyntheticImages.photographs(classCount: 20, each: 4)
    let configuration = PathConfiguration(sampleCount: 200)
    let auditor = PathAuditor(
      PlainNetwork.network(), layers: PlainNetwork.layers, photographs: photographs,
      configuration: configuration)
    let found = try Distinguishability.measured(
      of: Array(0..<20), configuration: configuration
    ) { label in
      let images = (0..<4).map {
        SyntheticImages.photograph(of: label, number: 1000 + 4 * label + $0).map(change)
      }
      let set = PrototypeSet(
        recipe: "drawn", images: try SyntheticImages.held(images, classIndex: label))
      return try auditor.record(class: label, prototypes: [set])
    }
    return try #require(found.first)
  }

  @Test func `prototypes with other statistics are told from photographs, others are not`() throws {
    let brighter = try Self.area { $0 + 0.5 }
    #expect(brighter.recipe == "drawn")
    #expect(brighter.area.value > 0.95 && brighter.area.upper <= 1)
    let alike = try Self.area { $0 }
    #expect(alike.area.covers(0.5) && abs(alike.area.value - 0.5) < 0.15)
    #expect(alike.area.count == 20)
  }
}
