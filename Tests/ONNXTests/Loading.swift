import Foundation
import ONNX
import Testing

/// The folder of the committed fixtures.
let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "Fixtures/onnx")

/// Reads a model from memory under the name `test.onnx`, without a folder.
func load(_ data: Data, limits: ReadingLimits = ReadingLimits()) throws(ONNXError) -> Model {
  try Model(serialized: data, externalFolder: nil, name: "test.onnx", limits: limits)
}

/// Expects that a model is refused with exactly this message.
func expectRefusal(
  _ data: Data, limits: ReadingLimits = ReadingLimits(), _ message: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let error = #expect(throws: ONNXError.self, sourceLocation: sourceLocation) {
    try load(data, limits: limits)
  }
  #expect(error?.description == "'test.onnx': \(message)", sourceLocation: sourceLocation)
}

/// Runs a test with a folder of its own, which is removed afterwards.
func withTemporaryFolder(_ body: (URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "onnx-tests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder)
}

extension Graph {
  /// Returns a graph from `x` to `y` through nodes of operator `F`.
  static func chain(_ nodes: [Node], outputs: [String] = ["y"]) -> Graph {
    Graph(
      inputs: [ValueInfo(name: "x", type: .float, dimensions: [.fixed(2)])],
      outputs: outputs.map { ValueInfo(name: $0) }, nodes: nodes)
  }
}

extension Node {
  /// Creates a node of operator `F`.
  init(_ name: String, _ inputs: [String], _ outputs: [String]) {
    self.init(name: name, operatorType: "F", inputs: inputs, outputs: outputs)
  }
}
