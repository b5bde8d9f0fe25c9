internal import ArgumentParser
internal import Classifiers
internal import Foundation

/// `protogen layers`: the arguments, and nothing else.
struct LayersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layers",
    abstract: "Lists a classifier's layers, with shapes and a live/dead probe.")

  @Argument(
    help: "An ONNX classifier: a file, or a name from 'protogen models list'.",
    completion: .file(extensions: ["onnx"]))
  var model = ModelOptions.builtIn

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "Print the names alone.")
  var names = false

  func run() throws {
    let context = CommandContext.current
    let loaded = try LoadedModel(ModelOptions.parse(["--model", model]), in: context)
    if names {
      context.print(loaded.classifier.layerNames.joined(separator: "\n"))
      return
    }
    let layers = try loaded.classifier.layers(probing: true)
    context.print(json ? try Self.json(layers) : LayerTable(layers).text)
  }

  private static func json(_ layers: [Layer]) throws -> String {
    String(decoding: try JSONEncoder.forReaders().encode(layers), as: UTF8.self)
  }
}
