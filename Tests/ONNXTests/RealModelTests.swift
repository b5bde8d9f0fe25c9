import Foundation
import ONNX
import Testing

/// Trained classifiers, which lie beside the package and not in it.
struct RealModelTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/models").standardizedFileURL
  static let models = [
    ("squeezenet1.1.onnx", 13, [3, 224, 224], 1000),
    ("mobilenetv2_1.0_224.onnx", 13, [3, 224, 224], 1000),
    ("cifar10_resnet20.onnx", 17, [3, 32, 32], 10),
  ]

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: folder.path),
      "The models are not in shared/models beside the package."),
    arguments: models)
  func `a real classifier loads with its input, output and weights`(
    name: String, leastOpset: Int, image: [Int], classCount: Int
  ) throws {
    let model = try Model(contentsOf: Self.folder.appending(path: name))
    let input = try #require(model.graph.inputs.first)
    let output = try #require(model.graph.outputs.first)

    #expect(model.opset >= leastOpset)
    #expect(model.graph.inputs.count == 1)
    #expect(input.dimensions?.dropFirst() == image.map(Dimension.fixed)[...])
    #expect(output.dimensions?.last == .fixed(classCount))
    #expect(model.graph.initializers.values.contains { $0.elementCount > 1000 })
    for weights in model.graph.initializers.values where weights.type == .float {
      #expect(try weights.floats().allSatisfy { $0.isFinite })
    }
  }
}
