import Classifiers
import Foundation
import Testing

struct PresetLibraryTests {
  let library: PresetLibrary

  init() throws { library = try PresetLibrary.locate() }

  @Test func `every model preset decodes, under its own name, with labels that exist`() throws {
    let catalog = ModelCatalog(library: library, environment: ["HOME": "/nowhere"])
    let (entries, problems) = catalog.entries()
    #expect(problems.map(\.description) == [])
    #expect(entries.map(\.preset.name) == library.names(of: .model))
    #expect(entries.count >= 15)
    for entry in entries {
      #expect(try catalog.labels(of: entry) != nil)
      #expect(entry.preset.sha256 != nil || entry.preset.obtain != nil)
      #expect((entry.preset.address == nil) || entry.preset.byteCount != nil)
    }
  }

  @Test func `every label list decodes, and has the classes of its data set`() throws {
    let counts = try library.names(of: .labels).map { name in
      try LabelList(contentsOf: library.file(.labels, named: name)).count
    }
    #expect(library.names(of: .labels) == ["aviary", "cifar-10", "imagenet-1k"])
    #expect(counts == [12, 10, 1000])
  }

  @Test func `a misspelled name gets the nearest`() {
    #expect(throws: PresetError.self) { try library.file(.labels, named: "imagenet1k") }
    let error = #expect(throws: PresetError.self) { try library.file(.labels, named: "imagenet1k") }
    #expect(
      error?.description
        == "There is no label list called 'imagenet1k'. Did you mean 'imagenet-1k'?")
    #expect(throws: PresetError.self) { try library.file(.labels, named: "../Labels/imagenet-1k") }
  }

  @Test func `the environment comes first, then the installation, then the package, then here`()
    throws
  {
    let folder = try TemporaryFolder()
    let bin = folder.url.appending(path: "pkg/.build/release")
    let working = folder.url.appending(path: "work")
    func locate(_ environment: [String: String] = [:]) throws -> String {
      try PresetLibrary.locate(
        environment: environment, executable: bin.appending(path: "protogen"),
        workingFolder: working
      ).folder.path
    }
    let error = #expect(throws: PresetError.self) { try locate() }
    #expect(error?.description.contains("Set PROTOGEN_PRESETS") == true)

    try folder.makeFolder("work/Presets")
    #expect(try locate() == folder.url.appending(path: "work/Presets").path)
    try folder.write("pkg/Package.swift", "")
    try folder.makeFolder("pkg/Presets")
    #expect(try locate() == folder.url.appending(path: "pkg/Presets").path)
    try folder.makeFolder("pkg/.build/share/protogen/Presets")
    #expect(try locate() == folder.url.appending(path: "pkg/.build/share/protogen/Presets").path)
    try folder.makeFolder("mine")
    let mine = folder.url.appending(path: "mine").path
    #expect(try locate(["PROTOGEN_PRESETS": mine]) == mine)
    #expect(throws: PresetError.noPresets(searched: ["/nowhere"])) {
      try locate(["PROTOGEN_PRESETS": "/nowhere"])
    }
  }
}
