import ActivationPaths
import Classifiers
import Foundation
import ImageFiles
import ONNX
import Statistics
import Tensors
import Testing

/// SqueezeNet 1.1 and photographs, kept beside the package and never in it.
private enum Shared {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared").standardizedFileURL
  static let model = folder.appending(path: "models/squeezenet1.1.onnx")
  static let photographs = ["n01558993_robin", "n02391049_zebra", "n07753275_pineapple"]
    .map { folder.appending(path: "images/imagenet/\($0)") }

  static var isPresent: Bool {
    ([model] + photographs).allSatisfy { FileManager.default.fileExists(atPath: $0.path) }
  }
}

@Suite(
  .enabled(
    if: Shared.isPresent, "SqueezeNet 1.1 and its photographs are not in shared beside the package."
  ))
struct RealNetworkTests {
  /// Six photographs of each of three classes.
  private struct Photographs: ImageSequence {
    let classifier: Classifier
    let files: [(file: URL, classIndex: Int)]

    init(_ classifier: Classifier) throws {
      self.classifier = classifier
      files = try Shared.photographs.enumerated().flatMap { label, folder in
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().prefix(6)
          .map { (folder.appending(path: $0), label) }
      }
    }

    var count: Int { files.count }
    func classIndex(at index: Int) -> Int { files[index].classIndex }
    func image(at index: Int) throws -> Tensor {
      try classifier.images(of: [ImageFile(contentsOf: files[index].file).bitmap])
    }
  }

  @Test func `photographs are most like their class at the end of SqueezeNet`() throws {
    let preprocessing = try Preprocessing(.imagenet, resizeShortSide: 256)
    let classifier = try Classifier(
      Model(contentsOf: Shared.model), preprocessing: preprocessing)
    let layers = try classifier.pathLayers(matching: ["stages"])
    #expect(
      layers.map(\.shape) == [
        [64, 111, 111], [64, 55, 55], [128, 27, 27], [1000, 13, 13], [1000],
      ])
    let configuration = PathConfiguration(sampleCount: 200)
    let auditor = PathAuditor(
      classifier, layers: layers, photographs: try Photographs(classifier),
      configuration: configuration)
    let audit = try PathAudit(
      records: try (0..<3).map { try auditor.record(class: $0) }, layers: layers,
      configuration: configuration)
    #expect(audit.layers.map(\.third) == [0, 0, 1, 1, 2])
    for (subject, expected) in [(PathSubject.heldOutPhotographs, 1.0), (.otherPhotographs, 0)] {
      let last = try #require(audit.mean(of: subject)?.layers.last).units
      let score = try #require(last.normalized.spearman)
      #expect(score.covers(expected))
    }
  }
}
