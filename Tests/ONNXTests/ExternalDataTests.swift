import Foundation
import ONNX
import Testing

struct ExternalDataTests {
  /// Returns a model with a `w` of 4 floats in another file.
  private func model(_ entries: KeyValuePairs<String, String>) -> Data {
    Wire.model(tensorType: 1, shape: [4]) { $0.external(entries) }
  }

  /// Reads a model from a folder that holds 24 bytes in `weights.bin`, beside it a secret.
  private func load(
    _ data: Data, preparing prepare: (URL) throws -> Void = { _ in }
  ) throws -> Model {
    var model: Model?
    try withTemporaryFolder { outside in
      let folder = outside.appending(path: "model")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(0..<24).write(to: folder.appending(path: "weights.bin"))
      try Data(count: 16).write(to: outside.appending(path: "secret"))
      try prepare(folder)
      model = try Model(serialized: data, externalFolder: folder, name: "test.onnx")
    }
    return try #require(model)
  }

  private func refused(
    _ data: Data, _ message: String, preparing prepare: (URL) throws -> Void = { _ in },
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: ONNXError.self, sourceLocation: sourceLocation) {
      try load(data, preparing: prepare)
    }
    #expect(error?.description == "'test.onnx': \(message)", sourceLocation: sourceLocation)
  }

  private func outside(_ path: String) -> String {
    """
    initializer 'w' keeps its data in '\(path)', which is not inside the model's folder. \
    Copy that file into the folder (no link) and name it by a relative path.
    """
  }

  @Test func `data is read from its offset, whether or not the length is stated`() throws {
    for entries in [
      ["location": "weights.bin", "offset": "8", "length": "16"],
      ["location": "./weights.bin", "offset": "8"],
    ] as [KeyValuePairs<String, String>] {
      #expect(try load(model(entries)).graph.initializers["w"]?.bytes == Data(8..<24))
    }
    let start = try load(model(["location": "weights.bin"]))
    #expect(start.graph.initializers["w"]?.bytes == Data(0..<16))
  }

  @Test func `data may lie in a folder inside the model's folder`() throws {
    let model = try load(model(["location": "parts/a"])) { folder in
      let parts = folder.appending(path: "parts")
      try FileManager.default.createDirectory(at: parts, withIntermediateDirectories: false)
      try Data(0..<16).write(to: parts.appending(path: "a"))
    }
    #expect(model.graph.initializers["w"]?.bytes == Data(0..<16))
  }

  @Test(arguments: [
    "", "/etc/passwd", "../secret", "parts/../../secret", "..", "weights.bin/..", "a\0b",
  ])
  func `a path that could leave the folder is refused`(path: String) {
    refused(model(["location": path]), outside(path.replacing("\0", with: "\\0")))
  }

  @Test func `a link that leaves the folder is refused, and one inside it is followed`() throws {
    refused(model(["location": "link"]), outside("link")) { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/link", withDestinationPath: "../secret")
    }
    refused(model(["location": "up/secret"]), outside("up/secret")) { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/up", withDestinationPath: "..")
    }
    let inside = try load(model(["location": "link"])) { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/link", withDestinationPath: "weights.bin")
    }
    #expect(inside.graph.initializers["w"]?.bytes == Data(0..<16))
  }

  @Test func `a folder whose name begins like the model's is outside`() {
    refused(model(["location": "link"]), outside("link")) { folder in
      let twin = folder.path + "-twin"
      try Data(count: 16).write(to: URL(filePath: twin))
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/link", withDestinationPath: twin)
    }
  }

  @Test func `a missing file, a folder and a pipe are refused at once`() {
    func unreadable(_ path: String, _ reason: String) -> String {
      """
      initializer 'w' keeps its data in the file '\(path)', which cannot be read: \(reason). \
      Put that file beside the model.
      """
    }
    refused(
      model(["location": "missing"]), unreadable("missing", "No such file or directory"))
    refused(model(["location": "sub"]), unreadable("sub", "it is not a regular file")) {
      try FileManager.default.createDirectory(
        at: $0.appending(path: "sub"), withIntermediateDirectories: false)
    }
    refused(model(["location": "pipe"]), unreadable("pipe", "it is not a regular file")) {
      #expect(mkfifo($0.path + "/pipe", 0o600) == 0)
    }
  }

  @Test(arguments: [("9", 9), ("24", 24), ("25", 25), ("\(Int.max)", Int.max)])
  func `a range beyond the end of the file is refused`(text: String, offset: Int) {
    refused(
      model(["location": "weights.bin", "offset": text]),
      """
      initializer 'w' needs 16 bytes at offset \(offset) of the file 'weights.bin', which has \
      24 bytes. Was it cut short, or is it another model's?
      """)
  }

  @Test(arguments: ["-1", "1e3", "", "99999999999999999999"])
  func `an offset or length that is no byte count is refused`(text: String) {
    for key in ["offset", "length"] {
      refused(
        model(["location": "weights.bin", key: text]),
        "initializer 'w' has external data whose \(key) is '\(text)'; expected a byte count.")
    }
  }

  @Test func `a length other than the shape asks for is refused`() {
    refused(
      model(["location": "weights.bin", "length": "24"]),
      """
      initializer 'w' should have 16 bytes (float32, shape [4]), and has 24. \
      Was the file cut short or edited?
      """)
  }

  /// Returns a model with tensors `w0`, `w1`, … of 4 floats at the offsets.
  private func tensors(at offsets: [Int]) -> Data {
    Wire.model(graph: { graph in
      for (index, offset) in offsets.enumerated() {
        graph.message(5) { tensor in
          tensor.number(1, 4)
          tensor.number(2, 1)
          tensor.text(8, "w\(index)")
          tensor.external(["location": "weights.bin", "offset": "\(offset)"])
        }
      }
    })
  }

  @Test func `tied weights share their bytes, and overlapping ones are refused`() throws {
    let tied = try load(tensors(at: [0, 0, 0])).graph.initializers
    #expect(tied["w2"]?.bytes == tied["w0"]?.bytes)
    refused(
      tensors(at: [0, 8]),
      """
      up to initializer 'w1', the tensors claim more than the 24 bytes of the file 'weights.bin'. \
      Their data must not overlap; save the model again.
      """)
  }

  @Test func `a model from memory has no external data`() {
    expectRefusal(
      model(["location": "weights.bin"]),
      """
      initializer 'w' keeps its data in the file 'weights.bin', but the model has no folder. \
      Load the model from a file.
      """)
  }
}
