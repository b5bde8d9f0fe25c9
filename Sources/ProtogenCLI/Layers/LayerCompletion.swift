internal import Classifiers
internal import ONNX

/// Completes layer names in the shell, from the model that the command line names.
enum LayerCompletion {
  /// The layers of the model after `--model` or `-m`, else of the built-in one; none if it cannot
  /// be read.
  static func names(for words: [String]) -> [String] {
    let name = words.value(of: ["--model", "-m"]) ?? ModelOptions.builtIn
    guard let resolved = try? CommandContext.current.catalog.resolve(name),
      let model = try? Model(contentsOf: resolved.file)
    else { return [] }
    return model.graph.nodes.compactMap(\.outputs.first)
  }
}
