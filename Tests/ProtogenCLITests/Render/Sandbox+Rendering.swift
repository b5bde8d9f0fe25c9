import Foundation
import ONNX
import Testing

extension Sandbox {
  static let project = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A sandbox with protogen's own presets.
  static func withPresets() throws -> Sandbox {
    let sandbox = try Sandbox()
    let presets = sandbox.folder.appending(path: "Presets")
    try FileManager.default.removeItem(at: presets)
    try FileManager.default.createSymbolicLink(
      at: presets, withDestinationURL: project.appending(path: "Presets"))
    return sandbox
  }

  /// A committed model of ten classes.
  static func fixture(_ name: String) -> String {
    project.appending(path: "Tests/Fixtures/classifiers/\(name).onnx").path
  }

  func write(_ model: Model, to path: String) throws {
    try write("work/\(path)", model.serialized())
  }

  /// Renders with few steps and the colors as they are, to `Outputs`.
  func render(_ model: String, _ arguments: String...) -> Result {
    render(model, arguments)
  }

  func render(_ model: String, _ arguments: [String], isTerminal: Bool = false) -> Result {
    run(Self.arguments(model, arguments), isTerminal: isTerminal)
  }

  /// The command line of a run; what `arguments` say replaces what is usual.
  static func arguments(_ model: String, _ arguments: [String]) -> [String] {
    let steps = arguments.contains("--steps") ? [] : ["--steps", "3"]
    return ["render", "--model", model] + steps + arguments
  }

  /// The bytes of every file below `work/Outputs`, hidden ones too, by path.
  func outputs(in folder: String = "Outputs") -> [String: Data] {
    let root = self.folder.appending(path: "work/\(folder)")
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
    var files: [String: Data] = [:]
    for path in paths {
      var isFolder: ObjCBool = false
      let file = root.appending(path: path)
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      files[path] = try? Data(contentsOf: file)
    }
    return files
  }

  /// Whether the output folder exists, empty or not.
  func hasFolder(_ name: String = "Outputs") -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "work/\(name)").path)
  }

  /// Checks that a command refused: one line on standard error, nothing printed, nothing written.
  func expectRefusal(
    _ result: Result, status: Int32, saying words: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(result.status == status, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.output.isEmpty, sourceLocation: sourceLocation)
    let lines = result.errors.split(separator: "\n")
    #expect(lines.count == 1, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(
      result.errors.hasPrefix("protogen: error: "), "\(result.errors)",
      sourceLocation: sourceLocation)
    for word in words {
      #expect(
        result.errors.contains(word), "'\(word)' in: \(result.errors)",
        sourceLocation: sourceLocation)
    }
    #expect(!hasFolder(), "Outputs was made", sourceLocation: sourceLocation)
  }
}
