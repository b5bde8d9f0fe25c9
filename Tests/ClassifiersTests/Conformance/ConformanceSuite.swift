import Foundation
import ONNX

/// The ONNX project's own backend test data, version 1.17.0.
enum ConformanceSuite {
  /// One folder of it: a model with inputs and the outputs they must give, or a light model.
  struct Case: Sendable {
    let name: String
    let modelFile: URL
    /// Folders of `input_i.pb` and `output_i.pb`; none for a light model.
    let dataSets: [URL]
    /// The outputs of a light model, whose inputs are a fixed ramp.
    let lightOutputs: [URL]
    let tolerance: Tolerance
  }

  /// How far apart numbers may be: `absolute + relative * |expected|`, as the suite's runner has it.
  struct Tolerance: Sendable, Decodable {
    let rtol: Double
    let atol: Double

    static let standard = Tolerance(rtol: 1e-3, atol: 1e-7)
  }

  /// `PROTOGEN_ONNX_TESTS`, or where `make test` puts the data.
  static let folder: URL = {
    let environment = ProcessInfo.processInfo.environment
    if let path = environment["PROTOGEN_ONNX_TESTS"], !path.isEmpty {
      return URL(fileURLWithPath: path)
    }
    let home = environment["HOME"] ?? "/root"
    let cache = environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "\(home)/.cache"
    return URL(fileURLWithPath: "\(cache)/protogen/onnx-1.17.0/data")
  }()

  static var isPresent: Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent("node").path)
  }

  /// Every case, sorted by name.
  static func cases() throws -> [Case] {
    let kinds = ["node", "simple", "pytorch-operator", "pytorch-converted"]
    let folders = try kinds.flatMap { try entries(of: folder.appendingPathComponent($0)) }
    let ordinary = try folders.filter { $0.hasDirectoryPath }.map { folder in
      Case(
        name: folder.lastPathComponent, modelFile: folder.appendingPathComponent("model.onnx"),
        dataSets: try entries(of: folder).filter {
          $0.lastPathComponent.hasPrefix("test_data_set")
        },
        lightOutputs: [], tolerance: .standard)
    }
    return try ordinary.sorted { $0.name < $1.name } + lightCases()
  }

  private static func lightCases() throws -> [Case] {
    let light = folder.appendingPathComponent("light")
    let files = try entries(of: light)
    return try files.filter { $0.pathExtension == "onnx" }.map { file in
      let name = file.deletingPathExtension().lastPathComponent
      return Case(
        name: name, modelFile: file, dataSets: [],
        lightOutputs: files.filter { $0.lastPathComponent.hasPrefix("\(name)_output_") },
        tolerance: try lightTolerance(name))
    }
  }

  /// The suite states a light model's tolerance in the folder of the real one.
  private static func lightTolerance(_ name: String) throws -> Tolerance {
    let model = name.replacingOccurrences(of: "light_", with: "test_")
    let file = folder.appendingPathComponent("real/\(model)/data.json")
    return try JSONDecoder().decode(Tolerance.self, from: try Data(contentsOf: file))
  }

  private static func entries(of folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: [.isDirectoryKey]
    ).sorted { $0.lastPathComponent < $1.lastPathComponent }
  }
}
