import Classifiers
import Foundation
import Testing

struct ModelCatalogTests {
  /// The SHA-256 of the three bytes `abc`, from FIPS 180-4's examples.
  static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  let folder: TemporaryFolder
  let catalog: ModelCatalog

  init() throws {
    folder = try TemporaryFolder()
    let presets = """
      name: known
      file: known.onnx
      sha256: \(Self.abc)
      obtain: Ask around.
      labels: own
      input: {}
      """
    try folder.write("Presets/Models/known.yaml", presets)
    try folder.write(
      "Presets/Models/remote.yaml",
      presets.replacingOccurrences(of: "known", with: "remote")
        + "\naddress: https://example.org/remote.onnx\n")
    try folder.write("Presets/Labels/own.txt", "robin\njay\n")
    try folder.makeFolder("work")
    catalog = ModelCatalog(
      library: PresetLibrary(folder: folder.url.appending(path: "Presets")),
      environment: [
        "XDG_CONFIG_HOME": folder.url.appending(path: "config").path,
        "XDG_CACHE_HOME": folder.url.appending(path: "cache").path,
      ], workingFolder: folder.url.appending(path: "work"))
  }

  @Test func `a known model without its file says how to get it`() {
    let known = #expect(throws: PresetError.self) { try catalog.resolve("known") }
    #expect(
      known?.description
        == "The model 'known' is known, but its file is not on this machine."
        + " Register yours with 'protogen models add known known.onnx'. Ask around.")
    let remote = #expect(throws: PresetError.self) { try catalog.resolve("remote") }
    #expect(remote?.description.hasSuffix("Get it with 'protogen models pull remote'.") == true)
  }

  @Test(arguments: [
    "work/known.onnx", "Presets/Models/known.onnx", "cache/protogen/models/known.onnx",
  ])
  func `the file is found in the working folder, beside the preset and in the cache`(
    path: String
  ) throws {
    let file = try folder.write(path, "abc")
    let model = try catalog.resolve("known")
    #expect(model.file.path == file.path)
    #expect(model.sha256 == Self.abc)
    #expect(try model.entry.flatMap { try catalog.labels(of: $0) }?.count == 2)
  }

  @Test func `a file with another digest is refused`() throws {
    try folder.write("work/known.onnx", "abd")
    let error = #expect(throws: PresetError.self) { try catalog.resolve("known") }
    #expect(error?.description.contains("is not the one known as 'known'") == true)
  }

  @Test func `a path is a path, and a known file is recognized by its digest`() throws {
    try folder.write("work/renamed.onnx", "abc")
    try folder.write("work/other.onnx", "xyz")
    #expect(try catalog.resolve("renamed.onnx").preset?.name == "known")
    let other = try catalog.resolve("./other.onnx")
    #expect(other.preset == nil)
    #expect(other.name == "other")
    let error = #expect(throws: PresetError.self) { try catalog.resolve("missing.onnx") }
    #expect(error?.description == "There is no model file 'missing.onnx'.")
    #expect(throws: PresetError.self) { try catalog.resolve("../work") }
  }

  @Test func `a typing error gets the nearest model`() {
    let error = #expect(throws: PresetError.self) { try catalog.resolve("knwon") }
    #expect(
      error?.description == "There is no model called 'knwon'. Did you mean 'known'?")
  }

  @Test func `a user's model is written, listed and found before a preset of its name`() throws {
    let file = try folder.write("elsewhere/mine.onnx", "xyz")
    let digest = try FileDigest.sha256(of: file)
    let preset = try ModelPreset(
      name: "known", file: file.path, sha256: digest, preprocessing: Preprocessing())
    let written = try catalog.add(preset)
    #expect(written.path == folder.url.appending(path: "config/protogen/models/known.yaml").path)
    #expect(catalog.names == ["known", "remote"])
    let model = try catalog.resolve("known")
    #expect(model.file.path == file.path)
    #expect(model.entry?.isUsers == true)
  }

  @Test func `a broken file of one model does not hide the others`() throws {
    try folder.write("config/protogen/models/broken.yaml", "nmae: broken\n")
    let (entries, problems) = catalog.entries()
    #expect(entries.map(\.preset.name) == ["known", "remote"])
    #expect(problems.count == 1)
    #expect(problems.first?.description.contains("broken.yaml") == true)
  }

  @Test func `a folder in place of a file is no model`() throws {
    try folder.makeFolder("work/known.onnx")
    #expect(throws: PresetError.self) { try catalog.resolve("known") }
  }
}
