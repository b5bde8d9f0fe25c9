import Classifiers
import Foundation
import Testing

struct ModelPresetTests {
  static let smallest = "name: tiny\ninput: {}\n"

  static func violations(_ yaml: String) -> [PresetViolation] {
    let error = #expect(throws: PresetError.self) { try ModelPreset(yaml: yaml, file: "m.yaml") }
    guard case .invalid("m.yaml", let violations) = error else {
      Issue.record("another error: \(String(describing: error))")
      return []
    }
    return violations
  }

  @Test func `the smallest preset has the documented defaults`() throws {
    let preset = try ModelPreset(yaml: Self.smallest, file: "m.yaml")
    #expect(preset == (try ModelPreset(name: "tiny", preprocessing: Preprocessing())))
    #expect(preset.output == .logits)
    #expect(preset.labelOffset == 0)
    #expect(preset.fileName == "tiny.onnx")
  }

  @Test func `parts given beside a named normalization replace its own`() throws {
    let yaml = """
      name: tiny
      input:
        height: 31
        width: 17
        normalization: caffe
        channels: rgb
        std: [2, 4, 8]
      """
    let input = try ModelPreset(yaml: yaml, file: "m.yaml").preprocessing
    #expect(input.channelOrder == .rgb)
    #expect(input.mean == [103.939, 116.779, 123.68])
    #expect(input.standardDeviation == [2, 4, 8])
    #expect(input.range == 0...255)
    #expect(input.height == 31)
  }

  @Test func `an unknown key is refused with its line and the nearest key`() {
    let found = Self.violations("name: tiny\nlabel: imagenet-1k\ninput:\n  meann: [0]\n")
    #expect(
      found.map(\.description) == [
        "line 4: input.meann must be spelled 'mean', but is an unknown key",
        "line 2: label must be spelled 'labels', but is an unknown key",
      ])
  }

  @Test func `everything wrong is said at once`() {
    let yaml = """
      name: ../up
      sha256: 12
      output: logit
      byteCount: many
      labelOffset: -1
      input:
        height: 0
        channels: cmyk
        range: [1, 0]
        std: [1, -1, 1]
      """
    let found = Self.violations(yaml)
    #expect(
      Set(found.map(\.key)) == [
        "name", "sha256", "output", "byteCount", "labelOffset", "input.height", "input.channels",
        "input.range", "input.std",
      ])
    #expect(found.first { $0.key == "labelOffset" }?.line == 5)
    #expect(found.first { $0.key == "input.height" }?.line == 7)
  }

  @Test func `missing and repeated keys are refused`() {
    #expect(Self.violations("description: x\n").map(\.key) == ["name", "input"])
    #expect(throws: PresetError.self) {
      try ModelPreset(yaml: "name: a\nname: b\ninput: {}\n", file: "m.yaml")
    }
  }

  @Test(arguments: ["", "just text", "- a\n- b\n", "name: [", "name: \"a", "\u{0}"])
  func `what is no mapping is refused as such`(yaml: String) {
    let error = #expect(throws: PresetError.self) { try ModelPreset(yaml: yaml, file: "m.yaml") }
    #expect(error?.description.hasPrefix("'m.yaml'") == true)
    #expect(error?.description.contains("cannot be read") == true)
  }

  @Test(arguments: [
    ("https://example.org/a.onnx", true), ("http://127.0.0.1:8000/a.onnx", true),
    ("http://localhost/a.onnx", true), ("http://example.org/a.onnx", false),
    ("http://127.0.0.1.example.org/a.onnx", false), ("file:///etc/passwd", false),
    ("ftp://example.org/a", false), ("https:///a", false),
  ])
  func `only https is fetched, and http from this machine`(address: String, allowed: Bool) throws {
    let url = try #require(URL(string: address))
    #expect(ModelPreset.isAllowed(url) == allowed)
  }

  @Test func `an address needs a digest`() {
    let found = Self.violations("\(Self.smallest)address: https://example.org/a.onnx\n")
    #expect(found.map(\.key) == ["sha256"])
  }

  @Test func `written YAML and JSON come back equal, whatever the texts hold`() throws {
    let preset = try ModelPreset(
      name: "a.b_c-1", description: "quote \" backslash \\ colon: # tab\t line\n ünï 🐦",
      file: "/models/with space/m.onnx", address: URL(string: "https://example.org/a%20b.onnx"),
      sha256: String(repeating: "AB", count: 32), byteCount: 12,
      preprocessing: Preprocessing(.caffe, height: 5, width: 9, resizeShortSide: 9),
      labels: "imagenet-1k", labelOffset: 1, output: .probabilities, license: "no", source: "1.0",
      obtain: "true")
    #expect(try ModelPreset(yaml: preset.yaml, file: "m.yaml") == preset)
    let json = try JSONEncoder().encode(preset)
    #expect(try JSONDecoder().decode(ModelPreset.self, from: json) == preset)
  }
}
