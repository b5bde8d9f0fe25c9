import Classifiers
import Testing

struct ModelMetadataTests {
  @Test func `what was written is read again, and other entries are passed over`() throws {
    let labels = LabelList(name: "x", names: ["robin", "blue jay", "Zaunkönig"])
    let preprocessing = try Preprocessing(
      height: 96, width: 128, channelOrder: .bgr, range: -1...1, mean: [0.1, 0.2, 0.3],
      standardDeviation: [0.5])
    var entries = ModelMetadata(labels: labels, preprocessing: preprocessing).entries
    entries["author"] = "somebody"
    let read = try ModelMetadata(entries, file: "x.onnx")
    #expect(read.labels?.classes == labels.classes)
    #expect(read.preprocessing == preprocessing)
  }

  @Test func `a model without such entries says nothing`() throws {
    let read = try ModelMetadata(["author": "somebody"], file: "x.onnx")
    #expect(read == ModelMetadata(labels: nil, preprocessing: nil))
  }

  @Test func `labels that are none, and values out of range, are refused`() {
    let empty = #expect(throws: LabelError.self) {
      try ModelMetadata(["protogen.labels": "a\n\nb"], file: "x.onnx")
    }
    #expect(empty == .blankLine(file: "x.onnx: protogen.labels", line: 2))
    let json = """
      {"channelOrder":"rgb","range":[0,1],"mean":[0,0,0],"standardDeviation":[1,0,1]}
      """
    let invalid = #expect(throws: PresetError.self) {
      try ModelMetadata(["protogen.preprocessing": json], file: "x.onnx")
    }
    guard case .invalid("x.onnx: protogen.preprocessing", let violations) = invalid else {
      Issue.record("\(String(describing: invalid))")
      return
    }
    #expect(violations.map(\.key) == ["std"])
  }
}
