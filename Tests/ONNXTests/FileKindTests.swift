import Foundation
import ONNX
import Testing

struct FileKindTests {
  @Test(arguments: [
    ("", "the file is empty. Was the download or the export cut short?"),
    (
      "version https://git-lfs.github.com/spec/v1\noid sha256:0\n",
      "this is a Git LFS pointer, not the model itself. Fetch the model with 'git lfs pull'."
    ),
    (
      "\n <!DOCTYPE html><html>",
      "this is a web page, not a model. Download the file itself (the 'raw' link)."
    ),
    (
      "<HTML><head>",
      "this is a web page, not a model. Download the file itself (the 'raw' link)."
    ),
    (
      "PK\u{3}\u{4}\u{14}",
      """
      this is a zip archive (such as a PyTorch checkpoint or a Keras file), not an ONNX model. \
      Export the model to ONNX first.
      """
    ),
    (
      "\u{1C}\0\0\0TFL3",
      "this is a TFLite model, not an ONNX model. Export the model to ONNX first."
    ),
    (
      "hello, world",
      "not an ONNX model: it stops making sense at byte 2. Export or download it again."
    ),
  ])
  func `another kind of file is recognized`(text: String, message: String) {
    expectRefusal(Data(text.utf8), message)
  }

  @Test(
    arguments: [
      ([0x80, 0x02, 0x8A], "a Python pickle (such as an old PyTorch checkpoint)"),
      ([0x89, 0x48, 0x44, 0x46], "an HDF5 file (such as a Keras model)"),
      ([0x1F, 0x8B, 0x08], "a gzip file"),
      ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF, 0xE0], "a JPEG image"),
    ] as [([UInt8], String)])
  func `another binary file is recognized`(bytes: [UInt8], format: String) {
    expectRefusal(
      Data(bytes), "this is \(format), not an ONNX model. Export the model to ONNX first.")
  }

  @Test func `a file cut short is told from a damaged one`() throws {
    let whole = Wire.model()
    expectRefusal(
      whole.dropLast(3),
      """
      the file ends inside a field that starts at byte 6. Was the download or the copy cut short?
      """)
    var damaged = whole
    damaged[damaged.startIndex + 9] = 0x7F
    expectRefusal(
      damaged, "not an ONNX model: it stops making sense at byte 8. Export or download it again.")
  }

  @Test func `text that is no UTF-8, and half a number, are refused`() {
    let message = """
      not an ONNX model: a text in it is not UTF-8, or a list of numbers ends inside one. \
      Export or download it again.
      """
    expectRefusal(Wire.model(adding: { $0.bytes(2, Data([0xFF])) }), message)
    expectRefusal(
      Wire.model(tensorType: 7, shape: [1]) { $0.bytes(7, Data([0x80])) }, message)
    expectRefusal(
      Wire.model(tensorType: 1, shape: [1]) { $0.bytes(4, Data([0, 0, 0])) }, message)
  }

  @Test func `a slice of a larger buffer reads like the whole`() throws {
    let whole = Wire.model()
    let slice = (Data([1, 2, 3]) + whole).dropFirst(3)
    #expect(try load(slice) == load(whole))
  }

  @Test func `limits on size, parts and depth are kept`() {
    expectRefusal(
      Wire.model(), limits: ReadingLimits(byteCount: 10),
      """
      \(Wire.model().count) bytes are more than the 10 that an ONNX file can have. \
      Save the model with external data.
      """)
    expectRefusal(
      Wire.model(), limits: ReadingLimits(partCount: 5),
      """
      the model has more than 5 parts (nodes, tensors, attributes, …). \
      Simplify it before the export.
      """)
    #expect(throws: Never.self) {
      try load(Wire.model(), limits: ReadingLimits(partCount: 6, nestingDepth: 3))
    }
  }

  @Test func `graphs nested without end are refused before they are decoded`() {
    var inner = Data()
    for _ in 0..<2_000 {
      var node = Wire()
      node.message(1) { $0.message(5) { $0.bytes(6, inner) } }
      inner = node.data
    }
    expectRefusal(
      Wire.model(graph: { $0.data += inner }),
      "the model nests fields more than 64 deep. Export it without nested subgraphs.")
  }

  @Test func `many empty parts in a small file are refused before they are decoded`() {
    let empty = Data((0..<1_000_001).flatMap { _ in [0x0A, 0x00] as [UInt8] })
    expectRefusal(
      Wire.model(graph: { $0.data += empty }),
      """
      the model has more than 1000000 parts (nodes, tensors, attributes, …). \
      Simplify it before the export.
      """)
  }

  @Test func `a path without a readable file says why`() throws {
    try withTemporaryFolder { folder in
      let missing = folder.appending(path: "missing.onnx")
      let error = #expect(throws: ONNXError.self) { try Model(contentsOf: missing) }
      #expect(
        error?.description == """
          '\(missing.path)': cannot be read: No such file or directory. \
          Check the path and its permissions.
          """)
      let notAFile = #expect(throws: ONNXError.self) { try Model(contentsOf: folder) }
      #expect(notAFile?.problem == .unreadable(reason: "it is not a regular file"))
    }
  }
}
